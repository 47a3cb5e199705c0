package dev.reelwatch.index.story;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reelwatch.crawler.article.Article;
import java.util.Optional;
import java.util.function.Function;

/** Stories as Knowledge JSON. */
public final class StoryJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private StoryJson() {}

    /**
     * A story with its articles, and where the words of each come from.
     *
     * @param articles finds an article by its id
     * @param origins tells the origin of an article by its id
     */
    public static ObjectNode write(
            Story story, Function<String, Optional<Article>> articles, Function<String, Origin> origins) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("id", story.id());
        json.put("model", story.model());
        json.put("what", story.what());
        json.put("from", story.from().toString());
        json.put("to", story.to().toString());
        json.put("origins", story.origins());
        ArrayNode told = json.putArray("articles");
        for (String id : story.articles()) {
            ObjectNode node = told.addObject();
            node.put("article", id);
            articles.apply(id).ifPresent(article -> {
                node.put("title", article.title());
                article.url().ifPresent(url -> node.put("url", url.toString()));
            });
            Origin origin = origins.apply(id);
            node.put("voice", origin.voice());
            origin.bond().ifPresent(bond -> node.put("bond", bond.json()));
            origin.original().ifPresent(original -> node.put("original", original));
        }
        return json;
    }
}
