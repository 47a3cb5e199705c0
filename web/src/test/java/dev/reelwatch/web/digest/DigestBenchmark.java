package dev.reelwatch.web.digest;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.index.KnowledgeBase;
import dev.reelwatch.index.claim.Basis;
import dev.reelwatch.index.claim.Polarity;
import dev.reelwatch.index.claim.Status;
import dev.reelwatch.index.claim.Value;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.web.HandMade;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

/** How long the digest of a day with 1,000 new claims takes, with 2,000 claims of the days before; run by hand. */
final class DigestBenchmark {
    private static final int CLAIMS_OF_AN_ARTICLE = 20;
    private static final int ARTICLES_OF_A_DAY = 50;
    private static final int DAYS = 3;
    private static final int MODELS = 40;
    private static final LocalDate FIRST = LocalDate.of(2031, 3, 1);

    private DigestBenchmark() {}

    public static void main(String[] args) {
        HandMade world = new HandMade();
        for (int day = 0; day < DAYS; day++) {
            for (int n = 0; n < ARTICLES_OF_A_DAY; n++) add(world, day, n);
        }
        Path data = world.stored();
        LocalDate last = FIRST.plusDays(DAYS - 1);
        try (KnowledgeBase knowledge = HandMade.knowledgeIn(data)) {
            long before = System.nanoTime();
            knowledge.known();
            System.out.printf("%,d claims weighed in %d ms%n", world.claims.size(), millisSince(before));
            for (int run = 1; run <= 5; run++) {
                long start = System.nanoTime();
                DigestCompiler compiler = new DigestCompiler(News.of(knowledge), HandMade.CLOCK);
                Digest digest = compiler.on(last, Language.ZH);
                System.out.printf(
                        "run %d: %d sections, %d claims cited, %d ms%n",
                        run, digest.sections().size(), digest.summary().claims().size(), millisSince(start));
                start = System.nanoTime();
                compiler.on(last, Language.ZH);
                System.out.printf("   again: %d ms%n", millisSince(start));
            }
        }
    }

    private static void add(HandMade world, int day, int n) {
        int number = day * ARTICLES_OF_A_DAY + n;
        String model = "Wren " + (1 + number % MODELS);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < CLAIMS_OF_AN_ARTICLE; i++)
            text.append(sentence(model, number, i)).append('。');
        Article article = world.add(HandMade.article(
                number + ".md",
                "第 " + n % 17 + " 家",
                FIRST.plusDays(day).toString(),
                "https://bench.example/" + number,
                model + " 第 " + number + " 篇",
                text.toString()));
        for (int i = 0; i < CLAIMS_OF_AN_ARTICLE; i++) {
            boolean verdict = i % 4 == 3;
            world.claim(
                    article,
                    model,
                    verdict ? Attribute.MOTION : i % 2 == 0 ? Attribute.DURATION : Attribute.PRICE,
                    verdict ? Polarity.POSITIVE : Polarity.NEUTRAL,
                    Status.CURRENT,
                    Basis.AUTHOR,
                    verdict ? Optional.empty() : Optional.of(figure(number, i)),
                    sentence(model, number, i));
        }
    }

    private static Value figure(int number, int i) {
        int n = 1 + (number * 31 + i * 7) % 997;
        return i % 2 == 0 ? Value.ofNumber(n + " 秒", n, "s") : Value.ofNumber(n + " 元", n, "CNY");
    }

    private static String sentence(String model, int number, int i) {
        if (i % 4 == 3) return model + " 的动作很自然，这是第 " + number + " 篇里的第 " + i + " 回";
        String text = figure(number, i).text();
        return i % 2 == 0
                ? model + " 单次最长生成 " + text + "的视频，第 " + i + " 次测得"
                : model + " 的价格是每条 " + text + "，第 " + i + " 次问到";
    }

    private static long millisSince(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }
}
