package dev.reelwatch.web.site;

import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.crawler.url.CanonicalUrl;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Measure;
import dev.reelwatch.index.claim.Polarity;
import dev.reelwatch.index.search.Mistake;
import dev.reelwatch.index.search.Span;
import dev.reelwatch.web.digest.Language;
import dev.reelwatch.web.digest.Wording;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What every page needs to know of its request: the language, the address, and how to link from it.
 *
 * @param query the parameters of the request, without {@code lang} and {@code theme}
 * @param carried true if the language stands in the address, so that links must carry it on
 * @param theme empty where the device tells
 * @param site where others reach the site, without a slash at its end
 */
public record View(
        Wording words,
        String path,
        Map<String, List<String>> query,
        boolean carried,
        Optional<Theme> theme,
        String site,
        Map<String, String> assets) {
    /** The forms in which lists can be followed, with their media types. */
    public static final Map<String, String> FEEDS = feeds();

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final int DESCRIPTION = 180;
    private static final int FRAGMENT_WHOLE = 60;
    private static final int FRAGMENT_END = 16;

    private static final int AROUND = 12;

    private static Map<String, String> feeds() {
        Map<String, String> feeds = new LinkedHashMap<>();
        feeds.put("atom", "application/atom+xml");
        feeds.put("rss", "application/rss+xml");
        feeds.put("jsonfeed", "application/feed+json");
        return Collections.unmodifiableMap(feeds);
    }

    public View {
        query = new LinkedHashMap<>(query);
    }

    public Language language() {
        return words.language();
    }

    /** Words of the page. */
    public String say(String key) {
        return words.of(key);
    }

    public String say(String key, String place, Object filling) {
        return words.of(key, place, filling);
    }

    public String count(String key, long n) {
        return words.count(key, n);
    }

    /** A number in a table where none is the rule. */
    public static String some(long n) {
        return n == 0 ? "" : String.valueOf(n);
    }

    /** The day of a point in time, in Beijing. */
    public String day(Instant at) {
        return words.date(LocalDate.ofInstant(at, Moment.BEIJING));
    }

    /** A link to a page of ours. */
    public String link(String path) {
        return link(path, Map.of());
    }

    public String link(String path, Map<String, String> parameters) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        parameters.forEach((name, value) -> all.put(name, List.of(value)));
        return linked(path, all);
    }

    private String linked(String path, Map<String, List<String>> parameters) {
        Map<String, List<String>> all = new LinkedHashMap<>(parameters);
        if (carried) all.put("lang", List.of(language().code()));
        return address(path, all);
    }

    public String link(String path, String name, String value) {
        return link(path, Map.of(name, value));
    }

    /** The address of an answer of the API on what this page shows, in its language and as of its day. */
    public String api(String of) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        Optional.ofNullable(query.get("as_of")).ifPresent(day -> all.put("as_of", day));
        all.put("lang", List.of(language().code()));
        return address("/api/v1" + of, all);
    }

    /** A link to a place in the text of an article, with the claim's words marked. */
    public String place(Claim claim) {
        return link("/articles/" + claim.article().articleId(), "claim", claim.id()) + "#c-" + claim.id();
    }

    /** The value of a parameter of this page, the first of several; empty where it has none. */
    public String asked(String name) {
        return query.getOrDefault(name, List.of("")).getFirst();
    }

    /** This page with one parameter changed, or left out where {@code value} is empty; back on its first page. */
    public String with(String name, String value) {
        return with(name, value.isEmpty() ? List.of() : List.of(value));
    }

    private String with(String name, List<String> values) {
        Map<String, List<String>> changed = new LinkedHashMap<>(query);
        changed.remove("page");
        changed.remove(name);
        if (!values.isEmpty()) changed.put(name, values);
        return linked(path, changed);
    }

    /**
     * This page with one more value of a parameter, or one less where it has that value. A page holds some hundred such
     * links, so what they share is written once.
     */
    Function<String, String> toggling(String name) {
        List<String> values = query.getOrDefault(name, List.of());
        Map<String, List<String>> kept = new LinkedHashMap<>(query);
        kept.remove("page");
        kept.remove(name);
        if (!values.isEmpty()) kept.put(name, values);
        String before = address(path, kept) + (kept.isEmpty() ? "?" : "&") + encode(name) + "=";
        String after = carried ? "&lang=" + language().code() : "";
        return value -> values.contains(value) ? toggledBack(name, value) : before + encode(value) + after;
    }

    private String toggledBack(String name, String value) {
        List<String> values = new ArrayList<>(query.getOrDefault(name, List.of()));
        values.remove(value);
        return with(name, values);
    }

    /** This page without some of its parameters. */
    public String without(Collection<String> names) {
        Map<String, List<String>> changed = new LinkedHashMap<>(query);
        changed.remove("page");
        changed.keySet().removeAll(names);
        return linked(path, changed);
    }

    /** This page with nothing but what belongs to one stretch of time, such as {@code 2025-04}; with all where it is empty. */
    public String during(String time) {
        Map<String, List<String>> changed = new LinkedHashMap<>(query);
        changed.remove("from");
        changed.remove("to");
        if (!time.isEmpty()) {
            changed.put("from", List.of(time));
            changed.put("to", List.of(time));
        }
        return linked(path, changed);
    }

    /** This page in another language. */
    public String in(Language language) {
        Map<String, List<String>> changed = new LinkedHashMap<>(query);
        changed.put("lang", List.of(language.code()));
        return address(path, changed);
    }

    /** This page in the other look than now; where the device tells, in the dark one. */
    public String inOtherTheme() {
        Map<String, List<String>> changed = new LinkedHashMap<>(query);
        changed.put("theme", List.of((theme.equals(Optional.of(Theme.DARK)) ? Theme.LIGHT : Theme.DARK).word()));
        return linked(path, changed);
    }

    /** The one address of this page, whatever place, form and language it was asked for in. */
    public String canonical() {
        Map<String, List<String>> kept = new LinkedHashMap<>(query);
        kept.keySet().removeAll(List.of("claim", "format"));
        return site + address(path, kept);
    }

    /** A file of ours, under an address that changes with its content. */
    public String asset(String name) {
        return "/static/" + name + "?v=" + assets.getOrDefault(name, "");
    }

    private static String address(String path, Map<String, List<String>> parameters) {
        String query = queryString(parameters);
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** Parameters as they stand in an address behind the question mark. */
    static String queryString(Map<String, List<String>> parameters) {
        List<String> pairs = new ArrayList<>();
        parameters.forEach((name, values) -> values.forEach(value -> pairs.add(encode(name) + "=" + encode(value))));
        return String.join("&", pairs);
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** The address of a source, if it is one that a browser may be sent to. */
    public static Optional<String> external(Optional<CanonicalUrl> url) {
        return url.map(CanonicalUrl::toString).filter(address -> {
            String lower = address.toLowerCase(Locale.ROOT);
            return lower.startsWith("https://") || lower.startsWith("http://");
        });
    }

    /** The address of a claim's source with the text fragment that scrolls to its words. */
    public static Optional<String> externalPlace(Claim claim) {
        return external(claim.article().url()).map(address -> {
            String page = address.contains("#") ? address.substring(0, address.indexOf('#')) : address;
            return page + "#:~:text=" + fragment(claim.quote().text());
        });
    }

    /** A claim as it is cited: its words, who said them, where and when, and where they can be held against their source. */
    public String citation(Claim claim) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("quote", claim.quote().text().strip());
        parts.put("who", words.who(claim));
        parts.put("title", claim.article().title());
        parts.put("date", claim.saidAt().map(words::date).orElse(say("claim.undated")));
        parts.put("url", externalPlace(claim).orElse(""));
        parts.put("page", site + "/claims/" + claim.id());
        return words.of("claim.citation", parts).replaceAll("\\s+", " ");
    }

    // https://wicg.github.io/scroll-to-text-fragment/: a long passage is named by its ends, which may not hold a line
    // break
    private static String fragment(String quote) {
        String text = quote.strip();
        if (text.length() <= FRAGMENT_WHOLE && !text.contains("\n")) return fragmentPart(text);
        String first = text.lines().findFirst().orElse(text).strip();
        String last = text.substring(text.lastIndexOf('\n') + 1).strip();
        if (!text.contains("\n") || first.length() > FRAGMENT_END) first = cut(first, 0, FRAGMENT_END);
        if (!text.contains("\n") || last.length() > FRAGMENT_END) {
            last = cut(last, last.length() - FRAGMENT_END, last.length());
        }
        return fragmentPart(first) + "," + fragmentPart(last);
    }

    // never between the halves of a character beyond the basic plane, and between words where there are spaces
    private static String cut(String text, int from, int to) {
        int start = Math.max(0, from);
        int end = Math.min(text.length(), to);
        if (start > 0 && Character.isLowSurrogate(text.charAt(start))) start++;
        if (end < text.length() && Character.isLowSurrogate(text.charAt(end))) end--;
        while (start > 0 && isLatin(text, start) && isLatin(text, start - 1)) start--;
        while (end < text.length() && isLatin(text, end - 1) && isLatin(text, end)) end++;
        return text.substring(start, end).strip();
    }

    private static boolean isLatin(String text, int at) {
        return text.charAt(at) < 0x250 && Character.isLetterOrDigit(text.charAt(at));
    }

    private static String fragmentPart(String text) {
        return encode(text).replace("+", "%20").replace("-", "%2D");
    }

    /** The beginning of a text on one line, as a page is described elsewhere. */
    public static String description(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        if (line.length() <= DESCRIPTION) return line;
        return line.substring(
                        0, Character.isHighSurrogate(line.charAt(DESCRIPTION - 1)) ? DESCRIPTION - 1 : DESCRIPTION)
                + "…";
    }

    /** The language of words of others, for the {@code lang} of their element. */
    public static String langOf(String words) {
        return HAN.matcher(words).find() ? "zh-Hans" : "en";
    }

    /** The word that stands for a polarity in addresses, where {@code +} would read as a space. */
    public static String parameter(Polarity polarity) {
        return switch (polarity) {
            case POSITIVE -> "for";
            case NEGATIVE -> "against";
            case NEUTRAL -> "neutral";
        };
    }

    /** A stretch of text that is marked or not. */
    public record Stretch(String text, boolean marked) {}

    /** A text cut at the ends of its marks; marks that do not fit it are left out. */
    public static List<Stretch> stretches(String text, List<Span> marks) {
        boolean[] marked = new boolean[text.length()];
        for (Span mark : marks) {
            if (mark.start() < 0 || mark.end() > text.length()) continue;
            for (int i = mark.start(); i < mark.end(); i++) marked[i] = true;
        }
        List<Stretch> stretches = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= text.length(); i++) {
            if (i < text.length() && marked[i] == marked[from]) continue;
            stretches.add(new Stretch(text.substring(from, i), marked[from]));
            from = i;
        }
        return stretches;
    }

    /** The place of a mistake, marked, with some of the words on both sides. */
    public static List<Stretch> around(Mistake mistake, String words) {
        int from = Math.max(0, mistake.start() - AROUND);
        int to = Math.min(words.length(), mistake.end() + AROUND);
        return List.of(
                new Stretch((from > 0 ? "…" : "") + words.substring(from, mistake.start()), false),
                new Stretch(words.substring(mistake.start(), mistake.end()), true),
                new Stretch(words.substring(mistake.end(), to) + (to < words.length() ? "…" : ""), false));
    }

    /** A figure in its own unit: "0.15 美元/秒视频", "1080p". */
    public String measure(Measure measure) {
        String space = measure.unit().equals("p") || measure.unit().equals("%") ? "" : " ";
        if (measure.unit().equals("rank")) return say("measure.rank", "n", measure.figure());
        String mode = measure.mode().isEmpty() ? "" : " (" + measure.mode() + ")";
        return (measure.figure() + space + unit(measure.base())).strip() + mode;
    }

    /** What a figure counts, such as {@code USD per s of video}, in the words of the page. */
    public String unit(String base) {
        int per = base.indexOf(" per ");
        String counted = per < 0 ? base : base.substring(0, per);
        int last = counted.lastIndexOf(' ') + 1; // credits of a maker
        String unit = counted.substring(0, last)
                + words.find("unit." + counted.substring(last)).orElse(counted.substring(last));
        if (per < 0) return unit;
        String on = base.substring(per + " per ".length());
        return unit + words.find("unit.per." + on.replace(' ', '-')).orElse(say("unit.per", "per", on));
    }

    /** What of a question was not understood, and what to do. */
    public String mistake(Mistake mistake) {
        return of(mistake, words);
    }

    /** The same in the words of a language. */
    public static String of(Mistake mistake, Wording words) {
        return words.of(
                "search.mistake." + mistake.kind().name().toLowerCase(Locale.ROOT),
                Map.of("word", mistake.word(), "known", String.join(words.of("value.and"), mistake.known())));
    }
}
