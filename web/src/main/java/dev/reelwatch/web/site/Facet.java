package dev.reelwatch.web.site;

import dev.reelwatch.index.claim.Basis;
import dev.reelwatch.index.claim.Polarity;
import dev.reelwatch.index.claim.Status;
import dev.reelwatch.index.search.SearchResults;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.web.digest.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One way to narrow an answer, with links that do it. */
public record Facet(String label, List<Choice> choices) {
    private static final int MOST = 10;
    private static final List<String> NAMES = List.of("model", "attribute", "basis", "polarity", "status", "site");

    /**
     * One value of a facet.
     *
     * @param link narrows by this value, or takes the narrowing back where it is chosen
     */
    public record Choice(String label, long count, String link, boolean chosen) {}

    /** The ways to narrow an answer, each with its commonest values. */
    public static List<Facet> of(SearchResults<?> results, SearchForm form, View view) {
        List<Facet> facets = new ArrayList<>();
        for (String name : NAMES) {
            Optional<String> chosen = chosen(name, form);
            List<Choice> choices = new ArrayList<>();
            chosen.ifPresent(
                    value -> choices.add(new Choice(label(name, value, view.words()), 0, view.with(name, ""), true)));
            results.facets().getOrDefault(name, Map.of()).entrySet().stream()
                    .filter(entry -> !chosen.equals(Optional.of(entry.getKey())))
                    .limit(MOST)
                    .forEach(entry -> choices.add(new Choice(
                            label(name, entry.getKey(), view.words()),
                            entry.getValue(),
                            view.with(name, parameter(name, entry.getKey())),
                            false)));
            facets.add(new Facet(view.say("search." + name), choices));
        }
        return facets;
    }

    private static Optional<String> chosen(String name, SearchForm form) {
        return switch (name) {
            case "model" -> form.query().model();
            case "attribute" -> form.query().attribute().map(Attribute::json);
            case "basis" -> form.query().basis().map(Basis::json);
            case "polarity" -> form.query().polarity().map(Polarity::json);
            case "status" -> form.query().status().map(Status::json);
            default -> form.query().site();
        };
    }

    private static String parameter(String name, String value) {
        return name.equals("polarity") ? View.parameter(Polarity.fromJson(value)) : value;
    }

    private static String label(String name, String value, Wording words) {
        return switch (name) {
            case "attribute" -> Attribute.fromJson(value).map(words::attribute).orElse(value);
            case "basis" -> words.basis(Basis.fromJson(value));
            case "polarity" -> words.polarity(Polarity.fromJson(value));
            case "status" -> words.status(Status.fromJson(value));
            default -> value;
        };
    }
}
