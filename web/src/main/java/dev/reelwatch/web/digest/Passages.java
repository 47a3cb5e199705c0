package dev.reelwatch.web.digest;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.index.Knowledge;
import dev.reelwatch.index.KnowledgeBase;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Quote;
import dev.reelwatch.index.claim.Value;
import dev.reelwatch.index.vocabulary.Attribute;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The words that claims stand among: a reader is shown the whole sentence, since half of one can be made to mean
 * anything. May be asked by many threads.
 */
public final class Passages {
    /** A longer sentence is a list or a page without marks: of it only the quote is shown. */
    private static final int LONGEST = 220;

    /** An entry of a list. */
    private static final Pattern ITEM = Pattern.compile("\\s*(?:[-*•·●▪]|\\d{1,3}[.、)）]|[（(]\\d{1,3}[)）])\\s*");

    private static final Pattern HEADING = Pattern.compile("[:：]\\s*$|^\\s*#");
    private static final int LONGEST_HEADING = 40;
    private static final int MOST_HEADINGS = 3;

    private static final Pattern HASHTAGS = Pattern.compile("[#＃][^#＃\\s]+[#＃]|[#＃]\\p{L}");
    private static final Pattern SENTENCE_END = Pattern.compile("[。！？!?.][”」』）)\"]?$");
    private static final int FAR = 400;
    private static final int HELD = 4096;
    private static final String ENDS = "。！？!?…\n";
    private static final String CLOSING = "。！？!?…”」』）)\"";

