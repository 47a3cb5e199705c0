package dev.reelwatch.index.claim;

import java.util.Locale;

/** Why something that a language model answered is not taken over. */
public enum Dropped {
    NOT_A_CLAIM("what was answered is not of the form of a claim"),
    UNKNOWN_WORD("attribute, polarity, status or basis is none of the known words"),
    NO_SUCH_MODEL("the model is neither known nor named in the article"),
    MODEL_NOT_IN_ARTICLE("the model is known, the article does not name it"),
    NOT_A_VIDEO_MODEL("the model makes no video"),
    QUOTE_NOT_IN_ARTICLE("the quote does not stand in the article"),
    QUOTE_TOO_LONG("the quote is longer than two sentences, and no one of them proves it"),
    QUOTE_TOO_SHORT("the quote is too short to prove anything"),
    INSTRUCTION("the quote speaks to a language model"),
    DOUBLE("it was answered before"),
    TOO_MANY("more claims than a text can hold"),
    /** From here on, only a part of the claim is dropped. */
    VALUE_NOT_IN_QUOTE("a value was left out: its number or words do not stand in the quote"),
    BASE_NOT_IN_SENTENCE("the base of a value was left out: its number does not stand in the sentence"),
    DATE_NOT_IN_QUOTE("a date was left out: the quote does not tell it"),
    COMPARISON_NOT_IN_ARTICLE("a comparison was left out: the article does not name the other model");

    private final String words;

    Dropped(String words) {
        this.words = words;
    }

    /** The word for it in the archive and in JSON. */
    public String json() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** For people. */
    public String words() {
        return words;
    }

    /** False where only a part of a claim was left out. */
    public boolean wholeClaim() {
        return compareTo(VALUE_NOT_IN_QUOTE) < 0;
    }
}
