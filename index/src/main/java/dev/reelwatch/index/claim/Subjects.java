package dev.reelwatch.index.claim;

import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.index.vocabulary.Cues.Cue;
import dev.reelwatch.index.vocabulary.Fold;
import dev.reelwatch.index.vocabulary.Mention;
import dev.reelwatch.index.vocabulary.Opening;
import dev.reelwatch.index.vocabulary.Vocabulary;
import dev.reelwatch.index.vocabulary.WordFinder.Found;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells of which models each clause of one article speaks: by the names in it, else by what was spoken of before, else
 * by what the article is about.
 */
final class Subjects {
    /** How a subject was found, surest first. */
    enum Reach {
        /** The clause names it. */
        CLAUSE,
        /** An earlier clause of the sentence does. */
        SENTENCE,
        /** The clause names its maker. */
        MAKER,
        /** An earlier sentence of the paragraph does. */
        PARAGRAPH,
        /** A paragraph shortly before, or the heading above. */
        SECTION,
        /** The article as a whole. */
        TOPIC
    }

    /**
     * The models a clause speaks of.
     *
     * @param models without doubles; empty where it speaks of none
     * @param compared the models it sets them against
     * @param places where in the text each model is first named, for those named in the clause
     */
    record Subject(List<String> models, List<String> compared, Reach reach, Map<String, Integer> places) {
        static final Subject NONE = new Subject(List.of(), List.of(), Reach.TOPIC);

        Subject(List<String> models, List<String> compared, Reach reach) {
            this(models, compared, reach, Map.of());
        }

        /**
         * Where a clause on several models speaks of one of them: from its name to the next one's.
         *
         * @return start and end; the whole clause where it speaks of one model only
         */
        Sentence.Clause share(String model, Sentence.Clause clause) {
            Integer start = places.get(model);
            if (start == null || models.size() < 2) return clause;
            int end = places.values().stream()
                    .filter(place -> place > start)
                    .min(Comparator.naturalOrder())
                    .orElse(clause.end());
            return new Sentence.Clause(start, end);
        }
    }

    /** So many paragraphs a test of several models gives to each of them. */
    private static final int TURN = 4;

    private static final Opening HOUSE_OF = Opening.compile(
            "[”\"」]?\\s?(?:ai)?\\s?(?:平台|官网|app|推出|发布|研发|上线了?|上架|接入了?|开放|首发|已经?|正式|也|里|中|上|的|旗下|最新|全新|新一代|视频|生成|大?模型|\\s)*[「\"]?");

    /** So much of what is said of a line's versions is said of one that it is the one spoken of. */
    private static final double ONLY_FROM = 0.8;

    private static final int FRAME = 6;

    private static final int OPENS = 3;
    private static final int OPENING = 300;
    private static final int MOST = 6;
    /** Names in 1000 characters; with fewer, what stands a paragraph away speaks of something else. */
    private static final double SCATTERED = 1.0;

    /** From this share of all names on an article is on one model, whatever its headings name. */
    private static final double MAINLY = 0.7;

    private static final int STRANGER_WITHIN = 10;
    /** A name that no list holds, as the subject of a clause: LLaDA2.1, YuanLab, OpenRouter. */
    private static final Opening STRANGER = Opening.compile(
            "(?<![A-Za-z0-9])(?:[A-Z][a-z]+[A-Z][A-Za-z]*|[A-Z]{2,}[a-z]+[A-Za-z]*|[A-Z][A-Za-z]+-?\\d+(?:\\.\\d+)?)(?![A-Za-z])");

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
    /** A clause speaks of all the models before it, not of one, if it holds one of these. */
    private static final Opening THEY_ALL = Opening.compile("[^\\p{L}]{0,4}(?:但|而|也|而且|不过|虽然|其实|目前|现在){0,2}(?:都|均|皆)");

    private static final Opening ALL_OF_THEM = Opening.compile(
            "[二两三四](?:者|款|家|个模型|个产品|个工具|种模型)|两边|两个都|俩|它们|他们|这些模型|这几[款家个]|\\bboth\\b|\\bthey\\b|\\bthese\\b|\\ball of");

    private static final List<String> HOMES =
            List.of("官网", "app", "平台", "网页", "网站", "客户端", "官方", "api", "小程序", "里", "上", "中");
    private static final Opening TWO = Opening.compile(
            "两者|二者|两个(?:模型|版本)|两款|两版|两代|这两(?!个?问题|[天年月周次步点])|两边|两家|both (?:models|versions|of|are|can|support)|the two");

    private static final int LONGEST_LABEL = 8;

    /** "海鸥ai虽然…": a brand that is written so, be it known or not. */
    private static final Pattern BRAND = Pattern.compile(
            "[^\\p{L}\\p{N}]{0,3}(?:(?:而|但|其中|分析|此外)[:,]?)?(\\p{IsHan}{2,4}(?<!用|过|让|的|式|成|频|代|国产|国内|智能|一个|使|在)ai)(?=虽然|虽|则|在|的|也|支持|可以|能|最|提供|更|推出|发布|上线|,)");

    private static final int BRAND_TIMES = 3;
    private static final int BRAND_WITHIN = 12;
    private static final Opening NICKNAME = Opening.compile(
            "(?:称为|称作|誉为|号称|称之为|叫做|叫它|自称|dubbed|called|hailed as|nicknamed)[^,。;]{0,3}(?:国产|中国|国内|平民|开源|免费|china's|chinese|a |the )[^,。;]{0,6}$");
    /** "它们始终没解决…": said of more than the one model spoken of. */
    private static final Opening MANY = Opening.compile(
            "[^\\p{L}]{0,3}(?:但|而|可|不过|所以)?(?:它们|这些(?:闭源|开源|国产|主流|头部)?(?:系统|模型|产品|工具|平台))|(?:but |and |so )?these (?:models|tools|systems|platforms) ");
    /** "2. 使用大师版，提示词为…": a sample, after which the text goes on with what it is on. */
    private static final Opening EXAMPLE = Opening.compile("提示词(?:为|是|:)|\\bprompt:");
    /** "优于其他模型，包括 A 和 B": who the others are that a clause before measures by. */
    private static final Opening AS_THESE = Opening.compile("包括|including |such as ");
    /** "首个 Sora 级模型", "Sora 杀手". */
    private static final Opening AS_MEASURE = Opening.compile(
            "\\s?(?:级(?:别)?的?|杀手|平替|的(?:老|主要|最大|头号|直接|最强)?(?:竞争)?(?:对手|竞品|劲敌|手下败将)|[- ](?:level|class|killer|like|style)\\b)");

