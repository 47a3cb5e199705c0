package dev.reelwatch.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwatch.crawler.Ingest;
import dev.reelwatch.crawler.archive.HandJudgement;
import dev.reelwatch.crawler.article.SavedFiles;
import dev.reelwatch.crawler.article.SavedFilesSettings;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.finding.KnowledgeJson;
import dev.reelwatch.index.search.ClaimHit;
import dev.reelwatch.index.search.SearchQuery;
import dev.reelwatch.index.timeline.TimelineJson;
import dev.reelwatch.index.vocabulary.SeedVocabulary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnowledgeBaseTest {
    private static final Path SAMPLES = Path.of("..", "seeds", "samples");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-11-01T00:00:00Z"), ZoneOffset.UTC);
    /** Share of the labelled claims that are found; lowering it is a deliberate commit. */
    private static final double FLOOR = 0.95;

    @TempDir
    private Path data;

    @TempDir
    private Path files;

    private final List<String> notices = new ArrayList<>();

    private Ingest.Report ingest(Path... paths) {
        try (KnowledgeBase knowledge =
                KnowledgeBase.openForWriting(data, SeedVocabulary.INSTANCE, CLOCK, notices::add)) {
            return knowledge.ingest(new SavedFiles(SavedFilesSettings.DEFAULTS), List.of(paths), line -> {});
        }
    }

    private KnowledgeBase open() {
        return KnowledgeBase.open(data, SeedVocabulary.INSTANCE, CLOCK, notices::add);
    }

    private static List<String> ids(KnowledgeBase knowledge, String words) {
        return knowledge.searchClaims(SearchQuery.of(words, 50)).hits().stream()
                .map(ClaimHit::claim)
                .map(Claim::id)
                .toList();
    }

    @Test
    void an_index_that_is_deleted_under_a_running_server_is_built_again() throws IOException {
        ingest(SAMPLES);
        try (KnowledgeBase knowledge = open()) {
            List<String> before = ids(knowledge, "Veo 价格");
            assertThat(before).isNotEmpty();
            try (Stream<Path> files = Files.list(data.resolve("lucene"))) {
                for (Path file : files.toList()) Files.delete(file);
            }
            Files.delete(data.resolve("lucene"));
            assertThat(ids(knowledge, "Veo 价格")).isEqualTo(before);
            assertThat(notices).anyMatch(notice -> notice.contains("search index is missing"));
        }
    }

    private static final Path EARLY = SAMPLES.resolve("weibo-2023-06-08-gen2.md");

    /** All that is answered as of a day, as text. */
    private static String answers(Knowledge knowledge) {
        StringBuilder text = new StringBuilder();
        knowledge.claims().forEach(claim -> text.append(claim.id()).append('\n'));
        knowledge
                .findings()
                .forEach(finding -> text.append(KnowledgeJson.write(finding)).append('\n'));
        knowledge
                .disputes()
                .forEach(dispute -> text.append(KnowledgeJson.write(dispute)).append('\n'));
        knowledge
                .promises()
                .forEach(promise -> text.append(KnowledgeJson.write(promise)).append('\n'));
        knowledge
                .changes()
                .forEach(change -> text.append(KnowledgeJson.write(change)).append('\n'));
        knowledge
                .timeline(Knowledge.Part.ALL)
                .forEach(entry -> text.append(TimelineJson.write(entry)).append('\n'));
        knowledge.models().forEach(sheet -> text.append(sheet.model() + sheet.predecessor() + sheet.successors()));
        knowledge.stories().forEach(story -> text.append(story).append('\n'));
        return text.toString();
    }

    @Test
    void as_of_a_day_the_answers_are_the_same_after_later_articles_came_in() throws IOException {
        LocalDate day = LocalDate.parse("2025-06-30");
        List<Path> early = new ArrayList<>();
        List<Path> late = new ArrayList<>();
        try (Stream<Path> files = Files.list(SAMPLES)) {
            files.sorted()
                    .forEach(file -> (file.getFileName().toString().matches(".*-202[34]-.*|.*-2025-0[1-6].*")
                                    ? early
                                    : late)
                            .add(file));
        }
        ingest(early.toArray(Path[]::new));
        String before;
        try (KnowledgeBase knowledge = open()) {
            before = answers(knowledge.asOf(day));
            assertThat(before).isEqualTo(answers(knowledge.known())).contains("Runway Gen-4 Turbo");
        }
        ingest(late.toArray(Path[]::new));
        try (KnowledgeBase knowledge = open()) {
            assertThat(answers(knowledge.asOf(day))).isEqualTo(before);
            assertThat(answers(knowledge.known())).isNotEqualTo(before);
            assertThat(knowledge.asOf(LocalDate.parse("2023-06-07")).claims()).isEmpty();
        }
    }

    @Test
    void as_of_a_day_an_article_says_what_it_said_then_whatever_it_was_changed_to() throws IOException {
        LocalDate day = LocalDate.parse("2025-09-25");
        Path changed = SAMPLES.resolve("weibo-2025-09-24-kling25-save2.md");
        List<Path> others;
        try (Stream<Path> files = Files.list(SAMPLES)) {
            others = files.filter(file -> !file.equals(changed)).sorted().toList();
        }
        ingest(others.toArray(Path[]::new));
        String before;
        try (KnowledgeBase knowledge = open()) {
            before = answers(knowledge.asOf(day));
            assertThat(quotes(knowledge.asOf(day))).anyMatch(quote -> quote.contains("直接便宜三成"));
        }
        ingest(changed);
        try (KnowledgeBase knowledge = open()) {
            assertThat(answers(knowledge.asOf(day))).isEqualTo(before);
            assertThat(quotes(knowledge.asOf(day.plusDays(1))))
                    .anyMatch(quote -> quote.contains("暂不支持首尾帧"))
                    .noneMatch(quote -> quote.contains("直接便宜三成"));
            assertThat(answers(knowledge.asOf(LocalDate.parse("2025-11-01")))).isEqualTo(answers(knowledge.known()));
        }
    }

    @Test
    void a_change_without_a_time_counts_from_the_day_on_which_it_came_in() throws IOException {
        Path post = files.resolve("post.md");
        String text = """
                ---
                title: AI视频 可灵 2.1 试用
                url: https://a.example/1
                date: 2025-06-01
                author: 甲
                ---
                AI 视频模型可灵 2.1 生成 5 秒视频要 60 秒。动作很自然。
                """;
        Files.writeString(post, text);
        ingest(post);
        LocalDate day = LocalDate.parse("2025-10-31");
        String before;
        try (KnowledgeBase knowledge = open()) {
            before = answers(knowledge.asOf(day));
            assertThat(before).contains("60 秒");
        }
        Files.writeString(post, text.replace("60 秒", "90 秒"));
        ingest(post);
        try (KnowledgeBase knowledge = open()) {
            assertThat(answers(knowledge.asOf(day))).isEqualTo(before);
            assertThat(answers(knowledge.asOf(day.plusDays(1))))
                    .contains("90 秒")
                    .doesNotContain("60 秒");
        }
    }

    private static List<String> quotes(Knowledge knowledge) {
        return knowledge.claims().stream().map(claim -> claim.quote().text()).toList();
    }

    @Test
    void what_is_known_article_by_article_is_what_is_known_of_all_at_once() throws IOException {
        String stepwise;
        try (KnowledgeBase knowledge =
                        KnowledgeBase.openForWriting(data, SeedVocabulary.INSTANCE, CLOCK, notices::add);
                Stream<Path> files = Files.list(SAMPLES)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                knowledge.ingest(new SavedFiles(SavedFilesSettings.DEFAULTS), List.of(file), line -> {});
                assertThat(knowledge.known().findings()).isNotNull();
            }
            stepwise = answers(knowledge.known());
        }
        try (KnowledgeBase knowledge = open()) {
            assertThat(answers(knowledge.known())).isEqualTo(stepwise);
        }
    }

    @Test
    void what_was_decided_by_hand_stays_decided_when_the_index_is_built_anew() throws IOException {
        Path copy = files.resolve("copied-to-another-site.md");
        Files.writeString(
                copy,
                "---\ntitle: AI视频模型 Runway Gen-2 转来的\nurl: https://elsewhere.example/9\ndate: 2023-07-01\nauthor: 别处\n---\n"
                        + "AI 视频生成模型 Runway Gen-2 支持文生视频，单条视频只有 4 秒。画面只有几秒，人物走两步就变形，可是谁都看得出来它要往哪里去；"
                        + "我们把同一句话试了二十遍，能用的只有三条，其余的不是少了手就是多了脚。\n");
        Path first = files.resolve("first.md");
        Files.writeString(
                first,
                Files.readString(copy)
                        .replace("转来的", "初见")
                        .replace("elsewhere.example/9", "first.example/1")
                        .replace("2023-07-01", "2023-06-20")
                        .replace("别处", "原作"));
        ingest(EARLY, copy, first);
        String copyId;
        String firstId;
        try (KnowledgeBase knowledge =
                KnowledgeBase.openForWriting(data, SeedVocabulary.INSTANCE, CLOCK, notices::add)) {
            copyId = article(knowledge, "AI视频模型 Runway Gen-2 转来的");
            firstId = article(knowledge, "AI视频模型 Runway Gen-2 初见");
            assertThat(knowledge.known().originOf(copyId).original()).contains(firstId);
            knowledge.judge(
                    "李雷",
                    HandJudgement.Matter.ORIGIN,
                    HandJudgement.Verdict.SPLIT,
                    copyId,
                    Optional.of(firstId),
                    "各写各的");
            assertThat(knowledge.known().originOf(copyId).original()).isEmpty();
            knowledge.reindex();
        }
        try (KnowledgeBase knowledge = open()) {
            assertThat(knowledge.known().originOf(copyId).original()).isEmpty();
            assertThat(knowledge.known().judgements()).singleElement().satisfies(judgement -> {
                assertThat(judgement.by()).isEqualTo("李雷");
                assertThat(judgement.at()).isEqualTo(CLOCK.instant());
            });
        }
    }

    private static String article(KnowledgeBase knowledge, String title) {
        return knowledge.claims().stream()
                .map(Claim::article)
                .filter(article -> article.title().equals(title))
                .map(Claim.Source::articleId)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_another_process_ingests_is_found_without_opening_again() throws IOException {
        ingest(SAMPLES);
        try (KnowledgeBase knowledge = open()) {
            assertThat(ids(knowledge, "Kling 9.9")).isEmpty();
            Path article = data.resolve("new.md");
            Files.writeString(article, "---\ntitle: 可灵 9.9 来了\ndate: 2025-10-30\n---\n可灵 9.9 这个AI视频模型支持 1080p。\n");
            assertThat(ingest(article).fresh()).isEqualTo(1);
            assertThat(ids(knowledge, "Kling 9.9")).isNotEmpty();
            assertThat(knowledge.claims()).anyMatch(claim -> claim.model().equals("Kling 9.9"));
        }
    }

    @Test
    void a_repost_and_a_second_save_add_no_article_and_no_voice() {
        Ingest.Report report = ingest(SAMPLES);
        assertThat(report.fresh()).isEqualTo(15);
        assertThat(report.changed()).isEqualTo(1);
        try (KnowledgeBase knowledge = open()) {
            assertThat(knowledge.claims())
                    .noneMatch(claim -> claim.article().voice().equals("像素搬运站"));
        }
    }

    @Test
    void most_of_what_a_careful_reader_finds_in_the_samples_is_found() throws IOException {
        ingest(SAMPLES);
        List<String> missed = new ArrayList<>();
        List<String> labels;
        try (var in = Objects.requireNonNull(KnowledgeBaseTest.class.getResourceAsStream("/claims/samples.tsv"))) {
            labels = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
        try (KnowledgeBase knowledge = open()) {
            List<Claim> claims = knowledge.claims();
            for (String label : labels) {
                if (claims.stream().noneMatch(claim -> is(claim, List.of(label.split("\t", -1))))) missed.add(label);
            }
        }
        double found = 1 - (double) missed.size() / labels.size();
        System.out.printf("%.2f of %d labelled claims found; missed %s%n", found, labels.size(), missed);
        assertThat(found).as("missed: " + missed).isGreaterThanOrEqualTo(FLOOR);
    }

    private static boolean is(Claim claim, List<String> label) {
        double number = claim.value()
                .filter(value -> value.number().isPresent())
                .map(value -> value.number().getAsDouble())
                .orElse(Double.NaN);
        return claim.article().doc().equals(Optional.of(label.get(0)))
                && claim.model().equals(label.get(1))
                && claim.attribute().json().equals(label.get(2))
                && (label.get(3).equals("*") || claim.polarity().json().equals(label.get(3)))
                && (label.get(4).equals("-") || number == Double.parseDouble(label.get(4)));
    }
}
