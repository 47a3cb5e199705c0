package dev.reelwatch.web.site;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What one state of a text has that another has not: by paragraphs, and within a paragraph by words. */
public record TextChanges(List<Block> blocks) {
    private static final Pattern WORD = Pattern.compile("[\\p{IsLatin}\\p{Nd}]+|\\s+|\\X");
    /** Beyond these, comparing costs more than it tells. */
    private static final int MOST_WORDS = 4000;

    private static final int MOST_PARAGRAPHS = 3000;
    /** With less in common, two paragraphs are easier to read one after the other. */
    private static final double ALIKE = 0.4;

    public TextChanges {
        blocks = List.copyOf(blocks);
    }

    /** What became of words. */
    public enum Fate {
        KEPT,
        REMOVED,
        ADDED
    }

    /** Words with one fate. */
    public record Stretch(Fate fate, String text) {}

    /**
     * A paragraph.
     *
     * @param skipped if not 0, it stands for this many paragraphs that are the same, and has no words
     */
    public record Block(List<Stretch> stretches, int skipped) {
        public Block {
            stretches = List.copyOf(stretches);
        }
    }

    public static TextChanges between(String before, String after) {
        List<String> old = paragraphs(before);
        List<String> now = paragraphs(after);
        List<Block> blocks = new ArrayList<>();
        int at = 0;
        for (Change change : changes(old, now, MOST_PARAGRAPHS)) {
            keep(blocks, old, at, change.at());
            blocks.addAll(changed(change.old(), change.now()));
            at = change.at() + change.old().size();
        }
        keep(blocks, old, at, old.size());
        return new TextChanges(blocks);
    }

    /** True if nothing changed but the space between words. */
    public boolean isEmpty() {
        return blocks.stream()
                .flatMap(block -> block.stretches().stream())
                .allMatch(stretch -> stretch.fate() == Fate.KEPT);
    }

    private static List<String> paragraphs(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    // a change is read with the paragraph before and the one after it
    private static void keep(List<Block> blocks, List<String> old, int from, int to) {
        boolean first = from == 0;
        boolean last = to == old.size();
        int shownFrom = first ? from : Math.min(to, from + 1);
        int shownTo = last ? to : Math.max(shownFrom, to - 1);
        if (!first && from < to) blocks.add(kept(old.get(from)));
        if (shownTo > shownFrom) blocks.add(new Block(List.of(), shownTo - shownFrom));
        if (!last && shownTo < to && shownTo >= shownFrom) blocks.add(kept(old.get(to - 1)));
    }

    private static Block kept(String paragraph) {
        return new Block(List.of(new Stretch(Fate.KEPT, paragraph)), 0);
    }

    private static List<Block> changed(List<String> old, List<String> now) {
        List<Block> blocks = new ArrayList<>();
        int pairs = Math.min(old.size(), now.size());
        for (int i = 0; i < pairs; i++) {
            List<Stretch> words = words(old.get(i), now.get(i));
            if (words.isEmpty()) {
                blocks.add(new Block(List.of(new Stretch(Fate.REMOVED, old.get(i))), 0));
                blocks.add(new Block(List.of(new Stretch(Fate.ADDED, now.get(i))), 0));
            } else {
                blocks.add(new Block(words, 0));
            }
        }
        for (String gone : old.subList(pairs, old.size())) {
            blocks.add(new Block(List.of(new Stretch(Fate.REMOVED, gone)), 0));
        }
        for (String come : now.subList(pairs, now.size())) {
            blocks.add(new Block(List.of(new Stretch(Fate.ADDED, come)), 0));
        }
        return blocks;
    }

    /** Empty where the two have too little in common. */
    private static List<Stretch> words(String before, String after) {
        List<String> old = wordsOf(before);
        List<String> now = wordsOf(after);
        List<Stretch> stretches = new ArrayList<>();
        int at = 0;
        int kept = 0;
        for (Change change : changes(old, now, MOST_WORDS)) {
            add(stretches, Fate.KEPT, old.subList(at, change.at()));
            kept += change.at() - at;
            add(stretches, Fate.REMOVED, change.old());
            add(stretches, Fate.ADDED, change.now());
            at = change.at() + change.old().size();
        }
        add(stretches, Fate.KEPT, old.subList(at, old.size()));
        kept += old.size() - at;
        return kept >= ALIKE * Math.max(old.size(), now.size()) ? stretches : List.of();
    }

    private static void add(List<Stretch> stretches, Fate fate, List<String> words) {
        if (!words.isEmpty()) stretches.add(new Stretch(fate, String.join("", words)));
    }

    private static List<String> wordsOf(String paragraph) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(paragraph);
        while (matcher.find()) words.add(matcher.group());
        return words;
    }

    /** Words or paragraphs from {@code at} on that others took the place of; one of the two may be empty. */
    private record Change(int at, List<String> old, List<String> now) {}

    private static List<Change> changes(List<String> old, List<String> now, int most) {
        if (old.size() > most || now.size() > most) return List.of(new Change(0, old, now));
        List<Change> changes = new ArrayList<>();
        int oldEnd = -1;
        int nowEnd = -1;
        for (AbstractDelta<String> delta :
                DiffUtils.diff(old, now, new MyersDiffWithLinearSpace<>(), null).getDeltas()) {
            int at = delta.getSource().getPosition();
            int from = delta.getTarget().getPosition();
            // what comes is told apart from what goes, also where both stand in one place
            boolean joins = at == oldEnd && from == nowEnd;
            Change former = joins ? changes.removeLast() : new Change(at, List.of(), List.of());
            oldEnd = at + delta.getSource().size();
            nowEnd = from + delta.getTarget().size();
            changes.add(new Change(
                    former.at(),
                    old.subList(former.at(), oldEnd),
                    now.subList(from - former.now().size(), nowEnd)));
        }
        return changes;
    }
}