    private static final int NICKNAME_WITHIN = 24;
    private static final Opening USED_ON =
            Opening.compile("(?:或者?|和|与|、)?[^,。;、]{0,6}上(?:面)?(?:玩|用|体验|试|直接|就|可以|能|免费)");
    private static final Opening HOSTED_ON = Opening.compile(
            "(?:(?:接入|登陆|登录|上架|入驻|集成于|集成在|集成到|集成进|内置到|嵌入|上线于|上线至|落地)(?:了|到|至)?[^,。;:]{0,12}|\\b(?:accessible|available|accessed|offered|bundled|included|integrated) (?:via|through|in|into|on|with|from|inside) [^,.;]{0,24}|(?:平台|入口|渠道|体验地址)(?:包括|有|是|为|:)\\s?[^,。;:]{0,12})$");
    private static final Opening APP_OF = Opening.compile(
            "\\s?(?:plus|pro|ultra|team|enterprise)?\\s?的?(?:付费|订阅|高级)?(?:(?:用户|会员|订阅者)(?:可|优先|即可|已|也可|就能|均可|都能|专享|独享|获得|率先|免费|才)|subscribers|users|members)|\\s?(?:应用|app|客户端|官网|网页版?)(?:中|里|内|上)");
    /** "像是在操作虚幻引擎". */
    private static final Opening LIKE = Opening.compile("(?:(?<![图影录头画])像|如同|仿佛|堪比)[^,。;]{0,8}$");
    /** "在 Gemini 应用、Flow 中". */
    private static final Opening IN = Opening.compile("在[^,。;]{0,24}$");

    private static final Opening INSIDE =
            Opening.compile("[^,。;]{0,20}(?:中|里|内)(?:被|可|就|都|也|能|使用|体验|免费|直接|上线|已|开放|提供|进行|调用)");
    private static final Opening OF_PLATFORMS = Opening.compile("[^,。;]{0,20}等[^,。;]{0,6}(?:平台|产品|应用|工具)");
    private static final int HOST_WITHIN = 40;
    /** "在 HunyuanVideo 基础上搭模块". */
    private static final Opening BASE_OF = Opening.compile("\\s?的?基础上");

    private static final Opening BASED_ON =
            Opening.compile("(?:\\b(?:builds (?:up)?on|built (?:up)?on|based on)|基于|建立在)[^,。;:]{0,24}$");
    /** "基于 NAME 训练的模型": what it is trained on is its base, be it named alone. */
    private static final Opening TRAINED =
            Opening.compile("\\s?(?:模型|基座|底座|架构|[之的])*(?:训练|微调|改进|扩展|开发|打造|构建|研发|优化|升级|二次开发|蒸馏)(?:的|而来|而成|得到|出)");

    private static final int BASE_WITHIN = 36;
    /** "参考了 NAME 的设计". */
    private static final Opening REFERS_TO = Opening.compile("(?:参考|借鉴|参照|沿用|照搬|脱胎于|源自)了?\\s?$");

    private static final int REFERS_WITHIN = 6;
    private static final Opening NEW_MODEL =
            Opening.compile("(?:打造|训练|开发|微调|构建|改进)[^,。;]{0,4}的(?:新|一款|一个|开源|自研)?[^,。;]{0,8}模型");
    private static final int LONGEST_BRACKET = 60;
    /** The kind of thing that a clause announces, right before a dash. */
    private static final Opening ANNOUNCED =
            Opening.compile("(?:模型|大模型|工具|产品|平台|系统|方法|框架|版本|智能体|model|tool|generator|system)$");

    private static final int KIND_WITHIN = 10;
    /** "至于大师版": goes on with another one, which is no aside. */
    private static final Opening TURNS_TO = Opening.compile(
            "(?:另外|此外|最后|然后|接着|而|再|那么|ok|,){0,3}(?:关于|至于|说到|说回|聊到|聊聊|来看|再来?看|看看|接下来(?:是|看|聊)|轮到|as for |on to |turning to |now for )");

    private static final Opening FORMER = Opening.compile(
            "[^\\p{L}\\p{N}]{0,3}(?:而|但|可|当年|当时|去年的?|以前的?){0,2}(?:初代|上一代|上代|前代|前一代|前作|老版本?|旧版本?|上个版本|上一版|一代)(?!和|与|跟|相比|比|的基础|以来|到|、)"
                    + "|(?:but |and |whereas )?(?:the (?:original|previous|first|older|last) (?:model|version|one)|its predecessor|last year's (?:model|version)|the old (?:model|version)) (?!and|to)");

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

    /** "全球市场规模预计…", "榜单由…维护": words near the beginning of a clause that is on the field or on a leaderboard. */
    private static final Opening OF_FIELD = Opening.compile(
            "市场规模|潜在空间|市场空间|资本市场|投资者|板块|对各家|各家(?:都|的|模型|厂商|产品)|每一家都|(?:使用|采用|靠|用)传统(?:流程|方式|方法|制作)"
                    + "|(?:video arena|artificial analysis|lmarena|vbench|榜单|排行榜|竞技场|评测集|评测基准),?\\s?(?:由|是一|通过|透过|采用|基于|包含|涵盖|收录|is a|was |uses |relies |compares |ranks )");

    private static final int OF_FIELD_WITHIN = 24;
    /** "而在国内，": so much may stand before the comma that an adverb ends with. */
    private static final int LONGEST_ADVERB = 4;

    /** The title of an article that goes from one piece of news to the next. */
    private static final Pattern ROUND = Pattern.compile(
            "[日早晚周月]报|日刊|周刊|月刊|速递|简报|快讯|要闻|资讯|热点|新闻汇总|大事记|一周|本周|(?:daily|weekly|morning|evening) (?:\\w+ )?(?:news|brief|digest|roundup|update|recap)|newsletter|round-?up|digest|this week in|ai news|week in review");

    /** The heading of a part that sums up what was said of several models. */
    private static final Opening SUMS_UP = Opening.compile(
            "总结|结语|结论|写在最后|最后|对比|横评|怎么选|选哪|如何选|推荐|小结|谁更|常见问题|conclusion|verdict|compar|which |final|bottom line|head-to-head|faq|how to choose|wrap|takeaway|recommend");

    /** So far from where a heading begins its model is named. */
    private static final int HEADED_WITHIN = 16;

    private static final int ROUND_LINES = 12;
    private static final int LINE = 30;
    /** A line on other things for each on a video model; from so many on, the title's model is one of many. */
    private static final int FAR_MORE = 5;

    /** A line of a round-up without an end mark is a headline up to this length. */
    private static final int HEADLINE = 90;

    private static final Pattern NUMBER =
            Pattern.compile("[#*\\s]*(?:(?:no\\.? ?|part ?)?(\\d{1,2})\\s?[.、):]|(?:第)?([一二三四五六七八九十])[、.:])");

