/**
 * The truth: a SQLite database with every article in all its revisions and what was drawn from it, and WARC files with
 * every page as it was fetched. All SQL lives here;
 * what only SQLite understands (pragmas, opening) stands in {@link dev.reelwatch.crawler.archive.Database}, so that
 * another database can take its place. No code may open the database file by other means while an archive is open:
 * closing such a file would drop SQLite's locks on it.
 */
@NullMarked
package dev.reelwatch.crawler.archive;

import org.jspecify.annotations.NullMarked;
