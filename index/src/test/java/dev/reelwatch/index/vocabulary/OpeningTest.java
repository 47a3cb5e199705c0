package dev.reelwatch.index.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningTest {
    private static final String TEXT = "但以往的模型，3.5 版本 𝒇lat 🙂️ prompt: 一只猫 (现在) next,then we";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(?:但|而){0,2}以往的?[^,]{0,4}模型",
                "[^\\p{L}\\p{N}]{0,4}(?:一(?:位|只)|prompt)",
                "\\d+(?:\\.\\d+)?\\s?版本",
                "𝒇\\w*",
                "\\p{So}\\x{fe0f}?",
                "(?<!然后)next|\\bthen\\b",
                "^现在",
                "(?=w)we$",
                "x?",
            })
    void rulesOutNoPlaceWhereThePatternMatches(String expression) {
        Opening opening = Opening.compile(expression);
        Pattern pattern = Pattern.compile(expression);
        boolean found = false;
        for (int start = 0; start <= TEXT.length(); start++) {
            for (int end = start; end <= TEXT.length(); end++) {
                boolean begins = pattern.matcher(TEXT).region(start, end).lookingAt();
                boolean fills = pattern.matcher(TEXT).region(start, end).matches();
                found |= begins;
                assertThat(opening.begins(TEXT, start, end)).isEqualTo(begins);
                assertThat(opening.fills(TEXT, start, end)).isEqualTo(fills);
            }
        }
        assertThat(found).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(?:但|而){0,2}以往", "\\d(?:\\.\\d)?\\s?版本", "(?<!但)以往", "现在|next\\b", "[a-z]lat", "版.本"})
    void findsTheFirstMatchThatThePatternFinds(String expression) {
        Matcher matcher = Pattern.compile(expression).matcher(TEXT).useTransparentBounds(true);
        for (int start = 0; start <= TEXT.length(); start++) {
            matcher.region(start, TEXT.length());
            Optional<String> found = matcher.find() ? Optional.of(matcher.start() + matcher.group()) : Optional.empty();
            assertThat(Opening.compile(expression).first(TEXT, start, TEXT.length()))
                    .map(match -> match.start() + match.group())
                    .isEqualTo(found);
        }
    }

    @Test
    void takesNoPatternThatNeedsWhatStandsBeforeIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Opening.compile("(?<=但)以往"))
                .withMessageContaining("(?<=但)以往");
    }
}
