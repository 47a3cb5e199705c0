package dev.reelwatch.index.claim;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.crawler.article.Published;
import dev.reelwatch.crawler.article.TextTable;
import dev.reelwatch.index.claim.Confidence.Sign;
import dev.reelwatch.index.claim.Respects.Kind;
import dev.reelwatch.index.claim.Respects.Respect;
import dev.reelwatch.index.claim.Subjects.Reach;
import dev.reelwatch.index.claim.Subjects.Subject;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.index.vocabulary.Attribute.Group;
import dev.reelwatch.index.vocabulary.Cues.Cue;
import dev.reelwatch.index.vocabulary.Feature;
import dev.reelwatch.index.vocabulary.Mention;
import dev.reelwatch.index.vocabulary.Opening;
import dev.reelwatch.index.vocabulary.Vocabulary;
import dev.reelwatch.index.vocabulary.WordFinder.Found;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one article, once, from its first clause to its last. */
final class ClaimReading {
    /** An event so many days before its article is background, no news. */
    static final int FORMER_DAYS = 45;

    private static final int LONGEST_SENTENCE = 3000;

    private static final int LONGEST_CLAUSE = 400; // longer ones prove nothing, and patterns would take long on them
    private static final int CROWD = 4;
    private static final int BROAD = 2; // words of two characters are said of much else, too
    /** The writer tells of himself; what he finds is a verdict all the same. */
    private static final Opening FIRST_PERSON =
            Opening.compile("我(?!们?(?:觉得|认为|感觉|发现|最|很|非常|看来|见过|用过))|\\b(?:i|my)\\b(?! (?:found|think|like|love))");

    private static final int SHORT = 7;
    private static final Opening TIMES =
            Opening.compile("\\s?的?\\s?(?:\\d+(?:\\.\\d+)?|[一二两三四五六七八九十几]) ?(?:倍|分之|x\\b|times)");
    private static final String AFTER_BRACKET = " 。.!?,;:";
    private static final int SHORTEST_STATEMENT = 3;
    private static final int MOST_JUDGED = 3;
    private static final int TALK_OPENS = 400; // in so many characters it is told who is talked with
    private static final List<String> LATELY =
            List.of("近日", "日前", "刚刚", "前几天", "最近", "近期", "这两天", "这几天", "本月", "新近", "just ", "recently");
    /** The title of an article that holds models against each other. */
    private static final Pattern VERSUS =
            Pattern.compile("对比|横评|较量|对决|谁更|哪个|哪家|大战|pk|\\bvs\\b|versus|compared|showdown|head[- ]to[- ]head|差距");

    /** The title of a talk with those who made it: "专访 Vidu 团队", "an interview with Runway's CEO". */
    private static final Pattern TALK = Pattern.compile("专访|对话|访谈|对谈|采访|独家|interview|conversation with|q&a");

    private static final Pattern STAFF =
            Pattern.compile("团队|创始人|ceo|cto|负责人|首席|总裁|总经理|产品经理|科学家|founder|head of|lead|team");

    /** The title of an article that comments on what others tell. */
    private static final Pattern COMMENTS = Pattern.compile(
            "为什么|为何|凭什么|背后|启示|真相|复盘|终局|反思|解读|思考|观察|之死|终结|陨落|困局|落幕|退场|败局|你怎么看|意味着|冷思考|\\b(?:why|lessons?|what .{1,40} (?:means|tells)|the (?:end|rise|fall) of|opinion|analysis)\\b");

    /** "折合两块钱", "一万块能做 2700 条": a price that the writer worked out. */
    private static final Opening COMPUTED = Opening.compile(
            "相当于|折合|约合|折算|换算|(?:算|摊|平均|加|一年|一个?月|一天)下来|合(?:每|人民币|美元)|性价比|预算|[能可]以?省|省下|(?:一年|每年|一个月|每月)[^,。;]{0,8}条|(?:就|还)是?要?\\s?\\d[^,。;]{0,8}(?:元|块|美元|刀)|works out|comes (?:out )?to|adds up|equals|equivalent|per (?:usable|finished) ");

    private static final Pattern RELEASE_NOTES =
            Pattern.compile("release notes|changelog|更新日志|更新说明|更新公告|版本说明|what's new in");

    private static final Opening TESTS = Opening.compile(
            "(?:我|我们|小编|笔者)(?:自己|亲自|连续?|又|也|先|刚|都|花了[^,。]{1,8})?(?:测|实测|试(?!图|着)|跑了)|亲测|\\b(?:i|we)(?:'ve| have)? (?:personally )?(?:tested|tried|ran) ");

    /** "沈女士:": who speaks in a paragraph of a talk. */
    private static final Pattern SPEAKER = Pattern.compile("(?m)^[*\\s]{0,4}([\\p{L}·. ]{2,16}?)\\*{0,2} ?:");

    private static final int TURNS = 3;

    private static final int OPENS = 3;
    private static final Pattern CIRCUMSTANCE = Pattern.compile(
            "\\((?:如|例如|比如|such as|e\\.g\\.)[^)]{2,40}\\)|在[^,。;在]{2,24}?(?:条件|环境|情况|场景|过程|状态)(?:之?下|中|上|时)|\\b(?:while|without|regardless of|despite|when) [^,.;]{4,50}(?=,)");
    private static final Opening NEEDED = Opening.compile(
            "适(?:合|用于)[^,。]{0,6}(?:需要|追求|想要)|(?:对|在)[^,。]{2,24}(?:有较高要求|要求较高|要求很高|有严格要求|要求高)的|\\bwho (?:needs?|requires?|wants?|demands?|cares? about) |\\b(?:if|when) you(?:'re| are)? (?:need|want|require|expect|expecting|looking for|after|hoping for) ");
    private static final int DEED_WITHIN = 24;
    private static final Opening OWN_DEED = Opening.compile(
            "[^\\p{L}\\p{N}]{0,4}(?:就?连|[今昨前]天,?|重点|接下来|下面|然后|于是|所以|这次|接着|后来|之后|首先|最后|比如|而|就|但|但是|因为|当时){0,2}(?:我们?|咱们?|小编|笔者)(?:就|也|又|还|先|再|都|直接|自己|[今昨前]天|本来|原本|随手|试着|特意|专门|顺手|已经|这边|在[^,。]{1,8}[里上中])*"
                    + "(?:来试|试试|试一试|来看|看下|看看|看一下|写|拍|录|问|发|去|找|做|选|跑|扔|丢|上传|下载|画|剪|花|整理|罗列|打开|登|加|挑|截|搜|点|拿|让|把|给|用|想用|想找|想做|打算|准备|测试?了|进行)(?!得|不了|起来)"
                    + "|(?:so |then |and |first |next |after that )?(?:i|we) (?:then |also |just |first |even |tried to |decided to |started |went |ran |asked |uploaded |used |gave |wrote |typed |entered |generated |made |created |picked |chose |selected |took |put |fed |set |opened |clicked |downloaded |recorded )");
    /** What may stand before the verb of a step: "然后我们再", "next, ". */
    private static final Opening STEP_LEAD = Opening.compile(
            "(?:[^\\p{L}]{0,6}|请|再|先|然后|接着|接下来|之后|最后|首先|其次|我们|你|您|大家|就|需要|只需要?|可以|直接|在[^,。]{1,14}[上里中]|在[^,。]{1,30}(?= ?(?:输入|上传|点击|选择))|then |next |first |now |simply |just |please |and |finally ){0,5}\\s?");

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

    /** "如果能达到片子里的水平，那就是第一": what follows from what is only supposed. */
    private static final Opening THEN =
            Opening.compile("[^\\p{L}]{0,3}(?:那就|那么|那它|那会|就会是|then |it would |that would )");

    /** What is told with the length of a clip, not with the time it takes. */
    private static final Opening LENGTH = Opening.compile("单次|直出|一次(?:性|能|可)|最长|时长|长达|up to|long\\b");

