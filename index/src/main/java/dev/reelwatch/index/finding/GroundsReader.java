package dev.reelwatch.index.finding;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Measure;
import dev.reelwatch.index.claim.Status;
import dev.reelwatch.index.claim.Value;
import dev.reelwatch.index.entry.ModelFamily;
import dev.reelwatch.index.finding.Grounds.Naming;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.index.vocabulary.Fold;
import dev.reelwatch.index.vocabulary.Mention;
import dev.reelwatch.index.vocabulary.Vocabulary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads in an article what the sentences of its claims tell by themselves. */
public final class GroundsReader implements Function<Claim, Grounds> {
    /** As far back as the name may stand that a bare version belongs to, or a sentence of an article on many things. */
    private static final int NEAR = 240;
    /** Share of the names in a text from which on it is on one line, whatever its heading names. */
    private static final double MOSTLY = 2 / 3.0;

    private static final Pattern IS = Pattern.compile("[,，\\s]*(?:就是|正是|便是|即是|is|was)(?![a-z])");
    private static final Pattern APPOSED = Pattern.compile(",\\s+(?:\\p{Alnum}+\\s)?");
    /** Behind a name: the model is where something can be had. */
    private static final Pattern A_PLACE = Pattern.compile(
            "\\s*(?:(?:[、或和与及]|或者|以及)[^，。、；\\n]{1,12}?){0,3}(?:里|上|中)(?:就|都|也|直接|能|可以)*(?:玩|用|体验|使用|试|生成|找|看)");
    /** Behind a name: not the model came out but one of its functions. */
    private static final Pattern A_PART = Pattern.compile(
            "的(?!新)(?:(?!模型|版|代|工具|产品|应用|app)[\\u4e00-\\u9fff]){2,14}?(?:是|于|在)?[^，。；\\n]{0,10}(?:出|上线|推出|发布|更新)的");

    private static final Pattern RELEASED = Pattern.compile(
            "发布|推出|上线|开源|开放|亮相|公布|问世|登场|升级|更新|内测|公测|来了|[^不]出了|新增|迭代|launch|releas|introduc|announc|unveil|debut|\\broll|availab|\\bdrop|\\bship|updat|upgrad|\\bopen|\\bout\\b|\\blive\\b");

    private static final Pattern TIME =
            Pattern.compile("20\\d\\d|\\d{1,2}\\s*[年月日号]|[一二三四五六七八九十]月|[前去今同明]年|[昨前今明][天日晚夜早晨]|凌晨|刚刚|这两天|近[日期来]|最近"
                    + "|上+个?(?:周|星期|月)|[本这]个?(?:周|月|星期)|(?:周|星期)[一二三四五六日天]|(?:天|日|周|星期|个月|年)之?前"
                    + "|\\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\b|\\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\\b"
                    + "|yesterday|today|tonight|\\bjust\\b|recently|(?:last|this) (?:week|month|year)|\\bago\\b");
    private static final Pattern BEST_OF = Pattern.compile(
            "(?:今年|去年|本月|全年|年度)(?:以来)?[^,，。;；]{0,8}(?:最|第一|首屈)|\\b(?:best|most \\w+|fastest|biggest)\\b[^,.;]{0,30}\\b(?:this|last|the) (?:year|month)\\b");
    /** Behind these another time is spoken of than before them. */
    private static final Pattern BY_NOW = Pattern.compile("现在|如今|目前|眼下|[这此]次|这一?[版波]|\\bnow\\b|currently|this time");
    /** A day without its month, which cannot be read and is not that of the article. */
    private static final Pattern OTHER_DAY = Pattern.compile("(?<![\\d月]|月\\s)\\d{1,2}\\s?[日号](?![本线])");
    /** Told as news of these days ... */
    private static final Pattern FRESH = Pattern.compile(
            "刚刚|刚才|今[天日早晚晨]|正式|现[已在]|终于|重磅|官宣|宣布|最新|[这此]次|这[一]?波|来袭|炸裂|突然|全新"
                    + "|(?:发布|推出|上线|开源|开放|公布|亮相|升级|更新|开启|放出)了|已经?(?:上线|开放|推出|发布|开源)"
                    + "|\\bjust\\b|\\btoday\\b|\\bnow\\b|announc|introduc|unveil|\\bhas (?:launched|released)|launches|releases");
    /** ... or as something of the past, or of the time before or after it. */
    private static final Pattern BACK_THEN = Pattern.compile(
            "之前|此前|以前|曾经|当时|那时|当年|当初|后来|[日天周月年]前|[发推上开][布出线源](?:的?时候|之?[前后时]|大概|大约|以来)"
                    + "|过去[的]?(?:一|几|两|半)|previously|earlier|\\bback (?:then|in)\\b|at the time|used to|\\bwhen it\\b|\\bafter\\b|\\bbefore\\b|since its");

