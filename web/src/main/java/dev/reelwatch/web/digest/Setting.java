package dev.reelwatch.web.digest;

import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Value;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.index.vocabulary.Fold;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Under what conditions a sentence of an article says what it says: a figure that holds for a plan, a mode or a beta is
 * another one without them, and what a demonstration shows is no verdict on the model.
 */
final class Setting {
    /** Words that narrow a figure, with what stands right before a plan, a mode or an edition. */
    private static final Pattern CONDITION = Pattern.compile(
            "(?:取决于|视)[^。，,；;）)]{0,6}(?:订阅|套餐|会员)(?:而定)?|\\bdepend(?:s|ing) on (?:the |your )?(?:subscription|plan|tier)s?\\b"
                    + "|(?<![\\p{IsLatin}\\p{Nd}])(?:Pro|Plus|Ultra|Premium|Enterprise|Basic)\\s?(?:订阅者|订阅用户|会员|套餐)"
                    + "|(?:(?![在的以可用和与为])\\p{IsHan}){0,8}模式|(?:高级|普通|付费|免费)?(?:会员|套餐)|订阅者|订阅用户|付费用户|内测|公测|测试版|预览版|抢先体验"
                    + "|(?:普通|标准|专业|大师|高级|旗舰|尊享|基础|免费|安卓|网页)版"
                    + "|(?<![\\p{IsLatin}\\p{Nd}])(?:Pro|Plus|Ultra|Premium|Enterprise|Basic|Lipsync|API)(?![\\p{IsLatin}\\p{Nd}])"
                    + "|\\b(?:pro|plus|ultra|premium|paid|free|fast|relaxed|beta|preview|turbo)[- ](?:plans?|tiers?|users?|subscribers?|modes?)\\b"
                    + "|\\b(?:in|during) (?:beta|preview)\\b|(?<=\\b(?:at|in) )(?:\\d{3,4}p|[248]k)\\b|(?:\\d{3,4}p|[248]k)(?=\\s?(?:分辨率)?(?:下|模式|时))|(?<=\\d\\s?[秒s]的?\\s?)(?:\\d{3,4}p|[248]k)(?=\\s?的?\\s?视频)|(?<=在)\\s?[一单]张\\s?\\p{Lu}{1,4}\\s?\\d{2,4}\\s?上|(?<=[（(])(?:\\d{3,4}p|[248]k)(?=[）)])|(?<=在)\\s?\\p{Lu}[\\w.]*(?:\\s\\p{Lu}[\\w.]*)?\\s?(?:平台)?上(?=[，,])|\\bon \\p{Lu}[\\w.]*(?=,)|(?:对口型|首尾帧)(?!(?:视频)?(?:生成)?大?模型)|排队|高峰"
                    + "|上采样|超分(?:辨率)?|(?<=[\\dkKpP])放大|放大(?:到|至)|\\bupscal(?:ed|ing|e)\\b|插帧|补帧|\\binterpolat(?:ed|ion)\\b",
            Pattern.CASE_INSENSITIVE);

    /** Where what one condition is meant for ends at the latest. */
    private static final Pattern PART_END = Pattern.compile("[;；]");

    private static final Pattern LISTS = Pattern.compile("[、，,和与]|\\band\\b");

    private static final Pattern CLAUSE_END = Pattern.compile("[，、（）()。:：]|,(?!\\d)|\\b(?:and|or|while)\\b|[和而]");

    private static final Pattern PLAN_PRICE = Pattern.compile("每月|每个月|/月|月费|per month|a month|monthly");

