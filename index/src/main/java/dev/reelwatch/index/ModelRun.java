package dev.reelwatch.index;

import dev.reelwatch.crawler.archive.Archive;
import dev.reelwatch.crawler.archive.ArchivedArticle;
import dev.reelwatch.crawler.archive.ModelArchive;
import dev.reelwatch.crawler.archive.ModelReading;
import dev.reelwatch.crawler.archive.ModelReading.State;
import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.index.answer.LanguageModel;
import dev.reelwatch.index.answer.Trouble;
import dev.reelwatch.index.claim.ClaimProof;
import dev.reelwatch.index.claim.Dropped;
import dev.reelwatch.index.claim.Drops;
import dev.reelwatch.index.claim.LlmClaimExtractor;
import dev.reelwatch.index.claim.LlmClaimExtractor.Reading;
import dev.reelwatch.index.vocabulary.Vocabulary;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One run of a language model over the articles of an archive that it has still to read. */
public final class ModelRun {
    /**
     * What came of a run.
     *
     * @param read articles that were read to their end
     * @param later articles that were asked for in vain, and are marked for another try
     * @param givenUp articles that were asked for in vain too often
     * @param left articles that this run did not come to
     * @param claims that were proved
     * @param dropped what was answered and not proved
     * @param kept questions that had been answered before
     * @param troubles what went wrong, attempt by attempt
     * @param tokensLeft today
     * @param ended why the run ended before its work was done
     */
    public record Report(
            String reader,
            int read,
            int later,
            int givenUp,
            long left,
            int claims,
            Map<Dropped, Integer> dropped,
            int kept,
            Map<Trouble, Integer> troubles,
            ModelArchive.Use spent,
            long tokensLeft,
            Optional<String> ended) {
        /** In one sentence, for people. */
        public String sentence() {
            List<String> parts = new ArrayList<>();
            parts.add(read + " articles read by " + reader + ", " + claims + " claims proved");
            int claimsDropped = dropped.entrySet().stream()
                    .filter(entry -> entry.getKey().wholeClaim())
                    .mapToInt(Map.Entry::getValue)
                    .sum();
            if (claimsDropped > 0) parts.add(claimsDropped + " dropped");
            if (later > 0) parts.add(later + " articles without an answer, to be tried again");
            if (givenUp > 0) parts.add(givenUp + " given up");
            if (left > 0) parts.add(left + " left for another run");
            if (!troubles.isEmpty()) {
                parts.add(troubles.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> entry.getValue() + " × " + entry.getKey().words())
                        .collect(Collectors.joining(", ")));
            }
            parts.add(spent.requests() + " requests, " + spent.tokensIn() + " + " + spent.tokensOut() + " tokens, "
                    + kept + " answers kept from before, " + tokensLeft + " tokens left today");
            ended.ifPresent(parts::add);
            return String.join("; ", parts);
        }
    }

    private static final int BATCH = 50;
    private static final int MOST_ATTEMPTS = 5;
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(15);

    private final Archive archive;
    private final LanguageModel model;
    private final LlmClaimExtractor extractor;
    private final ClaimProof proof;
    private final String skippedBy;
    private final Clock clock;

    private int read;
    private int later;
    private int givenUp;
    private int asked;
    private int claims;
    private final Drops drops = new Drops();
    private final Set<String> seen = new HashSet<>();
    private Optional<String> ended = Optional.empty();

    /** @param archive open for writing */
    ModelRun(Archive archive, Vocabulary vocabulary, LanguageModel model, Clock clock) {
        this.archive = archive;
        this.model = model;
        this.clock = clock;
        extractor = new LlmClaimExtractor(vocabulary, model);
        proof = new ClaimProof(vocabulary);
        // another vocabulary may find that an article is about AI video after all
        skippedBy = vocabulary.fingerprint();
    }

    Report run() {
        while (ended.isEmpty()) {
            List<ArchivedArticle> batch = archive.models().toRead(extractor.name(), skippedBy, clock.instant(), BATCH);
            // what was tried in this run may be due again while it lasts
            List<ArchivedArticle> fresh =
                    batch.stream().filter(each -> seen.add(each.article().id())).toList();
            if (fresh.isEmpty()) break;
            for (ArchivedArticle each : fresh) {
                if (ended.isEmpty()) take(each.article());
            }
        }
        long left = ended.isEmpty()
                ? 0
                : archive.models().progress(extractor.name()).waiting();
        return new Report(
                extractor.name(),
                read,
                later,
                givenUp,
                left,
                claims,
                drops.counts(),
                model.kept(),
                model.troubles(),
                model.spent(),
                model.tokensLeft(),
                ended);
    }

    private void take(Article article) {
        if (!extractor.isFor(article)) {
            note(article, State.SKIPPED, 0, Optional.empty(), skippedBy, List.of());
            return;
        }
        if (asked >= model.settings().articlesARun()) {
            ended = Optional.of("the run has asked for as many articles as it may (llm_articles_a_run)");
            return;
        }
        Optional<ModelReading> before = archive.models().reading(article.id(), extractor.name());
        int attempts = before.map(ModelReading::attempts).orElse(0);
        Reading reading = extractor.read(article);
        if (!(reading instanceof Reading.Whole) || reading.answers().stream().anyMatch(answer -> !answer.kept()))
            asked++;
        switch (reading) {
            case Reading.Whole whole -> done(article, State.DONE, attempts, "", whole);
            case Reading.Unasked unasked -> ended = Optional.of(unasked.reason().words());
            case Reading.Broken broken -> broken(article, attempts, broken);
        }
        if (Thread.currentThread().isInterrupted()) ended = Optional.of("the run was interrupted");
    }

    private void broken(Article article, int before, Reading.Broken broken) {
        // an outage says nothing about the article
        int attempts = broken.trouble().concernsArticle() ? before + 1 : before;
        String why = broken.trouble().words();
        if (attempts >= MOST_ATTEMPTS && !broken.answers().isEmpty()) {
            done(article, State.PARTLY, attempts, why, broken);
        } else if (attempts >= MOST_ATTEMPTS) {
            givenUp++;
            note(article, State.GIVEN_UP, attempts, Optional.empty(), why, List.of());
        } else {
            later++;
            Duration pause = FIRST_PAUSE.multipliedBy(1L << (2 * Math.max(0, attempts - 1)));
            Duration asTold = broken.retryAfter().orElse(Duration.ZERO);
            Instant next = clock.instant().plus(asTold.compareTo(pause) > 0 ? asTold : pause);
            boolean byPerson = broken.trouble().needsPerson();
            note(article, State.LATER, attempts, Optional.of(byPerson ? clock.instant() : next), why, List.of());
        }
    }

    private void done(Article article, State state, int attempts, String why, Reading reading) {
        read++;
        ClaimProof.Proved proved = proof.claims(article, extractor.name(), reading.parts());
        claims += proved.claims().size();
        drops.addAll(proved.drops());
        note(
                article,
                state,
                attempts,
                Optional.empty(),
                why,
                reading.answers().stream().map(LlmClaimExtractor.Answered::part).toList());
    }

    private void note(
            Article article,
            State state,
            int attempts,
            Optional<Instant> nextTry,
            String why,
            List<ModelReading.Part> parts) {
        archive.models()
                .note(
                        new ModelReading(article.id(), extractor.name(), state, attempts, nextTry, why, parts),
                        clock.instant());
    }
}
