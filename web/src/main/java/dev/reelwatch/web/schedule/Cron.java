package dev.reelwatch.web.schedule;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A time that comes again, as crontab(5) writes it: minute, hour, day of the month, month, day of the week. An hour that a
 * change of the clock leaves out is not missed, one that comes twice counts once.
 */
public final class Cron {
    private final String expression;
    private final ExecutionTime times;

    private Cron(String expression, ExecutionTime times) {
        this.expression = expression;
        this.times = times;
    }

    /**
     * Reads an expression.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Cron of(String expression) {
        CronParser parser = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
        return new Cron(
                expression.strip(),
                ExecutionTime.forCron(parser.parse(expression).validate()));
    }

    /** The latest time up to {@code now}. */
    Optional<Instant> last(Instant now, ZoneId zone) {
        ZonedDateTime wall = wall(now, zone);
        ZonedDateTime minute = wall.truncatedTo(ChronoUnit.MINUTES);
        if (times.isMatch(minute)) return Optional.of(instant(minute, zone));
        return times.lastExecution(wall).map(at -> instant(at, zone));
    }

    /** The first time after {@code now}. */
    public Optional<Instant> next(Instant now, ZoneId zone) {
        return times.nextExecution(wall(now, zone)).map(at -> instant(at, zone));
    }

    // Counted on a clock on the wall that is never set, so that no time of it is left out or comes twice.
    private static ZonedDateTime wall(Instant now, ZoneId zone) {
        return now.atZone(zone).toLocalDateTime().atZone(ZoneOffset.UTC);
    }

    private static Instant instant(ZonedDateTime wall, ZoneId zone) {
        return wall.toLocalDateTime().atZone(zone).toInstant();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cron cron && cron.expression.equals(expression);
    }

    @Override
    public int hashCode() {
        return expression.hashCode();
    }

    @Override
    public String toString() {
        return expression;
    }
}