    private final Vocabulary vocabulary;
    private final Article article;
    private final Map<String, Boolean> listed = new HashMap<>();
    private Vocabulary.@Nullable Folded read;

    public GroundsReader(Vocabulary vocabulary, Article article) {
        this.vocabulary = vocabulary;
        this.article = article;
    }

    @Override
    public Grounds apply(Claim claim) {
        if (!claim.quote().standsIn(article.text())) return Grounds.of(claim);
        Vocabulary.Folded folded = folded();
        Place place = Place.of(article.text(), claim);
        String sentence = article.text().substring(place.from(), place.to());
        boolean news = claim.attribute() != Attribute.RELEASE || news(folded, place);
        boolean feature = claim.attribute().group() == Attribute.Group.CAPABILITY
                && namesFeature(folded.text().substring(place.start(), place.end()), claim.attribute());
        return new Grounds(
                sentence,
                naming(folded, claim, place),
                dates(folded, claim, place),
                news,
                feature,
                credit(claim, sentence));
    }

    /** What a credit costs, by the sentence; else by the article, which then must say but one thing on it. */
    private Optional<CreditPrice> credit(Claim claim, String sentence) {
        Optional<CreditPrice> here = Grounds.creditIn(claim, sentence);
        boolean inCredits = Figures.measureOf(claim)
                .filter(measure -> measure.unit().equals(Measure.CREDITS))
                .isPresent();
        return here.isPresent() || !inCredits ? here : Grounds.creditIn(claim, article.text());
    }

    private boolean namesFeature(String quote, Attribute attribute) {
        return vocabulary.feature(attribute).words().stream().anyMatch(quote::contains);
    }

    private Vocabulary.Folded folded() {
        Vocabulary.Folded held = read;
        if (held == null) read = held = vocabulary.read(article);
        return held;
    }

    /** A quote in its sentence, by offsets. */
    private record Place(int from, int start, int end, int to) {
        static Place of(String text, Claim claim) {
            int start = claim.quote().start();
            int end = claim.quote().end();
            return new Place(Sentences.startBefore(text, start), start, end, Sentences.endAfter(text, end));
        }
    }

