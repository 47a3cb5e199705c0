package dev.reelwatch.crawler.article;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Text in UTF-8 that somebody took for another code page. Put back into the bytes of that code page it is UTF-8 again;
 * where that succeeds to the last byte and yields Chinese, it is no accident. Lines are repaired one by one, since the
 * front matter of such a file is often sound.
 */
final class Mojibake {
    /** What became of a text. */
    record Repaired(String text, List<String> warnings, boolean readable) {}

    /** A code page of one byte a character: which byte of its upper half stands for which character. */
    private record CodePage(String name, Map<Character, Byte> bytes) {}

    // Cyrillic of Central Asia, which no JDK knows: the upper half of PTCP154
    private static final String PTCP154 = "ҖҒӮғ„…ҶҮҲүҠӢҢҚҺҸҗ‘’“”•–—ҳҷҡӣңқһҹ\u00A0ЎўЈӨҘҰ§Ё©Ә«¬ӯ®Ҝ°ұІіҙө¶·ё№ә»јҪҫҝ"
            + "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя";
    private static final List<CodePage> CODE_PAGES = codePages();

    private Mojibake() {}

    /** Repairs the lines that can be repaired; not readable where most of the text stays broken. */
    static Repaired repair(String text) {
        Optional<String> whole = fromGb(text);
        if (whole.isPresent()) {
            return new Repaired(
                    whole.get(),
                    List.of("The text was decoded as GB18030 instead of UTF-8; it was " + Article.RESTORED),
                    true);
        }
        String[] lines = text.split("\n", -1);
        List<Integer> broken = new ArrayList<>();
        for (int i = 0; i < lines.length; i++) {
            if (looksBroken(lines[i])) broken.add(i);
        }
        if (broken.isEmpty()) return new Repaired(text, List.of(), true);
        Optional<CodePage> page = pageOf(lines, broken);
        if (page.isEmpty()) return new Repaired(text, List.of(), true);
        int restored = 0;
        long lost = 0;
        long kept = 0;
        for (int i : broken) {
            Optional<String> line = restored(lines[i], page.get());
            if (line.isPresent()) {
                lines[i] = line.get();
                restored++;
                kept += line.get().length();
            } else {
                lost += lines[i].length() / 2;
                lines[i] = "";
            }
        }
        List<String> warnings = new ArrayList<>();
        warnings.add("%d lines were decoded as %s instead of UTF-8; they were %s"
                .formatted(restored, page.get().name(), Article.RESTORED));
        if (restored < broken.size()) {
            warnings.add("%d lines in a wrong character set could not be restored and were left out."
                    .formatted(broken.size() - restored));
        }
        return new Repaired(String.join("\n", lines), warnings, kept >= lost);
    }

    private static Optional<CodePage> pageOf(String[] lines, List<Integer> broken) {
        CodePage best = null;
        int most = 0;
        List<Integer> sample = broken.subList(0, Math.min(40, broken.size()));
        for (CodePage page : CODE_PAGES) {
            int restored = 0;
            for (int i : sample) {
                if (restored(lines[i], page).isPresent()) restored++;
            }
            if (restored > most) {
                most = restored;
                best = page;
            }
        }
        return Optional.ofNullable(most * 2 >= sample.size() ? best : null);
    }

    /** True for a run of foreign letters and signs without one Chinese character among them. */
    private static boolean looksBroken(String line) {
        int foreign = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (PlainCharacters.isHan(c)) return false;
            if ((c >= 0x80 && c < 0x600) || (c >= 0x2500 && c < 0x25A0)) foreign++;
        }
        return foreign >= 3;
    }

    private static Optional<String> restored(String line, CodePage page) {
        byte[] bytes = new byte[line.length()];
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            Byte upper = c < 0x80 ? null : page.bytes().get(c);
            // a byte without a character passes as it is
            if (c >= 0x100 && upper == null) return Optional.empty();
            bytes[i] = upper == null ? (byte) c : upper;
        }
        return utf8(ByteBuffer.wrap(bytes)).filter(text -> isChinese(text, 1));
    }

    private static Optional<String> fromGb(String text) {
        int han = 0;
        StringBuilder sample = new StringBuilder();
        for (String line : text.lines().limit(400).toList()) {
            long count = line.chars().filter(PlainCharacters::isHan).count();
            if (count < 6) continue;
            han += (int) count;
            sample.append(line).append('\n');
            if (han > 400) break;
        }
        if (han < 20 || throughGb(sample.toString()).isEmpty()) return Optional.empty();
        StringBuilder out = new StringBuilder(text.length());
        for (String line : text.split("\n", -1)) {
            out.append(line.chars().anyMatch(c -> c >= 0x80) ? throughGb(line).orElse(line) : line)
                    .append('\n');
        }
        return Optional.of(out.toString());
    }

    private static Optional<String> throughGb(String text) {
        try {
            ByteBuffer bytes = Charset.forName("GB18030")
                    .newEncoder()
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .encode(CharBuffer.wrap(text));
            return utf8(bytes).filter(restored -> isChinese(restored, 2));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> utf8(ByteBuffer bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(bytes)
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Most of what is not ASCII is Chinese. */
    private static boolean isChinese(String text, int least) {
        int han = 0;
        int other = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (PlainCharacters.isHan(c) || PlainCharacters.isWide(c)) han++;
            else if (c >= 0x80 && c != 0xA0 && c != 0xFEFF) other++;
        }
        return han >= least && han >= other;
    }

    private static List<CodePage> codePages() {
        List<CodePage> pages = new ArrayList<>();
        pages.add(page("PTCP154", PTCP154));
        for (String name : List.of(
                "windows-1252",
                "ISO-8859-1",
                "windows-1251",
                "IBM855",
                "IBM866",
                "KOI8-R",
                "IBM437",
                "IBM850",
                "IBM852",
                "windows-1250",
                "windows-1253",
                "windows-1254",
                "x-MacCyrillic",
                "x-MacRoman",
                "ISO-8859-15")) {
            if (!Charset.isSupported(name)) continue;
            byte[] upper = new byte[128];
            for (int i = 0; i < 128; i++) upper[i] = (byte) (128 + i);
            pages.add(page(name, new String(upper, Charset.forName(name))));
        }
        return List.copyOf(pages);
    }

    private static CodePage page(String name, String upperHalf) {
        Map<Character, Byte> bytes = new HashMap<>();
        for (int i = 0; i < upperHalf.length(); i++) {
            if (upperHalf.charAt(i) != '\uFFFD') bytes.put(upperHalf.charAt(i), (byte) (128 + i));
        }
        return new CodePage(name, bytes);
    }
}
