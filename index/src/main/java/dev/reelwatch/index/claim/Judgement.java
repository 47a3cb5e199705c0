package dev.reelwatch.index.claim;

import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.index.vocabulary.Attribute.Group;
import dev.reelwatch.index.vocabulary.Cues.Cue;
import dev.reelwatch.index.vocabulary.Feature.Verdict;
import dev.reelwatch.index.vocabulary.Opening;
import dev.reelwatch.index.vocabulary.WordFinder.Found;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;

/** Tells how a clause means what it says: for or against, now or later, on whose word. */
final class Judgement {
    private static final Set<Cue> DOUBTFUL = EnumSet.of(
            Cue.NEGATION,
            Cue.BLAME,
            Cue.PRAISE,
            Cue.WORSE,
            Cue.WONDERS,
            Cue.DEGREE,
            Cue.PLANNED,
            Cue.ABILITY,
            Cue.SPARED,
            Cue.THIRD_PARTY,
            Cue.COMPARISON,
            Cue.COMPARED_BEFORE);
    private static final int RARE_WITHIN = 28;
    private static final Opening RARE = Opening.compile(
            "(?:率|概率|情况|现象|问题|的情况|的概率)?(?:也|都|很|更|极|非常|明显|大幅|显著|比较|已经){0,2}(?:低(?!级|端|质)|少(?!了[点什]|不)|罕见|减少|降低|下降)"
                    + "|(?:问题|的问题|现象|情况)?(?:已经?|也|都|基本|大部分|终于|得到|有|了|明显|显著|很大|极大|大幅|有效|一定|程度|的){0,5}(?:改善|缓解|解决|修复|好转|修正)"
                    + "|率?(?:比|较)[^,。;]{2,18}(?:少|低)(?:得多|很多|不少|一些|了|[,。;!]|$)|率从[^,。;]{1,8}[降减](?:到|至)");
    /** "没有 X 那么容易翻车", "not as shaky": to that degree it is not. */
    private static final Opening NOT_SO = Opening.compile(
            "(?:没有?|不像|不会像|nowhere near|\\bnot|isn't|aren't)[^,。;]{0,20}(?:那么|那样|这么|那般|\\bas )的?[^,。;]{0,4}$");

    private static final int NOT_SO_WITHIN = 34;
    private static final Set<String> NEVER = Set.of("不会", "再也不", "不再", "never", "won't", "doesn't", "no longer");
    /** So many characters at most lie between "will not" and the fault that will not be. */
    private static final int NEVER_WITHIN = 12;

    private static final int FEWER_WITHIN = 24;
    /** "less jitter", "更少的瑕疵", "很少翻车", "rarely breaks". */
    private static final Opening FEWER = Opening.compile(
            "(?:很少|极少|鲜少|甚少|几乎不|几乎没|不怎么|不太会|没再|再没)(?:有|会|再|见|出现|发生)*[^,。;]{0,3}$|\\b(?:rarely|seldom|hardly ever|almost never) (?:[a-z]+ )?$|\\b(?:(?<!no )less|minimal)(?: [a-z]+){0,2} $|(?:更少的?|较少的?|少了)$|\\bnothing $|\\black of (?:any |visible )?$|\\bonly \\d{1,2}% of [^,.;]{0,24}$|(?:只有|仅有?|才)\\s?[一两二三\\d]{1,2}\\s?[条次个段张]?[^,。;]{0,2}$");
    /** "less smooth": what is good is so to a lesser degree. */
    private static final Opening LESS = Opening.compile("(?<!no )(?<!more or )\\bless (?:[a-z]+ly )?$");

    private static final Opening FAILS_AT = Opening.compile(
            "(?:struggl(?:e|es|ed|ing)|fail(?:s|ed)?|hesitat(?:e|es|ed)|falls? short|fell short) (?:to|of|with|at) [a-z]");

