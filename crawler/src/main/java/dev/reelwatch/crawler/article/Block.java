package dev.reelwatch.crawler.article;

/**
 * A piece of a page that stands by itself.
 *
 * @param text its lines, plain
 * @param linkChars how many characters of it are the words of links
 * @param links how many links
 * @param list the list or table it belongs to, 0 for none
 */
record Block(Kind kind, String text, int linkChars, int links, int list) {
    enum Kind {
        HEADING,
        PARAGRAPH,
        ITEM,
        ROW,
        CODE
    }

    Block withText(String other) {
        return new Block(kind, other, Math.min(linkChars, other.length()), links, list);
    }

    boolean isMostlyLinks() {
        int mark = kind == Kind.ITEM ? 2 : 0;
        return links > 0 && linkChars * 10L >= (text.length() - mark) * 8L;
    }

    /** A sentence that somebody wrote, not a label or a menu. */
    boolean isProse() {
        if (kind == Kind.HEADING || isMostlyLinks()) return false;
        int width = PlainCharacters.width(text);
        return width >= 60 || (width >= 24 && text.chars().anyMatch(c -> "。！？!?；，,".indexOf(c) >= 0));
    }
}
