package dev.reelwatch.index.claim;

import dev.reelwatch.index.vocabulary.Cues.Cue;
import dev.reelwatch.index.vocabulary.Feature;
import dev.reelwatch.index.vocabulary.Mention;
import dev.reelwatch.index.vocabulary.Vocabulary;
import dev.reelwatch.index.vocabulary.WordFinder.Found;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells of which models each clause of one article speaks: by the names in it, else by what was spoken of before, else
 * by what the article is about.
 */
final class Subjects {
    /** How a subject was found, surest first. */
    enum Reach {
        CLAUSE,
        SENTENCE,
        PARAGRAPH,
        SECTION,
        TOPIC
    }

    /**
     * The models a clause speaks of.
     *
     * @param models without doubles; empty where it speaks of none
     * @param compared the models it sets them against
     * @param places where in the text each model is first named, for those named in the clause
     */
    record Subject(List<String> models, List<String> compared, Reach reach, Map<String, Integer> places) {
        static final Subject NONE = new Subject(List.of(), List.of(), Reach.TOPIC);

        Subject(List<String> models, List<String> compared, Reach reach) {
            this(models, compared, reach, Map.of());
        }

        /**
         * Where a clause on several models speaks of one of them: from its name to the next one's.
         *
         * @return start and end; the whole clause where it speaks of one model only
         */
        Sentence.Clause share(String model, Sentence.Clause clause) {
            Integer start = places.get(model);
            if (start == null || models.size() < 2) return clause;
            int end = places.values().stream()
                    .filter(place -> place > start)
                    .min(Comparator.naturalOrder())
                    .orElse(clause.end());
            return new Sentence.Clause(start, end);
        }
    }

    private static final int TITLE_WEIGHT = 6;
    private static final int OPENING = 300;

    private final String folded;
    private final List<Mention> mentions;
    private final Optional<String> topic;
    private final double topicShare;

    private Subject carried = Subject.NONE;
    private int carriedParagraph = -1;
    private List<String> comparedBefore = List.of();
    private int carriedSentence = -1;
    private int comparedSentence = -1;
    private int next;
    private Optional<String> section = Optional.empty();

    Subjects(Vocabulary vocabulary, String title, String folded) {
        this.folded = folded;
        List<Mention> named = new ArrayList<>(vocabulary.namesInFolded(folded));
        Map<String, Integer> lineWeights = new HashMap<>();
        for (Mention mention : named) if (mention.video()) lineWeights.merge(mention.line(), 1, Integer::sum);
        List<Mention> inTitle = vocabulary.namesIn(title);
        for (Mention mention : inTitle) {
            if (mention.video()) lineWeights.merge(mention.line(), TITLE_WEIGHT, Integer::sum);
        }
        Optional<String> topicLine = lineWeights.entrySet().stream()
                .max(Comparator.<Map.Entry<String, Integer>>comparingInt(Map.Entry::getValue)
                        .thenComparing(entry -> entry.getKey()))
                .map(Map.Entry::getKey);
        topicLine.ifPresent(line -> addBareVersions(named, vocabulary.versionsIn(folded, line), folded));
        mentions = named;
        topic = topicLine.map(line -> topicModel(line, inTitle));
        int all = lineWeights.values().stream().mapToInt(Integer::intValue).sum();
        topicShare = all == 0
                ? 0
                : lineWeights.values().stream()
                                .mapToInt(Integer::intValue)
                                .max()
                                .orElse(0)
                        / (double) all;
    }

    /** Those that stand alone, of models that are named in full elsewhere or are called a version. */
    private static void addBareVersions(List<Mention> mentions, List<Mention> versions, String folded) {
        Set<String> inFull = new HashSet<>();
        BitSet taken = new BitSet(folded.length());
        for (Mention mention : mentions) {
            inFull.add(mention.model());
            // "Gemini 2.5 Pro": a version right behind another name is that one's
            taken.set(mention.start(), Math.min(folded.length(), mention.end() + 2));
        }
        for (Mention version : versions) {
            int free = taken.nextSetBit(version.start());
            if (taken.get(version.start()) || (free >= 0 && free < version.end())) continue;
            boolean called = folded.startsWith("版本", version.end() - 2) || folded.startsWith("模型", version.end());
            boolean behindName = version.start() > 0
                    && Character.isLetter(folded.charAt(version.start() - 1))
                    && folded.charAt(version.start() - 1) != '的'
                    && folded.charAt(version.start() - 1) != '是';
            if (!behindName && (called || inFull.contains(version.model()))) mentions.add(version);
        }
        mentions.sort(Comparator.comparingInt(Mention::start));
    }