    private static final int SCARCE_WITHIN = 12;
    private static final Opening SCARCE = Opening.compile(
            "的(?![^,。;]{0,4}(?:模型|产品|工具))[^,。;]{0,4}(?:没几|没多少|寥寥|少之又少|少得可怜|屈指可数|一个(?:都|也)没)| (?:ones |ones? )?(?:are|is) (?:few|rare|scarce)");
    /** So many characters at most lie between the word that says a fault is gone and the fault. */
    private static final int SPARES = 16;

    private static final int LIMIT_WITHIN = 20;
    private static final Opening LIMIT_LIFTED = Opening.compile(
            "(?:no longer|not|never|isn't) (?:limited|capped|stuck)|no (?:[a-z0-9-]+ ){0,2}(?:limit|cap)\\b|(?:取消|解除|打破|突破|告别|摆脱|去掉|放开|没有)了?[^,。;]{0,10}(?:限制|上限|瓶颈|天花板)");
    private static final String AT_MOST =
            "(?:(?<!不)只(?:支持|能|有|到|提供|给)|(?<!不)仅(?:支持|能|有|到|限|提供)?(?![仅需用要])|顶多|撑死|最多(?:也)?(?:只|就)|卡在|\\b(?:only (?:(?:up to|supports|offers|goes (?:up )?to|does|at|in|outputs?|generates?|produces?|renders?|reaches) )?(?=\\d)|(?:limited to|capped at|stuck at|no more than|tops out at|maxes out at) ))[^,。;\\d]{0,12}";

    private static final Opening LONG_AT_MOST =
            Opening.compile(AT_MOST + "\\d+(?:\\.\\d+)?[ -]?(?:秒|s\\b|sec|分钟|min)(?!内|即|就|出|生成|完成)");
    private static final Opening LARGE_AT_MOST = Opening.compile(AT_MOST + "\\d{1,4} ?(?:p|k|fps|帧)");
    /** A verdict follows what it judges; one that stands before it counts as farther away by so many characters. */
    private static final int BEFORE = 4;
    /** So many characters at most lie between a negation and what it denies. */
    private static final int DENIES = 16;

    private static final Opening EXCEPT = Opening.compile("除了|除却|except for |aside from |apart from |other than ");
    /** And so many between a negation and the fault that it denies. */
    private static final int DENIES_BLAME = 4;

    /** That of a clause without any cue. */
    static final Judgement NONE = new Judgement(List.of(), "");

    private final List<Found<Cue>> cues;
    private final List<Found<Cue>> rareFaults = new ArrayList<>(0);
    private final EnumSet<Cue> told = EnumSet.noneOf(Cue.class);
    private final String folded;

    private final boolean spared;
    private final boolean faulted;

    /** The cues of one clause, those that only look like a negation or a verdict taken out. */
    Judgement(List<Found<Cue>> cuesOfClause, String folded) {
        this(cuesOfClause, folded, false);
    }

    /**
     * @param folded the text that the places of the cues are in
     * @param sparedBefore true where the clause before says that what is bad is gone: "不会像以前一样，人物变来变去"
     */
    Judgement(List<Found<Cue>> cuesOfClause, String folded, boolean sparedBefore) {
        this.folded = folded;
        List<Found<Cue>> kept = new ArrayList<>(cuesOfClause.size());
        boolean fault = false;
        for (Found<Cue> cue : cuesOfClause) {
            if (DOUBTFUL.contains(cue.meaning()) && isHarmless(cue, cuesOfClause)) continue;
            if (cue.meaning() == Cue.NEGATION && (saysFewer(cue, cuesOfClause) || isOfLittleTrouble(cue))) continue;
            fault |= cue.meaning() == Cue.BLAME;
            Cue meant = turned(cue, cuesOfClause);
            if (meant == Cue.PRAISE && cue.meaning() == Cue.BLAME) rareFaults.add(cue);
            kept.add(meant == cue.meaning() ? cue : new Found<>(meant, cue.start(), cue.end()));
            told.add(meant);
        }
        if (!told.contains(Cue.WONDERS) && asksWhether(cuesOfClause)) told.add(Cue.WONDERS);
        cues = kept;
        faulted = fault;
        spared = sparedBefore || told.contains(Cue.SPARED) || deniesBlame(kept) || isNotSoBad(kept);
    }

