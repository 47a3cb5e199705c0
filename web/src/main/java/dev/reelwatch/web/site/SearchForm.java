package dev.reelwatch.web.site;

import dev.reelwatch.index.claim.Basis;
import dev.reelwatch.index.claim.Polarity;
import dev.reelwatch.index.claim.Status;
import dev.reelwatch.index.search.SearchQuery;
import dev.reelwatch.index.search.SearchQuery.Facet;
import dev.reelwatch.index.search.SearchQuery.Period;
import dev.reelwatch.index.vocabulary.Attribute;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the search form asks.
 *
 * @param tab what is wanted
 * @param format {@code html}, {@code json}, {@code csv} or {@code atom}
 * @param all true if every hit is wanted, however many
 */
public record SearchForm(SearchQuery query, Tab tab, String format, boolean all, int page) {
    /** What can be wanted. */
    public enum Tab {
        CLAIMS,
        FINDINGS,
        ARTICLES;

        /** As it stands in addresses. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static final int PAGE = 20;
    private static final int FILE = 200;
    private static final int FEED = 50;
    private static final int LAST_PAGE = 500;

    /** @throws WrongRequest if a parameter has a value it cannot have */
    static SearchForm of(Parameters parameters) {
        String format = parameters.word("format", "html", "json", "csv", "atom");
        Tab tab = parameters.one("tab", List.of(Tab.values()), Tab::word).orElse(Tab.CLAIMS);
        int page = parameters.number("page", 1, LAST_PAGE, 1);
        boolean all = format.equals("csv") && parameters.text("limit").isEmpty() && page == 1;
        int usual = switch (format) {
            case "html" -> PAGE;
            case "atom" -> FEED;
            default -> FILE;
        };
        int size = parameters.number("limit", 1, 1000, usual);
        return new SearchForm(query(parameters, (page - 1) * size, size), tab, format, all, page);
    }

    static SearchQuery query(Parameters parameters, int offset, int limit) {
        return new SearchQuery(
                parameters.text("q").orElse(""),
                chosen(parameters),
                parameters
                        .text("said")
                        .map(written -> Period.of(written)
                                .orElseThrow(() ->
                                        WrongRequest.parameter("said", written, "2025, 2025-04, 2025-04..2025-06"))),
                parameters.word("exact", "false", "true").equals("true"),
                parameters
                        .one("sort", List.of(SearchQuery.Sort.values()), SearchForm::word)
                        .orElse(parameters.text("q").isPresent() ? SearchQuery.Sort.RELEVANCE : SearchQuery.Sort.SAID),
                offset,
                limit);
    }

    private static Map<Facet, Set<String>> chosen(Parameters parameters) {
        Map<Facet, Set<String>> chosen = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) {
            List<String> values = new ArrayList<>(parameters.texts(facet.word()));
            switch (facet) {
                case ATTRIBUTE -> parameters.some(facet.word(), List.of(Attribute.values()), Attribute::json);
                case STATUS -> parameters.some(facet.word(), List.of(Status.values()), Status::json);
                case BASIS -> parameters.some(facet.word(), List.of(Basis.values()), Basis::json);
                case POLARITY ->
                    values = parameters.some(facet.word(), List.of(Polarity.values()), View::parameter).stream()
                            .map(Polarity::json)
                            .toList();
                case YEAR -> {
                    for (String year : values) {
                        if (!year.matches("\\d{4}")) throw WrongRequest.parameter(facet.word(), year, "2025");
                    }
                }
                case MODEL, VENDOR, SITE, AUTHOR -> {}
            }
            chosen.put(facet, new LinkedHashSet<>(values));
        }
        return chosen;
    }

    public boolean articles() {
        return tab == Tab.ARTICLES;
    }

    public boolean findings() {
        return tab == Tab.FINDINGS;
    }

    static String word(SearchQuery.Sort sort) {
        return sort.name().toLowerCase(Locale.ROOT);
    }

    /** The names of all parameters that narrow an answer. */
    public static List<String> narrowing() {
        List<String> names = new ArrayList<>();
        for (Facet facet : Facet.values()) names.add(facet.word());
        names.add("said");
        return names;
    }

    public int pages(long total) {
        return (int) Math.min(LAST_PAGE, (total + query.limit() - 1) / query.limit());
    }

    /** How hits can be ordered. */
    public List<String> sorts() {
        return List.of(SearchQuery.Sort.values()).stream().map(SearchForm::word).toList();
    }

    public Optional<String> sort() {
        return Optional.of(word(query.sort()));
    }
}
