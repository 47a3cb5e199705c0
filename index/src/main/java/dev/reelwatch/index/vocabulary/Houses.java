package dev.reelwatch.index.vocabulary;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.url.CanonicalUrl;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells which maker an article comes from: from its own site, or from an account that is called as it or its models are. */
final class Houses {
    /** What an account of the house adds to the name: "可灵AI官方", "DeepMind Blog". */
    private static final Pattern ADDED =
            Pattern.compile("(?:官方(?:微博|账号|号)?|(?:微博|公众)号|大模型|视频|团队|official|team|blog|news|research|newsroom|ai)+$");

    private final Map<String, List<String>> sites;
    private final Map<String, String> names = new HashMap<>();

    /**
     * @param sites the hosts of each vendor
     * @param lines of models that have vendors; what is also a common word names no account
     * @param makers how makers are written, each with the vendor that is meant
     */
    Houses(Map<String, List<String>> sites, Iterable<ModelLine> lines, Map<String, String> makers) {
        this.sites = sites;
        for (ModelLine line : lines) {
            if (line.vendor().isEmpty() || line.isWord() || !line.needs().isEmpty()) continue;
            names.put(nameOf(line.name()), line.vendor());
            line.aliases().forEach(alias -> names.putIfAbsent(nameOf(alias), line.vendor()));
        }
        makers.forEach((written, vendor) -> names.put(nameOf(written), vendor));
    }

    /** The vendor that an article comes from; empty where others wrote it. */
    Optional<String> of(Article article) {
        return article.url()
                .flatMap(this::at)
                .or(() -> article.site().or(article::author).map(name -> names.get(nameOf(name))));
    }

    private Optional<String> at(CanonicalUrl address) {
        return sites.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(address::isOf))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static String nameOf(String account) {
        String letters = Fold.letters(account);
        String bare = ADDED.matcher(letters).replaceFirst("");
        return bare.isEmpty() ? letters : bare;
    }
}
