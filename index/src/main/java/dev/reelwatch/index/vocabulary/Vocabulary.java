package dev.reelwatch.index.vocabulary;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reelwatch.crawler.article.Article;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The words of the field: names of models, words for features, words that tell how a statement is meant. Read from
 * {@code models.yaml}, {@code features.yaml}, {@code cues.yaml} and {@code tables.yaml}, which explain their own fields.
 */
public final class Vocabulary {
    private static final Set<String> MODEL_FIELDS = Set.of(
            "name",
            "vendor",
            "aliases",
            "stems",
            "version",
            "as",
            "prefix",
            "names",
            "points",
            "variants",
            "ordinal",
            "features",
            "needs",
            "word",
            "house");
    private static final Set<String> FEATURE_FIELDS =
            Set.of("label", "words", "topics", "patterns", "figures", "named", "good", "bad", "except", "query");
    private static final String ARROW = " => ";
    private static final String PLAIN_VERSION = "v?(\\d(?:\\.\\d{1,2})?|[a-z]\\d(?:\\.\\d)?(?!v))";
    private static final Pattern ORDINAL = Pattern.compile("第([一二三四五六七八九1-9])代");
    private static final Pattern BARE_VERSION = Pattern.compile("(?<![\\d.a-z])(v?\\d\\.\\d)(?![\\d.%])"
            + "(?!秒|倍|亿|万|元|块|美|分|个|千|百|小时|月|折|米|寸|kg|gb|mb|fps|[gkmsbxt](?![a-z]))(模型|版本|版|的模型)?");
    /** A version that begins with a letter or a zero and tells itself from a count: Q2, V7, O1, 02. */
    private static final Pattern MARK = Pattern.compile("^[ -]?([a-z]\\d{1,2}(?:\\.\\d)?|0\\d)(?![a-z\\d.])");

    private static final Opening ALONE = Opening.compile(
            "(大师版|旗舰版|专业版|轻量版|极速版|快速版|标准版|普通版|导演版|预览版)|(?<![A-Za-z0-9.-])(Turbo|Pro|Lite|Fast|Master|Flash|Mini|Max|Ultra|Omni)(?:\\s?版本?|(?= ?\\p{IsHan}|[,，、:：。;；]|'s\\b| (?:version|model|tier|mode|variant|[a-z]{2,}\\b)))");
    /** "Wan Ling": a name goes on. */
    private static final Pattern BEFORE_NAME = Pattern.compile("[ -][A-Z\\d]|[.]\\d");
    /** "iPhone 17 Pro", "ChatGPT Pro": the variant of what stands before it. */
    private static final Pattern OF_ANOTHER =
            Pattern.compile("(?:\\d|(?<![A-Za-z])(?!The |A |Its |Our )[A-Z][A-Za-z]*) ?$");

    /** What a brand makes known of its own: "正式推出了首款 AI 视频生成模型", "launches its first video model". */
    private static final Pattern TURNS_TO_VIDEO = Pattern.compile(
            "(?:\\s?继[^,。]{2,20}后,?|, (?:the|an?|one of) [^,.]{3,60},)?(?:ai|公司|官方|今[天日]|昨[天日]|刚刚?|近日|日前|终于|正式|突然|也|又|将|已经?|宣布|\\s|,|has |have |just |finally ){0,6}"
                    + "(?:(?:发布|推出|上线|带来|开源|发表|公布)(?:了|其|自家|自研|首个|首款|第一个|第一款|全新|最新|新一代|新的|旗下|一个|一款|ai|的|\\s|图生|文生){0,8}视频(?:生成)?大?(?:模型|功能)(?!的|能|技术|研究|论文|实验|报告|榜|评)"
                    + "|(?:launch(?:es|ed)?|releas(?:es|ed)|introduc(?:es|ed)|unveil(?:s|ed)|announc(?:es|ed)|debut(?:s|ed)) (?:its |a |an |the |first |new |own |ai |[a-z0-9.]+,? ){0,6}video (?:generation )?(?:model|generator))");

    private static final int NEAR = 16;

    private static final List<String> IMAGE_MODELS = List.of(
            "图像生成模型",
            "图像模型",
            "图片生成模型",
            "图片模型",
            "生图模型",
            "文生图模型",
            "imagemodel",
            "imagegenerationmodel",
            "texttoimagemodel");

    private static final int LONGEST_WORD = 16;
    private static final String NUMERALS = "一二三四五六七八九";

    /**
     * A spelling in the trie.
     *
     * @param stem true if it is a name only with a version behind it
     * @param literal how it must be written, signs included, where it would be a common word without them
     */
    private record Spelling(ModelLine line, boolean stem, Mention.Kind kind, Optional<String> literal) {}

