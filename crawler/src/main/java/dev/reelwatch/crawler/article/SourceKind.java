package dev.reelwatch.crawler.article;

import java.util.Locale;

/** Where an article stood; told by its address, not by what a label claims. */
public enum SourceKind {
    WEIBO,
    WECHAT,
    WEB,
    FEED,
    FILE;

    /** The word for it in Article JSON. */
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static SourceKind fromJson(String json) {
        return valueOf(json.toUpperCase(Locale.ROOT));
    }
}
