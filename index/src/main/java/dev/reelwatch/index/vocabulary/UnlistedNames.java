package dev.reelwatch.index.vocabulary;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the names of models that no list knows: what stands where a name stands beside "视频生成模型" or "video model",
 * is announced, opens a title or carries a version again and again, is written as a name is, and proves itself by
 * being named again or by its version. Where no noun says that it makes video, the words about it must.
 */
final class UnlistedNames {
    private static final int AFTER = 48;
    private static final int BEFORE = 64;
    private static final int MOST = 8;
    /** So many names of an article are looked at, and so many places of each: a long digest names thousands. */
    private static final int MOST_TRIED = 100;

    private static final int MOST_PLACES = 12;

    /** So many characters around a name tell what kind of thing it is. */
    private static final int ABOUT = 60;

    /** One in so many places at least speaks of video. */
    private static final int LEAST_OF_VIDEO = 8;

    private static final int OFTEN = 3;
    /** So many characters of listed names make it likely that a further name is one, too. */
    private static final int AMONG_MODELS = 10;
    /** Longer texts speak of everything again and again. */
    private static final int DIGEST = 20_000;

    private static final String VIDEO = "视频";

    static final String LATIN =
            "[A-Z][\\p{L}]*[A-Za-z0-9](?:[ -]?(?:[A-Z][A-Za-z0-9]*|[Vv]?\\d{1,2}(?:\\.\\d{1,2})?)(?![a-z])){0,3}";
    private static final Pattern NAME = Pattern.compile("(?<![A-Za-z0-9.@#/_-])" + LATIN + "(?![A-Za-z@/_])");
    private static final String OPENING_QUOTES = "「『“《\"";
    private static final Pattern QUOTED = Pattern.compile("[「『“《\"]([\\p{IsHan}A-Za-z0-9 .·-]{2,16})[」』”》\"]");
    /** What may stand between the noun and a name behind it. */
    private static final Pattern TO_NAME =
            Pattern.compile("(?:[\\s:：—–-]|,? ?(?:called|named|dubbed|known as) |,?名为|,?叫做?|,?命名为){0,3}");
    /** What may stand between a name and the noun behind it. */
    private static final Pattern FROM_NAME = Pattern.compile(
            "[」』”》\"]?\\s?(?:[(（][^)）]{0,16}[)）])?\\s?(?:(?:是|为|作为|乃|系|:|：|—{1,2}|–|,|，| is| was|,)[^。！？!?\\n]{0,24}|(?:的)?(?:全新|新一代|国产|开源|自研|ai|AI)?)");

    private static final Pattern CALLED = Pattern.compile("(?:名为|叫做?|称为|命名为|代号|called|named|dubbed)\\s?[「『“《\"]?$");
    private static final Opening MADE_KNOWN = Opening.compile(
            "(?i)提出|发布|推出|上线|开源|亮相|公布|发表|面世|内测|公测|launch|releas|unveil|introduc|announc|debut|open-sourc|propos|present");
    private static final int HEADINGS_OF_A_ROUND = 2;
    /** A numbered line that holds no more than a name, perhaps with its maker before it. */
    private static final Pattern HEADING = Pattern.compile(
            "(?m)^(?:#{1,6} ?)?(?:\\*\\*)?(?:[一二三四五六七八九十]{1,2}|\\d{1,2})\\s?[.、．)）:：]\\s?(?:\\p{IsHan}{1,6}\\s?的?\\s?)?("
                    + LATIN + ")(?:\\*\\*)?\\s*$");

    /** "Framewright: Long Shots Made Easy": what a title begins with. */
    private static final Pattern TITLED =
            Pattern.compile("^\\s*(" + LATIN + ")\\s?(?:[:：]|——?|\\||(?:技术报告|论文|模型|解读|横空|来了|发布|开源|上线))");

