package dev.reelwatch.web.digest;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A digest as HTML: a page that stands for itself, or the part of it that another page takes in. */
public final class DigestHtml {
    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

    /** A whole page with its style; it loads nothing. */
    public String page(Digest digest) {
        return render("digest/page.jte", digest, Map.of("style", style()));
    }

    /** The sections and sources of a digest. Its links to claims and articles are those of the site. */
    public String fragment(Digest digest) {
        return render("digest/fragment.jte", digest, Map.of());
    }

    private String render(String template, Digest digest, Map<String, Object> more) {
        StringOutput html = new StringOutput();
        Map<String, Object> model = new java.util.HashMap<>(more);
        model.put("digest", digest);
        model.put("wording", Wording.in(digest.language()));
        templates.render(template, model, html);
        return html.toString();
    }

    private static String style() {
        try (InputStream in = DigestHtml.class.getResourceAsStream("digest.css")) {
            if (in == null) throw new IllegalStateException("no digest.css beside " + DigestHtml.class.getName());
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
