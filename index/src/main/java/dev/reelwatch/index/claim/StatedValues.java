package dev.reelwatch.index.claim;

import dev.reelwatch.index.claim.Subjects.Subject;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.index.vocabulary.Attribute.Group;
import dev.reelwatch.index.vocabulary.Mention;
import dev.reelwatch.index.vocabulary.Opening;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Finds the value that a clause states of a model in some respect: its figure, or its date. */
final class StatedValues {
    /** "(23.6%)", "的 66 元": right behind a name, the figure of that model. */
    private static final Opening OWN_FIGURE = Opening.compile(
            "\\s?\\([^()]{0,12}\\d[^()]{0,12}\\)|\\s?的\\s?[$¥￥]?\\d+(?:\\.\\d+)?\\s?(?:元|块|美元|刀|秒|分钟|%|积分|p\\b|k\\b|s\\b)");

    /** "取消了免费额度", "the free tier ended". */
    private static final Opening FREE_NO_MORE = Opening.compile(
            "(?:取消|砍掉|砍了|关闭|停止|结束|不再|没有|[暂尚并仍]无|暂不|不是|不提供|告别|并不|并非)了?(?:了|提供|是)?免费|从免费(?:变|转|改|到收费)|免费[^,。;]{0,8}(?:没了|没有了|取消|结束|到期|停了|变成|转为|改为|被砍|砍掉|恢复收费)"
                    + "|(?:no longer|not|isn't|never|no|without a) (?:for )?free|(?:kill(?:ed|s)?|ditch(?:ed|es)?|axed|dropped|removed|scrapped|ended|ends) (?:its |the |their )?free|\\bfree (?:tier|plan|trial|credits|access|version)s? [^,.;]{0,12}(?:ended|ends|gone|is over|removed|killed|discontinued|expired)");

    /** "免费版不能商用", "the free tier is limited to": what the free door does not give. */
    private static final Opening FREE_WITH_BOUNDS = Opening.compile(
            "免费(?:版本?|用户|账号|账户|额度|套餐|档|会员|层级?)[^,。;]{0,8}?(?:不能|不可|无法|不支持|不许|不允许|没有(?!水印|限制|次数|门槛|广告|上限)|只能|只有|仅限|仅能|仅可|(?<!不|没有)限制|(?<!不)带水印|(?<!没)有水印)|(?:can't|cannot|can not) [^,.;]{2,40} (?:on|in|with) (?:the|a) free (?:tier|plan|version|account)"
                    + "|\\bfree (?:tier|plan|version|users?|accounts?)[^,.;]{0,12} (?:can't|cannot|can not|isn't|aren't|is not|are not|doesn't|don't|lacks?|limited|only|adds? a watermark|has a watermark)");

    private final String text;
    private final String folded;
    private final String masked;
    private final Subjects subjects;
    private final TextDates dates;

    /** @param masked the folded text with every name of a model blotted out */
    StatedValues(String text, String folded, String masked, Subjects subjects, TextDates dates) {
        this.text = text;
        this.folded = folded;
        this.masked = masked;
        this.subjects = subjects;
        this.dates = dates;
    }

    /**
     * The value of one of the models that a clause speaks of; empty if it states none, and if it denies the one it states.
     *
     * @param date told by the clause or its sentence before it
     * @param ownDate true if by the clause
     */
    Optional<Value> of(
            Passage passage, Attribute attribute, String model, Optional<Dates.Found> date, boolean ownDate) {
        if (tellsInOrder(passage)) return inOrder(passage, attribute, model);
        Sentence.Clause clause = passage.clause();
        return (attribute == Attribute.RELEASE ? day(clause, date) : figure(passage, attribute, model, date, ownDate))
                .filter(value ->
                        !isDenied(value, clause) && !passage.judgement().liftsLimit(attribute, clause));
    }

    private Optional<Value> day(Sentence.Clause clause, Optional<Dates.Found> date) {
        return date.isPresent() ? date.map(this::valueOf) : dates.lately(clause);
    }

    private Value valueOf(Dates.Found date) {
        return Value.ofDate(text.substring(date.start(), date.end()), date.at());
    }

