package dev.reelwatch.web.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.index.claim.Basis;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Polarity;
import dev.reelwatch.index.claim.Status;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.web.HandMade;
import dev.reelwatch.web.digest.Summary.Kind;
import dev.reelwatch.web.digest.Summary.Part;
import dev.reelwatch.web.digest.Summary.Section;
import dev.reelwatch.web.digest.Summary.Sentence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Alters each number, date, name, respect, sense, voice, quote and citation of digests in turn: every one is caught. */
class GateTest {
    /** Words of our own with what would say the opposite, or something else. */
    private static final Map<Language, Map<String, String>> SENSES = Map.of(
            Language.ZH,
            Map.ofEntries(
                    Map.entry("已发布", "尚未发布"),
                    Map.entry("日发布", "日停止提供"),
                    Map.entry("支持", "不支持"),
                    Map.entry("获好评", "受批评"),
                    Map.entry("被指不足", "获好评"),
                    Map.entry("下调", "上调"),
                    Map.entry("兑现了", "取消了"),
                    Map.entry("传闻 ", ""),
                    Map.entry("目前没有", "支持"),
                    Map.entry("处报道", "个独立来源"),
                    Map.entry("转述", "报道"),
                    Map.entry("认为：", "报道："),
                    Map.entry("报道（", "认为（"),
                    Map.entry("位列", "未进"),
                    Map.entry("在丁榜", "在戊榜")),
            Language.EN,
            Map.ofEntries(
                    Map.entry("was launched", "was not launched"),
                    Map.entry("supports", "does not support"),
                    Map.entry("is praised", "is criticised"),
                    Map.entry("is criticised", "is praised"),
                    Map.entry("praised as excellent", "praised as natural"),
                    Map.entry("went down", "went up"),
                    Map.entry("keeps what was promised", "withdraws what was promised"),
                    Map.entry("is rumoured to come", "has been launched"),
                    Map.entry("does not offer", "supports"),
                    Map.entry("makes clips of", "costs"),
                    Map.entry(" reports", " independent origins"),
                    Map.entry("also relayed by", "relayed by"),
                    Map.entry("Reported by", "In the view of"),
                    Map.entry("In the view of", "Reported by"),
                    Map.entry("Relayed by", "Reported by")));

    private final HandMade world = HandMade.world();

    /** A day of verdicts, good and bad, of an ability, a rank and what is missing. */
    @BeforeEach
    void a_day_of_tests() {
        Article article = world.add(HandMade.article(
                "bench.md",
                "半格实验",
                "2031-05-20",
                "https://halfframe.example/tests/bench",
                "Wren 2 实测",
                "Wren 2 的画质很好。Wren 2 的光影太差。Wren 2 支持口型同步。Wren 2 不支持参考图。Wren 2 在丁榜排第 3。"));
        said(article, Attribute.VISUAL_QUALITY, Polarity.POSITIVE, "Wren 2 的画质很好");
        said(article, Attribute.LIGHTING, Polarity.NEGATIVE, "Wren 2 的光影太差");
        said(article, Attribute.LIP_SYNC, Polarity.POSITIVE, "Wren 2 支持口型同步");
        said(article, Attribute.REFERENCE, Polarity.NEGATIVE, "Wren 2 不支持参考图");
        said(article, Attribute.RANKING, Polarity.POSITIVE, "Wren 2 在丁榜排第 3");
    }

    private void said(Article article, Attribute attribute, Polarity polarity, String quote) {
        world.claim(article, "Wren 2", attribute, polarity, Status.CURRENT, Basis.AUTHOR, Optional.empty(), quote);
    }

    /** One sentence with the model that it stands under. */
    private record Told(String model, Sentence sentence) {}

    private List<Told> all(Language language) {
        DigestCompiler compiler = new DigestCompiler(world.news(), HandMade.CLOCK);
        List<Told> all = new ArrayList<>();
        for (LocalDate day : compiler.days()) {
            for (Section section : compiler.on(day, language).sections()) {
                section.sentences().forEach(sentence -> all.add(new Told(section.model(), sentence)));
            }
        }
        assertThat(all)
                .extracting(told -> told.sentence().kind())
                .contains(
                        Kind.RELEASE,
                        Kind.CHANGE,
                        Kind.OUTCOME,
                        Kind.DISPUTE,
                        Kind.RECORD,
                        Kind.VERDICT,
                        Kind.CAPABILITY,
                        Kind.FACT);
        return all;
    }

