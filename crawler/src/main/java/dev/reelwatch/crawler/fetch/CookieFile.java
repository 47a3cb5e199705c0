package dev.reelwatch.crawler.fetch;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A file of cookies, in the form of Netscape or as one line of a header. */
final class CookieFile {
    private static final String HTTP_ONLY = "#HttpOnly_";
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern VALUE = Pattern.compile("[ -~&&[^;]]*");
    private static final Pattern DOMAIN = Pattern.compile("[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?");
    private static final Pattern TIME = Pattern.compile("(-?\\d{1,16})(\\.\\d*)?");
    /** What is larger is counted in milliseconds, as some extensions do; in seconds it lies in the year 5138. */
    private static final long LARGEST_SECONDS = 100_000_000_000L;

    private final Path file;
    private final Optional<String> domain;

    CookieFile(Path file, Optional<String> domain) {
        this.file = file;
        this.domain = domain;
    }

    Cookies read() {
        List<Cookies.Cookie> cookies = new ArrayList<>();
        int number = 0;
        for (String raw : lines()) {
            number++;
            String line = number == 1 && raw.startsWith("\uFEFF") ? raw.substring(1) : raw;
            if (line.isBlank() || (line.startsWith("#") && !line.startsWith(HTTP_ONLY))) continue;
            String place = file + ":" + number;
            if (line.indexOf('\t') >= 0) {
                cookies.add(netscape(line, place));
            } else if (domain.isPresent()) {
                cookies.addAll(header(domain.get(), line, place));
            } else {
                throw new CookiesException(place + ": expected seven fields with tabs between them, as in cookies.txt");
            }
        }
        return new Cookies(cookies);
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            throw new CookiesException.Missing("there is no file of cookies " + file);
        } catch (CharacterCodingException e) {
            throw new CookiesException(file + " is not written in UTF-8");
        } catch (IOException e) {
            throw new CookiesException(file + " cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static Cookies.Cookie netscape(String line, String place) {
        String text = line.startsWith(HTTP_ONLY) ? line.substring(HTTP_ONLY.length()) : line;
        String[] fields = text.split("\t", -1);
        // an empty value at the end of a line is lost on the way through many editors
        if (fields.length != 7 && fields.length != 6) {
            throw new CookiesException(
                    place + ": expected seven fields with tabs between them, found " + fields.length);
        }
        String path = fields[2].startsWith("/") ? fields[2] : "/";
        return new Cookies.Cookie(
                domain(fields[0], place),
                flag(fields[1], "second", place),
                path,
                flag(fields[3], "fourth", place),
                expires(fields[4], place),
                name(fields[5], place),
                value(fields.length == 7 ? fields[6] : "", place));
    }

    /** The cookies of {@code name=value; name2=value2}, with or without {@code Cookie:} before it. */
    static List<Cookies.Cookie> header(String domain, String header, String place) {
        String text = header.strip();
        if (text.regionMatches(true, 0, "cookie:", 0, 7)) text = text.substring(7);
        List<Cookies.Cookie> cookies = new ArrayList<>();
        for (String part : text.split(";", -1)) {
            if (part.isBlank()) continue;
            int equals = part.indexOf('=');
            if (equals < 0) throw new CookiesException(place + ": expected name=value; name2=value2");
            cookies.add(new Cookies.Cookie(
                    domain(domain, place),
                    true,
                    "/",
                    false,
                    Optional.empty(),
                    name(part.substring(0, equals).strip(), place),
                    value(part.substring(equals + 1).strip(), place)));
        }
        if (cookies.isEmpty()) throw new CookiesException(place + ": no cookie found");
        return cookies;
    }

    private static String domain(String field, String place) {
        String domain = field.strip().toLowerCase(Locale.ROOT);
        if (domain.startsWith(".")) domain = domain.substring(1);
        if (DOMAIN.matcher(domain).matches()) return domain;
        throw new CookiesException(place + ": the first field, the domain, is no name of a host");
    }

    private static boolean flag(String field, String which, String place) {
        return switch (field.strip().toUpperCase(Locale.ROOT)) {
            case "TRUE" -> true;
            case "FALSE" -> false;
            default -> throw new CookiesException(place + ": the " + which + " field is neither TRUE nor FALSE");
        };
    }

    private static Optional<Instant> expires(String field, String place) {
        var time = TIME.matcher(field.strip());
        if (!time.matches()) {
            throw new CookiesException(place + ": the fifth field, when it expires, is no number of seconds");
        }
        long seconds = Long.parseLong(time.group(1));
        if (seconds <= 0) return Optional.empty();
        return Optional.of(seconds > LARGEST_SECONDS ? Instant.ofEpochMilli(seconds) : Instant.ofEpochSecond(seconds));
    }

    private static String name(String field, String place) {
        if (NAME.matcher(field).matches()) return field;
        throw new CookiesException(place + ": a cookie has no name, or one with odd letters");
    }

    private static String value(String field, String place) {
        if (VALUE.matcher(field).matches()) return field;
        throw new CookiesException(place + ": the value of a cookie has letters that no header may hold");
    }
}
