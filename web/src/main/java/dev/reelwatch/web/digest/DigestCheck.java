package dev.reelwatch.web.digest;

import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.KnowledgeBase;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Polarity;
import dev.reelwatch.index.claim.Status;
import dev.reelwatch.index.claim.Value;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.index.vocabulary.Fold;
import dev.reelwatch.web.digest.Summary.Section;
import dev.reelwatch.web.digest.Summary.Sentence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The gate that a digest passes before it is shown. Each sentence cites claims that exist; what it quotes are their
 * words; it names their model, one who says so and on which ground; each number is in a date or value of theirs or counts origins.
 */
public final class DigestCheck {
    private static final Pattern NUMBER = Pattern.compile("\\p{Nd}+(?:[.,:]\\p{Nd}+)*");
    private static final int LONGEST_HEAD = 120;
    private static final Pattern MARKUP = Pattern.compile("[\\n\\r<>\\[\\]`*_「」“”\"]|https?:|www\\.");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    /** A number with the sign before it and its unit, as far as one letter of it. */
    private static final Pattern FIGURE =
            Pattern.compile("[$¥￥€]?\\s?\\p{Nd}+(?:[.,:]\\p{Nd}+)*\\s?(?:%|\\p{IsHan}|[a-zA-Z])?");

    private static final Pattern GAP = Pattern.compile("…+");

    private final Wording wording;
    private final Function<String, Optional<Claim>> claims;
    private final Set<String> models;

    /**
     * The gate.
     *
     * @param claims finds a claim by its id
     * @param models every model that is known, so that a name of the wrong one is seen
     */
    public DigestCheck(Language language, Function<String, Optional<Claim>> claims, Collection<String> models) {
        this.wording = Wording.in(language);
        this.claims = claims;
        this.models = Set.copyOf(models);
    }

    /** The gate for digests that were compiled from {@code knowledge}. */
    public static DigestCheck against(KnowledgeBase knowledge, Language language) {
        return new DigestCheck(language, knowledge::claim, knowledge.models().keySet());
    }

    /** What is wrong with a summary, in sentences; empty if nothing is. */
    public List<String> faults(Summary summary) {
        List<String> faults = new ArrayList<>();
        for (Section section : summary.sections()) {
            if (section.sentences().isEmpty()) faults.add(section.model() + ": a section without a sentence");
            for (Sentence sentence : section.sentences()) {
                for (String fault : faults(section.model(), sentence)) faults.add(fault + " | " + sentence.text());
            }
        }
        return faults;
    }

    /** What is wrong with one sentence that stands under a model. */
    public List<String> faults(String model, Sentence sentence) {
        if (sentence.claims().isEmpty()) return List.of("cites no claim");
        List<String> faults = new ArrayList<>();
        List<Claim> cited = new ArrayList<>();
        for (String id : sentence.claims()) {
            claims.apply(id).ifPresentOrElse(cited::add, () -> faults.add("cites a claim that does not exist: " + id));
        }
        if (!faults.isEmpty()) return faults;

        Set<String> names = new HashSet<>();
        for (Claim claim : cited) {
            names.add(claim.model());
            claim.comparedTo().ifPresent(names::add);
            if (!related(claim.model(), model)) {
                faults.add("stands under " + model + " and cites a claim on " + claim.model() + ": " + claim.id());
            }
        }
        if (sentence.kind() != Summary.Kind.PROMISE
                && cited.stream().map(Claim::attribute).distinct().count() > 1) {
            faults.add("cites claims on different matters");
        }

        StringBuilder own = new StringBuilder();
        List<String> quotations = split(sentence.text(), own);
        if (quotations.isEmpty()) faults.add("quotes nothing");
        for (String quotation : quotations) {
            if (cited.stream().noneMatch(claim -> standsIn(quotation, claim))) {
                faults.add("quotes what no cited claim says: " + quotation);
            }
        }
        if (!own.toString().contains(model)) faults.add("does not name " + model);
        if (cited.stream().noneMatch(claim -> own.toString().contains(wording.who(claim)))) {
            faults.add("names none of those who say so");
        }

        boolean grounded = cited.stream()
                .filter(claim -> quotations.stream().anyMatch(quotation -> standsIn(quotation, claim)))
                .anyMatch(claim -> own.toString().contains(wording.basis(claim.basis())));
        if (!grounded) faults.add("tells another ground than those it quotes");

        List<String> counts = new ArrayList<>();
        sentence.origins().forEach(n -> counts.add(wording.count("origins", n)));
        List<String> told = new ArrayList<>(counts);
        told.addAll(names);
        cited.forEach(claim -> told.add(wording.who(claim)));
        cited.stream().flatMap(DigestCheck::moments).map(wording::date).forEach(told::add);
        cited.stream()
                .flatMap(claim -> claim.value().stream())
                .map(wording::value)
                .forEach(told::add);
        Matcher phrases = anyOf(told).matcher(own);
        StringBuilder rest = new StringBuilder();
        while (phrases.find()) {
            counts.remove(phrases.group());
            phrases.appendReplacement(rest, " ");
        }
        phrases.appendTail(rest);
        for (String other : models) {
            if (Pattern.compile(whole(other)).matcher(rest).find()) {
                faults.add("names a model that no cited claim is about: " + other);
            }
        }
        Matcher numbers = NUMBER.matcher(rest);
        while (numbers.find()) faults.add("has a number of no cited claim: " + numbers.group());
        if (!counts.isEmpty()) faults.add("counts origins that it does not tell: " + counts);
        for (int origins : sentence.origins()) {
            if (origins < 1 || origins > cited.size()) {
                faults.add("tells of " + origins + " origins and cites " + cited.size() + " claims");
            }
        }
        return faults;
    }

