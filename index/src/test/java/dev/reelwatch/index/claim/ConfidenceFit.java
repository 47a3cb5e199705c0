package dev.reelwatch.index.claim;

import dev.reelwatch.index.claim.Annotated.Judged;
import dev.reelwatch.index.claim.Annotated.Outcome;
import dev.reelwatch.index.claim.Annotated.Sample;
import dev.reelwatch.index.claim.Confidence.Sign;
import dev.reelwatch.index.vocabulary.SeedVocabulary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Fits the weights of {@link Confidence} on the annotated articles, by logistic regression that holds every weight near
 * zero; prints them, and by cross-validation over articles their calibration and what each threshold gives. Run by
 * hand: {@code java ... dev.reelwatch.index.claim.ConfidenceFit [FOLDER...]}; folders hold more annotated articles.
 */
@SuppressWarnings("EnumOrdinal") // a weight a sign, in the order of their declaration
public final class ConfidenceFit {
    private static final double HOLD = 0.01;
    private static final int STEPS = 3000;
    private static final int FOLDS = 5;

    private ConfidenceFit() {}

    public static void main(String[] args) {
        if (!Annotated.isThere()) {
            System.out.println("no annotated articles beside the repository");
            return;
        }
        PatternClaimExtractor extractor = new PatternClaimExtractor(SeedVocabulary.INSTANCE, 0);
        List<List<Sample>> folds = folds(args);
        List<Judged> all = new ArrayList<>();
        for (List<Sample> fold : folds) all.addAll(judged(extractor, fold));
        double[] shipped = fit(all);
        for (Sign sign : Sign.values()) {
            long used =
                    all.stream().filter(j -> j.draft().signs().contains(sign)).count();
            System.out.printf(Locale.ROOT, "        %s(%.2f), // %d%n", sign, shipped[sign.ordinal()], used);
        }
        System.out.println("on articles that the weights were not fitted on:");
        List<Weighed> weighed = new ArrayList<>();
        long gold = 0;
        for (int out = 0; out < folds.size(); out++) {
            List<Sample> fold = folds.get(out);
            List<Judged> others = new ArrayList<>();
            for (int i = 0; i < folds.size(); i++) if (i != out) others.addAll(judged(extractor, folds.get(i)));
            double[] weights = fit(others);
            for (Sample sample : fold) weighed.add(new Weighed(sample, weights));
            gold += fold.stream()
                    .flatMap(sample -> sample.gold().stream())
                    .filter(claim -> !claim.optional())
                    .count();
        }
        table(weighed, extractor);
        thresholds(weighed, extractor, gold);
    }

    /** An article with weights that were fitted on others. */
    private static final class Weighed {
        private final Sample sample;
        private final double[] weights;

        Weighed(Sample sample, double[] weights) {
            this.sample = sample;
            this.weights = weights;
        }

        Sample sample() {
            return sample;
        }

        double probabilityOf(Judged judged) {
            return probability(judged, weights);
        }
    }

    /** The annotated articles, dealt out in turn. */
    private static List<List<Sample>> folds(String[] folders) {
        List<List<Sample>> folds = new ArrayList<>();
        for (int i = 0; i < FOLDS; i++) folds.add(new ArrayList<>());
        int next = 0;
        for (boolean half : new boolean[] {true, false}) {
            for (Sample sample : Annotated.half(half)) folds.get(next++ % FOLDS).add(sample);
        }
        for (String folder : folders) {
            for (Sample sample : Annotated.in(Path.of(folder)))
                folds.get(next++ % FOLDS).add(sample);
        }
        return folds;
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

    private static void table(List<Weighed> articles, PatternClaimExtractor extractor) {
        int[] claims = new int[10];
        int[] right = new int[10];
        for (Weighed article : articles) {
            for (Judged j : judged(extractor, List.of(article.sample()))) {
                if (j.outcome() == Outcome.NEITHER) continue;
                int bin = Math.min(9, (int) (article.probabilityOf(j) * 10));
                claims[bin]++;
                if (j.outcome() == Outcome.RIGHT) right[bin]++;
            }
        }
        for (int bin = 0; bin < 10; bin++) {
            if (claims[bin] == 0) continue;
            System.out.printf(
                    Locale.ROOT,
                    "  %.1f to %.1f: %3d claims, %.2f right%n",
                    bin / 10.0,
                    (bin + 1) / 10.0,
                    claims[bin],
                    (double) right[bin] / claims[bin]);
        }
    }

    private static void thresholds(List<Weighed> articles, PatternClaimExtractor extractor, long gold) {
        for (int step = 4; step <= 16; step++) {
            double least = step * 0.05;
            long right = 0;
            long wrong = 0;
            for (Weighed article : articles) {
                List<Draft> kept = extractor.possibleClaimsIn(article.sample().article()).stream()
                        .filter(draft -> article.probabilityOf(new Judged(draft, Outcome.NEITHER)) >= least)
                        .toList();
                for (Judged j : Annotated.judge(kept, article.sample().gold())) {
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
