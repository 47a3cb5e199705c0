package dev.reelwatch.index.claim;

import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.index.vocabulary.Cues.Cue;
import dev.reelwatch.index.vocabulary.Opening;
import dev.reelwatch.index.vocabulary.Vocabulary;
import dev.reelwatch.index.vocabulary.WordFinder.Found;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells on whose word the claims of one article stand: by who writes it, who is asked in it, and how each clause tells them. */
final class Authority {
    /** The title of a talk with those who made it: "专访 Vidu 团队", "an interview with Runway's CEO". */
    private static final Pattern TALK = Pattern.compile("专访|对话|访谈|对谈|采访|独家|interview|conversation with|q&a");

    private static final int TALK_OPENS = 400; // in so many characters it is told who is talked with

    /** Those who made it, as the title or the opening tells. */
    private static final Pattern STAFF =
            Pattern.compile("团队|创始人|ceo|cto|负责人|首席|总裁|总经理|产品经理|科学家|founder|head of|lead|team");

    /** "沈女士:": who speaks in a paragraph of a talk. */
    private static final Pattern SPEAKER = Pattern.compile("(?m)^[*\\s]{0,4}([\\p{L}·. ]{2,16}?)\\*{0,2} ?:");

    /** So often one who is asked speaks. */
    private static final int TURNS = 3;

    private static final Pattern RELEASE_NOTES =
            Pattern.compile("release notes|changelog|更新日志|更新说明|更新公告|版本说明|what's new in");

    /** The title of an article that comments on what others tell. */
    private static final Pattern COMMENTS = Pattern.compile(
            "为什么|为何|凭什么|背后|启示|真相|复盘|终局|反思|解读|思考|观察|之死|终结|陨落|困局|落幕|退场|败局|你怎么看|意味着|冷思考|\\b(?:why|lessons?|what .{1,40} (?:means|tells)|the (?:end|rise|fall) of|opinion|analysis)\\b");

    /** "我亲自测了": the writer tells what he found. */
    private static final Opening TESTS = Opening.compile(
            "(?:我|我们|小编|笔者)(?:自己|亲自|连续?|又|也|先|刚|都|花了[^,。]{1,8})?(?:测|实测|试(?!图|着)|跑了)|亲测|\\b(?:i|we)(?:'ve| have)? (?:personally )?(?:tested|tried|ran) ");

    /** The writer tells of himself; what he finds is a verdict all the same. */
    private static final Opening FIRST_PERSON =
            Opening.compile("我(?!们?(?:觉得|认为|感觉|发现|最|很|非常|看来|见过|用过))|\\b(?:i|my)\\b(?! (?:found|think|like|love))");

    /** "折合两块钱", "一万块能做 2700 条": a price that the writer worked out. */
    private static final Opening COMPUTED = Opening.compile(
            "花了?\\s?\\d|相当于|折合|约合|折算|换算|(?:算|摊|平均|加|一年|一个?月|一天)下来|合(?:每|人民币|美元)|性价比|预算|[能可]以?省|省下|(?:一年|每年|一个月|每月)(?:做|发|跑|出|拍)[^,。;]{0,6}条|(?:就|还)是?要?\\s?\\d[^,。;]{0,8}(?:元|块|美元|刀)|works out|comes (?:out )?to|adds up|equals|equivalent|per (?:usable|finished) ");

    /** "按会员价折算，一条约 2 元": likewise, told before. */
    private static final Opening CONVERTED = Opening.compile("折算|折合|换算|折下来|算下来|摊下来");

    private final String folded;
    private final Subjects subjects;
    private final Places<Cue> cues;
    private final Voice voice;
    private final boolean makersSpeak;
    private final Optional<String> house;
    private int paragraph = -1;
    private boolean paragraphIsOwn;

    Authority(Vocabulary vocabulary, Vocabulary.Folded read, Subjects subjects, Places<Cue> cues) {
        folded = read.text();
        this.subjects = subjects;
        this.cues = cues;
        voice = voiceOf(read, cues);
        makersSpeak = isTalk(read) || RELEASE_NOTES.matcher(read.title()).find();
        house = vocabulary.houseOf(read.article());
    }

    private static Voice voiceOf(Vocabulary.Folded read, Places<Cue> cues) {
        String folded = read.text();
        int own = 0;
        for (Found<Cue> cue : cues.all()) if (cue.meaning() == Cue.AUTHOR) own++;
        boolean tests = COMMENTS.matcher(read.title()).find()
                || TESTS.first(folded, 0, folded.length()).isPresent();
        return Voice.of(own, folded.length(), tests);
    }

    /** True if those who made a model are asked, and answer. */
    private static boolean isTalk(Vocabulary.Folded read) {
        String title = read.title();
        String folded = read.text();
        return TALK.matcher(title).find()
                && (speaksInTurns(title, folded)
                        || STAFF.matcher(title + folded.substring(0, Math.min(TALK_OPENS, folded.length())))
                                .find());
    }

    /** True if one who is named in the title speaks again and again. */
    private static boolean speaksInTurns(String title, String folded) {
        Map<String, Integer> turns = new HashMap<>();
        Matcher speaker = SPEAKER.matcher(folded);
        while (speaker.find()) {
            String name = speaker.group(1).strip();
            if (title.contains(name) && turns.merge(name, 1, Integer::sum) >= TURNS) return true;
        }
        return false;
    }

    /**
     * On whose word a clause claims something. "我们" are the makers where they are asked, and on their own pages.
     *
     * @param hasNumber true where the clause states a figure
     */
    Basis of(String model, Attribute attribute, Passage passage, Status status, Polarity polarity, boolean hasNumber) {
        // what it costs is the maker's word, unless a word of the paragraph is the writer's own
        boolean told = voice == Voice.THROUGHOUT && attribute == Attribute.PRICE && !isOwn(passage.sentence());
        Voice heard = told ? Voice.NOW_AND_THEN : voice;
        Basis basis = passage.judgement().basis(attribute, status, polarity, hasNumber, heard, passage.whole());
        boolean ofMaker =
                makersSpeak || (house.isPresent() && subjects.vendorOf(model).equals(house));
        if (ofMaker) return basis == Basis.AUTHOR ? Basis.VENDOR : basis;
        Sentence.Clause clause = passage.clause();
        boolean computed = attribute == Attribute.PRICE
                && basis == Basis.VENDOR
                && (COMPUTED.first(folded, clause.start(), clause.end()).isPresent()
                        || CONVERTED
                                .first(folded, passage.sentence().start(), clause.start())
                                .isPresent());
        return computed ? Basis.AUTHOR : basis;
    }

    /** True if the paragraph of a sentence holds words of the writer's own. */
    private boolean isOwn(Sentence sentence) {
        if (sentence.paragraph() != paragraph) {
            paragraph = sentence.paragraph();
            int start = folded.lastIndexOf('\n', sentence.start()) + 1;
            int end = folded.indexOf('\n', sentence.start());
            paragraphIsOwn = cues.within(start, end < 0 ? folded.length() : end).stream()
                    .anyMatch(cue -> cue.meaning() == Cue.AUTHOR);
        }
        return paragraphIsOwn;
    }

    /** True if the writer tells what he found himself, from the first line to the last. */
    boolean isWritersOwn() {
        return voice == Voice.THROUGHOUT;
    }

    /** "我用它做了一条短片": true if the writer tells of himself in a clause. */
    boolean isOfWriter(Sentence.Clause clause) {
        return FIRST_PERSON.first(folded, clause.start(), clause.end()).isPresent();
    }
}
