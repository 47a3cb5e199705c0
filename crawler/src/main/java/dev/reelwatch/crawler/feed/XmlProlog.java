package dev.reelwatch.crawler.feed;

import java.util.Locale;
import java.util.Optional;

/** What stands before the root of an XML document: marks, blank lines, declarations, comments, a DOCTYPE. */
record XmlProlog(int end, String root) {
    private static final int FARTHEST = 100_000;

    /** Empty where {@code text} does not begin as XML does. */
    static Optional<XmlProlog> of(String text) {
        int at = 0;
        int limit = Math.min(text.length(), FARTHEST);
        while (at < limit) {
            char c = text.charAt(at);
            if (c != '<') {
                if (!Character.isWhitespace(c) && c != '\uFEFF' && c != '\u200B' && c >= ' ') return Optional.empty();
                at++;
            } else if (text.startsWith("<?", at)) {
                at = after(text, "?>", at);
            } else if (text.startsWith("<!--", at)) {
                at = after(text, "-->", at + 4);
            } else if (text.startsWith("<!", at)) {
                at = afterDoctype(text, at, limit);
            } else {
                String root = nameAt(text, at + 1);
                return root.isEmpty() ? Optional.empty() : Optional.of(new XmlProlog(at, root));
            }
            if (at < 0) return Optional.empty();
        }
        return Optional.empty();
    }

    /** The name of the root without its prefix, in lower case. */
    String localRoot() {
        return root.substring(root.indexOf(':') + 1).toLowerCase(Locale.ROOT);
    }

    private static int after(String text, String mark, int from) {
        int found = text.indexOf(mark, from);
        return found < 0 ? -1 : found + mark.length();
    }

    /** Its declarations are passed over, never read: entities that they define stay undefined. */
    private static int afterDoctype(String text, int from, int limit) {
        boolean subset = false;
        char quote = 0;
        for (int at = from; at < limit; at++) {
            char c = text.charAt(at);
            if (quote != 0) {
                if (c == quote) quote = 0;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '[') {
                subset = true;
            } else if (c == ']') {
                subset = false;
            } else if (text.startsWith("<!--", at)) {
                at = after(text, "-->", at + 4) - 1;
                if (at < 0) return -1;
            } else if (c == '>' && !subset) {
                return at + 1;
            }
        }
        return -1;
    }

    private static String nameAt(String text, int from) {
        int end = from;
        while (end < text.length() && end - from < 60) {
            char c = text.charAt(end);
            if (!Character.isLetterOrDigit(c) && c != ':' && c != '_' && c != '-' && c != '.') break;
            end++;
        }
        return text.substring(from, end);
    }
}
