package dev.reelwatch.index;

import dev.reelwatch.crawler.archive.Archive;
import dev.reelwatch.crawler.archive.ArchivedArticle;
import dev.reelwatch.crawler.archive.VectorArchive;
import dev.reelwatch.crawler.archive.VectorArchive.Done;
import dev.reelwatch.crawler.archive.VectorArchive.Use;
import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.answer.Tokens;
import dev.reelwatch.index.answer.Trouble;
import dev.reelwatch.index.claim.ClaimJson;
import dev.reelwatch.index.embedding.ClaimText;
import dev.reelwatch.index.embedding.EmbeddingSettings;
import dev.reelwatch.index.embedding.SentenceModel;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One run of a model that makes vectors, over the claims of an archive that have none yet. */
public final class EmbeddingRun {
    /**
     * What came of a run.
     *
     * @param articles whose claims have all their vectors now
     * @param vectors that were made
     * @param refused texts that the model does not take
     * @param waiting articles that this run did not come to
     * @param ended why it ended before its work was done
     * @param retryAfter how long the server wants to be left alone, where it says so
     */
    public record Report(
            String model,
            int articles,
            int vectors,
            int refused,
            long waiting,
            Use spent,
            Optional<String> ended,
            Optional<Duration> retryAfter) {
        /** True if nothing was to do. */
        public boolean isEmpty() {
            return articles == 0 && vectors == 0 && ended.isEmpty();
        }

        /** In one sentence, for people. */
        public String sentence() {
            List<String> parts = new ArrayList<>();
            parts.add(vectors + " vectors made by " + model + " for " + articles + " articles");
            if (refused > 0) parts.add(refused + " texts it does not take");
            if (waiting > 0) parts.add(waiting + " articles left for another run");
            parts.add(spent.requests() + " requests, " + spent.tokens() + " tokens");
            ended.ifPresent(parts::add);
            return String.join("; ", parts);
        }
    }

    private static final int ARTICLES = 50;
    private static final int TEXTS_AT_ONCE = 32;
    /** So many texts in a row that are not taken are no accident. */
    private static final int REFUSED_IN_A_ROW = 5;

    private final Archive archive;
    private final VectorArchive vectors;
    private final SentenceModel model;
    private final EmbeddingSettings settings;
    private final Clock clock;
    private final long began = System.nanoTime();

    private Optional<Integer> dimension;
    private int atOnce = TEXTS_AT_ONCE;
    private int takenAtOnce = 1;
    private int refusedInARow;
    private int articles;
    private int made;
    private int refused;
    private Use spent = Use.NONE;
    private Optional<String> ended = Optional.empty();
    private Optional<Duration> retryAfter = Optional.empty();

    /** @param archive open for writing */
    EmbeddingRun(Archive archive, SentenceModel model, Clock clock) {
        this.archive = archive;
        this.vectors = archive.vectors();
        this.model = model;
        this.settings = model.settings();
        this.clock = clock;
        this.dimension = vectors.model(settings.model()).map(VectorArchive.Model::dimension);
    }

    Report run() {
        Set<String> seen = new HashSet<>();
        while (ended.isEmpty()) {
            // what cannot be noted as done, since it changed meanwhile, is for another run
            List<ArchivedArticle> batch = vectors.waiting(settings.model(), ARTICLES).stream()
                    .filter(each -> seen.add(each.article().id() + " " + each.change()))
                    .toList();
            if (batch.isEmpty()) break;
            take(batch);
        }
        return new Report(
                settings.model(),
                articles,
                made,
                refused,
                ended.isEmpty() ? 0 : vectors.progress(settings.model()).waiting(),
                spent,
                ended,
                retryAfter);
    }

