package dev.reelwatch.index.finding;

import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Value;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which of the events that are called a release a claim tells: they come months apart for one model. */
public enum ReleaseEvent {
    /** First shown or brought out; also opened to all, be that on the same day or months later: {@link #isOpening}. */
    LAUNCH,
    /** Open to those who were invited or asked. */
    TRIAL,
    /** Open to programs. */
    API,
    /** Built into another product, or opened region by region. */
    ROLLOUT,
    /** A later change of a model that is out. */
    UPDATE,
    /** It is taken away. */
    END,
    /** Not the model came out but its price, a report, a page, one of its functions. */
    SOMETHING_ELSE;

    private static final Pattern API_WORDS = Pattern.compile("\\bapi\\b|开放平台|接口");
    private static final Pattern TRIAL_WORDS =
            Pattern.compile("内测|公测|测试版|预览版|候补|\\bbeta\\b|\\balpha test|preview|waitlist|early access|invite");
    private static final Pattern ROLLOUT_WORDS = Pattern.compile(
            "国际版|海外版|国内版|international version|接入|集成|登陆|进驻|入驻|全量|逐步开放|陆续开放|rolling out|rolls? out|rolled out|integrat|expand(?:s|ed|ing)? (?:to|access)|now in ");
    private static final String CAME_OUT = "(?:正式|终于|今天)?(?:发布|推出|上线|来了|(?:is)?(?:out|released|launched))";
    /** "the newly updated Veo 3.1" is a version that comes out. */
    private static final String NEWLY = "(?:最新|全新|新近|刚刚?)(?:升级|更新)的|newly(?:updated|upgraded)";

    private static final String CALLED = "(?:名为|命名为|叫做?|(?:升级|更新|迭代)(?:到|至|为)了?|called|named)v?";

    private static final Pattern UPDATE_WORDS = Pattern.compile("更新|升级|\\bupdat|\\bupgrad");

    private static final Pattern END_WORDS = Pattern.compile(
            "关停|停服|停止服务|停止运营|正式下线|goodbye|shut(?:s|ting)? down|shutdown|discontinu|\\bsunset(?:s|ting)?\\b");
    private static final Pattern OTHER_WORDS =
            Pattern.compile("(?:发布|公布|推出|上线|出了|launche[sd]|release[sd]|publishe[sd])[^，。；、,;]{0,16}?"
                    + "(?:财报|网站|官网|网页版|新闻稿|报告|白皮书|榜单|(?:这个|这一|新|一项)功能|earnings|website|white ?paper|a report)");

    private static final Pattern PRICE_WORDS = Pattern.compile(
            "(?:发布|公布|推出|上线|出了|launche[sd]|release[sd]|publishe[sd]|announce[sd])(?:(?![并和与]|\\band\\b)[^，。；、,;]){0,32}?"
                    + "(?:定价|价格|价目|pricing|price list)");

    private static final Pattern OF_LATE =
            Pattern.compile("刚|近[日期来几]|最近|日前|[这前](?:两|几)天|just\\b|recent|lately", Pattern.CASE_INSENSITIVE);
    /** Days for which something is told as of late. */
    private static final int LATELY = 7;

    private static final String ALL = "(?:公众|大众|所有人|所有用户|全体用户|全部用户|任何人)";
    private static final Pattern OPENED_TO_ALL = Pattern.compile(
            "(?:向|对|面向)[^，。；、,;]{0,4}" + ALL + "[^，。；、,;]{0,6}(?:开放|放开|发布|推出|上线)"
                    + "|(?:开放|放开|发布|推出|上线)[^，。；、,;]{0,2}给[^，。；、,;]{0,4}" + ALL + "|(?:全面|对外|公开)(?:开放|放开|上线)"
                    + "|(?:\\bto|\\bfor) (?:the (?:general )?public|everyone|all users)\\b|generally available|general availability|publicly available");

    /** True if it is told that a model was opened to all, which one that was shown before has yet to be. */
    public static boolean isOpening(Claim claim) {
        return of(claim) == LAUNCH && OPENED_TO_ALL.matcher(words(claim)).find();
    }

    /**
     * The time that a claim tells for it; empty where it tells none, or only that it was of late in the first days of a
     * month: that may have been in the month before.
     */
    public static Optional<Moment> dateOf(Claim claim) {
        return claim.value().flatMap(Value::date).or(claim::trueAt).filter(date -> !isOfLate(claim, date));
    }

    private static boolean isOfLate(Claim claim, Moment date) {
        return date.precision() == Moment.Precision.MONTH
                && claim.value()
                        .filter(value -> OF_LATE.matcher(value.text().strip()).lookingAt())
                        .isPresent()
                && claim.saidAt()
                        .map(Moment::firstDay)
                        .filter(said -> !said.isBefore(date.firstDay())
                                && !said.isAfter(date.firstDay().plusDays(LATELY)))
                        .isPresent();
    }

    /**
     * "Veo 3.1 is out, with many upgrades" tells of no upgrade of Veo 3.1, and an upgrade that is called Avatar IV, or
     * leads to 2.0, brings out that version.
     */
    private static boolean comesOut(Claim claim, String words) {
        String name = claim.model().toLowerCase(Locale.ROOT);
        String squashed = words.replaceAll("\\s+", "");
        String whole = Pattern.quote(name.replace(" ", ""));
        if (Pattern.compile(whole + CAME_OUT + "|(?:" + NEWLY + ")" + whole)
                .matcher(squashed)
                .find()) return true;
        for (int space = name.indexOf(' '); space >= 0; space = name.indexOf(' ', space + 1)) {
            String tail = Pattern.quote(name.substring(space + 1).replace(" ", ""));
            if (Pattern.compile(CALLED + tail).matcher(squashed).find()) return true;
        }
        return false;
    }

    private static String words(Claim claim) {
        return Normalizer.normalize(claim.quote().text(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** Told by the words of the quote. */
    public static ReleaseEvent of(Claim claim) {
        String words = words(claim);
        if (END_WORDS.matcher(words).find()) return END;
        if (OTHER_WORDS.matcher(words).find() || PRICE_WORDS.matcher(words).find()) return SOMETHING_ELSE;
        if (API_WORDS.matcher(words).find()) return API;
        if (TRIAL_WORDS.matcher(words).find()) return TRIAL;
        if (UPDATE_WORDS.matcher(words).find()) return comesOut(claim, words) ? LAUNCH : UPDATE;
        if (ROLLOUT_WORDS.matcher(words).find()) return ROLLOUT;
        return LAUNCH;
    }
}
