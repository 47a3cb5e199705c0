package dev.reelwatch.crawler.article;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/** Reads HTML as the blocks that a reader sees. Walks without recursion, so that no nesting is too deep. */
final class HtmlContent implements NodeFilter {
    private static final Set<String> UNSEEN = Set.of(
            "script",
            "style",
            "noscript",
            "template",
            "svg",
            "math",
            "head",
            "title",
            "button",
            "select",
            "input",
            "textarea",
            "object",
            "embed",
            "canvas",
            "dialog");
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "section",
            "article",
            "main",
            "header",
            "footer",
            "aside",
            "nav",
            "figure",
            "figcaption",
            "dl",
            "dt",
            "dd",
            "address",
            "center",
            "fieldset",
            "form",
            "details",
            "summary",
            "blockquote",
            "body",
            "html");
    private static final Pattern HIDDEN = Pattern.compile("(?i)display\\s*:\\s*none");
    private static final Pattern EMOTICON = Pattern.compile("\\[[^\\[\\]]{1,12}]");
    private static final Pattern VIDEO_ACCOUNT = Pattern.compile("(.{1,30})的微博视频");
    private static final Pattern VIDEO_HOST = Pattern.compile(
            "(?i)\\b(v\\.qq\\.com|youtube(-nocookie)?\\.com/embed|youtu\\.be|player\\.bilibili\\.com|player\\.vimeo\\.com"
                    + "|readtemplate\\?t=pages/video|\\.mp4|\\.webm|\\.m3u8)");
    private static final Set<String> LINK_WORDS =
            Set.of("网页链接", "查看图片", "展开", "展开全文", "收起", "...全文", "全文", "…全文", "展开c", "收起d");
    private static final Pattern STRAY_MARKS = Pattern.compile("\\*{2,}|~~");
    private static final Pattern STRAY_STAR = Pattern.compile("(?<=[\\p{IsHan}\\p{P}\\uFF00-\\uFFEF])\\*(?!\\*)(?=\\S)"
            + "|(?<=\\S)(?<!\\*)\\*(?=[\\p{IsHan}“”‘’「」《》（）【】])");
    private static final Pattern WIKI_LINK = Pattern.compile("\\[\\[([^\\[\\]|]{1,200})(?:\\|([^\\[\\]]{1,200}))?]]");

    private static final Pattern BROKEN_IMAGE = Pattern.compile("!\\[[^\\]\\n]{0,300}]\\([^)\\n]{0,800}+\\)?");
    private static final Pattern BROKEN_LINK =
            Pattern.compile("]\\([^)\\s]{1,800}+(?: \"[^\"]{0,200}\")?\\)|\\[(?=!\\[)|(?<=^[-*] )\\[|^\\[(?=[^\\]]*$)");

    private final boolean markdown;
    private final List<Block> blocks = new ArrayList<>();
    private final List<String> images = new ArrayList<>();
    private final Set<String> videos = new LinkedHashSet<>();
    private final Set<String> tags = new LinkedHashSet<>();
    private final Set<String> accounts = new LinkedHashSet<>();
    private final Deque<Integer> lists = new ArrayDeque<>();
    private final Deque<Columns> tables = new ArrayDeque<>();
    private final StringBuilder line = new StringBuilder();
    private int linkChars;
    private int links;
    private int openLinks;
    private int openPre;
    private int openHeadings;
    private int openItems;
    private int lastList;
    private int openRows;
    private String itemMark = "";

    private HtmlContent(boolean markdown) {
        this.markdown = markdown;
    }

    /** The content of a page or of a part of it. */
    static Content of(Node root) {
        return read(root, false);
    }

    /** The content of HTML that was made out of Markdown, in which stray marks may stand. */
    static Content ofMarkdown(Node root) {
        return read(root, true);
    }

    private static Content read(Node root, boolean markdown) {
        HtmlContent reader = new HtmlContent(markdown);
        NodeTraversor.filter(reader, root);
        reader.flush(Block.Kind.PARAGRAPH);
        reader.blocks.removeIf(block -> Furniture.isNothingElse(block.text()));
        List<String> raw = reader.blocks.stream().map(Block::text).toList();
        SoftBreaks breaks = new SoftBreaks(raw);
        List<Block> blocks = reader.blocks.stream()
                .map(block -> block.withText(tidy(breaks.joined(block.text()))))
                .filter(block -> !block.text().isEmpty())
                .filter(block ->
                        !markdown || block.kind() == Block.Kind.CODE || PlainCharacters.saysAnything(block.text()))
                .toList();
        return new Content(
                blocks,
                List.copyOf(reader.images),
                List.copyOf(reader.videos),
                List.copyOf(reader.tags),
                List.copyOf(reader.accounts));
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode text) {
            append(text.getWholeText());
            return FilterResult.CONTINUE;
        }
        if (!(node instanceof Element element)) return FilterResult.SKIP_ENTIRELY;
        String name = element.normalName();
        if (UNSEEN.contains(name) || isHidden(element)) return FilterResult.SKIP_ENTIRELY;
        return switch (name) {
            case "br" -> {
                line.append('\n');
                yield FilterResult.CONTINUE;
            }
            case "img" -> {
                image(element);
                yield FilterResult.SKIP_ENTIRELY;
            }
            case "video", "audio" -> {
                video(element);
                yield FilterResult.SKIP_ENTIRELY;
            }
            case "iframe", "mp-common-videosnap", "mpvoice", "mp-common-mpaudio", "qqmusic", "mp-common-qqmusic" -> {
                frame(element);
                yield FilterResult.SKIP_ENTIRELY;
            }
            case "a" -> openLink(element);
            case "h1", "h2", "h3", "h4", "h5", "h6" -> {
                flush(Block.Kind.PARAGRAPH);
                openHeadings++;
                yield FilterResult.CONTINUE;
            }
            case "ul", "ol", "table" -> {
                flush(Block.Kind.PARAGRAPH);
                lists.push(++lastList);
                if (name.equals("table")) tables.push(new Columns());
                yield FilterResult.CONTINUE;
            }
            case "li" -> {
                flush(Block.Kind.PARAGRAPH);
                openItems++;
                itemMark = element.hasAttr("data-mark") ? element.attr("data-mark") + " " : "- ";
                yield FilterResult.CONTINUE;
            }
            case "tr" -> {
                flush(Block.Kind.PARAGRAPH);
                openRows++;
                if (!tables.isEmpty()) tables.peek().beginRow();
                yield FilterResult.CONTINUE;
            }
            case "td", "th" -> {
                beginCell();
                yield FilterResult.CONTINUE;
            }
            case "pre" -> {
                flush(Block.Kind.PARAGRAPH);
                openPre++;
                yield FilterResult.CONTINUE;
            }
            case "hr" -> {
                flush(Block.Kind.PARAGRAPH);
                yield FilterResult.CONTINUE;
            }
            default -> {
                if (BLOCKS.contains(name) && openRows == 0) flush(Block.Kind.PARAGRAPH);
                yield FilterResult.CONTINUE;
            }
        };
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (!(node instanceof Element element)) return FilterResult.CONTINUE;
        String name = element.normalName();
        switch (name) {
            case "a" -> openLinks = Math.max(0, openLinks - 1);
            case "h1", "h2", "h3", "h4", "h5", "h6" -> {
                flush(Block.Kind.HEADING);
                openHeadings--;
            }
            case "ul", "ol", "table" -> {
                flush(Block.Kind.PARAGRAPH);
                lists.pop();
                if (name.equals("table")) tables.pop();
            }
            case "li" -> {
                flush(Block.Kind.ITEM);
                openItems--;
            }
            case "tr" -> {
                flush(Block.Kind.ROW);
                openRows--;
            }
            case "td", "th" -> {
                if (!tables.isEmpty()) tables.peek().endCell(element, line);
                line.append(" | ");
            }
            case "pre" -> {
                flush(Block.Kind.CODE);
                openPre--;
            }
            default -> {
                if (!BLOCKS.contains(name)) break;
                if (openRows == 0) flush(Block.Kind.PARAGRAPH);
                else line.append(' ');
            }
        }
        return FilterResult.CONTINUE;
    }

    private void beginCell() {
        if (tables.isEmpty()) return;
        line.repeat(" | ", tables.peek().emptyBefore());
        tables.peek().beginCell(line.length());
    }

    private static boolean isHidden(Element element) {
        return element.hasAttr("hidden")
                || (element.hasAttr("style")
                        && HIDDEN.matcher(element.attr("style")).find());
    }

    private FilterResult openLink(Element link) {
        String words = link.text().strip();
        Matcher account = VIDEO_ACCOUNT.matcher(words);
        if (account.matches() && link.attr("href").contains("weibo")) {
            accounts.add(account.group(1));
            return FilterResult.SKIP_ENTIRELY;
        }
        if (LINK_WORDS.contains(words)) return FilterResult.SKIP_ENTIRELY;
        // the icon before a topic or another article stands where a space would
        if (link.selectFirst("> .url-icon") != null) line.append(' ');
        if (link.attr("href").contains("containerid=100808") && !words.isEmpty()) {
            tags.add(words.replace("#", "").strip());
        }
        openLinks++;
        if (!words.isEmpty()) links++;
        return FilterResult.CONTINUE;
    }

    private void image(Element image) {
        String words = image.attr("alt").strip();
        if (EMOTICON.matcher(words).matches()) {
            append(words);
            return;
        }
        String address = image.attr("data-src").isBlank() ? image.attr("src") : image.attr("data-src");
        if (address.isBlank()) address = image.attr("data-original");
        address = address.strip();
        boolean icon = address.contains("timeline_card_small")
                || (image.parent() != null && image.parent().hasClass("url-icon"));
        if (!icon && isAddress(address)) images.add(address);
    }

    private void video(Element video) {
        if (isAddress(video.attr("src").strip())) videos.add(video.attr("src").strip());
        Element first = video.selectFirst("source[src]");
        if (first != null && !first.attr("src").isBlank())
            videos.add(first.attr("src").strip());
        if (isAddress(video.attr("poster").strip()))
            images.add(video.attr("poster").strip());
    }

    private void frame(Element frame) {
        String address = frame.attr("data-src").isBlank() ? frame.attr("src") : frame.attr("data-src");
        address = address.strip();
        if (frame.normalName().startsWith("mp-") && !frame.attr("data-url").isBlank()) address = frame.attr("data-url");
        String voice = frame.attr("voice_encode_fileid").strip();
        if (!voice.isEmpty()) {
            videos.add("https://res.wx.qq.com/voice/getvoice?mediaid=" + voice);
            return;
        }
        if (frame.normalName().contains("music")) {
            address = Stream.of("audiourl", "data-audiourl", "otherurl", "data-src")
                    .map(name -> frame.attr(name).strip())
                    .filter(HtmlContent::isAddress)
                    .findFirst()
                    .orElse("");
            if (!address.isEmpty()) videos.add(address);
            return;
        }
        String video = frame.attr("data-mpvid").strip();
        if (address.isEmpty() && !video.isEmpty()) {
            address = "https://mp.weixin.qq.com/mp/readtemplate?t=pages/video_player_tmpl&vid=" + video;
        }
        if (address.isEmpty()) return;
        if (VIDEO_HOST.matcher(address).find() || frame.hasClass("video_iframe")) videos.add(address);
    }

    private static boolean isAddress(String address) {
        String start = address.substring(0, Math.min(8, address.length())).toLowerCase(Locale.ROOT);
        return start.startsWith("http://") || start.startsWith("https://") || start.startsWith("//");
    }

    private void append(String raw) {
        String text = raw;
        if (openPre > 0) {
            line.append(PlainCharacters.of(text));
            return;
        }
        int start = line.length();
        boolean space = false;
        boolean lineBreak = false;
        // the break of Markdown is a character of its own, which cleaning would take away
        for (int i = 0; i < text.length(); ) {
            int end = i;
            while (end < text.length() && !isSpace(text.charAt(end))) end++;
            if (end > i) {
                if (space) line.append(lineBreak ? SoftBreaks.SPACE_MARK : ' ');
                space = false;
                lineBreak = false;
                line.append(PlainCharacters.of(text.substring(i, end)));
            }
            i = end;
            while (i < text.length() && isSpace(text.charAt(i))) {
                char c = text.charAt(i);
                if (c == SoftBreaks.MARK) {
                    line.append(SoftBreaks.MARK);
                } else {
                    space = true;
                    lineBreak |= c == '\n' || c == '\r';
                }
                i++;
            }
        }
        if (space) line.append(lineBreak ? SoftBreaks.SPACE_MARK : ' ');
        if (openLinks > 0) linkChars += line.length() - start;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == SoftBreaks.MARK || c == '\u00A0';
    }

    private void flush(Block.Kind end) {
        String text = line.toString();
        line.setLength(0);
        int chars = linkChars;
        int count = links;
        linkChars = 0;
        links = 0;
        if (text.isBlank()) return;
        // a list inside a list is one list to a reader
        int list = lists.isEmpty() ? 0 : lists.peekLast();
        if (openPre > 0) {
            blocks.add(new Block(Block.Kind.CODE, text, chars, count, 0));
            return;
        }
        if (markdown) {
            text = withoutMarks(text);
            String whole = withoutBrokenLinks(text);
            if (whole.length() < text.length()) {
                // a link over several paragraphs, or one cut off: what is left of it are its words
                text = whole;
                chars = text.length();
                count++;
                if (text.isBlank()) return;
            }
        }
        if (openHeadings > 0) {
            blocks.add(new Block(Block.Kind.HEADING, text.replace('\n', ' '), chars, count, 0));
        } else if (openRows > 0 && end == Block.Kind.ROW) {
            blocks.add(new Block(Block.Kind.ROW, cells(text), chars, count, list));
        } else if (openItems > 0) {
            // a second paragraph of one item is a line without a mark
            blocks.add(new Block(Block.Kind.ITEM, itemMark + text.strip(), chars, count, list));
            itemMark = "";
        } else {
            paragraphs(text, chars, count);
        }
    }

    /** Two line breaks in a row end a paragraph. */
    private void paragraphs(String text, int chars, int count) {
        for (int start = 0; start < text.length(); ) {
            int end = start;
            int lineBreaks = 0;
            while (end < text.length() && lineBreaks < 2) {
                char c = text.charAt(end++);
                if (c == '\n') lineBreaks++;
                else if (c != ' ' && c != SoftBreaks.MARK && c != SoftBreaks.SPACE_MARK) lineBreaks = 0;
            }
            String part = text.substring(start, end);
            if (!part.isBlank()) {
                int share =
                        text.length() == part.length() ? chars : (int) ((long) chars * part.length() / text.length());
                blocks.add(new Block(Block.Kind.PARAGRAPH, part, share, share > 0 ? count : 0, 0));
            }
            start = end;
        }
    }

    private static String cells(String text) {
        String row = text.replace('\n', ' ').strip();
        return row.endsWith("|") ? row.substring(0, row.length() - 1).strip() : row;
    }

    private static String withoutMarks(String text) {
        String plain = text;
        if (plain.indexOf('*') >= 0 || plain.indexOf('~') >= 0) {
            plain = STRAY_MARKS.matcher(plain).replaceAll("");
            if (plain.indexOf('*') >= 0) plain = STRAY_STAR.matcher(plain).replaceAll("");
        }
        if (plain.contains("[[")) {
            plain = WIKI_LINK.matcher(plain).replaceAll(link -> {
                String words = link.group(2) != null ? link.group(2) : link.group(1);
                return Matcher.quoteReplacement(words.substring(words.lastIndexOf('/') + 1));
            });
        }
        return plain;
    }

    private static String withoutBrokenLinks(String text) {
        if (!text.contains("](") && !text.contains("[![")) return text;
        return BROKEN_LINK.matcher(BROKEN_IMAGE.matcher(text).replaceAll("")).replaceAll("");
    }

    /** Lines without space at their ends and without more than one space inside; no empty line. */
    private static String tidy(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int start = 0; start <= text.length(); ) {
            int end = text.indexOf('\n', start);
            if (end < 0) end = text.length();
            int lineStart = out.length();
            boolean space = false;
            for (int i = start; i < end; i++) {
                char c = text.charAt(i);
                if (c == ' ' || c == '\t') {
                    space = true;
                } else {
                    if (space && out.length() > lineStart) out.append(' ');
                    space = false;
                    out.append(c);
                }
            }
            if (out.length() > lineStart) out.append('\n');
            start = end + 1;
        }
        if (!out.isEmpty()) out.setLength(out.length() - 1);
        return PlainCharacters.of(out.toString());
    }
}
