package dev.reelwatch.crawler.article;

import dev.reelwatch.crawler.url.CanonicalUrl;
import dev.reelwatch.crawler.url.WeiboId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** When an article was published: a ladder of places to look, most trusted first. */
final class PublishedDate {
    /**
     * What is known of an article whose date is sought.
     *
     * @param told dates that the page or file tells of itself, in the order in which they are to be believed
     */
    record Clues(
            Optional<CanonicalUrl> url,
            List<Told> told,
            String title,
            List<Block> blocks,
            List<String> images,
            String doc) {}

    /** A date in words, with the place it stands in. */
    record Told(String from, String words) {}

    /** Where a date was found, if anywhere, and which ones were not believed. */
    record Answer(Optional<Published> published, List<String> warnings) {}

    private static final Pattern IN_WORDS = Pattern.compile("(?<!\\d)(\\d{4}(?:-\\d{1,2}-\\d{1,2}|/\\d{1,2}/\\d{1,2}"
            + "|\\.\\d{1,2}\\.\\d{1,2}|\\s?年\\s?\\d{1,2}\\s?月\\s?\\d{1,2}\\s?[日号])"
            + "(?:[ T]{0,3}\\d{1,2}[:时]\\d{2}(?::\\d{2}|分)?)?)(?!\\d)");
    private static final Pattern ENGLISH = Pattern.compile("(?i)\\b((?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
            + "[a-z]{0,6}\\.? \\d{1,2},? \\d{4}(?:,? \\d{1,2}:\\d{2} ?(?:am|pm)?(?: ?(?:utc|gmt|[ecmp][sd]t))?)?)");
    private static final Pattern BYLINE = Pattern.compile(
            "(?i).{0,40}(?:发布|发表|发布时间|发表于|时间|日期|更新|published|updated|posted|date|日[报刊]|早报|周[报刊])[^\\d]{0,12}.{0,60}");
    private static final Pattern COMPACT = Pattern.compile("(?<!\\d)(20\\d{2})([01]\\d)([0-3]\\d)(?!\\d)");
    private static final Pattern DATED_PATH =
            Pattern.compile("/((?:19|20)\\d{2})[/-](\\d{1,2})[/-](\\d{1,2})(?=[/_.?-]|$)");
    private static final Pattern ARXIV =
            Pattern.compile("https?://arxiv\\.org/(?:abs|pdf|html)/(\\d{2})(\\d{2})\\.\\d{4,5}.*");

    private static final List<Function<Clues, Stream<Published>>> PLACES = List.of( // most trusted first
            PublishedDate::fromWeiboId,
            PublishedDate::fromTold,
            PublishedDate::fromTitle,
            PublishedDate::fromFileName,
            PublishedDate::fromAddress,
            PublishedDate::fromArxivId,
            PublishedDate::fromText,
            PublishedDate::fromImages);

    private PublishedDate() {}

    static Answer of(Clues clues, Clock clock) {
        List<String> warnings = new ArrayList<>();
        Instant latest = clock.instant().plus(Duration.ofDays(1));
        for (Function<Clues, Stream<Published>> place : PLACES) {
            for (Published found : place.apply(clues).toList()) {
                Optional<String> doubt = doubt(found, latest);
                if (doubt.isEmpty()) return new Answer(Optional.of(found), warnings);
                warnings.add(doubt.get());
            }
        }
        return new Answer(Optional.empty(), warnings);
    }

    private static Optional<String> doubt(Published found, Instant latest) {
        String date = "The date " + found.at() + " (" + found.from() + ")";
        if (found.at().start().isAfter(latest)) return Optional.of(date + " lies in the future and was not believed.");
        if (found.at().lastDay().getYear() < 2000) {
            return Optional.of(date + " lies before 2000 and was not believed.");
        }
        return Optional.empty();
    }

    static Stream<Published> fromWeiboId(Clues clues) {
        return clues.url().flatMap(WeiboId::in).flatMap(WeiboId::postedAt).stream()
                .map(at -> new Published(Moment.of(at), "weibo-id"));
    }

    static Stream<Published> fromTold(Clues clues) {
        return clues.told().stream()
                .flatMap(told -> DateText.parse(told.words()).stream().map(at -> new Published(at, told.from())));
    }

    static Stream<Published> fromTitle(Clues clues) {
        return inWords(clues.title()).map(at -> new Published(at, "title"));
    }

    static Stream<Published> fromFileName(Clues clues) {
        Matcher compact = COMPACT.matcher(clues.doc());
        Stream<Moment> short8 = compact.find()
                ? DateText.parse(compact.group(1) + "-" + compact.group(2) + "-" + compact.group(3)).stream()
                : Stream.empty();
        return Stream.concat(inWords(clues.doc().replace('_', '-')), short8).map(at -> new Published(at, "file-name"));
    }

    static Stream<Published> fromAddress(Clues clues) {
        return clues.url().stream().flatMap(url -> dated(url.value())).map(at -> new Published(at, "address"));
    }

    static Stream<Published> fromArxivId(Clues clues) {
        return clues.url().stream()
                .map(url -> ARXIV.matcher(url.value()))
                .filter(Matcher::matches)
                .filter(m -> Integer.parseInt(m.group(2)) >= 1 && Integer.parseInt(m.group(2)) <= 12)
                .map(m -> YearMonth.of(2000 + Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2))))
                .map(month -> new Published(new Moment(month), "arxiv-id"));
    }

    /** A line near the top that says when it was published, or a heading that is dated. */
    static Stream<Published> fromText(Clues clues) {
        return clues.blocks().stream()
                .limit(12)
                .filter(block -> block.text().length() <= 120)
                .filter(block -> block.kind() == Block.Kind.HEADING
                        || BYLINE.matcher(block.text()).matches())
                .flatMap(block -> inWords(block.text()))
                .map(at -> new Published(at, "text"));
    }

    /** Pictures of one article lie in a folder of the day; where they disagree, they say nothing. */
    static Stream<Published> fromImages(Clues clues) {
        List<Moment> days =
                clues.images().stream().flatMap(PublishedDate::dated).distinct().toList();
        return days.size() == 1 ? Stream.of(new Published(days.get(0), "image-address")) : Stream.empty();
    }

    private static Stream<Moment> dated(String address) {
        Matcher path = DATED_PATH.matcher(address);
        return path.find()
                ? DateText.parse(path.group(1) + "-" + path.group(2) + "-" + path.group(3)).stream()
                : Stream.empty();
    }

    /** The first whole date in a line. */
    static Optional<Moment> inLine(String line) {
        return inWords(line).findFirst();
    }

    private static Stream<Moment> inWords(String text) {
        String words = text.substring(0, Math.min(text.length(), 400));
        return Stream.concat(
                IN_WORDS.matcher(words).results().limit(1).flatMap(r -> DateText.parse(r.group(1)).stream()),
                ENGLISH.matcher(words).results().limit(1).flatMap(r -> DateText.parse(r.group(1)).stream()));
    }
}
