package dev.reelwatch.index.search;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How names are written, each with what is meant by it.
 *
 * @param models canonical names of models and lines by their spellings
 * @param vendors makers by their spellings, folded
 */
public record Spelled(Map<String, String> models, Map<String, String> vendors) {
    public Spelled {
        models = Collections.unmodifiableMap(new LinkedHashMap<>(models));
        vendors = Collections.unmodifiableMap(new LinkedHashMap<>(vendors));
    }

    /** The maker with a folded name. */
    Optional<String> maker(String folded) {
        return Optional.ofNullable(vendors.get(folded));
    }
}
