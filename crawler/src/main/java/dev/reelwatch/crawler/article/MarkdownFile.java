package dev.reelwatch.crawler.article;

import dev.reelwatch.crawler.url.CanonicalUrl;
import dev.reelwatch.crawler.url.WeiboId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;

/**
 * Saved Markdown of every make: a post with its feed's HTML inside, an article with front matter, a crawled page, bare
 * text. Sections that a machine wrote about the article are told from the article by their headings.
 */
final class MarkdownFile {
    private record Section(String heading, String text) {}

    private static final Set<String> POST = Set.of("原始摘要", "原文内容", "原始内容");
    private static final Set<String> BODY = Set.of("正文", "全文", "文章正文", "文章内容", "内容");
    private static final Set<String> ABOUT = Set.of(
            "ai摘要",
            "摘要",
            "ai总结",
            "ai總結",
            "元数据",
            "元數據",
            "关联主题",
            "關聯主題",
            "相关文档",
            "相关主题",
            "相关笔记",
            "metadata",
            "aisummary",
            "反向链接",
            "backlinks");
    /** What a machine wrote may have headings of its own. */
    private static final Set<String> BY_MACHINE = Set.of("ai摘要", "ai总结", "ai總結", "aisummary");

    private static final String REST = "";

    private static final Pattern HEADING = Pattern.compile("##[ \\t]+(.{1,60}?)[ \\t#]*");
    private static final Pattern FIRST_HEADING = Pattern.compile("#[ \\t]+(.+?)[ \\t#]*");
    private static final Pattern LINKED = Pattern.compile("\\[[^\\[\\]]{1,300}]\\((https?://[^\\s)]{1,2000})\\)");
    private static final Pattern LABELLED = Pattern.compile(
            "[>\\s]*(?:[-*+] )?\\*{0,2}\\s*([^*：:\\[\\]()（）]{1,16}?)\\s*\\*{0,2}\\s*[：:]\\s*\\*{0,2}\\s*(.{1,2000}?)\\s*");
    private static final Pattern HTML = Pattern.compile("(?i)<(?:br|a|img|p|div|span|video)[\\s/>]");
    private static final Pattern AUTHOR_LINE =
            Pattern.compile("(?:作者|文|撰文|撰稿)\\s?[|｜丨：:/]\\s?([^\\s|｜丨：:，,。]{2,16}?)(?=[\\s，,。]|编辑|责编|来源|出品|$).*");
    private static final Pattern MACHINE = Pattern.compile("\\*?(?:本文|内容)由\\s?AI\\s?.{0,8}(?:生成|创作|翻译).{0,30}");
    private static final Set<String> NO_ACCOUNT = Set.of("微信公众号", "公众号", "微信", "wechat", "weixin", "微博", "weibo");
    /** Words in a label that name a platform, and where that platform lives. */
    private static final Map<String, String> PLATFORMS = Map.of(
            "arxiv", "arxiv.org",
            "微信公众号", "weixin.qq.com",
            "微博", "weibo.com",
            "weibo", "weibo.com",
            "youtube", "youtube.com",
            "知乎", "zhihu.com",
            "github", "github.com",
            "twitter", "x.com");

    private static final Set<String> ORGANISATION = Set.of(
            "the",
            "news",
            "blog",
            "ai",
            "daily",
            "times",
            "review",
            "media",
            "lab",
            "labs",
            "team",
            "tech",
            "magazine",
            "journal",
            "post",
            "report",
            "network",
            "group",
            "weekly",
            "digest",
            "security",
            "research",
            "studio",
            "feed",
            "insider",
            "today",
            "world",
            "press",
            "hacker",
            "wire",
            "online",
            "park",
            "university",
            "institute",
            "company");
    private static final Set<String> PAPER = Set.of("论文", "論文", "paper");

    private final List<String> warnings = new ArrayList<>();
    private final Facts facts = new Facts();
    private final List<String> titles = new ArrayList<>();
    private Optional<CanonicalUrl> linkedTitle = Optional.empty();

    private MarkdownFile() {}

    static Draft read(String text, Optional<CanonicalUrl> cameFrom) {
        return new MarkdownFile().draft(text, cameFrom);
    }

