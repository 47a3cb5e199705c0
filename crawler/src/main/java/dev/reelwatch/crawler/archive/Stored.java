package dev.reelwatch.crawler.archive;

/** What storing an article came to. */
public sealed interface Stored {
    /** The article that holds the text now; not the one given, where its text stood in the archive under another key. */
    String articleId();

    /** The archive had no article of this key and none of this text. */
    record New(String articleId) implements Stored {}

    /**
     * The archive knew the article and learned something: another text, a fact that was missing, or that a text it held
     * is the latest one after all.
     *
     * @param revision the number of the revision that was added or completed, counted from 1; not always the current one
     */
    record Changed(String articleId, int revision) implements Stored {}

    /** The archive had it all. */
    record Same(String articleId) implements Stored {}
}