    private List<String> faults(Language language, Told told, Sentence altered) {
        return world.check(language).faults(told.model(), altered);
    }

    private static Sentence with(Sentence sentence, List<Part> parts) {
        return new Sentence(
                sentence.kind(), parts, sentence.claims(), sentence.origins(), sentence.reworded(), sentence.brief());
    }

    /** Every sentence that differs from {@code sentence} by one hit of {@code what}. */
    private static Stream<Sentence> altered(Sentence sentence, Pattern what, String by) {
        List<Sentence> all = new ArrayList<>();
        for (int i = 0; i < sentence.parts().size(); i++) {
            Part part = sentence.parts().get(i);
            Matcher hits = what.matcher(part.text());
            while (hits.find()) {
                List<Part> parts = new ArrayList<>(sentence.parts());
                String text = part.text().substring(0, hits.start())
                        + (by.isEmpty() && Character.isDigit(hits.group().charAt(0))
                                ? String.valueOf((char) ('0' + (hits.group().charAt(0) - '0' + 1) % 10))
                                : by)
                        + part.text().substring(hits.end());
                parts.set(i, new Part(text, part.quoted(), part.head()));
                all.add(with(sentence, parts));
            }
        }
        return all.stream();
    }

    private int caught(Language language, Pattern what, String by) {
        int caught = 0;
        for (Told told : all(language)) {
            for (Sentence wrong : altered(told.sentence(), what, by).toList()) {
                assertThat(faults(language, told, wrong)).as(wrong.text()).isNotEmpty();
                caught++;
            }
        }
        return caught;
    }

