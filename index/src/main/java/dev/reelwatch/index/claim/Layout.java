package dev.reelwatch.index.claim;

import dev.reelwatch.index.vocabulary.Mention;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells by the lines of an article whether it goes from one thing to the next: as a round-up, or in sections on models. */
final class Layout {
    /** The title of an article that goes from one piece of news to the next. */
    private static final Pattern ROUND = Pattern.compile(
            "[日早晚周月]报|日刊|周刊|月刊|速递|简报|快讯|要闻|资讯|热点|新闻汇总|大事记|一周|本周|(?:daily|weekly|morning|evening) (?:\\w+ )?(?:news|brief|digest|roundup|update|recap)|newsletter|round-?up|digest|this week in|ai news|week in review");

    private static final int ROUND_LINES = 12;
    private static final int LINE = 30;
    /** A line on other things for each on a video model; from so many on, the title's model is one of many. */
    private static final int FAR_MORE = 5;

    /** So far from where a heading begins its model is named. */
    private static final int HEADED_WITHIN = 16;

    private final Mentions mentions;
    private final Strangers strangers;
    private final String folded;
    private final boolean roundUp;
    private final boolean sectioned;

    Layout(String title, String folded, LineWeights weights, Mentions mentions, Strangers strangers) {
        this.mentions = mentions;
        this.strangers = strangers;
        this.folded = folded;
        roundUp = findsRoundUp(title, weights.inTitle());
        sectioned = findsSections();
    }

    /** True if an article goes from one piece of news to the next, of which only some are on a video model. */
    boolean isRoundUp() {
        return roundUp;
    }

    /** True if headings name one model each, of two lines at least. */
    boolean isSectioned() {
        return sectioned;
    }

    private boolean findsRoundUp(String title, List<Mention> inTitle) {
        int lines = 0;
        int onVideo = 0;
        int onOthers = 0;
        int start = 0;
        while (start < folded.length()) {
            int end = endOfLine(start);
            if (end - start >= LINE) {
                lines++;
                switch (thingIn(start, end)) {
                    case VIDEO -> onVideo++;
                    case OTHER -> onOthers++;
                    case NONE -> {}
                }
            }
            start = end + 1;
        }
        boolean titled = ROUND.matcher(title).find();
        boolean few = onVideo * 2 < lines;
        if (titled && few) return true;
        boolean onOne = inTitle.stream().anyMatch(Mention::video);
        return lines >= ROUND_LINES && onVideo * 3 < lines && onOthers > onVideo * (onOne ? FAR_MORE : 1);
    }

    private int endOfLine(int start) {
        int end = folded.indexOf('\n', start);
        return end < 0 ? folded.length() : end;
    }

    private enum Thing {
        VIDEO,
        OTHER,
        NONE
    }

    /** What a line names: a video model, else another thing that has a name, else nothing. */
    private Thing thingIn(int start, int end) {
        if (mentions.namesVideo(start, end)) return Thing.VIDEO;
        boolean other = !mentions.beginningIn(start, end).isEmpty() || strangers.isNamedIn(start, end);
        return other ? Thing.OTHER : Thing.NONE;
    }

    private boolean findsSections() {
        Set<String> headed = new HashSet<>();
        int start = 0;
        while (start < folded.length()) {
            int end = endOfLine(start);
            if (end > start) lineHeadedBy(start, end).ifPresent(headed::add);
            start = end + 1;
        }
        return headed.size() > 1;
    }

    /** The line of the one model that a heading names. */
    private Optional<String> lineHeadedBy(int start, int end) {
        if (!Sentence.looksLikeHeading(folded, start, end) || "。!?…;.".indexOf(folded.charAt(end - 1)) >= 0)
            return Optional.empty();
        List<Mention> named = mentions.namedIn(start, end);
        boolean ofOne = named.stream().map(Mention::line).distinct().count() == 1;
        if (!ofOne || named.get(0).start() - start > HEADED_WITHIN) return Optional.empty();
        return mentions.from(start).filter(Mention::video).map(Mention::line);
    }
}