    private static final String HAN_NUMERALS = "一二三四五六七八九十";
    /** "第二部分：", "Part 2:", "二、": what begins a part of an article that may hold points of its own. */
    private static final String PART =
            "(?:第[一二三四五六七八九十\\d]{1,3}(?:部分|步|章|节|篇)\\s?[:、.]?\\s*|(?:part|step|chapter|section) ?\\d{1,2}\\s?[.:)]?\\s*|[一二三四五六七八九十]{1,2}[、.]\\s*)";

    private static final Opening PART_BEGINS = Opening.compile("[#*\\s]*" + PART);
    /** What may stand before the words of a heading or of a point of a list. */
    private static final Opening POINT =
            Opening.compile("(?:[-*•●▪·>#]+\\s+|" + PART + "|\\d{1,2}[.、)]\\s*|[①-⑳\\p{So}\\ufe0f]\\s*)+");

    /** What stands before the words of a point below such a heading. */
    private static final Opening POINT_WITHIN = Opening.compile("\\s*(?:\\d{1,2}[.、)]|[-*•●▪·])\\s*");

    private final Vocabulary vocabulary;
    private final String text;
    private final String folded;
    private final Comparisons comparisons;
    private final Mentions mentions;
    private final Map<String, String> onlyVersions;
    private final Places<String> vendors;
    private final Optional<String> topicLine;
    private final Optional<String> topic;
    private final boolean topicInTitle;
    private final double topicShare;
    private final boolean scattered;
    private final boolean roundUp;
    private final boolean sectioned;

    private Subject carried = Subject.NONE;
    private final List<String> recent = new ArrayList<>();
    private final Map<String, Integer> lastParagraphs = new HashMap<>();
    private int carriedParagraph = -1;
    private boolean carriedAside;
    private int paragraph = -1;
    private int paragraphOpens = -1;
    private List<String> comparedBefore = List.of();
    private int carriedSentence = -1;
    private int othersSentence = -1;
    private @Nullable String pairModel;
    private int pairSentence = -1;
    private int comparedSentence = -1;
    private Optional<String> section = Optional.empty();
    private int sectionParagraph = -1;
    private boolean sectionOfOne;
    private boolean sectionOfOthers;
    private boolean partOfOthers;
    private int sectionNumber;
    private boolean carriedAmongOthers;
    private int entered = -1;

    Subjects(Vocabulary vocabulary, Vocabulary.Folded read) {
        this.vocabulary = vocabulary;
        text = read.article().text();
        folded = read.text();
        comparisons = new Comparisons(folded);
        vendors = new Places<>(vocabulary.vendorsIn(folded));
        List<Mention> named = Contestants.among(vocabulary.namesIn(read), folded);
        LineWeights weights = new LineWeights(named, read);
        List<Mention> inTitle = weights.inTitle();
        topicLine = weights.heaviest();
        mentions = new Mentions(BareNames.besides(named, topicLine, vocabulary, read), folded);
        onlyVersions = holdsVersionsAgainstEachOther(read) ? onlyVersions(mentions.all()) : Map.of();
        topic = topicLine.map(line -> topicModel(line, inTitle));
        topicInTitle = topic.filter(model -> !topicLine.equals(Optional.of(model)))
                .filter(model ->
                        inTitle.stream().anyMatch(mention -> mention.model().equals(model)))
                .isPresent();
        scattered = weights.all() * 1000.0 / Math.max(1000, folded.length()) < SCATTERED;
        topicShare = weights.shareOfHeaviest();
        roundUp = isRoundUp(read.title(), inTitle);
        sectioned = isSectioned();
    }

    /** True if headings name one model each, of two lines at least. */
    private boolean isSectioned() {
        Set<String> headed = new HashSet<>();
        int start = 0;
        while (start < folded.length()) {
            int end = folded.indexOf('\n', start);
            if (end < 0) end = folded.length();
            if (end > start) lineHeadedBy(start, end).ifPresent(headed::add);
            start = end + 1;
        }
        return headed.size() > 1;
    }

    private Optional<String> lineHeadedBy(int start, int end) {
        if (!Sentence.looksLikeHeading(folded, start, end) || "。!?…;.".indexOf(folded.charAt(end - 1)) >= 0)
            return Optional.empty();
        List<Mention> named = mentions.namedIn(start, end);
        boolean ofOne = named.stream().map(Mention::line).distinct().count() == 1;
        if (!ofOne || named.get(0).start() - start > HEADED_WITHIN) return Optional.empty();
        return mentions.from(start).filter(Mention::video).map(Mention::line);
    }

    /** True if an article goes from one piece of news to the next, of which only some are on a video model. */
    private boolean isRoundUp(String title, List<Mention> inTitle) {
        int lines = 0;
        int onVideo = 0;
        int onOthers = 0;
        int start = 0;
        while (start < folded.length()) {
            int end = folded.indexOf('\n', start);
            if (end < 0) end = folded.length();
            if (end - start >= LINE) {
                lines++;
                switch (thingIn(start, end)) {
                    case VIDEO -> onVideo++;
                    case OTHER -> onOthers++;
                    case NONE -> {}
                }
            }
            start = end + 1;
        }
        boolean titled = ROUND.matcher(title).find();
        boolean few = onVideo * 2 < lines;
        if (titled && few) return true;
        boolean onOne = inTitle.stream().anyMatch(Mention::video);
        return lines >= ROUND_LINES && onVideo * 3 < lines && onOthers > onVideo * (onOne ? FAR_MORE : 1);
    }

    private enum Thing {
        VIDEO,
        OTHER,
        NONE
    }

    /** What a line names: a video model, else another thing that has a name, else nothing. */
    private Thing thingIn(int start, int end) {
        if (mentions.namesVideo(start, end)) return Thing.VIDEO;
        boolean other = !mentions.beginningIn(start, end).isEmpty();
        return other || STRANGER.first(text, start, end).isPresent() ? Thing.OTHER : Thing.NONE;
    }

    /** How much of what the article names is the line it is about, 0 to 1. */
    double topicShare() {
        return topicShare;
    }

    /** "Vidu Q4、可灵 3.0 到底买谁": a title with versions of several lines. */
    private boolean holdsVersionsAgainstEachOther(Vocabulary.Folded read) {
        return mentions.all().stream()
                        .filter(mention -> mention.exact() && mention.video())
                        .filter(mention -> read.title().contains(folded.substring(mention.start(), mention.end())))
                        .map(Mention::line)
                        .distinct()
                        .limit(2)
                        .count()
                == 2;
    }

