package dev.reelwatch.index.claim;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.crawler.article.Published;
import dev.reelwatch.index.claim.Subjects.Reach;
import dev.reelwatch.index.claim.Subjects.Subject;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.index.vocabulary.Attribute.Group;
import dev.reelwatch.index.vocabulary.Cues.Cue;
import dev.reelwatch.index.vocabulary.Feature;
import dev.reelwatch.index.vocabulary.Fold;
import dev.reelwatch.index.vocabulary.Vocabulary;
import dev.reelwatch.index.vocabulary.WordFinder;
import dev.reelwatch.index.vocabulary.WordFinder.Found;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds claims by words and patterns, with no language model: clause by clause, the model it speaks of ({@link
 * Subjects}), the features its words speak of, the figure it states ({@link Figures}) and how it is meant ({@link
 * Judgement}). All words are data of the {@link Vocabulary}.
 */
public final class PatternClaimExtractor {
    private static final int VERSION = 1;
    private static final int MOST_PER_CLAUSE = 5;
    private static final double LEAST_CONFIDENCE = 0.4; // below, more claims are wrong than right
    private static final int FORMER_DAYS = 45;
    private static final int LONGEST_SENTENCE = 3000;
    private static final int LONGEST_CLAUSE = 400; // longer ones prove nothing, and patterns would take long on them
    private static final double OWN_VOICE = 6.0; // words of the writer's own voice in 1000 characters
    private static final Pattern PROMPT_LABEL =
            Pattern.compile("(?:^|[^a-z])(?:prompt|提示词|咒语|negative prompt)\\s*\\d*\\s*[:：]?\\s*$");

    private static final Pattern LIST_SIGN = Pattern.compile(
            "(?:[-*•●▪·>|#]+\\s+|\\(?\\d{1,2}[.)]\\s+|\\d{1,2}、|\\d?[\\ufe0f\\u20e3]+\\s*|[\\p{So}\\ufe0f\\u200d]+\\s*)+");
    private static final Pattern ADDRESS = Pattern.compile("[^\\p{L}\\p{N}]{0,20}(?:https?://|www\\.)\\S++\\s*+");

    private enum Role {
        WORD,
        TOPIC,
        EXCEPT
    }

    private record Trigger(Attribute attribute, Role role) {}

    private record Shape(Attribute attribute, Pattern pattern, boolean needsDigit) {}

    private final Vocabulary vocabulary;
    private final WordFinder<Trigger> triggers;
    private final List<Shape> shapes = new ArrayList<>();
    private final List<Shape> named = new ArrayList<>();

    public PatternClaimExtractor(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        WordFinder.Builder<Trigger> builder = new WordFinder.Builder<>();
        for (Attribute attribute : Attribute.values()) {
            Feature feature = vocabulary.feature(attribute);
            feature.words().forEach(word -> builder.add(word, new Trigger(attribute, Role.WORD)));
            feature.topics().forEach(word -> builder.add(word, new Trigger(attribute, Role.TOPIC)));
            feature.except().forEach(word -> builder.add(word, new Trigger(attribute, Role.EXCEPT)));
            feature.patterns().forEach(pattern -> shapes.add(new Shape(attribute, pattern, false)));
            feature.figures().forEach(pattern -> shapes.add(new Shape(attribute, pattern, true)));
            feature.named().forEach(pattern -> named.add(new Shape(attribute, pattern, false)));
        }
        triggers = builder.build();
    }

    /** Name and version; another one may find other claims in the same article. */
    public String name() {
        return "patterns-" + VERSION + "-" + vocabulary.fingerprint();
    }

    /**
     * The claims of an article in the order of their places; none if it is not about AI video, and none if its words
     * do not stand in the document as it was saved.
     */
    public List<Claim> claimsIn(Article article) {
        if (article.isRepaired() || !vocabulary.aboutAiVideo(article)) return List.of();
        return new Reading(article).claims();
    }

    /** One article on its way to claims. */
    private final class Reading {
        private final Article article;
        private final String folded;
        private final Subjects subjects;
        private final Places<Cue> cues;
        private final Places<Trigger> found;
        private final Claim.Source source;
        private final Optional<LocalDate> published;
        private final boolean ownVoice;
        private final List<Claim> claims = new ArrayList<>();
        private final Set<String> ids = new HashSet<>();
        private Optional<Moment> lastDate = Optional.empty();
        private Set<Attribute> namedBefore = EnumSet.noneOf(Attribute.class);
        private int namedIn = -1;

