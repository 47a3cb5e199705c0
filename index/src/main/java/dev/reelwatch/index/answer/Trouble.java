package dev.reelwatch.index.answer;

/** Why a language model gave no answer that can be used. Its words hold nothing of keys, addresses or articles. */
public enum Trouble {
    TIMED_OUT("it took too long", Kind.OUTAGE),
    UNREACHABLE("no connection, or it broke", Kind.OUTAGE),
    RATE_LIMITED("too many requests (429)", Kind.OUTAGE),
    SERVER_FAILED("the server failed (5xx)", Kind.OUTAGE),
    REFUSED("the model refused", Kind.ANSWER),
    FILTERED("the provider's content filter stopped it", Kind.ANSWER),
    EMPTY("the answer was empty", Kind.ANSWER),
    NOT_JSON("the answer was no JSON of the form that was asked for", Kind.ANSWER),
    GARBLED("the response was not of the protocol that was expected", Kind.ANSWER),
    NO_VECTORS("the vectors were too few, of another length, or not all of numbers", Kind.ANSWER),
    TOO_LARGE("the response was larger than is read", Kind.ANSWER),
    /** The same question would be cut again; a shorter one may not. */
    CUT("the answer was cut at the longest length", Kind.QUESTION),
    /** The same question would be too long again. */
    TOO_LONG("the question is longer than the model takes; set llm_window_tokens lower", Kind.QUESTION),
    BAD_REQUEST("the server did not take the request (4xx)", Kind.QUESTION),
    DENIED("the key was not accepted (401, 403); see REELWATCH_LLM_KEY or llm_key_file", Kind.SETUP),
    NOT_PAID("the account has no credit left (402)", Kind.SETUP),
    NOT_FOUND("no such model or address (404); see llm_model and llm_url", Kind.SETUP),
    NOT_STARTED("the model within the program could not be started", Kind.SETUP),
    INTERRUPTED("it was interrupted", Kind.SETUP);

    /** What another attempt is good for. */
    enum Kind {
        /** The way to the model is blocked: another attempt may do, more questions do not. */
        OUTAGE,
        /** The model answered, and not well: another attempt may do. */
        ANSWER,
        /** Another attempt at this question is of no use; other questions may do. */
        QUESTION,
        /** Nothing can be asked until a person does something. */
        SETUP
    }

    private final String words;
    private final Kind kind;

    Trouble(String words, Kind kind) {
        this.words = words;
        this.kind = kind;
    }

    /** For people. */
    public String words() {
        return words;
    }

    /** True if the article, and not the way to the model, may be to blame. */
    public boolean concernsArticle() {
        return kind == Kind.ANSWER || kind == Kind.QUESTION;
    }

    /** True if nothing can be asked until a person mends the settings, or starts it again. */
    public boolean needsPerson() {
        return kind == Kind.SETUP;
    }

    /** True if another attempt at the same may do. */
    public boolean mayPass() {
        return kind == Kind.OUTAGE || kind == Kind.ANSWER;
    }

    /** True if the way to the model is blocked: other questions would meet the same. */
    public boolean isOutage() {
        return kind == Kind.OUTAGE;
    }

    boolean endsRun() {
        return kind == Kind.SETUP;
    }
}
