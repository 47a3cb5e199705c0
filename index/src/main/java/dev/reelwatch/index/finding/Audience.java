package dev.reelwatch.index.finding;

import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Value;
import dev.reelwatch.index.vocabulary.Fold;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** To whom, and where, something is open: differently worded, {@code 付费及企业用户} and {@code paying and enterprise customers} are one. */
final class Audience {
    private static final Map<String, Pattern> GROUPS = new LinkedHashMap<>();

    static {
        group("api", "\\bapi\\b|接口|开放平台");
        group("app", "\\bapps?\\b|\\bios\\b|android|安卓|移动端|手机端");
        group("enterprise", "企业|enterprise|business (?:customer|client|user)|商业客户");
        group(
                "everyone",
                "所有人|所有用户|全部用户|全体用户|任何人|人人|全量开放|everyone|everybody|all users|any(?:one|body)|general(?:ly)? availab|public(?:ly)? availab");
        group("free", "免费(?!额度|次数)|free users?|for free|free of charge|free plan|free tier");
        group(
                "invited",
                "内测|候补|邀请|受邀|申请|排队|白名单|waitlist|wait list|invite|early access|beta|limited preview|select(?:ed)? users");
        group(
                "paid",
                "付费|订阅|会员|paid|paying|subscri|\\b(?:standard|pro|unlimited|plus|ultra|premium) (?:plan|user|tier|member)");
        group("web", "网页|官网|\\bweb\\b|website");
        group("china", "国内|中国|大陆|china");
        group("europe", "欧洲|欧盟|europe|\\beu\\b");
        group("us", "美国|\\bu\\.?s\\.?a?\\b|united states");
        group("world", "全球|海外|worldwide|global");
    }

    private static final Pattern PART = Pattern.compile(
            "(?:安卓|android|ios|iphone|网页|桌面|移动|手机|国际|海外|国内|欧洲|中文|企业|专业|免费|web|desktop|mobile)\\s?(?:端|版(?!本)|app\\b|version\\b)|安卓|\\bandroid\\b|\\bapi\\b|\\bapp\\b|\\beurope\\b|欧洲|欧盟|\\bthe eu\\b|\\bthe uk\\b");

    private Audience() {}

    /** A part of a model, or a place, that is open by itself, in the words of {@code text}. */
    static Optional<String> partIn(String text) {
        Matcher matcher = PART.matcher(Fold.fold(text));
        return matcher.find()
                ? Optional.of(text.substring(matcher.start(), matcher.end()).strip())
                : Optional.empty();
    }

    /** True if both name somebody, and who has it now is among those who were to. */
    static boolean grants(Claim given, Claim promised) {
        return !of(given).isEmpty() && !lacks(given, promised);
    }

    private static void group(String name, String words) {
        GROUPS.put(name, Pattern.compile(words));
    }

    /** True if what is open to {@code given} is not yet open to those it was promised to; who is not named may be meant. */
    static boolean lacks(Claim given, Claim promised) {
        Set<String> wanted = groups(promised);
        Set<String> there = groups(given);
        if (wanted.isEmpty() || there.isEmpty() || there.contains("everyone")) return false;
        return Collections.disjoint(wanted, there);
    }

    private static Set<String> groups(Claim claim) {
        String groups = of(claim);
        return groups.isEmpty() ? Set.of() : Set.of(groups.split(" "));
    }

    /** The groups that the words of a claim name, in a fixed order; empty where they name none. */
    static String of(Claim claim) {
        String words = Fold.fold(
                claim.quote().text() + " " + claim.value().map(Value::text).orElse(""));
        StringJoiner groups = new StringJoiner(" ");
        GROUPS.forEach((name, pattern) -> {
            if (pattern.matcher(words).find()) groups.add(name);
        });
        return groups.toString();
    }
}
