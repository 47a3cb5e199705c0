package dev.reelwatch.crawler.fetch;

import java.util.Optional;
import okhttp3.HttpUrl;

/** Where an answer sends its reader. */
final class Redirect {
    private Redirect() {}

    /** Empty where it is no redirect, or one to where HTTP does not lead. */
    static Optional<HttpUrl> target(HttpUrl from, Exchange answer) {
        if (!Wire.redirects(answer.status())) return Optional.empty();
        return answer.header("Location")
                .flatMap(location -> Optional.ofNullable(from.resolve(location.strip())))
                .map(Redirect::plain);
    }

    /** Without a user, a password and a fragment, which are no part of what is asked for. */
    static HttpUrl plain(HttpUrl address) {
        return address.newBuilder().username("").password("").fragment(null).build();
    }
}
