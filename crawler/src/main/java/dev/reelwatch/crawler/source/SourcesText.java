package dev.reelwatch.crawler.source;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes {@code sources.yaml}: only at its end, since a writer of YAML would lose what people noted in it. */
final class SourcesText {
    private static final Pattern FIRST_ENTRY = Pattern.compile("(?m)^( *)- ");
    private static final Pattern EMPTY_LIST = Pattern.compile("(?m)^(sources\\s*:)[ \\t]*(?:\\[\\s*]|~|null)");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*|https?://[A-Za-z0-9._~/?&=%+-]+");
    private static final String HEAD = """
            # What Reelwatch crawls; what each field means is told in seeds/sources.yaml of the program.
            sources:
            """;

    private SourcesText() {}

    static void append(Path file, List<Source> more) {
        try {
            Path place = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            String before = Files.exists(place) ? Files.readString(place) : HEAD;
            if (Files.exists(place)) SourcesFile.read(place);
            Path draft = Files.createTempFile(place.getParent(), ".sources", ".yaml");
            try {
                Files.writeString(draft, with(before, more));
                check(draft, place);
                keepPermissions(place, draft);
                try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
                Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new SourcesException(file + " cannot be written (" + e + ")", e);
        }
    }

    /** The text of a file with more sources at its end. */
    static String with(String before, List<Source> more) {
        Matcher empty = EMPTY_LIST.matcher(before);
        String text = empty.find() ? empty.replaceFirst("$1") : before;
        Matcher first = FIRST_ENTRY.matcher(text);
        String indent = first.find() ? first.group(1) : "  ";
        String added = more.stream().map(source -> entry(source, indent)).collect(Collectors.joining("\n"));
        boolean open = !text.isEmpty() && !text.endsWith("\n");
        return text + (open ? "\n" : "") + (first.find(0) ? "\n" : "") + added;
    }

    private static void check(Path draft, Path place) {
        try {
            SourcesFile.read(draft);
        } catch (SourcesException e) {
            String why = String.valueOf(e.getMessage()).replace(draft.toString(), place.toString());
            throw new SourcesException(
                    "nothing was written: with the new sources at its end the file would be wrong: " + why, e);
        }
    }

    private static void keepPermissions(Path from, Path to) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (view == null) return;
        view.setPermissions(
                Files.exists(from)
                        ? Files.getPosixFilePermissions(from)
                        : java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
    }

    private static String entry(Source source, String indent) {
        StringBuilder entry = new StringBuilder(indent)
                .append("- name: ")
                .append(quoted(source.name()))
                .append('\n');
        line(entry, indent, "kind", source.kind().word());
        line(entry, indent, "address", quoted(source.address().toString()));
        line(entry, indent, "speaker", source.speaker().word());
        source.site().ifPresent(site -> line(entry, indent, "site", quoted(site)));
        source.vendor().ifPresent(vendor -> line(entry, indent, "vendor", quoted(vendor)));
        if (!source.pace().equals(Sources.DEFAULT_PACE)) line(entry, indent, "pace", pace(source.pace()));
        line(entry, indent, "enabled", String.valueOf(source.enabled()));
        source.cookieFile().ifPresent(file -> line(entry, indent, "cookie_file", quoted(file.toString())));
        source.cookieEnv().ifPresent(name -> line(entry, indent, "cookie_env", name));
        Choice choice = source.choice();
        if (!choice.include().isEmpty()) line(entry, indent, "include", words(choice.include()));
        if (!choice.exclude().isEmpty()) line(entry, indent, "exclude", words(choice.exclude()));
        if (!choice.follow()) line(entry, indent, "follow", "false");
        choice.maxItems().ifPresent(most -> line(entry, indent, "max_items", most.toString()));
        source.note().ifPresent(note -> line(entry, indent, "note", quoted(note)));
        return entry.toString();
    }

    private static void line(StringBuilder entry, String indent, String key, String value) {
        entry.append(indent).append("  ").append(key).append(": ").append(value).append('\n');
    }

    private static String words(List<String> words) {
        return words.stream().map(SourcesText::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    static String pace(Duration pace) {
        long minutes = Math.max(1, pace.toMinutes());
        if (minutes % (24 * 60) == 0) return minutes / (24 * 60) + "d";
        return minutes % 60 == 0 ? minutes / 60 + "h" : minutes + "m";
    }

    private static String quoted(String text) {
        if (PLAIN.matcher(text).matches() && !text.matches("(?i)true|false|yes|no|on|off|null|y|n")) return text;
        byte[] escaped = JsonStringEncoder.getInstance()
                .quoteAsUTF8(text.replaceAll("\\s+", " ").strip());
        return '"' + new String(escaped, StandardCharsets.UTF_8) + '"';
    }
}
