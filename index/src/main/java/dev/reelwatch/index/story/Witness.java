package dev.reelwatch.index.story;

import dev.reelwatch.index.claim.Basis;
import dev.reelwatch.index.claim.Claim;

/**
 * Whose word a claim is.
 *
 * @param voice equal for claims that are not independent
 * @param independent false where the claim only passes on what somebody else said, nobody knows who
 */
public record Witness(String voice, boolean independent, Role role) {
    /** By what the claim itself tells: its account, site or author, and who vouches for it. */
    public static Witness of(Claim claim) {
        return new Witness(Voice.of(claim.article()), true, role(claim.basis()));
    }

    static Role role(Basis basis) {
        return switch (basis) {
            case VENDOR -> Role.VENDOR;
            case AUTHOR -> Role.TESTER;
            case THIRD_PARTY -> Role.MEDIA;
        };
    }
}
