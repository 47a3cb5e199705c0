package dev.reelwatch.index.claim;

import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.index.vocabulary.Opening;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the figure that a clause states in one respect, in the unit that the respect is counted in: seconds, lines,
 * frames a second, CNY, USD, credits, billions of parameters, GB, ranks, or plain numbers of people and things.
 */
final class Figures {
    private static final String NUMBER = "(\\d{1,12}(?:,\\d{3})+|\\d{1,12}(?:\\.\\d{1,6})?|[零一二两三四五六七八九十百千]{1,8}|半)";
    /** All that {@link #NUMBER} may begin with beside digits. */
    private static final String NUMERALS = "零一二两三四五六七八九十百千半";

    private static final String SECONDS = "(秒钟?|s\\b|secs?\\b|-?seconds?\\b|分钟|mins?\\b|-?minutes?\\b|小时|hours?\\b)";
    /** Of these, one stands in each of {@link #SECONDS}. */
    private static final String UNIT_SIGNS = "秒分时smh";

    private static final String SCALE = "(百万|千万|百亿|万亿|十亿|万|亿|千|million|billion|thousand|k\\b|m\\b|w\\b)?";
    private static final String MONEY = "(元|块钱|块|人民币|美元|美金|刀(?![切具法刃])|毛钱|毛|角钱|分钱|日元|欧元|英镑|usd|dollars|cents|rmb)";

    private static final Set<String> SCALE_WORDS = Set.of("千", "万", "百万", "千万", "亿", "十亿", "百亿", "万亿");

    /**
     * How a figure of one kind is written.
     *
     * @param counts true if a numeral stands in each such figure, so that clauses without one need not be searched
     * @param read gives empty where the words are none after all
     */
    private record Form(Opening pattern, boolean counts, Function<MatchResult, Optional<Value>> read) {}

    private static final Form WORK_FOR_CLIP = form(
            NUMBER + "\\s?" + SECONDS
                    + "(?:[^,。;\\d]{0,10}?)(?:生成|产出|渲染|出|做出|跑出|完成|to (?:generate|produce|render|make|create) )(?:一?[条段个支]|an? |one )?(?:[^,。;\\d]{0,6})"
                    + NUMBER + "\\s?" + SECONDS,
            m -> seconds(m.group(), m.group(1), m.group(2)).map(v -> v.per(clip(m.group(3), m.group(4)))));
    /** "5 秒视频 3 秒就能出来". */
    private static final Form CLIP_OUT_IN = form(
            NUMBER + "\\s?" + SECONDS + "长?的?(?:视频|片段|短片|片子|clip|video)\\s?" + NUMBER + "\\s?" + SECONDS
                    + "\\s?(?:就|即|内|便)?(?:能|可以?)?(?:出|生成|搞定|完成|跑完|好|完事)",
            m -> seconds(m.group(), m.group(3), m.group(4)).map(v -> v.per(clip(m.group(1), m.group(2)))));

    private static final Form CLIP_TAKES_WORK = form(
            NUMBER + "\\s?" + SECONDS
                    + "(?:长)?的?(?: of)?(?:\\s?\\d{3,4}p\\s?)?(?:视频|片段|短片|片子|clip|video|draft|shot|take|render)?(?:[^,。;\\d]{0,8}(?:at|in) \\d{3,4}p)?[^,。;\\d]{0,16}(?:耗时|用时|用了|花了|跑了|熬了|等了|磨了|平均|时间|速度|需要|需|只要|只需|要|约|大约|大概|takes?|took|in)[^,。;\\d]{0,18}"
                    + "(\\d{1,3}\\s?(?:-|~|–|到|至|to)\\s?)?" + NUMBER + "\\s?" + SECONDS,
            m -> m.group().contains("分别")
                    ? Optional.empty()
                    : (m.group(3) != null
                                    ? Optional.of(Value.ofText(m.group()))
                                    : seconds(m.group(), m.group(4), m.group(5)))
                            .map(v -> v.per(clip(m.group(1), m.group(2)))));
    /** "一条 10 秒的片子跑了 7 分 20 秒", "7 分 20 秒". */
    private static final Form MINUTES_AND_SECONDS = form(
            "(?:" + NUMBER + "\\s?" + SECONDS
                    + "[^,。;\\d]{0,16}(?:耗时|用时|用了|花了|跑了|熬了|等了|磨了|需要|要)[^,。;\\d]{0,12})?(\\d{1,2}|[一两二三四五六七八九十]{1,3})\\s?分钟?\\s?(\\d{1,2}|[一二三四五六七八九十]{1,3})\\s?秒",
            m -> number(m.group(3))
                    .flatMap(minutes -> number(m.group(4)).map(rest -> minutes * 60 + rest))
                    .map(n -> Value.ofNumber(m.group(), n, "s"))
                    .map(v -> m.group(1) == null ? v : v.per(clip(m.group(1), m.group(2)))));

    private static final Map<String, String> SMALL =
            Map.of("one", "1", "two", "2", "three", "3", "four", "4", "five", "5", "ten", "10");
    /** "一分半". */
    private static final Form MINUTES_AND_HALF =
            words("(\\d{1,2}|[一两二三四五六七八九])\\s?分半|(\\d|one|two|three|four|five|ten) and a half minutes", m -> {
                String number = first(m.group(1), m.group(2));
                return number(SMALL.getOrDefault(number, number)).map(n -> Value.ofNumber(m.group(), n * 60 + 30, "s"));
            });

