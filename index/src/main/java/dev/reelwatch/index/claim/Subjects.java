package dev.reelwatch.index.claim;

import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.index.vocabulary.Cues.Cue;
import dev.reelwatch.index.vocabulary.Mention;
import dev.reelwatch.index.vocabulary.Opening;
import dev.reelwatch.index.vocabulary.Vocabulary;
import dev.reelwatch.index.vocabulary.WordFinder.Found;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells of which models each clause of one article speaks: by the names in it, else by what was spoken of before, else
 * by what the article is about.
 */
final class Subjects {
    /** How a subject was found, surest first. */
    enum Reach {
        /** The clause names it. */
        CLAUSE,
        /** An earlier clause of the sentence does. */
        SENTENCE,
        /** The clause names its maker. */
        MAKER,
        /** An earlier sentence of the paragraph does. */
        PARAGRAPH,
        /** A paragraph shortly before, or the heading above. */
        SECTION,
        /** The article as a whole. */
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

    /**
     * The models that were named last, which what follows goes on with.
     *
     * @param paragraph in which they were named
     * @param sentence where the sentence begins that names them
     * @param aside true if they were named inside a paragraph or as a sample, after which the text goes back to what it is on
     * @param amongOthers true if they were named beside a thing that makes no video
     */
    private record Carried(List<String> models, int paragraph, int sentence, boolean aside, boolean amongOthers) {
        static final Carried NONE = new Carried(List.of(), -1, -1, false, false);
    }

    /** So many paragraphs on, what was named last is not spoken of any more. */
    private static final int CARRIED_OVER = 2;

    /** So far into a clause stands what it begins with. */
    private static final int BEGINS = 4;

    /** "2. 使用大师版，提示词为…": a sample, after which the text goes on with what it is on. */
    private static final Opening EXAMPLE = Opening.compile("提示词(?:为|是|:)|\\bprompt:");

    /** "至于大师版": goes on with another one, which is no aside. */
    private static final Opening TURNS_TO = Opening.compile(
            "(?:另外|此外|最后|然后|接着|而|再|那么|ok|,){0,3}(?:关于|至于|说到|说回|聊到|聊聊|来看|再来?看|看看|接下来(?:是|看|聊)|轮到|as for |on to |turning to |now for )");

    /** "OpenAI's model is slower than …": of a model that has no name here. */
    private static final Opening MAKERS_MODEL =
            Opening.compile("[^,。;]{2,24}?(?:'s (?:video |ai )?(?:model|tool|generator)\\b|的(?:视频|ai)?(?:大?模型|产品))");

    private static final Opening NEW_MODEL =
            Opening.compile("(?:打造|训练|开发|微调|构建|改进)[^,。;]{0,4}的(?:新|一款|一个|开源|自研)?[^,。;]{0,8}模型");

    private static final Opening FORMER = Opening.compile(
            "[^\\p{L}\\p{N}]{0,3}(?:而|但|可|当年|当时|去年的?|以前的?){0,2}(?:初代|上一代|上代|前代|前一代|前作|老版本?|旧版本?|上个版本|上一版|一代)(?!和|与|跟|相比|比|的基础|以来|到|、)"
                    + "|(?:but |and |whereas )?(?:the (?:original|previous|first|older|last) (?:model|version|one)|its predecessor|last year's (?:model|version)|the old (?:model|version)) (?!and|to)");

    private final String folded;
    private final Mentions mentions;
    private final Comparisons comparisons;
    private final Strangers strangers;
    private final Layout layout;
    private final ArticleTopic topic;
    private final Makers makers;
    private final Roles roles;
    private final NamedModels namedModels;
    private final Recent recent;
    private final Sections sections;

    private Carried carried = Carried.NONE;
    /** What the sentences behind this one go on with, where this one only looks back on a version before. */
    private Optional<Carried> goingBackTo = Optional.empty();

    private int paragraph = -1;
    private int paragraphOpens = -1;

    private int entered = -1;
    private boolean sentenceIsOfOthers;
    private List<String> comparedInSentence = List.of();
    private Optional<String> oneOfPair = Optional.empty();

