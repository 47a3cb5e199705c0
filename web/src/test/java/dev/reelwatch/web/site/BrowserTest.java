package dev.reelwatch.web.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.reelwatch.index.KnowledgeBase;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.web.HandMade;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** What a reader does, in a real browser. */
@Tag("browser")
class BrowserTest {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final HandMade WORLD = HandMade.world();
    private static Site site;

    @SuppressWarnings("NullAway.Init") // each test opens it as it needs it
    private ChromeDriver browser;

    @BeforeAll
    static void start() {
        assumeTrue(
                Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
                "left out: no " + CHROMIUM + " or " + DRIVER + "; install the packages chromium and chromium-driver");
        KnowledgeBase knowledge = WORLD.knowledge();
        site = new Site(() -> knowledge, new SiteSettings("127.0.0.1", 0), HandMade.CLOCK).start();
    }

    @AfterAll
    static void stop() {
        if (site != null) site.close();
    }

    @AfterEach
    void quit() {
        if (browser != null) browser.quit();
    }

    private void open(int width, boolean script) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments(
                "--force-prefers-reduced-motion", // a page that still glides under the mouse is clicked beside
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--lang=zh-CN",
                "--window-size=" + width + ",900");
        options.setExperimentalOption("prefs", Map.of("intl.accept_languages", "zh-CN,zh"));
        if (!script) {
            options.setExperimentalOption(
                    "prefs",
                    Map.of(
                            "intl.accept_languages",
                            "zh-CN,zh",
                            "profile.managed_default_content_settings.javascript",
                            2));
        }
        browser = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.toFile())
                        .build(),
                options);
        browser.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(30));
        // a headless window has a least width of its own; the device's is what the page sees
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 600));
        browser.get(site.address());
    }

    private WebElement one(String css) {
        return browser.findElement(By.cssSelector(css));
    }

    private void untilAt(String part) {
        new WebDriverWait(browser, Duration.ofSeconds(10))
                .until(now -> String.valueOf(now.getCurrentUrl()).contains(part));
    }

    private boolean inView(WebElement element) {
        Object top = browser.executeScript(
                "const r = arguments[0].getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight + 1",
                element);
        return Boolean.TRUE.equals(top);
    }

    @Test
    void a_reader_searches_opens_a_claim_goes_to_its_place_and_changes_the_language() {
        open(1280, true);
        one("#q").sendKeys("花纹");
        one("#q").submit();
        untilAt("/search");
        assertThat(one(".card mark").getText()).isEqualTo("花纹");
        one(".card .quote a").click();
        untilAt("/claims/");
        Claim claim = WORLD.quoting("花纹仍然");
        assertThat(one(".context mark").getText()).isEqualTo(claim.quote().text());
        one(".actions .button").click();
        untilAt("/articles/");
        WebElement mark = one("mark.chosen");
        assertThat(mark.getText()).isEqualTo(claim.quote().text());
        new WebDriverWait(browser, Duration.ofSeconds(10)).until(now -> inView(mark));
        one(".languages a[hreflang=en]").click();
        untilAt("lang=en");
        assertThat(one("aside.claims h2").getText()).isEqualTo("Claims in this article");
        browser.get(site.address());
        assertThat(one("html").getDomAttribute("lang")).isEqualTo("en");
    }

    @Test
    void the_keyboard_alone_is_enough() {
        open(1280, true);
        WebElement body = one("body");
        body.sendKeys(Keys.TAB);
        assertThat(browser.switchTo().activeElement().getDomAttribute("class")).isEqualTo("skip");
        browser.switchTo().activeElement().sendKeys(Keys.ENTER);
        untilAt("#content");
        browser.switchTo().activeElement().sendKeys(Keys.TAB);
        assertThat(browser.switchTo().activeElement().getDomAttribute("id")).isEqualTo("q");
        browser.get(site.address());
        one("body").sendKeys("/");
        WebElement box = browser.switchTo().activeElement();
        assertThat(box.getDomAttribute("id")).isEqualTo("q");
        box.sendKeys("Moth", Keys.ENTER);
        untilAt("/search");
        WebElement link = one(".card .quote a");
        for (int i = 0; i < 60 && !browser.switchTo().activeElement().equals(link); i++) {
            browser.switchTo().activeElement().sendKeys(Keys.TAB);
        }
        assertThat(browser.switchTo().activeElement()).isEqualTo(link);
        assertThat(link.getCssValue("outline-style")).isEqualTo("solid");
        link.sendKeys(Keys.ENTER);
        untilAt("/claims/");
    }

    @Test
    void nothing_needs_a_script() {
        open(1280, false);
        one("#q").sendKeys("Sable", Keys.ENTER);
        untilAt("/search");
        assertThat(browser.findElements(By.cssSelector(".card"))).isNotEmpty();
        one(".filters summary").click();
        one("#f-polarity option[value=against]").click();
        one(".apply button").click();
        untilAt("polarity=against");
        assertThat(browser.findElements(By.cssSelector(".card"))).hasSize(1);
        one(".card .links a:last-child").click();
        untilAt("/articles/");
        assertThat(one("mark.chosen").isDisplayed()).isTrue();
    }

    @Test
    void no_page_scrolls_sideways_on_a_phone_or_complains_in_the_console() {
        open(390, true);
        browser.manage().window().setSize(new Dimension(390, 900));
        Claim claim = WORLD.quoting("一转身");
        for (String path : List.of(
                "",
                "search?q=Sable&basis=vendor",
                "search?tab=articles",
                "timeline",
                "articles/" + claim.article().articleId(),
                "claims/" + claim.id(),
                "digest",
                "digest/2031-05-06",
                "disputes",
                "promises",
                "nothing")) {
            for (String language : List.of("zh", "en")) {
                browser.get(site.address() + path + (path.contains("?") ? "&" : "?") + "lang=" + language);
                Object width = browser.executeScript("return document.documentElement.scrollWidth");
                assertThat((Long) width).as(path).isLessThanOrEqualTo(390);
            }
        }
        assertThat(browser.manage().logs().get("browser").getAll())
                .filteredOn(entry -> !entry.getMessage().contains("404"))
                .isEmpty();
    }
}
