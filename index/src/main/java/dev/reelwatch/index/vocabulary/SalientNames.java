package dev.reelwatch.index.vocabulary;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names that an article speaks of again and again as it does of a model that makes video: with a version behind, with
 * verbs of what a model does, beside models that are known. Each such place counts for the name, places where it is a
 * company, a person or a button count against it.
 */
final class SalientNames {
    /** A name and how much speaks for it. */
    record Candidate(String name, int weight) {}

    /** A quotation with one of these is a phrase. */
    private static final String NO_NAME = "的了着过让能会讲不是有在一个我你他它们和与或最更很太把被给要成到为至达约第共超近每出长来用做打说看想年月日号分秒这那其些只就都也还";

    /** What the name of a notion ends with: 质变点, 可控性, 抽卡率. */
    private static final String ABSTRACT = "点性率感化期者层级型类型式端题权论";

    private static final String OPENING_MARKS = "「『“《\"";

    private static final int OFTEN = 3;
    private static final int MOST_CANDIDATES = 16;
    private static final int MOST_PLACES = 8;
    private static final int WINDOW = 28;
    private static final int LEAST_WEIGHT = 5;
    private static final int LEAST_PLACES = 2;
    private static final int SHORTEST = 3;
    private static final int LONGEST = 24;
    private static final int LONGEST_HAN = 5;
    private static final int MOST_TRIED = 60;
    private static final Pattern HAN_CALLED = Pattern.compile("做?[「“\"]?(\\p{IsHan}{2,4})[」”\"]?(?=[,，。;；!！、(（的])");

    private static final String VERSION =
            "(?:[ -]?v?\\d{1,2}(?:\\.\\d{1,2})?|[ -][a-z]\\d(?:\\.\\d)?)(?![\\d.]*[a-z%\\d年月日号秒分个条张元块美欧港日万亿倍])";
    private static final Pattern VERSIONED = Pattern.compile(VERSION + "(?!\\s?[:x×*])");
    private static final Pattern DOES = Pattern.compile(
            "(?:" + VERSION + ")?[」”\"》]?\\s?(?:\\([^)]{0,16}\\))?\\s?(?:"
                    + "(?:最多|目前|现在|已经?|还|也|都|这次|依旧|一次|直接|单次|真的|居然|竟然|完全|则|却|倒是|就|这边|自己|压根|基本|大概|只){0,3}"
                    + "(?:支持|可以|能|会|生成|出片|做不|做得|给出|拿下|没有|不支持|输给|赢了|翻车|崩了|更|最|明显|表现|依然|开源|上线|发布|来了|贵|便宜|快|慢|强|免费|收费|有|要|不|做|拍|画|像|跑|只|:|的(?:画面|画质|动作|运镜|人物|角色|表情|镜头|物理|一致|口型|声音|音效|价格|速度|提示词|效果|视频|成片|首尾帧|参考|优势|短板|问题|审查|会员|免费))"
                    + "|(?:'s)? ?(?:can|could|can't|cannot|supports?|renders?|generates?|generated|produces?|handles?|handled|keeps?|kept|held|holds|costs?|doesn't|didn't|gets|got|nails?|nailed|struggles?|struggled|won|lost|beats?|wins?|loses?|tops?|outputs?|lets|adds|offers|follows?|followed|understands?|gave|gives|made|makes|takes|took|needs|runs|ran|looked|looks|is (?:priced|available|free|faster|slower|better|cheaper|the|a|an|our|now|live|out))\\b)");
    private static final Pattern IS_MODEL = Pattern.compile("(?:" + VERSION
            + ")?[」”\"》]?\\s?(?:这款|这个|的|一款)?(?:ai ?)?(?:视频|影片|文生|图生)?(?:生成)?(?:大)?(?:模型|视频(?!号|网|站))|(?:" + VERSION
            + ")? (?:ai )?(?:video )?(?:model|generator)\\b");
    private static final Pattern USED = Pattern.compile(
            "(?:用|试了|试试|试用|测了|实测|体验|换成|换|充|选|上手|推出|发布|上线|开源|相比|比|和|跟|与|、|/|vs\\.? ?|对比|叫|名为|丢给|交给|给|让|还有)\\s?[「“\"《]?"
                    + "|\\b(?:used?|using|with|try|tried|tested|than|beat|beats|versus|vs\\.?|ran|switch(?:ed)? to|picked|released?|releasing|launch(?:ed|ing)?|open-sourc(?:ed|ing)|introducing|meet|called|named|over) (?:the |our )?");
    private static final Pattern IS_OTHER = Pattern.compile(
            "[」”\"》]?\\s?(?:公司|科技|团队|创始|ceo|cto|联合|实验室|集团|资本|基金|先生|女士|老师|导演|博主|说|表示|告诉|回忆|笑|大学|学院|工作室|账号|功能|面板|按钮|模式|插件|芯片|显卡|手机|街|路|市)"
                    + "| (?:labs?|inc|said|says|told|wrote|argues|university|studios?|panel|feature|mode|button|plug-?in|toolbar|group|team|ventures|capital)\\b");

