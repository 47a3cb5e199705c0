package dev.reelwatch.index.finding;

import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Value;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.index.vocabulary.Fold;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Under what plan, mode or machine something was said: figures of other circumstances are other figures. */
final class Circumstances {
    /** What is made longer, larger or smoother once it is there. */
    private static final String AFTERWARDS = "延长|续写|拼接|接续|extend|extension|stitch|超分|上采样|插帧|补帧|upscal|interpolat";

    private static final Pattern MADE_AFTERWARDS = Pattern.compile(AFTERWARDS);
    private static final Pattern CLAUSE = Pattern.compile("[,，;；。]");

    private static final Pattern MODE = Pattern.compile(
            "模式|会员|付费|免费|订阅|高品质|标准|专业|普通|旗舰|档|\\bapi\\b|网页|移动端|\\bapps?\\b|\\bmodes?\\b|\\bplans?\\b|\\btiers?\\b|\\bpro\\b|\\bbasic\\b|\\bfree\\b|\\bpaid\\b|preview|turbo|\\bfast\\b"
                    + "|黄金|铂金|钻石|白银|高级|基础|\\b(?:standard|premium|ultra|plus|unlimited|creator|enterprise|team)\\b"
                    // terms of payment
                    + "|年付|月付|包年|包月|按年|首月|限时|优惠|折扣|促销|特价|[一二三四五六七八九\\d.]折|annual|yearly|discount|promo|introductory"
                    + "|" + AFTERWARDS
                    // a part of the whole
                    + "|激活|activated|active param"
                    // how long one stands in line
                    + "|排队|高峰|\\bqueue|peak (?:hour|time)|rush hour");
    /** Ways in: of a function that is itself a way in they tell nothing. */
    private static final Pattern WAY_IN = Pattern.compile("图生|文生|image-to-video|text-to-video");

    private static final Set<Attribute> WAYS_IN =
            Set.of(Attribute.TEXT_TO_VIDEO, Attribute.IMAGE_TO_VIDEO, Attribute.VIDEO_TO_VIDEO);

    /** What it was run on. */
    private static final Pattern MACHINE = Pattern.compile(
            "(?<![\\d.])(?:[2345]0[5-9]0|a10g?|a100|a800|h20|h100|h200|h800|b200|l4|l40s?|v100|t4|6000 ada|m[1-5](?: (?:pro|max|ultra))?)(?![\\da-z.])");

    private Circumstances() {}

    /** The words of a claim that name a plan, a mode or a machine; empty where it speaks as if there were no others. */
    static Set<String> of(Claim claim) {
        Set<String> named = new TreeSet<>();
        String quote = Fold.fold(claim.quote().text());
        collect(MODE, quote, named);
        if (!WAYS_IN.contains(claim.attribute())) collect(WAY_IN, quote, named);
        claim.value().flatMap(Value::per).ifPresent(per -> collect(MODE, Fold.fold(per), named));
        if (claim.attribute() == Attribute.GENERATION_SPEED) collect(MACHINE, quote, named);
        return named;
    }

    /** True if the value of a claim is, by its clause, not of what a model makes but of what is made of that afterwards. */
    static boolean isMadeAfterwards(Claim claim) {
        String value = claim.value().map(told -> Fold.fold(told.text())).orElse("");
        return CLAUSE.splitAsStream(Fold.fold(claim.quote().text()))
                .filter(clause -> clause.contains(value))
                .anyMatch(clause -> MADE_AFTERWARDS.matcher(clause).find());
    }

    private static void collect(Pattern pattern, String words, Set<String> into) {
        Matcher matcher = pattern.matcher(words);
        while (matcher.find()) into.add(matcher.group());
    }
}