    private Draft draft(String raw, Optional<CanonicalUrl> cameFrom) {
        String text = withoutConflicts(PlainCharacters.of(raw));
        FrontMatter matter = FrontMatter.of(text);
        warnings.addAll(matter.warnings());
        matter.fields().forEach((name, values) -> facts.add("front-matter", name, values));
        facts.title().map(Facts.Fact::value).ifPresent(titles::add);

        List<Section> sections = sections(matter.body(), false);
        if (sections.stream().noneMatch(s -> POST.contains(s.heading()) || BODY.contains(s.heading()))) {
            sections = sections(matter.body(), true);
        }
        sections.stream()
                .filter(section -> ABOUT.contains(section.heading()))
                .forEach(section -> section.text().lines().forEach(line -> fact(line, "metadata")));
        boolean post = sections.stream().anyMatch(s -> POST.contains(s.heading()));
        boolean body = sections.stream()
                .anyMatch(s -> BODY.contains(s.heading()) && !s.text().isBlank());
        String head = head(sections.get(0).text());
        StringBuilder article = new StringBuilder();
        for (int i = 0; i < sections.size(); i++) {
            Section section = sections.get(i);
            boolean first = i == 0;
            boolean wanted = post ? POST.contains(section.heading()) : !ABOUT.contains(section.heading());
            boolean chosen = POST.contains(section.heading()) || BODY.contains(section.heading());
            if (!wanted || (body && !chosen && article.isEmpty())) continue;
            if (first) article.append(head);
            else if (section.heading().equals(REST)) article.append("\n\n").append(section.text());
            else if (chosen) article.append("\n\n").append(section.text());
            else
                article.append("\n\n## ").append(section.heading()).append("\n").append(section.text());
        }
        String source = article.isEmpty() ? head : article.toString();
        return assembled(source, cameFrom, post, body);
    }

    private Draft assembled(String source, Optional<CanonicalUrl> cameFrom, boolean post, boolean body) {
        Optional<CanonicalUrl> url = facts.url().or(() -> linkedTitle).or(() -> cameFrom);
        SourceKind kind = Draft.kindOf(url);
        boolean html = post && HTML.matcher(source).find();
        Content page = html ? HtmlContent.of(Jsoup.parseBodyFragment(source).body()) : MarkdownContent.of(source);
        boolean crawled = url.isPresent() && !post && !body;
        List<Block> blocks = page.blocks();
        for (Block block : blocks) {
            if (MACHINE.matcher(block.text()).matches()) {
                warnings.add(Article.MACHINE_SUMMARY);
            }
        }
        blocks = blocks.stream()
                .filter(block -> !MACHINE.matcher(block.text()).matches())
                .toList();
        List<String> bylines = facts.author().or(facts::site).stream()
                .map(fact -> fact.value().toLowerCase(Locale.ROOT))
                .flatMap(name -> Stream.of("by " + name, "- " + name, name))
                .toList();
        blocks = withoutRepeats(blocks.stream()
                .filter(block -> !crawled || !bylines.contains(block.text().toLowerCase(Locale.ROOT)))
                .toList());
        Optional<String> account = facts.site().map(Facts.Fact::value);
        Optional<String> author = facts.author().map(Facts.Fact::value);
        if (kind == SourceKind.WECHAT && crawled && account.isPresent()) {
            Optional<String> named = authorBeside(account.get(), blocks);
            blocks = withoutByline(blocks, account.get(), named);
            author = author.or(() -> named);
        }
        List<Block> whole = blocks;
        if (!crawled) titles.removeIf(title -> Headline.isHeadingOfTheMiddle(Headline.plain(title), whole));
        List<String> own = titles.stream().map(Headline::plain).toList();
        Content content = page.withBlocks(Furniture.without(blocks, own, crawled));
        if (author.isEmpty()) author = authorLine(content.blocks());

        Draft draft = new Draft(content);
        draft.url = url;
        draft.source = kind;
        draft.wholePage = crawled && facts.saved().isPresent();
        draft.titles.addAll(titles);
        if (kind == SourceKind.WEIBO) draft.titles.clear();
        if (kind == SourceKind.WEIBO && content.blocks().isEmpty()) draft.titles.addAll(titles);
        facts.published()
                .map(fact -> new PublishedDate.Told(fact.place() + ":" + fact.name(), fact.value()))
                .filter(told -> !told.from().startsWith("metadata"))
                .forEach(draft.dates::add);
        draft.savedAt = facts.saved().flatMap(fact -> DateText.parse(fact.value()));
        draft.tags.addAll(facts.tags());
        facts.images().stream().filter(image -> !draft.images.contains(image)).forEach(draft.images::add);
        names(draft, account, author, source, page.accounts());
        facts.labels().forEach(label -> contradiction(label, draft));
        draft.warnings.addAll(warnings);
        return draft;
    }

