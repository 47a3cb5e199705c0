package dev.reelwatch.index.claim;

import dev.reelwatch.crawler.article.TextTable;
import dev.reelwatch.crawler.article.TextTable.Cell;
import dev.reelwatch.index.claim.Tables.Told;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.index.vocabulary.Attribute.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the figure of a cell of a table: as {@link Figures} do, and where the cell holds no more than a number, in the
 * unit that its heading or the words beside the table tell.
 */
final class CellFigures {
    /** So many characters before and behind a table may tell what its prices are for. */
    private static final int AROUND = 300;

    private static final String ABOUT = "(?:约|近|最多|最高|至多|最大|up to|max\\.?|[~≈≤<>])?\\s?";
    private static final String PLAIN = "(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d{1,9}(?:\\.\\d+)?)";
    private static final Pattern BARE = Pattern.compile(ABOUT + PLAIN + "\\s?\\+?(?:\\s?±\\s?\\d+(?:\\.\\d+)?)?");
    private static final Pattern PICTURES = Pattern.compile(ABOUT + PLAIN + "\\s?(?:张|幅|images?|pictures?|photos?)");
    /** "3-5 min": ranges are given as they are written. */
    private static final Pattern RANGE = Pattern.compile("\\d\\s?[a-z秒分元]{0,4}\\s?[-~–至到]\\s?[$¥￥]?\\d");

    private static final Pattern NUMBER = Pattern.compile(PLAIN);
    private static final Pattern SCORE = Pattern.compile("(\\d{1,6}(?:\\.\\d+)?)\\s?(?:/\\s?\\d{1,4}|分|%)?");
    private static final Pattern UNIT = Pattern.compile(
            "[(\\[]([^)\\]]{1,16})[)\\]]|/\\s?([^/()\\s]{1,8}(?:/[^/()\\s]{1,8})?)$|[,:]\\s?([^,:]{1,8})$");
    private static final Pattern CURRENCY = Pattern.compile("us\\$|[$¥￥]|usd|美元|美金|元|rmb|cny|人民币|积分|灵感值|点数|credits?");
    private static final Pattern CLIP = Pattern.compile("(\\d{1,3})\\s?(?:秒|s\\b|-?sec(?:onds?)?\\b|-?seconds?\\b)");
    private static final Pattern A_CLIP = Pattern.compile("[单每一][条次个支段]");
    private static final Pattern KNOWN_LINES = Pattern.compile("480|540|720|768|1080|1440|2160");
    /** "单位没标的一律是美元/秒": what is told of all prices of a table beside it. */
    private static final Pattern ALL_PRICES =
            Pattern.compile("(?:单位|计价|一律|均为|均按|统一按|都按|prices? (?:are|is|in)|all prices|pricing is)[^。;\\n]{0,30}");

    private static final Pattern LINES = Pattern.compile("\\d{3,4}p|[248]k");

    private final String text;
    private final String folded;
    private final String masked;
    private String pricesIn = "";

    CellFigures(String text, String folded, String masked) {
        this.text = text;
        this.folded = folded;
        this.masked = masked;
    }

    /** What is read from here on stands in this table. */
    void beginTable(TextTable table) {
        pricesIn = pricesBeside(table);
    }

    private String pricesBeside(TextTable table) {
        int start = Math.max(0, table.start() - AROUND);
        Matcher before = ALL_PRICES.matcher(folded).region(start, table.start());
        if (before.find()) return before.group();
        int end = Math.min(folded.length(), table.end() + AROUND);
        Matcher behind = ALL_PRICES.matcher(folded).region(table.end(), end);
        return behind.find() ? behind.group() : "";
    }

    /** The figure of a cell, with what its heading adds to it. */
    Optional<Value> of(Attribute attribute, Told told) {
        Cell cell = told.cell();
        String said = folded.substring(cell.start(), cell.end());
        Optional<Value> figure = Optional.empty();
        int bracket = said.indexOf('(');
        // "10s（可延长至3分钟）": what stands before the bracket is the figure
        if (bracket > 0) {
            figure = Figures.in(attribute, new Sentence.Clause(cell.start(), cell.start() + bracket), text, masked);
        }
        if (figure.isEmpty())
            figure = Figures.in(attribute, new Sentence.Clause(cell.start(), cell.end()), text, masked);
        if (figure.isEmpty()) figure = byHeading(attribute, told, said);
        boolean range = figure.isPresent() && RANGE.matcher(said).find();
        return range ? Optional.of(Value.ofText(cell.of(text))) : figure.map(value -> counted(attribute, value, told));
    }

