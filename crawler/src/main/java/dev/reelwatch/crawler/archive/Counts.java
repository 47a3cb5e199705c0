package dev.reelwatch.crawler.archive;

/**
 * How much is in the archive.
 *
 * @param withoutClaims articles that no extractor has read in their current revision
 * @param withdrawn articles that their own address does not show any more
 * @param pages that were fetched
 * @param warcFiles that hold them
 * @param bytes of the database on disk, with what waits in its write-ahead log
 */
public record Counts(
        long articles,
        long revisions,
        long claims,
        long withoutClaims,
        long withdrawn,
        long pages,
        long warcFiles,
        long warcBytes,
        long bytes) {}
