package dev.reelwatch.web.digest;

import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Polarity;
import dev.reelwatch.index.claim.Status;
import dev.reelwatch.index.claim.Value;
import dev.reelwatch.index.finding.Finding;
import dev.reelwatch.index.finding.ReleaseEvent;
import dev.reelwatch.index.vocabulary.Attribute;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether what was said on a day is news of that day, or background to the news, or was told before. */
final class Novelty {
    /** A release that is told of so many days later is background. */
    private static final Pattern ACCESS = Pattern.compile("\\(([a-z -]+)\\)$");

    private static final int RECENT_DAYS = 30;

    /** What happened so many days before it is told is still told as news. */
    private static final int DAYS_OF_NEWS = 2;

    private static final Pattern JUST =
            Pattern.compile("^(?:刚刚|刚|今天|今日|昨天|昨晚|今早|just|today|yesterday)$", Pattern.CASE_INSENSITIVE);

    private static final Pattern SAME_DAY =
            Pattern.compile("同一?[天日]|当[天日]|\\bthe same day\\b", Pattern.CASE_INSENSITIVE);

    private final News news;
    private final Optional<LocalDate> date;
    private final Map<Respect, List<Finding>> byRespect = new HashMap<>();

    /** @param date of the news; empty for all that is known, of which nothing is old */
    Novelty(News news, Optional<LocalDate> date) {
        this.news = news;
        this.date = date;
    }

    /** Told of a former time, to introduce the news. */
    boolean isBackground(Finding finding) {
        Claim claim = finding.claims().getFirst();
        if (date.isEmpty()) return isToldOutrightElsewhere(finding);
        if (claim.status() == Status.PAST) return true;
        if (claim.status() != Status.CURRENT) return false;
        if (finding.attribute().group() == Attribute.Group.CAPABILITY) return isOld(claim);
        if (finding.attribute() != Attribute.RELEASE) return false;
        return isOld(claim) || (isInPassing(finding) && !isItsFirstArticle(finding));
    }

    /** A release that is only mentioned says nothing where another one is told. */
    private boolean isToldOutrightElsewhere(Finding finding) {
        return isInPassing(finding)
                && byRespect().getOrDefault(new Respect(finding.model(), Attribute.RELEASE), List.of()).stream()
                        .anyMatch(other -> !isInPassing(other));
    }

    private boolean isInPassing(Finding finding) {
        return finding.attribute() == Attribute.RELEASE
                && finding.claims().stream().allMatch(this::isInPassing);
    }

    /** True if the same was told on an earlier day in whatever words: the same event, or praise for the same. */
    boolean isRetold(Finding finding) {
        Claim claim = finding.claims().getFirst();
        boolean event = finding.attribute() == Attribute.RELEASE;
        Optional<String> access = access(finding);
        boolean bare = !event
                && (finding.value().isEmpty() || access.isPresent())
                && finding.attribute() != Attribute.FEATURE_OTHER;
        if (date.isEmpty() || claim.status() != Status.CURRENT || !(event || bare)) return false;
        List<Claim> told =
                byRespect().getOrDefault(new Respect(finding.model(), finding.attribute()), List.of()).stream()
                        .filter(other -> other.polarity() == finding.polarity() || event)
                        .filter(other -> event
                                || (access(other).equals(access)
                                        && (access.isPresent() || other.value().isEmpty())))
                        .flatMap(other -> other.claims().stream())
                        .filter(other -> other.status() != Status.PLANNED && other.status() != Status.RUMOURED)
                        .filter(other -> other.comparedTo().equals(claim.comparedTo()))
                        .filter(other -> !event || sameEvent(other, claim))
                        .filter(other -> other.saidAt()
                                .filter(at -> at.lastDay().isBefore(date.get()))
                                .isPresent())
                        .toList();
        // announced long ago and open to all only now
        return !told.isEmpty() && !(event && finding.claims().stream().anyMatch(each -> isOfTheDay(each, told)));
    }

