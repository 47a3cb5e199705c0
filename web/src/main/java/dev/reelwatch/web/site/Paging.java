package dev.reelwatch.web.site;

import dev.reelwatch.crawler.article.Article;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which part of a list is asked for. A cursor names the last item that was given, so that the next page begins behind it,
 * whatever came into the list meanwhile; only where that item is gone it begins at its place.
 *
 * @param question stands for the list that a cursor is of
 * @param offset where the page begins, if nothing changed
 * @param last id of the item before it
 */
record Paging(String question, int offset, Optional<String> last, int limit) {
    /** Nobody reads on so far; whoever wants everything asks for a part at a time, or for a table. */
    static final int DEEPEST = 100_000;

    private static final int USUAL = 100;
    private static final int MOST = 1000;
    /** As far as a search is looked through for an item that moved. */
    private static final int MOVED = 1000;

    private static final Pattern CURSOR = Pattern.compile("([0-9a-f]{8})\\.([1-9][0-9]{0,5})\\.(.{1,100})");

    /**
     * One page.
     *
     * @param next the cursor to the next; empty at the end
     */
    record Page<T>(List<T> items, Optional<String> next) {}

    /** Gives some items of a list from a place on. */
    @FunctionalInterface
    interface Look<T> {
        List<T> at(int offset, int count);
    }

    /** @throws WrongRequest if there is a cursor that no answer to this question gave */
    static Paging of(Context ctx, Parameters parameters) {
        TreeMap<String, List<String>> asked = new TreeMap<>(parameters.all());
        asked.keySet().removeAll(List.of("cursor", "limit", "lang"));
        String question = Article.sha256(ctx.path() + asked).substring(0, 8);
        int limit = parameters.number("limit", 1, MOST, USUAL);
        Optional<String> cursor = parameters.text("cursor");
        if (cursor.isEmpty()) return new Paging(question, 0, Optional.empty(), limit);
        Matcher parts = CURSOR.matcher(decoded(cursor.get()));
        if (!parts.matches() || !parts.group(1).equals(question) || Integer.parseInt(parts.group(2)) > DEEPEST) {
            throw WrongRequest.parameter("cursor", cursor.get(), "`next`");
        }
        return new Paging(question, Integer.parseInt(parts.group(2)), Optional.of(parts.group(3)), limit);
    }

    private static String decoded(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** The page of a list that is at hand. */
    <T> Page<T> of(List<T> all, Function<T, String> id) {
        int from = Math.min(offset, all.size());
        for (int i = 0; last.isPresent() && i < all.size(); i++) {
            if (id.apply(all.get(i)).equals(last.get())) from = i + 1;
        }
        int to = Math.min(all.size(), from + limit);
        return page(all.subList(from, to), to, to < all.size(), id);
    }

    /**
     * The page of a list that is looked up.
     *
     * @param total how many there are in it
     */
    <T> Page<T> of(Look<T> look, Function<T, String> id, long total) {
        int from = offset;
        List<T> items = look.at(Math.max(0, offset - 1), offset == 0 ? limit : limit + 1);
        if (last.isPresent()) {
            if (!items.isEmpty() && id.apply(items.getFirst()).equals(last.get())) {
                items = items.subList(1, items.size());
            } else {
                from = behindLast(look, id);
                items = look.at(from, limit);
            }
        }
        int to = from + items.size();
        return page(items, to, !items.isEmpty() && to < total && to <= DEEPEST, id);
    }

    private <T> int behindLast(Look<T> look, Function<T, String> id) {
        int begin = Math.max(0, offset - MOVED / 2);
        List<T> around = look.at(begin, MOVED);
        for (int i = 0; i < around.size(); i++) {
            if (id.apply(around.get(i)).equals(last.orElseThrow())) return begin + i + 1;
        }
        return offset;
    }

    private <T> Page<T> page(List<T> items, int to, boolean more, Function<T, String> id) {
        if (!more || items.isEmpty()) return new Page<>(items, Optional.empty());
        String next = question + "." + to + "." + id.apply(items.getLast());
        return new Page<>(
                items,
                Optional.of(
                        Base64.getUrlEncoder().withoutPadding().encodeToString(next.getBytes(StandardCharsets.UTF_8))));
    }
}