    private final Map<String, ModelLine> lines;
    private final Map<Attribute, Feature> features;
    private final Cues cues;
    private final TableWords tables;
    private final Topic topic;
    private final WordTrie<Spelling> names;
    /** Lines whose name is a common word without a version, each with that word as it stands alone. */
    private final Map<String, Pattern> bare = new LinkedHashMap<>();

    private final WordFinder<String> vendors;
    private final Map<String, String> makers;
    private final Houses houses;
    private final UnlistedNames unlisted;
    private final Map<String, String> commonVariants;
    private final Map<String, String> commonVariantsLongestFirst;
    private final String fingerprint;

    private Vocabulary(
            Map<String, ModelLine> lines,
            List<String> others,
            Map<Attribute, Feature> features,
            Cues cues,
            TableWords tables,
            Topic topic,
            WordFinder<String> vendors,
            Map<String, String> makers,
            Houses houses,
            UnlistedNames unlisted,
            Map<String, String> commonVariants,
            String fingerprint) {
        this.vendors = vendors;
        this.makers = makers;
        this.houses = houses;
        this.unlisted = unlisted;
        this.commonVariants = commonVariants;
        commonVariantsLongestFirst = ModelLine.longestFirst(commonVariants);
        this.lines = lines;
        this.features = features;
        this.cues = cues;
        this.tables = tables;
        this.topic = topic;
        this.fingerprint = fingerprint;
        Map<String, Spelling> spellings = new HashMap<>();
        for (String other : others) {
            ModelLine line = otherThing(other);
            spellings.put(squash(other), new Spelling(line, false, Mention.Kind.OTHER, Optional.empty()));
        }
        for (ModelLine line : lines.values()) {
            line.features()
                    .forEach(name -> spellings.put(
                            squash(name), new Spelling(line, false, Mention.Kind.FEATURE, Optional.empty())));
            line.stems()
                    .forEach(name -> spellings.putIfAbsent(
                            squash(name), new Spelling(line, true, Mention.Kind.MODEL, Optional.empty())));
            line.aliases()
                    .forEach(name ->
                            spellings.put(squash(name), new Spelling(line, false, Mention.Kind.MODEL, literal(name))));
            spellings.putIfAbsent(squash(line.name()), new Spelling(line, false, Mention.Kind.MODEL, Optional.empty()));
        }
        names = new WordTrie<>(spellings);
        for (ModelLine line : lines.values()) {
            Spelling spelling = spellings.get(squash(line.name()));
            if (spelling == null || !spelling.stem()) continue;
            String word = Pattern.quote(Fold.fold(line.name()));
            bare.put(line.name(), Pattern.compile("(?<![\\p{IsLatin}\\d])" + word + "(?![\\p{IsLatin}\\d])"));
        }
    }

    /**
     * Reads the four files of a folder.
     *
     * @throws VocabularyException if a file is missing or wrong; names file and place
     */
    public static Vocabulary load(Path folder) {
        YamlFile models = YamlFile.read(folder.resolve("models.yaml"));
        YamlFile featureFile = YamlFile.read(folder.resolve("features.yaml"));
        YamlFile cueFile = YamlFile.read(folder.resolve("cues.yaml"));
        YamlFile tableFile = YamlFile.read(folder.resolve("tables.yaml"));
        models.onlyFields(
                models.root(),
                "the file",
                Set.of("models", "variants", "vendors", "sites", "unlisted", "others", "topic"));
        Map<String, String> common = models.spellings(models.required("variants"), "variants");
        Map<String, ModelLine> lines = new LinkedHashMap<>();
        for (JsonNode node : models.required("models")) {
            ModelLine line = line(models, node, common);
            if (lines.put(line.name(), line) != null) throw models.wrong(line.name(), "stands there twice");
        }
        featureFile.onlyFields(featureFile.root(), "the file", Set.of("features"));
        Map<Attribute, Feature> features = features(featureFile);
        String fingerprint = Article.sha256(
                        models.source() + featureFile.source() + cueFile.source() + tableFile.source())
                .substring(0, 8);
        WordFinder.Builder<String> vendors = new WordFinder.Builder<>();
        Map<String, String> makers = new LinkedHashMap<>();
        models.required("vendors")
                .properties()
                .forEach(entry -> models.words(entry.getValue(), "vendors." + entry.getKey())
                        .forEach(word -> {
                            vendors.add(word, entry.getKey());
                            makers.putIfAbsent(Fold.fold(word), entry.getKey());
                        }));
        Map<String, List<String>> sites = new LinkedHashMap<>();
        Set<String> known = new HashSet<>(makers.values());
        lines.values().forEach(line -> known.add(line.vendor()));
        models.root().path("sites").properties().forEach(entry -> {
            if (!known.contains(entry.getKey())) {
                throw models.wrong("sites." + entry.getKey(), "is the vendor of no model above");
            }
            sites.put(entry.getKey(), models.words(entry.getValue(), "sites." + entry.getKey()));
        });
        JsonNode unlistedNode = models.required("unlisted");
        models.onlyFields(unlistedNode, "unlisted", Set.of("nouns", "never"));
        List<String> nouns = models.words(unlistedNode.path("nouns"), "unlisted.nouns");
        TableWords tables = TableWords.read(tableFile, features.values());
        UnlistedNames unlisted = new UnlistedNames(
                nouns,
                tables,
                UnlistedNames.lower(models.words(unlistedNode.path("never"), "unlisted.never")),
                commonWords(features.values(), cueFile),
                ModelLine.longestFirst(common));
        JsonNode topicNode = models.required("topic");
        Topic topic = new Topic(
                Stream.concat(models.words(topicNode.path("words"), "topic.words").stream(), nouns.stream())
                        .distinct()
                        .toList(),
                models.words(topicNode.path("others"), "topic.others"),
                models.words(topicNode.path("makers"), "topic.makers"));
        return new Vocabulary(
                lines,
                models.words(models.required("others"), "others"),
                features,
                Cues.read(cueFile, models.words(topicNode.path("makers"), "topic.makers")),
                tables,
                topic,
                vendors.build(),
                makers,
                new Houses(sites, lines.values(), makers),
                unlisted,
                common,
                fingerprint);
    }

