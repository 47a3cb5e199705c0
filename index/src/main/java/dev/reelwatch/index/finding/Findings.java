package dev.reelwatch.index.finding;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Polarity;
import dev.reelwatch.index.claim.Value;
import dev.reelwatch.index.vocabulary.Attribute;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Brings claims together that say the same. The outcome does not depend on the order of the claims. */
public final class Findings {
    /** Earliest said first; those whose time is not known last. */
    public static final Comparator<Claim> EARLIEST_SAID = Comparator.comparing(
                    (Claim claim) -> claim.saidAt().map(Moment::start).orElse(Instant.MAX))
            .thenComparing(Claim::id);

    private Findings() {}

    /** The findings of {@code claims}; a site, else an author, is one origin. */
    public static List<Finding> of(List<Claim> claims) {
        return of(claims, Claim.Source::voice);
    }

    /**
     * The findings of {@code claims}, by model, attribute and support. Each claim is in one finding.
     *
     * @param originOf equal for articles that are not independent
     */
    public static List<Finding> of(List<Claim> claims, Function<Claim.Source, String> originOf) {
        Origins origins = new Origins(claims, originOf);
        List<Finding> findings = new ArrayList<>();
        byModelAndAttribute(claims).values().forEach(ofOne -> {
            List<Finding> found = new ArrayList<>();
            for (List<Statement> group : groups(ofOne)) found.add(finding(group, origins));
            found.sort(Comparator.comparing(Finding::origins, Comparator.reverseOrder())
                    .thenComparing(finding -> finding.claims().get(0), EARLIEST_SAID));
            findings.addAll(found);
        });
        return findings;
    }

    static Map<String, List<Claim>> byModelAndAttribute(List<Claim> claims) {
        Map<String, List<Claim>> groups = new TreeMap<>();
        for (Claim claim : claims) {
            String key = claim.model() + "\n" + claim.attribute().json();
            groups.computeIfAbsent(key, ignored -> new ArrayList<>()).add(claim);
        }
        return groups;
    }

    /**
     * Groups in which each agrees with each: agreement goes not from one to the next, as a month agrees with two days
     * that differ. The most precise come first, so that a month joins a day and not the other way round.
     */
    private static List<List<Statement>> groups(List<Claim> claims) {
        List<Statement> statements = claims.stream()
                .sorted(EARLIEST_SAID)
                .map(Statement::of)
                .sorted(Comparator.comparing(
                        statement -> statement.date().map(Moment::precision).orElse(Moment.Precision.YEAR),
                        Comparator.reverseOrder()))
                .toList();
        List<List<Statement>> groups = new ArrayList<>();
        for (Statement statement : statements) {
            Optional<List<Statement>> home = groups.stream()
                    .filter(group -> group.stream().allMatch(statement::agreesWith))
                    .max(Comparator.comparingInt(List::size));
            home.ifPresentOrElse(group -> group.add(statement), () -> groups.add(new ArrayList<>(List.of(statement))));
        }
        return groups;
    }

    private static Finding finding(List<Statement> group, Origins origins) {
        Optional<Value> value = group.get(0).claim().value();
        List<Claim> claims =
                group.stream().map(Statement::claim).sorted(EARLIEST_SAID).toList();
        Claim first = claims.get(0);
        return new Finding(
                id(first.model(), first.attribute(), first.id()),
                first.model(),
                first.attribute(),
                polarity(claims),
                value,
                claims,
                origins.of(claims).size());
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
