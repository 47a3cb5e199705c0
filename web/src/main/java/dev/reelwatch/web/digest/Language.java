package dev.reelwatch.web.digest;

import java.util.Locale;
import java.util.Optional;

/** A language that digests and pages are written in. */
public enum Language {
    ZH("zh-Hans"),
    EN("en");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** BCP 47, as in the {@code lang} of a page. */
    public String tag() {
        return tag;
    }

    /** The short word for it in addresses and options: {@code zh}, {@code en}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The language that a code or a BCP 47 tag begins with, such as {@code zh-TW}; empty for any other. */
    public static Optional<Language> of(String tag) {
        String primary = tag.strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
        for (Language language : values()) if (language.code().equals(primary)) return Optional.of(language);
        return Optional.empty();
    }
}
