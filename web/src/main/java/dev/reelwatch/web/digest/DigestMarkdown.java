package dev.reelwatch.web.digest;

import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.web.digest.Summary.Section;
import dev.reelwatch.web.digest.Summary.Sentence;

/** A digest as Markdown: a heading a model, a list item a sentence with the ids of its claims, then the sources. */
public final class DigestMarkdown {
    private DigestMarkdown() {}

    public static String text(Digest digest) {
        Wording wording = Wording.in(digest.language());
        StringBuilder text = new StringBuilder();
        text.append("# ")
                .append(wording.of("digest.of", "date", wording.date(digest.date())))
                .append("\n");
        if (digest.isEmpty()) {
            return text.append("\n").append(digest.note(wording)).append("\n").toString();
        }
        text.append("\n").append(digest.intro(wording)).append("\n");
        for (Section section : digest.sections()) {
            text.append("\n## ").append(escape(section.model())).append("\n\n");
            for (Sentence sentence : section.sentences()) {
                text.append("- ").append(escape(sentence.text()));
                text.append(" [").append(wording.of("digest.claims")).append(": ");
                text.append(String.join(", ", sentence.claims())).append("]\n");
            }
            if (section.omitted() > 0) {
                text.append("\n")
                        .append(wording.count("digest.omitted", section.omitted()))
                        .append("\n");
            }
        }
        int others = digest.summary().others();
        if (others > 0)
            text.append("\n").append(wording.count("digest.others", others)).append("\n");
        text.append("\n## ").append(wording.of("digest.sources")).append("\n\n");
        for (Claim.Source source : digest.sources())
            text.append(item(source, wording)).append("\n");
        return text.toString();
    }

    private static String item(Claim.Source source, Wording wording) {
        StringBuilder item = new StringBuilder("- ");
        source.site()
                .or(source::author)
                .ifPresent(site -> item.append(escape(site)).append(" · "));
        item.append(escape(source.title()));
        source.saidAt().ifPresent(at -> item.append(" · ").append(wording.date(at)));
        source.url().ifPresent(url -> item.append(" · <").append(url).append(">"));
        return item.toString();
    }

    /** Words of others must not become markup. */
    static String escape(String words) {
        StringBuilder text = new StringBuilder();
        String line = words.replaceAll("\\s+", " ");
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            switch (c) {
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '&' -> text.append("&amp;");
                default -> {
                    if ("\\`*_[]#|~".indexOf(c) >= 0) text.append('\\');
                    text.append(c);
                }
            }
        }
        return text.toString();
    }
}
