package dev.reelwatch.web.digest;

import dev.reelwatch.index.claim.Basis;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Polarity;
import dev.reelwatch.index.claim.Status;
import dev.reelwatch.index.claim.Value;
import dev.reelwatch.index.finding.ReleaseEvent;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.index.vocabulary.Fold;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a sentence of an article proves a claim to a reader who sees that sentence and nothing else. What extraction
 * takes from the sentences around is often right and cannot be seen to be, so a digest leaves it out.
 */
final class Proof {
    private static final Pattern DOUBT = Pattern.compile(
            "如果|假如|预期|预估|猜测|估算|大概率|当[^。,，]{1,20}时[,，]|假设|倘若|要是|除非|是不是|会不会|能不能|有没有|难道|希望|想象(?!力)|吗[。?!]?$|[?？]\"?$|\\b(?:if|unless|whether|guess|hopes?|imagine|could one day|might)\\b");
    private static final Pattern FUTURE = Pattern.compile(
            "即将|将(?:于|在|会|支持|推出|发布|上线|开放|加入|来)|下个版本|下一版|会(?:推出|带|发布|上线|开放|支持|加入|有)|计划|预计|未来(?!科|感|主义)|很快|近期|接下来|后续|不久|稍后|敬请期待|"
                    + "\\b(?:will|plans?|planned|soon|upcoming|coming|expected|to be released|later this)\\b");
    private static final Pattern FORMER = Pattern.compile(
            "之前|以前|此前|过去|原本|原来|曾经?|当时|去年|前代|老版|上一代|(?:发布|推出|上线)(?:的)?(?:大概)?(?:前|后|以来)|"
                    + "\\b(?:previously|formerly|used to|last year|earlier this|before the (?:release|launch)|gave [^.,;]{1,24} access)\\b");
    private static final Pattern VAGUE = Pattern.compile(
            "[几数](?:个)?(?:天|日|周|星期|月)|近期|不久|很快|即将|未来|稍后|\\b(?:soon|coming (?:days|weeks|months)|(?:few|several) (?:days|weeks|months))\\b");

    /** What a sentence begins with tells the time of all of it. */
    private static final Pattern FORMER_OPENING = Pattern.compile(
            "^(?:在)?(?:过去|以前|之前|此前|从前|曾经|那时|当时|原来|原本|去年)[，,的]?|^(?:previously|formerly|in the past|last year|back then|until now)\\b");
    /** What something else is held against: "与 X 相比", "比 X 好", "than X". Whatever is said then is said of the other. */
    private static final Pattern STANDARD =
            Pattern.compile("(?:跟|和|与|同|较|相比|相较于|比起)([^。，,；;！!？?]{1,40}?)(?:来说|相比|相较|比起来|比(?=[，,]|还|都|明显|差|要|也))"
                    + "|(?<![对相])比([^。，,；;！!？?]{1,24}?)(?=要|更|还|强|好|差|快|慢|高|低|便宜|贵)"
                    + "|(?:不如|不及|落后于|逊于|逊色于|胜过|超过|超越|赶超|反超|优于|好于|强于)([^。，,；;！!？?]{1,24})"
                    + "|\\b(?:than|compared (?:to|with)|unlike|behind|beats?|outperforms?) ([^.,;!?]{1,40})");

