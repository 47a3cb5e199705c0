package dev.reelwatch.web.digest;

import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Polarity;
import dev.reelwatch.index.finding.Change;
import dev.reelwatch.index.finding.Dispute;
import dev.reelwatch.index.finding.Finding;
import dev.reelwatch.index.finding.Promise;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.web.digest.Summary.Kind;
import dev.reelwatch.web.digest.Summary.Part;
import dev.reelwatch.web.digest.Summary.Sentence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Words news: fills the patterns of {@link Wording} with what stands in claims, and with nothing else. */
final class Sentences {
    private static final int QUOTE_LIMIT = 110;
    private static final int QUOTE_LIMIT_OF_TWO = 80;

    private final Wording wording;

    Sentences(Wording wording) {
        this.wording = wording;
    }

    /** @param findings one, or the figures of one respect */
    Sentence said(Kind kind, List<Finding> findings) {
        Finding first = findings.getFirst();
        Claim claim = shownBy(first);
        List<Claim> claims = new ArrayList<>(List.of(claim));
        for (Finding finding : findings) {
            for (Claim other : finding.claims()) if (!claims.contains(other)) claims.add(other);
        }
        List<String> values = findings.stream()
                .flatMap(finding -> shownBy(finding).value().stream())
                // when a function came is no figure of it
                .filter(value -> value.date().isEmpty())
                .map(wording::value)
                .distinct()
                .toList();
        Places places = new Places()
                .head(head(claim, String.join(wording.of("value.and"), values)))
                .speaker("", claim, first.origins(), QUOTE_LIMIT);
        return places.sentence(kind, "sentence.claim", claims);
    }

    Sentence changed(Change change) {
        return new Places()
                .about(change.model(), change.attribute())
                .old(change.before())
                .speaker("", change.after(), 1, QUOTE_LIMIT_OF_TWO)
                .sentence(
                        Kind.CHANGE,
                        "sentence.change." + change.kind().json(),
                        List.of(change.after(), change.before()));
    }

    Sentence disputed(Dispute dispute) {
        return new Places()
                .about(dispute.model(), dispute.attribute())
                .fill("type", wording.dispute(dispute.type()))
                .speaker("", dispute.a().claims().getFirst(), dispute.a().origins(), QUOTE_LIMIT_OF_TWO)
                .speaker("other", dispute.b().claims().getFirst(), dispute.b().origins(), QUOTE_LIMIT_OF_TWO)
                .sentence(
                        Kind.DISPUTE,
                        "sentence.dispute",
                        joined(dispute.a().claims(), dispute.b().claims()));
    }

    Sentence promised(Promise promise, Finding finding) {
        return new Places()
                .about(promise.model(), promise.attribute())
                .fill("due", due(promise))
                .speaker("", promise.promised(), finding.origins(), QUOTE_LIMIT)
                .sentence(Kind.PROMISE, "sentence.promise.made", joined(List.of(promise.promised()), finding.claims()));
    }

    /** @param outcome empty where the time of the promise has run out and nothing came */
    Sentence settled(Promise promise, Optional<Claim> outcome) {
        Places places = new Places()
                .about(promise.model(), promise.attribute())
                .fill("due", due(promise))
                .old(promise.promised());
        if (outcome.isEmpty()) {
            places.speaker("", promise.promised(), 0, QUOTE_LIMIT);
            return places.sentence(Kind.PROMISE, "sentence.promise.overdue", List.of(promise.promised()));
        }
        places.speaker("", outcome.get(), 0, QUOTE_LIMIT_OF_TWO);
        String key = switch (promise.state()) {
            case WITHDRAWN -> "sentence.promise.withdrawn";
            case LATE -> "sentence.promise.late";
            case KEPT, OPEN -> "sentence.promise.kept";
        };
        return places.sentence(Kind.PROMISE, key, List.of(promise.promised(), outcome.get()));
    }

    /** The surest claim, of those that tell the figure where there is one. */
    private static Claim shownBy(Finding finding) {
        return finding.claims().stream()
                .filter(claim -> claim.value().isPresent() == finding.value().isPresent())
                .max(Comparator.comparingDouble(Claim::confidence))
                .orElseGet(finding::best);
    }