    /** All words that speak of features or tell how a statement is meant. */
    private static Set<String> commonWords(Iterable<Feature> features, YamlFile cueFile) {
        Set<String> common = new HashSet<>();
        for (Feature feature : features) {
            common.addAll(feature.words());
            common.addAll(feature.topics());
        }
        for (Cues.Cue cue : Cues.Cue.values()) {
            common.addAll(folded(cueFile.words(cueFile.required(cue.key()), cue.key())));
        }
        return common;
    }

    private static ModelLine line(YamlFile file, JsonNode node, Map<String, String> common) {
        String name = node.path("name").asText();
        if (name.isBlank()) throw file.wrong("models", "holds an entry without a name");
        file.onlyFields(node, name, MODEL_FIELDS);
        Map<String, String> own = file.spellings(node.path("variants"), name + ".variants");
        Map<String, String> variants = new LinkedHashMap<>(common);
        variants.putAll(own);
        Map<String, String> renamed = new LinkedHashMap<>();
        node.path("names")
                .properties()
                .forEach(entry -> renamed.put(entry.getKey(), entry.getValue().asText()));
        return new ModelLine(
                name,
                node.path("vendor").asText(name),
                file.words(node.path("aliases"), name + ".aliases"),
                file.words(node.path("stems"), name + ".stems"),
                file.pattern(node.path("version").asText(PLAIN_VERSION), name + ".version"),
                node.path("as").asText(name + " {}"),
                node.path("prefix").asText(""),
                renamed,
                node.path("points").asBoolean() ? ModelLine.Whole.POINT : ModelLine.Whole.PLAIN,
                ModelLine.longestFirst(variants),
                Set.copyOf(own.keySet()),
                Optional.ofNullable(node.get("ordinal")).map(JsonNode::asText),
                file.words(node.path("features"), name + ".features"),
                file.words(node.path("needs"), name + ".needs").stream()
                        .map(Fold::fold)
                        .toList(),
                node.path("word").asBoolean(),
                node.path("house").asBoolean());
    }

    private static ModelLine otherThing(String name) {
        return new ModelLine(
                name,
                "",
                List.of(name),
                List.of(),
                Pattern.compile("(?!)"),
                "",
                "",
                Map.of(),
                ModelLine.Whole.AS_WRITTEN,
                Map.of(),
                Set.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                false,
                false);
    }

    private static Map<Attribute, Feature> features(YamlFile file) {
        Map<Attribute, Feature> features = new EnumMap<>(Attribute.class);
        file.required("features").properties().forEach(entry -> {
            String key = entry.getKey();
            JsonNode node = entry.getValue();
            Attribute attribute =
                    Attribute.fromJson(key).orElseThrow(() -> file.wrong("features." + key, "is no attribute"));
            file.onlyFields(node, key, FEATURE_FIELDS);
            features.put(
                    attribute,
                    new Feature(
                            attribute,
                            node.path("label").path("zh").asText(key),
                            node.path("label").path("en").asText(key),
                            folded(file.words(node.path("words"), key + ".words")),
                            folded(file.words(node.path("topics"), key + ".topics")),
                            shapes(file, node, key),
                            folded(plain(file.words(node.path("good"), key + ".good"))),
                            folded(plain(file.words(node.path("bad"), key + ".bad"))),
                            folded(file.words(node.path("except"), key + ".except")),
                            folded(file.words(node.path("query"), key + ".query"))));
        });
        for (Attribute attribute : Attribute.values()) {
            if (!features.containsKey(attribute)) throw file.wrong("features." + attribute.json(), "is missing");
        }
        return features;
    }

