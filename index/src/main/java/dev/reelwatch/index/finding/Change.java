package dev.reelwatch.index.finding;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Measure;
import dev.reelwatch.index.claim.Polarity;
import dev.reelwatch.index.vocabulary.Attribute;
import java.util.Locale;
import java.util.Optional;

/**
 * What was one thing and became another.
 *
 * @param before the last claim of the former state
 * @param after the first claim of the new one
 */
public record Change(String model, Attribute attribute, Claim before, Claim after) {
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
        Optional<Measure> former = before.value().flatMap(Measure::of);
        Optional<Measure> now = after.value().flatMap(Measure::of);
        if (former.isPresent() && now.isPresent()) {
            return now.get().number() > former.get().number() ? Kind.RAISED : Kind.LOWERED;
        }
        if (attribute == Attribute.AVAILABILITY) return Kind.OPENED;
        return after.polarity() == Polarity.NEGATIVE ? Kind.REMOVED : Kind.ADDED;
    }

    /** When the new state was first told to be so; never empty for what {@link Changes} found. */
    public Optional<Moment> at() {
        return Changes.at(after);
    }
}