    Subjects(Vocabulary vocabulary, Vocabulary.Folded read) {
        folded = read.text();
        List<Mention> named = Contestants.among(vocabulary.namesIn(read), folded);
        LineWeights weights = new LineWeights(named, read);
        mentions = new Mentions(BareNames.besides(named, weights.heaviest(), vocabulary, read), folded);
        comparisons = new Comparisons(folded);
        strangers = new Strangers(read.article().text(), folded);
        layout = new Layout(read.title(), folded, weights, mentions, strangers);
        topic = new ArticleTopic(read, weights, mentions);
        makers = new Makers(vocabulary, read, mentions, topic, layout, comparisons);
        roles = new Roles(folded, mentions, comparisons);
        namedModels = new NamedModels(vocabulary, folded, mentions, topic);
        recent = new Recent(folded, topic);
        sections = new Sections(folded, mentions, layout, makers);
    }

    /** To be asked for clauses in the order of the text. */
    Subject of(Sentence sentence, Sentence.Clause clause, List<Found<Cue>> cues) {
        if (sentence.start() != entered) enter(sentence);
        boolean pronoun = beginsWith(Cue.PRONOUNS, clause, cues);
        boolean meansCarried =
                pronoun && !carried.models().isEmpty() && sentence.paragraph() - carried.paragraph() <= 1;
        Roles.Cast cast = roles.in(sentence, clause, cues, carried.models(), meansCarried);
        List<String> models = namedModels.of(cast.own(), carried.models(), recent.last());
        addCompared(cast.compared(), models, clause, cues);
        return models.isEmpty() ? unnamed(sentence, clause, cues, pronoun, cast) : named(sentence, models, cast);
    }

    private void enter(Sentence sentence) {
        entered = sentence.start();
        goingBackTo.ifPresent(before -> carried = before);
        goingBackTo = Optional.empty();
        sentenceIsOfOthers = false;
        comparedInSentence = List.of();
        oneOfPair = Optional.empty();
        boolean newParagraph = sentence.paragraph() != paragraph;
        if (newParagraph) {
            paragraph = sentence.paragraph();
            paragraphOpens = sentence.start();
        }
        if (sections.enter(sentence, newParagraph, carried.models())) breakOff();
    }

    /** What comes next goes on with none of the models spoken of so far. */
    void breakOff() {
        carried = Carried.NONE;
        goingBackTo = Optional.empty();
    }

    private static boolean beginsWith(Cue meaning, Sentence.Clause clause, List<Found<Cue>> cues) {
        for (Found<Cue> cue : cues) {
            if (cue.start() >= clause.start() + BEGINS) return false;
            if (cue.meaning() == meaning && cue.start() >= clause.start()) return true;
        }
        return false;
    }

    /** Where a clause names none to measure by: the one that it turns from, else those that its sentence measures by before. */
    private void addCompared(
            List<String> compared, List<String> models, Sentence.Clause clause, List<Found<Cue>> cues) {
        compared.removeAll(models);
        if (compared.isEmpty() && !models.isEmpty() && beginsWith(Cue.CONTRAST, clause, cues)) {
            carried.models().stream()
                    .filter(model -> !models.contains(model))
                    .limit(1)
                    .forEach(compared::add);
        }
        if (compared.isEmpty()) {
            compared.addAll(comparedInSentence);
            compared.removeAll(models);
        } else {
            comparedInSentence = List.copyOf(compared);
        }
    }

    private Subject named(Sentence sentence, List<String> models, Roles.Cast cast) {
        List<String> compared = cast.compared();
        if (sentence.heading()) {
            boolean ofOne = models.size() == 1 && compared.isEmpty();
            sections.begin(new Sections.Heading(models.get(0), sentence.paragraph(), ofOne));
        }
        if (isLineOfCarried(models, sentence)) return new Subject(models, compared, Reach.CLAUSE);
        Carried before = carried;
        boolean aside = isAside(sentence) || (!layout.isRoundUp() && areOthersOfTopic(models));
        carried = new Carried(models, sentence.paragraph(), sentence.start(), aside, cast.amongOthers());
        if (looksBack(before, sentence)) goingBackTo = goingBackTo.or(() -> Optional.of(before));
        sentenceIsOfOthers = false;
        recent.add(models, sentence.paragraph());
        Map<String, Integer> places = new HashMap<>();
        cast.own().forEach(mention -> places.putIfAbsent(mention.model(), mention.start()));
        return new Subject(models, compared, Reach.CLAUSE, places);
    }

