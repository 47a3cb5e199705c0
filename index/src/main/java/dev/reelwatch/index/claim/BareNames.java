package dev.reelwatch.index.claim;

import static dev.reelwatch.index.claim.ModelNames.numberOf;

import dev.reelwatch.index.vocabulary.Fold;
import dev.reelwatch.index.vocabulary.Mention;
import dev.reelwatch.index.vocabulary.Opening;
import dev.reelwatch.index.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the versions, variants and sizes that stand without the name of their line: "3.0", "大师版", "TI2V-5B". */
final class BareNames {
    /** What may stand right before a version without its name: "比1.6好", "从1.0到". */
    private static final String BEFORE_VERSION = "的是比较与跟";

    private static final int FORMER_WITHIN = 30;
    private static final Opening VERSION_DOES = Opening.compile("\\s?(?:支持|则|能|可以|直接|已经?|也|将|就|的|版本?|最长|最高|提升|直出|一次)");

    /** A word that may be the variant of the version before it. */
    private static final Pattern OWN_VARIANT = Pattern.compile("[ -]([A-Z][a-z]{2,9})(?![A-Za-z0-9])");

    private static final Pattern OWN_ENDS = Pattern.compile("(?![A-Za-z0-9])");
    private static final int MOST_VARIANTS = 6;

    /** A task and a size behind the number of a version. */
    private static final Pattern CODE =
            Pattern.compile("(?<![a-z0-9])([a-z]{1,3}2v)[ -]?(a?\\d{1,3}(?:\\.\\d)?b)(?![a-z0-9])");

    /** "5B 和 18B": what stands between the sizes that a model comes in. */
    private static final Opening AND = Opening.compile(" ?(?:、|,|/|和|与|及|以及|and) ?");

    /** Behind a size that is meant as a name. */
    private static final Opening DOES = Opening.compile(
            "\\s?(?:版本?|模型|小模型|大模型|尺寸|规格|档|则|就|却|只|仅|需要|要|能|可以?|生成|支持|提供|的|在|跑|也|都|上|[,。;:)]|$|(?:version|model|variant|needs|runs|can|takes|is)\\b)");

    /** "总参数量 18B": before a size that is one. */
    private static final Opening COUNTS =
            Opening.compile("(?:参数|规模|激活|总量|量级|约|达|从|到|parameters?|has|with)[^,。;]{0,6}$");

    private static final int COUNTS_WITHIN = 10;
    private static final int LONGEST_SIZE = 5; // 123.4

    private final Vocabulary vocabulary;
    private final Vocabulary.Folded read;
    private final String text;
    private final String folded;
    private final Optional<String> topicLine;
    private final List<Mention> named;

    private BareNames(Vocabulary vocabulary, Vocabulary.Folded read, List<Mention> named, Optional<String> topicLine) {
        this.vocabulary = vocabulary;
        this.read = read;
        this.topicLine = topicLine;
        this.named = new ArrayList<>(named);
        text = read.article().text();
        folded = read.text();
    }

    /**
     * The names of a text and those that only make sense beside them, in the order of the text.
     *
     * @param named in that order, too
     * @param topicLine the line that the article is about
     */
    static List<Mention> besides(
            List<Mention> named, Optional<String> topicLine, Vocabulary vocabulary, Vocabulary.Folded read) {
        BareNames names = new BareNames(vocabulary, read, named, topicLine);
        names.addVersions();
        names.addVariants(names.readOwnVariants());
        names.addCodes();
        names.addSizes();
        return names.named;
    }

    private void add(List<Mention> found) {
        if (found.isEmpty()) return;
        named.addAll(found);
        named.sort(Comparator.comparingInt(Mention::start));
    }

    private static boolean isVersion(Mention mention) {
        return mention.exact() && Mentions.isModel(mention);
    }

