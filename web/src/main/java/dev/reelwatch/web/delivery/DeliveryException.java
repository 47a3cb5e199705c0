package dev.reelwatch.web.delivery;

/** A file of channels that cannot be used; the message names the file and the field. */
public final class DeliveryException extends RuntimeException {
    private static final long serialVersionUID = 1;

    DeliveryException(String message) {
        super(message);
    }
}