    /** "从 4 分钟降到了 90 秒". */
    private static final Form TAKES_NOW = form(
            "(?:秒|分钟|小时)[^,。;\\d]{0,6}(?:降到|降至|缩短到|缩短至|缩到|压到|减到)了?\\s?" + NUMBER + "\\s?" + SECONDS,
            m -> seconds(m.group(), m.group(1), m.group(2)));
    /** "90 seconds per eight-second clip". */
    private static final Form WORK_PER_CLIP = form(
            NUMBER + "\\s?" + SECONDS + " (?:per|for (?:an?|each|every)) " + NUMBER + "\\s?" + SECONDS
                    + " (?:clip|video|shot|take|render)",
            m -> seconds(m.group(), m.group(1), m.group(2)).map(v -> v.per(clip(m.group(3), m.group(4)))));

    /** "a 10-second clip in about a minute". */
    private static final Form CLIP_IN_A_MINUTE = form(
            NUMBER + "\\s?" + SECONDS
                    + " (?:clip|video|shot|take|render)s? in (?:about |around |under |roughly |less than |just )*(half a|a|one) minute\\b",
            m -> number(m.group(1))
                    .map(n -> Value.ofNumber(m.group(), m.group(3).equals("half a") ? 30 : 60, "s")
                            .per(clip(m.group(1), m.group(2)))));

    private static final Form TIMES_FASTER = form(
            "(?:快|提升|提速|加速|提高)[^,。;\\d]{0,6}" + NUMBER + "\\s?(倍|%)|" + NUMBER + "\\s?(倍|x)(?:速|的速度|更快|加速| faster)|"
                    + NUMBER + " (times) faster",
            m -> {
                String number = first(m.group(1), m.group(3), m.group(5));
                String unit = first(m.group(2), m.group(4), m.group(6));
                return number(number).map(n -> Value.ofNumber(m.group(), n, unit.equals("%") ? "%" : "x"));
            });
    private static final Form SPAN = form(
            "(\\d+(?:\\.\\d+)?)\\s?(?:秒|s)?\\s?(?:~|-|–|到|至|to)\\s?(\\d+(?:\\.\\d+)?)\\s?" + SECONDS,
            m -> Optional.of(Value.ofText(m.group())));
    /** "20–40 seconds", where "60秒到30秒" would tell of a change. */
    private static final Form DASHED = form(
            "(?<!\\d)\\d+(?:\\.\\d+)?\\s?[~–-]\\s?\\d+(?:\\.\\d+)?\\s?" + SECONDS,
            m -> Optional.of(Value.ofText(m.group())));
    /** No place in a clip: "第四秒", "最后一秒", "前两秒". */
    private static final Form TIME = form(
            "(?<![第后前几数]\\s?\\d{0,3})" + NUMBER + "\\s?" + SECONDS, m -> seconds(m.group(), m.group(1), m.group(2)));

    private static final Form RESOLUTION =
            form("(\\d{3,4})\\s?p\\b|\\b([248])k\\b|(\\d{3,4})\\s?[x×*]\\s?(\\d{3,4})", m -> {
                if (m.group(1) != null) return number(m.group(1)).map(n -> Value.ofNumber(m.group(), n, "p"));
                if (m.group(2) != null) return number(m.group(2)).map(n -> Value.ofNumber(m.group(), n, "K"));
                return Optional.of(Value.ofText(m.group()));
            });
    private static final Form ASPECT =
            words("(?<!\\d)(?:16:9|9:16|21:9|4:3|3:4|1:1)(?!\\d)|竖屏|横屏", m -> Optional.of(Value.ofText(m.group())));
    private static final Form FRAMES = form(
            "(?<!(?:生成|输出|共|处理|多达|长达)\\s?)(?<![\\d第前后])(\\d{2,3}|\\d(?=\\s?fps|\\s?帧[,。、+每]))\\s?(?:fps|帧|frames (?:per|a) second)|帧率[^,。;\\d]{0,10}(\\d{2,3})(?![\\dpk%])",
            m -> number(first(m.group(1), m.group(2))).map(n -> Value.ofNumber(m.group(), n, "fps")));
    private static final Form MONEY_SIGN = form(
            "(us\\$|hk\\$|[$¥￥€£])\\s?(\\d+(?:,\\d{3})*(?:\\.\\d+)?)\\s?" + SCALE,
            m -> number(m.group(2)).map(n -> money(m.group(), n, m.group(3), m.group(1))));
    private static final Form MONEY_WORD = form(
            NUMBER + "\\s?" + SCALE + "\\s?" + MONEY,
            m -> number(m.group(1)).map(n -> money(m.group(), n, m.group(2), m.group(3))));
    /** "三毛五", "3块5": a coin and a tenth of it. */
    private static final Form COINS = form(
            "(?<![一二三四五六七八九十百\\d])(\\d{1,3}|[一二两三四五六七八九])\\s?([块毛])\\s?([一二三四五六七八九\\d])(?=[毛钱的一/每,。;!、)\\s]|左右|出头|上下|不到|$)",
            m -> number(m.group(1))
                    .flatMap(whole -> number(m.group(3)).map(tenths -> {
                        double coins = whole + tenths / 10;
                        return Value.ofNumber(m.group(), m.group(2).equals("毛") ? coins / 10 : coins, "CNY");
                    })));

    private static final Form CREDITS = form(
            NUMBER + "\\s?个?[“\"「]?(积分|灵感值|灵感点|点数|credits?|点(?=/|每|一))",
            m -> number(m.group(1)).map(n -> Value.ofNumber(m.group(), n, "credits")));
    /** "from $20 to $10": what it costs now. */
    private static final Form FROM_TO = form(
            "\\bfrom [$€£]\\d+(?:\\.\\d+)?[a-z /]{0,14} to ([$€£])(\\d+(?:,\\d{3})*(?:\\.\\d+)?)",
            m -> number(m.group(2)).map(n -> money(m.group(), n, null, m.group(1))));

