package dev.reelwatch.index.search;

import dev.reelwatch.index.entry.EntryAnalyzer;
import dev.reelwatch.index.entry.NameHit;
import dev.reelwatch.index.vocabulary.Fold;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What is known of words when a question is read.
 *
 * @param names the models named in a text
 * @param vendors the makers named in a text
 * @param spelled how names are written
 * @param models those that there are claims about
 */
record Lexicon(
        Function<String, List<NameHit>> names,
        AttributeWords attributes,
        Function<String, Set<String>> vendors,
        Weighed weighed,
        Spelled spelled,
        Mending mending,
        EntryAnalyzer analyzer,
        ModelNames models) {
    /** The maker that is called so; empty where nobody is. */
    Optional<String> maker(String words) {
        return spelled.maker(Fold.fold(words));
    }
}