    private static final Pattern FIGURE = Pattern.compile(
            "[$¥￥€]\\s?\\d|\\d\\s?(?:秒|分钟|元|块|美元|美金|积分|灵感值|点|张|条|s\\b|seconds?\\b|minutes?\\b|credits?\\b)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern DEPENDS = Pattern.compile("取决于|视|depend", Pattern.CASE_INSENSITIVE);

    private static final Pattern UPSCALING =
            Pattern.compile("上采样|超分(?:辨率)?|放大(?:到|至)?|upscal\\w*", Pattern.CASE_INSENSITIVE);
    private static final Pattern INTERPOLATION = Pattern.compile("[插补]帧|interpolat\\w*", Pattern.CASE_INSENSITIVE);

    private static final Pattern PLACE = Pattern.compile("(.+?)\\s?(?:平台)?上|[Oo]n (.+)");

    /** One clip that is shown, whose length and size are its own. */
    private static final Pattern ONE_CLIP = Pattern.compile(
            "[这那](?:一)?(?:段|条|个|支|部)(?:视频|画面|镜头|片段|片子|动画|短片)(?!生成|模型|大模型|产品|平台|工具|功能)|第[一二三四五六七八九十\\d]+[段条](?:视频|片子)"
                    + "|\\b(?:this|that|the (?:first|second|last)) (?:clip|video|shot)\\b(?! (?:model|tool|generator))",
            Pattern.CASE_INSENSITIVE);

    /** A chart is read, which another one may have drawn. */
    private static final Pattern CHART = Pattern.compile(
            "[绿红蓝黄橙紫灰深浅黑白]色的?(?:就?是|柱|线|部分|条)|柱状?图|雷达图|折线图|图表|[上下如]图|跑分图?|\\b(?:bar chart|chart below|chart above|graph|benchmark chart)s?\\b",
            Pattern.CASE_INSENSITIVE);

    /** What is praised is paid for with something else. */
    private static final Pattern TRADE =
            Pattern.compile("牺牲|为代价|\\bat the (?:cost|expense) of\\b|\\bsacrific", Pattern.CASE_INSENSITIVE);

    /** What comes out with a name of its own and is a function of the model. */
    private static final Pattern FUNCTION = Pattern.compile(
            "(?:推出|上线|发布|新增|带来|launch\\w*|releas\\w+|introduc\\w+|unveil\\w*)了?[^，。；：、,;:!！]{0,24}?(\\p{Lu}[\\w'-]*(?:\\s\\p{Lu}[\\w'-]*){0,3})?\\s?(?:功能|特性|\\bfeature\\b)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final int NAME_BEHIND = 12;

    /** How many lines the picture has, as a condition of other figures. */
    private static final Pattern PICTURE = Pattern.compile("\\d{3,4}p|[248]k", Pattern.CASE_INSENSITIVE);

    private static final Pattern BOUND = Pattern.compile(
            "(?:最长|最多|最高|最大|多达|高达|长达|上限|限制|不超过|以内|up to|at most|max(?:imum)?|as (?:long|much) as|limited to)[^。，,；;！!？?、\\d]{0,12}$");

    /** So little time only where all is well. */
    private static final Pattern BEST = Pattern.compile("(?:最快|最短|as (?:fast|little) as|at best)[^。，,；;！!？?]{0,6}$");

    /** So much is about right. */
    private static final Pattern ABOUT =
            Pattern.compile("(?:大约|大概|平均|约|about|around|roughly|approximately|~)(?:[为是在])?\\s*$");

    private static final Pattern ABOUT_BEHIND = Pattern.compile("^\\s*(?:左右|上下|or so)");

    private static final Pattern BASE = Pattern.compile(
            "^\\s*(?:元|美元|美金|人民币)?\\s*(?:(?:每|/|per )\\s*(?:一)?(?:(百万|million|1m)\\s?tokens?|(?:次(?:调用|请求)|(?:api )?(?:call|request)s?)))");

    private static final Pattern RUN = Pattern.compile(
            "(?:运行成本|每次运行|单次运行|cost (?:of|per) (?:a |one )?run|per run)[^。，,；;\\d]{0,12}$", Pattern.CASE_INSENSITIVE);

    private static final Pattern STAGE =
            Pattern.compile("(alpha|beta|preview|预览)\\s?(?:版|version|release)", Pattern.CASE_INSENSITIVE);

    private static final Pattern PRICED =
            Pattern.compile("[$¥￥€£]|元|块|美金|刀|积分|灵感值|点|credits?|usd|cny", Pattern.CASE_INSENSITIVE);

    /** "5 秒 20 积分" */
    private static final Pattern CLIP_BEFORE = Pattern.compile(
            "(\\d+(?:\\.\\d+)?)\\s?(?:秒|s\\b|-?\\s?seconds?)(?:的?视频)?\\s?(?:[:=]|是|为|要|需要?|[只仅][要需])?\\s*$");

    private static final Pattern DEMO = Pattern.compile(
            "官方[^。！？]{0,12}(?:演示|视频|宣传|样片|案例|示例|demo|片子)|宣传片|宣传视频|演示视频|从演示|现场演示|发布会上(?:展示|演示)"
                    + "|\\b(?:official|company|vendor)(?:'s)? (?:demos?|trailers?|examples?|videos?)\\b|\\bdemo (?:video|reel)s?\\b|in (?:the|its) demos?\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern CLIP = Pattern.compile(
            "(?<!生成的|生成|输出的|出来的|做的)(?:视频|片子|短片|画面)[中里]|最后(?:那个?)?(?:人|他|她|它|画面|镜头|一幕|一秒|几秒)|把这[张段][^。，,；;]{0,8}喂|输入提示词|随机抓拍"
                    + "|(?:能|可以|会)(?:很)?(?:明显|清楚|清晰)?地?看[到出](?![，,:：])|[这那](?:一)?(?:段|条|个)(?:视频|画面|镜头|片段|片子|动画|case|例子|对比)|这题|这一组|这组|第[一二三四五六七八九十\\d]+[段条个]|一段视频|[这那](?:个|支|条)?(?:短片|镜头)"
                    + "|\\b(?:can|could) (?:clearly )?see\\b"
                    + "|\\bin (?:this|that|one) (?:clip|shot|video|scene|example)\\b|\\bthis (?:clip|shot|video|example)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern CLIPS = Pattern.compile(
            "这(?:些|几[段个条])(?:视频|片段|案例|例子|样片)|\\b(?:these|those) (?:clips|shots|videos|examples)\\b",
            Pattern.CASE_INSENSITIVE);

    /** The line that a test begins with. */
    private static final Pattern PROMPT = Pattern.compile(
            "^\\W*\\d{0,2}\\W*(?:prompt|提示词|case|案例)\\s*\\d{0,2}\\s*[:：]",
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    /** A heading with a number begins another part of a test, in general again. */
    private static final Pattern SECTION =
            Pattern.compile("(?m)^\\s*[#*]*\\s*[一二三四五六七八九十\\d]{1,2}\\s?[.、．]\\s?\\S{1,16}$");

    /** Whoever sums up speaks of all that he tried. */
    private static final Pattern WHOLE = Pattern.compile(
            "总结|总的来说|总之|总体|综合|整体|测了一堆|测下来|\\b(?:overall|in general|all in all|in short)\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern CLAUSE = Pattern.compile("[，。；！？,;!?\\n]");

    /** A clause that tells in what the next one compares. */
    private static final Pattern IN_WHAT =
            Pattern.compile("\\s*(?:但|而|不过)?(?:在|论|单论|就|只看|in |for |as for )", Pattern.CASE_INSENSITIVE);

    private Setting() {}

    /** True if a figure is said to be another one with another plan. */
    static boolean dependsOnPlan(String condition) {
        return DEPENDS.matcher(condition).lookingAt();
    }

    static boolean isUpscaling(String condition) {
        return UPSCALING.matcher(condition).matches();
    }

    static boolean isInterpolation(String condition) {
        return INTERPOLATION.matcher(condition).matches();
    }

    /** The name of a place where a model is used, out of such a condition. */
    static Optional<String> placeIn(String condition) {
        Matcher place = PLACE.matcher(condition.strip());
        return place.matches()
                ? Optional.of((place.group(1) == null ? place.group(2) : place.group(1)).strip())
                : Optional.empty();
    }

    static boolean isPicture(String condition) {
        return PICTURE.matcher(condition).matches();
    }

    /** True if a sentence speaks of one clip that it shows. */
    static boolean isOneClip(String sentence) {
        return ONE_CLIP.matcher(sentence).find();
    }

    static boolean readsChart(String sentence) {
        return CHART.matcher(sentence).find();
    }

    static boolean trades(String sentence) {
        return TRADE.matcher(sentence).find();
    }

    /**
     * The name of the function that comes out in a sentence, where it is not the model itself: empty for none, blank for
     * one without a name in Latin letters.
     */
    static Optional<String> function(Claim claim, Passages passages) {
        String around = passages.around(claim);
        String quote = claim.quote().text();
        // where another sentence tells it more outright, all of that one
        String sentence = around.contains(quote) ? quote : around;
        Matcher function = FUNCTION.matcher(sentence);
        if (!function.find()) return Optional.empty();
        int to = Math.min(sentence.length(), function.end() + NAME_BEHIND);
        boolean model = sentence.substring(function.end(), to).contains(claim.model())
                || passages.namesIn(sentence.substring(function.end(), to)).contains(claim.model());
        if (model) return Optional.empty();
        String name = function.group(1) == null ? "" : function.group(1).strip();
        return Optional.of(
                Character.isUpperCase(name.isEmpty() ? ' ' : name.charAt(0)) && !name.equals(claim.model())
                        ? name
                        : "");
    }

    /**
     * True if figures of one respect hold in different cases and the sentence that tells them side by side does not say of
     * each in which.
     *
     * @param figures of one respect
     */
    static boolean varies(List<Claim> figures, Conditions conditions, Passages passages) {
        Map<String, Claim> byFigure = new LinkedHashMap<>();
        for (Claim claim : figures) {
            claim.value()
                    .filter(value -> value.number().isPresent())
                    .ifPresent(value -> byFigure.putIfAbsent(
                            value.number().getAsDouble() + value.unit().orElse(""), claim));
        }
        if (byFigure.size() < 2 || figures.getFirst().attribute() == Attribute.PARAMETERS) return false;
        List<Claim> different = List.copyOf(byFigure.values());
        boolean row = different.stream()
                .allMatch(claim -> row(
                                passages.around(claim),
                                claim.value().orElseThrow().text())
                        .isPresent());
        long bare = different.stream()
                .filter(claim ->
                        conditions.own().getOrDefault(claim.id(), List.of()).isEmpty())
                .count();
        return !row && bare > 1;
    }

    /**
     * Under which conditions figures hold.
     *
     * @param shared those of all figures, as the article writes them
     * @param own those of some figures alone, by the id of the claim
     */
    record Conditions(List<String> shared, Map<String, List<String>> own) {}

    /** A figure within a sentence. */
    private record Place(Claim claim, int start) {}

    /**
     * The conditions in the sentence of the first of some claims, and in the headings of the list it stands in. To whom a
     * thing is open is no condition of that; that only its interface for programs is, is one.
     */
    static Conditions conditions(List<Claim> claims, Passages passages) {
        List<Attribute> told = claims.stream().map(Claim::attribute).toList();
        boolean figures = told.stream().anyMatch(attribute -> !Facts.EVENTS.contains(attribute));
        if (!figures && !told.contains(Attribute.AVAILABILITY)) return new Conditions(List.of(), Map.of());
        String sentence = passages.around(claims.getFirst());
        List<Place> places = places(sentence, claims);
        Set<String> shared = new LinkedHashSet<>();
        for (String heading : passages.headings(claims.getFirst())) {
            // "standard, high and master:" tells which there are
            if (!LISTS.matcher(heading).find())
                shared.addAll(found(heading, claims, figures, passages).values());
        }
        Map<String, Set<String>> own = new LinkedHashMap<>();
        long several = places.stream()
                .map(place -> place.claim().value().map(Value::text))
                .distinct()
                .count();
        found(sentence, claims, figures, passages).forEach((at, words) -> {
            List<Place> meant = meantAt(at, sentence, places);
            // "at 1080p" tells in which case a clip has that length, and nothing of 1080p
            List<Place> narrowed = meant.stream()
                    .filter(place -> !PICTURE.matcher(words).matches() || isNarrowedBy(words, place.claim()))
                    .toList();
            if (!meant.isEmpty() && narrowed.isEmpty()) return;
            if (several < 2 || narrowed.isEmpty() || narrowed.size() == places.size()) {
                if (places.isEmpty() || !meant.isEmpty()) shared.add(words);
            } else {
                narrowed.forEach(place -> own.computeIfAbsent(place.claim().id(), id -> new LinkedHashSet<>())
                        .add(words));
            }
        });
        Map<String, List<String>> lists = new HashMap<>();
        own.forEach((id, words) -> lists.put(id, List.copyOf(words)));
        return new Conditions(List.copyOf(shared), lists);
    }

    private static List<Place> places(String sentence, List<Claim> claims) {
        return claims.stream()
                .filter(claim -> !Facts.EVENTS.contains(claim.attribute()))
                .flatMap(claim -> claim.value().stream()
                        .map(value -> new Place(claim, sentence.indexOf(value.text())))
                        .filter(place -> place.start() >= 0))
                .toList();
    }

    private static Map<Integer, String> found(String words, List<Claim> claims, boolean figures, Passages passages) {
        Map<Integer, String> found = new TreeMap<>();
        Matcher conditions = CONDITION.matcher(words);
        while (conditions.find()) {
            String condition = conditions.group();
            boolean tells = figures || condition.equalsIgnoreCase("API");
            boolean ofName = claims.stream().anyMatch(claim -> isOfName(condition, words, claim, passages));
            if (tells && !ofName) found.put(conditions.start(), condition);
        }
        return found;
    }

    private static boolean isNarrowedBy(String picture, Claim claim) {
        return claim.attribute() != Attribute.RESOLUTION
                && claim.value()
                        .flatMap(Value::per)
                        .filter(picture::equalsIgnoreCase)
                        .isEmpty();
    }

    /**
     * The figures that a condition at a place of the sentence is meant for: those of its own clause, or the one before
     * its parenthesis, else those that follow, else those before it; none in another part of the sentence.
     */
    private static List<Place> meantAt(int at, String sentence, List<Place> places) {
        int from = border(PART_END, sentence, at, false);
        int to = border(PART_END, sentence, at, true);
        List<Place> inPart = between(places, from, to);
        if (inPart.isEmpty()) return List.of();
        int start = border(CLAUSE_END, sentence, at, false);
        int end = border(CLAUSE_END, sentence, at, true);
        List<Place> inClause = between(inPart, start, end);
        if (!inClause.isEmpty()) return withOtherRespects(inClause, between(inPart, end, to));
        // "15 s for all, 25 s for Pro": it narrows a figure that is not told here
        boolean other = FIGURE.matcher(sentence).region(start, end).find();
        // what a plan costs a month is no figure of the model
        if (other && !PLAN_PRICE.matcher(sentence).region(start, end).find()) return List.of();
        List<Place> before = between(inPart, from, at);
        boolean inside = start > 0 && "（(".indexOf(sentence.charAt(start - 1)) >= 0;
        if (inside && !before.isEmpty()) {
            int nearest = before.stream().mapToInt(Place::start).max().orElseThrow();
            return between(before, nearest, nearest + 1);
        }
        List<Place> behind = between(inPart, at, to);
        return behind.isEmpty() ? before : behind;
    }

    /** What follows on other respects goes on with the same case; a second figure on one of them begins another. */
    private static List<Place> withOtherRespects(List<Place> meant, List<Place> behind) {
        List<Place> all = new ArrayList<>(meant);
        for (Place place :
                behind.stream().sorted(Comparator.comparingInt(Place::start)).toList()) {
            Attribute attribute = place.claim().attribute();
            boolean again = all.stream()
                    .anyMatch(other -> other.claim().attribute() == attribute
                            && !other.claim().value().equals(place.claim().value()));
            if (again) break;
            all.add(place);
        }
        return all;
    }

    private static List<Place> between(List<Place> places, int from, int to) {
        return places.stream()
                .filter(place -> place.start() >= from && place.start() < to)
                .toList();
    }

    /** Where the stretch of a sentence around a place begins or ends. */
    private static int border(Pattern ends, String sentence, int at, boolean behind) {
        int border = behind ? sentence.length() : 0;
        Matcher end = ends.matcher(sentence);
        while (end.find()) {
            if (end.start() < at) border = behind ? border : end.end();
            else return behind ? end.start() : border;
        }
        return border;
    }

    /** True if the model is no longer named without these words: "Sora 2 Pro" is no plan. */
    private static boolean isOfName(String words, String sentence, Claim claim, Passages passages) {
        String model = claim.model();
        String line = model.substring(0, Math.max(0, model.lastIndexOf(' ')));
        return (passages.namesIn(sentence).contains(model)
                        && !passages.namesIn(sentence.replace(words, " ")).contains(model))
                || (!line.isEmpty() && passages.namesIn(line + words).contains(model));
    }

    /** How a sentence means a figure: as a bound, at best, or about; empty where none of it is said. */
    static Optional<String> measure(String sentence, String figure) {
        int at = sentence.indexOf(figure);
        if (at < 0) return Optional.empty();
        String before = Fold.fold(sentence.substring(0, at));
        String behind = Fold.fold(sentence.substring(at + figure.length()));
        if (ABOUT.matcher(before).find() || ABOUT_BEHIND.matcher(behind).find()) return Optional.of("about");
        if (BEST.matcher(before).find()) return Optional.of("at-best");
        return BOUND.matcher(before).find() ? Optional.of("up-to") : Optional.empty();
    }

    /**
     * What a sentence counts a price on right behind it, or right before it, where extraction knows no such base: by the
     * million of tokens, by the call, by the clip of some seconds.
     */
    static Optional<String> base(String sentence, String figure) {
        int at = sentence.indexOf(figure);
        if (at < 0 || !PRICED.matcher(figure).find()) return Optional.empty();
        if (RUN.matcher(Fold.fold(sentence.substring(0, at))).find()) return Optional.of("run");
        Matcher base = BASE.matcher(Fold.fold(sentence.substring(at + figure.length())));
        if (base.find()) return Optional.of(base.group(1) != null ? "million-tokens" : "call");
        Matcher clip = CLIP_BEFORE.matcher(Fold.fold(sentence.substring(0, at)));
        return clip.find() ? Optional.of(clip.group(1) + " s clip") : Optional.empty();
    }

    /** How far a model that comes out has come, where its sentence says so: {@code alpha}, {@code beta}, {@code preview}. */
    static Optional<String> stage(Claim claim, Passages passages) {
        Matcher stage = STAGE.matcher(passages.around(claim));
        return stage.find()
                ? Optional.of(stage.group(1).equals("预览") ? "preview" : Fold.fold(stage.group(1)))
                : Optional.empty();
    }

    /** The same of the sentence of a claim; one that stands below the prompt of a test is on what came of it. */
    static Optional<String> shownIn(Claim claim, Passages passages) {
        String sentence = passages.around(claim);
        Optional<String> shown = shownIn(sentence);
        if (shown.isPresent() || WHOLE.matcher(sentence).find()) return shown;
        String above = passages.above(claim);
        Matcher prompt = PROMPT.matcher(above);
        int behind = -1;
        while (prompt.find()) behind = prompt.end();
        boolean ofTest = behind >= 0
                && !WHOLE.matcher(above.substring(behind)).find()
                && !SECTION.matcher(above.substring(behind)).find();
        return ofTest ? Optional.of("clip") : Optional.empty();
    }

    /** What a verdict was passed on, where that is less than the model: {@code demo} of its maker, one {@code clip}, some {@code clips}. */
    static Optional<String> shownIn(String sentence) {
        if (DEMO.matcher(sentence).find()) return Optional.of("demo");
        if (CLIPS.matcher(sentence).find()) return Optional.of("clips");
        return CLIP.matcher(sentence).find() ? Optional.of("clip") : Optional.empty();
    }

    /**
     * In which way to make a video a model is held against another one: that which the clause with the name of the other
     * one names, or the one before it that tells in what; empty where that is none or more than one.
     */
    static Optional<Attribute> mode(Claim claim, Passages passages) {
        if (claim.comparedTo().isEmpty() || Proof.isPlainFigure(claim)) return Optional.empty();
        String other = claim.comparedTo().get();
        String before = "";
        for (String clause : CLAUSE.split(passages.around(claim), -1)) {
            if (clause.contains(other) || passages.namesIn(clause).contains(other)) {
                List<Attribute> modes =
                        Standing.fieldsIn(IN_WHAT.matcher(before).lookingAt() ? before + clause : clause);
                return modes.size() == 1 && modes.getFirst() != claim.attribute()
                        ? Optional.of(modes.getFirst())
                        : Optional.empty();
            }
            before = clause;
        }
        return Optional.empty();
    }

    /** Figures of one unit that stand in a row with this one, such as "5s和10s" or "$1.75 ~ $2.80": all of them as written. */
    static Optional<String> row(String sentence, String figure) {
        Matcher unit =
                Pattern.compile("^([$¥￥€]?)\\s?\\d+(?:\\.\\d+)?\\s?(\\p{L}*)$").matcher(figure.strip());
        if (!unit.matches() || (unit.group(1).isEmpty() && unit.group(2).isEmpty())) return Optional.empty();
        String one = Pattern.quote(unit.group(1)) + "\\s?\\d+(?:\\.\\d+)?\\s?" + Pattern.quote(unit.group(2));
        Matcher row = Pattern.compile(one + "(?:\\s?(?:和|或|、|/|~|～|至|到|-|–| and | or | to )\\s?" + one + ")+")
                .matcher(sentence);
        List<String> rows = new ArrayList<>();
        while (row.find())
            if (row.group().contains(figure.strip())) rows.add(row.group().strip());
        return rows.stream().findFirst();
    }
}
