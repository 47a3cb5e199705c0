package dev.reelwatch.web.schedule;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When what is run.
 *
 * @param zone in which the times are meant
 * @param crawl when all sources are visited; empty for never
 * @param digest when the digest of the day before is compiled and sent; empty for never
 */
public record ScheduleSettings(ZoneId zone, Optional<Cron> crawl, Optional<Cron> digest) {
    public static final ScheduleSettings NONE =
            new ScheduleSettings(ZoneId.of("Asia/Shanghai"), Optional.empty(), Optional.empty());

    /** When the job of this name is run. */
    public Optional<Cron> cron(String job) {
        return switch (job) {
            case "crawl" -> crawl;
            case "digest" -> digest;
            default -> Optional.empty();
        };
    }

    /** The last day that is over, whose digest is due. */
    public LocalDate yesterday(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), zone).minusDays(1);
    }

    public boolean isEmpty() {
        return crawl.isEmpty() && digest.isEmpty();
    }
}