    private static final Opening OF_TEST =
            Opening.compile("(?:测试|评测|测评|对比|实测|维度|指标|评分|打分|能力|test|tests|comparison)[^\\p{L}]*$|(?:评测|测评|实测)\\s?:");
    private static final Opening THE_MODEL = Opening.compile(
            "(?:现在|目前|而|不过|好消息是)?,?(?:这个|这款|该|此|新)?(?:模型|产品)(?:目前|现在|刚刚?|昨[天晚]|今[天早晚]|前天|本周|上周|已经?|也|将|即将|正式|\\d)|(?:now |today )?(?:the|this) (?:new )?model (?:is out|is live|was released|was launched|has launched|has been released|launched)");
    /** "第一步:打开即梦,上传一张图片": what is told of a step goes on behind its commas. */
    private static final Opening STEP = Opening.compile(
            "[-#*•\\s]*(?:第[一二三四五六七八九十\\d]{1,2}步\\s?[:,、]|(?:操作)?步骤\\s?[一二三四五六七八九十\\d]?\\s?[:,、]|step ?\\d+ ?[:.,)]|建议(?:你|大家)?(?:先|用|选|把|直接))");

    private static final Opening LIST_SIGN = Opening.compile(
            "(?:[-*•●▪·>|#]+\\s+|\\(?\\d{1,2}[.)]\\s+|\\d{1,2}、|[一二三四五六七八九十]{1,2}[.、]\\s*|\\d?[\\ufe0f\\u20e3]+\\s*|[\\p{So}\\ufe0f\\u200d]+\\s*)+");
    private static final Opening ADDRESS = Opening.compile(
            "(?:(?:项目|论文|代码|主页|github)?(?:地址|主页|链接)\\s?)?[^\\p{L}\\p{N}]{0,20}(?:https?://|www\\.)\\S++\\s*+");
    /** "这个功能 Vidu 早就有了": says of a feature named before that another model has it, or has it not. */
    private static final Opening HAS_IT = Opening.compile(
            "(?:尚未|还未|还没有?|暂未|暂不|没有|并未|未)(?:开放|支持|上线|提供)(?:该|这一?|此)(?:项|个)?(?:功能|能力)|(?:都|也|早就?|已经?|均|同样|全部)(?:已经?|早就?|都|可以|能|能够|不)?(?:有|上了|上线了|实现|支持|做到|具备|跟进|能用|可以)"
                    + "|(?:也|都)(?:不行|没有|做不到|不支持)|(?:too|as well|also (?:has|have|supports?|offers?)|does not|doesn't|can't|so does|so do)[.!]?$");

    /** "从 5 月推迟到 8 月". */
    private static final Opening PUT_OFF =
            Opening.compile("(?:推迟|延期|延后|改|提前|顺延|跳票)(?:到|至)|(?:delayed|postponed|pushed back|moved) (?:to|until)");

    private static final Opening OWN_FIGURE = Opening.compile(
            "\\s?\\([^()]{0,12}\\d[^()]{0,12}\\)|\\s?的\\s?[$¥￥]?\\d+(?:\\.\\d+)?\\s?(?:元|块|美元|刀|秒|分钟|%|积分|p\\b|k\\b|s\\b)");

    private static final Opening FREE_NO_MORE = Opening.compile(
            "(?:取消|砍掉|砍了|关闭|停止|结束|不再|没有|不是|不提供|告别|并不|并非)了?(?:了|提供|是)?免费|从免费(?:变|转|改|到收费)|免费[^,。;]{0,8}(?:没了|没有了|取消|结束|到期|停了|变成|转为|改为|被砍|砍掉|恢复收费)"
                    + "|(?:no longer|not|isn't|never) (?:for )?free|(?:kill(?:ed|s)?|ditch(?:ed|es)?|axed|dropped|removed|scrapped|ended|ends) (?:its |the |their )?free|\\bfree (?:tier|plan|trial|credits|access|version)s? [^,.;]{0,12}(?:ended|ends|gone|is over|removed|killed|discontinued|expired)");

    /** Behind the last name of a list: that it is said of all of them. */
    private static final Opening ALL = Opening.compile(
            "NAME+(?:[、/和与及] ?NAME+)*(?:$| ?(?:等[^,。;]{0,6})?(?:也|现在|目前|如今)?(?:都|均|皆|全)|,? (?:all|both) )"
                    .replace("NAME", String.valueOf(Feature.NAME)));

    private static final Opening LACKS_IT = Opening.compile(
            "(?:没有(?![^,。]{0,6}(?:问题|办法|关系|想到|说|提|公布|透露|消息|回应|确认|讲))|不支持|还?没(?:上线?|开放?|做|加|支持|推出|实装)|[尚暂还仍]未|未(?:开放|上线|支持)|用不[了上]|不能用|不行|不让用|做不到|没法用?|无法(?:使用|用)|不提供|不具备|缺席|缺失|not (?:yet )?(?:supported|available|included|there)|isn't|aren't|doesn't|missing|lacks?\\b|can't)");

    private static final Opening PREAMBLE = Opening.compile(
            "(?:与|和|跟|同|相比|相较|比起|不同于|区别于|有别于|对比)[^,。;]{2,40}(?:不同|不一样|相比|比起来|相比之下|相较)[,。;]?|(?:不同于|区别于|有别于|相比于?|相较于?|比起)[^,。;]{2,40}[,。;]?|(?:unlike|compared (?:to|with)) [^,.;]{2,60}[,.;]?");
    /** "某机构的下载量数据显示": tells only where the next clause is from. */
    private static final Opening SOURCE_SAYS =
            Opening.compile("[^,;:]{2,60}(?:数据|报告|统计|调查|榜单|研究|财报|报道|消息)(?:均|也|都)?(?:显示|表明|指出|称|发现)[,:]?");

    /** With one of these each match of {@link #SOURCE_SAYS} ends. */
    private static final String SAYS_END = "示明出称现,:";

    /** "这份对比是写给…的工程师的": tells of the article, not of a model. */
    private static final Opening ABOUT_TEXT = Opening.compile(
            "[^\\p{L}\\p{N}]{0,3}(?:这是)?(?:[这本此]|一)(?:篇|份|期)?[^,。;:]{0,16}?(?:文|文章|对比|横评|指南|评测|测评|报告|教程|攻略|清单)(?:[。.!]?$|将|会|旨在|面向|主要|重点|只|就?是写给|写给|适合|带你|为你|帮你|介绍|讲|盘点|整理|汇总|覆盖|聚焦)"
                    + "|(?:this|our) (?:article|guide|review|post|comparison|report|tutorial|breakdown) (?:is for|is meant|is written|will|covers|walks|breaks|explains|compares|looks|helps)"
                    + "|(?:a|the|our|my|this) (?:first|second|third|fourth|fifth|next|final|last) (?:[a-z]+ )?(?:test|round|prompt|scenario|case|challenge) (?:used|uses|was|is|began|begins|asked|asks|involved|involves|focused|focuses|started|starts|called for|calls for)");

    private static final Opening MORE = Opening.compile(
            "更(?![新换改迭])|\\b(?:more|less|better|worse|smoother|sharper|cleaner|stronger|weaker|faster|slower|steadier|softer) ");

    private static final List<String> FRAMES = List.of("上", "方面", "来看", "来说", "层面", "而言", "环节", "这块", "这一点", "这一项");
    /** "论画质,": likewise, by how it begins. */
    private static final Opening FRAME_OPENS = Opening.compile(
            "(?:但|而|不过)?(?:(?:若|要|单|光)(?:论|比|看)|论(?![文坛证])|说起|说到|要说(?!明))|when it comes to |in terms of |as for ");

    private static final int LONGEST_NAMED = 40;
    private static final int LONGEST_FUNCTION = 14;
    private static final int LONGEST_ANSWER = 20;
    private static final int LONGEST_CARRIED = 80;
    private static final int LONGEST_WHEN = 30;
    private static final Opening WHEN = Opening.compile(
            "(?:并且|而且|同时|据悉)?(?:在|于|预计|大概|最快|最迟)?(?:未来|接下来|今后|不久|往后|再过)?的?(?:几|数|[一两二三四五六七八九十\\d]{1,3}(?:到|至|-)?[一两二三四五六七八九十\\d]{0,3})个?(?:天|日|周|星期|月|年|小时)(?:之?内|以?后|之后|左右)?[,、:]?"
                    + "|(?:接下来|下个?月|下周|明年|今年(?:底|内|晚些时候)|年底前?|年内|月底前?|不久(?:之?后|的将来)|未来)[,、:]?"
                    + "|(?:in|over|within) the (?:coming|next) (?:few |couple of )?(?:hours|days|weeks|months|years?)[,:]?|(?:later|next|early next) (?:this )?(?:week|month|year|summer|fall|spring|quarter)[,:]?|soon[,:]?");
    private static final Opening FOIL = Opening.compile("不像|不在于|不是|并非|绝非|不再(?:仅仅?|只|单纯)?是|不(?:仅|只|单|光)仅?是|不止是");

