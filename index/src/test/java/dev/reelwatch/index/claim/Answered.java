package dev.reelwatch.index.claim;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reelwatch.crawler.archive.ModelArchive.PartAnswer;
import dev.reelwatch.crawler.article.Article;
import java.util.List;

/** Answers of a language model, made by hand. */
final class Answered {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final ObjectNode answer = JSON.createObjectNode();
    private final ArrayNode claims = answer.putArray("claims");

    /** A claim that says what is good, now, in the author's words. */
    Answered claim(String quote, String model, String attribute) {
        return claim(quote, model, attribute, claim -> {});
    }

    Answered claim(String quote, String model, String attribute, java.util.function.Consumer<ObjectNode> more) {
        ObjectNode claim = claims.addObject();
        claim.put("quote", quote).put("model", model).put("attribute", attribute);
        claim.put("polarity", "+").put("status", "current").put("basis", "author");
        claim.putNull("value").putNull("compared_to");
        more.accept(claim);
        return this;
    }

    static java.util.function.Consumer<ObjectNode> number(String text, double number, String unit) {
        return claim -> claim.putObject("value")
                .put("text", text)
                .put("number", number)
                .put("unit", unit)
                .putNull("per")
                .putNull("date");
    }

    static java.util.function.Consumer<ObjectNode> date(String text, String iso) {
        return claim ->
                claim.putObject("value").put("text", text).putNull("number").put("date", iso);
    }

    String json() {
        return answer.toString();
    }

    List<PartAnswer> on(Article article) {
        return List.of(new PartAnswer(0, article.text().length(), json()));
    }
}
