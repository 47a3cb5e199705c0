package dev.reelwatch.crawler.feed;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells whether an entry brings its whole article, or a part of it only. */
final class Wholeness {
    /** As much as two or three sentences; a Han character counts as two. */
    private static final int FEW_SENTENCES = 300;
    /** More than anybody writes as a teaser. */
    private static final int LONG = 1500;

    private static final Pattern CUT =
            Pattern.compile("(?i)(?:\\[\\s*(?:…|\\.{3}|&hellip;)\\s*]|\\(\\s*(?:…|\\.{3})\\s*\\)"
                    + "|阅读全文|閱讀全文|查看全文|全文阅读|点击查看原文全文|展开全文|阅读更多|查看更多|继续阅读|繼續閱讀"
                    + "|read more|continue reading|keep reading|read the (?:full|whole|rest)[\\w ]{0,30}|read full [\\w ]{0,20}|full story"
                    + "|see more|more info)\\s*[»›→>.…:]*\\s*");
    private static final Pattern DOTS = Pattern.compile("(?:…|\\.{3})\\s*$");
    private static final Pattern POST_CUT = Pattern.compile("(?:(?:…|\\.{3})\\s*)(?:全文|展开)\\s*$");
    /** What feeds add behind a teaser: a plugin's line on where the post appeared first. */
    private static final Pattern FOOTER =
            Pattern.compile("(?i)\\s*the post .{1,300} (?:appeared first on|first appeared on) .{1,200}$");

    private static final Pattern BLOCK = Pattern.compile("(?i)<(?:p|br|div|li|h[1-6]|section|blockquote|pre|table)\\b");
    private static final String SENTENCE_ENDS = ".!?。！？…”\"』」）)]】~～:：;；";

    private Wholeness() {}

    /** @param html the more trusted of what the entry brings */
    record Answer(String html, boolean whole) {}

    /**
     * The text of an entry.
     *
     * @param content what the feed gives as the article itself
     * @param summary what it gives as a description, which with some feeds is the article
     */
    static Answer of(Optional<URI> link, String title, String content, String summary) {
        String contentText = visible(content);
        String summaryText = visible(summary);
        boolean post = isOn(link, "weibo.com") || isOn(link, "weibo.cn");
        if (post) {
            // a face or a picture may be all of a post
            String text = content.isBlank() || contentText.length() < summaryText.length() ? summary : content;
            return new Answer(
                    text, !text.isBlank() && !POST_CUT.matcher(visible(text)).find());
        }
        if ((says(contentText) || hasPicture(content)) && !isOnlyTitle(contentText, title, content)) {
            return new Answer(content, isWholeContent(content, contentText, summaryText, title));
        }
        if (says(summaryText) || hasPicture(summary)) {
            boolean whole =
                    !isOnlyTitle(summaryText, title, summary) && isWholeSummary(link, summary, summaryText, title);
            return new Answer(summary, whole);
        }
        return new Answer(content.isBlank() ? summary : content, false);
    }

    private static boolean isWholeContent(String html, String text, String summary, String title) {
        if (isCut(text)) return false;
        boolean longer = width(text) > width(summary) || summary.isEmpty();
        // the same in both places: a feed that has no more to give, or one that gives all twice
        if (!longer) return isLongText(html, text, LONG);
        if (DOTS.matcher(text).find() && width(text) < LONG) return false;
        return title.isBlank() || width(text) >= FEW_SENTENCES || blocks(html) >= 3;
    }

    private static boolean isWholeSummary(Optional<URI> link, String html, String text, String title) {
        if (isCut(text)) return false;
        // a post without a title, as short messages are: there is no more of it
        if (title.isBlank()) return !DOTS.matcher(text).find();
        return isLongText(html, text, isOn(link, "weixin.qq.com") ? FEW_SENTENCES : LONG);
    }

    private static boolean isLongText(String html, String text, int least) {
        return width(text) >= least && blocks(html) >= 3 && (endsASentence(text) || endsWithPicture(html));
    }

    private static boolean isCut(String text) {
        String tail = text.substring(Math.max(0, text.length() - 700));
        String body = FOOTER.matcher(tail).replaceFirst("").stripTrailing();
        String end = body.substring(Math.max(0, body.length() - 60));
        var cut = CUT.matcher(end);
        while (cut.find()) {
            if (cut.end() == end.length()) return true;
        }
        return false;
    }

    /** A feed of titles repeats them as the text. */
    private static boolean isOnlyTitle(String text, String title, String html) {
        if (title.isBlank() || text.length() > 4 * title.length() + 100) return false;
        String words = letters(text);
        return words.isEmpty() ? !hasPicture(html) : letters(title).startsWith(words);
    }

    private static boolean endsASentence(String text) {
        return !text.isEmpty()
                && SENTENCE_ENDS.indexOf(text.charAt(text.length() - 1)) >= 0
                && !DOTS.matcher(text).find();
    }

    private static boolean endsWithPicture(String html) {
        return html.lastIndexOf("<img") > html.length() - 600;
    }

    private static int blocks(String html) {
        return (int) BLOCK.matcher(html).results().limit(10).count();
    }

    private static boolean hasPicture(String html) {
        return html.contains("<img") || html.contains("<video");
    }

    private static boolean says(String text) {
        return width(text) > 0;
    }

    private static String visible(String html) {
        return html.isBlank() ? "" : Words.plain(html);
    }

    static int width(String text) {
        return text.codePoints()
                .map(c -> Character.isIdeographic(c) ? 2 : Character.isLetterOrDigit(c) ? 1 : 0)
                .sum();
    }

    private static String letters(String text) {
        return text.codePoints()
                .filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .toLowerCase(Locale.ROOT);
    }

    private static boolean isOn(Optional<URI> link, String site) {
        return link.map(URI::getHost)
                .filter(host -> host.equals(site) || host.endsWith("." + site))
                .isPresent();
    }
}
