/** Which names are one model and which words speak of which feature; the words are data in {@code seeds/vocabulary}. */
@NullMarked
package dev.reelwatch.index.vocabulary;

import org.jspecify.annotations.NullMarked;
