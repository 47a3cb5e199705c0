package dev.reelwatch.index.search;

import dev.reelwatch.index.entry.EntryAnalyzer;
import dev.reelwatch.index.entry.EntryAnalyzer.Term;
import dev.reelwatch.index.entry.ModelFamily;
import dev.reelwatch.index.entry.NameHit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Finds what of a question stands where in a short text. */
final class Marks {
    private final Set<String> models = new LinkedHashSet<>();
    private final List<List<Term>> rows = new ArrayList<>();
    private final Function<String, List<NameHit>> names;
    private final EntryAnalyzer analyzer;

    Marks(Question question, Lexicon lexicon) {
        this.names = lexicon.names();
        this.analyzer = lexicon.analyzer();
        for (Question.Part part : question.parts()) {
            part.words().forEach(word -> rows.add(word.terms()));
            if (part instanceof Question.Names named) models.addAll(named.models());
        }
    }

    /** In the order of their places, none touching another. */
    List<Span> in(String text) {
        List<Span> found = new ArrayList<>(namesIn(text));
        List<Term> terms = rows.isEmpty() ? List.of() : analyzer.terms(text);
        for (List<Term> row : rows) {
            for (int at = 0; at + row.size() <= terms.size(); at++) {
                if (standsAt(row, terms, at)) {
                    Term last = terms.get(at + row.size() - 1);
                    Term sought = row.get(row.size() - 1);
                    int end = Question.Word.isOneHan(sought)
                            ? Math.min(last.end(), last.start() + sought.text().length())
                            : last.end();
                    found.add(new Span(terms.get(at).start(), end));
                }
            }
            if (row.size() == 1 && Question.Word.isOneHan(row.get(0))) {
                String one = row.get(0).text();
                for (int at = text.indexOf(one); at >= 0; at = text.indexOf(one, at + 1)) {
                    found.add(new Span(at, at + one.length()));
                }
            }
        }
        return joined(found);
    }

    /** Where a model that was asked for, or a variant of it, is named. */
    List<Span> namesIn(String text) {
        if (models.isEmpty()) return List.of();
        return names.apply(text).stream()
                .filter(hit -> hit.end() <= text.length())
                .filter(hit -> models.stream().anyMatch(model -> ModelFamily.covers(model, hit.model())))
                .map(hit -> new Span(hit.start(), hit.end()))
                .toList();
    }

    List<List<Term>> rows() {
        return rows;
    }

    private static boolean standsAt(List<Term> row, List<Term> terms, int at) {
        for (int i = 0; i < row.size(); i++) {
            Term sought = row.get(i);
            String there = terms.get(at + i).text();
            boolean stands =
                    Question.Word.isOneHan(sought) ? there.startsWith(sought.text()) : there.equals(sought.text());
            if (!stands) return false;
        }
        return true;
    }

    private static List<Span> joined(List<Span> spans) {
        List<Span> sorted = spans.stream()
                .filter(span -> span.start() < span.end())
                .sorted(Comparator.comparingInt(Span::start).thenComparingInt(Span::end))
                .toList();
        List<Span> joined = new ArrayList<>();
        for (Span span : sorted) {
            int last = joined.size() - 1;
            if (last >= 0 && span.start() <= joined.get(last).end()) {
                joined.set(
                        last,
                        new Span(
                                joined.get(last).start(),
                                Math.max(joined.get(last).end(), span.end())));
            } else {
                joined.add(span);
            }
        }
        return joined;
    }
}
