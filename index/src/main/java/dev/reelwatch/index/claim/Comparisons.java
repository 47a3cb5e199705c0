package dev.reelwatch.index.claim;

import dev.reelwatch.index.vocabulary.Cues.Cue;
import dev.reelwatch.index.vocabulary.Mention;
import dev.reelwatch.index.vocabulary.Opening;
import dev.reelwatch.index.vocabulary.WordFinder.Found;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells which of the models named in a clause is the one that the subject is set against. */
final class Comparisons {
    private static final int GAP = 9;
    private static final int CLOSE = 16;
    private static final Set<String> JOINING =
            Set.of("与", "和", "跟", "同", "像", "把", "将", "like", "类似", "blows", "blew", "blow", "leaves", "puts");

    private static final Set<String> LIKENESS = Set.of("类似", "类似于", "similar to");
    private static final int LIKE_LIST = 24;

    /** Others that have no name: "比市面上其他模型", "than its predecessor". */
    private static final Pattern NAMELESS = Pattern.compile(
            "\\s?((?:上一代|上代|前代|前一代|前作|老版本|旧版本?|上个版本|上一版|上一个版本|初代)(?:的?(?:模型|产品|版本))?)|\\s?((?:目前|现在|当下|所有|全世界|任何|大多数|绝大多数)?(?:市面上|市场上|现有|所有|其他家|别家|原来|原版|先前|第[一二三]代|普通|常规|其他|其它|别的|大部分|多数|一众|众多|主流的?|同类|同级|同价位|竞品|友商|对手|传统|主流|竞争|上一代|上代|前代|前一代|前作|老版本|旧版|旧版本|上个版本|上一版|上一个版本|初代|以往|此前|之前|以前|闭源|商业|国外|海外|国内|开源)的?[^,。;:!?%]{0,26}?(?:模型|产品|工具|版本|方案|方法|对手|平台|软件|视频|竞品)?)"
                    + "(?=的|更|还|都|要|丰富|细腻|清晰|真实|准确|快|慢|强|弱|好|差|高|低|相比|比|,|。|提升|明显|大幅|便宜|贵|自然|流畅|稳|不同|相似|$)"
                    + "|\\s?((?:the |its |their |any |all |most |many |other |previous |earlier |competing |rival )*(?:predecessors?|previous (?:version|model|generation)|other (?:video )?(?:models|tools|generators)|competitors?|rivals?|earlier (?:versions?|models?)|last generation|before\\b|most competitors|competing models|current models|open[- ]source models))");

    /** "但是跟公认最好的 X 比": a clause that only tells whom the next one measures by, however far the name stands. */
    private static final Opening ONLY_COMPARES = Opening.compile(
            "[^\\p{L}]{0,3}(?:但是?|而|不过|可是?|更别提|更别说|更不用说|别说)?(?:跟|和|与|同|拿)[^,。;]*(?:比|相比|比起来|相比之下|相比较|比的话|比了)[^\\p{L}]*");

    /** "X 都做不到的事": who cannot is the one measured by. */
    private static final Opening OUTDONE = Opening.compile(
            "\\s?(?:(?:和|与|、|以及)[^,。;]{1,20}?)?(?:们|之前|以前|此前|目前|至今|都|也|还|一直|死活|根本|完全|全都|远远|,){0,4}(?:做不了|做不到|做不出来?|没做到|没能做到|搞不定|达不到|比不了|无法企及|望尘莫及|无法实现|不能比|不支持|没有)的");

    private static final Opening RIVALS = Opening.compile(
            "(?:竞争对手|竞品|对手|友商|同类(?:产品|模型|工具)?|其他(?:的)?(?:视频)?(?:模型|产品|工具|平台)|competitors?|rivals?|other (?:video )?(?:models|tools|generators))\\s?[(,:]?\\s?(?:如|例如|比如|诸如|像|包括|such as|like|including)[^)。;]*$");

    private static final Opening MEASURES = Opening.compile(
            "相当|相比|不如|逊于|逊色|落后|领先|优于|胜过|持平|媲美|差距|不及|比起|(?:与|和|跟|比|较)[^,。;]{0,8}(?:竞争对手|竞品|对手|友商|同类|其他)|than|compared|behind|ahead|unlike|versus");

