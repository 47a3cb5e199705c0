package dev.reelwatch.index.finding;

import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.index.vocabulary.Fold;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What part of a thing a claim speaks of: the faces are steady and the background is not, and both may be so. */
final class Kinds {
    /** Parts of a picture, and what can be handed to a model to go by. */
    private static final Map<String, Pattern> SEEN = new LinkedHashMap<>();
    /** What can be heard. */
    private static final Map<String, Pattern> HEARD = new LinkedHashMap<>();

    static {
        SEEN.put(
                "people",
                Pattern.compile(
                        "人物|角色|主体|人脸|脸|面部|五官|表情|人像|\\bfac(?:e|es|ial)\\b|character|\\bpeople\\b|\\bperson\\b|\\bsubjects?\\b"));
        SEEN.put("hands", Pattern.compile("手指|手部|双手|\\bhands?\\b|finger"));
        SEEN.put("background", Pattern.compile("背景|background"));
        SEEN.put("scene", Pattern.compile("场景(?!下|中|里)|环境一致|\\bscenes?\\b|\\blocations?\\b"));
        SEEN.put("object", Pattern.compile("物体|物品|道具|产品|商品|\\bobjects?\\b|\\bprops?\\b|\\bproducts?\\b"));
        SEEN.put("fluid", Pattern.compile("流体|液体|水花|水流|海浪|浪花|\\bwater\\b|liquid|fluid"));
        SEEN.put("cloth", Pattern.compile("布料|衣服|衣料|cloth|fabric"));
        SEEN.put("hair", Pattern.compile("毛发|头发|\\bhair\\b|\\bfur\\b"));
        SEEN.put("text", Pattern.compile("文字|字幕|招牌|字体|\\blogos?\\b|lettering|\\bsigns?\\b"));
        SEEN.put("style", Pattern.compile("风格|画风|\\bstyles?\\b"));
        SEEN.put("voice", Pattern.compile("声音|音频|音色|嗓音|\\bvoices?\\b|\\baudio\\b"));
        HEARD.put("speech", Pattern.compile("对白|台词|人声|说话|旁白|对话|dialogue|speech|\\bvoices?\\b|spoken"));
        HEARD.put("effects", Pattern.compile("音效|环境音|环境声|sound effects?|ambient|\\bsfx\\b|foley"));
        HEARD.put("music", Pattern.compile("音乐|配乐|\\bbgm\\b|\\bmusic|soundtrack"));
    }

    private Kinds() {}

    /** The parts that the words of a claim name; empty where it speaks of the whole. */
    static Set<String> of(Claim claim) {
        String words = Fold.fold(claim.quote().text());
        Set<String> kinds = new HashSet<>();
        (claim.attribute() == Attribute.AUDIO ? HEARD : SEEN).forEach((kind, pattern) -> {
            if (pattern.matcher(words).find()) kinds.add(kind);
        });
        return kinds;
    }

    /** True if both name parts, and none that the other names. */
    static boolean differ(Claim a, Claim b) {
        return disjoint(of(a), of(b));
    }

    /** True if there are parts on both sides, and none on both. */
    static boolean disjoint(Set<String> one, Set<String> other) {
        return !one.isEmpty() && !other.isEmpty() && Collections.disjoint(one, other);
    }
}
