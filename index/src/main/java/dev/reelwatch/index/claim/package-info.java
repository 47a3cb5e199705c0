/** What an article asserts: claims, each with a quote that is proved to stand in the article. */
@NullMarked
package dev.reelwatch.index.claim;

import org.jspecify.annotations.NullMarked;
