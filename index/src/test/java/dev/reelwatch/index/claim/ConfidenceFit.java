package dev.reelwatch.index.claim;

import dev.reelwatch.index.claim.Annotated.Judged;
import dev.reelwatch.index.claim.Annotated.Outcome;
import dev.reelwatch.index.claim.Annotated.Sample;
import dev.reelwatch.index.claim.Confidence.Sign;
import dev.reelwatch.index.vocabulary.SeedVocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Fits the weights of {@link Confidence} on the half of the annotated articles that is developed on, by logistic
 * regression that holds every weight near zero; prints them, the calibration, and what each threshold gives on both
 * halves. Run by hand: {@code java ... dev.reelwatch.index.claim.ConfidenceFit}.
 */
@SuppressWarnings("EnumOrdinal") // a weight a sign, in the order of their declaration
public final class ConfidenceFit {
    private static final double HOLD = 0.03;
    private static final int STEPS = 3000;

    private ConfidenceFit() {}

    public static void main(String[] args) {
        if (!Annotated.isThere()) {
            System.out.println("no annotated articles beside the repository");
            return;
        }
        PatternClaimExtractor extractor = new PatternClaimExtractor(SeedVocabulary.INSTANCE, 0);
        List<Sample> develop = Annotated.half(true);
        List<Judged> judged = judged(extractor, develop);
        double[] weights = fit(judged);
        for (Sign sign : Sign.values()) {
            long used = judged.stream()
                    .filter(j -> j.draft().signs().contains(sign))
                    .count();
            System.out.printf(Locale.ROOT, "        %s(%.2f), // %d%n", sign, weights[sign.ordinal()], used);
        }
        for (boolean half : new boolean[] {true, false}) {
            List<Sample> samples = half ? develop : Annotated.half(false);
            List<Judged> all = half ? judged : judged(extractor, samples);
            long gold = samples.stream()
                    .flatMap(sample -> sample.gold().stream())
                    .filter(claim -> !claim.optional())
                    .count();
            System.out.println(half ? "developed on:" : "set aside:");
            table(all, weights);
            thresholds(samples, extractor, weights, gold);
        }
    }

    static List<Judged> judged(PatternClaimExtractor extractor, List<Sample> samples) {
        List<Judged> judged = new ArrayList<>();
        for (Sample sample : samples) {
            judged.addAll(Annotated.judge(extractor.possibleClaimsIn(sample.article()), sample.gold()));
        }
        return judged;
    }

    private static double[] fit(List<Judged> judged) {
        double[] weights = new double[Sign.values().length];
        List<Judged> known =
                judged.stream().filter(j -> j.outcome() != Outcome.NEITHER).toList();
        for (int step = 0; step < STEPS; step++) {
            double[] slope = new double[weights.length];
            for (Judged j : known) {
                double error = probability(j, weights) - (j.outcome() == Outcome.RIGHT ? 1 : 0);
                for (Sign sign : j.draft().signs()) slope[sign.ordinal()] += error;
            }
            for (int i = 0; i < weights.length; i++) {
                double hold = i == Sign.BASE.ordinal() ? 0 : HOLD * weights[i];
                weights[i] -= 1.0 * (slope[i] / known.size() + hold);
            }
        }
        return weights;
    }

    private static double probability(Judged judged, double[] weights) {
        double sum = 0;
        for (Sign sign : judged.draft().signs()) sum += weights[sign.ordinal()];
        return 1 / (1 + Math.exp(-sum));
    }

    private static void table(List<Judged> judged, double[] weights) {
        for (int bin = 0; bin < 10; bin++) {
            double low = bin / 10.0;
            List<Judged> inside = judged.stream()
                    .filter(j -> j.outcome() != Outcome.NEITHER)
                    .filter(j -> probability(j, weights) >= low && probability(j, weights) < low + 0.1)
                    .toList();
            if (inside.isEmpty()) continue;
            long right =
                    inside.stream().filter(j -> j.outcome() == Outcome.RIGHT).count();
            System.out.printf(
                    Locale.ROOT,
                    "  %.1f to %.1f: %3d claims, %.2f right%n",
                    low,
                    low + 0.1,
                    inside.size(),
                    (double) right / inside.size());
        }
    }

    private static void thresholds(List<Sample> samples, PatternClaimExtractor extractor, double[] weights, long gold) {
        for (int step = 4; step <= 16; step++) {
            double least = step * 0.05;
            long right = 0;
            long wrong = 0;
            for (Sample sample : samples) {
                List<Draft> kept = extractor.possibleClaimsIn(sample.article()).stream()
                        .filter(draft -> probability(new Judged(draft, Outcome.NEITHER), weights) >= least)
                        .toList();
                for (Judged j : Annotated.judge(kept, sample.gold())) {
                    if (j.outcome() == Outcome.RIGHT) right++;
                    if (j.outcome() == Outcome.WRONG) wrong++;
                }
            }
            double precision = right / Math.max(1.0, (double) right + wrong);
            double recall = right / Math.max(1.0, (double) gold);
            System.out.printf(
                    Locale.ROOT,
                    "  at %.2f: P %.3f R %.3f F1 %.3f%n",
                    least,
                    precision,
                    recall,
                    2 * precision * recall / Math.max(1e-9, precision + recall));
        }
    }
}
