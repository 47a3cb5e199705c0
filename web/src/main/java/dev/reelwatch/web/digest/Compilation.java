package dev.reelwatch.web.digest;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.web.digest.Summary.Kind;
import dev.reelwatch.web.digest.Summary.Section;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes a summary out of drafts: which models and which sentences a reader is asked to read, and in which order. */
final class Compilation {
    /** How many of them on one matter: the rest tends to say the same in other words. */
    static final int SENTENCES_A_MATTER = 2;

    /** Models told of in full a day; of the others only the first sentence is told. */
    static final int MODELS_IN_FULL = 6;

    /** Models told of, beside those of which an event is told. */
    static final int MODELS_A_DAY = 12;

    /** What one voice says of these in passing, nobody could check. */
    private static final Set<Kind> REMARKS =
            EnumSet.of(Kind.LIMIT, Kind.VERDICT, Kind.CAPABILITY, Kind.RUMOUR, Kind.BACKGROUND);

    /** Opinions must not crowd out prices. */
    private static final Map<Kind, Integer> MOST_OF_KIND = Map.of(Kind.VERDICT, 3, Kind.CAPABILITY, 2);

    private static final Set<Attribute> BASE = EnumSet.of(Attribute.TEXT_TO_VIDEO, Attribute.IMAGE_TO_VIDEO);

    /** That a function is new. */
    private static final Pattern BROUGHT = Pattern.compile(
            "推出|上线|发布|新增|\\b(?:launch|introduc|unveil|roll(?:s|ed|ing) out|add(?:s|ed))", Pattern.CASE_INSENSITIVE);

    /** Behind the name of a model: how far it has come. */
    private static final Pattern STAGE = Pattern.compile(" (?:Alpha|Beta|Preview)$", Pattern.CASE_INSENSITIVE);

    private static final int PART = 100;

    private final boolean daily;
    private final Passages passages;
    private final Wording wording;
    private final Drafts drafts;
    private final Map<String, Claim> claims = new HashMap<>();
    private final DigestCheck gate;

    /** @param date of the news; empty for all that is known */
    Compilation(News news, Optional<LocalDate> date, Wording wording) {
        this.daily = date.isPresent();
        this.passages = news.passages();
        this.wording = wording;
        this.drafts = new Drafts(news, date, wording);
        this.gate = new DigestCheck(wording, id -> Optional.ofNullable(claims.get(id)), passages);
    }

    /** A summary of all that is known, whenever it was said. */
    static Summary ofAll(News known, int most, Language language, Clock clock) {
        return new Compilation(known, Optional.empty(), Wording.in(language))
                .summary(new NewsDays(known, clock).ofAllDays(), most);
    }

    /** True if there is anything to tell of some news: a part of it is often enough to know. */
    boolean tells(List<NewsItem> items, int most) {
        for (int from = 0; from < items.size(); from += PART) {
            List<NewsItem> part = items.subList(from, Math.min(from + PART, items.size()));
            if (!summary(part, most).isEmpty()) return true;
        }
        return items.size() > PART && !summary(items, most).isEmpty();
    }

