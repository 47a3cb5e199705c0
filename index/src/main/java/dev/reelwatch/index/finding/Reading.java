package dev.reelwatch.index.finding;

import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Value;
import dev.reelwatch.index.vocabulary.Fold;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the words of one claim tell, each asked once. A claim is held against many others, and its words do not change
 * meanwhile; it is thrown away when that is done, as 100,000 of these would not fit into memory.
 */
final class Reading {
    private final Statement statement;
    private final String words;
    private final String per;
    private final IdentityHashMap<Pattern, Boolean> said = new IdentityHashMap<>(4);
    private final IdentityHashMap<Pattern, Boolean> matched = new IdentityHashMap<>(4);
    private @Nullable Set<String> circumstances;
    private @Nullable Set<String> kinds;
    private @Nullable Set<String> names;

    Reading(Statement statement) {
        Claim claim = statement.claim();
        this.statement = statement;
        this.words = Fold.fold(claim.quote().text());
        this.per = claim.value().flatMap(Value::per).map(Fold::fold).orElse("");
    }

    Statement statement() {
        return statement;
    }

    /** The quote, folded. */
    String words() {
        return words;
    }

    /** True if the quote has words of this pattern. */
    boolean says(Pattern pattern) {
        return said.computeIfAbsent(pattern, each -> each.matcher(words).find());
    }

    /** True if the quote, or what its figure is counted on, has words of this pattern. */
    boolean matches(Pattern pattern) {
        return matched.computeIfAbsent(
                pattern,
                each -> says(each) || (!per.isEmpty() && each.matcher(per).find()));
    }

    /** See {@link Circumstances#of}. */
    Set<String> circumstances() {
        Set<String> held = circumstances;
        if (held == null) circumstances = held = Circumstances.of(statement.claim());
        return held;
    }

    /** See {@link Kinds#of}. */
    Set<String> kinds() {
        Set<String> held = kinds;
        if (held == null) kinds = held = Kinds.of(statement.claim());
        return held;
    }

    /** See {@link Words#names}. */
    Set<String> names() {
        Set<String> held = names;
        if (held == null) names = held = Words.names(statement.claim());
        return held;
    }
}
