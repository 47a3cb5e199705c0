package dev.reelwatch.crawler.article;

import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jsoup.Jsoup;

/**
 * Reads Markdown by way of plain HTML, because saved articles mix the two in one line. Emphasis is left out, its words
 * stay; the tree is walked without recursion.
 */
final class MarkdownContent {
    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.NONE)
            .maxOpenBlockParsers(64)
            .build();

    private static final Pattern DELIMITER_ROW =
            Pattern.compile("(?m)^ {0,3}\\|? ?:?-+:? ?(?:\\| ?:?-+:? ?){1,60}\\|?\\s*$");

    private MarkdownContent() {}

    static Content of(String markdown) {
        Node document = PARSER.parse(withTablesApart(markdown));
        StringBuilder html = new StringBuilder(markdown.length() + markdown.length() / 4);
        Node node = document;
        boolean entering = true;
        while (node != null) {
            if (entering) {
                boolean inside = enter(node, html);
                if (inside && node.getFirstChild() != null) {
                    node = node.getFirstChild();
                    continue;
                }
                if (inside) leave(node, html);
            } else {
                leave(node, html);
            }
            if (node instanceof Document) break;
            entering = node.getNext() != null;
            node = entering ? node.getNext() : node.getParent();
        }
        return HtmlContent.ofMarkdown(Jsoup.parseBodyFragment(html.toString()).body());
    }

    /** A table may interrupt a paragraph (GitHub Flavored Markdown 4.10), where the parser takes it for more of that. */
    private static String withTablesApart(String markdown) {
        if (!DELIMITER_ROW.matcher(markdown).find()) return markdown;
        String[] lines = markdown.split("\n", -1);
        StringBuilder apart = new StringBuilder(markdown.length() + 16);
        for (int i = 0; i < lines.length; i++) {
            boolean heads = i > 0
                    && i + 1 < lines.length
                    && lines[i].strip().startsWith("|")
                    && DELIMITER_ROW.matcher(lines[i + 1]).find();
            if (heads && !lines[i - 1].isBlank()) apart.append('\n');
            apart.append(lines[i]);
            if (i + 1 < lines.length) apart.append('\n');
        }
        return apart.toString();
    }

    /** False where the node has nothing inside that is to be read. */
    private static boolean enter(Node node, StringBuilder html) {
        switch (node) {
            case Text text -> escape(text.getLiteral(), html);
            case Code code -> escape(code.getLiteral(), html);
            case SoftLineBreak ignored -> html.append(SoftBreaks.MARK);
            case HardLineBreak ignored -> html.append("<br>");
            case HtmlInline inline -> html.append(withMarks(inline.getLiteral()));
            case HtmlBlock block -> html.append("\n").append(block.getLiteral()).append('\n');
            case FencedCodeBlock code -> code(code.getLiteral(), html);
            case IndentedCodeBlock code -> indented(code.getLiteral(), html);
            case Paragraph ignored -> html.append("<p>");
            case Heading heading -> html.append("<h").append(heading.getLevel()).append('>');
            case BulletList ignored -> html.append("<ul>");
            case OrderedList ignored -> html.append("<ol>");
            case ListItem item ->
                html.append("<li data-mark=\"").append(mark(item)).append("\">");
            case ThematicBreak ignored -> html.append("<hr>");
            case Image image -> {
                html.append("<img src=\"");
                attribute(image.getDestination(), html);
                html.append("\">");
                return false;
            }
            case Link link -> {
                html.append("<a href=\"");
                attribute(link.getDestination(), html);
                html.append("\">");
            }
            case TableBlock ignored -> html.append("<table>");
            case TableRow ignored -> html.append("<tr>");
            case TableCell ignored -> html.append("<td>");
            default -> {}
        }
        return true;
    }

    private static void leave(Node node, StringBuilder html) {
        switch (node) {
            case Paragraph ignored -> html.append("</p>");
            case Heading heading ->
                html.append("</h").append(heading.getLevel()).append('>');
            case BulletList ignored -> html.append("</ul>");
            case OrderedList ignored -> html.append("</ol>");
            case ListItem ignored -> html.append("</li>");
            case Link ignored -> html.append("</a>");
            case TableBlock ignored -> html.append("</table>");
            case TableRow ignored -> html.append("</tr>");
            case TableCell ignored -> html.append("</td>");
            default -> {}
        }
    }

    private static String mark(ListItem item) {
        if (!(item.getParent() instanceof OrderedList list) || list.getMarkerStartNumber() == null) return "-";
        // the list remembers the number of its next item, so that a long list is numbered in one pass
        int number = list.getMarkerStartNumber();
        list.setMarkerStartNumber(number + 1);
        return number + ".";
    }

    private static String withMarks(String inline) {
        return inline.indexOf('\n') < 0 ? inline : inline.replace('\n', ' ');
    }

    /** Saved pages indent what is no program: pictures, captions, poems. */
    private static void indented(String literal, StringBuilder html) {
        if (!literal.contains("](")) {
            code(literal, html);
            return;
        }
        html.append("<p>");
        escape(literal.strip().replace('\n', SoftBreaks.MARK), html);
        html.append("</p>");
    }

    private static void code(String literal, StringBuilder html) {
        html.append("<pre>");
        escape(literal, html);
        html.append("</pre>");
    }

    private static void escape(String text, StringBuilder html) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '&' -> html.append("&amp;");
                default -> html.append(c);
            }
        }
    }

    private static void attribute(String text, StringBuilder html) {
        escape(text.replace("\"", "%22"), html);
    }
}