    /**
     * Those that stand alone: of the line that was named last, or that the article is about, if a model with that number is
     * named in full elsewhere, or it is called a version.
     */
    private void addVersions() {
        Map<String, Set<String>> inFull = new LinkedHashMap<>();
        topicLine.ifPresent(line -> inFull.put(line, new LinkedHashSet<>()));
        Set<String> numbers = new HashSet<>();
        BitSet taken = new BitSet(folded.length());
        for (Mention mention : named) {
            if (isVersion(mention)) {
                inFull.computeIfAbsent(mention.line(), line -> new LinkedHashSet<>())
                        .add(mention.model());
                numbers.add(numberOf(mention.model()));
            }
            // "Gemini 2.5 Pro": a version right behind another name is that one's
            taken.set(mention.start(), Math.min(folded.length(), mention.end() + 2));
        }
        List<Mention> found = new ArrayList<>();
        for (Mention version : vocabulary.versionsIn(read, inFull)) {
            int next = taken.nextSetBit(version.start());
            boolean free = next < 0 || next >= version.end();
            if (free && isMeant(version, inFull.getOrDefault(version.line(), Set.of()), numbers)) found.add(version);
        }
        add(likeliestOf(found));
    }

    /**
     * True if a number is the version of its line.
     *
     * @param inFull the models of the line that are named in full
     * @param numbers those of all models that are, without their variants
     */
    private boolean isMeant(Mention version, Set<String> inFull, Set<String> numbers) {
        boolean ofTopic = isOfTopic(version);
        boolean lettered = Character.isLetter(folded.charAt(version.start()));
        boolean marked = lettered && inFull.contains(version.model());
        if (!ofTopic && !marked && !isOfLastNamed(version)) return false;
        char before = version.start() == 0 ? ' ' : folded.charAt(version.start() - 1);
        if (Character.isLetter(before) && BEFORE_VERSION.indexOf(before) < 0) return false;
        boolean zero = folded.charAt(version.start()) == '0';
        String number = numberOf(version.model());
        boolean variant = !version.model().equals(number);
        boolean known =
                (inFull.contains(version.model()) && (!zero || variant)) || (variant && numbers.contains(number));
        // lettered as in "X1 失败了", where X2 is what the article is on
        return (known || (ofTopic && (lettered || isCalledVersion(version))) || setsAgainstFormer(version))
                && !isOfAnotherInFull(version);
    }

    private boolean isCalledVersion(Mention version) {
        return folded.startsWith("版本", version.end() - 2) || folded.startsWith("模型", version.end());
    }

    /** "V5.5", where PixVerse V5.5 is named in full, is no version of Vidu. */
    private boolean isOfAnotherInFull(Mention version) {
        String written = " " + text.substring(version.start(), version.end()).strip();
        return Character.isLetter(written.charAt(1))
                && named.stream()
                        .filter(mention -> mention.exact() && !mention.line().equals(version.line()))
                        .map(Mention::model)
                        .anyMatch(model -> model.regionMatches(
                                true, model.length() - written.length(), written, 0, written.length()));
    }

    /** "可灵 3.0 只能生成 10 秒，4.0 支持 15 秒": a number that opens a clause right after another version of its line. */
    private boolean setsAgainstFormer(Mention version) {
        int comma = version.start() - 1;
        while (comma > 0 && folded.charAt(comma) == ' ') comma--;
        if (comma <= 0 || folded.charAt(comma) != ',') return false;
        int last = Mentions.firstFrom(named, version.start()) - 1;
        return last >= 0
                && named.get(last).exact()
                && named.get(last).line().equals(version.line())
                && version.start() - named.get(last).end() <= FORMER_WITHIN
                && VERSION_DOES.begins(folded, version.end(), folded.length());
    }

    private boolean isOfLastNamed(Mention version) {
        for (int i = Mentions.firstFrom(named, version.start()) - 1; i >= 0; i--) {
            if (named.get(i).video()) return named.get(i).line().equals(version.line());
        }
        return false;
    }

    /** What two lines could mean, the one named last means. */
    private List<Mention> likeliestOf(List<Mention> versions) {
        versions.sort(Comparator.comparingInt(Mention::start).thenComparing(version -> !isOfLastNamed(version)));
        List<Mention> likeliest = new ArrayList<>();
        int end = -1;
        for (Mention version : versions) {
            if (version.start() < end) continue;
            likeliest.add(version);
            end = version.end();
        }
        return likeliest;
    }

