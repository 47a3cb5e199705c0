package dev.reelwatch.index.story;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Stories as Knowledge JSON. */
public final class StoryJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private StoryJson() {}

    /** A story without its articles. */
    public static ObjectNode write(Story story) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("id", story.id());
        json.put("model", story.model());
        json.put("what", story.what());
        json.put("from", story.from().toString());
        json.put("to", story.to().toString());
        json.put("origins", story.origins());
        return json;
    }

    /** Where the words of an article come from. */
    public static void putOrigin(ObjectNode article, Origin origin) {
        article.put("voice", origin.voice());
        origin.bond().ifPresent(bond -> article.put("bond", bond.json()));
        origin.original().ifPresent(original -> article.put("original", original));
    }
}