    private static final String VERSIONED_LATIN =
            "[A-Z][\\p{L}]*[A-Za-z0-9](?:[ -][A-Z][A-Za-z0-9]*)?(?:[ -]?[Vv]?|[ -][A-Z])\\d{1,2}(?:\\.\\d{1,2})?(?![\\d.]*[A-Za-z%\\d])";
    private static final String NO_VERSION = "(?![\\d.]* ?(?:[\\d%A-Za-z倍秒亿万千百元块米折分个年月日天号条张款种场轮届期篇支代位人次家成点]|小时))";
    private static final String HAN_VERSION =
            "\\s?(?:v?[A-Z]?\\d\\.\\d|[Vv]\\d{1,2}|[A-Z]\\d{1,2}|\\d\\.\\d)" + NO_VERSION;
    /** What is made known, with its version behind: "推出灵鹿 V2", "launched Zebracam 1.5", "我们发布了 DriftFormer". */
    private static final Opening ANNOUNCED = Opening.compile(
            "(?:发布|推出|上线|开源|拿出|带来|放出|公布|亮出|更新|端出|名为|名叫|叫做?|取名)(?:了|出|来){0,2}(?:的)?(?:全新|最新|新一代|自研|自家|旗下|首个|首款|第一个|第一款|一款|一个|新的|视频|生成|大?模型|产品|新作|的|[「『“《\"\\s]){0,8}"
                    + "(" + VERSIONED_LATIN + "|\\p{IsHan}{2,5}?(?:" + HAN_VERSION + "|\\s?[1-9]" + NO_VERSION + "))"
                    + "|\\b(?:[Ll]aunch|[Rr]eleas|[Uu]nveil|[Ii]ntroduc|[Aa]nnounc|[Dd]ebut|[Pp]resent|[Ss]hipp|[Pp]ropos)(?:es|ed|e|s|ing)?:?\\s(?:(?:its|the|a|an|our|new|latest|first|next-generation|video|model|AI|called)\\s){0,5}\\*{0,2}("
                    + LATIN + ")");
    /** A Chinese name with its version, where a clause, a line or a quotation begins. */
    private static final Pattern HAN_VERSIONED = Pattern.compile("(\\p{IsHan}{2,4})" + HAN_VERSION);

    private static final Pattern HAN_VERSIONED_ANY =
            Pattern.compile("\\p{IsHan}{2,4}(?:" + HAN_VERSION + "|\\s?[1-9]" + NO_VERSION + ")");
    /** "3. **灵鹿 V2** —— Elo 1241": what a point of a list begins with. */
    private static final Pattern LISTED =
            Pattern.compile("(?m)^\\s*(?:[-*•●·]|\\d{1,2}[.、)）]|#{1,6}|[①-⑳])\\s*(?:\\*\\*)?\\s*((?:" + VERSIONED_LATIN
                    + "|\\p{IsHan}{2,5}?" + HAN_VERSION
                    + ")(?:\\s?(?:[A-Z][a-z]+|\\p{IsHan}{1,3}版))?)\\s*(?:\\*\\*)?\\s*(?:—|[:：|,，(（]|-|–|$)");

    private static final int LISTED_KNOWN = 2;
    /** "叫拾光视频": called so, and named for what it makes. */
    private static final Opening CALLED_VIDEO =
            Opening.compile("(?:名为|名叫|叫做?)[「『“《\"]?(\\p{IsHan}{2,4}视频)(?!号|网|站|平台|会员)");

    /** "一个叫 Nightjar 的匿名模型", "a model codenamed Nightjar": called so, and a model. */
    private static final Opening CALLED_MODEL = Opening.compile(
            "(?:名为|名叫|叫做?|称为|代号为?|化名为?)\\s?[「『“《\"]?(" + LATIN + ")[」』”》\"]?\\s?的?[^,，。.;；!！?？\\n]{0,8}?模型"
                    + "|\\bmodel (?:called|named|dubbed|codenamed|known as) [“\"]?(" + LATIN + ")");

    private static final Pattern BEHIND_MAKER = Pattern.compile(
            "(?:'s|的|旗下|发布|推出|开源|上线|最新|全新|新一代|新|视频|生成|大?模型|了|[「“\"\\s]){0,8}([A-Z]{1,2}-?\\d{1,2}(?:\\.\\d{1,2})?)(?![A-Za-z0-9%])");