    private Optional<Value> byHeading(Attribute attribute, Told told, String said) {
        String written = told.cell().of(text);
        Matcher pictures = PICTURES.matcher(said);
        if (attribute == Attribute.REFERENCE && pictures.matches()) {
            return Figures.number(pictures.group(1)).map(n -> Value.ofNumber(written, n, "images"));
        }
        if (!BARE.matcher(said).matches()) {
            return attribute == Attribute.RANKING || attribute.group() == Group.QUALITY
                    ? score(attribute, told, said, written)
                    : quota(attribute, told, said, written);
        }
        Matcher number = NUMBER.matcher(said);
        if (!number.find()) return Optional.empty();
        String digits = number.group();
        Matcher unit = UNIT.matcher(told.heading());
        List<String> units = new ArrayList<>();
        while (unit.find()) {
            for (int i = 1; i <= 3; i++)
                if (unit.group(i) != null) units.add(unit.group(i).strip());
        }
        if (attribute == Attribute.PRICE) {
            units.add(told.heading());
            if (!pricesIn.isEmpty()) units.add(pricesIn);
        }
        for (String with : units) {
            Optional<Value> value = inUnit(attribute, digits, with);
            if (value.isPresent()) return value.map(known -> as(known, written));
        }
        return switch (attribute) {
            case RESOLUTION ->
                KNOWN_LINES.matcher(digits).matches()
                        ? Figures.number(digits).map(n -> Value.ofNumber(written, n, "p"))
                        : Optional.empty();
            case FRAME_RATE -> Figures.number(digits).map(n -> Value.ofNumber(written, n, "fps"));
            case REFERENCE -> Figures.number(digits).map(n -> Value.ofNumber(written, n, "images"));
            case RANKING -> score(attribute, told, said, written);
            default -> attribute.group() == Group.QUALITY ? score(attribute, told, said, written) : Optional.empty();
        };
    }

    /** "0.28" below "价格(元/秒)" is read as 0.28元, "10" below "时长(秒)" as 10秒. */
    private static Optional<Value> inUnit(Attribute attribute, String digits, String unit) {
        String whole = digits + unit;
        if (attribute == Attribute.PRICE) {
            Matcher currency = CURRENCY.matcher(unit);
            if (!currency.find()) return Optional.empty();
            String sign = currency.group();
            whole = switch (sign) {
                case "$", "us$", "¥", "￥" -> sign + digits;
                case "cny" -> digits + "元";
                default -> digits + sign;
            };
        }
        Optional<Value> value = Figures.in(attribute, new Sentence.Clause(0, whole.length()), whole, whole);
        return attribute == Attribute.PRICE ? value.map(known -> Figures.priced(known, unit)) : value;
    }

    private static Value as(Value value, String written) {
        return new Value(written, value.number(), value.unit(), value.per(), value.date());
    }

    private static Optional<Value> score(Attribute attribute, Told told, String said, String written) {
        Matcher number = NUMBER.matcher(said);
        boolean bare = BARE.matcher(said).matches() || SCORE.matcher(said).matches();
        boolean medal = attribute == Attribute.RANKING && said.codePointCount(0, said.length()) == 1;
        if (medal) {
            int place = List.of("🥇", "🥈", "🥉").indexOf(said) + 1;
            return place == 0 ? plainScore(told, said, written) : Optional.of(Value.ofNumber(written, place, "rank"));
        }
        if (!bare || !number.find()) return Optional.empty();
        return plainScore(told, said, written);
    }

    private static Optional<Value> plainScore(Told told, String said, String written) {
        Matcher number = NUMBER.matcher(said);
        if (!number.find()) return Optional.empty();
        String heading = told.heading();
        boolean place = heading.contains("排名")
                || heading.contains("名次")
                || heading.contains("排行")
                || heading.contains("rank")
                || heading.contains("place")
                || heading.contains("position");
        String unit = said.contains("%") ? "%" : place ? "rank" : heading.contains("elo") ? "Elo" : "points";
        return Figures.number(number.group()).map(n -> Value.ofNumber(written, n, unit));
    }

    /** "每月20条" below "免费额度": what the heading begins, the cell ends. */
    private static Optional<Value> quota(Attribute attribute, Told told, String said, String written) {
        if (attribute != Attribute.PRICE && attribute != Attribute.REFERENCE) return Optional.empty();
        String whole = told.heading() + " " + said;
        return Figures.in(attribute, new Sentence.Clause(0, whole.length()), whole, whole)
                .filter(value ->
                        value.number().isPresent() && holds(said, value.number().getAsDouble()))
                .map(value -> as(value, written));
    }

    /** True if a number is one of the cell, and not of its heading. */
    private static boolean holds(String said, double number) {
        Matcher written = NUMBER.matcher(said);
        while (written.find()) {
            if (Figures.number(written.group()).filter(one -> one == number).isPresent()) return true;
        }
        return false;
    }

    /** A price for a second, a clip or a month, a speed for a clip: if heading, row or the words beside the table say so. */
    private Value counted(Attribute attribute, Value value, Told told) {
        boolean money = attribute == Attribute.PRICE
                && value.number().isPresent()
                && !value.unit().equals(Optional.of("%"));
        if (!money && attribute != Attribute.GENERATION_SPEED) return value;
        Value with = value;
        Matcher clip = CLIP.matcher(told.heading());
        if (with.per().isEmpty() && clip.find()) {
            Matcher lines = LINES.matcher(told.heading());
            with = with.per(clip.group(1) + " s clip" + (lines.find() ? " " + lines.group() : ""));
        }
        if (with.per().isEmpty() && A_CLIP.matcher(told.heading()).find()) with = with.per("clip");
        if (money && with.per().isEmpty()) with = Figures.priced(with, told.heading());
        if (money && with.per().isEmpty() && !pricesIn.isEmpty()) with = Figures.priced(with, pricesIn);
        if (told.mode().isEmpty()) return with;
        String mode = told.mode().get();
        return with.per(with.per().map(per -> per + " " + mode).orElse(mode));
    }
}