    private final Function<String, Optional<String>> textOf;
    private final Function<String, Collection<String>> namesIn;
    private final Predicate<String> isMachineMade;
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
        this(textOf, namesIn, id -> false);
    }

    /** @param isMachineMade of the id of an article, whether a machine wrote its text */
    public Passages(
            Function<String, Optional<String>> textOf,
            Function<String, Collection<String>> namesIn,
            Predicate<String> isMachineMade) {
        this.isMachineMade = isMachineMade;
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
                id -> then.formerText(id).or(() -> knowledge.article(id).map(Article::text)),
                text -> {
                    Set<String> names = new HashSet<>(knowledge.modelsIn(text));
                    names.addAll(told.apply(text));
                    return names;
                },
                id -> knowledge.article(id).filter(Article::isMachineSummary).isPresent());
    }

    /** Only what claims themselves hold. */
    static Passages ofQuotes(Function<String, Collection<String>> namesIn) {
        return new Passages(id -> Optional.empty(), namesIn);
    }

    /**
     * The sentence that a quote stands in. Of a headline or hashtags it is the first sentence of the article that tells the
     * same outright: that the model came out, or its figure.
     */
    String around(Claim claim) {
        synchronized (held) {
            return held.computeIfAbsent(
                    claim.id(),
                    id -> textOf.apply(claim.article().articleId())
                            .filter(claim.quote()::standsIn)
                            .map(text -> shown(text, claim))
                            .orElse(claim.quote().text()));
        }
    }

    private String shown(String text, Claim claim) {
        String own = sentence(text, claim.quote());
        boolean telling =
                claim.attribute() == Attribute.RELEASE || claim.value().isPresent();
        return telling && isHeadline(own, text) ? toldOutright(text, claim).orElse(own) : own;
    }

    private static boolean isHeadline(String sentence, String text) {
        boolean begins = text.stripLeading().startsWith(sentence);
        return HASHTAGS.matcher(sentence).lookingAt()
                || (begins && !SENTENCE_END.matcher(sentence).find());
    }

    private Optional<String> toldOutright(String text, Claim claim) {
        Optional<String> figure =
                claim.value().filter(value -> value.date().isEmpty()).map(Value::text);
        for (int from = 0; from < text.length(); ) {
            int to = from + 1;
            while (to < text.length() && !endsBefore(text, to)) to++;
            String sentence = text.substring(from, to).strip();
            from = to;
            if (sentence.length() <= LONGEST
                    && SENTENCE_END.matcher(sentence).find()
                    && !HASHTAGS.matcher(sentence).lookingAt()
                    && figure.stream().allMatch(sentence::contains)
                    && (claim.attribute() != Attribute.RELEASE || Proof.saysItCameOut(sentence))
                    && namesIn(sentence).contains(claim.model())) return Optional.of(sentence);
        }
        return Optional.empty();
    }

    /** True if the words of a claim are those of a machine that summed up the page of another. */
    boolean isMachineMade(Claim claim) {
        return isMachineMade.test(claim.article().articleId());
    }

    /** The text of the article as it is known here. */
    Optional<String> text(Claim claim) {
        return textOf.apply(claim.article().articleId());
    }

    /** The sentence before that of a quote in the same paragraph; empty where it is the first. */
    String before(Claim claim) {
        Optional<String> text = text(claim).filter(claim.quote()::standsIn);
        if (text.isEmpty()) return "";
        int end = start(text.get(), claim.quote().start());
        int begin = end == 0 ? 0 : start(text.get(), end - 1);
        String sentence = text.get().substring(begin, end);
        return sentence.endsWith("\n") ? "" : sentence.strip();
    }

    /** What stands above a quote, as far as it is near. */
    String above(Claim claim) {
        return text(claim)
                .filter(claim.quote()::standsIn)
                .map(text -> text.substring(
                        Math.max(0, claim.quote().start() - FAR), claim.quote().start()))
                .orElse("");
    }

    /** The models that the nearest sentence before a quote names that names any; none where that is far away. */
    Collection<String> namedBefore(Claim claim) {
        Optional<String> text = text(claim).filter(claim.quote()::standsIn);
        if (text.isEmpty()) return List.of();
        int end = start(text.get(), claim.quote().start());
        int least = Math.max(0, end - FAR);
        while (end > least) {
            int begin = start(text.get(), end - 1);
            Collection<String> named = namesIn(text.get().substring(begin, end));
            if (!named.isEmpty()) return named;
            end = begin;
        }
        return List.of();
    }

    /** Where the sentence around a place begins. */
    private static int start(String text, int at) {
        int start = at;
        while (start > 0 && !endsBefore(text, start)) start--;
        return start;
    }

    /** The headings of the list that a quote is an item of, the nearest first; empty where it is no item. */
    List<String> headings(Claim claim) {
        return textOf.apply(claim.article().articleId())
                .filter(claim.quote()::standsIn)
                .map(text -> headings(text, claim.quote().start()))
                .orElse(List.of());
    }

    private static List<String> headings(String text, int at) {
        int begin = text.lastIndexOf('\n', Math.max(0, at - 1)) + 1;
        int end = text.indexOf('\n', at);
        if (!ITEM.matcher(text.substring(begin, end < 0 ? text.length() : end)).lookingAt()) return List.of();
        List<String> headings = new ArrayList<>();
        List<String> above = text.substring(0, begin).lines().toList().reversed();
        for (String line : above) {
            boolean item = ITEM.matcher(line).lookingAt();
            boolean heading =
                    line.length() <= LONGEST_HEADING && HEADING.matcher(line).find();
            if (heading) headings.add(line.strip());
            boolean over = !item && !heading && !line.isBlank();
            if (over || (heading && item) || headings.size() == MOST_HEADINGS) break;
        }
        return headings;
    }

    /** Canonical names of the models that a text names. */
    Collection<String> namesIn(String text) {
        return namesIn.apply(text);
    }

    private static String sentence(String text, Quote quote) {
        int start = start(text, quote.start());
        int end = quote.end();
        while (end < text.length() && !endsBefore(text, end)) end++;
        while (end < text.length() && CLOSING.indexOf(text.charAt(end)) >= 0) end++;
        return end - start > LONGEST
                ? clauses(text, quote, start, end)
                : text.substring(start, end).strip();
    }

    /** Of a long sentence the clauses before a quote, which tell what it is about, and then those behind it, as many as are short enough. */
    private static String clauses(String text, Quote quote, int start, int end) {
        int from = quote.start();
        int to = quote.end();
        for (int at = from; at >= start && to - at <= LONGEST; at--) {
            if (at == start || endsClauseBefore(text, at)) from = at;
        }
        for (int at = to; at <= end && at - from <= LONGEST; at++) {
            if (at == end || endsClauseBefore(text, at)) to = at;
        }
        return text.substring(from, to).strip().replaceFirst("[，；：,;:—]+$", "");
    }

    private static boolean endsClauseBefore(String text, int at) {
        char last = text.charAt(at - 1);
        boolean mark = "，；：,;:—".indexOf(last) >= 0;
        // "1,000" and "16:9" go on
        return mark && (last > 127 || Character.isWhitespace(text.charAt(at)));
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
