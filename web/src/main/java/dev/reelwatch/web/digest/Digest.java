package dev.reelwatch.web.digest;

import dev.reelwatch.index.claim.Claim;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The news of a day in sentences, each standing on claims.
 *
 * @param before the nearest earlier day that tells something
 * @param after the nearest later day that tells something
 */
public record Digest(LocalDate date, Summary summary, Optional<LocalDate> before, Optional<LocalDate> after) {
    private static final int MOST_NAMED = 4;

    public Language language() {
        return summary.language();
    }

    public List<Summary.Section> sections() {
        return summary.sections();
    }

    /** The same with the news in other words. */
    public Digest with(Summary other) {
        return new Digest(date, other, before, after);
    }

    /** The articles of the cited claims, in the order they are cited first. */
    public List<Claim.Source> sources() {
        return summary.sources();
    }

    /** The address of a source, if it is one that a browser may be sent to. */
    public static Optional<String> address(Claim.Source source) {
        return source.url()
                .map(url -> url.toString())
                .filter(url ->
                        url.regionMatches(true, 0, "https://", 0, 8) || url.regionMatches(true, 0, "http://", 0, 7));
    }

    public boolean isEmpty() {
        return summary.isEmpty();
    }

    /** A sentence of the lead, and the one below that it is taken from, whose sources are its own. */
    public record Lead(String text, Summary.Sentence of) {}

    /** The most important news of the day, and what a review found it to be worth; empty where there is none. */
    public List<Lead> lead(Wording wording) {
        return Stream.of(summary.lead(), summary.review())
                .flatMap(Optional::stream)
                .map(sentence -> new Lead(wording.of("digest.lead.of", "lead", sentence.statement()), sentence))
                .toList();
    }

    /** The lead in one line. */
    public String leadLine(Wording wording) {
        return lead(wording).stream().map(Lead::text).collect(Collectors.joining(language() == Language.EN ? " " : ""));
    }

    /** What else there is news of; empty where there is nothing else. */
    public Optional<String> also(Wording wording) {
        List<String> models =
                sections().stream().skip(1).map(Summary.Section::model).toList();
        if (models.isEmpty()) return Optional.empty();
        String named = String.join(wording.of("value.and"), models.subList(0, Math.min(MOST_NAMED, models.size())));
        String etc = models.size() > MOST_NAMED || summary.others() > 0 ? wording.of("value.etc") : "";
        return Optional.of(wording.of("digest.lead.also", Map.of("models", named, "etc", etc)));
    }

    /** What stands above the sentences: what they are, and which of them a language model worded. */
    public String intro(Wording wording) {
        List<String> words = new ArrayList<>(List.of(wording.of("digest.intro")));
        long reworded = summary.reworded();
        long all = sections().stream()
                .mapToLong(section -> section.sentences().size())
                .sum();
        if (reworded > 0) {
            words.add(wording.of(
                    "digest.reworded", Map.of("n", String.valueOf(reworded), "plain", String.valueOf(all - reworded))));
        }
        int dropped = summary.dropped().size();
        if (dropped > 0) words.add(wording.count("digest.dropped", dropped));
        return String.join(language() == Language.EN ? " " : "", words);
    }

    /** What an empty day says: that it is one, and where news is. */
    public String note(Wording wording) {
        StringBuilder note = new StringBuilder(wording.of("digest.empty", "date", wording.date(date)));
        String gap = language() == Language.EN ? " " : "";
        before.ifPresent(day -> note.append(gap).append(wording.of("digest.empty.before", "date", wording.date(day))));
        after.ifPresent(day -> note.append(gap).append(wording.of("digest.empty.after", "date", wording.date(day))));
        if (before.isEmpty() && after.isEmpty()) note.append(gap).append(wording.of("digest.empty.none"));
        return note.toString();
    }
}
