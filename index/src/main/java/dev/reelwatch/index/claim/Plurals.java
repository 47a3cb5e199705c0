package dev.reelwatch.index.claim;

import dev.reelwatch.index.vocabulary.Opening;
import java.util.regex.MatchResult;

/** Tells which clauses speak of several models at once without a name: "两者都…", "它们…". */
final class Plurals {
    /** A clause speaks of all the models before it, not of one, if it holds one of these. */
    private static final Opening THEY_ALL = Opening.compile("[^\\p{L}]{0,4}(?:但|而|也|而且|不过|虽然|其实|目前|现在){0,2}(?:都|均|皆)");

    private static final Opening ALL_OF_THEM = Opening.compile(
            "[二两三四](?:者|款|家|个模型|个产品|个工具|种模型)|两边|两个都|俩|它们|他们|这些模型|这几[款家个]|\\bboth\\b|\\bthey\\b|\\bthese\\b|\\ball of");

    /** "另外两款都有", "三款模型都", "两者": so many together, the rest of those spoken of or all. */
    private static final Opening TOGETHER = Opening.compile(
            "(?<others>(?:另外?|其他|其余|剩下的?)(?:那|的)?(?:两|二)(?:个|款|家|者)|other two\\b)"
                    + "|(?<han>[三四])(?:者|款(?:模型|产品|工具)?|家|个模型)(?:都|均|皆|全|分别|里|之中|中|的|[,:])|\\b(?:all )?(?<word>three|four) (?:models|tools|of them|are|can|support)"
                    + "|两者|二者|两个(?:模型|版本)|(?<!前)两款|两版|两代|这两(?!个?问题|[天年月周次步点])|两边|两家|both (?:models|versions|of|are|can|support)|the two");

    /** "提供 5B 和 22B 两个版本": what one model comes in. */
    private static final Opening COMES_IN =
            Opening.compile("提供|拥有|分为|分成|分|包括|包含|推出|开源|发布|共|有|offers|comes in|available in");

    /** "它们始终没解决…": said of more than the one model spoken of. */
    private static final Opening MANY = Opening.compile(
            "[^\\p{L}]{0,3}(?:但|而|可|不过|所以)?(?:它们|这些(?:闭源|开源|国产|主流|头部)?(?:系统|模型|产品|工具|平台))|(?:but |and |so )?these (?:models|tools|systems|platforms) ");

    private Plurals() {}

    /**
     * How many models a clause speaks of together.
     *
     * @param count 0 for none
     * @param others true if those that were spoken of last are not meant
     */
    record Together(int count, boolean others) {
        static final Together NONE = new Together(0, false);
    }

    /** How many of the models spoken of before a clause speaks of together, without a name. */
    static Together howMany(Sentence.Clause clause, String folded) {
        if (!holdsSuchNumber(clause, folded)) return Together.NONE;
        return TOGETHER.first(folded, clause.start(), clause.end())
                .map(found -> together(found, clause, folded))
                .orElse(Together.NONE);
    }

    private static boolean holdsSuchNumber(Sentence.Clause clause, String folded) {
        for (int i = clause.start(); i < clause.end(); i++) {
            boolean number = switch (folded.charAt(i)) {
                case '两', '二', '三', '四' -> true;
                case 'b' -> folded.startsWith("both", i);
                case 't' -> folded.startsWith("two", i) || folded.startsWith("three", i);
                case 'f' -> folded.startsWith("four", i);
                default -> false;
            };
            if (number) return true;
        }
        return false;
    }

    private static Together together(MatchResult found, Sentence.Clause clause, String folded) {
        if (found.group("others") != null) return new Together(2, true);
        String many = found.group("han") == null ? found.group("word") : found.group("han");
        if (many != null) return new Together(many.equals("三") || many.equals("three") ? 3 : 4, false);
        boolean comesIn = COMES_IN.first(folded, clause.start(), found.start()).isPresent();
        return comesIn ? Together.NONE : new Together(2, false);
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
