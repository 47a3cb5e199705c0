package dev.reelwatch.web.digest;

import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.timeline.ModelSheet;
import dev.reelwatch.index.timeline.StorySheet;
import java.time.Clock;
import java.util.List;

/** Tells of a model, a story or an article in a few sentences what is known of it, whenever it was said. */
public final class SummaryCompiler {
    private static final int SENTENCES_ON_A_MODEL = 6;
    private static final int SENTENCES_ON_A_STORY = 6;
    private static final int SENTENCES_ON_AN_ARTICLE = 4;

    private final Passages passages;
    private final Language language;
    private final Clock clock;

    /** @param clock up to whose day promises can be overdue */
    public SummaryCompiler(Passages passages, Language language, Clock clock) {
        this.passages = passages;
        this.language = language;
        this.clock = clock;
    }

    public Summary of(ModelSheet model) {
        return of(News.of(model, passages), SENTENCES_ON_A_MODEL);
    }

    public Summary of(StorySheet story) {
        return of(News.of(story, passages), SENTENCES_ON_A_STORY);
    }

    /**
     * What an article says.
     *
     * @param article all claims that were drawn from it
     */
    public Summary of(List<Claim> article) {
        return of(News.of(article, passages), SENTENCES_ON_AN_ARTICLE);
    }

    private Summary of(News known, int sentences) {
        return Compilation.ofAll(known, sentences, language, clock);
    }
}