    /** "稳不稳", "准不准": a verdict and its denial in one leave open which of them holds. */
    private boolean asksWhether(List<Found<Cue>> cuesOfClause) {
        for (Found<Cue> cue : cuesOfClause) {
            if (cue.meaning() != Cue.PRAISE && cue.meaning() != Cue.BLAME) continue;
            int no = folded.charAt(cue.start()) == '不' ? cue.start() : cue.start() - 1;
            boolean both = no > 0
                    && no + 1 < folded.length()
                    && folded.charAt(no) == '不'
                    && "绝相针面反".indexOf(folded.charAt(Math.max(0, no - 2))) < 0
                    && folded.charAt(no - 1) == folded.charAt(no + 1);
            if (both) return true;
        }
        return false;
    }

    /** What a verdict comes to with the words right around it: a fault that is gone is praise, "less smooth" is blame. */
    private Cue turned(Found<Cue> cue, List<Found<Cue>> all) {
        return switch (cue.meaning()) {
            case BLAME -> isRare(cue.start(), cue.end(), all) ? Cue.PRAISE : Cue.BLAME;
            case PRAISE -> isLess(cue.start()) || isScarce(cue.end()) ? Cue.BLAME : Cue.PRAISE;
            default -> cue.meaning();
        };
    }

    /** "几乎没有瑕疵", "rarely warps": a negation that tells of a fault how seldom it is denies nothing else. */
    private boolean saysFewer(Found<Cue> negation, List<Found<Cue>> all) {
        for (Found<Cue> cue : all) {
            int gap = cue.start() - negation.end();
            if (cue.meaning() != Cue.BLAME || gap < 0 || gap > FEWER_WITHIN) continue;
            boolean said = fewerBefore(cue.start())
                    .filter(fewer -> fewer.start() <= negation.start() && fewer.end() >= negation.end())
                    .isPresent();
            if (said) return true;
        }
        return false;
    }

    /** "less trouble following prompts": trouble that there hardly is denies nothing. */
    private boolean isOfLittleTrouble(Found<Cue> negation) {
        return folded.startsWith("trouble", negation.start())
                && fewerBefore(negation.start()).isPresent();
    }

    /** The words right before a place that tell how seldom something is. */
    private Optional<MatchResult> fewerBefore(int start) {
        return FEWER.first(folded, Math.max(0, start - FEWER_WITHIN), start);
    }

    /** "好用的没几个": hardly any is. */
    private boolean isScarce(int end) {
        return SCARCE.begins(folded, end, Math.min(folded.length(), end + SCARCE_WITHIN));
    }

    private boolean isLess(int start) {
        return LESS.first(folded, Math.max(0, start - FEWER_WITHIN), start).isPresent();
    }

    /** "崩坏率低", "穿模很少", "avoids visible artifacts": of a fault it is told that it hardly happens. */
    private boolean isRare(int start, int end, List<Found<Cue>> all) {
        return RARE.begins(folded, end, Math.min(folded.length(), end + RARE_WITHIN))
                || fewerBefore(start).isPresent()
                || all.stream()
                        .filter(cue -> cue.meaning() == Cue.SPARED && cue.end() <= start && start - cue.end() <= SPARES)
                        .anyMatch(cue -> folded.indexOf(',', cue.end(), start) < 0 && !isHarmless(cue, all));
    }

    /** "没有短板", "not a single glitch": what is denied is the fault. */
    private static boolean deniesBlame(List<Found<Cue>> cues) {
        for (Found<Cue> negation : cues) {
            if (negation.meaning() != Cue.NEGATION) continue;
            for (Found<Cue> blame : cues) {
                int gap = blame.start() - negation.end();
                if (blame.meaning() == Cue.BLAME && gap >= 0 && gap <= DENIES_BLAME) return true;
            }
        }
        return false;
    }