    @Test
    void the_name_of_a_respect_compares_nothing() {
        Article article = world.add(HandMade.article(
                "frames", "半格实验", "2031-05-21", "https://halfframe.example/frames", "短讯", "Wren 2 新增首尾帧功能。"));
        said(article, Attribute.FIRST_LAST_FRAME, Polarity.POSITIVE, "Wren 2 新增首尾帧功能");
        assertThat(all(Language.EN))
                .anyMatch(told -> told.sentence().text().startsWith("Wren 2 supports first and last frame. "));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void each_altered_digit_is_caught(Language language) {
        assertThat(caught(language, Pattern.compile("\\d"), "")).isGreaterThan(50);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void each_altered_month_is_caught(Language language) {
        Pattern month = Pattern.compile(language == Language.ZH ? "(?<=年)\\d{1,2}(?=月)" : "\\b(?:May|June|August)\\b");
        assertThat(caught(language, month, language == Language.ZH ? "11" : "March"))
                .isGreaterThan(3);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void each_altered_name_of_a_model_is_caught(Language language) {
        assertThat(caught(language, Pattern.compile("Sable 3"), "Moth 2")).isGreaterThan(5);
        assertThat(caught(language, Pattern.compile("Moth Turbo"), "Sable 3")).isPositive();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void each_altered_voice_is_caught(Language language) {
        assertThat(caught(language, Pattern.compile("潮汐日报|镜前观察|半格实验|The Reel Ledger"), "别家日报"))
                .isGreaterThan(8);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void each_altered_respect_is_caught(Language language) {
        Wording wording = Wording.in(language);
        int caught = 0;
        for (Attribute attribute : Attribute.values()) {
            String other = wording.attribute(attribute == Attribute.PHYSICS ? Attribute.LIP_SYNC : Attribute.PHYSICS);
            // "text to video" has letters of other labels; in Chinese words have no edges
            String label = wording.namesOf(attribute).stream()
                    .map(Pattern::quote)
                    .collect(Collectors.joining("|", "(?:", ")"));
            Pattern what = Pattern.compile(language == Language.EN ? "(?<=[ ,])" + label + "(?=[ :,(]|$)" : label);
            for (Told told : all(language)) {
                for (Sentence wrong : altered(told.sentence(), what, other)
                        .filter(each -> quotesAs(each, told.sentence()))
                        .toList()) {
                    assertThat(faults(language, told, wrong)).as(wrong.text()).isNotEmpty();
                    caught++;
                }
            }
        }
        assertThat(caught).isGreaterThan(3);
    }

    private static boolean quotesAs(Sentence a, Sentence b) {
        return a.parts().stream()
                .filter(part -> part.quoted().isPresent())
                .toList()
                .equals(b.parts().stream()
                        .filter(part -> part.quoted().isPresent())
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void each_altered_sense_is_caught(Language language) {
        int caught = 0;
        for (Map.Entry<String, String> sense :
                SENSES.getOrDefault(language, Map.of()).entrySet()) {
            Pattern what = Pattern.compile(Pattern.quote(sense.getKey()));
            for (Told told : all(language)) {
                for (Sentence wrong : altered(told.sentence(), what, sense.getValue())
                        .filter(each -> quotesAs(each, told.sentence()))
                        .toList()) {
                    assertThat(faults(language, told, wrong)).as(wrong.text()).isNotEmpty();
                    caught++;
                }
            }
        }
        assertThat(caught).isGreaterThan(12);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void each_altered_letter_of_a_quotation_is_caught(Language language) {
        int caught = 0;
        for (Told told : all(language)) {
            for (int i = 0; i < told.sentence().parts().size(); i++) {
                Part part = told.sentence().parts().get(i);
                if (part.quoted().isEmpty()) continue;
                for (int at = 1; at < part.text().length() - 1; at++) {
                    if (Character.isWhitespace(part.text().charAt(at))) continue;
                    List<Part> parts = new ArrayList<>(told.sentence().parts());
                    parts.set(
                            i,
                            new Part(
                                    part.text().substring(0, at) + "乙"
                                            + part.text().substring(at + 1),
                                    part.quoted()));
                    Sentence wrong = with(told.sentence(), parts);
                    assertThat(faults(language, told, wrong)).as(wrong.text()).isNotEmpty();
                    caught++;
                }
            }
        }
        assertThat(caught).isGreaterThan(60);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void each_altered_citation_is_caught(Language language) {
        int caught = 0;
        for (Told told : all(language)) {
            Sentence sentence = told.sentence();
            assertThat(faults(language, told, citing(sentence, List.of()))).isNotEmpty();
            for (int at = 0; at < sentence.claims().size(); at++) {
                List<String> ids = new ArrayList<>(sentence.claims());
                ids.set(at, "0000000000000000");
                assertThat(faults(language, told, citing(sentence, ids)))
                        .anyMatch(fault -> fault.contains("does not exist"));
                for (Claim other : world.claims) {
                    Claim right = claim(sentence.claims().get(at));
                    boolean alike = sentence.claims().contains(other.id())
                            || (other.attribute() == right.attribute()
                                    && other.model().equals(right.model()));
                    if (alike) continue;
                    ids.set(at, other.id());
                    assertThat(faults(language, told, citing(sentence, ids)))
                            .as(other + " in " + sentence.text())
                            .isNotEmpty();
                    caught++;
                }
            }
        }
        assertThat(caught).isGreaterThan(60);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void more_origins_than_claims_and_figures_of_another_respect_are_caught(Language language) {
        Told told = all(language).getFirst();
        Sentence boasting = new Sentence(
                told.sentence().kind(),
                told.sentence().parts().stream()
                        .map(part -> new Part(part.text().replace('2', '9'), part.quoted(), part.head()))
                        .toList(),
                told.sentence().claims(),
                List.of(9, 1));
        assertThat(faults(language, told, boasting)).anyMatch(fault -> fault.contains("origins"));
        String price = language == Language.ZH ? "每月 88 元" : "88 CNY per month";
        String length = language == Language.ZH ? "20 秒" : "20 s";
        Told long20 = all(language).stream()
                .filter(each -> each.sentence().kind() == Kind.FACT)
                .filter(each -> each.sentence().text().contains(length))
                .findFirst()
                .orElseThrow();
        List<Part> swapped = long20.sentence().parts().stream()
                .map(part -> new Part(
                        part.quoted().isPresent() ? part.text() : part.text().replace(length, price),
                        part.quoted(),
                        part.head()))
                .toList();
        assertThat(faults(language, long20, with(long20.sentence(), swapped)))
                .anyMatch(fault -> fault.contains("number of no cited claim"));
    }

    private static Sentence citing(Sentence sentence, List<String> claims) {
        return new Sentence(sentence.kind(), sentence.parts(), claims, sentence.origins());
    }

    private Claim claim(String id) {
        return world.claims.stream()
                .filter(claim -> claim.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