    private Optional<Value> figure(
            Passage passage, Attribute attribute, String model, Optional<Dates.Found> date, boolean ownDate) {
        Sentence.Clause clause = passage.clause();
        Subject subject = passage.subject();
        Sentence.Clause share = subject.share(model, clause);
        Optional<Value> figure = Figures.in(attribute, beforeFigureOfRival(share, subject), text, masked);
        if (figure.isEmpty() && !share.equals(clause) && !isVersus(clause)) {
            figure = Figures.in(attribute, beforeFigureOfRival(clause, subject), text, masked);
        }
        boolean event = attribute.group() == Group.CAPABILITY || attribute == Attribute.AVAILABILITY;
        if (figure.isEmpty() && event && ownDate) return date.map(this::valueOf);
        boolean where = figure.isEmpty() && attribute == Attribute.AVAILABILITY;
        return where ? Figures.placeIn(clause, text, masked) : figure;
    }

    private boolean isVersus(Sentence.Clause clause) {
        return folded.indexOf(" vs", clause.start(), clause.end()) >= 0
                || folded.indexOf("versus", clause.start(), clause.end()) >= 0;
    }

    /** "超越了 Veo 3.1(23.6%)", "比可灵的 66 元便宜 7 块": a clause without the figure right behind a rival, which is the rival's. */
    private Sentence.Clause beforeFigureOfRival(Sentence.Clause clause, Subject subject) {
        if (subject.compared().isEmpty()) return clause;
        for (Mention mention : subjects.namedIn(clause.start(), clause.end())) {
            if (!subject.compared().contains(mention.model())) continue;
            int end = OWN_FIGURE.skip(folded, mention.end(), clause.end());
            if (end == mention.end()) continue;
            boolean before = Sentence.holdsDigit(folded, clause.start(), mention.start());
            return before
                    ? new Sentence.Clause(clause.start(), mention.start())
                    : new Sentence.Clause(end, clause.end());
        }
        return clause;
    }

    private boolean isDenied(Value value, Sentence.Clause clause) {
        boolean free = value.unit().isEmpty() && value.number().equals(OptionalDouble.of(0));
        return free && (isFreeNoMore(clause) || boundsFree(clause));
    }

    /** True if a clause tells what may not be done, or how little, where nothing is paid. */
    boolean boundsFree(Sentence.Clause clause) {
        return FREE_WITH_BOUNDS.first(folded, clause.start(), clause.end()).isPresent();
    }

    /** True if a clause tells that something costs nothing no more. */
    boolean isFreeNoMore(Sentence.Clause clause) {
        return FREE_NO_MORE.first(folded, clause.start(), clause.end()).isPresent();
    }

    /** "分别为 1080p 和 720p": the models of a clause have its figures one by one. */
    private boolean tellsInOrder(Passage passage) {
        Sentence.Clause clause = passage.clause();
        return passage.subject().models().size() > 1
                && (folded.indexOf("分别", clause.start(), clause.end()) >= 0
                        || folded.indexOf("respectively", clause.start(), clause.end()) >= 0);
    }

    /** The figure that a model has by its place among those named; empty where there is none for each. */
    private Optional<Value> inOrder(Passage passage, Attribute attribute, String model) {
        List<String> models = passage.subject().models();
        Sentence.Clause clause = passage.clause();
        int each = folded.indexOf("分别", clause.start(), clause.end());
        Sentence.Clause figures = new Sentence.Clause(Math.max(each, clause.start()), clause.end());
        List<Value> values = Figures.inOrder(attribute, figures, text, masked, models.size()).stream()
                .map(value -> attribute == Attribute.PRICE
                        ? Figures.priced(value, masked.substring(clause.start(), clause.end()))
                        : value)
                .toList();
        int at = models.indexOf(model);
        return at >= 0 && values.size() == models.size() ? Optional.of(values.get(at)) : Optional.empty();
    }

    /** "5秒和10秒": the other figures of a clause that are said of the same model as the one found. */
    List<Figures.Beside> beside(Value found, Passage passage, Attribute attribute) {
        return tellsInOrder(passage) ? List.of() : Figures.beside(attribute, found, passage.clause(), text, masked);
    }
}
