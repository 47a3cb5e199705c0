/** Question in, hits out. */
@NullMarked
package dev.reelwatch.index.search;

import org.jspecify.annotations.NullMarked;
