package dev.reelwatch.index.finding;

import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.claim.Basis;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Measure;
import dev.reelwatch.index.claim.Polarity;
import dev.reelwatch.index.claim.Status;
import dev.reelwatch.index.claim.Value;
import dev.reelwatch.index.entry.ModelFamily;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.index.vocabulary.Fold;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Follows planned things to what became of them. Time alone keeps no promise and breaks none, and praise of what was
 * promised does not show that it came: that takes a word that it is there, or somebody who used it.
 */
public final class Promises {
    /** More is better than was promised. */
    private static final Set<Attribute> MORE_WILL_DO =
            Set.of(Attribute.DURATION, Attribute.RESOLUTION, Attribute.FRAME_RATE);
    /** News of these is told when it happens, so that the day of the article is the day of the thing. */
    private static final Set<Attribute> TOLD_AS_NEWS =
            Set.of(Attribute.RELEASE, Attribute.OPEN_SOURCE, Attribute.AVAILABILITY);
    /** A thing that comes out is opened to its users, and the other way round. */
    static final Set<Attribute> COMING_OUT = Set.of(Attribute.RELEASE, Attribute.AVAILABILITY);

    private static final int NEAR_WORDS = 24;

    private static final Pattern OPENED =
            Pattern.compile("开放|上线|推出|发布|可用|发了|available|opened|open to|launched|released|\\blive\\b");

    /** Words by which an article tells that something is there now. */
    private static final Pattern ARRIVED = Pattern.compile(
            "已(?:经)?(?:正式|全面|全量)?(?:上线|开放|推出|发布|支持|实现|加入|更新|可用|能用|可以|开源|接入|落地|到来)"
                    + "|(?:正式|全面|全量)(?:上线|开放|推出|发布|支持|开源)|(?:上线|推出|开放|发布|开源|更新|支持|加入|新增|来|发|到)了"
                    + "|现(?:在|已|可)|如今|终于|今(?:天|日|晚|早).{0,8}(?:上线|发布|推出|开放|开源)|(?:上线|推出|开源)$|^新增"
                    + "|\\bnow\\b|launche[sd]|released|releases|rolled out|rolls out|shipped|ships|\\bis (?:out|live|here)\\b|went live|introduc(?:es|ed)|open-?sourced|has (?:added|arrived)|added");
    /** Words by which it tells what a model does, be it new or old. */
    private static final Pattern DOES = Pattern.compile("支持|可以|可用|能够|能用|具备|supports?|\\bcan\\b|available");

    private static final Pattern FOR_GOOD =
            Pattern.compile("取消|放弃|搁置|终止|不再|不会再|叫停|cancel|abandon|scrap|shelved|dropped|no longer|won't|will not");
    /** Said of everything and therefore of nothing. */
    private static final Pattern NOTHING_CERTAIN = Pattern.compile(
            "更多(?:的)?(?:新)?(?:功能|能力|惊喜|更新|玩法|内容|模型)|持续(?:推出|更新|优化|改进|迭代)|不断(?:推出|更新|优化|改进|提升)|敬请期待|拭目以待|more (?:features|updates|models|to come)|stay tuned|keep improving|iterate|improve upon");