    /**
     * What is wrong with words that another put at the head of a sentence: beyond what holds for all sentences, each
     * number must stand with its unit in the cited claims, and whether a thing is planned, lacking, compared or brought out
     * must follow from them.
     *
     * @param head one line without a quotation
     */
    public List<String> faultsOfHead(String head, List<Claim> cited) {
        List<String> faults = new ArrayList<>();
        if (head.isBlank() || head.length() > LONGEST_HEAD) faults.add("is empty or too long");
        if (MARKUP.matcher(head).find()) faults.add("holds more than plain words");
        boolean han = HAN.matcher(head).find();
        if (wording.language() == Language.ZH ? !han : han) faults.add("is in another language");
        String rest = head;
        for (Claim claim : cited) {
            rest = rest.replace(claim.model(), " ");
            if (claim.comparedTo().isPresent())
                rest = rest.replace(claim.comparedTo().get(), " ");
        }
        boolean planned =
                cited.stream().allMatch(claim -> claim.status() == Status.PLANNED || claim.status() == Status.RUMOURED);
        boolean planning = says("gate.planned", rest);
        if (planned != planning) faults.add(planned ? "tells a plan as a fact" : "tells a fact as a plan");
        boolean against = cited.stream().anyMatch(claim -> claim.polarity() == Polarity.NEGATIVE);
        boolean denies = says("gate.against", rest);
        if (denies && !against) faults.add("tells a lack that no cited claim tells");
        if (!denies && against && cited.stream().allMatch(claim -> claim.polarity() == Polarity.NEGATIVE)) {
            faults.add("does not tell the lack that the cited claims tell");
        }
        boolean compares = cited.stream()
                .anyMatch(claim -> claim.comparedTo().isPresent() || claim.attribute() == Attribute.RANKING);
        if (!compares && says("gate.compares", rest)) faults.add("compares, which no cited claim does");
        boolean released = cited.stream().anyMatch(claim -> claim.attribute() == Attribute.RELEASE);
        if (!released && says("gate.released", rest)) faults.add("tells a release that no cited claim tells");
        for (String figure : figures(rest)) {
            if (cited.stream().noneMatch(claim -> sourcesOf(claim).anyMatch(words -> holds(words, figure)))) {
                faults.add("has a figure of no cited claim: " + figure);
            }
        }
        return faults;
    }

    private boolean says(String key, String words) {
        return Pattern.compile(wording.of(key), Pattern.CASE_INSENSITIVE)
                .matcher(words)
                .find();
    }