    /** @param most sentences on one model */
    Summary summary(List<NewsItem> items, int most) {
        Map<String, List<Draft>> byModel = new TreeMap<>();
        for (Draft draft : drafts.of(items)) {
            byModel.computeIfAbsent(draft.model(), key -> new ArrayList<>()).add(draft);
        }
        Set<String> released = byModel.values().stream()
                .flatMap(List::stream)
                .filter(Draft::isRelease)
                .map(Draft::model)
                .collect(Collectors.toSet());
        byModel.values().forEach(group -> group.removeIf(draft -> isToldBetter(draft, released) || isBase(draft)));
        List<List<Draft>> groups =
                byModel.values().stream().filter(group -> !group.isEmpty()).collect(Collectors.toList());
        groups.forEach(group -> group.sort(Draft.WEIGHTIEST_FIRST));
        groups.sort(comparingInt(Compilation::weight)
                .thenComparing(group -> group.stream().noneMatch(Draft::isLaunch))
                .thenComparing(comparingInt((List<Draft> group) ->
                                group.stream().mapToInt(Draft::origins).sum())
                        .reversed())
                .thenComparing(group -> !drafts.isFirstToldOf(group.getFirst().model()))
                .thenComparing(group -> group.stream().noneMatch(Draft::isTested))
                .thenComparing(group -> group.getFirst().model()));
        List<Section> sections = new ArrayList<>();
        List<String> dropped = new ArrayList<>();
        Map<String, Claim> cited = new LinkedHashMap<>();
        List<String> others = new ArrayList<>();
        Map<String, String> tellers = new HashMap<>();
        for (List<Draft> group : groups) {
            boolean event = group.stream()
                    .map(draft -> draft.sentence().kind())
                    .anyMatch(kind -> kind != Kind.LIMIT && kind.compareTo(Kind.PROMISE) < 0);
            if (!event && (sections.size() >= MODELS_A_DAY || (daily && isRemark(group)))) {
                others.add(group.getFirst().model());
                continue;
            }
            String model = group.getFirst().model();
            List<Draft> shown = new ArrayList<>();
            for (Draft draft : shown(group, sections.size() < MODELS_IN_FULL ? most : 1)) {
                // a line and its version are one
                String told = draft.sentence().kind() + " " + draft.quotes();
                String teller = tellers.getOrDefault(told, "");
                if (Proof.isOf(teller, model) && !isOfBoth(draft, teller, model)) continue;
                tellers.put(told, model);
                List<String> faults = faults(draft);
                if (faults.isEmpty()) shown.add(draft);
                else
                    dropped.add(
                            String.join("; ", faults) + " | " + draft.sentence().text());
            }
            if (shown.isEmpty()) continue;
            shown.forEach(draft -> draft.claims().forEach(claim -> cited.putIfAbsent(claim.id(), claim)));
            Map<Attribute.Group, Integer> left = new TreeMap<>(drafts.leftOut(model));
            group.stream()
                    .filter(draft -> !shown.contains(draft))
                    .forEach(draft -> left.merge(draft.attribute().group(), draft.size(), Integer::sum));
            sections.add(new Section(model, shown.stream().map(Draft::sentence).toList(), left));
        }
        if (daily) others.addAll(titledAndUntold(items, sections, others));
        // who reads of a version reads of its line
        others.removeIf(
                model -> sections.stream().anyMatch(section -> section.model().startsWith(model + " ")));
        Set<String> machineMade = cited.values().stream()
                .filter(passages::isMachineMade)
                .map(claim -> claim.article().articleId())
                .collect(Collectors.toSet());
        return new Summary(wording.language(), sections, others, List.copyOf(cited.values()), dropped, machineMade);
    }

    /** Models that the title of an article names, none of whose claims is sure enough to be told. */
    private List<String> titledAndUntold(List<NewsItem> items, List<Section> sections, List<String> others) {
        Set<String> told = sections.stream().map(Section::model).collect(Collectors.toSet());
        told.addAll(others);
        return items.stream()
                .flatMap(item -> item instanceof NewsItem.Said said ? said.finding().claims().stream() : Stream.empty())
                .filter(claim -> passages.namesIn(claim.article().title()).contains(claim.model()))
                .map(Claim::model)
                .filter(model -> told.stream().noneMatch(name -> Proof.isOf(name, model) || Proof.isOf(model, name)))
                .distinct()
                .sorted()
                .toList();
    }

    private static int weight(List<Draft> group) {
        return group.stream().mapToInt(Draft::weight).min().orElseThrow();
    }

    /** What is out is not planned, whatever the preamble says; and a version comes out, not the line and the version. */
    private boolean isToldBetter(Draft draft, Set<String> released) {
        String model = draft.model();
        if (draft.attribute() != Attribute.RELEASE) return false;
        if (draft.sentence().kind() == Kind.PROMISE) {
            return released.contains(model)
                    || released.contains(STAGE.matcher(model).replaceFirst(""));
        }
        return draft.isRelease()
                && released.stream()
                        .filter(version -> version.startsWith(model + " "))
                        .anyMatch(version -> draft.quotes().stream()
                                .anyMatch(quote -> passages.namesIn(quote).contains(version)
                                        && !namesBesides(quote, version, model)));
    }