    private static final Opening OF_VIDEO = Opening.compile(
            "(?i)视频|短片|影片|短剧|漫剧|动画|镜头|画面|分镜|运镜|出片|成片|首帧|首尾帧|\\b(?:video|clip|footage|frames?|fps|shots?|film|text-to-video)s?\\b");
    private static final Opening OF_OTHERS = Opening.compile(
            "(?i)图像|图片|生图|画图|绘画|海报|语言模型|大语言|音乐|歌曲|编程|代码|推理|上下文|token|语音|智能体|芯片|显卡|耳机|汽车|机器人|聊天机|\\b(?:image|music|song|language model|llm|coding|chatbot|speech|voice|agents?|gpu|chip|robot|reasoning)s?\\b");

    /** "Tessera T1", "Zebracam 1.5": the letter before the number belongs to the version. */
    private static final Pattern VERSION =
            Pattern.compile("(?:[ -][A-Z]|(?<=\\p{IsHan})[A-Z]|[ -]?[Vv]?)(\\d{1,2}(?:\\.\\d{1,2})?)(?=$| )");

    private final WordFinder<Boolean> nouns;
    private final TableNames tables;
    private final Set<String> never;
    private final Set<String> noName;
    private final List<String> hanNever;
    private final Map<String, String> variants;

    /**
     * @param never what no name is made of, a Chinese one ends with none of them, either
     * @param common what no name is
     */
    UnlistedNames(
            List<String> nouns,
            TableWords tables,
            Set<String> never,
            Set<String> common,
            Map<String, String> variants) {
        WordFinder.Builder<Boolean> builder = new WordFinder.Builder<>();
        nouns.forEach(noun -> builder.add(noun, true));
        this.nouns = builder.build();
        this.tables = new TableNames(tables);
        this.never = never;
        noName = new HashSet<>(common);
        noName.addAll(never);
        hanNever = never.stream().filter(word -> word.charAt(0) >= 0x4e00).toList();
        this.variants = variants;
    }

    boolean isNever(String folded) {
        return never.contains(folded);
    }

    /**
     * The lines of an article that no list knows, at most a few.
     *
     * @param taken where a listed name stands
     * @param known where a listed name, a maker or another thing is named; no new name lies there
     * @param isVideoModel where one of the listed models is named
     * @param makers where makers of models are named
     */
    List<ModelLine> linesIn(
            String title,
            String text,
            String folded,
            BitSet taken,
            List<WordFinder.Found<String>> makers,
            Predicate<String> known,
            Predicate<String> isVideoModel) {
        Map<String, ModelLine> lines = new LinkedHashMap<>();
        boolean amongModels = taken.cardinality() >= AMONG_MODELS && text.length() < DIGEST;
        look(title, Fold.fold(title), title, folded, known, lines);
        look(text, folded, title, folded, known, lines);
        lookAtHeadings(text, folded, known, lines);
        lookWhereTold(title, text, folded, amongModels, known, lines);
        lookBehindMakers(text, taken, makers, amongModels, lines);
        lookAtLists(text, known, isVideoModel, lines);
        for (String name : HeadedNames.in(text, taken, isVideoModel)) {
            if (lines.size() < MOST && isLike(name, known)) lines.putIfAbsent(base(name), line(name));
        }
        for (String name : tables.strangersIn(text, known, isVideoModel)) {
            if (isName(name, "", folded, true, known)) lines.putIfAbsent(base(name), line(name));
        }
        if (text.length() < DIGEST) {
            Predicate<String> isModel =
                    words -> isVideoModel.test(words) || lines.keySet().stream().anyMatch(words::contains);
            for (SalientNames.Candidate salient : SalientNames.in(title, text, folded, taken, known, isModel, noName)) {
                boolean found = lines.keySet().stream().anyMatch(line -> line.contains(salient.name()));
                if (lines.size() == MOST || found || !isLike(salient.name(), known)) continue;
                if (isOfVideo(salient.name(), text, amongModels)) lines.put(salient.name(), line(salient.name()));
            }
        }
        return List.copyOf(lines.values());
    }

