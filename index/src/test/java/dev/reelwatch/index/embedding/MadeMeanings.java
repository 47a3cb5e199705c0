package dev.reelwatch.index.embedding;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.output.TokenUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** A model that knows a few meanings, each a direction: words of one meaning point the same way, whatever they are. */
public final class MadeMeanings implements EmbeddingModel {
    private static final List<List<String>> MEANINGS = List.of(
            List.of("价格", "多少钱", "便宜", "费用", "会员", "灵感值", "cost", "price", "cheap"),
            List.of("速度", "秒", "快", "慢", "等待", "出片", "speed", "fast", "wait"),
            List.of("稳", "一致", "变形", "consistency", "steady"),
            List.of("声音", "音效", "配音", "audio", "sound"));
    /** All texts have something in common, so that none is without a direction. */
    private static final float COMMON = 0.2f;

    /** What it was asked, in order. */
    public final List<String> asked = new CopyOnWriteArrayList<>();

    @Override
    public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
        List<Embedding> vectors = new ArrayList<>();
        for (TextSegment segment : segments) {
            asked.add(segment.text());
            vectors.add(Embedding.from(vector(segment.text())));
        }
        return Response.from(vectors, new TokenUsage(10 * segments.size()));
    }

    @Override
    public int dimension() {
        return MEANINGS.size() + 1;
    }

    public static float[] vector(String text) {
        String folded = text.toLowerCase(Locale.ROOT);
        float[] numbers = new float[MEANINGS.size() + 1];
        for (int i = 0; i < MEANINGS.size(); i++) {
            for (String word : MEANINGS.get(i)) if (folded.contains(word)) numbers[i]++;
        }
        numbers[MEANINGS.size()] = COMMON;
        return numbers;
    }
}
