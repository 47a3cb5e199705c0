package dev.reelwatch.index.story;

import java.util.List;
import java.util.Optional;

/**
 * Where the words of an article come from.
 *
 * @param voice equal for articles that are not independent
 * @param independent false where it passes on what somebody else wrote, nobody knows who
 * @param original the article it has them from, where that is known; empty for one that speaks for itself
 * @param bond why it is none of its own; empty for one that speaks for itself
 * @param together all articles of this origin, earliest said first, this one among them
 */
public record Origin(
        String voice, boolean independent, Optional<String> original, Optional<Bond> bond, List<String> together) {
    public Origin {
        together = List.copyOf(together);
    }
}
