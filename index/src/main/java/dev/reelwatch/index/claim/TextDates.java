package dev.reelwatch.index.claim;

import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.vocabulary.Opening;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;

/** The dates of one article, read in the order of its clauses: what a date leaves out is told by the last one before it. */
final class TextDates {
    /** An event so many days before its article is background, no news. */
    private static final int FORMER_DAYS = 45;

    /** "从 5 月推迟到 8 月". */
    private static final Opening PUT_OFF = Opening.compile(
            "(?:推迟|延期|延后|改|提前|顺延|跳票)(?:到|至)|推到了?|(?:delayed|postponed|pushed back|pushed|moved|slipped)(?: [^,.;]{1,24})? (?:to|until|into)\\b");

    /** "原定 5 月的 Sora 3 再次推迟", with no new day. */
    private static final Opening PUT_OFF_OPENLY = Opening.compile(
            "(?:(?:再次|再度|又|一再|多次|继续|无限期)(?:推迟|延期|延后|跳票)|(?<!没有|没|不会|未|不|并未)(?:跳票|推迟|延期))(?:了|发布|上线)?[^\\p{L}\\p{N}]{0,2}$|\\b(?:delayed|postponed|pushed back)(?: again| indefinitely| once more)?[^\\p{L}\\p{N}]{0,2}$");

    private static final List<String> LATELY =
            List.of("近日", "日前", "刚刚", "前几天", "最近", "近期", "这两天", "这几天", "本月", "新近", "just ", "recently");

    private final String text;
    private final String folded;
    private final Optional<LocalDate> published;
    private Optional<Moment> last = Optional.empty();

    /** @param published day of the article, where known */
    TextDates(String text, String folded, Optional<LocalDate> published) {
        this.text = text;
        this.folded = folded;
        this.published = published;
    }

    /** The first date between two offsets; of one that was put off the later one. */
    Optional<Dates.Found> in(int start, int end) {
        Dates.Context now = new Dates.Context(published, last);
        Optional<Dates.Found> first = first(start, end, now);
        if (first.isEmpty() || isPutOff(start, end)) return Optional.empty();
        return PUT_OFF.first(folded, start, end)
                .map(MatchResult::end)
                .flatMap(from -> first(from, end, now.ahead()))
                .or(() -> first);
    }

    /** True if what a clause tells was put off to no day that it tells: the day in it holds no more. */
    boolean isPutOff(int start, int end) {
        return PUT_OFF_OPENLY.first(folded, start, end).isPresent();
    }

    /** True if a clause tells that something was put off, be it to no day that it tells. */
    boolean putsOff(int start, int end) {
        return isPutOff(start, end) || PUT_OFF.first(folded, start, end).isPresent();
    }

    private Optional<Dates.Found> first(int start, int end, Dates.Context context) {
        return Dates.in(folded.substring(start, end), context).map(found -> found.movedBy(start));
    }

    /** The date that a clause tells by itself; from now on the last one told. */
    Optional<Dates.Found> read(Sentence sentence, Sentence.Clause clause, Optional<Dates.Found> ofSentence) {
        if (ofSentence.isEmpty()) return Optional.empty();
        boolean alone =
                sentence.clauses().size() == 1 && clause.start() == sentence.start() && clause.end() == sentence.end();
        Optional<Dates.Found> own = alone ? ofSentence : in(clause.start(), clause.end());
        if (own.isPresent()) last = own.map(Dates.Found::at);
        return own;
    }

    /** The last date told so far. */
    Optional<Moment> last() {
        return last;
    }

    /** Goes on as if a date were the last one told. */
    void goOnFrom(Optional<Moment> date) {
        last = date;
    }

    /** "近日发布": in the month of the article, as far as its words tell. */
    Optional<Value> lately(Sentence.Clause clause) {
        if (published.isEmpty()) return Optional.empty();
        for (String word : LATELY) {
            int at = folded.indexOf(word, clause.start(), clause.end());
            if (at < 0) continue;
            return Optional.of(
                    Value.ofDate(text.substring(at, at + word.length()), new Moment(YearMonth.from(published.get()))));
        }
        return Optional.empty();
    }

    /** True if it lies after this article. */
    boolean isToCome(Optional<Moment> at) {
        return at.isPresent() && published.isPresent() && at.get().firstDay().isAfter(published.get());
    }

    /** True if an event lies so far before its article that it is background, no news. */
    static boolean isFormer(Optional<Moment> at, Optional<LocalDate> published) {
        return at.isPresent()
                && published.isPresent()
                && ChronoUnit.DAYS.between(at.get().lastDay(), published.get()) > FORMER_DAYS;
    }

    /** True if it lies so far before this one. */
    boolean isFormer(Optional<Moment> at) {
        return isFormer(at, published);
    }
}