    private Naming naming(Vocabulary.Folded folded, Claim claim, Place place) {
        String model = claim.model();
        String text = folded.text();
        String quote = text.substring(place.start(), place.end());
        if (!listed.computeIfAbsent(model, this::isListed)) {
            // no list finds its name again
            String name = Fold.letters(model);
            if (Fold.letters(quote).contains(name)) return Naming.QUOTE;
            return Fold.letters(text.substring(place.from(), place.to())).contains(name)
                    ? Naming.SENTENCE
                    : Naming.BEFORE;
        }
        List<Mention> named = folded.inText().stream()
                .filter(mention -> mention.start() >= place.from() && mention.end() <= place.to())
                .toList();
        List<Mention> around = named.stream()
                .filter(mention -> !isNoSubject(folded, claim, mention))
                .toList();
        List<Mention> quoted = around.stream()
                .filter(mention -> mention.start() >= place.start() && mention.end() <= place.end())
                .toList();
        if (quoted.isEmpty()
                && named.stream()
                        .anyMatch(mention -> mention.start() >= place.start() && mention.end() <= place.end())) {
            return Naming.NOT;
        }
        if (quoted.stream().anyMatch(mention -> mention.model().equals(model))) return Naming.QUOTE;
        Optional<Mention> next = around.stream()
                .filter(mention -> mention.start() >= place.end())
                .findFirst();
        // "the first one to come out is X"
        if (IS.matcher(text).region(place.end(), place.to()).lookingAt()) {
            return next.filter(mention -> mention.model().equals(model)).isPresent() ? Naming.SENTENCE : Naming.NOT;
        }
        Predicate<Mention> another = mention -> !mention.video() || !isFamily(mention, model);
        // "its new model, X, is out"
        if (next.filter(another)
                .filter(mention -> isApposed(text, place.end(), mention))
                .isPresent()) return Naming.NOT;
        if (quoted.stream().anyMatch(another)) return Naming.NOT;
        String line = vocabulary.lineOf(model);
        List<Mention> before = around.stream()
                .filter(mention -> mention.start() < place.start())
                .toList();
        boolean others = before.stream().anyMatch(mention -> mention.video() && another.test(mention));
        if (!others && isVersionIn(quote, line, model)) {
            return isNamedBefore(folded, place.end(), line) ? Naming.SENTENCE : Naming.NOT;
        }
        boolean former = claim.status() == Status.PAST;
        // in former times another version may have been meant
        if (!quoted.isEmpty()) return former ? Naming.NOT : Naming.BEFORE;
        Optional<Mention> last = before.stream().filter(Mention::video).reduce((a, b) -> b);
        if (last.isPresent()) {
            if (last.get().model().equals(model)) return Naming.SENTENCE;
            return former || another.test(last.get()) ? Naming.NOT : Naming.BEFORE;
        }
        // somebody else's thing
        if (before.stream().anyMatch(mention -> !mention.video())) return Naming.NOT;
        if (next.filter(mention -> mention.model().equals(model)).isPresent()) return Naming.SENTENCE;
        return continued(folded, claim, place, line);
    }

    /** True if a name stands between commas right behind a quote, be it with another word of it before. */
    private static boolean isApposed(String text, int end, Mention mention) {
        return APPOSED.matcher(text.substring(end, mention.start())).matches() && text.startsWith(",", mention.end());
    }

    private boolean isListed(String model) {
        return vocabulary.namesInQuestion(model).stream()
                .anyMatch(mention -> mention.model().equals(model));
    }

    /** The model itself, or what it is a version or variant of. */
    private boolean isFamily(Mention mention, String model) {
        return ModelFamily.covers(mention.model(), model)
                || (!mention.exact() && mention.line().equals(vocabulary.lineOf(model)));
    }

    private boolean isVersionIn(String words, String line, String model) {
        return vocabulary.versionsIn(words, line).stream()
                .anyMatch(version -> version.model().equals(model));
    }

    private static boolean isNamedBefore(Vocabulary.Folded folded, int end, String line) {
        return folded.inText().stream()
                        .anyMatch(mention ->
                                mention.line().equals(line) && mention.start() < end && mention.end() > end - NEAR)
                || folded.inTitle().stream().anyMatch(mention -> mention.line().equals(line));
    }

    /** A sentence without any name speaks of what was named last; a headline, of what is named first. */
    private Naming continued(Vocabulary.Folded folded, Claim claim, Place place, String line) {
        Optional<Mention> last = folded.inText().stream()
                .filter(mention -> mention.video() && mention.end() <= place.from())
                .filter(mention -> !isNoSubject(folded, claim, mention))
                .reduce((a, b) -> b);
        boolean headline =
                folded.text().indexOf('\n') >= place.end() || folded.text().indexOf('\n') < 0;
        if (last.isEmpty() && headline) {
            last = folded.inText().stream()
                    .filter(mention -> mention.video() && mention.start() >= place.end())
                    .filter(mention -> !isNoSubject(folded, claim, mention))
                    .findFirst();
        }
        boolean same = last.filter(mention -> mention.model().equals(claim.model())
                        || (claim.status() != Status.PAST && mention.line().equals(line)))
                // a page of short news goes on with something else that no list knows
                .filter(mention -> mention.end() > place.from() - NEAR || isOn(folded, line))
                .isPresent();
        return same ? Naming.BEFORE : Naming.NOT;
    }

