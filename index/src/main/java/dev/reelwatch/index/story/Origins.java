package dev.reelwatch.index.story;

import dev.reelwatch.crawler.archive.HandJudgement;
import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.crawler.article.Published;
import dev.reelwatch.crawler.source.Source;
import dev.reelwatch.crawler.source.Sources;
import dev.reelwatch.crawler.source.Speaker;
import dev.reelwatch.index.claim.Basis;
import dev.reelwatch.index.claim.Claim;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which articles speak with one voice. Articles come and go one by one; what one of them changes is told, so that
 * nothing else need be weighed again. Bonds are kept between pairs and not as finished groups: so the groups of a
 * former day follow from the articles of that day alone.
 */
public final class Origins {
    /** Shorter sentences are written twice without one being retold. */
    private static final int RETOLD = 16;

    /**
     * @param keys texts and addresses; articles that share one are copies
     * @param elsewhere voice of whom it passes on, where that is known
     */
    private record Known(
            String id,
            String voice,
            Optional<Moment> saidAt,
            List<String> keys,
            Optional<Bond> bond,
            Optional<String> elsewhere,
            Optional<Speaker> speaker,
            Set<String> copies) {
        Instant said() {
            return saidAt.map(Moment::start).orElse(Instant.MAX);
        }

        boolean isVendor() {
            return speaker.filter(Speaker.VENDOR::equals).isPresent();
        }

        boolean isSaidBy(LocalDate day) {
            return saidAt.filter(at -> !at.lastDay().isAfter(day)).isPresent();
        }
    }

    private final Map<String, Known> articles = new HashMap<>();
    private final Map<String, Set<String>> byKey = new HashMap<>();
    private final Map<Long, List<String>> vendorWords = new HashMap<>();
    private final Map<String, long[]> wordsOfVendor = new HashMap<>();
    private final Copies copies;
    private final Sources sources;
    /** Of each article the ones that it is no copy of. */
    private final Map<String, Set<String>> splits = new HashMap<>();

    private final Set<String> apart = new HashSet<>();
    private final Map<String, Set<String>> merges = new HashMap<>();
    private final Map<String, Origin> found = new HashMap<>();
    private final View now = new View();

    /**
     * @param sources tell who speaks
     * @param textOf the text of an article that was taken in before
     */
    public Origins(Sources sources, Function<String, Optional<String>> textOf) {
        this.sources = sources;
        this.copies = new Copies(textOf);
    }

    /**
     * Takes in an article, or its new state.
     *
     * @return the articles whose origin may be another now, this one among them
     */
    public Set<String> put(Article article) {
        String id = article.id();
        Set<String> touched = new HashSet<>(remove(id));
        Set<String> like = copies.put(id, article.text());
        Known known = known(article, like);
        articles.put(id, known);
        for (String other : like) {
            Known copy = articles.get(other);
            if (copy != null) copy.copies().add(id);
        }
        known.keys()
                .forEach(key ->
                        byKey.computeIfAbsent(key, ignored -> new TreeSet<>()).add(id));
        if (known.isVendor()) {
            long[] runs = Shingles.runs(Shingles.letters(article.text()), RETOLD);
            wordsOfVendor.put(id, runs);
            for (long run : runs)
                vendorWords.computeIfAbsent(run, ignored -> new ArrayList<>(1)).add(id);
        }
        touched.addAll(forget(id));
        return touched;
    }

