package dev.reelwatch.index.search;

import java.util.ArrayList;
import java.util.List;

/**
 * What a user typed, taken apart at {@code OR} and at brackets. What stands side by side must all hold, and binds closer than
 * {@code OR}; brackets hold together, a minus before them leaves out. Each stretch is as long as the whole, with blanks for what
 * is not its own, so that places in it are places in what was typed.
 *
 * @param either one of which must hold; never empty
 */
record Grouped(List<All> either, List<Mistake> mistakes) {
    /**
     * What must all hold.
     *
     * @param words and fields outside of brackets
     */
    record All(String words, List<Group> groups) {
        boolean isBlank() {
            return words.isBlank() && groups.isEmpty();
        }
    }

    /** What stood in brackets. */
    record Group(Grouped inner, boolean not) {}

    private static final int DEEPEST = 8;
    private static final String QUOTES = "\"\"“”「」『』";

    static Grouped of(String typed) {
        String text = typed.length() > Question.LONGEST ? typed.substring(0, Question.LONGEST) : typed;
        return new Reading(text).read(-1, 0);
    }

    private static final class Reading {
        private final String text;
        private int at;

        Reading(String text) {
            this.text = text;
        }

        /** @param opened where the bracket stands that is read up to its end; -1 for none */
        Grouped read(int opened, int depth) {
            List<All> either = new ArrayList<>();
            List<Mistake> mistakes = new ArrayList<>();
            StringBuilder words = blank();
            List<Group> groups = new ArrayList<>();
            int or = -1;
            boolean closed = false;
            while (at < text.length() && !closed) {
                char c = text.charAt(at);
                int length = orAt();
                int quoted = quotedTo();
                if (quoted > at) {
                    words.replace(at, quoted, text.substring(at, quoted));
                    at = quoted;
                } else if (length > 0) {
                    All all = new All(words.toString(), List.copyOf(groups));
                    if (all.isBlank()) mistakes.add(bare(at));
                    else either.add(all);
                    or = at;
                    at += length;
                    words = blank();
                    groups.clear();
                } else if (isOpening(c) && depth < DEEPEST && startsHere(at)) {
                    boolean not = at > 0 && isMinus(text.charAt(at - 1));
                    if (not) words.setCharAt(at - 1, ' ');
                    int from = at++;
                    Grouped inner = read(from, depth + 1);
                    mistakes.addAll(inner.mistakes());
                    if (!inner.either().getFirst().isBlank()) groups.add(new Group(inner, not));
                } else if (isClosing(c) && opened >= 0) {
                    closed = true;
                    at++;
                } else {
                    words.setCharAt(at, c);
                    at++;
                }
            }
            if (opened >= 0 && !closed) {
                mistakes.add(new Mistake(
                        opened, opened + 1, Mistake.Kind.BRACKET, text.substring(opened, opened + 1), List.of(")")));
            }
            All last = new All(words.toString(), List.copyOf(groups));
            if (!last.isBlank() || either.isEmpty()) either.add(last);
            if (last.isBlank() && or >= 0) mistakes.add(bare(or));
            return new Grouped(List.copyOf(either), List.copyOf(mistakes));
        }

        private StringBuilder blank() {
            return new StringBuilder(" ".repeat(text.length()));
        }

        private Mistake bare(int or) {
            int end = text.startsWith("OR", or) ? or + 2 : or + 1;
            return new Mistake(or, end, Mistake.Kind.OR, text.substring(or, end), List.of("可灵 OR Runway"));
        }

        private int quotedTo() {
            int quote = QUOTES.indexOf(text.charAt(at));
            if (quote < 0 || quote % 2 == 1) return at;
            int end = text.indexOf(QUOTES.charAt(quote + 1), at + 1);
            return end < 0 ? at : end + 1;
        }

        private int orAt() {
            int length = text.startsWith("OR", at) ? 2 : text.startsWith("||", at) ? 2 : text.charAt(at) == '|' ? 1 : 0;
            if (length == 0) return 0;
            boolean alone = (at == 0 || parts(text.charAt(at - 1)))
                    && (at + length == text.length() || parts(text.charAt(at + length)));
            return alone ? length : 0;
        }

        private static boolean parts(char c) {
            return Character.isWhitespace(c) || isOpening(c) || isClosing(c);
        }

        private boolean startsHere(int bracket) {
            if (bracket == 0) return true;
            char before = text.charAt(bracket - 1);
            return parts(before) || (isMinus(before) && (bracket == 1 || parts(text.charAt(bracket - 2))));
        }

        private static boolean isMinus(char c) {
            return "-!－！".indexOf(c) >= 0;
        }

        private static boolean isOpening(char c) {
            return c == '(' || c == '（';
        }

        private static boolean isClosing(char c) {
            return c == ')' || c == '）';
        }
    }
}
