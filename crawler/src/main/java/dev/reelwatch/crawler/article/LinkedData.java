package dev.reelwatch.crawler.article;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What a page tells machines in JSON: linked data on the article, and the state from which scripts draw a page. */
final class LinkedData {
    private static final int LARGEST = 4_000_000;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(
                    JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
                    JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER,
                    JsonReadFeature.ALLOW_TRAILING_COMMA,
                    JsonReadFeature.ALLOW_JAVA_COMMENTS,
                    JsonReadFeature.ALLOW_SINGLE_QUOTES,
                    JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES,
                    JsonReadFeature.ALLOW_MISSING_VALUES)
            .build();
    private static final Pattern ARTICLE = Pattern.compile(
            "(?i)(?:.*/)?(?:\\w*Article|\\w*Posting|Report|LiveBlogPosting|Review|NewsItem|Recipe|TechArticle|Answer|QAPage)");
    private static final Pattern PAGE = Pattern.compile("(?i)(?:.*/)?\\w*(?:WebPage|ItemPage|AboutPage|VideoObject)");
    private static final Pattern WRAPPING =
            Pattern.compile("\\A\\s*(?://\\s*)?(?:<!--|<!\\[CDATA\\[)|(?://\\s*)?(?:-->|]]>)\\s*\\z|;\\s*\\z");
    private static final Pattern PAIR =
            Pattern.compile("\"(headline|datePublished|dateModified|name)\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.){1,400})\"");
    private static final Pattern STATE = Pattern.compile(
            "(?:window\\.)?(?:__INITIAL_STATE__|__PRELOADED_STATE__|__NUXT__|__APOLLO_STATE__|__INITIAL_DATA__|initialState|__DATA__)\\s*=\\s*(?=[{\\[])");
    private static final Pattern TEXT_NAME = Pattern.compile(
            "(?i)(?:article|post|story|rich|main|full|raw)?_?(?:body|content|contents|html|text|markdown|paragraphs?|richText|description)(?:_?(?:html|text|markdown|raw|rendered))?");

    private final List<JsonNode> articles = new ArrayList<>();

    private LinkedData() {}

    /** Objects that speak of an article first, then those on the page. */
    static LinkedData of(Document page) {
        LinkedData found = new LinkedData();
        List<JsonNode> pages = new ArrayList<>();
        for (Element script : page.select("script[type*=ld+json]")) {
            String text = script.data();
            if (text.length() > LARGEST) continue;
            Deque<JsonNode> waiting = new ArrayDeque<>(List.of(parsed(text)));
            for (int seen = 0; !waiting.isEmpty() && seen < 2000; seen++) {
                JsonNode node = waiting.pop();
                if (node.isArray()) node.forEach(waiting::add);
                for (String inside : List.of("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item")) {
                    JsonNode child = node.path(inside);
                    if (child.isContainerNode()) waiting.add(child);
                }
                String types = node.path("@type").isArray()
                        ? node.path("@type").path(0).asText()
                        : node.path("@type").asText();
                if (ARTICLE.matcher(types).matches()) found.articles.add(node);
                else if (PAGE.matcher(types).matches()) pages.add(node);
            }
        }
        found.articles.addAll(pages);
        return found;
    }

