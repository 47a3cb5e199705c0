package dev.reelwatch.index.claim;

import dev.reelwatch.index.vocabulary.Opening;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence of an article, by offsets into its text.
 *
 * @param paragraph number of the paragraph it stands in; list items and headings are paragraphs of their own
 * @param heading true for a short line without commas and without an end mark
 * @param clauses its parts between commas, at least one
 */
record Sentence(int start, int end, int paragraph, boolean heading, List<Clause> clauses) {
    /** A part of a sentence. */
    record Clause(int start, int end) {
        int length() {
            return end - start;
        }

        /** Where its words begin in the folded text, behind the sign of a list. */
        int words(String folded) {
            return LIST_SIGN.skip(folded, start, end);
        }
    }

    private static final Opening LIST_SIGN = Opening.compile(
            "(?:[-*•●▪·>|#]+\\s+|\\(?\\d{1,2}[.)]\\s+|\\d{1,2}、|[一二三四五六七八九十]{1,2}[.、]\\s*|\\d?[\\ufe0f\\u20e3]+\\s*|[\\p{So}\\ufe0f\\u200d]+\\s*)+");

    private static final Set<String> ABBREVIATIONS =
            Set.of("mr", "mrs", "ms", "dr", "st", "vs", "no", "inc", "ltd", "co", "corp", "etc", "approx");

    /** "Round 1.": a number behind one of these counts as the number of a list does. */
    private static final Set<String> COUNTED = Set.of("round", "part", "step", "chapter", "no", "test", "case", "第");

    /** "sound effects, ambient noise, and dialogue.": the last of a list asserts nothing by itself. */
    private static final Pattern TAIL = Pattern.compile(" (?:and|or) [a-z-]+(?: [a-z-]+)?[.!]?");

    /** ", motion smoothness, and prompt responsiveness": the rest of a list of things. */
    private static final Pattern LIST = Pattern.compile(
            "(?:, ITEM(?: WORD){0,3}){1,5},? (?:and|or) ITEM(?: WORD){0,2}(?=[.!;,]|$)"
                    .replace(
                            "ITEM",
                            "(?!(?:it|they|you|we|i|he|she|this|that|which|who|where|while|and|or|but|the|can|so|with|without|not|making|allowing)\\b)WORD")
                    .replace(
                            "WORD",
                            "(?!(?:is|are|was|were|has|have|had|at|does|did|do|went|go|goes|gets?|got|comes?|came|makes?|made|takes?|took|keeps?|kept|stays?|stayed|looks?|looked|adds?|added|costs?|renders?|supports?|offers?|excels?|wins?|won|beats?|loses?|lost|leads?|lags?|runs?|feels?|seems?|works?|handles?|struggles?|fails?|holds?|stops?|needs?|remains?|becomes?|breaks?|shows?|generates?|produces?|delivers?|lets|allows)\\b)[a-z0-9'-]+"));

    /** Signs that set off the items of a list which a page runs together in one line. */
    private static final String BULLETS = "•●▪■◆";

    private static final Opening NO_TURN =
            Opening.compile("\\b(?:not|isn't|doesn't|nothing|anything|everything|all|no choice)\\b[^,;]*$");

    private static final int LONGEST = 600;
    private static final int NAME_LINE = 24;
    private static final int HEADING = 40;
    private static final int SHORT = 5;
    private static final int LABEL = 24;
    private static final int LONGEST_ASIDE = 60;
    /** "Hands, however, are a mess": commas that part nothing. */
    private static final Opening ASIDE = Opening.compile(
            ", (?:however|though|on the other hand|by contrast|meanwhile|of course|unfortunately|admittedly|in turn),");

    /** All sentences of a folded text in which no name is broken over lines. */
    static List<Sentence> in(String text) {
        return in(text, new BitSet());
    }