    private void take(List<ArchivedArticle> batch) {
        Map<ArchivedArticle, Set<String>> wanted = new LinkedHashMap<>();
        Map<String, String> texts = new LinkedHashMap<>();
        for (ArchivedArticle each : batch) {
            Set<String> ofArticle = new LinkedHashSet<>();
            archive.claimsOf(each.article().id()).stream()
                    .map(row -> ClaimText.of(ClaimJson.read(row.json())))
                    .forEach(text -> {
                        String name = text.sha256();
                        ofArticle.add(name);
                        texts.put(name, text.text());
                    });
            wanted.put(each, ofArticle);
        }
        texts.keySet()
                .removeAll(vectors.vectors(settings.model(), texts.keySet()).keySet());
        Set<String> open = new HashSet<>(texts.keySet());
        Deque<String> queue = new ArrayDeque<>(texts.keySet());
        while (!queue.isEmpty() && ended.isEmpty()) open.removeAll(some(queue, texts));
        List<Done> done = wanted.entrySet().stream()
                .filter(entry -> entry.getValue().stream().noneMatch(open::contains))
                .map(entry ->
                        new Done(entry.getKey().article().id(), entry.getKey().change()))
                .toList();
        if (done.isEmpty() || dimension.isEmpty()) return;
        vectors.keep(settings.model(), dimension.get(), Map.of(), done, Use.NONE, today(), clock.instant());
        articles += done.size();
    }

    /** Asks for the first of a queue. Gives those that need not be asked for again: made, or not to be had. */
    private List<String> some(Deque<String> queue, Map<String, String> texts) {
        if (mustEnd()) return List.of();
        List<String> names = new ArrayList<>();
        while (names.size() < atOnce && !queue.isEmpty()) names.add(queue.removeFirst());
        List<String> asked = names.stream().map(texts::get).toList();
        long estimate = asked.stream().mapToLong(Tokens::estimate).sum();
        if (vectors.use(today()).tokens() + estimate > settings.tokensADay()) {
            ended = Optional.of("the tokens of today are used up (embedding_tokens_a_day)");
            return List.of();
        }
        SentenceModel.Reply reply = model.vectorsOf(asked, dimension);
        spent = spent.plus(reply.cost());
        return switch (reply) {
            case SentenceModel.Reply.Made reached -> {
                keep(names, reached);
                yield names;
            }
            case SentenceModel.Reply.Failed failed -> {
                vectors.spend(failed.cost(), today());
                yield refused(queue, names, failed);
            }
        };
    }

    private void keep(List<String> names, SentenceModel.Reply.Made reached) {
        Map<String, byte[]> bytes = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            bytes.put(names.get(i), reached.vectors().get(i).bytes());
        }
        int numbers = reached.vectors().getFirst().dimension();
        vectors.keep(settings.model(), numbers, bytes, List.of(), reached.cost(), today(), clock.instant());
        dimension = Optional.of(numbers);
        made += names.size();
        takenAtOnce = Math.max(takenAtOnce, names.size());
        refusedInARow = 0;
    }

    /** A server may take fewer texts at once, or not take one of them; all else ends the run. */
    private List<String> refused(Deque<String> queue, List<String> names, SentenceModel.Reply.Failed failed) {
        boolean ofTexts = failed.trouble() == Trouble.BAD_REQUEST
                || failed.trouble() == Trouble.TOO_LONG
                || failed.trouble() == Trouble.FILTERED;
        if (ofTexts && names.size() > 1) {
            atOnce = names.size() / 2;
            for (int i = names.size() - 1; i >= 0; i--) queue.addFirst(names.get(i));
            return List.of();
        }
        if (ofTexts && ++refusedInARow < REFUSED_IN_A_ROW) {
            refused++;
            // it was this text, and not how many there were
            atOnce = takenAtOnce;
            return names;
        }
        ended = Optional.of(SentenceModel.words(failed.trouble()));
        retryAfter = failed.retryAfter();
        return List.of();
    }

    private boolean mustEnd() {
        if (Thread.currentThread().isInterrupted()) {
            ended = Optional.of("the run was interrupted");
        } else if (Duration.ofNanos(System.nanoTime() - began).compareTo(settings.timeARun()) > 0) {
            ended = Optional.of("the run has taken as long as it may (embedding_minutes_a_run)");
        }
        return ended.isPresent();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Moment.BEIJING);
    }
}
