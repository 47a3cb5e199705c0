package dev.reelwatch.index.claim;

import dev.reelwatch.index.vocabulary.Fold;
import dev.reelwatch.index.vocabulary.Mention;
import dev.reelwatch.index.vocabulary.Opening;
import dev.reelwatch.index.vocabulary.Vocabulary;
import java.util.List;
import java.util.Optional;

/** Tells which models the names in a clause mean: a line may mean its version, and a product's name its maker. */
final class NamedModels {
    /** A clause speaks of so many models at most. */
    private static final int MOST = 6;

    private static final List<String> HOMES =
            List.of("官网", "app", "平台", "网页", "网站", "客户端", "官方", "api", "小程序", "里", "上", "中");

    private static final Opening HOUSE_OF = Opening.compile(
            "[”\"」]?\\s?(?:ai)?\\s?(?:平台|官网|app|推出|发布|研发|上线了?|上架|接入了?|开放|首发|已经?|正式|也|里|中|上|的|旗下|最新|全新|新一代|视频|生成|大?模型|:|\\s)*[「\"]?");

    private final Vocabulary vocabulary;
    private final String folded;
    private final Mentions mentions;
    private final ArticleTopic topic;

    NamedModels(Vocabulary vocabulary, String folded, Mentions mentions, ArticleTopic topic) {
        this.vocabulary = vocabulary;
        this.folded = folded;
        this.mentions = mentions;
        this.topic = topic;
    }

    /**
     * The models named, a line only where none of its versions stands beside it.
     *
     * @param spokenOf the models spoken of last
     * @param last the one of them that was named last
     */
    List<String> of(List<Mention> named, List<String> spokenOf, Optional<String> last) {
        if (named.isEmpty()) return List.of();
        if (named.size() == 1) return List.of(meantBy(named.get(0), spokenOf, last));
        return named.stream()
                .filter(mention -> !isMakerOf(mention, named))
                .filter(mention -> mention.exact()
                        || named.stream()
                                .noneMatch(
                                        other -> other.exact() && other.line().equals(mention.line())))
                .map(Mention::model)
                .distinct()
                .limit(MOST)
                .toList();
    }

    private String meantBy(Mention mention, List<String> spokenOf, Optional<String> last) {
        if (mention.exact()) return mention.model();
        if (mention.kind() == Mention.Kind.FEATURE) return usedWith(mention.line(), spokenOf);
        Optional<String> about = topic.model();
        if (about.isPresent() && isMakerOfTopic(mention)) return about.get();
        if (last.isPresent() && isMakerOf(mention, last.get())) return last.get();
        return isAtHome(mention) ? topic.settled(mention.model()) : mention.model();
    }

    /** "Act-One 也没有": a feature of a line, said of the version that is spoken of. */
    private String usedWith(String line, List<String> spokenOf) {
        return topic.settled(spokenOf.stream()
                .filter(model -> mentions.isOf(line, model))
                .findFirst()
                .orElse(line));
    }

    /** "在可灵官网体验" speaks of where a model is found: of the model that is spoken of, not of the line as such. */
    private boolean isAtHome(Mention mention) {
        int at = folded.startsWith(" ", mention.end()) ? mention.end() + 1 : mention.end();
        for (String home : HOMES) {
            if (folded.startsWith(home, at) && !folded.startsWith("版", at + home.length())) return true;
        }
        return false;
    }

    /** "Luma AI 推出了新功能", where the article is on another product of that maker. */
    private boolean isMakerOfTopic(Mention mention) {
        return topic.line().filter(line -> makesBoth(mention, line)).isPresent();
    }

    /** "Luma 没有公布参数量", "即梦会员 160 积分": a maker called as a product is, or the product that the model is used in, right after another product of it. */
    private boolean isMakerOf(Mention mention, String model) {
        return makesBoth(mention, mentions.lineOf(model));
    }

    /** True if a product is called as its maker is, or other models are used in it, and another line is of that maker. */
    private boolean makesBoth(Mention mention, String line) {
        if (mention.kind() != Mention.Kind.MODEL || line.equals(mention.line())) return false;
        Optional<String> vendor = vocabulary.vendorOf(mention.line());
        return vendor.isPresent()
                && vendor.equals(vocabulary.vendorOf(line))
                && (vocabulary.isHouse(mention.line()) || isCalledAs(vendor.get(), mention));
    }

    private boolean isCalledAs(String vendor, Mention mention) {
        return Fold.fold(vendor).startsWith(folded.substring(mention.start(), mention.end()));
    }

    /**
     * "Luma AI announced Ray4": a maker called as its product is, beside the model it made. "即梦 Seedance 2.0": the house
     * right before its model.
     */
    private boolean isMakerOf(Mention mention, List<Mention> named) {
        if (mention.exact() || mention.kind() != Mention.Kind.MODEL) return false;
        Optional<String> vendor = vocabulary.vendorOf(mention.line());
        if (vendor.isEmpty()) return false;
        boolean asMaker = isCalledAs(vendor.get(), mention);
        return named.stream()
                .anyMatch(other -> other.start() > mention.start()
                        && !other.line().equals(mention.line())
                        && vocabulary.vendorOf(other.line()).equals(vendor)
                        && (asMaker || (other.exact() && leadsTo(mention, other))));
    }

    private boolean leadsTo(Mention house, Mention model) {
        int from = house.end();
        int to = model.start();
        return from <= to && HOUSE_OF.fills(folded, from, to);
    }
}
