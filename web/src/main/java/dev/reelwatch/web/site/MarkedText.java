package dev.reelwatch.web.site;

import static java.util.Comparator.comparingInt;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.index.claim.Claim;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of an article, cut so that each claim's words can be marked in place, also where claims overlap.
 *
 * @param claims those whose quotes stand in the text, in the order of their places; their numbers start at 1
 * @param adrift those whose quotes do not: a fault of the store that is shown, not hidden
 */
public record MarkedText(List<Paragraph> paragraphs, List<Claim> claims, List<Claim> adrift) {
    private static final Pattern BREAK = Pattern.compile("\\n{2,}");

    /** A paragraph. */
    public record Paragraph(List<Segment> segments) {}

    /**
     * Words that the same claims cover.
     *
     * @param covering numbers of the claims that these words belong to
     * @param starting claims whose first words these are
     * @param ending numbers of the claims whose last words these are
     */
    public record Segment(String text, List<Integer> covering, List<Claim> starting, List<Integer> ending) {}

    public static MarkedText of(Article article, List<Claim> claims) {
        String text = article.text();
        List<Claim> placed = claims.stream()
                .filter(claim -> claim.quote().standsIn(text))
                .sorted(comparingInt((Claim claim) -> claim.quote().start())
                        .thenComparingInt(claim -> claim.quote().end())
                        .thenComparing(Claim::id))
                .toList();
        List<Claim> adrift =
                claims.stream().filter(claim -> !claim.quote().standsIn(text)).toList();
        List<Paragraph> paragraphs = new ArrayList<>();
        Matcher breaks = BREAK.matcher(text);
        int from = 0;
        while (breaks.find()) {
            if (breaks.start() > from) paragraphs.add(paragraph(text, from, breaks.start(), placed));
            from = breaks.end();
        }
        if (from < text.length()) paragraphs.add(paragraph(text, from, text.length(), placed));
        return new MarkedText(paragraphs, placed, adrift);
    }

    private static Paragraph paragraph(String text, int from, int to, List<Claim> placed) {
        List<Integer> here = new ArrayList<>();
        TreeSet<Integer> cuts = new TreeSet<>(List.of(from, to));
        for (int i = 0; i < placed.size(); i++) {
            int start = placed.get(i).quote().start();
            int end = placed.get(i).quote().end();
            if (end <= from || start >= to) continue;
            here.add(i);
            if (start > from) cuts.add(start);
            if (end < to) cuts.add(end);
        }
        List<Segment> segments = new ArrayList<>();
        int start = from;
        for (int end : cuts.tailSet(from, false)) {
            segments.add(segment(text, start, end, from, to, here, placed));
            start = end;
        }
        return new Paragraph(segments);
    }

    private static Segment segment(
            String text, int start, int end, int from, int to, List<Integer> here, List<Claim> placed) {
        List<Integer> covering = new ArrayList<>();
        List<Claim> starting = new ArrayList<>();
        List<Integer> ending = new ArrayList<>();
        for (int i : here) {
            Claim claim = placed.get(i);
            if (claim.quote().start() > start || claim.quote().end() < end) continue;
            covering.add(i + 1);
            // a quote that begins or ends in the gap between two paragraphs has its ends at theirs
            boolean begins = claim.quote().start() == start
                    || (start == from && claim.quote().start() < from && noneBefore(text, claim, from));
            boolean ends =
                    claim.quote().end() == end || (end == to && claim.quote().end() > to && noneAfter(text, claim, to));
            if (begins) starting.add(claim);
            if (ends) ending.add(i + 1);
        }
        return new Segment(text.substring(start, end), covering, starting, ending);
    }

    private static boolean noneBefore(String text, Claim claim, int from) {
        return text.substring(claim.quote().start(), from).isBlank();
    }

    private static boolean noneAfter(String text, Claim claim, int to) {
        return text.substring(to, claim.quote().end()).isBlank();
    }

    /** The number of a claim in this text; 0 if it has none. */
    public int number(String claimId) {
        for (int i = 0; i < claims.size(); i++) if (claims.get(i).id().equals(claimId)) return i + 1;
        return 0;
    }
}
