/**
 * The news of a day, and what is known of a model, a story or an article, compiled from claims: no sentence stands without
 * one. All of them are made of the same sentences and pass the same gate, so they live in one room; and since a summary
 * picks among findings and disputes, it stands to the right of these.
 *
 * <p>{@code News} becomes {@code NewsDays}, what is worth a sentence becomes {@code Drafts}, and a {@code Compilation}
 * picks what a reader is asked to read.
 */
@NullMarked
package dev.reelwatch.web.digest;

import org.jspecify.annotations.NullMarked;
