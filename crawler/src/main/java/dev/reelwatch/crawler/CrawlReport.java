package dev.reelwatch.crawler;

import dev.reelwatch.crawler.archive.Frontier;
import dev.reelwatch.crawler.archive.Visit.Ending;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a crawl came to, source by source, in the order of their file. */
public record CrawlReport(List<Line> lines) {
    /** How many reasons of one source are kept. */
    private static final int MOST_REASONS = 5;

    /**
     * One source.
     *
     * @param counts of articles that were new, changed or unchanged, and of pages that ended otherwise; a page that
     *     failed and then came counts as one that came
     * @param reasons why pages ended otherwise, as sentences, the worst first
     * @param left addresses that are due but were left for another time
     */
    public record Line(String source, Map<Ending, Integer> counts, List<String> reasons, long left) {
        public Line {
            counts = Map.copyOf(counts);
            reasons = List.copyOf(reasons);
        }

        public int count(Ending ending) {
            return counts.getOrDefault(ending, 0);
        }

        /** True where something was kept from us. */
        public boolean isTrouble() {
            return counts.keySet().stream().anyMatch(Ending::isTrouble);
        }
    }

    public CrawlReport {
        lines = List.copyOf(lines);
    }

    /** True where any source was refused, met a wall or failed. */
    public boolean isTrouble() {
        return lines.stream().anyMatch(Line::isTrouble);
    }

    public int count(Ending ending) {
        return lines.stream().mapToInt(line -> line.count(ending)).sum();
    }

    /** A report in the making; used by one thread. */
    static final class Growing {
        private record Trouble(Ending ending, String reason) {}

        private static final class Source {
            private final Map<Ending, Integer> counts = new EnumMap<>(Ending.class);
            private final Map<String, Trouble> troubles = new LinkedHashMap<>();
            private final Map<String, Ending> remarks = new LinkedHashMap<>();
        }

        private final Map<String, Source> sources = new LinkedHashMap<>();

        Growing(List<String> names) {
            names.forEach(name -> sources.put(name, new Source()));
        }

        /** @param key the same for each visit of one page */
        void add(String name, String key, CrawlEvent event) {
            Source source = sources.computeIfAbsent(name, ignored -> new Source());
            source.troubles.remove(key);
            count(source, Ending.NEW, event.fresh());
            count(source, Ending.CHANGED, event.changed());
            count(source, Ending.UNCHANGED, event.same());
            Ending ending = event.ending();
            if (ending.isTrouble()) {
                source.troubles.put(key, new Trouble(ending, reason(event)));
                return;
            }
            boolean articles = event.fresh() + event.changed() + event.same() > 0;
            boolean counted =
                    ending == Ending.NEW || ending == Ending.CHANGED || (articles && ending == Ending.UNCHANGED);
            // A further page of a listing counts by what it brings.
            boolean further = ending == Ending.UNCHANGED && event.kind().equals("listing");
            if (!counted && !further) count(source, ending, 1);
            if (!event.why().isEmpty() && source.remarks.size() < 1000) source.remarks.put(reason(event), ending);
        }

        /** The wall that a source met before still stands where it could not even be asked again. */
        void add(Frontier.Unvisited source) {
            Ending ending = source.before().filter(Ending::isTrouble).orElse(Ending.FAILED);
            String why = "Not visited: its host is to be left alone until "
                    + source.next().truncatedTo(ChronoUnit.SECONDS) + "."
                    + (source.why().isEmpty() ? "" : " Before that: " + source.why());
            String reason = why.contains(source.address().toString()) ? why : why + " (" + source.address() + ")";
            sources.computeIfAbsent(source.source(), ignored -> new Source())
                    .troubles
                    .put(source.key(), new Trouble(ending, reason));
        }

        private static String reason(CrawlEvent event) {
            boolean named = event.why().contains(event.address().toString());
            return event.why() + (named ? "" : " (" + event.address() + ")");
        }

        private static void count(Source source, Ending ending, int more) {
            if (more > 0) source.counts.merge(ending, more, Integer::sum);
        }

        int count(Ending ending) {
            int counted = 0;
            for (Source source : sources.values()) {
                counted += source.counts.getOrDefault(ending, 0);
                counted += (int) source.troubles.values().stream()
                        .filter(trouble -> trouble.ending() == ending)
                        .count();
            }
            return counted;
        }

        CrawlReport finished(java.util.function.ToLongFunction<String> left) {
            List<Line> lines = new ArrayList<>();
            sources.forEach((name, source) -> {
                Map<Ending, Integer> counts = new EnumMap<>(Ending.class);
                counts.putAll(source.counts);
                source.troubles.values().forEach(trouble -> counts.merge(trouble.ending(), 1, Integer::sum));
                lines.add(new Line(name, counts, reasons(source), left.applyAsLong(name)));
            });
            return new CrawlReport(lines);
        }

        /** Each kind of ending gets a word before any gets two. */
        private static List<String> reasons(Source source) {
            Map<Ending, List<String>> byEnding = new LinkedHashMap<>();
            for (Ending ending : List.of(Ending.BLOCKED, Ending.REFUSED, Ending.FAILED, Ending.EMPTY, Ending.GONE)) {
                byEnding.put(ending, new ArrayList<>());
            }
            source.troubles.values().forEach(trouble -> put(byEnding, trouble.ending(), trouble.reason()));
            source.remarks.forEach((reason, ending) -> put(byEnding, ending, reason));
            List<String> reasons = new ArrayList<>();
            int all = byEnding.values().stream().mapToInt(List::size).sum();
            for (int round = 0; reasons.size() < Math.min(all, MOST_REASONS); round++) {
                for (Map.Entry<Ending, List<String>> each : byEnding.entrySet()) {
                    if (round < each.getValue().size() && reasons.size() < MOST_REASONS) {
                        reasons.add(
                                each.getKey().word() + ": " + each.getValue().get(round));
                    }
                }
            }
            if (all > reasons.size()) reasons.add("and " + (all - reasons.size()) + " more of these");
            return reasons;
        }

        private static void put(Map<Ending, List<String>> byEnding, Ending ending, String reason) {
            byEnding.computeIfAbsent(ending, ignored -> new ArrayList<>()).add(reason);
        }
    }
}