    private static final Form DISCOUNT = form(
            "(?:降|便宜|低|下调|涨|贵)[^,。;\\d]{0,8}(\\d+(?:\\.\\d+)?)\\s?%|(\\d+(?:\\.\\d+)?)(?:% (?:cheaper|off|less)| per ?cent)|(?:降|便宜|砍|省|涨|贵|低|少|高)[^,。;\\d]{0,4}([一二三四五六七八九])成",
            m -> m.group(3) != null
                    ? number(m.group(3)).map(n -> Value.ofNumber(m.group(), n * 10, "%"))
                    : number(first(m.group(1), m.group(2))).map(n -> Value.ofNumber(m.group(), n, "%")));
    /** "打八折", "对折": tenths of the price before. */
    private static final Form TENTHS = words(
            "(?<![\\d折])(\\d(?:\\.\\d)?|[一二三四五六七八九])\\s?折(?![叠合扣中射腾磨断返])|(对折|半价)",
            m -> m.group(2) != null
                    ? Optional.of(Value.ofNumber(m.group(), 5, "折"))
                    : number(m.group(1)).map(n -> Value.ofNumber(m.group(), n, "折")));
    /** "30 videos a day". */
    private static final Form DAILY = form(
            "(\\d+) (videos|clips|generations|renders) (?:a|per|each|every) (day|month|week)",
            m -> number(m.group(1))
                    .map(n -> Value.ofNumber(m.group(), n, m.group(2)).per(m.group(3))));
    /** "标准版的三分之一", "贵了一倍". */
    private static final Form FRACTION = words(
            "(?:a|one)[ -](?:half|third|quarter|fifth|tenth) of|half (?:of )?(?:the|its) (?:price|cost)|(?:twice|double) (?:as much|the price|the cost)|(?:[二三四五六七八九十百]|\\d+)分之[一二三四五六七八九\\d]|一半(?!的|都|给|用户|人|以上|时间)|(?:贵|涨|便宜|降)了?[^,。;\\d]{0,3}(?:\\d+|[一两二三四五半])倍",
            m -> Optional.of(Value.ofText(m.group())));
    /** "从 1200 降到 699", "每天的积分从 60 砍到 20". */
    private static final Form NOW = form(
            "(积分|点数|灵感值)?从\\s?\\d+(?:\\.\\d+)?[^,。;\\d]{0,6}(?:降|涨|打|调|跳水|砍|升|改)(?:到|至|成)了?\\s?(\\d{2,5})(?![\\d.]|\\s?(?:%|元|块|美|刀|积|灵|点|条|次|个|秒))",
            m -> number(m.group(2)).map(n -> bare(m.group(), n, m.group(1) == null ? null : "credits")));
    /** "标准版一个月 49": a fee without its currency. */
    private static final Form FEE = form(
            "(?:一个月|每个?月|一年|每年|月费|年费|包月|包年)[^,。;\\d]{0,4}(\\d{2,5})(?![\\d.]|\\s?(?:%|元|块|美|刀|积|灵|点|条|次|个|秒|分|p\\b|k\\b|支|段|人|万|亿|天|月))",
            m -> number(m.group(1)).map(n -> bare(m.group(), n, null)));

    private static final Form FREE = words(
            "完全免费|限时免费|永久免费|限免|免费|不要钱|白嫖|(?<![a-z])free(?![a-z-])",
            m -> Optional.of(
                    new Value(m.group(), OptionalDouble.of(0), Optional.empty(), Optional.empty(), Optional.empty())));
    private static final Form QUOTA = form(
            "(?:送|赠|免费|只能生成|可生成|生成|额度|(?:每天|每日|每月|每人)[^,。;\\d]{0,6}(?:限|最多|只能))[^,。;\\d]{0,6}(\\d+)\\s?(次|条|个|支|秒)(?!视频要)",
            m -> number(m.group(1)).map(n -> Value.ofNumber(m.group(), n, m.group(2))));
    /** "50 次免费创作", "500 个视频": what a plan includes. */
    private static final Form INCLUDED = form(
            "(\\d+(?:,\\d{3})*)\\s?(次|个|条|部|支|段)(?:(?:免费|优先|高清){1,2}(?:视频|影片|短片|生成|创作|机会|额度)|(?:视频|影片)?(?:生成)?(?:机会|额度|次数))",
            m -> number(m.group(1)).map(n -> Value.ofNumber(m.group(), n, m.group(2))));

    private static final Form UNLIMITED = words(
            "不限(?:制)?(?:生成)?(?:次数|量|条数)|无限(?:次|量)|没有次数(?:上限|限制)|unlimited (?:generations|videos|use|clips)",
            m -> Optional.of(Value.ofText(m.group())));
    /** "6 到 15 美元", "$6-15". */
    private static final Form MONEY_SPAN = form(
            "(?<![\\d-])(?:us\\$|[$¥￥])?\\d+(?:\\.\\d+)?\\s?(?:到|至|-|~|–)\\s?(?:us\\$|[$¥￥])?\\d+(?:\\.\\d+)?\\s?"
                    + MONEY
                    + "|(?:us\\$|[$¥￥])\\d+(?:\\.\\d+)?\\s?(?:到|至|-|~|–|to)\\s?(?:us\\$|[$¥￥])?\\d+(?:\\.\\d+)?",
            m -> Optional.of(Value.ofText(m.group())));

