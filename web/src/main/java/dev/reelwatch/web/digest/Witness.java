package dev.reelwatch.web.digest;

import static java.util.Comparator.comparing;

import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Value;
import dev.reelwatch.index.finding.Finding;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.index.vocabulary.Fold;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * Which of the claims of a finding speaks for all of them: the one whose sentence says it most outright. That a model
 * came out is said outright where it is what the sentence tells, and in passing where the sentence goes on to tell
 * something else of the model that came out.
 */
final class Witness {
    /** A hashtag or an entry of a list. */
    private static final Pattern NO_SENTENCE = Pattern.compile("[#＃]|^[^。，,]{1,12}[:：]\\s|^[-*•]");

    /** What it tells stands below it. */
    private static final Pattern HEADING = Pattern.compile("[:：]\\s*$");

    /** That it came out only tells which model is meant, or when something else happened. */
    private static final Pattern IN_PASSING =
            Pattern.compile("^(?:至于|关于|说到|提到|自从?|随着|趁着?|除了|不仅|不只|尽管|虽然)|(?:发布|推出|上线|开源|公布|升级|更新|出)的(?!是|就是)"
                    + "|(?:发布|推出|上线|开源|公布)(?:之?[前后时]|以来|的时候)"
                    + "|^(?:as for|since|after|with|besides|although|while|now that)\\b"
                    + "|\\b(?:newly|recently|just)[- ](?:released|launched|announced|unveiled)\\s+(?!by\\b)"
                    + "|\\b(?:the|its|their|'s) (?:recent )?(?:release|launch|debut|announcement) of\\b"
                    + "|,\\s*(?:which (?:was )?)?(?:released|launched|announced|unveiled|introduced)\\b[^,]*,");

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    private final Language language;
    private final Passages passages;

    /** @param language of the reader, whose own words are shown where they say as much as others */
    Witness(Language language, Passages passages) {
        this.language = language;
        this.passages = passages;
    }

    /**
     * Of the claims that tell the figure, where there is one, the most outright, then one that names its model, then one in the language of the reader, then the surest,
     * then the earliest.
     */
    Claim of(Finding finding) {
        return finding.claims().stream()
                .filter(claim -> claim.value().isPresent() == finding.value().isPresent())
                .max(mostOutright())
                .orElseGet(finding::best);
    }

    private Comparator<Claim> mostOutright() {
        Comparator<Claim> earliest = comparing(
                (Claim claim) -> claim.saidAt().map(Moment::firstDay).orElse(LocalDate.MAX), Comparator.reverseOrder());
        return comparing(this::isSentence)
                .thenComparing(claim -> !isInPassing(claim))
                .thenComparing(this::isNamed)
                .thenComparing(Witness::isDated)
                .thenComparing(this::isOwn)
                .thenComparingDouble(Claim::confidence)
                .thenComparing(earliest)
                .thenComparing(Claim::id, Comparator.reverseOrder());
    }

    private boolean isSentence(Claim claim) {
        return !NO_SENTENCE.matcher(claim.quote().text()).find()
                && !HEADING.matcher(passages.around(claim)).find();
    }

    /** True if a reader of its sentence alone sees what it was that came out or is open. */
    private boolean isNamed(Claim claim) {
        return Facts.EVENTS.contains(claim.attribute())
                && passages.namesIn(passages.around(claim)).contains(claim.model());
    }

    /** True if that a model came out is told on the way to something else. */
    private boolean isInPassing(Claim claim) {
        return claim.attribute() == Attribute.RELEASE
                && IN_PASSING.matcher(Fold.fold(passages.around(claim))).find();
    }

    private boolean isOwn(Claim claim) {
        return HAN.matcher(claim.quote().text()).find() == (language == Language.ZH);
    }

    /** A day in figures says when it was; "yesterday" is to be counted back from. */
    private static boolean isDated(Claim claim) {
        return claim.value()
                .filter(value -> value.date().isPresent())
                .map(Value::text)
                .filter(text -> text.chars().anyMatch(Character::isDigit))
                .isPresent();
    }
}