    /** True if the article as a whole is on this line. */
    private static boolean isOn(Vocabulary.Folded folded, String line) {
        if (folded.inTitle().stream().anyMatch(mention -> mention.line().equals(line))) return true;
        long all = folded.inText().stream().filter(Mention::video).count();
        long its = folded.inText().stream()
                .filter(mention -> mention.video() && mention.line().equals(line))
                .count();
        return its >= MOSTLY * all;
    }

    /**
     * True where a name does not stand for the model itself: a maker brings out many things, a part that comes out is not
     * the whole, and where another model can be had is only a place.
     */
    private boolean isNoSubject(Vocabulary.Folded folded, Claim claim, Mention mention) {
        String text = folded.text();
        if (claim.attribute() == Attribute.AVAILABILITY) {
            return A_PLACE.matcher(text).region(mention.end(), text.length()).lookingAt();
        }
        if (claim.attribute() != Attribute.RELEASE) return false;
        if (A_PART.matcher(text).region(mention.end(), text.length()).lookingAt()) return true;
        Optional<String> maker = vocabulary.vendorOf(mention.line());
        return maker.filter(name -> !name.equals(mention.line())).isPresent()
                && isNameOf(maker.get(), text.substring(mention.start(), mention.end()));
    }

    private boolean isNameOf(String maker, String words) {
        return Fold.letters(maker).equals(Fold.letters(words))
                || vocabulary.vendorsIn(words).stream()
                        .anyMatch(found -> found.start() == 0
                                && found.end() == words.length()
                                && found.meaning().equals(maker));
    }

    private boolean dates(Vocabulary.Folded folded, Claim claim, Place place) {
        if (claim.trueAt().isEmpty() && claim.value().flatMap(Value::date).isEmpty()) return true;
        String text = folded.text();
        // "the best one of this year" tells no day
        if (BEST_OF.matcher(text).region(place.start(), place.end()).find()) return false;
        if (TIME.matcher(text).region(place.start(), place.end()).find()) return true;
        int timeEnd = -1;
        Matcher before = TIME.matcher(text).region(place.from(), place.start());
        while (before.find()) timeEnd = before.end();
        if (timeEnd >= 0) return !isAnother(folded, claim, timeEnd, place.start());
        Matcher after = TIME.matcher(text).region(place.end(), place.to());
        return after.find() && !isAnother(folded, claim, place.end(), after.start());
    }

    /** True if between a time and a quote something else is begun. */
    private boolean isAnother(Vocabulary.Folded folded, Claim claim, int from, int to) {
        return BY_NOW.matcher(folded.text()).region(from, to).find()
                || folded.inText().stream()
                        .anyMatch(mention -> mention.video()
                                && mention.start() >= from
                                && mention.end() <= to
                                && !isFamily(mention, claim.model()));
    }

    /** Said of these days, at the head of its paragraph or in so many words. */
    private static boolean news(Vocabulary.Folded folded, Place place) {
        String text = folded.text();
        String quote = text.substring(place.start(), place.end());
        if (!RELEASED.matcher(quote).find() || Promises.isToCome(quote)) return false;
        if (BACK_THEN.matcher(text).region(place.from(), place.to()).find()) return false;
        if (OTHER_DAY.matcher(text).region(place.from(), place.to()).find()) return false;
        int line = text.lastIndexOf('\n', place.start()) + 1;
        boolean heads = text.substring(line, place.start()).codePoints().noneMatch(Character::isIdeographic)
                && place.start() - line <= 8;
        return heads || FRESH.matcher(text).region(place.from(), place.to()).find();
    }
}
