package dev.reelwatch.index.entry;

/** In what state an index folder was found. */
public sealed interface IndexState {
    /**
     * It can be read.
     *
     * @param change number of the last change of the archive that it holds
     */
    record Usable(long change) implements IndexState {}

    /**
     * It has to be built anew.
     *
     * @param why for people
     */
    record Unusable(Reason reason, String why) implements IndexState {}

    /** What is wrong with it. */
    enum Reason {
        /** There is none, or the building of the first one did not end. */
        MISSING,
        /** Files are missing, cut short, or hold other bytes than were written. */
        DAMAGED,
        /** The folder holds something else, or an index of another program or of another version of Lucene. */
        FOREIGN,
        /** Another layout, analyzer or vocabulary. */
        OTHER_SCHEMA
    }
}
