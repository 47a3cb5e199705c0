package dev.reelwatch.index.finding;

import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.vocabulary.Attribute;
import java.util.List;
import java.util.Map;

/**
 * All that is known of one model in one respect. It is another object whenever any of it changed, and the same as long
 * as nothing did.
 *
 * @param line whether there are variants of the model
 * @param claims earliest said first
 * @param grounds what the sentences of claims tell by themselves, by the id of the claim, where that was asked
 */
public record Matter(
        String model,
        Attribute attribute,
        boolean line,
        List<Claim> claims,
        List<Finding> findings,
        List<Dispute> disputes,
        List<Promise> promises,
        List<Change> changes,
        Map<String, Grounds> grounds) {
    public Matter {
        claims = List.copyOf(claims);
        findings = List.copyOf(findings);
        disputes = List.copyOf(disputes);
        promises = List.copyOf(promises);
        changes = List.copyOf(changes);
        grounds = Map.copyOf(grounds);
    }

    /** What the sentence of a claim tells by itself. */
    public Grounds groundsOf(Claim claim) {
        Grounds held = grounds.get(claim.id());
        return held != null ? held : Grounds.of(claim);
    }
}