    /** "MiniMax H3": what a maker calls by a letter and a number, as long as that comes up again by itself or with it. */
    private void lookBehindMakers(
            String text,
            BitSet taken,
            List<WordFinder.Found<String>> makers,
            boolean amongModels,
            Map<String, ModelLine> lines) {
        Set<String> tried = new HashSet<>();
        Matcher behind = BEHIND_MAKER.matcher(text).useTransparentBounds(true);
        for (WordFinder.Found<String> maker : makers) {
            int end = Math.min(text.length(), maker.end() + AFTER);
            if (lines.size() == MOST || !behind.region(maker.end(), end).lookingAt()) continue;
            String code = behind.group(1);
            if (taken.get(behind.start(1)) || never.contains(Fold.fold(code)) || !tried.add(code)) continue;
            if (!comesUp(OFTEN, code, text) || !isOfVideo(code, text, amongModels)) continue;
            String name = text.substring(maker.start(), maker.end()) + " " + code;
            lines.putIfAbsent(name, line(name, List.of(name, code)));
        }
    }

    /** What the article itself makes known, without a noun beside it that says what it is. */
    private void lookWhereTold(
            String title,
            String text,
            String folded,
            boolean amongModels,
            Predicate<String> known,
            Map<String, ModelLine> lines) {
        Set<String> tried = new HashSet<>();
        Consumer<String> told = name -> {
            boolean fresh = tried.size() < MOST_TRIED && lines.size() < MOST && tried.add(name.strip());
            if (fresh) addTold(name.strip(), title, text, folded, amongModels, known, lines);
        };
        Matcher titled = TITLED.matcher(title);
        if (titled.find()) told.accept(titled.group(1));
        Matcher inQuotes = QUOTED.matcher(title);
        while (inQuotes.find()) {
            String name = inQuotes.group(1).strip();
            if (!base(name).equals(name)) told.accept(name);
        }
        Matcher inTitle = NAME.matcher(title);
        while (inTitle.find()) {
            String name = bare(inTitle.group());
            // "Running Fathom-3 at Home": a title writes more than names in capitals
            int last = base(name).lastIndexOf(' ');
            if (last > 0 && !folded.contains(Fold.fold(base(name)))) name = name.substring(last + 1);
            if (!base(name).equals(name)) told.accept(name);
        }
        for (MatchResult announced : ANNOUNCED.in(text)) {
            told.accept(announced.group(announced.group(1) != null ? 1 : 2));
        }
        for (MatchResult model : CALLED_MODEL.in(text)) {
            if (lines.size() == MOST) break;
            String name = bare(model.group(model.group(1) != null ? 1 : 2));
            if (isLike(name, known) && isOfVideo(base(name), text, amongModels))
                lines.putIfAbsent(base(name), line(name));
        }
        for (MatchResult called : CALLED_VIDEO.in(text)) {
            if (lines.size() == MOST) break;
            String name = called.group(1);
            String bare = name.substring(0, name.length() - VIDEO.length());
            boolean again = comesUp(2, Fold.fold(bare), folded);
            if (again && !known.test(name) && hanNever.stream().noneMatch(bare::endsWith)) {
                lines.putIfAbsent(name, line(name, List.of(name, bare)));
            }
        }
        Map<String, String> versioned = new LinkedHashMap<>();
        Matcher version = HAN_VERSIONED.matcher(text).useTransparentBounds(true);
        for (int at = 1; at < text.length() && versioned.size() < MOST_TRIED; at++) {
            int start = startOfHan(text, at);
            if (start < 0 || !version.region(start, text.length()).lookingAt()) continue;
            versioned.putIfAbsent(version.group(1), text.substring(start, version.end()));
        }
        versioned.forEach((name, withVersion) -> {
            if (comesUp(OFTEN, Fold.fold(name), folded)) told.accept(withVersion);
        });
    }

    /** "Introducing Kestrel Video 2" without the words before it that no name begins with. */
    private String bare(String name) {
        int space = name.indexOf(' ');
        while (space > 0 && never.contains(Fold.fold(name.substring(0, space)))) {
            name = name.substring(space + 1);
            space = name.indexOf(' ');
        }
        return name;
    }

