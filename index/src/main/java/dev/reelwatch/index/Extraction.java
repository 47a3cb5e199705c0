package dev.reelwatch.index;

import dev.langchain4j.model.chat.ChatModel;
import dev.reelwatch.crawler.archive.Archive;
import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.index.answer.AnswerStore;
import dev.reelwatch.index.answer.LanguageModel;
import dev.reelwatch.index.answer.LlmSettings;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.ClaimMerge;
import dev.reelwatch.index.claim.ClaimProof;
import dev.reelwatch.index.claim.Drops;
import dev.reelwatch.index.claim.LlmClaimExtractor;
import dev.reelwatch.index.claim.LlmClaimExtractor.Reading;
import dev.reelwatch.index.claim.PatternClaimExtractor;
import dev.reelwatch.index.vocabulary.Vocabulary;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Draws the claims of articles without storing them: with the patterns, and with a language model where one is given.
 * What the model answers is kept where there is an archive, so that it is asked once.
 */
public final class Extraction implements AutoCloseable {
    private final PatternClaimExtractor patterns;
    private final Optional<Asked> asked;

    /** The model's side. */
    private static final class Asked {
        private final Optional<Archive> archive;
        private final LanguageModel model;
        private final LlmClaimExtractor extractor;
        private final ClaimProof proof;
        private final Drops drops = new Drops();
        private int read;
        private int broken;
        private int left;
        private int counted;
        private int claims;
        private Optional<String> ended = Optional.empty();

        Asked(Vocabulary vocabulary, LanguageModel model, Optional<Archive> archive) {
            this.archive = archive;
            this.model = model;
            extractor = new LlmClaimExtractor(vocabulary, model);
            proof = new ClaimProof(vocabulary);
        }

        List<Claim> claimsIn(Article article) {
            if (!extractor.isFor(article)) return List.of();
            if (counted >= model.settings().articlesARun()) {
                left++;
                ended = Optional.of("the run has asked for as many articles as it may (llm_articles_a_run)");
                return List.of();
            }
            Reading reading = extractor.read(article);
            if (!(reading instanceof Reading.Whole)
                    || reading.answers().stream().anyMatch(answer -> !answer.kept())) counted++;
            return switch (reading) {
                case Reading.Whole whole -> {
                    read++;
                    ClaimProof.Proved proved = proof.claims(article, extractor.name(), whole.parts());
                    claims += proved.claims().size();
                    drops.addAll(proved.drops());
                    yield proved.claims();
                }
                case Reading.Broken ignored -> {
                    broken++;
                    yield List.of();
                }
                case Reading.Unasked unasked -> {
                    left++;
                    ended = Optional.of(unasked.reason().words());
                    yield List.of();
                }
            };
        }
    }

    private Extraction(PatternClaimExtractor patterns, Optional<Asked> asked) {
        this.patterns = patterns;
        this.asked = asked;
    }

    /**
     * By the patterns alone.
     *
     * @param leastConfidence of their claims
     */
    public static Extraction byPatterns(Vocabulary vocabulary, double leastConfidence) {
        return new Extraction(new PatternClaimExtractor(vocabulary, leastConfidence), Optional.empty());
    }

    /**
     * With a language model beside the patterns. Its answers are kept in the archive of {@code data} if there is one;
     * while another process writes there it is only read.
     *
     * @param leastConfidence of the claims of the patterns
     * @param make true to make an archive where there is none
     * @throws dev.reelwatch.crawler.archive.ArchiveException if the archive cannot be used
     */
    public static Extraction withModel(
            Vocabulary vocabulary,
            double leastConfidence,
            ChatModel chat,
            LlmSettings settings,
            Path data,
            boolean make,
            Clock clock) {
        Optional<Archive> archive = Optional.empty();
        boolean writable = false;
        if (make || Archive.exists(data)) {
            archive = Archive.tryOpen(data);
            writable = archive.isPresent();
            if (!writable) archive = Optional.of(Archive.openForReading(data));
        }
        AnswerStore store = writable
                ? new AnswerStore.InArchive(archive.orElseThrow().models())
                : new AnswerStore.InMemory(archive.map(Archive::models));
        LanguageModel model = new LanguageModel(chat, settings, store, clock);
        return new Extraction(
                new PatternClaimExtractor(vocabulary, leastConfidence),
                Optional.of(new Asked(vocabulary, model, archive)));
    }

    /** The claims of an article by their places; those of the patterns alone where the model does not answer. */
    public List<Claim> claimsIn(Article article) {
        List<Claim> byPatterns = patterns.claimsIn(article);
        if (asked.isEmpty()) return byPatterns;
        return ClaimMerge.of(byPatterns, asked.get().claimsIn(article));
    }

    /** What came of asking the model; empty where none was given. */
    public Optional<ModelRun.Report> report() {
        return asked.map(a -> new ModelRun.Report(
                a.extractor.name(),
                a.read,
                a.broken,
                0,
                a.left,
                a.claims,
                a.drops.counts(),
                a.model.kept(),
                a.model.troubles(),
                a.model.spent(),
                a.model.tokensLeft(),
                a.ended));
    }

    @Override
    public void close() {
        asked.flatMap(a -> a.archive).ifPresent(Archive::close);
    }
}