    private static final Opening INSTEAD = Opening.compile("\\s*(?:(?:而|更)(?:像)?是|而在于)");
    private static final Opening STRESS = Opening.compile(
            "[^\\p{L}]{0,2}(?:(?:几乎|可以说|绝对)?(?:是)?(?:没有之一|毫无疑问|毫无悬念|没有其他|没错)|真的|是真的|bar none|hands down|no question|by far|period)[^\\p{L}]*");
    private static final Opening ANSWERS = Opening.compile(
            "就像|就跟|简直|真的|真是|还真|很|非常|太|特别|相当|极其|有点|有些|略|比较|不太|不够|依然|依旧|仍|还是|还不|确实|却|也就|一般|都|全|这两|这几|这些|一个都|统统|堪称|可以说|不行|不错|更是");
    private static final Opening LIKE_LIST = Opening.compile("如|像|例如|比如|诸如|包括|such as|like|including");

    static final Set<Attribute> EVENTS = EnumSet.of(Attribute.RELEASE, Attribute.AVAILABILITY);
    /** Beside the specs, what is told by a figure: a clause that only leads to the figure of its sentence adds nothing. */
    private static final Set<Attribute> FIGURED = EnumSet.of(Attribute.PRICE, Attribute.RANKING, Attribute.ADOPTION);

    private static final Set<Attribute> VERDICT_ONLY = EnumSet.of(Attribute.OVERALL);
    /** Said of a model where nothing more precise is. */
    private static final Set<Attribute> LOOSE = EnumSet.of(Attribute.OVERALL, Attribute.FEATURE_OTHER);

    private final Vocabulary vocabulary;
    private final Vocabulary.Folded read;
    private final Article article;
    private final String text;
    private final String folded;
    private final String masked;
    private final Subjects subjects;
    private final Places<Cue> cues;
    private final Respects.OfText respects;
    private final Optional<LocalDate> published;
    private final Voice voice;
    private final boolean versus;
    private final boolean makersSpeak;
    private final Optional<String> house;
    private final boolean chinese;
    private final Prompts prompts;
    private final List<Draft> drafts = new ArrayList<>();
    private int firstOfSentence;
    private final Map<String, Integer> said = new HashMap<>();
    private final Set<String> saidInSentence = new HashSet<>();
    private Optional<Moment> lastDate = Optional.empty();
    private Set<Attribute> namedBefore = EnumSet.noneOf(Attribute.class);
    private int namedIn = -1;
    private int namedFrom = -1;
    private boolean namedOnly;
    private Sentence.Clause framed = new Sentence.Clause(0, 0);
    private int framedIn = -1;
    private Optional<String> setAgainst = Optional.empty();
    private int setAgainstIn = -1;
    private int sceneParagraph = -1;
    private final Set<Attribute> framedAs = EnumSet.noneOf(Attribute.class);
    private int namedParagraph = -1;
    private @Nullable TableReading tableReading;
    private int tableEnd = -1;
    private boolean tableIsRead;
    private int tableParagraph = -1;

    ClaimReading(Vocabulary vocabulary, Respects respects, Vocabulary.Folded read) {
        this.vocabulary = vocabulary;
        this.read = read;
        article = read.article();
        text = article.text();
        folded = read.text();
        subjects = new Subjects(vocabulary, read);
        masked = ArabicNumerals.in(subjects.masked());
        this.respects = respects.new OfText(masked);
        cues = new Places<>(vocabulary.cues().words().in(masked));
        published = article.published().map(Published::at).map(Moment::firstDay);
        chinese = article.lang().startsWith("zh");
        prompts = new Prompts(vocabulary.cues(), folded, subjects, chinese);
        int own = 0;
        for (Found<Cue> cue : cues.all()) if (cue.meaning() == Cue.AUTHOR) own++;
        boolean comments = COMMENTS.matcher(read.title()).find();
        voice = Voice.of(
                own,
                folded.length(),
                comments || TESTS.first(folded, 0, folded.length()).isPresent());
        versus = subjects.ofTwo() && VERSUS.matcher(read.title()).find();
        boolean talk = TALK.matcher(read.title()).find()
                && (speaksInTurns(read.title(), folded)
                        || STAFF.matcher(read.title() + folded.substring(0, Math.min(TALK_OPENS, folded.length())))
                                .find());
        makersSpeak = talk || RELEASE_NOTES.matcher(read.title()).find();
        house = vocabulary.houseOf(article);
    }

    /** True if one who is named in the title speaks again and again. */
    private static boolean speaksInTurns(String title, String folded) {
        Map<String, Integer> turns = new HashMap<>();
        Matcher speaker = SPEAKER.matcher(folded);
        while (speaker.find()) {
            String name = speaker.group(1).strip();
            if (title.contains(name) && turns.merge(name, 1, Integer::sum) >= TURNS) return true;
        }
        return false;
    }

    /** All that might be claims, in the order of the text. */
    List<Draft> drafts() {
        int promptParagraph = -1;
        List<TextTable> tables = TextTable.in(text);
        int nextTable = 0;
        for (Sentence sentence : Sentence.in(folded, subjects.brokenNames())) {
            while (nextTable < tables.size() && tables.get(nextTable).start() <= sentence.start()) {
                table(tables.get(nextTable++), sentence.paragraph());
            }
            if (sentence.start() < tableEnd) {
                if (!tableIsRead) rowOfOthers(sentence);
                continue;
            }
            if (tableEnd >= 0 && !tableIsRead) subjects.breakOff();
            tableEnd = -1;
            if (sentence.end() - sentence.start() > LONGEST_SENTENCE || sentence.paragraph() == promptParagraph)
                continue;
            boolean announced = prompts.announcesPrompt(sentence);
            if (announced) promptParagraph = sentence.paragraph() + 1;
            if (prompts.isPrompt(sentence)) {
                if (!announced) promptParagraph = sentence.paragraph();
                continue;
            }
            if (prompts.isTranslatedPrompt(sentence) || prompts.isCode(sentence)) continue;
            if (prompts.isScene(sentence)) sceneParagraph = sentence.paragraph();
            sentence(sentence);
        }
        return drafts;
    }

    private void table(TextTable table, int paragraph) {
        if (tableReading == null) {
            tableReading = new TableReading(vocabulary, read, subjects, masked, cues, published, this::proseOn);
        }
        tableParagraph = paragraph;
        tableEnd = table.end();
        Optional<List<Draft>> told = tableReading.read(table);
        tableIsRead = told.isPresent();
        told.ifPresent(drafts::addAll);
    }

    /** A row of a table that is none on models, such as one of events, speaks of no model but those it names. */
    private void rowOfOthers(Sentence sentence) {
        if (sentence.end() - sentence.start() > LONGEST_SENTENCE) return;
        // a short row looks like a heading, and heads nothing
        sentence(new Sentence(sentence.start(), sentence.end(), sentence.paragraph(), false, sentence.clauses()));
    }

    /** What a cell of a table says of the models of its row. */
    private List<Draft> proseOn(List<String> models, int start, int end) {
        int before = drafts.size();
        for (Sentence sentence : Sentence.in(folded, start, end, tableParagraph)) {
            List<Found<Cue>> ofSentence = cues.within(sentence.start(), sentence.end());
            Judgement whole = new Judgement(ofSentence, folded);
            Optional<Dates.Found> date = dateIn(sentence.start(), sentence.end());
            if (asks(sentence)) continue;
            for (Sentence.Clause clause : sentence.clauses()) {
                if (clause.end() - clause.start() > LONGEST_CLAUSE) continue;
                List<String> compared = subjects.namedIn(clause.start(), clause.end()).stream()
                        .map(Mention::model)
                        .filter(model -> !models.contains(model))
                        .distinct()
                        .toList();
                List<Found<Cue>> inClause = cues.within(clause.start(), clause.end());
                Subject subject = new Subject(models, compared, Reach.CLAUSE);
                clause(new Place(sentence, clause, subject, inClause, new Judgement(inClause, folded), whole), date);
            }
        }
        List<Draft> found = List.copyOf(drafts.subList(before, drafts.size()));
        drafts.subList(before, drafts.size()).clear();
        return found;
    }

    private boolean begins(List<Opening> openings, Sentence sentence) {
        for (Opening opening : openings) {
            if (opening.begins(folded, sentence.start(), sentence.end())) return true;
        }
        return false;
    }

