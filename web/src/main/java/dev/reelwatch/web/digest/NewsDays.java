package dev.reelwatch.web.digest;

import static java.util.Comparator.comparing;

import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.finding.Change;
import dev.reelwatch.index.finding.Dispute;
import dev.reelwatch.index.finding.Finding;
import dev.reelwatch.index.finding.Promise;
import dev.reelwatch.index.vocabulary.Attribute;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What is news on which day: what was said for the first time on it, and what begins or ends with that. */
final class NewsDays {
    private final TreeMap<LocalDate, List<NewsItem>> days = new TreeMap<>();

    /** What was said on no known day: news of none. */
    private final List<NewsItem> undated = new ArrayList<>();

    /** @param clock up to whose day promises can be overdue */
    NewsDays(News news, Clock clock) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Moment.BEIJING);
        Map<String, Promise> promises = new HashMap<>();
        news.promises().forEach(promise -> promises.put(promise.promised().id(), promise));
        Map<String, Finding> findingOf = new HashMap<>();
        Map<LocalDate, Set<String>> told = new HashMap<>();
        news.findings().forEach(finding -> finding.claims().forEach(claim -> findingOf.put(claim.id(), finding)));

        for (Change change : news.changes()) {
            Optional<LocalDate> day = dayOf(change.after());
            if (day.isEmpty()) continue;
            Optional<Finding> after =
                    Optional.ofNullable(findingOf.get(change.after().id()));
            add(day.get(), new NewsItem.Changed(change, after));
            after.ifPresent(finding ->
                    told.computeIfAbsent(day.get(), key -> new HashSet<>()).add(finding.id()));
        }
        for (Dispute dispute : news.disputes()) {
            Optional<LocalDate> a = firstSaid(dispute.a());
            Optional<LocalDate> b = firstSaid(dispute.b());
            if (a.isEmpty() || b.isEmpty()) continue;
            LocalDate day = a.get().isAfter(b.get()) ? a.get() : b.get();
            add(day, new NewsItem.Disputed(dispute));
            if (dispute.attribute() == Attribute.RELEASE) continue;
            told.computeIfAbsent(day, key -> new HashSet<>())
                    .addAll(List.of(dispute.a().id(), dispute.b().id()));
        }
        for (Promise promise : news.promises()) {
            Optional<LocalDate> outcome = promise.outcome().flatMap(NewsDays::dayOf);
            outcome.ifPresent(day -> {
                Optional<Finding> what = promise.outcome().map(Claim::id).map(findingOf::get);
                add(day, new NewsItem.Settled(promise, promise.outcome(), what));
                what.ifPresent(finding ->
                        told.computeIfAbsent(day, key -> new HashSet<>()).add(finding.id()));
            });
            promise.due()
                    .map(due -> due.lastDay().plusDays(1))
                    .filter(day -> promise.state() == Promise.State.OPEN || promise.state() == Promise.State.LATE)
                    .filter(day -> !day.isAfter(today) && outcome.stream().allMatch(day::isBefore))
                    .filter(day -> dayOf(promise.promised()).stream().allMatch(day::isAfter))
                    .ifPresent(day -> add(day, new NewsItem.Settled(promise, Optional.empty(), Optional.empty())));
        }
        for (Finding finding : news.findings()) {
            Optional<LocalDate> day = firstSaid(finding);
            if (day.isEmpty()) {
                undated.add(new NewsItem.Said(finding));
                continue;
            }
            if (told.getOrDefault(day.get(), Set.of()).contains(finding.id())) continue;
            Optional<Promise> promise = finding.claims().stream()
                    .flatMap(claim -> Stream.ofNullable(promises.get(claim.id())))
                    .filter(made -> dayOf(made.promised()).equals(day))
                    .min(comparing(Promise::id));
            add(
                    day.get(),
                    promise.<NewsItem>map(made -> new NewsItem.Promised(made, finding))
                            .orElse(new NewsItem.Said(finding)));
        }
    }

    private void add(LocalDate day, NewsItem item) {
        days.computeIfAbsent(day, key -> new ArrayList<>()).add(item);
    }

    /** The days on which something was new, oldest first. */
    NavigableSet<LocalDate> all() {
        return days.navigableKeySet();
    }

    List<NewsItem> on(LocalDate day) {
        return days.getOrDefault(day, List.of());
    }

    /** The news of all days, oldest first, and then of none. */
    List<NewsItem> ofAllDays() {
        return Stream.concat(days.values().stream().flatMap(List::stream), undated.stream())
                .toList();
    }

    // empty where the first of the dated claims is dated to no single day: it may have been said on any
    static Optional<LocalDate> firstSaid(Finding finding) {
        return finding.claims().stream()
                .filter(claim -> claim.saidAt().isPresent())
                .min(comparing(claim -> claim.saidAt().orElseThrow()))
                .flatMap(NewsDays::dayOf);
    }

    static Optional<LocalDate> dayOf(Claim claim) {
        return claim.saidAt()
                .filter(at -> at.precision().compareTo(Moment.Precision.DAY) >= 0)
                .map(Moment::firstDay);
    }
}