    /** "官方叫「提线」", "面板叫": a function is called so. */
    private static final Pattern NAMES_OTHER = Pattern.compile(
            "(?:功能|面板|模式|按钮|官方叫|管这个叫|把这个叫|这个叫|这叫|工具|模块|系统|滑杆|公司|团队|创始人|导演|主播|积分|单位|频道|栏目|标题|电影|短片|游戏|app)[^,。;]{0,4}$"
                    + "|\\b(?:called|named|call|calls) (?:it |this )?$|(?:feature|panel|mode|module|button|tool|plug-in|company|startup|founder|ceo) $");

    private SalientNames() {}

    /**
     * The names of an article that speak for themselves, surest first.
     *
     * @param folded its text, folded; the offsets are those of {@code text}
     * @param taken where a listed name stands
     * @param known where something that is listed is named
     * @param isVideoModel where one of the listed models is named
     * @param never words that no name is made of, lower case
     */
    static List<Candidate> in(
            String title,
            String text,
            String folded,
            BitSet taken,
            Predicate<String> known,
            Predicate<String> isVideoModel,
            Set<String> never) {
        Map<String, List<Integer>> places = new HashMap<>();
        latin(title, text, places);
        quoted(text, text, places);
        quoted(title, text, places);
        called(text, places);
        numbered(text, never, places);
        withAi(text, isVideoModel, places);
        places.values().forEach(starts -> starts.removeIf(taken::get));
        String foldedTitle = Fold.fold(title);
        List<Candidate> candidates = new ArrayList<>();
        places.entrySet().stream()
                .filter(entry -> entry.getValue().size() >= OFTEN
                        || (entry.getValue().size() > 1 && foldedTitle.contains(Fold.fold(entry.getKey()))))
                .sorted(Map.Entry.<String, List<Integer>>comparingByValue(Comparator.comparingInt(List::size))
                        .reversed()
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST_CANDIDATES)
                .forEach(entry -> {
                    String name = entry.getKey();
                    String small = Fold.fold(name);
                    if (never.contains(small) || isCommon(small, text) || known.test(name)) return;
                    int weight = weight(name, entry.getValue(), text, folded, isVideoModel)
                            + (foldedTitle.contains(small) ? 2 : 0);
                    if (weight >= LEAST_WEIGHT) candidates.add(new Candidate(name, weight));
                });
        candidates.sort(Comparator.comparingInt(Candidate::weight).reversed().thenComparing(Candidate::name));
        return candidates;
    }

    /** Latin words that begin with a capital, at their places. */
    private static void latin(String title, String text, Map<String, List<Integer>> places) {
        int end;
        for (int start = 0; start < text.length(); start = end) {
            end = start + 1;
            char first = text.charAt(start);
            if (first < 'A' || first > 'Z' || (start > 0 && isWord(text.charAt(start - 1)))) continue;
            while (end < text.length() && isWord(text.charAt(end)) && text.charAt(end) > '9') end++;
            boolean opensSentence =
                    start > 1 && text.charAt(start - 1) == ' ' && ".!?".indexOf(text.charAt(start - 2)) >= 0;
            if (end - start < SHORTEST || end - start > LONGEST) continue;
            if (opensSentence && !title.contains(text.substring(start, end))) continue;
            places.computeIfAbsent(text.substring(start, end), name -> new ArrayList<>())
                    .add(start);
        }
    }

