/** The truth: a SQLite database with every article in all its revisions and what was drawn from it. */
@NullMarked
package dev.reelwatch.crawler.archive;

import org.jspecify.annotations.NullMarked;
