package dev.reelwatch.index.story;

import dev.reelwatch.crawler.article.Article;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells by an article's own words whether they are another's: reprinted, or written by a machine. */
final class Borrowed {
    /** Such words stand at the head or at the foot; in between they speak of something else. */
    private static final int EDGE = 160;

    private static final List<Pattern> REPRINTED_FROM = List.of(
            Pattern.compile(
                    "(?:本文)?转载自\\s*[:：]?\\s*(?:微信)?(?:公众号|微博)?\\s*[:：]?\\s*[「『“\"@《]?([^」』”\"》，,。；;\\s）)]{2,30})"),
            Pattern.compile("(?:来源|出处)\\s*[:：|]\\s*(?:微信)?公众号\\s*[:：]?\\s*[「『“\"@《]?([^」』”\"》，,。；;\\s）)]{2,30})"),
            Pattern.compile(
                    "(?i)(?:re-?published|reprinted|reposted) (?:with permission )?from\\s+(?:the )?([A-Z0-9][^\\n,.;]{1,40})"),
            Pattern.compile(
                    "(?i)(?:originally (?:published|posted|appeared) (?:on|at|in)|cross-?posted from)\\s+([^\\n,;]{2,60})"));

    private static final Pattern MACHINE_MADE = Pattern.compile(
            "(?:本文|以上内容|以下内容|全文|摘要|总结|内容)(?:均|皆)?(?:由|系|为|是)\\s*(?:AI|人工智能|大模型|ChatGPT|GPT|DeepSeek|Kimi|通义|豆包|机器)[^。\\n]{0,12}(?:生成|总结|整理|撰写|摘要|提炼|写成)"
                    + "|(?:AI|人工智能|机器)(?:自动)?(?:生成|总结)的?(?:摘要|总结|简报)"
                    + "|^\\s*(?:AI|机器)\\s*(?:摘要|总结|速览)"
                    + "|(?i:(?:this|the) (?:article|summary|post|digest) (?:was|is) (?:automatically )?(?:generated|written|summari[sz]ed) by (?:an )?(?:AI|ChatGPT|GPT|Claude|Gemini|LLM|language model))"
                    + "|(?i:\\bAI-generated (?:summary|digest)\\b)");

    private Borrowed() {}

    /** The name of whom an article says that it is reprinted from. */
    static Optional<String> from(Article article) {
        for (String edge : edges(article.text())) {
            for (Pattern pattern : REPRINTED_FROM) {
                Matcher matcher = pattern.matcher(edge);
                if (matcher.find()) return Optional.of(matcher.group(1).strip());
            }
        }
        return Optional.empty();
    }

    /** True if it says of itself that a machine wrote it. */
    static boolean byMachine(Article article) {
        return MACHINE_MADE.matcher(article.title()).find()
                || edges(article.text()).stream()
                        .anyMatch(edge -> MACHINE_MADE.matcher(edge).find());
    }

    private static List<String> edges(String text) {
        if (text.length() <= 2 * EDGE) return List.of(text);
        return List.of(text.substring(0, EDGE), text.substring(text.length() - EDGE));
    }
}
