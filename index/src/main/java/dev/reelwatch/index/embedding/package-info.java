/**
 * Sentence vectors of claims and questions, so that a search finds what says the same in other words. They only ever find:
 * the vectors of a price cut and of a price rise are as near as those of two price cuts, so nothing is concluded from them.
 */
@NullMarked
package dev.reelwatch.index.embedding;

import org.jspecify.annotations.NullMarked;
