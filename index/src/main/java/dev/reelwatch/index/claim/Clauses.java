package dev.reelwatch.index.claim;

import dev.reelwatch.index.vocabulary.Cues.Cue;
import dev.reelwatch.index.vocabulary.Feature;
import dev.reelwatch.index.vocabulary.Mention;
import dev.reelwatch.index.vocabulary.Opening;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells how the parts of a sentence between its commas are read: one that only begins what the next one says together
 * with it, a bracket on another model by itself.
 */
final class Clauses {
    private static final int LONGEST_NAMED = 40;
    private static final int LONGEST_ANSWER = 20;
    private static final int LONGEST_WHEN = 30;

    /** "就像屎一样", "都没有": how what is said of a thing named before it begins. */
    private static final Opening ANSWERS = Opening.compile(
            "就像|就跟|简直|真的|真是|还真|很|非常|太|特别|相当|极其|有点|有些|略|比较|不太|不够|依然|依旧|仍|还是|还不|确实|却|也就|一般|都|全|这两|这几|这些|一个都|统统|堪称|可以说|不行|不错|更是");

    private static final Opening WHEN = Opening.compile(
            "(?:并且|而且|同时|据悉)?(?:在|于|预计|大概|最快|最迟)?(?:未来|接下来|今后|不久|往后|再过)?的?(?:几|数|[一两二三四五六七八九十\\d]{1,3}(?:到|至|-)?[一两二三四五六七八九十\\d]{0,3})个?(?:天|日|周|星期|月|年|小时)(?:之?内|以?后|之后|左右)?[,、:]?"
                    + "|(?:去年|前年|一年前|两年前|半年前|当年|当初|最初|早期)(?:这个?时候|此时|年初|年底|刚(?:发布|上线|出来)时?|的?时候)?[,、:]?|(?:接下来|下个?月|下周|明年|今年(?:底|内|晚些时候)|年底前?|年内|月底前?|不久(?:之?后|的将来)|未来)[,、:]?"
                    + "|(?:in|over|within) the (?:coming|next) (?:few |couple of )?(?:hours|days|weeks|months|years?)[,:]?|(?:later|next|early next) (?:this )?(?:week|month|year|summer|fall|spring|quarter)[,:]?|soon[,:]?");

    private static final Opening STRESS = Opening.compile(
            "[^\\p{L}]{0,2}(?:(?:几乎|可以说|绝对)?(?:是)?(?:没有之一|毫无疑问|毫无悬念|没有其他|没错)|真的|是真的|bar none|hands down|no question|by far|period)[^\\p{L}]*");

    /** Behind the last name of a list: that it is said of all of them. */
    private static final Opening ALL = Opening.compile(
            "NAME+(?:[、/和与及] ?NAME+)*(?:$| ?(?:等[^,。;]{0,6})?(?:也|现在|目前|如今)?(?:都|均|皆|全)|,? (?:all|both) )"
                    .replace("NAME", String.valueOf(Feature.NAME)));

    /** A clause before a bracket is longer than this. */
    private static final int SHORT = 7;
    /** A bracket as long as this proves nothing. */
    private static final int LONGEST_BRACKET = 400;

    /** So far into a clause what it opens with stands. */
    private static final int OPENS = 3;

    private static final int SHORTEST_STATEMENT = 3;
    private static final String AFTER_BRACKET = " 。.!?,;:";
    /** "Veo 3.1 的 3 倍": a bracket that only measures. */
    private static final Opening TIMES =
            Opening.compile("\\s?的?\\s?(?:\\d+(?:\\.\\d+)?|[一二两三四五六七八九十几]) ?(?:倍|分之|x\\b|times)");

    private static final Opening FOIL = Opening.compile("不像|不在于|不是|并非|绝非|不再(?:仅仅?|只|单纯)?是|不(?:仅|只|单|光)仅?是|不止是");

    /** "最让人上头的不是画质，是时长": the same without a word between. */
    private static final Opening NOT_THE_MOST = Opening.compile("最[^,。;]{1,10}的(?:并)?不是");

    private static final Opening INSTEAD = Opening.compile("\\s*(?:(?:而|更)(?:像)?是|而在于)");

    private static final Opening ADDRESS = Opening.compile(
            "(?:(?:项目|论文|代码|主页|github)?(?:地址|主页|链接)\\s?)?[^\\p{L}\\p{N}]{0,20}(?:https?://|www\\.)\\S++\\s*+");

    private final String folded;
    private final String masked;
    private final Subjects subjects;
    private final Places<Cue> cues;

