package dev.reelwatch.web.digest;

import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.finding.Finding;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Compiles the news of a day out of findings, disputes and promises, without a language model. News is what was first
 * said on that day: a finding that was said before stays out. The same knowledge gives the same digest, to the byte.
 */
public final class DigestCompiler {
    /** How many sentences on one model a reader can be asked to read in a day. */
    static final int SENTENCES_A_MODEL = 8;

    /** So many days in a row may say nothing before the search for one that does is given up. */
    private static final int DAYS_WITHOUT_NEWS = 14;

    private static final int SUMMARIES_HELD = 64;

    private final News news;
    private final Clock clock;
    private final NewsDays days;

    private record Asked(LocalDate day, Language language) {}

    /**
     * A day as it was known then.
     *
     * @param days those with something that was new, up to it
     */
    private record Then(Summary summary, NavigableSet<LocalDate> days) {}

    /** The days that were asked for last: a feed and the home page ask for the same ones again and again. */
    private final Map<Asked, Then> compiled = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, Then> eldest) {
            return size() > SUMMARIES_HELD;
        }
    };

    /** Whether days tell anything. */
    private final Map<Asked, Boolean> telling = new HashMap<>();

    /** @param clock up to whose day promises can be overdue */
    public DigestCompiler(News news, Clock clock) {
        this.news = news;
        this.clock = clock;
        this.days = new NewsDays(news, clock);
    }

    /** True if {@code day} is the first on which a finding was said. */
    public static boolean isNew(Finding finding, LocalDate day) {
        return NewsDays.firstSaid(finding).equals(Optional.of(day));
    }

    /** The days on which something was said for the first time, oldest first; not of each of them it is worth telling. */
    public NavigableSet<LocalDate> days() {
        return new TreeSet<>(days.all());
    }

    /** The newest digest that tells something, else the newest of all; empty where no claim is dated to a day. */
    public Optional<Digest> latest(Language language) {
        return nearest(days.all().descendingSet(), language).map(day -> on(day, language));
    }

    /** The first of some days that tells something, else the first of all. */
    private Optional<LocalDate> nearest(NavigableSet<LocalDate> some, Language language) {
        return some.stream()
                .limit(DAYS_WITHOUT_NEWS)
                .filter(day -> tells(day, language))
                .findFirst()
                .or(() -> some.stream().findFirst());
    }

    /** The gate for what is compiled here: it knows the claims and the sentences that stood then. */
    public DigestCheck gate(Language language) {
        Map<String, Claim> known = new HashMap<>();
        news.findings().forEach(finding -> finding.claims().forEach(claim -> known.put(claim.id(), claim)));
        return new DigestCheck(language, id -> Optional.ofNullable(known.get(id)), news.passages());
    }

    /**
     * The news of a day as it was known that day, between the nearest days that tell something; a day without any is a
     * digest without sections.
     */
    public Digest on(LocalDate date, Language language) {
        Then then = then(date, language);
        return new Digest(
                date,
                then.summary(),
                nearest(then.days().headSet(date, false).descendingSet(), language),
                nearest(days.all().tailSet(date, false), language));
    }

    /** True if the digest of a day is not empty; that is known before all of it is compiled. */
    private boolean tells(LocalDate date, Language language) {
        Asked asked = new Asked(date, language);
        synchronized (compiled) {
            Then held = compiled.get(asked);
            if (held != null) return !held.summary().isEmpty();
            Boolean known = telling.get(asked);
            if (known != null) return known;
        }
        News known = news.asOf(date);
        boolean tells = new Compilation(known, Optional.of(date), Wording.in(language))
                .tells(new NewsDays(known, clock).on(date), SENTENCES_A_MODEL);
        synchronized (compiled) {
            telling.put(asked, tells);
        }
        return tells;
    }

    private Then then(LocalDate date, Language language) {
        Asked asked = new Asked(date, language);
        synchronized (compiled) {
            Then held = compiled.get(asked);
            if (held != null) return held;
        }
        News known = news.asOf(date);
        NewsDays then = new NewsDays(known, clock);
        Summary summary = new Compilation(known, Optional.of(date), Wording.in(language))
                .summary(then.on(date), SENTENCES_A_MODEL);
        Then made = new Then(summary, then.all());
        synchronized (compiled) {
            compiled.put(asked, made);
        }
        return made;
    }
}
