package dev.reelwatch.web.site;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reelwatch.crawler.archive.Counts;
import dev.reelwatch.crawler.archive.Frontier;
import dev.reelwatch.index.KnowledgeBase;

/** What the knowledge base holds, as JSON. */
public final class StatusJson {
    private StatusJson() {}

    public static ObjectNode of(KnowledgeBase knowledge) {
        Counts counts = knowledge.counts();
        ObjectNode status = Api.object();
        status.put("articles", counts.articles());
        status.put("revisions", counts.revisions());
        status.put("claims", counts.claims());
        status.put("articles_without_claims_yet", counts.withoutClaims());
        status.put("articles_withdrawn", counts.withdrawn());
        status.put("pages", counts.pages());
        status.put("warc_files", counts.warcFiles());
        status.put("warc_bytes", counts.warcBytes());
        status.put("database_bytes", counts.bytes());
        status.put("extractor", knowledge.extractor());
        knowledge.days().stream().findFirst().ifPresent(day -> status.put("latest_day", day.toString()));
        Frontier.Size frontier = knowledge.frontier();
        if (frontier.targets() > 0) {
            status.put("addresses_known", frontier.targets());
            status.put("addresses_due", frontier.due());
            status.put("addresses_under_way", frontier.leased());
            status.put("hosts", frontier.hosts());
            status.put("hosts_left_alone_for_now", frontier.hostsPaused());
        }
        status.put("articles_read_by_language_models", knowledge.articlesReadByModels());
        return status;
    }
}
