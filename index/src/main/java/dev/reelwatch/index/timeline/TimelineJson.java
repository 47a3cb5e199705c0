package dev.reelwatch.index.timeline;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reelwatch.index.claim.ClaimJson;

/** Timeline entries as Knowledge JSON. */
public final class TimelineJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private TimelineJson() {}

    public static ObjectNode write(TimelineEntry entry) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("id", entry.id());
        json.put("model", entry.model());
        json.put("kind", entry.kind().json());
        json.put("date", entry.date().toString());
        if (entry.ofArticle()) json.put("date_from", "article");
        ArrayNode claims = json.putArray("claims");
        entry.claims().forEach(claim -> claims.add(ClaimJson.write(claim)));
        ArrayNode conflicts = json.putArray("conflicts");
        entry.conflicts().forEach(date -> conflicts.add(date.toString()));
        return json;
    }
}
