/** How claims and articles lie in Lucene: all field names and the analyzer. */
@NullMarked
package dev.reelwatch.index.entry;

import org.jspecify.annotations.NullMarked;
