package dev.reelwatch.index.finding;

import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.vocabulary.Attribute;

/**
 * A figure that was one and became another.
 *
 * @param before the last claim of the former figure
 * @param after the first claim of the new one
 */
public record Change(String model, Attribute attribute, Claim before, Claim after) {}
