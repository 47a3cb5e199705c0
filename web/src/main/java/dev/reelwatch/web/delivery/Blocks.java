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

    /** No marks at all, for mail that is read as text. */
    static final Marks PLAIN = new Marks() {
        @Override
        public String heading(String words) {
            return "\n" + words.replaceAll("\\s+", " ");
        }

        @Override
        public String item(String words) {
            return "- " + words.replaceAll("\\s+", " ");
        }

        @Override
        public String link(String words, String address) {
            return item(words) + "\n  " + address;
        }
    };

    /** A source beyond that is cut, so that its link stays whole in one message. */
    private static final int TITLE = 200;

    private static final int ADDRESS = 1000;

    private Blocks() {}

    /** All but the title, in pieces that are better not torn: a heading stays with what comes first under it. */
    static List<String> lines(Digest digest, Marks marks) {
        Wording wording = Wording.in(digest.language());
        List<String> lines = new ArrayList<>();
        if (digest.isEmpty()) return List.of(digest.note(wording));
        String also = digest.also(wording).map(more -> " " + more).orElse("");
        if (digest.needsLead())
            lines.add(marks.heading(wording.of("digest.lead") + wording.of("colon") + digest.leadLine(wording) + also));
        for (Section section : digest.sections()) {
            List<String> items = new ArrayList<>();
            for (Sentence sentence : section.sentences()) items.add(marks.item(sentence.text()));
            if (section.omitted() > 0) items.add(wording.omitted(section));
            add(lines, marks.heading(section.model()), items);
        }
        wording.others(digest.summary()).ifPresent(lines::add);
        add(
                lines,
                marks.heading(wording.of("digest.sources")),
                digest.sources().stream()
                        .map(source -> source(source, marks)
                                + (digest.summary().isMachineMade(source) ? " · " + wording.of("digest.machine") : ""))
                        .toList());
        return lines;
    }

    private static void add(List<String> lines, String heading, List<String> items) {
        if (items.isEmpty()) return;
        lines.add(heading + "\n" + items.getFirst());
        lines.addAll(items.subList(1, items.size()));
    }

    private static String source(Claim.Source source, Marks marks) {
        String words =
                source.site().or(source::author).map(site -> site + " · ").orElse("") + source.title();
        if (words.codePointCount(0, words.length()) > TITLE) {
            words = words.substring(0, words.offsetByCodePoints(0, TITLE)) + "…";
        }
        String shown = words;
        return Digest.address(source)
                .filter(url -> url.length() <= ADDRESS)
                .map(url -> marks.link(shown, url))
                .orElseGet(() -> marks.item(shown));
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

    /** A line that is too long by itself is cut after a sentence or a word, else between two characters. */
    private static List<String> pieces(String line, int most, ToIntFunction<String> size) {
        List<String> pieces = new ArrayList<>();
        String rest = line;
        while (size.applyAsInt(rest) > most) {
            int fits = fitting(rest, most, size);
            int cut = fits;
            for (int i = fits; i > fits / 2; i--) {
                if ("。！？；\n".indexOf(rest.charAt(i - 1)) >= 0 || rest.charAt(i - 1) == ' ') {
                    cut = i;
                    break;
                }
            }
            pieces.add(rest.substring(0, cut).stripTrailing());
            rest = rest.substring(cut).stripLeading();
        }
        pieces.add(rest);
        return pieces;
    }

    /** The longest beginning that is not too large, whole characters only; at least one. */
    private static int fitting(String text, int most, ToIntFunction<String> size) {
        int fits = 0;
        int beyond = text.length();
        while (beyond - fits > 1) {
            int middle = (fits + beyond) >>> 1;
            if (size.applyAsInt(text.substring(0, middle)) <= most) fits = middle;
            else beyond = middle;
        }
        if (fits > 0 && Character.isHighSurrogate(text.charAt(fits - 1))) fits--;
        return Math.max(fits, Character.charCount(text.codePointAt(0)));
    }

    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
