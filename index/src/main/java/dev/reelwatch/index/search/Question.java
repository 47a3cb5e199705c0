package dev.reelwatch.index.search;

import dev.reelwatch.index.entry.EntryAnalyzer;
import dev.reelwatch.index.entry.EntryAnalyzer.Term;
import dev.reelwatch.index.entry.NameHit;
import dev.reelwatch.index.vocabulary.Attribute;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words that a user typed, taken apart; fields were taken out before, see {@link FieldedWords}. Quotation marks hold
 * words together, all other signs are none.
 *
 * @param parts in the order in which they were typed
 * @param cut whether it was too long
 */
record Question(List<Part> parts, boolean cut) {
    /** Something that a hit should have. */
    sealed interface Part {
        /** The words themselves; empty only where a name is made of signs. */
        List<Word> words();
    }

    /** Models named by one stretch of words, mostly one. */
    record Names(Set<String> models, List<Word> words) implements Part {}

    /** A word that stands for attributes. */
    record Respects(Set<Attribute> attributes, List<Word> words) implements Part {}

    /** A maker of models. */
    record Maker(String vendor, List<Word> words) implements Part {}

    /** Any other words. */
    record Plain(List<Word> words) implements Part {}

    /**
     * Terms that stand in a row.
     *
     * @param terms never empty; a single Han character begins a longer term, too
     */
    record Word(List<Term> terms) {
        static boolean isOneHan(Term term) {
            return term.han() && term.text().codePointCount(0, term.text().length()) == 1;
        }
    }

    static final int LONGEST = 400;
    private static final int MOST_PARTS = 40;
    private static final int MOST_TERMS = 24;
    private static final String OPENING = "\"“「『＂";
    private static final String CLOSING = "\"”」』＂";
    private static final String BREAK = "\\s,;!?|/\\\\()\\[\\]，、；：。！？（）【】《》…";
    private static final Pattern BREAKS = Pattern.compile("[" + BREAK + "]+");
    private static final Pattern CHUNK = Pattern.compile("[^" + BREAK + "]+");
    /** Words so common that they tell nothing when they stand alone beside others. */
    private static final Set<String> EMPTY_WORDS =
            Set.of("的", "了", "吗", "呢", "是", "和", "与", "在", "有", "the", "a", "of", "is", "in", "to", "and");

    static Question of(String typed, Lexicon lexicon) {
        int length = Math.min(typed.length(), LONGEST);
        boolean cut = length < typed.length();
        String text = withoutHalfCharacters(typed.substring(0, length));
        Reading reading = new Reading(text, lexicon);
        int at = 0;
        while (at < text.length()) {
            int open = indexOfAny(text, OPENING, at);
            int close = open < 0 ? -1 : indexOfAny(text, CLOSING, open + 1);
            if (close < 0) {
                reading.free(at, text.length());
                break;
            }
            reading.free(at, open);
            reading.phrase(open + 1, close);
            at = close + 1;
        }
        List<Part> parts = reading.parts;
        if (parts.size() > 1) {
            List<Part> telling =
                    parts.stream().filter(part -> !isEmptyWord(part)).toList();
            if (!telling.isEmpty()) parts = telling;
        }
        boolean tooMany = parts.size() > MOST_PARTS;
        return new Question(List.copyOf(tooMany ? parts.subList(0, MOST_PARTS) : parts), cut || tooMany);
    }

    /** What must not be said: a name in all its spellings, or else words in a row; empty where there is no word. */
    static Optional<Part> left(String words, Function<String, List<NameHit>> names, EntryAnalyzer analyzer) {
        String text = withoutHalfCharacters(words);
        List<Term> terms = Reading.first(analyzer.terms(text));
        Set<String> models = new LinkedHashSet<>();
        for (NameHit hit : names.apply(text)) {
            if (hit.start() == 0 && hit.end() == text.length()) models.add(hit.model());
        }
        List<Word> row = terms.isEmpty() ? List.of() : List.of(new Word(terms));
        if (!models.isEmpty()) return Optional.of(new Names(models, row));
        return row.isEmpty() ? Optional.empty() : Optional.of(new Plain(row));
    }

    private static boolean isEmptyWord(Part part) {
        return part instanceof Plain plain
                && plain.words().size() == 1
                && plain.words().get(0).terms().size() == 1
                && EMPTY_WORDS.contains(plain.words().get(0).terms().get(0).text());
    }

