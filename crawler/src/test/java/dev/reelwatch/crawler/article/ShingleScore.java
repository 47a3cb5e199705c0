package dev.reelwatch.crawler.article;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How well a text agrees with the true one, counted as the article-extraction-benchmark of scrapinghub counts it: runs of
 * four words, each as often as it stands there, divided by all of them so that long pages weigh no more than short ones.
 */
record ShingleScore(double right, double wrong, double missed) {
    private static final int WORDS = 4;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");
    private static final Pattern CHARACTER = Pattern.compile("[\\p{L}\\p{N}_]");

    /** Of many pages: means over the pages for which there is something to divide by. */
    record Mean(double precision, double recall, int pages) {
        double f1() {
            return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
        }

        @Override
        public String toString() {
            return "precision %.3f  recall %.3f  F1 %.3f  of %d pages".formatted(precision, recall, f1(), pages);
        }
    }

    /** By words; Chinese has no spaces, so that its words are whole clauses. */
    static ShingleScore byWords(String truth, String found) {
        return of(shingles(WORD, truth), shingles(WORD, found));
    }

    /** By characters, which is fair to Chinese. */
    static ShingleScore byCharacters(String truth, String found) {
        return of(shingles(CHARACTER, truth), shingles(CHARACTER, found));
    }

    private static ShingleScore of(Map<List<String>, Integer> truth, Map<List<String>, Integer> found) {
        Set<List<String>> all = new HashSet<>(truth.keySet());
        all.addAll(found.keySet());
        double right = 0;
        double wrong = 0;
        double missed = 0;
        for (List<String> shingle : all) {
            int expected = truth.getOrDefault(shingle, 0);
            int got = found.getOrDefault(shingle, 0);
            right += Math.min(expected, got);
            wrong += Math.max(0, got - expected);
            missed += Math.max(0, expected - got);
        }
        double sum = right + wrong + missed;
        return sum == 0 ? new ShingleScore(0, 0, 0) : new ShingleScore(right / sum, wrong / sum, missed / sum);
    }

    private static Map<List<String>, Integer> shingles(Pattern word, String text) {
        List<String> words =
                word.matcher(text).results().map(MatchResult::group).toList();
        Map<List<String>, Integer> shingles = new HashMap<>();
        for (int i = 0; i < Math.max(1, words.size() - WORDS + 1); i++) {
            List<String> shingle = new ArrayList<>(words.subList(i, Math.min(words.size(), i + WORDS)));
            if (!shingle.isEmpty()) shingles.merge(shingle, 1, Integer::sum);
        }
        return shingles;
    }

    double precision() {
        if (wrong == 0 && missed == 0) return 1;
        return right == 0 && wrong == 0 ? 0 : right / (right + wrong);
    }

    double recall() {
        if (wrong == 0 && missed == 0) return 1;
        return right == 0 && missed == 0 ? 0 : right / (right + missed);
    }

    static Mean mean(List<ShingleScore> pages) {
        return new Mean(
                pages.stream()
                        .filter(page -> page.right + page.wrong > 0)
                        .mapToDouble(ShingleScore::precision)
                        .average()
                        .orElse(0),
                pages.stream()
                        .filter(page -> page.right + page.missed > 0)
                        .mapToDouble(ShingleScore::recall)
                        .average()
                        .orElse(0),
                pages.size());
    }
}
