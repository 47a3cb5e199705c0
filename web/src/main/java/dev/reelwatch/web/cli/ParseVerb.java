package dev.reelwatch.web.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.ArticleJson;
import dev.reelwatch.crawler.article.ArticleReader;
import dev.reelwatch.crawler.article.Reading;
import dev.reelwatch.crawler.article.SavedFiles;
import dev.reelwatch.crawler.fetch.Fetcher;
import dev.reelwatch.crawler.url.CanonicalUrl;
import dev.reelwatch.index.vocabulary.Vocabulary;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

@Command(
        name = "parse",
        description = {
            "Print Article JSON, one a line; stores nothing.",
            "What is no article prints its ending (deleted, blocked, empty ...) and why."
        },
        mixinStandardHelpOptions = true)
final class ParseVerb extends Verb {
    @Parameters(paramLabel = "PATH|URL", arity = "1..*", description = "files, folders, zip archives or addresses")
    private List<String> paths = List.of();

    @Option(names = "--url", paramLabel = "URL", description = "the address that the files came from")
    private @Nullable String url;

    @Option(
            names = "--now",
            paramLabel = "TIME",
            description = "the clock for relative times, such as 2025-04-08T12:00:00+08:00")
    private @Nullable String now;

    @Override
    public Integer call() throws InterruptedException {
        Optional<CanonicalUrl> cameFrom = Optional.empty();
        if (url != null) {
            cameFrom = CanonicalUrl.parse(url);
            if (cameFrom.isEmpty()) throw wrong("--url", url, "an http or https address");
        }
        Clock clock = reelwatch.clock();
        if (now != null) {
            try {
                clock = Clock.fixed(OffsetDateTime.parse(now).toInstant(), ZoneOffset.UTC);
            } catch (DateTimeException e) {
                throw wrong("--now", now, "a time with its offset, such as 2025-04-08T12:00:00+08:00");
            }
        }
        Vocabulary vocabulary = vocabulary();
        Consumer<Reading> print = reading -> {
            switch (reading) {
                case Reading.Found found -> out().println(json(found.article(), vocabulary));
                case Reading.NoArticle none -> out().println(ArticleJson.write(none));
            }
        };
        List<Path> files = SavedPaths.of(paths, spec);
        List<URI> addresses = SavedPaths.addresses(paths, spec);
        if (!files.isEmpty()) {
            new Documents(new SavedFiles(settings().files()), new ArticleReader(clock)).read(files, cameFrom, print);
        }
        if (!addresses.isEmpty()) {
            try (Fetcher fetcher = new Fetcher(settings().fetch().withClock(reelwatch.clock()))) {
                Documents.fetch(fetcher, addresses, print);
            }
        }
        return DONE;
    }

    private static ObjectNode json(Article article, Vocabulary vocabulary) {
        ObjectNode json = ArticleJson.write(article);
        json.put("about_ai_video", vocabulary.aboutAiVideo(article));
        return json;
    }

    private ParameterException wrong(String option, String found, String allowed) {
        return new ParameterException(
                spec.commandLine(), option + " is \"" + found + "\" and must be " + allowed + ".");
    }
}
