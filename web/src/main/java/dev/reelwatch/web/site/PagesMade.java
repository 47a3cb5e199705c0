package dev.reelwatch.web.site;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Pages that were made, for who asks the same while all that they are made from is the same. When that is another, all are
 * let go at once: none can outlive what it was made from.
 */
final class PagesMade {
    /** Some thousand pages, packed as they are. */
    private static final long MOST_BYTES = 16L << 20;

    /** What an entry takes beside its page. */
    private static final int BESIDES = 1000;

    /**
     * All that pages are made from but the request.
     *
     * @param weighed by the object itself; empty where nothing is weighed yet
     */
    record State(Object knowledge, String version, Optional<Object> weighed) {
        @SuppressWarnings("ReferenceEquality") // another object is another state
        boolean isThatOf(State other) {
            return knowledge == other.knowledge
                    && weighed.orElse(null) == other.weighed.orElse(null)
                    && version.equals(other.version);
        }
    }

    private record Kept(State state, Cache<View, PackedPage> pages) {}

    private volatile @Nullable Kept kept;

    /** The page of a request, where it was made from the same. */
    Optional<PackedPage> find(State state, View view) {
        return Optional.ofNullable(of(state).getIfPresent(view));
    }

    /** @param state as it was before the page was made: what came meanwhile may be on it, what was before may not be missing */
    void keep(State state, View view, PackedPage page) {
        of(state).put(view, page);
    }

    private Cache<View, PackedPage> of(State state) {
        Kept now = kept;
        if (now == null || !now.state().isThatOf(state)) {
            now = new Kept(
                    state,
                    Caffeine.newBuilder()
                            .maximumWeight(MOST_BYTES)
                            .weigher((View view, PackedPage page) -> page.size() + room(view))
                            .build());
            kept = now;
        }
        return now.pages();
    }

    private static int room(View view) {
        int characters = view.path().length();
        for (var parameter : view.query().entrySet()) {
            characters += parameter.getKey().length();
            for (String value : parameter.getValue()) characters += BESIDES / 10 + value.length();
        }
        return BESIDES + 2 * characters;
    }
}
