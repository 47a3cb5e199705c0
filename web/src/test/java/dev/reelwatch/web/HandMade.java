package dev.reelwatch.web;

import dev.reelwatch.crawler.archive.Archive;
import dev.reelwatch.crawler.archive.ClaimRow;
import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.Ending;
import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.crawler.article.Published;
import dev.reelwatch.crawler.article.SourceKind;
import dev.reelwatch.crawler.url.CanonicalUrl;
import dev.reelwatch.index.KnowledgeBase;
import dev.reelwatch.index.claim.Basis;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.ClaimJson;
import dev.reelwatch.index.claim.PatternClaimExtractor;
import dev.reelwatch.index.claim.Polarity;
import dev.reelwatch.index.claim.Quote;
import dev.reelwatch.index.claim.Status;
import dev.reelwatch.index.claim.Value;
import dev.reelwatch.index.finding.Change;
import dev.reelwatch.index.finding.Dispute;
import dev.reelwatch.index.finding.Finding;
import dev.reelwatch.index.finding.Promise;
import dev.reelwatch.index.finding.Support;
import dev.reelwatch.index.timeline.TimelineEntry;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.index.vocabulary.Vocabulary;
import dev.reelwatch.web.digest.DigestCheck;
import dev.reelwatch.web.digest.Language;
import dev.reelwatch.web.digest.News;
import dev.reelwatch.web.digest.Passages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A small world of invented models, told by invented sites, for tests of digests and pages. */
public final class HandMade {
    public static final Clock CLOCK = Clock.fixed(Instant.parse("2031-09-01T00:00:00Z"), ZoneOffset.UTC);

    public static final Vocabulary VOCABULARY = Vocabulary.load(Path.of("..", "seeds", "vocabulary"));

    public static final String HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";

    public final List<Article> articles = new ArrayList<>();

    /** Those that their own pages say were deleted. */
    public final List<Article> withdrawn = new ArrayList<>();

    public final List<Claim> claims = new ArrayList<>();
    public final List<TimelineEntry> timeline = new ArrayList<>();
    public final List<Finding> findings = new ArrayList<>();
    public final List<Dispute> disputes = new ArrayList<>();
    public final List<Promise> promises = new ArrayList<>();
    public final List<Change> changes = new ArrayList<>();