    /** Whoever is surpassed is not praised by that. */
    private static final Pattern SURPASSES = Pattern.compile(
            "(?:胜过|超过|超越|赶超|反超|优于|好于|强于)(?:了)?([^。，,；;！!？?]{1,24})|\\b(?:beats?|outperforms?|surpass\\w*|better than) ([^.,;!?]{1,40})",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern REVIEW = Pattern.compile(
            "实测|评测|测评|评比|横评|测了|试了|试用|上手|体验|对比|测试|\\b(?:hands-on|review(?:ed|s)?|test(?:ed|s|ing)?|tried|compar(?:ed|ison)|versus|vs)\\b");
    private static final Pattern SUMS_UP = Pattern.compile(
            "总结|总的来说|总之|总体|整体|综合(?:来看|而言)|可以说|不得不说|结论|我(?:的)?(?:感觉|觉得|认为)|一句话(?=总结|概括|说|来说|[，,:：])|说实话|有一说一|\\b(?:overall|in short|in general|conclusion|all in all|honestly|basically|verdict)\\b");
    private static final Pattern BEST = Pattern.compile(
            "no\\.? ?1|第一梯队|最强|最好的|天花板|差了?一截|不如|落后|没有优势|领先|碾压|\\b(?:sota|state of the art|best|behind|worse|beats?)\\b");
    /** What it speaks of comes only after it. */
    private static final Pattern INTRODUCES = Pattern.compile("[:：]\\s*$");
    /** How a maker explains what its own work does. */
    private static final Pattern WORKS_BY =
            Pattern.compile("(?:采用|通过|基于|借助|引入|适配)[^。！？]{0,40}(?:技术|机制|架构|编码器|算法|模块|训练|学习|vae|dit)");
    /** What stays as it was is not what a thing can do. */
    private static final Pattern PRESERVED = Pattern.compile(
            "(?:保留|保持|不改变|维持)[^。，,；;]{0,30}(?:前提下|不变|的同时)|\\b(?:preserv\\w+|keep(?:s|ing)?)\\b[^.,;]{0,40}");
    /** Those who have the model have something else now. */
    private static final Pattern ITS_USERS = Pattern.compile("(?:所有|全部|每个|全体)[^。，,]{0,16}用户(?:都|均)?(?:能用|可以?用|可使用)");

    /** What a reader is told to do. */
    private static final Pattern INSTRUCTS = Pattern.compile("点击|按钮|\\bclick(?:ing)?\\b|\\bbuttons?\\b");
    /** "Makes videos of high quality" is how whatever makes videos is introduced. */
    private static final Pattern ADVERTISED =
            Pattern.compile("(?:生成|制作|产出|提供|创作|创建|输出)[^。，,；;]{0,20}高质量(?:的)?(?:[短长]?视频|短片|影片|内容|动画)");
    /** With one tool the work of another one is finished: the figures are those of the work. */
    private static final Pattern WORKED_ON = Pattern.compile(
            "(?:需要|用|拿|靠|借助)([^。，,；;]{1,24}?)(?:去|来)(?:增强|放大|补|做|提升|修复|转|剪|插帧)|\\b(?:upscal|enhanc|interpolat|finish)\\w*[^.,;]{0,24} (?:with|in|using) ([^.,;]{1,24})",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern EVER_SINCE =
            Pattern.compile("[自从][^。，,；;]{1,24}(?:开始|起|以来)[，,]?\\s?[^，。]{0,2}(?:就|便)?(?:一直|始终)|\\bever since\\b");

    private static final Pattern EXAMPLE = Pattern.compile("比如|例如|譬如|such as|for example|e\\.g\\.");
    private static final Pattern RUMOUR =
            Pattern.compile("传闻|据传|传出|爆料|据悉|曝光|泄露|网传|rumou?r|report(?:ed|s|edly)|leak|allegedly");

    private static final Pattern GOOD = Pattern.compile(
            "(?<![不没无未非])(?:很好|更好|最好|较好|良好|不错|优|棒|强|出色|惊艳|稳定|稳|自然|真实|逼真|流畅|清晰(?!的?(?:认知|认识|理解|思路|度))|精准|准确|精致|细腻|提升|胜|领先|媲美|没有短板|没有崩|没崩|厉害|完美|惊喜|顶级|一流|第一梯队|更|最|高质量|高保真|连贯|可控|牛|绝了|对得上|(?<!唯|完)美(?!元|金|国|刀|术|团|观))"
                    + "|(?<!not )\\b(?:better|best|good|great|impressive|excellent|realistic|smooth(?:er|ly)?|stable|consistent|sharp(?:er)?|improve[sd]?|improvements?|outperforms?|superior|strong(?:er)?|natural|accurate|stunning|lifelike|faithful(?:ly)?|praised?|love[sd]?|fast(?:er|est)?|precise(?:ly)?)\\b");
    private static final Pattern BAD = Pattern.compile(
            "(?<!没有)(?<!没)(?:崩|短板)|(?<!相)差(?!不多|异|别)|弱|有点?问题|不足|糊|失真|出错|错误|太慢|很慢|偏慢|太贵|昂贵|不够|难以|很难|无法|不能|不支持|不行|不好|不稳|不自然|不连贯|不一致|限制|只能|只有|仅支持|没有|翻车|穿模|穿过|缺|僵|别扭|诡异|怪|漂移|闪烁|牛顿|劣|对不上|受限|不如|落后"
                    + "|\\b(?:poor|bad|fails?|failed|lacks?|limit(?:s|ed|ation)?|cannot|can't|not|problems?|issues?|worse|blurry|artifacts?|inconsistent|slow|expensive|(?<!news is )disappoint\\w*|struggles?|only|weak|mediocre|no)\\b|n't");
    private static final Pattern SHORT_CLIP = Pattern.compile(
            "短|只有|只能|仅|最多|最长|上限|限制|受限|不够|不足|不到|不支持|不能(?:生成|超过)|\\b(?:short|only|limit\\w*|max\\w*|up to|no longer)\\b");

    /** Whoever solves a problem does not have it. */
    private static final Pattern MENDED =
            Pattern.compile("解决|克服|优化|避免|改善|减少|消除|模拟|针对|\\b(?:solv|address|fix|overc[ao]m|avoid|reduc|tackl|mitigat)");

    private static final Pattern DENIED = Pattern.compile(
            "不支持|无法|不能|没有|不会|不可(?!能)|未支持|暂不|尚未|还没|不含|\\b(?:cannot|can't|not|no|without|lacks?|doesn't|unable)\\b|n't");
    /** "Only image to video is left" tells what is missing. */
    private static final Pattern ONLY =
            Pattern.compile("(?<![不未])(?:只有|只能|只剩|仅有|仅剩|仅能|只支持|仅支持)|\\b(?:only|nothing but|merely)\\b");
    /** A verdict on two at once is that of neither: which of them it means more, the rest of the text tells. */
    private static final Pattern BOTH =
            Pattern.compile("两边|双方|两者|二者|两个模型|两款模型|两家|都有(?:点|些)?问题|\\b(?:both|the two|neither|either of them)\\b");

    private static final String HAS_NOT =
            "(?:没有|没(?=参考|文|图|镜)|不支持|尚无|还没有|暂无|暂不支持|缺少|缺乏|不提供|\\b(?:no|without|lacks?|(?:does|do) not (?:support|offer|have|include)|doesn't (?:support|offer|have|include)))";

    private static final Pattern DONE_WITHOUT = Pattern.compile(
            "(?:没有|没|无需|不用|不需要|不靠)[^。；;!?]{0,16}[，,]?\\s?(?:就|也|便|都|仍|还)(?:可以?|能)|\\bwithout\\b[^.;]{0,40}\\b(?:can|still)\\b");

    private static final String IS_NOT_THERE =
            "(?:没有|不支持|没上线|尚未(?:推出|上线|支持|开放)|\\b(?:is|are) (?:not (?:there|available|supported)|missing|unavailable))";

    private static final Pattern THAN_OTHERS = Pattern.compile("不像|有些|别的|其他|其它|\\b(?:unlike|others?|some)\\b");

    private static final Pattern OFFERS = Pattern.compile(
            "支持|支援|可以|能(?!源|量|耗|力)|能够|可(?!能|是|惜|怕|见|谓)|新增|加入|引入|上传|实现|提供|具备|拥有|功能|即可|只需|推出|开放|内置|自带|同步生成|"
                    + "\\b(?:supports?|can|able|features?|allows?|lets?|enabl\\w+|adds?|added|introduc\\w+|offers?|includes?|generat\\w+|now|with|brings?|gives?)\\b");

    private static final Pattern CAME_OUT = Pattern.compile(
            "发布|推出|上线|亮相|问世|登场|开源(?!的|模型|平台|项目|视频|社区|工具|生态|方案|大模型|新)|更新|升级|接入|登陆|内测|公测|出了|来了|面世|"
                    + "\\b(?:launch\\w*|releas\\w+|unveil\\w*|introduc\\w+|roll(?:s|ed|ing)? out|debut\\w*|announc\\w+|available|is out|comes? out|came out|ship(?:s|ped)|updat\\w+|upgrad\\w+|drop(?:s|ped)|now in)\\b");
    /** Words that need to be told what it is that comes out. */
    private static final Pattern BRINGS_OUT = Pattern.compile(
            "发布|推出|\\b(?:launch(?:es|ed)|releas(?:es|ed)|unveil(?:s|ed)|introduc(?:es|ed)|announc(?:es|ed))\\b");

    /** What is judged, not told: "the best update so far". */
    private static final Pattern AN_UPDATE = Pattern.compile("[一这此本]次(?:更新|升级)$");

    private static final Pattern CLAUSE_END = Pattern.compile("[。,，;；:：!！?？#\\n]");
    private static final Pattern BY_THE_WAY = Pattern.compile("网站|官网|宣传片|教程|财报|论文|定价|公告|活动");
    private static final Pattern ACCESS = Pattern.compile(
            "开放|可用|能用|能用上|可以用|用上|使用|上线|体验|试用|推送|订阅|申请|内测|公测|预览|邀请|仅限|仅对|向.{0,30}(?:用户|客户)|免费|api|下载|部署|接入|"
                    + "\\b(?:available|access|use|sign up|try|download|open(?:s|ed)? to|rolled? out|rolling out|subscribers?|beta|preview|invite|waitlist|free|api)\\b");
    private static final Pattern NO_ACCESS = Pattern.compile(
            "(?:用户|付费|客户)(?:的)?(?:增速|增长|意愿|比例|转化|数量|规模|群体|需求|反馈)|(?:无需|不用|无须|不需要?|免)[^。,，]{0,6}(?:付费|支付|订阅|申请)|请求视频");
    private static final Pattern MONEY = Pattern.compile(
            "元|人民币|rmb|cny|[¥￥$€£]|美金|美元|美刀|刀|块|毛钱|积分|灵感值|点数|credits?|usd|eur|cents?|tokens?|免费|不要钱|白嫖|付费|\\bfree\\b|\\bpric|\\bcosts?\\b|\\bpaid\\b|dollars?");
    private static final Pattern FREE = Pattern.compile("免费|不要钱|白嫖|\\bfree\\b");
    private static final Pattern PARTLY_FREE = Pattern.compile(
            "付费|收费|限免|次免费|免费(?:的)?(?:使用)?(?:次数|额度|试用|体验|创作|积分|credits?)|\\b(?:paid|trial|free (?:credits?|tier|plan|generations?))\\b");
    /** So much a month is what a plan holds, not what a clip costs. */
    private static final Pattern ALLOWANCE =
            Pattern.compile("(?:每月|每天|每日|a month|per month|monthly|daily).*(?:积分|点数|credits?)");

    private static final Pattern NOT_A_PRICE = Pattern.compile(
            "这一块|那一块|一块儿|投资|融资|营收|估值|预售|预算|奖金|收入|\\b(?:invest\\w*|revenue|valuation|funding|raised)\\b");
    private static final Pattern BOARD = Pattern.compile(
            "榜|排行|竞技场|评测|评比|测评|盲测|胜负比|投票|基准|\\b(?:arena|leaderboards?|rank(?:s|ed|ing|ings)?|benchmarks?|vbench|elo|chart|artificial analysis|store)\\b");
    private static final Pattern AHEAD = Pattern.compile(
            "第一|榜首|登顶|夺冠|冠军|首位|领先|超|第[二三四五六七八九十]|前[三五十]|top|no\\.? ?\\d|#\\d|first|second|third|lead|ahead|beat|\\d");
    private static final Pattern BEHIND =
            Pattern.compile("落后|跌|不及|不如|掉到|垫底|\\b(?:behind|trails?|fell|dropp?ed|lower|last)\\b");
    private static final Pattern COUNTED = Pattern.compile(
            "用户|下载|月活|日活|播放|次|人|星|创作者|企业|机构|\\b(?:users?|downloads?|views?|plays?|stars?|creators?|customers?|installs?|times|videos)\\b");
    private static final Pattern ORDINAL = Pattern.compile("第\\s?[\\d一二两三四五六七八九十]+\\s?(?:秒|分钟|帧)");
    private static final Pattern CLIP = Pattern.compile(
            "时长|长度|视频|影片|画面|拍|单条|每条|一条|片段|短片|最长|单次|一次|无限|\\b(?:clips?|videos?|long|length|footage|seconds?|minutes?)\\b");
    private static final Pattern SPEED = Pattern.compile(
            "速度|耗时|用时|需要?|只要|以内|内(?!测|容)|快|排队|生成时间|等待|提升|出一个|\\b(?:takes?|took|fast\\w*|within|speed|seconds? to|minutes? to|in under|render\\w*|per)\\b");
    private static final Pattern PICTURE = Pattern.compile(
            "分辨率|解析度|清晰度|画质|高清|超清|支持|支援|输出|生成|最高|像素|尺寸|增强|上采样|模式|\\b(?:resolution|output|generat\\w*|up to|native\\w*|upscal\\w*|support\\w*|quality|variants?|video)\\b");
    private static final Pattern SIZE =
            Pattern.compile("参数|模型|版本|\\b(?:parameters?|params?|model|\\d+(?:\\.\\d+)?b)\\b");
    private static final Pattern LIKENED = Pattern.compile(
            "堪比|媲美|犹如|如同|宛如|大片|以假乱真|逆天|真人实拍|\\blike (?:a |an |the )?(?:real|film|movie|hollywood)|hollywood|rivals?\\b");
    private static final Pattern STATES_SIZE =
            Pattern.compile("分辨率|解析度|支持|输出|最高|原生|直出|resolution|outputs?|up to|native|supports?");
    private static final Pattern TRAINING = Pattern.compile("训练[^。，,；;]{0,12}(?:效率|速度)|\\btraining\\b");
    /** Those who look at the pages of a maker do not use its model. */
    private static final Pattern VISITS =
            Pattern.compile("(?:网站|官网)[^。，,；;]{0,16}(?:访问|流量)|\\b(?:web)?site (?:visits|traffic)\\b");

    private static final Pattern COMPARED_SIZE = Pattern.compile("低于|高于|相当于|超过|less than|smaller than|larger than");
    private static final Pattern MACHINE = Pattern.compile(
            "显存|显卡|内存|卡|gpu|vram|rtx|\\b[ah]\\d00\\b|\\d{4}\\b|gb|\\b(?:memory|hardware|laptop|mac)\\b");
    private static final Pattern OPEN = Pattern.compile(
            "开源|开放源|权重|apache|mit 协议|open[- ]?sourc|open[- ]weights?|weights|\\blicen[cs]ed (?:under|as)|\\b(?:mit|bsd|gpl|open|permissive|creative commons)[\\w .-]{0,12}licen[cs]e");
    private static final Pattern COMPARES = Pattern.compile(
            "比(?!如|例|较|赛|重)|超(?!简单|级|强|清|大|长|多|快|高|好|棒|逼真|写实|现实|时)|胜|优于|不如|不及|落后|强于|领先|\\b(?:than|over|beats?|outperforms?|surpass\\w*|behind|versus|vs|compared)\\b");
    private static final Pattern THEN = Pattern.compile("当时|那时|彼时|at the time|back then");
    private static final Pattern ANAPHOR = Pattern.compile(
            "^(?:官方[^，,。]{0,8}[，,])?(?:目前|现在|如今)?[，,]?(?:该|这个|这款|此|新)?模型|^它|^(?:the (?:new )?model|it)\\b");
    /** What is said to come out without its name. */
    private static final Pattern SOME_MODEL = Pattern.compile("^.{0,12}(?:视频|生成)[^，,。#]{0,8}模型");
    /** Characters of a text that speaks of one thing. */
    private static final int SHORT = 1500;

    /** "A + B + C" is how things are named that are used together. */
    private static final Pattern LISTS = Pattern.compile("[+＋]");

    private static final Pattern DOMAIN =
            Pattern.compile("\\b[\\w-]+\\.(?:com|ai|io|org|net|cn|app|tv|co)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern FIRST_STEP = Pattern.compile("先是?生成|\\bfirst (?:makes?|generates?)\\b");
    private static final Pattern LIST_NUMBER = Pattern.compile("^\\W*\\d{1,2}\\.\\d");
    private static final Pattern NUMBER = Pattern.compile("[\\d零一二两三四五六七八九十百千万亿半]|无限|分钟级|unlimited|infinite");

    private static final Set<Attribute> FIGURES_BY_THEMSELVES = EnumSet.of(
            Attribute.DURATION,
            Attribute.RESOLUTION,
            Attribute.FRAME_RATE,
            Attribute.GENERATION_SPEED,
            Attribute.PARAMETERS);

    /** What a sentence on a respect speaks of. */
    private static final Map<Attribute, Pattern> RESPECT = new EnumMap<>(Map.ofEntries(
            respect(Attribute.PHYSICS, "物理|牛顿|重力|惯性|碰撞|穿过|穿模|physic|gravity|collision"),
            respect(Attribute.MOTION, "动作|运动|动态|动势|表演|motion|movement|dynamic|walk|action"),
            respect(
                    Attribute.CONSISTENCY,
                    "一致|(?<!运镜)(?<!运镜的)(?<!镜头)(?<!镜头的)连贯|对得上|对不上|换了|稳定|稳|崩|漂移|闪烁|变形|consisten|coheren|stab|flicker|drift|morph"),
            respect(Attribute.PROMPT_ADHERENCE, "提示词|prompt|语义|指令|听话|遵循|instruction|adherence|follow"),
            respect(
                    Attribute.VISUAL_QUALITY,
                    "画质|画面|清晰|质感|真实|逼真|精致|细节|写实|实拍|审美|美感|保真|效果|质量|高清|realis|detail|sharp|visual|quality|fidelity|image|looks?|lifelike|blur"),
            respect(Attribute.LIGHTING, "光|阴影|色彩|色调|light|shadow|colou?r"),
            respect(Attribute.CONTROLLABILITY, "控|control"),
            respect(Attribute.DURATION, "时长|长度|秒|分钟|长视频|long|length|duration|seconds?|minutes?"),
            respect(Attribute.RESOLUTION, "分辨率|清晰|解析度|\\d+[pk]\\b|resolution"),
            respect(Attribute.GENERATION_SPEED, "速度|慢|快|耗时|等待|排队|分钟|秒|speed|slow|fast|takes|wait"),
            respect(Attribute.PRICE, "价|贵|便宜|费|成本|性价比|pric|cost|expensive|cheap|credits?"),
            respect(Attribute.HARDWARE, "显存|显卡|gpu|vram|硬件|hardware|memory"),
            respect(Attribute.TEXT_TO_VIDEO, "文生视频|文本|文字|text|prompt"),
            respect(Attribute.IMAGE_TO_VIDEO, "图生视频|图片|照片|图像|图转|image|photo|picture"),
            respect(Attribute.VIDEO_TO_VIDEO, "视频生视频|视频转|视频编辑|视频参考|风格化|重绘|video[- ]to[- ]video|restyl|modify"),
            respect(Attribute.REFERENCE, "参考|主体|角色|图|reference|subject|character"),
            respect(Attribute.FIRST_LAST_FRAME, "首尾帧|首帧|尾帧|frame"),
            respect(Attribute.CAMERA_CONTROL, "镜|机位|相机|camera|zoom|pan\\b|dolly"),
            respect(Attribute.MOTION_CONTROL, "笔刷|轨迹|动作|运动|motion|brush|trajector"),
            respect(Attribute.AUDIO, "音|声|配乐|audio|sound|music|voice|speech"),
            respect(Attribute.LIP_SYNC, "口型|唇|对口|lip"),
            respect(Attribute.EDITING, "编辑|特效|剪辑|修改|替换|移除|延长|扩展|添加|edit|effect|insert|remove|extend|replace"),
            respect(Attribute.STYLE_CONTROL, "风格|style"),
            respect(Attribute.TEXT_RENDERING, "文字|字幕|字体|text|caption|typograph"),
            respect(Attribute.MULTI_SHOT, "多镜头|分镜|多个镜头|镜头切换|转场|叙事|故事|multi|shots?|scene|stor(?:y|ies)"),
            respect(Attribute.ARCHITECTURE, "架构|训练|dit|扩散|transformer|数据|architect|train|diffusion|dataset")));

    private static Map.Entry<Attribute, Pattern> respect(Attribute attribute, String words) {
        return Map.entry(attribute, Pattern.compile(words));
    }

    private final Passages passages;
    private final Map<String, Boolean> held = new HashMap<>();
    private final Map<String, Collection<String>> posts = new HashMap<>();

    Proof(Passages passages) {
        this.passages = passages;
    }

    /** True if a sentence says of anything that it came out. */
    static boolean saysItCameOut(String sentence) {
        return CAME_OUT.matcher(Fold.fold(sentence)).find();
    }

    /** True if a promise names no time that could be over: "in the coming days", "within months". */
    static boolean isVague(Claim promised) {
        return VAGUE.matcher(Fold.fold(promised.quote().text())).find()
                && promised.value()
                        .map(Value::text)
                        .filter(text -> text.chars().anyMatch(Character::isDigit))
                        .isEmpty();
    }

    boolean holds(Claim claim) {
        return held.computeIfAbsent(claim.id(), id -> proves(claim));
    }

    /** True if a claim is a verdict of the one who writes a review, on the model that its title names. */
    boolean isOfReview(Claim claim) {
        boolean verdict =
                claim.attribute().group() == Attribute.Group.QUALITY || claim.attribute() == Attribute.RANKING;
        return verdict
                && claim.basis() == Basis.AUTHOR
                && claim.status() == Status.CURRENT
                && REVIEW.matcher(Fold.fold(claim.article().title())).find()
                && passages.namesIn(claim.article().title()).contains(claim.model());
    }

    /** True if the sentence of a verdict sums up, or sets the model against another one, and can stand alone. */
    boolean isConclusion(Claim claim) {
        String sentence = Fold.fold(passages.around(claim));
        return weightOfConclusion(claim) > 0
                && !DOUBT.matcher(sentence).find()
                && !INTRODUCES.matcher(sentence).find()
                && !Setting.readsChart(sentence)
                && !Setting.readsChart(passages.before(claim))
                && Setting.shownIn(sentence).isEmpty();
    }

    /** The more of this, the nearer a sentence comes to a verdict on the whole. */
    int weightOfConclusion(Claim claim) {
        String sentence = Fold.fold(passages.around(claim));
        boolean named = passages.namesIn(passages.around(claim)).stream().anyMatch(name -> isOf(name, claim.model()));
        boolean judges = GOOD.matcher(sentence).find()
                || BAD.matcher(sentence).find()
                || COMPARES.matcher(sentence).find();
        if (!judges) return 0;
        int weight = SUMS_UP.matcher(sentence).find() ? 2 : 0;
        if (BEST.matcher(sentence).find()) weight += 2;
        if (claim.comparedTo().isPresent() && COMPARES.matcher(sentence).find()) weight += named ? 1 : 2;
        return weight == 0 ? 0 : weight + (named ? 1 : 0);
    }

    /**
     * In which sense the sentence of a claim judges a model: {@code for}, {@code against}, {@code mixed}, or beside
     * another model {@code ahead}, {@code behind}; empty where its words do not show it.
     */
    Optional<String> verdict(Claim claim) {
        boolean compared = claim.comparedTo().isPresent();
        String sentence = Fold.fold(passages.around(claim));
        // "compared with X, the best" praises X
        String said = compared ? Fold.fold(claim.quote().text()) + "," : sentence;
        String words = STANDARD.matcher(said).replaceAll(" ");
        boolean good = GOOD.matcher(words).find();
        // "without weak points" is no weak point
        boolean bad = BAD.matcher(GOOD.matcher(words).replaceAll(" ")).find();
        boolean against = claim.polarity() == Polarity.NEGATIVE;
        if (claim.polarity() == Polarity.NEUTRAL || !(against ? bad : good)) return Optional.empty();
        if (good && bad) return compared ? Optional.empty() : Optional.of("mixed");
        if (!compared) return Optional.of(against ? "against" : "for");
        boolean beside =
                COMPARES.matcher(sentence).find() || STANDARD.matcher(sentence).find();
        return beside ? Optional.of(against ? "behind" : "ahead") : Optional.empty();
    }

    /** True if a review finds fault with one thing that it tried, in a sentence that speaks of nothing else. */
    boolean isFlaw(Claim claim) {
        String words = Fold.fold(claim.quote().text());
        String sentence = Fold.fold(passages.around(claim));
        return isOfReview(claim)
                && claim.polarity() == Polarity.NEGATIVE
                && claim.comparedTo().isEmpty()
                && BAD.matcher(GOOD.matcher(words).replaceAll(" ")).find()
                && !MENDED.matcher(sentence).find()
                && !DOUBT.matcher(sentence).find()
                && !THAN_OTHERS.matcher(sentence).find()
                && !STANDARD.matcher(sentence).find()
                && passages.namesIn(passages.around(claim)).stream().allMatch(name -> isOf(name, claim.model()));
    }

    /** True if the words of a claim say outright that a model does not have a function. */
    boolean isLack(Claim claim) {
        Pattern respect = RESPECT.get(claim.attribute());
        if (claim.attribute().group() != Attribute.Group.CAPABILITY
                || claim.polarity() != Polarity.NEGATIVE
                || claim.status() != Status.CURRENT
                || respect == null) return false;
        String words = Fold.fold(claim.quote().text());
        String named = "(?:" + respect.pattern() + ")";
        // "without a reference picture it can still do it" is no lack
        if (DONE_WITHOUT.matcher(Fold.fold(passages.around(claim))).find()) return false;
        return Pattern.compile(HAS_NOT + "[^。，,;；]{0,4}" + named + "|" + named + "[^。;；]{0,16}" + IS_NOT_THERE)
                .matcher(words)
                .find();
    }

    /** True if the words of a claim say that a model has this function and no other. */
    boolean isOnly(Claim claim) {
        Pattern respect = RESPECT.get(claim.attribute());
        return claim.attribute().group() == Attribute.Group.CAPABILITY
                && claim.polarity() == Polarity.POSITIVE
                && claim.status() == Status.CURRENT
                && respect != null
                // "only this and that" is no limit to this
                && Pattern.compile("(?:" + ONLY.pattern() + ")[^。，,;；]{0,4}(?:" + respect.pattern()
                                + ")(?!\\s?(?:[和与及、]|and\\b))")
                        .matcher(Fold.fold(claim.quote().text()))
                        .find()
                && passages.namesIn(claim.quote().text()).isEmpty();
    }

    private boolean proves(Claim claim) {
        String words = Fold.fold(claim.quote().text());
        String sentence = Fold.fold(passages.around(claim));
        return isOwn(claim)
                && !isDoubted(claim, words, sentence)
                && !EXAMPLE.matcher(words).find()
                && !isIntroduction(claim, sentence)
                && !isStandard(claim)
                && !isSurpassed(claim)
                && !isWorkedOn(claim)
                && !isOfTwo(claim, sentence)
                && speaksOf(claim, sentence)
                && hasTime(claim, words, sentence)
                && hasSense(claim, words, sentence)
                && hasFigure(claim, words, sentence);
    }

    /** "Here is how it went:" tells nothing by itself; "The API of Wren 2 is open now:" does. */
    private boolean isIntroduction(Claim claim, String sentence) {
        return INTRODUCES.matcher(sentence).find()
                && passages.namesIn(claim.quote().text()).stream().noneMatch(name -> isOf(name, claim.model()));
    }

    /** What is asked or supposed after it was told that a model came out leaves that as it is. */
    private static boolean isDoubted(Claim claim, String words, String sentence) {
        int at = claim.attribute() == Attribute.RELEASE ? sentence.indexOf(words) : -1;
        if (at < 0) return DOUBT.matcher(sentence).find();
        Matcher end = CLAUSE_END.matcher(sentence);
        int to = end.find(at + words.length()) ? end.end() : sentence.length();
        return DOUBT.matcher(sentence.substring(0, to)).find();
    }

    /** The sentence names the model, or it names none and the title does. */
    private boolean isOwn(Claim claim) {
        String sentence = DOMAIN.matcher(passages.around(claim)).replaceAll(" ");
        Collection<String> named = passages.namesIn(sentence);
        boolean compared = isPlainFigure(claim)
                || claim.comparedTo().stream()
                        .allMatch(other -> !isOf(claim.model(), other)
                                && (named.contains(other)
                                        || named.stream().anyMatch(name -> name.startsWith(other + " "))
                                        || sentence.contains(other)));
        if (!compared || isPartOfAnotherName(claim.model(), sentence)) return false;
        // "the model is now in X and Y": whose title names one model alone speaks of that one
        boolean spokenOn = claim.comparedTo().isEmpty()
                && ANAPHOR.matcher(Fold.fold(sentence)).find()
                && isOfTitle(claim);
        if (spokenOn && claim.attribute() == Attribute.AVAILABILITY) return true;
        if (!named.isEmpty()) return named.stream().anyMatch(name -> isOf(name, claim.model()));
        return switch (claim.attribute()) {
            case RELEASE -> isOfShortPost(claim) || isToldByTitle(claim);
            case OVERALL -> false;
            default ->
                isOfTitle(claim)
                        || ((isLack(claim) || isOnly(claim)) && isGoneOnWith(claim))
                        || (isTold(claim) && (isOfShortPost(claim) || isSpokenOn(claim)));
        };
    }

    /** What is told of a model as it is, not what is thought of it. */
    private static boolean isTold(Claim claim) {
        return claim.status() == Status.CURRENT
                && claim.attribute().group() != Attribute.Group.QUALITY
                && claim.attribute() != Attribute.ARCHITECTURE;
    }

    /** A few lines that name one model early, and no other, speak of that one. */
    private boolean isOfShortPost(Claim claim) {
        return areOf(posts.computeIfAbsent(claim.article().articleId(), id -> namesInShortPost(claim)), claim);
    }

    /** The models of an article; none where it is long, is on several things or comes to them late. */
    private Collection<String> namesInShortPost(Claim claim) {
        String title = claim.article().title();
        Optional<String> text = passages.text(claim).filter(words -> words.length() <= SHORT);
        if (text.isEmpty() || LISTS.matcher(title).find()) return Set.of();
        String beginning = title + "\n" + text.get().substring(0, text.get().length() / 2);
        return passages.namesIn(beginning).isEmpty() ? Set.of() : passages.namesIn(title + "\n" + text.get());
    }

    private static boolean areOf(Collection<String> names, Claim claim) {
        return !names.isEmpty() && names.stream().allMatch(name -> isOf(name, claim.model()));
    }

    /** The title says that this model came out. */
    private boolean isToldByTitle(Claim claim) {
        return isOfTitle(claim)
                && CAME_OUT.matcher(Fold.fold(claim.article().title())).find();
    }

    /** The sentence before names this model alone, and this one goes on with it. */
    private boolean isSpokenOn(Claim claim) {
        return ANAPHOR.matcher(Fold.fold(passages.around(claim))).find()
                && areOf(passages.namesIn(passages.before(claim)), claim);
    }

    /** The title names this model, and it was the last to be named before. */
    private boolean isGoneOnWith(Claim claim) {
        return passages.namesIn(claim.article().title()).contains(claim.model())
                && areOf(passages.namedBefore(claim), claim);
    }

    private boolean isOfTitle(Claim claim) {
        Collection<String> told = passages.namesIn(claim.article().title());
        // "A + B + C" is of none of them
        boolean listed = told.stream()
                .anyMatch(name -> Pattern.compile("[+＋]\\s*" + Pattern.quote(name))
                        .matcher(claim.article().title())
                        .find());
        return !told.isEmpty() && !listed && told.stream().allMatch(name -> isOf(name, claim.model()));
    }

    /** True if the sentence measures another one by this model, and tells nothing of it. */
    private boolean isStandard(Claim claim) {
        if (claim.comparedTo().isPresent()) return false;
        String sentence = passages.around(claim);
        Matcher standards = STANDARD.matcher(sentence.toLowerCase(Locale.ROOT));
        boolean standard = false;
        StringBuilder rest = new StringBuilder();
        int from = 0;
        while (standards.find()) {
            rest.append(sentence, from, standards.start()).append(' ');
            from = standards.end();
            standard |= passages.namesIn(sentence.substring(standards.start(), standards.end())).stream()
                    .anyMatch(name -> isOf(name, claim.model()));
        }
        rest.append(sentence.substring(from));
        return standard && passages.namesIn(rest.toString()).stream().noneMatch(name -> isOf(name, claim.model()));
    }

    /** A verdict whose sentence names no model is one on what was shown just before, unless it sums up; and how a thing works is none. */
    boolean isOnTheWhole(Claim claim) {
        String sentence = Fold.fold(passages.around(claim));
        if (claim.attribute().group() != Attribute.Group.QUALITY) return true;
        boolean named = !passages.namesIn(passages.around(claim)).isEmpty();
        return (named || SUMS_UP.matcher(sentence).find())
                && !WORKS_BY.matcher(sentence).find()
                && !INSTRUCTS.matcher(sentence).find();
    }

    /** True if a figure is one of the model itself, though its sentence goes on to set the model beside another one. */
    static boolean isPlainFigure(Claim claim) {
        return claim.comparedTo().isPresent()
                && FIGURES_BY_THEMSELVES.contains(claim.attribute())
                && claim.value().filter(value -> value.number().isPresent()).isPresent()
                && !COMPARES.matcher(Fold.fold(claim.quote().text())).find();
    }

    private boolean isSurpassed(Claim claim) {
        return claim.attribute().group() == Attribute.Group.QUALITY
                && claim.polarity() == Polarity.POSITIVE
                && claim.comparedTo().isEmpty()
                && names(SURPASSES, claim);
    }

    private boolean isWorkedOn(Claim claim) {
        return claim.attribute().group() == Attribute.Group.SPEC && names(WORKED_ON, claim);
    }

    /** True if what a pattern finds in the sentence of a claim names its model. */
    private boolean names(Pattern pattern, Claim claim) {
        return pattern.matcher(passages.around(claim))
                .results()
                .anyMatch(
                        found -> passages.namesIn(found.group()).stream().anyMatch(name -> isOf(name, claim.model())));
    }

    private boolean isOfTwo(Claim claim, String sentence) {
        return claim.attribute().group() == Attribute.Group.QUALITY
                && claim.comparedTo().isEmpty()
                && BOTH.matcher(sentence).find()
                && passages.namesIn(passages.around(claim)).stream().anyMatch(name -> !isOf(name, claim.model()));
    }

    // a line may stand for its version, not one version for another
    static boolean isOf(String name, String model) {
        return name.equals(model) || model.startsWith(name + " ") || name.startsWith(model + " ");
    }

    /** "Flow" within "Self-Flow" is another name. */
    private static boolean isPartOfAnotherName(String model, String sentence) {
        Matcher joined = Pattern.compile("\\p{L}-" + Pattern.quote(model)).matcher(sentence);
        Matcher alone = Pattern.compile("(?<!\\p{L}-)" + Pattern.quote(model)).matcher(sentence);
        return joined.find() && !alone.find();
    }

    private static boolean speaksOf(Claim claim, String sentence) {
        boolean figure = claim.value().isPresent()
                && claim.polarity() != Polarity.NEGATIVE
                && claim.attribute().group() != Attribute.Group.QUALITY
                && claim.attribute().group() != Attribute.Group.CAPABILITY;
        if (figure) return true;
        Pattern respect = RESPECT.get(claim.attribute());
        String told = claim.attribute().group() == Attribute.Group.CAPABILITY
                ? PRESERVED.matcher(sentence).replaceAll(" ")
                : sentence;
        return respect == null || respect.matcher(told).find();
    }

    private static boolean hasTime(Claim claim, String words, String sentence) {
        return switch (claim.status()) {
            case CURRENT ->
                !FUTURE.matcher(words).find()
                        && !FORMER.matcher(words).find()
                        && !THEN.matcher(sentence).find()
                        && !(claim.attribute().group() == Attribute.Group.CAPABILITY
                                && EVER_SINCE.matcher(sentence).find())
                        && !FORMER_OPENING.matcher(sentence).find();
            case PLANNED ->
                FUTURE.matcher(words).find()
                        && claim.attribute() != Attribute.RANKING
                        && claim.attribute() != Attribute.ADOPTION
                        && claim.attribute() != Attribute.ARCHITECTURE
                        && claim.attribute().group() != Attribute.Group.QUALITY;
            case RUMOURED -> RUMOUR.matcher(sentence).find();
            case PAST -> true;
        };
    }

    private boolean hasSense(Claim claim, String words, String sentence) {
        Polarity polarity = claim.polarity();
        boolean against = polarity == Polarity.NEGATIVE;
        if (claim.attribute() == Attribute.RANKING) {
            // who calls a thing the first by himself ranks nothing
            boolean board = BOARD.matcher(sentence).find()
                    && (claim.basis() != Basis.AUTHOR
                            || Standing.of(claim, passages.around(claim))
                                    .board()
                                    .isPresent());
            return board && (against ? BEHIND : AHEAD).matcher(words).find();
        }
        if (claim.comparedTo().isPresent() && !isPlainFigure(claim)) {
            // in the words on this respect, not in those on another one before them
            return COMPARES.matcher(words).find()
                    && (claim.value().isPresent()
                            || (against ? BAD : GOOD).matcher(words).find());
        }
        if (claim.status() == Status.PLANNED || claim.status() == Status.RUMOURED) return true;
        if (against) {
            boolean lack = isOffered(claim.attribute())
                    ? DENIED.matcher(words).find()
                    : BAD.matcher(words).find();
            // "films cannot be made of one-minute clips" does not say that these are short
            boolean length = claim.attribute() != Attribute.DURATION
                    || SHORT_CLIP.matcher(words).find();
            return lack && length && !MENDED.matcher(sentence).find();
        }
        return switch (claim.attribute().group()) {
            case QUALITY ->
                polarity == Polarity.NEUTRAL
                        ? claim.value().isPresent()
                        // makers praise their own, and whoever brings a thing out calls it the best
                        : claim.basis() != Basis.VENDOR
                                && !Setting.trades(sentence)
                                && GOOD.matcher(ADVERTISED.matcher(words).replaceAll(" "))
                                        .find()
                                && !MENDED.matcher(words).find()
                                && !(claim.attribute() == Attribute.OVERALL
                                        && CAME_OUT.matcher(words).find());
            case CAPABILITY ->
                (OFFERS.matcher(words).find() || isOnly(claim))
                        && !DENIED.matcher(words).find()
                        && (!ONLY.matcher(words).find() || isOnly(claim));
            case MARKET, SPEC -> true;
        };
    }

    /** What a model has or has not. */
    private static boolean isOffered(Attribute attribute) {
        return attribute.group() == Attribute.Group.CAPABILITY
                || attribute == Attribute.RELEASE
                || attribute == Attribute.OPEN_SOURCE
                || attribute == Attribute.AVAILABILITY;
    }

    /** The figure fits the respect, and the event is told. */
    private boolean hasFigure(Claim claim, String words, String sentence) {
        if (claim.polarity() == Polarity.NEGATIVE) return true;
        Optional<String> figure = claim.value()
                .filter(value -> value.date().isEmpty())
                .map(Value::text)
                .map(Fold::fold);
        boolean counted = figure.filter(text -> NUMBER.matcher(text).find()).isPresent();
        // the length of one clip is not that of those which a model can make
        if (counted && FIGURES_BY_THEMSELVES.contains(claim.attribute()) && Setting.isOneClip(sentence)) return false;
        return switch (claim.attribute()) {
            case RELEASE ->
                ReleaseEvent.of(claim) != ReleaseEvent.SOMETHING_ELSE
                        && !BY_THE_WAY.matcher(words).find()
                        && (claim.status() != Status.CURRENT || tellsOfComing(claim));
            case OPEN_SOURCE -> OPEN.matcher(words).find();
            case AVAILABILITY ->
                ACCESS.matcher(words).find() && !NO_ACCESS.matcher(words).find() && !isOfItsUsers(claim);
            case PRICE ->
                figure.isEmpty()
                        || ((counted
                                        || (FREE.matcher(figure.get()).find()
                                                && !PARTLY_FREE
                                                        .matcher(sentence)
                                                        .find()))
                                && MONEY.matcher(words).find()
                                && !ALLOWANCE.matcher(sentence).find()
                                && !words.matches(".*(?:每|per) ?" + Pattern.quote(figure.get()) + ".*")
                                && !NOT_A_PRICE.matcher(words).find());
            case ADOPTION ->
                counted
                        && COUNTED.matcher(words).find()
                        && !VISITS.matcher(words).find()
                        && !NOT_A_PRICE.matcher(words).find();
            case DURATION ->
                figure.isEmpty()
                        || (counted
                                && CLIP.matcher(sentence).find()
                                && !ORDINAL.matcher(words).find()
                                && !LIST_NUMBER.matcher(words).find()
                                && !FIRST_STEP.matcher(words).find()
                                && !isTimeTaken(words, figure.get())
                                && !isTimed(sentence, figure.get()));
            case GENERATION_SPEED ->
                figure.isEmpty()
                        || (counted
                                && SPEED.matcher(sentence).find()
                                && !isLengthOfClip(words, figure.get())
                                && !TRAINING.matcher(words).find()
                                && !ORDINAL.matcher(words).find());
            case RESOLUTION ->
                figure.isEmpty() || (counted && PICTURE.matcher(words).find() && !isBoast(words));
            case FRAME_RATE -> figure.isEmpty() || counted;
            case PARAMETERS ->
                figure.isEmpty()
                        || (counted
                                && SIZE.matcher(words).find()
                                && !COMPARED_SIZE.matcher(words).find());
            case HARDWARE -> MACHINE.matcher(words).find();
            default -> true;
        };
    }

    /** "4K footage like that of a film crew" tells no resolution; "outputs 4K" does. */
    private static boolean isBoast(String words) {
        return LIKENED.matcher(words).find() && !STATES_SIZE.matcher(words).find();
    }

    /** "All users of X can use it now": X is where they use it. */
    private boolean isOfItsUsers(Claim claim) {
        Matcher users = ITS_USERS.matcher(passages.around(claim));
        // the users of a line get its new version
        return users.find()
                && passages.namesIn(users.group()).stream()
                        .anyMatch(name -> name.equals(claim.model()) || name.startsWith(claim.model() + " "));
    }

    /** What comes out is the model, not something else that its maker brings out. */
    private boolean tellsOfComing(Claim claim) {
        String around = passages.around(claim);
        String quote = claim.quote().text();
        String words = (around.contains(quote) ? quote : around).replaceAll("\\s+", " ");
        Matcher comings = CAME_OUT.matcher(Fold.fold(words));
        while (comings.find()) {
            if (AN_UPDATE.matcher(words).region(0, comings.end()).find()) continue;
            if (!BRINGS_OUT.matcher(comings.group()).matches()) return true;
            String rest = words.substring(comings.end());
            Matcher end = CLAUSE_END.matcher(rest);
            String object = (end.find() ? rest.substring(0, end.start()) : rest)
                    .replaceFirst("^[了的]+", "")
                    .strip();
            boolean none = object.isEmpty() || object.matches("(?:之后|以来|会|版本)?");
            boolean some = SOME_MODEL.matcher(object).find()
                    && passages.namesIn(passages.around(claim)).isEmpty();
            if (none || some || names(object, claim.model())) return true;
        }
        return false;
    }

    /** True if words name a model, be it by its version alone. */
    private boolean names(String words, String model) {
        String squashed = squashed(words);
        String version = model.substring(model.indexOf(' ') + 1);
        return squashed.contains(squashed(model))
                || (version.chars().anyMatch(Character::isDigit) && squashed.contains(squashed(version)))
                || passages.namesIn(words).stream()
                        .anyMatch(name -> name.equals(model) || name.startsWith(model + " "));
    }

    private static String squashed(String words) {
        return Fold.fold(words).replaceAll("[\\s-]+", "");
    }

    /** "It makes a 5 second clip in a minute": 5 seconds is what one gets, not how long one waits. */
    private static boolean isLengthOfClip(String words, String figure) {
        // "10 seconds in 30" tells both
        if (figure.matches(".*\\d\\D+\\d.*")) return false;
        return Pattern.compile(Pattern.quote(figure)
                        + "(?:\\s?的?\\s?(?:\\d+[pk]\\s?)?的?(?:视频|短片|片段|影片)|[- ](?:\\d+[pk] )?(?:clips?|videos?))")
                .matcher(words)
                .find();
    }

    /** "5 seconds of video take 9 minutes" tells how long one waits, and of no longest clip. */
    private static boolean isTimed(String sentence, String figure) {
        return Pattern.compile(
                        "(?:生成|出|做|generat\\w*|makes?)[^。,，;；]{0,6}" + Pattern.quote(figure)
                                + "[^。,，;；]{0,16}(?:不到|用时|耗时|只需|仅需|需要?|要花?|takes?|in)[^。,，;；]{0,6}\\d+(?:\\.\\d+)?\\s?(?:秒|分|s\\b|sec|min)")
                .matcher(sentence)
                .find();
    }

    /** "Within 5 seconds" is how long one waits. */
    private static boolean isTimeTaken(String words, String figure) {
        return Pattern.compile("(?:最快|只需|仅需|耗时|需要?|takes?|in under|within)[^。,，]{0,4}" + Pattern.quote(figure))
                .matcher(words)
                .find();
    }

    /** Two tell of the same event: to announce, to open to testers and to bring out are three. */
    static boolean sameEvent(Claim a, Claim b) {
        return a.status() == b.status() && ReleaseEvent.of(a) == ReleaseEvent.of(b);
    }
}
