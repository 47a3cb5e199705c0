package dev.reelwatch.index.answer;

import dev.reelwatch.crawler.archive.ModelArchive;
import dev.reelwatch.crawler.archive.ModelArchive.Use;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Where answers are kept and tokens counted. */
public sealed interface AnswerStore {
    Optional<String> answer(String question);

    void keep(String question, String model, String json, Use cost, LocalDate day, Instant now);

    /** Notes what was asked in vain. */
    void spend(Use cost, LocalDate day);

    Use use(LocalDate day);

    /** In the archive, for good. */
    record InArchive(ModelArchive archive) implements AnswerStore {
        @Override
        public Optional<String> answer(String question) {
            return archive.answer(question);
        }

        @Override
        public void keep(String question, String model, String json, Use cost, LocalDate day, Instant now) {
            archive.keep(question, model, json, cost, day, now);
        }

        @Override
        public void spend(Use cost, LocalDate day) {
            archive.spend(cost, day);
        }

        @Override
        public Use use(LocalDate day) {
            return archive.use(day);
        }
    }

    /** For one run of the program, where there is no archive, or it can only be read. */
    final class InMemory implements AnswerStore {
        private final Optional<ModelArchive> known;
        private final Map<String, String> answers = new ConcurrentHashMap<>();
        private final Map<LocalDate, Use> uses = new ConcurrentHashMap<>();

        /** @param known is read and never written */
        public InMemory(Optional<ModelArchive> known) {
            this.known = known;
        }

        @Override
        public Optional<String> answer(String question) {
            return Optional.ofNullable(answers.get(question)).or(() -> known.flatMap(k -> k.answer(question)));
        }

        @Override
        public void keep(String question, String model, String json, Use cost, LocalDate day, Instant now) {
            answers.put(question, json);
            spend(cost, day);
        }

        @Override
        public void spend(Use cost, LocalDate day) {
            uses.merge(day, cost, Use::plus);
        }

        @Override
        public Use use(LocalDate day) {
            return uses.getOrDefault(day, Use.NONE)
                    .plus(known.map(k -> k.use(day)).orElse(Use.NONE));
        }
    }
}
