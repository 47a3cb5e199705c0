package dev.reelwatch.index.vocabulary;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How tables on models are headed and filled in; see {@code tables.yaml}. */
public final class TableWords {
    /** What a column is for; where the models stand in a row, what a row is for. */
    public enum Role {
        MODELS,
        VERSIONS,
        PLANS,
        SKIPPED,
        REMARKS,
        PRAISE,
        FAULTS,
        ATTRIBUTE
    }

    /**
     * What a heading says.
     *
     * @param attribute there for {@link Role#ATTRIBUTE} only
     */
    public record Heading(Role role, Optional<Attribute> attribute) {
        private Heading(Role role) {
            this(role, Optional.empty());
        }
    }

    /** What the words or the sign of a cell mean. */
    public enum Answer {
        YES,
        NO,
        NOTHING,
        GOOD,
        FAIR,
        BAD;

        private String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int LONGEST_HEADING = 40;
    private static final Pattern IN_BRACKETS = Pattern.compile("[(\\[【][^)\\]】]*[)\\]】]?");
    /** Signs that may be colours of one sign, or stand around a word: variation selectors, bold, full stops. */
    private static final Pattern TRIM = Pattern.compile("[\\ufe0e\\ufe0f*。.!]+$|^\\*+|\\ufe0f");

    /** "price per clip", "length of video": what it is counted on. */
    private static final Pattern BASE = Pattern.compile("(?<=[a-z]) (?:per|for|of|in|with|/) .*$");

    private static final Comparator<WordFinder.Found<Heading>> LAST_AND_LONGEST =
            Comparator.<WordFinder.Found<Heading>>comparingInt(WordFinder.Found::end)
                    .thenComparing(Comparator.<WordFinder.Found<Heading>>comparingInt(WordFinder.Found::start)
                            .reversed());

    private final WordFinder<Heading> headings;
    private final WordFinder<Attribute> features;
    private final Map<String, Answer> answers;
    private final List<String> signs;
    private final List<String> access;
    private final List<String> news;

    private TableWords(YamlFile file, Collection<Feature> known) {
        WordFinder.Builder<Heading> builder = new WordFinder.Builder<>();
        Set<String> fields = new java.util.TreeSet<>(Set.of("headings", "access", "news"));
        for (Role role : EnumSet.complementOf(EnumSet.of(Role.ATTRIBUTE))) {
            String key = role.name().toLowerCase(Locale.ROOT);
            fields.add(key);
            file.words(file.required(key), key).forEach(word -> builder.add(word, new Heading(role)));
        }
        for (Map.Entry<String, JsonNode> entry : file.required("headings").properties()) {
            String place = "headings." + entry.getKey();
            Attribute attribute =
                    Attribute.fromJson(entry.getKey()).orElseThrow(() -> file.wrong(place, "is no attribute"));
            Heading heading = new Heading(Role.ATTRIBUTE, Optional.of(attribute));
            file.words(entry.getValue(), place).forEach(word -> builder.add(word, heading));
        }
        headings = builder.build();
        answers = new HashMap<>();
        for (Answer answer : Answer.values()) {
            fields.add(answer.key());
            file.words(file.required(answer.key()), answer.key())
                    .forEach(word -> answers.put(plain(Fold.fold(word)), answer));
        }
        signs = answers.entrySet().stream()
                .filter(entry -> entry.getValue() == Answer.YES || entry.getValue() == Answer.NO)
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        access = folded(file, "access");
        news = folded(file, "news");
        file.onlyFields(file.root(), "the file", fields);
        WordFinder.Builder<Attribute> words = new WordFinder.Builder<>();
        for (Feature feature : known) {
            for (List<String> list : List.of(
                    feature.words(),
                    feature.topics(),
                    feature.query(),
                    List.of(feature.labelZh(), feature.labelEn()))) {
                list.forEach(word -> words.add(word, feature.attribute()));
            }
        }
        features = words.build();
    }

    static TableWords read(YamlFile file, Collection<Feature> features) {
        return new TableWords(file, features);
    }

    private static List<String> folded(YamlFile file, String field) {
        return file.words(file.required(field), field).stream()
                .map(Fold::fold)
                .collect(Collectors.toUnmodifiableList());
    }

    private static String plain(String folded) {
        return TRIM.matcher(folded.strip()).replaceAll("").strip();
    }

    /**
     * What a heading, folded, is of, without what stands in brackets: its last word that tells counts, as in "API 价格",
     * of "画质评分" the one before the score.
     */
    public Optional<Heading> heading(String folded) {
        if (folded.length() > LONGEST_HEADING) return Optional.empty();
        String words = BASE.matcher(IN_BRACKETS.matcher(folded).replaceAll(" ")).replaceFirst("");
        List<WordFinder.Found<Heading>> telling = headings.in(words);
        Optional<WordFinder.Found<Heading>> last = telling.stream().max(LAST_AND_LONGEST);
        if (last.isPresent() && last.get().meaning().attribute().equals(Optional.of(Attribute.RANKING))) {
            int start = last.get().start();
            Optional<WordFinder.Found<Heading>> scored = telling.stream()
                    .filter(word ->
                            word.end() <= start && word.meaning().attribute().isPresent())
                    .max(LAST_AND_LONGEST);
            if (scored.isPresent()) last = scored;
        }
        if (last.isPresent()) return last.map(WordFinder.Found::meaning);
        return features.in(words).stream()
                .max(Comparator.<WordFinder.Found<Attribute>>comparingInt(found -> found.end() - found.start())
                        .thenComparingInt(WordFinder.Found::end))
                .map(found -> new Heading(Role.ATTRIBUTE, Optional.of(found.meaning())));
    }

    /** What a cell, folded, says as a whole. */
    public Optional<Answer> answer(String folded) {
        return Optional.ofNullable(answers.get(plain(folded)));
    }

    /** What a cell, folded, begins with: "✅ 原生", "不支持（可后期添加）"; a word only where it ends there. */
    public Optional<Answer> beginning(String folded) {
        for (String sign : signs) {
            if (!folded.startsWith(sign)) continue;
            boolean word = Character.isLetter(sign.charAt(sign.length() - 1));
            boolean ends = folded.length() == sign.length() || !Character.isLetterOrDigit(folded.charAt(sign.length()));
            if (!word || ends) return Optional.ofNullable(answers.get(sign));
        }
        return Optional.empty();
    }

    /** True if a remark, folded, tells who may use a model, or where. */
    public boolean tellsAccess(String folded) {
        return access.stream().anyMatch(folded::startsWith);
    }

    /** True if a remark, folded, tells that a model is new. */
    public boolean tellsNews(String folded) {
        return news.stream().anyMatch(word -> word.charAt(0) < 128 ? folded.equals(word) : folded.contains(word));
    }
}
