package dev.reelwatch.web.site;

import dev.reelwatch.index.Knowledge;
import dev.reelwatch.index.KnowledgeBase;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.finding.Dispute;
import dev.reelwatch.index.finding.Finding;
import dev.reelwatch.index.finding.Promise;
import dev.reelwatch.index.search.Completion;
import dev.reelwatch.index.search.SearchQuery;
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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What pages need that is compiled from all of the knowledge; compiled again when it is old or the knowledge another. */
public final class Shelf {
    private static final Duration FRESH = Duration.ofSeconds(30);
    /** What a reader waits for a page. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int FORMER_DAYS = 4;
    private static final int MOST_NAMES = 60;

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
            Map<String, Promise.State> promiseOf,
            Map<String, Long> models,
            long claims) {
        Standing standing(Claim claim) {
            Finding finding = findingOf.get(claim.id());
            return new Standing(
                    finding == null ? 1 : finding.origins(),
                    disputesOf.containsKey(claim.id()),
                    Optional.ofNullable(promiseOf.get(claim.id())));
        }

        private Contents lookedAt(Instant now) {
            return new Contents(
                    knowledge, known, now, passages, digests, findingOf, disputesOf, promiseOf, models, claims);
        }
    }

    /** How a claim stands among all others. */
    public record Standing(int origins, boolean disputed, Optional<Promise.State> promise) {}

    private record First(KnowledgeBase knowledge, Future<Contents> compiled) {}

    private record Names(KnowledgeBase knowledge, String version, List<String> models) {}

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
    private @Nullable First first;
    private volatile @Nullable Names names;

    Shelf(Supplier<KnowledgeBase> knowledge, Clock clock) {
        this.knowledge = knowledge;
        this.clock = clock;
    }

    KnowledgeBase knowledge() {
        return knowledge.get();
    }

    /**
     * All of it.
     *
     * @throws WrongRequest if nothing is weighed yet and that takes longer than a reader waits for
     */
    Contents contents() {
        return soon().orElseThrow(WrongRequest::weighing);
    }

    /** What follows from all claims now. Throws as {@link #contents()} does. */
    Knowledge known() {
        contents();
        return knowledge.get().known();
    }

    /** All of it, if it comes within the time that a reader waits for a page. */
    Optional<Contents> soon() {
        KnowledgeBase now = knowledge.get();
        Optional<Contents> held = heldOf(now);
        if (held.isPresent()) return Optional.of(renewed(now, held.get()));
        try {
            return Optional.of(first(now).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) throw cause;
            throw new IllegalStateException(e.getCause());
        }
    }

    /** A question that can be asked: what it is sorted by is there. Throws as {@link #contents()} does. */
    SearchQuery askable(SearchQuery query) {
        if (query.sort() == SearchQuery.Sort.SUPPORT) contents();
        return query;
    }

    /** What there is of it already; where there is nothing, it is begun, and nobody waits for it. */
    @SuppressWarnings("FutureReturnValueIgnored") // whoever needs it asks for it again
    Optional<Contents> atHand() {
        KnowledgeBase now = knowledge.get();
        Optional<Contents> held = heldOf(now);
        if (held.isEmpty()) first(now);
        return held.map(contents -> renewed(now, contents));
    }

    @SuppressWarnings("ReferenceEquality") // another object is another state
    private Optional<Contents> heldOf(KnowledgeBase now) {
        return Optional.ofNullable(contents).filter(held -> held.knowledge() == now);
    }

    /** Compiled for the first time, once for all who wait. */
    @SuppressWarnings("ReferenceEquality") // another object is another state
    private synchronized Future<Contents> first(KnowledgeBase now) {
        First begun = first;
        boolean goesOn = begun != null
                && begun.knowledge() == now
                && (begun.compiled().state() == Future.State.RUNNING
                        || heldOf(now).isPresent());
        if (begun != null && goesOn) return begun.compiled();
        FutureTask<Contents> task = new FutureTask<>(() -> {
            Contents compiled = compile(now, now.known());
            contents = compiled;
            return compiled;
        });
        first = new First(now, task);
        Thread.ofPlatform().name("weighing").daemon().start(task);
        return task;
    }

    private Contents renewed(KnowledgeBase now, Contents former) {
        // one looks whether there is more, and the others need not wait for it
        if (isFresh(former.at()) || !renewing.tryLock()) return former;
        try {
            Contents held = heldOf(now).orElse(former);
            if (isFresh(held.at())) return held;
            Knowledge known = now.known();
            Contents renewed = isOf(known, held) ? held.lookedAt(clock.instant()) : compile(now, known);
            contents = renewed;
            return renewed;
        } finally {
            renewing.unlock();
        }
    }

    @SuppressWarnings("ReferenceEquality") // another object is another state
    private static boolean isOf(Knowledge known, Contents held) {
        return held.known() == known;
    }

    /**
     * The models that claims are about, those with most first. The index knows them before all claims are weighed.
     *
     * @param version of the knowledge, as it is now
     */
    @SuppressWarnings("ReferenceEquality") // another object is another state
    List<String> modelNames(KnowledgeBase now, String version) {
        Names held = names;
        if (held != null && held.knowledge() == now && held.version().equals(version)) return held.models();
        List<String> models = now.completions("model:", MOST_NAMES).stream()
                .map(Completion::word)
                .toList();
        names = new Names(now, version, models);
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
        Map<String, Promise.State> promiseOf = new HashMap<>();
        known.promises().forEach(promise -> promiseOf.put(promise.promised().id(), promise.state()));
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
                promiseOf,
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
