package dev.reelwatch.index.claim;

import dev.reelwatch.index.vocabulary.Mention;
import dev.reelwatch.index.vocabulary.Opening;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the assistants, editors and other products that are no video models by themselves, but take part in a test of
 * several: "豆包生成的这段视频…", a section headed "元宝" between those headed by models.
 */
final class Contestants {
    /** A test of so many models may have others that take part. */
    private static final int MODELS = 3;
    /** So often a product is spoken of as one that made a video, or heads a section. */
    private static final int TURNS = 2;

    private static final Opening MADE = Opening.compile(
            "\\s?(?:ai)?\\s?(?:生成|做|给|产出|交|拍)(?:出来|出)?的(?:这|那|第)?[一二两三四五六七八九十\\d]?(?:段|条|个|支|部)?(?:ai)?(?:视频|影片|片子|短片)|'s (?:ai )?(?:video|clip)s?\\b");

    private Contestants() {}

    /** The names of a text, with those that take part in a test of video models as such models that no list knows. */
    static List<Mention> among(List<Mention> names, String folded) {
        Set<String> models = new HashSet<>();
        Map<String, Integer> turns = new HashMap<>();
        for (Mention name : names) {
            if (name.video()) models.add(name.line());
            else if (isTurn(name, folded)) turns.merge(name.line(), 1, Integer::sum);
        }
        turns.values().removeIf(times -> times < TURNS);
        if (turns.isEmpty() || models.size() < MODELS) return new ArrayList<>(names);
        List<Mention> all = new ArrayList<>(names.size());
        for (Mention name : names) {
            boolean takesPart = !name.video() && turns.containsKey(name.line());
            all.add(
                    takesPart
                            ? new Mention(name.model(), name.line(), name.start(), name.end(), Mention.Kind.UNLISTED)
                            : name);
        }
        return all;
    }

    private static boolean isTurn(Mention name, String folded) {
        boolean alone = (name.start() == 0 || folded.charAt(name.start() - 1) == '\n')
                && (name.end() == folded.length() || folded.charAt(name.end()) == '\n');
        return alone || MADE.begins(folded, name.end(), folded.length());
    }
}
