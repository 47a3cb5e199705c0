package dev.reelwatch.web.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reelwatch.crawler.Intake;
import dev.reelwatch.crawler.Reparse;
import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.crawler.article.Reading;
import dev.reelwatch.index.KnowledgeBase;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

@Command(
        name = "reparse",
        description = {
            "Read all pages that were ever fetched once more, without the network; doing it again changes nothing.",
            "What a better reader sees becomes the current revision; the former one stays."
        },
        mixinStandardHelpOptions = true)
final class ReparseVerb extends Verb {
    @Option(names = "--source", paramLabel = "NAME", description = "only pages fetched for this source")
    private @Nullable String source;

    @Option(
            names = "--since",
            paramLabel = "D",
            description = "only pages fetched since, such as 2025-04 or 2025-04-08 (in Beijing)")
    private @Nullable String since;

    @Option(names = "--quiet", description = "only the last line")
    private boolean quiet;

    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    @Override
    public Integer call() {
        Optional<Instant> from = Optional.ofNullable(since).map(this::start);
        try (KnowledgeBase knowledge = knowledgeForWriting()) {
            if (source != null) mustBeKnown(source, knowledge);
            Reparse.Report report = knowledge.reparse(Optional.ofNullable(source), from, this::tell);
            if (json) {
                out().println(json(report));
            } else {
                out().println(report.pages() + " pages: " + report.fresh() + " articles new, " + report.changed()
                        + " changed, " + report.withdrawn() + " withdrawn; " + report.lost() + " pages lost");
            }
            return report.lost() > 0 ? FAILED : DONE;
        }
    }

    /** A source that was crawled once and stands in no file any more is known, too. */
    private void mustBeKnown(String name, KnowledgeBase knowledge) {
        Set<String> known = new TreeSet<>();
        sources().all().forEach(each -> known.add(each.name()));
        knowledge.health().forEach(each -> known.add(each.source()));
        if (known.contains(name)) return;
        throw new ParameterException(
                spec.commandLine(),
                "There is no source \"" + name + "\", neither in " + settings().sources()
                        + " nor among those that were crawled; there are "
                        + (known.isEmpty() ? "none" : String.join(", ", known)) + ".");
    }

    private Instant start(String day) {
        try {
            return Moment.parse(day).start();
        } catch (DateTimeException e) {
            throw new ParameterException(
                    spec.commandLine(), "--since is \"" + day + "\" and must be a day or a time, such as 2025-04-08.");
        }
    }

    private void tell(Reparse.Line line) {
        if (quiet) return;
        out().println(json ? json(line).toString() : format(line));
        out().flush();
    }

    private static String format(Reparse.Line line) {
        return switch (line) {
            case Reparse.Line.Lost lost ->
                "%-9s %s  %s".formatted("lost", Plain.safe(lost.page().asked().toString()), Plain.safe(lost.why()));
            case Reparse.Line.Read read -> format(read.line());
        };
    }

    private static String format(Intake.Line line) {
        return "%-9s %s  %s"
                .formatted(
                        line.outcome().name().toLowerCase(Locale.ROOT),
                        Plain.safe(line.page().asked().toString()),
                        Plain.safe(line.title().orElse(line.why())));
    }

    private static ObjectNode json(Reparse.Line line) {
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("url", line.page().asked().toString());
        json.put("fetched", Moment.of(line.page().at()).toString());
        json.put("record", line.page().ref().recordId());
        line.page().source().ifPresent(name -> json.put("source", name));
        switch (line) {
            case Reparse.Line.Lost lost -> json.put("outcome", "lost").put("why", lost.why());
            case Reparse.Line.Read read -> {
                json.put("outcome", read.line().outcome().name().toLowerCase(Locale.ROOT));
                read.line().articleId().ifPresent(id -> json.put("article", id));
                read.line().title().ifPresent(title -> json.put("title", title));
                if (read.line().reading() instanceof Reading.NoArticle none) {
                    json.put("ending", none.ending().json()).put("why", none.why());
                }
            }
        }
        return json;
    }

    private static ObjectNode json(Reparse.Report report) {
        return new ObjectMapper()
                .createObjectNode()
                .put("pages", report.pages())
                .put("new", report.fresh())
                .put("changed", report.changed())
                .put("withdrawn", report.withdrawn())
                .put("lost", report.lost());
    }
}
