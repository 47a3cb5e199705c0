package dev.reelwatch.web.cli;

import dev.reelwatch.crawler.source.Sources;
import dev.reelwatch.index.KnowledgeBase;
import dev.reelwatch.index.vocabulary.Vocabulary;
import dev.reelwatch.web.site.SiteSettings;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What the verbs share: the settings, the streams, the way to the knowledge base. */
@Command
abstract sealed class Verb implements Callable<Integer>
        permits BackupVerb,
                ChangesVerb,
                CompareVerb,
                CrawlVerb,
                DeliverVerb,
                DemoVerb,
                DigestVerb,
                DisputesVerb,
                ExportVerb,
                ExtractVerb,
                IngestVerb,
                McpVerb,
                ModelsVerb,
                ParseVerb,
                PromisesVerb,
                ReindexVerb,
                ReparseVerb,
                RestoreVerb,
                SearchVerb,
                ServeVerb,
                SourcesVerb,
                StatusVerb,
                StoryVerb,
                SummaryVerb,
                TimelineVerb,
                VerifyVerb {
    static final int DONE = 0;
    static final int FAILED = 1;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli
    Reelwatch reelwatch;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommandSpec spec;

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** For people: progress and notices go beside the results, not among them. */
    void note(String sentence) {
        spec.commandLine().getErr().println(sentence.lines().map(Plain::safe).collect(Collectors.joining("\n")));
        spec.commandLine().getErr().flush();
    }

    /** Prints each, as JSON a line or in words, and tells beside the words how many there are. */
    <T> void tell(List<T> all, String noun, boolean json, Function<T, ?> asJson, Consumer<T> inWords) {
        for (T each : all) {
            if (json) {
                out().println(asJson.apply(each));
            } else {
                inWords.accept(each);
            }
        }
        if (!json) note(all.size() == 1 ? "1 " + noun : all.size() + " " + noun + "s");
    }

    Path data() {
        return reelwatch.data();
    }

    Settings settings() {
        return reelwatch.settings();
    }

    Vocabulary vocabulary() {
        return Vocabulary.load(settings().vocabulary());
    }

    /** Where to listen; a port that is none is wrong use. */
    SiteSettings site(@Nullable String host, @Nullable Integer port) {
        SiteSettings site = settings().site();
        try {
            return site.at(host == null ? site.host() : host, port == null ? site.port() : port);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--port or --host: " + e.getMessage());
        }
    }

    /** What is crawled, and so who speaks where; none where there is no such file. */
    Sources sources() {
        Path file = settings().sources();
        return Files.exists(file) ? Sources.read(file) : new Sources(List.of());
    }

    KnowledgeBase knowledge() {
        return withVectors(KnowledgeBase.open(data(), vocabulary(), sources(), reelwatch.clock(), this::note));
    }

    KnowledgeBase knowledgeForWriting() {
        return withVectors(
                KnowledgeBase.openForWriting(data(), vocabulary(), sources(), reelwatch.clock(), this::note));
    }

    private KnowledgeBase withVectors(KnowledgeBase knowledge) {
        settings().embedding().ifPresent(knowledge::useVectors);
        return knowledge;
    }

    /** Has vectors made of what is new, where they are on. */
    void makeVectors(KnowledgeBase knowledge) {
        knowledge.makeVectors().filter(report -> !report.isEmpty()).ifPresent(report -> note(report.sentence()));
    }
}
