/**
 * Finds new articles: feeds, sitemaps, pages that list links.
 *
 * <p>One lenient reader, jsoup's XML parser, stands behind feeds of all versions: it meets well-formed and broken feeds
 * alike, knows no entities but those of HTML, and opens nothing outside of the text it is given.
 */
@NullMarked
package dev.reelwatch.crawler.feed;

import org.jspecify.annotations.NullMarked;