    /** Where two to four Chinese characters before a version begin, with no other word before them; -1 for none. */
    private static int startOfHan(String text, int at) {
        char mark = text.charAt(at);
        if (mark != 'v' && mark != 'V' && (mark < '0' || mark > '9')) return -1;
        int end = Character.isWhitespace(text.charAt(at - 1)) ? at - 1 : at;
        int start = end;
        while (start > 0 && end - start < 5 && isHan(text.charAt(start - 1))) start--;
        boolean alone = start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1));
        return end - start >= 2 && end - start <= 4 && alone ? start : -1;
    }

    private static boolean isHan(char c) {
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
    }

    /** Where lines begin so, of those that begin with the sign of a list, of a heading or with a numeral. */
    private static List<MatchResult> atLines(Pattern pattern, String text) {
        List<MatchResult> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text).useAnchoringBounds(false);
        for (int start = 0; start < text.length(); ) {
            int next = text.indexOf('\n', start);
            next = next < 0 ? text.length() : next + 1;
            int sign = start;
            while (sign < next && Character.isWhitespace(text.charAt(sign))) sign++;
            boolean may = sign < next && beginsPoint(text.charAt(sign));
            if (may && matcher.region(start, text.length()).lookingAt()) {
                found.add(matcher.toMatchResult());
                // what parts a name from its remark may be the sign of the next point
                while (next < matcher.end()) {
                    int after = text.indexOf('\n', next);
                    next = after < 0 ? text.length() : after + 1;
                }
            }
            start = next;
        }
        return found;
    }

    private static boolean beginsPoint(char c) {
        return (c >= '0' && c <= '9') || (c >= '①' && c <= '⑳') || "-*•●·#一二三四五六七八九十".indexOf(c) >= 0;
    }

    /** What stands in a list beside models that are known is one, too. */
    private void lookAtLists(
            String text, Predicate<String> known, Predicate<String> isVideoModel, Map<String, ModelLine> lines) {
        List<String> strangers = new ArrayList<>();
        int listed = 0;
        for (MatchResult point : atLines(LISTED, text)) {
            if (isVideoModel.test(point.group(1))) listed++;
            else if (!known.test(point.group(1))) strangers.add(point.group(1).strip());
        }
        if (listed < LISTED_KNOWN || strangers.size() > listed) return;
        for (String name : strangers) {
            if (lines.size() < MOST && isName(name, "", "", true, known)) lines.putIfAbsent(base(name), line(name));
        }
    }

    private void addTold(
            String name,
            String title,
            String text,
            String folded,
            boolean amongModels,
            Predicate<String> known,
            Map<String, ModelLine> lines) {
        if (lines.containsKey(base(name)) || !isName(name, title, folded, true, known)) return;
        if (isOfVideo(base(name), text, amongModels)) {
            ModelLine line = line(name);
            lines.putIfAbsent(line.name(), line);
        }
    }

    /**
     * True if the words around a name speak of video, and more so than of what else is made by machines.
     *
     * @param amongModels true where the article names models of video that are listed
     */
    private static boolean isOfVideo(String name, String text, boolean amongModels) {
        int video = 0;
        int others = 0;
        int places = 0;
        for (int at = text.indexOf(name);
                at >= 0 && places < MOST_PLACES;
                at = text.indexOf(name, at + name.length())) {
            places++;
            int start = Math.max(0, at - ABOUT);
            int end = Math.min(text.length(), at + name.length() + ABOUT);
            if (OF_VIDEO.first(text, start, end).isPresent()) video++;
            if (OF_OTHERS.first(text, start, end).isPresent()) others++;
        }
        if (video * LEAST_OF_VIDEO < places) return false;
        return amongModels ? video >= others : video > others;
    }

    /** True if the words stand in the text so many times. */
    static boolean comesUp(int times, String words, String text) {
        int at = -words.length();
        for (int i = 0; i < times; i++) {
            at = text.indexOf(words, at + words.length());
            if (at < 0) return false;
        }
        return true;
    }

    private void look(
            String words,
            String foldedWords,
            String title,
            String foldedText,
            Predicate<String> known,
            Map<String, ModelLine> lines) {
        List<WordFinder.Found<Boolean>> places = new ArrayList<>(nouns.in(foldedWords));
        places.sort(Comparator.comparingInt(WordFinder.Found::start));
        Set<String> looked = new HashSet<>();
        for (WordFinder.Found<Boolean> noun : places) {
            if (lines.size() >= MOST) return;
            Optional<String> name = behind(words, noun.end()).or(() -> before(words, noun.start()));
            if (name.isEmpty() || !looked.add(name.get())) continue;
            int start = Math.max(0, noun.start() - BEFORE);
            int end = Math.min(words.length(), noun.end() + AFTER);
            boolean news = MADE_KNOWN.first(words, start, end).isPresent();
            if (isName(name.get(), title, foldedText, news, known)) {
                ModelLine line = line(name.get());
                lines.putIfAbsent(line.name(), line);
            }
        }
    }

    /** "一. 阿里 Animate Anyone", "二. 微软 GAIA": numbered headings of an article that goes through several name one each. */
    private void lookAtHeadings(String text, String foldedText, Predicate<String> known, Map<String, ModelLine> lines) {
        List<String> named = new ArrayList<>();
        int headings = 0;
        for (MatchResult heading : atLines(HEADING, text)) {
            headings++;
            named.add(heading.group(1).strip());
        }
        if (headings < HEADINGS_OF_A_ROUND) return;
        for (String name : named) {
            if (lines.size() >= MOST) return;
            // named in the text beside its heading
            if (isName(name, "", foldedText, true, known)) {
                ModelLine line = line(name);
                lines.putIfAbsent(line.name(), line);
            }
        }
    }

    private static Optional<String> behind(String words, int at) {
        int end = Math.min(words.length(), at + AFTER);
        Matcher gap = TO_NAME.matcher(words).region(at, end);
        int from = gap.lookingAt() ? gap.end() : at;
        Matcher quoted = QUOTED.matcher(words).region(from, end);
        if (quoted.lookingAt()) return Optional.of(quoted.group(1).strip());
        Matcher name = NAME.matcher(words).region(from, end).useTransparentBounds(true);
        if (name.lookingAt()) return Optional.of(name.group());
        // "视频模型拾焰2": the noun and the name behind it are one run of characters
        Matcher han = HAN_VERSIONED_ANY.matcher(words).region(from, end).useTransparentBounds(true);
        return han.lookingAt() ? Optional.of(han.group()) : Optional.empty();
    }

    private static Optional<String> before(String words, int at) {
        int start = Math.max(0, at - BEFORE);
        Optional<String> last = Optional.empty();
        if (!mayHoldName(words, start, at)) return last;
        Matcher quoted = QUOTED.matcher(words).region(start, at);
        while (quoted.find()) {
            if (bridges(words, quoted.start(), quoted.end(), at))
                last = Optional.of(quoted.group(1).strip());
        }
        Matcher name = NAME.matcher(words).region(start, at).useTransparentBounds(true);
        while (name.find()) {
            if (bridges(words, name.start(), name.end(), at)) last = Optional.of(name.group());
        }
        return last;
    }

    /** Every name begins with a capital or behind a quotation mark. */
    private static boolean mayHoldName(String words, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = words.charAt(i);
            if ((c >= 'A' && c <= 'Z') || OPENING_QUOTES.indexOf(c) >= 0) return true;
        }
        return false;
    }

    private static boolean bridges(String words, int start, int end, int noun) {
        String between = words.substring(end, noun);
        if (FROM_NAME.matcher(between).matches()) return true;
        boolean called =
                CALLED.matcher(words.substring(Math.max(0, start - 8), start)).find();
        return called && between.length() <= 16 && between.chars().noneMatch(c -> "。！？!?\n".indexOf(c) >= 0);
    }

    /** A name proves itself by its version, by the title, by being announced or by coming up again. */
    private boolean isName(String name, String title, String foldedText, boolean news, Predicate<String> known) {
        if (!isLike(name, known)) return false;
        String base = base(name);
        String folded = Fold.fold(base);
        boolean versioned = !base.equals(name);
        boolean latin = isLatin(folded);
        if (!latin && !news && !versioned) return false;
        boolean inTitle = Fold.fold(title).contains(folded);
        int first = foldedText.indexOf(folded);
        boolean again = first >= 0 && foldedText.indexOf(folded, first + folded.length()) >= 0;
        return (versioned && (news || again || inTitle)) || (inTitle && (again || news)) || (news && again);
    }

    private static boolean isLatin(String folded) {
        return folded.chars().anyMatch(c -> c < 128 && Character.isLetter(c));
    }

    /** True if it is written as a name is, and nothing that is known. */
    private boolean isLike(String name, Predicate<String> known) {
        String base = base(name);
        String folded = Fold.fold(base);
        // "Lipsync-2": with a version, a word of the field may be a name
        boolean common = base.equals(name) ? noName.contains(folded) : never.contains(folded);
        if (folded.length() < 2 || common || known.test(name) || known.test(base)) return false;
        String[] words = folded.split("[ -]", -1);
        for (int i = 0; i < words.length; i++) {
            // "Nimbus Video": the noun may end a name, it is none by itself
            boolean noun = i > 0 && i == words.length - 1 && words[i].equals("video");
            if (!noun && never.contains(words[i])) return false;
        }
        boolean versioned = !base.equals(name);
        if (!isLatin(folded) && !versioned && SalientNames.isNotion(folded)) return false;
        for (String ending : hanNever) {
            // "「白鹭视频 2.0」": here, too
            boolean noun = versioned && ending.equals(VIDEO) && folded.length() > VIDEO.length() + 1;
            if (folded.endsWith(ending) && !noun) return false;
        }
        return !isLatin(folded) || folded.length() >= 3;
    }

    private static String base(String name) {
        Matcher version = VERSION.matcher(name);
        while (version.find()) {
            if (version.start() > 1) return name.substring(0, version.start());
        }
        return name;
    }

    private ModelLine line(String name) {
        return line(base(name), List.of(base(name)));
    }

    private ModelLine line(String base, List<String> spellings) {
        return line(base, spellings, variants);
    }

    /** A line that is called by its base and versions behind it. */
    static ModelLine line(String base, List<String> spellings, Map<String, String> variants) {
        return new ModelLine(
                base,
                "",
                spellings,
                List.of(),
                Pattern.compile("([a-z]?\\d{1,2}(?:\\.\\d{1,2})?)"),
                base + " {}",
                "",
                Map.of(),
                ModelLine.Whole.AS_WRITTEN,
                variants,
                Set.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                false,
                false);
    }

    /** All places of a line's name in a text. */
    static List<Mention> mentions(ModelLine line, Squashed squashed) {
        List<Mention> mentions = new ArrayList<>();
        for (String alias : line.aliases())
            addMentions(line, Squashed.of(Fold.fold(alias)).text(), squashed, mentions);
        return mentions;
    }

    private static void addMentions(ModelLine line, String spelling, Squashed squashed, List<Mention> mentions) {
        if (spelling.isEmpty()) return;
        String text = squashed.text();
        for (int at = text.indexOf(spelling); at >= 0; at = text.indexOf(spelling, at + spelling.length())) {
            int begin = at;
            int end = at + spelling.length();
            if (!squashed.wordEndsAt(begin) || (!squashed.wordEndsAt(end) && !Character.isDigit(text.charAt(end))))
                continue;
            line.read(squashed, end, false)
                    .map(named -> new Mention(
                            named.model(),
                            line.name(),
                            squashed.start(begin),
                            squashed.end(named.end()),
                            Mention.Kind.UNLISTED))
                    .ifPresent(mentions::add);
        }
    }

    /** The words a name never is, lower case. */
    static Set<String> lower(List<String> words) {
        Set<String> lower = new HashSet<>();
        words.forEach(word -> lower.add(word.toLowerCase(Locale.ROOT)));
        return Set.copyOf(lower);
    }
}
