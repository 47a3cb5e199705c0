package dev.reelwatch.web.digest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.ClaimJson;
import dev.reelwatch.index.timeline.ModelSheets;
import dev.reelwatch.web.digest.Summary.Section;
import dev.reelwatch.web.digest.Summary.Sentence;
import java.util.Locale;

/** A digest as JSON, the fields always in the same order; what is absent is absent. */
public final class DigestJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private DigestJson() {}

    public static ObjectNode write(Digest digest) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("date", digest.date().toString());
        json.put("language", digest.language().code());
        Wording wording = Wording.in(digest.language());
        if (!digest.isEmpty()) {
            ObjectNode lead = json.putObject("lead");
            lead.put("text", digest.leadLine(wording));
            ArrayNode claims = lead.putArray("claims");
            ArrayNode sentences = lead.putArray("sentences");
            for (Digest.Lead each : digest.lead(wording)) {
                ObjectNode node = sentences.addObject().put("text", each.text());
                ArrayNode own = node.putArray("claims");
                for (Sentence sentence : each.of()) {
                    sentence.claims().forEach(claims::add);
                    sentence.claims().forEach(own::add);
                }
                digest.summary().numbersOf(each.of()).forEach(node.putArray("sources")::add);
            }
        }
        write(digest.summary(), json);
        if (digest.isEmpty()) json.put("note", digest.note(wording));
        digest.before().ifPresent(day -> json.put("before", day.toString()));
        digest.after().ifPresent(day -> json.put("after", day.toString()));
        return json;
    }

    /** A summary of something else than a day. */
    public static ObjectNode write(Summary summary) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("language", summary.language().code());
        write(summary, json);
        return json;
    }

    private static void write(Summary summary, ObjectNode json) {
        ArrayNode sections = json.putArray("sections");
        for (Section section : summary.sections()) {
            ObjectNode node = sections.addObject();
            node.put("model", section.model());
            ArrayNode sentences = node.putArray("sentences");
            section.sentences().forEach(sentence -> sentences.add(write(summary, sentence)));
            if (section.omitted() > 0) {
                node.put("omitted", section.omitted());
                ObjectNode left = node.putObject("omitted_on");
                section.left().forEach((group, n) -> left.put(group.name().toLowerCase(Locale.ROOT), n));
            }
            node.put("page", "/models/" + ModelSheets.id(section.model()));
        }
        if (!summary.others().isEmpty()) summary.others().forEach(json.putArray("other_models")::add);
        int dropped = summary.dropped().size();
        if (dropped > 0) json.put("dropped", dropped);
        ArrayNode cited = json.putArray("cited");
        summary.claims().forEach(claim -> cited.add(ClaimJson.write(claim)));
        ArrayNode sources = json.putArray("sources");
        for (Claim.Source source : summary.sources()) {
            ObjectNode node = write(source);
            if (summary.isMachineMade(source)) node.put("machine_summary", true);
            sources.add(node);
        }
    }

    /** The JSON in lines, ended by a line break. */
    public static String text(Digest digest) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter()
                            .writeValueAsString(write(digest))
                            .replace("\r\n", "\n")
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    private static ObjectNode write(Summary summary, Sentence sentence) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("kind", sentence.kind().json());
        json.put("text", sentence.text());
        ArrayNode claims = json.putArray("claims");
        sentence.claims().forEach(claims::add);
        ArrayNode sources = json.putArray("sources");
        summary.numbersOf(sentence).forEach(sources::add);
        ArrayNode origins = json.putArray("origins");
        sentence.origins().forEach(origins::add);
        if (sentence.reworded()) json.put("reworded", true);
        return json;
    }

    private static ObjectNode write(Claim.Source source) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("article", source.articleId());
        json.put("title", source.title());
        source.site().ifPresent(site -> json.put("site", site));
        source.author().ifPresent(author -> json.put("author", author));
        source.url().ifPresent(url -> json.put("url", url.toString()));
        source.saidAt().ifPresent(at -> json.put("said_at", at.toString()));
        return json;
    }
}
