package dev.reelwatch.web.digest;

import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Polarity;
import dev.reelwatch.index.claim.Status;
import dev.reelwatch.index.claim.Value;
import dev.reelwatch.index.finding.Change;
import dev.reelwatch.index.finding.Dispute;
import dev.reelwatch.index.finding.Finding;
import dev.reelwatch.index.finding.Promise;
import dev.reelwatch.index.finding.ReleaseEvent;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.web.digest.Summary.Kind;
import dev.reelwatch.web.digest.Summary.Part;
import dev.reelwatch.web.digest.Summary.Sentence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Words news: fills the patterns of {@link Wording} with what stands in claims, and with nothing else. */
final class Sentences {
    private static final int QUOTE_LIMIT = 220;
    private static final int QUOTE_LIMIT_OF_TWO = 140;

    /** Respects told in one sentence; the others are cited and not named. */
    private static final int MOST_NAMED = 5;

    private static final Pattern EDITION = Pattern.compile(
            "(?:安卓|Android|iOS|苹果|桌面|手机|移动|网页|国内|国际|海外|欧洲|中文)(?:版|端|应用|客户端)|\\b(?:Android|iOS|desktop|mobile|web)(?: (?:app|version|edition))?\\b",
            Pattern.CASE_INSENSITIVE);
    /** A quotation that ends with the mark of a sentence. */
    private static final Pattern ENDED = Pattern.compile("[。！？!?….][」』”’\"]?[」』”〞›]$");

    private static final Pattern STARTS_HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern ANNOUNCED =
            Pattern.compile("宣布|公告|将|即将|announc|goodbye|\\bwill\\b|plans? to", Pattern.CASE_INSENSITIVE);

    private final Wording wording;
    private final Passages passages;
    private final Witness witness;

    Sentences(Wording wording, Passages passages) {
        this.wording = wording;
        this.passages = passages;
        this.witness = new Witness(wording.language(), passages);
    }

    /** That a model came out, with its figures: all of it facts of one model. */
    Sentence facts(Kind kind, List<Finding> findings) {
        Map<Attribute, List<String>> figures = new LinkedHashMap<>();
        Map<Attribute, List<Claim>> claims = new LinkedHashMap<>();
        Set<String> clauses = new LinkedHashSet<>();
        Setting.Conditions conditions = Setting.conditions(cited(findings), passages);
        boolean event = false;
        for (Finding finding : findings) {
            Claim claim = witness.of(finding);
            Optional<Value> figure = Facts.figure(finding);
            Optional<String> value = figure.filter(wording::tells)
                    .map(told -> wording.figure(claim, told, passages)
                            + wording.conditions(conditions.own().getOrDefault(claim.id(), List.of()), false));
            Optional<String> special = figure.flatMap(told -> wording.clause(claim));
            if (special.isPresent()) {
                event |= clauses.isEmpty();
                clauses.add(special.get());
            } else if (Facts.EVENTS.contains(claim.attribute())) {
                event |= clauses.isEmpty();
                clauses.add(happened(claim)
                        + value.map(known -> wording.of("part.value", "value", known))
                                .orElse(""));
            } else if (value.isPresent()) {
                List<String> values = figures.computeIfAbsent(claim.attribute(), label -> new ArrayList<>());
                // figures of one row are told as the row
                if (!values.contains(value.get())) values.add(value.get());
                claims.computeIfAbsent(claim.attribute(), label -> new ArrayList<>())
                        .add(claim);
            }
        }
        List<String> all = new ArrayList<>(clauses);
        figures.forEach((attribute, values) -> all.add(wording.clause(
                attribute, values, Setting.varies(claims.getOrDefault(attribute, List.of()), conditions, passages))));
        String head = wording.of(
                event ? "head.facts.event" : "head.facts",
                Map.of("model", findings.getFirst().model(), "facts", wording.clauses(all)));
        boolean several = figures.values().stream().mapToInt(List::size).sum() > 1;
        return new Places()
                .head(head + wording.conditions(conditions.shared(), several))
                .by(findings)
                .quote("quote", witness.of(findings.getFirst()), QUOTE_LIMIT)
                .brief(brief(kind, findings))
                .sentence(kind, "sentence.said", cited(findings));
    }

