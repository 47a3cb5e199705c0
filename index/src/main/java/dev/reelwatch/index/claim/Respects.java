package dev.reelwatch.index.claim;

import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.index.vocabulary.Attribute.Group;
import dev.reelwatch.index.vocabulary.Cues.Cue;
import dev.reelwatch.index.vocabulary.Feature;
import dev.reelwatch.index.vocabulary.Feature.Shape;
import dev.reelwatch.index.vocabulary.Feature.Verdict;
import dev.reelwatch.index.vocabulary.Opening;
import dev.reelwatch.index.vocabulary.Vocabulary;
import dev.reelwatch.index.vocabulary.WordFinder;
import dev.reelwatch.index.vocabulary.WordFinder.Found;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells in which respects a clause speaks of its subject. */
final class Respects {
    private static final int MOST_PER_CLAUSE = 6;
    /** A longer way to say that something stays as it is names what stays so. */
    private static final int LENT_LENGTH = 6;

    /** How a respect was found, surest first. */
    enum Kind {
        WORD,
        SHAPE,
        TOPIC,
        /** A clause before named the feature, this one says something of it. */
        CARRIED
    }

    /**
     * One respect, and the words that speak of it.
     *
     * @param verdict what these words say of the model at once
     */
    record Respect(Attribute attribute, Kind kind, int start, int end, Verdict verdict) {
        Respect(Attribute attribute, Kind kind, int start, int end) {
            this(attribute, kind, start, end, Verdict.NONE);
        }

        boolean judges() {
            return verdict != Verdict.NONE;
        }
    }

    private enum Role {
        WORD,
        TOPIC,
        EXCEPT,
        ANCHOR
    }

    private record Trigger(Attribute attribute, Role role, List<Shape> shapes, Verdict verdict) {
        Trigger(Attribute attribute, Role role) {
            this(attribute, role, List.of(), Verdict.NONE);
        }
    }

    /** A length or a size beside a price or a speed only tells what the price or speed is for. */
    private static final Set<Attribute> BASES = EnumSet.of(Attribute.DURATION, Attribute.RESOLUTION);

    private static final Set<Attribute> MOVES =
            EnumSet.of(Attribute.MOTION, Attribute.LIP_SYNC, Attribute.CAMERA_CONTROL, Attribute.AUDIO);

    private static final Set<Attribute> MODES =
            EnumSet.of(Attribute.TEXT_TO_VIDEO, Attribute.IMAGE_TO_VIDEO, Attribute.VIDEO_TO_VIDEO);

    /** "动作逼真", "电影级的镜头控制": adjectives of a picture that judge whatever else is named beside them. */
    private static final Set<String> LENT = Set.of(
            "细腻",
            "逼真",
            "精致",
            "写实",
            "清晰",
            "真实",
            "电影级",
            "电影感",
            "影视级",
            "影院级",
            "高质量",
            "realistic",
            "lifelike",
            "cinematic");

    /** "API 的价格": beside a price, a door is what is paid for. */
    private static final Set<String> DOORS = Set.of("api", "接口", "会员", "会员用户", "subscribers", "付费用户", "免费用户");

    private static final Set<String> USERS =
            Set.of("付费用户", "企业用户", "企业客户", "会员用户", "订阅用户", "全球用户", "海外用户", "国内用户", "subscribers", "paid users");

    private static final Set<String> CUSTOMERS = Set.of("customers");

    private static final Set<String> AT_HOME = Set.of("本地部署", "私有化部署", "一键部署", "on-premise");

    /** "在各种光照条件下", "without losing detail,": under which circumstances. */
    private static final Pattern CIRCUMSTANCE = Pattern.compile(
            "\\((?:如|例如|比如|such as|e\\.g\\.)[^)]{2,40}\\)|在[^,。;在]{2,24}?(?:条件|环境|情况|场景|过程|状态)(?:之?下|中|上|时)|在(?:处理|面对|遇到|碰到)[^,。;]{2,14}时|(?:比起|除了)[^,。;]{2,10},|\\b(?:while|without|regardless of|despite|when) [^,.;]{4,50}(?=,)");

    /** "更适合需要长镜头的创作者": what somebody needs. */
    private static final Opening NEEDED = Opening.compile(
            "适(?:合|用于)[^,。]{0,6}(?:需要|追求|想要)|(?:对|在)[^,。]{2,24}(?:有较高要求|要求较高|要求很高|有严格要求|要求高)的|\\bwho (?:needs?|requires?|wants?|demands?|cares? about) |\\b(?:if|when) you(?:'re| are)? (?:need|want|require|expect|expecting|looking for|after|hoping for) ");

    private static boolean takesTheAdjective(Attribute attribute) {
        return attribute != Attribute.VISUAL_QUALITY && attribute != Attribute.OVERALL && attribute.isAble();
    }

    /** Makes a clause speak of some attributes, which the text before it names, and of nothing else. */
    static void carry(Set<Attribute> attributes, Map<Attribute, Respect> spoken, Sentence.Clause clause) {
        spoken.clear();
        for (Attribute attribute : attributes) {
            spoken.put(attribute, new Respect(attribute, Kind.CARRIED, clause.start(), clause.end()));
        }
    }

