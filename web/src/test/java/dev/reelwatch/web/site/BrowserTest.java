package dev.reelwatch.web.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.index.KnowledgeBase;
import dev.reelwatch.index.claim.Basis;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Polarity;
import dev.reelwatch.index.claim.Status;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.web.HandMade;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** What a reader does, in a real browser. */
@Tag("browser")
class BrowserTest {
    private static final HandMade WORLD = HandMade.world();
    private static Site site;

    @SuppressWarnings("NullAway.Init") // each test opens it as it needs it
    private ChromeDriver browser;

    @BeforeAll
    static void start() {
        Chromium.assumeInstalled();
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
        browser = Chromium.open(width, 900, script);
        browser.get(site.address());
    }

    private WebElement one(String css) {
        return browser.findElement(By.cssSelector(css));
    }

    private void untilAt(String part) {
        new WebDriverWait(browser, Duration.ofSeconds(10))
                .until(now -> String.valueOf(now.getCurrentUrl()).contains(part));
    }

    private boolean at(String part) {
        return String.valueOf(browser.getCurrentUrl()).contains(part);
    }

    /** Until something holds; what is looked at may be swapped away meanwhile. */
    private void until(BooleanSupplier holds) {
        new WebDriverWait(browser, Duration.ofSeconds(10))
                .ignoring(StaleElementReferenceException.class, NoSuchElementException.class)
                .until(now -> holds.getAsBoolean());
    }

    private int cards() {
        return browser.findElements(By.cssSelector(".card")).size();
    }

    /** A picture, once it is drawn. */
    private WebElement drawn(String css) {
        until(() -> one(css + " canvas").isDisplayed());
        return one(css);
    }

    /** Leaves something on the page that is gone when another one is loaded. */
    private void mark() {
        browser.executeScript("window.marked = true");
    }