    /** True if this language has words for a fact: for its event, or for its figure. */
    boolean canTell(Finding finding) {
        Claim claim = witness.of(finding);
        Optional<Value> figure = Facts.figure(finding);
        return Facts.EVENTS.contains(claim.attribute())
                || figure.filter(wording::tells).isPresent()
                || figure.flatMap(known -> wording.clause(claim)).isPresent();
    }

    /** What facts come to in the lead. */
    private String brief(Kind kind, List<Finding> findings) {
        Claim first = witness.of(findings.getFirst());
        return switch (kind) {
            case RELEASE -> wording.of("brief.release." + event(first));
            case ACCESS ->
                first.attribute() == Attribute.OPEN_SOURCE
                        ? wording.of("brief.open-source")
                        : wording.brief(first).orElseGet(() -> wording.of("brief.availability"));
            case PRICE -> wording.of("brief.price");
            default ->
                briefly(
                        "brief.fact",
                        wording.joined(findings.stream()
                                .map(Finding::attribute)
                                .distinct()
                                .map(wording::attribute)
                                .toList()));
        };
    }

    /** A pattern of the lead with its respect; its model stays open, since several may have it in common. */
    private String briefly(String key, String attribute) {
        return Wording.fill(wording.of(key), Map.of("attribute", attribute, "model", Summary.Sentence.MODEL));
    }

    /** What an event is called, and when it was. */
    private String happened(Claim claim) {
        String event = event(claim);
        String key = claim.attribute() == Attribute.RELEASE
                ? "clause.release." + event
                : "clause." + claim.attribute().json();
        Optional<String> named = event.equals("function")
                ? Setting.function(claim, passages).filter(name -> !name.isBlank())
                : Optional.empty();
        if (named.isPresent()) return wording.of("clause.release.function.named", "name", named.get());
        if (event.equals("end.announced")) {
            // a day that is not to come is that of the announcement
            return date(claim)
                    .filter(at -> at.precision() == Moment.Precision.DAY)
                    .filter(at -> claim.saidAt()
                            .filter(said -> !at.firstDay().isAfter(said.firstDay()))
                            .isPresent())
                    .map(at -> wording.of("clause.release.end.announced.on", "on", wording.on(at)))
                    .orElseGet(() -> wording.of(key));
        }
        String happened = date(claim)
                .map(at -> wording.of(key + ".on", "on", wording.on(at)))
                .orElseGet(() -> wording.of(key));
        return happened + stage(claim);
    }

    /** A model that comes out as a preview is not out as it is meant to be. */
    private String stage(Claim claim) {
        return claim.attribute() != Attribute.RELEASE || ReleaseEvent.of(claim) != ReleaseEvent.LAUNCH
                ? ""
                : Setting.stage(claim, passages)
                        .filter(stage -> !claim.model().toLowerCase(Locale.ROOT).contains(stage))
                        .map(stage -> wording.of("part.stage", "stage", wording.of("stage." + stage)))
                        .orElse("");
    }

    /** Which release a claim tells of, as a word of the patterns. */
    private String event(Claim claim) {
        if (isAnnouncedEnd(claim)) return "end.announced";
        if (claim.attribute() == Attribute.RELEASE
                && Setting.function(claim, passages).isPresent()) return "function";
        return word(ReleaseEvent.of(claim));
    }

    /** To say that a thing will end is not yet its end. */
    private static boolean isAnnouncedEnd(Claim claim) {
        return claim.attribute() == Attribute.RELEASE
                && ReleaseEvent.of(claim) == ReleaseEvent.END
                && ANNOUNCED.matcher(claim.quote().text()).find();
    }

    private static String word(ReleaseEvent event) {
        return event.name().toLowerCase(Locale.ROOT);
    }

    /** True if there are words for a finding: a number of what nobody says what it counts tells nothing. */
    boolean tells(Kind kind, Finding finding) {
        return kind != Kind.RECORD
                || finding.attribute() != Attribute.ADOPTION
                || finding.polarity() == Polarity.NEGATIVE
                || wording.record(witness.of(finding), passages).isPresent();
    }

