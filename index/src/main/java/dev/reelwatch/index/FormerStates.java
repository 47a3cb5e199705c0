package dev.reelwatch.index;

import dev.reelwatch.crawler.archive.Archive;
import dev.reelwatch.crawler.archive.Revision;
import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.claim.Claim;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What articles said on a former day, where they were changed since. The earliest state counts from when the article
 * was published, each later one from the day on which it was seen first: when its copy was made, else when it came in.
 * A state that only a better reader made of the same page counts from the same day as the one it replaces.
 */
final class FormerStates {
    private static final int KEPT = 1000;

    private final Archive archive;
    private final Drawing drawing;
    /** Of articles with more than one state; a state that counts now is none of them. */
    private final Map<String, List<Since>> statesOf = new HashMap<>();

    private final Map<State, List<Claim>> claimsOf = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<State, List<Claim>> eldest) {
            return size() > KEPT;
        }
    };

    /**
     * A state of an article.
     *
     * @param text by its sha256, since facts that come in later complete a state
     */
    private record State(String article, int number, String text) {}

    /** Since when a state counted, and until when: the day on which another one did. */
    private record Since(int number, LocalDate first, LocalDate end) {
        boolean holds(LocalDate day) {
            return !day.isBefore(first) && day.isBefore(end);
        }
    }

    /** An article as it read, with its claims. */
    record Former(Article article, List<Claim> claims) {}

    FormerStates(Archive archive, Drawing drawing) {
        this.archive = archive;
        this.drawing = drawing;
    }

    /** Forgets what it knows of an article that changed. */
    void forget(String article) {
        statesOf.remove(article);
    }

    /** The articles that read differently on a day from how they read now, by id. */
    Map<String, Former> on(LocalDate day) {
        Map<String, Former> former = new LinkedHashMap<>();
        for (String id : archive.revised()) {
            Optional<Since> then = statesOf.computeIfAbsent(id, this::states).stream()
                    .filter(since -> since.holds(day))
                    .findFirst();
            if (then.isEmpty()) continue;
            int number = then.get().number();
            archive.revisions(id).stream()
                    .filter(revision -> revision.number() == number)
                    .findFirst()
                    .ifPresent(revision -> former.put(id, former(revision)));
        }
        return former;
    }

    private Former former(Revision revision) {
        Article article = revision.article();
        State state = new State(
                article.id(),
                revision.number(),
                Article.sha256(article.text() + article.published() + article.title()));
        List<Claim> held = claimsOf.get(state);
        if (held == null) {
            held = drawing.claimsIn(article, archive.models().answersFor(article.id(), revision.number()));
            claimsOf.put(state, held);
        }
        return new Former(article, held);
    }

    /** The states that do not count any more, and when they did. */
    private List<Since> states(String id) {
        List<Revision> revisions = archive.revisions(id);
        Map<Integer, Instant> seen = new HashMap<>();
        for (Revision revision : revisions) {
            Instant first = revision.replaces()
                    .map(seen::get)
                    .or(() -> revision.article().savedAt().map(Moment::start))
                    .orElse(revision.storedAt());
            seen.put(revision.number(), first);
        }
        List<Revision> ordered = revisions.stream()
                .sorted(Comparator.comparing((Revision revision) -> seen.get(revision.number()))
                        .thenComparingInt(Revision::number))
                .toList();
        List<Since> states = new ArrayList<>();
        for (int i = 0; i + 1 < ordered.size(); i++) {
            LocalDate first = i == 0 ? LocalDate.MIN : dayOf(ordered.get(i), seen);
            LocalDate end = dayOf(ordered.get(i + 1), seen);
            states.add(new Since(ordered.get(i).number(), first, end));
        }
        return states;
    }

    private static LocalDate dayOf(Revision revision, Map<Integer, Instant> seen) {
        return day(Objects.requireNonNull(seen.get(revision.number())));
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, Moment.BEIJING);
    }
}
