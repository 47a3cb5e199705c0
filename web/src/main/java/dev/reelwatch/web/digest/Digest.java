package dev.reelwatch.web.digest;

import dev.reelwatch.index.claim.Claim;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The news of a day in sentences, each standing on claims.
 *
 * @param sections one a model, the weightiest first; empty on a day without news
 * @param sources the articles of the cited claims, in the order they are cited first
 * @param before the nearest earlier day with news
 * @param after the nearest later day with news
 */
public record Digest(
        LocalDate date,
        Language language,
        List<Section> sections,
        List<Claim.Source> sources,
        Optional<LocalDate> before,
        Optional<LocalDate> after) {
    /** What a sentence tells, the weightiest first. */
    public enum Kind {
        RELEASE,
        CHANGE,
        PROMISE,
        DISPUTE,
        RECORD,
        CAPABILITY,
        VERDICT;

        public String json() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The news of one model.
     *
     * @param omitted how many lesser sentences are left out
     */
    public record Section(String model, List<Sentence> sentences, int omitted) {
        public Section {
            sentences = List.copyOf(sentences);
        }
    }

    /**
     * One sentence.
     *
     * @param claims ids of the claims it stands on
     * @param origins the numbers of independent origins that it states
     */
    public record Sentence(Kind kind, List<Part> parts, List<String> claims, List<Integer> origins) {
        public Sentence {
            parts = List.copyOf(parts);
            claims = List.copyOf(claims);
            origins = List.copyOf(origins);
        }

        public String text() {
            return parts.stream().map(Part::text).collect(Collectors.joining());
        }
    }

    /**
     * A stretch of a sentence.
     *
     * @param quoted the claim whose words these are, with quotation marks; empty for words of our own
     */
    public record Part(String text, Optional<String> quoted) {}

    public Digest {
        sections = List.copyOf(sections);
        sources = List.copyOf(sources);
    }

    /** The address of a source, if it is one that a browser may be sent to. */
    public static Optional<String> address(Claim.Source source) {
        return source.url()
                .map(url -> url.toString())
                .filter(url ->
                        url.regionMatches(true, 0, "https://", 0, 8) || url.regionMatches(true, 0, "http://", 0, 7));
    }

    public boolean isEmpty() {
        return sections.isEmpty();
    }

    /** What an empty day says: that it is one, and where news is. */
    public String note(Wording wording) {
        StringBuilder note = new StringBuilder(wording.of("digest.empty", "date", wording.date(date)));
        String gap = language == Language.EN ? " " : "";
        before.ifPresent(day -> note.append(gap).append(wording.of("digest.empty.before", "date", wording.date(day))));
        after.ifPresent(day -> note.append(gap).append(wording.of("digest.empty.after", "date", wording.date(day))));
        if (before.isEmpty() && after.isEmpty()) note.append(gap).append(wording.of("digest.empty.none"));
        return note.toString();
    }
}