    /** What is said of one or several respects in the same sense, with the words of the surest. */
    Sentence said(Kind kind, List<Finding> findings) {
        List<String> labels = findings.stream()
                .map(finding -> wording.attribute(witness.of(finding), passages))
                .distinct()
                .toList();
        List<String> some = labels.subList(0, Math.min(MOST_NAMED, labels.size()));
        String named = labels.size() > MOST_NAMED
                ? String.join(wording.of("value.and"), some) + wording.of("value.etc")
                : wording.joined(some);
        Finding first = findings.getFirst();
        // words that judge several respects are those of none of them
        List<String> gloss = labels.size() == 1 ? wording.glosses(witness.of(first)) : List.of();
        String head = head(kind, first, named, gloss);
        if (kind == Kind.VERDICT) {
            head += Setting.shownIn(witness.of(first), passages)
                    .map(shown -> wording.of("part." + shown))
                    .orElse("");
        }
        Places places = new Places().head(head).by(findings);
        places.quote("quote", witness.of(first), QUOTE_LIMIT);
        return places.brief(
                        kind == Kind.RECORD && first.attribute() == Attribute.ADOPTION
                                ? wording.of("brief.record")
                                : kind == Kind.LIMIT && Facts.EVENTS.contains(first.attribute())
                                        ? ""
                                        : briefOf(kind, first, named))
                .sentence(kind, "sentence.said", cited(findings));
    }

    private String briefOf(Kind kind, Finding first, String named) {
        if (kind == Kind.LIMIT) {
            return briefly(first.polarity() == Polarity.POSITIVE ? "brief.limit.for" : "brief.limit", named);
        }
        if (kind == Kind.RECORD) {
            Optional<String> record = wording.record(witness.of(first), passages, true);
            if (record.isPresent()) return record.get().replace(first.model(), Summary.Sentence.MODEL);
        }
        return head(kind, first, named, List.of()).replace(first.model(), Summary.Sentence.MODEL);
    }

    /**
     * Who judges a model in a review, under which title and in which sense, with the sentence that comes nearest to a
     * verdict. None of it can be said otherwise.
     *
     * @param verdict as {@link Proof#verdict} has it, or {@code flaw}
     */
    Sentence reviewed(Claim claim, String verdict) {
        Places places = new Places()
                .fill("head", wording.reviewed(claim, verdict, passages))
                .quote("quote", claim, QUOTE_LIMIT)
                .brief(Wording.fill(
                        wording.of("brief.review." + verdict),
                        Map.of(
                                "who",
                                wording.who(claim, passages),
                                "model",
                                Summary.Sentence.MODEL,
                                "other",
                                claim.comparedTo().map(wording::others).orElse(""))));
        places.origins = List.of(1);
        return places.sentence(Kind.REVIEW, "sentence.review", List.of(claim));
    }

    Sentence changed(Change change) {
        Optional<String> before = figureOf(change.before());
        Optional<String> after = figureOf(change.after());
        boolean figures = before.isPresent() && after.isPresent() && !before.equals(after);
        Places places = new Places()
                .about(change.model(), change.attribute())
                .said("old", change.before(), QUOTE_LIMIT_OF_TWO)
                .said("", change.after(), QUOTE_LIMIT_OF_TWO)
                .fill("old", before.orElse(""))
                .fill("new", after.orElse(""))
                .brief(briefly("brief.change." + change.kind().json(), wording.attribute(change.attribute())));
        return places.sentence(
                Kind.CHANGE,
                "sentence.change." + change.kind().json() + (figures ? ".figures" : ""),
                List.of(change.after(), change.before()));
    }

    private Optional<String> figureOf(Claim claim) {
        return claim.value().filter(value -> value.number().isPresent()).map(wording::value);
    }

    Sentence disputed(Dispute dispute) {
        return new Places()
                .about(dispute.model(), dispute.attribute())
                .fill("type", wording.dispute(dispute.type()))
                .speaker("", dispute.a())
                .speaker("other", dispute.b())
                .brief(briefly("brief.dispute", wording.attribute(dispute.attribute())))
                .sentence(
                        Kind.DISPUTE,
                        "sentence.dispute",
                        Stream.concat(dispute.a().claims().stream(), dispute.b().claims().stream())
                                .toList());
    }

