package dev.reelwatch.crawler.source;

/** {@code sources.yaml} does not say what to crawl; the message names the file, the line, the field and what is allowed. */
public final class SourcesException extends RuntimeException {
    private static final long serialVersionUID = 1;

    SourcesException(String message) {
        super(message);
    }

    SourcesException(String message, Throwable cause) {
        super(message, cause);
    }
}
