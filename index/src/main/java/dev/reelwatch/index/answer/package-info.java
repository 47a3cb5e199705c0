/** Asks a language model and gets JSON: retries, budget, kept answers. It believes nothing; proof is for those who ask. */
@NullMarked
package dev.reelwatch.index.answer;

import org.jspecify.annotations.NullMarked;