    /**
     * The first half of a sentence.
     *
     * @param values the figures that are told; empty for none
     */
    String head(Claim claim, String values) {
        String polarity = Wording.word(claim.polarity());
        if (claim.comparedTo().isPresent()) {
            return Wording.fill(
                    wording.of("head.compare." + polarity),
                    Map.of(
                            "model", claim.model(),
                            "other", claim.comparedTo().get(),
                            "attribute", wording.attribute(claim.attribute())));
        }
        String status = claim.status().json();
        String attribute = "head." + claim.attribute().json() + "." + status;
        String group = "head." + claim.attribute().group().name().toLowerCase(java.util.Locale.ROOT) + "." + status;
        String pattern = Stream.of(
                        attribute + "." + polarity,
                        attribute,
                        claim.value().isEmpty() ? group + "." + polarity + ".bare" : group,
                        group + "." + polarity,
                        group)
                .flatMap(key -> wording.find(key).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no words for " + attribute));
        Optional<String> when = date(claim).map(date -> wording.of("part.when", "date", wording.date(date)));
        Optional<String> value =
                values.isEmpty() ? Optional.empty() : Optional.of(wording.of("part.value", "value", values));
        return Wording.fill(
                pattern,
                Map.of(
                        "model", claim.model(),
                        "attribute", wording.attribute(claim.attribute()),
                        "when", when.orElse(""),
                        "value", claim.polarity() == Polarity.NEGATIVE ? "" : value.orElse("")));
    }

    private static Optional<Moment> date(Claim claim) {
        return claim.value().flatMap(value -> value.date()).or(claim::trueAt);
    }

    // a due date is told only where the promise itself tells it
    private String due(Promise promise) {
        return promise.due()
                .filter(due -> date(promise.promised()).equals(Optional.of(due)))
                .map(due -> wording.of("part.due", "date", wording.date(due)))
                .orElse(wording.of("part.due.none"));
    }

    private static List<Claim> joined(List<Claim> some, List<Claim> more) {
        return Stream.concat(some.stream(), more.stream()).distinct().toList();
    }

    /** The places of a pattern while they are being filled. */
    private final class Places {
        private final Map<String, Part> filled = new HashMap<>();
        private final List<Integer> origins = new ArrayList<>();

        Places fill(String place, String text) {
            filled.put(place, new Part(text, Optional.empty()));
            return this;
        }

        Places head(String text) {
            filled.put("head", new Part(text, Optional.empty(), true));
            return this;
        }

        Places about(String model, Attribute attribute) {
            return fill("model", model).fill("attribute", wording.attribute(attribute));
        }

        /** Who said a thing that is over, when, and in which words. */
        Places old(Claim claim) {
            fill("oldWho", wording.who(claim));
            fill("oldDate", claim.saidAt().map(wording::date).orElse(wording.of("old.undated")));
            filled.put("oldQuote", quote(claim, QUOTE_LIMIT_OF_TWO));
            return this;
        }

        /**
         * Who says a thing, on which ground, and in which words.
         *
         * @param prefix of the names of the places; empty for the first speaker
         * @param count how many independent origins say so; 0 where the pattern does not tell
         */
        Places speaker(String prefix, Claim claim, int count, int limit) {
            fill(place(prefix, "who"), wording.who(claim));
            fill(place(prefix, "basis"), wording.basis(claim.basis()));
            if (count > 0) {
                origins.add(count);
                fill(place(prefix, "origins"), wording.count("origins", count));
            }
            Part quote = quote(claim, limit);
            filled.put(place(prefix, "quote"), quote);
            // the words that a quotation ends with bring their own full stop
            char last = quote.text().charAt(quote.text().length() - 2);
            return fill("stop", wording.of("stops").indexOf(last) >= 0 ? "" : wording.of("stop"));
        }

        private static String place(String prefix, String name) {
            return prefix.isEmpty() ? name : prefix + Character.toUpperCase(name.charAt(0)) + name.substring(1);
        }

        private Part quote(Claim claim, int limit) {
            Optional<String> keep = claim.value().map(value -> value.text());
            return new Part(Excerpt.of(claim.quote().text(), keep, limit, wording), Optional.of(claim.id()));
        }

        Sentence sentence(Kind kind, String key, List<Claim> claims) {
            List<Part> parts = new ArrayList<>();
            for (Wording.Piece piece : Wording.pieces(wording.of(key))) {
                Part part = piece.place() ? filled.get(piece.text()) : new Part(piece.text(), Optional.empty());
                if (part == null) throw new IllegalArgumentException("nothing for {" + piece.text() + "} in " + key);
                if (!part.text().isEmpty()) parts.add(part);
            }
            return new Sentence(
                    kind, parts, claims.stream().map(Claim::id).distinct().toList(), origins);
        }
    }
}
