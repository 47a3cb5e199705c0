package dev.reelwatch.index.claim;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The canonical names of models taken apart: "Wan 2.2 T2V A14B" is Wan 2.2, of 14B. */
final class ModelNames {
    private static final Pattern NUMBERED = Pattern.compile("^\\D*\\d+(?:\\.\\d+)?");
    private static final Pattern SIZE_ENDS = Pattern.compile(" A?(\\d{1,3}(?:\\.\\d)?)B$");
    private static final Pattern SIZE = Pattern.compile("(?<![\\d.])(\\d{1,3}(?:\\.\\d)?)[Bb](?![A-Za-z])");

    private ModelNames() {}

    /** A model without the variant and the size behind its number. */
    static String numberOf(String model) {
        Matcher number = NUMBERED.matcher(model);
        return number.find() ? number.group() : model;
    }

    /** True for "Wan 2.2 5B", a size of Wan 2.2. */
    static boolean isSizeOf(String model, String sized) {
        return !sized.equals(model) && withoutSize(sized).equals(model);
    }

    /** "5" for "Wan 2.2 5B"; empty for a version without a size. */
    static Optional<String> sizeOf(String model) {
        Matcher size = SIZE_ENDS.matcher(model);
        return size.find() ? Optional.of(size.group(1)) : Optional.empty();
    }

    /** "Wan 2.2" for "Wan 2.2 5B". */
    static String withoutSize(String model) {
        return SIZE_ENDS.matcher(model).replaceFirst("");
    }

    /** "两款 14B 模型", where the last one named is of 5B: of the version, as far as it is known. */
    static String ofSizeIn(Sentence.Clause clause, String text, String model) {
        Matcher own = SIZE_ENDS.matcher(model);
        if (!own.find()) return model;
        Matcher told = SIZE.matcher(text).region(clause.start(), clause.end());
        boolean another = false;
        while (told.find()) {
            if (told.group(1).equals(own.group(1))) return model;
            another = true;
        }
        return another ? numberOf(model) : model;
    }
}