    /** Words by which it is told that something is still to come ... */
    private static final Pattern TO_COME = Pattern.compile(
            "(?<!必)将(?!其|它|他|她|这|该|两|多|一|图|视|照|你|我)|即将|很快|马上|计划|(?<![发表布大峰年展晚社机不])会(?!议|员|话|影响|场)|要等|还要|再等|(?<!片)预告(?!片)|预计|未来|接下来|后续会|再(?:逐步|陆续)|下(?:一)?(?:个)?(?:周|月|季度|版本|版)|稍后|随后|近期|不久|年内|年底|等到"
                    + "|\\bsoon\\b|\\bwill\\b|\\bcoming\\b|\\bplan(?:s|ned|ning)?\\b|upcoming|\\blater\\b|\\bnext\\b|roadmap|\\bto be\\b");
    /** ... and what is to be done. */
    private static final Pattern TO_BE_DONE = Pattern.compile(
            "推出|发布|上线|开放|支持|加入|开源|提供|更新|升级|带来|带上|接入|到来|就来|就出|会有|引入|新增|整合|探索|实现|放开|下调|上调|降价|降到|降至|涨价|涨到|涨至|免费|再等"
                    + "|releas|launch|\\badd|support|\\bopen(?!ai)|\\bship|roll|availab|\\bcome|\\bcoming|introduc|bring|integrat|include|\\b(?:cut|lower|rais|extend)");
    /** Forecasts, questions, what is there already, and things that are no part of a model. */
    private static final Pattern NO_PROMISE = Pattern.compile(
            "[?？]|怎样|什么|哪些|预测|有望|可能|或将|或许|也许|猜|估计|应该会|如果|现有|已有|中的第一|中的首个|教程|课程|直播(?!功能)|播出|提示词|投资|融资|首次使用时"
                    + "|predict|\\bmight\\b|\\bcould\\b|\\blikely\\b|\\bperhaps\\b|\\bif\\b|existing|first of an? upcoming|tutorial|anticipated|\\bremains?\\b|\\bcontinues?\\b|保持|继续"
                    // what comes out of a model is told in the future, too
                    + "|\\b(?:content|videos?|clips?|outputs?|footage|results?)\\b(?:[^.,;]|\\.\\d){0,60}\\bwill\\b|(?:生成|产出|输出|制作)的(?:内容|视频|作品|结果)[^，,。；;]{0,6}[会将]");
    /** Of these it can be shown that they came. */
    private static final Set<Attribute> NEVER_DONE =
            Set.of(Attribute.RANKING, Attribute.ADOPTION, Attribute.ARCHITECTURE);

    private Promises() {}

    /**
     * The promises among {@code claims}, earliest first, as they stood at the end of {@code asOf}: what was said later
     * is not known yet. A promise told by many is one.
     */
    public static List<Promise> of(List<Claim> claims, LocalDate asOf) {
        List<Claim> known = claims.stream()
                .filter(claim ->
                        claim.saidAt().filter(at -> !at.lastDay().isAfter(asOf)).isPresent())
                .sorted(Findings.EARLIEST_SAID)
                .toList();
        Map<String, List<Claim>> groups = Findings.byModelAndAttribute(known);
        List<Promise> promises = new ArrayList<>();
        groups.forEach((key, ofOne) -> {
            Claim one = ofOne.get(0);
            List<Claim> others = new ArrayList<>();
            for (Key related : related(one.model(), one.attribute())) {
                others.addAll(groups.getOrDefault(related.toString(), List.of()));
            }
            promises.addAll(ofOne(ofOne, others, Grounds::of));
        });
        promises.sort(Comparator.comparing(Promise::promised, Findings.EARLIEST_SAID));
        return promises;
    }

    /** Where else the outcome of a promise may be told: who names the generation may mean any of its variants. */
    static List<Key> related(String model, Attribute attribute) {
        if (!COMING_OUT.contains(attribute)) return List.of();
        List<Key> related = new ArrayList<>();
        for (String family : ModelFamily.of(model)) {
            boolean itself = family.equals(model);
            if (!itself && family.chars().noneMatch(Character::isDigit)) continue;
            for (Attribute other : COMING_OUT) {
                if (!itself || other != attribute) related.add(new Key(family, other));
            }
        }
        related.sort(Comparator.comparing(Key::toString));
        return related;
    }

