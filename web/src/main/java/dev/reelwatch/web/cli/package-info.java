/** One command a verb; no logic of its own. */
@NullMarked
package dev.reelwatch.web.cli;

import org.jspecify.annotations.NullMarked;