    private static boolean isWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '@' || c == '_';
    }

    /** Short Chinese words that stand in quotation marks once, at all their places in the text. */
    private static void quoted(String words, String text, Map<String, List<Integer>> places) {
        for (String marks : List.of("「」", "“”", "『』", "《》")) {
            int from = words.indexOf(marks.charAt(0));
            for (int tried = 0; from >= 0 && tried < MOST_CANDIDATES; tried++) {
                int to = words.indexOf(marks.charAt(1), from);
                if (to < 0) break;
                String name = words.substring(from + 1, to);
                if (isHanName(name)) addAll(name, text, places);
                from = words.indexOf(marks.charAt(0), to);
            }
        }
    }

    /** "一个叫皮影匠，": Chinese words that something is called by. */
    private static void called(String text, Map<String, List<Integer>> places) {
        int at = text.indexOf('叫');
        for (int tried = 0; at >= 0 && tried < MOST_CANDIDATES; tried++) {
            Matcher name = HAN_CALLED.matcher(text).region(at + 1, Math.min(text.length(), at + 8));
            if (name.lookingAt() && isHanName(name.group(1))) addAll(name.group(1), text, places);
            at = text.indexOf('叫', at + 1);
        }
    }

    /** "放出了拾焰2": Chinese words right before a number that is no count, as long as they come up together. */
    private static void numbered(String text, Set<String> never, Map<String, List<Integer>> places) {
        Matcher version = VERSIONED.matcher(text).useTransparentBounds(true);
        List<Integer> numbers = new ArrayList<>();
        Map<Integer, List<Integer>> pairs = new HashMap<>();
        BitSet lasts = new BitSet();
        for (int at = 2; at < text.length() && numbers.size() < MOST_TRIED; at++) {
            char c = text.charAt(at);
            boolean begins = (c >= '1' && c <= '9') || c == 'V' || c == 'v';
            if (!begins || !isHan(text.charAt(at - 1)) || !isHan(text.charAt(at - 2))) continue;
            if (c <= '9' && !version.region(at, Math.min(text.length(), at + 8)).lookingAt()) continue;
            numbers.add(at);
            pairs.put(pairBefore(at, text), new ArrayList<>());
            lasts.set(text.charAt(at - 1));
        }
        if (pairs.isEmpty()) return;
        for (int at = 2; at <= text.length(); at++) {
            List<Integer> ends = lasts.get(text.charAt(at - 1)) ? pairs.get(pairBefore(at, text)) : null;
            if (ends != null) ends.add(at);
        }
        for (int at : numbers) {
            List<Integer> all = pairs.getOrDefault(pairBefore(at, text), List.of());
            if (all.size() < OFTEN) continue;
            String name = text.substring(at - 2, at);
            for (int length = 3; length <= LONGEST_HAN && at >= length && isHan(text.charAt(at - length)); length++) {
                String longer = text.substring(at - length, at);
                long together = all.stream()
                        .filter(end -> text.startsWith(longer, end - longer.length()))
                        .count();
                if (together * 3 < all.size() * 2L) break;
                name = longer;
            }
            if (isHanName(name) && !endsWithOneOf(never, name)) addAll(name, text, places);
        }
    }

    private static boolean endsWithOneOf(Set<String> words, String name) {
        for (int start = 0; start < name.length(); start++) if (words.contains(name.substring(start))) return true;
        return false;
    }

    /** "海鸥AI、可灵AI": a brand is written so, and stands beside a model that is known. */
    private static void withAi(String text, Predicate<String> isVideoModel, Map<String, List<Integer>> places) {
        int at = text.indexOf("AI");
        for (int tried = 0; at >= 0 && tried < MOST_TRIED; at = text.indexOf("AI", at + 2)) {
            int end = at + 2;
            if (end < text.length() && isWord(text.charAt(end))) continue;
            int start = at;
            while (start > 0 && at - start <= LONGEST_HAN && isHan(text.charAt(start - 1))) start--;
            boolean joined = start > 0 && isWord(text.charAt(start - 1));
            if (joined || !isHanName(text.substring(start, at))) continue;
            tried++;
            if (standsBeside(start, end, text, isVideoModel)) addAll(text.substring(start, end), text, places);
        }
    }

    private static int pairBefore(int end, String text) {
        return text.charAt(end - 2) << Character.SIZE | text.charAt(end - 1);
    }

    private static boolean isHan(char c) {
        return c >= 0x4e00 && c <= 0x9fff;
    }

    private static boolean isHanName(String name) {
        return name.length() >= 2
                && name.length() <= LONGEST_HAN
                && !isNotion(name)
                && name.chars().allMatch(c -> isHan((char) c) && NO_NAME.indexOf(c) < 0);
    }

    /** True if words end as the name of a notion does, not of a product. */
    static boolean isNotion(String name) {
        return ABSTRACT.indexOf(name.charAt(name.length() - 1)) >= 0;
    }

    private static void addAll(String name, String text, Map<String, List<Integer>> places) {
        if (places.containsKey(name)) return;
        List<Integer> at = new ArrayList<>();
        for (int i = text.indexOf(name); i >= 0; i = text.indexOf(name, i + name.length())) at.add(i);
        places.put(name, at);
    }

    /** True if a Latin word is also written small: "Studio", where there are studios. */
    private static boolean isCommon(String small, String text) {
        if (small.charAt(0) > 'z') return false;
        for (int at = text.indexOf(small); at >= 0; at = text.indexOf(small, at + 1)) {
            int end = at + small.length();
            boolean whole =
                    (at == 0 || !isWord(text.charAt(at - 1))) && (end == text.length() || !isWord(text.charAt(end)));
            if (whole) return true;
        }
        return false;
    }

    private static int weight(
            String name, List<Integer> places, String text, String folded, Predicate<String> isVideoModel) {
        int weight = 0;
        int good = 0;
        int bad = 0;
        for (int start : places.subList(0, Math.min(MOST_PLACES, places.size()))) {
            int end = start + name.length();
            int until = Math.min(folded.length(), end + WINDOW);
            int here = 0;
            if (VERSIONED.matcher(folded).region(end, until).lookingAt()) here += 2;
            if (IS_MODEL.matcher(folded).region(end, until).lookingAt()) here += 2;
            if (DOES.matcher(folded).region(end, until).lookingAt()) here++;
            if (endsWith(USED, folded, start)) here++;
            if (IS_OTHER.matcher(folded).region(end, until).lookingAt()) bad++;
            int mark = start > 0 && OPENING_MARKS.indexOf(folded.charAt(start - 1)) >= 0 ? start - 1 : start;
            if (endsWith(NAMES_OTHER, folded, mark)) bad += 2;
            if (standsBeside(start, end, text, isVideoModel)) here += 2;
            if (here > 0) good++;
            weight += here;
        }
        return good >= LEAST_PLACES && bad * 2 < good ? weight : 0;
    }

    private static boolean endsWith(Pattern words, String folded, int end) {
        Matcher before = words.matcher(folded).region(Math.max(0, end - 16), end);
        while (before.find()) if (before.end() == end) return true;
        return false;
    }

    /** "Vidu Q4、浮光和 Kling 3.0": in one list with a model that is known. */
    private static boolean standsBeside(int start, int end, String text, Predicate<String> isVideoModel) {
        int right = end;
        while (right < text.length() && right - end < 8 && "、,，和与跟/ ".indexOf(text.charAt(right)) < 0) right++;
        boolean joined = right < text.length() && "、,，和与跟/".indexOf(text.charAt(right)) >= 0;
        if (joined && isVideoModel.test(text.substring(right + 1, Math.min(text.length(), right + 14)))) return true;
        boolean after = start > 1 && "、和与跟/".indexOf(text.charAt(start - 1)) >= 0;
        return after && isVideoModel.test(text.substring(Math.max(0, start - 14), start - 1));
    }
}
