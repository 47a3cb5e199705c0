package dev.reelwatch.web.digest;

import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.web.digest.Summary.Section;
import dev.reelwatch.web.digest.Summary.Sentence;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A digest as Markdown: what matters most, a heading a model, a list item a sentence with the numbers of its sources, which
 * lead to the list of sources at the end. The ids of its claims stand in a comment, which a reader is not shown.
 */
public final class DigestMarkdown {
    private static final Pattern ENTITY = Pattern.compile("&#?\\w+;");

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
        if (digest.needsLead()) lead(digest, wording, text);
        text.append("\n").append(digest.intro(wording)).append("\n\n");
        return text.append(text(digest.summary())).toString();
    }

    private static void lead(Digest digest, Wording wording, StringBuilder text) {
        text.append("\n**").append(wording.of("digest.lead")).append("**").append(wording.of("colon"));
        List<Digest.Lead> lead = digest.lead(wording);
        for (int n = 0; n < lead.size(); n++) {
            if (n > 0) text.append(wording.of("brief.join"));
            String clause =
                    n == 0 ? Wording.capital(lead.get(n).text()) : lead.get(n).text();
            text.append(escape(clause))
                    .append(numbers(digest.summary().numbersOf(lead.get(n).of())));
        }
        text.append(wording.of("end"));
        digest.also(wording).ifPresent(also -> text.append(' ').append(escape(also)));
        text.append("\n");
    }

    /** A summary of a day or of anything else, without a heading of its own; empty where there is nothing to tell. */
    public static String text(Summary summary) {
        if (summary.isEmpty()) return "";
        Wording wording = Wording.in(summary.language());
        StringBuilder text = new StringBuilder();
        for (Section section : summary.sections()) {
            if (!text.isEmpty()) text.append("\n");
            text.append("## ").append(escape(section.model())).append("\n\n");
            for (Sentence sentence : section.sentences()) {
                text.append("- ").append(escape(sentence.text())).append(numbers(summary.numbersOf(sentence)));
                text.append(" <!-- ")
                        .append(String.join(" ", sentence.claims()))
                        .append(" -->\n");
            }
            if (section.omitted() > 0) {
                text.append("\n")
                        .append(wording.omitted(section))
                        .append(wording.of("digest.omitted.all", "model", section.model()))
                        .append("\n");
            }
        }
        wording.others(summary)
                .ifPresent(others -> text.append("\n").append(escape(others)).append("\n"));
        text.append("\n## ").append(wording.of("digest.sources")).append("\n\n");
        List<Claim.Source> sources = summary.sources();
        for (int n = 1; n <= sources.size(); n++) {
            text.append(n).append(". <a id=\"s").append(n).append("\"></a>");
            text.append(source(sources.get(n - 1), wording));
            if (summary.isMachineMade(sources.get(n - 1))) text.append(" · ").append(wording.of("digest.machine"));
            text.append("\n");
        }
        return text.toString();
    }

    /** The numbers of the sources of a sentence, each a link to its place at the end. */
    private static String numbers(List<Integer> sources) {
        return sources.stream().map(n -> " [[" + n + "]](#s" + n + ")").collect(Collectors.joining());
    }

    private static String source(Claim.Source source, Wording wording) {
        StringBuilder item = new StringBuilder(escape(source.title()));
        source.site().ifPresent(site -> item.append(" · ").append(escape(site)));
        source.author()
                .filter(author -> !source.site().equals(Optional.of(author)))
                .ifPresent(author -> item.append(" · ").append(escape(author)));
        source.saidAt().ifPresent(at -> item.append(" · ").append(wording.dateAsStated(at)));
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
                case '&' ->
                    text.append(ENTITY.matcher(line).region(i, line.length()).lookingAt() ? "&amp;" : "&");
                default -> {
                    // "#" is a heading at the beginning alone
                    if ("\\`*_[]|~".indexOf(c) >= 0 || (c == '#' && i == 0)) text.append('\\');
                    text.append(c);
                }
            }
        }
        return text.toString();
    }
}