    /**
     * All sentences of a folded text.
     *
     * @param inNames offsets of line breaks that lie inside a name and part nothing
     */
    static List<Sentence> in(String text, BitSet inNames) {
        List<Sentence> sentences = new ArrayList<>();
        int paragraph = 0;
        int lineStart = 0;
        while (lineStart < text.length()) {
            int lineEnd = text.indexOf('\n', lineStart);
            while (lineEnd >= 0 && (inNames.get(lineEnd) || goesOn(text, lineEnd))) {
                lineEnd = text.indexOf('\n', lineEnd + 1);
            }
            if (lineEnd < 0) lineEnd = text.length();
            if (!isBlank(text, lineStart, lineEnd)) {
                line(text, lineStart, lineEnd, paragraph, sentences);
                paragraph++;
            }
            lineStart = lineEnd + 1;
        }
        return sentences;
    }

    /** The sentences of a part of a line. */
    static List<Sentence> in(String text, int start, int end, int paragraph) {
        List<Sentence> sentences = new ArrayList<>();
        line(text, start, end, paragraph, sentences);
        return sentences;
    }

    private static boolean isBlank(String text, int start, int end) {
        for (int i = start; i < end; i++) if (!Character.isWhitespace(text.charAt(i))) return false;
        return true;
    }

    /** True if the line behind a line break starts with what never starts a line, as where a page marks up a name. */
    private static boolean goesOn(String text, int lineBreak) {
        int next = lineBreak + 1;
        if (next >= text.length()) return false;
        char c = text.charAt(next);
        if (c == ',' || c == '。' || c == '、' || c == ';' || c == '!' || c == '?') return true;
        // the name alone on its line, before such a one
        int end = text.indexOf('\n', next);
        return end > next
                && end - next <= NAME_LINE
                && end + 1 < text.length()
                && ",。、;".indexOf(text.charAt(end + 1)) >= 0
                && lineBreak > 0
                && ",。、;!?…".indexOf(text.charAt(lineBreak - 1)) < 0;
    }

    private static void line(String text, int start, int end, int paragraph, List<Sentence> sentences) {
        int from = start;
        for (int i = start; i < end; i++) {
            // captions and transcripts are written without full stops
            boolean cut =
                    i - from > LONGEST && text.charAt(i) == ',' && !(isDigit(text, i - 1) && isDigit(text, i + 1));
            if (!cut && !endsSentence(text, from, i, end)) continue;
            int after = i + 1;
            while (after < end && "。!?…\"」』).".indexOf(text.charAt(after)) >= 0) after++;
            add(text, from, after, paragraph, false, sentences);
            from = after;
            i = after - 1;
        }
        if (from < end) {
            boolean whole = from == start;
            add(text, from, end, paragraph, whole && looksLikeHeading(text, from, end), sentences);
        }
    }

