package dev.reelwatch.index.finding;

import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Status;
import dev.reelwatch.index.entry.ModelFamily;
import dev.reelwatch.index.story.Witness;
import dev.reelwatch.index.vocabulary.Attribute;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * All claims, and what follows from them. Articles come and go one by one; what follows is worked out again only for
 * the models and respects that one of them speaks of, when it is asked for next. Whatever the order in which articles
 * came, the outcome is the same.
 */
public final class Evidence {
    /** Statements of one model in one respect, by the id of their claims. */
    private final NavigableMap<String, Map<String, Statement>> groups = new TreeMap<>();

    private final NavigableMap<String, Matter> matters = new TreeMap<>();
    private final Set<String> touched = new TreeSet<>();
    private final Map<String, List<Claim>> byArticle = new HashMap<>();
    private final Map<String, Grounds> grounds = new HashMap<>();
    /** Of each line the days on which its variants were spoken of, with the number of claims. */
    private final Map<String, NavigableMap<LocalDate, Integer>> variants = new HashMap<>();

    private final Function<Claim, Witness> witnesses;

    /** @param witnesses whose word a claim is; asked again for claims of articles that are touched */
    public Evidence(Function<Claim, Witness> witnesses) {
        this.witnesses = witnesses;
    }

    /**
     * Takes in the claims of an article, in the place of those it had.
     *
     * @param groundsOf what the sentence of a claim tells by itself
     */
    public void put(String article, List<Claim> claims, Function<Claim, Grounds> groundsOf) {
        remove(article);
        if (claims.isEmpty()) return;
        byArticle.put(article, List.copyOf(claims));
        for (Claim claim : claims) {
            String key = Key.of(claim).toString();
            Map<String, Statement> group = groups.get(key);
            if (group == null) {
                group = new LinkedHashMap<>(4);
                groups.put(key, group);
            }
            group.put(claim.id(), new Statement(claim));
            count(claim, 1);
            Grounds its = groundsOf.apply(claim);
            // of what is no plan the sentence is not asked for again
            if (claim.status() != Status.PLANNED) its = its.withoutSentence(claim);
            if (!its.equals(Grounds.of(claim))) grounds.put(claim.id(), its);
            touch(claim, key);
        }
    }

    /** Takes out an article with its claims. */
    public void remove(String article) {
        List<Claim> claims = byArticle.remove(article);
        if (claims == null) return;
        for (Claim claim : claims) {
            String key = Key.of(claim).toString();
            Map<String, Statement> group = groups.get(key);
            if (group == null) continue;
            if (group.remove(claim.id()) != null) count(claim, -1);
            grounds.remove(claim.id());
            touch(claim, key);
            if (group.isEmpty()) groups.remove(key);
        }
    }

    /** Has what follows from the claims of an article worked out again: somebody else's word they may be now. */
    public void touch(String article) {
        for (Claim claim : byArticle.getOrDefault(article, List.of()))
            touched.add(Key.of(claim).toString());
    }

    private void touch(Claim claim, String key) {
        touched.add(key);
        if (!Promises.COMING_OUT.contains(claim.attribute())) return;
        // promises of its variants may find their end here
        for (Attribute other : Promises.COMING_OUT) touched.add(new Key(claim.model(), other).toString());
        for (String variant :
                groups.subMap(claim.model() + " ", claim.model() + "!").keySet()) {
            if (Promises.COMING_OUT.stream().anyMatch(other -> variant.endsWith("\n" + other.json()))) {
                touched.add(variant);
            }
        }
    }

    /** A line is looked at with other eyes from the day on which the first of its variants was spoken of. */
    private void count(Claim claim, int by) {
        List<String> families = ModelFamily.of(claim.model());
        for (String line : families.subList(0, families.size() - 1)) {
            Optional<LocalDate> before = versionsFrom(line);
            NavigableMap<LocalDate, Integer> days = variants.computeIfAbsent(line, ignored -> new TreeMap<>());
            LocalDate day = Disputes.saidOn(claim);
            int now = days.getOrDefault(day, 0) + by;
            if (now == 0) days.remove(day);
            else days.put(day, now);
            if (days.isEmpty()) variants.remove(line);
            if (!versionsFrom(line).equals(before))
                touched.addAll(groups.subMap(line + "\n", line + "\u000b").keySet());
        }
    }