    /** Who published it and who wrote it. */
    private static void names(
            Draft draft, Optional<String> told, Optional<String> author, String text, List<String> accounts) {
        String host =
                draft.url.map(CanonicalUrl::host).map(MarkdownFile::withoutWww).orElse("");
        Optional<String> account = told.filter(name -> !NO_ACCOUNT.contains(name.toLowerCase(Locale.ROOT)))
                .map(Headline::plain);
        switch (draft.source) {
            case WEIBO -> {
                // an account writes its posts itself
                draft.site = author.isPresent()
                        ? author
                        : accounts.size() == 1
                                ? Optional.of(accounts.get(0))
                                : draft.url
                                        .filter(url -> WeiboId.in(url).isPresent())
                                        .map(MarkdownFile::weiboAccount);
                draft.author = author;
            }
            case WECHAT -> {
                // the account of a person is that person
                draft.site = account.or(() -> author);
                draft.author = author;
            }
            case WEB, FEED -> {
                boolean person = author.isEmpty() && account.isPresent() && isPersonIn(text, account.get(), host);
                draft.author = person ? account : author;
                draft.site = person || account.isEmpty() ? Optional.of(host) : account;
            }
            case FILE -> {
                draft.site = account;
                draft.author = author;
            }
        }
    }

    private static String weiboAccount(CanonicalUrl url) {
        String address = url.value().replaceFirst("https://", "");
        return address.substring(0, address.lastIndexOf('/'));
    }

    private static String withoutWww(String host) {
        return host.startsWith("www.") ? host.substring(4) : host;
    }

    /**
     * A feed's {@code source} can be the writer: a name of two words of which none is in the address of the site, or
     * one that the page itself names as its author.
     */
    private static boolean isPersonIn(String text, String name, String host) {
        if (!name.matches(
                "[\\p{IsLatin}&&\\p{Lu}][\\p{IsLatin}.'’-]+(?: [\\p{IsLatin}&&\\p{Lu}][\\p{IsLatin}.'’-]*){1,3}"))
            return false;
        String lower = text.toLowerCase(Locale.ROOT);
        String person = name.toLowerCase(Locale.ROOT);
        String[] words = person.split(" ", -1);
        if (words.length == 2
                && Stream.of(words).noneMatch(word -> ORGANISATION.contains(word) || host.contains(word))) {
            return true;
        }
        String slug = person.replaceAll("[^\\p{L}]+", "-");
        return lower.contains("by " + person)
                || lower.contains("/author/" + slug)
                || lower.contains("/authors/" + slug)
                || lower.contains("/by/" + slug)
                || lower.contains("author-" + slug)
                || lower.contains(person + " avatar")
                || lower.contains("email " + person.substring(0, person.indexOf(' ')))
                || lower.contains("outreach from " + person.substring(0, person.indexOf(' ')));
    }

    private static void contradiction(Facts.Fact label, Draft draft) {
        if (draft.url.isEmpty()) return;
        String word = label.value().toLowerCase(Locale.ROOT).strip();
        String home = PLATFORMS.get(word);
        boolean elsewhere = home != null
                && !draft.url.get().isOf(home)
                && !(home.equals("weibo.com") && draft.source == SourceKind.WEIBO);
        boolean noPaper =
                PAPER.contains(word) && (draft.source == SourceKind.WEIBO || draft.source == SourceKind.WECHAT);
        if (elsewhere || noPaper) {
            draft.warnings.add("The label \"%s: %s\" contradicts the address, which is on %s."
                    .formatted(label.name(), label.value(), draft.url.get().host()));
        }
    }

    /** What stands before the first section: the title, labelled lines, perhaps the article itself. */
    private String head(String text) {
        StringBuilder rest = new StringBuilder();
        boolean labels = true;
        int seen = 0;
        for (String line : text.split("\n", -1)) {
            String stripped = line.strip();
            if (!stripped.isEmpty()) seen++;
            Matcher heading = FIRST_HEADING.matcher(stripped);
            if (line.startsWith("# ") && heading.matches() && titles.size() < 6 && line.length() < 400) {
                if (titles.isEmpty() && facts.url().isEmpty()) {
                    Matcher link = LINKED.matcher(heading.group(1));
                    if (link.matches()) linkedTitle = CanonicalUrl.parse(link.group(1));
                }
                titles.add(heading.group(1));
            } else if (labels && fact(line, "text")) {
                continue;
            } else if (stripped.startsWith("#") || PlainCharacters.width(stripped) > 60 || seen > 12) {
                labels = false;
            }
            rest.append(line).append('\n');
        }
        return rest.toString();
    }

