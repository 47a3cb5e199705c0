package dev.reelwatch.index.claim;

import dev.reelwatch.index.claim.Subjects.Reach;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.index.vocabulary.Mention;
import dev.reelwatch.index.vocabulary.Vocabulary;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an article is about as a whole, and what a model called by its line alone means in it. */
final class ArticleTopic {
    /** So much of what is said of a line's versions is said of one that it is the one spoken of. */
    private static final double ONLY_FROM = 0.8;

    /** What is named before this place counts twice. */
    private static final int OPENING = 300;

    /** Names in 1000 characters; with fewer, what stands a paragraph away speaks of something else. */
    private static final double SCATTERED = 1.0;

    /** From this share of all names on an article is on one model, whatever its headings name. */
    private static final double MAINLY = 0.7;

    private static final double MOSTLY = 0.5;

    /** From this share on, what names no model may be said of the one the article is about. */
    private static final double LIKELY = 0.4;

    private final Mentions mentions;
    private final Map<String, String> onlyVersions;
    private final Optional<String> line;
    private final Optional<String> model;
    private final boolean inTitle;
    private final double share;
    private final boolean scattered;

    ArticleTopic(Vocabulary.Folded read, LineWeights weights, Mentions mentions) {
        this.mentions = mentions;
        onlyVersions = holdsVersionsAgainstEachOther(read) ? onlyVersions() : Map.of();
        line = weights.heaviest();
        model = line.map(name -> modelOf(name, weights.inTitle()));
        inTitle = model.filter(name -> !line.equals(Optional.of(name)))
                .filter(name -> weights.inTitle().stream()
                        .anyMatch(mention -> mention.model().equals(name)))
                .isPresent();
        share = weights.shareOfHeaviest();
        scattered = weights.all() * 1000.0 / Math.max(1000, read.text().length()) < SCATTERED;
    }

    /** The model of the line that the article speaks of most, the line itself where no version stands out. */
    private String modelOf(String name, List<Mention> named) {
        Map<String, Integer> weights = new LinkedHashMap<>();
        for (Mention mention : mentions.all()) {
            if (mention.line().equals(name)) {
                weights.merge(mention.model(), mention.start() < OPENING ? 2 : 1, Integer::sum);
            }
        }
        for (Mention mention : named) {
            if (mention.line().equals(name)) weights.merge(mention.model(), LineWeights.TITLE_WEIGHT, Integer::sum);
        }
        int all = weights.values().stream().mapToInt(Integer::intValue).sum();
        // what is told of a size of a version is told of the version
        for (String sized : List.copyOf(weights.keySet())) {
            String version = ModelNames.withoutSize(sized);
            if (!version.equals(sized) && weights.containsKey(version)) {
                weights.merge(version, weights.get(sized), Integer::sum);
            }
        }
        return weights.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(name))
                .max(Map.Entry.comparingByValue())
                .filter(entry -> entry.getValue() * 2 >= all || (entry.getValue() >= 3 && entry.getValue() * 4 >= all))
                .map(Map.Entry::getKey)
                .orElse(name);
    }

    /** "Vidu Q4、可灵 3.0 到底买谁": a title with versions of several lines. */
    private boolean holdsVersionsAgainstEachOther(Vocabulary.Folded read) {
        return mentions.all().stream()
                        .filter(mention -> mention.exact() && mention.video())
                        .filter(mention -> read.title().contains(read.text().substring(mention.start(), mention.end())))
                        .map(Mention::line)
                        .distinct()
                        .limit(2)
                        .count()
                == 2;
    }

    /** The version of each line that the article speaks of, where it speaks of hardly another. */
    private Map<String, String> onlyVersions() {
        Map<String, Map<String, Integer>> versions = new HashMap<>();
        for (Mention mention : mentions.all()) {
            if (!mention.exact() || !Mentions.isModel(mention)) continue;
            versions.computeIfAbsent(mention.line(), name -> new HashMap<>()).merge(mention.model(), 1, Integer::sum);
        }
        Map<String, String> only = new HashMap<>();
        versions.forEach((name, counts) -> {
            int all = counts.values().stream().mapToInt(Integer::intValue).sum();
            counts.forEach((version, count) -> {
                if (count >= all * ONLY_FROM) only.put(name, version);
            });
        });
        return only;
    }

    /** The line of models it is about. */
    Optional<String> line() {
        return line;
    }

    /** The model it is about, or its line where no version stands out. */
    Optional<String> model() {
        return model;
    }

    /** The model it is about, if so much of it is on that one that what names none may be said of it. */
    Optional<String> likely() {
        return share >= LIKELY ? model : Optional.empty();
    }

    /** True if it names what it is about at least as often as all else. */
    boolean isMostOfIt() {
        return share >= MOSTLY;
    }

    /** True if it names hardly anything else. */
    boolean isNearlyAll() {
        return share >= MAINLY;
    }

    /** True if names are so few that what stands a paragraph away speaks of something else. */
    boolean isScattered() {
        return scattered;
    }

    /** True if the article is about a line as a whole or a version of it. */
    boolean isOfLine(String name) {
        return line.isPresent() && line.get().equals(name);
    }

    /** True if a model is of the line that the article is about. */
    boolean isOf(String name) {
        return isOfLine(mentions.lineOf(name));
    }

    /** What is said after a bare "可灵" in an article on Kling 3.0 is said of Kling 3.0. */
    String settled(String name) {
        return mentions.isLine(name) && isOfLine(name) ? model.orElse(name) : name;
    }

    /** As {@link #settled(String)}, without doubles. */
    List<String> settled(List<String> names) {
        if (names.size() == 1) return List.of(settled(names.get(0)));
        return names.stream().map(this::settled).distinct().toList();
    }

    /** What follows an aside on another version or a variant of what the title names is said of the latter again. */
    String backFrom(String aside) {
        return model.filter(about -> !line.equals(Optional.of(about)))
                .filter(about -> aside.startsWith(about + " ") || (inTitle && isOf(aside) && !mentions.isLine(aside)))
                .orElse(aside);
    }

    /**
     * "Vidu 的人像踩在棉花上", where Vidu Q4 is tested: what is said of how a line does is said of its only version. What it
     * is on the market it may be as a whole: who uses it is counted of the line, where the article is on the line.
     */
    String meant(String name, Attribute attribute, Reach reach) {
        if (attribute == Attribute.ADOPTION && reach != Reach.CLAUSE && line.equals(model) && isOf(name)) {
            return model.orElse(name);
        }
        boolean market = attribute.group() == Attribute.Group.MARKET && attribute != Attribute.PRICE;
        return mentions.isLine(name) && !market ? onlyVersions.getOrDefault(name, name) : name;
    }
}
