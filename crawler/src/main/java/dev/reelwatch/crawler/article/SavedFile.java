package dev.reelwatch.crawler.article;

/** A file that was named or found, with what is in it or the reason why it cannot be read. */
public sealed interface SavedFile {
    /** The file's own name, without its folder. */
    String doc();

    /** Where it lies, as shown to people; a file of an archive as {@code archive.zip!/folder/name.md}. */
    String path();

    /** Its bytes, inflated where they were packed. */
    @SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
    record Read(String doc, String path, byte[] bytes) implements SavedFile {}

    /**
     * It was not read.
     *
     * @param why one sentence that names the file and what is wrong with it
     */
    record Unread(String doc, String path, Ending ending, String why) implements SavedFile {}
}