    private static JsonNode parsed(String raw) {
        String text = WRAPPING.matcher(raw).replaceAll("").strip();
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return mended(text);
        }
    }

    /** Of JSON that cannot be read, the pairs that can: the first of each name. */
    private static JsonNode mended(String text) {
        ObjectNode node = JSON.createObjectNode();
        Matcher pair = PAIR.matcher(text);
        while (pair.find()) {
            String name = pair.group(1);
            boolean ofAuthor = text.substring(Math.max(0, pair.start() - 120), pair.start())
                    .contains("\"author\"");
            if (name.equals("name") && ofAuthor && !node.has("author")) {
                node.putObject("author").put("name", unescaped(pair.group(2)));
            } else if (!name.equals("name") && !node.has(name)) {
                node.put(name, unescaped(pair.group(2)));
            }
        }
        return node.isEmpty() ? node : node.put("@type", "Article");
    }

    private static String unescaped(String text) {
        try {
            return JSON.readTree("\"" + text + "\"").asText();
        } catch (JsonProcessingException e) {
            return text;
        }
    }

    /** The strings at a path; a name can be a string where an object is expected, and the first of a list. */
    Stream<String> text(String... path) {
        return articles.stream().flatMap(node -> {
            JsonNode value = node;
            for (String step : path) {
                if (value.isArray()) value = value.path(0);
                if (value.isTextual()) break;
                value = value.path(step);
            }
            if (value.isArray()) value = value.path(0);
            return value.isTextual() && !value.asText().isBlank() ? Stream.of(value.asText()) : Stream.empty();
        });
    }

    /** All who wrote the first article that names somebody. */
    List<String> authors() {
        for (JsonNode node : articles) {
            List<String> names = new ArrayList<>();
            JsonNode authors = node.path("author");
            if (authors.isArray()) authors.forEach(author -> names.add(name(author)));
            else names.add(name(authors));
            names.removeIf(String::isBlank);
            if (!names.isEmpty()) return names;
        }
        return List.of();
    }

    private static String name(JsonNode author) {
        if (author.isTextual()) return author.asText().strip();
        JsonNode name = author.path("name");
        return (name.isArray() ? name.path(0) : name).asText("").strip();
    }

    /** The addresses of pictures of the article. */
    Stream<String> images() {
        return articles.stream().flatMap(node -> {
            JsonNode image = node.path("image");
            Stream<JsonNode> all = image.isArray()
                    ? java.util.stream.StreamSupport.stream(image.spliterator(), false)
                    : Stream.of(image);
            return all.map(
                    each -> each.isTextual() ? each.asText() : each.path("url").asText(""));
        });
    }

    Optional<String> articleBody() {
        return Stream.concat(text("articleBody"), Stream.concat(text("text"), text("acceptedAnswer", "text")))
                .max(Comparator.comparingInt(String::length));
    }

    /** Keywords as a list or as one string. */
    Stream<String> keywords() {
        return articles.stream().flatMap(node -> {
            JsonNode words = node.path("keywords");
            return words.isArray()
                    ? java.util.stream.StreamSupport.stream(words.spliterator(), false)
                            .map(JsonNode::asText)
                    : Stream.of(words.asText("").split("[,，;；]", -1));
        });
    }

    /** The longest text in the state that scripts draw the page from, in HTML or plain; empty where there is none. */
    static Optional<String> stateText(Document page) {
        String longest = "";
        for (Element script : page.select("script")) {
            String data = script.data();
            if (data.length() < 100 || data.length() > LARGEST) continue;
            boolean state = script.id().startsWith("__")
                    || (script.attr("type").equals("application/json")
                            && !script.attr("type").contains("ld+json"));
            int from = 0;
            if (!state) {
                Matcher start = STATE.matcher(data);
                if (!start.find()) continue;
                from = start.end();
            }
            try {
                String text = longestText(JSON.readTree(data.substring(from)));
                if (text.length() > longest.length()) longest = text;
            } catch (JsonProcessingException e) {
                // a state that is a program and not JSON; it tells nothing here
            }
        }
        return longest.isEmpty() ? Optional.empty() : Optional.of(longest);
    }

    private static String longestText(JsonNode root) {
        String longest = "";
        Deque<JsonNode> waiting = new ArrayDeque<>(List.of(root));
        for (int seen = 0; !waiting.isEmpty() && seen < 200_000; seen++) {
            JsonNode node = waiting.pop();
            if (node.isObject()) {
                for (var field : node.properties()) {
                    JsonNode value = field.getValue();
                    if (value.isTextual() && TEXT_NAME.matcher(field.getKey()).matches()) {
                        if (value.asText().length() > longest.length()) longest = value.asText();
                    } else if (value.isContainerNode()) {
                        waiting.push(value);
                    }
                }
            } else if (node.isArray()) {
                String joined = paragraphs(node);
                if (joined.length() > longest.length()) longest = joined;
                node.forEach(waiting::push);
            }
        }
        return longest;
    }

    /** Articles that are kept as a list of their paragraphs. */
    private static String paragraphs(JsonNode list) {
        if (list.size() < 2) return "";
        StringBuilder html = new StringBuilder();
        for (JsonNode part : list) {
            String text = part.isTextual()
                    ? part.asText()
                    : Stream.of("text", "content", "html", "value", "body")
                            .map(name -> part.path(name).asText(""))
                            .filter(words -> !words.isBlank())
                            .findFirst()
                            .orElse("");
            if (PlainCharacters.width(text) >= 30)
                html.append("<p>").append(text).append("</p>");
        }
        return html.toString();
    }
}
