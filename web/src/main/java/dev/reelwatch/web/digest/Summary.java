package dev.reelwatch.web.digest;

import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.vocabulary.Attribute;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is known of a day, a model or an article in sentences, each standing on claims.
 *
 * @param sections one a model, the weightiest first; empty where there is nothing to tell
 * @param others models of which nothing is told that stands by itself, and that are only named
 * @param claims those that are cited, in the order they are cited first
 * @param dropped sentences that did not pass the gate and are left out, each behind what is wrong with it
 * @param machineMade ids of the cited articles whose text a machine wrote
 */
public record Summary(
        Language language,
        List<Section> sections,
        List<String> others,
        List<Claim> claims,
        List<String> dropped,
        Set<String> machineMade) {
    /** What a sentence tells, the weightiest first. */
    public enum Kind {
        RELEASE,
        /** To whom a model is open, and whether its source is. */
        ACCESS,
        /** What a model does not have, or only in part: whoever is told of the rest must know. */
        LIMIT,
        CHANGE,
        /** What became of a promise. */
        OUTCOME,
        DISPUTE,
        RECORD,
        /** What a review of the model is called, and says. */
        REVIEW,
        PROMISE,
        PRICE,
        VERDICT,
        CAPABILITY,
        /** Limits and the like that were not told before. */
        FACT,
        RUMOUR,
        /** What was so in former times. */
        BACKGROUND;

        public String json() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * How much it weighs against news of other models, the weightiest the least: whole new models, what changed, what
         * is disputed, ranks and numbers, verdicts of tests, and then the rest. Of one model what it lacks comes earlier.
         */
        int weight() {
            return switch (this) {
                case RELEASE -> 0;
                case CHANGE, OUTCOME -> 1;
                case DISPUTE -> 2;
                case RECORD -> 3;
                case REVIEW -> 4;
                case ACCESS -> 5;
                case PROMISE -> 6;
                case PRICE -> 7;
                case LIMIT -> 8;
                case VERDICT -> 9;
                case FACT -> 10;
                case CAPABILITY -> 11;
                case RUMOUR -> 12;
                case BACKGROUND -> 13;
            };
        }
    }

    /**
     * The news of one model.
     *
     * @param left how many pieces of news are left out, by what they are on
     */
    public record Section(String model, List<Sentence> sentences, Map<Attribute.Group, Integer> left) {
        public Section {
            sentences = List.copyOf(sentences);
            left = Collections.unmodifiableMap(new TreeMap<>(left));
        }

        /** What weighs most of it. */
        Sentence weightiest() {
            return sentences.stream()
                    .min(Comparator.comparingInt(sentence -> sentence.kind().weight()))
                    .orElseThrow();
        }

        /** How many pieces of news are left out. */
        public int omitted() {
            return left.values().stream().mapToInt(n -> n).sum();
        }
    }

    /**
     * One sentence.
     *
     * @param claims ids of the claims it stands on
     * @param origins the numbers of independent origins of what it tells, the greatest first
     * @param reworded true if a language model worded its head
     * @param brief what the lead of a digest says of it, with {@link #MODEL} for the name of its model; empty where it says nothing
     */
    public record Sentence(
            Kind kind,
            List<Part> parts,
            List<String> claims,
            List<Integer> origins,
            boolean reworded,
            Optional<String> brief) {
        /** Stands for the name of the model, or of several that have the same news. */
        static final String MODEL = "{model}";

        /** A sentence in our own words. */
        public Sentence(Kind kind, List<Part> parts, List<String> claims, List<Integer> origins) {
            this(kind, parts, claims, origins, false, Optional.empty());
        }

        public Sentence {
            parts = List.copyOf(parts);
            claims = List.copyOf(claims);
            origins = List.copyOf(origins);
        }

        /** The part that says in our own words what the quotes prove; empty where it cannot be told otherwise. */
        public Optional<String> head() {
            return parts.stream().filter(Part::head).map(Part::text).findFirst();
        }

        /** What it says, without who says so and in which words: its head, else all before its first quotation. */
        public String statement() {
            return head().orElseGet(() -> parts.stream()
                    .takeWhile(part -> part.quoted().isEmpty())
                    .map(Part::text)
                    .collect(Collectors.joining())
                    .strip()
                    .replaceFirst("[：:]$", ""));
        }

        /** The same with other words for its head. */
        public Sentence reworded(String head) {
            List<Part> other = parts.stream()
                    .map(part -> part.head() ? new Part(head, Optional.empty(), true) : part)
                    .toList();
            return new Sentence(kind, other, claims, origins, true, brief);
        }

        public String text() {
            return parts.stream().map(Part::text).collect(Collectors.joining());
        }
    }

    /**
     * A stretch of a sentence.
     *
     * @param quoted the claim whose words these are, with quotation marks; empty for words of our own
     * @param head true for what the sentence says before it tells who says so and in which words
     */
    public record Part(String text, Optional<String> quoted, boolean head) {
        public Part(String text, Optional<String> quoted) {
            this(text, quoted, false);
        }
    }

    public Summary {
        sections = List.copyOf(sections);
        claims = List.copyOf(claims);
        dropped = List.copyOf(dropped);
        machineMade = Set.copyOf(machineMade);
    }

    /** True if the words of a source are those of a machine that summed up the page of another. */
    public boolean isMachineMade(Claim.Source source) {
        return machineMade.contains(source.articleId());
    }

    /** The same with other sentences. */
    public Summary with(List<Section> other) {
        return new Summary(language, other, others, claims, dropped, machineMade);
    }

    /** The articles of the cited claims, in the order they are cited first. */
    public List<Claim.Source> sources() {
        return claims.stream().map(Claim::article).distinct().toList();
    }

    /** The weightiest sentence; empty where there is none. */
    public Optional<Sentence> lead() {
        return sections.stream().findFirst().map(section -> section.sentences().getFirst());
    }

    /** The numbers of the articles that a sentence stands on, as {@link #sources()} counts them, from 1. */
    public List<Integer> numbersOf(Sentence sentence) {
        return numbersOf(List.of(sentence));
    }

    /** The same for several sentences. */
    public List<Integer> numbersOf(List<Sentence> some) {
        List<Claim.Source> all = sources();
        return some.stream()
                .flatMap(sentence -> claimsOf(sentence).stream())
                .map(claim -> all.indexOf(claim.article()) + 1)
                .distinct()
                .sorted()
                .toList();
    }

    /** The claims that a sentence stands on. */
    public List<Claim> claimsOf(Sentence sentence) {
        return claims.stream()
                .filter(claim -> sentence.claims().contains(claim.id()))
                .toList();
    }

    public boolean isEmpty() {
        return sections.isEmpty();
    }

    /** How many sentences a language model worded. */
    public long reworded() {
        return sections.stream()
                .flatMap(section -> section.sentences().stream())
                .filter(Sentence::reworded)
                .count();
    }
}