    /** What a number of a sentence may come from: quote, figure and dates of a claim, as written and as worded here. */
    private Stream<String> sourcesOf(Claim claim) {
        return Stream.of(
                        Stream.of(claim.quote().text()),
                        claim.value().stream().flatMap(value -> Stream.of(value.text(), wording.value(value))),
                        moments(claim).map(wording::date))
                .flatMap(words -> words);
    }

    /** The numbers of a text with the word or sign right behind or before each: "5秒", "$0.40", "1080p". */
    private static List<String> figures(String words) {
        List<String> figures = new ArrayList<>();
        Matcher matcher = FIGURE.matcher(words);
        while (matcher.find()) figures.add(matcher.group());
        return figures;
    }

    private static boolean holds(String words, String figure) {
        String squashed = squashed(words);
        String wanted = squashed(figure);
        int at = squashed.indexOf(wanted);
        while (at >= 0) {
            char before = at == 0 ? ' ' : squashed.charAt(at - 1);
            int end = at + wanted.length();
            char after = end == squashed.length() ? ' ' : squashed.charAt(end);
            boolean whole = !Character.isDigit(before)
                    && before != '.'
                    && !(Character.isDigit(after) && Character.isDigit(wanted.charAt(wanted.length() - 1)));
            if (whole) return true;
            at = squashed.indexOf(wanted, at + 1);
        }
        return false;
    }

    private static String squashed(String words) {
        return Fold.fold(words).replaceAll("\\s+", "");
    }

    // a promise on a line, such as Kling, can be kept by one of its versions
    private static boolean related(String a, String b) {
        return a.startsWith(b) || b.startsWith(a);
    }

    private static Stream<Moment> moments(Claim claim) {
        return Stream.of(claim.saidAt(), claim.trueAt(), claim.value().flatMap(Value::date))
                .flatMap(Optional::stream);
    }

    /** The quotations of a sentence, without their marks; {@code own} gets all else. */
    private static List<String> split(String text, StringBuilder own) {
        List<String> quotations = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            int end = endOfQuotation(text, i);
            if (end < 0) {
                own.append(text.charAt(i));
                continue;
            }
            quotations.add(text.substring(i + 1, end));
            own.append(' ');
            i = end;
        }
        return quotations;
    }

    private static int endOfQuotation(String text, int start) {
        char opening = text.charAt(start);
        Optional<Character> closing = Excerpt.closing(opening);
        if (closing.isEmpty()) return -1;
        int depth = 0;
        for (int i = start; i < text.length(); i++) {
            if (text.charAt(i) == opening) depth++;
            if (text.charAt(i) == closing.get() && --depth == 0) return i;
        }
        return -1;
    }

    private static boolean standsIn(String quotation, Claim claim) {
        String words = flat(claim.quote().text());
        if (flat(quotation).equals(words)) return true;
        int from = 0;
        boolean any = false;
        for (String piece : GAP.split(flat(quotation), -1)) {
            if (piece.isBlank()) continue;
            int at = words.indexOf(piece.strip(), from);
            if (at < 0) return false;
            from = at + piece.strip().length();
            any = true;
        }
        return any;
    }

    private static String flat(String words) {
        return words.replaceAll("\\s+", " ").strip();
    }

    /** Any of some phrases, the longest first: a "1" within "Kling 1" belongs to the name. */
    private static Pattern anyOf(Collection<String> phrases) {
        return Pattern.compile(phrases.stream()
                .filter(phrase -> !phrase.isBlank())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(DigestCheck::whole)
                .collect(Collectors.joining("|")));
    }

    // "Vela 3" does not stand in "Vela 31", nor "5" in "1.5", nor "Wan" in "Wander"
    private static String whole(String phrase) {
        String word = "[\\p{Nd}\\p{IsLatin}]";
        boolean begins = phrase.substring(0, 1).matches(word);
        boolean ends = phrase.substring(phrase.length() - 1).matches(word);
        return (begins ? "(?<!" + word + ")(?<!\\p{Nd}[.,:])" : "")
                + Pattern.quote(phrase)
                + (ends ? "(?!" + word + ")(?![.,:]\\p{Nd})" : "");
    }
}
