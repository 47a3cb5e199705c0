package dev.reelwatch.crawler.article;

/**
 * How much of what lies on a disk is read.
 *
 * @param maxFileBytes of one file, after it was inflated
 * @param maxArchiveEntries files in one archive
 * @param maxArchiveBytes of all files of one archive together, inflated
 * @param maxInflation how many times larger an inflated file may be than it was, where that is more than a megabyte
 */
public record SavedFilesSettings(long maxFileBytes, int maxArchiveEntries, long maxArchiveBytes, int maxInflation) {
    public static final SavedFilesSettings DEFAULTS = new SavedFilesSettings(20L << 20, 50_000, 1L << 30, 200);

    public SavedFilesSettings {
        if (maxFileBytes < 1 || maxFileBytes > Integer.MAX_VALUE - 16) {
            throw new IllegalArgumentException("maxFileBytes must lie between 1 and 2147483631: " + maxFileBytes);
        }
    }
}
