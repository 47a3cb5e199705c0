package dev.reelwatch.crawler.article;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.reelwatch.crawler.feed.Feed;
import dev.reelwatch.crawler.fetch.DecodedText;
import dev.reelwatch.crawler.url.CanonicalUrl;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Makes articles out of the bytes of a document, whatever it is: the bytes tell, not the ending of its name. */
public final class ArticleReader {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final ObjectMapper FIRST_JSON = new ObjectMapper();
    private static final Pattern HTML = Pattern.compile(
            "(?is)\\A\\s*(?:<\\?xml[^>]{0,200}>\\s*)?(?:<!--.{0,3000}?-->\\s*)*<(?:!doctype\\s+html|html|head|body|meta)\\b.*");
    private static final Pattern PAGE_PART = Pattern.compile("(?i)<(?:html|head|body)[\\s>]");
    private static final Pattern PAGE_END = Pattern.compile("(?i)</(?:html|body)\\s*>");
    private static final Pattern VISITOR = Pattern.compile("Sina Visitor System|passport\\.weibo\\.com/visitor");

    private final Clock clock;

    /** @param clock tells what relative times such as 昨天 mean, and which dates lie in the future */
    public ArticleReader(Clock clock) {
        this.clock = clock;
    }

    /** The articles of a feed that was read before; in the order of its entries. */
    public List<Reading> read(Feed feed) {
        return new FeedFile("", clock).articles(feed);
    }

    /**
     * The articles of a document, mostly one; of a list one for each post or entry. Never empty: what is no article is
     * told as such, with the reason.
     *
     * @param doc name of the file, kept in the articles
     * @param bytes inflated
     * @param cameFrom address that the document was fetched from, where it is known
     */
    public List<Reading> read(String doc, byte[] bytes, Optional<CanonicalUrl> cameFrom) {
        return read(doc, bytes, cameFrom, Optional.empty());
    }

    /**
     * The same for an answer of a server.
     *
     * @param charset the character set that its header names, as it stands there; one that is unknown, or that the bytes
     *     contradict, is passed over
     */
    public List<Reading> read(String doc, byte[] bytes, Optional<CanonicalUrl> cameFrom, Optional<String> charset) {
        try {
            DecodedText decoded = DecodedText.of(bytes, charset);
            List<Reading> readings = readText(doc, decoded.text(), cameFrom);
            return decoded.warnings().isEmpty() ? readings : withWarnings(readings, decoded.warnings());
        } catch (DecodedText.NoText e) {
            return List.of(none(doc, cameFrom, e.empty() ? Ending.EMPTY : Ending.BINARY, e.getMessage()));
        } catch (StackOverflowError e) {
            return List.of(none(doc, cameFrom, Ending.BROKEN, "Its parts are nested deeper than any page needs."));
        }
    }

    /**
     * A post of Weibo with its long text.
     *
     * @param cut a post, or a repost of one, of which only the beginning was read
     * @param answer what the server answered at {@code cut.wholeAt()}; it may lack every word on which post it belongs to
     * @return the post with all that was known of it, and with the next address where the post that it repeats is cut as
     *     well; or why there is no long text, such as a wall
     * @throws IllegalArgumentException if {@code cut} is whole
     */
    public Reading withLongText(Reading.Found cut, byte[] answer) {
        URI wholeAt = cut.wholeAt()
                .orElseThrow(() -> new IllegalArgumentException(
                        "whole already: " + cut.article().key()));
        String doc = cut.article().doc().orElse("");
        Optional<CanonicalUrl> url = CanonicalUrl.parse(wholeAt.toString());
        try {
            String text = DecodedText.of(answer, Optional.empty()).text().strip();
            WeiboPosts weibo = new WeiboPosts(doc, cut.article().url(), clock);
            if (text.startsWith("{")) return weibo.joined(cut, JSON.readTree(text));
            return read(doc, answer, url).stream()
                    .filter(reading -> reading instanceof Reading.NoArticle)
                    .findFirst()
                    .or(() -> weibo.joined(cut, Jsoup.parse(text)))
                    .orElseGet(() -> none(doc, url, Ending.BROKEN, "The answer holds no long text of this post."));
        } catch (DecodedText.NoText e) {
            return none(doc, url, e.empty() ? Ending.EMPTY : Ending.BINARY, e.getMessage());
        } catch (JsonProcessingException e) {
            return none(doc, url, Ending.BROKEN, "The long text is broken JSON" + line(e) + ".");
        }
    }

