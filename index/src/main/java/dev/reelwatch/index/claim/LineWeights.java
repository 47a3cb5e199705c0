package dev.reelwatch.index.claim;

import dev.reelwatch.index.vocabulary.Fold;
import dev.reelwatch.index.vocabulary.Mention;
import dev.reelwatch.index.vocabulary.Vocabulary;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** How often an article names each line of models; a name in the title counts several times. */
final class LineWeights {
    static final int TITLE_WEIGHT = 6;

    private static final Pattern MEASURED_AFTER = Pattern.compile(
            "\\s?(?:的)?(?:最强|免费|开源|国产|平价|最佳|完美)*(?:平替|替代|对手|杀手|竞品)|[ -](?:killer|rival|alternative|competitor)");
    private static final int AFTER = 12;
    private static final Pattern MEASURED_BEFORE = Pattern.compile(
            "(?:对标|媲美|吊打|碾压|超越|超过|堪比|不输|秒杀|比肩|叫板|取代|挑战|击败|打败|硬刚|beats?|rivals?|outperforms?|better than) ?$");
    private static final int BEFORE = 8;

    private final List<Mention> inTitle;
    private final Map<String, Integer> weights = new HashMap<>();
    private final Optional<String> heaviest;

    /** @param named the names in the text */
    LineWeights(List<Mention> named, Vocabulary.Folded read) {
        inTitle = read.inTitle().stream()
                .filter(mention -> !isMeasure(mention, read.title()))
                .toList();
        for (Mention mention : named) if (mention.video()) weights.merge(mention.line(), 1, Integer::sum);
        for (Mention mention : inTitle) {
            if (mention.video()) weights.merge(mention.line(), TITLE_WEIGHT, Integer::sum);
        }
        named.stream()
                .filter(mention -> mention.kind() == Mention.Kind.UNLISTED)
                .map(Mention::line)
                .distinct()
                .filter(line -> read.title().contains(Fold.fold(line)))
                .forEach(line -> weights.merge(line, TITLE_WEIGHT, Integer::sum));
        heaviest = weights.entrySet().stream()
                .max(Comparator.<Map.Entry<String, Integer>>comparingInt(Map.Entry::getValue)
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey);
    }

    /** "X 的免费平替", "对标 X 的新模型": a title names X only to tell what the article is about by it. */
    private static boolean isMeasure(Mention mention, String title) {
        if (mention.end() > title.length()) return false;
        String after = title.substring(mention.end(), Math.min(title.length(), mention.end() + AFTER));
        String before = title.substring(Math.max(0, mention.start() - BEFORE), mention.start());
        return MEASURED_AFTER.matcher(after).lookingAt()
                || MEASURED_BEFORE.matcher(before).find();
    }

    /** The names in the title, without those that what the article is about is only measured by. */
    List<Mention> inTitle() {
        return inTitle;
    }

    /** The line that the article is about. */
    Optional<String> heaviest() {
        return heaviest;
    }

    int all() {
        return weights.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How much of all names is of the line that the article is about, 0 to 1. */
    double shareOfHeaviest() {
        return heaviest.map(weights::get).orElse(0) / (double) Math.max(1, all());
    }
}