    /** The version of each line that the article speaks of, where it speaks of hardly another. */
    private static Map<String, String> onlyVersions(List<Mention> mentions) {
        Map<String, Map<String, Integer>> versions = new HashMap<>();
        for (Mention mention : mentions) {
            if (!mention.exact() || !Mentions.isModel(mention)) continue;
            versions.computeIfAbsent(mention.line(), line -> new HashMap<>()).merge(mention.model(), 1, Integer::sum);
        }
        Map<String, String> only = new HashMap<>();
        versions.forEach((line, counts) -> {
            int all = counts.values().stream().mapToInt(Integer::intValue).sum();
            counts.forEach((model, count) -> {
                if (count >= all * ONLY_FROM) only.put(line, model);
            });
        });
        return only;
    }

    /**
     * "Vidu 的人像踩在棉花上", where Vidu Q4 is tested: what is said of how a line does is said of its only version. What it
     * is on the market it may be as a whole: who uses it is counted of the line, where the article is on the line.
     */
    String meant(String model, Attribute attribute, Reach reach) {
        if (attribute == Attribute.ADOPTION && reach != Reach.CLAUSE && topicLine.equals(topic) && isOfTopic(model)) {
            return topic.orElse(model);
        }
        boolean bare = mentions.isLine(model);
        boolean market = attribute.group() == Attribute.Group.MARKET && attribute != Attribute.PRICE;
        return bare && !market ? onlyVersions.getOrDefault(model, model) : model;
    }

    /** Who makes a model; empty where that is not known. */
    Optional<String> vendorOf(String model) {
        return vocabulary.vendorOf(mentions.lineOf(model));
    }

    /** True if a model is of the line that the article is about. */
    boolean isOfTopic(String model) {
        return topicLine.isPresent() && topicLine.get().equals(mentions.lineOf(model));
    }

    /** The folded text with every name of a video model blotted out, features of a product left. */
    String masked() {
        return mentions.masked();
    }

    /** Offsets of the line breaks that lie inside a name. */
    BitSet brokenNames() {
        return mentions.brokenNames();
    }

    /** The names of video models between two offsets, features of a product left out. */
    List<Mention> namedIn(int start, int end) {
        return mentions.namedIn(start, end);
    }

    /** True if the article names models of two lines. */
    boolean ofTwo() {
        return mentions.ofTwo();
    }

    /** True if no list knows a model. */
    boolean isUnlisted(String model) {
        return mentions.isUnlisted(model);
    }

    /** The version before a model among those that the article names. */
    Optional<String> formerOf(String model) {
        return mentions.formerOf(model);
    }

    /** "两款 14B 模型", where the last one named is of 5B: of the version, as far as it is known. */
    String ofThatSize(String model, String text, Sentence.Clause clause) {
        return ModelNames.ofSizeIn(clause, text, model);
    }

    /** What comes next goes on with none of the models spoken of so far. */
    void breakOff() {
        carried = Subject.NONE;
        carriedParagraph = -1;
        carriedSentence = -1;
    }