    /** "没有 X 那么贵": to the degree of another it is not bad. */
    private boolean isNotSoBad(List<Found<Cue>> cues) {
        for (Found<Cue> cue : cues) {
            if (cue.meaning() == Cue.BLAME && isNotSo(cue.start())) return true;
        }
        return false;
    }

    private boolean isNotSo(int start) {
        return NOT_SO.first(folded, Math.max(0, start - NOT_SO_WITHIN), start).isPresent();
    }

    private boolean isHarmless(Found<Cue> cue, List<Found<Cue>> all) {
        for (Found<Cue> other : all) {
            boolean inside = other.start() <= cue.start() && other.end() >= cue.end();
            boolean longer = other.end() - other.start() > cue.end() - cue.start();
            // "没能解决": what is not mended is no fault that is gone
            if (cue.meaning() == Cue.SPARED) {
                if (inside && longer && other.meaning() == Cue.BLAME) return true;
                continue;
            }
            if (cue.meaning() == Cue.ABILITY && !longer) continue;
            // "不变形" denies nothing, and praises; 勉强 is no 强, and blames
            boolean verdict = (cue.meaning() == Cue.PRAISE || cue.meaning() == Cue.BLAME)
                    && other.end() - other.start() == cue.end() - cue.start();
            if (inside && other.meaning() == Cue.NOT_NEGATION && !verdict) return true;
            // "非常困难": what makes a fault greater is no praise
            boolean ofBlame = other.meaning() == Cue.BLAME && other.start() == cue.end();
            if (ofBlame && cue.meaning() == Cue.PRAISE && isDegree(cue, all)) return true;
            // "不好" is one word of blame: the 好 in it is no praise
            if (inside
                    && longer
                    && cue.meaning() == Cue.PRAISE
                    && (other.meaning() == Cue.BLAME || other.meaning() == Cue.NEGATION)) return true;
            if (inside && longer && cue.meaning() == Cue.BLAME && other.meaning() == Cue.PRAISE) return true;
            // "脸都没变": the 没 of 没变 denies nothing, nor does the "is not" of "is not as good as"
            boolean into = other.start() > cue.start() && other.start() < cue.end() && other.end() > cue.end();
            if (into
                    && cue.meaning() == Cue.NEGATION
                    && (other.meaning() == Cue.PRAISE || other.meaning() == Cue.WORSE)) return true;
            // "并不流畅" is one word of blame, 不流畅, and no denial of it
            boolean adjective = other.meaning() == Cue.BLAME
                    && (folded.charAt(other.start()) == '不' || folded.startsWith("not ", other.start()));
            if (into && cue.meaning() == Cue.NEGATION && adjective) return true;
            // "不会在镜头间变脸": the 会在 behind 不 plans nothing
            boolean outOf = other.start() < cue.start() && other.end() > cue.start() && other.end() < cue.end();
            if (outOf && cue.meaning() == Cue.PLANNED && other.meaning() == Cue.NEGATION) return true;
            if (inside
                    && longer
                    && cue.meaning() == Cue.NEGATION
                    && (other.meaning() == Cue.BLAME
                            || other.meaning() == Cue.PRAISE
                            || (other.meaning() == Cue.SPARED && other.start() < cue.start())
                            || other.meaning() == Cue.WORSE)) return true;
        }
        return false;
    }

    private static boolean isDegree(Found<Cue> cue, List<Found<Cue>> all) {
        return all.stream()
                .anyMatch(other ->
                        other.meaning() == Cue.DEGREE && other.start() == cue.start() && other.end() == cue.end());
    }

    boolean tells(Cue cue) {
        return told.contains(cue);
    }

    /** True if it says that a fault is gone, and leaves to the next clause which: "不会像以前一样，人物变来变去". */
    boolean sparesNext() {
        return tells(Cue.SPARED) && !faulted && !tells(Cue.WONDERS) && !tells(Cue.PLANNED) && !tells(Cue.HYPOTHETICAL);
    }

