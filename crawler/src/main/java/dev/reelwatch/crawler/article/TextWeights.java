package dev.reelwatch.crawler.article;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** How much text, and of which sort, each element of a page holds; measured in one walk. */
final class TextWeights implements NodeVisitor {
    /**
     * Widths in columns, of which a Chinese character has two.
     *
     * @param width all text
     * @param linked of it, the words of links
     * @param own what stands in the element itself and in inline elements, not in blocks below it
     * @param ownLinked of that, the words of links
     * @param marks punctuation of sentences in {@code own}
     * @param prose what stands in paragraphs that read like sentences
     */
    record Weight(int width, int linked, int own, int ownLinked, int marks, int prose) {
        static final Weight NONE = new Weight(0, 0, 0, 0, 0, 0);

        double linkShare() {
            return width == 0 ? 0 : (double) linked / width;
        }

        /** The element itself is a paragraph of sentences. */
        boolean isParagraph() {
            return own - ownLinked >= 50 && marks > 0 && ownLinked * 2 < own;
        }
    }

    private static final class Sum {
        int width;
        int linked;
        int own;
        int ownLinked;
        int marks;
        int prose;
    }

    private static final Set<String> INLINE = Set.of(
            "a", "span", "b", "strong", "em", "i", "font", "u", "code", "mark", "sup", "sub", "small", "q", "cite",
            "abbr", "time", "label", "s", "del", "ins", "kbd", "var", "samp", "big", "tt", "bdi", "bdo", "dfn", "wbr",
            "acronym");
    private static final Set<String> UNSEEN =
            Set.of("script", "style", "noscript", "template", "svg", "select", "textarea");

    private final Map<Element, Weight> weights = new HashMap<>();
    private final Deque<Sum> open = new ArrayDeque<>();
    private int links;
    private int unseen;

    private TextWeights() {}

    static TextWeights of(Element root) {
        TextWeights weights = new TextWeights();
        weights.open.push(new Sum());
        NodeTraversor.traverse(weights, root);
        return weights;
    }

    Weight in(Element element) {
        return weights.getOrDefault(element, Weight.NONE);
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof Element element) {
            open.push(new Sum());
            if (element.normalName().equals("a")) links++;
            if (UNSEEN.contains(element.normalName())) unseen++;
        } else if (node instanceof TextNode text && unseen == 0 && !text.isBlank()) {
            Sum sum = open.element();
            String words = text.text();
            int width = PlainCharacters.width(words);
            sum.own += width;
            if (links > 0) sum.ownLinked += width;
            else sum.marks += marks(words);
        }
    }

    private static int marks(String words) {
        int marks = 0;
        for (int i = 0; i < words.length(); i++) {
            if (",.;:!?，。；：！？、…”".indexOf(words.charAt(i)) >= 0) marks++;
        }
        return marks;
    }

    @Override
    public void tail(Node node, int depth) {
        if (!(node instanceof Element element)) return;
        Sum sum = open.pop();
        if (element.normalName().equals("a")) links--;
        if (UNSEEN.contains(element.normalName())) unseen--;
        Sum parent = open.element();
        boolean inline = INLINE.contains(element.normalName());
        int width = sum.width + (inline ? 0 : sum.own);
        int linked = sum.linked + (inline ? 0 : sum.ownLinked);
        boolean paragraph = sum.own - sum.ownLinked >= 50 && sum.marks > 0 && sum.ownLinked * 2 < sum.own;
        int prose = sum.prose + (paragraph && !inline ? sum.own : 0);
        weights.put(
                element,
                new Weight(sum.width + sum.own, sum.linked + sum.ownLinked, sum.own, sum.ownLinked, sum.marks, prose));
        parent.width += width;
        parent.linked += linked;
        parent.prose += prose;
        if (inline) {
            parent.own += sum.own;
            parent.ownLinked += sum.ownLinked;
            parent.marks += sum.marks;
        }
    }
}