    public static Article article(String doc, String site, String published, String url, String title, String text) {
        return new Article(
                Optional.of(doc),
                CanonicalUrl.parse(url),
                title,
                SourceKind.WEB,
                site.isEmpty() ? Optional.empty() : Optional.of(site),
                Optional.empty(),
                published.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Published(Moment.parse(published), "front-matter:date")),
                "zh-Hans",
                text,
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /** Adds an article. */
    public Article add(Article article) {
        articles.add(article);
        return article;
    }

    /** Adds a claim of an article that quotes its words. */
    public Claim claim(
            Article article,
            String model,
            Attribute attribute,
            Polarity polarity,
            Status status,
            Basis basis,
            Optional<Value> value,
            String quote) {
        int start = article.text().indexOf(quote);
        if (start < 0) throw new IllegalArgumentException("not in the article: " + quote);
        Claim claim = new Claim(
                Claim.idOf(article.id(), model, attribute, status, quote),
                Claim.Source.of(article),
                model,
                attribute,
                polarity,
                status,
                basis,
                value,
                Optional.empty(),
                new Quote(start, start + quote.length(), quote),
                value.flatMap(Value::date),
                0.9,
                "patterns-1");
        claims.add(claim);
        return claim;
    }

    public static Optional<Value> number(String text, double number, String unit) {
        return Optional.of(Value.ofNumber(text, number, unit));
    }

    public static Optional<Value> date(String text, String date) {
        return Optional.of(Value.ofDate(text, Moment.parse(date)));
    }

    /** Adds a finding of claims that say the same. */
    public Finding finding(int origins, Claim... same) {
        Finding finding = findingOf(origins, List.of(same));
        findings.add(finding);
        return finding;
    }

    /** The same claim, as sure as told. */
    public static Claim withConfidence(Claim claim, double confidence) {
        return new Claim(
                claim.id(),
                claim.article(),
                claim.model(),
                claim.attribute(),
                claim.polarity(),
                claim.status(),
                claim.basis(),
                claim.value(),
                claim.comparedTo(),
                claim.quote(),
                claim.trueAt(),
                confidence,
                claim.extractor());
    }

    private static Finding findingOf(int origins, List<Claim> same) {
        Claim first = same.getFirst();
        return new Finding(
                "f-" + first.id(),
                first.model(),
                first.attribute(),
                first.polarity(),
                first.value(),
                same,
                new Support(origins, 0, 0));
    }

    /** What digests are compiled from, with the findings as they were made by hand. */
    public News news() {
        Set<String> held = new HashSet<>();
        findings.forEach(finding -> finding.claims().forEach(claim -> held.add(claim.id())));
        List<Finding> all = new ArrayList<>(findings);
        for (Claim claim : claims) {
            if (held.add(claim.id())) all.add(findingOf(1, List.of(claim)));
        }
        return new News(all, disputes, promises, changes, passages());
    }

    /** The sentences of these articles. */
    public Passages passages() {
        return passages(DigestCheck.namesAmong(claims.stream().map(Claim::model).toList()));
    }

    /** The sentences of these articles, in which other names are found. */
    public Passages passages(Function<String, Collection<String>> namesIn) {
        return new Passages(
                id -> articles.stream()
                        .filter(article -> article.id().equals(id))
                        .map(Article::text)
                        .findFirst(),
                namesIn);
    }

    /** The gate for digests of these claims. */
    public DigestCheck check(Language language) {
        return new DigestCheck(
                language,
                id -> claims.stream().filter(claim -> claim.id().equals(id)).findFirst(),
                passages());
    }

    /** A knowledge base of these articles and claims in a folder of its own. */
    public KnowledgeBase knowledge() {
        return KnowledgeBase.open(stored(), VOCABULARY, CLOCK, notice -> {});
    }

    /** The same that may be written to. */
    public KnowledgeBase knowledgeForWriting() {
        return KnowledgeBase.openForWriting(stored(), VOCABULARY, CLOCK, notice -> {});
    }

    /** A knowledge base in a folder that {@link #stored} made. */
    public static KnowledgeBase knowledgeIn(Path data) {
        return KnowledgeBase.open(data, VOCABULARY, CLOCK, notice -> {});
    }

    /** A folder with an archive of these articles and claims. */
    public Path stored() {
        try {
            Path data = Files.createTempDirectory("reelwatch-test");
            data.toFile().deleteOnExit();
            Map<String, List<ClaimRow>> rows = new LinkedHashMap<>();
            articles.forEach(article -> rows.put(article.id(), new ArrayList<>()));
            for (Claim claim : claims) {
                Quote quote = claim.quote();
                String article = claim.article().articleId();
                Objects.requireNonNull(rows.get(article))
                        .add(new ClaimRow(
                                claim.id(),
                                article,
                                quote.start(),
                                quote.end(),
                                quote.text(),
                                ClaimJson.write(claim).toString()));
            }
            try (Archive archive = Archive.open(data)) {
                archive.store(articles, CLOCK.instant());
                for (Article article : withdrawn) {
                    archive.withdraw(article.key(), Ending.DELETED, "Its author deleted it.", CLOCK.instant());
                }
                archive.storeClaims(new PatternClaimExtractor(VOCABULARY).name(), rows);
            }
            return data;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fourteen claims of five articles on two models: agreement, a dispute, a promise kept, one open, a price cut. */
    public static HandMade world() {
        HandMade world = new HandMade();
        Article launch = world.add(article(
                "launch.md",
                "潮汐日报",
                "2031-05-06T09:30:00+08:00",
                "https://tide.example/2031/sable-3",
                "白鹭实验室拿出 Sable 3，一次能拍二十秒",
                """
                白鹭实验室今早发布 Sable 3。新模型单次可生成 20 秒的画面，比上一代多出一倍。

                价格方面，每月 88 元的会员可用全部功能；官方说，4K 输出要等到 2031年8月才会开放。

                现场演示里，人物转身之后衣服的花纹仍然对得上，镜头推拉也很稳。
                研发负责人表示，下个版本会带上同步生成的声音。"""));
        Claim release = world.claim(
                launch,
                "Sable 3",
                Attribute.RELEASE,
                Polarity.NEUTRAL,
                Status.CURRENT,
                Basis.VENDOR,
                date("今早", "2031-05-06"),
                "白鹭实验室今早发布 Sable 3。");
        Claim twenty = world.claim(
                launch,
                "Sable 3",
                Attribute.DURATION,
                Polarity.NEUTRAL,
                Status.CURRENT,
                Basis.VENDOR,
                number("20 秒", 20, "s"),
                "新模型单次可生成 20 秒的画面，比上一代多出一倍。");
        world.claim(
                launch,
                "Sable 3",
                Attribute.OVERALL,
                Polarity.POSITIVE,
                Status.CURRENT,
                Basis.AUTHOR,
                Optional.empty(),
                "单次可生成 20 秒的画面");
        Claim dear = world.claim(
                launch,
                "Sable 3",
                Attribute.PRICE,
                Polarity.NEUTRAL,
                Status.CURRENT,
                Basis.VENDOR,
                Optional.of(Value.ofNumber("每月 88 元", 88, "CNY").per("month")),
                "每月 88 元的会员可用全部功能");
        Claim promised = world.claim(
                launch,
                "Sable 3",
                Attribute.RESOLUTION,
                Polarity.POSITIVE,
                Status.PLANNED,
                Basis.VENDOR,
                date("2031年8月", "2031-08"),
                "4K 输出要等到 2031年8月才会开放");
        Claim steady = world.claim(
                launch,
                "Sable 3",
                Attribute.CONSISTENCY,
                Polarity.POSITIVE,
                Status.CURRENT,
                Basis.AUTHOR,
                Optional.empty(),
                "人物转身之后衣服的花纹仍然对得上");
        Claim sound = world.claim(
                launch,
                "Sable",
                Attribute.AUDIO,
                Polarity.POSITIVE,
                Status.PLANNED,
                Basis.VENDOR,
                Optional.empty(),
                "下个版本会带上同步生成的声音");

        Article repeat = world.add(article(
                "repeat.md",
                "镜前观察",
                "2031-05-06",
                "https://lens.example/p/71",
                "一次二十秒：Sable 3 上线",
                "Sable 3 已经上线。我们确认它单次能出 20 秒的视频。"));
        Claim releasedToo = world.claim(
                repeat,
                "Sable 3",
                Attribute.RELEASE,
                Polarity.NEUTRAL,
                Status.CURRENT,
                Basis.THIRD_PARTY,
                Optional.empty(),
                "Sable 3 已经上线。");
        Claim twentyToo = world.claim(
                repeat,
                "Sable 3",
                Attribute.DURATION,
                Polarity.NEUTRAL,
                Status.CURRENT,
                Basis.AUTHOR,
                number("20 秒", 20, "s"),
                "单次能出 20 秒的视频");

        Article test = world.add(article(
                "test.md",
                "半格实验",
                "2031-05-09T20:00:00+08:00",
                "https://halfframe.example/tests/sable-3?from=feed",
                "Sable 3 实测：转身就换衣服",
                """
                测了三十条提示词，结果不太乐观。

                多人场景里 Sable 3 的人物一转身就换了衣服，三次里有两次对不上。

                Moth Turbo 稳得多，生成 10 秒只要 45 秒。"""));
        Claim shaky = world.claim(
                test,
                "Sable 3",
                Attribute.CONSISTENCY,
                Polarity.NEGATIVE,
                Status.CURRENT,
                Basis.AUTHOR,
                Optional.empty(),
                "Sable 3 的人物一转身就换了衣服，三次里有两次对不上");
        world.claim(
                test,
                "Moth Turbo",
                Attribute.GENERATION_SPEED,
                Polarity.NEUTRAL,
                Status.CURRENT,
                Basis.AUTHOR,
                number("45 秒", 45, "s"),
                "生成 10 秒只要 45 秒");

        Article cut = world.add(article(
                "cut.md",
                "潮汐日报",
                "2031-06-01",
                "https://tide.example/2031/sable-3-price",
                "Sable 3 会员降价",
                "从今天起，Sable 3 会员每月 58 元。另有传闻说 Moth 2 将在秋天露面。"));
        Claim cheap = world.claim(
                cut,
                "Sable 3",
                Attribute.PRICE,
                Polarity.POSITIVE,
                Status.CURRENT,
                Basis.VENDOR,
                Optional.of(Value.ofNumber("每月 58 元", 58, "CNY").per("month")),
                "Sable 3 会员每月 58 元");
        world.claim(
                cut,
                "Moth 2",
                Attribute.RELEASE,
                Polarity.NEUTRAL,
                Status.RUMOURED,
                Basis.THIRD_PARTY,
                Optional.empty(),
                "传闻说 Moth 2 将在秋天露面");

        Article kept = world.add(article(
                "kept.md",
                "The Reel Ledger",
                "2031-08-20T10:00:00Z",
                "https://ledger.example/4k",
                "Sable 3 turns on 4K as promised",
                "The lab said in May that 4K would come in August. Today 4K output is live for every Sable 3 member."));
        Claim live = world.claim(
                kept,
                "Sable 3",
                Attribute.RESOLUTION,
                Polarity.POSITIVE,
                Status.CURRENT,
                Basis.THIRD_PARTY,
                Optional.of(Value.ofText("4K")),
                "Today 4K output is live for every Sable 3 member.");

        world.finding(2, release, releasedToo);
        world.finding(2, twenty, twentyToo);
        world.finding(1, dear);
        world.finding(1, cheap);
        world.changes.add(new Change("Sable 3", Attribute.PRICE, dear, cheap));
        Finding good = world.finding(1, steady);
        Finding bad = world.finding(1, shaky);
        world.finding(1, promised);
        world.finding(1, live);
        world.disputes.add(new Dispute(
                "d1", Dispute.Type.POLARITY, "Sable 3", Attribute.CONSISTENCY, good, bad, Optional.empty()));
        world.promises.add(new Promise(
                "p1",
                "Sable 3",
                Attribute.RESOLUTION,
                Promise.State.KEPT,
                Optional.of(Moment.parse("2031-08")),
                promised,
                Optional.of(live)));
        world.promises.add(new Promise(
                "p2", "Sable", Attribute.AUDIO, Promise.State.OPEN, Optional.empty(), sound, Optional.empty()));
        world.timeline.add(new TimelineEntry(
                "t1",
                "Sable 3",
                TimelineEntry.Kind.RELEASE,
                Moment.parse("2031-05-06"),
                List.of(release, releasedToo),
                List.of(Moment.parse("2031-05-07"))));
        world.timeline.add(new TimelineEntry(
                "t2", "Sable 3", TimelineEntry.Kind.PRICE, Moment.parse("2031-06-01"), List.of(cheap), List.of()));
        world.timeline.add(new TimelineEntry(
                "t3", "Sable 3", TimelineEntry.Kind.PROMISE, Moment.parse("2031-08"), List.of(promised), List.of()));
        return world;
    }

    public Claim quoting(String words) {
        return claims.stream()
                .filter(claim -> claim.quote().text().contains(words))
                .findFirst()
                .orElseThrow();
    }
}