    private static List<Feature.Shape> shapes(YamlFile file, JsonNode node, String key) {
        List<Feature.Shape> shapes = new ArrayList<>();
        for (String field : List.of("patterns", "figures", "named", "good", "bad")) {
            String place = key + "." + field;
            boolean judges = field.equals("good") || field.equals("bad");
            for (String entry : file.words(node.path(field), place)) {
                int arrow = entry.indexOf(ARROW);
                if (arrow < 0 && judges) continue; // words
                if (arrow < 0) throw file.wrong(place, "holds an expression without \"words => \": " + entry);
                List<String> anchors = List.of(entry.substring(0, arrow).split("\\|", -1)).stream()
                        .map(String::strip)
                        .toList();
                String expression = entry.substring(arrow + ARROW.length())
                        .replace("NAME", Feature.NAME + "+")
                        .strip();
                shapes.add(new Feature.Shape(
                        folded(anchors),
                        Opening.of(file.pattern(expression, place)),
                        field.equals("figures"),
                        field.equals("named"),
                        field.equals("good")
                                ? Feature.Verdict.GOOD
                                : field.equals("bad") ? Feature.Verdict.BAD : Feature.Verdict.NONE));
            }
        }
        return shapes;
    }

    private static List<String> plain(List<String> entries) {
        return entries.stream().filter(entry -> !entry.contains(ARROW)).toList();
    }

    private static List<String> folded(List<String> words) {
        return words.stream().map(Fold::fold).toList();
    }

    /** A short name with a sign in it, such as D-ID, is none without the sign. */
    private static Optional<String> literal(String name) {
        String folded = Fold.fold(name);
        boolean signs = folded.chars().anyMatch(c -> Squashed.isGlue((char) c));
        return signs && folded.length() <= 4 ? Optional.of(folded) : Optional.empty();
    }

    private static String squash(String name) {
        return Squashed.of(Fold.fold(name)).text();
    }

    /** Where makers are named in a folded text, by the vendor of their lines. */
    public List<WordFinder.Found<String>> vendorsIn(String folded) {
        return vendors.in(folded);
    }

    /** The same for the text of an article, looked for once. */
    public List<WordFinder.Found<String>> vendorsIn(Folded article) {
        if (article.vendors == null) article.vendors = vendors.in(article.text());
        return article.vendors;
    }

    /** How makers are written, folded, each with the vendor that is meant. */
    public Map<String, String> makers() {
        return Collections.unmodifiableMap(makers);
    }

    /** How lines of models are written, each with the line that is meant; what is a name only with a version is left out. */
    public Map<String, String> spellings() {
        Map<String, String> spellings = new LinkedHashMap<>();
        for (ModelLine line : lines.values()) {
            spellings.put(line.name(), line.name());
            line.aliases().forEach(alias -> spellings.putIfAbsent(alias, line.name()));
        }
        return spellings;
    }

    /** The vendor whose own site or account an article comes from; empty where others wrote it. */
    public Optional<String> houseOf(Article article) {
        return houses.of(article);
    }

    /** Who makes a line of models; empty where that is not known. */
    public Optional<String> vendorOf(String line) {
        return Optional.ofNullable(lines.get(line)).map(ModelLine::vendor);
    }

    /** True for a line that is the product in which other models of its maker are used. */
    public boolean isHouse(String line) {
        return Optional.ofNullable(lines.get(line)).filter(ModelLine::isHouse).isPresent();
    }

    /** An article, folded, with the listed names in it; for one thread at a time. */
    public static final class Folded {
        private final Article article;
        private final String title;
        private final String text;
        private final List<Mention> inTitle;
        private final List<Mention> inText;
        private @Nullable Squashed squashed;
        private @Nullable List<ModelLine> unlisted;
        private @Nullable List<WordFinder.Found<String>> vendors;

        private Folded(Article article, String title, String text, List<Mention> inTitle, List<Mention> inText) {
            this.article = article;
            this.title = title;
            this.text = text;
            this.inTitle = inTitle;
            this.inText = inText;
        }

        public Article article() {
            return article;
        }

        /** Its title, folded. */
        public String title() {
            return title;
        }

        /** Its text, folded. */
        public String text() {
            return text;
        }

        /** The listed names in its title, in their order. */
        public List<Mention> inTitle() {
            return inTitle;
        }

        /** The listed names in its text, in their order. */
        public List<Mention> inText() {
            return inText;
        }