        Reading(Article article) {
            this.article = article;
            folded = Fold.fold(article.text());
            subjects = new Subjects(vocabulary, article.title(), folded);
            source = Claim.Source.of(article);
            published = article.published().map(Published::at).map(Moment::firstDay);
            cues = new Places<>(vocabulary.cues().words().in(folded));
            found = new Places<>(triggers.in(folded));
            long own = cues.all().stream()
                    .filter(cue -> cue.meaning() == Cue.AUTHOR)
                    .count();
            ownVoice = own * 1000.0 / Math.max(400, folded.length()) > OWN_VOICE;
        }

        List<Claim> claims() {
            boolean chinese = article.lang().startsWith("zh");
            int promptParagraph = -1;
            for (Sentence sentence : Sentence.in(folded)) {
                String words = folded.substring(sentence.start(), sentence.end());
                if (words.length() > LONGEST_SENTENCE || sentence.paragraph() == promptParagraph) continue;
                if (vocabulary.cues().promptLines().stream()
                        .anyMatch(p -> p.matcher(words).find())) {
                    promptParagraph =
                            PROMPT_LABEL.matcher(words).find() ? sentence.paragraph() + 1 : sentence.paragraph();
                    continue;
                }
                List<Found<Cue>> cuesOfSentence = cues.within(sentence.start(), sentence.end());
                boolean asks = vocabulary.cues().questions().stream()
                        .anyMatch(p -> p.matcher(words).find());
                boolean foreign = chinese && isLatin(words);
                Optional<Dates.Found> dateOfSentence = Dates.in(words, new Dates.Context(published, lastDate));
                int before = claims.size();
                for (Sentence.Clause clause : sentence.clauses()) {
                    List<Found<Cue>> inClause = cues.within(clause.start(), clause.end());
                    Subject subject = subjects.of(sentence, clause, cuesOfSentence);
                    if (asks || subject.models().isEmpty()) continue;
                    if (foreign && subject.reach() != Reach.CLAUSE) continue;
                    clause(
                            sentence,
                            clause,
                            subject,
                            inClause,
                            found.within(clause.start(), clause.end()),
                            dateOfSentence);
                }
                dropLabels(claims.subList(before, claims.size()));
            }
            return claims;
        }

        /** "下调价格，每秒 0.4 美元" is one claim: words that only lead to a figure of their sentence add none. */
        private static void dropLabels(List<Claim> ofSentence) {
            ofSentence.removeIf(claim -> claim.value().isEmpty()
                    && (claim.attribute().group() == Group.SPEC || claim.attribute() == Attribute.PRICE)
                    && ofSentence.stream()
                            .anyMatch(other -> other.value().isPresent()
                                    && other.attribute() == claim.attribute()
                                    && other.model().equals(claim.model())
                                    && other.status() == claim.status()));
        }

        private void clause(
                Sentence sentence,
                Sentence.Clause clause,
                Subject subject,
                List<Found<Cue>> cuesOfClause,
                List<Found<Trigger>> triggersOfClause,
                Optional<Dates.Found> dateOfSentence) {
            String words = folded.substring(clause.start(), clause.end());
            if (words.length() > LONGEST_CLAUSE || ADDRESS.matcher(words).matches()) return;
            Judgement judgement = new Judgement(cuesOfClause);
            Optional<Dates.Found> date = dateOfSentence.isEmpty()
                    ? Optional.empty()
                    : Dates.in(words, new Dates.Context(published, lastDate));
            if (date.isPresent()) {
                lastDate = date.map(Dates.Found::at);
                date = date.map(d -> d.movedBy(clause.start()));
            } else {
                date = dateOfSentence.map(d -> d.movedBy(sentence.start())).filter(d -> d.start() < clause.start());
            }
            Map<Attribute, Boolean> attributes = attributes(clause, words, judgement, triggersOfClause);
            carryFeature(sentence, subject, judgement, attributes);
            boolean instruction = judgement.tells(Cue.HOWTO) && !judgement.judges() && subject.reach() != Reach.CLAUSE;
            for (Map.Entry<Attribute, Boolean> entry : attributes.entrySet()) {
                Attribute attribute = entry.getKey();
                boolean label = sentence.heading() && !judgement.asserts() && subject.reach() != Reach.CLAUSE;
                if (label && attribute.group() != Group.SPEC && attribute != Attribute.PRICE) continue;
                if (instruction && attribute.group() != Group.MARKET) continue;
                if (attribute == Attribute.RELEASE && subject.reach().compareTo(Reach.SENTENCE) > 0) continue;
                for (String model : subject.models()) {
                    claim(clause, subject, model, attribute, entry.getValue(), judgement, date);
                }
            }
        }

