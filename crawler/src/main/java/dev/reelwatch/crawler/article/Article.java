package dev.reelwatch.crawler.article;

import dev.reelwatch.crawler.url.CanonicalUrl;
import dev.reelwatch.crawler.url.WeChatId;
import dev.reelwatch.crawler.url.WeiboId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * One post or page with its frozen text. Quotes point into {@code text} by UTF-16 offsets, so the text never changes
 * after the article was made; a later state of the page is another {@code Article} with the same {@link #key()}.
 *
 * @param doc name of the file it was read from
 * @param url its true address; empty where none is known
 * @param title never blank
 * @param site publisher or account
 * @param author who wrote it, where that is told apart from the site
 * @param lang BCP 47: {@code zh-Hans}, {@code zh-Hant}, {@code en}, or {@code und}
 * @param text plain text in Unicode NFC, lines ended by {@code \n}, one blank line between paragraphs, never blank
 * @param savedAt when the copy was made; tells which of two states of one page is the later one
 * @param repostOf the article that this post repeats under words of its own
 * @param warnings what a reader of the article should doubt, in sentences
 */
public record Article(
        Optional<String> doc,
        Optional<CanonicalUrl> url,
        String title,
        SourceKind source,
        Optional<String> site,
        Optional<String> author,
        Optional<Published> published,
        String lang,
        String text,
        List<String> images,
        List<String> videos,
        List<String> tags,
        Optional<Moment> savedAt,
        Optional<Article> repostOf,
        List<String> warnings) {
    /** Ends a warning on words that were mended, so that they do not stand in the document as it was saved. */
    static final String RESTORED = "restored.";

    /** The warning on a text that a machine wrote. */
    static final String MACHINE_SUMMARY = "The text is a machine's summary of the page that the address leads to.";

    public Article {
        if (title.isBlank()) throw new IllegalArgumentException("article without a title: " + url + " " + doc);
        if (text.isBlank()) throw new IllegalArgumentException("article without text: " + url + " " + doc);
        images = List.copyOf(images);
        videos = List.copyOf(videos);
        tags = List.copyOf(tags);
        warnings = List.copyOf(warnings);
    }

    /**
     * What makes two saves the same article: the address, of a Weibo post its id, of a WeChat article its account, message
     * and place; without one, the file's name with title, author, site and date.
     */
    public String key() {
        Optional<String> post = url.flatMap(WeiboId::in).map(id -> "weibo:" + id.mid());
        Optional<String> message =
                url.flatMap(WeChatId::in).map(id -> "wechat:" + id.biz() + "/" + id.mid() + "/" + id.idx());
        return post.or(() -> message).or(() -> url.map(CanonicalUrl::toString)).orElseGet(() -> {
            String facts = String.join(
                    "\n",
                    title,
                    author.orElse(""),
                    site.orElse(""),
                    published.map(p -> p.at().toString()).orElse(""));
            return "file:" + doc.orElse("") + "#" + sha256(facts).substring(0, 12);
        });
    }

    /** Twelve hexadecimal digits that stand for {@link #key()} in addresses and files. */
    public String id() {
        return sha256(key()).substring(0, 12);
    }

    /** True if some of its words were mended and do not stand in the document as it was saved. */
    public boolean isRepaired() {
        return warnings.stream().anyMatch(warning -> warning.endsWith(RESTORED));
    }

    /** True if the words are a machine's and not those of the page that the address leads to. */
    public boolean isMachineSummary() {
        return warnings.contains(MACHINE_SUMMARY);
    }

    /** The same article with other words to doubt it by. */
    Article withWarnings(List<String> others) {
        return new Article(
                doc, url, title, source, site, author, published, lang, text, images, videos, tags, savedAt, repostOf,
                others);
    }

    /** The same words about another state of what they repeat. */
    Article withRepostOf(Article original) {
        return new Article(
                doc,
                url,
                title,
                source,
                site,
                author,
                published,
                lang,
                text,
                images,
                videos,
                tags,
                savedAt,
                Optional.of(original),
                warnings);
    }

    /** SHA-256 of the text in UTF-8, in lower-case hexadecimal digits. */
    public String sha256() {
        return sha256(text);
    }

    public static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
