package dev.reelwatch.index.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.MadeClaim;
import dev.reelwatch.index.timeline.TimelineEntry.Kind;
import dev.reelwatch.index.vocabulary.Attribute;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalendarTest {
    private static TimelineEntry entry(String date, String quote) {
        Claim claim = MadeClaim.of("Sable 3", Attribute.RELEASE, quote)
                .said("2031-05-07")
                .by("潮汐日报")
                .make();
        return new TimelineEntry(
                "0123456789abcdef", "Sable 3", Kind.RELEASE, Moment.parse(date), List.of(claim), List.of());
    }

    @Test
    void lines_end_as_the_standard_asks_and_are_folded_between_characters() {
        String ics = Calendar.write("时间线", List.of(entry("2031-05-06", "白鹭实验室今早发布，".repeat(20))));
        assertThat(ics).startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n").endsWith("END:VCALENDAR\r\n");
        assertThat(ics.split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
        assertThat(ics.replace("\r\n", "")).doesNotContain("\n");
        assertThat(ics.replace("\r\n ", "")).contains("白鹭实验室今早发布，".repeat(20));
    }

    @Test
    void texts_are_escaped_and_no_line_of_a_quote_becomes_one_of_the_calendar() {
        String ics = Calendar.write("x", List.of(entry("2031-05-06", "a,b;c\\d\nEND:VEVENT")));
        assertThat(ics.replace("\r\n ", "")).contains("a\\,b\\;c\\\\d END:VEVENT");
        assertThat(ics.lines().filter(line -> line.equals("END:VEVENT"))).hasSize(1);
    }

    @Test
    void a_date_lasts_as_long_as_it_is_known_to() {
        assertThat(Calendar.write("x", List.of(entry("2031-05-06", "发布"))))
                .contains("UID:0123456789abcdef@reelwatch\r\n")
                .contains("DTSTART;VALUE=DATE:20310506\r\nDTEND;VALUE=DATE:20310507\r\n");
        assertThat(Calendar.write("x", List.of(entry("2031-05", "发布"))))
                .contains("DTSTART;VALUE=DATE:20310501\r\nDTEND;VALUE=DATE:20310601\r\n")
                .contains("known to the month");
    }

    @Test
    void timelinejs_gets_no_more_of_a_date_than_is_known_and_no_markup() {
        JsonNode json = TimelineJs.write("t", List.of(entry("2031-05", "发布 <b>&")));
        JsonNode event = json.get("events").get(0);
        assertThat(event.get("start_date")).hasToString("{\"year\":2031,\"month\":5}");
        assertThat(event.get("text").get("text").asText()).contains("发布 &lt;b&gt;&amp;");
        assertThat(event.get("unique_id").asText()).isEqualTo("0123456789abcdef");
    }
}
