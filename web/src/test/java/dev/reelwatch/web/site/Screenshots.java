package dev.reelwatch.web.site;

import dev.reelwatch.index.KnowledgeBase;
import dev.reelwatch.index.vocabulary.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;

/** Takes the pictures in {@code docs} of what {@code ./reelwatch demo} has read; run it by hand where pages change. */
final class Screenshots {
    private static final Map<String, String> PAGES = Map.of(
            "search", "search?q=Gen-4+Turbo&lang=zh",
            "timeline", "timeline?lang=zh",
            "model", "models/runway-gen-4-turbo?lang=zh",
            "digest", "digest/2025-10-16?lang=zh");

    private Screenshots() {}

    /**
     * Takes them.
     *
     * @param arguments the folder of the demo's data, and the folder for the pictures
     */
    public static void main(String[] arguments) throws IOException {
        Path pictures = Path.of(arguments[1]);
        try (KnowledgeBase knowledge = KnowledgeBase.open(
                        Path.of(arguments[0]),
                        Vocabulary.load(Path.of("..", "seeds", "vocabulary")),
                        Clock.systemUTC(),
                        notice -> {});
                Site site = new Site(knowledge, new SiteSettings("127.0.0.1", 0)).start()) {
            knowledge.disputes(); // all is weighed then, so that the pages come with their marks
            ChromeDriver browser = Chromium.open(1100, 720, true);
            try {
                for (Map.Entry<String, String> page : PAGES.entrySet()) {
                    browser.get(site.address() + page.getValue());
                    Files.write(pictures.resolve(page.getKey() + ".png"), browser.getScreenshotAs(OutputType.BYTES));
                }
            } finally {
                browser.quit();
            }
        }
    }
}
