package dev.reelwatch.crawler.fetch;

/** A file of cookies cannot be used; the message names file and line, never a value. */
public class CookiesException extends RuntimeException {
    private static final long serialVersionUID = 1;

    CookiesException(String message) {
        super(message);
    }

    /** There is no such file. */
    public static final class Missing extends CookiesException {
        private static final long serialVersionUID = 1;

        Missing(String message) {
            super(message);
        }
    }
}
