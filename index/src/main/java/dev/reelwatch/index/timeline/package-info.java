/** Claims and releases in order of the time they speak of. */
@NullMarked
package dev.reelwatch.index.timeline;

import org.jspecify.annotations.NullMarked;
