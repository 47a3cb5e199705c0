package dev.reelwatch.index.entry;

import java.util.ArrayList;
import java.util.List;

/**
 * A model with its variants. Canonical names go from the line to the variant word by word, so {@code Runway},
 * {@code Runway Gen-4} and {@code Runway Gen-4 Turbo} are families of {@code Runway Gen-4 Turbo}, and
 * {@code Runway Gen} is none.
 */
public final class ModelFamily {
    private ModelFamily() {}

    /** All families of a model, the widest first, the model itself last. */
    public static List<String> of(String model) {
        List<String> families = new ArrayList<>();
        for (int space = model.indexOf(' '); space >= 0; space = model.indexOf(' ', space + 1)) {
            if (space > 0) families.add(model.substring(0, space));
        }
        families.add(model);
        return families;
    }

    /** True if {@code model} is {@code family} or a variant of it. */
    public static boolean covers(String family, String model) {
        return model.equals(family) || (model.startsWith(family) && model.charAt(family.length()) == ' ');
    }
}