    /** True if the clause holds a verdict, an ability or a comparison, so that a topic named in it is spoken of. */
    boolean asserts() {
        return judges()
                || tells(Cue.ABILITY)
                || tells(Cue.DEGREE)
                || tells(Cue.COMPARISON)
                || tells(Cue.NEGATION)
                || tells(Cue.PLANNED);
    }

    /** True if it holds more than a label: a verdict, a lack, an advantage or a plan. */
    boolean takesSides() {
        return judges() || tells(Cue.NEGATION) || tells(Cue.ADVANTAGE) || tells(Cue.PLANNED);
    }

    boolean judges() {
        return tells(Cue.PRAISE) || tells(Cue.BLAME) || tells(Cue.EQUAL) || tells(Cue.WORSE);
    }

    /** An odd number of negations turns a statement round, "并非不能" does not. */
    private boolean negated(Respects.Respect respect) {
        if (!tells(Cue.NEGATION) || isSettledBefore(respect)) return false;
        int count = 0;
        int end = -1;
        int first = -1;
        int last = -1;
        boolean apart = false;
        for (Found<Cue> cue : cues) {
            if (cue.meaning() != Cue.NEGATION || cue.start() < end || isOfAnother(cue, respect)) continue;
            count++;
            if (first < 0) first = cue.start();
            apart |= end >= 0
                    && (folded.indexOf(':', end, cue.start()) >= 0 || folded.indexOf(',', end, cue.start()) >= 0);
            last = cue.start();
            end = cue.end();
        }
        return count > 0 && (count != 2 || apart || last - first > 6);
    }

    /**
     * "比如会糊，一致性也没那么好", "swap the background without touching the rest": what is denied behind a comma, or done
     * without, is another thing than what was told before it.
     */
    private boolean isOfAnother(Found<Cue> negation, Respects.Respect respect) {
        if (negation.start() < respect.end()) return false;
        if (folded.startsWith("without", negation.start())) return true;
        int comma = folded.indexOf(',', respect.end());
        return comma >= 0
                && comma < negation.start()
                && cues.stream()
                        .filter(cue -> cue.meaning() == Cue.PRAISE || cue.meaning() == Cue.BLAME)
                        .anyMatch(cue -> cue.start() >= respect.start() && cue.end() <= comma);
    }

    /** True if it is praised before the first negation, which then denies another thing: "more faithful to physics: the ball does not go in". */
    private boolean isSettledBefore(Respects.Respect respect) {
        if (respect.attribute().group() != Group.QUALITY) return false;
        int denied = Integer.MAX_VALUE;
        int judged = -1;
        for (Found<Cue> cue : cues) {
            if (cue.meaning() == Cue.NEGATION) denied = Math.min(denied, cue.start());
            if (cue.meaning() == Cue.PRAISE || cue.meaning() == Cue.BLAME) judged = Math.max(judged, cue.end());
        }
        return judged >= 0 && Math.max(judged, respect.end()) < denied;
    }

    /** True if a negation stands right before the words of a respect or in them: "发布片里没投进的球" denies no release. */
    private boolean isDenied(Respects.Respect respect) {
        return cues.stream()
                .filter(cue -> cue.meaning() == Cue.NEGATION)
                .anyMatch(cue -> cue.start() < respect.end() && respect.start() - cue.end() <= DENIES);
    }

    /** True for what is good or bad by degrees, so that a fault denied is praise. */
    private static boolean isJudged(Attribute attribute) {
        return attribute.isAble()
                || attribute == Attribute.PRICE
                || attribute == Attribute.GENERATION_SPEED
                || attribute == Attribute.HARDWARE;
    }

