package dev.reelwatch.index.claim;

import dev.reelwatch.index.vocabulary.Opening;

/** Tells which clauses speak of several models at once without a name: "两者都…", "它们…". */
final class Plurals {
    /** A clause speaks of all the models before it, not of one, if it holds one of these. */
    private static final Opening THEY_ALL = Opening.compile("[^\\p{L}]{0,4}(?:但|而|也|而且|不过|虽然|其实|目前|现在){0,2}(?:都|均|皆)");

    private static final Opening ALL_OF_THEM = Opening.compile(
            "[二两三四](?:者|款|家|个模型|个产品|个工具|种模型)|两边|两个都|俩|它们|他们|这些模型|这几[款家个]|\\bboth\\b|\\bthey\\b|\\bthese\\b|\\ball of");

    private static final Opening TWO = Opening.compile(
            "两者|二者|两个(?:模型|版本)|两款|两版|两代|这两(?!个?问题|[天年月周次步点])|两边|两家|both (?:models|versions|of|are|can|support)|the two");

    /** "提供 5B 和 22B 两个版本": what one model comes in. */
    private static final Opening COMES_IN =
            Opening.compile("提供|拥有|分为|分成|分|包括|包含|推出|开源|发布|共|有|offers|comes in|available in");

    /** "它们始终没解决…": said of more than the one model spoken of. */
    private static final Opening MANY = Opening.compile(
            "[^\\p{L}]{0,3}(?:但|而|可|不过|所以)?(?:它们|这些(?:闭源|开源|国产|主流|头部)?(?:系统|模型|产品|工具|平台))|(?:but |and |so )?these (?:models|tools|systems|platforms) ");

    private Plurals() {}

    /** True if a clause speaks of the two models spoken of last. */
    static boolean speaksOfTwo(Sentence.Clause clause, String folded) {
        int start = clause.start();
        int end = clause.end();
        boolean may = folded.indexOf('两', start, end) >= 0
                || folded.indexOf('二', start, end) >= 0
                || folded.indexOf("both ", start, end) >= 0
                || folded.indexOf("the two", start, end) >= 0;
        return may
                && TWO.first(folded, start, end)
                        .filter(two ->
                                COMES_IN.first(folded, start, two.start()).isEmpty())
                        .isPresent();
    }

    /** True if a clause speaks of all models that the one before it speaks of. */
    static boolean speaksOfAll(Sentence.Clause clause, String folded) {
        return THEY_ALL.begins(folded, clause.start(), clause.end())
                || ALL_OF_THEM.first(folded, clause.start(), clause.end()).isPresent();
    }

    /** True if a clause speaks of more than one model. */
    static boolean speaksOfMany(Sentence.Clause clause, String folded) {
        return MANY.begins(folded, clause.start(), clause.end());
    }
}