    private Known known(Article article, Set<String> like) {
        String id = article.id();
        Optional<String> account = article.site().or(article::author);
        Optional<Source> source = sources.sourceOf(article.url(), article.site());
        Optional<Speaker> speaker = source.map(Source::speaker);
        String own = speaker.filter(Speaker.VENDOR::equals).isPresent()
                ? "vendor:"
                        + source.flatMap(Source::vendor)
                                .orElseGet(() -> source.orElseThrow().name())
                : Voice.of(account, article.url(), id);
        List<String> keys = new ArrayList<>();
        String letters = Shingles.letters(article.text());
        if (letters.length() >= RETOLD) keys.add("text:" + Article.sha256(letters));
        keys.add("article:" + article.key());
        Optional<Bond> bond = Optional.empty();
        Optional<String> elsewhere = Optional.empty();
        if (article.repostOf().isPresent()) {
            Article original = article.repostOf().get();
            keys.add("article:" + original.key());
            bond = Optional.of(Bond.REPOST);
            elsewhere = Optional.of(Voice.of(original.site().or(original::author), original.url(), original.id()));
        } else if (Borrowed.byMachine(article)) {
            bond = Optional.of(Bond.SUMMARY);
        } else {
            Optional<String> from = Borrowed.from(article)
                    .filter(name -> account.filter(name::equals).isEmpty());
            if (from.isPresent()) {
                bond = Optional.of(Bond.REPRINT);
                elsewhere = from;
            } else if (speaker.filter(Speaker.REPOST::equals).isPresent()) {
                bond = Optional.of(Bond.REPOST);
            }
        }
        return new Known(
                id,
                own,
                article.published().map(Published::at),
                List.copyOf(keys),
                bond,
                elsewhere,
                speaker,
                new TreeSet<>(like));
    }

    /**
     * Takes an article out.
     *
     * @return the articles whose origin may be another now
     */
    public Set<String> remove(String id) {
        Known known = articles.get(id);
        if (known == null) return Set.of(id);
        Set<String> touched = forget(id);
        articles.remove(id);
        copies.remove(id);
        for (String other : known.copies()) {
            Known copy = articles.get(other);
            if (copy != null) copy.copies().remove(id);
        }
        for (String key : known.keys()) {
            Set<String> there = byKey.get(key);
            if (there == null) continue;
            there.remove(id);
            if (there.isEmpty()) byKey.remove(key);
        }
        long[] runs = wordsOfVendor.remove(id);
        if (runs != null) {
            for (long run : runs) {
                List<String> there = vendorWords.get(run);
                if (there == null) continue;
                there.remove(id);
                if (there.isEmpty()) vendorWords.remove(run);
            }
        }
        return touched;
    }

    /** Takes all that was decided by hand; of two judgements on the same articles the later one holds. */
    public void judge(List<HandJudgement> judgements) {
        splits.clear();
        apart.clear();
        merges.clear();
        for (HandJudgement judgement : judgements) {
            if (judgement.matter() != HandJudgement.Matter.ORIGIN) continue;
            String article = judgement.article();
            Optional<String> other = judgement.other();
            if (judgement.verdict() == HandJudgement.Verdict.MERGE) {
                splits.getOrDefault(article, new HashSet<>()).remove(other.orElseThrow());
                splits.getOrDefault(other.orElseThrow(), new HashSet<>()).remove(article);
                merges.computeIfAbsent(article, ignored -> new TreeSet<>()).add(other.orElseThrow());
                merges.computeIfAbsent(other.orElseThrow(), ignored -> new TreeSet<>())
                        .add(article);
            } else if (other.isPresent()) {
                splits.computeIfAbsent(article, ignored -> new HashSet<>()).add(other.get());
                unmerge(article, other.get());
            } else {
                apart.add(article);
                for (String former : Set.copyOf(merges.getOrDefault(article, Set.of()))) unmerge(article, former);
            }
        }
        found.clear();
    }

    private void unmerge(String a, String b) {
        merges.getOrDefault(a, new HashSet<>()).remove(b);
        merges.getOrDefault(b, new HashSet<>()).remove(a);
    }

    /** Whose word a claim is, among all articles. */
    public Witness witness(Claim claim) {
        return witness(claim, now, this::of);
    }

    /** Which articles are looked at, in which state. */
    private class View {
        /** Nothing for an article that is not looked at. */
        @Nullable
        Known get(String id) {
            return articles.get(id);
        }

        /** The articles that hang together with one, of themselves. */
        Set<String> natural(Known one) {
            Set<String> natural = new TreeSet<>(one.copies());
            for (String key : one.keys()) natural.addAll(byKey.getOrDefault(key, Set.of()));
            natural.remove(one.id());
            return natural;
        }

        /** The vendors' articles in which some words stand; all letters and digits only. */
        Set<String> vendorsThatWrote(String letters) {
            if (vendorWords.isEmpty()) return Set.of();
            Set<String> holders = null;
            for (long run : Shingles.runs(letters, RETOLD)) {
                List<String> there = vendorWords.getOrDefault(run, List.of());
                if (holders == null) holders = new TreeSet<>(there);
                else holders.retainAll(there);
                if (holders.isEmpty()) break;
            }
            return holders == null ? Set.of() : holders;
        }
    }

