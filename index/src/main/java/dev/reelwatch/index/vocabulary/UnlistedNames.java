package dev.reelwatch.index.vocabulary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the names of models that no list knows: what stands where a name stands beside "视频生成模型" or "video model",
 * is written as a name is, and is named again or carries a version.
 */
final class UnlistedNames {
    private static final int AFTER = 48;
    private static final int BEFORE = 64;
    private static final int MOST = 4;

    private static final String LATIN =
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
    private static final Pattern MADE_KNOWN = Pattern.compile(
            "发布|推出|上线|开源|亮相|公布|发表|面世|内测|公测|launch|releas|unveil|introduc|announc|debut|open-sourc",
            Pattern.CASE_INSENSITIVE);
    private static final int HEADINGS_OF_A_ROUND = 2;
    /** A numbered line that holds no more than a name, perhaps with its maker before it. */
    private static final Pattern HEADING = Pattern.compile(
            "(?m)^(?:#{1,6} ?)?(?:\\*\\*)?(?:[一二三四五六七八九十]{1,2}|\\d{1,2})\\s?[.、．)）:：]\\s?(?:\\p{IsHan}{1,6}\\s?的?\\s?)?("
                    + LATIN + ")(?:\\*\\*)?\\s*$");

    private static final Pattern VERSION = Pattern.compile("[ -]?[Vv]?(\\d{1,2}(?:\\.\\d{1,2})?)(?=$| )");

    private final WordFinder<Boolean> nouns;
    private final Set<String> never;
    private final Map<String, String> variants;

    UnlistedNames(List<String> nouns, Set<String> never, Map<String, String> variants) {
        WordFinder.Builder<Boolean> builder = new WordFinder.Builder<>();
        nouns.forEach(noun -> builder.add(noun, true));
        this.nouns = builder.build();
        this.never = never;
        this.variants = variants;
    }

    /**
     * The lines of an article that no list knows, at most a few.
     *
     * @param known where a listed name, a maker or another thing is named; no new name lies there
     */
    List<ModelLine> linesIn(String title, String text, String folded, java.util.function.Predicate<String> known) {
        Map<String, ModelLine> lines = new LinkedHashMap<>();
        look(title, Fold.fold(title), title, folded, known, lines);
        look(text, folded, title, folded, known, lines);
        lookAtHeadings(text, folded, known, lines);
        return List.copyOf(lines.values());
    }

    private void look(
            String words,
            String foldedWords,
            String title,
            String foldedText,
            java.util.function.Predicate<String> known,
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
            boolean news = MADE_KNOWN.matcher(words).region(start, end).find();
            if (isName(name.get(), title, foldedText, news, known)) {
                ModelLine line = line(name.get());
                lines.putIfAbsent(line.name(), line);
            }
        }
    }

    /** "一. 阿里 Animate Anyone", "二. 微软 GAIA": numbered headings of an article that goes through several name one each. */
    private void lookAtHeadings(
            String text, String foldedText, java.util.function.Predicate<String> known, Map<String, ModelLine> lines) {
        List<String> named = new ArrayList<>();
        int headings = 0;
        Matcher heading = HEADING.matcher(text);
        while (heading.find()) {
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
        return name.lookingAt() ? Optional.of(name.group()) : Optional.empty();
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
    private boolean isName(
            String name, String title, String foldedText, boolean news, java.util.function.Predicate<String> known) {
        String base = base(name);
        String folded = Fold.fold(base);
        if (folded.length() < 2 || known.test(name) || known.test(base)) return false;
        String[] words = folded.split("[ -]", -1);
        for (int i = 0; i < words.length; i++) {
            // "Nimbus Video": the noun may end a name, it is none by itself
            boolean noun = i > 0 && i == words.length - 1 && words[i].equals("video");
            if (!noun && never.contains(words[i])) return false;
        }
        boolean latin = folded.chars().anyMatch(c -> c < 128 && Character.isLetter(c));
        if (latin && folded.length() < 3) return false;
        if (!latin && !news) return false;
        boolean versioned = !base.equals(name);
        boolean inTitle = Fold.fold(title).contains(folded);
        int first = foldedText.indexOf(folded);
        boolean again = first >= 0 && foldedText.indexOf(folded, first + folded.length()) >= 0;
        return (versioned && (news || again || inTitle)) || (inTitle && (again || news)) || (news && again);
    }

    private static String base(String name) {
        Matcher version = VERSION.matcher(name);
        while (version.find()) {
            if (version.start() > 1) return name.substring(0, version.start());
        }
        return name;
    }

    private ModelLine line(String name) {
        String base = base(name);
        return new ModelLine(
                base,
                "",
                List.of(base),
                List.of(),
                Pattern.compile("(v?\\d{1,2}(?:\\.\\d{1,2})?)"),
                base + " {}",
                "",
                Map.of(),
                ModelLine.Whole.AS_WRITTEN,
                variants,
                Set.of(),
                Optional.empty(),
                List.of(),
                List.of());
    }

    /** All places of a line's name in a text. */
    static List<Mention> mentions(ModelLine line, Squashed squashed) {
        String spelling = Squashed.of(Fold.fold(line.name())).text();
        List<Mention> mentions = new ArrayList<>();
        if (spelling.isEmpty()) return mentions;
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
        return mentions;
    }

    /** The words a name never is, lower case. */
    static Set<String> lower(List<String> words) {
        Set<String> lower = new HashSet<>();
        words.forEach(word -> lower.add(word.toLowerCase(Locale.ROOT)));
        return Set.copyOf(lower);
    }
}