    private boolean isMarked() {
        return Boolean.TRUE.equals(browser.executeScript("return window.marked === true"));
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
        one(".facets a[href*='polarity=against']").click();
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
                "search?tab=findings",
                "timeline",
                "timeline?kind=release&from=2031-05&to=2031-06",
                "models",
                "models/sable-3",
                "compare?m1=Sable+3&m2=Moth+Turbo&m3=Sable",
                "sources",
                "help/search",
                "api",
                "articles/" + claim.article().articleId() + "/changes",
                "articles/" + claim.article().articleId(),
                "claims/" + claim.id(),
                "digest",
                "digest/2031-05-06",
                "disputes",
                "promises",
                "changes",
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

    @Test
    void no_words_are_cut_in_boxes_or_break_within_a_figure() {
        String cut = """
                const bad = [];
                for (const box of document.querySelectorAll("input[placeholder]")) {
                  if (!box.offsetParent) continue;
                  const style = getComputedStyle(box);
                  const pen = document.createElement("canvas").getContext("2d");
                  pen.font = style.font;
                  const room = box.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
                  if (pen.measureText(box.placeholder).width > room) bad.push(box.placeholder);
                }
                for (const cell of document.querySelectorAll("td.number, th.number")) {
                  const range = document.createRange();
                  range.selectNodeContents(cell);
                  if (new Set([...range.getClientRects()].map((r) => r.top)).size > 1) bad.push(cell.textContent);
                }
                return bad""";
        for (int width : List.of(390, 768, 1024)) {
            open(width, true);
            for (String path : List.of("", "search", "timeline", "models", "sources")) {
                for (String language : List.of("zh", "en")) {
                    browser.get(site.address() + path + "?lang=" + language);
                    assertThat((List<?>) browser.executeScript(cut))
                            .as(width + " /" + path + " " + language)
                            .isEmpty();
                }
            }
            browser.quit();
        }
    }

    @Test
    void without_a_script_findings_unfold_and_models_are_compared() {
        open(1280, false);
        browser.get(site.address() + "search?tab=findings&sort=support");
        WebElement finding = one(".finding:has(.others)");
        assertThat(finding.findElement(By.cssSelector(".others .quote")).isDisplayed())
                .isFalse();
        finding.findElement(By.cssSelector(".others summary")).click();
        assertThat(finding.findElement(By.cssSelector(".others .quote")).isDisplayed())
                .isTrue();
        finding.findElement(By.cssSelector(".others .quote a")).click();
        untilAt("/claims/");
        one(".nav a[href='/compare']").click();
        untilAt("/compare");
        one("#m1 option[value='Sable 3']").click();
        one("#m2 option[value='Moth Turbo']").click();
        one(".pick button").click();
        untilAt("m2=Moth");
        assertThat(browser.findElements(By.cssSelector(".compare tbody tr"))).isNotEmpty();
    }

    @Test
    void facets_add_up_in_their_place_and_the_back_button_takes_the_last_one_away() {
        open(1280, true);
        browser.get(site.address() + "search?q=Sable");
        int all = cards();
        mark();
        one(".facets a[href*='basis=vendor']").sendKeys(Keys.ENTER);
        until(() -> at("basis=vendor") && cards() < all);
        int some = cards();
        assertThat(some).isPositive();
        until(() -> one(".total").getText().equals(one("#told").getDomProperty("textContent")));
        WebElement focused = browser.switchTo().activeElement();
        assertThat(focused.getDomAttribute("class")).isEqualTo("chosen");
        assertThat(focused.getDomAttribute("href")).doesNotContain("basis=vendor");
        assertThat(one(".languages a[hreflang=en]").getDomAttribute("href")).contains("basis=vendor");
        one(".facets a[href*='attribute=price']").click();
        until(() -> at("attribute=price") && cards() < some);
        assertThat(cards()).isPositive();
        browser.navigate().back();
        until(() -> !at("attribute=price") && cards() == some);
        assertThat(browser.getCurrentUrl()).contains("basis=vendor");
        browser.navigate().back();
        until(() -> !at("basis=vendor") && cards() == all);
        assertThat(isMarked()).as("no page was loaded anew").isTrue();
        one("#q").clear();
        one("#q").sendKeys("花纹", Keys.ENTER);
        until(() -> one(".card mark").getText().equals("花纹"));
        assertThat(browser.getTitle()).startsWith("花纹");
        assertThat(browser.switchTo().activeElement()).isEqualTo(one("#q"));
        assertThat(isMarked()).isTrue();
        browser.navigate().refresh();
        assertThat(one(".card mark").getText()).isEqualTo("花纹");
        assertThat(isMarked()).isFalse();
    }

    @Test
    void filters_that_are_open_stay_open_while_hits_change() {
        open(390, true);
        browser.get(site.address() + "search?q=Sable");
        one(".narrow").click();
        one("#facets a[href*='basis=vendor']").click();
        until(() -> at("basis=vendor") && one(".chips.chosen a").isDisplayed());
        assertThat(one("#facets").isDisplayed()).isTrue();
        one("#facets .close").click();
        assertThat(one("#facets").isDisplayed()).isFalse();
    }

    @Test
    void where_no_answer_comes_it_is_told_and_an_error_is_a_page() {
        open(1280, true);
        browser.get(site.address() + "search?q=Sable");
        int all = cards();
        Map<String, Object> offline =
                Map.of("offline", true, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1);
        browser.executeCdpCommand("Network.enable", Map.of());
        browser.executeCdpCommand("Network.emulateNetworkConditions", offline);
        one(".facets a[href*='basis=vendor']").click();
        until(() -> one("#told").getText().contains("没有收到回应"));
        assertThat(cards()).isEqualTo(all);
        browser.executeCdpCommand(
                "Network.emulateNetworkConditions",
                Map.of("offline", false, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
        one(".facets a[href*='basis=vendor']").click();
        until(() -> at("basis=vendor") && "hidden".equals(one("#told").getDomAttribute("class")));
        browser.executeScript(
                "const a = document.createElement('a'); a.href = '/search?page=0'; a.id = 'wrong'; a.textContent = 'x';"
                        + "document.querySelector('.sorts').append(a); htmx.process(a)");
        one("#wrong").click();
        until(() -> browser.findElements(By.cssSelector(".message")).size() == 1);
        assertThat(browser.getCurrentUrl()).endsWith("/search?page=0");
    }

    @Test
    void on_a_phone_the_facets_open_from_below_and_close_again() {
        for (boolean script : List.of(true, false)) {
            open(390, script);
            browser.manage().window().setSize(new Dimension(390, 900));
            browser.get(site.address() + "search?q=Sable");
            assertThat(one("#facets").isDisplayed()).isFalse();
            one(".narrow").click();
            assertThat(one("#facets").isDisplayed()).isTrue();
            one("#facets .close").click();
            assertThat(one("#facets").isDisplayed()).isFalse();
            one(".narrow").click();
            one("#facets a[href*='basis=vendor']").click();
            untilAt("basis=vendor");
            until(() -> one(".chips.chosen a").isDisplayed());
            browser.quit();
        }
    }

    @Test
    void what_is_typed_is_completed_by_the_keyboard_or_the_mouse() {
        open(1280, true);
        browser.get(site.address() + "search");
        WebElement box = one("#q");
        box.sendKeys("feat");
        WebDriverWait wait = new WebDriverWait(browser, Duration.ofSeconds(10));
        wait.until(now -> one("#q-completions").getText().contains("feature:"));
        assertThat(box.getDomAttribute("aria-expanded")).isEqualTo("true");
        box.sendKeys(Keys.ARROW_DOWN);
        assertThat(box.getDomAttribute("aria-activedescendant")).isEqualTo("q-completions-0");
        box.sendKeys(Keys.ENTER);
        assertThat(box.getDomProperty("value")).isEqualTo("feature:");
        wait.until(now -> one("#q-completions").isDisplayed());
        box.sendKeys("pri");
        wait.until(now -> browser.findElements(By.cssSelector("#q-completions [role=option]"))
                        .size()
                == 1);
        one("#q-completions [role=option]").click();
        assertThat(box.getDomProperty("value")).isEqualTo("feature:price");
        box.sendKeys(Keys.ENTER);
        untilAt("q=feature");
        assertThat(browser.findElements(By.cssSelector(".card"))).isNotEmpty();
        assertThat(one("#q").getDomAttribute("list")).isNull();
    }

    @Test
    void without_a_script_the_browser_itself_completes_names() {
        open(1280, false);
        browser.get(site.address() + "search");
        assertThat(one("#q").getDomAttribute("list")).isEqualTo("names");
        assertThat(browser.findElements(By.cssSelector("#names option[value='Sable 3']")))
                .hasSize(1);
        one(".hint a").click();
        untilAt("/help/search");
        one(".language a[href*='model']").click();
        untilAt("/search?q=");
    }

    @Test
    void dragging_over_the_months_narrows_to_them() {
        open(1280, true);
        browser.get(site.address() + "search?q=Sable");
        mark();
        List<String> months = browser.findElements(By.cssSelector(".histogram [data-time]")).stream()
                .map(bar -> bar.getDomAttribute("data-time"))
                .toList();
        int whole = Integer.parseInt(one(".total").getText().replaceAll("\\D", ""));
        WebElement picture = drawn(".histogram .drawing");
        double bar = picture.getSize().getWidth() / (double) months.size();
        double middle = picture.getSize().getWidth() / 2.0;
        new Actions(browser)
                .moveToElement(picture, (int) (bar * 0.5 - middle), 0)
                .clickAndHold()
                .moveByOffset((int) bar / 2, 0)
                .moveByOffset((int) bar / 2, 0)
                .pause(Duration.ofMillis(200))
                .release()
                .perform();
        untilAt("said=" + months.getFirst() + ".." + months.get(1));
        until(() -> one(".chips.chosen a").isDisplayed());
        assertThat(browser.getCurrentUrl()).contains("q=Sable");
        assertThat(Integer.parseInt(one(".total").getText().replaceAll("\\D", "")))
                .isBetween(1, whole - 1);
        // a click on one bar narrows to it
        picture = drawn(".histogram .drawing");
        new Actions(browser)
                .moveToElement(picture, (int) (bar * (months.size() - 0.5) - middle), 0)
                .click()
                .perform();
        until(() -> String.valueOf(browser.getCurrentUrl()).matches(".*said=" + months.getLast() + "(&.*)?"));
        assertThat(isMarked()).isTrue();
    }

    @Test
    void a_mistake_in_a_question_is_told_beside_the_box() {
        open(1280, true);
        one("#q").sendKeys("Sable polarity:sideways", Keys.ENTER);
        untilAt("/search");
        assertThat(one("form.search [role=status]").getText()).contains("sideways");
        assertThat(one("#q").getDomProperty("value")).isEqualTo("Sable polarity:sideways");
    }

    @Test
    void models_are_compared_and_each_figure_leads_to_its_quote() {
        open(1280, true);
        one(".nav a[href='/compare']").click();
        untilAt("/compare");
        one("#m1 option[value='Sable 3']").click();
        one("#m2 option[value='Moth Turbo']").click();
        one(".pick button").click();
        untilAt("m1=Sable");
        until(() -> browser.findElements(By.cssSelector(".compare thead th")).size() == 2);
        one(".compare .quote a").click();
        untilAt("/claims/");
        assertThat(one(".context mark").isDisplayed()).isTrue();
    }

    @Test
    void the_timeline_is_zoomed_and_moved_and_the_list_follows_when_asked() {
        open(1280, true);
        browser.get(site.address() + "timeline");
        int all = browser.findElements(By.cssSelector(".event")).size();
        mark();
        WebElement picture = drawn(".lanes .drawing");
        assertThat(one("[data-narrow]").isDisplayed()).isFalse();
        int width = picture.getSize().getWidth();
        int height = picture.getSize().getHeight();
        new Actions(browser)
                .moveToElement(picture, -width / 4, height / 2 - 14)
                .clickAndHold()
                .moveByOffset(width / 8, 0)
                .moveByOffset(width / 8, 0)
                .pause(Duration.ofMillis(200))
                .release()
                .perform();
        until(() -> one("[data-narrow]").isDisplayed());
        double start = zoom();
        assertThat(start).isPositive();
        new Actions(browser)
                .moveToElement(picture, 0, -height / 4)
                .clickAndHold()
                .moveByOffset(width / 8, 0)
                .moveByOffset(width / 8, 0)
                .release()
                .perform();
        until(() -> zoom() < start);
        assertThat(browser.findElements(By.cssSelector(".event"))).hasSize(all);
        one("[data-narrow]").click();
        untilAt("from=");
        until(() -> browser.findElements(By.cssSelector(".event")).size() < all);
        assertThat(one(".total").getText())
                .contains(String.valueOf(
                        browser.findElements(By.cssSelector(".event")).size()));
        one(".years a").click();
        until(() ->
                !at("from=") && browser.findElements(By.cssSelector(".event")).size() == all);
        assertThat(isMarked()).isTrue();
    }

    /** Where what is seen of the timeline begins, of all of it, in hundredths. */
    private double zoom() {
        Object start = browser.executeScript(
                "return echarts.getInstanceByDom(document.querySelector('.lanes .drawing')).getOption().dataZoom[0].start");
        return start instanceof Number number ? number.doubleValue() : -1;
    }

    @Test
    void what_can_be_looked_at_is_drawn_where_scripts_run_and_is_plain_where_not() {
        open(1280, true);
        for (String theme : List.of("light", "dark")) {
            for (String path : List.of("search?q=Sable", "timeline")) {
                browser.get(site.address() + path + (path.contains("?") ? "&" : "?") + "theme=" + theme);
                drawn(".drawing");
                Object blank = browser.executeScript("""
                        const canvas = document.querySelector(".drawing canvas");
                        const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
                        return pixels.every((value) => value === 0)""");
                assertThat(blank).as(path).isEqualTo(false);
                assertThat(browser.findElements(By.cssSelector(".drawn > svg"))).noneMatch(WebElement::isDisplayed);
            }
        }
        assertThat(browser.manage().logs().get("browser").getAll()).isEmpty();
        browser.quit();
        open(1280, false);
        browser.get(site.address() + "search?q=Sable");
        assertThat(one(".histogram svg").isDisplayed()).isTrue();
        browser.get(site.address() + "timeline");
        assertThat(one(".lanes svg").isDisplayed()).isTrue();
        assertThat(one("[data-narrow]").isDisplayed()).isFalse();
    }

    @Test
    void figures_in_one_unit_are_drawn_side_by_side_and_by_when_they_were_told() {
        HandMade world = new HandMade();
        figure(world, "Ember 1", "2031-01-05", 5);
        figure(world, "Ember 1", "2031-02-05", 10);
        figure(world, "Ember 1", "2031-03-05", 20);
        figure(world, "Willow 2", "2031-03-05", 8);
        try (KnowledgeBase knowledge = world.knowledge();
                Site told = new Site(() -> knowledge, new SiteSettings("127.0.0.1", 0), HandMade.CLOCK).start()) {
            open(1280, true);
            browser.get(told.address() + "compare");
            one("#m1 option[value='Ember 1']").click();
            one("#m2 option[value='Willow 2']").click();
            one(".pick button").click();
            drawn(".figures figure .drawing");
            assertThat(browser.findElements(By.cssSelector(".figures figure"))).hasSize(1);
            browser.get(told.address() + "models/ember-1");
            WebElement course = drawn(".courses .drawing");
            one(".courses summary").click();
            assertThat(browser.findElements(By.cssSelector(".courses tr"))).hasSize(3);
            // the last figure stands at the upper right
            new Actions(browser)
                    .moveToElement(course, 0, 0)
                    .moveToLocation((int) place("x", course), (int) place("y", course))
                    .click()
                    .perform();
            untilAt("/claims/");
            assertThat(one(".context mark").getText()).contains("20 秒");
            assertThat(browser.manage().logs().get("browser").getAll()).isEmpty();
            browser.quit();
            open(1280, false);
            browser.get(told.address() + "compare?m1=Ember+1&m2=Willow+2");
            assertThat(browser.findElements(By.cssSelector(".figures figure")))
                    .hasSize(1)
                    .noneMatch(WebElement::isDisplayed);
            assertThat(one(".compare tbody td .quote").isDisplayed()).isTrue();
            browser.get(told.address() + "models/ember-1");
            one(".courses summary").click();
            assertThat(one(".courses td a").isDisplayed()).isTrue();
        }
    }

    private static void figure(HandMade world, String model, String said, int seconds) {
        String words = model + " 一次能生成 " + seconds + " 秒的视频。";
        Article article = world.add(HandMade.article(
                model + said + ".md",
                "半格实验",
                said,
                "https://h.example/" + model.hashCode() + said,
                model + " 到手",
                words));
        world.claim(
                article,
                model,
                Attribute.DURATION,
                Polarity.NEUTRAL,
                Status.CURRENT,
                Basis.AUTHOR,
                HandMade.number(seconds + " 秒", seconds, "s"),
                words);
    }

    /** Where the last point of a drawing is, from the left or from the top of the window. */
    private double place(String side, WebElement drawing) {
        Object place = browser.executeScript("""
                const chart = echarts.getInstanceByDom(arguments[0]);
                const [x, y] = chart.convertToPixel({seriesIndex: 0}, chart.getOption().series[0].data.at(-1).value);
                const box = arguments[0].getBoundingClientRect();
                return arguments[1] === "x" ? box.left + x : box.top + y""", drawing, side);
        return place instanceof Number number ? number.doubleValue() : -1;
    }

    @Test
    void models_are_chosen_in_their_place() {
        open(1280, true);
        browser.get(site.address() + "compare");
        mark();
        one("#m1 option[value='Sable 3']").click();
        one("#m2 option[value='Moth Turbo']").click();
        one(".pick button").click();
        untilAt("m2=Moth");
        until(() -> browser.findElements(By.cssSelector(".compare thead th")).size() == 2);
        assertThat(isMarked()).isTrue();
        browser.navigate().back();
        until(() -> browser.findElements(By.cssSelector(".compare")).isEmpty());
    }

    @Test
    void keys_move_over_the_results_open_one_and_tell_what_they_do() {
        open(1280, true);
        browser.get(site.address() + "search?q=Sable");
        List<WebElement> links = browser.findElements(By.cssSelector(".card .quote a"));
        one("body").sendKeys("j");
        assertThat(browser.switchTo().activeElement()).isEqualTo(links.getFirst());
        browser.switchTo().activeElement().sendKeys("jj");
        assertThat(browser.switchTo().activeElement()).isEqualTo(links.get(2));
        browser.switchTo().activeElement().sendKeys("k");
        assertThat(browser.switchTo().activeElement()).isEqualTo(links.get(1));
        browser.switchTo().activeElement().sendKeys("?");
        assertThat(one("#keys").isDisplayed()).isTrue();
        one("#keys button").click();
        assertThat(one("#keys").isDisplayed()).isFalse();
        one("body").sendKeys("f");
        assertThat(one("aside.facets").findElements(By.cssSelector(":focus"))).hasSize(1);
        String address = links.getFirst().getDomProperty("href");
        one("body").sendKeys("jo");
        untilAt("/claims/");
        assertThat(browser.getCurrentUrl()).isEqualTo(address);
    }

    @Test
    void keys_are_words_where_words_are_typed() {
        open(1280, true);
        one("#q").sendKeys("jkoft?/");
        assertThat(one("#q").getDomProperty("value")).isEqualTo("jkoft?/");
        assertThat(one("#keys").isDisplayed()).isFalse();
    }

    @Test
    void the_look_changes_by_key_or_link_and_stays() {
        open(1280, true);
        String ground = one("body").getCssValue("background-color");
        one("body").sendKeys("t");
        String other = one("body").getCssValue("background-color");
        assertThat(other).isNotEqualTo(ground);
        browser.get(site.address() + "timeline");
        assertThat(one("body").getCssValue("background-color")).isEqualTo(other);
        one(".look").click();
        assertThat(one("body").getCssValue("background-color")).isEqualTo(ground);
    }

    @Test
    void without_a_script_the_look_changes_and_a_year_can_be_chosen() {
        open(1280, false);
        String ground = one("body").getCssValue("background-color");
        one(".look").click();
        untilAt("theme=dark");
        String dark = one("body").getCssValue("background-color");
        assertThat(dark).isNotEqualTo(ground);
        one(".nav a[href='/timeline']").click();
        untilAt("/timeline");
        assertThat(one("body").getCssValue("background-color")).isEqualTo(dark);
        one("#kind option[value=release]").click();
        one(".pick button").click();
        untilAt("kind=release");
        assertThat(browser.findElements(By.cssSelector(".event"))).isNotEmpty();
        assertThat(browser.findElements(By.cssSelector(".event:not(.kind-release)")))
                .isEmpty();
        assertThat(one("[data-keys]").isDisplayed()).isFalse();
    }

    @Test
    void a_claim_is_cited_with_its_words_and_where_they_stand() {
        open(1280, true);
        Claim claim = WORLD.quoting("一转身");
        browser.get(site.address() + "claims/" + claim.id());
        one(".cite summary").click();
        assertThat(one("#citation").getText())
                .contains(claim.quote().text(), "半格实验", "#:~:text=", "/claims/" + claim.id());
        browser.executeCdpCommand(
                "Browser.grantPermissions",
                Map.of("permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
        one("[data-copy]").click();
        new WebDriverWait(browser, Duration.ofSeconds(10))
                .until(now -> !one(".cite [role=status]").getText().isEmpty());
    }
}