    /**
     * "4.0 Studio … Studio 要走商务": variants that no list knows, each behind a version once and alone elsewhere. The names
     * with one behind them are read with it.
     *
     * @return the variants
     */
    private Set<String> readOwnVariants() {
        Set<String> own = new LinkedHashSet<>();
        Matcher behind = OWN_VARIANT.matcher(text).useTransparentBounds(true);
        for (int i = 0; i < named.size(); i++) {
            Mention mention = named.get(i);
            if (!isVersion(mention)
                    || isInList(i)
                    || !behind.region(mention.end(), text.length()).lookingAt()) continue;
            String word = behind.group(1);
            if (!own.contains(word)
                    && (own.size() == MOST_VARIANTS || !standsAlone(word) || vocabulary.isCommonWord(word))) continue;
            own.add(word);
            String model = mention.model() + " " + word;
            named.set(i, new Mention(model, mention.line(), mention.start(), behind.end(), mention.kind()));
        }
        return own;
    }

    /** "Veo 4 Kling 3.0 Moonlark": in a row of names the next one is no variant of the last. */
    private boolean isInList(int at) {
        if (at == 0) return false;
        Mention before = named.get(at - 1);
        return before.end() >= named.get(at).start() - 1
                && !before.line().equals(named.get(at).line());
    }

