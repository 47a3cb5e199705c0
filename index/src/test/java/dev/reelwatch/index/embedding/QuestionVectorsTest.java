package dev.reelwatch.index.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import dev.reelwatch.crawler.archive.Archive;
import dev.reelwatch.crawler.archive.VectorArchive.Use;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuestionVectorsTest {
    private static final LocalDate DAY = LocalDate.parse("2031-05-05");

    @TempDir
    private Path data;

    private Archive archive;
    private Instant now = Instant.parse("2031-05-05T08:00:00Z");
    private final MadeMeanings meanings = new MadeMeanings();
    private Optional<RuntimeException> fails = Optional.empty();
    private final List<String> reached = new ArrayList<>();

    private final EmbeddingModel model = new EmbeddingModel() {
        @Override
        public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
            segments.forEach(segment -> reached.add(segment.text()));
            if (fails.isPresent()) throw fails.get();
            return meanings.embedAll(segments);
        }
    };

    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    @BeforeEach
    void open() {
        archive = Archive.open(data);
    }

    @AfterEach
    void close() {
        archive.close();
    }

    private QuestionVectors questions(long tokensADay) {
        EmbeddingSettings settings = EmbeddingReplies.with(
                EmbeddingReplies.quick(
                                EmbeddingSettings.Provider.OPENAI,
                                URI.create("http://127.0.0.1:1/v1"),
                                Optional.empty(),
                                Duration.ofSeconds(1))
                        .forReaders(),
                "test-model",
                tokensADay);
        return new QuestionVectors(new SentenceModel(() -> model, settings), archive.vectors(), true, clock);
    }

    @Test
    void a_question_is_made_a_vector_once_and_counted() {
        QuestionVectors questions = questions(1000);
        SentenceVector first = questions.of("多少钱").orElseThrow();
        assertThat(questions.of("多少钱")).contains(first);
        assertThat(first)
                .isEqualTo(SentenceVector.of(MadeMeanings.vector("多少钱")).orElseThrow());
        assertThat(reached).containsExactly("多少钱");
        assertThat(archive.vectors().use(DAY)).isEqualTo(new Use(1, 10));
        assertThat(archive.vectors().progress("test-model").vectors())
                .as("who searches does not fill the archive")
                .isZero();
    }

    @Test
    void a_model_that_is_down_is_asked_once_and_then_left_alone_for_a_while() {
        QuestionVectors questions = questions(1000);
        SentenceVector kept = questions.of("声音").orElseThrow();
        fails = Optional.of(new InternalServerException(new HttpException(503, "down")));
        long before = questions.turns();
        assertThat(questions.of("多少钱")).isEmpty();
        assertThat(questions.of("要等多久")).isEmpty();
        assertThat(reached).as("one attempt, and no second question").containsExactly("声音", "多少钱");
        assertThat(questions.trouble()).contains("the server failed (5xx)");
        assertThat(questions.turns()).isGreaterThan(before);
        assertThat(questions.of("声音")).as("what is known is known").contains(kept);
        fails = Optional.empty();
        assertThat(questions.of("多少钱")).isEmpty();
        now = now.plusSeconds(31);
        long down = questions.turns();
        assertThat(questions.of("多少钱")).isPresent();
        assertThat(questions.trouble()).isEmpty();
        assertThat(questions.turns())
                .as("what was answered without it is answered anew")
                .isGreaterThan(down);
    }

    @Test
    void a_question_that_the_model_does_not_take_does_not_keep_it_from_others() {
        QuestionVectors questions = questions(1000);
        fails = Optional.of(new InvalidRequestException("no"));
        assertThat(questions.of("坏问题")).isEmpty();
        fails = Optional.empty();
        assertThat(questions.of("多少钱")).isPresent();
    }

    @Test
    void no_more_tokens_are_used_than_there_are_for_the_day() {
        QuestionVectors questions = questions(15);
        assertThat(questions.of("一")).isPresent();
        assertThat(questions.of("二")).isPresent();
        assertThat(questions.of("三")).isEmpty();
        assertThat(questions.trouble().orElseThrow()).contains("embedding_tokens_a_day");
        assertThat(reached).hasSize(2);
        now = now.plus(Duration.ofDays(1));
        assertThat(questions.of("三")).isPresent();
    }

    @Test
    void a_vector_of_another_length_than_those_of_the_claims_is_none() {
        archive.vectors().keep("test-model", 7, Map.of(), List.of(), Use.NONE, DAY, now);
        assertThat(questions(1000).of("多少钱")).isEmpty();
    }
}