    /** The model of the line that the article speaks of most, the line itself where no version stands out. */
    private String topicModel(String line, List<Mention> inTitle) {
        Map<String, Integer> weights = new LinkedHashMap<>();
        for (Mention mention : mentions.all()) {
            if (mention.line().equals(line)) {
                weights.merge(mention.model(), mention.start() < OPENING ? 2 : 1, Integer::sum);
            }
        }
        for (Mention mention : inTitle) {
            if (mention.line().equals(line)) weights.merge(mention.model(), LineWeights.TITLE_WEIGHT, Integer::sum);
        }
        int all = weights.values().stream().mapToInt(Integer::intValue).sum();
        return weights.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(line))
                .max(Map.Entry.comparingByValue())
                .filter(entry -> entry.getValue() * 2 >= all || (entry.getValue() >= 3 && entry.getValue() * 4 >= all))
                .map(Map.Entry::getKey)
                .orElse(line);
    }

    /** To be asked for clauses in the order of the text. */
    Subject of(Sentence sentence, Sentence.Clause clause, List<Found<Cue>> cues) {
        if (sentence.start() != entered) enter(sentence);
        List<String> compared = new ArrayList<>();
        List<Mention> own = new ArrayList<>();
        boolean otherThing = false;
        Set<String> othersLines = new HashSet<>();
        boolean opensWithOther = false;
        Mention last = null;
        String base = "";
        boolean amongOthers = false;
        boolean listed = AS_THESE.begins(folded, clause.start(), clause.end())
                && isMeasuredBetween(sentence.start(), clause.start(), cues);
        List<Mention> inClause = mentions.beginningIn(clause.start(), clause.end());
        for (int i = 0; i < inClause.size(); i++) {
            Mention mention = inClause.get(i);
            if (mention.end() > clause.end()) continue;
            Mention before = inClause.get(Math.max(0, i - 1));
            amongOthers |= before.video() != mention.video() && comparisons.isJoint(before, mention);
            boolean joined = last != null && comparisons.isJoint(last, mention);
            if (listed || comparisons.isCompared(mention, clause, cues, own.isEmpty(), joined)) {
                compared.add(mention.model());
                last = mention;
                continue;
            }
            last = null;
            if (isBase(mention)) {
                base = mention.model();
                continue;
            }
            if (isPlace(mention, clause, own) || isNickname(mention, clause) || isAside(mention, own)) continue;
            if (mention.video()) {
                own.add(mention);
            } else if (!isHost(mention, clause)) {
                otherThing = true;
                othersLines.add(mention.line());
                opensWithOther |= mention.start() <= clause.start() + OPENS;
            }
        }
        if (own.isEmpty() && compared.isEmpty()) namedBehindDash(clause).ifPresent(own::add);
        // "Krea 的图像模型 Krea1": the maker's name beside what makes no videos is not the model
        own.removeIf(mention -> othersLines.contains(mention.line()));
        if (isPronounBefore(own, sentence, clause, cues)) {
            // "它压过 Wan 3.0": the other is what the one spoken of is measured by
            own.stream().filter(Mention::exact).map(Mention::model).forEach(compared::add);
            own.clear();
        }
        List<String> models = models(own);
        compared.removeAll(models);
        if (comparedSentence != sentence.start()) comparedBefore = List.of();
        boolean contrast = beginsWith(Cue.CONTRAST, clause, cues);
        if (compared.isEmpty() && contrast && !models.isEmpty()) {
            carried.models().stream()
                    .filter(model -> !models.contains(model))
                    .limit(1)
                    .forEach(compared::add);
        }
        if (compared.isEmpty() && comparedSentence == sentence.start()) {
            compared.addAll(comparedBefore);
            compared.removeAll(models);
        } else if (!compared.isEmpty()) {
            comparedBefore = List.copyOf(compared);
            comparedSentence = sentence.start();
        }
        if (sentence.heading() && !models.isEmpty()) {
            section = Optional.of(models.get(0));
            sectionParagraph = sentence.paragraph();
            sectionOfOne = models.size() == 1 && compared.isEmpty();
        }
        if (sentence.paragraph() != paragraph) {
            paragraph = sentence.paragraph();
            paragraphOpens = sentence.start();
        }
        if (!models.isEmpty() && isLineOfCarried(models, sentence)) return new Subject(models, compared, Reach.CLAUSE);
        if (!models.isEmpty()) {
            boolean inside =
                    sentence.start() != paragraphOpens && !TURNS_TO.begins(folded, sentence.start(), sentence.end());
            carriedAside = inside
                    || EXAMPLE.first(folded, sentence.start(), sentence.end()).isPresent();
            carriedAmongOthers = amongOthers;
            carried = new Subject(models, List.of(), Reach.CLAUSE);
            carriedParagraph = sentence.paragraph();
            carriedSentence = sentence.start();
            othersSentence = -1;
            for (String model : models) {
                recent.remove(model);
                recent.add(model);
                lastParagraphs.put(model, sentence.paragraph());
            }
            Map<String, Integer> places = new HashMap<>();
            own.forEach(mention -> places.putIfAbsent(mention.model(), mention.start()));
            return new Subject(models, compared, Reach.CLAUSE, places);
        }
        if (!roundUp && FORMER.begins(folded, clause.start(), clause.end())) {
            // "上一代一动手就变形": the version before the one spoken of, told by what it was
            Optional<String> former = topic.flatMap(mentions::formerOf);
            if (former.isEmpty()) othersSentence = sentence.start();
            return former.map(model -> new Subject(List.of(model), compared, Reach.PARAGRAPH))
                    .orElse(Subject.NONE);
        }
        if (carried.models().size() == 1 && MANY.begins(folded, clause.start(), clause.end())) {
            othersSentence = sentence.start();
            return Subject.NONE;
        }
        boolean pronoun = beginsWith(Cue.PRONOUNS, clause, cues);
        // "基于 Wan 2.2 打造的 X": what is told next is told of X, whatever that is
        if (!base.isEmpty() && !pronoun && isOfNewModel(base, sentence, clause)) {
            othersSentence = sentence.start();
            return Subject.NONE;
        }
        if (pronoun) othersSentence = -1;
        if (othersSentence == sentence.start()) return Subject.NONE;
        if (isOfOthers(clause)) {
            othersSentence = sentence.start();
            return Subject.NONE;
        }
        if (!pronoun) {
            Optional<String> vendor = vendors.within(clause.start(), clause.end()).stream()
                    .filter(found -> found.start() <= clause.start() + 4)
                    .filter(found -> !comparisons.isMeasure(found.start(), clause, cues))
                    .map(Found::meaning)
                    .findFirst();
            if (vendor.isPresent()) {
                Optional<String> made = madeBy(vendor.get());
                if (made.isEmpty() && compared.isEmpty()) return Subject.NONE;
                if (made.isPresent()) return new Subject(List.of(made.get()), compared, Reach.MAKER);
            }
        }
        if (otherThing && !pronoun) {
            // "Suno 发布 V6，支持8分钟歌曲": a paragraph that begins with another thing goes on with it
            if (opensWithOther && clause.start() == sentence.start() && carriedParagraph < sentence.paragraph())
                othersSentence = sentence.start();
            return Subject.NONE;
        }
        Optional<String> ofPair = ofPair(sentence, clause)
                .or(() -> Optional.ofNullable(pairSentence == sentence.start() && !pronoun ? pairModel : null));
        pairModel = ofPair.orElse(null);
        pairSentence = sentence.start();
        if (ofPair.isPresent()) return new Subject(List.of(ofPair.get()), otherOfPair(ofPair.get()), Reach.PARAGRAPH);
        if (recent.size() > 1 && speaksOfTwo(clause)) {
            return new Subject(
                    List.copyOf(recent.subList(recent.size() - 2, recent.size())), compared, Reach.PARAGRAPH);
        }
        return carried(sentence, clause, compared, pronoun);
    }

    private boolean isOfNewModel(String base, Sentence sentence, Sentence.Clause clause) {
        return carried.models().isEmpty()
                || carried.models().contains(base)
                || (carriedSentence != sentence.start()
                        && NEW_MODEL.first(folded, clause.start(), clause.end()).isPresent());
    }

    /** Where a sentence heads a section, or a point of a round-up, on something else, none of the models goes on. */
    private void enter(Sentence sentence) {
        entered = sentence.start();
        boolean heads = sentence.heading() || (roundUp && isHeadline(sentence));
        boolean newPoint = roundUp && sentence.paragraph() != paragraph && wordsOf(sentence) > sentence.start();
        if (!heads && !newPoint) return;
        boolean onModel = mentions.namesVideo(sentence.start(), sentence.end());
        boolean within = partOfOthers && !onModel && POINT_WITHIN.begins(folded, sentence.start(), sentence.end());
        sectionOfOthers = within || isOnOthers(sentence);
        partOfOthers = within || (sectionOfOthers && PART_BEGINS.begins(folded, sentence.start(), sentence.end()));
        boolean endsSection = sectioned && !onModel && endsSection(sentence);
        if (onModel) sectionNumber = numberOf(sentence);
        if (sectionOfOthers || endsSection || (roundUp && !onModel)) {
            section = Optional.empty();
            breakOff();
        }
    }

    /** True if a heading goes on to the next number or sums up. */
    private boolean endsSection(Sentence sentence) {
        int number = numberOf(sentence);
        return (number > 1 && number == sectionNumber + 1)
                || SUMS_UP.first(folded, sentence.start(), sentence.end()).isPresent();
    }

    /** Where the words begin behind the sign of a list. */
    private int wordsOf(Sentence sentence) {
        return POINT.skip(folded, sentence.start(), sentence.end());
    }

    /** The number that a heading begins with; 0 for none. */
    private int numberOf(Sentence sentence) {
        Matcher number = NUMBER.matcher(folded).region(sentence.start(), sentence.end());
        if (!number.lookingAt()) return 0;
        if (number.group(1) != null) return Integer.parseInt(number.group(1));
        return HAN_NUMERALS.indexOf(number.group(2)) + 1;
    }

    /** True if a whole line does not end as a sentence does. */
    private boolean isHeadline(Sentence sentence) {
        return sentence.end() - sentence.start() <= HEADLINE
                && "。!?…;.,".indexOf(folded.charAt(sentence.end() - 1)) < 0
                && opensLine(sentence.start());
    }

    private boolean opensLine(int start) {
        int before = start - 1;
        while (before >= 0 && folded.charAt(before) != '\n' && folded.charAt(before) != '。') before--;
        return before < 0 || folded.charAt(before) == '\n';
    }

    /** "二、Suno V5 发布", "阿里开源千问": a heading that begins with another thing, or with a maker of other models. */
    private boolean isOnOthers(Sentence sentence) {
        if (mentions.namesVideo(sentence.start(), sentence.end())) return false;
        int start = wordsOf(sentence);
        boolean other = false;
        for (Mention mention : mentions.beginningIn(sentence.start(), sentence.end())) {
            other |= mention.start() <= start + OPENS;
        }
        return other
                || vendors.within(start, sentence.end()).stream()
                        .filter(found -> found.start() <= start + OPENS)
                        .anyMatch(found -> madeBy(found.meaning()).isEmpty());
    }

    /** True if a clause speaks of the field, be it behind a label: "现状：传统方法…". */
    private boolean isOfOthers(Sentence.Clause clause) {
        int start = clause.start();
        int end = clause.end();
        if (OTHERS.begins(folded, start, end)
                || OF_FIELD.first(folded, start, Math.min(end, start + OF_FIELD_WITHIN))
                        .isPresent()) return true;
        int sign = folded.indexOf(':', start, Math.min(end, start + LONGEST_LABEL + 1));
        if (sign < 0) sign = folded.indexOf(',', start, Math.min(end, start + LONGEST_ADVERB + 1));
        if (sign < 0) return false;
        int behind = sign + 1;
        while (behind < end && folded.charAt(behind) == ' ') behind++;
        return OTHERS.begins(folded, behind, end);
    }

    /** "It is available to subscribers of Dream Machine": what the pronoun means is spoken of, not what is named behind it. */
    private boolean isPronounBefore(
            List<Mention> own, Sentence sentence, Sentence.Clause clause, List<Found<Cue>> cues) {
        return !own.isEmpty()
                && (own.stream().noneMatch(Mention::exact)
                        || isMeasuredBetween(clause.start(), own.get(0).start(), cues))
                && own.get(0).start() > clause.start()
                && !carried.models().isEmpty()
                && sentence.paragraph() - carriedParagraph <= 1
                && !folded.startsWith("其中", clause.start())
                && beginsWith(Cue.PRONOUNS, clause, cues);
    }

    /** "在 Wan 2.2 基础上", "基于 Wan 2.2 打造的": what the one spoken of is made of. */
    private boolean isBase(Mention mention) {
        if (BASE_OF.begins(folded, mention.end(), folded.length())) return true;
        if (folded.startsWith("的", mention.end() + (folded.startsWith(" ", mention.end()) ? 1 : 0))
                && REFERS_TO
                        .first(folded, Math.max(0, mention.start() - REFERS_WITHIN), mention.start())
                        .isPresent()) return true;
        int near = Math.max(0, mention.start() - BASE_WITHIN);
        return TRAINED.begins(folded, mention.end(), folded.length())
                && BASED_ON.first(folded, near, mention.start()).isPresent();
    }

    /** "Seedance 2.0 逼着对手更新（Veo、Sora）", "Wan 2.6 builds on Wan 2.2": named behind the one spoken of, in brackets or as its base. */
    private boolean isAside(Mention mention, List<Mention> own) {
        if (own.isEmpty()) return false;
        Mention before = own.getFirst();
        int from = Math.max(before.end(), mention.start() - BASE_WITHIN);
        if (BASED_ON.first(folded, from, mention.start()).isPresent()) return true;
        if (before.line().equals(mention.line())) return false;
        int open = mention.start();
        while (open > before.end() && folded.charAt(open) != '(') open--;
        int longest = Math.min(folded.length(), mention.end() + LONGEST_BRACKET);
        return open > before.end() && folded.indexOf(')', open, longest) >= mention.end();
    }

    /** "开源图生视频模型——Step-Video-TI2V": the name of what a clause announces, behind its dash. */
    private Optional<Mention> namedBehindDash(Sentence.Clause clause) {
        int from = clause.end();
        while (from < folded.length() && folded.charAt(from) == '—') from++;
        if (from == clause.end()
                || !ANNOUNCED
                        .first(folded, Math.max(clause.start(), clause.end() - KIND_WITHIN), clause.end())
                        .isPresent()) return Optional.empty();
        int at = from;
        return mentions.from(at).filter(mention -> mention.video() && mention.start() <= at + 1);
    }

    /** "被称为国产最强 Sora": another model lends its name. */
    private boolean isNickname(Mention mention, Sentence.Clause clause) {
        int from = Math.max(clause.start(), mention.start() - NICKNAME_WITHIN);
        if (AS_MEASURE.begins(folded, mention.end(), clause.end())) return true;
        return NICKNAME.first(folded, from, mention.start()).isPresent();
    }

    /** "可以在豆包，即梦或者方舟上玩", "同步接入豆包、即梦", "首发平台：即梦": where the one spoken of is used. */
    private boolean isPlace(Mention mention, Sentence.Clause clause, List<Mention> own) {
        return mention.model().equals(mention.line())
                && !(carried.models().isEmpty() && own.isEmpty())
                && (folded.startsWith(" app", mention.end())
                        || carried.models().stream().noneMatch(model -> model.startsWith(mention.line())))
                && isHost(mention, clause);
    }

    private boolean isHost(Mention mention, Sentence.Clause clause) {
        int from = Math.max(clause.start(), mention.start() - HOST_WITHIN);
        return USED_ON.begins(folded, mention.end(), folded.length())
                || APP_OF.begins(folded, mention.end(), clause.end())
                || HOSTED_ON.first(folded, from, mention.start()).isPresent()
                || LIKE.first(folded, from, mention.start()).isPresent()
                || (IN.first(folded, from, mention.start()).isPresent()
                        && INSIDE.begins(folded, mention.end(), clause.end()))
                || (folded.startsWith("在", clause.start() + (folded.startsWith("可", clause.start()) ? 1 : 0))
                        && OF_PLATFORMS.begins(folded, mention.end(), clause.end()));
    }

    /** "关于可灵 2.1 大师版，可灵的创作者…": the line named behind its version, and what follows is still said of the version. */
    private boolean isLineOfCarried(List<String> models, Sentence sentence) {
        return carriedSentence == sentence.start()
                && models.size() == 1
                && mentions.isLine(models.get(0))
                && carried.models().stream().anyMatch(model -> model.startsWith(models.get(0) + " "));
    }

    private static boolean isMeasuredBetween(int start, int end, List<Found<Cue>> cues) {
        return cues.stream()
                .anyMatch(cue -> (cue.meaning() == Cue.COMPARISON || cue.meaning() == Cue.COMPARED_BEFORE)
                        && cue.start() >= start
                        && cue.end() <= end);
    }

    private static boolean beginsWith(Cue meaning, Sentence.Clause clause, List<Found<Cue>> cues) {
        for (Found<Cue> cue : cues) {
            if (cue.start() >= clause.start() + 4) return false;
            if (cue.meaning() == meaning && cue.start() >= clause.start()) return true;
        }
        return false;
    }

    /** "前者四个字全对，后者写错了一个": one of the two that were named before, in the order they were named in. */
    private Optional<String> ofPair(Sentence sentence, Sentence.Clause clause) {
        boolean near = recent.size() > 1
                && recent.subList(recent.size() - 2, recent.size()).stream()
                        .allMatch(model -> sentence.paragraph() - lastParagraphs.getOrDefault(model, -TURN) < TURN);
        if (!near) return Optional.empty();
        int start = clause.start();
        // "价格上，前者 0.4 元": too short to be a clause of its own
        int comma = folded.indexOf(',', start);
        if (comma > start && comma - start < FRAME && comma < clause.end()) start = comma;
        while (start < clause.end() && " ,而但".indexOf(folded.charAt(start)) >= 0) start++;
        boolean former = folded.startsWith("前者", start) || folded.startsWith("the former", start);
        boolean latter = folded.startsWith("后者", start) || folded.startsWith("the latter", start);
        if (!former && !latter) return Optional.empty();
        return Optional.of(settled(recent.get(recent.size() - (former ? 2 : 1))));
    }

    private List<String> otherOfPair(String one) {
        return recent.subList(recent.size() - 2, recent.size()).stream()
                .map(this::settled)
                .filter(model -> !model.equals(one))
                .toList();
    }

    private boolean speaksOfTwo(Sentence.Clause clause) {
        int start = clause.start();
        int end = clause.end();
        boolean may = folded.indexOf('两', start, end) >= 0
                || folded.indexOf('二', start, end) >= 0
                || folded.indexOf("both ", start, end) >= 0
                || folded.indexOf("the two", start, end) >= 0;
        return may && TWO.first(folded, start, end).isPresent();
    }

    /** The model of a maker that is meant: the one spoken of, else the one the article is about. */
    private Optional<String> madeBy(String vendor) {
        Stream<String> near = carried.models().stream().map(this::settled);
        return Stream.concat(near, topic.stream().filter(model -> topicShare >= 0.4 && !scattered && !roundUp))
                .filter(model ->
                        vocabulary.vendorOf(mentions.lineOf(model)).equals(Optional.of(vendor)))
                .findFirst();
    }

    /** What is said after a bare "可灵" in an article on Kling 3.0 is said of Kling 3.0. */
    private String settled(String model) {
        boolean bare = mentions.isLine(model);
        return bare && topicLine.equals(Optional.of(model)) ? topic.orElse(model) : model;
    }

    private Subject carried(Sentence sentence, Sentence.Clause clause, List<String> compared, boolean pronoun) {
        boolean sameSentence = carriedParagraph == sentence.paragraph() && carriedSentence == sentence.start();
        if (!pronoun && isNumberedStranger(clause)) {
            othersSentence = sentence.start();
            return Subject.NONE;
        }
        if (sameSentence) return new Subject(settled(carried.models()), compared, Reach.SENTENCE);
        if (!pronoun && isOfStranger(clause)) return Subject.NONE;
        if (carriedParagraph == sentence.paragraph()) {
            if (roundUp && (carriedAside || carriedAmongOthers)) return Subject.NONE;
            return new Subject(meant(clause), compared, Reach.PARAGRAPH);
        }
        if (roundUp && section.isPresent()) {
            return new Subject(List.of(settled(section.get())), compared, Reach.SECTION);
        }
        if (scattered || roundUp || sectionOfOthers) return Subject.NONE;
        if (sectioned && sectionOfOne && section.isPresent()) {
            return new Subject(List.of(settled(section.get())), compared, Reach.SECTION);
        }
        if (sectioned && section.isEmpty() && topicShare < MAINLY) return Subject.NONE;
        boolean ownSection = section.isPresent() && !isOfTopic(section.get()) && sectionOfOne;
        if (section.isPresent() && sectionParagraph >= carriedParagraph && (topicShare < MAINLY || ownSection)) {
            return new Subject(List.of(settled(section.get())), compared, Reach.SECTION);
        }
        boolean aside = topicShare >= 0.5
                && topic.isPresent()
                && carried.models().stream().noneMatch(this::isOfTopic)
                && !speaksOfAll(clause)
                && sentence.paragraph() > carriedParagraph + (topicShare >= MAINLY ? 0 : 1);
        if (!carried.models().isEmpty() && !aside && sentence.paragraph() - carriedParagraph <= 2) {
            List<String> models = meant(clause);
            return new Subject(
                    pronoun || !carriedAside
                            ? models
                            : models.stream().map(this::backToTopic).distinct().toList(),
                    compared,
                    Reach.SECTION);
        }
        boolean within = section.isPresent() && sectionOfOne && carried.models().contains(section.get());
        if (within) return new Subject(List.of(settled(section.get())), compared, Reach.SECTION);
        Optional<String> about = topicShare >= 0.4 ? topic : section;
        return about.map(model -> new Subject(List.of(settled(model)), compared, Reach.TOPIC))
                .orElse(Subject.NONE);
    }

    private boolean isNumberedStranger(Sentence.Clause clause) {
        int end = Math.min(clause.end(), clause.start() + NUMBER_WITHIN);
        for (int i = clause.start(); i < end; i++) {
            if (Character.isDigit(folded.charAt(i)))
                return NUMBERED_STRANGER.begins(folded, clause.start(), clause.end());
        }
        return false;
    }

    /** What follows an aside on another version or a variant of what the title names is said of the latter again. */
    private String backToTopic(String model) {
        return topic.filter(about -> !topicLine.equals(Optional.of(about)))
                .filter(about -> model.startsWith(about + " ")
                        || (topicInTitle && isOfTopic(model) && !mentions.isLine(model)))
                .orElse(model);
    }

    private boolean isOfStranger(Sentence.Clause clause) {
        if (SMALL_STRANGER.begins(folded, clause.start(), clause.end())) return true;
        if (folded.indexOf("ai", clause.start(), Math.min(clause.end(), clause.start() + BRAND_WITHIN)) >= 0) {
            Matcher brand = BRAND.matcher(folded).region(clause.start(), clause.end());
            if (brand.lookingAt() && comesUpOften(brand.group(1))) return true;
        }
        return STRANGER.first(text, clause.start(), Math.min(clause.end(), clause.start() + STRANGER_WITHIN * 2))
                .filter(name -> name.start() <= clause.start() + STRANGER_WITHIN)
                .filter(name -> !NO_STRANGERS.contains(name.group()))
                .isPresent();
    }

    private boolean comesUpOften(String words) {
        int at = -1;
        for (int times = 0; times < BRAND_TIMES; times++) {
            at = folded.indexOf(words, at + 1);
            if (at < 0) return false;
        }
        return true;
    }

    private List<String> settled(List<String> models) {
        if (models.size() == 1) return List.of(settled(models.get(0)));
        return models.stream().map(this::settled).distinct().toList();
    }

    /** Of several models spoken of in a sentence before, those that a clause goes on with. */
    private List<String> meant(Sentence.Clause clause) {
        List<String> models = settled(carried.models());
        if (models.size() < 2) return models;
        if (speaksOfAll(clause)) return models;
        if (topic.isPresent() && (models.contains(topic.get()) || models.size() > 2)) return List.of(topic.get());
        return List.of(models.get(0));
    }

    private boolean speaksOfAll(Sentence.Clause clause) {
        return THEY_ALL.begins(folded, clause.start(), clause.end())
                || ALL_OF_THEM.first(folded, clause.start(), clause.end()).isPresent();
    }

    /** The other model spoken of shortly before: the one that a verdict told in turns is measured by. */
    Optional<String> otherBefore(Subject subject, Sentence sentence) {
        for (int i = recent.size() - 1; i >= 0; i--) {
            String other = recent.get(i);
            boolean near = sentence.paragraph() - lastParagraphs.getOrDefault(other, -TURN) < TURN;
            if (near && !subject.models().contains(other)) return Optional.of(other);
        }
        return Optional.empty();
    }

    /** "被 X 吊打": true if a clause tells that its subject lost to a rival that it names. */
    boolean isBeaten(Sentence.Clause clause) {
        return comparisons.isBeaten(clause, mentions.namedIn(clause.start(), clause.end()));
    }

    /** "国产模型的表现都好于 X": true if a clause tells that others do better than a model. */
    boolean isSurpassed(String model, Sentence.Clause clause) {
        return mentions.namedIn(clause.start(), clause.end()).stream()
                .filter(mention -> mention.model().equals(model))
                .anyMatch(mention -> comparisons.isSurpassed(mention, clause));
    }

    /** "但是跟可灵 1.6 比": true if a clause only tells whom the next one measures by. */
    boolean onlyCompares(Sentence.Clause clause) {
        return comparisons.onlyCompares(clause);
    }

    /** Whom a clause sets its subject against without a name. */
    Optional<String> nameless(Sentence.Clause clause, List<Found<Cue>> cues, String text) {
        return comparisons.nameless(clause, cues, text);
    }

    /** "Act-One 也没有": a feature of a line, said of the version that is spoken of. */
    private String usedWith(String line) {
        return carried.models().stream()
                .filter(model -> mentions.isOf(line, model))
                .findFirst()
                .map(this::settled)
                .orElse(settled(line));
    }

    /** "在可灵官网体验" speaks of where a model is found: of the model that is spoken of, not of the line as such. */
    private String atHome(Mention mention) {
        if (mention.exact()) return mention.model();
        if (mention.kind() == Mention.Kind.FEATURE) return usedWith(mention.line());
        if (topic.isPresent() && isAsMaker(mention)) return topic.get();
        Optional<String> made = lastMade(mention);
        if (made.isPresent()) return made.get();
        for (String home : HOMES) {
            int at = folded.startsWith(" ", mention.end()) ? mention.end() + 1 : mention.end();
            if (folded.startsWith(home, at) && !folded.startsWith("版", at + home.length())) {
                return settled(mention.model());
            }
        }
        return mention.model();
    }

    /** "Luma 没有公布参数量": a maker called as a product is, right after another product of it. */
    private Optional<String> lastMade(Mention mention) {
        if (mention.kind() != Mention.Kind.MODEL || recent.isEmpty()) return Optional.empty();
        String last = recent.getLast();
        String line = mentions.lineOf(last);
        Optional<String> vendor = vocabulary.vendorOf(mention.line());
        boolean own = vendor.isPresent()
                && !line.equals(mention.line())
                && vocabulary.vendorOf(line).equals(vendor);
        return own && isNamedAsMaker(mention, vendor.get()) ? Optional.of(last) : Optional.empty();
    }

    private boolean isNamedAsMaker(Mention mention, String vendor) {
        return Fold.fold(vendor).startsWith(folded.substring(mention.start(), mention.end()));
    }

    /** "Luma AI 推出了新功能", where the article is on another product of that maker. */
    private boolean isAsMaker(Mention mention) {
        if (mention.kind() != Mention.Kind.MODEL
                || topicLine.isEmpty()
                || topicLine.get().equals(mention.line())) {
            return false;
        }
        Optional<String> vendor = vocabulary.vendorOf(mention.line());
        return vendor.isPresent()
                && vendor.equals(vocabulary.vendorOf(topicLine.get()))
                && isNamedAsMaker(mention, vendor.get());
    }

    /**
     * "Luma AI announced Ray4": a maker called as its product is, beside the model it made. "即梦 Seedance 2.0": the house
     * right before its model.
     */
    private boolean isMakerOf(Mention mention, List<Mention> named) {
        if (mention.exact() || mention.kind() != Mention.Kind.MODEL) return false;
        Optional<String> vendor = vocabulary.vendorOf(mention.line());
        if (vendor.isEmpty()) return false;
        boolean asMaker = isNamedAsMaker(mention, vendor.get());
        return named.stream()
                .anyMatch(other -> other.start() > mention.start()
                        && !other.line().equals(mention.line())
                        && vocabulary.vendorOf(other.line()).equals(vendor)
                        && (asMaker || (other.exact() && leadsTo(mention, other))));
    }

    private boolean leadsTo(Mention house, Mention model) {
        int from = house.end();
        int to = model.start();
        return from <= to && HOUSE_OF.fills(folded, from, to);
    }

    /** The models named, a line only where none of its versions stands beside it. */
    private List<String> models(List<Mention> named) {
        if (named.isEmpty()) return List.of();
        if (named.size() == 1) return List.of(atHome(named.get(0)));
        return named.stream()
                .filter(mention -> !isMakerOf(mention, named))
                .filter(mention -> mention.exact()
                        || named.stream()
                                .noneMatch(
                                        other -> other.exact() && other.line().equals(mention.line())))
                .map(Mention::model)
                .distinct()
                .limit(MOST)
                .toList();
    }
}
