package dev.reelwatch.index.claim;

import dev.reelwatch.index.vocabulary.Mention;
import dev.reelwatch.index.vocabulary.Opening;
import java.util.List;

/**
 * Tells which names of a clause only stand by the one it speaks of: where that one is used, what it is built on, what it is
 * nicknamed after.
 */
final class Bystanders {
    private static final int NICKNAME_WITHIN = 24;
    private static final Opening NICKNAME = Opening.compile(
            "(?:称为|称作|誉为|号称|称之为|叫做|叫它|自称|dubbed|called|hailed as|nicknamed)[^,。;]{0,3}(?:国产|中国|国内|平民|开源|免费|china's|chinese|a |the )[^,。;]{0,6}$");

    /** "首个 Sora 级模型", "Sora 杀手". */
    private static final Opening AS_MEASURE = Opening.compile(
            "\\s?(?:级(?:别)?的?|杀手|平替|的(?:老|主要|最大|头号|直接|最强)?(?:竞争)?(?:对手|竞品|劲敌|手下败将)|[- ](?:level|class|killer|like|style)\\b)");

    private static final Opening USED_ON =
            Opening.compile("(?:或者?|和|与|、)?[^,。;、]{0,6}上(?:面)?(?:玩|用|体验|试|直接|就|可以|能|免费)");

    private static final int HOST_WITHIN = 40;
    private static final Opening HOSTED_ON = Opening.compile(
            "(?:(?:接入|登陆|登录|上架|入驻|集成于|集成在|集成到|集成进|内置到|嵌入|上线于|上线至|落地)(?:了|到|至)?[^,。;:]{0,12}|\\b(?:accessible|available|accessed|used|offered|bundled|included|integrated) (?:via|through|in|into|on|with|from|inside) [^,.;]{0,24}|(?:平台|入口|渠道|体验地址)(?:包括|有|是|为|:)\\s?[^,。;:]{0,12})$");

    private static final Opening APP_OF = Opening.compile(
            "\\s?(?:plus|pro|ultra|team|enterprise)?\\s?的?(?:付费|订阅|高级)?(?:(?:用户|会员|订阅者)(?:可|优先|即可|已|也可|就能|均可|都能|专享|独享|获得|率先|免费|才)|subscribers|users|members)|\\s?(?:应用|app|客户端|官网|网页版?)(?:中|里|内|上)");

    /** "像是在操作虚幻引擎". */
    private static final Opening LIKE = Opening.compile("(?:(?<![图影录头画])像|如同|仿佛|堪比)[^,。;]{0,8}$");

    /** "在 Gemini 应用、Flow 中". */
    private static final Opening IN = Opening.compile("在[^,。;]{0,24}$");

    private static final Opening INSIDE = Opening.compile(
            "[^,。;]{0,20}(?:中|里|内)(?:被|可|就|都|也|能|使用|体验|免费|直接|上线|已|开放|提供|进行|调用)|\\s?(?:平台|官网|网页端|app)?(?:已|也|正式|全量|率先|首发|独家|同步)*(?:上线|上架|开放|首发|开测|公测|可用|能用|可以用)");

    private static final Opening OF_PLATFORMS = Opening.compile("[^,。;]{0,20}等[^,。;]{0,6}(?:平台|产品|应用|工具)");

    /** "在 HunyuanVideo 基础上搭模块". */
    private static final Opening BASE_OF = Opening.compile("\\s?的?基础上");

    private static final int BASE_WITHIN = 36;
    private static final Opening BASED_ON =
            Opening.compile("(?:\\b(?:builds (?:up)?on|built (?:up)?on|based on)|基于|建立在)[^,。;:]{0,24}$");

    /** "基于 NAME 训练的模型": what it is trained on is its base, be it named alone. */
    private static final Opening TRAINED =
            Opening.compile("\\s?(?:模型|基座|底座|架构|[之的])*(?:训练|微调|改进|扩展|开发|打造|构建|研发|优化|升级|二次开发|蒸馏)(?:的|而来|而成|得到|出)");

    private static final int REFERS_WITHIN = 6;
    /** "参考了 NAME 的设计". */
    private static final Opening REFERS_TO = Opening.compile("(?:参考|借鉴|参照|沿用|照搬|脱胎于|源自)了?\\s?$");

    private static final int LONGEST_BRACKET = 60;

    private final String folded;

    Bystanders(String folded) {
        this.folded = folded;
    }

    /**
     * True if a name is neither what the clause speaks of nor what that is built on or measured by.
     *
     * @param own the names before it in the clause that the clause speaks of
     * @param spokenOf the models spoken of last
     */
    boolean isBystander(Mention mention, Sentence.Clause clause, List<Mention> own, List<String> spokenOf) {
        return isPlace(mention, clause, own, spokenOf) || isNickname(mention, clause) || isAside(mention, own);
    }

    /** "可以在豆包，即梦或者方舟上玩", "同步接入豆包、即梦", "首发平台：即梦": where the one spoken of is used. */
    private boolean isPlace(Mention mention, Sentence.Clause clause, List<Mention> own, List<String> spokenOf) {
        return mention.model().equals(mention.line())
                && !(spokenOf.isEmpty() && own.isEmpty())
                && (folded.startsWith(" app", mention.end())
                        || spokenOf.stream().noneMatch(model -> model.startsWith(mention.line())))
                && isHost(mention, clause);
    }

    /** "在 Gemini 应用中可用": true if a name is of what something is used in. */
    boolean isHost(Mention mention, Sentence.Clause clause) {
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

    /** "被称为国产最强 Sora": another model lends its name. */
    private boolean isNickname(Mention mention, Sentence.Clause clause) {
        int from = Math.max(clause.start(), mention.start() - NICKNAME_WITHIN);
        return AS_MEASURE.begins(folded, mention.end(), clause.end())
                || NICKNAME.first(folded, from, mention.start()).isPresent();
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

    /** "在 Wan 2.2 基础上", "基于 Wan 2.2 打造的": what the one spoken of is made of. */
    boolean isBase(Mention mention) {
        if (BASE_OF.begins(folded, mention.end(), folded.length())) return true;
        if (folded.startsWith("的", mention.end() + (folded.startsWith(" ", mention.end()) ? 1 : 0))
                && REFERS_TO
                        .first(folded, Math.max(0, mention.start() - REFERS_WITHIN), mention.start())
                        .isPresent()) return true;
        int near = Math.max(0, mention.start() - BASE_WITHIN);
        return TRAINED.begins(folded, mention.end(), folded.length())
                && BASED_ON.first(folded, near, mention.start()).isPresent();
    }
}
