package dev.reelwatch.index.claim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.reelwatch.crawler.archive.ModelArchive.PartAnswer;
import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.crawler.article.Published;
import dev.reelwatch.index.claim.ProvedNames.Named;
import dev.reelwatch.index.claim.QuoteFinder.Place;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.index.vocabulary.Fold;
import dev.reelwatch.index.vocabulary.Mention;
import dev.reelwatch.index.vocabulary.Vocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Makes claims of what a language model answered, as far as the article proves it. Nothing is believed: a quote must
 * stand in the article, a number in its quote, a name in the article; what does not is dropped, and counted.
 */
public final class ClaimProof {
    /**
     * What is left.
     *
     * @param claims in the order of their places, none twice
     */
    public record Proved(List<Claim> claims, Drops drops) {
        public Proved {
            claims = List.copyOf(claims);
        }
    }

    private static final int MOST_IN_A_PART = 200;
    private static final int MOST_SENTENCES = 2;
    private static final int LONGEST_QUOTE = 320;
    private static final int SHORTEST_QUOTE = 4; // letters and digits
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<Pattern> INSTRUCTIONS = instructions();

    private final Vocabulary vocabulary;

    public ClaimProof(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    private static List<Pattern> instructions() {
        try (InputStream in = ClaimProof.class.getResourceAsStream("instructions.txt")) {
            if (in == null) throw new IllegalStateException("the program lacks its file instructions.txt");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Pattern::compile)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The claims that {@code answers} make on the article.
     *
     * @param extractor name of what answered
     */
    public Proved claims(Article article, String extractor, List<PartAnswer> answers) {
        if (article.isRepaired()) return new Proved(List.of(), new Drops());
        return new Reading(article, extractor).claims(answers);
    }

    /** One article and what was answered on it. */
    private final class Reading {
        private final Article article;
        private final String extractor;
        private final QuoteFinder words;
        private final ProvedNames names;
        private final Claim.Source source;
        private final Optional<LocalDate> published;
        private final List<Claim> claims = new ArrayList<>();
        private final Set<String> ids = new HashSet<>();
        private final Drops drops = new Drops();

        Reading(Article article, String extractor) {
            this.article = article;
            this.extractor = extractor;
            words = new QuoteFinder(article.text());
            names = new ProvedNames(vocabulary, article);
            source = Claim.Source.of(article);
            published = article.published().map(Published::at).map(Moment::firstDay);
        }

        Proved claims(List<PartAnswer> answers) {
            for (PartAnswer answer : answers) {
                int hint = answer.start();
                int seen = 0;
                for (JsonNode each : answered(answer.json())) {
                    if (++seen > MOST_IN_A_PART) {
                        drops.count(Dropped.TOO_MANY);
                        break;
                    }
                    hint = claim(each, answer, hint).orElse(hint);
                }
            }
            claims.sort(Comparator.comparingInt((Claim claim) -> claim.quote().start())
                    .thenComparing(Claim::id));
            return new Proved(claims, drops);
        }

        private JsonNode answered(String json) {
            try {
                return MAPPER.readTree(json).path("claims");
            } catch (JsonProcessingException e) {
                return MAPPER.createArrayNode();
            }
        }

        /** Where the quote of the claim begins, so that the next one is looked for from there. */
        private Optional<Integer> claim(JsonNode answered, PartAnswer part, int hint) {
            Optional<String> name = ProvedValue.words(answered, "model");
            Optional<String> words = ProvedValue.words(answered, "quote");
            if (!answered.isObject() || name.isEmpty() || words.isEmpty()) return dropped(Dropped.NOT_A_CLAIM);
            Optional<Attribute> attribute =
                    ProvedValue.words(answered, "attribute").flatMap(Attribute::fromJson);
            Optional<Polarity> polarity = known(Polarity.values(), Polarity::json, answered, "polarity");
            Optional<Status> status = known(Status.values(), Status::json, answered, "status");
            Optional<Basis> basis = known(Basis.values(), Basis::json, answered, "basis");
            if (attribute.isEmpty() || polarity.isEmpty() || status.isEmpty() || basis.isEmpty()) {
                return dropped(Dropped.UNKNOWN_WORD);
            }
            Named model = names.of(name.get());
            if (model instanceof Named.No no) return dropped(no.why());
            String subject = model.name().orElseThrow();
            Optional<Place> found = this.words.find(words.get(), part.start(), part.end(), hint);
            if (found.isEmpty()) return dropped(Dropped.QUOTE_NOT_IN_ARTICLE);
            Optional<Place> place = fitting(found.get(), answered.path("value"), subject);
            if (place.isEmpty()) return Optional.empty();
            if (speaksToModel(place.get())) return dropped(Dropped.INSTRUCTION);
            Optional<Quote> quote =
                    Quote.of(article, place.get().start(), place.get().end());
            if (quote.isEmpty()) return dropped(Dropped.QUOTE_TOO_SHORT);
            ProvedValue proved = new ProvedValue(quote.get().text(), sentenceOf(place.get()), published, drops);
            Optional<Value> value = proved.of(answered.path("value"));
            if (value.isPresent()) {
                quote = Optional.of(ownClause(subject, attribute.get(), status.get(), quote.get(), value.get()));
            }
            Optional<Moment> trueAt = value.flatMap(Value::date).or(proved::trueAt);
            Claim claim = new Claim(
                    Claim.idOf(
                            article.id(),
                            subject,
                            attribute.get(),
                            status.get(),
                            quote.get().text()),
                    source,
                    subject,
                    attribute.get(),
                    polarity.get(),
                    status.get(),
                    basis.get(),
                    value,
                    comparedTo(answered, subject),
                    quote.get(),
                    trueAt,
                    confidence(model, place.get(), value.isPresent()),
                    extractor);
            if (isRepeat(claim) || !ids.add(claim.id())) return dropped(Dropped.DOUBLE);
            claims.add(claim);
            return Optional.of(found.get().start());
        }

        private Optional<Integer> dropped(Dropped reason) {
            drops.count(reason);
            return Optional.empty();
        }

        private Optional<String> comparedTo(JsonNode answered, String subject) {
            Optional<String> other = ProvedValue.words(answered, "compared_to");
            if (other.isEmpty()) return Optional.empty();
            Optional<String> name = names.of(other.get()).name().filter(each -> !each.equals(subject));
            if (name.isEmpty()) drops.count(Dropped.COMPARISON_NOT_IN_ARTICLE);
            return name;
        }

        /** The place, made longer or shorter so that it is a proof of fitting length. */
        private Optional<Place> fitting(Place place, JsonNode value, String subject) {
            List<Sentence> sentences = words.sentencesOf(place);
            if (lettersIn(place) < SHORTEST_QUOTE) {
                Optional<Sentence.Clause> clause = sentences.stream()
                        .flatMap(sentence -> sentence.clauses().stream())
                        .filter(c -> c.start() <= place.start() && c.end() >= place.end())
                        .findFirst();
                Optional<Place> longer = clause.map(c -> new Place(c.start(), c.end(), place.exact()));
                if (longer.filter(p -> lettersIn(p) >= SHORTEST_QUOTE).isEmpty()) {
                    drops.count(Dropped.QUOTE_TOO_SHORT);
                    return Optional.empty();
                }
                return longer;
            }
            if (sentences.size() <= MOST_SENTENCES && place.length() <= LONGEST_QUOTE) return Optional.of(place);
            List<Place> proving = sentences.stream()
                    .map(s -> new Place(
                            Math.max(s.start(), place.start()), Math.min(s.end(), place.end()), place.exact()))
                    .filter(s -> s.length() <= LONGEST_QUOTE && lettersIn(s) >= SHORTEST_QUOTE)
                    .filter(s -> proves(s, value, subject))
                    .toList();
            if (proving.size() == 1) return Optional.of(proving.getFirst());
            drops.count(Dropped.QUOTE_TOO_LONG);
            return Optional.empty();
        }

        private boolean proves(Place place, JsonNode value, String subject) {
            String part = article.text().substring(place.start(), place.end());
            if (value.path("number").isNumber()) {
                return Numerals.proving(value.path("number").asDouble(), part).isPresent();
            }
            Optional<String> text = ProvedValue.words(value, "text");
            if (text.isPresent())
                return new QuoteFinder(part)
                        .find(text.get(), 0, part.length(), 0)
                        .isPresent();
            return vocabulary.namesIn(part).stream().map(Mention::model).anyMatch(subject::equals);
        }

        private long lettersIn(Place place) {
            return article.text()
                    .substring(place.start(), place.end())
                    .codePoints()
                    .filter(Character::isLetterOrDigit)
                    .count();
        }

        private String sentenceOf(Place place) {
            List<Sentence> sentences = words.sentencesOf(place);
            if (sentences.isEmpty()) return article.text().substring(place.start(), place.end());
            return article.text()
                    .substring(
                            Math.min(place.start(), sentences.getFirst().start()),
                            Math.max(place.end(), sentences.getLast().end()));
        }

        /** Judged by the whole sentence, so that a quote of half of it hides nothing. */
        private boolean speaksToModel(Place place) {
            String sentence = Fold.fold(sentenceOf(place));
            String bounded = sentence.substring(0, Math.min(sentence.length(), 2000));
            return INSTRUCTIONS.stream()
                    .anyMatch(pattern -> pattern.matcher(bounded).find());
        }

        /** Two values of one sentence are two claims: the second is proved by its own clause. */
        private Quote ownClause(String subject, Attribute attribute, Status status, Quote quote, Value value) {
            boolean taken = ids.contains(Claim.idOf(article.id(), subject, attribute, status, quote.text()));
            if (!taken) return quote;
            return words.sentencesOf(new Place(quote.start(), quote.end(), true)).stream()
                    .flatMap(sentence -> sentence.clauses().stream())
                    .map(clause -> Quote.of(
                            article, Math.max(clause.start(), quote.start()), Math.min(clause.end(), quote.end())))
                    .flatMap(Optional::stream)
                    .filter(clause -> clause.text().contains(value.text())
                            && clause.text().length() >= SHORTEST_QUOTE)
                    .findFirst()
                    .orElse(quote);
        }

        private boolean isRepeat(Claim claim) {
            return claims.stream()
                    .anyMatch(before -> ClaimMerge.isSame(before, claim) || ClaimMerge.repeats(before, claim));
        }

        private double confidence(Named model, Place place, boolean valued) {
            double confidence = 0.7;
            if (valued) confidence += 0.1;
            if (!place.exact()) confidence -= 0.05;
            if (model instanceof Named.Unlisted) confidence -= 0.15;
            return Math.round(confidence * 100) / 100.0;
        }
    }

    private static <T> Optional<T> known(
            T[] values, java.util.function.Function<T, String> json, JsonNode answered, String field) {
        Optional<String> word = ProvedValue.words(answered, field);
        for (T value : values) if (word.filter(json.apply(value)::equals).isPresent()) return Optional.of(value);
        return Optional.empty();
    }
}