    /**
     * The promises of one model in one respect.
     *
     * @param related claims that may tell the outcome, too
     * @param groundsOf what the sentence of a claim tells by itself
     */
    static List<Promise> ofOne(List<Claim> claims, List<Claim> related, Function<Claim, Grounds> groundsOf) {
        List<Claim> own = claims.stream()
                .filter(claim -> claim.saidAt().isPresent())
                .sorted(Findings.EARLIEST_SAID)
                .toList();
        List<Claim> promised = new ArrayList<>();
        Map<String, Optional<Due>> dues = new HashMap<>();
        for (Claim claim : own) {
            if (claim.status() != Status.PLANNED || claim.polarity() == Polarity.NEGATIVE) continue;
            if (!groundsOf.apply(claim).names()) continue;
            Optional<Due> due = due(claim, groundsOf.apply(claim));
            if (!isPromise(claim, due) || isOpening(claim, related) || isOut(claim, own, groundsOf)) continue;
            if (promised.stream()
                    .anyMatch(
                            former -> isRepeated(former, claim, dues.getOrDefault(former.id(), Optional.empty()), due)))
                continue;
            dues.put(claim.id(), due);
            promised.add(claim);
        }
        if (promised.isEmpty()) return List.of();
        List<Claim> outcomes = new ArrayList<>(own);
        related.stream().filter(claim -> claim.saidAt().isPresent()).forEach(outcomes::add);
        outcomes.sort(Findings.EARLIEST_SAID);
        return promised.stream()
                .map(claim -> promise(claim, dues.getOrDefault(claim.id(), Optional.empty()), outcomes, groundsOf))
                .toList();
    }

    /** What has come out before needs not be released once more, unless it is another part of it. */
    private static boolean isOut(Claim claim, List<Claim> own, Function<Claim, Grounds> groundsOf) {
        if (claim.attribute() != Attribute.RELEASE
                || ReleaseEvent.of(claim) != ReleaseEvent.LAUNCH
                || Audience.partIn(claim.quote().text()).isPresent()) return false;
        LocalDate said = claim.saidAt().orElseThrow().firstDay();
        return own.stream()
                .filter(other -> other.status() == Status.CURRENT || other.status() == Status.PAST)
                .filter(other -> other.polarity() != Polarity.NEGATIVE && ReleaseEvent.of(other) == ReleaseEvent.LAUNCH)
                .filter(other ->
                        groundsOf.apply(other).names() && groundsOf.apply(other).dates())
                .flatMap(other -> happenedAt(other).stream())
                .anyMatch(at -> !at.firstDay().isAfter(said));
    }

    /** That it comes out and that it is opened, told in the same words, is one promise: that it is opened. */
    private static boolean isOpening(Claim claim, List<Claim> related) {
        return claim.attribute() == Attribute.RELEASE
                && related.stream()
                        .anyMatch(other -> other.attribute() == Attribute.AVAILABILITY
                                && other.status() == Status.PLANNED
                                && other.model().equals(claim.model())
                                && other.article()
                                        .articleId()
                                        .equals(claim.article().articleId())
                                && other.quote().equals(claim.quote()));
    }

    private static boolean isPromise(Claim claim, Optional<Due> due) {
        if (NEVER_DONE.contains(claim.attribute())) return false;
        if (claim.attribute().group() == Attribute.Group.QUALITY) return false;
        String words = Fold.fold(claim.quote().text());
        if (NO_PROMISE.matcher(words).find() || !TO_BE_DONE.matcher(words).find()) return false;
        if (due.isEmpty() && NOTHING_CERTAIN.matcher(words).find()) return false;
        return due.isPresent() || TO_COME.matcher(words).find();
    }

    /** Whether {@code later} only tells once more what {@code former} told. */
    private static boolean isRepeated(Claim former, Claim later, Optional<Due> one, Optional<Due> other) {
        if (one.isPresent()
                && other.isPresent()
                && !one.get().at().agreesWith(other.get().at())) {
            // "next week", said again a day later, need not mean another week
            boolean exact = former.value().flatMap(Value::date).isPresent()
                    && later.value().flatMap(Value::date).isPresent();
            if (exact) return false;
        }
        Optional<Measure> measure = former.value().flatMap(Measure::of);
        Optional<Measure> again = later.value().flatMap(Measure::of);
        if (measure.isPresent() && again.isPresent()) return measure.get().sameAs(again.get());
        return former.attribute() == Attribute.RELEASE || shareWords(former, later) || bothBare(former, later);
    }

