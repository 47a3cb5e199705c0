package dev.reelwatch.index.entry;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A few names of models, for tests: the longest match at each place. */
public final class MadeNames implements Function<String, List<NameHit>> {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("runway", "Runway"),
            Map.entry("(?:runway ?)?gen[- ]?1", "Runway Gen-1"),
            Map.entry("(?:runway ?)?gen[- ]?2", "Runway Gen-2"),
            Map.entry("(?:runway ?)?gen[- ]?3 ?alpha", "Runway Gen-3 Alpha"),
            Map.entry("(?:runway ?)?gen[- ]?4", "Runway Gen-4"),
            Map.entry("第四代", "Runway Gen-4"),
            Map.entry("(?:runway ?)?gen[- ]?4[- ]?turbo", "Runway Gen-4 Turbo"),
            Map.entry("可灵|kling", "Kling"),
            Map.entry("(?:可灵|kling) ?1\\.6", "Kling 1.6"),
            Map.entry("(?:可灵|kling) ?2\\.1", "Kling 2.1"),
            Map.entry("veo ?3\\.1", "Veo 3.1"));
    private static final List<Map.Entry<Pattern, String>> PATTERNS = NAMES.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> Map.entry(Pattern.compile(entry.getKey()), entry.getValue()))
            .toList();

    @Override
    public List<NameHit> apply(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        if (folded.length() != text.length()) return List.of();
        List<NameHit> hits = new ArrayList<>();
        for (Map.Entry<Pattern, String> name : PATTERNS) {
            Matcher matcher = name.getKey().matcher(folded);
            while (matcher.find()) hits.add(new NameHit(name.getValue(), matcher.start(), matcher.end()));
        }
        hits.sort(Comparator.comparingInt(NameHit::start)
                .thenComparing(Comparator.comparingInt(NameHit::end).reversed()));
        List<NameHit> longest = new ArrayList<>();
        int at = 0;
        for (NameHit hit : hits) {
            if (hit.start() < at) continue;
            longest.add(hit);
            at = hit.end();
        }
        return longest;
    }
}
