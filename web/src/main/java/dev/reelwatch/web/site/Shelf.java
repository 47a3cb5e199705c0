package dev.reelwatch.web.site;

import dev.reelwatch.index.Knowledge;
import dev.reelwatch.index.KnowledgeBase;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.finding.Dispute;
import dev.reelwatch.index.finding.Finding;
import dev.reelwatch.index.story.Story;
import dev.reelwatch.web.digest.DigestCompiler;
import dev.reelwatch.web.digest.News;
import dev.reelwatch.web.digest.Passages;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What pages need that is compiled from all of the knowledge; compiled again when it is old or the knowledge another. */
final class Shelf {
    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final int FORMER_DAYS = 4;

    /**
     * All of it, as it was at one time.
     *
     * @param models canonical names, those with most claims first
     */
    record Contents(
            KnowledgeBase knowledge,
            String version,
            Instant at,
            Passages passages,
            DigestCompiler digests,
            Map<String, Finding> findingOf,
            Map<String, List<Dispute>> disputesOf,
            Map<String, Long> models,
            long claims) {
        /** The same, found to be so still at a later time. */
        Contents at(Instant later) {
            return new Contents(
                    knowledge, version, later, passages, digests, findingOf, disputesOf, models, claims);
        }
    }

    private record Former(LocalDate day, String version) {}

    private final Map<Former, Knowledge> formerDays = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Former, Knowledge> eldest) {
            return size() > FORMER_DAYS;
        }
    };

    private final Supplier<KnowledgeBase> knowledge;
    private final Clock clock;
    private volatile @Nullable Contents contents;
    private @Nullable Stories stories;

    Shelf(Supplier<KnowledgeBase> knowledge, Clock clock) {
        this.knowledge = knowledge;
        this.clock = clock;
    }

    KnowledgeBase knowledge() {
        return knowledge.get();
    }

    Contents contents() {
        KnowledgeBase now = knowledge.get();
        Contents held = contents;
        if (held != null && isFresh(held, now)) return held;
        synchronized (this) {
            held = contents;
            if (held != null && isFresh(held, now)) return held;
            String version = now.version();
            Contents next = held != null && isOf(held, now, version) ? held.at(clock.instant()) : compile(now, version);
            contents = next;
            return next;
        }
    }

    @SuppressWarnings("ReferenceEquality") // another object is another state
    private boolean isFresh(Contents held, KnowledgeBase now) {
        return held.knowledge() == now && clock.instant().isBefore(held.at().plus(FRESH));
    }

    @SuppressWarnings("ReferenceEquality") // another object is another state
    private static boolean isOf(Contents held, KnowledgeBase now, String version) {
        return held.knowledge() == now && held.version().equals(version);
    }

    private Contents compile(KnowledgeBase now, String version) {
        List<Claim> claims = now.claims();
        List<Finding> findings = now.findings();
        List<Dispute> disputes = now.disputes();
        Map<String, Finding> findingOf = new HashMap<>();
        findings.forEach(finding -> finding.claims().forEach(claim -> findingOf.putIfAbsent(claim.id(), finding)));
        Map<String, List<Dispute>> disputesOf = new HashMap<>();
        for (Dispute dispute : disputes) {
            for (Finding side : List.of(dispute.a(), dispute.b())) {
                for (Claim claim : side.claims()) {
                    disputesOf
                            .computeIfAbsent(claim.id(), id -> new ArrayList<>())
                            .add(dispute);
                }
            }
        }
        Passages passages = Passages.of(now);
        DigestCompiler digests = new DigestCompiler(News.of(now.known(), passages), clock);
        return new Contents(
                now, version, clock.instant(), passages, digests, findingOf, disputesOf, now.models(), claims.size());
    }

    /** What was known at the end of a day. It takes a while to find out, so of the days asked for last it is kept. */
    Knowledge asOf(LocalDate day) {
        KnowledgeBase now = knowledge.get();
        synchronized (formerDays) {
            return formerDays.computeIfAbsent(new Former(day, now.version()), former -> now.asOf(day));
        }
    }

    private record Stories(Knowledge of, List<Story> all) {}

    /** The stories of a state of the knowledge. They are put together anew each time, so the last ones are kept. */
    @SuppressWarnings("ReferenceEquality") // another object is another state
    synchronized List<Story> stories(Knowledge of) {
        Stories held = stories;
        if (held == null || held.of() != of) stories = held = new Stories(of, of.stories());
        return held.all();
    }

    Clock clock() {
        return clock;
    }

    /** The finding that a claim is part of. */
    Optional<Finding> findingOf(Claim claim) {
        return Optional.ofNullable(contents().findingOf().get(claim.id()));
    }
}
