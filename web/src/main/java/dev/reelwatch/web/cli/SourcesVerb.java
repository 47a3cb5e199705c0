package dev.reelwatch.web.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reelwatch.crawler.SourceCookies;
import dev.reelwatch.crawler.archive.Archive;
import dev.reelwatch.crawler.archive.Frontier;
import dev.reelwatch.crawler.fetch.DecodedText;
import dev.reelwatch.crawler.source.Opml;
import dev.reelwatch.crawler.source.Source;
import dev.reelwatch.crawler.source.Sources;
import dev.reelwatch.web.site.SourceJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

@Command(
        name = "sources",
        description = {
            "List what is crawled: name, kind, on or off, who speaks, pace, address, and what is wrong with it.",
            "The file is the setting `sources`, else ./sources.yaml, else the examples that come with the program."
        },
        mixinStandardHelpOptions = true)
final class SourcesVerb extends Verb {
    /** Time enough to log in again. */
    private static final Duration SOON = Duration.ofDays(3);

    private static final long LARGEST_OPML = 20L << 20;

    @Option(names = "--json", description = "one JSON object for each source")
    private boolean json;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "the sources file to list, to import into (made if missing) or to export from")
    private @Nullable Path file;

    @Option(
            names = "--import",
            paramLabel = "OPML",
            description = "add the feeds of an OPML file at the end of the sources file; what stands there stays")
    private @Nullable Path importFrom;

    @Option(
            names = "--export",
            paramLabel = "OPML",
            description = "write the feeds among the sources as OPML; - is standard output")
    private @Nullable Path exportTo;

    @Override
    public Integer call() throws IOException {
        if (importFrom != null && exportTo != null) {
            throw new ParameterException(spec.commandLine(), "--import and --export cannot be done at once.");
        }
        if (importFrom != null) return take(importFrom);
        Sources sources = Sources.read(file());
        Map<String, Frontier.SourceHealth> health = health();
        if (exportTo != null) return give(sources, exportTo);
        if (json) {
            sources.all().forEach(source -> out().println(json(source, health)));
        } else {
            out().print(table(sources, health));
            long on = sources.all().stream().filter(Source::enabled).count();
            note("%s: %d sources, %d switched on"
                    .formatted(file(), sources.all().size(), on));
        }
        return DONE;
    }

    /** How each source did; empty where nothing was ever crawled. */
    private Map<String, Frontier.SourceHealth> health() {
        Map<String, Frontier.SourceHealth> byName = new HashMap<>();
        if (!Files.exists(data().resolve("reelwatch.db"))) return byName;
        try (Archive archive = Archive.openForReading(data())) {
            for (Frontier.SourceHealth each :
                    archive.frontier().health(reelwatch.clock().instant())) {
                byName.put(each.source(), each);
            }
        }
        return byName;
    }

    private Path file() {
        return file == null ? settings().sources() : file;
    }

    private int take(Path opml) throws IOException {
        if (file == null && settings().sources().startsWith(settings().home().resolve("seeds"))) {
            throw new ParameterException(
                    spec.commandLine(),
                    "The sources in use are the examples of the program. Name a file of your own, which is made if it is"
                            + " missing: --file sources.yaml (in the working folder it is used from then on).");
        }
        Sources known = Files.exists(file()) ? Sources.read(file()) : new Sources(List.of());
        Opml read;
        try {
            if (Files.size(opml) > LARGEST_OPML) {
                note(opml + " is larger than 20 MB; nothing was taken.");
                return FAILED;
            }
            read = Opml.read(DecodedText.of(Files.readAllBytes(opml)).text(), known);
        } catch (Opml.NoOpml | DecodedText.NoText e) {
            note(opml + ": " + e.getMessage());
            return FAILED;
        }
        if (!read.sources().isEmpty()) Sources.append(file(), read.sources());
        read.sources().forEach(source -> out().println("new      " + line(source)));
        read.skipped().forEach(why -> out().println("skipped  " + Plain.safe(why)));
        note("%d added to %s, %d skipped"
                .formatted(read.sources().size(), file(), read.skipped().size()));
        return read.sources().isEmpty() && read.skipped().isEmpty() ? FAILED : DONE;
    }

    private int give(Sources sources, Path to) throws IOException {
        String opml = Opml.write(sources);
        if (to.toString().equals("-")) out().print(opml);
        else Files.writeString(to, opml);
        return DONE;
    }

    private String table(Sources sources, Map<String, Frontier.SourceHealth> health) {
        Instant now = reelwatch.clock().instant();
        Table table = new Table();
        for (Source source : sources.all()) {
            table.row(List.of(
                    source.name(),
                    source.kind().word(),
                    source.enabled() ? "on" : "off",
                    source.speaker().word(),
                    SourceJson.pace(source.pace()),
                    source.address().toString(),
                    Optional.ofNullable(health.get(source.name()))
                            .map(each -> SourceHealthTable.brief(each, now))
                            .orElse(""),
                    problem(source).map(why -> "! " + why).orElse("")));
        }
        return table.print();
    }

    private ObjectNode json(Source source, Map<String, Frontier.SourceHealth> health) {
        ObjectNode node = SourceJson.of(source, Optional.ofNullable(health.get(source.name())));
        node.put("address", source.address().toString());
        problem(source).ifPresent(why -> node.put("problem", why));
        return node;
    }

    private static String line(Source source) {
        return Plain.safe(source.name() + "  " + source.address());
    }

    /** What can be told without a visit. */
    private Optional<String> problem(Source source) {
        return SourceCookies.of(source, settings().environment())
                .warning(reelwatch.clock().instant(), SOON);
    }
}
