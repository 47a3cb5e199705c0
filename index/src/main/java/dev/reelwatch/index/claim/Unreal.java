package dev.reelwatch.index.claim;

import dev.reelwatch.index.claim.Subjects.Reach;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.index.vocabulary.Cues.Cue;
import dev.reelwatch.index.vocabulary.Feature;
import dev.reelwatch.index.vocabulary.Opening;
import java.util.EnumSet;
import java.util.Set;

/** Tells which clauses claim nothing, for all that they say: what is supposed, wished for, denied, mistaken or not yet tried. */
final class Unreal {
    /** "如果可灵 3.0 能支持…", "if Veo 3.1 had …": it has not. */
    private static final Opening SUPPOSED = Opening.compile(
            "NAME+[^,。;]{0,2}(?:如果|假如|要是|倘若)(?!说|你|您)[^,。;]{0,4}(?:能|可以|支持|有|再|做到|加上)|(?:但|不过|而)?(?:(?:如果|假如|要是|倘若)(?!说)[^,。;你我他用]{0,4}NAME+[^,。;]{0,6}(?:能|可以|支持|有|做到|开源|再|加上|哪天|真)|(?:suppose|unless) (?:the )?NAME|if (?:only )?(?:the )?NAME+ (?:(?:ai )?(?:video )?model )?(?:only )?(?:had|could|would|were|gets?|got|ever|supported|offered|added|adds?) )"
                    .replace("NAME", String.valueOf(Feature.NAME)));

    /** "主角花 19.9 元买了一杯咖啡": what is bought is another thing. */
    private static final Opening OWN_SPENDING = Opening.compile(
            "(?:主角|男主|女主|他|她)[^,。;]{0,16}(?:花|掏)(?:了|费)?[^,。;\\d每]{0,6}\\d[^,。;]{0,8}(?:元|块|美元|刀)|花了?\\s?\\d[^,。;]{0,8}(?:元|块|美元)买");

    /** "快手一季度营收 330 亿元": the maker's, not the model's. */
    private static final Opening OF_MAKER = Opening.compile("营收|总收入|净利|利润|市值|股价|研发投入|revenue|market cap");

    /** "很多人误以为…": what is told to be wrong. */
    private static final Opening MISBELIEVED = Opening.compile(
            "(?:误以为|(?:一直|原本|本来|还)以为)(?!是?(?:实拍|真人|真的|真实|电影|照片|真))|(?:说法|传言|传闻|消息)(?:其实|都|并)?(?:是错|是假|不实|不属实|是谣言|子虚乌有|不对)|\\b(?:a myth|not true|not the case) that\\b|mistakenly");

    /** "有人说很僵，我不同意": what the writer contradicts at once. */
    private static final Opening REFUTED = Opening.compile(
            ("[^\\p{L}]{0,4}(?:但|可|而|不过)?(?:我|笔者|本人|我们)?(?:并|可|完全|都)?(?:(?:不同意|不(?:这么|这样)(?:认为|看|觉得)|不认同|不敢苟同|不以为然)END)|[^\\p{L}]{0,4}(?:但|可|而)?(?:其实|事实上?|实际上|实则)?(?:(?:不然|并非如此|不是这样|不是这么回事)END)"
                            + "|[^\\p{L}]{0,4}(?:but |yet )?(?:i (?:strongly |respectfully )?(?:disagree|don't agree|beg to differ|don't think so|don't buy (?:it|that))|(?:that's|that is|this is) (?:not true|wrong|false|nonsense))END")
                    .replace("END", "(?:[,.;!。]|$)"));

    private static final Opening SOME_SAY = Opening.compile(
            "(?:有人|很多人|不少人|有些人|大家|网友|都|据)(?:们)?(?:说|觉得|认为|吐槽|抱怨)|\\b(?:some|many|people|critics|others|fans|reviewers|everyone)(?: people)? (?:say|says|think|thinks|claim|claims|argue|believe|complain)");

    private static final Opening UNTESTED = Opening.compile(
            "(?:haven't|have not|hasn't|didn't|did not) (?:yet |really )?(?:tested|tried|checked|test|try)\\b|还?没(?:来得及|有|去)?[测试](?!出|完|到|用)");

    private static final Opening DENIES_IT = Opening.compile("(?<![可能不])否认|辟谣|\\bden(?:ied|ies)\\b");

    /** "希望可灵能支持…": what is wished for is not there. */
    private static final Opening WISHED = Opening.compile(
            "[^\\p{L}]{0,3}(?:真|很|也|还|只)?(?:希望|期待(?!已久|值)|但愿|盼着|建议[^,。;]{1,12}(?:把|能|将|应))|(?:i |we )?(?:wish|hope)\\b|hopefully");

    /** "为了更好地服务国内用户": what is aimed at is not told to be there. */
    private static final Opening AIMED_AT = Opening.compile("[^\\p{L}]{0,3}(?:但|而|所以|然后)?,?(?:为了|为使)");

    /** News that a denial is, too. */
    static final Set<Attribute> EVENTS = EnumSet.of(Attribute.RELEASE, Attribute.AVAILABILITY);

    private Unreal() {}

    /**
     * True if a clause claims nothing of what its words speak of.
     *
     * @param masked the folded text with every name of a model blotted out
     */
    static boolean is(Sentence.Clause clause, Judgement judgement, String folded, String masked) {
        int start = clause.start();
        int end = clause.end();
        return SUPPOSED.begins(masked, clause.words(folded), end)
                || WISHED.begins(folded, start, end)
                || AIMED_AT.begins(folded, start, end)
                || MISBELIEVED.first(folded, start, end).isPresent()
                || (REFUTED.begins(folded, end, folded.length())
                        && SOME_SAY.first(folded, start, end).isPresent())
                || (judgement.tells(Cue.NEGATION)
                        && UNTESTED.first(folded, start, end).isPresent());
    }

    /** True if it does not claim that in one respect. */
    static boolean is(Attribute attribute, Sentence.Clause clause, Reach reach, String folded) {
        int start = clause.start();
        int end = clause.end();
        // that something came out or was opened may be denied: the denial is news of it
        if (!EVENTS.contains(attribute) && DENIES_IT.first(folded, start, end).isPresent()) return true;
        return switch (attribute) {
            case PRICE -> OWN_SPENDING.first(folded, start, end).isPresent();
            case ADOPTION ->
                reach == Reach.MAKER && OF_MAKER.first(folded, start, end).isPresent();
            default -> false;
        };
    }
}
