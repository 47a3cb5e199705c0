package dev.reelwatch.web.mcp;

import dev.reelwatch.index.Knowledge;
import dev.reelwatch.index.KnowledgeBase;
import dev.reelwatch.web.digest.DigestCompiler;
import java.time.LocalDate;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the tools ask. Whoever serves them keeps what is costly to find out.
 *
 * @param base all that is stored
 * @param asOf what was known at the end of a day
 * @param digests compiles the digests of all days
 */
public record Known(
        Supplier<KnowledgeBase> base, Function<LocalDate, Knowledge> asOf, Supplier<DigestCompiler> digests) {}
