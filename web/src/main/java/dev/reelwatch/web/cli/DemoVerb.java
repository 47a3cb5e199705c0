package dev.reelwatch.web.cli;

import dev.reelwatch.crawler.Ingest;
import dev.reelwatch.crawler.article.SavedFiles;
import dev.reelwatch.index.KnowledgeBase;
import dev.reelwatch.index.search.ClaimHit;
import dev.reelwatch.index.search.SearchQuery;
import dev.reelwatch.index.timeline.TimelineEntry;
import dev.reelwatch.web.digest.DigestCompiler;
import dev.reelwatch.web.digest.DigestMarkdown;
import dev.reelwatch.web.digest.News;
import dev.reelwatch.web.site.SiteSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description = {
            "Read the bundled samples into DATA/demo, print a digest, a timeline and a search, then serve the pages.",
            "The samples' facts are real, their accounts and sentences are made up."
        },
        mixinStandardHelpOptions = true)
final class DemoVerb extends Verb {
    @Option(names = "--no-serve", description = "stop after the digest")
    private boolean noServe;

    @Option(names = "--port", paramLabel = "PORT", description = "port to listen on (default 7070; 0 takes any)")
    private @Nullable Integer port;

    @Override
    public Integer call() {
        SiteSettings site = site(null, port);
        Path data = data().resolve("demo");
        Path samples = settings().home().resolve("seeds/samples");
        try (KnowledgeBase knowledge =
                KnowledgeBase.openForWriting(data, vocabulary(), reelwatch.clock(), this::note)) {
            Ingest.Report report = knowledge.ingest(
                    new SavedFiles(settings().files()), List.of(samples), line -> note(IngestVerb.format(line)));
            note(IngestVerb.sentence(report) + "; " + knowledge.counts().claims()
                    + " claims, each proved by its quote\n");
            print(knowledge);
        }
        if (noServe) return DONE;
        KnowledgeBase knowledge = KnowledgeBase.open(data, vocabulary(), reelwatch.clock(), this::note);
        ServeVerb.serve(this, knowledge, site, Optional.empty(), Optional.empty(), Optional.empty());
        return Reelwatch.STILL_SERVING;
    }

    private void print(KnowledgeBase knowledge) {
        DigestCompiler compiler = new DigestCompiler(News.of(knowledge), reelwatch.clock());
        compiler.latest(settings().language()).ifPresent(digest -> out().println(DigestMarkdown.text(digest)));
        out().println("# ./reelwatch timeline Runway\n");
        for (TimelineEntry entry : knowledge.timeline(Optional.of("Runway"))) out().println(Plain.entry(entry));
        out().println("\n# ./reelwatch search \"Gen-4 Turbo 速度\"\n");
        for (ClaimHit hit :
                knowledge.searchClaims(SearchQuery.of("Gen-4 Turbo 速度", 3)).hits()) {
            out().println(Plain.claim(hit.claim()) + "\n");
        }
        out().flush();
    }
}