        private Squashed squashed() {
            if (squashed == null) squashed = Squashed.of(text);
            return squashed;
        }
    }

    /** Folds an article and finds the names in it, doubtful ones where its title or text tells what they mean. */
    public Folded read(Article article) {
        String title = Fold.fold(article.title());
        String text = Fold.fold(article.text());
        String context = title + "\n" + text;
        Folded read = read(article, title, text, context, Map.of());
        Map<String, ModelLine> turned = new HashMap<>();
        addTurned(title, read.inTitle(), turned);
        addTurned(text, read.inText(), turned);
        return turned.isEmpty() ? read : read(article, title, text, context, turned);
    }

    private Folded read(Article article, String title, String text, String context, Map<String, ModelLine> turned) {
        List<Mention> inTitle = namesInFolded(title, context, true, turned);
        List<Mention> inText = namesInFolded(text, context, true, turned);
        inTitle.removeIf(mention -> isWord(mention, article.title()));
        inText.removeIf(mention -> isWord(mention, article.text()));
        Set<String> numbered = Stream.concat(inTitle.stream(), inText.stream())
                .filter(Mention::exact)
                .map(Mention::line)
                .collect(Collectors.toSet());
        addBareNames(text, article.text(), numbered, inText);
        return new Folded(article, title, text, inTitle, inText);
    }

    /** "the image-to-video flow": a common word that is written small is not the name that is one, too. */
    private boolean isWord(Mention mention, String text) {
        ModelLine line = lines.get(mention.line());
        return line != null
                && line.isWord()
                && mention.model().equals(line.name())
                && (isParted(mention, line, text)
                        || text.substring(mention.start(), mention.end())
                                .chars()
                                .noneMatch(Character::isUpperCase));
    }

    /** "In video": the words that a name is made of, when the name is written as one. */
    private static boolean isParted(Mention mention, ModelLine line, String text) {
        boolean one = line.aliases().stream().anyMatch(alias -> alias.indexOf(' ') < 0);
        return one
                && text.substring(mention.start(), mention.end()).indexOf(' ') > 0
                && !line.name().startsWith(text.substring(mention.start(), mention.end()));
    }

    /** "Midjourney 发布首款视频模型": what made none so far makes video from here on. */
    private void addTurned(String folded, List<Mention> mentions, Map<String, ModelLine> turned) {
        for (int i = 0; i < mentions.size(); i++) {
            Mention brand = mentions.get(i);
            if (brand.video() || turned.containsKey(brand.line())) continue;
            Matcher launch = TURNS_TO_VIDEO.matcher(folded).region(brand.end(), folded.length());
            boolean named = i + 1 < mentions.size()
                    && launch.lookingAt()
                    && mentions.get(i + 1).video()
                    && mentions.get(i + 1).start() < launch.end() + NEAR;
            if (!named && launch.lookingAt()) turned.put(brand.line(), videoLineOf(brand.line()));
        }
    }

    /** The line of video models that is called by a brand, or the brand as such a line. */
    private ModelLine videoLineOf(String brand) {
        String spelling = squash(brand);
        return lines.values().stream()
                .filter(line ->
                        line.aliases().stream().anyMatch(alias -> squash(alias).startsWith(spelling)))
                .findFirst()
                .orElseGet(() -> UnlistedNames.line(brand, List.of(brand), commonVariantsLongestFirst));
    }

    /**
     * The names in the text of an article, those of models that no list knows among them, in the order of the text and
     * none inside another.
     */
    public List<Mention> namesIn(Folded folded) {
        List<ModelLine> news = unlistedLinesIn(folded);
        if (news.isEmpty()) return folded.inText();
        Squashed squashed = folded.squashed();
        List<Mention> all = new ArrayList<>();
        news.forEach(line -> all.addAll(UnlistedNames.mentions(line, squashed)));
        all.sort(Comparator.comparingInt(Mention::start)
                .thenComparing(Comparator.comparingInt(Mention::end).reversed()));
        BitSet taken = new BitSet();
        all.removeIf(mention -> {
            boolean inside = taken.get(mention.start());
            taken.set(mention.start(), mention.end());
            return inside;
        });
        for (Mention mention : folded.inText()) {
            int next = taken.nextSetBit(mention.start());
            if (next < 0 || next >= mention.end()) all.add(mention);
        }
        all.sort(Comparator.comparingInt(Mention::start));
        return all;
    }

    private List<ModelLine> unlistedLinesIn(Folded folded) {
        if (folded.unlisted == null) folded.unlisted = findUnlistedLines(folded);
        return folded.unlisted;
    }