    /** "可灵 4.0 最长 30 秒，可灵 3.0 只有 10 秒": true if one sentence holds what it is on against a version before it. */
    private boolean looksBack(Carried before, Sentence sentence) {
        return before.sentence() == sentence.start()
                && before.models().size() == 1
                && carried.models().size() == 1
                && mentions.isBefore(
                        carried.models().getFirst(), before.models().getFirst());
    }

    /** "关于可灵 2.1 大师版，可灵的创作者…": the line named behind its version, and what follows is still said of the version. */
    private boolean isLineOfCarried(List<String> models, Sentence sentence) {
        return carried.sentence() == sentence.start()
                && models.size() == 1
                && mentions.isLine(models.get(0))
                && carried.models().stream().anyMatch(model -> model.startsWith(models.get(0) + " "));
    }

    /** True if all of these are earlier versions or sizes of what the article is on. */
    private boolean areOthersOfTopic(List<String> models) {
        return topic.model()
                .filter(about -> models.stream()
                        .allMatch(model -> mentions.isBefore(model, about) || ModelNames.isSizeOf(about, model)))
                .isPresent();
    }

    private boolean isAside(Sentence sentence) {
        boolean inside =
                sentence.start() != paragraphOpens && !TURNS_TO.begins(folded, sentence.start(), sentence.end());
        return inside || EXAMPLE.first(folded, sentence.start(), sentence.end()).isPresent();
    }

    private Subject unnamed(
            Sentence sentence, Sentence.Clause clause, List<Found<Cue>> cues, boolean pronoun, Roles.Cast cast) {
        List<String> compared = cast.compared();
        if (!layout.isRoundUp() && FORMER.begins(folded, clause.start(), clause.end())) return former(compared);
        if (pronoun) sentenceIsOfOthers = false;
        if (!compared.isEmpty() && comparisons.isUnrivalled(clause, namedIn(clause.start(), clause.end()))) {
            return new Subject(compared, compared, Reach.CLAUSE);
        }
        if (isOfOthers(sentence, clause, pronoun, cast)) {
            sentenceIsOfOthers = true;
            return Subject.NONE;
        }
        Optional<String> maker = pronoun ? Optional.empty() : makers.opening(clause, cues);
        if (maker.isPresent()) {
            Optional<String> made = makers.modelOf(maker.get(), carried.models());
            if (made.isPresent()) return new Subject(List.of(made.get()), compared, Reach.MAKER);
            if (compared.isEmpty() || MAKERS_MODEL.begins(folded, clause.start(), clause.end())) return Subject.NONE;
        }
        if (cast.holdsOther() && !pronoun) {
            // "Suno 发布 V6，支持8分钟歌曲": a paragraph that begins with another thing goes on with it
            sentenceIsOfOthers |= cast.opensWithOther()
                    && clause.start() == sentence.start()
                    && carried.paragraph() < sentence.paragraph();
            return Subject.NONE;
        }
        oneOfPair = recent.ofPair(sentence, clause).or(() -> pronoun ? Optional.empty() : oneOfPair);
        if (oneOfPair.isPresent()) {
            String one = oneOfPair.get();
            return new Subject(List.of(one), recent.otherThan(one), Reach.PARAGRAPH);
        }
        Plurals.Together many = Plurals.howMany(clause, folded);
        List<String> together = recent.meantTogether(many, carried.models());
        if (!together.isEmpty()) return new Subject(together, compared, Reach.PARAGRAPH);
        if (many.others()) return Subject.NONE;
        return goingOn(sentence, clause, pronoun, compared);
    }