    /** "超越了 X(23.6%)和 Y": what stands in brackets behind a name. */
    private static final Pattern FIGURE_OF_IT = Pattern.compile("^\\s?\\([^)]{1,16}\\)");

    private static final int BY_WITHIN = 8;
    private static final Opening BY = Opening.compile("被[^,。;]{0,6}$");
    private static final Opening BEATS =
            Opening.compile("[^,。;]{0,6}(?:吊打|碾压|超越|超过|反超|赶超|甩|击败|打败|按在|完爆|秒杀|比下去|拉开|淘汰|压过|盖过|吊着打)");
    private static final int BEATEN_WITHIN = 32;
    private static final Opening BEATEN_BY = Opening.compile(
            "\\b(?:beaten|outperformed|surpassed|outclassed|overtaken|crushed|outdone|edged out|left behind) by (?:[a-z]+(?:'s)? ){0,2}$");
    /** "up from 10 seconds in X", "something X has offered for a year", "twice what Google charges for X". */
    private static final Opening UP_FROM = Opening.compile(
            "\\b(?:up|down) from [^,;]{1,24} (?:in|on|with|for) (?:the )?$|\\b(?:something|the way) (?:the )?$|\\b(?:double|twice|half|triple|times) (?:the )?[a-z ]{2,20} of (?:the )?$|\\bthat (?:plagued|haunted|dogged|ruined|marred|limited) (?:the )?$|\\b(?:times|twice|double|half|than|of) what (?:the )?$|\\bwhat [a-z]+ (?:charges|charged|asks|offers|gives) (?:for )?(?:the )?$");

    private static final int SURPASSES_WITHIN = 16;
    private static final Opening SURPASSES = Opening.compile(
            "(?:\\bas [a-z-]+ as|\\b(?:match(?:es)?|rivals|come(?:s)? close to)|比得上|比得过|赶上|媲美|(?<!不)像|(?<!不)(?:优于|好于|强于|高于)|胜过|超过|超越|领先|碾压|吊打|秒杀|完胜|甩开|甩了|比|than|ahead of|outperform(?:s|ed)?|beats?)(?:了|过)?[^,。;]{0,4}$");
    private static final Opening NOBODY =
            Opening.compile("没有?(?:哪|谁|任何|一[个家款]|其他|别的|人)|无人|\\b(?:no|nothing|nobody|none)\\b");
    private static final int PASSED_OVER_WITHIN = 48;
    private static final Opening PASSED_OVER = Opening.compile(
            "\\b(?:prefer(?:s|red)?|picked|picks|chose|favou?r(?:s|ed)?) [^,;]{2,30} over (?:the )?$|(?:喜欢|偏爱|选|看好)[^,。;]{2,20}(?:而不是|不是|不选)\\s?$");
    private static final int LACK = 20;
    private static final Opening LACKS = Opening.compile(
            "(?:没有?|不一定有|未必有|哪有)(?:[^,。;]{0,4}|[^,。;]{1,10}的\\s?|(?:哪|任何|一[个家款]|其他|别的|谁)[^,。;]{0,12}像\\s?)$");
    private static final Opening OF_IT = Opening.compile("\\s?(?:的[^,。;]{1,4})?");
    private static final Opening AS_MUCH = Opening.compile("\\s?(?:的[^,。;]{1,6})?(?:那么|这么|那样|这样|来得|做得|般)");

    private static final Pattern AS = Pattern.compile("\\bas [a-z-]+ as (?:the )?$");
    private static final Pattern IS = Pattern.compile("(?:[是达为到]|只有|才|仅|相当于) ?$");
    private static final Pattern MULTIPLE =
            Pattern.compile("^\\s?的\\s?(?:(?:\\d+(?:\\.\\d+)?|[一二两三四五六七八九十几])\\s?(?:倍|分之|成)|一半|零头)");

    private static final Pattern TIMES_FORMER = Pattern.compile(
            "是((?:上一代|上代|前代|前一代|前作|旧版|老版本|上个版本|上一版|初代|原版|同类模型|其他模型|同类产品|竞品)(?:模型|版本|产品)?)的\\s?[\\d一二两三四五六七八九十几数]");

    private final String folded;

    Comparisons(String folded) {
        this.folded = folded;
    }