    private List<ModelLine> findUnlistedLines(Folded folded) {
        Article article = folded.article();
        return unlisted.linesIn(
                article.title(),
                article.text(),
                folded.text(),
                placesOf(folded.inText()),
                vendorsIn(folded),
                this::isKnown,
                this::isVideoModel);
    }

    /** Where in a text names stand. */
    private static BitSet placesOf(List<Mention> mentions) {
        BitSet places = new BitSet();
        mentions.forEach(mention -> places.set(mention.start(), mention.end()));
        return places;
    }

    /** True if a name holds one that is listed, or that of a maker. */
    private boolean isKnown(String name) {
        String folded = Fold.fold(name);
        return !namesInFolded(folded, folded, false).isEmpty()
                || !vendors.in(folded).isEmpty();
    }

    private boolean isVideoModel(String name) {
        String folded = Fold.fold(name);
        return namesInFolded(folded, folded, false).stream().anyMatch(Mention::video);
    }

    /** Eight hexadecimal digits that change whenever a word of the vocabulary does. */
    public String fingerprint() {
        return fingerprint;
    }

    public Feature feature(Attribute attribute) {
        return java.util.Objects.requireNonNull(features.get(attribute));
    }

    public Cues cues() {
        return cues;
    }

    public TableWords tables() {
        return tables;
    }

    /** The line a model belongs to; the model itself where no line is known. */
    public String lineOf(String model) {
        return namesIn(model).stream().findFirst().map(Mention::line).orElse(model);
    }

    /**
     * The names in a text, longest first where several begin at one place, none inside another, in the order of the
     * text. A name that also means other things counts only where a word it needs stands in the text.
     */
    public List<Mention> namesIn(String text) {
        return namesInFolded(Fold.fold(text));
    }

    /** As {@link #namesIn(String)}, for a text that is folded already. */
    public List<Mention> namesInFolded(String folded) {
        return namesInFolded(folded, folded, true);
    }

    /** @param context where the words that doubtful names need may stand */
    private List<Mention> namesInFolded(String folded, String context, boolean doubtful) {
        return namesInFolded(folded, context, doubtful, Map.of());
    }

    /** @param turned what usually makes no video, with the line of models that it is here */
    private List<Mention> namesInFolded(
            String folded, String context, boolean doubtful, Map<String, ModelLine> turned) {
        Squashed squashed = Squashed.of(folded);
        List<Mention> candidates = new ArrayList<>();
        names.in(squashed.text(), true, (begin, end, spelling) -> {
            if (!beginsName(squashed, begin)) return;
            if (spelling.literal().isPresent()
                    && !folded.startsWith(spelling.literal().get(), squashed.start(begin))) return;
            // a word that means other things, too, and is a part of another name here, as in Self-Flow
            boolean doubtfulWord = !spelling.line().needs().isEmpty();
            if (doubtfulWord && isJoined(folded, squashed.start(begin))) return;
            ModelLine line = spelling.kind() == Mention.Kind.OTHER
                    ? turned.getOrDefault(spelling.line().name(), spelling.line())
                    : spelling.line();
            Optional<ModelLine.Named> read = line.read(squashed, end, spelling.stem());
            if (read.isEmpty()) return;
            ModelLine.Named named = read.get();
            // "PixVerseAI", "海螺AI"
            int behindAi = squashed.text().startsWith("ai", end) ? end + 2 : end;
            if (named.end() == end && !squashed.wordEndsAt(end) && !squashed.wordEndsAt(behindAi)) return;
            boolean images = makesImages(squashed, named.end()) || isCalledImageModel(squashed, begin);
            boolean nowVideo = !line.equals(spelling.line());
            Mention.Kind kind = images ? Mention.Kind.OTHER : nowVideo ? Mention.Kind.MODEL : spelling.kind();
            candidates.add(
                    new Mention(named.model(), line.name(), squashed.start(begin), squashed.end(named.end()), kind));
        });
        candidates.sort(Comparator.comparingInt(Mention::start)
                .thenComparing(Comparator.comparingInt(Mention::end).reversed()));
        List<Mention> mentions = new ArrayList<>();
        Set<String> absent = new LinkedHashSet<>();
        int free = 0;
        for (Mention mention : candidates) {
            if (mention.start() < free) continue;
            ModelLine line = lines.get(mention.line());
            if (doubtful && line != null && !line.needs().isEmpty()) {
                if (absent.contains(line.name())) continue;
                if (line.needs().stream().noneMatch(context::contains)) {
                    absent.add(line.name());
                    continue;
                }
            }
            mentions.add(mention);
            free = mention.end();
        }
        return mentions;
    }

