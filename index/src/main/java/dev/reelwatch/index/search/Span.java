package dev.reelwatch.index.search;

/** A stretch of a text, in UTF-16 code units, {@code end} exclusive. */
public record Span(int start, int end) {}
