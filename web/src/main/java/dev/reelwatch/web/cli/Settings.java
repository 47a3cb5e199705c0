package dev.reelwatch.web.cli;

import dev.reelwatch.crawler.CrawlSettings;
import dev.reelwatch.crawler.article.SavedFilesSettings;
import dev.reelwatch.crawler.fetch.FetchSettings;
import dev.reelwatch.index.answer.LlmSettings;
import dev.reelwatch.index.embedding.EmbeddingSettings;
import dev.reelwatch.web.digest.Language;
import dev.reelwatch.web.schedule.ScheduleSettings;
import dev.reelwatch.web.site.SiteSettings;
import dev.reelwatch.web.site.Writing;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of all rooms.
 *
 * @param data where the archive and the index lie
 * @param vocabulary folder of the vocabulary files
 * @param home folder of the program, with {@code seeds/} in it
 * @param language of digests, unless told otherwise
 * @param sources file that says what to crawl; it may be missing
 * @param environment of the program, which may hold cookies
 * @param terminal true where standard error is a terminal
 * @param writing what lets others add to the knowledge over HTTP; empty where no token is set
 * @param llm the language model to ask; empty where none is set
 * @param delivery file that says where digests are sent; it may be missing
 * @param schedule what {@code serve} does by the clock
 * @param embedding the model that makes vectors; empty where searches go by words alone
 */
public record Settings(
        Path data,
        Path vocabulary,
        Path home,
        Language language,
        SiteSettings site,
        Optional<Writing> writing,
        SavedFilesSettings files,
        Path sources,
        FetchSettings fetch,
        CrawlSettings crawl,
        Map<String, String> environment,
        boolean terminal,
        Optional<LlmSettings> llm,
        Path delivery,
        ScheduleSettings schedule,
        Optional<EmbeddingSettings> embedding) {}
