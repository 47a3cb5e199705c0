package dev.reelwatch.web.digest;

import dev.reelwatch.index.vocabulary.Attribute;

/** One model in one respect. */
record Respect(String model, Attribute attribute) {}