    private boolean asks(Sentence sentence) {
        char last = folded.charAt(sentence.end() - 1);
        return last == '?' || begins(vocabulary.cues().questions(), sentence);
    }

    private void sentence(Sentence sentence) {
        List<Found<Cue>> cuesOfSentence = cues.within(sentence.start(), sentence.end());
        boolean asks = asks(sentence);
        boolean foreign = chinese && prompts.isLatin(sentence.start(), sentence.end());
        Judgement whole = new Judgement(cuesOfSentence, folded);
        Optional<Dates.Found> date = dateIn(sentence.start(), sentence.end());
        firstOfSentence = drafts.size();
        boolean spared = false;
        List<Sentence.Clause> clauses = sentence.clauses();
        for (int i = 0; i < clauses.size(); i++) {
            Sentence.Clause clause = clauses.get(i);
            while (i + 1 < clauses.size() && belongsTogether(clause, clauses.get(i + 1))) {
                clause = new Sentence.Clause(clause.start(), clauses.get(++i).end());
            }
            Optional<Sentence.Clause> aside = statementInBrackets(clause);
            if (aside.isPresent())
                clause = new Sentence.Clause(clause.start(), aside.get().start() - 1);
            List<Found<Cue>> inClause = cues.within(clause.start(), clause.end());
            Judgement judgement = new Judgement(inClause, folded, spared);
            spared = judgement.sparesNext();
            Subject subject = subjects.of(sentence, clause, cuesOfSentence);
            if (asks) continue;
            if (prompts.announcesPrompt(clause)) break;
            if (isFoil(clause, i + 1 < clauses.size() ? clauses.get(i + 1).start() : sentence.end())) continue;
            if (subject.models().isEmpty()) {
                rememberRival(sentence, clause, inClause);
                continue;
            }
            boolean scene = sceneParagraph == sentence.paragraph();
            boolean inTable = sentence.start() < tableEnd;
            if ((foreign || scene || inTable) && subject.reach() != Reach.CLAUSE) continue;
            int length = clause.end() - clause.start();
            if (length > LONGEST_CLAUSE || isAddress(clause)) continue;
            clause(new Place(sentence, clause, subject, inClause, judgement, whole), date);
            aside.ifPresent(inBrackets -> ofAside(sentence, inBrackets, whole, date));
        }
        List<Draft> ofSentence = drafts.subList(firstOfSentence, drafts.size());
        dropLabels(ofSentence);
        dropSecondReadings(ofSentence);
        compareBackwards(ofSentence);
    }

    /** "画质一般(Veo 3.1 动作更流畅)": a bracket at the end of a clause that states something of the model it begins with. */
    private Optional<Sentence.Clause> statementInBrackets(Sentence.Clause clause) {
        int close = clause.end() - 1;
        while (close > clause.start() && AFTER_BRACKET.indexOf(folded.charAt(close)) >= 0) close--;
        if (folded.charAt(close) != ')') return Optional.empty();
        int open = close;
        while (open > clause.start() && folded.charAt(open) != '(') open--;
        boolean nested = folded.indexOf(')', open, close) >= 0;
        if (nested || open < clause.start() + SHORT || close - open > LONGEST_CLAUSE) return Optional.empty();
        Sentence.Clause inside = new Sentence.Clause(open + 1, close);
        List<Mention> named = subjects.namedIn(inside.start(), inside.end());
        boolean states = named.size() == 1
                && named.get(0).start() <= inside.start() + OPENS
                && inside.end() - named.get(0).end() >= SHORTEST_STATEMENT;
        if (!states || measures(inside) || TIMES.begins(folded, named.get(0).end(), close)) return Optional.empty();
        boolean tells = holdsDigit(named.get(0).end(), inside.end())
                || new Judgement(cues.within(inside.start(), inside.end()), folded).asserts();
        return tells ? Optional.of(inside) : Optional.empty();
    }

    private boolean measures(Sentence.Clause clause) {
        return cues.within(clause.start(), clause.end()).stream()
                .anyMatch(cue -> cue.meaning() == Cue.WORSE
                        || (cue.meaning() == Cue.COMPARED_BEFORE && cue.start() <= clause.start() + OPENS));
    }

    /** What the rest of the sentence says is not said of the model of such a bracket. */
    private void ofAside(Sentence sentence, Sentence.Clause clause, Judgement whole, Optional<Dates.Found> date) {
        List<String> models = subjects.namedIn(clause.start(), clause.end()).stream()
                .map(Mention::model)
                .toList();
        List<Found<Cue>> inClause = cues.within(clause.start(), clause.end());
        Subject subject = new Subject(models, List.of(), Reach.CLAUSE);
        Optional<Moment> before = lastDate;
        Set<Attribute> feature = namedBefore;
        int featureIn = namedIn;
        clause(new Place(sentence, clause, subject, inClause, new Judgement(inClause, folded), whole), date);
        lastDate = before;
        namedBefore = feature;
        namedIn = featureIn;
        framedIn = -1;
    }

    private boolean belongsTogether(Sentence.Clause clause, Sentence.Clause next) {
        return isWhen(clause) || isAnswered(clause, next) || isStress(next) || isNamed(clause, next);
    }

    /** "海螺 2.3,可灵 3.0 都支持": a model alone between commas, with another behind it. */
    private boolean isNamed(Sentence.Clause clause, Sentence.Clause next) {
        if (masked.charAt(next.start()) != Feature.NAME) return false;
        List<Mention> named = subjects.namedIn(clause.start(), clause.end());
        boolean alone = !named.isEmpty()
                && named.getFirst().start() == clause.start()
                && named.getLast().end() == clause.end();
        return alone && ALL.begins(masked, next.start(), next.end());
    }

    /** "现在的画质，就像屎一样", "相机控制、Act-One，这两个都没有": one clause names what the next one judges. */
    private boolean isAnswered(Sentence.Clause clause, Sentence.Clause next) {
        if (clause.end() - clause.start() > LONGEST_NAMED || next.end() - next.start() > LONGEST_ANSWER) return false;
        if (!ANSWERS.begins(folded, next.start(), folded.length())) return false;
        if (new Judgement(cues.within(clause.start(), clause.end()), folded).asserts()) return false;
        Judgement answer = new Judgement(cues.within(next.start(), next.end()), folded);
        return answer.judges() || answer.tells(Cue.NEGATION);
    }

    /** "它不再只是一个玩具，而是…": what a clause denies only to set off the next one by. */
    private boolean isFoil(Sentence.Clause clause, int next) {
        return INSTEAD.begins(folded, next, folded.length())
                && FOIL.first(folded, clause.start(), clause.end()).isPresent();
    }

    /** "最好的，没有之一": a clause that only stresses the one before it belongs to that. */
    private boolean isStress(Sentence.Clause clause) {
        return STRESS.fills(folded, clause.start(), clause.end());
    }

    /** "未来几天内，就会开放": a clause that only tells when belongs to the next one. */
    private boolean isWhen(Sentence.Clause clause) {
        return clause.end() - clause.start() <= LONGEST_WHEN && WHEN.fills(folded, clause.start(), clause.end());
    }

    private Dates.Context context() {
        return new Dates.Context(published, lastDate);
    }

    private boolean isAddress(Sentence.Clause clause) {
        return folded.indexOf('/', clause.start(), clause.end()) >= 0
                && ADDRESS.fills(folded, clause.start(), clause.end());
    }

    /** "下调价格，每秒 0.4 美元" is one claim: words that only lead to a figure of their sentence add none. */
    private static void dropLabels(List<Draft> ofSentence) {
        if (ofSentence.size() < 2) return;
        ofSentence.removeIf(draft -> draft.value().isEmpty()
                && draft.comparedTo().isEmpty()
                && (draft.attribute().group() == Group.SPEC || FIGURED.contains(draft.attribute()))
                && ofSentence.stream()
                        .anyMatch(other -> other.value().isPresent()
                                && other.quote().end() >= draft.quote().start()
                                && other.attribute() == draft.attribute()
                                && other.model().equals(draft.model())
                                && other.status() == draft.status()));
    }

