package dev.reelwatch.crawler.fetch;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Bytes as text: by their mark, by what server and page say of them, by what decodes to the last byte. */
public record DecodedText(String text, List<String> warnings) {
    /** Bytes that are no text, or none that can be told; the message is a sentence for people. */
    public static final class NoText extends Exception {
        private static final long serialVersionUID = 1;
        private final boolean empty;

        NoText(boolean empty, String why) {
            super(why);
            this.empty = empty;
        }

        /** True where there was not one byte. */
        public boolean empty() {
            return empty;
        }
    }

    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("\u0089PNG", "a PNG picture"),
            Map.entry("\u00FF\u00D8\u00FF", "a JPEG picture"),
            Map.entry("GIF8", "a GIF picture"),
            Map.entry("%PDF-", "a PDF document; save the page as HTML or Markdown"),
            Map.entry("PK\u0003\u0004", "a zip archive or office document"),
            Map.entry("\u001F\u008B", "a gzip file inside another"),
            Map.entry("7z\u00BC\u00AF", "a 7z archive"),
            Map.entry("Rar!", "a RAR archive"),
            Map.entry("\u007FELF", "a program"),
            Map.entry("SQLite format 3", "a database"),
            Map.entry("\u00D0\u00CF\u0011\u00E0", "an old office document"));
    private static final Pattern META = Pattern.compile("(?i)(?:charset\\s*=|encoding\\s*=)\\s*[\"']?([\\w-]{3,20})");

    public DecodedText {
        warnings = List.copyOf(warnings);
    }

    /** Bytes of which nothing is told. */
    public static DecodedText of(byte[] bytes) throws NoText {
        return of(bytes, Optional.empty());
    }

    /**
     * The text of {@code bytes}. Valid UTF-8 is UTF-8, whatever server and page say; a mark at the beginning says more
     * than both.
     *
     * @param told name of the character set in the Content-Type of the answer
     */
    public static DecodedText of(byte[] bytes, Optional<String> told) throws NoText {
        if (bytes.length == 0) throw new NoText(true, "The file is empty.");
        String head = new String(bytes, 0, Math.min(bytes.length, 8192), StandardCharsets.ISO_8859_1);
        for (Map.Entry<String, String> kind : KINDS.entrySet()) {
            if (head.startsWith(kind.getKey())) {
                throw new NoText(false, "The file is " + kind.getValue() + ", no text.");
            }
        }
        if (head.startsWith("\u00EF\u00BB\u00BF")) return lenient(bytes, 3, StandardCharsets.UTF_8);
        if (head.startsWith("\u00FF\u00FE")) return lenient(bytes, 2, StandardCharsets.UTF_16LE);
        if (head.startsWith("\u00FE\u00FF")) return lenient(bytes, 2, StandardCharsets.UTF_16BE);
        if (head.startsWith("<\u0000")) return lenient(bytes, 0, StandardCharsets.UTF_16LE);
        if (head.startsWith("\u0000<")) return lenient(bytes, 0, StandardCharsets.UTF_16BE);
        Optional<Charset> toldSet = told.flatMap(DecodedText::named);
        if (toldSet.isPresent() && toldSet.get().name().startsWith("UTF-16")) {
            // Text in it is full of zeros, and most other bytes decode as it by chance.
            Optional<String> wide = strict(bytes, toldSet.get()).filter(text -> hasZeros(bytes) || isPlausible(text));
            if (wide.isPresent()) return new DecodedText(wide.get(), List.of());
        }
        refuseBinary(bytes);
        Optional<String> utf8 = strict(bytes, StandardCharsets.UTF_8);
        if (utf8.isPresent()) return new DecodedText(utf8.get(), List.of());
        Matcher meta = META.matcher(head);
        List<Charset> said = Stream.concat(
                        toldSet.stream(), (meta.find() ? named(meta.group(1)) : Optional.<Charset>empty()).stream())
                .filter(charset -> !charset.name().startsWith("UTF-16"))
                .distinct()
                .toList();
        for (Charset charset : said) {
            if (decodesAnything(charset)) continue;
            Optional<String> text = strict(bytes, charset);
            if (text.isPresent()) return new DecodedText(text.get(), List.of());
        }
        // One torn letter is no reason to disbelieve what both the server or the page and the rest of the bytes say.
        for (Charset charset : said) {
            if (decodesAnything(charset)) continue;
            DecodedText nearly = lenient(bytes, 0, charset);
            if (faults(nearly.text()) * 500 <= nearly.text().length()) return nearly;
        }
        // a page of Chinese in GB18030 has few other characters; a page in UTF-8 with a fault has many strange ones
        for (String chinese : List.of("GB18030", "Big5")) {
            Optional<String> text = strict(bytes, Charset.forName(chinese)).filter(DecodedText::isPlausible);
            if (text.isPresent()) return new DecodedText(text.get(), List.of());
        }
        DecodedText faulty = lenient(bytes, 0, StandardCharsets.UTF_8);
        if (hasManyBytesLetters(faulty.text())
                && faults(faulty.text()) * 50 <= faulty.text().length()) return faulty;
        for (Charset charset : said) {
            Optional<String> text = strict(bytes, charset);
            if (text.isPresent()) return new DecodedText(text.get(), List.of());
        }
        if (faults(faulty.text()) * 50 <= faulty.text().length()) return faulty;
        return strict(bytes, Charset.forName("windows-1252"))
                .filter(text -> text.chars().filter(c -> c >= 0x80).count() * 10 < text.length())
                .map(text -> new DecodedText(text, List.of("The character set is not told; windows-1252 was assumed.")))
                .orElseThrow(() -> new NoText(
                        false, "The bytes are text in no character set that is known here, or no text at all."));
    }

    /** Servers name such a character set for pages of every kind, so that it fits says nothing. */
    private static boolean decodesAnything(Charset charset) {
        return charset.newDecoder().maxCharsPerByte() == 1
                && charset.newEncoder().maxBytesPerChar() == 1;
    }

    private static boolean hasZeros(byte[] bytes) {
        for (int i = 0; i < Math.min(bytes.length, 4096); i++) if (bytes[i] == 0) return true;
        return false;
    }

    /** Letters that UTF-8 writes in several bytes hardly come out of another character set by chance. */
    private static boolean hasManyBytesLetters(String text) {
        return text.chars().filter(c -> c >= 0x80 && c != '\uFFFD').count() > faults(text);
    }

    private static void refuseBinary(byte[] bytes) throws NoText {
        int strange = 0;
        int end = Math.min(bytes.length, 65_536);
        for (int i = 0; i < end; i++) {
            int b = bytes[i] & 0xFF;
            if (b == 0 || (b < 32 && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 27)) strange++;
        }
        if (strange > 0 && strange * 100L > end) {
            throw new NoText(false, "The file holds bytes that no text has, such as zeros.");
        }
    }

    private static DecodedText lenient(byte[] bytes, int from, Charset charset) {
        String text = new String(bytes, from, bytes.length - from, charset);
        List<String> warnings = new ArrayList<>();
        long faults = faults(text);
        if (faults > 0) warnings.add("%d places are no valid %s.".formatted(faults, charset.name()));
        return new DecodedText(text, warnings);
    }

    private static long faults(String text) {
        return text.chars().filter(c -> c == '\uFFFD').count();
    }

    private static Optional<String> strict(byte[] bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** As browsers read the names: the small Chinese and Latin sets are called by the large ones that hold them. */
    private static Optional<Charset> named(String label) {
        String name = label.strip().replace("\"", "").replace("'", "").toLowerCase(Locale.ROOT);
        try {
            if (name.startsWith("gb")) return Optional.of(Charset.forName("GB18030"));
            if (name.matches("iso-?8859-1|latin-?1|us-ascii|ascii"))
                return Optional.of(Charset.forName("windows-1252"));
            return Optional.of(Charset.forName(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Frequent words of Chinese stand in it about as often as in any Chinese text. */
    private static boolean isPlausible(String text) {
        int han = 0;
        int frequent = 0;
        for (int i = 0; i < Math.min(text.length(), 20_000); i++) {
            char c = text.charAt(i);
            if (!Character.isIdeographic(c)) continue;
            han++;
            if ("的一是不了在人有我他这個们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年過发後作里這们為來".indexOf(c) >= 0) frequent++;
        }
        return han > 0 && frequent * 100 >= han * 6;
    }
}
