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

    private static final int DIGESTS_HELD = 64;

    private final News news;
    private final Clock clock;
    private final NewsDays days;

    private record Asked(LocalDate day, Language language) {}

    /** The digests that were asked for last: a feed and the home page ask for the same ones again and again. */
    private final Map<Asked, Digest> compiled = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, Digest> eldest) {
            return size() > DIGESTS_HELD;
        }
    };

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

    /** The days that have news, oldest first. */
    public NavigableSet<LocalDate> days() {
        return new TreeSet<>(days.all());
    }

    /** The newest day that has news; empty where no claim is dated to a day. */
    public Optional<LocalDate> latest() {
        return days.all().isEmpty() ? Optional.empty() : Optional.of(days.all().last());
    }

    /** The gate for what is compiled here: it knows the claims and the sentences that stood then. */
    public DigestCheck gate(Language language) {
        Map<String, Claim> known = new HashMap<>();
        news.findings().forEach(finding -> finding.claims().forEach(claim -> known.put(claim.id(), claim)));
        return new DigestCheck(language, id -> Optional.ofNullable(known.get(id)), news.passages());
    }

    /** The news of a day as it was known that day; a day without any is a digest without sections. */
    public Digest on(LocalDate date, Language language) {
        Asked asked = new Asked(date, language);
        synchronized (compiled) {
            Digest held = compiled.get(asked);
            if (held != null) return held;
        }
        News known = news.asOf(date);
        NewsDays then = new NewsDays(known, clock);
        Summary summary = new Compilation(known, Optional.of(date), Wording.in(language))
                .summary(then.on(date), SENTENCES_A_MODEL);
        Digest digest = new Digest(
                date,
                summary,
                Optional.ofNullable(then.all().lower(date)),
                Optional.ofNullable(days.all().higher(date)));
        synchronized (compiled) {
            compiled.put(asked, digest);
        }
        return digest;
    }
}
