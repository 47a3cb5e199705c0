package dev.reelwatch.index.timeline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reelwatch.index.finding.KnowledgeJson;
import dev.reelwatch.index.story.StoryJson;

/** Stories with all that belongs to them as Knowledge JSON. */
public final class StorySheetJson {
    private StorySheetJson() {}

    public static ObjectNode write(StorySheet sheet) {
        ObjectNode json = StoryJson.write(sheet.story());
        ArrayNode told = json.putArray("articles");
        for (StorySheet.Telling telling : sheet.tellings()) {
            ObjectNode node = told.addObject();
            node.put("article", telling.article().articleId());
            node.put("title", telling.article().title());
            telling.article().url().ifPresent(url -> node.put("url", url.toString()));
            telling.article().site().ifPresent(site -> node.put("site", site));
            telling.article().author().ifPresent(author -> node.put("author", author));
            telling.article().saidAt().ifPresent(at -> node.put("said_at", at.toString()));
            telling.speaker().ifPresent(speaker -> node.put("speaker", speaker.word()));
            StoryJson.putOrigin(node, telling.origin());
            node.put("claims", telling.claims().size());
        }
        return json;
    }

    /** The same with the findings. */
    public static ObjectNode writeWhole(StorySheet sheet) {
        ObjectNode json = write(sheet);
        ArrayNode findings = json.putArray("findings");
        sheet.findings().forEach(finding -> findings.add(KnowledgeJson.write(finding)));
        return json;
    }
}
