package dev.reelwatch.web.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwatch.index.KnowledgeBase;
import dev.reelwatch.web.HandMade;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A reader has a language model word a summary. */
@Tag("browser")
class SummaryJourneyTest {
    @Test
    void the_words_are_seen_while_they_are_written_and_then_what_passed_the_gate() {
        Chromium.assumeInstalled();
        String said = "白鹭实验室在5月6日发布 Sable 3";
        try (WritingModel model = new WritingModel();
                KnowledgeBase knowledge = HandMade.world().knowledgeForWriting();
                Site site = new Site(
                                () -> knowledge,
                                new SiteSettings("127.0.0.1", 0),
                                Optional.empty(),
                                Optional.of(model.settings(Duration.ofSeconds(30))),
                                HandMade.CLOCK)
                        .start()) {
            model.answer = WritingModel.saying(said);
            model.secondHalf = new CountDownLatch(1);
            ChromeDriver browser = Chromium.open(390, 900, true);
            try {
                WebDriverWait wait = new WebDriverWait(browser, Duration.ofSeconds(15));
                browser.get(site.address() + "models/sable-3?lang=zh");
                assertThat(browser.findElement(By.cssSelector("[data-text]")).getText())
                        .contains("Sable 3 于2031年5月6日发布");
                browser.findElement(By.cssSelector("[data-summary] button")).click();
                wait.until(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector(".draft"), "白鹭实验室"));
                assertThat(browser.findElement(By.cssSelector("[data-summary] [role=status]"))
                                .getText())
                        .contains("尚未核对");
                assertThat(browser.findElement(By.cssSelector("[data-text]")).getText())
                        .contains("Sable 3 于2031年5月6日发布");
                model.secondHalf.countDown();
                wait.until(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector("[data-text]"), said));
                assertThat(browser.findElement(By.cssSelector(".draft")).isDisplayed())
                        .isFalse();
                assertThat(browser.findElement(By.cssSelector("[data-summary] [role=status]"))
                                .getText())
                        .contains("1 句由语言模型改写并逐句核对");
            } finally {
                browser.quit();
            }
        }
    }
}
