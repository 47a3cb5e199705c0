package dev.reelwatch.web.digest;

import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Value;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.index.vocabulary.Fold;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Under what conditions a sentence of an article says what it says: a figure that holds for a plan, a mode or a beta is
 * another one without them, and what a demonstration shows is no verdict on the model.
 */
final class Setting {
    /** Words that narrow a figure, with what stands right before a plan, a mode or an edition. */
    private static final Pattern CONDITION = Pattern.compile(
            "(?:(?![在的以可用和与为])\\p{IsHan}){0,8}模式|(?:高级|普通|付费|免费)?(?:会员|套餐)|订阅者|订阅用户|付费用户|内测|公测|测试版|预览版|抢先体验"
                    + "|(?:普通|标准|专业|大师|高级|旗舰|尊享|基础|免费|安卓|网页)版"
                    + "|(?<![\\p{IsLatin}\\p{Nd}])(?:Pro|Plus|Ultra|Premium|Enterprise|Basic|Lipsync|API)(?![\\p{IsLatin}\\p{Nd}])"
                    + "|\\b(?:pro|plus|ultra|premium|paid|free|fast|relaxed|beta|preview|turbo)[- ](?:plans?|tiers?|users?|subscribers?|modes?)\\b"
                    + "|\\b(?:in|during) (?:beta|preview)\\b|对口型|首尾帧|排队|高峰",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern BOUND = Pattern.compile(
            "(?:最长|最多|最高|最大|多达|高达|长达|上限|限制|不超过|以内|up to|at most|max(?:imum)?|as (?:long|much) as|limited to)[^。，,；;！!？?]{0,12}$");

    /** So much is about right. */
    private static final Pattern ABOUT = Pattern.compile("(?:大约|大概|平均|约|about|around|roughly|approximately|~)\\s*$");

    private static final Pattern ABOUT_BEHIND = Pattern.compile("^\\s*(?:左右|上下|or so)");

    private static final Pattern BASE = Pattern.compile(
            "^\\s*(?:元|美元|美金|人民币)?\\s*(?:(?:每|/|per )\\s*(?:一)?(?:(百万|million|1m)\\s?tokens?|(?:次(?:调用|请求)|(?:api )?(?:call|request)s?)))");

    private static final Pattern DEMO = Pattern.compile(
            "官方[^。！？]{0,12}(?:演示|视频|宣传|样片|案例|示例|demo|片子)|宣传片|宣传视频|演示视频|从演示|现场演示|发布会上(?:展示|演示)"
                    + "|\\b(?:official|company|vendor)(?:'s)? (?:demos?|trailers?|examples?|videos?)\\b|\\bdemo (?:video|reel)s?\\b|in (?:the|its) demos?\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern CLIP = Pattern.compile(
            "[这那](?:一)?(?:段|条|个)(?:视频|画面|镜头|片段|片子|动画|case|例子|对比)|这题|这一组|这组|第[一二三四五六七八九十\\d]+[段条个]|一段视频|[这那](?:个|支|条)?(?:短片|镜头)"
                    + "|\\bin (?:this|that|one) (?:clip|shot|video|scene|example)\\b|\\bthis (?:clip|shot|video|example)\\b",
            Pattern.CASE_INSENSITIVE);

    private Setting() {}

    /**
     * The conditions under which a sentence says a figure, as it writes them. To whom a thing is open is no condition of
     * that; that only its interface for programs is, is one.
     */
    static List<String> conditions(String sentence, Collection<Claim> claims, Passages passages) {
        List<Attribute> told = claims.stream().map(Claim::attribute).toList();
        boolean figures = told.stream().anyMatch(attribute -> !Facts.EVENTS.contains(attribute));
        boolean access = told.contains(Attribute.AVAILABILITY);
        if (!figures && !access) return List.of();
        List<String> values = claims.stream()
                .flatMap(claim -> claim.value().stream())
                .map(Value::text)
                .toList();
        List<String> parts = List.of(sentence.split("[;；]"));
        List<String> meant = parts.stream()
                .filter(part -> values.stream().anyMatch(part::contains))
                .toList();
        return (meant.isEmpty() ? parts : meant)
                .stream()
                        .flatMap(part -> CONDITION.matcher(part).results())
                        .map(found -> found.group())
                        .filter(words -> figures || words.equalsIgnoreCase("API"))
                        .filter(words -> claims.stream().noneMatch(claim -> isOfName(words, sentence, claim, passages)))
                        .distinct()
                        .toList();
    }

    /** True if the sentence names the model no longer without these words: "Sora 2 Pro" is no plan. */
    private static boolean isOfName(String words, String sentence, Claim claim, Passages passages) {
        return passages.namesIn(sentence).contains(claim.model())
                && !passages.namesIn(sentence.replace(words, " ")).contains(claim.model());
    }

    /** How a sentence means a figure: as a bound, or about; empty where neither is said. */
    static Optional<String> measure(String sentence, String figure) {
        int at = sentence.indexOf(figure);
        if (at < 0) return Optional.empty();
        String before = Fold.fold(sentence.substring(0, at));
        String behind = Fold.fold(sentence.substring(at + figure.length()));
        if (ABOUT.matcher(before).find() || ABOUT_BEHIND.matcher(behind).find()) return Optional.of("about");
        return BOUND.matcher(before).find() ? Optional.of("up-to") : Optional.empty();
    }

    /** What a sentence counts a price on right behind it, where extraction knows no such base: by the million of tokens, by the call. */
    static Optional<String> base(String sentence, String figure) {
        int at = sentence.indexOf(figure);
        if (at < 0) return Optional.empty();
        Matcher base = BASE.matcher(Fold.fold(sentence.substring(at + figure.length())));
        if (!base.find()) return Optional.empty();
        return Optional.of(base.group(1) != null ? "million-tokens" : "call");
    }

    /** What a verdict was passed on, where that is less than the model: {@code demo} of its maker, one {@code clip}. */
    static Optional<String> shownIn(String sentence) {
        if (DEMO.matcher(sentence).find()) return Optional.of("demo");
        return CLIP.matcher(sentence).find() ? Optional.of("clip") : Optional.empty();
    }

    /** Figures of one unit that stand in a row with this one, such as "5s和10s" or "$1.75 ~ $2.80": all of them as written. */
    static Optional<String> row(String sentence, String figure) {
        Matcher unit =
                Pattern.compile("^([$¥￥€]?)\\s?\\d+(?:\\.\\d+)?\\s?(\\p{L}*)$").matcher(figure.strip());
        if (!unit.matches() || (unit.group(1).isEmpty() && unit.group(2).isEmpty())) return Optional.empty();
        String one = Pattern.quote(unit.group(1)) + "\\s?\\d+(?:\\.\\d+)?\\s?" + Pattern.quote(unit.group(2));
        Matcher row = Pattern.compile(one + "(?:\\s?(?:和|或|、|/|~|～|至|到|-|–| and | or | to )\\s?" + one + ")+")
                .matcher(sentence);
        List<String> rows = new ArrayList<>();
        while (row.find())
            if (row.group().contains(figure.strip())) rows.add(row.group().strip());
        return rows.stream().findFirst();
    }
}
