package dev.reelwatch.index.answer;

import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** An attempt that failed. Has neither message nor cause: those of the libraries may hold keys, addresses and texts. */
public final class NoAnswer extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What of a request a server says it does not know. */
    enum Complaint {
        RESPONSE_FORMAT,
        TEMPERATURE,
        LENGTH
    }

    private final Trouble trouble;
    private final transient Optional<Duration> retryAfter;
    private final transient Set<Complaint> complaints;

    public NoAnswer(Trouble trouble) {
        this(trouble, Optional.empty(), Set.of());
    }

    NoAnswer(Trouble trouble, Optional<Duration> retryAfter, Set<Complaint> complaints) {
        super(trouble.words(), null, false, false);
        this.trouble = trouble;
        this.retryAfter = retryAfter;
        this.complaints = complaints;
    }

    /** What an error of LangChain4j, or of the way to the model, means. */
    public static NoAnswer of(RuntimeException error) {
        boolean http = false;
        for (Throwable each = error; each != null; each = each.getCause()) {
            if (each instanceof NoAnswer no) return no;
            http |= each instanceof HttpException;
        }
        // so LangChain4j calls a response without any choice, too
        if (error instanceof InternalServerException && !http) return new NoAnswer(Trouble.GARBLED);
        return new NoAnswer(
                switch (error) {
                    case TimeoutException ignored -> Trouble.TIMED_OUT;
                    case RateLimitException ignored -> Trouble.RATE_LIMITED;
                    case InternalServerException ignored -> Trouble.SERVER_FAILED;
                    case AuthenticationException ignored -> Trouble.DENIED;
                    case ModelNotFoundException ignored -> Trouble.NOT_FOUND;
                    // so it tells that the model itself refused
                    case ContentFilteredException ignored -> Trouble.REFUSED;
                    case InvalidRequestException ignored -> Trouble.BAD_REQUEST;
                    default -> Trouble.GARBLED;
                });
    }

    public Trouble trouble() {
        return trouble;
    }

    /** How long the server wants to be left alone, where it says so. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    Set<Complaint> complaints() {
        return complaints;
    }
}