    /**
     * The origins as they were at the end of a day: among the articles of that day, as they read then.
     *
     * @param former the articles that read differently then, in their state of that day
     */
    public Then then(LocalDate day, Collection<Article> former) {
        return new Then(day, former);
    }

    /** The origins of a former day. */
    public final class Then {
        private final LocalDate day;
        private final Map<String, Known> former = new HashMap<>();
        private final Map<String, String> vendorLetters = new HashMap<>();
        /** Of articles one of which read differently then. */
        private final Map<String, Set<String>> bonds = new HashMap<>();

        private final Map<String, Origin> ofThen = new HashMap<>();
        private final View view = new View() {
            @Override
            @Nullable
            Known get(String id) {
                Known known = former.containsKey(id) ? former.get(id) : super.get(id);
                return known != null && known.isSaidBy(day) ? known : null;
            }

            @Override
            Set<String> natural(Known one) {
                Set<String> bound = bonds.getOrDefault(one.id(), Set.of());
                if (former.containsKey(one.id())) return new TreeSet<>(bound);
                Set<String> natural = super.natural(one);
                natural.removeAll(former.keySet());
                natural.addAll(bound);
                return natural;
            }

            @Override
            Set<String> vendorsThatWrote(String letters) {
                Set<String> holders = new TreeSet<>(super.vendorsThatWrote(letters));
                holders.removeAll(former.keySet());
                vendorLetters.forEach((id, its) -> {
                    if (its.contains(letters)) holders.add(id);
                });
                return holders;
            }
        };

        private Then(LocalDate day, Collection<Article> formerStates) {
            this.day = day;
            Map<String, String> texts = new HashMap<>();
            formerStates.forEach(article -> texts.put(article.id(), article.text()));
            Copies among = new Copies(id -> Optional.ofNullable(texts.get(id)));
            Map<String, Set<String>> formerByKey = new HashMap<>();
            for (Article article : formerStates) {
                String id = article.id();
                Set<String> others = new TreeSet<>(copies.like(article.text()));
                others.removeAll(texts.keySet());
                others.addAll(among.put(id, article.text()));
                Known known = known(article, others);
                former.put(id, known);
                if (known.isVendor()) vendorLetters.put(id, Shingles.letters(article.text()));
                for (String key : known.keys()) {
                    byKey.getOrDefault(key, Set.of()).stream()
                            .filter(other -> !texts.containsKey(other))
                            .forEach(others::add);
                    Set<String> sharing = formerByKey.computeIfAbsent(key, ignored -> new TreeSet<>());
                    others.addAll(sharing);
                    sharing.add(id);
                }
                others.remove(id);
                for (String other : others) {
                    bonds.computeIfAbsent(id, ignored -> new TreeSet<>()).add(other);
                    bonds.computeIfAbsent(other, ignored -> new TreeSet<>()).add(id);
                }
            }
        }

        /** Whose word a claim is. */
        public synchronized Witness witness(Claim claim) {
            return Origins.this.witness(claim, view, this::of);
        }

        /** The origin of an article. */
        public synchronized Origin of(String id) {
            return ofThen.computeIfAbsent(id, one -> origin(one, view));
        }
    }

    private Witness witness(Claim claim, View view, Function<String, Origin> originOf) {
        Known known = view.get(claim.article().articleId());
        if (known == null) return Witness.of(claim);
        Origin origin = originOf.apply(known.id());
        if (known.isVendor()) return new Witness(origin.voice(), origin.independent(), Role.VENDOR);
        Optional<Known> retold = retoldVendor(claim, known, view);
        if (retold.isPresent()) return new Witness(retold.get().voice(), true, Role.VENDOR);
        boolean reports = known.speaker().filter(Speaker.MEDIA::equals).isPresent();
        Role role = reports && claim.basis() == Basis.AUTHOR ? Role.MEDIA : Witness.role(claim.basis());
        return new Witness(origin.voice(), origin.independent(), role);
    }

