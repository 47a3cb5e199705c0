package dev.reelwatch.index.vocabulary;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The words that tell how a statement is meant; see {@code cues.yaml}.
 *
 * @param words finds them all in a folded text
 * @param promptLines lines that hold a prompt, no statement
 * @param questions sentences that ask
 */
public record Cues(WordFinder<Cue> words, List<Opening> promptLines, List<Opening> questions) {
    private static final List<String> SPEECH =
            List.of("说", "称", "表示", "强调", "介绍", "给出", "透露", "承诺", "says", "said", "claims", "promises", "promised");

    /** What a word tells. */
    public enum Cue {
        PRAISE,
        BLAME,
        NEGATION,
        NOT_NEGATION,
        SPARED,
        ADVANTAGE,
        ABILITY,
        DEGREE,
        COMPARISON,
        COMPARED_BEFORE,
        COMPARED_AFTER,
        EQUAL,
        WORSE,
        PLANNED,
        PAST,
        RUMOURED,
        VENDOR,
        AUTHOR,
        THIRD_PARTY,
        HOWTO,
        PRONOUNS,
        CONDITION,
        HYPOTHETICAL,
        CONTRAST,
        TURN,
        GAINED,
        OTHERS,
        UNTOLD,
        WONDERS,
        CRITERIA,
        CAPTION;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Reads the cues.
     *
     * @param makers whose speech is the vendor's
     */
    static Cues read(YamlFile file, Iterable<String> makers) {
        WordFinder.Builder<Cue> builder = new WordFinder.Builder<>();
        for (String maker : makers) {
            for (String verb : SPEECH) {
                builder.add(maker + verb, Cue.VENDOR);
                builder.add(maker + " " + verb, Cue.VENDOR);
            }
        }
        Set<String> known = new java.util.TreeSet<>(Set.of("prompt_line", "question"));
        for (Cue cue : EnumSet.allOf(Cue.class)) {
            known.add(cue.key());
            for (String word : file.words(file.required(cue.key()), cue.key())) {
                builder.add(word, cue);
                // "领先了", "超越了": done, to the other
                if (cue == Cue.COMPARED_BEFORE && word.length() > 1 && word.charAt(0) > 'z')
                    builder.add(word + "了", cue);
            }
        }
        file.onlyFields(file.root(), "the file", known);
        return new Cues(builder.build(), openings(file, "prompt_line"), openings(file, "question"));
    }

    private static List<Opening> openings(YamlFile file, String field) {
        return file.patterns(file.required(field), field).stream()
                .map(Opening::of)
                .toList();
    }
}
