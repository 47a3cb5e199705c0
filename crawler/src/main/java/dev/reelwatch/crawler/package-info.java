/** The door of the crawler: reads saved articles into the archive. */
@NullMarked
package dev.reelwatch.crawler;

import org.jspecify.annotations.NullMarked;
