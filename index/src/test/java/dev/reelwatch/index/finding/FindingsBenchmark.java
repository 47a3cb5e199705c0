package dev.reelwatch.index.finding;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.crawler.source.Sources;
import dev.reelwatch.index.claim.Basis;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.MadeClaim;
import dev.reelwatch.index.claim.Status;
import dev.reelwatch.index.story.Origins;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.index.vocabulary.SeedVocabulary;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * How long it takes until the findings are right again after one more article, run by hand. News moves on: articles
 * speak of the models of their time, as they do. With {@code still} all speak of the same forty models for ever, which
 * is the worst case. Start it with {@code -Xmx256m} to see that 100,000 claims have room.
 */
final class FindingsBenchmark {
    private static final int CLAIMS_OF_AN_ARTICLE = 20;
    private static final int MODELS_AT_A_TIME = 40;
    private static final int ARTICLES_OF_A_GENERATION = 250;
    private static final Attribute[] ATTRIBUTES = Attribute.values();
    private static final String WORDS =
            "画面动作人物镜头光影速度价格会员开放上线支持声音口型参考首尾运动稳定清晰细节物理重力模拟真实自然流畅僵硬崩坏一致控制提示理解生成视频时长分辨率积分免费付费企业用户网页接口更新升级测试体验效果";

    private record Made(Article article, List<Claim> claims) {}

    private final Random random = new Random(7);
    private final Map<String, String> texts = new HashMap<>();
    private final Origins origins = new Origins(new Sources(List.of()), id -> Optional.ofNullable(texts.get(id)));
    private final Evidence evidence = new Evidence(origins::witness);
    private final boolean still;

    private FindingsBenchmark(boolean still) {
        this.still = still;
    }

    public static void main(String[] args) {
        boolean still = List.of(args).contains("still");
        FindingsBenchmark benchmark = new FindingsBenchmark(still);
        System.out.printf(
                "%10s %10s %12s %12s %12s %10s%n", "claims", "articles", "median ms", "p95 ms", "worst ms", "heap MB");
        int articles = 0;
        for (int claims : new int[] {1_000, 10_000, 100_000}) {
            while (articles * CLAIMS_OF_AN_ARTICLE < claims) {
                benchmark.take(benchmark.make(articles++));
                // as often as a server is asked
                if (articles % 50 == 0) benchmark.evidence.matters();
            }
            benchmark.evidence.matters();
            double[] millis = new double[100];
            for (int i = 0; i < millis.length; i++) {
                Made next = benchmark.make(articles++);
                long begin = System.nanoTime();
                benchmark.take(next);
                int matters = benchmark.evidence.matters().size();
                millis[i] = (System.nanoTime() - begin) / 1e6;
                if (matters == 0) throw new IllegalStateException("nothing is known");
            }
            Arrays.sort(millis);
            System.gc();
            long used =
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
            System.out.printf(
                    "%10d %10d %12.2f %12.2f %12.2f %10d%n",
                    claims, articles, millis[50], millis[95], millis[99], used >> 20);
        }
    }

    private Made make(int number) {
        String day = LocalDate.of(2023, 1, 1).plusDays(number / 5).toString();
        List<MadeClaim> made = new ArrayList<>();
        StringBuilder text = new StringBuilder("第" + number + "篇。");
        for (int i = 0; i < CLAIMS_OF_AN_ARTICLE; i++) {
            int generation = still ? 1 : 1 + number / ARTICLES_OF_A_GENERATION;
            int line = (int) Math.min(MODELS_AT_A_TIME - 1, Math.abs(random.nextGaussian()) * 14);
            String quote = sentence() + i;
            text.append(quote).append("。\n");
            MadeClaim claim = MadeClaim.of(
                            "Line" + line + " " + generation + ".0",
                            ATTRIBUTES[random.nextInt(ATTRIBUTES.length)],
                            quote)
                    .basis(List.of(Basis.values()).get(random.nextInt(3)))
                    .status(random.nextInt(10) == 0 ? Status.PLANNED : Status.CURRENT);
            switch (random.nextInt(4)) {
                case 0 -> claim.number(1 + random.nextInt(30), "s").per("5 s clip");
                case 1 -> claim.minus();
                default -> claim.plus();
            }
            made.add(claim);
        }
        Article article =
                MadeClaim.article("t" + number, "站" + number % 300, Optional.of(Moment.parse(day)), text.toString());
        return new Made(article, made.stream().map(claim -> claim.in(article)).toList());
    }

    private void take(Made made) {
        Article article = made.article();
        texts.put(article.id(), article.text());
        Set<String> touched = origins.put(article);
        evidence.put(article.id(), made.claims(), new GroundsReader(SeedVocabulary.INSTANCE, article));
        touched.forEach(evidence::touch);
        // texts lie in the archive, not in memory
        if (texts.size() > 500) texts.clear();
    }

    private String sentence() {
        StringBuilder sentence = new StringBuilder();
        int length = 16 + random.nextInt(24);
        for (int i = 0; i < length; i++) sentence.append(WORDS.charAt(random.nextInt(WORDS.length())));
        return sentence.toString();
    }
}