    private static final Form PARAMETERS = form(
            "(\\d+(?:\\.\\d+)?)[\\s-]?(亿|b\\b|billion|b(?=参数|版|模型))",
            m -> number(m.group(1))
                    .map(n -> Value.ofNumber(m.group(), n, m.group(2).equals("亿") ? "亿" : "B")));
    private static final Form MEMORY = form(
            "(\\d+(?:\\.\\d+)?)\\s?gb?(?![a-z])", m -> number(m.group(1)).map(n -> Value.ofNumber(m.group(), n, "GB")));
    private static final Form CARD = form(
            "(?:英伟达|nvidia )?(?:geforce )?(?:rtx\\s?)?(?<!\\d)[2345]0[6789]0(?!\\d)(?:\\s?ti)?(?:\\s?[、/,]\\s?(?:rtx\\s?)?[2345]0[6789]0)*|(?<![a-wyz])(?:[ahb][1238]00|h20|l40s?|a10g?|mi\\d{3}x?)(?![\\da-z])",
            m -> Optional.of(Value.ofText(m.group())));
    /** What it runs on, told without the name of a card. */
    private static final Form COMMON_CARD = words(
            "(?:普通|主流|家用|消费级|入门级?)的?(?:英伟达)?(?:显卡|gpu|硬件|电脑|笔记本)|单(?:张|块)?(?:显卡|卡|gpu)|consumer[- ](?:grade |level )?(?:gpus?|graphics cards?|hardware)|(?:a )?single gpu",
            m -> Optional.of(Value.ofText(m.group())));

