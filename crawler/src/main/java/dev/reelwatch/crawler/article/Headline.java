package dev.reelwatch.crawler.article;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/** The title that tells a reader what an article is about. */
final class Headline {
    private static final int LONGEST = 80;
    private static final Pattern IMAGE = Pattern.compile("!\\[[^\\]]{0,300}]\\([^)]{0,2000}\\)");
    private static final Pattern LINK = Pattern.compile("\\[([^\\[\\]]{0,300})]\\([^)]{0,2000}\\)");
    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][^<>]{0,500}>");
    private static final Pattern MARKS = Pattern.compile("\\*{1,3}(?=\\S)|(?<=\\S)\\*{1,3}|`|~~");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern CUT = Pattern.compile(".*(?:\\.{3,}|…+|\\[…])");
    private static final Pattern HASHTAG = Pattern.compile("#[^#\\n]{1,60}#");
    private static final Pattern PICTURE_MARK = Pattern.compile("【(?:图|视频)\\s?\\d{0,3}】");
    private static final Pattern DATE_ONLY = Pattern.compile("[\\d\\s年月日号./:-]{4,20}(?:日刊|日报|早报|周刊)?");
    private static final Pattern OWNER =
            Pattern.compile("(?i)medium|(?:by|作者|文) .{1,40}|\\w{0,9}\\.? ?\\d{4}(?:年\\d{1,2}月)?|.{1,30}(?:官网|官方网站)");
    private static final Pattern LEADING = Pattern.compile(
            "^(?:[\\s>•·▪●◆▶►☑✓✅→|#*-]|\\p{So}|\\uFE0F|\\u20E3|\\d{1,2}(?:[.、)）](?!\\d)|\\uFE0F\\u20E3))+");
    private static final Set<String> SAYS_NOTHING = Set.of(
            "无标题",
            "未命名",
            "untitled",
            "notitle",
            "首页",
            "home",
            "index",
            "readme",
            "正文",
            "新建文档",
            "新建文本文档",
            "分享图片",
            "转发微博",
            "转发",
            "repost",
            "微博正文",
            "分享视频",
            "document",
            "newpage",
            "文章",
            "标题",
            "title",
            "摘要",
            "概览",
            "原文",
            "概述",
            "简介",
            "前言",
            "目录",
            "介绍",
            "核心功能",
            "主要功能",
            "weixinofficialaccountsplatform");

    private Headline() {}

    /** The first of {@code candidates} that says something, else the first sentence of the text that does. */
    static Optional<String> of(List<String> candidates, List<Block> blocks) {
        String beginning = PlainCharacters.letters(beginning(blocks));
        for (String candidate : candidates) {
            String title = plain(candidate);
            if (saysSomething(title, beginning)) return Optional.of(title);
        }
        return firstSentence(blocks)
                .or(() -> candidates.stream()
                        .map(Headline::plain)
                        .filter(title -> !PlainCharacters.letters(title).isEmpty())
                        .findFirst());
    }

    /** Markup and entities removed, one space between words, without the site's name behind it. */
    static String plain(String raw) {
        String title = raw;
        if (title.length() > 2000) title = title.substring(0, 2000);
        if (title.indexOf('&') >= 0) {
            // some collections escape twice
            title = Parser.unescapeEntities(Parser.unescapeEntities(title, false), false);
        }
        title = IMAGE.matcher(title).replaceAll("");
        title = LINK.matcher(title).replaceAll("$1");
        title = TAG.matcher(title).replaceAll("");
        title = MARKS.matcher(title).replaceAll("");
        title = SPACE.matcher(PlainCharacters.of(title)).replaceAll(" ").strip();
        return withoutOwner(title);
    }

    /** {@code TITLE | by SOMEBODY | Dec, 2024 | Medium}: only the first part is the title. */
    private static String withoutOwner(String title) {
        String rest = title;
        int bar;
        while ((bar = rest.lastIndexOf(" | ")) > 0) {
            String tail = rest.substring(bar + 3).strip();
            boolean name = rest.length() < title.length() && tail.length() <= 24 && rest.indexOf(" | ") < bar;
            if (!OWNER.matcher(tail).matches() && !name) break;
            rest = rest.substring(0, bar).strip();
        }
        return rest;
    }

    private static boolean saysSomething(String title, String beginning) {
        String letters = PlainCharacters.letters(title);
        if (PlainCharacters.width(title) < 4 || SAYS_NOTHING.contains(letters)) return false;
        if (DATE_ONLY.matcher(title).matches()) return false;
        if (title.startsWith("#") && HASHTAG.matcher(title).find()) return false;
        boolean copied = letters.length() >= 12 && beginning.startsWith(letters);
        if (CUT.matcher(title).matches() && (copied || title.length() >= 60)) return false;
        return true;
    }

    /** A section's heading was taken for the title: there is text before it, and other headings beside it. */
    static boolean isHeadingOfTheMiddle(String title, List<Block> blocks) {
        String letters = PlainCharacters.letters(title);
        boolean prose = false;
        boolean found = false;
        int headings = 0;
        for (Block block : blocks) {
            if (block.kind() == Block.Kind.HEADING) {
                headings++;
                found |= prose && PlainCharacters.letters(block.text()).equals(letters);
            }
            prose |= block.isProse();
        }
        return found && headings > 1;
    }

    private static String beginning(List<Block> blocks) {
        StringBuilder out = new StringBuilder();
        for (Block block : blocks) {
            if (out.length() > 400) break;
            out.append(block.text()).append(' ');
        }
        return out.toString();
    }

    /** A post's own headline: its first sentence, or its first hashtag where that sentence is only a shout. */
    static Optional<String> ofPost(List<Block> blocks) {
        Optional<String> sentence = firstSentence(blocks);
        if (sentence.isPresent() && PlainCharacters.width(sentence.get()) >= 24) return sentence;
        return blocks.stream()
                .limit(3)
                .flatMap(block -> HASHTAG.matcher(block.text()).results())
                .map(tag -> tag.group().replace("#", "").strip())
                .filter(tag -> PlainCharacters.width(tag) >= 14)
                .findFirst()
                .or(() -> sentence);
    }

    /** The first sentence that says something, whole or up to a comma where it is long. */
    static Optional<String> firstSentence(List<Block> blocks) {
        for (boolean proseOnly : new boolean[] {true, false}) {
            for (Block block : blocks) {
                if (proseOnly && (block.kind() == Block.Kind.HEADING || block.kind() == Block.Kind.CODE)) continue;
                Optional<String> sentence = sentenceOf(block.text());
                if (sentence.isPresent() && (!proseOnly || PlainCharacters.width(sentence.get()) >= 8)) return sentence;
            }
        }
        // only hashtags: their words, then
        return blocks.stream()
                .map(block -> SPACE.matcher(block.text().replace('#', ' '))
                        .replaceAll(" ")
                        .strip())
                .filter(text -> !PlainCharacters.letters(text).isEmpty())
                .map(text -> shortened(text))
                .findFirst();
    }

    private static Optional<String> sentenceOf(String block) {
        String text = block.substring(0, Math.min(block.length(), 1000));
        String words = HASHTAG.matcher(text).replaceAll(" ");
        words = PICTURE_MARK.matcher(words).replaceAll("");
        String sentence = "";
        for (String line : words.split("\n", -1)) {
            String rest = LEADING.matcher(line).replaceFirst("").strip();
            int end = 0;
            while (end < rest.length()) {
                int next = sentenceEnd(rest, end);
                sentence = (sentence + rest.substring(end, next)).strip();
                end = next;
                if (PlainCharacters.width(sentence) >= 10) return Optional.of(shortened(sentence));
            }
            if (!sentence.isEmpty()) sentence += " ";
        }
        return PlainCharacters.letters(sentence).isEmpty()
                ? Optional.empty()
                : Optional.of(shortened(sentence.strip()));
    }

    private static int sentenceEnd(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean last = i + 1 == text.length();
            boolean space = last || text.charAt(i + 1) == ' ';
            boolean end = c == '。'
                    || c == '！'
                    || c == '？'
                    || ((c == '!' || c == '?') && (space || PlainCharacters.isHan(text.charAt(i + 1))))
                    || (c == '.' && space && i - from > 20);
            if (!end) continue;
            int next = i + 1;
            while (next < text.length() && "。！？!?”’」』）)".indexOf(text.charAt(next)) >= 0) next++;
            return next;
        }
        return text.length();
    }

    private static String shortened(String sentence) {
        String title = SPACE.matcher(sentence).replaceAll(" ").strip();
        if (title.length() > LONGEST) {
            int cut = clauseEnd(title, "，；。—,;");
            if (cut < 0) cut = clauseEnd(title, "：:、");
            int space = title.lastIndexOf(' ', 2 * LONGEST);
            // a long name without a comma is better long than cut
            int end = title.length() <= 2 * LONGEST ? title.length() : space > LONGEST ? space : LONGEST;
            title = title.substring(0, cut > 0 ? cut : end).strip();
        }
        return withoutEnd(title);
    }

    /** The last of some marks that leaves a title of fair length, or -1. */
    private static int clauseEnd(String title, String marks) {
        for (int i = LONGEST - 1; i >= 16; i--) {
            char c = title.charAt(i);
            if (marks.indexOf(c) >= 0 && (c >= 0x80 || title.charAt(i + 1) == ' ')) return i;
        }
        return -1;
    }

    private static String withoutEnd(String title) {
        int end = title.length();
        while (end > 1 && "。，；：、—,;:.".indexOf(title.charAt(end - 1)) >= 0) end--;
        return title.substring(0, end).strip();
    }
}
