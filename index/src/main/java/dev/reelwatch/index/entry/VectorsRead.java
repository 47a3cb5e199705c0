package dev.reelwatch.index.entry;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which vectors lie in an index.
 *
 * @param model that made them
 * @param made how many times the archive had been given vectors of an article when it was read
 */
public record VectorsRead(String model, long made) {
    /** As it stands in the commit data of the index. */
    String written() {
        return made + " " + model;
    }

    static Optional<VectorsRead> of(@Nullable String written) {
        if (written == null) return Optional.empty();
        int space = written.indexOf(' ');
        return Optional.of(new VectorsRead(written.substring(space + 1), Long.parseLong(written.substring(0, space))));
    }
}
