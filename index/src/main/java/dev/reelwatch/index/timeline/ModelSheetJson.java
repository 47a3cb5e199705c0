package dev.reelwatch.index.timeline;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reelwatch.index.finding.KnowledgeJson;

/** Models at a glance as Knowledge JSON. */
public final class ModelSheetJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ModelSheetJson() {}

    public static ObjectNode write(ModelSheet sheet) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("id", sheet.id());
        json.put("model", sheet.model());
        json.put("line", sheet.line());
        sheet.vendor().ifPresent(vendor -> json.put("vendor", vendor));
        sheet.released().ifPresent(at -> json.put("released", at.toString()));
        sheet.predecessor().ifPresent(before -> json.put("predecessor", before));
        ArrayNode after = json.putArray("successors");
        sheet.successors().forEach(after::add);
        json.put("claims", sheet.claims());
        json.put("articles", sheet.articles());
        sheet.firstSaid().ifPresent(at -> json.put("first_said", at.toString()));
        sheet.lastSaid().ifPresent(at -> json.put("last_said", at.toString()));
        json.put("disputes", sheet.disputes().size());
        json.put("open_promises", sheet.openPromises());
        return json;
    }

    /** The same with all findings and changes. */
    public static ObjectNode writeWhole(ModelSheet sheet) {
        ObjectNode json = write(sheet);
        ArrayNode findings = json.putArray("findings");
        sheet.matters()
                .forEach(matter -> matter.findings().forEach(finding -> findings.add(KnowledgeJson.write(finding))));
        ArrayNode changes = json.putArray("changes");
        sheet.matters().forEach(matter -> matter.changes().forEach(change -> changes.add(KnowledgeJson.write(change))));
        return json;
    }
}
