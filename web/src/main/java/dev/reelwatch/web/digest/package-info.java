/** The news of a day, compiled from claims: no sentence stands without one. */
@NullMarked
package dev.reelwatch.web.digest;

import org.jspecify.annotations.NullMarked;
