package dev.reelwatch.web.digest;

import dev.reelwatch.index.KnowledgeBase;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.finding.Dispute;
import dev.reelwatch.index.finding.Finding;
import dev.reelwatch.index.finding.Promise;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What digests are compiled from.
 *
 * @param findings every claim is in one of them
 */
public record News(List<Finding> findings, List<Dispute> disputes, List<Promise> promises) {
    public News {
        findings = List.copyOf(findings);
        disputes = List.copyOf(disputes);
        promises = List.copyOf(promises);
    }

    public static News of(KnowledgeBase knowledge) {
        return of(knowledge.claims(), knowledge.findings(), knowledge.disputes(), knowledge.promises());
    }

    /** A claim that no finding holds is a finding of its own, with one origin. */
    public static News of(List<Claim> claims, List<Finding> findings, List<Dispute> disputes, List<Promise> promises) {
        Set<String> held = new HashSet<>();
        findings.forEach(finding -> finding.claims().forEach(claim -> held.add(claim.id())));
        List<Finding> all = new ArrayList<>(findings);
        for (Claim claim : claims) {
            if (!held.add(claim.id())) continue;
            all.add(new Finding(
                    "claim-" + claim.id(),
                    claim.model(),
                    claim.attribute(),
                    claim.polarity(),
                    claim.value(),
                    List.of(claim),
                    1));
        }
        return new News(all, disputes, promises);
    }
}
