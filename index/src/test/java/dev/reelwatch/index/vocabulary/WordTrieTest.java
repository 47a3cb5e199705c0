package dev.reelwatch.index.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordTrieTest {
    private static List<String> found(Map<String, String> words, String text) {
        return found(words, text, true);
    }

    private static List<String> found(Map<String, String> words, String text, boolean insideLatin) {
        List<String> found = new ArrayList<>();
        new WordTrie<>(words)
                .in(text, insideLatin, (start, end, meaning) -> found.add(start + "-" + end + " " + meaning));
        return found;
    }

    /** All places of all words, by looking for each of them everywhere. */
    private static List<String> sought(Map<String, String> words, String text) {
        List<String> found = new ArrayList<>();
        for (int start = 0; start < text.length(); start++) {
            for (int end = start + 1; end <= text.length(); end++) {
                String meaning = words.get(text.substring(start, end));
                if (meaning != null) found.add(start + "-" + end + " " + meaning);
            }
        }
        return found;
    }

    @Test
    void words_inside_others_and_over_each_other_are_all_told() {
        Map<String, String> words = Map.of("可灵", "a", "灵2", "b", "可灵2.1", "c", "可", "d", "gen", "e", "gen-4", "f");
        assertThat(found(words, "可灵2.1 gen-4")).containsExactly("0-1 d", "0-2 a", "0-5 c", "1-3 b", "6-9 e", "6-11 f");
    }

    @Test
    void a_latin_word_that_begins_inside_another_one_is_left_out_where_it_is_not_wanted() {
        Map<String, String> words = Map.of("gen", "a", "en", "b", "灵en", "c", "4g", "d");
        assertThat(found(words, "gen 灵en 4gen", false)).containsExactly("0-3 a", "4-7 c", "5-7 b", "8-10 d", "9-12 a");
    }

    @Test
    void no_words_and_no_text_give_nothing() {
        assertThat(found(Map.of(), "text")).isEmpty();
        assertThat(found(Map.of("a", "x"), "")).isEmpty();
        assertThat(found(Map.of("", "x", "b", "y"), "ab")).containsExactly("1-2 y");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void it_finds_what_a_plain_search_finds(long seed) {
        Random random = new Random(seed);
        String letters = seed % 2 == 0 ? "abc" : "可灵海螺ab1.-\ud83d\ude00";
        Map<String, String> words = new LinkedHashMap<>();
        for (int i = 0; i < 200; i++) {
            String word = made(random, letters, 1 + random.nextInt(6));
            words.put(word, "m" + word);
        }
        String text = made(random, letters, 400);
        assertThat(found(words, text)).isEqualTo(sought(words, text));
    }

    private static String made(Random random, String letters, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) text.append(letters.charAt(random.nextInt(letters.length())));
        return text.toString();
    }
}