    /** The vendor's article, not later than this one, in which the words of a claim stand. */
    private static Optional<Known> retoldVendor(Claim claim, Known by, View view) {
        String letters = Shingles.letters(claim.quote().text());
        if (letters.length() < RETOLD) return Optional.empty();
        return view.vendorsThatWrote(letters).stream()
                .map(view::get)
                .filter(vendor -> vendor != null && !vendor.said().isAfter(by.said()))
                .min(EARLIEST);
    }

    /** Who speaks in an article, where the sources tell it. */
    public Optional<Speaker> speakerOf(String id) {
        return Optional.ofNullable(articles.get(id)).flatMap(Known::speaker);
    }

    private static final Comparator<Known> EARLIEST =
            Comparator.comparing(Known::said).thenComparing(Known::id);

    /** The origin of an article among all; of one that was never taken in, itself. */
    public Origin of(String id) {
        Origin held = found.get(id);
        if (held != null) return held;
        Origin origin = origin(id, now);
        found.put(id, origin);
        return origin;
    }

    private Origin origin(String id, View view) {
        Known known = view.get(id);
        if (known == null) return new Origin(id, true, Optional.empty(), Optional.empty(), List.of(id));
        List<Known> group = group(known, view);
        List<String> together = group.stream().map(Known::id).toList();
        Known original =
                group.stream().filter(one -> one.bond().isEmpty()).findFirst().orElse(group.get(0));
        // of a group without an original, whoever it names as its source speaks
        String voice = original.bond().isEmpty()
                ? original.voice()
                : original.elsewhere().orElse(original.voice());
        boolean independent = original.bond().isEmpty() || original.elsewhere().isPresent();
        if (original.id().equals(id)) {
            return new Origin(voice, independent, Optional.empty(), known.bond(), together);
        }
        Bond bond = known.bond().orElseGet(() -> isMerged(known) ? Bond.MERGED : Bond.COPY);
        return new Origin(voice, independent, Optional.of(original.id()), Optional.of(bond), together);
    }

    private boolean isMerged(Known known) {
        return known.copies().isEmpty()
                && !merges.getOrDefault(known.id(), Set.of()).isEmpty();
    }

    /** An article and all that hang together with it, earliest first. */
    private List<Known> group(Known start, View view) {
        Map<String, Known> group = new HashMap<>();
        Deque<Known> next = new ArrayDeque<>(List.of(start));
        group.put(start.id(), start);
        while (!next.isEmpty()) {
            Known one = next.remove();
            for (String id : neighbours(one, view)) {
                Known other = view.get(id);
                if (other == null || group.putIfAbsent(id, other) != null) continue;
                next.add(other);
            }
        }
        return group.values().stream().sorted(EARLIEST).toList();
    }

    private Set<String> neighbours(Known one, View view) {
        Set<String> natural = view.natural(one);
        if (apart.contains(one.id())) natural.clear();
        natural.removeIf(apart::contains);
        if (!splits.isEmpty()) natural.removeIf(other -> isSplit(one, other, view));
        natural.addAll(merges.getOrDefault(one.id(), Set.of()));
        return natural;
    }

    /** Who is no copy of another is none of the copies of it either. */
    private boolean isSplit(Known one, String other, View view) {
        return isCut(one.id(), other, view) || isCut(other, one.id(), view);
    }

    private boolean isCut(String outsider, String other, View view) {
        return splits.getOrDefault(outsider, Set.of()).stream().anyMatch(from -> {
            Known third = view.get(from);
            return from.equals(other) || (third != null && view.natural(third).contains(other));
        });
    }

    /** Forgets the origins of all that hang together with an article, and names them. */
    private Set<String> forget(String id) {
        Known known = articles.get(id);
        Set<String> touched = new HashSet<>(Set.of(id));
        if (known != null) group(known, now).forEach(one -> touched.add(one.id()));
        found.keySet().removeAll(touched);
        return touched;
    }

    /** How many articles were taken in. */
    public int size() {
        return articles.size();
    }

    /** True if something was decided by hand on the origin of an article. */
    public boolean isJudged(String id) {
        return apart.contains(id)
                || !merges.getOrDefault(id, Set.of()).isEmpty()
                || splits.containsKey(id)
                || splits.values().stream().anyMatch(others -> others.contains(id));
    }
}
