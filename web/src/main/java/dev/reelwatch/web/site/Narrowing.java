package dev.reelwatch.web.site;

import dev.reelwatch.index.claim.Basis;
import dev.reelwatch.index.claim.Polarity;
import dev.reelwatch.index.claim.Status;
import dev.reelwatch.index.search.SearchQuery.Facet;
import dev.reelwatch.index.search.SearchResults;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.web.digest.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * One facet of an answer, with links that choose values of it.
 *
 * @param name as it stands in the address
 * @param first what is chosen, and the commonest of the rest
 * @param more others
 * @param left how many more there are, which are only found by a question
 */
public record Narrowing(String name, String label, List<Choice> first, List<Choice> more, int left) {
    private static final int FIRST = 6;
    private static final int MOST = 30;
    private static final List<Facet> ORDER = List.of(
            Facet.MODEL,
            Facet.VENDOR,
            Facet.ATTRIBUTE,
            Facet.BASIS,
            Facet.POLARITY,
            Facet.STATUS,
            Facet.SITE,
            Facet.AUTHOR,
            Facet.YEAR);

    /**
     * One value of a facet.
     *
     * @param link chooses the value beside what is chosen, or takes it back
     */
    public record Choice(String label, long count, String link, boolean chosen) {}

    /** The facets of an answer that have anything to choose from. */
    public static List<Narrowing> of(SearchResults<?> results, SearchForm form, View view) {
        List<Narrowing> all = new ArrayList<>();
        for (Facet facet : ORDER) {
            Map<String, Long> counts = results.facets().getOrDefault(facet, Map.of());
            Set<String> chosen = form.query().chosen(facet);
            if (counts.isEmpty() && chosen.isEmpty()) continue;
            List<Choice> choices = new ArrayList<>();
            Function<String, String> links = view.toggling(facet.word());
            for (String value : chosen) {
                choices.add(choice(facet, value, counts.getOrDefault(value, 0L), true, links, view));
            }
            counts.entrySet().stream()
                    .filter(entry -> !chosen.contains(entry.getKey()))
                    .limit(MOST)
                    .forEach(entry -> choices.add(choice(facet, entry.getKey(), entry.getValue(), false, links, view)));
            int unchosen = (int) counts.keySet().stream()
                    .filter(value -> !chosen.contains(value))
                    .count();
            int first = Math.min(choices.size(), Math.max(FIRST, chosen.size()));
            all.add(new Narrowing(
                    facet.word(),
                    view.say("search." + facet.word()),
                    choices.subList(0, first),
                    choices.subList(first, choices.size()),
                    Math.max(0, unchosen - MOST)));
        }
        return all;
    }

    /** What is chosen, each with a link that takes it back. */
    static List<Choice> chosen(List<Narrowing> facets, SearchResults<?> results, SearchForm form, View view) {
        List<Choice> chosen = new ArrayList<>();
        for (Narrowing each : facets) {
            each.first().stream().filter(Choice::chosen).forEach(chosen::add);
        }
        form.query()
                .said()
                .ifPresent(period ->
                        chosen.add(new Choice(period.written(), results.total(), view.with("said", ""), true)));
        return chosen;
    }

    private static Choice choice(
            Facet facet, String value, long count, boolean chosen, Function<String, String> links, View view) {
        String parameter = facet == Facet.POLARITY ? View.parameter(Polarity.fromJson(value)) : value;
        return new Choice(label(facet, value, view.words()), count, links.apply(parameter), chosen);
    }

    private static String label(Facet facet, String value, Wording words) {
        return switch (facet) {
            case ATTRIBUTE -> Attribute.fromJson(value).map(words::attribute).orElse(value);
            case BASIS -> words.basis(Basis.fromJson(value));
            case POLARITY -> words.polarity(Polarity.fromJson(value));
            case STATUS -> words.status(Status.fromJson(value));
            case MODEL, VENDOR, SITE, AUTHOR, YEAR -> value;
        };
    }
}
