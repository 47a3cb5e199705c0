package dev.reelwatch.web.delivery;

import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.web.digest.Digest;
import dev.reelwatch.web.digest.Summary.Section;
import dev.reelwatch.web.digest.Summary.Sentence;
import dev.reelwatch.web.digest.Wording;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** The lines of a digest as chats show them, and how they are split where a message may only be so long. */
final class Blocks {
    /** How a kind of chat writes headings, list items and links, and what must be escaped there. */
    interface Marks {
        String heading(String words);

        String item(String words);

        String link(String words, String address);
    }

    /** Markdown as 飞书, 企业微信 and 钉钉 read it. */
    static final Marks MARKDOWN = new Marks() {
        @Override
        public String heading(String words) {
            return "**" + plain(words) + "**";
        }

        @Override
        public String item(String words) {
            return "- " + plain(words);
        }

        @Override
        public String link(String words, String address) {
            return "- [" + plain(words).replace("[", "").replace("]", "") + "](" + address.replace(")", "%29") + ")";
        }

        // words of others must neither become markup nor call anybody
        private String plain(String words) {
            return words.replaceAll("\\s+", " ")
                    .replaceAll("[*_`~<>#|\\\\]", "")
                    .replace("@", "＠");
        }
    };

    /** Slack's mrkdwn, which knows three characters to escape. */
    static final Marks SLACK = new Marks() {
        @Override
        public String heading(String words) {
            return "*" + plain(words).replace("*", "") + "*";
        }

        @Override
        public String item(String words) {
            return "• " + plain(words);
        }

        @Override
        public String link(String words, String address) {
            return "• <" + address.replace(">", "%3E").replace("|", "%7C") + "|"
                    + plain(words).replace("|", "/") + ">";
        }

        private String plain(String words) {
            return words.replaceAll("\\s+", " ")
                    .replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;");
        }
    };

    private Blocks() {}

    /** Every line but the title. */
    static List<String> lines(Digest digest, Marks marks) {
        Wording wording = Wording.in(digest.language());
        List<String> lines = new ArrayList<>();
        if (digest.isEmpty()) return List.of(digest.note(wording));
        for (Section section : digest.sections()) {
            lines.add(marks.heading(section.model()));
            for (Sentence sentence : section.sentences()) lines.add(marks.item(sentence.text()));
            if (section.omitted() > 0) lines.add(wording.count("digest.omitted", section.omitted()));
        }
        int others = digest.summary().others();
        if (others > 0) lines.add(wording.count("digest.others", others));
        lines.add(marks.heading(wording.of("digest.sources")));
        for (Claim.Source source : digest.sources()) {
            String words =
                    source.site().or(source::author).map(site -> site + " · ").orElse("") + source.title();
            lines.add(Digest.address(source).map(url -> marks.link(words, url)).orElseGet(() -> marks.item(words)));
        }
        return lines;
    }

    /**
     * Lines joined into as few texts as may be.
     *
     * @param most how large a text may be
     * @param size how large a text is: its bytes or its characters
     */
    static List<String> split(List<String> lines, int most, ToIntFunction<String> size) {
        List<String> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (String whole : lines) {
            for (String line : pieces(whole, most, size)) {
                String longer = text.isEmpty() ? line : text + "\n" + line;
                if (!text.isEmpty() && size.applyAsInt(longer) > most) {
                    texts.add(text.toString());
                    text.setLength(0);
                }
                if (!text.isEmpty()) text.append('\n');
                text.append(line);
            }
        }
        if (!text.isEmpty()) texts.add(text.toString());
        return texts;
    }

    /** A line that is too long by itself is cut between two characters. */
    private static List<String> pieces(String line, int most, ToIntFunction<String> size) {
        if (size.applyAsInt(line) <= most) return List.of(line);
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        line.codePoints().forEach(point -> {
            String next = Character.toString(point);
            if (size.applyAsInt(piece + next) > most) {
                pieces.add(piece.toString());
                piece.setLength(0);
            }
            piece.append(next);
        });
        pieces.add(piece.toString());
        return pieces;
    }

    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
