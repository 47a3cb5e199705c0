package dev.reelwatch.web.digest;

import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Value;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.index.vocabulary.Fold;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a rank or a count is one of, as the sentence of a claim has it: a rank without its board, and a number without
 * what was counted, tell nothing.
 *
 * @param board who ranks, in the words of the article; empty where its sentence does not say
 * @param category which part of it, such as an app store's apps of one kind
 * @param fields in which tasks, where only some of them are ranked
 * @param counted what a number counts, such as {@code users}; empty where that is not said beside it
 * @param more true if it is more than that
 */
record Standing(
        Optional<String> board,
        Optional<String> category,
        List<Attribute> fields,
        Optional<String> counted,
        boolean more) {
    private static final String NAME = "(?:\\p{Lu}[\\w.'-]*\\s?){1,4}";
    /** A board that is named behind the word for it. */
    private static final Pattern NAMED = Pattern.compile("(?:榜单|排行榜|leaderboard)\\s?(" + NAME + ")(?!\\w)");

    private static final Pattern BOARD =
            Pattern.compile("(?:在|于|跻身|登上|登顶|位居|霸榜)\\s?([^，。；：、“”「」『』《》#\\s\\p{IsLatin}]{0,8}(?:" + NAME
                    + ")?[^，。；：、“”「」『』《》#\\s]{0,8}?(?:总榜|榜单|排行榜|竞技场|应用商店|App Store|Arena|(?<=[^，。；\\s在于上登居])榜(?![首一样单])))"
                    + "|(" + NAME + "(?:榜单|排行榜|竞技场))"
                    + "|\\b((?:\\p{Lu}[\\w.'-]*\\s){1,4}(?:[Ll]eaderboards?|Arena|[Rr]ankings?|[Cc]harts?|Index))");

    /** "登顶视频类应用榜首" */
    private static final Pattern CATEGORY =
            Pattern.compile("(?:登顶|位居|拿下|夺得|位列|占据)\\s?([^，。；、\\s\\p{IsLatin}总]{2,8}?)榜(?:首|单)?");

    private record Field(Attribute attribute, Pattern words) {}

    private static final List<Field> FIELDS = List.of(
            new Field(Attribute.TEXT_TO_VIDEO, Pattern.compile("文生视频|text[- ]to[- ]video|\\bt2v\\b")),
            new Field(Attribute.IMAGE_TO_VIDEO, Pattern.compile("图生视频|image[- ]to[- ]video|\\bi2v\\b")));

    private static final Map<String, Pattern> COUNTED = units();

    private static final Pattern MORE = Pattern.compile("(?:突破|超过|超|逾|破|more than|over|surpass\\w*)[了]?\\s?$");
    private static final Pattern MORE_ITSELF = Pattern.compile("^(?:突破|超过|超|逾|破|more than|over)|[多余]$|\\+$");
    private static final int NEAR_BEFORE = 8;
    private static final int NEAR_BEHIND = 6;

    Standing {
        fields = List.copyOf(fields);
    }

    private static Map<String, Pattern> units() {
        Map<String, Pattern> words = new LinkedHashMap<>(); // the narrower first
        words.put("active", Pattern.compile("月活|monthly (?:active )?users"));
        words.put("downloads", Pattern.compile("下载|downloads?|installs?"));
        words.put("views", Pattern.compile("播放|观看|浏览|views?|plays"));
        words.put("stars", Pattern.compile("颗?星标?|stars?\\b"));
        words.put("customers", Pattern.compile("企业|客户|customers?|enterprises"));
        words.put("creators", Pattern.compile("创作者|creators?"));
        words.put("users", Pattern.compile("用户|users?"));
        words.put("videos", Pattern.compile("视频|videos?"));
        words.put("uses", Pattern.compile("次"));
        return words;
    }

    /** @param passage the sentence of the claim */
    static Standing of(Claim claim, String passage) {
        String quote = claim.quote().text();
        List<Attribute> fields = claim.attribute() == Attribute.RANKING ? fieldsIn(quote) : List.of();
        Optional<String> board =
                claim.attribute() == Attribute.RANKING ? boardIn(quote).or(() -> boardIn(passage)) : Optional.empty();
        String value = claim.value().map(Value::text).orElse("");
        int at = value.isEmpty() ? -1 : quote.indexOf(value);
        Optional<String> category = board.flatMap(name -> CATEGORY.matcher(quote)
                .results()
                .map(found -> found.group(1))
                .filter(found -> !name.contains(found))
                .findFirst());
        if (at < 0) return new Standing(board, category, fields, Optional.empty(), false);
        String before = Fold.fold(quote.substring(0, at));
        String behind = Fold.fold(quote.substring(at + value.length()));
        boolean more =
                MORE.matcher(before).find() && !MORE_ITSELF.matcher(value).find();
        return new Standing(
                board,
                category,
                fields,
                claim.attribute() == Attribute.ADOPTION ? near(value, before, behind) : Optional.empty(),
                more);
    }

    /** Which of the two ways to make a video words name. */
    static List<Attribute> fieldsIn(String words) {
        String folded = Fold.fold(words);
        return FIELDS.stream()
                .filter(field -> field.words().matcher(folded).find())
                .map(Field::attribute)
                .toList();
    }

    /** What is counted stands right behind a number, within it, or else before it. */
    private static Optional<String> near(String value, String before, String behind) {
        String right = Fold.fold(value) + behind.substring(0, Math.min(NEAR_BEHIND, behind.length()));
        String left = before.substring(Math.max(0, before.length() - NEAR_BEFORE));
        for (String words : List.of(right.split("[，。；,;]", 2)[0], left)) {
            for (Map.Entry<String, Pattern> each : COUNTED.entrySet()) {
                if (each.getValue().matcher(words).find()) return Optional.of(each.getKey());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> boardIn(String words) {
        Matcher named = NAMED.matcher(words);
        if (named.find()) return Optional.of(named.group(1).strip());
        Matcher board = BOARD.matcher(words);
        if (!board.find()) return Optional.empty();
        for (int group = 1; group <= board.groupCount(); group++) {
            if (board.group(group) != null)
                return Optional.of(board.group(group).strip());
        }
        return Optional.empty();
    }
}
