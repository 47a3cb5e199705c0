package dev.reelwatch.index.claim;

import dev.reelwatch.index.vocabulary.Mention;
import dev.reelwatch.index.vocabulary.Opening;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells what the section is on that is read; to be told of each sentence in the order of the text. */
final class Sections {
    /** The heading of a part that sums up what was said of several models. */
    private static final Opening SUMS_UP = Opening.compile(
            "总结|结语|结论|写在最后|最后|对比|横评|怎么选|选哪|如何选|推荐|小结|谁更|常见问题|conclusion|verdict|compar|which |final|bottom line|head-to-head|faq|how to choose|wrap|takeaway|recommend");

    /** A line of a round-up without an end mark is a headline up to this length. */
    private static final int HEADLINE = 90;

    /** So far into the words of a heading stands what it is on. */
    private static final int OPENS = 3;

    private static final Pattern NUMBER =
            Pattern.compile("[#*\\s]*(?:(?:no\\.? ?|part ?)?(\\d{1,2})\\s?[.、):]|(?:第)?([一二三四五六七八九十])[、.:])");

    private static final String HAN_NUMERALS = "一二三四五六七八九十";
    /** "第二部分：", "Part 2:", "二、": what begins a part of an article that may hold points of its own. */
    private static final String PART =
            "(?:第[一二三四五六七八九十\\d]{1,3}(?:部分|步|章|节|篇)\\s?[:、.]?\\s*|(?:part|step|chapter|section) ?\\d{1,2}\\s?[.:)]?\\s*|[一二三四五六七八九十]{1,2}[、.]\\s*)";

    private static final Opening PART_BEGINS = Opening.compile("[#*\\s]*" + PART);
    /** What may stand before the words of a heading or of a point of a list. */
    private static final Opening POINT =
            Opening.compile("(?:[-*•●▪·>#]+\\s+|" + PART + "|\\d{1,2}[.、)]\\s*|[①-⑳\\p{So}\\ufe0f]\\s*)+");

    /** What stands before the words of a point below such a heading. */
    private static final Opening POINT_WITHIN = Opening.compile("\\s*(?:\\d{1,2}[.、)]|[-*•●▪·])\\s*");

    /**
     * The heading of a section on a model.
     *
     * @param model the first that it names
     * @param ofOne true if it names no other
     */
    record Heading(String model, int paragraph, boolean ofOne) {}

    private final String folded;
    private final Mentions mentions;
    private final Layout layout;
    private final Makers makers;

    private Optional<Heading> heading = Optional.empty();
    private boolean ofOthers;
    private boolean partOfOthers;
    private int number;

    Sections(String folded, Mentions mentions, Layout layout, Makers makers) {
        this.folded = folded;
        this.mentions = mentions;
        this.layout = layout;
        this.makers = makers;
    }

    /** The heading of the section that is read; empty where it names no model. */
    Optional<Heading> heading() {
        return heading;
    }

    /** True if the section is on something else than models. */
    boolean ofOthers() {
        return ofOthers;
    }

    /** What is read from here on stands below that heading. */
    void begin(Heading of) {
        heading = Optional.of(of);
    }

    /**
     * Goes on to a sentence.
     *
     * @param newParagraph true if a paragraph begins with it
     * @param spokenOf the models spoken of last
     * @return true if it heads a section, or a point of a round-up, on something else: none of the models goes on there
     */
    boolean enter(Sentence sentence, boolean newParagraph, List<String> spokenOf) {
        boolean roundUp = layout.isRoundUp();
        boolean heads = sentence.heading() || (roundUp && isHeadline(sentence));
        boolean newPoint = roundUp && newParagraph && wordsOf(sentence) > sentence.start();
        if (!heads && !newPoint) return false;
        boolean onModel = mentions.namesVideo(sentence.start(), sentence.end());
        boolean within = partOfOthers && !onModel && POINT_WITHIN.begins(folded, sentence.start(), sentence.end());
        ofOthers = within || (!onModel && isOnOthers(sentence, spokenOf));
        partOfOthers = within || (ofOthers && PART_BEGINS.begins(folded, sentence.start(), sentence.end()));
        boolean ends = layout.isSectioned() && !onModel && endsSection(sentence);
        if (onModel) number = numberOf(sentence);
        boolean leaves = ofOthers || ends || (roundUp && !onModel);
        if (leaves) heading = Optional.empty();
        return leaves;
    }

    /** True if a heading goes on to the next number or sums up. */
    private boolean endsSection(Sentence sentence) {
        int next = numberOf(sentence);
        return (next > 1 && next == number + 1)
                || SUMS_UP.first(folded, sentence.start(), sentence.end()).isPresent();
    }

    /** Where the words begin behind the sign of a list. */
    private int wordsOf(Sentence sentence) {
        return POINT.skip(folded, sentence.start(), sentence.end());
    }

    /** The number that a heading begins with; 0 for none. */
    private int numberOf(Sentence sentence) {
        Matcher numeral = NUMBER.matcher(folded).region(sentence.start(), sentence.end());
        if (!numeral.lookingAt()) return 0;
        if (numeral.group(1) != null) return Integer.parseInt(numeral.group(1));
        return HAN_NUMERALS.indexOf(numeral.group(2)) + 1;
    }

    /** True if a whole line does not end as a sentence does. */
    private boolean isHeadline(Sentence sentence) {
        return sentence.end() - sentence.start() <= HEADLINE
                && "。!?…;.,".indexOf(folded.charAt(sentence.end() - 1)) < 0
                && opensLine(sentence.start());
    }

    private boolean opensLine(int start) {
        int before = start - 1;
        while (before >= 0 && folded.charAt(before) != '\n' && folded.charAt(before) != '。') before--;
        return before < 0 || folded.charAt(before) == '\n';
    }

    /** "二、Suno V5 发布", "阿里开源千问": a heading that begins with another thing, or with a maker of other models. */
    private boolean isOnOthers(Sentence sentence, List<String> spokenOf) {
        int start = wordsOf(sentence);
        for (Mention mention : mentions.beginningIn(sentence.start(), sentence.end())) {
            if (mention.start() <= start + OPENS) return true;
        }
        return makers.headsForOthers(start, sentence.end(), spokenOf);
    }
}
