package dev.reelwatch.index.finding;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Polarity;
import dev.reelwatch.index.claim.Value;
import dev.reelwatch.index.story.Role;
import dev.reelwatch.index.story.Witness;
import dev.reelwatch.index.vocabulary.Attribute;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Brings claims together that say the same. The outcome does not depend on the order of the claims. */
public final class Findings {
    /** Earliest said first; those whose time is not known last. */
    public static final Comparator<Claim> EARLIEST_SAID = Comparator.comparing(
                    (Claim claim) -> claim.saidAt().map(Moment::start).orElse(Instant.MAX))
            .thenComparing(Claim::id);

    private static final Comparator<Finding> MOST_SUPPORTED = Comparator.comparing(
                    Finding::origins, Comparator.reverseOrder())
            .thenComparing(finding -> finding.claims().get(0), EARLIEST_SAID);

    private Findings() {}

    /** The findings of {@code claims}; a site, else an author, is one origin. */
    public static List<Finding> of(List<Claim> claims) {
        return of(claims, Witness::of);
    }

    /** The findings of {@code claims}, by model, attribute and support. Each claim is in one finding. */
    public static List<Finding> of(List<Claim> claims, Function<Claim, Witness> witnesses) {
        List<Finding> findings = new ArrayList<>();
        byModelAndAttribute(claims)
                .values()
                .forEach(ofOne ->
                        findings.addAll(ofOne(ofOne.stream().map(Statement::new).toList(), witnesses, Grounds::of)));
        return findings;
    }

    /** The findings of one model in one respect. */
    static List<Finding> ofOne(
            Collection<Statement> statements, Function<Claim, Witness> witnesses, Function<Claim, Grounds> groundsOf) {
        return Clusters.of(statements).stream()
                .map(cluster -> finding(cluster, witnesses, groundsOf))
                .sorted(MOST_SUPPORTED)
                .toList();
    }

    static Map<String, List<Claim>> byModelAndAttribute(List<Claim> claims) {
        Map<String, List<Claim>> groups = new TreeMap<>();
        for (Claim claim : claims) {
            String key = claim.model() + "\n" + claim.attribute().json();
            groups.computeIfAbsent(key, ignored -> new ArrayList<>()).add(claim);
        }
        return groups;
    }

    private static Finding finding(
            List<Statement> cluster, Function<Claim, Witness> witnesses, Function<Claim, Grounds> groundsOf) {
        Optional<Value> value = Clusters.value(cluster);
        List<Claim> claims =
                cluster.stream().map(Statement::claim).sorted(EARLIEST_SAID).toList();
        Claim first = claims.get(0);
        Claim best = best(claims, value.flatMap(Value::date), groundsOf);
        return new Finding(
                id(first.model(), first.attribute(), first.id()),
                first.model(),
                first.attribute(),
                polarity(claims),
                // the figure or kind is that of the quote which is shown with it
                value.filter(told -> told.date().isPresent())
                        .or(() -> Figures.told(best))
                        .or(() -> value),
                claims,
                support(cluster, witnesses),
                best);
    }

    /** The claim whose quote needs the least beside it: it is of this model, tells the date itself, names the model. */
    private static Claim best(List<Claim> claims, Optional<Moment> date, Function<Claim, Grounds> groundsOf) {
        if (claims.size() == 1) return claims.get(0);
        return claims.stream()
                .max(Comparator.comparing(
                                (Claim claim) -> groundsOf.apply(claim).names())
                        .thenComparing(claim -> date.isPresent()
                                && claim.value().flatMap(Value::date).equals(date)
                                && groundsOf.apply(claim).dates())
                        .thenComparing(claim -> groundsOf.apply(claim).naming() == Grounds.Naming.QUOTE)
                        .thenComparingDouble(Claim::confidence))
                .orElseThrow();
    }

    /** Who says the same in the same words has it from the other. */
    private static Support support(List<Statement> cluster, Function<Claim, Witness> witnesses) {
        Map<String, String> sameVoice = new HashMap<>();
        Map<Long, String> byWording = new HashMap<>();
        Set<String> voices = new HashSet<>();
        Set<String> vendor = new HashSet<>();
        Set<String> testers = new HashSet<>();
        List<Statement> sorted = cluster.stream()
                .sorted(Comparator.comparing(Statement::claim, EARLIEST_SAID))
                .toList();
        for (Statement statement : sorted) {
            Witness witness = witnesses.apply(statement.claim());
            if (!witness.independent()) continue;
            String voice = sameVoice.getOrDefault(witness.voice(), witness.voice());
            if (statement.wording() != 0) {
                String former = byWording.putIfAbsent(statement.wording(), voice);
                if (former != null && !former.equals(voice)) {
                    if (!voices.contains(voice)) sameVoice.put(voice, former);
                    voice = former;
                }
            }
            voices.add(voice);
            if (witness.role() == Role.VENDOR) vendor.add(voice);
            if (witness.role() == Role.TESTER) testers.add(voice);
        }
        // those who only pass it on have it from somebody
        return new Support(Math.max(1, voices.size()), vendor.size(), testers.size());
    }

    private static Polarity polarity(List<Claim> claims) {
        long positive = claims.stream()
                .filter(claim -> claim.polarity() == Polarity.POSITIVE)
                .count();
        long neutral = claims.stream()
                .filter(claim -> claim.polarity() == Polarity.NEUTRAL)
                .count();
        if (positive + neutral == 0) return Polarity.NEGATIVE;
        return positive > neutral
                ? Polarity.POSITIVE
                : neutral > positive ? Polarity.NEUTRAL : claims.get(0).polarity();
    }

    /** A finding, dispute, promise goes by its earliest claims: later ones that join it change nothing. */
    static String id(String model, Attribute attribute, String... parts) {
        return Article.sha256(model + "\n" + attribute.json() + "\n" + String.join("\n", parts))
                .substring(0, 16);
    }
}
