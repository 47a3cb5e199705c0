/** What many claims say together: findings with their origins, disputes, promises. */
@NullMarked
package dev.reelwatch.index.finding;

import org.jspecify.annotations.NullMarked;
