package dev.reelwatch.index.finding;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Measure;
import dev.reelwatch.index.claim.Polarity;
import dev.reelwatch.index.vocabulary.Attribute;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What was one thing and became another.
 *
 * @param before the last claim of the former state
 * @param after the first claim of the new one; the same as {@code before} where one sentence tells both
 * @param former the former figure, where one sentence tells both
 */
public record Change(String model, Attribute attribute, Claim before, Claim after, Optional<Measure> former) {
    /** A change from what one claim says to what another does. */
    public Change(String model, Attribute attribute, Claim before, Claim after) {
        this(model, attribute, before, after, Optional.empty());
    }

    /** How it changed. */
    public enum Kind {
        RAISED,
        LOWERED,
        ADDED,
        REMOVED,
        OPENED;

        public String json() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public String id() {
        return Article.sha256("change\n" + before.id() + "\n" + after.id()).substring(0, 16);
    }

    public Kind kind() {
        Optional<Measure> was = from();
        Optional<Measure> is = to();
        if (was.isPresent() && is.isPresent()) {
            return is.get().number() > was.get().number() ? Kind.RAISED : Kind.LOWERED;
        }
        if (attribute == Attribute.AVAILABILITY) return Kind.OPENED;
        return after.polarity() == Polarity.NEGATIVE ? Kind.REMOVED : Kind.ADDED;
    }

    /** The former figure, where it is one. */
    public Optional<Measure> from() {
        return former.isPresent() ? former : before.value().flatMap(Measure::of);
    }

    /** The new figure, where it is one. */
    public Optional<Measure> to() {
        return after.value().flatMap(Measure::of);
    }

    /** What tells it: one claim, or that of the former state and that of the new one. */
    public List<Claim> claims() {
        return before.equals(after) ? List.of(after) : List.of(before, after);
    }

    /** When the new state was first told to be so; never empty for what {@link Changes} found. */
    public Optional<Moment> at() {
        return Changes.at(after);
    }
}