    /** To whom a model is open, as an id such as {@code paid}, in whatever words. */
    private static Optional<String> access(Finding finding) {
        if (finding.attribute() != Attribute.AVAILABILITY) return Optional.empty();
        return finding.value()
                .map(Value::text)
                .map(ACCESS::matcher)
                .filter(Matcher::find)
                .map(access -> access.group(1));
    }

    /** True if nobody spoke of a model before, and now an article does whose title names it. */
    private boolean isItsFirstArticle(Finding finding) {
        return isFirstToldOf(finding.model())
                && finding.claims().stream()
                        .anyMatch(claim ->
                                news.passages().namesIn(claim.article().title()).contains(finding.model()));
    }

    /** True if no article spoke of a model before the day. */
    boolean isFirstToldOf(String model) {
        return date.isPresent()
                && news.findings().stream()
                        .filter(finding -> finding.model().equals(model))
                        .flatMap(finding -> finding.claims().stream())
                        .flatMap(claim -> claim.saidAt().stream())
                        .noneMatch(at -> at.firstDay().isBefore(date.get()));
    }

    boolean isOld(Claim claim) {
        return date.isPresent()
                && timeOf(claim).filter(at -> isOld(at, date.get())).isPresent();
    }

    private static boolean isOld(Moment at, LocalDate day) {
        return at.precision() == Moment.Precision.YEAR
                ? at.lastDay().getYear() < day.getYear()
                : at.lastDay().isBefore(day.minusDays(RECENT_DAYS));
    }

    private static Optional<Moment> timeOf(Claim claim) {
        return claim.value().flatMap(Value::date).or(claim::trueAt);
    }

    /** Mentioned as known, and nothing tells that it was of these days. */
    private boolean isInPassing(Claim claim) {
        boolean dated = timeOf(claim)
                .filter(at -> at.precision() != Moment.Precision.YEAR)
                .isPresent();
        return !dated && news.inPassing().contains(claim.id()) && !isOfTheSameDay(claim);
    }

    /** "On the 4th A came out, and on the same day B": what is told beside it dates it. */
    private boolean isOfTheSameDay(Claim claim) {
        String passage = news.passages().around(claim);
        return SAME_DAY.matcher(passage).find()
                && news.findings().stream()
                        .flatMap(finding -> finding.claims().stream())
                        .filter(other -> other.article()
                                .articleId()
                                .equals(claim.article().articleId()))
                        .filter(other -> news.passages().around(other).equals(passage))
                        .flatMap(other -> timeOf(other).stream())
                        .filter(at -> at.precision().compareTo(Moment.Precision.DAY) >= 0)
                        .anyMatch(at -> date.isPresent() && !isOld(at, date.get()));
    }

    /** True if it is said to have happened right then, by a voice that never said so before. */
    private boolean isOfTheDay(Claim claim, List<Claim> earlier) {
        LocalDate day = date.orElseThrow();
        boolean dated = timeOf(claim)
                .filter(at -> at.precision().compareTo(Moment.Precision.DAY) >= 0)
                .filter(at -> !at.firstDay().isBefore(day.minusDays(DAYS_OF_NEWS))
                        && !at.firstDay().isAfter(day))
                .isPresent();
        boolean just =
                claim.value().filter(value -> JUST.matcher(value.text()).find()).isPresent();
        return (dated || just)
                && earlier.stream()
                        .noneMatch(other ->
                                other.article().voice().equals(claim.article().voice()))
                && earlier.stream()
                        .flatMap(other -> other.saidAt().stream())
                        .noneMatch(at -> at.lastDay().isAfter(day.minusDays(RECENT_DAYS)));
    }

    private static boolean sameEvent(Claim a, Claim b) {
        return ReleaseEvent.of(a) == ReleaseEvent.of(b)
                && (a.polarity() == Polarity.NEGATIVE) == (b.polarity() == Polarity.NEGATIVE);
    }

    private Map<Respect, List<Finding>> byRespect() {
        if (byRespect.isEmpty()) {
            for (Finding finding : news.findings()) {
                byRespect
                        .computeIfAbsent(new Respect(finding.model(), finding.attribute()), key -> new ArrayList<>())
                        .add(finding);
            }
        }
        return byRespect;
    }
}
