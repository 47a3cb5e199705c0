package dev.reelwatch.web.cli;

import dev.reelwatch.index.Knowledge;
import dev.reelwatch.index.KnowledgeBase;
import dev.reelwatch.index.timeline.Calendar;
import dev.reelwatch.index.timeline.TimelineEntry;
import dev.reelwatch.index.timeline.TimelineJs;
import dev.reelwatch.index.timeline.TimelineJson;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.web.site.Csv;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

@Command(
        name = "timeline",
        description = {
            "What happened to the models, in order of the time that was spoken of.",
            "A launch that is told as news and without a date has the date of its article, and says so."
        },
        mixinStandardHelpOptions = true)
final class TimelineVerb extends Verb {
    /** How a timeline is written. */
    enum Format {
        text,
        json,
        timelinejs,
        ics,
        csv
    }

    @Parameters(
            paramLabel = "MODEL",
            arity = "0..*",
            description = "a model, a line or a vendor in any spelling (default: all)")
    private List<String> model = List.of();

    @Option(names = "--vendor", paramLabel = "NAME", description = "models of one vendor")
    private @Nullable String vendor;

    @Option(names = "--feature", paramLabel = "ATTRIBUTE", description = "one respect, such as price or audio")
    private @Nullable String feature;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default text)")
    private Format format = Format.text;

    @Option(names = "--json", description = "Knowledge JSON, one a line; the same as --format json")
    private boolean json;

    @Mixin
    private AsOf asOf = new AsOf();

    @Override
    public Integer call() {
        Optional<String> of =
                model.isEmpty() ? Optional.empty() : Optional.of(Names.given(String.join(" ", model), "MODEL", spec));
        Optional<String> by = Optional.ofNullable(vendor).map(name -> Names.given(name, "--vendor", spec));
        Optional<Attribute> attribute = Optional.ofNullable(feature)
                .map(word -> Attribute.fromJson(word)
                        .orElseThrow(() -> new ParameterException(
                                spec.commandLine(), "--feature is none of the attributes of a claim: " + word)));
        try (KnowledgeBase base = knowledge()) {
            Knowledge knowledge = asOf.in(base);
            if (by.filter(name -> !knowledge.isVendor(name)).isPresent()) {
                note(Names.unknown(knowledge, by.get()));
                return FAILED;
            }
            Optional<String> maker = by;
            if (maker.isEmpty()
                    && of.filter(knowledge::isVendor).isPresent()
                    && knowledge.timeline(Knowledge.Part.of(of)).isEmpty()) {
                maker = of;
                of = Optional.empty();
            }
            if (of.filter(name -> !knowledge.knows(name)).isPresent()) {
                note(Names.unknown(knowledge, of.get()));
                return FAILED;
            }
            List<TimelineEntry> entries = knowledge.timeline(new Knowledge.Part(of, maker, attribute));
            String title = Calendar.title(of, maker);
            switch (json ? Format.json : format) {
                case json -> entries.forEach(entry -> out().println(TimelineJson.write(entry)));
                case timelinejs -> out().println(TimelineJs.write(title, entries));
                case ics -> out().print(Calendar.write(title, entries));
                case csv -> out().print(Csv.timeline(entries));
                case text -> entries.forEach(entry -> out().println(Plain.entry(entry)));
            }
            if (entries.isEmpty())
                note("Nothing is known to have happened"
                        + of.or(() -> by).map(m -> " to " + m).orElse("") + ".");
        }
        return DONE;
    }
}
