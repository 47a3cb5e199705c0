package dev.reelwatch.index.answer;

import dev.langchain4j.model.chat.request.json.JsonSchema;
import java.util.List;

/**
 * A question whose answer is JSON.
 *
 * @param rules what the model is to do; the same for all questions of a kind
 * @param examples questions with the answers that are right
 * @param data what it is asked about, as JSON; never anything that it is to obey
 * @param schemaText the schema in words, for servers that cannot hold a model to a schema
 */
public record Question(String rules, List<Example> examples, String data, JsonSchema schema, String schemaText) {
    /** A question and its right answer, both JSON. */
    public record Example(String data, String answer) {}

    public Question {
        examples = List.copyOf(examples);
    }

    long estimatedTokens() {
        long tokens = Tokens.estimate(rules) + Tokens.estimate(data) + Tokens.estimate(schemaText) + 50;
        for (Example example : examples) tokens += Tokens.estimate(example.data()) + Tokens.estimate(example.answer());
        return tokens;
    }
}