    /** "Wan2.7-Image", "即梦图片 4.0": the sister of a video model that makes pictures. */
    private static boolean makesImages(Squashed squashed, int end) {
        String text = squashed.text();
        if (text.startsWith("image", end)) return !text.startsWith("imageto", end);
        return text.startsWith("图像引擎", end)
                || text.startsWith("图片模型", end)
                || text.startsWith("图像模型", end)
                || text.startsWith("生图", end);
    }

    /** "图像生成模型 Krea 1": called so. */
    private static boolean isCalledImageModel(Squashed squashed, int begin) {
        String text = squashed.text();
        return IMAGE_MODELS.stream().anyMatch(noun -> text.startsWith(noun, begin - noun.length()));
    }

    private static boolean isJoined(String folded, int start) {
        return start > 1
                && folded.charAt(start - 1) == '-'
                && Squashed.isLatin(folded.charAt(start))
                && Squashed.isLatin(folded.charAt(start - 2));
    }

    private static boolean beginsName(Squashed squashed, int begin) {
        if (begin == 0 || squashed.spaceBefore(begin)) return true;
        char first = squashed.text().charAt(begin);
        char before = squashed.text().charAt(begin - 1);
        if (Squashed.isLatin(first)) return !Squashed.isLatin(before);
        return !Character.isDigit(first) || !Character.isDigit(before);
    }

    /** Versions that stand without their name ({@code 2.1版本}, {@code 3.5 Pro}), read as versions of one line. */
    public List<Mention> versionsIn(String folded, String lineName) {
        List<Mention> mentions = new ArrayList<>();
        ModelLine line = lines.get(lineName);
        if (line == null) return mentions;
        Squashed squashed = Squashed.of(folded);
        for (int begin : dottedIn(squashed)) addVersion(line, squashed, begin, mentions);
        return mentions;
    }

    /**
     * Versions that stand without their name in an article, {@code Q2} and {@code V7} among them, read as
     * versions of each of some lines.
     *
     * @param named what the lines are, each with those of its models that the text names in full
     */
    public List<Mention> versionsIn(Folded folded, Map<String, Set<String>> named) {
        Squashed squashed = folded.squashed();
        Map<String, ModelLine> known = new HashMap<>(lines);
        if (!lines.keySet().containsAll(named.keySet())) {
            unlistedLinesIn(folded).forEach(line -> known.put(line.name(), line));
        }
        List<Integer> dotted = dottedIn(squashed);
        List<Mention> mentions = new ArrayList<>();
        named.forEach((name, models) -> {
            ModelLine line = known.get(name);
            if (line == null) return;
            for (int begin : dotted) addVersion(line, squashed, begin, mentions);
            Set<String> marks = new LinkedHashSet<>();
            for (String model : models) {
                Matcher mark = MARK.matcher(Fold.fold(model.substring(Math.min(name.length(), model.length()))));
                if (mark.find()) marks.add(mark.group(1));
            }
            Set<Character> letters = new LinkedHashSet<>();
            for (String mark : marks) {
                if (Character.isLetter(mark.charAt(0))) letters.add(mark.charAt(0));
                else addMarked(line, mark, squashed, mentions);
            }
            letters.forEach(letter -> addLettered(line, letter, squashed, mentions));
        });
        return mentions;
    }

    /**
     * A variant that is named without its model, such as 大师版 or "the Turbo version".
     *
     * @param name canonical; empty for the usual one
     * @param sure true if its words mean nothing else
     */
    public record Variant(String name, int start, int end, boolean sure) {}

    /** Variants that stand without a name before them, in the order of the text. */
    public List<Variant> variantsIn(Folded folded) {
        List<Variant> found = new ArrayList<>();
        for (MatchResult alone : ALONE.in(folded.article().text())) {
            String spelling = squash(alone.group(1) != null ? alone.group(1) : alone.group(2));
            String name = commonVariants.get(spelling);
            boolean anothers = OF_ANOTHER
                    .matcher(folded.article().text())
                    .region(Math.max(0, alone.start() - LONGEST_WORD), alone.start())
                    .find();
            if (name != null && !anothers)
                found.add(new Variant(name, alone.start(), alone.end(), spelling.equals("大师版")));
        }
        return found;
    }

    /** True if a word is one that no name is made of, speaks of a feature or names another thing: no variant by itself. */
    public boolean isCommonWord(String word) {
        String folded = Fold.fold(word);
        return unlisted.isNever(folded)
                || isKnown(word)
                || features.values().stream()
                        .anyMatch(feature -> feature.words().contains(folded)
                                || feature.topics().contains(folded));
    }

