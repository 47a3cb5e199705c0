package dev.reelwatch.web.cli;

/** A setting that cannot be used; the message names file, key and what is allowed. */
public final class WrongSetting extends RuntimeException {
    private static final long serialVersionUID = 1;

    public WrongSetting(String message) {
        super(message);
    }
}
