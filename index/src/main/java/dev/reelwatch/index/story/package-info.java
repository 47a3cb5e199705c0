/**
 * Who speaks for himself, and which articles tell of one event. Copies are looked for by MinHash in buckets and then
 * proved on the texts; a part of an article that is another's word is found by its own words, as no sketch of the whole
 * shows it.
 */
@NullMarked
package dev.reelwatch.index.story;

import org.jspecify.annotations.NullMarked;
