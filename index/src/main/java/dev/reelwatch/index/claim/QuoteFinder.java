package dev.reelwatch.index.claim;

import dev.reelwatch.index.vocabulary.Fold;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds where in one article the words stand that somebody says stand there. */
final class QuoteFinder {
    /**
     * A place in the article.
     *
     * @param exact false where the words differ in what {@link FoldedWords} leaves out
     */
    record Place(int start, int end, boolean exact) {
        int length() {
            return end - start;
        }
    }

    private static final int MOST_PLACES = 500;
    private static final int LONGEST_SPAN = 160; // over an ellipsis
    private static final int LONGEST_QUOTE = 4000;
    private static final String SEPARATORS = " ,，、;；:：";
    private static final Pattern ELLIPSIS = Pattern.compile("[\\[(（【]?(?:…+|\\.{3,}|。{3,}|⋯+)[\\])）】]?");
    private static final Pattern EDGES =
            Pattern.compile("^[\\s\"'“”‘’「」『』《》(（\\[,，、。.;；:：!！-]+|[\\s\"'“”‘’「」『』《》)）\\],，、。.;；:：!！-]+$");

    private final String text;
    private final FoldedWords folded;
    private final List<Sentence> sentences;

    QuoteFinder(String text) {
        this.text = text;
        folded = FoldedWords.of(text);
        sentences = Sentence.in(Fold.fold(text));
    }

    /**
     * The place of a quote; where it stands in several, the first one behind {@code hint} in the part of the text that
     * was asked about, else the one nearest to that.
     */
    Optional<Place> find(String quote, int from, int to, int hint) {
        if (quote.length() > LONGEST_QUOTE || quote.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return Optional.empty();
        }
        String words = Normalizer.normalize(quote, Normalizer.Form.NFC);
        Optional<Place> found = nearest(places(words), from, to, hint);
        if (found.isPresent()) return found;
        String bare = EDGES.matcher(words).replaceAll("");
        if (!bare.equals(words) && !bare.isBlank()) {
            found = nearest(places(bare), from, to, hint);
            if (found.isPresent()) return found;
        }
        return overEllipsis(bare, from, to, hint);
    }

    /** Whole words of the article that are these, wherever they stand. */
    boolean holds(String words) {
        return places(words).stream().anyMatch(place -> place.equals(wholeWords(place)));
    }

    private List<Place> places(String words) {
        List<Place> places = new ArrayList<>();
        for (int at = text.indexOf(words); at >= 0 && places.size() < MOST_PLACES; at = text.indexOf(words, at + 1)) {
            places.add(new Place(at, at + words.length(), true));
        }
        if (!places.isEmpty()) return places;
        String wanted = FoldedWords.of(words).text();
        if (wanted.isEmpty()) return places;
        String all = folded.text();
        for (int at = all.indexOf(wanted); at >= 0 && places.size() < MOST_PLACES; at = all.indexOf(wanted, at + 1)) {
            int end = at + wanted.length();
            if (folded.isWhole(at, end)) places.add(new Place(folded.start(at), folded.end(end - 1), false));
        }
        return places;
    }

    private Optional<Place> nearest(List<Place> places, int from, int to, int hint) {
        return places.stream()
                .min(Comparator.comparingInt((Place place) -> place.start() >= from && place.end() <= to ? 0 : 1)
                        .thenComparingInt(place -> place.start() >= hint ? 0 : 1)
                        .thenComparingInt(place -> Math.abs(place.start() - hint)))
                .map(this::wholeWords);
    }

    /** Half a number or half a word proves something else than the whole. */
    private Place wholeWords(Place place) {
        int start = place.start();
        int end = place.end();
        while (start > 0 && joined(start)) start--;
        while (end < text.length() && joined(end)) end++;
        while (end > start && SEPARATORS.indexOf(text.charAt(end - 1)) >= 0) end--;
        while (start < end && SEPARATORS.indexOf(text.charAt(start)) >= 0) start++;
        return new Place(start, end, place.exact());
    }

    /** True if a Latin word or a number goes over this place. */
    private boolean joined(int at) {
        char before = text.charAt(at - 1);
        char after = text.charAt(at);
        if (isDigit(before) && isDigit(after)) return true;
        if (isLatin(before) && isLatin(after)) return true;
        if (isPoint(before) && isDigit(after)) return at > 1 && isDigit(text.charAt(at - 2));
        return isPoint(after) && isDigit(before) && at + 1 < text.length() && isDigit(text.charAt(at + 1));
    }

    private static boolean isDigit(char c) {
        return Character.isDigit(c);
    }

    private static boolean isLatin(char c) {
        return c < 0x250 && Character.isLetter(c);
    }

    private static boolean isPoint(char c) {
        return c == '.' || c == ',';
    }

    /** "A……B": the whole from A to B, where both stand in one sentence and not far apart. */
    private Optional<Place> overEllipsis(String quote, int from, int to, int hint) {
        List<String> parts = ELLIPSIS.splitAsStream(quote)
                .map(part -> EDGES.matcher(part).replaceAll(""))
                .filter(part -> !part.isBlank())
                .toList();
        if (parts.size() < 2) return Optional.empty();
        List<Place> spans = new ArrayList<>();
        for (Place first : places(parts.getFirst())) {
            Optional<Sentence> sentence = sentenceAt(first.start());
            if (sentence.isEmpty()) continue;
            int end = first.end();
            for (String part : parts.subList(1, parts.size())) {
                int behind = end;
                end = places(part).stream()
                        .filter(place -> place.start() >= behind
                                && place.end() <= sentence.get().end())
                        .mapToInt(Place::end)
                        .min()
                        .orElse(-1);
                if (end < 0) break;
            }
            if (end > 0 && end - first.start() <= LONGEST_SPAN) spans.add(new Place(first.start(), end, false));
        }
        return nearest(spans, from, to, hint);
    }

    Optional<Sentence> sentenceAt(int place) {
        int low = 0;
        int high = sentences.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Sentence sentence = sentences.get(middle);
            if (place < sentence.start()) high = middle - 1;
            else if (place >= sentence.end()) low = middle + 1;
            else return Optional.of(sentence);
        }
        return Optional.empty();
    }

    /** The sentences that a place touches. */
    List<Sentence> sentencesOf(Place place) {
        return sentences.stream()
                .filter(sentence -> sentence.start() < place.end() && sentence.end() > place.start())
                .toList();
    }

    List<Sentence> sentences() {
        return sentences;
    }
}
