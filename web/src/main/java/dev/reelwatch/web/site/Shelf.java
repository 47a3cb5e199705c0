package dev.reelwatch.web.site;

import dev.reelwatch.index.Knowledge;
import dev.reelwatch.index.KnowledgeBase;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.finding.Dispute;
import dev.reelwatch.index.finding.Finding;
import dev.reelwatch.index.search.Completion;
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
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What pages need that is compiled from all of the knowledge; compiled again when it is old or the knowledge another. */
final class Shelf {
    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final int FORMER_DAYS = 4;
    private static final int MOST_NAMES = 200;

    /**
     * All of it, as it was at one time.
     *
     * @param models canonical names, those with most claims first
     */
    record Contents(
            KnowledgeBase knowledge,
            Knowledge known,
            Instant at,
            Passages passages,
            DigestCompiler digests,
            Map<String, Finding> findingOf,
            Map<String, List<Dispute>> disputesOf,
            Map<String, Long> models,
            long claims) {
        private Contents lookedAt(Instant now) {
            return new Contents(knowledge, known, now, passages, digests, findingOf, disputesOf, models, claims);
        }
    }

    private record Names(KnowledgeBase knowledge, Instant at, List<String> models) {}

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
    private final ReentrantLock renewing = new ReentrantLock();
    private volatile @Nullable Contents contents;
    private volatile @Nullable Names names;

    Shelf(Supplier<KnowledgeBase> knowledge, Clock clock) {
        this.knowledge = knowledge;
        this.clock = clock;
    }

    KnowledgeBase knowledge() {
        return knowledge.get();
    }

    @SuppressWarnings("ReferenceEquality") // another object is another state
    Contents contents() {
        KnowledgeBase now = knowledge.get();
        Contents held = contents;
        if (held != null && held.knowledge() == now) {
            if (isFresh(held.at())) return held;
            // one looks whether there is more, and the others need not wait for it
            if (!renewing.tryLock()) return held;
        } else {
            renewing.lock();
        }
        try {
            held = contents;
            if (held != null && held.knowledge() == now && isFresh(held.at())) return held;
            Knowledge known = now.known();
            Contents renewed = held != null && held.knowledge() == now && held.known() == known
                    ? held.lookedAt(clock.instant())
                    : compile(now, known);
            contents = renewed;
            return renewed;
        } finally {
            renewing.unlock();
        }
    }

    /** The models that claims are about, those with most first. The index knows them before all claims are weighed. */
    @SuppressWarnings("ReferenceEquality") // another object is another state
    List<String> modelNames() {
        KnowledgeBase now = knowledge.get();
        Names held = names;
        if (held != null && held.knowledge() == now && isFresh(held.at())) return held.models();
        List<String> models = now.completions("model:", MOST_NAMES).stream()
                .map(Completion::word)
                .toList();
        names = new Names(now, clock.instant(), models);
        return models;
    }

    private boolean isFresh(Instant at) {
        return clock.instant().isBefore(at.plus(FRESH));
    }

    private Contents compile(KnowledgeBase now, Knowledge known) {
        List<Claim> claims = known.claims();
        List<Finding> findings = known.findings();
        List<Dispute> disputes = known.disputes();
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
        DigestCompiler digests = new DigestCompiler(News.of(known, passages), clock);
        return new Contents(
                now,
                known,
                clock.instant(),
                passages,
                digests,
                findingOf,
                disputesOf,
                known.claimsByModel(),
                claims.size());
    }

    /** What was known at the end of a day. It takes a while to find out, so of the days asked for last it is kept. */
    Knowledge asOf(LocalDate day) {
        KnowledgeBase now = knowledge.get();
        synchronized (formerDays) {
            return formerDays.computeIfAbsent(new Former(day, now.version()), former -> now.asOf(day));
        }
    }

    Clock clock() {
        return clock;
    }

    /** The finding that a claim is part of. */
    Optional<Finding> findingOf(Claim claim) {
        return Optional.ofNullable(contents().findingOf().get(claim.id()));
    }
}
