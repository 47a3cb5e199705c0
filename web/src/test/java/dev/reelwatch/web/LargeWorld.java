package dev.reelwatch.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.index.claim.Basis;
import dev.reelwatch.index.claim.Polarity;
import dev.reelwatch.index.claim.Status;
import dev.reelwatch.index.claim.Value;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.index.vocabulary.Mention;
import dev.reelwatch.index.vocabulary.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Any number of claims out of the words of the vocabulary, for measurements; the same number makes the same claims. News
 * moves on, as it does: articles speak of the models of their time, of some far more than of others.
 */
public final class LargeWorld {
    private static final int CLAIMS_OF_AN_ARTICLE = 20;
    private static final int ARTICLES_A_DAY = 5;
    private static final int VERSIONS = 5;
    private static final LocalDate FIRST_DAY = LocalDate.parse("2028-01-01");
    private static final Attribute[] ATTRIBUTES = Attribute.values();

    private record Name(String spelling, String model) {}

    private final Random random = new Random(11);
    private final List<Name> names;
    private final Map<Attribute, List<String>> words = new EnumMap<>(Attribute.class);
    private final HandMade world = new HandMade();

    private LargeWorld(Path folder) throws IOException {
        Vocabulary vocabulary = Vocabulary.load(folder);
        names = names(folder, vocabulary);
        for (Attribute attribute : ATTRIBUTES) {
            words.put(attribute, vocabulary.feature(attribute).words());
        }
    }

    /**
     * A world of so many claims.
     *
     * @param vocabulary the folder of the vocabulary
     */
    public static HandMade of(int claims, Path vocabulary) throws IOException {
        LargeWorld large = new LargeWorld(vocabulary);
        int articles = (claims + CLAIMS_OF_AN_ARTICLE - 1) / CLAIMS_OF_AN_ARTICLE;
        for (int i = 0; i < articles; i++) {
            large.article(i, articles, Math.min(CLAIMS_OF_AN_ARTICLE, claims - i * CLAIMS_OF_AN_ARTICLE));
        }
        return large.world;
    }

    /** What somebody who knows the field may ask: names, words, both, and narrowed. The same number makes the same ones. */
    public static List<String> questions(int number, Path vocabulary) throws IOException {
        LargeWorld large = new LargeWorld(vocabulary);
        List<String> questions = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            String name = large.name(large.random.nextInt(1000), 1000).spelling();
            Attribute attribute = large.attribute();
            String word = large.word(attribute);
            questions.add(
                    switch (i % 6) {
                        case 0 -> name;
                        case 1 -> word;
                        case 2 -> name + " " + word;
                        case 3 -> word + " " + large.word(large.attribute());
                        case 4 -> name + " feature:" + attribute.json();
                        default -> "\"" + word + "\" polarity:against";
                    });
        }
        return questions;
    }

    private static List<Name> names(Path folder, Vocabulary vocabulary) throws IOException {
        List<Name> names = new ArrayList<>();
        JsonNode models = new ObjectMapper(new YAMLFactory())
                .readTree(Files.readString(folder.resolve("models.yaml")))
                .path("models");
        for (int version = 1; version <= VERSIONS; version++) {
            for (JsonNode model : models) {
                String spelling = model.at("/aliases/0").asText() + " " + version;
                List<Mention> mentions = vocabulary.namesInQuestion(spelling);
                if (mentions.isEmpty()) continue;
                names.add(new Name(spelling, mentions.getFirst().model()));
            }
        }
        return names;
    }

    private void article(int number, int of, int claims) {
        List<Name> spokenOf = new ArrayList<>();
        List<Attribute> attributes = new ArrayList<>();
        List<String> sentences = new ArrayList<>();
        for (int i = 0; i < claims; i++) {
            Name name = name(number, of);
            Attribute attribute = attribute();
            spokenOf.add(name);
            attributes.add(attribute);
            sentences.add(name.spelling() + word(attribute) + "，" + word(attribute()) + word(attribute()) + "，" + number
                    + "号样片第" + (i + 1) + "次用了 " + (1 + random.nextInt(60)) + " 秒");
        }
        Article article = world.add(HandMade.article(
                "large-" + number + ".md",
                "站" + (int) Math.min(299, Math.abs(random.nextGaussian()) * 60),
                FIRST_DAY.plusDays(number / ARTICLES_A_DAY).toString(),
                "https://large.example/" + number,
                spokenOf.getFirst().spelling() + word(attributes.getFirst()) + "：第 " + number + " 篇",
                String.join("。\n\n", sentences) + "。"));
        for (int i = 0; i < claims; i++) {
            String sentence = sentences.get(i);
            String seconds = sentence.substring(sentence.lastIndexOf("了 ") + 2);
            world.claim(
                    article,
                    spokenOf.get(i).model(),
                    attributes.get(i),
                    one(List.of(Polarity.values())),
                    random.nextInt(10) == 0 ? Status.PLANNED : Status.CURRENT,
                    one(List.of(Basis.values())),
                    random.nextInt(4) == 0
                            ? Optional.of(Value.ofNumber(
                                    seconds, Double.parseDouble(seconds.substring(0, seconds.indexOf(' '))), "s"))
                            : Optional.empty(),
                    sentence);
        }
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** One of the fifth of all models that are of this time. */
    private Name name(int number, int of) {
        double spread = names.size() / 10.0;
        double at = names.size() * (double) number / of + random.nextGaussian() * spread;
        return names.get((int) Math.clamp(at, 0, names.size() - 1));
    }

    private Attribute attribute() {
        return ATTRIBUTES[
                (int) Math.min(ATTRIBUTES.length - 1, Math.abs(random.nextGaussian()) * ATTRIBUTES.length / 2)];
    }

    private String word(Attribute attribute) {
        List<String> of = words.get(attribute);
        return of == null || of.isEmpty() ? attribute.json() : of.get(random.nextInt(of.size()));
    }
}