    /** Where numbers with a point begin that no word stands before. */
    private static List<Integer> dottedIn(Squashed squashed) {
        String text = squashed.text();
        List<Integer> dotted = new ArrayList<>();
        Matcher number = BARE_VERSION.matcher(text).useTransparentBounds(true);
        for (int point = text.indexOf('.'); point >= 0; point = text.indexOf('.', point + 1)) {
            int digit = point - 1;
            if (digit < 0 || !Character.isDigit(text.charAt(digit))) continue;
            int begin = digit > 0 && text.charAt(digit - 1) == 'v' ? digit - 1 : digit;
            if (squashed.wordEndsAt(begin)
                    && number.region(begin, text.length()).lookingAt()) dotted.add(begin);
        }
        return dotted;
    }

    /** "X1", "X2.5", where X2 is named in full: all versions with that letter. */
    private static void addLettered(ModelLine line, char letter, Squashed squashed, List<Mention> mentions) {
        String text = squashed.text();
        for (int at = text.indexOf(letter); at >= 0 && at + 1 < text.length(); at = text.indexOf(letter, at + 1)) {
            char number = text.charAt(at + 1);
            boolean alone = at == 0 || !Squashed.isLatin(text.charAt(at - 1)) || squashed.spaceBefore(at);
            if (number >= '0' && number <= '9' && alone) addVersion(line, squashed, at, mentions);
        }
    }

    private static void addMarked(ModelLine line, String mark, Squashed squashed, List<Mention> mentions) {
        String text = squashed.text();
        for (int at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + mark.length())) {
            if (squashed.wordEndsAt(at + mark.length())) addVersion(line, squashed, at, mentions);
        }
    }

    private static void addVersion(ModelLine line, Squashed squashed, int begin, List<Mention> mentions) {
        if (!squashed.wordEndsAt(begin)) return;
        line.read(squashed, begin, true)
                .map(named -> new Mention(
                        named.model(),
                        line.name(),
                        squashed.start(begin),
                        squashed.end(named.end()),
                        line.vendor().isEmpty() ? Mention.Kind.UNLISTED : Mention.Kind.MODEL))
                .ifPresent(mentions::add);
    }

    /**
     * The names a question means: those that stand in it, and generations such as 第四代 of each line that counts
     * them so.
     */
    public List<Mention> namesInQuestion(String question) {
        // who asks for Flow means the model
        List<Mention> mentions = new ArrayList<>(namesInFolded(Fold.fold(question), "", false));
        addBareNames(Fold.fold(question), "", bare.keySet(), mentions);
        Matcher ordinal = ORDINAL.matcher(Fold.fold(question));
        while (ordinal.find()) {
            int numeral = NUMERALS.indexOf(ordinal.group(1));
            String number = numeral < 0 ? ordinal.group(1) : String.valueOf(numeral + 1);
            int start = ordinal.start();
            int end = ordinal.end();
            lines.values().stream()
                    .filter(line -> mentions.stream().allMatch(mention -> !mention.video())
                            || mentions.stream()
                                    .anyMatch(mention -> mention.line().equals(line.name())))
                    .flatMap(line -> line.ordinal().stream()
                            .map(name -> new Mention(
                                    name.replace("{}", number), line.name(), start, end, Mention.Kind.MODEL)))
                    .toList()
                    .forEach(mentions::add);
        }
        return mentions;
    }

    /**
     * "Wan 2.6 … Wan's weights": a name that is a common word without a version.
     *
     * @param text as written, in which it stands with a capital and before no other name; empty where it need not
     * @param among the lines to look for
     */
    private void addBareNames(String folded, String text, Set<String> among, List<Mention> mentions) {
        int listed = mentions.size();
        BitSet taken = placesOf(mentions);
        bare.forEach((line, word) -> {
            if (!among.contains(line)) return;
            Matcher named = word.matcher(folded);
            while (named.find()) {
                int start = named.start();
                int end = named.end();
                boolean called = text.isEmpty()
                        || (Character.isUpperCase(text.charAt(start))
                                && !BEFORE_NAME
                                        .matcher(text)
                                        .region(end, text.length())
                                        .lookingAt());
                if (taken.get(start) || !called) continue;
                taken.set(start, end);
                mentions.add(new Mention(line, line, start, end, Mention.Kind.MODEL));
            }
        });
        if (mentions.size() > listed) mentions.sort(Comparator.comparingInt(Mention::start));
    }

    /** True if an article is news on AI-video models or what they make. */
    public boolean aboutAiVideo(Article article) {
        return aboutAiVideo(read(article));
    }

    /** As {@link #aboutAiVideo(Article)}, for an article that is read already. */
    public boolean aboutAiVideo(Folded folded) {
        String tags = Fold.fold(String.join(" ", folded.article().tags()));
        return topic.isAbout(
                tags.isEmpty() ? folded.title() : folded.title() + " " + tags,
                folded.text(),
                folded.inTitle(),
                folded.inText(),
                () -> !unlistedLinesIn(folded).isEmpty());
    }
}