    /** The model of the line that the article speaks of most, the line itself where no version stands out. */
    private String topicModel(String line, List<Mention> inTitle) {
        Map<String, Integer> weights = new LinkedHashMap<>();
        for (Mention mention : mentions) {
            if (mention.line().equals(line)) {
                weights.merge(mention.model(), mention.start() < OPENING ? 2 : 1, Integer::sum);
            }
        }
        for (Mention mention : inTitle) {
            if (mention.line().equals(line)) weights.merge(mention.model(), TITLE_WEIGHT, Integer::sum);
        }
        int all = weights.values().stream().mapToInt(Integer::intValue).sum();
        return weights.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(line))
                .max(Map.Entry.comparingByValue())
                .filter(entry -> entry.getValue() * 2 >= all || (entry.getValue() >= 3 && entry.getValue() * 4 >= all))
                .map(Map.Entry::getKey)
                .orElse(line);
    }

    /** To be asked for clauses in the order of the text. */
    Subject of(Sentence sentence, Sentence.Clause clause, List<Found<Cue>> cues) {
        while (next < mentions.size() && mentions.get(next).start() < clause.start()) next++;
        List<Mention> inside = new ArrayList<>();
        for (int i = next; i < mentions.size() && mentions.get(i).start() < clause.end(); i++) {
            if (mentions.get(i).end() <= clause.end()) inside.add(mentions.get(i));
        }
        List<String> compared = new ArrayList<>();
        List<Mention> own = new ArrayList<>();
        boolean otherThing = false;
        for (Mention mention : inside) {
            boolean isCompared = isCompared(mention, clause, cues, own.isEmpty());
            if (isCompared) {
                compared.add(mention.model());
            } else if (mention.video()) {
                own.add(mention);
            } else {
                otherThing = true;
            }
        }
        List<String> models = models(own);
        compared.removeAll(models);
        if (comparedSentence != sentence.start()) comparedBefore = List.of();
        if (compared.isEmpty() && comparedSentence == sentence.start()) {
            compared.addAll(comparedBefore);
            compared.removeAll(models);
        } else if (!compared.isEmpty()) {
            comparedBefore = List.copyOf(compared);
            comparedSentence = sentence.start();
        }
        if (sentence.heading() && !models.isEmpty()) section = Optional.of(models.get(0));
        if (!models.isEmpty()) {
            carried = new Subject(models, List.of(), Reach.CLAUSE);
            carriedParagraph = sentence.paragraph();
            carriedSentence = sentence.start();
            Map<String, Integer> places = new HashMap<>();
            own.forEach(mention -> places.putIfAbsent(mention.model(), mention.start()));
            return new Subject(models, compared, Reach.CLAUSE, places);
        }
        boolean pronoun = cues.stream()
                .anyMatch(cue -> cue.meaning() == Cue.PRONOUNS
                        && cue.start() >= clause.start()
                        && cue.start() < clause.start() + 4);
        if (otherThing && !pronoun) return Subject.NONE;
        return carried(sentence, compared);
    }

    /** A clause with {@link Feature#NAME} in the place of each name in it; to be asked for the clause last asked for. */
    String masked(Sentence.Clause clause, String words) {
        StringBuilder masked = new StringBuilder();
        int from = clause.start();
        for (int i = next; i < mentions.size() && mentions.get(i).start() < clause.end(); i++) {
            Mention mention = mentions.get(i);
            if (mention.end() > clause.end() || mention.start() < from || !mention.video()) continue;
            masked.append(folded, from, mention.start()).append(Feature.NAME);
            from = mention.end();
        }
        return masked.isEmpty()
                ? words
                : masked.append(folded, from, clause.end()).toString();
    }

    private Subject carried(Sentence sentence, List<String> compared) {
        boolean sameSentence = carriedParagraph == sentence.paragraph() && carriedSentence == sentence.start();
        if (sameSentence) return new Subject(carried.models(), compared, Reach.SENTENCE);
        if (carriedParagraph == sentence.paragraph()) {
            return new Subject(carried.models(), compared, Reach.PARAGRAPH);
        }
        if (!carried.models().isEmpty() && sentence.paragraph() - carriedParagraph <= 2) {
            List<String> models = carried.models().size() > 1 && topic.isPresent() && topicShare > 0.5
                    ? List.of(topic.get())
                    : carried.models();
            return new Subject(models, compared, Reach.SECTION);
        }
        Optional<String> about = topicShare >= 0.4 ? topic : section;
        return about.map(model -> new Subject(List.of(model), compared, Reach.TOPIC))
                .orElse(Subject.NONE);
    }

    /** The models named, a line only where none of its versions stands beside it. */
    private static List<String> models(List<Mention> named) {
        return named.stream()
                .filter(mention -> mention.exact()
                        || named.stream()
                                .noneMatch(
                                        other -> other.exact() && other.line().equals(mention.line())))
                .map(Mention::model)
                .distinct()
                .limit(6)
                .toList();
    }

    private boolean isCompared(Mention mention, Sentence.Clause clause, List<Found<Cue>> cues, boolean first) {
        for (Found<Cue> cue : cues) {
            if (cue.meaning() == Cue.COMPARED_BEFORE && cue.end() <= mention.start() && cue.start() >= clause.start()) {
                int gap = mention.start() - cue.end();
                String word = folded.substring(cue.start(), cue.end());
                if (gap > 8 || !isBridge(folded.substring(cue.end(), mention.start()))) continue;
                boolean joins = word.equals("与") || word.equals("和") || word.equals("跟") || word.equals("像");
                if (!joins) return true;
                boolean closed = cues.stream()
                        .anyMatch(after -> after.meaning() == Cue.COMPARED_AFTER
                                && after.start() >= mention.end()
                                && after.end() <= clause.end()
                                && after.start() - mention.end() <= 14);
                boolean than = folded.startsWith("比", mention.end())
                        || folded.substring(mention.end(), Math.min(clause.end(), mention.end() + 14))
                                .contains("比");
                if (closed || (than && first)) return true;
            }
        }
        return false;
    }

    /** What may stand between 比 and the name: a vendor, 的, an adjective; no verb that starts another thought. */
    private static boolean isBridge(String between) {
        return between.isBlank()
                || (!between.contains(" and ") && between.chars().noneMatch(c -> "、,:(（是了在".indexOf(c) >= 0));
    }
}
