package dev.reelwatch.crawler.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The steps that lead from an empty database to the present schema; the version of a database is how many it has taken.
 *
 * @param steps SQL scripts, oldest first; once published, a script is never changed
 */
record Migrations(List<String> steps) {
    private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*--.*$");
    private static final Pattern END = Pattern.compile(";\\s*(\\R|$)");

    static final Migrations ALL = new Migrations(List.of(
                    "001-articles-revisions-claims.sql",
                    "002-pages.sql",
                    "003-frontier.sql",
                    "004-answers-of-language-models.sql",
                    "005-judgements.sql",
                    "006-deliveries.sql",
                    "007-jobs.sql",
                    "008-jobs-that-died.sql",
                    "009-saved-searches.sql",
                    "010-chosen-of-sources.sql",
                    "011-seen-of-searches.sql",
                    "012-sentence-vectors.sql")
            .stream()
            .map(Migrations::resource)
            .toList());

    Migrations {
        steps = List.copyOf(steps);
    }

    int latest() {
        return steps.size();
    }

    /** The statements that lead from version {@code from} to the next one. */
    List<String> statementsFrom(int from) {
        return END.splitAsStream(COMMENT.matcher(steps.get(from)).replaceAll(""))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    private static String resource(String name) {
        try (InputStream in = Migrations.class.getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException("the program lacks its file " + name);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