    /** @param masked the folded text with every name of a model blotted out */
    Clauses(String folded, String masked, Subjects subjects, Places<Cue> cues) {
        this.folded = folded;
        this.masked = masked;
        this.subjects = subjects;
        this.cues = cues;
    }

    /** The clauses of a sentence, those that belong together as one. */
    List<Sentence.Clause> of(Sentence sentence) {
        List<Sentence.Clause> parts = sentence.clauses();
        if (parts.size() < 2) return parts;
        List<Sentence.Clause> joined = new ArrayList<>(parts.size());
        Sentence.Clause clause = parts.getFirst();
        for (Sentence.Clause next : parts.subList(1, parts.size())) {
            if (belongTogether(clause, next)) {
                clause = new Sentence.Clause(clause.start(), next.end());
            } else {
                joined.add(clause);
                clause = next;
            }
        }
        joined.add(clause);
        return joined;
    }

    private boolean belongTogether(Sentence.Clause clause, Sentence.Clause next) {
        return isWhen(clause) || isAnswered(clause, next) || isStress(next) || isNamed(clause, next);
    }

    /** "未来几天内，就会开放": a clause that only tells when belongs to the next one. */
    private boolean isWhen(Sentence.Clause clause) {
        return clause.length() <= LONGEST_WHEN && WHEN.fills(folded, clause.start(), clause.end());
    }

    /** "现在的画质，就像屎一样", "相机控制、Act-One，这两个都没有": one clause names what the next one judges. */
    private boolean isAnswered(Sentence.Clause clause, Sentence.Clause next) {
        if (clause.length() > LONGEST_NAMED || next.length() > LONGEST_ANSWER) return false;
        if (!ANSWERS.begins(folded, next.start(), folded.length())) return false;
        if (judgement(clause).asserts()) return false;
        Judgement answer = judgement(next);
        return answer.judges() || answer.tells(Cue.NEGATION);
    }

    private Judgement judgement(Sentence.Clause clause) {
        return new Judgement(cues.within(clause.start(), clause.end()), folded);
    }

    /** "最好的，没有之一": a clause that only stresses the one before it belongs to that. */
    private boolean isStress(Sentence.Clause clause) {
        return STRESS.fills(folded, clause.start(), clause.end());
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

    /** "画质一般(Veo 3.1 动作更流畅)": a bracket at the end of a clause that states something of the model it begins with. */
    Optional<Sentence.Clause> statementInBrackets(Sentence.Clause clause) {
        int close = clause.end() - 1;
        while (close > clause.start() && AFTER_BRACKET.indexOf(folded.charAt(close)) >= 0) close--;
        if (folded.charAt(close) != ')') return Optional.empty();
        int open = close;
        while (open > clause.start() && folded.charAt(open) != '(') open--;
        boolean nested = folded.indexOf(')', open, close) >= 0;
        if (nested || open < clause.start() + SHORT || close - open > LONGEST_BRACKET) return Optional.empty();
        Sentence.Clause inside = new Sentence.Clause(open + 1, close);
        List<Mention> named = subjects.namedIn(inside.start(), inside.end());
        boolean states = named.size() == 1
                && named.getFirst().start() <= inside.start() + OPENS
                && inside.end() - named.getFirst().end() >= SHORTEST_STATEMENT;
        if (!states || measures(inside)) return Optional.empty();
        int behindName = named.getFirst().end();
        if (TIMES.begins(folded, behindName, close)) return Optional.empty();
        boolean tells = Sentence.holdsDigit(folded, behindName, close)
                || judgement(inside).asserts();
        return tells ? Optional.of(inside) : Optional.empty();
    }

    private boolean measures(Sentence.Clause clause) {
        return cues.within(clause.start(), clause.end()).stream()
                .anyMatch(cue -> cue.meaning() == Cue.WORSE
                        || (cue.meaning() == Cue.COMPARED_BEFORE && cue.start() <= clause.start() + OPENS));
    }

    /**
     * "它不再只是一个玩具，而是…": true if what a clause denies only sets off what comes next.
     *
     * @param next where that begins
     */
    boolean isFoil(Sentence.Clause clause, int next) {
        boolean instead = INSTEAD.begins(folded, next, folded.length());
        return (instead && FOIL.first(folded, clause.start(), clause.end()).isPresent())
                || ((instead || folded.startsWith("是", next))
                        && NOT_THE_MOST
                                .first(folded, clause.start(), clause.end())
                                .isPresent());
    }

    /** "项目地址：https://…": true if there is nothing else in a clause. */
    boolean isAddress(Sentence.Clause clause) {
        return folded.indexOf('/', clause.start(), clause.end()) >= 0
                && ADDRESS.fills(folded, clause.start(), clause.end());
    }
}
