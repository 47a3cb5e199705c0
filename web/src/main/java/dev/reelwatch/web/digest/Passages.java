package dev.reelwatch.web.digest;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.index.Knowledge;
import dev.reelwatch.index.KnowledgeBase;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Quote;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The words that claims stand among: a reader is shown the whole sentence, since half of one can be made to mean
 * anything. May be asked by many threads.
 */
public final class Passages {
    /** A longer sentence is a list or a page without marks: of it only the quote is shown. */
    private static final int LONGEST = 220;

    private static final int HELD = 4096;
    private static final String ENDS = "。！？!?…\n";
    private static final String CLOSING = "。！？!?…”」』）)\"";

    private final Function<String, Optional<String>> textOf;
    private final Function<String, Collection<String>> namesIn;
    private final Map<String, String> held = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > HELD;
        }
    };

    /**
     * @param textOf the text of an article by its id; empty where it is not known, so that quotes stand for sentences
     * @param namesIn canonical names of the models that a text names, in any spelling
     */
    public Passages(Function<String, Optional<String>> textOf, Function<String, Collection<String>> namesIn) {
        this.textOf = textOf;
        this.namesIn = namesIn;
    }

    /** The words that stand in the archive now, and the models that are listed or told of. */
    public static Passages of(KnowledgeBase knowledge) {
        return of(knowledge, knowledge.known());
    }

    /** The words of the articles as they read then, and the models that are listed or were told of by then. */
    public static Passages of(KnowledgeBase knowledge, Knowledge then) {
        Function<String, Collection<String>> told =
                DigestCheck.namesAmong(then.claimsByModel().keySet());
        return new Passages(
                id -> then.formerText(id).or(() -> knowledge.article(id).map(Article::text)), text -> {
                    Set<String> names = new HashSet<>(knowledge.modelsIn(text));
                    names.addAll(told.apply(text));
                    return names;
                });
    }

    /** Only what claims themselves hold. */
    static Passages ofQuotes(Function<String, Collection<String>> namesIn) {
        return new Passages(id -> Optional.empty(), namesIn);
    }

    /** The sentence that a quote stands in. */
    String around(Claim claim) {
        synchronized (held) {
            return held.computeIfAbsent(
                    claim.id(),
                    id -> textOf.apply(claim.article().articleId())
                            .filter(claim.quote()::standsIn)
                            .map(text -> sentence(text, claim.quote()))
                            .orElse(claim.quote().text()));
        }
    }

    /** Canonical names of the models that a text names. */
    Collection<String> namesIn(String text) {
        return namesIn.apply(text);
    }

    private static String sentence(String text, Quote quote) {
        int start = quote.start();
        while (start > 0 && !endsBefore(text, start)) start--;
        int end = quote.end();
        while (end < text.length() && !endsBefore(text, end)) end++;
        while (end < text.length() && CLOSING.indexOf(text.charAt(end)) >= 0) end++;
        return end - start > LONGEST ? quote.text() : text.substring(start, end).strip();
    }

    /** True if a sentence ends right before an offset. */
    private static boolean endsBefore(String text, int at) {
        char last = text.charAt(at - 1);
        if (ENDS.indexOf(last) >= 0) return at == text.length() || CLOSING.indexOf(text.charAt(at)) < 0;
        // "Gen-4.5" and "e.g." go on
        return last == '.'
                && at < text.length()
                && Character.isWhitespace(text.charAt(at))
                && at >= 3
                && Character.isLetterOrDigit(text.charAt(at - 2))
                && Character.isLetterOrDigit(text.charAt(at - 3));
    }
}