    private final WordFinder<Trigger> triggers;

    Respects(Vocabulary vocabulary) {
        WordFinder.Builder<Trigger> builder = new WordFinder.Builder<>();
        for (Attribute attribute : Attribute.values()) {
            Feature feature = vocabulary.feature(attribute);
            feature.words().forEach(word -> builder.add(word, new Trigger(attribute, Role.WORD)));
            feature.topics().forEach(word -> builder.add(word, new Trigger(attribute, Role.TOPIC)));
            feature.except().forEach(word -> builder.add(word, new Trigger(attribute, Role.EXCEPT)));
            feature.good()
                    .forEach(word -> builder.add(word, new Trigger(attribute, Role.WORD, List.of(), Verdict.GOOD)));
            feature.bad().forEach(word -> builder.add(word, new Trigger(attribute, Role.WORD, List.of(), Verdict.BAD)));
            for (Shape shape : feature.shapes()) {
                Trigger trigger = new Trigger(attribute, Role.ANCHOR, List.of(shape), shape.verdict());
                shape.anchors().forEach(anchor -> builder.add(anchor, trigger));
            }
        }
        triggers = builder.build();
    }

    /** The respects of one text, read in one pass. */
    final class OfText {
        private final String masked;
        private final Places<Trigger> found;

        /**
         * @param masked the folded text with every name of a model blotted out
         */
        OfText(String masked) {
            this.masked = masked;
            found = new Places<>(triggers.in(masked));
        }

        /**
         * The respects a clause speaks of, none twice.
         *
         * @param opens true where the clause only tells in which respect the next one judges: "论画质,"
         */
        Map<Attribute, Respect> in(Sentence.Clause clause, Judgement judgement, boolean opens) {
            Map<Attribute, Respect> respects = new EnumMap<>(Attribute.class);
            List<Found<Trigger>> inside = found.within(clause.start(), clause.end());
            if (inside.isEmpty()) return respects;
            Set<Attribute> excepted = EnumSet.noneOf(Attribute.class);
            for (Found<Trigger> trigger : inside) {
                if (trigger.meaning().role() == Role.EXCEPT)
                    excepted.add(trigger.meaning().attribute());
            }
            for (Found<Trigger> trigger : inside) {
                if (trigger.meaning().role() == Role.WORD) add(respects, trigger, Kind.WORD);
            }
            shapes(clause, inside, respects);
            respects.keySet().removeAll(excepted);
            if (clause.end() - clause.start() > 6 && Figures.isWorkForClip(masked, clause)) {
                respects.putIfAbsent(
                        Attribute.GENERATION_SPEED,
                        new Respect(Attribute.GENERATION_SPEED, Kind.SHAPE, clause.start(), clause.end()));
                respects.keySet().removeAll(BASES);
                respects.remove(Attribute.HARDWARE);
            }
            // "在文生视频和图生视频两个维度斩获第一": what the list is on
            if (respects.containsKey(Attribute.RANKING)) respects.keySet().removeAll(MODES);
            if (judgement.asserts() || opens)
                topics(inside, excepted, judgement.judges() || opens, judgement, respects);
            if (respects.size() > 1) dropWhatElseIsMeant(clause, respects);
            Respect look = respects.get(Attribute.VISUAL_QUALITY);
            if (look != null
                    && LENT.contains(masked.substring(look.start(), look.end()))
                    && respects.keySet().stream().anyMatch(Respects::takesTheAdjective)) {
                respects.remove(Attribute.VISUAL_QUALITY);
            }
            Respect steady = respects.get(Attribute.CONSISTENCY);
            // "保持光影与风格一致": what is kept, not how it looks
            if (steady != null && steady.end() - steady.start() > LENT_LENGTH) {
                respects.values()
                        .removeIf(each -> !each.equals(steady)
                                && each.start() >= steady.start()
                                && each.end() <= steady.end()
                                && each.verdict() == Verdict.NONE);
            }
            if (respects.size() > MOST_PER_CLAUSE) respects.values().removeIf(r -> r.kind() == Kind.TOPIC);
            return respects;
        }

        private void dropWhatElseIsMeant(Sentence.Clause clause, Map<Attribute, Respect> respects) {
            boolean figure = holdsDigit(clause);
            // "口型慢了半拍", "动作偏慢": slow to watch, not to make
            if (!figure && MOVES.stream().anyMatch(respects::containsKey)) respects.remove(Attribute.GENERATION_SPEED);
            if (respects.containsKey(Attribute.PRICE) && figure)
                respects.keySet().removeAll(BASES);
            Respect access = respects.get(Attribute.AVAILABILITY);
            if (access == null) return;
            // "rolling out to enterprise customers": whom it is open to
            if (!figure && says(respects.get(Attribute.ADOPTION), CUSTOMERS)) respects.remove(Attribute.ADOPTION);
            // "付费用户约 180 万": how many there are; "本地部署需要 24GB 显存": what it takes, not that it may be had
            boolean otherwise = (respects.containsKey(Attribute.PRICE) && isDoor(access))
                    || (respects.containsKey(Attribute.ADOPTION) && says(access, USERS))
                    || (respects.containsKey(Attribute.HARDWARE) && says(access, AT_HOME));
            if (otherwise) respects.remove(Attribute.AVAILABILITY);
        }

