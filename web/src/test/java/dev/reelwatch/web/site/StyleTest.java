package dev.reelwatch.web.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class StyleTest {
    private static final Pattern TOKEN =
            Pattern.compile("--([a-z-]+): light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\);");

    private final String style =
            new String(new Assets().find("style.css").orElseThrow().content(), StandardCharsets.UTF_8);

    /** The colours of the light and of the dark scheme. */
    private List<Map<String, String>> schemes() {
        Map<String, String> light = new HashMap<>();
        Map<String, String> dark = new HashMap<>();
        Matcher matcher = TOKEN.matcher(style);
        while (matcher.find()) {
            light.put(matcher.group(1), matcher.group(2));
            dark.put(matcher.group(1), matcher.group(3));
        }
        return List.of(light, dark);
    }

    // https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio
    private static double contrast(Map<String, String> scheme, String a, String b) {
        double x = luminance(scheme.getOrDefault(a, ""));
        double y = luminance(scheme.getOrDefault(b, ""));
        return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
    }

    private static double luminance(String colour) {
        return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
    }

    private static double channel(String colour, int at) {
        double c = Integer.parseInt(colour, at, at + 2, 16) / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    @Test
    void text_stands_out_from_its_ground_in_light_and_dark() {
        for (Map<String, String> scheme : schemes()) {
            for (String ground : List.of("paper", "sheet", "tint")) {
                for (String ink : List.of("ink", "soft", "accent", "for", "against")) {
                    assertThat(contrast(scheme, ink, ground))
                            .as(ink + " on " + ground)
                            .isGreaterThan(4.5);
                }
            }
            for (String mark : List.of("mark", "mark-deep")) {
                assertThat(contrast(scheme, "mark-ink", mark)).as(mark).isGreaterThan(4.5);
            }
            assertThat(contrast(scheme, "accent-ink", "accent")).isGreaterThan(4.5);
            assertThat(contrast(scheme, "focus", "paper")).isGreaterThan(3);
        }
    }

    @Test
    void the_style_loads_nothing() {
        assertThat(style).doesNotContain("url(", "@import", "http");
    }
}
