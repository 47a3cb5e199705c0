package dev.reelwatch.crawler.archive;

/**
 * How pages are kept.
 *
 * @param maxFileBytes after which a file is ended and the next one begun
 * @param software named at the head of each file
 * @param robots policy towards robots.txt, named there too
 */
public record WarcSettings(long maxFileBytes, String software, String robots) {
    public static final WarcSettings DEFAULTS = new WarcSettings(256L << 20, "Reelwatch", "classic");

    public WarcSettings {
        if (maxFileBytes < 1) throw new IllegalArgumentException("a WARC file must have room: " + maxFileBytes);
    }
}
