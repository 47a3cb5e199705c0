package dev.reelwatch.index.entry;

import dev.reelwatch.index.claim.Basis;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Polarity;
import dev.reelwatch.index.claim.Status;
import dev.reelwatch.index.vocabulary.Attribute;

/** The closed lists of a claim packed into one small number, so that counting hits takes one look-up for all four. */
public final class Facets {
    private static final Attribute[] ATTRIBUTES = Attribute.values();
    private static final Polarity[] POLARITIES = Polarity.values();
    private static final Status[] STATUSES = Status.values();
    private static final Basis[] BASES = Basis.values();

    /** One more than the greatest number. */
    public static final int SIZE = ATTRIBUTES.length * POLARITIES.length * STATUSES.length * BASES.length;

    private Facets() {}

    @SuppressWarnings("EnumOrdinal") // an index of other lists is not read: they are part of EntryDocument.layout()
    static int of(Claim claim) {
        int number = claim.attribute().ordinal();
        number = number * POLARITIES.length + claim.polarity().ordinal();
        number = number * STATUSES.length + claim.status().ordinal();
        return number * BASES.length + claim.basis().ordinal();
    }

    public static Basis basis(int number) {
        return BASES[number % BASES.length];
    }

    public static Status status(int number) {
        return STATUSES[number / BASES.length % STATUSES.length];
    }

    public static Polarity polarity(int number) {
        return POLARITIES[number / BASES.length / STATUSES.length % POLARITIES.length];
    }

    public static Attribute attribute(int number) {
        return ATTRIBUTES[number / BASES.length / STATUSES.length / POLARITIES.length];
    }
}