    /** "最快 5 秒生成", "单次 16 秒直出": one figure is how long it takes or how long the clip is, not both. */
    private static void dropSecondReadings(List<Draft> ofSentence) {
        if (ofSentence.size() < 2) return;
        ofSentence.removeIf(draft -> {
            Attribute other = draft.attribute() == Attribute.DURATION ? Attribute.GENERATION_SPEED : Attribute.DURATION;
            boolean may = draft.attribute() == Attribute.DURATION || draft.attribute() == Attribute.GENERATION_SPEED;
            return may
                    && LENGTH.first(
                                            draft.quote().text(),
                                            0,
                                            draft.quote().text().length())
                                    .isPresent()
                            == (other == Attribute.DURATION)
                    && ofSentence.stream()
                            .anyMatch(each -> each.attribute() == other
                                    && each.model().equals(draft.model())
                                    && each.quote().equals(draft.quote())
                                    && number(each).isPresent()
                                    && number(each).equals(number(draft)));
        });
    }

    private static OptionalDouble number(Draft draft) {
        return draft.value().map(Value::number).orElse(OptionalDouble.empty());
    }

    /** "Runway 的光影，在这个版本，吊打 Pika": the rival may be named after what is compared. */
    private static void compareBackwards(List<Draft> ofSentence) {
        for (int i = 0; i < ofSentence.size(); i++) {
            Draft draft = ofSentence.get(i);
            if (draft.comparedTo().isPresent()
                    || draft.judged()
                    || draft.value().isPresent()
                    || draft.attribute().group() != Group.QUALITY) continue;
            for (int k = i + 1; k < ofSentence.size(); k++) {
                Draft later = ofSentence.get(k);
                if (later.comparedTo().isEmpty() || !later.model().equals(draft.model())) continue;
                ofSentence.set(i, draft.comparedTo(later.comparedTo().get(), later.polarity()));
                break;
            }
        }
    }

    /** A clause with all that is known of it. */
    private record Place(
            Sentence sentence,
            Sentence.Clause clause,
            Subject subject,
            List<Found<Cue>> cues,
            Judgement judgement,
            Judgement whole) {}

    private void clause(Place place, Optional<Dates.Found> dateOfSentence) {
        Sentence.Clause clause = place.clause();
        Optional<Dates.Found> own = Optional.empty();
        boolean alone = place.sentence().clauses().size() == 1
                && clause.start() == place.sentence().start()
                && clause.end() == place.sentence().end();
        if (alone) {
            own = dateOfSentence;
        } else if (dateOfSentence.isPresent()) {
            own = dateIn(clause.start(), clause.end());
        }
        if (own.isPresent()) lastDate = own.map(Dates.Found::at);
        Optional<Dates.Found> date =
                own.isPresent() ? own : dateOfSentence.filter(found -> found.start() < clause.start());
        Optional<String> compared = comparedIn(place);
        Map<Attribute, Respect> spoken = respects.in(clause, place.judgement(), false);
        Sentence.Clause quoted =
                inThatRespect(place, spoken) ? new Sentence.Clause(framed.start(), clause.end()) : clause;
        dropCircumstances(clause, spoken);
        compared.ifPresent(rival -> dropRival(rival, clause, spoken));
        if (carryFeature(place, spoken) && clause.end() - namedFrom <= LONGEST_CARRIED) {
            quoted = new Sentence.Clause(namedFrom, clause.end());
        }
        boolean frame = isFrame(clause);
        boolean frames = frame && !place.judgement().judges();
        remember(place, frame, frames ? respects.in(clause, place.judgement(), true) : spoken);
        boolean onlyFrames = frames
                && opensAsFrame(clause)
                && !place.judgement().asserts()
                && !holdsDigit(clause.start(), clause.end());
        if (onlyFrames
                || spoken.isEmpty()
                || isPreamble(clause)
                || isAboutText(place)
                || place.judgement().tells(Cue.CAPTION)
                || Unreal.is(clause, wordsOf(clause), place.judgement(), folded, masked)) return;
        Optional<Quote> quote = quote(quoted);
        if (quote.isEmpty()) return;
        int before = drafts.size();
        for (Respect respect : spoken.values()) {
            if (LOOSE.contains(respect.attribute())) continue;
            draft(place, respect, spoken.keySet(), quote.get(), compared, date, own);
        }
        if (drafts.size() > before) return; // what is told more precisely is meant
        for (Attribute attribute : LOOSE) {
            Respect respect = spoken.get(attribute);
            if (respect != null) draft(place, respect, spoken.keySet(), quote.get(), compared, date, own);
        }
    }

    /** The first date between two offsets; of one that was put off the later one. */
    private Optional<Dates.Found> dateIn(int start, int end) {
        Optional<Dates.Found> first =
                Dates.in(folded.substring(start, end), context()).map(found -> found.movedBy(start));
        if (first.isEmpty()) return first;
        return PUT_OFF.first(folded, start, end)
                .map(MatchResult::end)
                .flatMap(
                        from -> Dates.in(folded.substring(from, end), context()).map(found -> found.movedBy(from)))
                .or(() -> first);
    }

    /** A claim on each model that a clause speaks of in a respect, or none. */
    private void draft(
            Place place,
            Respect respect,
            Set<Attribute> ofClause,
            Quote quote,
            Optional<String> compared,
            Optional<Dates.Found> date,
            Optional<Dates.Found> own) {
        if (isLabelOrStep(place, respect)
                || Unreal.is(
                        respect.attribute(), place.clause(), place.subject().reach(), folded)) return;
        boolean far = place.subject().reach().compareTo(Reach.MAKER) > 0;
        if (respect.attribute() == Attribute.RELEASE && far && !saysTheModel(place.clause())) return;
        for (String named : place.subject().models()) {
            String model =
                    subjects.meant(named, respect.attribute(), place.subject().reach());
            if (respect.attribute() == Attribute.PARAMETERS) model = subjects.ofThatSize(model, text, place.clause());
            draft(place, respect, model, ofClause, quote, compared, date, own.isPresent());
        }
    }

    /** "模型昨天已经上线了": of the one that the article is on. */
    private boolean saysTheModel(Sentence.Clause clause) {
        return THE_MODEL.begins(folded, wordsOf(clause), clause.end());
    }

    /** "在各种光照条件下保持角色一致" speaks of what is kept, not of the light. */
    private void dropCircumstances(Sentence.Clause clause, Map<Attribute, Respect> spoken) {
        // "更适合需要长镜头的创作者": what somebody needs
        NEEDED.first(masked, clause.start(), clause.end())
                .ifPresent(needs -> spoken.values().removeIf(respect -> respect.start() >= needs.start()));
        if (spoken.size() < 2) return;
        Matcher frame = CIRCUMSTANCE.matcher(masked).region(clause.start(), clause.end());
        while (frame.find()) {
            int start = frame.start();
            int end = frame.end();
            boolean tellsMore =
                    spoken.values().stream().anyMatch(respect -> respect.start() >= end || respect.end() <= start);
            if (tellsMore) spoken.values().removeIf(respect -> respect.start() >= start && respect.end() <= end);
        }
    }

    /** "超越现有的唇同步方法" speaks of the rank among such methods, not of lip sync. */
    private void dropRival(String rival, Sentence.Clause clause, Map<Attribute, Respect> spoken) {
        int start = text.indexOf(rival, clause.start());
        int end = start + rival.length();
        if (start < 0 || end > clause.end() || spoken.size() < 2) return;
        boolean tellsMore =
                spoken.values().stream().anyMatch(respect -> respect.start() < start || respect.end() > end);
        if (tellsMore) spoken.values().removeIf(respect -> respect.start() >= start && respect.end() <= end);
    }

    /** "This guide compares A and B, covering price and …": a sentence on the text, up to where a clause names a model. */
    private boolean isAboutText(Place place) {
        Sentence.Clause clause = place.clause();
        if (ABOUT_TEXT.begins(folded, clause.start(), clause.end())) return true;
        return place.subject().reach() != Reach.CLAUSE
                && ABOUT_TEXT.begins(
                        folded, place.sentence().start(), place.sentence().end());
    }

    /** "与先前的方法不同，": tells by whom the next clauses measure, and nothing by itself. */
    private boolean isPreamble(Sentence.Clause clause) {
        return (SAYS_END.indexOf(folded.charAt(clause.end() - 1)) >= 0
                        && SOURCE_SAYS.fills(folded, clause.start(), clause.end()))
                || PREAMBLE.fills(folded, clause.start(), clause.end())
                || subjects.onlyCompares(clause);
    }

