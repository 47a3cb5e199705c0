/** The door of the index: everything that can be known from the archive. */
@NullMarked
package dev.reelwatch.index;

import org.jspecify.annotations.NullMarked;
