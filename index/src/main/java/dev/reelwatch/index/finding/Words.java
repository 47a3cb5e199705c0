package dev.reelwatch.index.finding;

import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.vocabulary.Fold;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares wordings without understanding them. */
final class Words {
    private static final Pattern WORD = Pattern.compile("\\p{IsHan}+|[\\p{L}\\p{N}&&[^\\p{IsHan}]]+");
    private static final Pattern CAPITAL = Pattern.compile(
            "(?<=[^\\s.!?:;。！？][\\s\"'(“‘-]{1,2})\\p{Lu}[\\p{L}\\p{N}-]*|\\b\\p{L}+-\\p{Lu}[\\p{L}\\p{N}]*|\\b\\p{Lu}{2,}\\b");
    /** Pairs and words that any two statements of this field share. */
    private static final Set<String> COMMON = Set.of(
            "视频",
            "频生",
            "生成",
            "成视",
            "模型",
            "功能",
            "支持",
            "可以",
            "能够",
            "用户",
            "即将",
            "推出",
            "发布",
            "上线",
            "开放",
            "正式",
            "已经",
            "目前",
            "未来",
            "计划",
            "预计",
            "宣布",
            "全新",
            "更新",
            "官方",
            "表示",
            "提供",
            "实现",
            "使用",
            "the",
            "a",
            "an",
            "of",
            "to",
            "is",
            "will",
            "be",
            "and",
            "in",
            "for",
            "now",
            "soon",
            "with",
            "video",
            "videos",
            "model",
            "feature",
            "generate",
            "generation",
            "support",
            "supports",
            "users",
            "release",
            "launch",
            "available",
            "new",
            "it",
            "that",
            "this",
            "on",
            "are",
            "has",
            "have",
            "can",
            "coming",
            "ai");

    private Words() {}

    /** Letters, digits and Han characters only, folded. */
    static String folded(String text) {
        return Fold.letters(text);
    }

    /** What a wording is about: words, and pairs of Han characters, without those of {@code name} and common ones. */
    static Set<String> telling(String text, String name) {
        Set<String> words = pieces(text);
        words.removeAll(pieces(name));
        words.removeAll(COMMON);
        return words;
    }

    /**
     * Names such as Act-One or Android, which tell what exactly is spoken of: Latin words in a Chinese sentence; in
     * another those that are written with a capital though they do not begin it.
     */
    static Set<String> names(Claim claim) {
        String quote = claim.quote().text();
        Set<String> words = telling(quote, claim.model());
        words.removeIf(word -> word.charAt(0) >= 128 || word.length() <= 2 || Character.isDigit(word.charAt(0)));
        if (words.isEmpty() || quote.codePoints().anyMatch(Character::isIdeographic)) return words;
        Set<String> capitals = new HashSet<>();
        Matcher matcher = CAPITAL.matcher(quote);
        while (matcher.find()) capitals.addAll(pieces(matcher.group()));
        words.retainAll(capitals);
        return words;
    }

    private static Set<String> pieces(String text) {
        Set<String> pieces = new HashSet<>();
        Matcher matcher = WORD.matcher(Fold.fold(text));
        while (matcher.find()) {
            String word = matcher.group();
            if (!Character.isIdeographic(word.codePointAt(0))) {
                pieces.add(word);
            } else {
                for (int i = 0; i + 2 <= word.length(); i++) pieces.add(word.substring(i, i + 2));
            }
        }
        return pieces;
    }

    /** Words as sorted numbers, which take less room and are compared faster. */
    static int[] numbers(Set<String> words) {
        return words.stream().mapToInt(String::hashCode).sorted().toArray();
    }

    /** A number that stands for a text, never 0. */
    static long number(String text) {
        long number = 1125899906842597L;
        for (int i = 0; i < text.length(); i++) number = 31 * number + text.charAt(i);
        return number == 0 ? 1 : number;
    }

    /** How much of the shorter wording the longer one shares, between 0 and 1. */
    static double shared(int[] a, int[] b) {
        int smaller = Math.min(a.length, b.length);
        if (smaller == 0) return 0;
        int both = 0;
        for (int i = 0, j = 0; i < a.length && j < b.length; ) {
            if (a[i] == b[j]) {
                both++;
                i++;
                j++;
            } else if (a[i] < b[j]) {
                i++;
            } else {
                j++;
            }
        }
        return (double) both / smaller;
    }

    /** How much of the shorter wording the longer one shares, between 0 and 1. */
    static double shared(Set<String> a, Set<String> b) {
        int smaller = Math.min(a.size(), b.size());
        if (smaller == 0) return 0;
        long both = a.stream().filter(b::contains).count();
        return (double) both / smaller;
    }
}
