package dev.reelwatch.crawler.feed;

import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Text with markup in it, and without. */
final class Words {
    private static final Pattern MARKUP = Pattern.compile("<[A-Za-z/!][^<>]{0,2000}>|&(?:#?\\w{1,30});");
    private static final Pattern RELATIVE =
            Pattern.compile("(?i)\\b(?:href|src)\\s*=\\s*[\"']?(?!https?:|//|data:|mailto:|javascript:|#|[\"'\\s>])");

    private Words() {}

    static boolean hasMarkup(String text) {
        return MARKUP.matcher(text).find();
    }

    /** What a reader sees of it, in one line. */
    static String plain(String html) {
        return hasMarkup(html) ? Jsoup.parseBodyFragment(html).text().strip() : oneLine(html);
    }

    static String oneLine(String text) {
        return text.replaceAll("[\\s\\u00A0]+", " ").strip();
    }

    static String withAbsoluteLinks(String html, Optional<HttpUrl> base) {
        if (base.isEmpty() || !RELATIVE.matcher(html).find()) return html;
        Document fragment = Jsoup.parseBodyFragment(html);
        fragment.outputSettings().prettyPrint(false);
        for (String attribute : new String[] {"href", "src"}) {
            for (Element each : fragment.body().select("[" + attribute + "]")) {
                HttpUrl absolute = base.get().resolve(each.attr(attribute).strip());
                if (absolute != null) each.attr(attribute, absolute.toString());
            }
        }
        return fragment.body().html();
    }
}