    /** True if a word is never written as a common one, and once without a name before it. */
    private boolean standsAlone(String word) {
        if (text.contains(Fold.fold(word))) return false;
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length())) {
            int before = at > 0 && text.charAt(at - 1) == ' ' ? at - 2 : at - 1;
            char last = before < 0 ? '\n' : text.charAt(before);
            if (last >= 128 || ",.;:!?(\n".indexOf(last) >= 0 || Character.isLowerCase(last)) return true;
        }
        return false;
    }

    /** "大师版要80灵感值", "the Turbo version is half as much": of the number that was named last. */
    private void addVariants(Set<String> own) {
        Set<String> inFull = new HashSet<>();
        named.forEach(mention -> inFull.add(mention.model()));
        List<Mention> found = new ArrayList<>();
        for (Vocabulary.Variant variant : variants(own)) {
            versionBefore(variant.start(), variant.end(), mention -> true).ifPresent(last -> {
                String number = numberOf(last.model());
                String model = variant.name().isEmpty() ? number : number + " " + variant.name();
                boolean known = variant.name().isEmpty()
                        ? inFull.stream().anyMatch(other -> other.startsWith(number + " "))
                        : inFull.contains(model);
                if (known || variant.sure()) {
                    found.add(new Mention(model, last.line(), variant.start(), variant.end(), last.kind()));
                }
            });
        }
        add(found);
    }

    private List<Vocabulary.Variant> variants(Set<String> own) {
        List<Vocabulary.Variant> variants = new ArrayList<>(vocabulary.variantsIn(read));
        for (String word : own) {
            for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length())) {
                int end = at + word.length();
                boolean begins =
                        at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)) || text.charAt(at - 1) >= 128;
                boolean ends = OWN_ENDS.matcher(text).region(end, text.length()).lookingAt();
                if (begins && ends) variants.add(new Vocabulary.Variant(word, at, end, false));
            }
        }
        return variants;
    }

    /** The last version named before a part of a text; empty where that is part of a name. */
    private Optional<Mention> versionBefore(int start, int end, Predicate<Mention> meant) {
        for (int i = Mentions.firstFrom(named, end) - 1; i >= 0; i--) {
            Mention mention = named.get(i);
            if (mention.end() > start - 2) return Optional.empty();
            if (isVersion(mention) && meant.test(mention)) return Optional.of(mention);
        }
        return Optional.empty();
    }

    /** "TI2V-5B", where Wan2.2-TI2V-5B is named in full: the one model that ends so. */
    private void addCodes() {
        Map<String, Set<Mention>> byCode = new HashMap<>();
        for (Mention mention : named) {
            String number = numberOf(mention.model());
            if (!mention.video() || number.length() >= mention.model().length()) continue;
            byCode.computeIfAbsent(
                            Fold.fold(mention.model().substring(number.length()).strip()), code -> new HashSet<>())
                    .add(new Mention(mention.model(), mention.line(), 0, 0, mention.kind()));
        }
        if (byCode.isEmpty()) return;
        List<Mention> found = new ArrayList<>();
        Matcher code = CODE.matcher(folded);
        while (code.find()) {
            Set<Mention> models = byCode.getOrDefault(code.group(1) + " " + code.group(2), Set.of());
            int before = Mentions.firstFrom(named, code.end()) - 1;
            boolean inside = before >= 0 && named.get(before).end() > code.start() - 2;
            if (models.size() != 1 || inside) continue;
            Mention model = models.iterator().next();
            found.add(new Mention(model.model(), model.line(), code.start(), code.end(), model.kind()));
        }
        add(found);
    }

    /** A number of billions, as written before its "b". */
    private record Size(String number, int start, int end) {}

    /** "一共两个尺寸：5B 和 18B … 5B 版本用一张卡就能跑", "5B 版 … 18B 版": the sizes of the version that was named last. */
    private void addSizes() {
        List<Size> sizes = topicLine.isEmpty() ? List.of() : sizes();
        if (sizes.isEmpty()) return;
        Set<String> comesIn = new HashSet<>();
        Set<Size> told = new HashSet<>();
        for (int i = 1; i < sizes.size(); i++) {
            Size before = sizes.get(i - 1);
            Size size = sizes.get(i);
            int from = before.end();
            if (!AND.fills(folded, from, size.start())) continue;
            Collections.addAll(comesIn, before.number(), size.number());
            Collections.addAll(told, before, size);
        }
        Set<String> versions = new HashSet<>();
        for (Size size : sizes) {
            if (folded.startsWith("版", size.end())) versions.add(size.number());
        }
        if (versions.size() > 1) comesIn.addAll(versions);
        Set<String> inFull = sizesInFull();
        comesIn.addAll(inFull);
        List<Mention> found = new ArrayList<>();
        for (Size size : sizes) {
            if (!comesIn.contains(size.number()) || told.contains(size)) continue;
            if (!inFull.contains(size.number()) && !isName(size)) continue;
            versionBefore(size.start(), size.end(), this::isOfTopic)
                    .map(last -> new Mention(
                            numberOf(last.model()) + " " + size.number() + "B",
                            last.line(),
                            size.start(),
                            size.end(),
                            last.kind()))
                    .ifPresent(found::add);
        }
        add(found);
    }

    /** "Wan 3 20B": the sizes that are named with the version. */
    private Set<String> sizesInFull() {
        Set<String> sizes = new HashSet<>();
        for (Mention mention : named) {
            String model = mention.model();
            if (isOfTopic(mention) && ModelNames.isSizeOf(numberOf(model), model)) {
                ModelNames.sizeOf(model).ifPresent(sizes::add);
            }
        }
        return sizes;
    }

    private boolean isOfTopic(Mention mention) {
        return topicLine.equals(Optional.of(mention.line()));
    }

    private List<Size> sizes() {
        List<Size> sizes = new ArrayList<>();
        for (int at = folded.indexOf('b'); at >= 0; at = folded.indexOf('b', at + 1)) {
            int start = at;
            while (start > 0 && (isDigit(start - 1) || folded.charAt(start - 1) == '.')) start--;
            boolean begins = start == 0 || !isLatinOrDigit(start - 1);
            boolean ends = at + 1 == folded.length() || !isLatinOrDigit(at + 1);
            if (start < at && begins && ends && at - start <= LONGEST_SIZE && isDigit(start)) {
                sizes.add(new Size(folded.substring(start, at), start, at + 1));
            }
        }
        return sizes;
    }

    private boolean isDigit(int at) {
        return folded.charAt(at) >= '0' && folded.charAt(at) <= '9';
    }

    private boolean isLatinOrDigit(int at) {
        char c = folded.charAt(at);
        return (c >= 'a' && c <= 'z') || isDigit(at);
    }

    private boolean isName(Size size) {
        return DOES.begins(folded, size.end(), folded.length())
                && COUNTS.first(folded, Math.max(0, size.start() - COUNTS_WITHIN), size.start())
                        .isEmpty();
    }
}
