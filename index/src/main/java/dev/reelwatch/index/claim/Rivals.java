package dev.reelwatch.index.claim;

import dev.reelwatch.index.claim.Respects.Respect;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.index.vocabulary.Cues.Cue;
import dev.reelwatch.index.vocabulary.Opening;
import dev.reelwatch.index.vocabulary.Vocabulary;
import dev.reelwatch.index.vocabulary.WordFinder.Found;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells whom the clauses of one article set their subjects against, by name or without: "比可灵", "与传统模型不同". */
final class Rivals {
    /** The title of an article that holds models against each other. */
    private static final Pattern VERSUS =
            Pattern.compile("对比|横评|较量|对决|谁更|哪个|哪家|大战|pk|\\bvs\\b|versus|compared|showdown|head[- ]to[- ]head|差距");

    /** "更轻快", "smoother": a comparative. */
    private static final Opening MORE = Opening.compile(
            "更(?![新换改迭])|\\b(?:more|less|better|worse|smoother|sharper|cleaner|stronger|weaker|faster|slower|steadier|softer) ");

    /** So far into a clause what it opens with stands. */
    private static final int OPENS = 3;

    private final String text;
    private final String folded;
    private final String masked;
    private final Subjects subjects;
    private final boolean versus;
    private Optional<String> setAgainst = Optional.empty();
    private int setAgainstIn = -1;

    /** @param masked the folded text with every name of a model blotted out */
    Rivals(Vocabulary.Folded read, String masked, Subjects subjects) {
        text = read.article().text();
        folded = read.text();
        this.masked = masked;
        this.subjects = subjects;
        versus = subjects.ofTwo() && VERSUS.matcher(read.title()).find();
    }

    /** Whom a clause is set against: one it names, one without a name, or one of a clause before that only says so. */
    Optional<String> of(Passage passage) {
        Optional<String> named = passage.subject().compared().stream().findFirst();
        if (named.isPresent()) return named;
        Optional<String> nameless = rememberNameless(passage.sentence(), passage.clause(), passage.cues());
        if (nameless.isPresent()) return nameless;
        return setAgainstIn == passage.sentence().start() ? setAgainst : Optional.empty();
    }

    /** "与传统模型不同，": whom a clause without a name sets the next ones of its sentence against, as written. */
    Optional<String> rememberNameless(Sentence sentence, Sentence.Clause clause, List<Found<Cue>> inClause) {
        Optional<String> nameless = subjects.nameless(clause, inClause, text);
        if (nameless.isEmpty()) return nameless;
        boolean opens = inClause.stream()
                .anyMatch(cue -> cue.meaning() == Cue.COMPARED_BEFORE
                        && (cue.start() <= clause.start() + OPENS || folded.charAt(cue.start() - 1) == ':'));
        setAgainst = opens ? nameless : Optional.empty();
        setAgainstIn = sentence.start();
        return nameless;
    }

    /**
     * "A ... 。B 要更稳一些": tests told in turns compare with the one before. "一致性也进化了很多": what a version is told
     * to have gained it has gained on the version before it.
     */
    Optional<String> inTurns(Passage passage, String model) {
        Judgement judgement = passage.judgement();
        boolean compares = judgement.tells(Cue.WORSE)
                || judgement.tells(Cue.TURN)
                || passage.whole().tells(Cue.CONTRAST)
                || ((versus || holdsMore(passage.clause())) && passage.isNear() && judgement.judges());
        Optional<String> other =
                compares ? subjects.otherBefore(passage.subject(), passage.sentence()) : Optional.empty();
        // a line is not held against its own version
        other = other.filter(
                name -> !name.equals(model) && !name.startsWith(model + " ") && !model.startsWith(name + " "));
        return other.isEmpty() && judgement.tells(Cue.GAINED) ? subjects.formerOf(model) : other;
    }

    private boolean holdsMore(Sentence.Clause clause) {
        return MORE.first(masked, clause.start(), clause.end()).isPresent();
    }

    /** True if a clause tells that its subject does worse than the rival it names. */
    boolean beat(Passage passage, Optional<String> rival) {
        return rival.isPresent() && subjects.isBeaten(passage.clause());
    }

    /** How a model comes out of what a clause judges; empty where it is only what others are measured by. */
    Optional<Polarity> outcome(String model, Passage passage, Polarity judged) {
        if (!passage.subject().compared().contains(model)) return Optional.of(judged);
        return subjects.surpassed(model, passage.clause(), judged);
    }

    /** "超越现有的唇同步方法" speaks of the rank among such methods, not of lip sync. */
    void dropFrom(Map<Attribute, Respect> spoken, String rival, Sentence.Clause clause) {
        int start = text.indexOf(rival, clause.start(), clause.end());
        int end = start + rival.length();
        if (start < 0 || spoken.size() < 2) return;
        boolean tellsMore =
                spoken.values().stream().anyMatch(respect -> respect.start() < start || respect.end() > end);
        if (tellsMore) spoken.values().removeIf(respect -> respect.start() >= start && respect.end() <= end);
    }
}
