package dev.reelwatch.crawler.article;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Line breaks inside a paragraph, which saved articles have in the middle of sentences, names and even words. What
 * stood there is told by the characters on both sides and by the other words of the document.
 */
final class SoftBreaks {
    /** Stands for a line break of Markdown until it is known what it means; cleaned texts hold no such character. */
    static final char MARK = '\uE000';
    /** Stands for white space with a line break in HTML, which never parts a word. */
    static final char SPACE_MARK = '\uE001';

    private static final Pattern LABEL = Pattern.compile("[\\p{L}\\p{N} ]{1,16}[：:].*", Pattern.DOTALL);
    private static final Pattern BULLET = Pattern.compile(
            "(?:[-–—•·▪●○◆▶►☑✓✅→*]|\\d{1,2}[.、)）](?!\\d)|[①-⑳]|[（(][一二三四五六七八九十\\d]{1,2}[)）]).*", Pattern.DOTALL);

    private final Set<String> words = new HashSet<>();

    /** Learns the words of the document that stand whole in it. */
    SoftBreaks(List<String> texts) {
        for (String text : texts) {
            int start = -1;
            for (int i = 0; i <= text.length(); i++) {
                boolean letter = i < text.length() && isAsciiWord(text.charAt(i));
                if (letter && start < 0) start = i;
                if (!letter && start >= 0) {
                    boolean whole = (start == 0 || !isMark(text.charAt(start - 1)))
                            && (i == text.length() || !isMark(text.charAt(i)));
                    if (whole && i - start > 1 && i - start < 40) words.add(text.substring(start, i));
                    start = -1;
                }
            }
        }
    }

    /** The text with every mark replaced by nothing, a space or a line break. */
    String joined(String text) {
        if (text.indexOf(MARK) < 0 && text.indexOf(SPACE_MARK) < 0) return text;
        StringBuilder out = new StringBuilder(text.length());
        int lineStart = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isMark(c)) {
                out.append(c);
                if (c == '\n') lineStart = out.length();
                continue;
            }
            int next = i + 1;
            boolean wordMayBreak = c == MARK;
            while (next < text.length() && (isMark(text.charAt(next)) || text.charAt(next) == ' ')) {
                wordMayBreak |= text.charAt(next) == MARK;
                next++;
            }
            while (!out.isEmpty() && out.charAt(out.length() - 1) == ' ') out.setLength(out.length() - 1);
            if (next < text.length() && text.charAt(next) != '\n' && out.length() > lineStart) {
                int end = next;
                while (end < text.length()
                        && end - next < 80
                        && !isMark(text.charAt(end))
                        && text.charAt(end) != '\n') {
                    end++;
                }
                String between = between(out, lineStart, text.substring(next, end), wordMayBreak);
                out.append(between);
                if (between.equals("\n")) lineStart = out.length();
            }
            i = next - 1;
        }
        return out.toString();
    }

    private String between(StringBuilder before, int lineStart, String right, boolean wordMayBreak) {
        char a = before.charAt(before.length() - 1);
        char b = right.charAt(0);
        if (right.startsWith("http://") || right.startsWith("https://")) return "\n";
        if (wordMayBreak) {
            String left = before.substring(lineStart, Math.min(before.length(), lineStart + 80));
            if (BULLET.matcher(right).matches() && !isAsciiWord(a)) return "\n";
            // a sentence that ends with its line: both stay whole
            if (a == '。' || a == '！' || a == '？') return "\n";
            if (LABEL.matcher(left).matches() && LABEL.matcher(right).matches()) return "\n";
        }
        if (!isAsciiWord(a) || !isAsciiWord(b)) return spaceBetween(a, b) ? " " : "";
        if (!wordMayBreak) return " ";
        String left = lastWord(before, lineStart);
        String word = firstWord(right);
        if (words.contains(left + word)) return "";
        boolean lineIsEnglish = isEnglish(before, Math.max(lineStart, before.length() - 200)) && isEnglish(right, 0);
        // a capital alone at the end of a Chinese line is the first letter of a name
        boolean initial = left.length() == 1 && Character.isUpperCase(a) && Character.isLowerCase(b);
        return initial && !lineIsEnglish ? "" : " ";
    }

    private static boolean spaceBetween(char a, char b) {
        if (PlainCharacters.isWide(a) || PlainCharacters.isWide(b)) return false;
        return !(a == '-' || a == '/' || b == ',' || b == '.' || b == ';' || b == ')' || a == '(');
    }

    private static boolean isEnglish(CharSequence text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (PlainCharacters.isHan(text.charAt(i))) return false;
        }
        return text.length() - from > 3;
    }

    private static String lastWord(StringBuilder text, int from) {
        int start = text.length();
        while (start > from && text.length() - start < 40 && isAsciiWord(text.charAt(start - 1))) start--;
        return text.substring(start);
    }

    private static String firstWord(String text) {
        int end = 0;
        while (end < text.length() && isAsciiWord(text.charAt(end))) end++;
        return text.substring(0, end);
    }

    private static boolean isMark(char c) {
        return c == MARK || c == SPACE_MARK;
    }

    private static boolean isAsciiWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
