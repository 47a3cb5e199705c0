package dev.reelwatch.index.timeline;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.finding.Matter;
import dev.reelwatch.index.timeline.TimelineEntry.Kind;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.index.vocabulary.Generations;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The models that are spoken of, each at a glance. */
public final class ModelSheets {
    private ModelSheets() {}

    /** The id of a model in addresses. */
    public static String id(String model) {
        String plain = model.toLowerCase(java.util.Locale.ROOT)
                .replaceAll("[^\\p{IsAlphabetic}\\p{IsDigit}]+", "-")
                .replaceAll("^-|-$", "");
        return plain.isEmpty() ? Article.sha256(model).substring(0, 12) : plain;
    }

    /** The models of {@code matters}, those that are most spoken of first. */
    public static List<ModelSheet> of(
            Collection<Matter> matters, UnaryOperator<String> lineOf, Function<String, Optional<String>> vendorOf) {
        Map<String, List<Matter>> byModel = new TreeMap<>();
        matters.forEach(matter -> byModel.computeIfAbsent(matter.model(), ignored -> new ArrayList<>())
                .add(matter));
        Map<String, List<String>> byLine = new HashMap<>();
        Map<String, String> lines = new HashMap<>();
        byModel.keySet().forEach(model -> {
            String line = lineOf.apply(model);
            lines.put(model, line);
            byLine.computeIfAbsent(line, ignored -> new ArrayList<>()).add(model);
        });
        Map<String, Generations> generations = new HashMap<>();
        byLine.forEach((line, models) -> generations.put(line, new Generations(line, models)));
        return byModel.entrySet().stream()
                .map(entry -> {
                    String model = entry.getKey();
                    String line = lines.getOrDefault(model, model);
                    Generations ofLine = generations.getOrDefault(line, new Generations(line, List.of()));
                    return sheet(model, line, vendorOf.apply(line), ofLine, entry.getValue());
                })
                .sorted(Comparator.comparingInt(ModelSheet::claims).reversed().thenComparing(ModelSheet::model))
                .toList();
    }

    private static ModelSheet sheet(
            String model, String line, Optional<String> vendor, Generations generations, List<Matter> matters) {
        Optional<Moment> released = matters.stream()
                .filter(matter -> matter.attribute() == Attribute.RELEASE)
                .flatMap(matter -> Timeline.of(matter).stream())
                .filter(entry -> entry.kind() == Kind.RELEASE)
                .max(Comparator.comparingInt(
                                (TimelineEntry entry) -> entry.claims().size())
                        .thenComparing(TimelineEntry::date, Comparator.reverseOrder()))
                .map(TimelineEntry::date);
        int claims = 0;
        Set<String> articles = new HashSet<>();
        Optional<Moment> first = Optional.empty();
        Optional<Moment> last = Optional.empty();
        for (Matter matter : matters) {
            for (Claim claim : matter.claims()) {
                claims++;
                articles.add(claim.article().articleId());
                Optional<Moment> said = claim.saidAt();
                if (said.isEmpty()) continue;
                if (first.isEmpty() || said.get().compareTo(first.get()) < 0) first = said;
                if (last.isEmpty() || said.get().compareTo(last.get()) > 0) last = said;
            }
        }
        return new ModelSheet(
                id(model),
                model,
                line,
                vendor,
                released,
                generations.before(model),
                generations.after(model),
                claims,
                articles.size(),
                first,
                last,
                matters);
    }
}