    /**
     * True if a model named in a clause is what the subject is compared to.
     *
     * @param first true if no subject is named before it in the clause
     * @param joined true if it follows another that is, with only "and" between
     */
    boolean isCompared(Mention mention, Sentence.Clause clause, List<Found<Cue>> cues, boolean first, boolean joined) {
        if (joined) return true;
        for (Found<Cue> cue : cues) {
            if (cue.meaning() != Cue.COMPARED_BEFORE || cue.end() > mention.start() || cue.start() < clause.start()) {
                continue;
            }
            String word = folded.substring(cue.start(), cue.end());
            int gap = mention.start() - cue.end();
            boolean joins = JOINING.contains(word);
            // "一个新项目，类似 A、B": named to tell what it is like
            if (LIKENESS.contains(word) && cue.start() <= clause.start() + 1 && gap <= LIKE_LIST) return true;
            if (gap > (joins ? 8 : GAP) || !isBridge(folded.substring(cue.end(), mention.start()))) continue;
            if (!joins) return true;
            if (closes(mention, clause, cues)) return true;
            String after = folded.substring(mention.end(), Math.min(clause.end(), mention.end() + CLOSE));
            if (first && (after.contains("比") || after.contains("不同"))) return true;
        }
        if (lacks(mention, clause, cues) || isWinner(mention, clause) || isPassedOver(mention, clause)) return true;
        if (onlyCompares(clause)) return true;
        if (isNamedAmongRivals(mention, clause)) return true;
        if (OUTDONE.begins(folded, mention.end(), clause.end())) return true;
        String before = folded.substring(Math.max(clause.start(), mention.start() - 24), mention.start());
        if (AS.matcher(before).find()) return true;
        boolean is = IS.matcher(before).find();
        return is
                && MULTIPLE.matcher(folded.substring(mention.end(), Math.min(clause.end(), mention.end() + 10)))
                        .find();
    }

    /** "preferred Kling over X", "选了可灵而不是 X", "up from 10 seconds in X". */
    private boolean isPassedOver(Mention mention, Sentence.Clause clause) {
        int from = Math.max(clause.start(), mention.start() - PASSED_OVER_WITHIN);
        return PASSED_OVER.first(folded, from, mention.start()).isPresent()
                || UP_FROM.first(folded, from, mention.start()).isPresent();
    }

    /** "被 X 吊打", "was beaten by X". */
    private boolean isWinner(Mention mention, Sentence.Clause clause) {
        int from = Math.max(clause.start(), mention.start() - BY_WITHIN);
        return (BY.first(folded, from, mention.start()).isPresent()
                        && BEATS.begins(folded, mention.end(), clause.end()))
                || BEATEN_BY
                        .first(folded, Math.max(clause.start(), mention.start() - BEATEN_WITHIN), mention.start())
                        .isPresent();
    }

    /** True if a clause tells that its subject was beaten by a rival that it names. */
    boolean isBeaten(Sentence.Clause clause, List<Mention> named) {
        return named.stream().anyMatch(mention -> isWinner(mention, clause));
    }

    /**
     * How a model comes out that a clause names only to set others against it: "国产模型都好于 X" tells against it, "没有哪家比 X
     * 更顺" for it.
     *
     * @param judged how the clause judges those others; empty where it does not set them above the model
     */
    Optional<Polarity> surpassed(Mention mention, Sentence.Clause clause, Polarity judged) {
        int from = Math.max(clause.start(), mention.start() - SURPASSES_WITHIN);
        if (SURPASSES.first(folded, from, mention.start()).isEmpty()) return Optional.empty();
        boolean nobody = NOBODY.first(folded, clause.start(), mention.start()).isPresent();
        if (nobody || judged == Polarity.NEGATIVE) return Optional.of(Polarity.POSITIVE);
        return judged == Polarity.POSITIVE ? Optional.of(Polarity.NEGATIVE) : Optional.empty();
    }

    /** "没有哪个模型能像 X 这样准确": true if a clause tells of a model that it names first that no other is as good. */
    boolean isUnrivalled(Sentence.Clause clause, List<Mention> named) {
        return !named.isEmpty()
                && NOBODY.first(folded, clause.start(), named.getFirst().start())
                        .isPresent();
    }