    /** "上一代一动手就变形": the version before the one spoken of, told by what it was. */
    private Subject former(List<String> compared) {
        Optional<String> former = topic.model().flatMap(mentions::formerOf);
        sentenceIsOfOthers |= former.isEmpty();
        return former.map(model -> new Subject(List.of(model), compared, Reach.PARAGRAPH))
                .orElse(Subject.NONE);
    }

    /** True if a clause speaks of others that have no name, or goes on with those that the sentence has come to. */
    private boolean isOfOthers(Sentence sentence, Sentence.Clause clause, boolean pronoun, Roles.Cast cast) {
        if (sentenceIsOfOthers || (carried.models().size() == 1 && Plurals.speaksOfMany(clause, folded))) return true;
        boolean onNewModel = !pronoun
                && cast.base()
                        .filter(base -> isOfNewModel(base, sentence, clause))
                        .isPresent();
        return onNewModel || strangers.isOnField(clause);
    }

    /** "基于 Wan 2.2 打造的 X": what is told next is told of X, whatever that is. */
    private boolean isOfNewModel(String base, Sentence sentence, Sentence.Clause clause) {
        return carried.models().isEmpty()
                || carried.models().contains(base)
                || (carried.sentence() != sentence.start()
                        && NEW_MODEL.first(folded, clause.start(), clause.end()).isPresent());
    }

    /** What a clause without a name goes on with: what its sentence or its paragraph speaks of, else what its section is on. */
    private Subject goingOn(Sentence sentence, Sentence.Clause clause, boolean pronoun, List<String> compared) {
        if (!pronoun && strangers.isOnVersion(clause)) {
            sentenceIsOfOthers = true;
            return Subject.NONE;
        }
        if (carried.sentence() == sentence.start()) {
            return new Subject(topic.settled(carried.models()), compared, Reach.SENTENCE);
        }
        if (!pronoun && strangers.isOnName(clause)) return Subject.NONE;
        if (carried.paragraph() == sentence.paragraph()) {
            if (layout.isRoundUp() && (carried.aside() || carried.amongOthers())) return Subject.NONE;
            return new Subject(meantOfCarried(clause), compared, Reach.PARAGRAPH);
        }
        Optional<Sections.Heading> heading = sections.heading();
        if (layout.isRoundUp()) return settled(heading.map(Sections.Heading::model), compared, Reach.SECTION);
        if (topic.isScattered() || sections.ofOthers()) return Subject.NONE;
        if (heading.isEmpty() && layout.isSectioned() && !topic.isNearlyAll()) return Subject.NONE;
        return inNewParagraph(sentence, clause, pronoun, compared);
    }

    private Subject inNewParagraph(Sentence sentence, Sentence.Clause clause, boolean pronoun, List<String> compared) {
        Optional<Sections.Heading> heading = sections.heading();
        Optional<String> headed = heading.map(Sections.Heading::model);
        if (heading.filter(this::leads).isPresent()) return settled(headed, compared, Reach.SECTION);
        if (isCarriedOver(sentence, clause)) {
            List<String> models = meantOfCarried(clause);
            if (carried.aside() && !pronoun) {
                models = models.stream().map(topic::backFrom).distinct().toList();
            }
            return new Subject(models, compared, Reach.SECTION);
        }
        boolean within = heading.filter(Sections.Heading::ofOne).isPresent()
                && headed.filter(carried.models()::contains).isPresent();
        return within
                ? settled(headed, compared, Reach.SECTION)
                : settled(topic.likely().or(() -> headed), compared, Reach.TOPIC);
    }

    private Subject settled(Optional<String> model, List<String> compared, Reach reach) {
        return model.map(name -> new Subject(List.of(topic.settled(name)), compared, reach))
                .orElse(Subject.NONE);
    }

    /** True if what stands below a heading is on what it names, rather than on what was named last or the article is about. */
    private boolean leads(Sections.Heading heading) {
        if (heading.ofOne() && layout.isSectioned()) return true;
        boolean onAnother = heading.ofOne() && !topic.isOf(heading.model());
        return heading.paragraph() >= carried.paragraph() && (onAnother || !topic.isNearlyAll());
    }