    /** The verdict nearest to the words that speak of the respect: above zero praise, below blame, zero none. */
    private int verdict(Respects.Respect respect) {
        boolean praised = tells(Cue.PRAISE);
        boolean blamed = tells(Cue.BLAME);
        if (blamed && !praised && spared && isJudged(respect.attribute())) return 1;
        if (!praised && !blamed) return tells(Cue.WORSE) ? -1 : 0;
        if (!praised || !blamed) return praised ? 1 : -1;
        int nearest = Integer.MAX_VALUE;
        int verdict = 0;
        for (Found<Cue> cue : cues) {
            if (cue.meaning() != Cue.PRAISE && cue.meaning() != Cue.BLAME) continue;
            // "struggles to keep faces consistent": the good that is not reached
            if (cue.meaning() == Cue.BLAME && FAILS_AT.begins(folded, cue.start(), folded.length())) return -1;
            int distance = cue.end() <= respect.start()
                    ? respect.start() - cue.end() + BEFORE
                    : Math.max(0, cue.start() - respect.end());
            // the longer of two words at one place is the one meant
            distance = distance * 4 - Math.min(3, cue.end() - cue.start());
            if (distance < nearest) {
                nearest = distance;
                verdict = cue.meaning() == Cue.PRAISE ? 1 : -1;
            }
        }
        return verdict;
    }

    /**
     * How the subject comes out.
     *
     * @param clause where it is told
     * @param comparesModels true where another model is named beside it
     * @param hasNumber true where the clause states a figure
     */
    Polarity polarity(Respects.Respect respect, Sentence.Clause clause, boolean comparesModels, boolean hasNumber) {
        int start = clause.start();
        int end = clause.end();
        Attribute attribute = respect.attribute();
        // "除了贵, 没什么缺点": the one fault that there is
        if (tells(Cue.BLAME) && EXCEPT.begins(folded, start, end) && folded.indexOf(',', respect.end(), end) >= 0)
            return Polarity.NEGATIVE;
        if (respect.judges()) return told(respect);
        boolean negated = negated(respect) && !(isJudged(attribute) && spared && tells(Cue.BLAME));
        int verdict = verdict(respect);
        if (comparesModels && tells(Cue.WORSE)) return negated ? Polarity.POSITIVE : Polarity.NEGATIVE;
        if (comparesModels && tells(Cue.EQUAL) && !tells(Cue.ADVANTAGE)) {
            return negated ? Polarity.NEGATIVE : Polarity.NEUTRAL;
        }
        Group group = attribute.group();
        if (group == Group.CAPABILITY)
            return negated ? Polarity.NEGATIVE : verdict < 0 ? Polarity.NEGATIVE : Polarity.POSITIVE;
        if (group == Group.QUALITY || attribute == Attribute.RANKING) {
            if (negated) return verdict < 0 ? Polarity.POSITIVE : Polarity.NEGATIVE;
            return verdict < 0 ? Polarity.NEGATIVE : Polarity.POSITIVE;
        }
        return switch (attribute) {
            case RELEASE -> negated && isDenied(respect) ? Polarity.NEGATIVE : Polarity.NEUTRAL;
            case OPEN_SOURCE -> negated || verdict < 0 ? Polarity.NEGATIVE : Polarity.POSITIVE;
            case ARCHITECTURE, PARAMETERS -> comparesModels && verdict > 0 ? Polarity.POSITIVE : Polarity.NEUTRAL;
            case AVAILABILITY -> access(negated, verdict);
            case ADOPTION ->
                verdict < 0 || negated
                        ? Polarity.NEGATIVE
                        : verdict > 0 || tells(Cue.ADVANTAGE) ? Polarity.POSITIVE : Polarity.NEUTRAL;
            case GENERATION_SPEED, HARDWARE, PRICE -> {
                if (negated && verdict >= 0 && !hasNumber) yield Polarity.NEGATIVE;
                if (negated && verdict < 0) yield Polarity.POSITIVE;
                if (tells(Cue.ADVANTAGE) && verdict >= 0) yield Polarity.POSITIVE;
                if (comparesModels && hasNumber && verdict == 0 && attribute == Attribute.GENERATION_SPEED) {
                    yield Polarity.POSITIVE;
                }
                // "快速版 0.15 美元": praise beside a bare figure is no praise of it
                if (attribute == Attribute.PRICE && hasNumber && verdict > 0 && !comparesModels) yield Polarity.NEUTRAL;
                yield verdict > 0 ? Polarity.POSITIVE : verdict < 0 ? Polarity.NEGATIVE : Polarity.NEUTRAL;
            }
            default -> {
                if (liftsLimit(attribute, clause)) yield Polarity.POSITIVE;
                if (negated || (hasNumber && isLimit(respect, start, end))) yield Polarity.NEGATIVE;
                if (tells(Cue.ADVANTAGE)) yield Polarity.POSITIVE;
                if (hasNumber && !comparesModels) yield Polarity.NEUTRAL;
                yield verdict > 0 ? Polarity.POSITIVE : verdict < 0 ? Polarity.NEGATIVE : Polarity.NEUTRAL;
            }
        };
    }

