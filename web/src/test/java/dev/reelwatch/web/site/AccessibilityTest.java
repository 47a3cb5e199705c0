package dev.reelwatch.web.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwatch.index.answer.LlmSettings;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.web.HandMade;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Holds every page against the rules of axe-core, which stand for WCAG 2.1 A and AA and good practice. */
@Tag("browser")
class AccessibilityTest {
    private static final String FAULTS = """
        const done = arguments[arguments.length - 1];
        axe.run(document, {resultTypes: ["violations"]}).then(found => done(found.violations
          .filter(fault => fault.impact === "serious" || fault.impact === "critical")
          .map(fault => fault.id + ": " + fault.nodes.slice(0, 3).map(node => node.html.slice(0, 200)).join(" | "))));
        """;

    private static final HandMade WORLD = HandMade.world();
    private static Site site;
    private static ChromeDriver browser;
    private static String story = "";

    @BeforeAll
    static void start() {
        Chromium.assumeInstalled();
        var knowledge = WORLD.knowledge();
        site = new Site(
                        () -> knowledge,
                        new SiteSettings("127.0.0.1", 0),
                        Optional.empty(),
                        Optional.of(LlmSettings.of(
                                LlmSettings.Provider.OLLAMA,
                                URI.create("http://127.0.0.1:9"),
                                "none",
                                Optional.empty())),
                        HandMade.CLOCK)
                .start();
        story = knowledge.known().stories().getFirst().id();
        browser = Chromium.open(1280, 900, true);
        browser.manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
    }

    @AfterAll
    static void stop() {
        if (browser != null) browser.quit();
        if (site != null) site.close();
    }

    private static String rules() throws IOException {
        try (InputStream in = AccessibilityTest.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<?> faults(String path, String rules) {
        browser.get(site.address() + path);
        browser.executeScript(rules);
        return (List<?>) Objects.requireNonNull(browser.executeAsyncScript(FAULTS));
    }

    @Test
    void no_page_has_a_serious_fault_in_either_theme() throws IOException {
        String rules = rules();
        Claim claim = WORLD.quoting("一转身");
        for (String theme : List.of("light", "dark")) {
            faults("?theme=" + theme, rules); // the cookie keeps it
            for (String path : List.of(
                    "",
                    "search?q=Sable",
                    "search?q=colour:red",
                    "search?tab=articles&q=Sable",
                    "search?tab=findings&q=Sable",
                    "search?q=zzzz",
                    "search?q=Sabel+3&basis=vendor&basis=author&said=2031-05",
                    "help/search",
                    "searches",
                    "timeline",
                    "models",
                    "models/sable-3",
                    "compare?m1=Sable+3&m2=Moth+Turbo",
                    "disputes",
                    "promises",
                    "changes",
                    "claims/" + claim.id(),
                    "articles/" + claim.article().articleId(),
                    "articles/" + claim.article().articleId() + "/changes",
                    "stories",
                    "stories/" + story,
                    "sources",
                    "digest",
                    "digest/2031-05-06",
                    "api",
                    "nothing")) {
                assertThat(faults(path, rules)).as(theme + " /" + path).isEmpty();
            }
        }
    }

    @Test
    void the_list_of_completions_has_no_serious_fault() throws IOException {
        browser.get(site.address() + "search");
        browser.findElement(By.id("q")).sendKeys("sab");
        new WebDriverWait(browser, Duration.ofSeconds(10))
                .until(now -> !now.findElements(By.cssSelector("[role=option]")).isEmpty());
        browser.executeScript(rules());
        assertThat((List<?>) browser.executeAsyncScript(FAULTS)).isEmpty();
    }

    @Test
    void the_rules_find_a_fault_that_is_there() throws IOException {
        browser.get(site.address());
        browser.executeScript("document.querySelector('#q').removeAttribute('placeholder');"
                + "document.querySelectorAll('label').forEach(label => label.remove())");
        browser.executeScript(rules());
        assertThat((List<?>) browser.executeAsyncScript(FAULTS)).isNotEmpty();
    }
}
