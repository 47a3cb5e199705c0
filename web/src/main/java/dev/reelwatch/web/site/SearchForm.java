package dev.reelwatch.web.site;

import dev.reelwatch.index.claim.Basis;
import dev.reelwatch.index.claim.Polarity;
import dev.reelwatch.index.claim.Status;
import dev.reelwatch.index.search.SearchQuery;
import dev.reelwatch.index.vocabulary.Attribute;
import java.util.List;
import java.util.Optional;

/**
 * What the search form asks.
 *
 * @param articles true if articles are wanted, not claims
 * @param format {@code html}, {@code json} or {@code csv}
 */
public record SearchForm(SearchQuery query, boolean articles, String format, int page) {
    static final int PAGE = 20;
    private static final int FILE = 200;
    private static final int LAST_PAGE = 500;

    /** @throws WrongRequest if a parameter has a value it cannot have */
    static SearchForm of(Parameters parameters) {
        String format = parameters.word("format", "html", "json", "csv");
        boolean articles = parameters.word("tab", "claims", "articles").equals("articles");
        int page = parameters.number("page", 1, LAST_PAGE, 1);
        int size = parameters.number("limit", 1, 1000, format.equals("html") ? PAGE : FILE);
        return new SearchForm(query(parameters, (page - 1) * size, size), articles, format, page);
    }

    static SearchQuery query(Parameters parameters, int offset, int limit) {
        return new SearchQuery(
                parameters.text("q").orElse(""),
                parameters.text("model"),
                parameters.one("attribute", List.of(Attribute.values()), Attribute::json),
                parameters.one("polarity", List.of(Polarity.values()), View::parameter),
                parameters.one("status", List.of(Status.values()), Status::json),
                parameters.one("basis", List.of(Basis.values()), Basis::json),
                parameters.text("site"),
                parameters
                        .one("sort", List.of(SearchQuery.Sort.values()), SearchForm::word)
                        .orElse(parameters.text("q").isPresent() ? SearchQuery.Sort.RELEVANCE : SearchQuery.Sort.SAID),
                offset,
                limit);
    }

    static String word(SearchQuery.Sort sort) {
        return switch (sort) {
            case RELEVANCE -> "relevance";
            case SAID -> "said";
        };
    }

    /** True if hits are asked for by more than words. */
    public boolean filtered() {
        return query.model().isPresent()
                || query.attribute().isPresent()
                || query.polarity().isPresent()
                || query.status().isPresent()
                || query.basis().isPresent()
                || query.site().isPresent();
    }

    public int pages(long total) {
        return (int) Math.min(LAST_PAGE, (total + query.limit() - 1) / query.limit());
    }

    public Optional<String> sort() {
        return Optional.of(word(query.sort()));
    }
}