    /** "没有 X 自然", "没 X 那么清晰": the one that is as good is what the subject is measured by. */
    private boolean lacks(Mention mention, Sentence.Clause clause, List<Found<Cue>> cues) {
        int from = Math.max(clause.start(), mention.start() - LACK);
        if (LACKS.first(folded, from, mention.start()).isEmpty()) return false;
        if (AS_MUCH.begins(folded, mention.end(), clause.end())) return true;
        int start = mention.end();
        for (Found<Cue> cue : cues) {
            if (cue.meaning() != Cue.PRAISE && cue.meaning() != Cue.BLAME) continue;
            int end = cue.start();
            if (end >= start && end - start <= LACK && OF_IT.fills(folded, start, end)) return true;
        }
        return false;
    }

    /** "不如阿里的 X": true if what begins at a place in a clause belongs to the words for what the subject is measured by. */
    boolean isMeasure(int start, Sentence.Clause clause, List<Found<Cue>> cues) {
        return cues.stream()
                .filter(cue -> cue.meaning() == Cue.COMPARED_BEFORE && cue.start() >= clause.start())
                .filter(cue -> cue.end() <= start && isBridge(folded.substring(cue.end(), start)))
                .anyMatch(cue -> !JOINING.contains(folded.substring(cue.start(), cue.end())));
    }

    /** "与顶级竞争对手（如 A 或 B）相当": named to tell who the rivals are that the subject is measured by. */
    private boolean isNamedAmongRivals(Mention mention, Sentence.Clause clause) {
        return RIVALS.first(folded, clause.start(), mention.start()).isPresent()
                && MEASURES.first(folded, clause.start(), clause.end()).isPresent();
    }

    /** True if a clause only tells whom the next one measures by. */
    boolean onlyCompares(Sentence.Clause clause) {
        return ONLY_COMPARES.fills(folded, clause.start(), clause.end());
    }

    private static boolean closes(Mention mention, Sentence.Clause clause, List<Found<Cue>> cues) {
        for (Found<Cue> after : cues) {
            if (after.meaning() == Cue.COMPARED_AFTER
                    && after.start() >= mention.end()
                    && after.end() <= clause.end()
                    && after.start() - mention.end() <= CLOSE) return true;
        }
        return false;
    }

    /** What may stand between 比 and the name: a vendor, 的, an adjective; no verb that starts another thought. */
    private static boolean isBridge(String between) {
        if (between.isBlank()) return true;
        if (between.contains(" and ")) return false;
        for (int i = 0; i < between.length(); i++) {
            if (",:(（是了在。;".indexOf(between.charAt(i)) >= 0) return false;
        }
        return true;
    }

    /** True if only "and" stands between two names. */
    boolean isJoint(Mention one, Mention next) {
        String between = FIGURE_OF_IT
                .matcher(folded.substring(Math.min(one.end(), next.start()), next.start()))
                .replaceFirst("")
                .strip();
        return between.length() <= 6
                && (between.equals("和")
                        || between.equals("与")
                        || between.equals("、")
                        || between.equals("跟")
                        || between.equals("以及")
                        || between.equals("或")
                        || between.equals("/")
                        || between.equals("and")
                        || between.equals("or")
                        || between.equals("&"));
    }

    /** Whom a clause sets its subject against without a name, as written. */
    Optional<String> nameless(Sentence.Clause clause, List<Found<Cue>> cues, String text) {
        for (Found<Cue> cue : cues) {
            if (cue.meaning() != Cue.COMPARED_BEFORE || cue.start() < clause.start() || cue.end() > clause.end())
                continue;
            Matcher matcher = NAMELESS.matcher(folded).region(cue.end(), clause.end());
            if (!matcher.lookingAt()) continue;
            boolean joins = JOINING.contains(folded.substring(cue.start(), cue.end()));
            if (joins) {
                String after = folded.substring(matcher.end(), Math.min(clause.end(), matcher.end() + CLOSE));
                if (!after.contains("比") && !after.contains("不同")) continue;
            }
            int group = matcher.group(1) != null ? 1 : matcher.group(2) != null ? 2 : 3;
            String words =
                    text.substring(matcher.start(group), matcher.end(group)).strip();
            if (words.length() >= 2) return Optional.of(words);
        }
        if (folded.indexOf('倍', clause.start(), clause.end()) < 0) return Optional.empty();
        Matcher former = TIMES_FORMER.matcher(folded).region(clause.start(), clause.end());
        return former.find() ? Optional.of(text.substring(former.start(1), former.end(1))) : Optional.empty();
    }
}