    private List<Reading> readText(String doc, String raw, Optional<CanonicalUrl> cameFrom) {
        String text = raw.startsWith("\uFEFF") ? raw.substring(1) : raw;
        if (text.isBlank())
            return List.of(none(doc, cameFrom, Ending.EMPTY, "The file holds nothing but white space."));
        char first = text.stripLeading().charAt(0);
        if (first == '{' || first == '[') {
            Optional<List<Reading>> json = readJson(doc, text, cameFrom);
            if (json.isPresent()) return json.get();
        }
        if (first == '<') {
            if (Feed.isOne(text)) return new FeedFile(doc, clock).read(text, cameFrom);
            String head = text.substring(0, Math.min(text.length(), 8000));
            if (HTML.matcher(head).matches()
                    || PAGE_PART.matcher(head).find()
                    || PAGE_END.matcher(end(text)).find()) {
                return readPage(doc, text, cameFrom);
            }
        }
        // servers print warnings before a page
        if (cameFrom.isPresent() && PAGE_END.matcher(end(text)).find()) return readPage(doc, text, cameFrom);
        Mojibake.Repaired repaired = Mojibake.repair(text);
        if (!repaired.readable()) {
            return List.of(none(
                    doc,
                    cameFrom,
                    Ending.MOJIBAKE,
                    "Most of the text was decoded with a wrong character set and cannot be restored."));
        }
        Draft draft = MarkdownFile.read(repaired.text(), cameFrom);
        draft.warnings.addAll(repaired.warnings());
        return List.of(draft.finish(doc, clock));
    }

    private static String end(String text) {
        return text.substring(Math.max(0, text.length() - 2000));
    }

    private List<Reading> readPage(String doc, String html, Optional<CanonicalUrl> cameFrom) {
        if (VISITOR.matcher(html.substring(0, Math.min(html.length(), 20_000))).find()
                && !html.contains("$render_data")) {
            return List.of(none(doc, cameFrom, Ending.BLOCKED, "Weibo's page for visitors without a cookie, no post."));
        }
        WeiboPosts weibo = new WeiboPosts(doc, cameFrom, clock);
        Optional<String> data = WeiboPosts.renderData(html);
        if (data.isPresent()) {
            try {
                Optional<List<Reading>> posts = weibo.read(FIRST_JSON.readTree(data.get()));
                if (posts.isPresent()) return posts.get();
            } catch (JsonProcessingException e) {
                return List.of(
                        none(doc, cameFrom, Ending.BROKEN, "The post inside the page is broken JSON" + line(e) + "."));
            }
        }
        Document page = Jsoup.parse(html, cameFrom.map(CanonicalUrl::value).orElse(""));
        if (WeChatPage.isOne(html, cameFrom)) return List.of(WeChatPage.read(doc, html, page, cameFrom, clock));
        if (!page.select("div.c[id^=M_] span.ctt").isEmpty()) return weibo.readOldPage(page);
        Optional<Reading> notice = WeiboPosts.notice(doc, page, cameFrom);
        if (notice.isPresent()) return List.of(notice.get());
        return List.of(WebPage.read(page, cameFrom, clock).finish(doc, clock));
    }

    /** Empty where it is text that only begins with a bracket. */
    private Optional<List<Reading>> readJson(String doc, String text, Optional<CanonicalUrl> cameFrom) {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            boolean meant = doc.toLowerCase(Locale.ROOT).matches(".*\\.json(\\.gz)?")
                    || text.stripLeading().matches("(?s)[\\[{]\\s*[\"{\\[].*");
            if (!meant || text.stripLeading().startsWith("[[")) return Optional.empty();
            return Optional.of(List.of(none(doc, cameFrom, Ending.BROKEN, "It is broken JSON" + line(e) + ".")));
        }
        if (root.path("version").asText("").contains("jsonfeed.org")) {
            return Optional.of(new FeedFile(doc, clock).read(text, cameFrom));
        }
        Optional<List<Reading>> posts = new WeiboPosts(doc, cameFrom, clock).read(root);
        return Optional.of(posts.orElseGet(() ->
                List.of(none(doc, cameFrom, Ending.EMPTY, "It is JSON, but no post and no feed that is known here."))));
    }

    private static String line(JsonProcessingException e) {
        return e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNr();
    }

    private static Reading none(
            String doc, Optional<CanonicalUrl> url, Ending ending, @org.jspecify.annotations.Nullable String why) {
        return new Reading.NoArticle(doc, url, ending, why == null ? ending.json() : why);
    }

    private static List<Reading> withWarnings(List<Reading> readings, List<String> warnings) {
        return readings.stream()
                .<Reading>map(reading -> switch (reading) {
                    case Reading.Found found ->
                        new Reading.Found(
                                found.article()
                                        .withWarnings(
                                                Stream.concat(warnings.stream(), found.article().warnings().stream())
                                                        .toList()),
                                found.wholeAt());
                    case Reading.NoArticle none -> none;
                })
                .toList();
    }
}