    /** True for a line without commas that takes no more room than forty Chinese characters, or eighty Latin ones. */
    static boolean looksLikeHeading(String text, int start, int end) {
        if (end - start > 2 * HEADING) return false;
        int room = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c == ',' || c == '、') return false;
            room += c < 0x2e80 ? 1 : 2;
        }
        return room <= 2 * HEADING;
    }

    private static boolean endsSentence(String text, int from, int at, int end) {
        char c = text.charAt(at);
        if (c == '。' || c == '!' || c == '?' || c == '…' || c == ';') return true;
        if (c == ' ' && at + 1 < end && BULLETS.indexOf(text.charAt(at + 1)) >= 0) return true;
        if (c != '.') return false;
        boolean last = at + 1 >= end;
        if (last) return true;
        char next = text.charAt(at + 1);
        if (next == '。' || next == '.') return true;
        if (next != ' ' && next != '"') return false;
        int wordStart = at;
        while (wordStart > from && Character.isLetterOrDigit(text.charAt(wordStart - 1))) wordStart--;
        String word = text.substring(wordStart, at);
        boolean listNumber = word.length() <= 2
                && !word.isEmpty()
                && Character.isDigit(word.charAt(0))
                && (wordStart == from
                        || COUNTED.contains(text.substring(from, wordStart).strip()));
        boolean possessive = wordStart > from && "'’".indexOf(text.charAt(wordStart - 1)) >= 0;
        boolean initial = word.length() == 1 && Character.isLetter(word.charAt(0)) && !possessive;
        return !listNumber && !initial && !ABBREVIATIONS.contains(word);
    }

    private static void add(String text, int start, int end, int paragraph, boolean heading, List<Sentence> sentences) {
        while (start < end && Character.isWhitespace(text.charAt(start))) start++;
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) end--;
        if (start >= end) return;
        List<Clause> clauses = new ArrayList<>();
        int from = start;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c == '(') {
                int closed = text.indexOf(')', i, Math.min(end, i + LONGEST_ASIDE + 1));
                if (closed > 0) i = closed - 1;
                continue;
            }
            if (turns(text, from, i, end)) {
                clauses.add(new Clause(from, i));
                from = c == ' ' ? i + 1 : i;
                continue;
            }
            boolean comma = c == ',' && !(isDigit(text, i - 1) && isDigit(text, i + 1)) && !isRatio(text, i);
            boolean colon =
                    c == ':' && i - from > LABEL && !isDigit(text, i + 1) && i + 1 < end && text.charAt(i + 1) != '/';
            boolean dash = c == '—' && i + 1 < end && text.charAt(i + 1) == '—';
            int aside = comma ? ASIDE.skip(text, i, end) : i;
            if (aside > i) {
                i = aside - 1;
                continue;
            }
            int listed = comma ? endOfList(text, i, end) : i;
            if (listed > i) {
                i = listed - 1;
                continue;
            }
            if (!comma && !colon && !dash) continue;
            if (i - from < SHORT) continue; // too little to prove anything: keeps what follows
            clauses.add(new Clause(from, i));
            from = dash ? i + 2 : i + 1;
            while (from < end && text.charAt(from) == ' ') from++;
        }
        if (end - from < SHORT && !clauses.isEmpty()) {
            Clause last = clauses.remove(clauses.size() - 1);
            clauses.add(new Clause(last.start(), end));
        } else if (from < end) {
            clauses.add(new Clause(from, end));
        }
        sentences.add(new Sentence(start, end, paragraph, heading, List.copyOf(clauses)));
    }

    /** "动作更自然但画质略逊一筹", "cheaper but slower": what stands behind is judged by itself. */
    private static boolean turns(String text, int from, int at, int end) {
        char c = text.charAt(at);
        if ((c != '但' && c != ' ') || at - from <= SHORT || end - at <= SHORT) return false;
        boolean turn = c == '但'
                ? "不非,、".indexOf(text.charAt(at - 1)) < 0 && text.charAt(at + 1) != '凡'
                : text.startsWith(" but ", at) && NO_TURN.first(text, from, at).isEmpty();
        return turn && !isQuoted(text, from, at);
    }

    private static boolean isQuoted(String text, int from, int at) {
        boolean open = false;
        for (int i = from; i < at; i++) {
            char c = text.charAt(i);
            if (c == '"') open = !open;
            else if (c == '“' || c == '「' || c == '『') open = true;
            else if (c == '”' || c == '」' || c == '』') open = false;
        }
        return open;
    }

    /** "16:9, 9:16": a comma between two of them parts no clauses. */
    private static boolean isRatio(String text, int comma) {
        return isDigit(text, comma - 1)
                && (text.startsWith(":", comma - 2) || text.startsWith(":", comma - 3))
                && comma + 4 < text.length()
                && text.substring(comma + 1, comma + 5).indexOf(':') > 0;
    }

    /** Where the list ends that goes on behind a comma, or the place of the comma if none does. */
    private static int endOfList(String text, int comma, int end) {
        // only lists in English are told apart from clauses by their words
        boolean english = comma + 2 < end && text.charAt(comma + 1) == ' ' && text.charAt(comma + 2) <= 'z';
        if (!english) return comma;
        if (TAIL.matcher(text).region(comma + 1, end).matches()) return end;
        Matcher list = LIST.matcher(text).region(comma, end);
        return list.lookingAt() ? list.end() : comma;
    }

    /** True if a digit stands between two offsets. */
    static boolean holdsDigit(String text, int start, int end) {
        for (int i = start; i < end; i++) if (Character.isDigit(text.charAt(i))) return true;
        return false;
    }

    private static boolean isDigit(String text, int at) {
        return at >= 0 && at < text.length() && Character.isDigit(text.charAt(at));
    }
}