        private boolean says(@Nullable Respect respect, Set<String> words) {
            return respect != null && words.contains(masked.substring(respect.start(), respect.end()));
        }

        private boolean isDoor(Respect access) {
            String words = masked.substring(access.start(), access.end());
            return DOORS.contains(words) || words.endsWith("会员");
        }

        /** "在各种光照条件下保持角色一致" speaks of what is kept, not of the light. */
        void dropCircumstances(Sentence.Clause clause, Map<Attribute, Respect> respects) {
            NEEDED.first(masked, clause.start(), clause.end())
                    .ifPresent(needs -> respects.values().removeIf(respect -> respect.start() >= needs.start()));
            if (respects.size() < 2) return;
            Matcher frame = CIRCUMSTANCE.matcher(masked).region(clause.start(), clause.end());
            while (frame.find()) {
                int start = frame.start();
                int end = frame.end();
                boolean tellsMore = respects.values().stream()
                        .anyMatch(respect -> respect.start() >= end || respect.end() <= start);
                if (tellsMore) respects.values().removeIf(respect -> respect.start() >= start && respect.end() <= end);
            }
        }

        private void shapes(Sentence.Clause clause, List<Found<Trigger>> inside, Map<Attribute, Respect> respects) {
            List<Shape> tried = new ArrayList<>(4);
            for (Found<Trigger> anchor : inside) {
                Trigger trigger = anchor.meaning();
                if (trigger.role() != Role.ANCHOR) continue;
                Respect before = respects.get(trigger.attribute());
                if (before != null && (before.judges() || trigger.verdict() == Verdict.NONE)) continue;
                Shape shape = trigger.shapes().get(0);
                if (tried.contains(shape)) continue;
                tried.add(shape);
                if (shape.needsDigit() && !holdsDigit(clause)) continue;
                if (shape.needsName() && !holdsName(clause)) continue;
                shape.pattern()
                        .first(masked, clause.start(), clause.end())
                        .ifPresent(words -> respects.put(
                                trigger.attribute(),
                                new Respect(
                                        trigger.attribute(), Kind.SHAPE, words.start(), words.end(), shape.verdict())));
            }
        }

        private boolean holdsDigit(Sentence.Clause clause) {
            for (int i = clause.start(); i < clause.end(); i++) {
                char c = masked.charAt(i);
                if ((c >= '0' && c <= '9') || "一二两三四五六七八九十百几半".indexOf(c) >= 0) return true;
            }
            return false;
        }

        private boolean holdsName(Sentence.Clause clause) {
            return masked.indexOf(Feature.NAME, clause.start(), clause.end()) >= 0;
        }

        private static void topics(
                List<Found<Trigger>> inside,
                Set<Attribute> excepted,
                boolean judges,
                Judgement judgement,
                Map<Attribute, Respect> respects) {
            boolean precise = respects.keySet().stream()
                    .anyMatch(a ->
                            a.group() == Group.CAPABILITY || (a.group() == Group.QUALITY && a != Attribute.OVERALL));
            for (Found<Trigger> trigger : inside) {
                Attribute attribute = trigger.meaning().attribute();
                if (trigger.meaning().role() != Role.TOPIC || excepted.contains(attribute)) continue;
                if (attribute == Attribute.OVERALL || attribute == Attribute.FEATURE_OTHER) {
                    if (!respects.isEmpty()) continue;
                    if (attribute == Attribute.OVERALL && !judgement.judges()) continue;
                    if (attribute == Attribute.FEATURE_OTHER && !judgement.tells(Cue.ABILITY)) continue;
                } else if (attribute == Attribute.AVAILABILITY && respects.containsKey(Attribute.RANKING)) {
                    continue;
                } else if (attribute == Attribute.ADOPTION && respects.containsKey(Attribute.AVAILABILITY)) {
                    continue; // "只对企业客户开放": whom it is open to
                } else if (attribute == Attribute.CAMERA_CONTROL && respects.containsKey(Attribute.MULTI_SHOT)) {
                    continue; // "不同镜头间保持一致": between shots
                } else if (attribute == Attribute.EDITING && respects.containsKey(Attribute.AUDIO)) {
                    continue; // "自动添加音效": what is added is heard
                } else if (attribute.group() == Group.QUALITY && (precise || !judges)) {
                    continue;
                }
                add(respects, trigger, Kind.TOPIC);
            }
        }

        private static void add(Map<Attribute, Respect> respects, Found<Trigger> trigger, Kind kind) {
            Attribute attribute = trigger.meaning().attribute();
            Respect before = respects.get(attribute);
            Verdict verdict = trigger.meaning().verdict();
            if (before != null && (before.judges() || verdict == Verdict.NONE)) return;
            respects.put(attribute, new Respect(attribute, kind, trigger.start(), trigger.end(), verdict));
        }
    }
}
