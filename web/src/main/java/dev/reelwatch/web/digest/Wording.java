package dev.reelwatch.web.digest;

import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.claim.Basis;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Polarity;
import dev.reelwatch.index.claim.Status;
import dev.reelwatch.index.claim.Value;
import dev.reelwatch.index.finding.Dispute;
import dev.reelwatch.index.finding.Promise;
import dev.reelwatch.index.timeline.TimelineEntry;
import dev.reelwatch.index.vocabulary.Attribute;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words of one language. They are data ({@code NAME_zh.properties}, {@code NAME_en.properties}): labels, and
 * patterns with named places such as <code>{model}</code>.
 */
public final class Wording {
    private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]+)\\}");
    private static final Pattern BASE = Pattern.compile("每|/|／|per |生成|耗时|需|takes?|视频|片段", Pattern.CASE_INSENSITIVE);
    private static final Pattern CLIP = Pattern.compile("(\\d+(?:\\.\\d+)?) s clip");
    /** A sentence that tells whose word it is. */
    private static final Pattern ATTRIBUTED = Pattern.compile(
            "官方|表示|[宣声]称|(?:\\p{IsLatin}|公司|团队)\\s?(?:说|称|介绍)|\\b(?:official(?:ly)?|says?|said|claims?|claimed|according to)\\b",
            Pattern.CASE_INSENSITIVE);

    /** The author tells what he saw himself. */
    private static final Pattern TRIED =
            Pattern.compile("我|咱|笔者|实测|测下来|\\b(?:i|we|my|our|us)\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern FORMER = Pattern.compile("以往|以前|之前|此前|过去|前代|上一代|旧");
    private static final Pattern MODE = Pattern.compile("\\d+[pPkK]");
    private static final Pattern JOINED = Pattern.compile("\\s?(?:( and | or | to )|[和或、/~～至到–-])\\s?");
    private static final Pattern FIGURE = Pattern.compile("\\d+(?:\\.\\d+)?");
    /** To whom a thing is open, as written, and the kind behind it. */
    private static final Pattern ACCESS = Pattern.compile("(.+) \\(([a-z -]+)\\)");

    private static final Pattern FREE = Pattern.compile("免费|免費|free", Pattern.CASE_INSENSITIVE);
    private static final Pattern SPELLED_TIME = Pattern.compile(".*(?:second|minute).*", Pattern.CASE_INSENSITIVE);

    private static final Pattern TWO_NUMBERS = Pattern.compile("\\d\\D+\\d");
    /** "10-second" stands before what it counts. */
    private static final Pattern HYPHENED = Pattern.compile("\\d+-(?:second|minute)s?", Pattern.CASE_INSENSITIVE);

    private static final Pattern ABOUT = Pattern.compile("约\\s?\\d|大概\\s?\\d");
    private static final Pattern RANGE =
            Pattern.compile("(\\d+(?:\\.\\d+)?)\\s?[~～–至到-]\\s?(\\d+(?:\\.\\d+)?)\\s?(秒|分钟)");

    private static final int LONGEST_TITLE = 24;
    private static final int VOICES_SHOWN = 3;
    private static final int OTHERS_SHOWN = 8;
    /** Where anybody publishes, so that it is the name of nobody. */
    private static final Pattern PLATFORM = Pattern.compile(
            "(?:[\\w-]+\\.)?(?:github|gitlab|youtube|medium|substack|bilibili|zhihu|notion)\\.(?:com|site|so)|youtu\\.be|mp\\.weixin\\.qq\\.com");

    private static final Pattern NUMBERED = Pattern.compile("(?:(?:www|m)\\.)?weibo\\.(?:com|cn)/(?:u/)?\\d+");
    private static final Pattern VERB = Pattern.compile("提升|提高|加快|快|降低|下降|缩短|超|达|最[长高多快]|约");
    private static final Pattern LATIN = Pattern.compile("[\\p{IsLatin}\\p{Nd}$€£]");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern TWO_SCRIPTS =
            Pattern.compile("(?<=\\p{IsHan})(?=[\\p{IsLatin}\\p{Nd}])|(?<=[\\p{IsLatin}\\p{Nd}])(?=\\p{IsHan})");
    private static final Pattern NOT_HAN = Pattern.compile("\\P{IsHan}+");
    /** "5s ~ 10s" */
    private static final Pattern UNSPACED = Pattern.compile("[~～]|\\ds\\b");

    /** "5s" */
    private static final Pattern ONE_LETTER = Pattern.compile("^(\\d+(?:\\.\\d+)?)s$");

    private static final Pattern TIME =
            Pattern.compile("\\d\\s?(?:s|sec|min|h)\\b|seconds?|minutes?|hours?|\\d\\s?(?:秒|分钟|小时)");
    /** What is counted, which is told before the number. */
    private static final Pattern COUNTED_BEHIND = Pattern.compile("(?<=[\\d万亿])\\s?(?:用户|下载|次|人|个|名)+$");

    private static final Pattern PER = Pattern.compile(" per |每");
    private static final Pattern LABELLED = Pattern.compile("(?:帧率|帧数|时长|分辨率|参数量?)\\D{0,2}\\d");
    private static final Pattern MEMORY = Pattern.compile("\\d\\s?(?:GB|G|MB)\\b");
    /** Right before a word of praise or blame. */
    private static final Pattern DENIES =
            Pattern.compile("(?:不(?!但|仅|光|只|止|断)|没|未|无(?!比|论|疑|缝)|非(?!常))[^，。；、,;]{0,4}$");

    private static final Pattern AS_OF = Pattern.compile("截至|截止|\\bas of\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern RATIO = Pattern.compile("胜负比|胜率");
    private static final Pattern RANK = Pattern.compile("^(?:第[一二三四五六七八九十\\d]|#\\d|[Nn]o\\.?\\s?\\d|全球第|榜首|冠军)");
    private static final Pattern WRITTEN_RANK = Pattern.compile("[第\\d#]|榜首|冠军|首位");
    /** More words than these are a list. */
    private static final int GLOSSES = 3;

    private final Language language;
    private final Map<String, String> words = new HashMap<>();
    private final Map<String, Map<String, Pattern>> lexicons = new ConcurrentHashMap<>();

    private Wording(Language language) {
        this.language = language;
    }

    /** The words that digests need. */
    public static Wording in(Language language) {
        return new Wording(language).with(Wording.class, "wording");
    }

    /**
     * Adds the words of a file that lies beside a class.
     *
     * @throws IllegalStateException if there is no such file
     */
    public Wording with(Class<?> beside, String name) {
        String file = name + "_" + language.code() + ".properties";
        try (InputStream in = beside.getResourceAsStream(file)) {
            if (in == null) throw new IllegalStateException("no file " + file + " beside " + beside.getName());
            Properties properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            properties.forEach((key, value) -> words.put((String) key, (String) value));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    public Language language() {
        return language;
    }

    public Optional<String> find(String key) {
        return Optional.ofNullable(words.get(key));
    }

    /**
     * The words under a key.
     *
     * @throws IllegalArgumentException if there are none
     */
    public String of(String key) {
        return find(key)
                .orElseThrow(() -> new IllegalArgumentException("no words for " + key + " in " + language.code()));
    }

    /** The words under a key with one place of its pattern filled. */
    public String of(String key, String place, Object filling) {
        return fill(of(key), Map.of(place, filling.toString()));
    }

    /** The words under a key with the places of its pattern filled. */
    public String of(String key, Map<String, String> fillings) {
        return fill(of(key), fillings);
    }

    /** Counts: the words for one thing, or for several. */
    public String count(String key, long count) {
        String one = key + ".one";
        return of(count == 1 && words.containsKey(one) ? one : key, "n", String.valueOf(count));
    }

    static String fill(String pattern, Map<String, String> fillings) {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces(pattern)) {
            if (!piece.place()) {
                text.append(piece.text());
                continue;
            }
            String filling = fillings.get(piece.text());
            if (filling == null) throw new IllegalArgumentException("nothing for {" + piece.text() + "} in " + pattern);
            text.append(filling);
        }
        return text.toString();
    }

    /** A stretch of a pattern: words as they are, or the name of a place to fill. */
    record Piece(String text, boolean place) {}

    static List<Piece> pieces(String pattern) {
        List<Piece> pieces = new ArrayList<>();
        Matcher places = PLACE.matcher(pattern);
        int from = 0;
        while (places.find()) {
            if (places.start() > from) pieces.add(new Piece(pattern.substring(from, places.start()), false));
            pieces.add(new Piece(places.group(1), true));
            from = places.end();
        }
        if (from < pattern.length()) pieces.add(new Piece(pattern.substring(from), false));
        return pieces;
    }

    /** How many pieces of news on a model are left out. */
    public String omitted(Summary.Section section) {
        return count("digest.omitted", section.omitted());
    }

    /** Which other models are named and no more; empty for none. */
    public Optional<String> others(Summary summary) {
        List<String> models = summary.others();
        if (models.isEmpty()) return Optional.empty();
        String shown = joined(models.subList(0, Math.min(OTHERS_SHOWN, models.size())));
        return Optional.of(of(
                "digest.others", Map.of("models", shown, "etc", models.size() > OTHERS_SHOWN ? of("value.etc") : "")));
    }

    public String attribute(Attribute attribute) {
        return of("attribute." + attribute.json());
    }

    /** The word for a respect, the narrower one where the label names two things and a sentence holds one of them. */
    String attribute(Attribute attribute, String sentence) {
        List<String> held = narrower(attribute).entrySet().stream()
                .filter(word -> word.getValue().matcher(sentence).find())
                .map(Map.Entry::getKey)
                .toList();
        return held.size() == 1 ? held.getFirst() : attribute(attribute);
    }

    /** The word for the respect of a claim: as narrow as its quote, or as the sentence around that. */
    String attribute(Claim claim, Passages passages) {
        String own = attribute(claim.attribute(), claim.quote().text());
        return own.equals(attribute(claim.attribute())) ? attribute(claim.attribute(), passages.around(claim)) : own;
    }

    /** Of a label that names two things the words for each, and what tells of it. */
    private Map<String, Pattern> narrower(Attribute attribute) {
        return lexicon("narrow." + attribute.json());
    }

    public String basis(Basis basis) {
        return of("basis." + basis.json());
    }

    public String status(Status status) {
        return of("status." + status.json());
    }

    public String polarity(Polarity polarity) {
        return of("polarity." + word(polarity));
    }

    public String dispute(Dispute.Type type) {
        return of("dispute." + type.json());
    }

    public String scope(Dispute.Scope scope) {
        return of("scope." + scope.json());
    }

    public String promise(Promise.State state) {
        return of("promise." + state.json());
    }

    public String event(TimelineEntry.Kind kind) {
        return of("event." + kind.json());
    }

    static String word(Polarity polarity) {
        return switch (polarity) {
            case POSITIVE -> "for";
            case NEGATIVE -> "against";
            case NEUTRAL -> "neutral";
        };
    }

    /** On what a voice says something: a verdict of its own is a view, a fact is none. */
    private enum Ground {
        VENDOR("by.vendor"),
        VENDOR_VIEW("by.vendor.view"),
        AUTHOR_VIEW("by.author"),
        AUTHOR_FACT("by.author.fact"),
        THIRD_PARTY("by.third-party");

        private final String key;

        Ground(String key) {
            this.key = key;
        }

        /** @param passage the sentence of the claim */
        static Ground of(Claim claim, String passage) {
            boolean compared = claim.comparedTo().isPresent() && !Proof.isPlainFigure(claim);
            boolean against = compared && claim.attribute() != Attribute.ADOPTION;
            boolean verdict = compared
                    || claim.attribute().group() == Attribute.Group.QUALITY
                    || claim.attribute() == Attribute.RANKING;
            return switch (claim.basis()) {
                // that its work beats another one is the word of its maker; of other praise the sentence must say so
                case VENDOR -> {
                    if (against && TRIED.matcher(passage).find()) yield AUTHOR_VIEW;
                    yield against || (verdict && ATTRIBUTED.matcher(passage).find()) ? VENDOR_VIEW : VENDOR;
                }
                case THIRD_PARTY -> THIRD_PARTY;
                case AUTHOR -> verdict ? AUTHOR_VIEW : AUTHOR_FACT;
            };
        }
    }

    /** The name of the one who speaks in a claim: the account or site, else the author, the host or the title. */
    public String who(Claim claim) {
        Claim.Source article = claim.article();
        // a number is the name of nobody
        if (article.site().filter(site -> NUMBERED.matcher(site).matches()).isPresent()) {
            return article.author()
                    .map(Wording::bare)
                    .filter(name -> !name.isBlank())
                    .orElse(of("who.weibo"));
        }
        return article.site()
                .filter(site -> !PLATFORM.matcher(site).matches())
                .or(article::author)
                .or(() -> article.url().map(url -> url.host()))
                .filter(name -> !PLATFORM.matcher(name).matches())
                .map(Wording::bare)
                .filter(name -> !name.isBlank())
                .orElseGet(() -> of("who.title", "title", cut(bare(article.title()))));
    }

    /** The same; where a machine summed up a page, whose words these are not, the one who keeps the summary. */
    String who(Claim claim, Passages passages) {
        if (!passages.isMachineMade(claim)) return who(claim);
        return claim.article()
                .author()
                .map(Wording::bare)
                .map(author -> of("who.machine.by", "author", author))
                .orElseGet(() -> of("who.machine"));
    }

    private static String cut(String title) {
        if (title.codePointCount(0, title.length()) <= LONGEST_TITLE) return title;
        return title.substring(0, title.offsetByCodePoints(0, LONGEST_TITLE)) + "…";
    }

    /**
     * Who says so, on which ground, and how many of them independently.
     *
     * @param claims those that say so; who says the first one, whose words are quoted, is told first
     * @param origins of what is said, the greatest first
     */
    String by(List<Claim> claims, List<Integer> origins, Passages passages) {
        String voices = voices(claims, origins, passages);
        return of("by", "by", language == Language.EN ? capital(voices) : voices);
    }

    /** The same in parentheses, behind the words of one side. */
    String side(List<Claim> claims, List<Integer> origins, Passages passages) {
        return of("by.side", "by", voices(claims, origins, passages));
    }

    private String voices(List<Claim> claims, List<Integer> origins, Passages passages) {
        Map<String, Set<Ground>> grounds = new LinkedHashMap<>();
        for (Claim claim : claims) {
            grounds.computeIfAbsent(who(claim, passages), who -> EnumSet.noneOf(Ground.class))
                    .add(Ground.of(claim, passages.around(claim)));
        }
        List<String> by = new ArrayList<>();
        Map<Set<Ground>, List<String>> others = new LinkedHashMap<>();
        grounds.forEach((who, bases) -> {
            // the words are those of one voice
            if (by.isEmpty()) by.add(of("by.of", Map.of("said", said(bases), "who", who, "gap", gapBehind(who))));
            else others.computeIfAbsent(bases, ground -> new ArrayList<>()).add(who);
        });
        others.forEach((bases, names) -> {
            String shown = names.stream().limit(VOICES_SHOWN).collect(Collectors.joining(of("value.and")));
            String etc = names.size() > VOICES_SHOWN ? of("value.etc") : "";
            String all = shown + etc;
            by.add(of("by.also", Map.of("said", said(bases), "who", all, "gap", gapBehind(all))));
        });
        if (!origins.isEmpty() && origins.getFirst() > 1) {
            // many may report one announcement; what each judges himself is his own
            boolean judged = grounds.values().stream().allMatch(Set.of(Ground.AUTHOR_VIEW)::equals);
            String key = judged ? "by.origins" : "by.reports";
            by.add(of(origins.size() == 1 ? key : key + ".up-to", "n", origins.getFirst()));
        }
        String rest = by.size() < 2 ? "" : of("by.rest", "rest", String.join(of("by.and"), by.subList(1, by.size())));
        return by.getFirst() + rest;
    }

    /** Between Latin letters and Chinese words. */
    private static String gapBehind(String words) {
        return words.isEmpty()
                        || !LATIN.matcher(words.substring(words.length() - 1)).matches()
                ? ""
                : " ";
    }

    /** Words of an article, with the spaces between Chinese and Latin letters that ours have. */
    private static String spaced(String words) {
        return TWO_SCRIPTS.matcher(words).replaceAll(" ");
    }

    private static String gapBefore(String words) {
        return LATIN.matcher(words).lookingAt() ? " " : "";
    }

    private String said(Set<Ground> grounds) {
        if (grounds.size() == 1) return of(grounds.iterator().next().key);
        return of(grounds.contains(Ground.AUTHOR_VIEW) ? "by.mixed.view" : "by.mixed");
    }

    /**
     * How a review is told: who judges which model in which sense under which title.
     *
     * @param verdict as {@link Proof#verdict} has it, or {@code flaw}
     */
    String reviewed(Claim claim, String verdict, Passages passages) {
        return of(
                "head.review." + verdict,
                Map.of(
                        "who",
                        who(claim, passages),
                        "model",
                        claim.model(),
                        "title",
                        bare(claim.article().title()),
                        "mode",
                        mode(claim, passages),
                        "attribute",
                        attribute(claim, passages),
                        "other",
                        claim.comparedTo().map(this::others).orElse("")));
    }

    /** In which way to make a video a model is held against another one, in parentheses; empty where its words do not say. */
    String mode(Claim claim, Passages passages) {
        return Setting.mode(claim, passages).map(this::mode).orElse("");
    }

    String mode(Attribute mode) {
        return of("part.mode", "what", attribute(mode));
    }

    /**
     * The clause that tells figures of one respect.
     *
     * @param varies true if they hold in different cases
     */
    String clause(Attribute attribute, List<String> values, boolean varies) {
        String value = varies ? either(values) + of(varies(attribute)) : joined(values);
        String key = VERB.matcher(value).lookingAt() ? "clause.value.verb" : "clause.value";
        String gap = gapBefore(value);
        String special = key + "." + attribute.json();
        return fill(
                find(special + variant(attribute, value))
                        .or(() -> find(special + variant(attribute, value).replace(".bare", ".time")))
                        .or(() -> find(special))
                        .orElseGet(() -> of(key)),
                Map.of("attribute", attribute(attribute), "value", value, "gap", gap));
    }

    /** The key of the words that tell that figures hold in different cases. */
    static String varies(Attribute attribute) {
        return attribute == Attribute.PRICE ? "part.varies.price" : "part.varies";
    }

    /** "Takes 30 s" and "needs 80 GB of memory" are told otherwise than other figures on the same respect. */
    private static String variant(Attribute attribute, String value) {
        return switch (attribute) {
            case GENERATION_SPEED ->
                !TIME.matcher(value).find() ? "" : PER.matcher(value).find() ? ".time" : ".bare";
            case HARDWARE -> MEMORY.matcher(value).find() ? ".memory" : "";
            default -> "";
        };
    }

    /** Several words in a row. */
    String joined(List<String> words) {
        return joined(words, "value.and", "value.and.last");
    }

    /** Several words, of which one or the other holds. */
    String either(List<String> words) {
        return joined(words, "value.and", "value.or");
    }

    /** Clauses on one model in a row. */
    String clauses(List<String> clauses) {
        return joined(clauses, "clause.join", "clause.join.last");
    }

    private String joined(List<String> words, String joint, String last) {
        if (words.size() < 2) return String.join("", words);
        return String.join(of(joint), words.subList(0, words.size() - 1)) + of(last) + words.getLast();
    }

    /** Clauses as a sentence: with a capital and its mark. */
    String sentence(String clauses) {
        return of("digest.lead.of", "lead", capital(clauses));
    }

    /** The same with a capital at its beginning. */
    public static String capital(String words) {
        int first = words.isEmpty() ? 0 : words.offsetByCodePoints(0, 1);
        return words.substring(0, first).toUpperCase(Locale.ROOT) + words.substring(first);
    }

    /** "on 6 May 2031", "in May 2031" */
    String on(Moment at) {
        boolean day = at.precision().compareTo(Moment.Precision.DAY) >= 0;
        return of(day ? "date.on" : "date.in", "date", date(at));
    }

    /**
     * Chinese words put into the language of the reader piece by piece; empty where a piece of them is not known. Latin
     * words stand as they are.
     */
    Optional<String> translated(String words) {
        return translated(words, " ");
    }

    private Optional<String> translated(String words, String joint) {
        if (isOwn(words)) return Optional.of(words);
        List<String> pieces = new ArrayList<>();
        int from = 0;
        while (from < words.length()) {
            Matcher latin = NOT_HAN.matcher(words).region(from, words.length());
            if (latin.lookingAt()) {
                if (!latin.group().isBlank()) pieces.add(latin.group().strip());
                from = latin.end();
                continue;
            }
            int to = words.length();
            while (to > from && find("piece." + words.substring(from, to)).isEmpty()) to--;
            if (to == from) return Optional.empty();
            // "Pro" and "members" are one thing, two Chinese words in a row are two
            boolean goesOn = !pieces.isEmpty()
                    && from > 0
                    && HAN.matcher(words.substring(from - 1, from)).matches();
            String piece = of("piece." + words.substring(from, to));
            if (goesOn) pieces.set(pieces.size() - 1, pieces.getLast() + joint + piece);
            else pieces.add(piece);
            from = to;
        }
        return Optional.of(String.join(" ", pieces));
    }

    /** The edition of a model for a country or a device, as written or in the language of the reader. */
    Optional<String> edition(String written) {
        return find("edition." + written.strip().toLowerCase(Locale.ROOT).replace(' ', '-'))
                .or(() -> Optional.of(written).filter(this::isOwn))
                .map(words -> of("edition", Map.of("words", words, "gap", gapBefore(words))));
    }

    /** In which words a quote praises or blames, in the language of the reader; none where it is in that language itself. */
    List<String> glosses(Claim claim) {
        if (claim.polarity() == Polarity.NEUTRAL) return List.of();
        String quote = claim.quote().text();
        List<String> found = new ArrayList<>();
        lexicon("gloss." + word(claim.polarity())).forEach((gloss, words) -> {
            if (words.matcher(quote)
                    .results()
                    .anyMatch(hit ->
                            !DENIES.matcher(quote.substring(0, hit.start())).find())) {
                found.add(gloss);
            }
        });
        return found.stream().limit(GLOSSES).toList();
    }

    /** All words in which a verdict can be told. */
    Set<String> allGlosses() {
        return Stream.of("gloss.for", "gloss.against")
                .flatMap(key -> lexicon(key).keySet().stream())
                .collect(Collectors.toSet());
    }

    /** When something is promised for, in the language of the reader, where its words only say so vaguely; else empty. */
    String vaguely(Claim promised) {
        return dueWords(promised)
                .findFirst()
                .map(words -> of("part.due.by", "words", words))
                .orElse("");
    }

    /** All words for when a promise is vaguely due that its claim holds. */
    Stream<String> dueWords(Claim promised) {
        return lexicon("due").entrySet().stream()
                .filter(due -> due.getValue().matcher(promised.quote().text()).find())
                .map(Map.Entry::getKey);
    }

    Set<String> allDueWords() {
        return lexicon("due").keySet();
    }

    /**
     * How a rank or a count is told: on which board, for what, of what. Empty where the words of the claim do not say of
     * what it is one, or it is none that can be told.
     */
    Optional<String> record(Claim claim, Passages passages) {
        return record(claim, passages, false);
    }

    /** The time that a count is of, where its sentence says so. */
    private String asOf(Claim claim, Passages passages) {
        return claim.trueAt()
                .filter(at -> AS_OF.matcher(passages.around(claim)).find())
                .map(at -> of("part.as-of", "date", date(at)))
                .orElse("");
    }

    /** @param briefly without the tasks and the ratio */
    Optional<String> record(Claim claim, Passages passages, boolean briefly) {
        Standing standing = Standing.of(claim, passages.around(claim));
        Optional<Value> value =
                claim.value().filter(this::tells).filter(told -> told.date().isEmpty());
        if (claim.attribute() == Attribute.ADOPTION) {
            boolean counted = claim.polarity() != Polarity.NEGATIVE
                    && claim.comparedTo().isEmpty()
                    && standing.counted().isPresent()
                    && value.filter(told -> told.number().isPresent()).isPresent();
            return counted
                    ? Optional.of(fill(
                            of("head.adoption.count"),
                            Map.of(
                                    "model",
                                    claim.model(),
                                    "more",
                                    standing.more() ? of("count.more") : "",
                                    "value",
                                    COUNTED_BEHIND
                                            .matcher(value(value.orElseThrow()))
                                            .replaceFirst(""),
                                    "counted",
                                    of("count." + standing.counted().get()),
                                    "asOf",
                                    asOf(claim, passages))))
                    : Optional.empty();
        }
        Optional<String> board = standing.board().flatMap(this::translated).map(Wording::spaced);
        Optional<String> category =
                standing.category().flatMap(this::translated).map(Wording::spaced);
        String on = board.map(name -> of(
                        category.isPresent() ? "part.board.category" : "part.board",
                        Map.of("board", name, "gap", gapBefore(name), "category", category.orElse(""))))
                .orElse("");
        String fields = briefly
                ? ""
                : joined(standing.fields().stream().map(this::attribute).toList());
        String what = fields.isEmpty() ? "" : of("part.for", "what", fields);
        boolean against = claim.polarity() == Polarity.NEGATIVE;
        if (claim.comparedTo().isPresent()) {
            String ratio = value.filter(told -> told.unit().equals(Optional.of("%")))
                    .filter(told -> RATIO.matcher(claim.quote().text()).find())
                    .map(told -> of(
                            "part.ratio",
                            Map.of("more", standing.more() ? of("count.more") : "", "value", value(told))))
                    .orElse("");
            boolean ranked = value.filter(told -> told.unit().equals(Optional.of("rank")))
                    .isPresent();
            return Optional.of(fill(
                    of("head.compare.ranking." + (against ? "against" : "for") + (ranked ? ".rank" : "")),
                    Map.of(
                            "model",
                            claim.model(),
                            "other",
                            others(claim.comparedTo().get()),
                            "on",
                            on,
                            "value",
                            briefly ? "" : ratio,
                            "rank",
                            value.map(this::value).orElse(""),
                            "for",
                            what,
                            "field",
                            fields.isEmpty() ? "" : of("part.field", "what", fields))));
        }
        Optional<String> rank = value.filter(told -> told.unit().equals(Optional.of("rank"))
                        || RANK.matcher(told.text()).find())
                .map(this::value);
        if (against || (rank.isEmpty() && board.isEmpty())) return Optional.empty();
        return Optional.of(fill(
                of(rank.isPresent() ? "head.ranking.current.rank" : "head.ranking.current.board"),
                Map.of("model", claim.model(), "on", on, "for", what, "value", rank.orElse(""))));
    }

    /** Patterns by the words that they stand for, written as "word:pattern;word:pattern". */
    private Map<String, Pattern> lexicon(String key) {
        return lexicons.computeIfAbsent(key, each -> {
            Map<String, Pattern> words = new LinkedHashMap<>();
            find(each).stream()
                    .flatMap(all -> Stream.of(all.split(";")))
                    .map(pair -> pair.split(":", 2))
                    .forEach(pair -> words.put(pair[0], Pattern.compile(pair[1], Pattern.CASE_INSENSITIVE)));
            return words;
        });
    }

    /** The words that name a respect: its label, narrower ones, and the verb that tells a figure of it. */
    List<String> namesOf(Attribute attribute) {
        List<String> names = new ArrayList<>(List.of(attribute(attribute)));
        names.addAll(narrower(attribute).keySet());
        Stream.of("", ".time", ".bare", ".memory")
                .flatMap(variant -> Stream.of("clause.value.", "clause.value.verb.")
                        .flatMap(key -> find(key + attribute.json() + variant).stream()))
                .map(pattern -> pieces(pattern).getFirst().text().strip())
                .forEach(names::add);
        return names;
    }

    // a name with quotation marks of its own would end the quotation that stands beside it
    static String bare(String name) {
        return name.replaceAll("[「」『』“”〝〞‹›]", "").replaceAll("\\s+", " ").strip();
    }

    /** A figure as its sentence means it: with those it stands in a row with, as a bound, or about. */
    String figure(Claim claim, Value value, Passages passages) {
        String passage = passages.around(claim);
        String written = claim.value().map(Value::text).orElse(value.text());
        String words = Setting.row(passage, written)
                .map(row -> row(row, value))
                .orElseGet(() -> value(value) + (value.per().isPresent() ? "" : base(Setting.base(passage, written))));
        return Setting.measure(passage, written)
                .map(measure -> measured(measure, claim.attribute(), words))
                .orElse(words);
    }

    /** A figure as a bound, at best, or about. */
    String measured(String measure, Attribute attribute, String value) {
        return fill(
                find("value." + measure + "." + attribute.json()).orElseGet(() -> of("value." + measure)),
                Map.of("value", value));
    }

    /** A value as it is written, or the word for its kind; where that is Chinese and the reader's language is not, its number with its unit. */
    public String value(Value value) {
        String written = value.text().replaceAll("\\s+", " ").strip();
        if (value.date().isPresent()) return date(value.date().get());
        Matcher access = ACCESS.matcher(written);
        if (access.matches()) {
            boolean own = HAN.matcher(access.group(1)).find() == (language == Language.ZH);
            return own ? access.group(1) : kind(access.group(2)).orElse(written);
        }
        Optional<String> kind = kind(written);
        if (kind.isPresent()) return kind.get();
        // "帧率30" repeats its respect
        if (LABELLED.matcher(written).lookingAt() && value.number().isPresent()) {
            return counted(value.number().getAsDouble(), value.unit().orElse(""));
        }
        Optional<String> per = value.per().map(this::per);
        if (language == Language.ZH
                && value.unit().equals(Optional.of("rank"))
                && value.number().isPresent()
                && !WRITTEN_RANK.matcher(written).find()) {
            return of("value.rank", "n", number(value.number().getAsDouble()));
        }
        if (language == Language.EN
                && value.number().isEmpty()
                && HAN.matcher(written).find()) {
            Optional<String> known = translated(written);
            if (known.isPresent()) return known.get();
        }
        boolean rate = value.per().filter(base -> CLIP.matcher(base).matches()).isPresent()
                && TWO_NUMBERS.matcher(written).find();
        if (language == Language.ZH
                && rate
                && value.unit().equals(Optional.of("s"))
                && value.number().isPresent()) {
            String time = time(value.number().getAsDouble());
            return (ABOUT.matcher(written).find() ? of("value.about", "value", time) : time) + per.orElse("");
        }
        if (language == Language.ZH
                && value.unit().equals(Optional.of("s"))
                && value.number().isPresent()
                && SPELLED_TIME.matcher(written).matches()) {
            return of("value.seconds", "n", number(value.number().getAsDouble())) + per.orElse("");
        }
        Matcher range = RANGE.matcher(written);
        if (language == Language.EN && range.matches()) {
            boolean minutes = range.group(3).equals("分钟");
            return range.group(1) + of("row.to") + range.group(2) + (minutes ? " min" : " s") + per.orElse("");
        }
        if (language == Language.EN && HYPHENED.matcher(written).matches()) {
            return counted(value.number().orElseThrow(), value.unit().orElse("")) + per.orElse("");
        }
        if (language == Language.ZH
                || value.number().isEmpty()
                || !HAN.matcher(written).find()) {
            String spaced =
                    language == Language.EN ? ONE_LETTER.matcher(written).replaceAll("$1 s") : written;
            return spaced + per.filter(base -> !tellsBase(written)).orElse("");
        }
        String counted = counted(value.number().getAsDouble(), value.unit().orElse(""));
        return (ABOUT.matcher(written).find() ? of("value.about", "value", counted) : counted) + per.orElse("");
    }

    /** So many seconds, or whole minutes. */
    private String time(double seconds) {
        boolean minutes = seconds >= 120 && seconds % 60 == 0;
        return of(minutes ? "value.minutes" : "value.seconds", "n", number(minutes ? seconds / 60 : seconds));
    }

    /** A number with its unit, as English has it. */
    private static String counted(double number, String unit) {
        if (unit.equals("亿") || unit.equals("万")) return counted(number * (unit.equals("亿") ? 1e8 : 1e4), "");
        if (unit.equals("rank")) return "no. " + number(number);
        if (unit.equals("s") && number >= 60 && number % 60 == 0) return number(number / 60) + " min";
        if (unit.isEmpty() && number >= 1e6) {
            return number >= 1e9 ? number(number / 1e9) + " billion" : number(number / 1e6) + " million";
        }
        return (number(number) + " " + unit).strip();
    }

    /**
     * Figures in a row as they are written, or each of them as the language of the reader has it, with what they are
     * counted on.
     *
     * @param one of them
     */
    String row(String written, Value one) {
        Matcher joined = JOINED.matcher(written);
        boolean foreign = !isOwn(written)
                || (language == Language.EN && UNSPACED.matcher(written).find())
                || (language == Language.ZH && joined.reset().results().anyMatch(found -> found.group(1) != null));
        if (!foreign) return written + based(one, written);
        StringBuilder row = new StringBuilder();
        int from = 0;
        joined.reset();
        while (joined.find()) {
            row.append(figure(written.substring(from, joined.start()), one)).append(of("row." + joint(joined.group())));
            from = joined.end();
        }
        row.append(figure(written.substring(from), one));
        return row + based(one, written);
    }

    private String figure(String written, Value one) {
        if (isOwn(written) && !UNSPACED.matcher(written).find()) return written.strip();
        Matcher number = FIGURE.matcher(written);
        return number.find()
                ? counted(Double.parseDouble(number.group()), one.unit().orElse(""))
                : written.strip();
    }

    private static String joint(String joint) {
        return switch (joint.strip()) {
            case "和", "and", "、" -> "and";
            case "或", "or", "/" -> "or";
            default -> "to";
        };
    }

    /** What the sentence of a figure counts it on, where that can be told: "每百万 tokens". */
    String base(Optional<String> base) {
        return base.map(this::per).orElse("");
    }

    private String based(Value one, String written) {
        return one.per().filter(base -> !tellsBase(written)).map(this::per).orElse("");
    }

    /** Others that a model is held against: by their name, or, where they have none that a reader can read, as others. */
    String others(String name) {
        if (isOwn(name)) return name;
        return of(FORMER.matcher(name).find() ? "other.models.former" : "other.models");
    }

    /** True if words are in the language of the reader, or in none. */
    boolean isOwn(String words) {
        return language == Language.ZH || !HAN.matcher(words).find();
    }

    /** The conditions of a figure behind it, each once. */
    String conditions(List<String> conditions, boolean several) {
        if (conditions.isEmpty()) return "";
        return of(several ? "part.only.all" : "part.only", "conditions", conditions(conditions));
    }

    /** Conditions in a row: for whom or what, then by which means and at which size. */
    private String conditions(List<String> conditions) {
        List<String> parts = new ArrayList<>();
        List<String> names = conditions.stream()
                .filter(words -> !isMeans(words))
                .map(this::named)
                .distinct()
                .toList();
        if (!names.isEmpty()) {
            String all = joined(names);
            parts.add(of("condition.of", Map.of("words", all, "gap", gapBefore(all))));
        }
        conditions.stream()
                .filter(Wording::isMeans)
                .map(this::condition)
                .distinct()
                .forEach(parts::add);
        return String.join(of("value.and"), parts);
    }

    private static boolean isMeans(String condition) {
        return Setting.dependsOnPlan(condition)
                || Setting.placeIn(condition).isPresent()
                || Setting.isUpscaling(condition)
                || Setting.isInterpolation(condition)
                || Setting.isPicture(condition);
    }

    /** A condition in the language of the reader where there is a word for it, else in the words of its article. */
    String condition(String words) {
        if (Setting.dependsOnPlan(words)) return of("condition.depends");
        Optional<String> place = Setting.placeIn(words);
        if (place.isPresent()) {
            return of("condition.on", "words", translated(place.get()).orElse(place.get()));
        }
        if (Setting.isUpscaling(words)) return of("condition.means.upscaled");
        if (Setting.isInterpolation(words)) return of("condition.means.interpolated");
        return Setting.isPicture(words) ? of("condition.at", "words", words) : named(words);
    }

    private String named(String words) {
        return find("condition.name." + words.strip().toLowerCase(Locale.ROOT).replace(' ', '-'))
                .orElseGet(() -> translated(words, ", ").orElseGet(() -> of("condition.quoted", "words", words)));
    }

    /** True if a value can be told in the language of the reader: a number, a date, a known kind, or words of that language. */
    boolean tells(Value value) {
        return language == Language.ZH || !HAN.matcher(value(value)).find();
    }

    /** To whom a thing is open, or that it is free, as an id such as {@code paid}; empty for any other value. */
    private Optional<String> kind(Value value) {
        Matcher access = ACCESS.matcher(value.text().replaceAll("\\s+", " ").strip());
        if (access.matches()) return Optional.of(access.group(2).replace(' ', '-'));
        return FREE.matcher(value.text().strip()).matches() ? Optional.of("free") : Optional.empty();
    }

    /** The words that tell such a value without the name of its respect, such as "is open to paying users". */
    Optional<String> clause(Claim claim) {
        return claim.value()
                .flatMap(this::kind)
                .flatMap(kind -> find("clause." + claim.attribute().json() + "." + kind));
    }

    /** The pattern of the lead for such a value, where there is one. */
    Optional<String> brief(Claim claim) {
        return claim.value()
                .flatMap(this::kind)
                .flatMap(kind -> find("brief." + claim.attribute().json() + "." + kind));
    }

    private Optional<String> kind(String written) {
        return find("value.kind." + written.toLowerCase(Locale.ROOT).replace(' ', '-'));
    }

    /** True if a figure as written tells what it is counted on. */
    private static boolean tellsBase(String written) {
        return BASE.matcher(written).find();
    }

    /** What a figure is counted on: "每秒视频", " per month". */
    private String per(String base) {
        Optional<String> known = find("per." + base.replace(' ', '-'));
        if (known.isPresent()) return known.get();
        if (MODE.matcher(base).matches()) return of("per.mode", "mode", base);
        Matcher clip = CLIP.matcher(base);
        return clip.matches() ? of("per.clip-of", "n", clip.group(1)) : of("value.per", "per", base);
    }

    /** A number without an exponent and without zeros at its end. */
    public static String number(double number) {
        return new java.math.BigDecimal(Double.toString(number))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** A time as precisely as it is known; of a second only its day in Beijing. */
    public String date(Moment moment) {
        return switch (moment.value()) {
            case Year year -> of("date.year", "year", year.getValue());
            case YearMonth month ->
                of(
                        "date.month",
                        Map.of("year", String.valueOf(month.getYear()), "month", month(month.getMonthValue())));
            default -> date(moment.firstDay());
        };
    }

    /** The date as its author states it: of a second its day where he writes. */
    public String dateAsStated(Moment moment) {
        return moment.value() instanceof OffsetDateTime time ? date(time.toLocalDate()) : date(moment);
    }

    public String date(LocalDate day) {
        return of(
                "date.day",
                Map.of(
                        "year",
                        String.valueOf(day.getYear()),
                        "month",
                        month(day.getMonthValue()),
                        "day",
                        String.valueOf(day.getDayOfMonth())));
    }

    /** A time with its hour and minute, where these are known. */
    public String time(Moment moment) {
        if (!(moment.value() instanceof OffsetDateTime time)) return date(moment);
        OffsetDateTime local = time.withOffsetSameInstant(Moment.BEIJING);
        return date(moment) + String.format(Locale.ROOT, " %02d:%02d", local.getHour(), local.getMinute());
    }

    private String month(int month) {
        return of("month." + month);
    }
}
