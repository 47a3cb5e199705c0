package dev.reelwatch.index.claim;

import dev.reelwatch.index.vocabulary.Cues;
import dev.reelwatch.index.vocabulary.Opening;
import java.util.List;
import java.util.regex.Pattern;

/** Tells what of an article is no statement of it: prompts, their translations, the plots of sample videos, code. */
final class Prompts {
    private static final int LONG_PROMPT = 80;

    /** How long a text in Chinese is beside the same in English. */
    private static final double SHORTEST_TRANSLATION = 0.2;

    private static final double LONGEST_TRANSLATION = 0.55;

    private static final Pattern PROMPT_LABEL = Pattern.compile(
            "^(?:negative prompt|prompt|提示词|咒语)\\s*\\d*\\s*:?\\s*$|(?:prompts?|提示词|咒语|指令|文案)(?:是|为|如下|大概|这样)*的?\\s*\\d*\\s*:\\s*$");

    private static final int LONGEST_PROMPT_LABEL = 20;

    private static final Opening GIVES_PROMPT = Opening.compile(
            "(?:输入|写|给|喂|用|填|enter\\w*|gave|typ(?:e|ed)|with)[^,。]{0,10}(?:提示词|咒语|指令|prompt)\\s*$|(?:提示词|咒语|prompt)\\s?(?:是|为|如下|大概是|was|is)\\s*$");

    /** "提示词是“…”": what is quoted is the prompt. */
    private static final Opening QUOTED_PROMPT =
            Opening.compile("(?:提示词|咒语|prompt)\\s?(?:是|为|写的是|如下|:|was|is|of)*\\s?[:]?\\s?[\"“「『‘]");

    /** A line of a program: a call with a text in it, an assignment, a comment of code. */
    private static final Opening CODE_BEGINS = Opening.compile(
            "//|#!|import |from \\w+ import |curl |pip install|npm install|git clone|const |let |var |def |return ");

    private static final Opening CODE = Opening.compile(
            "\\w\\(['\"{]|[a-z_] ?= ?['\"\\[{(]|['\"]\\w+['\"] ?: ?['\"\\[{\\d]|[{}] *$|\\.(?:safetensors|ckpt|pth|gguf|json|ya?ml|mp4|py|sh)\\b|\\); *$|\\] ?\\+ ?\\[");

    /** What a sample video shows, or the prompt it was made with, starts as a story does. */
    private static final Opening SCENE = Opening.compile(
            "[^\\p{L}\\p{N}]{0,4}(?:\\d{1,2}[.、)]\\s?|(?:示?例|案例|case|example)\\s?\\d*\\s?:\\s?)?(?:(?:在|从)?一(?:位|只|群|名|座|辆|间|架|匹|头|艘|棵|朵|双|幅|片|望|对)(?!图)(?!照片)|(?:画面|镜头|场景)(?:描述|内容)|(?:the )?(?:camera|shot|scene) (?:pans|opens|follows|shows|zooms|tilts)|an? (?:\\w+ )?(?:woman|man|girl|boy|cat|dog|child|couple|close-up|wide shot|aerial shot|cinematic shot))");

    private final List<Opening> lines;
    private final String folded;
    private final Subjects subjects;
    private final boolean chinese;
    private int translatedPrompt = -1;

    Prompts(Cues cues, String folded, Subjects subjects, boolean chinese) {
        lines = cues.promptLines();
        this.folded = folded;
        this.subjects = subjects;
        this.chinese = chinese;
    }

    /** True if a line is one that is typed, not told. */
    boolean isPrompt(Sentence sentence) {
        for (Opening line : lines) if (line.begins(folded, sentence.start(), sentence.end())) return true;
        return false;
    }

    /** "提示词", "我给它写了一段 prompt：": what stands below is the prompt. */
    boolean announcesPrompt(Sentence sentence) {
        boolean may =
                folded.charAt(sentence.end() - 1) == ':' || sentence.end() - sentence.start() <= LONGEST_PROMPT_LABEL;
        return may
                && PROMPT_LABEL
                        .matcher(folded)
                        .region(sentence.start(), sentence.end())
                        .find();
    }

    /** A line in Chinese, about as long as its translation would be, below one in English that names no model: the same prompt again. */
    boolean isTranslatedPrompt(Sentence sentence) {
        if (!chinese) return false;
        if (sentence.paragraph() == translatedPrompt) return true;
        int start = folded.lastIndexOf('\n', sentence.start()) + 1;
        int end = folded.indexOf('\n', sentence.start());
        if (end < 0) end = folded.length();
        int above = start - 1;
        while (above > 0 && Character.isWhitespace(folded.charAt(above - 1))) above--;
        int aboveStart = above <= 0 ? 0 : folded.lastIndexOf('\n', above - 1) + 1;
        int original = above - aboveStart;
        double share = (end - start) / Math.max(1.0, original);
        boolean translated = original >= LONG_PROMPT
                && share >= SHORTEST_TRANSLATION
                && share <= LONGEST_TRANSLATION
                && isLatin(aboveStart, above)
                && subjects.namedIn(aboveStart, above).isEmpty()
                && subjects.namedIn(start, end).isEmpty();
        if (translated) translatedPrompt = sentence.paragraph();
        return translated;
    }

    /** True for a line of a program. */
    boolean isCode(Sentence sentence) {
        return CODE_BEGINS.begins(folded, sentence.start(), sentence.end())
                || (holdsCodeSign(sentence)
                        && CODE.first(folded, sentence.start(), sentence.end()).isPresent());
    }

    /** True if a sentence holds what each match of {@link #CODE} does, which few do. */
    private boolean holdsCodeSign(Sentence sentence) {
        boolean quoted = false;
        for (int i = sentence.start(); i < sentence.end(); i++) {
            char next = i + 1 < folded.length() ? folded.charAt(i + 1) : ' ';
            switch (folded.charAt(i)) {
                case '=', '{', '}' -> {
                    return true;
                }
                case '"', '\'' -> quoted = true;
                case ':' -> {
                    if (quoted) return true;
                }
                case '(' -> {
                    if (next == '"' || next == '\'' || next == '{') return true;
                }
                case '.' -> {
                    if (next >= 'a' && next <= 'z') return true;
                }
                case ')' -> {
                    if (next == ';') return true;
                }
                case ']' -> {
                    if (next == '+' || next == ' ') return true;
                }
                default -> {}
            }
        }
        return false;
    }

    /** True if a sentence tells what a sample video shows. */
    boolean isScene(Sentence sentence) {
        return SCENE.begins(folded, sentence.start(), sentence.end());
    }

    /** "再输入提示词：…": the rest of the sentence is the prompt. */
    boolean announcesPrompt(Sentence.Clause clause) {
        if (QUOTED_PROMPT.first(folded, clause.start(), clause.end()).isPresent()) return true;
        int end = Math.min(folded.length(), clause.end() + 1);
        for (int colon = folded.indexOf(':', clause.start(), end);
                colon >= 0;
                colon = folded.indexOf(':', colon + 1, end)) {
            if (GIVES_PROMPT.first(folded, clause.start(), colon).isPresent()) return true;
        }
        return false;
    }

    /** True for a long part of the text that is written in Latin letters. */
    boolean isLatin(int start, int end) {
        int length = end - start;
        if (length <= 50) return false;
        int han = 0;
        for (int i = start; i < end; i++) if (Character.isIdeographic(folded.charAt(i))) han++;
        return han * 10 < length;
    }
}
