package dev.reelwatch.index.story;

import java.time.LocalDate;
import java.util.List;

/**
 * An event, as told by articles of a few days.
 *
 * @param model whom it happened to
 * @param what release, price, record ...
 * @param articles ids, earliest said first, never empty
 * @param origins how many independent voices tell it
 */
public record Story(
        String id, String model, String what, LocalDate from, LocalDate to, List<String> articles, int origins) {
    public Story {
        articles = List.copyOf(articles);
    }
}
