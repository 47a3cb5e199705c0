package dev.reelwatch.index.claim;

import dev.reelwatch.index.vocabulary.Opening;
import java.util.List;

/** Tells which clauses of a text only lead to what the next ones tell, or tell of the text itself. */
final class Preambles {
    /**
     * "为了画面连贯，", "在文生视频的基础上，", "以下是一个示例", "运动控制（Motion Control）": sets out from something, or names what
     * comes, and tells nothing of it.
     */
    private static final Opening SETS_OUT = Opening.compile(
            "[^\\p{L}]{0,3}(?:而|但|并且|然后|所以|此外|另外|这时,?|同时|现在,?){0,2}(?:(?:为了|为使|随着|伴随着|假设|假如|如果|要想|想要|想得到|特别想|针对|除了(?!能|可以|支持|会))[^。;!?]*|(?:以下|下面)(?:就?是|为)[^。;!?]*)"
                    + "|(?:我们?)?(?:再|先|都)?(?:输入|使用|采用|用|给)[^,。;]{0,4}(?:一样|相同|同样|同一|上面|这)[^,。;]{0,4}(?:提示词|prompt)[^\\p{L}]*"
                    + "|\\s?(?:if|when) (?:you|your|we|a|the user)[^.;!?]*|\\s?for (?:longer|shorter|quick|best|high[a-z-]*) [^,.;]*"
                    + "|在[^。;]{2,30}的(?:竞争|浪潮|背景|趋势|过程)(?:之)?[中下里]"
                    + "|(?:例如|比如|此外)?在[^,。;]{2,12}(?:领域|赛道|场景)(?:中|上|里|内)?"
                    + "|[^,.。;:()]{2,16}\\s?\\([a-z][a-z /&-]{3,50}\\)");

    /** "在文生视频的基础上,": likewise, by how it ends. */
    private static final List<String> SETS_OUT_ENDS = List.of("的基础上", "之外", "以外", "的时候", "的话", "的需求时", "的前提下");

    /** "与先前的方法不同，": by whom the next clauses measure. */
    private static final Opening PREAMBLE = Opening.compile(
            "(?:与|和|跟|同|相比|相较|比起|不同于|区别于|有别于|对比)[^,。;]{2,40}(?:不同|不一样|相比|比起来|相比之下|相较)[,。;]?|(?:不同于|区别于|有别于|相比于?|相较于?|比起)[^,。;]{2,40}[,。;]?|(?:unlike|compared (?:to|with)) [^,.;]{2,60}[,.;]?"
                    + "|(?:在[^,。;:]{0,10})?(?:盲测|横评|对比测试|评测)(?:之?中|里)?,?|in (?:[a-z-]+ ){0,4}(?:tests?|comparisons?|evaluations?),?"
                    + "|(?:大概|差不多|刚好|只)?够(?:出|做|生成|跑)(?:一|两|三|几|\\d+)[条段个支][^,。;]{0,16}[^\\p{L}\\p{N}]*"
                    + "|在[^,。;]{0,16}(?:榜单?|vbench[ \\d.]*|评测集?)(?:上|中|里),|以[^,。;]{2,20}为例,"
                    + "|(?:官方[^,。;]{0,3}(?:说|称|表示)?,)?(?:同样|一样)(?:一?[段条个支])?(?:是|的)?\\s?\\d+\\s?秒[^,。;]{0,8},?");

    /** "生成一条 10 秒视频，": of what the next clauses tell how long it takes or what it costs. */
    private static final Opening BASIS = Opening.compile(
            "(?:生成|制作|跑|出|渲染|做)(?:一|同样一?)?(?:条|段|个|支)[^,。;]{0,4}\\d+\\s?秒(?:的|长的?)?(?:\\d{3,4}p)?[^,。;\\d]{0,8}");

    /** "某机构的下载量数据显示": tells only where the next clause is from. */
    private static final Opening SOURCE_SAYS =
            Opening.compile("[^,;:]{2,60}(?:数据|报告|统计|调查|榜单|研究|财报|报道|消息)(?:均|也|都)?(?:显示|表明|指出|称|发现)[,:]?");

    /** With one of these each match of {@link #SOURCE_SAYS} ends. */
    private static final String SAYS_END = "示明出称现,:";

    /** "这份对比是写给…的工程师的": tells of the article, not of a model. */
    private static final Opening ABOUT_TEXT = Opening.compile(
            "[^\\p{L}\\p{N}]{0,3}(?:这是)?(?:[这本此]|一)(?:篇|份|期)?[^,。;:]{0,16}?(?:文|文章|对比|横评|指南|评测|测评|报告|教程|攻略|清单)(?:[。.!]?$|将|会|旨在|面向|主要|重点|只|就?是写给|写给|适合|带你|为你|帮你|介绍|讲|盘点|整理|汇总|覆盖|聚焦)"
                    + "|(?:this|our) (?:article|guide|review|post|comparison|report|tutorial|breakdown) (?:is for|is meant|is written|will|covers|walks|breaks|explains|compares|looks|helps)"
                    + "|[^\\p{L}\\p{N}]{0,3}第[一二三四五六七八九十\\d]{1,3}(?:题|关|轮|项|场|个(?:测试|场景|问题|案例|题目|提示词))[^,。;]{0,4}?(?:是|考|测|比的?是|为|:)"
                    + "|(?:a|the|our|my|this) (?:first|second|third|fourth|fifth|next|final|last) (?:[a-z]+ )?(?:test|round|prompt|scenario|case|challenge) (?:used|uses|was|is|began|begins|asked|asks|involved|involves|focused|focuses|started|starts|called for|calls for)");

    private final String folded;
    private final Subjects subjects;

    Preambles(String folded, Subjects subjects) {
        this.folded = folded;
        this.subjects = subjects;
    }

    /** True if a clause tells only by whom the next ones measure, or whose word they are. */
    boolean measures(Sentence.Clause clause) {
        return (SAYS_END.indexOf(folded.charAt(clause.end() - 1)) >= 0
                        && SOURCE_SAYS.fills(folded, clause.start(), clause.end()))
                || PREAMBLE.fills(folded, clause.start(), clause.end())
                || (folded.startsWith(",", clause.end()) && BASIS.fills(folded, clause.start(), clause.end()))
                || subjects.onlyCompares(clause);
    }

    /** "为了画面连贯，": sets out from something, or names what comes. */
    boolean setsOut(Sentence.Clause clause) {
        int end = clause.end();
        while (end > clause.start() && !Character.isLetter(folded.charAt(end - 1))) end--;
        for (String words : SETS_OUT_ENDS) {
            if (folded.startsWith(words, end - words.length())) return true;
        }
        return SETS_OUT.fills(folded, clause.start(), clause.end());
    }

    /** "This guide compares A and B, covering price and …": a sentence on the text, up to where a clause names a model. */
    boolean isAboutText(Passage passage) {
        Sentence.Clause clause = passage.clause();
        Sentence sentence = passage.sentence();
        return ABOUT_TEXT.begins(folded, clause.start(), clause.end())
                || (!passage.isNamed() && ABOUT_TEXT.begins(folded, sentence.start(), sentence.end()));
    }
}
