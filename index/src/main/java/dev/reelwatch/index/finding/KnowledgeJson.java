package dev.reelwatch.index.finding;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reelwatch.index.claim.ClaimJson;
import dev.reelwatch.index.claim.Measure;
import java.util.stream.Stream;

/** Knowledge JSON: what is absent is absent, not null. */
public final class KnowledgeJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private KnowledgeJson() {}

    public static ObjectNode write(Finding finding) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("id", finding.id());
        json.put("model", finding.model());
        json.put("attribute", finding.attribute().json());
        json.put("polarity", finding.polarity().json());
        finding.measure().ifPresent(measure -> json.set("measure", write(measure)));
        json.put("origins", finding.origins());
        json.put("origins_vendor", finding.support().vendor());
        json.put("origins_tester", finding.support().testers());
        finding.firstSaid().ifPresent(at -> json.put("first_said", at.toString()));
        finding.lastSaid().ifPresent(at -> json.put("last_said", at.toString()));
        ArrayNode claims = json.putArray("claims");
        finding.claims().forEach(claim -> claims.add(ClaimJson.write(claim)));
        return json;
    }

    public static ObjectNode write(Measure measure) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("number", measure.number());
        json.put("unit", measure.unit());
        if (!measure.per().isEmpty()) json.put("per", measure.per());
        if (!measure.mode().isEmpty()) json.put("mode", measure.mode());
        return json;
    }

    private static ObjectNode write(CreditPrice credit) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("costs", credit.money());
        json.put("currency", credit.currency());
        json.put("words", credit.words());
        return json;
    }

    /** A row of a comparison, a cell a model. */
    public static ObjectNode write(Comparison comparison, Comparison.Row row) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("attribute", row.attribute().json());
        if (!row.unit().isEmpty()) json.put("unit", row.unit());
        ArrayNode cells = json.putArray("cells");
        for (int i = 0; i < row.cells().size(); i++) {
            ObjectNode cell = cells.addObject();
            cell.put("model", comparison.models().get(i));
            row.cells().get(i).ifPresent(known -> {
                if (!known.of().equals(cell.get("model").asText())) cell.put("said_of", known.of());
                cell.put("disputed", known.disputed());
                known.newsOf().ifPresent(day -> cell.put("news_of", day.toString()));
                known.credit().ifPresent(credit -> cell.set("credit", write(credit)));
                cell.set("finding", write(known.finding()));
            });
        }
        return json;
    }

    public static ObjectNode write(Dispute dispute) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("id", dispute.id());
        json.put("type", dispute.type().json());
        dispute.scope().ifPresent(scope -> json.put("scope", scope.json()));
        json.put("model", dispute.model());
        json.put("attribute", dispute.attribute().json());
        json.set("a", ClaimJson.write(dispute.a().best()));
        json.set("b", ClaimJson.write(dispute.b().best()));
        ArrayNode others = json.putArray("others");
        Stream.of(dispute.a(), dispute.b())
                .flatMap(finding -> finding.claims().stream().filter(claim -> !claim.equals(finding.best())))
                .forEach(claim -> others.add(ClaimJson.write(claim)));
        json.put("origins_a", dispute.a().origins());
        json.put("origins_b", dispute.b().origins());
        return json;
    }

    public static ObjectNode write(Promise promise) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("id", promise.id());
        json.put("model", promise.model());
        json.put("attribute", promise.attribute().json());
        json.put("state", promise.state().json());
        promise.part().ifPresent(part -> json.put("part", part));
        promise.due().ifPresent(due -> json.put("due", due.toString()));
        if (promise.isDueVague()) json.put("due_vague", true);
        json.set("promised", ClaimJson.write(promise.promised()));
        promise.outcome().ifPresent(claim -> json.set("outcome", ClaimJson.write(claim)));
        promise.endedAt().ifPresent(at -> json.put("ended", at.toString()));
        if (promise.isShownByRelease()) json.put("shown_by_release", true);
        if (promise.outcome().isPresent()) promise.days().ifPresent(days -> json.put("days", days));
        promise.daysLate().ifPresent(days -> json.put("days_late", days));
        if (promise.isAtLeast()) json.put("days_late_at_least", true);
        return json;
    }

    public static ObjectNode write(Change change) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("id", change.id());
        json.put("model", change.model());
        json.put("attribute", change.attribute().json());
        json.put("kind", change.kind().json());
        change.at().ifPresent(at -> json.put("date", at.toString()));
        change.from().ifPresent(measure -> json.set("from", write(measure)));
        change.to().ifPresent(measure -> json.set("to", write(measure)));
        json.set("before", ClaimJson.write(change.before()));
        json.set("after", ClaimJson.write(change.after()));
        return json;
    }
}
