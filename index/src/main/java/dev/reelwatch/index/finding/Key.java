package dev.reelwatch.index.finding;

import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.vocabulary.Attribute;

/** One model in one respect. */
record Key(String model, Attribute attribute) {
    static Key of(Claim claim) {
        return new Key(claim.model(), claim.attribute());
    }

    @Override
    public String toString() {
        return model + "\n" + attribute.json();
    }
}