    /** Two plans in words that tell nothing but that it comes. */
    private static boolean bothBare(Claim a, Claim b) {
        return !Statement.OPEN.contains(a.attribute())
                && (Words.telling(a.quote().text(), a.model()).isEmpty()
                        || Words.telling(b.quote().text(), b.model()).isEmpty());
    }

    private static Promise promise(
            Claim promised, Optional<Due> due, List<Claim> claims, Function<Claim, Grounds> groundsOf) {
        boolean hadIt = claims.stream()
                .anyMatch(claim -> claim.attribute() == promised.attribute()
                        && claim.model().equals(promised.model())
                        && !isLater(claim, promised)
                        && claim.status() == Status.CURRENT
                        && claim.polarity() != Polarity.NEGATIVE);
        for (Claim claim : claims) {
            if (!isLater(claim, promised)) continue;
            Grounds grounds = groundsOf.apply(claim);
            // what is said of another model, or of no one, ends nothing
            if (!grounds.names()) continue;
            if (isWithdrawal(claim, promised)) return told(promised, due, Promise.State.WITHDRAWN, claim);
            if (keeps(claim, promised, hadIt, grounds)) {
                boolean late = due.isPresent()
                        && happenedAt(claim)
                                .filter(at -> at.firstDay().isAfter(due.get().lateAfter()))
                                .isPresent();
                return told(promised, due, late ? Promise.State.LATE : Promise.State.KEPT, claim);
            }
        }
        return new Promise(
                id(promised),
                promised.model(),
                promised.attribute(),
                Promise.State.OPEN,
                due.map(Due::at),
                due.map(Due::lateAfter),
                promised,
                Optional.empty());
    }

    private static Promise told(Claim promised, Optional<Due> due, Promise.State state, Claim outcome) {
        return new Promise(
                id(promised),
                promised.model(),
                promised.attribute(),
                state,
                due.map(Due::at),
                due.map(Due::lateAfter),
                promised,
                Optional.of(outcome));
    }

    private static String id(Claim promised) {
        return Findings.id(promised.model(), promised.attribute(), "promise", promised.id());
    }

    /** The time named for it, if that is not over when it is named. */
    private static Optional<Due> due(Claim claim, Grounds grounds) {
        LocalDate said = claim.saidAt().orElseThrow().firstDay();
        return claim.value()
                .flatMap(Value::date)
                .or(claim::trueAt)
                .filter(at -> !at.lastDay().isBefore(said))
                // a plan that is true today is one that was told today
                .filter(at -> !at.equals(claim.saidAt().get())
                        && !(at.firstDay().equals(said) && at.lastDay().equals(said)))
                .map(Due::of)
                .or(() -> Due.in(claim.quote().text(), said))
                .or(() -> Optional.of(grounds.sentence())
                        // in a long sentence a time is that of something else
                        .filter(sentence ->
                                sentence.length() <= claim.quote().text().length() + NEAR_WORDS)
                        .flatMap(sentence -> Due.in(sentence, said)));
    }

    private static boolean isLater(Claim claim, Claim promised) {
        return claim.saidAt()
                .orElseThrow()
                .firstDay()
                .isAfter(promised.saidAt().orElseThrow().firstDay());
    }

    private static boolean isWithdrawal(Claim claim, Claim promised) {
        return claim.polarity() == Polarity.NEGATIVE
                && claim.attribute() == promised.attribute()
                && claim.model().equals(promised.model())
                && claim.status() != Status.RUMOURED
                && FOR_GOOD.matcher(Fold.fold(claim.quote().text())).find()
                && (promised.attribute() == Attribute.RELEASE || shareWords(claim, promised));
    }