    /** "no longer limited to 8 seconds", "取消了 8 秒的限制": true if a clause tells of a length or a size that bounds no more. */
    boolean liftsLimit(Attribute attribute, Sentence.Clause clause) {
        return isSize(attribute)
                && LIMIT_LIFTED.first(folded, clause.start(), clause.end()).isPresent();
    }

    /** True for the length and the size of a clip, which may be bounded. */
    static boolean isSize(Attribute attribute) {
        return attribute == Attribute.DURATION
                || attribute == Attribute.RESOLUTION
                || attribute == Attribute.FRAME_RATE;
    }

    /** "只支持 5 秒", "仅 720p": a clip that is no longer, a picture that is no larger than that. */
    private boolean isLimit(Respects.Respect respect, int start, int end) {
        if (!isSize(respect.attribute())) return false;
        int from = Math.max(start, respect.start() - LIMIT_WITHIN);
        int to = Math.min(end, respect.end() + LIMIT_WITHIN);
        Opening limit = respect.attribute() == Attribute.DURATION ? LONG_AT_MOST : LARGE_AT_MOST;
        return limit.first(folded, from, to).isPresent();
    }

    /** As the words of a respect say by themselves, unless a negation stands right before them. */
    private Polarity told(Respects.Respect respect) {
        boolean good = respect.verdict() == Verdict.GOOD;
        boolean denied = (good
                        ? isLess(respect.start()) || isNotSo(respect.start())
                        : spared
                                || isRare(respect.start(), respect.end(), cues)
                                || isNotSo(respect.start())
                                || rareFaults.stream()
                                        .anyMatch(fault ->
                                                fault.start() >= respect.start() && fault.end() <= respect.end()))
                || cues.stream()
                        .filter(cue -> cue.meaning() == Cue.NEGATION || cue.meaning() == Cue.SPARED)
                        .anyMatch(cue -> cue.end() <= respect.start() && respect.start() - cue.end() <= reach(cue));
        // "都不会乱码": a longer word says the opposite
        denied |= cues.stream()
                .filter(cue -> cue.meaning() == (good ? Cue.BLAME : Cue.PRAISE)
                        || (!good && cue.meaning() == Cue.NOT_NEGATION))
                .anyMatch(cue -> cue.start() < respect.start() && cue.end() >= respect.end());
        return good == denied ? Polarity.NEGATIVE : Polarity.POSITIVE;
    }

    private int reach(Found<Cue> denial) {
        return NEVER.contains(folded.substring(denial.start(), denial.end())) ? NEVER_WITHIN : DENIES_BLAME;
    }

    /** Who may use it: shut counts against the subject, a condition is a plain fact, an open door counts for it. */
    private Polarity access(boolean negated, int verdict) {
        if (negated || (verdict < 0 && !tells(Cue.PRAISE))) return Polarity.NEGATIVE;
        if (tells(Cue.ADVANTAGE)) return Polarity.POSITIVE;
        if (tells(Cue.CONDITION)) return Polarity.NEUTRAL;
        return Polarity.POSITIVE;
    }

