package dev.reelwatch.web.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwatch.index.KnowledgeBase;
import dev.reelwatch.web.HandMade;
import dev.reelwatch.web.digest.Digest;
import dev.reelwatch.web.digest.DigestCompiler;
import dev.reelwatch.web.digest.Language;
import dev.reelwatch.web.digest.News;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EditionsTest {
    private static final LocalDate NEWS = LocalDate.parse("2031-05-06");
    /** The next day that says something: nothing was said between. */
    private static final LocalDate LATER = NEWS.plusDays(3);

    private static final Channel CHANNEL = new Channel(
            "out", new Channel.Target.Folder(Path.of("unused"), List.of()), Optional.of(Language.EN), false);

    private final List<String> told = new ArrayList<>();
    private KnowledgeBase knowledge;

    @BeforeEach
    void open() {
        knowledge = HandMade.world().knowledgeForWriting();
    }

    @AfterEach
    void close() {
        knowledge.close();
    }

    private Editions editions() {
        return new Editions(
                knowledge,
                new DigestCompiler(News.of(knowledge), HandMade.CLOCK),
                Language.ZH,
                Optional.empty(),
                told::add);
    }

    private void noted(LocalDate day) {
        knowledge.deliveries().queue(day + ".en", "out", List.of("{}"), false, Instant.EPOCH);
    }

    @Test
    void a_new_channel_gets_the_last_day_only_even_if_it_says_nothing() {
        assertThat(editions().due(CHANNEL, NEWS.plusDays(2))).containsExactly(NEWS.plusDays(2));
    }

    @Test
    void after_a_pause_the_days_with_news_are_made_good() {
        noted(NEWS.minusDays(2));
        assertThat(editions().due(CHANNEL, LATER)).containsExactly(NEWS, LATER);
        noted(LATER);
        assertThat(editions().due(CHANNEL, LATER.plusDays(1))).containsExactly(LATER.plusDays(1));
        assertThat(editions().due(CHANNEL, NEWS.plusDays(2)))
                .as("a later one was sent by hand")
                .containsExactly(NEWS.plusDays(2));
    }

    @Test
    void after_a_long_pause_it_is_a_week() {
        noted(NEWS.minusDays(40));
        assertThat(editions().due(CHANNEL, NEWS.plusDays(6))).containsExactly(NEWS, LATER, NEWS.plusDays(6));
        assertThat(editions().due(CHANNEL, NEWS.plusDays(7))).containsExactly(LATER, NEWS.plusDays(7));
    }

    @Test
    void a_digest_is_in_the_language_of_its_channel() {
        assertThat(editions().of(NEWS, CHANNEL).map(Digest::language)).contains(Language.EN);
        Channel usual = new Channel("other", CHANNEL.target(), Optional.empty(), false);
        assertThat(editions().of(NEWS, usual).map(Digest::language)).contains(Language.ZH);
        assertThat(told).isEmpty();
    }
}
