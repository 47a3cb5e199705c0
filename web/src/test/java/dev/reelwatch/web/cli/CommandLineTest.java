package dev.reelwatch.web.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.reelwatch.web.Config;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verbs as a user types them, on the bundled samples. */
class CommandLineTest {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final String SAMPLES = HOME.resolve("seeds/samples").toString();
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private record Ended(int status, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }
    }

    private Ended run(String... args) {
        Map<String, String> environment = new HashMap<>();
        environment.put("REELWATCH_HOME", HOME.toString());
        environment.put("REELWATCH_DATA", folder.resolve("data").toString());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Reelwatch.run(
                args,
                () -> Config.load(folder, environment),
                Clock.fixed(Instant.parse("2025-11-01T00:00:00Z"), ZoneOffset.UTC),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Ended(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + line, e);
        }
    }

    @Test
    void the_demo_prints_a_digest_a_timeline_and_claims_with_quotes() {
        Ended demo = run("demo", "--no-serve");
        assertThat(demo.status()).as(demo.err()).isZero();
        assertThat(demo.out()).contains("2025年10月16日", "## Veo 3.1", "「", "timeline Runway", "Runway Gen-1");
        assertThat(demo.err()).contains("15 new, 1 changed");
    }

    @Test
    void a_model_a_story_and_an_article_are_summed_up_in_sentences_with_their_claims() {
        run("ingest", SAMPLES);
        Ended model = run("summary", "veo3.1", "--lang", "en");
        assertThat(model.status()).as(model.err()).isZero();
        assertThat(model.out()).startsWith("## Veo 3.1\n\n- Veo 3.1 ").contains("<!-- ", "## Sources");
        JsonNode claim =
                json(run("search", "Veo 3.1", "--json", "--limit", "1").lines().getFirst());
        JsonNode article = json(run("summary", "--article", claim.get("article").asText(), "--json")
                .out());
        assertThat(article.get("cited"))
                .isNotEmpty()
                .allSatisfy(cited -> assertThat(cited.get("article")).isEqualTo(claim.get("article")));
        String story = json(run("story", "--all", "--json").lines().getFirst())
                .get("id")
                .asText();
        assertThat(run("summary", "--story", story).status()).isZero();
        assertThat(run("summary", "veo3.1", "--as-of", "2025-09-01").out()).doesNotContain("2025年10月");

        assertThat(run("summary", "no such model").status()).isEqualTo(1);
        assertThat(run("summary", "--article", "nobody").err()).contains("There is no article nobody");
        assertThat(run("summary").status()).isEqualTo(2);
        assertThat(run("summary", "veo3.1", "--story", story).status()).isEqualTo(2);
        assertThat(run("summary", "veo3.1", "--lang", "fr").status()).isEqualTo(2);
    }

    @Test
    void the_knowledge_is_told_as_tables_and_as_json() {
        run("ingest", SAMPLES);
        for (String verb : List.of("disputes", "promises", "changes", "models")) {
            Ended told = run(verb, "--json");
            assertThat(told.status()).as(told.err()).isZero();
            assertThat(told.lines())
                    .isNotEmpty()
                    .allSatisfy(
                            line -> assertThat(json(line).get("id").asText()).isNotEmpty());
            assertThat(run(verb).status()).isZero();
        }
        assertThat(run("disputes", "--json").lines())
                .allSatisfy(line -> assertThat(json(line).fieldNames())
                        .toIterable()
                        .contains("id", "type", "model", "attribute", "a", "b", "others", "origins_a", "origins_b"));
        assertThat(run("promises", "--json").lines())
                .allSatisfy(line -> assertThat(json(line).fieldNames())
                        .toIterable()
                        .contains("id", "model", "attribute", "state", "promised"));
        Ended one = run("models", "gen4turbo");
        assertThat(one.out()).contains("Runway Gen-4 Turbo", "3 s per s of video", "1 origin", "「");
        assertThat(run("models", "no such model").status()).isEqualTo(1);
    }

    @Test
    void everything_can_be_taken_out_as_json_lines() throws IOException {
        run("ingest", SAMPLES);
        Path to = folder.resolve("out");
        Ended all = run("export", "--to", to.toString());
        assertThat(all.status()).as(all.err()).isZero();
        assertThat(all.lines()).hasSize(8).allMatch(line -> line.matches(".*\\.jsonl: [1-9]\\d* lines"));
        Set<String> articles = new HashSet<>();
        for (String line : Files.readAllLines(to.resolve("articles.jsonl"))) {
            articles.add(json(line).get("id").asText());
        }
        List<String> claims = Files.readAllLines(to.resolve("claims.jsonl"));
        assertThat(claims)
                .allSatisfy(line ->
                        assertThat(articles).contains(json(line).get("article").asText()));
        assertThat(run("export", "claims").lines()).isEqualTo(claims);
        assertThat(run("export", "disputes").lines())
                .isEqualTo(run("disputes", "--json").lines());
        // in the place of the former ones, and nothing half-written beside them
        Files.writeString(to.resolve("claims.jsonl"), "old");
        run("export", "--to", to.toString(), "claims");
        assertThat(Files.readAllLines(to.resolve("claims.jsonl"))).isEqualTo(claims);
        try (Stream<Path> files = Files.list(to)) {
            assertThat(files).hasSize(8);
        }
        Ended none = run("export");
        assertThat(none.status()).isEqualTo(2);
        assertThat(none.err()).contains("Name one KIND");
        assertThat(run("export", "quotes").err()).contains("articles", "claims");
    }

    @Test
    void a_backup_is_restored_into_another_folder_and_answers_the_same() throws IOException {
        run("ingest", SAMPLES);
        Path file = folder.resolve("kept.zip");
        Ended backup = run("backup", file.toString());
        assertThat(backup.status()).as(backup.err()).isZero();
        assertThat(backup.out()).contains("kept.zip", "articles", "claims");
        String claims = run("search", "--json", "Gen-4").out();
        assertThat(claims).isNotEmpty();
        String elsewhere = folder.resolve("elsewhere").toString();
        Ended restored = run("--data", elsewhere, "restore", file.toString());
        assertThat(restored.status()).as(restored.err()).isZero();
        assertThat(restored.out()).contains("every quote stands in its article");
        assertThat(run("--data", elsewhere, "search", "--json", "Gen-4").out()).isEqualTo(claims);
        Ended again = run("--data", elsewhere, "restore", file.toString());
        assertThat(again.status()).isEqualTo(1);
        assertThat(again.err()).contains("is not empty");
        Ended twice = run("backup", file.toString());
        assertThat(twice.status()).isEqualTo(1);
        assertThat(twice.err()).contains("kept.zip", "something else stands there");
        assertThat(run("backup", folder.toString()).out()).contains("reelwatch-20251101T000000Z.zip");
    }

    @Test
    void of_a_damaged_archive_no_backup_is_made() throws SQLException {
        run("ingest", SAMPLES);
        String database = "jdbc:sqlite:" + folder.resolve("data").resolve("reelwatch.db");
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("update claim set quote = quote || '!' where id = (select min(id) from claim)");
        }
        Path file = folder.resolve("kept.zip");
        Ended backup = run("backup", file.toString());
        assertThat(backup.status()).isEqualTo(1);
        assertThat(backup.out()).isEmpty();
        assertThat(backup.err())
                .contains("is damaged (claim ", "no backup was made", "verify")
                .doesNotContain("\tat ");
        assertThat(file).doesNotExist();
        assertThat(run("verify").out()).contains("its quote does not stand at");
    }

    @Test
    void a_mistaken_filter_is_told_beside_every_form_of_the_hits() {
        run("ingest", SAMPLES);
        for (String form : List.of("--csv", "--json", "--limit=3", "--articles")) {
            Ended search = run("search", "Gen-4 is:sideways", form);
            assertThat(search.status()).isZero();
            assertThat(search.out()).isNotEmpty().doesNotContain("sideways");
            assertThat(search.err()).as(form).contains("sideways", "disputed, promise");
        }
    }

    @Test
    void a_word_with_a_minus_is_left_out_wherever_it_stands_and_no_option() {
        run("ingest", SAMPLES);
        List<String> all = run("search", "--json", "--limit=1000", "Gen-4").lines();
        for (String without : List.of("-turbo", "-hailuo", "-Version")) {
            Ended first = run("search", without, "Gen-4", "--json", "--limit=1000");
            assertThat(first.status()).as(first.err()).isZero();
            assertThat(first.out())
                    .isEqualTo(run("search", "--json", "--limit=1000", "Gen-4 " + without)
                            .out());
        }
        assertThat(run("search", "-turbo", "Gen-4", "--json", "--limit=1000").lines())
                .isNotEmpty()
                .hasSizeLessThan(all.size());
        Ended slip = run("search", "Gen-4", "--jsn");
        assertThat(slip.status()).isEqualTo(2);
        assertThat(slip.err()).contains("--jsn", "--json");
        assertThat(run("search", "-h").out()).contains("a minus leaves out");
    }

    @Test
    void a_key_that_stands_twice_in_a_file_is_told_with_its_line() throws IOException {
        Files.writeString(folder.resolve("reelwatch.yaml"), "port: 7001\nlanguage: zh\nport: 7002\n");
        Ended ended = run("status");
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.err())
                .contains("reelwatch.yaml:3: `port` stands here a second time")
                .doesNotContain("\tat ");
        Files.writeString(folder.resolve("reelwatch.yaml"), "language: zh\nport: 70: 1\n");
        assertThat(run("status").err().lines())
                .singleElement()
                .asString()
                .endsWith("reelwatch.yaml:2: not YAML: mapping values are not allowed here");
    }

    @Test
    void models_stand_side_by_side_in_one_unit_a_row() {
        run("ingest", SAMPLES);
        Ended table = run("compare", "gen 4 turbo", "Veo3.1", "Gen-4 Turbo");
        assertThat(table.status()).as(table.err()).isZero();
        assertThat(table.out()).contains("Runway Gen-4 Turbo", "Veo 3.1", "generation-speed", "3 s per s of video");
        List<String> rows = run("compare", "gen 4 turbo", "Veo3.1", "--json").lines();
        assertThat(rows).allSatisfy(row -> assertThat(json(row).get("cells")).hasSize(2));
        assertThat(rows)
                .filteredOn(row -> json(row).get("attribute").asText().equals("generation-speed"))
                .anySatisfy(row -> assertThat(
                                json(row).at("/cells/0/finding/measure/number").asDouble())
                        .isEqualTo(3));
        // the same model twice is one column
        assertThat(rows).allSatisfy(row -> assertThat(json(row).get("cells")).hasSize(2));
        assertThat(run("compare", "gen 4 turbo", "Veo3.1", "GEN4TURBO", "--json")
                        .lines())
                .isEqualTo(rows);
        assertThat(run("compare", "gen 4 turbo").status()).isEqualTo(2);
        Ended oneModel = run("compare", "gen 4 turbo", "GEN4TURBO");
        assertThat(oneModel.status()).isEqualTo(1);
        assertThat(oneModel.err()).contains("names of one model");
        Ended seven = run("compare", "1", "2", "3", "4", "5", "6", "7");
        assertThat(seven.status()).isEqualTo(2);
        assertThat(seven.err()).contains("2 to 6 models", "7 were given");
        for (String width : List.of("0", "-5", "2000000000")) {
            assertThat(run("compare", "Gen-4 Turbo", "Gen-2", "--width", width).status())
                    .as(width)
                    .isEqualTo(2);
        }
    }

    @Test
    void a_model_that_nothing_is_known_of_is_an_error_that_names_those_like_it() {
        run("ingest", SAMPLES);
        for (List<String> verb : List.of(
                List.of("timeline", "Klinng"),
                List.of("compare", "Veo 3.1", "Klinng"),
                List.of("models", "Klinng"),
                List.of("disputes", "--model", "Klinng"),
                List.of("promises", "--model", "Klinng"))) {
            Ended ended = run(verb.toArray(String[]::new));
            assertThat(ended.status()).as("%s", verb).isEqualTo(1);
            assertThat(ended.out()).as("%s", verb).isEmpty();
        }
        assertThat(run("models", "Klinng").err()).contains("Nothing is known of Klinng", "did you mean", "Kling");
        assertThat(run("timeline", "--vendor", "Nobody").status()).isEqualTo(1);
        String endless = "x".repeat(5000);
        assertThat(run("models", endless).err()).hasSizeLessThan(300).contains("…");
        for (List<String> verb : List.of(
                List.of("timeline", " "),
                List.of("timeline", "--vendor", ""),
                List.of("models", ""),
                List.of("compare", "Veo 3.1", ""),
                List.of("disputes", "--model", ""),
                List.of("promises", "--model", " "))) {
            Ended ended = run(verb.toArray(String[]::new));
            assertThat(ended.status()).as("%s", verb).isEqualTo(2);
            assertThat(ended.err()).as("%s", verb).contains("is empty");
        }
        // a line stands for all its models
        assertThat(run("timeline", "--feature", "release", "Runway").status()).isZero();
        assertThat(run("disputes", "--model", "Runway").status()).isZero();
    }

    @Test
    void a_timeline_goes_out_in_the_formats_of_other_programs() {
        run("ingest", SAMPLES);
        assertThat(json(run("timeline", "Runway", "--format", "timelinejs").out())
                        .get("events"))
                .isNotEmpty();
        assertThat(run("timeline", "Runway", "--format", "ics").out())
                .startsWith("BEGIN:VCALENDAR\r\n")
                .contains("DTSTART;VALUE=DATE:");
        assertThat(run("timeline", "Runway", "--format", "csv").lines().getFirst())
                .isEqualTo("id,date,precision,model,kind,conflicts,claims,quote,url,date_from");
        assertThat(run("timeline", "--format", "pdf").status()).isEqualTo(2);
        assertThat(run("timeline", "--feature", "taste").status()).isEqualTo(2);
        assertThat(run("timeline", "--as-of", "2023-01-01").err()).contains("Nothing is known");
        assertThat(run("timeline", "--as-of", "yesterday").status()).isEqualTo(2);
    }

    @Test
    void who_corrects_an_origin_must_give_a_name_and_articles_that_exist() {
        run("ingest", SAMPLES);
        List<String> stories = run("story", "--all", "--json").lines();
        assertThat(stories).isNotEmpty();
        String a = json(stories.getFirst()).at("/articles/0/article").asText();
        String b = json(stories.getLast()).at("/articles/0/article").asText();
        assertThat(run("story", "--merge", a, "--with", b).status()).isEqualTo(2);
        assertThat(run("story", "--merge", a, "--by", "李雷").status()).isEqualTo(2);
        assertThat(run("story", "--merge", a, "--with", "000000000000", "--by", "李雷")
                        .err())
                .contains("there is no article 000000000000");
        Ended merged = run("story", "--merge", a, "--with", b, "--by", "李雷", "--event", "--why", "同一件事");
        assertThat(merged.status()).as(merged.err()).isZero();
        assertThat(run("story").out()).contains("decided by hand", "李雷", "同一件事", a + " " + b);
        assertThat(run("story", "--json").lines())
                .anySatisfy(line -> assertThat(line).contains(a).contains(b));
    }

    @Test
    void a_story_is_shown_with_what_its_articles_say() {
        run("ingest", SAMPLES);
        JsonNode listed = json(run("story", "--all", "--json").lines().getFirst());
        String id = listed.path("id").asText();
        JsonNode story = json(run("story", id, "--json").out());
        assertThat(story.path("articles")).isEqualTo(listed.path("articles"));
        String article = story.at("/articles/0/article").asText();
        Ended told = run("story", id);
        assertThat(told.out()).contains("#" + id);
        for (JsonNode finding : story.path("findings")) {
            assertThat(finding.path("claims"))
                    .filteredOn(claim -> claim.path("article").asText().equals(article))
                    .anySatisfy(claim -> assertThat(told.out())
                            .contains("「" + claim.path("quote").asText() + "」"));
        }
        assertThat(run("story", "0000").err()).contains("There is no story 0000");
        assertThat(run("story", id, "--split", "a", "--by", "b").status()).isEqualTo(2);
    }

    @Test
    void columns_are_aligned_for_wide_characters() {
        String table = new Table().row("可灵 1.6", "x").row("Veo", "y").print();
        assertThat(table.lines()).containsExactly("可灵 1.6  x", "Veo       y");
        assertThat(Table.width("可灵 1.6")).isEqualTo(8);
        assertThat(Table.broken("一二三四五", 4)).containsExactly("一二", "三四", "五");
        assertThat(Table.broken("one two three", 8)).containsExactly("one two", "three");
    }

    @Test
    void what_is_ingested_twice_is_the_same_the_second_time() {
        Ended first = run("ingest", SAMPLES);
        assertThat(first.status()).as(first.err()).isZero();
        assertThat(first.out()).contains("15 new, 1 changed, 0 same");
        Ended second = run("ingest", SAMPLES);
        assertThat(second.lines())
                .filteredOn(line -> !line.startsWith("16 articles"))
                .hasSize(16)
                .allMatch(line -> line.startsWith("same "));
        assertThat(run("verify").status()).isZero();
    }

    @Test
    void every_extracted_quote_stands_in_the_parsed_text() {
        Map<String, String> texts = new HashMap<>();
        for (String line : run("parse", SAMPLES).lines()) {
            JsonNode article = json(line);
            texts.merge(article.get("doc").asText(), article.get("text").asText(), (a, b) -> a + b);
        }
        List<String> claims = run("extract", SAMPLES).lines();
        assertThat(claims).hasSizeGreaterThan(100);
        for (String line : claims) {
            JsonNode claim = json(line);
            String text = texts.getOrDefault(claim.get("doc").asText(), "");
            assertThat(text.substring(
                            claim.get("start").asInt(), claim.get("end").asInt()))
                    .isEqualTo(claim.get("quote").asText());
        }
    }

    @Test
    void search_puts_the_speed_of_the_model_that_was_asked_for_first() {
        run("ingest", SAMPLES);
        for (String question : List.of("Gen-4 Turbo 速度", "Gen4Turbo speed", "ｇｅｎ　４　ｔｕｒｂｏ 速度")) {
            JsonNode first = json(run("search", "--json", question).lines().get(0));
            assertThat(first.get("model").asText()).isEqualTo("Runway Gen-4 Turbo");
            assertThat(first.get("attribute").asText()).isEqualTo("generation-speed");
        }
        assertThat(run("search", "--json", "第四代").lines())
                .isNotEmpty()
                .allMatch(line -> json(line).get("model").asText().startsWith("Runway Gen-4"));
    }

    @Test
    void the_timeline_of_a_line_is_in_order() {
        run("ingest", SAMPLES);
        List<String> dates = run("timeline", "--json", "runway").lines().stream()
                .map(line -> json(line).get("date").asText())
                .toList();
        assertThat(dates).hasSizeGreaterThan(3).isSorted();
        assertThat(dates.get(0)).startsWith("2023-02");
    }

    @Test
    void a_digest_is_checked_and_is_the_same_each_time() {
        run("ingest", SAMPLES);
        for (String language : List.of("zh", "en")) {
            Ended checked = run("digest", "--check", "--lang", language);
            assertThat(checked.status()).as(checked.err()).isZero();
        }
        for (String format : List.of("md", "html", "json")) {
            String once = run("digest", "--format", format).out();
            assertThat(once)
                    .isNotBlank()
                    .isEqualTo(run("digest", "--format", format).out());
        }
        assertThat(run("digest", "--date", "2019-01-01").out()).contains("2019");
    }

    @Test
    void a_launch_is_told_where_the_digest_has_no_words_for_the_price_beside_it() throws IOException {
        Path article = Files.writeString(
                folder.resolve("vidu.md"), "# Vidu Q4 上线\n\n**发布时间**: 2025-05-01\n\nVidu Q4 视频模型今天发布，价格是 6 到 15 美元。\n");
        run("ingest", article.toString());
        Ended digest = run("digest", "--check", "--lang", "en");
        assertThat(digest.status()).as(digest.err()).isZero();
        assertThat(run("digest", "--lang", "en").out()).contains("Vidu Q4 was launched on 1 May 2025");
    }

    @Test
    void a_deleted_or_damaged_index_is_built_anew_and_answers_the_same() throws IOException {
        run("ingest", SAMPLES);
        String before = run("search", "--json", "--limit", "50", "Veo 价格").out();
        assertThat(before).isNotEmpty();
        Path lucene = folder.resolve("data/lucene");
        for (Path file : list(lucene)) Files.delete(file);
        Ended deleted = run("search", "--json", "--limit", "50", "Veo 价格");
        assertThat(deleted.out()).isEqualTo(before);
        assertThat(deleted.err()).contains("search index");
        for (Path file : list(lucene)) Files.write(file, new byte[] {1, 2, 3});
        Ended damaged = run("search", "--json", "--limit", "50", "Veo 价格");
        assertThat(damaged.out()).isEqualTo(before);
        assertThat(damaged.err()).contains("built anew");
        assertThat(run("reindex").status()).isZero();
        assertThat(run("search", "--json", "--limit", "50", "Veo 价格").out()).isEqualTo(before);
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void mistakes_are_told_with_what_to_do() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Path binary = Files.write(folder.resolve("x.md"), new byte[] {0, 1, 2, 3, 0, (byte) 0xff});
        Set<Ended> failed = new HashSet<>();
        failed.add(run("ingest", folder.resolve("nowhere").toString()));
        failed.add(run("ingest", empty.toString()));
        failed.add(run("ingest", binary.toString()));
        failed.add(run("search", "x", "--data", folder.resolve("none").toString()));
        assertThat(failed).allSatisfy(ended -> {
            assertThat(ended.status()).isEqualTo(1);
            assertThat(ended.err() + ended.out()).isNotBlank().doesNotContain("\tat ");
        });
        Set<Ended> wrong = new HashSet<>();
        wrong.add(run());
        wrong.add(run("serach", "x"));
        wrong.add(run("digest", "--date", "2025-13-40"));
        wrong.add(run("digest", "--format", "pdf"));
        wrong.add(run("search", "x", "--limit", "0"));
        wrong.add(run("ingest", "https://user:secret@news.example/post"));
        wrong.add(run("parse", "x.md", "--now", "yesterday"));
        wrong.add(run("reparse", "--source", "nosuch"));
        assertThat(wrong).allSatisfy(ended -> {
            assertThat(ended.status()).as(ended.err()).isEqualTo(2);
            assertThat(ended.err()).isNotBlank().doesNotContain("\tat ");
        });
    }

    @Test
    void an_address_in_the_local_network_is_not_ingested() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        HttpServer inside = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        inside.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        inside.start();
        try {
            String port = ":" + inside.getAddress().getPort() + "/";
            Ended ended = run(
                    "ingest",
                    "http://127.0.0.1" + port,
                    "http://localhost" + port,
                    "http://2130706433" + port,
                    "http://[::ffff:127.0.0.1]" + port);
            assertThat(ended.status()).isEqualTo(1);
            assertThat(ended.lines().stream().filter(line -> line.startsWith("refused")))
                    .as(ended.out())
                    .hasSize(4);
            assertThat(asked).hasValue(0);
        } finally {
            inside.stop(0);
        }
    }

    @Test
    void a_setting_that_is_not_known_is_an_error_that_names_it() throws IOException {
        Files.writeString(folder.resolve("reelwatch.yaml"), "prot: 7070\n");
        Ended ended = run("status");
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.err()).contains("reelwatch.yaml", "prot", "port");
    }

    @Test
    void a_zip_is_read_like_the_folder_it_holds() throws IOException {
        Path zip = folder.resolve("samples.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (Path file : list(Path.of(SAMPLES))) {
                out.putNextEntry(new ZipEntry("samples/" + file.getFileName()));
                out.write(Files.readAllBytes(file));
            }
        }
        assertThat(run("ingest", "--quiet", zip.toString()).out()).contains("15 new, 1 changed");
        assertThat(run("ingest", "--quiet", SAMPLES).out()).contains("16 same");
    }

    @Test
    void the_help_names_every_verb() {
        assertThat(run("--help").out())
                .contains(
                        "demo",
                        "test",
                        "ingest",
                        "parse",
                        "extract",
                        "search",
                        "timeline",
                        "digest",
                        "serve",
                        "reindex",
                        "verify",
                        "status");
    }

    @Test
    void sources_are_listed_and_opml_goes_in_and_out() throws IOException {
        Ended examples = run("sources");
        assertThat(examples.status()).as(examples.err()).isZero();
        assertThat(examples.out()).contains("the-decoder", "feed", "off");
        Path opml = Files.writeString(
                folder.resolve("in.opml"),
                "<opml version='2.0'><body><outline text='Lab' xmlUrl='https://lab.example.com/feed'/></body></opml>");
        // the examples of the program are nobody's to write into
        assertThat(run("sources", "--import", opml.toString()).status()).isEqualTo(2);
        Path own = folder.resolve("sources.yaml");
        Ended taken = run("sources", "--import", opml.toString(), "--file", own.toString());
        assertThat(taken.status()).as(taken.err()).isZero();
        assertThat(taken.out()).startsWith("new");
        assertThat(run("sources", "--import", opml.toString()).out()).startsWith("skipped");
        Files.writeString(
                own,
                Files.readString(own)
                        + "  - {name: w, kind: weibo-user, address: 'https://weibo.com/u/1234567890', speaker: media, cookie_file: none.txt}\n");
        List<String> lines = run("sources", "--json").lines();
        assertThat(lines).hasSize(2);
        assertThat(json(lines.get(0)).path("address").asText()).isEqualTo("https://lab.example.com/feed");
        assertThat(json(lines.get(1)).path("problem").asText()).contains("none.txt");
        assertThat(run("sources", "--export", "-").out()).contains("xmlUrl=\"https://lab.example.com/feed\"");
        assertThat(run("sources", "--import", own.toString()).status()).isEqualTo(1);
    }
}
