package dev.reelwatch.web.cli;

import dev.reelwatch.index.KnowledgeBase;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.search.ArticleHit;
import dev.reelwatch.index.search.ClaimHit;
import dev.reelwatch.index.search.Mistake;
import dev.reelwatch.index.search.SearchJson;
import dev.reelwatch.index.search.SearchQuery;
import dev.reelwatch.index.search.SearchResults;
import dev.reelwatch.web.digest.Language;
import dev.reelwatch.web.digest.Wording;
import dev.reelwatch.web.site.Csv;
import dev.reelwatch.web.site.View;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Stack;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

@Command(
        name = "search",
        description = "Find claims, each with its quote; model names are found in every spelling.",
        footer = {
            "",
            "All words must stand there; \"phrases\", A OR B, brackets; a minus leaves out what follows it.",
            "Fields: model: feature: vendor: site: author: polarity:for|against|neutral status: basis: by:vendor|tester",
            "  said:2025-04..2025-06 true:2025 value:>10s price:<1元/s is:disputed|promise|official has:value|date",
            "  such as: model:kling price:<1元/s said:2025 -is:disputed",
            "A slip in a name or a word is forgiven where nothing has it as typed: klign, Runwya, 可零.",
            "With vectors on (embedding_provider), claims that say something similar in other words are found, too, and marked;",
            "not for names and fields alone, with a \"phrase\", OR or brackets, --exact, --csv, --articles or another order.",
        },
        mixinStandardHelpOptions = true,
        preprocessor = SearchVerb.WordsToLeaveOut.class)
final class SearchVerb extends Verb {
    @Parameters(paramLabel = "QUERY", arity = "1..*", description = "words, such as: Gen-4 Turbo 速度")
    private List<String> words = List.of();

    @Option(names = "--limit", paramLabel = "N", defaultValue = "10", description = "how many hits (default 10)")
    private int limit;

    @Option(names = "--articles", description = "find articles instead of claims")
    private boolean articles;

    @Option(
            names = "--exact",
            description =
                    "leave words that nothing knows as they are, even where another one is meant; and nothing that is only similar in meaning")
    private boolean exact;

    @Option(
            names = "--sort",
            paramLabel = "ORDER",
            defaultValue = "relevance",
            description =
                    "relevance (default); said, newest first; true, newest time spoken of first; support, what most independent voices say first")
    private SearchQuery.Sort sort = SearchQuery.Sort.RELEVANCE;

    @ArgGroup
    private Format format = new Format();

    static final class Format {
        @Option(names = "--json", description = "Claim JSON, one a line")
        private boolean json;

        @Option(names = "--csv", description = "a table")
        private boolean csv;
    }

    /** Words with a minus are to be left out of the hits and no options, wherever they stand: they get a minus of another kind. */
    static final class WordsToLeaveOut implements IParameterPreprocessor {
        private static final Pattern WORD = Pattern.compile("(?s)-(?!-|[hV]$|\\d+$).+");
        private static final char MINUS = '\u2212';

        @Override
        public boolean preprocess(
                Stack<String> args, CommandSpec command, @Nullable ArgSpec argument, Map<String, Object> info) {
            args.replaceAll(word -> WORD.matcher(word).matches() ? MINUS + word.substring(1) : word);
            return false;
        }

        static String typed(String word) {
            return word.charAt(0) == MINUS ? "-" + word.substring(1) : word;
        }
    }

    @Override
    public Integer call() {
        if (limit < 1 || limit > 1000) {
            throw new ParameterException(spec.commandLine(), "--limit must be a whole number from 1 to 1000.");
        }
        if (articles && (format.json || format.csv)) {
            throw new ParameterException(spec.commandLine(), "--articles has no --json or --csv.");
        }
        String asked = words.stream()
                .filter(word -> !word.isEmpty())
                .map(WordsToLeaveOut::typed)
                .collect(Collectors.joining(" "));
        SearchQuery query = new SearchQuery(asked, Map.of(), Optional.empty(), exact, sort, 0, limit);
        try (KnowledgeBase knowledge = knowledge()) {
            if (articles) {
                print(knowledge.searchArticles(query));
            } else {
                printClaims(format.csv ? knowledge.searchClaims(query) : knowledge.searchClaimsByMeaning(query));
            }
        }
        return DONE;
    }

    /** How the words were understood, where that is not as they were typed. */
    private void tell(SearchResults<?> results) {
        if (!results.mistakes().isEmpty()) {
            Wording wording = Wording.in(Language.EN).with(View.class, "pages");
            for (Mistake mistake : results.mistakes()) note(View.of(mistake, wording));
        }
        results.mended()
                .ifPresent(mended ->
                        note("Shown for: " + Plain.safe(mended) + "  (--exact searches for the words as typed)"));
        if (results.notes().contains(SearchResults.Note.NOT_ALL_WORDS)) {
            note("Nothing has all of these words; what has most of them is shown.");
        }
        if (results.notes().contains(SearchResults.Note.WORDS_ONLY)) {
            note("What is similar in meaning could not be looked for (see status); these have the words.");
        }
    }

    private void printClaims(SearchResults<ClaimHit> results) {
        tell(results);
        List<Claim> claims = results.hits().stream().map(ClaimHit::claim).toList();
        if (format.csv) {
            out().print(Csv.claims(claims));
        } else if (format.json) {
            results.hits().forEach(hit -> out().println(SearchJson.write(hit)));
        } else {
            results.hits()
                    .forEach(hit -> out().println(
                                    (hit.similar() ? "(similar in meaning)\n" : "") + Plain.claim(hit.claim()) + "\n"));
            note(results.hits().size() + " of " + results.total() + " claims"
                    + (results.similar() > 0 ? " and " + results.similar() + " similar in meaning" : "")
                    + (results.length() == 0 ? "; try fewer words, or `./reelwatch search --articles`" : ""));
        }
    }

    private void print(SearchResults<ArticleHit> results) {
        tell(results);
        for (ArticleHit hit : results.hits()) {
            Claim.Source article = hit.article();
            out().println(Plain.safe(article.title()));
            out().println("  " + Plain.safe(hit.snippet()));
            out().println("  " + Plain.source(article) + "\n");
        }
        note(results.hits().size() + " of " + results.total() + " articles");
    }
}