        /** "参考图功能，很快推出": what is said of a feature in the next clause is said of the feature. */
        private void carryFeature(
                Sentence sentence, Subject subject, Judgement judgement, Map<Attribute, Boolean> attributes) {
            Set<Attribute> capabilities = EnumSet.noneOf(Attribute.class);
            attributes.keySet().stream()
                    .filter(a -> a.group() == Group.CAPABILITY)
                    .forEach(capabilities::add);
            boolean onlyEvent =
                    attributes.keySet().stream().allMatch(a -> a == Attribute.RELEASE || a == Attribute.AVAILABILITY);
            boolean ofFeature = namedIn == sentence.start()
                    && !namedBefore.isEmpty()
                    && onlyEvent
                    && subject.reach() == Reach.SENTENCE
                    && (judgement.tells(Cue.PLANNED) || judgement.tells(Cue.NEGATION));
            if (ofFeature) {
                attributes.clear();
                namedBefore.forEach(attribute -> attributes.put(attribute, true));
                return;
            }
            if (!capabilities.isEmpty() || namedIn != sentence.start()) {
                namedBefore = capabilities;
                namedIn = sentence.start();
            }
        }

        /** The respects a clause speaks of, with true where a word of its own says so. */
        private Map<Attribute, Boolean> attributes(
                Sentence.Clause clause, String words, Judgement judgement, List<Found<Trigger>> found) {
            Map<Attribute, Boolean> attributes = new EnumMap<>(Attribute.class);
            Set<Attribute> excepted = EnumSet.noneOf(Attribute.class);
            for (Found<Trigger> trigger : found) {
                if (trigger.meaning().role() == Role.EXCEPT)
                    excepted.add(trigger.meaning().attribute());
            }
            for (Found<Trigger> trigger : found) {
                if (trigger.meaning().role() == Role.WORD)
                    attributes.put(trigger.meaning().attribute(), true);
            }
            boolean digits = words.chars().anyMatch(Character::isDigit);
            for (Shape shape : shapes) {
                if (attributes.containsKey(shape.attribute()) || (shape.needsDigit() && !digits)) continue;
                if (shape.pattern().matcher(words).find()) attributes.put(shape.attribute(), true);
            }
            String masked = subjects.masked(clause, words);
            for (Shape shape : masked.equals(words) ? List.<Shape>of() : named) {
                if (shape.pattern().matcher(masked).find()) attributes.put(shape.attribute(), true);
            }
            attributes.keySet().removeAll(excepted);
            if (digits && Figures.isWorkForClip(words)) {
                attributes.put(Attribute.GENERATION_SPEED, true);
                attributes.remove(Attribute.DURATION);
            }
            boolean precise = attributes.keySet().stream()
                    .anyMatch(a -> a.group() == Group.QUALITY || a.group() == Group.CAPABILITY);
            if (judgement.asserts()) {
                for (Found<Trigger> trigger : found) {
                    Attribute attribute = trigger.meaning().attribute();
                    if (trigger.meaning().role() != Role.TOPIC || excepted.contains(attribute)) continue;
                    if (attribute == Attribute.OVERALL || attribute == Attribute.FEATURE_OTHER) {
                        if (!attributes.isEmpty()) continue;
                        if (attribute == Attribute.OVERALL && !judgement.judges()) continue;
                        if (attribute == Attribute.FEATURE_OTHER && !judgement.tells(Cue.ABILITY)) continue;
                    } else if (precise && attribute.group() == Group.QUALITY) {
                        continue;
                    }
                    attributes.putIfAbsent(attribute, false);
                }
            }
            if (attributes.size() > 1) {
                if (attributes.keySet().stream().anyMatch(a -> a.group() == Group.QUALITY && a != Attribute.OVERALL)) {
                    attributes.remove(Attribute.OVERALL);
                }
                attributes.remove(Attribute.FEATURE_OTHER, false);
            }
            if (attributes.size() > MOST_PER_CLAUSE) attributes.values().removeIf(strong -> !strong);
            return attributes;
        }

