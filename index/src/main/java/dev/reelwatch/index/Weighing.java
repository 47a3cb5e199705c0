package dev.reelwatch.index;

import dev.reelwatch.crawler.archive.Archive;
import dev.reelwatch.crawler.archive.ArchivedArticle;
import dev.reelwatch.crawler.archive.HandJudgement;
import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.source.Sources;
import dev.reelwatch.crawler.source.Speaker;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.ClaimJson;
import dev.reelwatch.index.finding.Evidence;
import dev.reelwatch.index.finding.GroundsReader;
import dev.reelwatch.index.finding.Matter;
import dev.reelwatch.index.story.Origin;
import dev.reelwatch.index.story.Origins;
import dev.reelwatch.index.timeline.Timeline;
import dev.reelwatch.index.timeline.TimelineEntry;
import dev.reelwatch.index.vocabulary.Vocabulary;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what follows from the archive in step with it: reads what changed since it last looked, and has only that
 * weighed again.
 */
final class Weighing {
    private static final int BATCH = 100;

    private final Archive archive;
    private final Vocabulary vocabulary;
    private final Origins origins;
    private final Evidence evidence;
    private final FormerStates formerStates;
    /** By the object itself: a matter is another one whenever anything in it is. */
    private IdentityHashMap<Matter, List<TimelineEntry>> timelines = new IdentityHashMap<>();

    private long change;
    private long judgement;
    private List<HandJudgement> judgements = List.of();
    private volatile @Nullable Knowledge now;

    Weighing(Archive archive, Vocabulary vocabulary, Sources sources, Drawing drawing) {
        this.archive = archive;
        this.vocabulary = vocabulary;
        this.origins = new Origins(sources, id -> archive.article(id).map(Article::text));
        this.evidence = new Evidence(origins::witness);
        this.formerStates = new FormerStates(archive, drawing);
    }

    /** What follows from all claims. */
    synchronized Knowledge now(LocalDate today) {
        boolean same = !catchUp();
        Knowledge held = now;
        if (held != null && same && held.day().equals(today)) return held;
        Knowledge fresh = new Knowledge(
                today,
                List.copyOf(evidence.matters()),
                vocabulary,
                this::originOf,
                this::speakerOf,
                judgements,
                this::timelineOf,
                Map.of());
        now = fresh;
        IdentityHashMap<Matter, List<TimelineEntry>> stillGood = new IdentityHashMap<>();
        for (Matter matter : fresh.matters()) {
            List<TimelineEntry> entries = timelines.get(matter);
            if (entries != null) stillGood.put(matter, entries);
        }
        timelines = stillGood;
        return fresh;
    }

    /** What followed when somebody asked last; nobody waits for it. */
    Optional<Knowledge> atHand() {
        return Optional.ofNullable(now);
    }

    private synchronized Optional<Speaker> speakerOf(String article) {
        return origins.speakerOf(article);
    }

    private synchronized Origin originOf(String article) {
        return origins.of(article);
    }

    /**
     * What followed from the claims that were said by the end of a day, as the articles read then; a claim whose day is
     * not known is not among them.
     */
    synchronized Knowledge asOf(LocalDate day) {
        catchUp();
        Map<String, FormerStates.Former> former = formerStates.on(day);
        Origins.Then origin = origins.then(
                day, former.values().stream().map(FormerStates.Former::article).toList());
        Evidence then = new Evidence(origin::witness);
        for (String article : evidence.articles()) {
            List<Claim> claims = evidence.claimsOf(article);
            if (!former.containsKey(article) && areSaidBy(day, claims)) then.put(article, claims, evidence::groundsOf);
        }
        former.forEach((id, state) -> {
            if (areSaidBy(day, state.claims()))
                then.put(id, state.claims(), new GroundsReader(vocabulary, state.article()));
        });
        Map<String, String> texts = new HashMap<>();
        former.forEach((id, state) -> texts.put(id, state.article().text()));
        return new Knowledge(
                day,
                List.copyOf(then.matters()),
                vocabulary,
                origin::of,
                this::speakerOf,
                judgements,
                Timeline::of,
                texts);
    }

    private static boolean areSaidBy(LocalDate day, List<Claim> claims) {
        return !claims.isEmpty()
                && claims.get(0)
                        .saidAt()
                        .filter(at -> !at.lastDay().isAfter(day))
                        .isPresent();
    }

    private synchronized List<TimelineEntry> timelineOf(Matter matter) {
        return timelines.computeIfAbsent(matter, Timeline::of);
    }

    /** True if anything changed. */
    private boolean catchUp() {
        boolean changed = false;
        long decided = archive.lastJudgement();
        if (decided != judgement) {
            judgements = archive.judgements();
            origins.judge(judgements);
            evidence.articles().forEach(evidence::touch);
            judgement = decided;
            changed = true;
        }
        if (archive.lastChange() == change) return changed;
        while (true) {
            List<ArchivedArticle> batch = archive.changedAfter(change, BATCH);
            if (batch.isEmpty()) break;
            for (ArchivedArticle each : batch) {
                take(each.article());
                change = each.change();
            }
        }
        return true;
    }

    private void take(Article article) {
        String id = article.id();
        Set<String> touched = origins.put(article);
        evidence.put(id, claims(id), new GroundsReader(vocabulary, article));
        formerStates.forget(id);
        touched.forEach(evidence::touch);
    }

    private List<Claim> claims(String article) {
        Map<Claim.Source, Claim.Source> sources = new HashMap<>();
        return archive.claimsOf(article).stream()
                .map(row -> ClaimJson.read(row.json(), source -> sources.computeIfAbsent(source, one -> one)))
                .toList();
    }
}
