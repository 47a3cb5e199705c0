package dev.reelwatch.index.claim;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.index.vocabulary.Mention;
import dev.reelwatch.index.vocabulary.Vocabulary;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells which models of one article a name can mean. */
final class ProvedNames {
    /** What a name comes to. */
    sealed interface Named {
        /** A model of the vocabulary that the article speaks of. */
        record Listed(String model) implements Named {}

        /** A name that the vocabulary does not know and the article holds. */
        record Unlisted(String model) implements Named {}

        record No(Dropped why) implements Named {}

        default Optional<String> name() {
            return switch (this) {
                case Listed listed -> Optional.of(listed.model());
                case Unlisted unlisted -> Optional.of(unlisted.model());
                case No ignored -> Optional.empty();
            };
        }
    }

    private static final int LONGEST = 60;
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");
    private static final Set<String> GENERIC = Set.of(
            "它",
            "他们",
            "我们",
            "模型",
            "新模型",
            "该模型",
            "这个模型",
            "这款模型",
            "视频模型",
            "视频",
            "产品",
            "工具",
            "平台",
            "ai",
            "it",
            "they",
            "model",
            "the model",
            "this model",
            "video",
            "the tool",
            "the platform",
            "ai video",
            "null",
            "none",
            "unknown");

    private final Vocabulary vocabulary;
    private final QuoteFinder words;
    private final Set<String> models = new HashSet<>();
    private final Set<String> lines = new HashSet<>();
    private final Map<String, Named> known = new HashMap<>();

    ProvedNames(Vocabulary vocabulary, Article article) {
        this.vocabulary = vocabulary;
        String all = article.title() + "\n" + article.text();
        words = new QuoteFinder(all);
        for (Mention mention : vocabulary.namesIn(all)) {
            if (!mention.video()) continue;
            models.add(mention.model());
            lines.add(mention.line());
        }
    }

    Named of(String name) {
        return known.computeIfAbsent(name.strip(), this::look);
    }

    private Named look(String name) {
        if (name.isEmpty() || name.length() > LONGEST || GENERIC.contains(name.toLowerCase(java.util.Locale.ROOT))) {
            return new Named.No(Dropped.NO_SUCH_MODEL);
        }
        List<Mention> mentions = vocabulary.namesInQuestion(name);
        List<Mention> videos = mentions.stream().filter(Mention::video).toList();
        Optional<Mention> whole =
                mentions.stream().filter(mention -> isAllOf(name, mention)).findFirst();
        if (whole.isPresent()) return listed(whole.get());
        if (videos.isEmpty() && !mentions.isEmpty()) return new Named.No(Dropped.NOT_A_VIDEO_MODEL);
        boolean letters = name.codePoints().anyMatch(Character::isLetter);
        if (letters && words.holds(name)) return new Named.Unlisted(name);
        // "快手可灵 2.1", "Runway's Gen-4 model": one model with words around its name
        long distinct = videos.stream().map(Mention::model).distinct().count();
        boolean versionLeft = videos.size() == 1 && hasDigitOutside(name, videos.getFirst());
        if (distinct == 1 && !versionLeft) return listed(videos.getFirst());
        return new Named.No(Dropped.NO_SUCH_MODEL);
    }

    private Named listed(Mention mention) {
        if (!mention.video()) return new Named.No(Dropped.NOT_A_VIDEO_MODEL);
        if (models.contains(mention.model())) return new Named.Listed(mention.model());
        // 可灵 in the title and 2.1版本 in the text make Kling 2.1
        boolean version = lines.contains(mention.line()) && mention.exact() && hasVersion(mention);
        return version ? new Named.Listed(mention.model()) : new Named.No(Dropped.MODEL_NOT_IN_ARTICLE);
    }

    private boolean hasVersion(Mention mention) {
        String rest = mention.model().replace(mention.line(), " ");
        Matcher number = NUMBER.matcher(rest);
        if (!number.find()) return rest.isBlank() || words.holds(rest.strip());
        return words.holds(number.group());
    }

    private static boolean isAllOf(String name, Mention mention) {
        return (name.substring(0, mention.start()) + name.substring(mention.end()))
                .codePoints()
                .noneMatch(Character::isLetterOrDigit);
    }

    private static boolean hasDigitOutside(String name, Mention mention) {
        return (name.substring(0, mention.start()) + name.substring(mention.end()))
                .chars()
                .anyMatch(Character::isDigit);
    }
}