        /** The words of a clause without the sign of the list before them and the comma or colon behind. */
        private Optional<Quote> quote(Sentence.Clause clause) {
            Matcher sign = LIST_SIGN.matcher(folded).region(clause.start(), clause.end());
            int start = sign.lookingAt() ? sign.end() : clause.start();
            int end = clause.end();
            while (end > start && ",:;、".indexOf(folded.charAt(end - 1)) >= 0) end--;
            return Quote.of(article, start, end);
        }

        private Optional<Value> figure(Attribute attribute, Sentence.Clause part) {
            return Figures.in(
                    attribute,
                    article.text().substring(part.start(), part.end()),
                    folded.substring(part.start(), part.end()));
        }

        private void claim(
                Sentence.Clause clause,
                Subject subject,
                String model,
                Attribute attribute,
                boolean strong,
                Judgement judgement,
                Optional<Dates.Found> date) {
            Sentence.Clause share = subject.share(model, clause);
            Optional<Value> value = attribute == Attribute.RELEASE
                    ? date.map(d -> Value.ofDate(article.text().substring(d.start(), d.end()), d.at()))
                    : figure(attribute, share).or(() -> figure(attribute, clause));
            Optional<Quote> quote = quote(clause);
            if (quote.isEmpty()) return;
            boolean former = date.map(Dates.Found::at)
                    .flatMap(at -> published.map(day -> ChronoUnit.DAYS.between(at.lastDay(), day) > FORMER_DAYS))
                    .orElse(false);
            if (judgement.retellsPromise(former)) return;
            Status status = judgement.status(former);
            Optional<String> compared = subject.compared().stream().findFirst();
            boolean figureAsked = (attribute.group() == Group.SPEC && attribute != Attribute.ARCHITECTURE)
                    || attribute == Attribute.PRICE;
            if (figureAsked && value.isEmpty() && !judgement.takesSides()) return;
            double confidence = confidence(subject.reach(), strong, judgement.asserts(), value.isPresent(), attribute);
            if (confidence < LEAST_CONFIDENCE) return;
            String id = Claim.idOf(
                    article.id(), model, attribute, status, quote.get().text());
            if (!ids.add(id)) return;
            claims.add(new Claim(
                    id,
                    source,
                    model,
                    attribute,
                    judgement.polarity(
                            attribute,
                            compared.isPresent(),
                            value.isPresent() && value.get().number().isPresent()),
                    status,
                    judgement.basis(attribute, status, ownVoice),
                    value,
                    compared,
                    quote.get(),
                    date.map(Dates.Found::at),
                    confidence,
                    name()));
        }
    }

    private static double confidence(
            Reach reach, boolean strong, boolean asserted, boolean valued, Attribute attribute) {
        double confidence = switch (reach) {
            case CLAUSE -> 0.7;
            case SENTENCE -> 0.65;
            case PARAGRAPH -> 0.6;
            case SECTION -> 0.5;
            case TOPIC -> 0.45;
        };
        if (!strong) confidence -= 0.15;
        boolean market = attribute.group() == Group.MARKET;
        if (!asserted && !valued && !market && reach.compareTo(Reach.SENTENCE) > 0) confidence -= 0.15;
        if (valued) confidence += 0.1;
        if (attribute == Attribute.OVERALL || attribute == Attribute.FEATURE_OTHER) confidence -= 0.1;
        return Math.round(confidence * 100) / 100.0;
    }

    private static boolean isLatin(String words) {
        long han = words.chars().filter(Character::isIdeographic).count();
        return words.length() > 50 && han * 10 < words.length();
    }

    /** Words found in a text, by their places. */
    private record Places<T>(List<Found<T>> all) {
        Places {
            all = all.stream().sorted(Comparator.comparingInt(Found::start)).toList();
        }

        /** Those that lie wholly between two offsets, in the order of the text. */
        List<Found<T>> within(int start, int end) {
            int low = 0;
            int high = all.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (all.get(middle).start() < start) low = middle + 1;
                else high = middle;
            }
            List<Found<T>> inside = new ArrayList<>();
            for (int i = low; i < all.size() && all.get(i).start() < end; i++) {
                if (all.get(i).end() <= end) inside.add(all.get(i));
            }
            return inside;
        }
    }
}
