package dev.reelwatch.index.claim;

import dev.reelwatch.crawler.archive.ModelArchive.PartAnswer;
import dev.reelwatch.crawler.archive.ModelReading;
import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.index.answer.Answer;
import dev.reelwatch.index.answer.LanguageModel;
import dev.reelwatch.index.answer.LlmSettings;
import dev.reelwatch.index.answer.Trouble;
import dev.reelwatch.index.claim.Windows.Window;
import dev.reelwatch.index.vocabulary.Fold;
import dev.reelwatch.index.vocabulary.Mention;
import dev.reelwatch.index.vocabulary.Vocabulary;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Has a language model read articles, part by part. It only gathers answers; what they are worth is told by {@link
 * ClaimProof}, at once or later.
 */
public final class LlmClaimExtractor {
    private static final int SHORTEST_CUT = 400; // below, the answer is not long because the text is

    /**
     * What came of reading an article.
     *
     * <p>Answers are of the parts that were answered, in their order.
     */
    public sealed interface Reading {
        List<Answered> answers();

        /** Every part was answered. */
        record Whole(List<Answered> answers) implements Reading {
            public Whole {
                answers = List.copyOf(answers);
            }
        }

        /** Some part was asked in vain. */
        record Broken(List<Answered> answers, Trouble trouble, Optional<Duration> retryAfter) implements Reading {
            public Broken {
                answers = List.copyOf(answers);
            }
        }

        /** The model may not be asked any more; what it answered before that is kept. */
        record Unasked(List<Answered> answers, Answer.Reason reason) implements Reading {
            public Unasked {
                answers = List.copyOf(answers);
            }
        }

        /** What was answered, for the proof. */
        default List<PartAnswer> parts() {
            return answers().stream().map(Answered::answer).toList();
        }
    }

    /**
     * A part with its answer.
     *
     * @param question names the answer where answers are kept
     * @param kept true if it had been asked before
     */
    public record Answered(PartAnswer answer, String question, boolean kept) {
        public ModelReading.Part part() {
            return new ModelReading.Part(answer.start(), answer.end(), question);
        }
    }

    private final Vocabulary vocabulary;
    private final LanguageModel model;
    private final ClaimPrompt prompt;

    public LlmClaimExtractor(Vocabulary vocabulary, LanguageModel model) {
        this.vocabulary = vocabulary;
        this.model = model;
        prompt = new ClaimPrompt(vocabulary, model.settings().wording());
    }

    /** Stands for the model and the version of what it is asked; another one may find other claims. */
    public String name() {
        return nameOf(model.settings());
    }

    /** See {@link #name()}. */
    public static String nameOf(LlmSettings settings) {
        String model = settings.model().replaceAll("[^\\p{L}\\p{N}._:/@-]", "_");
        return "llm-" + ClaimPrompt.version() + "-" + model;
    }

    /** True if the model is to read it: it is about AI video, and its words stand in the document as it was saved. */
    public boolean isFor(Article article) {
        return !article.isRepaired() && vocabulary.aboutAiVideo(article);
    }

    /** Asks for every part of the article; parts that were asked before are not asked again. */
    public Reading read(Article article) {
        String text = article.text();
        List<Sentence> sentences = Sentence.in(Fold.fold(text));
        List<Mention> mentions = vocabulary.namesIn(text);
        Deque<Window> left =
                new ArrayDeque<>(Windows.of(text, sentences, model.settings().windowTokens()));
        List<Answered> answers = new ArrayList<>();
        Optional<Answer.Failed> trouble = Optional.empty();
        while (!left.isEmpty()) {
            Window window = left.removeFirst();
            Answer answer = model.ask(prompt.question(article, window, mentions), ClaimPrompt::isWellFormed);
            switch (answer) {
                case Answer.Given given ->
                    answers.add(new Answered(
                            new PartAnswer(
                                    window.start(), window.end(), given.json().toString()),
                            given.question(),
                            given.kept()));
                case Answer.Unasked unasked -> {
                    if (trouble.isPresent()) return broken(answers, trouble.get());
                    return new Reading.Unasked(answers, unasked.reason());
                }
                case Answer.Failed failed -> {
                    List<Window> halves = failed.trouble() == Trouble.CUT && window.length() > SHORTEST_CUT
                            ? Windows.halves(text, sentences, window)
                            : List.of();
                    if (halves.size() == 2) {
                        left.addFirst(halves.get(1));
                        left.addFirst(halves.get(0));
                    } else {
                        trouble = Optional.of(failed);
                    }
                }
            }
        }
        return trouble.<Reading>map(failed -> broken(answers, failed)).orElseGet(() -> new Reading.Whole(answers));
    }

    private static Reading broken(List<Answered> answers, Answer.Failed failed) {
        return new Reading.Broken(answers, failed.trouble(), failed.retryAfter());
    }
}
