package dev.reelwatch.crawler.archive;

/**
 * Where a page lies.
 *
 * @param recordId of the response, a {@code urn:uuid:}
 * @param file its name in DATA/warc
 * @param offset where the record begins in the file
 * @param length of the record in the file, compressed
 * @param digest of the body as it came over the wire, with the name of its algorithm
 */
public record WarcRef(String recordId, String file, long offset, long length, String digest) {}
