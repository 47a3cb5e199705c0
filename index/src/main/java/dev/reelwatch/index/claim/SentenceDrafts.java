package dev.reelwatch.index.claim;

import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.index.vocabulary.Attribute.Group;
import dev.reelwatch.index.vocabulary.Opening;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** Makes what the clauses of one sentence claim fit together: what only leads to another of its claims is none. */
final class SentenceDrafts {
    /** Beside the specs, what is told by a figure: a clause that only leads to the figure of its sentence adds nothing. */
    private static final Set<Attribute> FIGURED = EnumSet.of(Attribute.PRICE, Attribute.RANKING, Attribute.ADOPTION);

    /** What is told with the length of a clip, not with the time it takes. */
    private static final Opening LENGTH = Opening.compile("单次|直出|一次(?:性|能|可)|最长|时长|长达|up to|long\\b");

    private SentenceDrafts() {}

    /** Drops and changes drafts of one sentence as its other ones tell, in place. */
    static void settle(List<Draft> ofSentence) {
        if (ofSentence.size() < 2) return;
        dropLabels(ofSentence);
        dropSecondReadings(ofSentence);
        compareBackwards(ofSentence);
        putAhead(ofSentence);
    }

    /** "谷歌计划在 7 月推出 Veo 5，支持 4K": what is told of a release to come is to come with it. */
    private static void putAhead(List<Draft> ofSentence) {
        for (int i = 0; i < ofSentence.size(); i++) {
            Draft release = ofSentence.get(i);
            boolean ahead = release.status() == Status.PLANNED || release.status() == Status.RUMOURED;
            if (!ahead || release.attribute() != Attribute.RELEASE) continue;
            for (int k = i + 1; k < ofSentence.size(); k++) {
                Draft later = ofSentence.get(k);
                boolean told = later.status() == Status.CURRENT
                        && later.basis() != Basis.AUTHOR
                        && later.attribute().group() != Group.QUALITY
                        && later.model().equals(release.model());
                if (told) ofSentence.set(k, later.withStatus(release.status()));
            }
        }
    }

    /** "下调价格，每秒 0.4 美元" is one claim: words that only lead to a figure of their sentence add none. */
    private static void dropLabels(List<Draft> ofSentence) {
        ofSentence.removeIf(draft -> draft.value().isEmpty()
                && draft.comparedTo().isEmpty()
                && (draft.attribute().group() == Group.SPEC || FIGURED.contains(draft.attribute()))
                && ofSentence.stream()
                        .anyMatch(other -> other.value().isPresent()
                                && other.quote().end() >= draft.quote().start()
                                && (draft.polarity() != Polarity.NEGATIVE || other.polarity() == Polarity.NEGATIVE)
                                && other.attribute() == draft.attribute()
                                && other.model().equals(draft.model())
                                && other.status() == draft.status()));
    }

    /** "最快 5 秒生成", "单次 16 秒直出": one figure is how long it takes or how long the clip is, not both. */
    private static void dropSecondReadings(List<Draft> ofSentence) {
        ofSentence.removeIf(draft -> switch (draft.attribute()) {
            case DURATION -> !tellsLength(draft) && isReadAs(Attribute.GENERATION_SPEED, draft, ofSentence);
            case GENERATION_SPEED -> tellsLength(draft) && isReadAs(Attribute.DURATION, draft, ofSentence);
            default -> false;
        });
    }

    private static boolean tellsLength(Draft draft) {
        String words = draft.quote().text();
        return LENGTH.first(words, 0, words.length()).isPresent();
    }

    private static boolean isReadAs(Attribute other, Draft draft, List<Draft> ofSentence) {
        OptionalDouble number = number(draft);
        return number.isPresent()
                && ofSentence.stream()
                        .anyMatch(each -> each.attribute() == other
                                && each.model().equals(draft.model())
                                && each.quote().equals(draft.quote())
                                && number.equals(number(each)));
    }

    private static OptionalDouble number(Draft draft) {
        return draft.value().map(Value::number).orElse(OptionalDouble.empty());
    }

    /** "Runway 的光影，在这个版本，吊打 Pika": the rival may be named after what is compared. */
    private static void compareBackwards(List<Draft> ofSentence) {
        for (int i = 0; i < ofSentence.size(); i++) {
            Draft draft = ofSentence.get(i);
            if (draft.comparedTo().isPresent()
                    || draft.judged()
                    || draft.value().isPresent()
                    || draft.attribute().group() != Group.QUALITY) continue;
            for (Draft later : ofSentence.subList(i + 1, ofSentence.size())) {
                if (later.comparedTo().isEmpty() || !later.model().equals(draft.model())) continue;
                ofSentence.set(i, draft.comparedTo(later.comparedTo().get(), later.polarity()));
                break;
            }
        }
    }
}
