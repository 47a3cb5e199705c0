package dev.reelwatch.index.vocabulary;

/** A vocabulary file that cannot be used; the message names file, place and what is allowed there. */
public final class VocabularyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public VocabularyException(String message) {
        super(message);
    }

    public VocabularyException(String message, Throwable cause) {
        super(message, cause);
    }
}
