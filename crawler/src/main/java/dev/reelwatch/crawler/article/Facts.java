package dev.reelwatch.crawler.article;

import dev.reelwatch.crawler.url.CanonicalUrl;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a saved file says of itself: fields of its front matter, labelled lines at its head and end. */
final class Facts {
    /**
     * One field.
     *
     * @param place {@code front-matter}, or {@code text} for a labelled line
     */
    record Fact(String place, String name, List<String> values) {
        String value() {
            return String.join(", ", values);
        }
    }

    // the names that writers of front matter use, most exact first
    private static final List<String> TITLE = List.of("title", "标题", "標題");
    private static final List<String> URL = List.of(
            "url",
            "link",
            "原文链接",
            "原文連結",
            "链接",
            "連結",
            "permalink",
            "canonical",
            "canonical_url",
            "source_url",
            "original_url",
            "原文地址",
            "影片連結",
            "视频链接",
            "影片链接",
            "地址",
            "原文",
            "source",
            "来源",
            "來源");
    private static final List<String> SITE = List.of(
            "site", "site_name", "publisher", "publication", "公众号", "账号", "account", "媒体", "source", "来源", "來源", "出处");
    private static final List<String> AUTHOR = List.of("author", "作者", "authors", "by", "byline", "creator", "文");
    private static final List<String> PUBLISHED = List.of(
            "发布时间",
            "發布時間",
            "发布日期",
            "發布日期",
            "published",
            "published_at",
            "published_time",
            "publishdate",
            "publish_date",
            "publish_time",
            "pubdate",
            "datepublished",
            "date_published",
            "date",
            "日期",
            "时间",
            "時間",
            "created",
            "created_at",
            "createdat");
    private static final List<String> SAVED = List.of(
            "fetch_date",
            "fetched",
            "fetched_at",
            "保存时间",
            "保存時間",
            "抓取时间",
            "收藏时间",
            "saved",
            "saved_at",
            "clipped",
            "crawled_at",
            "retrieved");
    private static final List<String> TAGS = List.of("tags", "标签", "標籤", "keywords", "tag", "分类", "分類");
    private static final List<String> KIND = List.of("类型", "類型", "type");
    private static final List<String> IMAGE = List.of("image", "cover", "coverimage", "封面", "thumbnail", "heroimage");
    private static final Set<String> LABELS = Stream.of(
                    TITLE, URL, SITE, AUTHOR, PUBLISHED, SAVED, TAGS, KIND, List.of("时长", "時長", "目录日期", "duration"))
            .flatMap(List::stream)
            .collect(java.util.stream.Collectors.toUnmodifiableSet());

    private static final Pattern LINK = Pattern.compile("\\[([^\\[\\]]{1,200})]\\([^)]{0,2000}\\)");

    private final Map<String, Fact> facts = new LinkedHashMap<>();

    /** Keeps what is said first; front matter is read before the lines of the text. */
    void add(String place, String name, List<String> values) {
        if (!values.isEmpty()) facts.putIfAbsent(name.strip().toLowerCase(Locale.ROOT), new Fact(place, name, values));
    }

    /** True for a word that labels a fact at the head of an article, rather than begins a sentence. */
    static boolean isLabel(String word) {
        return LABELS.contains(word.strip().toLowerCase(Locale.ROOT));
    }

    Optional<Fact> title() {
        return first(TITLE).findFirst();
    }

    /** The address that the file names as its own. */
    Optional<CanonicalUrl> url() {
        return first(URL)
                .flatMap(fact -> fact.values().stream())
                .flatMap(value -> address(value).stream())
                .findFirst();
    }

    /** Publisher or account; a bare address is none. */
    Optional<Fact> site() {
        return first(SITE)
                .map(Facts::words)
                .filter(fact -> address(fact.value()).isEmpty() && !fact.value().isBlank())
                .findFirst();
    }

    Optional<Fact> author() {
        return first(AUTHOR).filter(fact -> address(fact.value()).isEmpty()).findFirst();
    }

    Stream<Fact> published() {
        return first(PUBLISHED);
    }

    Optional<Fact> saved() {
        return first(SAVED).findFirst();
    }

    Stream<Fact> labels() {
        return Stream.concat(first(KIND), first(SITE)).distinct();
    }

    List<String> tags() {
        return first(TAGS)
                .flatMap(fact -> fact.values().size() == 1
                        ? Stream.of(fact.values().get(0).split("[,，、;；]|(?=#)", -1))
                        : fact.values().stream())
                .map(tag -> tag.replace("#", "").strip())
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .toList();
    }

    List<String> images() {
        return first(IMAGE)
                .flatMap(fact -> fact.values().stream())
                .filter(value -> address(value).isPresent())
                .toList();
    }

    private Stream<Fact> first(List<String> names) {
        return names.stream().flatMap(name -> Optional.ofNullable(facts.get(name)).stream());
    }

    /** Of a link, its words. */
    private static Fact words(Fact fact) {
        Matcher link = LINK.matcher(fact.value());
        return link.matches() ? new Fact(fact.place(), fact.name(), List.of(link.group(1))) : fact;
    }

    private static Optional<CanonicalUrl> address(String value) {
        String text = value.strip();
        // a link of Markdown: its target
        int target = text.indexOf("](");
        if (target >= 0 && text.endsWith(")")) text = text.substring(target + 2, text.length() - 1);
        if (text.startsWith("<") && text.endsWith(">")) text = text.substring(1, text.length() - 1);
        return text.startsWith("http") ? CanonicalUrl.parse(text) : Optional.empty();
    }
}