    private static final Form RANK = words(
            "(?<![比较过先于])第\\s?(\\d{1,4}+|[一二三四五六七八九十百]{1,4}+)(?=\\s?(?:名|位|的|[,。!;#]|$))|(榜首|登顶|霸榜|夺冠|冠军|(?:全球|世界|排名|国内|位列|榜单)第一|第一(?=[,。!]|$)|no\\.? ?1\\b|#1|top 1\\b|number one|ranks? first|first place|tops\\b(?! out))",
            m -> m.group(2) != null
                    ? Optional.of(Value.ofNumber(m.group(), 1, "rank"))
                    : number(m.group(1)).map(n -> Value.ofNumber(m.group(), n, "rank")));
    private static final List<String> ORDINALS =
            List.of("", "", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth");
    private static final Form PLACED = words(
            "(?:rank(?:s|ed|ing)?|placed|places|finished|came|sits|comes)(?: in| at)? (?:#|no\\.? ?|number )?(?:(\\d{1,3})(?:st|nd|rd|th)?|(second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth))\\b|\\b(second|third|fourth|fifth) place",
            m -> {
                String word = first(m.group(1), m.group(2), m.group(3));
                double rank = ORDINALS.contains(word)
                        ? ORDINALS.indexOf(word)
                        : number(word).orElse(0.0);
                return Optional.of(Value.ofNumber(m.group(), rank, "rank"));
            });
    private static final Form SHARE =
            form("(\\d+(?:\\.\\d+)?)\\s?%", m -> number(m.group(1)).map(n -> Value.ofNumber(m.group(), n, "%")));
    /** "Elo 评分为 1242": points on a leaderboard. */
    private static final Form POINTS = form(
            "(?:\\belo\\b|arena)\\s?(?:评分|得分|分数|积分|score|rating)?[^,。;\\d]{0,8}(\\d{3,4})(?![\\d.])|(\\d{1,4}) elo(?: points)?\\b",
            m -> number(first(m.group(1), m.group(2))).map(n -> Value.ofNumber(m.group(), n, "Elo")));

    /** "总分 88.9": points of a benchmark. */
    private static final Form SCORE = form(
            "(?:总分|得分|评分|score[ds]?(?: of)?)[^,。;\\d]{0,6}(\\d{1,4}(?:\\.\\d+)?)(?![\\d.]|\\s?(?:%|倍|个|次))|(?:拿到|拿下|取得|得到|获得|打出|跑出|达到)了?\\s?(\\d{1,4}(?:\\.\\d+)?)\\s?分",
            m -> number(first(m.group(1), m.group(2))).map(n -> Value.ofNumber(m.group(), n, "分")));

    private static final Form COUNT = form(
            "(\\d+(?:,\\d{3})+|\\d+(?:\\.\\d+)?)\\s?" + SCALE
                    + "\\+?(?:多|余)?(?:名|个|位|次|条|部|家|颗|支)?(?:全球|注册|活跃|企业|付费|月活|star)?\\s?(用户|下载|播放|观看|浏览|视频|创作者|客户|企业|开发者|月活|日活|点赞|短片|星|星标|人|粉丝|镜头|作品|monthly active users|active users|paying users|users|studios|companies|brands|teams|downloads|views|videos|customers|creators|stars|people|subscribers)",
            m -> number(m.group(1)).map(n -> Value.ofNumber(m.group(), n, scaled(m.group(2), m.group(3)))));
    private static final Form TIMES = form(
            "(\\d+(?:,\\d{3})+|\\d+(?:\\.\\d+)?)\\s?" + SCALE + " (?:github )?(times|stars|downloads)\\b",
            m -> number(m.group(1)).map(n -> Value.ofNumber(m.group(), n, scaled(m.group(2), m.group(3)))));
    private static final Form HAN_COUNT = words(
            "(?:超过?|破|突破|达到?|近|逾)\\s?(百万|千万|亿|十亿|上亿)(?!元)",
            m -> Optional.of(Value.ofNumber(m.group(), 1, m.group(1).replace("上", ""))));
    /** "两千多万": more than can be written in digits in its place. */
    private static final Form HAN_SCALED = form(
            "([一二两三四五六七八九十百千]{1,4})(?:多|余)?(万|亿)(?!元|块|美)",
            m -> number(m.group(1)).map(n -> Value.ofNumber(m.group(), n, m.group(2))));

    private static final Form MULTIPLE =
            form("(\\d+(?:\\.\\d+)?)\\s?倍", m -> number(m.group(1)).map(n -> Value.ofNumber(m.group(), n, "x")));
    private static final Form SCALED = form(
            "(\\d+(?:,\\d{3})*(?:\\.\\d+)?)\\s?(百万|千万|万亿|十亿|百亿|万|亿|million|billion)",
            m -> number(m.group(1)).map(n -> Value.ofNumber(m.group(), n, m.group(2))));
    private static final Form KINDS = form(
            "(?<!第)" + NUMBER
                    + "\\s?(?:余|多)?(?:种|款|个|类)[^,。;\\d]{0,6}?(语言|方言|运镜|风格|模式|镜头|模板|音色|语种|等级|特效|预设|视角)|(\\d+)\\+? (languages|styles|presets|templates|effects|voices|shots|camera moves)",
            m -> number(first(m.group(1), m.group(3)))
                    .map(n -> Value.ofNumber(m.group(), n, first(m.group(2), m.group(4)))));
    private static final Form IMAGES = form(
            NUMBER
                    + "\\s?(?:张|幅|个)(?:角色|参考|主体|人物|不同){0,3}(?:图片|图像|照片|图|主体|角色|元素)|" + NUMBER
                    + " (?:reference |input |different )?(?:images|photos|subjects|characters)",
            m -> number(first(m.group(1), m.group(2))).map(n -> Value.ofNumber(m.group(), n, "images")));
    private static final Form VAGUE_IMAGES = words(
            "(?:几|多|少量|数|若干|好几)\\s?(?:张|幅)?(?:角色|参考|主体|人物|不同)?(?:图片|图像|照片|图|素材)(?:参考)?|(?:several|multiple|a few) (?:reference )?(?:images|photos|references)",
            m -> Optional.of(Value.ofText(m.group())));
    private static final Form RAISED = form(
            "(?:提升|提高|增加|升|扩展|扩大|上限|最多)[^,。;\\d]{0,8}(?:到|至|为)?\\s?(\\d+)\\s?(个|张|种|条|名)",
            m -> number(m.group(1)).map(n -> Value.ofNumber(m.group(), n, m.group(2))));
    /** "从 4 张图扩到了 10 张": how many it is now. */
    private static final Form RAISED_FROM = form(
            "从\\s?\\d+\\s?[张个种][^,。;\\d]{0,4}(?:扩|升|提升|提高|增加|增|涨)(?:展|加)?(?:到|至)了?\\s?(\\d+)\\s?([张个种])",
            m -> number(m.group(1))
                    .map(n -> Value.ofNumber(m.group(), n, m.group(2).equals("张") ? "images" : m.group(2))));

    private static final Form VAGUE_TIME =
            words("(?:[一二三四五六七八九]{2}|几十|十几|二十几|几|数十|数|好几)\\s?(?:秒|分钟|个?小时)", m -> Optional.of(Value.ofText(m.group())));

    private static final Form VAGUE_LENGTH = words(
            "无限(?:时长|长度?)?|不限时长|任意(?:时长|长度)|(?:更|超)长的?(?:时长|视频|片段)?|分钟级(?:别)?|(?:unlimited|infinite|arbitrary|any) length|minutes?-long|longer (?:videos?|clips?)",
            m -> Optional.of(Value.ofText(m.group())));

    private static final List<String> ACCESS_KINDS =
            List.of("paid", "free", "invite-only", "waitlist", "enterprise", "private beta", "open beta", "everyone");

    /** Who may use it, as written, the kind behind it in parentheses. */
    private static final Form ACCESS = words(
            "(所有付费用户|付费及企业用户|付费用户|付费订阅|付费|(?<![a-z])[a-z]{0,8} ?会员|(?:专业|标准|基础|高级|旗舰|企业|入门|黄金|铂金|白金|钻石)(?:版|档)?会员|[^,。;、a-z\\x01\\d元档版]{0,2}会员|订阅用户|paid (?:subscribers|users|plans?|customers)|plus用户|pro用户|plus subscribers|pro subscribers|subscribers|premium)"
                    + "|(免费用户|free users|free tier|免费|for free)|(邀请制|邀请码|invite-only|invite only|invitation)|(申请排队|等候名单|候补名单|(?<!不再需要)(?<!不需要)(?<![需用免])排队|申请|waitlist|waiting list)"
                    + "|(企业客户|企业用户|enterprise customers|enterprise)|(开放?内测|内测|private beta|closed beta)|(公测|open beta|public beta)|(所有[^,。;、]{0,10}?用户|所有人|全球用户|全量|everyone|all users|anyone)",
            m -> {
                for (int i = 1; i <= m.groupCount(); i++) {
                    if (m.group(i) != null) return Optional.of(Value.ofText(ACCESS_KINDS.get(i - 1)));
                }
                return Optional.empty();
            });

    /** Where it may be used: countries, or the doors to it. */
    private static final List<Form> PLACES = List.of(
            words(
                    "(?:美国|加拿大|欧洲|欧盟|英国|法国|德国|日本|韩国|印度|中国大陆|中国|亚洲|东南亚|香港|台湾|新加坡|北美|拉美|澳大利亚|巴西)(?:\\s?(?:、|和|及|与|以及|,)\\s?(?:美国|加拿大|欧洲|欧盟|英国|法国|德国|日本|韩国|印度|中国大陆|中国|亚洲|东南亚|香港|台湾|新加坡|北美|拉美|澳大利亚|巴西)){0,7}|\\b(?:united states|u\\.s\\.|us(?= and| app)|canada|european union|europe|eu|uk|united kingdom|japan|south korea|india|china|brazil|indonesia|malaysia|mexico|philippines|thailand|vietnam|australia|germany|france|hong kong|taiwan|singapore)\\b(?:,? (?:and )?(?:the )?(?:united states|u\\.s\\.|us(?= and| app)|canada|european union|europe|eu|uk|united kingdom|japan|south korea|india|china|brazil|indonesia|malaysia|mexico|philippines|thailand|vietnam|australia|germany|france|hong kong|taiwan|singapore)\\b){0,7}",
                    m -> Optional.of(Value.ofText(m.group()))),
            words(
                    "(?:[a-z]{2,12} |\\p{IsHan}{2}\\s?)?(?:app store|google play|小程序|apps?(?![a-z])|api(?![a-z]))|安卓(?:版|端)?|\\b(?:ios|android)\\b(?: app|版|端)?|网页(?:版|端)|\\bweb (?:app|version)|官网|(?:pc|电脑|桌面)(?:版|端)",
                    m -> Optional.of(Value.ofText(m.group()))));

    private static final Map<Attribute, List<Form>> FORMS = Map.ofEntries(
            Map.entry(Attribute.DURATION, List.of(SPAN, MINUTES_AND_HALF, TIME, VAGUE_LENGTH)),
            Map.entry(
                    Attribute.GENERATION_SPEED,
                    List.of(
                            MINUTES_AND_SECONDS,
                            WORK_PER_CLIP,
                            CLIP_IN_A_MINUTE,
                            TAKES_NOW,
                            CLIP_OUT_IN,
                            CLIP_TAKES_WORK,
                            WORK_FOR_CLIP,
                            TIMES_FASTER,
                            MINUTES_AND_HALF,
                            MULTIPLE,
                            DASHED,
                            TIME,
                            VAGUE_TIME)),
            Map.entry(Attribute.RESOLUTION, List.of(RESOLUTION, ASPECT)),
            Map.entry(Attribute.FRAME_RATE, List.of(FRAMES)),
            Map.entry(
                    Attribute.PRICE,
                    List.of(
                            FROM_TO,
                            MONEY_SPAN,
                            MONEY_SIGN,
                            COINS,
                            MONEY_WORD,
                            CREDITS,
                            DISCOUNT,
                            DAILY,
                            TENTHS,
                            FRACTION,
                            NOW,
                            FEE,
                            QUOTA,
                            INCLUDED,
                            UNLIMITED,
                            FREE)),
            Map.entry(Attribute.PARAMETERS, List.of(PARAMETERS)),
            Map.entry(Attribute.HARDWARE, List.of(MEMORY, CARD, COMMON_CARD)),
            Map.entry(Attribute.RANKING, List.of(RANK, PLACED, SHARE, POINTS, SCORE)),
            Map.entry(
                    Attribute.ADOPTION,
                    List.of(COUNT, TIMES, MONEY_SIGN, MONEY_WORD, SCALED, HAN_COUNT, HAN_SCALED, SHARE)),
            Map.entry(Attribute.AVAILABILITY, List.of(ACCESS)),
            Map.entry(Attribute.CAMERA_CONTROL, List.of(KINDS)),
            Map.entry(Attribute.STYLE_CONTROL, List.of(KINDS)),
            Map.entry(Attribute.EDITING, List.of(KINDS)),
            Map.entry(Attribute.MULTI_SHOT, List.of(KINDS)),
            Map.entry(Attribute.CONTROLLABILITY, List.of(KINDS)),
            Map.entry(Attribute.FEATURE_OTHER, List.of(KINDS)),
            Map.entry(Attribute.AUDIO, List.of(KINDS)),
            Map.entry(Attribute.LIP_SYNC, List.of(KINDS)),
            Map.entry(Attribute.REFERENCE, List.of(RAISED_FROM, IMAGES, RAISED, VAGUE_IMAGES)),
            Map.entry(Attribute.CONSISTENCY, List.of(TIME)),
            Map.entry(Attribute.ARCHITECTURE, List.of(SCALED)));

    private static final Opening OF_OTHERS =
            Opening.compile("\\s?(?:相比|对比|相较|比起|而[^,。;()]{2,12}(?:只有|仅|只能|为)|vs\\.?|versus|compared|up from|against)");

    private static final Pattern PLAIN_NUMBER = Pattern.compile("(?<![\\d.])\\d{1,9}(?:\\.\\d{1,4})?(?![\\d.])");

    private static final Pattern PER = Pattern.compile(
            "每(?:生成)?(?:一)?(秒|条|次|个|分钟|月|年|张)|/\\s?(秒|条|次|月|年|分钟|s\\b|second|month|mo\\b|year|video)|(?:per|an?|each|every) (second|month|year|video|clip|minute)\\b|([月年])(?:费|付|卡)|(?:首|一个?|包)(月|年)|(?:生成|做|出)一(条|个|段|支|次)"
                    + "|(?:一|每)?(条|个|段)?(\\d+)秒[^,。;]{0,8}(?:视频|片段)|(\\d{3,4}p)");

    private static final Pattern CHANGED = Pattern.compile(
            "^[^,。;]{0,8}(?:降到|降至|降为|涨到|涨至|升到|升至|提升到|提升至|变成|变为|改为|改成|调整为|调到|下调至|上调至|提高到|提高至|延长到|延长至|拉长到|拉长至|扩展到|扩展至|增加到|增加至|缩短到|缩短至|->|→|\\bto\\b|到|至)了?\\s?(?:每[秒条次个]\\s?)?$");

    private static final Set<Attribute> LISTED = Set.of(
            Attribute.PRICE, Attribute.DURATION, Attribute.RESOLUTION, Attribute.PARAMETERS, Attribute.FRAME_RATE);
    private static final Pattern JOINT =
            Pattern.compile("(?:的?(?:视频|片段|短片|版本))?\\s?(?:、|,|和|与|或|及|以及|或者|/|and|or|&)\\s?");

    private Figures() {}

    private static Form form(String expression, Function<MatchResult, Optional<Value>> read) {
        return new Form(Opening.compile(expression), true, read);
    }

    /** A figure that may be told without a numeral. */
    private static Form words(String expression, Function<MatchResult, Optional<Value>> read) {
        return new Form(Opening.compile(expression), false, read);
    }

    /**
     * The figure of a clause in one respect.
     *
     * @param text as written
     * @param masked the same, folded and with the names of models blotted out
     */
    static Optional<Value> in(Attribute attribute, Sentence.Clause clause, String text, String masked) {
        if (clause.end() - clause.start() < 2) return Optional.empty();
        List<Form> forms = FORMS.getOrDefault(attribute, List.of());
        boolean holdsNumeral = !forms.isEmpty() && holdsNumeral(clause, masked);
        for (Form form : forms) {
            if (form.counts() && !holdsNumeral) continue;
            Optional<MatchResult> match = form.pattern().first(masked, clause.start(), clause.end());
            while (match.isPresent()) {
                MatchResult figure = match.get();
                Optional<Value> value = form.read().apply(figure);
                match = form.pattern().first(masked, figure.end(), clause.end());
                if (value.isEmpty() || isOfOthers(figure.start(), clause, masked)) continue;
                // "from $0.75 to $0.40": what holds now is the second one
                Optional<MatchResult> change =
                        match.filter(next -> CHANGED.matcher(masked.substring(figure.end(), next.start()))
                                .find());
                Optional<Value> after = change.flatMap(form.read());
                MatchResult meant = after.isPresent() ? change.get() : figure;
                Value found = withText(after.orElse(value.get()), text.substring(meant.start(), meant.end()));
                return Optional.of(
                        attribute == Attribute.PRICE
                                ? priced(found, masked.substring(clause.start(), clause.end()))
                                : found);
            }
        }
        return Optional.empty();
    }

    /** The first place or door that a clause names, in the words of {@code text}. */
    static Optional<Value> placeIn(Sentence.Clause clause, String text, String masked) {
        return PLACES.stream()
                .flatMap(form -> form.pattern().first(masked, clause.start(), clause.end()).stream())
                .map(match ->
                        Value.ofText(text.substring(match.start(), match.end()).strip()))
                .findFirst();
    }

    /** As many figures as there are models: "分别为 1080p 和 720p", "分别消耗 12 和 5 灵感值". */
    static List<Value> inOrder(Attribute attribute, Sentence.Clause clause, String text, String masked, int models) {
        List<Value> all = all(attribute, clause, text, masked);
        if (all.size() != 1 || all.getFirst().number().isEmpty()) return all;
        // the unit stands behind the last one only
        Value last = all.getFirst();
        int end = text.indexOf(last.text(), clause.start(), clause.end())
                + last.text().length();
        List<Value> each = new ArrayList<>(models);
        Matcher number = PLAIN_NUMBER.matcher(masked).region(clause.start(), end);
        while (number.find()) {
            each.add(new Value(
                    text.substring(number.start(), number.end()),
                    OptionalDouble.of(Double.parseDouble(number.group())),
                    last.unit(),
                    last.per(),
                    Optional.empty()));
        }
        return each.size() == models ? each : all;
    }

    /** All figures of a clause in one respect, as the first kind of them that it holds is written. */
    static List<Value> all(Attribute attribute, Sentence.Clause clause, String text, String masked) {
        List<Value> all = new ArrayList<>(2);
        Optional<Value> next = in(attribute, clause, text, masked);
        int from = clause.start();
        while (next.isPresent()) {
            String words = next.get().text();
            int at = text.indexOf(words, from, clause.end());
            if (at < 0 || words.isEmpty()) return all; // told by its kind, not as written
            all.add(next.get());
            from = at + words.length();
            if (from >= clause.end()) return all;
            next = in(attribute, new Sentence.Clause(from, clause.end()), text, masked);
        }
        return all;
    }

    /** "16 秒（相比许多模型的 5–10 秒）": the figure of those that the subject is measured by. */
    private static boolean isOfOthers(int start, Sentence.Clause clause, String masked) {
        for (int i = start - 1; i >= clause.start() && masked.charAt(i) != ')'; i--) {
            if (masked.charAt(i) == '(') return OF_OTHERS.begins(masked, i + 1, start);
        }
        return false;
    }

    private static boolean holdsNumeral(Sentence.Clause clause, String masked) {
        for (int i = clause.start(); i < clause.end(); i++) {
            char c = masked.charAt(i);
            if ((c >= '0' && c <= '9') || NUMERALS.indexOf(c) >= 0) return true;
        }
        return false;
    }

    /**
     * A figure of an enumeration.
     *
     * @param first where its first figure starts
     * @param end where this one ends
     */
    record Beside(Value value, int first, int end) {}

    /** "5秒和10秒", "14B、1.3B": the figures that stand beside the first one of a clause, joined to it by no more than an "and". */
    static List<Beside> beside(Attribute attribute, Value first, Sentence.Clause clause, String text, String masked) {
        List<Beside> beside = new ArrayList<>(2);
        boolean sharesBasis = attribute == Attribute.PRICE && masked.indexOf("分别", clause.start(), clause.end()) < 0;
        if (!LISTED.contains(attribute)
                || first.number().isEmpty()
                || (first.per().isPresent() && attribute != Attribute.PRICE)) return beside;
        int at = text.indexOf(first.text(), clause.start());
        if (at < 0 || at >= clause.end()) return beside;
        for (Form form : FORMS.getOrDefault(attribute, List.of())) {
            Optional<MatchResult> match = form.pattern().first(masked, at, clause.end());
            if (match.isEmpty() || match.get().start() != at) continue;
            while (true) {
                int end = match.get().end();
                match = form.pattern().first(masked, end, clause.end());
                if (match.isEmpty()
                        || !JOINT.matcher(masked.substring(end, match.get().start()))
                                .matches()) return beside;
                MatchResult next = match.get();
                form.read()
                        .apply(next)
                        .map(v -> withText(v, text.substring(next.start(), next.end())))
                        .map(v -> sharesBasis ? priced(v, masked.substring(clause.start(), clause.end())) : v)
                        .map(v -> new Beside(v, at, next.end()))
                        .ifPresent(beside::add);
            }
        }
        return beside;
    }

    /** True if a clause tells how long it takes to make a clip of some length. */
    static boolean isWorkForClip(String masked, Sentence.Clause clause) {
        int numbers = 0;
        boolean in = false;
        boolean timed = false;
        for (int i = clause.start(); i < clause.end(); i++) {
            char c = masked.charAt(i);
            boolean digit = (c >= '0' && c <= '9') || "一二两三四五六七八九十半几".indexOf(c) >= 0;
            if (digit && !in) numbers++;
            in = digit;
            timed |= UNIT_SIGNS.indexOf(c) >= 0;
        }
        if (!timed) return false;
        boolean ranges = numbers == 1 && masked.indexOf(" to ", clause.start(), clause.end()) >= 0;
        if (numbers < 2 && !ranges && masked.indexOf(" minute", clause.start(), clause.end()) < 0) return false;
        return Stream.of(
                        MINUTES_AND_SECONDS, WORK_PER_CLIP, CLIP_IN_A_MINUTE, TAKES_NOW, CLIP_TAKES_WORK, WORK_FOR_CLIP)
                .anyMatch(form -> form.pattern()
                        .first(masked, clause.start(), clause.end())
                        .isPresent());
    }

    private static Value withText(Value value, String text) {
        String written = text.strip();
        boolean kind = ACCESS_KINDS.contains(value.text()) && !written.equalsIgnoreCase(value.text());
        return new Value(
                kind ? written + " (" + value.text() + ")" : written,
                value.number(),
                value.unit(),
                value.per(),
                value.date());
    }

    /** A price with what it is counted on, if some words, folded, tell that. */
    static Value priced(Value value, String folded) {
        boolean free = value.number().equals(OptionalDouble.of(0));
        if (value.number().isEmpty() || free || value.unit().equals(Optional.of("%"))) return value;
        Matcher per = PER.matcher(folded);
        if (!per.find()) return value;
        List<String> words = new ArrayList<>();
        for (int i = 1; i <= per.groupCount(); i++) {
            if (per.group(i) != null) words.add(per.group(i));
        }
        String word = words.get(words.size() - 1);
        String base = switch (word) {
            case "秒", "s", "second" -> "second of video";
            case "月", "month", "mo" -> "month";
            case "年", "year" -> "year";
            case "分钟", "minute" -> "minute of video";
            case "条", "个", "次", "段", "支", "video", "clip", "张" -> "clip";
            default -> Character.isDigit(word.charAt(0)) && !word.endsWith("p") ? word + " s clip" : word;
        };
        return value.per(base);
    }

    private static Value bare(String text, double number, @Nullable String unit) {
        return new Value(
                text, OptionalDouble.of(number), Optional.ofNullable(unit), Optional.empty(), Optional.empty());
    }

    private static Value money(String text, double number, @Nullable String scale, String unit) {
        return Money.of(unit)
                .map(money -> Value.ofNumber(text, number / money.toOne(), scaled(scale, money.currency())))
                .orElseThrow(() -> new IllegalStateException("no money: " + unit));
    }

    /** The article's own unit: 1.5 亿 stays 1.5 亿. */
    private static String scaled(@Nullable String scale, String unit) {
        if (scale == null) return unit;
        return SCALE_WORDS.contains(scale) ? scale + unit : scale + " " + unit;
    }

    private static Optional<Value> seconds(String text, String number, String unit) {
        return number(number).map(n -> {
            String word = unit.replace("-", "");
            double factor = word.startsWith("分") || word.startsWith("min")
                    ? 60
                    : word.startsWith("小时") || word.startsWith("h") ? 3600 : 1;
            return Value.ofNumber(text, n * factor, "s");
        });
    }

    private static String clip(String number, String unit) {
        double length = seconds(number, number, unit)
                .flatMap(v -> v.number().isPresent() ? Optional.of(v.number().getAsDouble()) : Optional.<Double>empty())
                .orElse(0.0);
        return (length == Math.rint(length) ? String.valueOf((long) length) : String.valueOf(length)) + " s clip";
    }

    private static String first(@Nullable String... candidates) {
        for (String candidate : candidates) if (candidate != null) return candidate;
        throw new IllegalStateException("no group matched");
    }

    /** A number in Arabic or Chinese numerals below ten thousand. */
    static Optional<Double> number(String text) {
        if (text.equals("半")) return Optional.of(0.5);
        if (Character.isDigit(text.charAt(0))) {
            try {
                double number = Double.parseDouble(text.replace(",", ""));
                return Double.isFinite(number) ? Optional.of(number) : Optional.empty();
            } catch (NumberFormatException e) {
                return Optional.empty(); // "1一" is no number
            }
        }
        double total = 0;
        double digit = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int value = "零一二三四五六七八九".indexOf(c == '两' ? '二' : c);
            double unit = c == '十' ? 10 : c == '百' ? 100 : c == '千' ? 1000 : 0;
            if (value >= 0) {
                if (digit > 0) return Optional.empty(); // 五六 is five or six
                digit = value;
            } else {
                total += (digit == 0 ? 1 : digit) * unit;
                digit = 0;
            }
        }
        return Optional.of(total + digit);
    }
}
