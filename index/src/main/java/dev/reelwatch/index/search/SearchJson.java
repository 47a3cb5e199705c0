package dev.reelwatch.index.search;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reelwatch.index.claim.ClaimJson;
import java.util.Locale;

/** How a question was understood, as JSON. */
public final class SearchJson {
    private SearchJson() {}

    /** Claim JSON of a hit, which says where it does not have the words. */
    public static ObjectNode write(ClaimHit hit) {
        ObjectNode json = ClaimJson.write(hit.claim());
        if (hit.similar()) json.put("similar", true);
        return json;
    }

    /** Adds in what an answer differs from what was asked: the words in whose place others were answered, and what was not understood. */
    public static void tell(ObjectNode json, SearchResults<?> results) {
        results.mended().ifPresent(words -> json.put("mended", words));
        if (results.notes().contains(SearchResults.Note.NOT_ALL_WORDS)) json.put("not_all_words", true);
        if (results.similar() > 0) json.put("similar", results.similar());
        if (results.notes().contains(SearchResults.Note.WORDS_ONLY)) json.put("words_only", true);
        if (results.mistakes().isEmpty()) return;
        ArrayNode mistakes = json.putArray("mistakes");
        results.mistakes().forEach(mistake -> {
            ObjectNode node = mistakes.addObject();
            node.put("start", mistake.start());
            node.put("end", mistake.end());
            node.put("kind", mistake.kind().name().toLowerCase(Locale.ROOT));
            node.put("word", mistake.word());
            mistake.known().forEach(node.withArray("known")::add);
        });
    }
}
