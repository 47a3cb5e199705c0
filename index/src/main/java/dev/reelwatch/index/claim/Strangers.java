package dev.reelwatch.index.claim;

import dev.reelwatch.index.vocabulary.Opening;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells which clauses speak of what no list of names holds: of others by a name of theirs, or of the field as a whole. */
final class Strangers {
    private static final int STRANGER_WITHIN = 10;
    /** A name that no list holds, as the subject of a clause: LLaDA2.1, YuanLab, OpenRouter. */
    private static final Opening STRANGER = Opening.compile(
            "(?<![A-Za-z0-9])(?:[A-Z][a-z]+[A-Z][A-Za-z]*|[A-Z]{2,}[a-z]+[A-Za-z]*|[A-Z][A-Za-z]+-?\\d+(?:\\.\\d+)?)(?![A-Za-z])");

    private static final Set<String> NO_STRANGERS = Set.of(
            "ComfyUI",
            "GitHub",
            "HuggingFace",
            "VBench",
            "IPhone",
            "LoRA",
            "DiT",
            "WebUI",
            "YouTube",
            "TikTok",
            "AIs",
            "GPUs",
            "APIs");

    /** So far into a clause the version of such a name stands. */
    private static final int NUMBER_WITHIN = 28;

    /** "星火视频 2.0 每秒 0.1 元", "while Zephyr 2 is limited": a name with a version that no list holds. */
    private static final Opening NUMBERED_STRANGER = Opening.compile(
            "[^\\p{L}\\p{N}]{0,3}(?:而|但|同期的?|隔壁的?|while |whereas |but |and )?(?:(?!(?:新|旧|老|本|该|此|这|那|上一?|前一?|下一?|第|版本|模型|支持|生成|视频时长|时长|最|约|达|到|在|用|从|至|以|有|每|共|仅|只|售价|价格|单价))\\p{IsHan}{2,6}(?<!版本|模型|版|代|支持|第|约|达|到|至|为|是|有|用|在|每|仅|只|出|成|率|长) ?[a-z]?\\d{1,2}(?:\\.\\d)?(?![\\d.]| ?(?:秒|分|元|块|帧|张|条|个|年|月|日|号|p\\b|%|倍|g|k|b\\b|款|种|次|天|家|万|亿|小时|人|位|部|位|点|折|成|比|:|-)) ?(?:只|仅|每|的|支持|能|可以|最|单价|价格|则|也)"
                    + "|[a-z]{4,12} \\d(?:\\.\\d)?(?![\\d.]) (?:is|has|costs|supports|can|only|runs|tops|does) )");

    /** "lowcode-kit是一个拥有六千星的项目": a thing that is written small and joined by hyphens; a card and what it costs. */
    private static final Opening SMALL_STRANGER = Opening.compile(
            "[^\\p{L}\\p{N}]{0,4}(?:[a-z]{3,20}(?:-[a-z]{2,20})+ ?(?:是|为|提供|支持|is |provides |项目)"
                    + "|(?:the |an? )?(?:nvidia |英伟达)?(?:geforce )?rtx ?\\d{4}(?: ti)? ?(?:的?价格|售价|卖|costs?|is priced|sells))");

    /** "海鸥ai虽然…": a brand that is written so, be it known or not. */
    private static final Pattern BRAND = Pattern.compile(
            "[^\\p{L}\\p{N}]{0,3}(?:(?:而|但|其中|分析|此外)[:,]?)?(\\p{IsHan}{2,4}(?<!用|过|让|的|式|成|频|代|国产|国内|智能|一个|使|在)ai)(?=虽然|虽|则|在|的|也|支持|可以|能|最|提供|更|推出|发布|上线|,)");

    private static final int BRAND_TIMES = 3;
    private static final int BRAND_WITHIN = 12;

