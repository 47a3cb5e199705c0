package dev.reelwatch.web.cli;

import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.Knowledge;
import dev.reelwatch.index.KnowledgeBase;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The option by which one asks for the knowledge of a former day. */
final class AsOf {
    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--as-of",
            paramLabel = "D",
            description = "as it was known at the end of that day, month or year, such as 2025-03-01; what was said"
                    + " later changes nothing in the answer")
    private @Nullable String day;

    Knowledge in(KnowledgeBase knowledge) {
        Optional<LocalDate> asked = Optional.ofNullable(day).map(this::lastDay);
        return asked.map(knowledge::asOf).orElseGet(knowledge::known);
    }

    private LocalDate lastDay(String text) {
        try {
            return Moment.parse(text.strip()).lastDay();
        } catch (DateTimeException e) {
            throw new ParameterException(
                    spec.commandLine(), "--as-of must be a day such as 2025-03-01, a month or a year, not: " + text);
        }
    }
}
