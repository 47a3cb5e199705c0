package dev.reelwatch.index.search;

import com.ibm.icu.text.Transliterator;
import dev.reelwatch.index.entry.EntryAnalyzer;
import dev.reelwatch.index.entry.EntryDocument;
import dev.reelwatch.index.entry.NameHit;
import dev.reelwatch.index.vocabulary.Fold;
import dev.reelwatch.index.vocabulary.NearNames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.util.BytesRef;

/**
 * Mends words that neither the vocabulary nor any article knows: by a name that is spelt nearly so or, in Chinese, sounds the same;
 * else by a word of the articles. Which is tried only where a question finds nothing as it was typed, so it may take a while.
 */
final class Mending {
    private static final Pattern LATIN = Pattern.compile("[\\p{IsLatin}']{3,30}");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}{2,20}");
    private static final Pattern FIELD = Pattern.compile("(\\p{L}{2,12})[:：]\\s?[\"“「]?$");
    private static final int SHORTEST = 4;
    /** From this length on two slips are forgiven: names are few, words are many and near to each other. */
    private static final int LONG_NAME = 6;

    private static final int LONG_WORD = 9;
    private static final int MOST = 6;
    private static final int MOST_ALIKE = 500;
    private static final int LEAST_USED = 2;

    private final Spelled spelled;
    private final Function<String, List<NameHit>> names;
    private final AttributeWords attributes;
    private final Function<String, Set<String>> vendors;
    private final EntryAnalyzer analyzer;
    private volatile Optional<Known> known = Optional.empty();

    Mending(
            Spelled spelled,
            Function<String, List<NameHit>> names,
            AttributeWords attributes,
            Function<String, Set<String>> vendors,
            EntryAnalyzer analyzer) {
        this.analyzer = analyzer;
        this.spelled = spelled;
        this.names = names;
        this.attributes = attributes;
        this.vendors = vendors;
    }

    /**
     * Names made ready to be compared; that takes a moment.
     *
     * @param models words of names by their folded form; Chinese ones by their sound as well
     * @param sounds Chinese names by the sounds of their characters
     */
    private record Known(Map<String, String> models, Map<String, String> vendors, Map<List<String>, String> sounds) {}

    private record Change(int start, int end, String by) {}

    /** What was probably meant; empty where nothing better is known. */
    Optional<String> mended(String typed, IndexReader reader, boolean ofClaims) throws IOException {
        String text = typed.length() > Question.LONGEST ? typed.substring(0, Question.LONGEST) : typed;
        BitSet understood = understood(text);
        List<Change> changes = new ArrayList<>();
        Matcher latin = LATIN.matcher(text);
        while (latin.find() && changes.size() < MOST) {
            if (understood.get(latin.start())) continue;
            better(text, latin, reader, ofClaims)
                    .filter(word -> !Fold.fold(word).equals(Fold.fold(latin.group())))
                    .ifPresent(word -> changes.add(new Change(latin.start(), latin.end(), word)));
        }
        Matcher han = HAN.matcher(text);
        while (han.find() && changes.size() < MOST) {
            changes.addAll(alikeInSound(text, han.start(), han.end(), understood, reader, ofClaims));
        }
        if (changes.isEmpty()) return Optional.empty();
        changes.sort(Comparator.comparingInt(Change::start).reversed());
        StringBuilder mended = new StringBuilder(text);
        for (Change change : changes) mended.replace(change.start(), change.end(), change.by());
        return Optional.of(mended.toString().strip());
    }

    private BitSet understood(String text) {
        BitSet understood = new BitSet();
        names.apply(text).forEach(hit -> understood.set(hit.start(), hit.end()));
        attributes.in(text).forEach(named -> understood.set(named.start(), named.end()));
        return understood;
    }

    private Optional<String> better(String text, Matcher word, IndexReader reader, boolean ofClaims)
            throws IOException {
        String folded = Fold.fold(word.group());
        if (folded.length() < SHORTEST) return Optional.empty();
        boolean beforeColon = word.end() < text.length() && ":：".indexOf(text.charAt(word.end())) >= 0;
        if (beforeColon) {
            Set<String> fields = FieldedWords.names();
            return fields.contains(folded) ? Optional.empty() : nearest(folded, byItself(fields), reader, LONG_NAME);
        }
        Matcher field = FIELD.matcher(text.substring(0, word.start()));
        if (field.find()) {
            Optional<Map<String, String>> values = valuesOf(Fold.fold(field.group(1)));
            if (values.isPresent()) {
                boolean known = folded.equals(Fold.fold(values.get().getOrDefault(folded, "")))
                        || !vendors.apply(word.group()).isEmpty();
                return known ? Optional.empty() : nearest(folded, values.get(), reader, LONG_NAME);
            }
        }
        if (isUsed(folded, reader, ofClaims)) return Optional.empty();
        Map<String, String> all = new LinkedHashMap<>(known().models());
        known().vendors().forEach(all::putIfAbsent);
        Optional<String> name = nearest(folded, all, reader, LONG_NAME);
        return name.isPresent() ? name : nearestUsed(folded, reader, ofClaims);
    }

    private Optional<Map<String, String>> valuesOf(String field) {
        FieldedWords.Field asked = FieldedWords.field(field);
        if (asked == null) return Optional.empty();
        return switch (asked) {
            case MODEL -> Optional.of(known().models());
            case VENDOR -> Optional.of(known().vendors());
            case FEATURE -> Optional.of(byItself(attributes.words()));
            case POLARITY, STATUS, BASIS, IS, HAS -> Optional.of(byItself(FieldedWords.known(asked)));
            case SITE, AUTHOR, SAID, TRUE, VALUE, PRICE -> Optional.of(Map.of());
        };
    }

    private static Map<String, String> byItself(Collection<String> words) {
        Map<String, String> map = new LinkedHashMap<>();
        words.forEach(word -> map.put(word, word));
        return map;
    }

    /** Of those that are near enough the nearest; of two as near the one that begins the same, then the one that is used most. */
    private static Optional<String> nearest(String folded, Map<String, String> words, IndexReader reader, int twice)
            throws IOException {
        record Near(String word, int distance, boolean begins, int used) {}
        List<Near> near = new ArrayList<>();
        for (String word : words.keySet()) {
            int allowed = allowed(folded, word, twice);
            if (Math.abs(folded.length() - word.length()) > allowed) continue;
            int distance = NearNames.distance(folded, word);
            if (distance > allowed) continue;
            int used = reader.docFreq(new Term(EntryDocument.WORDS, word));
            near.add(new Near(word, distance, word.charAt(0) == folded.charAt(0), used));
        }
        return near.stream()
                .min(Comparator.comparingInt(Near::distance)
                        .thenComparing(Near::begins, Comparator.reverseOrder())
                        .thenComparing(Comparator.comparingInt(Near::used).reversed())
                        .thenComparing(Near::word))
                .map(found -> words.getOrDefault(found.word(), found.word()));
    }

    /** @param twice the length from which two slips are forgiven */
    private static int allowed(String one, String other, int twice) {
        int shorter = Math.min(one.length(), other.length());
        return shorter < SHORTEST ? 0 : shorter < twice ? 1 : 2;
    }

    private static String field(boolean ofClaims) {
        return ofClaims ? EntryDocument.WORDS : EntryDocument.TEXT;
    }

    private boolean isUsed(String word, IndexReader reader, boolean ofClaims) throws IOException {
        for (EntryAnalyzer.Term term : analyzer.terms(word)) {
            boolean there = reader.docFreq(new Term(field(ofClaims), term.text())) > 0
                    || (!ofClaims && reader.docFreq(new Term(EntryDocument.HEADLINE, term.text())) > 0);
            if (!there) return false;
        }
        return true;
    }

    private static Optional<String> nearestUsed(String folded, IndexReader reader, boolean ofClaims)
            throws IOException {
        Terms terms = MultiTerms.getTerms(reader, field(ofClaims));
        if (terms == null) return Optional.empty();
        Map<String, String> alike = new LinkedHashMap<>();
        FuzzyTermsEnum each = new FuzzyTermsEnum(
                terms, new Term(field(ofClaims), folded), folded.length() < LONG_WORD ? 1 : 2, 1, true);
        for (BytesRef term = each.next(); term != null && alike.size() < MOST_ALIKE; term = each.next()) {
            // what stands in one article only is as likely a slip itself
            if (each.docFreq() >= LEAST_USED) alike.put(term.utf8ToString(), term.utf8ToString());
        }
        return nearest(folded, alike, reader, LONG_WORD);
    }

    /** Chinese names written with other characters of the same sound, such as 可零 for 可灵, where nobody else writes so. */
    private List<Change> alikeInSound(
            String text, int start, int end, BitSet understood, IndexReader reader, boolean ofClaims)
            throws IOException {
        List<Change> changes = new ArrayList<>();
        List<String> sounds = Sounds.of(text.substring(start, end));
        if (sounds.size() != end - start) return changes;
        int at = 0;
        while (at < sounds.size() - 1) {
            int next = at + 1;
            for (Map.Entry<List<String>, String> name : known().sounds().entrySet()) {
                int to = at + name.getKey().size();
                if (to > sounds.size() || !sounds.subList(at, to).equals(name.getKey())) continue;
                int from = start + at;
                int taken = understood.nextSetBit(from);
                if (taken >= 0 && taken < start + to) continue;
                String written = Fold.fold(text.substring(from, start + to));
                if (written.equals(name.getValue()) || isUsed(written, reader, ofClaims)) continue;
                changes.add(new Change(from, start + to, name.getValue()));
                next = to;
                break;
            }
            at = next;
        }
        return changes;
    }

    private Known known() {
        Optional<Known> held = known;
        if (held.isPresent()) return held.get();
        Map<List<String>, String> sounds = new LinkedHashMap<>();
        Map<String, String> models = words(spelled.models().keySet(), sounds);
        Known made = new Known(models, words(spelled.vendors().keySet(), sounds), sounds);
        known = Optional.of(made);
        return made;
    }

    private static Map<String, String> words(Set<String> spellings, Map<List<String>, String> sounds) {
        Map<String, String> words = new LinkedHashMap<>();
        Set<String> han = new HashSet<>();
        for (String spelling : spellings) {
            Matcher latin = LATIN.matcher(spelling);
            while (latin.find()) words.putIfAbsent(Fold.fold(latin.group()), latin.group());
            String joined = Fold.letters(spelling);
            if (joined.matches("[a-z]{4,30}")) words.putIfAbsent(joined, spelling);
            if (spelling.matches("\\p{IsHan}{2,6}")) han.add(Fold.fold(spelling));
        }
        han.stream().sorted().forEach(name -> {
            List<String> sound = Sounds.of(name);
            sounds.putIfAbsent(sound, name);
            words.putIfAbsent(String.join("", sound), name);
        });
        return words;
    }

    /** How characters sound, without tones; loaded when it is first needed, which takes a while. */
    private static final class Sounds {
        private static final Transliterator SOUNDS = Transliterator.getInstance("Han-Latin; Latin-ASCII; Any-Lower");

        static List<String> of(String han) {
            List<String> sounds = new ArrayList<>();
            // each by itself, so that none is read as part of a word
            for (int i = 0; i < han.length(); i++) {
                sounds.add(SOUNDS.transliterate(String.valueOf(han.charAt(i)))
                        .strip()
                        .toLowerCase(Locale.ROOT));
            }
            return sounds;
        }
    }
}