    /** Whom a clause is set against: one it names, one without a name, or one of a clause before that only says so. */
    private Optional<String> comparedIn(Place place) {
        Optional<String> named = place.subject().compared().stream().findFirst();
        if (named.isPresent()) return named;
        Optional<String> nameless = rememberRival(place.sentence(), place.clause(), place.cues());
        if (nameless.isPresent()) return nameless;
        return setAgainstIn == place.sentence().start() ? setAgainst : Optional.empty();
    }

    /** "与传统模型不同，": whom a clause without a name sets the next ones of its sentence against, as written. */
    private Optional<String> rememberRival(Sentence sentence, Sentence.Clause clause, List<Found<Cue>> inClause) {
        Optional<String> nameless = subjects.nameless(clause, inClause, text);
        if (nameless.isEmpty()) return nameless;
        boolean opens = inClause.stream()
                .anyMatch(cue -> cue.meaning() == Cue.COMPARED_BEFORE
                        && (cue.start() <= clause.start() + OPENS || folded.charAt(cue.start() - 1) == ':'));
        setAgainst = opens ? nameless : Optional.empty();
        setAgainstIn = sentence.start();
        return nameless;
    }

    /**
     * "A ... 。B 要更稳一些": tests told in turns compare with the one before. "一致性也进化了很多": what a version is told
     * to have gained it has gained on the version before it.
     */
    private Optional<String> comparedInTurns(Place place, String model) {
        Judgement judgement = place.judgement();
        boolean near = place.subject().reach().compareTo(Reach.MAKER) < 0;
        boolean compares = judgement.tells(Cue.WORSE)
                || judgement.tells(Cue.TURN)
                || place.whole().tells(Cue.CONTRAST)
                || ((versus || holdsMore(place.clause())) && near && judgement.judges());
        Optional<String> other = compares ? subjects.otherBefore(place.subject(), place.sentence()) : Optional.empty();
        // a line is not held against its own version
        other = other.filter(
                name -> !name.equals(model) && !name.startsWith(model + " ") && !model.startsWith(name + " "));
        return other.isEmpty() && judgement.tells(Cue.GAINED) ? subjects.formerOf(model) : other;
    }

    /** "更轻快", "smoother": a comparative. */
    private boolean holdsMore(Sentence.Clause clause) {
        return MORE.first(masked, clause.start(), clause.end()).isPresent();
    }

    /** A word that stands alone, or a step of an instruction, asserts nothing of a model it does not name. */
    private boolean isLabelOrStep(Place place, Respect respect) {
        Attribute attribute = respect.attribute();
        Judgement judgement = place.judgement();
        boolean judges = judgement.judges() || respect.judges();
        boolean asserts = judgement.asserts() || respect.judges();
        // "A、B、C、D轮番炸场" judges none of them
        boolean rollCall = place.subject().models().size() > MOST_JUDGED;
        if (attribute == Attribute.OVERALL && (!judges || rollCall)) return true;
        boolean able = attribute.group() == Group.QUALITY || attribute.group() == Group.CAPABILITY;
        boolean named = place.subject().reach() == Reach.CLAUSE;
        if (able && place.whole().tells(Cue.CRITERIA) && !(named && judges)) return true;
        if (able && !judges && isImperative(place)) return true;
        if ((able || attribute.group() == Group.SPEC) && !judges && isOfStep(place)) return true;
        boolean deed = able || attribute == Attribute.ADOPTION || attribute == Attribute.AVAILABILITY;
        if (deed && !judges && !judgement.tells(Cue.NEGATION) && isOwnDeed(place.clause())) return true;
        boolean verdict = attribute.group() == Group.QUALITY || attribute == Attribute.RANKING;
        if (verdict
                && place.whole().tells(Cue.HYPOTHETICAL)
                && THEN.begins(folded, place.clause().start(), place.clause().end())) {
            return true;
        }
        if (able && place.sentence().heading() && (!named || !judges) && ofTest(place.clause())) return true;
        if (named) return false;
        boolean figure = attribute.group() == Group.SPEC
                && holdsDigit(place.clause().start(), place.clause().end());
        if ((able || (attribute.group() == Group.SPEC && !figure)) && setsOut(place.clause())) return true;
        boolean alone = place.sentence().clauses().size() == 1;
        if (!asserts && (alone || attribute != Attribute.AVAILABILITY) && isNothingElse(respect, place.clause()))
            return true;
        if (attribute.group() == Group.QUALITY && judgement.tells(Cue.HYPOTHETICAL)) return true;
        if (attribute.group() == Group.QUALITY && !asserts) return true;
        return judgement.tells(Cue.HOWTO)
                && !judges
                && attribute.group() != Group.MARKET
                && !isLabel(respect, place.clause());
    }

    private boolean setsOut(Sentence.Clause clause) {
        int end = clause.end();
        while (end > clause.start() && !Character.isLetter(folded.charAt(end - 1))) end--;
        for (String words : SETS_OUT_ENDS) {
            if (folded.startsWith(words, end - words.length())) return true;
        }
        return SETS_OUT.fills(folded, clause.start(), clause.end());
    }

    /** "- 首尾帧过渡：只需输入两张图": a point of a list of functions tells how each is used. */
    private boolean isLabel(Respect respect, Sentence.Clause clause) {
        int start = wordsOf(clause);
        if (start == clause.start()) return false;
        int colon = folded.indexOf(':', start, Math.min(clause.end(), start + LONGEST_FUNCTION + 1));
        return colon >= respect.end() && respect.start() >= start;
    }

    /** "物理模拟精度测试": a heading that tells what is tested next. */
    private boolean ofTest(Sentence.Clause clause) {
        return OF_TEST.first(folded, clause.start(), clause.end()).isPresent();
    }

    /** "打开即梦的首尾帧", "go to Runway and upload": a clause that begins with a step of an instruction. */
    private boolean isImperative(Place place) {
        Sentence.Clause clause = place.clause();
        for (Found<Cue> cue : place.cues()) {
            if (cue.meaning() != Cue.HOWTO) continue;
            return STEP_LEAD.fills(folded, clause.start(), cue.start())
                    && !place.judgement().judges();
        }
        return false;
    }

    private boolean isOfStep(Place place) {
        return STEP.begins(folded, place.sentence().start(), place.sentence().end());
    }

    /** "我随手写了一段台词", "we uploaded a photo": what the writer did tells nothing of the model. */
    private boolean isOwnDeed(Sentence.Clause clause) {
        int end = Math.min(clause.end(), clause.start() + DEED_WITHIN);
        return OWN_DEED.begins(folded, clause.start(), end);
    }

    private boolean holdsDigit(int start, int end) {
        for (int i = start; i < end; i++) if (Character.isDigit(folded.charAt(i))) return true;
        return false;
    }

    /** True if a clause holds hardly more than the word that speaks of the respect: "一. 多镜头叙事". */
    private boolean isNothingElse(Respect respect, Sentence.Clause clause) {
        int start = Math.min(wordsOf(clause), respect.start());
        return clause.end() - start - (respect.end() - respect.start()) <= 2 && !holdsDigit(start, clause.end());
    }

    /** Where the words of a clause begin behind the sign of a list. */
    private int wordsOf(Sentence.Clause clause) {
        return LIST_SIGN.skip(folded, clause.start(), clause.end());
    }

    /** Remembers "运动幅度上，": the respect in which the next clause compares. */
    private void remember(Place place, boolean frame, Map<Attribute, Respect> spoken) {
        framed = place.clause();
        framedIn = place.sentence().start();
        framedAs.clear();
        if (!frame) return;
        for (Attribute attribute : spoken.keySet()) {
            if (attribute != Attribute.OVERALL
                    && (attribute.group() == Group.QUALITY || attribute.group() == Group.CAPABILITY)) {
                framedAs.add(attribute);
            }
        }
    }

    private boolean isFrame(Sentence.Clause clause) {
        for (String frame : FRAMES) if (folded.startsWith(frame, clause.end() - frame.length())) return true;
        return opensAsFrame(clause);
    }

    private boolean opensAsFrame(Sentence.Clause clause) {
        return FRAME_OPENS.begins(folded, wordsOf(clause), clause.end());
    }

    /** "运动幅度上，A 不如 B": a bare verdict behind such a frame is one in that respect; false if there is none. */
    private boolean inThatRespect(Place place, Map<Attribute, Respect> spoken) {
        if (framedAs.isEmpty()
                || !VERDICT_ONLY.containsAll(spoken.keySet())
                || framedIn != place.sentence().start()
                || !place.judgement().judges()) return false;
        spoken.clear();
        for (Attribute attribute : framedAs) {
            spoken.put(
                    attribute,
                    new Respect(
                            attribute,
                            Kind.CARRIED,
                            place.clause().start(),
                            place.clause().end()));
        }
        int start = framed.start();
        drafts.subList(firstOfSentence, drafts.size())
                .removeIf(draft -> draft.quote().start() >= start);
        return true;
    }