    /** Lucene writes terms in UTF-8, which has no form for half of a surrogate pair. */
    private static String withoutHalfCharacters(String text) {
        StringBuilder whole = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? ' ' : c)
                .forEach(whole::appendCodePoint);
        return whole.toString();
    }

    private static int indexOfAny(String text, String characters, int from) {
        for (int i = from; i < text.length(); i++) if (characters.indexOf(text.charAt(i)) >= 0) return i;
        return -1;
    }

    private static final class Reading {
        private final String text;
        private final Lexicon lexicon;
        private final List<Part> parts = new ArrayList<>();

        Reading(String text, Lexicon lexicon) {
            this.text = text;
            this.lexicon = lexicon;
        }

        void phrase(int start, int end) {
            List<Term> terms = lexicon.analyzer().terms(text.substring(start, end));
            if (!terms.isEmpty()) parts.add(new Plain(List.of(new Word(first(terms)))));
        }

        private static List<Term> first(List<Term> terms) {
            return List.copyOf(terms.subList(0, Math.min(MOST_TERMS, terms.size())));
        }

        /** Names first, then makers and attributes in what is left, then words in what is left of that. */
        void free(int start, int end) {
            String stretch = text.substring(start, end);
            if (stretch.isBlank()) return;
            List<NameHit> hits = lexicon.names().apply(stretch).stream()
                    .filter(hit -> hit.end() <= stretch.length())
                    .sorted(Comparator.comparingInt(NameHit::start)
                            .thenComparing(Comparator.comparingInt(NameHit::end).reversed()))
                    .toList();
            int at = 0;
            int i = 0;
            while (i < hits.size()) {
                NameHit hit = hits.get(i);
                if (hit.start() < at) {
                    i++;
                    continue;
                }
                makers(stretch.substring(at, hit.start()));
                Set<String> models = new LinkedHashSet<>();
                while (i < hits.size()
                        && hits.get(i).start() == hit.start()
                        && hits.get(i).end() == hit.end()) {
                    models.add(hits.get(i).model());
                    i++;
                }
                List<Term> terms = lexicon.analyzer().terms(stretch.substring(hit.start(), hit.end()));
                parts.add(new Names(models, terms.isEmpty() ? List.of() : List.of(new Word(first(terms)))));
                at = hit.end();
            }
            makers(stretch.substring(at));
        }

        /** A maker stands by itself: 快手 is one, and neither quick nor a hand. */
        private void makers(String stretch) {
            int at = 0;
            Matcher chunk = CHUNK.matcher(stretch);
            while (chunk.find()) {
                Optional<String> maker = lexicon.maker(chunk.group());
                List<Term> terms = maker.isPresent() ? lexicon.analyzer().terms(chunk.group()) : List.of();
                if (terms.isEmpty()) continue;
                respects(stretch.substring(at, chunk.start()));
                parts.add(new Maker(maker.orElseThrow(), List.of(new Word(first(terms)))));
                at = chunk.end();
            }
            respects(stretch.substring(at));
        }

        private void respects(String stretch) {
            int at = 0;
            for (AttributeWords.Named named : lexicon.attributes().in(stretch)) {
                words(stretch.substring(at, named.start()));
                List<Term> terms = lexicon.analyzer().terms(stretch.substring(named.start(), named.end()));
                if (!terms.isEmpty()) {
                    parts.add(new Respects(named.attributes(), List.of(new Word(first(terms)))));
                }
                at = named.end();
            }
            words(stretch.substring(at));
        }

        /**
         * What touches belongs together ({@code gen-4}, {@code 10秒}), but a long run of Han is a sentence rather than a
         * word: each of its pairs is a part by itself.
         */
        private void words(String stretch) {
            for (String chunk : BREAKS.split(stretch, -1)) {
                List<Term> row = new ArrayList<>();
                List<Term> terms = lexicon.analyzer().terms(chunk);
                for (int i = 0; i < terms.size(); i++) {
                    if (terms.get(i).han() && !Word.isOneHan(terms.get(i))) {
                        add(row);
                        int end = i + 1;
                        while (end < terms.size()
                                && terms.get(end).han()
                                && terms.get(end).start() < terms.get(end - 1).end()) end++;
                        if (end - i <= 2) add(new ArrayList<>(terms.subList(i, end)));
                        else terms.subList(i, end).forEach(term -> add(new ArrayList<>(List.of(term))));
                        i = end - 1;
                    } else {
                        row.add(terms.get(i));
                    }
                }
                add(row);
            }
        }

        private void add(List<Term> row) {
            if (!row.isEmpty()) parts.add(new Plain(List.of(new Word(first(row)))));
            row.clear();
        }
    }
}
