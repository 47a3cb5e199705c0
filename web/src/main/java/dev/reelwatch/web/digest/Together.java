package dev.reelwatch.web.digest;

import dev.reelwatch.index.claim.Basis;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Polarity;
import dev.reelwatch.index.claim.Status;
import dev.reelwatch.index.finding.Finding;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.web.digest.Summary.Kind;
import java.util.Optional;
import java.util.regex.Pattern;

/** Findings that are told in one sentence have all of this in common. */
record Together(String model, Kind kind, Status status, boolean against, Optional<String> comparedTo, String of) {
    /** The shape of a picture, which tells nothing of how many lines it has. */
    private static final Pattern ASPECT = Pattern.compile("\\d{1,2}[:：]\\d{1,2}");

    /**
     * Empty where a finding is not worth a sentence.
     *
     * @param daily true for the news of a day
     * @param passage the sentence that shows it
     */
    static Optional<Together> of(Finding finding, boolean daily, String passage, Proof proof) {
        Claim claim = finding.claims().getFirst();
        Attribute attribute = finding.attribute();
        boolean against = finding.polarity() == Polarity.NEGATIVE;
        boolean valued = Facts.figure(finding).isPresent();
        if (claim.comparedTo().isPresent() && !Proof.isPlainFigure(claim)) {
            // that two were set side by side tells nothing
            if (finding.polarity() == Polarity.NEUTRAL) return Optional.empty();
            Kind kind = attribute == Attribute.RANKING ? Kind.RECORD : Kind.VERDICT;
            return Optional.of(
                    new Together(finding.model(), kind, claim.status(), against, claim.comparedTo(), passage));
        }
        if (claim.status() != Status.CURRENT) {
            Kind kind = switch (claim.status()) {
                case PLANNED -> Kind.PROMISE;
                case RUMOURED -> Kind.RUMOUR;
                default -> Kind.BACKGROUND;
            };
            return Optional.of(alone(finding, kind));
        }
        boolean ratio = attribute == Attribute.RESOLUTION
                && Facts.figure(finding)
                        .filter(value -> ASPECT.matcher(value.text()).matches())
                        .isPresent();
        boolean fact =
                Facts.ORDER.contains(attribute) && !against && !ratio && (valued || Facts.EVENTS.contains(attribute));
        if (fact) return Optional.of(facts(finding.model()));
        if (Facts.EVENTS.contains(attribute)) return Optional.of(alone(finding, against ? Kind.LIMIT : Kind.VERDICT));
        if (attribute == Attribute.ADOPTION && !valued && finding.origins() < 2) return Optional.empty();
        // who is not said to be behind anything is seldom meant to be
        boolean trailing = attribute == Attribute.RANKING && against && !valued && finding.origins() < 2;
        if (trailing || ratio) return Optional.empty();
        if (attribute == Attribute.RANKING || attribute == Attribute.ADOPTION) {
            return Optional.of(alone(finding, Kind.RECORD));
        }
        if (finding.claims().stream().allMatch(each -> proof.isLack(each) || proof.isOnly(each))) {
            return Optional.of(
                    new Together(finding.model(), Kind.LIMIT, Status.CURRENT, against, Optional.empty(), passage));
        }
        // that a respect was spoken of tells nothing
        if (finding.polarity() == Polarity.NEUTRAL) return Optional.empty();
        boolean capability = attribute.group() == Attribute.Group.CAPABILITY;
        // that a vendor praises its own work is no verdict
        boolean advertised = finding.claims().stream().allMatch(each -> each.basis() == Basis.VENDOR);
        if (daily && !capability && !valued && !against && advertised) return Optional.empty();
        return Optional.of(new Together(
                finding.model(),
                capability ? Kind.CAPABILITY : Kind.VERDICT,
                Status.CURRENT,
                against,
                Optional.empty(),
                attribute == Attribute.FEATURE_OTHER ? "other" + passage : passage));
    }

    static Together facts(String model) {
        return new Together(model, Kind.FACT, Status.CURRENT, false, Optional.empty(), "");
    }

    private static Together alone(Finding finding, Kind kind) {
        return new Together(
                finding.model(),
                kind,
                finding.claims().getFirst().status(),
                finding.polarity() == Polarity.NEGATIVE,
                Optional.empty(),
                finding.id());
    }
}