    private static boolean keeps(Claim claim, Claim promised, boolean hadIt, Grounds grounds) {
        if (claim.polarity() == Polarity.NEGATIVE) return false;
        boolean event = claim.attribute() == Attribute.RELEASE;
        boolean dated = happenedOn(claim).isPresent() && grounds.dates();
        if (!grounds.dates() && (event || claim.status() != Status.CURRENT)) return false;
        if (claim.status() != Status.CURRENT && !(dated && claim.status() == Status.PAST)) return false;
        LocalDate made = promised.saidAt().orElseThrow().firstDay();
        // what happened before it was promised does not keep it
        if (happenedAt(claim).filter(at -> at.lastDay().isBefore(made)).isPresent()) return false;
        if (Kinds.differ(claim, promised) || (!event && Audience.lacks(claim, promised))) return false;
        String words = Fold.fold(claim.quote().text());
        if (claim.attribute() != promised.attribute()) {
            boolean after =
                    happenedOn(claim).filter(at -> at.firstDay().isAfter(made)).isPresent();
            if (event) return after && ReleaseEvent.of(claim) == ReleaseEvent.LAUNCH && namesAgree(claim, promised);
            return !hadIt && OPENED.matcher(words).find() && namesAgree(claim, promised);
        }
        Optional<Measure> wanted = promised.value().flatMap(Measure::of);
        if (wanted.isPresent()) {
            Optional<Measure> given = claim.value().flatMap(Measure::of);
            return given.isPresent()
                    && (given.get().sameAs(wanted.get())
                            || (MORE_WILL_DO.contains(claim.attribute())
                                    && given.get().comparesWith(wanted.get())
                                    && given.get().number() > wanted.get().number()));
        }
        if (event) {
            if (!claim.model().equals(promised.model()) && !dated) return false;
            return ReleaseEvent.of(claim) == ReleaseEvent.of(promised) || !hadIt;
        }
        if (claim.attribute() == Attribute.AVAILABILITY
                && (!hadIt || Audience.grants(claim, promised))
                && OPENED.matcher(words).find()) {
            return namesAgree(claim, promised);
        }
        boolean quality = claim.attribute().group() == Attribute.Group.QUALITY;
        boolean open = hadIt || quality || Statement.OPEN.contains(claim.attribute());
        boolean sameWords = shareWords(claim, promised);
        if (claim.attribute() == Attribute.OPEN_SOURCE) return true;
        boolean arrived = ARRIVED.matcher(words).find();
        boolean used = claim.basis() == Basis.AUTHOR || DOES.matcher(words).find();
        return open ? sameWords && (arrived || used) : arrived || (sameWords && used);
    }

    /** Whether words tell that something is still to come. */
    static boolean isToCome(String folded) {
        return TO_COME.matcher(folded).find() && TO_BE_DONE.matcher(folded).find();
    }

    /** Who names what exactly is to come must find it again. */
    private static boolean namesAgree(Claim claim, Claim promised) {
        Set<String> names = Words.names(promised);
        return names.isEmpty() || Words.names(claim).stream().anyMatch(names::contains);
    }

    private static Optional<Moment> happenedOn(Claim claim) {
        return claim.value().flatMap(Value::date).or(claim::trueAt);
    }

    static Optional<Moment> happenedAt(Claim claim) {
        Optional<Moment> told = happenedOn(claim);
        if (told.isPresent()) return told;
        boolean news = claim.status() == Status.CURRENT && TOLD_AS_NEWS.contains(claim.attribute());
        return news ? claim.saidAt() : Optional.empty();
    }

    private static boolean shareWords(Claim a, Claim b) {
        // a name tells more than a pair of characters
        boolean name = Words.names(a).stream().anyMatch(Words.names(b)::contains);
        return name
                || Words.shared(
                                Words.telling(a.quote().text(), a.model()),
                                Words.telling(b.quote().text(), b.model()))
                        >= 0.3;
    }
}