    private Optional<LocalDate> versionsFrom(String line) {
        return Optional.ofNullable(variants.get(line)).map(NavigableMap::firstKey);
    }

    /** What is known, by model and attribute. */
    public Collection<Matter> matters() {
        for (String key : touched) {
            Map<String, Statement> group = groups.get(key);
            if (group == null) matters.remove(key);
            else matters.put(key, matter(group.values()));
        }
        touched.clear();
        return matters.values();
    }

    private Matter matter(Collection<Statement> statements) {
        List<Claim> claims = statements.stream()
                .map(Statement::claim)
                .sorted(Findings.EARLIEST_SAID)
                .toList();
        Claim one = claims.get(0);
        List<Claim> related = new ArrayList<>();
        if (claims.stream().anyMatch(claim -> claim.status() == Status.PLANNED)) {
            for (Key key : Promises.related(one.model(), one.attribute())) {
                groups.getOrDefault(key.toString(), Map.of()).values().forEach(other -> related.add(other.claim()));
            }
        }
        Optional<LocalDate> versionsFrom = versionsFrom(one.model());
        // the limits of one model after those of another are no change
        Optional<LocalDate> bareFrom =
                versionsFrom.filter(day -> one.model().chars().noneMatch(Character::isDigit));
        List<Claim> ofOneModel = bareFrom.isEmpty()
                ? claims
                : claims.stream()
                        .filter(claim -> Disputes.saidOn(claim).isBefore(bareFrom.get()))
                        .toList();
        return new Matter(
                one.model(),
                one.attribute(),
                versionsFrom.isPresent(),
                claims,
                Findings.ofOne(statements, witnesses, this::groundsOf),
                new Disputes.OfOne(witnesses, versionsFrom, previews(one), this::groundsOf).among(statements),
                Promises.ofOne(claims, related, this::groundsOf),
                Changes.ofOne(ofOneModel),
                grounds(claims));
    }

    private Map<String, Grounds> grounds(List<Claim> claims) {
        Map<String, Grounds> known = new HashMap<>();
        for (Claim claim : claims) {
            Grounds held = grounds.get(claim.id());
            if (held != null) known.put(claim.id(), held);
        }
        return known;
    }

    /** Of a release the articles by which it is still to come. */
    private Set<String> previews(Claim one) {
        if (one.attribute() != Attribute.RELEASE) return Set.of();
        List<Claim> comingOut = new ArrayList<>();
        for (Attribute attribute : Promises.COMING_OUT) {
            groups.getOrDefault(new Key(one.model(), attribute).toString(), Map.of())
                    .values()
                    .forEach(statement -> comingOut.add(statement.claim()));
        }
        return Disputes.previews(comingOut);
    }

    /** The findings, by model, attribute and support. Each claim is in one finding. */
    public List<Finding> findings() {
        return matters().stream().flatMap(matter -> matter.findings().stream()).toList();
    }

    public List<Dispute> disputes() {
        return matters().stream().flatMap(matter -> matter.disputes().stream()).toList();
    }

    /** The promises, earliest first. */
    public List<Promise> promises() {
        return matters().stream()
                .flatMap(matter -> matter.promises().stream())
                .sorted(Comparator.comparing(Promise::promised, Findings.EARLIEST_SAID))
                .toList();
    }

    /** The changes, earliest first. */
    public List<Change> changes() {
        return matters().stream()
                .flatMap(matter -> matter.changes().stream())
                .sorted(Changes.EARLIEST)
                .toList();
    }

    /** All claims, by the time they were said; those without one last. */
    public List<Claim> claims() {
        List<Claim> claims = new ArrayList<>();
        byArticle.values().forEach(claims::addAll);
        claims.sort(Findings.EARLIEST_SAID);
        return List.copyOf(claims);
    }

    /** The articles that have claims. */
    public Set<String> articles() {
        return new HashSet<>(byArticle.keySet());
    }

    /** The claims of one article. */
    public List<Claim> claimsOf(String article) {
        return byArticle.getOrDefault(article, List.of());
    }

    /** What the sentence of a claim tells by itself; of those of which that was not asked, they are taken at their word. */
    public Grounds groundsOf(Claim claim) {
        Grounds held = grounds.get(claim.id());
        return held != null ? held : Grounds.of(claim);
    }
}