    /** "主流模型仅能生成 5 秒": what is said of others that have no name is not said of those named before. */
    private static final Opening OTHERS = Opening.compile(
            "(?:但|而|因为|由于|虽然|尽管|当前|目前|现在|如今|眼下){0,2}(?:以往|过往|过去|之前|此前|传统|现有|主流|通用|普通|一般|多数|大多数|绝大多数|很多|许多|不少|几乎所有|市面上|其他|其它|其余|别的|同类|早期|上述)的?[^,。;:比]{0,12}?(?:模型|方法|方案|工具|产品|技术|框架|软件|平台|版本|家|赛道|行业|工作流|流程)(?![^,。;]{0,3}(?:名|中|里|(?<!质|际|实|体|本)上))"
                    + "|(?:但|而|因为|由于|毕竟|随着|尽管|虽然|未来|如今|现在|目前|今天|现阶段|[,、]){0,3}(?:\\d{4}\\s?年)?(?:整个)?(?:(?:ai|人工智能)的?)?\\s?(?:视频|视觉|多模态|生成式ai|文生视频|ai\\s?视频)(?:生成|编辑)?(?:大)?(?:模型|方法|赛道|行业|领域|技术|工具|公司|厂商|能力)(?:们|的|日新月异|总是|接下来|将|正在|会|都|普遍|已经?|还|仍|往往|通常|一般)"
                    + "|(?:ai|人工智能)\\s?视频(?:生成|输出)?(?:被|一直|长期|曾|往往|的|总|老是|经常|常常?|普遍|容易|很容易|动不动|最怕|最大)"
                    + "|(?:但|而)?(?:以前的?|过去的?)?老(?:办法|方法|法子|路子|一套|套路)|(?:而|但)?(?:隔壁|别家|竞品|友商|同行|其他家|该片|这部(?:电影|影片|剧)|该剧|影片)(?:某家)?[^,。;]{0,2}(?:的|却|普遍|还|也|们|都|票房)|(?:most |many |other |its |the )?(?:rivals|competitors) (?:still |can|do|are|have|lag)"
                    + "|没有(?:任何|一个|哪个|哪款|一款|其他)?(?:ai)?(?:视频)?(?:模型|工具|产品)(?:能|可以|做)"
                    + "|(?:当前|目前|如今|现阶段),?\\s?(?:ai)?\\s?视频(?:生成)?(?:领域|行业|赛道|市场)"
                    + "|(?:但|而)?(?:开源|闭源|ai生成|ai)(?:方案|方法|路线)(?:则|可|能|往往|仍|还|受限|也)"
                    + "|(?:ai)?\\s?(?:视频)?(?:大)?模型的(?:进化|发展|竞争|迭代|技术)(?:方向|趋势|路线|重点)?"
                    + "|(?:基于|依赖)[^,。;:]{2,14}的[^,。;:]{0,8}(?:方法|方案)"
                    + "|(?:while |but |although )?(?:the )?(?:existing|current|most|many|other|previous|prior|traditional|conventional|competing|leading|early|earlier|today's) (?:[a-z-]+ ){0,3}(?:models?|methods|tools|approaches|systems|generators|platforms|companies|startups|labs|vendors)\\b|(?:in [a-z]+ \\d{4} ?)?(?:ai[- ](?:generated )?video(?: generation| tools| models| generators| quality)?(?: in [a-z]* ?\\d{4})?|the (?:technology|industry|field|category|market|competitive landscape|landscape|text-to-video (?:ai )?(?:category|field|market))) (?:isn't|is|was|has|had|are|were|remains?|went|continues?|still)\\b");

    /** "客户找到我，说要一条 30 秒的片子", "我的电脑是 4090", "广告：": what the writer lives and works with, and what pays for it. */
    private static final Opening ABOUT_WRITER = Opening.compile(
            "[^\\p{L}]{0,3}(?:上周|上个月|昨天|前天|今天|前几天|那天|有天|有一次|周末|后来|然后|不过|但|正好|刚好){0,2},?(?:我的?|有个|有位|一个|一位){0,2}(?:老)?(?:客户|甲方|老板|同事|朋友|女儿|儿子|老婆|老公|邻居|编辑)(?:找到?我?|要我|要求|让我|问我|问起|发来|打电话|催|约我|想要|想做|想拍)"
                    + "|我(?:自己|家)?的?(?:这台)?(?:电脑|显卡|笔记本|台式机|手机|主机|相机)(?:的?配置)?(?:是|只有|有|用的)"
                    + "|(?:广告|赞助|推广)\\s?:"
                    + "|(?:据统计|数据显示)?,?\\s?(?:\\d{4}\\s?年,?)?\\s?(?:全球|全国|国内|中国)?(?:短视频|互联网|手机|社交媒体)(?:用户|网民)"
                    + "|(?:my|our) (?:laptop|pc|computer|machine|rig|gpu|desktop|phone|camera)s? (?:has|have|is|are|came|runs) ");

