package dev.reelwatch.crawler.article;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which of the languages of this field a text is in, told by its characters. */
final class Language {
    // frequent characters that the two scripts write differently; none of them is used by both
    private static final String SIMPLIFIED = "这们来时说国会对发过还进开关无问间东车长见现实头学动电视频图灵应该样为与个从后让给类应读写认识语话线经网络软码难题";
    private static final String TRADITIONAL = "這們來時說國會對發過還進開關無問間東車長見現實頭學動電視頻圖靈應該樣為與個從後讓給類應讀寫認識語話線經網絡軟碼難題";
    private static final Set<String> ENGLISH =
            Set.of("the", "of", "and", "to", "in", "is", "a", "for", "with", "that", "on", "it", "as", "by", "this");
    private static final Pattern WORD = Pattern.compile("[A-Za-zÀ-ÿ]+");
    private static final int SAMPLE = 20_000;

    private Language() {}

    /** {@code zh-Hans}, {@code zh-Hant}, {@code en} or {@code und}. */
    static String of(String text) {
        String sample = text.substring(0, Math.min(SAMPLE, text.length()));
        int han = 0;
        int kana = 0;
        int simplified = 0;
        int traditional = 0;
        for (int i = 0; i < sample.length(); i++) {
            char c = sample.charAt(i);
            if (c >= 0x3041 && c <= 0x30FE && c != '・') kana++;
            if (!PlainCharacters.isHan(c)) continue;
            han++;
            if (SIMPLIFIED.indexOf(c) >= 0 && TRADITIONAL.indexOf(c) < 0) simplified++;
            if (TRADITIONAL.indexOf(c) >= 0 && SIMPLIFIED.indexOf(c) < 0) traditional++;
        }
        int words = 0;
        int english = 0;
        Matcher word = WORD.matcher(sample);
        while (word.find()) {
            words++;
            if (ENGLISH.contains(word.group().toLowerCase(Locale.ROOT))) english++;
        }
        if (kana > 5 && kana * 5 > han) return "und";
        if (han > 0 && han * 2 >= words) return traditional > simplified ? "zh-Hant" : "zh-Hans";
        return words > 0 && (english * 25 >= words || words < 12) ? "en" : "und";
    }
}