    /** Keeps a line such as {@code **作者**: NAME}; false where it is none. */
    private boolean fact(String line, String place) {
        if (line.length() > 2100) return false;
        Matcher labelled = LABELLED.matcher(line);
        if (!labelled.matches() || !Facts.isLabel(labelled.group(1))) return false;
        facts.add(place, labelled.group(1), List.of(labelled.group(2)));
        return true;
    }

    /**
     * The text before the first heading that is known, and each such heading with what follows.
     *
     * @param aboutEnds true if any heading ends what is said about the article, as in one that begins with its own summary
     */
    private static List<Section> sections(String text, boolean aboutEnds) {
        List<Section> sections = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        String heading = REST;
        boolean fenced = false;
        for (String line : text.split("\n", -1)) {
            if (line.startsWith("```") || line.startsWith("~~~")) fenced = !fenced;
            Matcher found = HEADING.matcher(line);
            boolean heads = !fenced && line.startsWith("## ") && found.matches();
            boolean known = heads && isKnown(found.group(1));
            boolean ends = heads && aboutEnds && ABOUT.contains(heading) && !BY_MACHINE.contains(heading);
            if (known || ends) {
                sections.add(new Section(heading, part.toString()));
                part.setLength(0);
                heading = known ? PlainCharacters.letters(found.group(1)) : REST;
            }
            if (!known) {
                part.append(line).append('\n');
            }
        }
        sections.add(new Section(heading, part.toString()));
        return sections;
    }

    private static boolean isKnown(String heading) {
        String letters = PlainCharacters.letters(heading);
        return POST.contains(letters) || BODY.contains(letters) || ABOUT.contains(letters);
    }

    /** Of a file that a version control system merged and nobody repaired, the first side. */
    private String withoutConflicts(String text) {
        if (!text.contains("<<<<<<< ")) return text;
        StringBuilder out = new StringBuilder(text.length());
        boolean other = false;
        boolean inside = false;
        for (String line : text.split("\n", -1)) {
            if (line.startsWith("<<<<<<< ")) {
                inside = true;
            } else if (inside && line.startsWith("=======")) {
                other = true;
            } else if (inside && line.startsWith(">>>>>>> ")) {
                inside = false;
                other = false;
            } else if (!other) {
                out.append(line).append('\n');
            }
        }
        warnings.add("The file holds an unresolved merge conflict; the first of the two versions was read.");
        return out.toString();
    }

    private static Optional<String> authorBeside(String account, List<Block> blocks) {
        List<Block> top = blocks.subList(0, Math.min(8, blocks.size()));
        for (int i = 1; i < top.size(); i++) {
            if (!top.get(i).text().equals(account)) continue;
            Block before = top.get(i - 1);
            boolean name =
                    before.kind() == Block.Kind.PARAGRAPH && before.text().length() <= 20;
            return name && !before.text().equals("原创") ? Optional.of(before.text()) : Optional.empty();
        }
        return Optional.empty();
    }

    private static List<Block> withoutByline(List<Block> blocks, String account, Optional<String> author) {
        List<Block> kept = new ArrayList<>(blocks);
        List<Block> top = kept.subList(0, Math.min(8, kept.size()));
        top.removeIf(block -> block.kind() == Block.Kind.PARAGRAPH
                && Stream.concat(Stream.of(account, "原创"), author.stream()).anyMatch(block.text()::equals));
        return kept;
    }

    /** A sentence that stands twice in a row, once as the summary of the page and once as its beginning. */
    private static List<Block> withoutRepeats(List<Block> blocks) {
        List<Block> kept = new ArrayList<>(blocks.size());
        for (Block block : blocks) {
            boolean repeated = !kept.isEmpty()
                    && block.isProse()
                    && block.list() == 0
                    && kept.get(kept.size() - 1).text().equals(block.text());
            if (!repeated) kept.add(block);
        }
        return kept;
    }

    private static Optional<String> authorLine(List<Block> blocks) {
        return blocks.stream()
                .limit(8)
                .filter(block -> block.text().length() < 80)
                .map(block -> AUTHOR_LINE.matcher(block.text()))
                .filter(Matcher::matches)
                .map(line -> line.group(1))
                .findFirst();
    }
}