    Sentence promised(Promise promise, Finding finding) {
        String due = due(promise);
        Places places = new Places()
                .about(promise.model(), promise.attribute())
                .fill("due", due.isEmpty() ? wording.vaguely(promise.promised()) : due);
        List<Claim> cited = Stream.concat(Stream.of(promise.promised()), finding.claims().stream())
                .distinct()
                .toList();
        places.by(cited, List.of(finding.origins()))
                .quote("quote", promise.promised(), QUOTE_LIMIT)
                .brief(briefly("brief.promise.made", wording.attribute(promise.attribute())));
        String key = "sentence.promise.made";
        Optional<String> edition = edition(promise.promised());
        edition.ifPresent(some -> places.fill("edition", some));
        String special = key + "."
                + (edition.isPresent() ? "edition" : promise.attribute().json());
        return places.sentence(Kind.PROMISE, wording.find(special).isPresent() ? special : key, cited);
    }

    /** @param outcome empty where the time of the promise has run out and nothing came */
    Sentence settled(Promise promise, Optional<Claim> outcome) {
        Places places = new Places()
                .about(promise.model(), promise.attribute())
                .fill("due", due(promise))
                .said("old", promise.promised(), QUOTE_LIMIT_OF_TWO);
        if (outcome.isEmpty()) {
            return places.brief(briefly("brief.promise.overdue", wording.attribute(promise.attribute())))
                    .sentence(Kind.OUTCOME, "sentence.promise.overdue", List.of(promise.promised()));
        }
        places.said("", outcome.get(), QUOTE_LIMIT_OF_TWO);
        String key = switch (promise.state()) {
            case WITHDRAWN -> "promise.withdrawn";
            case LATE -> "promise.late";
            case KEPT, OPEN -> "promise.kept";
        };
        return places.brief(briefly("brief." + key, wording.attribute(promise.attribute())))
                .sentence(Kind.OUTCOME, "sentence." + key, List.of(promise.promised(), outcome.get()));
    }

    /** The shown claim of each first: those that the sentence stands on. */
    private List<Claim> cited(List<Finding> findings) {
        return findings.stream()
                .flatMap(finding -> Stream.concat(Stream.of(witness.of(finding)), finding.claims().stream()))
                .toList();
    }

