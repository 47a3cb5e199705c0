package dev.reelwatch.index.finding;

import dev.reelwatch.index.claim.Claim;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Which of the events that are called a release a claim tells: they come months apart for one model. */
public enum ReleaseEvent {
    /** First shown or brought out. */
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
    private static final Pattern UPDATE_WORDS = Pattern.compile("更新|升级|\\bupdat|\\bupgrad");

    private static final Pattern END_WORDS = Pattern.compile(
            "关停|停服|停止服务|停止运营|正式下线|goodbye|shut(?:s|ting)? down|shutdown|discontinu|\\bsunset(?:s|ting)?\\b");
    private static final Pattern OTHER_WORDS =
            Pattern.compile("(?:发布|公布|推出|上线|出了|launche[sd]|release[sd]|publishe[sd])[^，。；、,;]{0,16}?"
                    + "(?:财报|网站|官网|网页版|新闻稿|报告|白皮书|榜单|(?:这个|这一|新|一项)功能|earnings|website|white ?paper|a report)");

    private static final Pattern PRICE_WORDS = Pattern.compile(
            "(?:发布|公布|推出|上线|出了|launche[sd]|release[sd]|publishe[sd]|announce[sd])(?:(?![并和与]|\\band\\b)[^，。；、,;]){0,32}?"
                    + "(?:定价|价格|价目|pricing|price list)");

    /** Told by the words of the quote. */
    public static ReleaseEvent of(Claim claim) {
        String words =
                Normalizer.normalize(claim.quote().text(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        if (END_WORDS.matcher(words).find()) return END;
        if (OTHER_WORDS.matcher(words).find() || PRICE_WORDS.matcher(words).find()) return SOMETHING_ELSE;
        if (API_WORDS.matcher(words).find()) return API;
        if (TRIAL_WORDS.matcher(words).find()) return TRIAL;
        if (UPDATE_WORDS.matcher(words).find()) return UPDATE;
        if (ROLLOUT_WORDS.matcher(words).find()) return ROLLOUT;
        return LAUNCH;
    }
}
