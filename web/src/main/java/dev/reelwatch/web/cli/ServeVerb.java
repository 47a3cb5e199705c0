package dev.reelwatch.web.cli;

import dev.reelwatch.crawler.archive.ArchiveException;
import dev.reelwatch.index.KnowledgeBase;
import dev.reelwatch.index.answer.LlmSettings;
import dev.reelwatch.web.schedule.Timetable;
import dev.reelwatch.web.site.Site;
import dev.reelwatch.web.site.SiteSettings;
import dev.reelwatch.web.site.Writing;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "serve",
        description = {
            "Show the knowledge in a browser; another process may ingest meanwhile.",
            "With schedule_crawl or schedule_digest set, crawl and send digests at these times, too.",
            "With a language model set, a reader may have it word a summary.",
            "With embedding_provider set, vectors are made of the claims beside, and searches find what is similar in meaning, too."
        },
        mixinStandardHelpOptions = true)
final class ServeVerb extends Verb {
    @Option(names = "--port", paramLabel = "PORT", description = "port to listen on (default 7070; 0 takes any)")
    private @Nullable Integer port;

    @Option(names = "--host", paramLabel = "HOST", description = "address to listen on (default 127.0.0.1)")
    private @Nullable String host;

    @Override
    public Integer call() {
        SiteSettings site = site(host, port);
        Optional<Writing> writing = settings().writing();
        boolean works =
                !settings().schedule().isEmpty() || settings().embedding().isPresent();
        Optional<LlmSettings> llm = settings().llm();
        KnowledgeBase knowledge = works || writing.isPresent() || llm.isPresent() ? knowledgeForWriting() : knowledge();
        Optional<Timetable> timetable = works
                ? Optional.of(new ScheduledWork(knowledge, settings(), reelwatch.clock(), this::note).timetable())
                : Optional.empty();
        serve(this, knowledge, site, writing, llm, timetable);
        return Reelwatch.STILL_SERVING;
    }

    /** Serves until the process is asked to end; the knowledge base is closed then. */
    static void serve(
            Verb verb,
            KnowledgeBase knowledge,
            SiteSettings settings,
            Optional<Writing> writing,
            Optional<LlmSettings> llm,
            Optional<Timetable> timetable) {
        Site site;
        try {
            site = new Site(() -> knowledge, settings, writing, llm, verb.reelwatch.clock()).start();
        } catch (RuntimeException e) {
            knowledge.close();
            throw e;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            timetable.ifPresent(Timetable::close);
            site.close();
            knowledge.close();
        }));
        weighAhead(knowledge);
        timetable.ifPresent(Timetable::start);
        verb.note("Reelwatch is at " + site.address() + " (Ctrl-C ends it)");
    }

    /** All claims are weighed once, which takes a while where there are many, before the first reader asks for it. */
    private static void weighAhead(KnowledgeBase knowledge) {
        Thread.ofPlatform().name("weighing").daemon().start(() -> {
            try {
                knowledge.known();
            } catch (ArchiveException e) {
                // whoever asks for a page is told of it there
            }
        });
    }
}