    /**
     * "参考图功能，很快推出": what is said of a feature in the next clause is said of the feature. "首尾帧，可灵也有":
     * what another model is said to have is the feature spoken of.
     *
     * @return true if the feature is named in the same sentence, and with the clause proves what is said of it
     */
    private boolean carryFeature(Place place, Map<Attribute, Respect> spoken) {
        Sentence sentence = place.sentence();
        Sentence.Clause clause = place.clause();
        Set<Attribute> capabilities = EnumSet.noneOf(Attribute.class);
        for (Attribute attribute : spoken.keySet()) {
            if (attribute.group() == Group.CAPABILITY && !isVague(spoken.get(attribute))) capabilities.add(attribute);
        }
        boolean near = namedIn == sentence.start();
        boolean plain = near
                && place.subject().reach() == Reach.SENTENCE
                && (place.judgement().tells(Cue.PLANNED) || lacksIt(clause))
                && FIRST_PERSON.first(folded, clause.start(), clause.end()).isEmpty();
        boolean may = !namedBefore.isEmpty()
                && spoken.values().stream()
                        .allMatch(respect -> EVENTS.contains(respect.attribute()) || isVague(respect));
        boolean others = may
                && sentence.paragraph() - namedParagraph <= 2
                && place.subject().reach() == Reach.CLAUSE
                && HAS_IT.first(masked, clause.start(), clause.end()).isPresent();
        if (may && (plain || others)) {
            spoken.clear();
            for (Attribute attribute : namedBefore) {
                spoken.put(attribute, new Respect(attribute, Kind.CARRIED, clause.start(), clause.end()));
            }
            if (near && namedOnly) {
                drafts.subList(firstOfSentence, drafts.size())
                        .removeIf(
                                draft -> draft.quote().start() >= namedFrom && namedBefore.contains(draft.attribute()));
            }
            return near;
        }
        if (!capabilities.isEmpty() && !place.judgement().tells(Cue.WONDERS)) {
            namedBefore = capabilities;
            namedIn = sentence.start();
            namedFrom = clause.start();
            namedOnly = !place.judgement().asserts();
            namedParagraph = sentence.paragraph();
        } else if (!near && sentence.paragraph() - namedParagraph > 2) {
            namedBefore = EnumSet.noneOf(Attribute.class);
        }
        return false;
    }

    /** "目前还不支持": what is told to be missing without its name. */
    private boolean lacksIt(Sentence.Clause clause) {
        return LACKS_IT.first(folded, clause.start(), clause.end()).isPresent();
    }

    /** "这个功能": a feature is spoken of, which one was said before. */
    private static boolean isVague(@Nullable Respect respect) {
        return respect != null && respect.attribute() == Attribute.FEATURE_OTHER && respect.kind() == Kind.TOPIC;
    }

    /** The words of a clause without the sign of the list before them and the comma or colon behind. */
    private Optional<Quote> quote(Sentence.Clause clause) {
        int start = wordsOf(clause);
        int end = clause.end();
        while (end > start && ",:;、".indexOf(folded.charAt(end - 1)) >= 0) end--;
        return Quote.of(article, start, end);
    }

    private void draft(
            Place place,
            Respect respect,
            String model,
            Set<Attribute> ofClause,
            Quote quote,
            Optional<String> compared,
            Optional<Dates.Found> date,
            boolean ownDate) {
        Attribute attribute = respect.attribute();
        Judgement judgement = place.judgement();
        Sentence.Clause clause = place.clause();
        if (judgement.tells(Cue.UNTOLD) && attribute != Attribute.OPEN_SOURCE) return;
        boolean ordered = tellsInOrder(place);
        Optional<Value> value = ordered
                ? inOrder(place, attribute, model)
                : value(place, attribute, place.subject().share(model, clause), date, ownDate)
                        .filter(found -> !isDenied(found, place) && !judgement.liftsLimit(attribute, clause));
        if (judgement.tells(Cue.WONDERS) && value.isEmpty()) return;
        boolean told = attribute.group() == Group.MARKET;
        boolean former = told
                && date.map(Dates.Found::at)
                        .flatMap(at -> published.map(day -> ChronoUnit.DAYS.between(at.lastDay(), day) > FORMER_DAYS))
                        .orElse(false);
        if (judgement.retellsPromise(former)) return;
        boolean figureAsked = (attribute.group() == Group.SPEC && attribute != Attribute.ARCHITECTURE)
                || attribute == Attribute.PRICE;
        boolean supposed = judgement.tells(Cue.HYPOTHETICAL) && place.subject().reach() != Reach.CLAUSE;
        boolean takesSides = judgement.takesSides() || respect.judges();
        if (figureAsked && value.isEmpty() && (supposed || !takesSides)) return;
        Optional<String> rival = compared.filter(other -> !other.equals(model));
        Status status = judgement.status(former, rival.isPresent(), place.whole());
        boolean inTurns = rival.isEmpty() && attribute.group() == Group.QUALITY;
        boolean hasNumber = value.isPresent() && value.get().number().isPresent();
        boolean lost = (rival.isPresent() && subjects.isBeaten(clause))
                || (place.subject().compared().contains(model) && subjects.isSurpassed(model, clause))
                || (attribute == Attribute.PRICE && isFreeNoMore(clause));
        Polarity polarity =
                lost ? Polarity.NEGATIVE : judgement.polarity(respect, clause, rival.isPresent(), hasNumber);
        Set<Sign> signs = signs(place, respect, model, ofClause, value.isPresent(), rival.isPresent());
        int times = said.merge(model + attribute + polarity, 1, Integer::sum);
        if (times > 1) signs.add(Sign.SAID_BEFORE);
        if (!saidInSentence.add(model + attribute + polarity + place.sentence().start()))
            signs.add(Sign.SAID_IN_SENTENCE);
        Draft draft = new Draft(
                place.sentence().start(),
                model,
                attribute,
                polarity,
                status,
                onWhoseWord(
                        model,
                        attribute,
                        clause,
                        judgement.basis(attribute, status, polarity, hasNumber, voice, place.whole())),
                value,
                inTurns ? comparedInTurns(place, model) : rival,
                quote,
                date.map(Dates.Found::at),
                folded.substring(respect.start(), respect.end()),
                judgement.judges() || respect.judges(),
                subjects.isUnlisted(model),
                signs);
        drafts.add(draft);
        if (value.isEmpty() || ordered) return;
        for (Figures.Beside beside : Figures.beside(attribute, value.get(), clause, text, masked)) {
            boolean last = beside.end() >= quote.end();
            Quote.of(article, last ? beside.first() : quote.start(), beside.end())
                    .ifPresent(narrow -> drafts.add(draft.withValue(beside.value(), narrow)));
        }
    }

    /** "我们" are the makers where they are asked, and on their own pages. */
    private Basis onWhoseWord(String model, Attribute attribute, Sentence.Clause clause, Basis basis) {
        boolean ofMaker =
                makersSpeak || (house.isPresent() && subjects.vendorOf(model).equals(house));
        if (ofMaker) return basis == Basis.AUTHOR ? Basis.VENDOR : basis;
        boolean computed = attribute == Attribute.PRICE
                && basis == Basis.VENDOR
                && COMPUTED.first(folded, clause.start(), clause.end()).isPresent();
        return computed ? Basis.AUTHOR : basis;
    }

    private Optional<Value> value(
            Place place, Attribute attribute, Sentence.Clause share, Optional<Dates.Found> date, boolean ownDate) {
        Sentence.Clause clause = place.clause();
        Optional<Value> dated = date.map(found -> Value.ofDate(text.substring(found.start(), found.end()), found.at()));
        if (attribute == Attribute.RELEASE) return dated.isPresent() ? dated : lately(clause);
        Optional<Value> figure = Figures.in(attribute, beforeFigureOfRival(share, place.subject()), text, masked);
        boolean versus = folded.indexOf(" vs", clause.start(), clause.end()) >= 0
                || folded.indexOf("versus", clause.start(), clause.end()) >= 0;
        if (figure.isEmpty() && !share.equals(clause) && !versus) {
            figure = Figures.in(attribute, beforeFigureOfRival(clause, place.subject()), text, masked);
        }
        boolean event = attribute.group() == Group.CAPABILITY || attribute == Attribute.AVAILABILITY;
        return figure.isEmpty() && event && ownDate ? dated : figure;
    }