    private boolean isOfBoth(Draft draft, String one, String other) {
        return draft.quotes().stream()
                .allMatch(quote -> namesBesides(quote, one, other) || namesBesides(quote, other, one));
    }

    /** "X and X Fast are out" tells of both, "X Fast is out" of one; a new version is what is new of its line. */
    private boolean namesBesides(String quote, String version, String model) {
        String rest = quote.replace(version, " ");
        boolean line = model.chars().noneMatch(Character::isDigit);
        return !line && !rest.equals(quote) && passages.namesIn(rest).contains(model);
    }

    /** Our own words pass the gate, too. */
    private List<String> faults(Draft draft) {
        draft.claims().forEach(claim -> claims.put(claim.id(), claim));
        return gate.faults(draft.model(), draft.sentence());
    }

    /** Every one of them makes videos of a text or a picture: that is news only where it is new. */
    private boolean isBase(Draft draft) {
        return daily
                && draft.sentence().kind() == Kind.CAPABILITY
                && draft.claims().stream().map(Claim::attribute).allMatch(BASE::contains)
                && draft.quotes().stream()
                        .noneMatch(quote -> BROUGHT.matcher(quote).find());
    }

    /** One voice says one thing in passing that nobody could check. */
    private boolean isRemark(List<Draft> group) {
        Draft only = group.getFirst();
        boolean coming = only.sentence().kind() == Kind.RUMOUR && only.attribute() == Attribute.RELEASE;
        boolean brought = only.sentence().kind() == Kind.CAPABILITY
                && only.quotes().stream()
                        .anyMatch(quote -> BROUGHT.matcher(quote).find());
        // who writes about a model does not speak of it in passing
        boolean about = only.claims().stream()
                .allMatch(claim -> passages.namesIn(claim.article().title()).contains(only.model()));
        return !coming
                && !brought
                && !about
                && group.size() == 1
                && only.size() == 1
                && only.origins() == 1
                && REMARKS.contains(only.sentence().kind());
    }

    private static List<Draft> shown(List<Draft> group, int most) {
        Map<String, Integer> told = new HashMap<>();
        Map<Kind, Integer> ofKind = new EnumMap<>(Kind.class);
        Set<String> quoted = new HashSet<>();
        Set<String> said = new HashSet<>();
        // what a sentence says in figures is more than that it can be done
        Set<String> figures = group.stream()
                .filter(draft ->
                        draft.sentence().kind() == Kind.FACT || draft.sentence().kind() == Kind.PRICE)
                .flatMap(draft -> draft.quotes().stream())
                .collect(Collectors.toSet());
        Predicate<Draft> opposed = draft -> group.stream().anyMatch(draft::opposes);
        List<Draft> shown = group.stream()
                .sorted(comparing((Draft draft) -> draft.sentence().kind()).thenComparing(opposed.negate()::test))
                .filter(draft -> draft.sentence().kind() != Kind.CAPABILITY || !figures.containsAll(draft.quotes()))
                .filter(draft -> draft.quotes().isEmpty() || quoted.addAll(draft.quotes()))
                .filter(draft -> draft.sentence().kind() == Kind.RECORD
                        || said.add(draft.sentence().statement()))
                .filter(draft -> told.merge(draft.sentence().kind() + " " + draft.attribute(), 1, Integer::sum)
                        <= sentencesOn(draft.sentence().kind()))
                .filter(draft -> ofKind.merge(draft.sentence().kind(), 1, Integer::sum)
                        <= MOST_OF_KIND.getOrDefault(draft.sentence().kind(), most))
                .limit(most)
                .toList();
        // for and against, or neither
        return shown.stream()
                .filter(draft -> opposed.negate().test(draft) || shown.stream().anyMatch(draft::opposes))
                .toList();
    }

    private static int sentencesOn(Kind kind) {
        return switch (kind) {
            case CAPABILITY -> 1;
            case PRICE, FACT -> Facts.FIGURES_A_MATTER;
            default -> SENTENCES_A_MATTER;
        };
    }
}