    /**
     * The first half of a sentence. Its pattern is the most special one there is for attribute, status and polarity, else
     * that of the kind.
     *
     * @param attributes what is spoken of
     */
    String head(Kind kind, Finding finding, String attributes, List<String> gloss) {
        Claim claim = witness.of(finding);
        if (kind == Kind.RECORD) {
            Optional<String> record = wording.record(claim, passages);
            if (record.isPresent()) return record.get();
        }
        String polarity = Wording.word(finding.polarity());
        String status = claim.status().json();
        String attribute = "head." + finding.attribute().json() + "." + status;
        String pattern = claim.comparedTo().isPresent()
                ? wording.of("head.compare." + polarity)
                : Stream.of(
                                attribute + "."
                                        + edition(claim).map(some -> "rollout").orElse(word(ReleaseEvent.of(claim))),
                                attribute + "." + polarity,
                                attribute,
                                "head." + kind.json() + "." + polarity + (gloss.isEmpty() ? ".plain" : ".gloss"),
                                "head." + kind.json() + "." + polarity
                                        + (finding.attribute().group() == Attribute.Group.QUALITY ? "" : ".limit"),
                                "head." + kind.json() + "." + polarity,
                                "head." + kind.json())
                        .flatMap(key -> wording.find(key).stream())
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("no words for " + attribute));
        Optional<String> value = Facts.figure(finding)
                .filter(wording::tells)
                .map(figure -> wording.of("part.value", "value", wording.value(figure)));
        String other = claim.comparedTo().map(wording::others).orElse("");
        return Wording.fill(
                STARTS_HAN.matcher(other).lookingAt() ? pattern.replace(" {other}", "{other}") : pattern,
                Map.of(
                        "model",
                        claim.model(),
                        "other",
                        other,
                        "mode",
                        wording.mode(claim, passages),
                        "attribute",
                        attributes,
                        "when",
                        when(claim),
                        "edition",
                        edition(claim).orElse(""),
                        "gloss",
                        wording.joined(gloss),
                        "value",
                        finding.polarity() == Polarity.NEGATIVE ? "" : value.orElse("")));
    }

    /** What is brought out where it is not the model but its edition for a country or a device. */
    private Optional<String> edition(Claim claim) {
        if (claim.attribute() != Attribute.RELEASE) return Optional.empty();
        Matcher edition = EDITION.matcher(claim.quote().text());
        return edition.find() ? wording.edition(edition.group()) : Optional.empty();
    }

    private String when(Claim claim) {
        return date(claim)
                .map(date -> wording.of("part.when", "date", wording.date(date)))
                .orElseGet(() -> claim.status() == Status.PLANNED ? wording.vaguely(claim) : "");
    }

    private static Optional<Moment> date(Claim claim) {
        // "recently" is no month
        boolean vague = claim.value()
                .filter(value -> value.date().isPresent())
                .filter(value -> value.text().chars().noneMatch(Character::isDigit))
                .flatMap(Value::date)
                .filter(at -> at.precision().compareTo(Moment.Precision.DAY) < 0)
                .isPresent();
        return vague ? Optional.empty() : claim.value().flatMap(Value::date).or(claim::trueAt);
    }

    // a due date is told only where the promise itself tells it
    private String due(Promise promise) {
        return promise.due()
                .filter(due -> date(promise.promised()).equals(Optional.of(due)))
                .map(due -> wording.of("part.due", "date", wording.date(due)))
                .orElse("");
    }

    /** The places of a pattern while they are being filled. */
    private final class Places {
        private final Map<String, Part> filled = new HashMap<>();
        private List<Integer> origins = List.of();
        private String brief = "";

        Places fill(String place, String text) {
            filled.put(place, new Part(text, Optional.empty()));
            return this;
        }

        Places head(String text) {
            filled.put("head", new Part(text, Optional.empty(), true));
            return this;
        }

        /** What the lead tells of it, with {@link Sentence#MODEL} for the name of the model; empty where it tells nothing. */
        Places brief(String words) {
            brief = words;
            return this;
        }

        Places about(String model, Attribute attribute) {
            return fill("model", model).fill("attribute", wording.attribute(attribute));
        }

        /** Who says so, on which ground, and how many of them independently. */
        Places by(List<Finding> findings) {
            return by(
                    cited(findings),
                    findings.stream()
                            .map(Finding::origins)
                            .distinct()
                            .sorted(Comparator.reverseOrder())
                            .toList());
        }

        Places by(List<Claim> claims, List<Integer> counted) {
            origins = counted;
            return fill("by", wording.by(claims, counted, passages));
        }

        /** Who said a thing, when, and in which words. */
        Places said(String prefix, Claim claim, int limit) {
            fill(place(prefix, "who"), wording.who(claim, passages));
            fill(place(prefix, "date"), claim.saidAt().map(wording::date).orElse(wording.of("old.undated")));
            return quote(place(prefix, "quote"), claim, limit);
        }

        /** One side of a dispute. */
        Places speaker(String prefix, Finding side) {
            fill(place(prefix, "by"), wording.side(cited(List.of(side)), List.of(side.origins()), passages));
            return quote(place(prefix, "quote"), witness.of(side), QUOTE_LIMIT_OF_TWO);
        }

        private static String place(String prefix, String name) {
            return prefix.isEmpty() ? name : prefix + Character.toUpperCase(name.charAt(0)) + name.substring(1);
        }

        Places quote(String place, Claim claim, int limit) {
            Optional<String> keep = claim.value().map(Value::text);
            String words = Excerpt.of(passages.around(claim), keep, limit, wording);
            filled.put(place, new Part(words, Optional.of(claim.id())));
            boolean ended = ENDED.matcher(words).find();
            return fill("end", ended ? "" : wording.of("end"));
        }

        Sentence sentence(Kind kind, String key, List<Claim> claims) {
            List<Part> parts = new ArrayList<>();
            for (Wording.Piece piece : Wording.pieces(wording.of(key))) {
                Part part = piece.place() ? filled.get(piece.text()) : new Part(piece.text(), Optional.empty());
                if (part == null) throw new IllegalArgumentException("nothing for {" + piece.text() + "} in " + key);
                if (!part.text().isEmpty()) parts.add(part);
            }
            return new Sentence(
                    kind,
                    parts,
                    claims.stream().map(Claim::id).distinct().toList(),
                    origins,
                    false,
                    Optional.of(brief).filter(words -> !words.isEmpty()));
        }
    }
}
