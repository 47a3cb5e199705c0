package dev.reelwatch.crawler.archive;

/**
 * How much is in the archive.
 *
 * @param withoutClaims articles that no extractor has read in their current revision
 * @param bytes of the database on disk, with what waits in its write-ahead log
 */
public record Counts(long articles, long revisions, long claims, long withoutClaims, long bytes) {}