    /** "全球市场规模预计…", "榜单由…维护": words near the beginning of a clause that is on the field or on a leaderboard. */
    private static final Opening OF_FIELD = Opening.compile(
            "市场规模|潜在空间|市场空间|资本市场|投资者|板块|对各家|各家(?:都|的|模型|厂商|产品)|每一家都|(?:使用|采用|靠|用)传统(?:流程|方式|方法|制作)"
                    + "|(?:video arena|artificial analysis|lmarena|vbench|榜单|排行榜|竞技场|评测集|评测基准),?\\s?(?:由|是一|通过|透过|采用|基于|包含|涵盖|收录|is a|was |uses |relies |compares |ranks )");

    private static final int OF_FIELD_WITHIN = 24;
    private static final int LONGEST_LABEL = 8;
    /** "而在国内，": so much may stand before the comma that an adverb ends with. */
    private static final int LONGEST_ADVERB = 4;

    private final String text;
    private final String folded;

    Strangers(String text, String folded) {
        this.text = text;
        this.folded = folded;
    }

    /** True if a part of the text holds a name such as LLaDA2.1, be it known or not. */
    boolean isNamedIn(int start, int end) {
        return STRANGER.first(text, start, end).isPresent();
    }

    /** True if a clause speaks of the field or of what the writer has about him, be it behind a label: "现状：传统方法…". */
    boolean isOnField(Sentence.Clause clause) {
        int start = clause.start();
        int end = clause.end();
        if (OTHERS.begins(folded, start, end)
                || ABOUT_WRITER.begins(folded, start, end)
                || OF_FIELD.first(folded, start, Math.min(end, start + OF_FIELD_WITHIN))
                        .isPresent()) return true;
        int sign = folded.indexOf(':', start, Math.min(end, start + LONGEST_LABEL + 1));
        if (sign < 0) sign = folded.indexOf(',', start, Math.min(end, start + LONGEST_ADVERB + 1));
        if (sign < 0) return false;
        int behind = sign + 1;
        while (behind < end && folded.charAt(behind) == ' ') behind++;
        return OTHERS.begins(folded, behind, end);
    }

    /** "同期的星火视频 2.0 每秒 0.1 元": true if a clause begins with a version of something that no list holds. */
    boolean isOnVersion(Sentence.Clause clause) {
        int end = Math.min(clause.end(), clause.start() + NUMBER_WITHIN);
        for (int i = clause.start(); i < end; i++) {
            if (Character.isDigit(folded.charAt(i)))
                return NUMBERED_STRANGER.begins(folded, clause.start(), clause.end());
        }
        return false;
    }

    /** "YuanLab 也在做视频": true if a clause begins with a name that no list holds. */
    boolean isOnName(Sentence.Clause clause) {
        if (SMALL_STRANGER.begins(folded, clause.start(), clause.end()) || isOnBrand(clause)) return true;
        return STRANGER.first(text, clause.start(), Math.min(clause.end(), clause.start() + STRANGER_WITHIN * 2))
                .filter(name -> name.start() <= clause.start() + STRANGER_WITHIN)
                .filter(name -> !NO_STRANGERS.contains(name.group()))
                .isPresent();
    }

    private boolean isOnBrand(Sentence.Clause clause) {
        int within = Math.min(clause.end(), clause.start() + BRAND_WITHIN);
        if (folded.indexOf("ai", clause.start(), within) < 0) return false;
        Matcher brand = BRAND.matcher(folded).region(clause.start(), clause.end());
        return brand.lookingAt() && comesUpOften(brand.group(1));
    }

    private boolean comesUpOften(String words) {
        int at = -1;
        for (int times = 0; times < BRAND_TIMES; times++) {
            at = folded.indexOf(words, at + 1);
            if (at < 0) return false;
        }
        return true;
    }
}