    /**
     * True if it tells of a promise of former days, which says neither what is nor what is to come.
     *
     * @param toldOfFormerTime true where a date in the sentence lies well before the article
     */
    boolean retellsPromise(boolean toldOfFormerTime) {
        return tells(Cue.PLANNED) && (toldOfFormerTime || tells(Cue.PAST));
    }

    /**
     * When it is so.
     *
     * @param toldOfFormerTime true where a date in the sentence lies well before the article
     * @param compares true where the former is only what the present is measured by: "是上一代的3倍"
     * @param sentence the whole sentence, which may open with whose rumour it is
     */
    Status status(boolean toldOfFormerTime, boolean compares, Judgement sentence) {
        if (sentence.tells(Cue.RUMOURED)) return Status.RUMOURED;
        if (tells(Cue.PLANNED)) return Status.PLANNED;
        if (toldOfFormerTime || (tells(Cue.PAST) && !compares)) return Status.PAST;
        return Status.CURRENT;
    }

    /** How it is built and whether it is open, only the maker can tell. */
    private boolean isFactOfMaker(Attribute attribute, Polarity polarity) {
        boolean fact = attribute == Attribute.OPEN_SOURCE
                || attribute == Attribute.ARCHITECTURE
                || attribute == Attribute.PARAMETERS;
        return fact && polarity != Polarity.NEGATIVE && !judges();
    }

    /**
     * On whose word it is so.
     *
     * @param hasNumber true where the clause states a figure
     * @param voice how much the writer speaks for himself in the whole article
     * @param sentence how the whole sentence means what it says, for a voice named in another clause of it
     */
    Basis basis(
            Attribute attribute, Status status, Polarity polarity, boolean hasNumber, Voice voice, Judgement sentence) {
        if (tells(Cue.VENDOR)) return Basis.VENDOR;
        if (tells(Cue.THIRD_PARTY)) return Basis.THIRD_PARTY;
        if (tells(Cue.AUTHOR) || status == Status.PAST) return Basis.AUTHOR; // history is the writer's
        if (sentence.tells(Cue.VENDOR)) return Basis.VENDOR;
        if (sentence.tells(Cue.THIRD_PARTY)) return Basis.THIRD_PARTY;
        Group group = attribute.group();
        boolean able = attribute.isAble();
        if (able && sentence.tells(Cue.AUTHOR) && status != Status.PLANNED) return Basis.AUTHOR;
        boolean spec = group == Group.SPEC && attribute != Attribute.GENERATION_SPEED; // how long it took, he has seen
        boolean figure = (spec || (attribute == Attribute.PRICE && !judges())) && hasNumber;
        boolean event = attribute == Attribute.RELEASE || (figure && !sentence.tells(Cue.AUTHOR));
        if (voice == Voice.THROUGHOUT && !event && !isFactOfMaker(attribute, polarity)) return Basis.AUTHOR;
        if (voice == Voice.NOW_AND_THEN) {
            boolean fault = polarity == Polarity.NEGATIVE && group == Group.CAPABILITY;
            if (fault || (able && judges())) return Basis.AUTHOR;
        }
        // no maker finds fault with how well his own model does
        boolean blamed = group == Group.QUALITY || group == Group.SPEC || attribute == Attribute.PRICE;
        if (blamed && polarity == Polarity.NEGATIVE && status != Status.PLANNED) return Basis.AUTHOR;
        if (status == Status.RUMOURED) return Basis.THIRD_PARTY;
        if (attribute == Attribute.OVERALL) return Basis.AUTHOR;
        if (attribute == Attribute.ADOPTION) return Basis.AUTHOR;
        if (attribute == Attribute.RANKING) return hasNumber ? Basis.VENDOR : Basis.AUTHOR;
        return Basis.VENDOR;
    }
}