    /** True if a paragraph goes on with what was named in one before it, instead of with what the article is about. */
    private boolean isCarriedOver(Sentence sentence, Sentence.Clause clause) {
        int ago = sentence.paragraph() - carried.paragraph();
        if (carried.models().isEmpty() || ago > CARRIED_OVER) return false;
        return !topic.isMostOfIt()
                || carried.models().stream().anyMatch(topic::isOf)
                || ago <= (topic.isNearlyAll() || carried.aside() ? 0 : 1)
                || Plurals.speaksOfAll(clause, folded);
    }

    /** Of several models spoken of in a sentence before, those that a clause goes on with. */
    private List<String> meantOfCarried(Sentence.Clause clause) {
        List<String> models = topic.settled(carried.models());
        if (models.size() < 2 || Plurals.speaksOfAll(clause, folded)) return models;
        return List.of(topic.model()
                .filter(about -> models.contains(about) || models.size() > 2)
                .orElse(models.get(0)));
    }

    /** The other model spoken of shortly before: the one that a verdict told in turns is measured by. */
    Optional<String> otherBefore(Subject subject, Sentence sentence) {
        return recent.anotherNear(subject.models(), sentence);
    }

    /** What a model called by its line alone means, where that much is said of it in one respect. */
    String meant(String model, Attribute attribute, Reach reach) {
        // "可灵一季度营收 8 亿元，全球用户突破 1 亿": what a sentence tells of a line it tells of it to the end
        if (attribute == Attribute.ADOPTION
                && reach == Reach.SENTENCE
                && carried.models().size() == 1) {
            return carried.models().getFirst();
        }
        return topic.meant(model, attribute, reach);
    }

    /** True if a model is of the line that the article is about. */
    boolean isOfTopic(String model) {
        return topic.isOf(model);
    }

    /** Who makes a model; empty where that is not known. */
    Optional<String> vendorOf(String model) {
        return makers.makerOf(model);
    }

    /** "被 X 吊打": true if a clause tells that its subject lost to a rival that it names. */
    boolean isBeaten(Sentence.Clause clause) {
        return comparisons.isBeaten(clause, namedIn(clause.start(), clause.end()));
    }

    /** How a model comes out that a clause names only to set others above or below it. */
    Optional<Polarity> surpassed(String model, Sentence.Clause clause, Polarity judged) {
        return namedIn(clause.start(), clause.end()).stream()
                .filter(mention -> mention.model().equals(model))
                .flatMap(mention -> comparisons.surpassed(mention, clause, judged).stream())
                .findFirst();
    }

    /** "但是跟可灵 1.6 比": true if a clause only tells whom the next one measures by. */
    boolean onlyCompares(Sentence.Clause clause) {
        return comparisons.onlyCompares(clause);
    }

    /** Whom a clause sets its subject against without a name. */
    Optional<String> nameless(Sentence.Clause clause, List<Found<Cue>> cues, String text) {
        return comparisons.nameless(clause, cues, text);
    }

    /** The folded text with every name of a video model blotted out, features of a product left. */
    String masked() {
        return mentions.masked();
    }

    /** Offsets of the line breaks that lie inside a name. */
    BitSet brokenNames() {
        return mentions.brokenNames();
    }

    /** The names of video models between two offsets, features of a product left out. */
    List<Mention> namedIn(int start, int end) {
        return mentions.namedIn(start, end);
    }

    /** True if the article names models of two lines. */
    boolean ofTwo() {
        return mentions.ofTwo();
    }

    /** True if no list knows a model. */
    boolean isUnlisted(String model) {
        return mentions.isUnlisted(model);
    }

    /** The version before a model among those that the article names. */
    Optional<String> formerOf(String model) {
        return mentions.formerOf(model);
    }

    /** "两款 14B 模型", where the last one named is of 5B: of the version, as far as it is known. */
    String ofThatSize(String model, String text, Sentence.Clause clause) {
        return ModelNames.ofSizeIn(clause, text, model);
    }
}