    /** "超越了 Veo 3.1(23.6%)", "比可灵的 66 元便宜 7 块": a clause without the figure right behind a rival, which is the rival's. */
    private Sentence.Clause beforeFigureOfRival(Sentence.Clause clause, Subject subject) {
        if (subject.compared().isEmpty()) return clause;
        for (Mention mention : subjects.namedIn(clause.start(), clause.end())) {
            if (!subject.compared().contains(mention.model())) continue;
            int end = OWN_FIGURE.skip(folded, mention.end(), clause.end());
            if (end == mention.end()) continue;
            boolean before = holdsDigit(clause.start(), mention.start());
            return before
                    ? new Sentence.Clause(clause.start(), mention.start())
                    : new Sentence.Clause(end, clause.end());
        }
        return clause;
    }

    /** "取消了免费额度", "the free tier ended": what costs nothing no more. */
    private boolean isDenied(Value value, Place place) {
        boolean free = value.unit().isEmpty() && value.number().equals(OptionalDouble.of(0));
        return free && isFreeNoMore(place.clause());
    }

    private boolean isFreeNoMore(Sentence.Clause clause) {
        return FREE_NO_MORE.first(folded, clause.start(), clause.end()).isPresent();
    }

    private boolean tellsInOrder(Place place) {
        Sentence.Clause clause = place.clause();
        return place.subject().models().size() > 1
                && (folded.indexOf("分别", clause.start(), clause.end()) >= 0
                        || folded.indexOf("respectively", clause.start(), clause.end()) >= 0);
    }

    /** "分别为 1080p 和 720p": the figure that a model has by its place among those named; empty where there is none for each. */
    private Optional<Value> inOrder(Place place, Attribute attribute, String model) {
        List<String> models = place.subject().models();
        Sentence.Clause clause = place.clause();
        int each = folded.indexOf("分别", clause.start(), clause.end());
        Sentence.Clause figures = new Sentence.Clause(Math.max(each, clause.start()), clause.end());
        List<Value> values = Figures.inOrder(attribute, figures, text, masked, models.size()).stream()
                .map(value -> attribute == Attribute.PRICE
                        ? Figures.priced(value, masked.substring(clause.start(), clause.end()))
                        : value)
                .toList();
        int at = models.indexOf(model);
        return at >= 0 && values.size() == models.size() ? Optional.of(values.get(at)) : Optional.empty();
    }

    /** "近日发布": in the month of the article, as far as its words tell. */
    private Optional<Value> lately(Sentence.Clause clause) {
        if (published.isEmpty()) return Optional.empty();
        for (String word : LATELY) {
            int at = folded.indexOf(word, clause.start(), clause.end());
            if (at < 0) continue;
            return Optional.of(
                    Value.ofDate(text.substring(at, at + word.length()), new Moment(YearMonth.from(published.get()))));
        }
        return Optional.empty();
    }

    private Set<Sign> signs(
            Place place, Respect respect, String model, Set<Attribute> ofClause, boolean valued, boolean compared) {
        Attribute attribute = respect.attribute();
        Judgement judgement = place.judgement();
        Subject subject = place.subject();
        EnumSet<Sign> signs = Confidence.none();
        boolean far = subject.reach().compareTo(Reach.MAKER) > 0;
        switch (subject.reach()) {
            case CLAUSE -> {}
            case SENTENCE -> signs.add(Sign.REACH_SENTENCE);
            case MAKER -> signs.add(Sign.REACH_MAKER);
            case PARAGRAPH -> signs.add(Sign.REACH_PARAGRAPH);
            case SECTION -> signs.add(Sign.REACH_SECTION);
            case TOPIC -> signs.add(Sign.REACH_TOPIC);
        }
        switch (respect.kind()) {
            case WORD -> {}
            case SHAPE -> signs.add(Sign.BY_SHAPE);
            case TOPIC -> signs.add(far ? Sign.BY_TOPIC_FAR : Sign.BY_TOPIC);
            case CARRIED -> signs.add(Sign.BY_CARRY);
        }
        switch (attribute.group()) {
            case MARKET -> {}
            case SPEC -> signs.add(Sign.SPEC);
            case CAPABILITY -> signs.add(Sign.CAPABILITY);
            case QUALITY -> signs.add(Sign.QUALITY);
        }
        boolean able = judgement.tells(Cue.ABILITY) || judgement.tells(Cue.PLANNED);
        if (attribute.group() == Group.CAPABILITY && able) signs.add(Sign.ABLE);
        if (respect.kind() != Kind.CARRIED && isLabel(respect, place.clause())) signs.add(Sign.LABELLED);
        boolean judges = judgement.judges() || respect.judges();
        if (far && attribute.group() == Group.QUALITY && !judges) signs.add(Sign.UNJUDGED);
        if (attribute == Attribute.OVERALL) signs.add(Sign.OVERALL);
        if (attribute == Attribute.FEATURE_OTHER) signs.add(Sign.OTHER_FEATURE);
        if (attribute == Attribute.AVAILABILITY) signs.add(Sign.AVAILABILITY);
        if (!judgement.asserts() && !respect.judges() && !valued && attribute.group() != Group.MARKET)
            signs.add(Sign.NO_ASSERTION);
        if (far && signs.contains(Sign.NO_ASSERTION)) signs.add(Sign.NO_ASSERTION_FAR);
        boolean event = attribute == Attribute.RELEASE || attribute == Attribute.OPEN_SOURCE;
        if (attribute.group() == Group.MARKET && !event && !judgement.asserts() && !respect.judges() && !valued)
            signs.add(Sign.BARE_MARKET);
        if (judges) signs.add(Sign.VERDICT);
        if (valued) signs.add(Sign.FIGURE);
        boolean counted = attribute.group() == Group.SPEC || attribute == Attribute.PRICE;
        if (valued && counted && subject.reach().compareTo(Reach.MAKER) < 0) signs.add(Sign.NAMED_FIGURE);
        if (place.sentence().heading() && !judgement.asserts()) signs.add(Sign.HEADING);
        if (judgement.tells(Cue.HOWTO) && !judges) signs.add(Sign.INSTRUCTION);
        if (place.whole().tells(Cue.HYPOTHETICAL)) signs.add(Sign.SUPPOSED);
        if (judgement.tells(Cue.OTHERS)) signs.add(Sign.OF_OTHERS);
        if (ofClause.size() >= CROWD) signs.add(Sign.CROWDED);
        boolean ofModel = attribute.group() == Group.QUALITY || attribute.group() == Group.CAPABILITY;
        if (ofModel && holds(ofClause, Group.SPEC, attribute)) signs.add(Sign.BESIDE_SPEC);
        if (place.clause().end() - place.clause().start() <= SHORT) signs.add(Sign.SHORT);
        if (voice == Voice.THROUGHOUT) signs.add(Sign.OWN_VOICE);
        if (respect.kind() != Kind.CARRIED && respect.end() - respect.start() <= BROAD) signs.add(Sign.BROAD_WORD);
        if (FIRST_PERSON
                .first(folded, place.clause().start(), place.clause().end())
                .isPresent()) signs.add(Sign.FIRST_PERSON);
        if (!subjects.isOfTopic(model)) signs.add(Sign.ASIDE);
        if (subject.models().size() > 1) signs.add(Sign.SEVERAL_MODELS);
        if (subject.models().size() > 1
                && LIKE_LIST
                        .first(folded, place.clause().start(), place.clause().end())
                        .isPresent()) {
            signs.add(Sign.EXAMPLE);
        }
        if (!chinese) signs.add(Sign.ENGLISH);
        if (place.sentence().paragraph() == 0) {
            signs.add(Sign.TITLE_LINE);
            if (folded.charAt(place.sentence().start()) == '#'
                    || place.sentence().heading()) signs.add(Sign.HEADLINE);
        }
        if (compared) signs.add(Sign.COMPARED);
        if (subjects.isUnlisted(model)) signs.add(Sign.UNLISTED);
        return signs;
    }

    private static boolean holds(Set<Attribute> attributes, Group group, Attribute but) {
        return attributes.stream()
                .anyMatch(other -> other != but && other != Attribute.OVERALL && other.group() == group);
    }
}
