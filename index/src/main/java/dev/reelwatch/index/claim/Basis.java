package dev.reelwatch.index.claim;

import java.util.Locale;

/** Who vouches for a claim. */
public enum Basis {
    /** Official statement, demo, staff of the vendor. */
    VENDOR,
    /** The writer's own test or opinion. */
    AUTHOR,
    /** A leaderboard, another person, media. */
    THIRD_PARTY;

    public String json() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Basis fromJson(String json) {
        return valueOf(json.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
