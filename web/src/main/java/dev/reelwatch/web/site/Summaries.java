package dev.reelwatch.web.site;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reelwatch.index.answer.LanguageModel;
import dev.reelwatch.index.answer.LlmSettings;
import dev.reelwatch.web.digest.Digest;
import dev.reelwatch.web.digest.DigestCheck;
import dev.reelwatch.web.digest.DigestJson;
import dev.reelwatch.web.digest.Language;
import dev.reelwatch.web.digest.Rewording;
import dev.reelwatch.web.digest.Summary;
import dev.reelwatch.web.digest.SummaryCompiler;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import io.javalin.http.sse.SseHandler;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Summaries of an article, a model, a story and a day: in our own words at once, and in those of a language model where one
 * is configured and asked for. What it writes is shown while it writes, and replaced by what passes the gate.
 */
final class Summaries {
    private static final int HELD = 256;
    private static final int STREAMS_AT_ONCE = 4;
    private static final Duration BETWEEN_WORDS = Duration.ofMillis(100);
    /** Longer silence would end the connection, here or in a proxy. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(5);

    /** What is summed up, as it was known at one time. */
    private record Asked(String version, LocalDate day, String what, Language language) {}

    /** How a kind of summary is made, and shown on its page. */
    private record Subject(Function<Language, Summary> summary, Optional<Function<Language, Digest>> digest) {}

    private final Site site;
    private final Shelf shelf;
    private final Guard guard;
    private final Optional<LlmSettings> llm;
    private final Semaphore streams = new Semaphore(STREAMS_AT_ONCE);
    private final Map<Asked, Summary> held = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, Summary> eldest) {
            return size() > HELD;
        }
    };

    /** @param llm who words the sentences, where it is asked for; empty for our own words only */
    Summaries(Site site, Shelf shelf, Guard guard, Optional<LlmSettings> llm) {
        this.site = site;
        this.shelf = shelf;
        this.guard = guard;
        this.llm = llm;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/api/v1/models/{id}/summary", ctx -> answer(ctx, this::ofModel));
        routes.get("/api/v1/articles/{id}/summary", ctx -> answer(ctx, this::ofArticle));
        routes.get("/api/v1/stories/{id}/summary", ctx -> answer(ctx, this::ofStory));
        routes.get("/api/v1/digests/{date}/summary", ctx -> answer(ctx, this::ofDay));
    }

    /** True if a language model can be asked. */
    boolean canBeWorded() {
        return llm.isPresent();
    }

    // --- what can be summed up

    Summary ofModel(Context ctx, Language language) {
        return ofModel(ctx).summary().apply(language);
    }

    Summary ofStory(Context ctx, Language language) {
        return ofStory(ctx).summary().apply(language);
    }

    Summary ofArticle(Context ctx, Language language) {
        return ofArticle(ctx).summary().apply(language);
    }

    private Subject ofModel(Context ctx) {
        String id = ctx.pathParam("id");
        String version = shelf.knowledge().version();
        var knowledge = KnowledgePages.asOf(shelf, Parameters.of(ctx));
        var sheet = knowledge.model(id).orElseThrow(() -> WrongRequest.noSuch("model", id));
        return subject(version, knowledge.day(), "model " + sheet.id(), compiler -> compiler.of(sheet));
    }

    private Subject ofStory(Context ctx) {
        String id = ctx.pathParam("id");
        String version = shelf.knowledge().version();
        var knowledge = KnowledgePages.asOf(shelf, Parameters.of(ctx));
        var sheet = knowledge.story(id).orElseThrow(() -> WrongRequest.noSuch("story", id));
        return subject(version, knowledge.day(), "story " + sheet.story().id(), compiler -> compiler.of(sheet));
    }

    private Subject ofArticle(Context ctx) {
        String id = ctx.pathParam("id");
        String version = shelf.knowledge().version();
        var article = shelf.knowledge().article(id).orElseThrow(() -> WrongRequest.noSuch("article", id));
        return subject(
                version,
                shelf.known().day(),
                "article " + article.id(),
                compiler -> compiler.of(shelf.knowledge().claimsIn(id)));
    }

    private Subject ofDay(Context ctx) {
        LocalDate day = Pages.day(ctx);
        Function<Language, Digest> digest =
                language -> shelf.contents().digests().on(day, language);
        return new Subject(language -> digest.apply(language).summary(), Optional.of(digest));
    }

    /** @param version of the knowledge before anything was asked of it: what is kept is never older than it says */
    private Subject subject(String version, LocalDate day, String what, Function<SummaryCompiler, Summary> summary) {
        return new Subject(
                language -> {
                    Asked asked = new Asked(version, day, what, language);
                    synchronized (held) {
                        Summary known = held.get(asked);
                        if (known != null) return known;
                    }
                    Summary made =
                            summary.apply(new SummaryCompiler(shelf.contents().passages(), language, shelf.clock()));
                    synchronized (held) {
                        held.put(asked, made);
                    }
                    return made;
                },
                Optional.empty());
    }

    // --- answers

    private void answer(Context ctx, Function<Context, Subject> find) {
        Parameters parameters = Parameters.of(ctx);
        boolean worded = parameters.word("wording", "plain", "model").equals("model");
        Subject subject = find.apply(ctx);
        Language language = site.view(ctx).language();
        Summary plain = subject.summary().apply(language);
        String accept = ctx.header("Accept");
        boolean streamed =
                accept != null && accept.contains("text/event-stream") && !accept.contains("application/json");
        // who has it streamed wants the model's words, unless they say otherwise
        boolean ours = !worded && (!streamed || parameters.text("wording").isPresent());
        // a page of another site must not spend the tokens of the model
        if (!ours) guard.refuseFromElsewhere(ctx);
        if (streamed) {
            View view = site.view(ctx);
            new SseHandler(client -> stream(client, view, subject, plain, ours)).handle(ctx);
            return;
        }
        Api.mustTakeJson(ctx);
        Rewording.Outcome outcome = ours ? outcome(plain, Optional.empty()) : worded(plain, (section, text) -> {});
        Api.sendNew(ctx, json(outcome));
    }

    private static ObjectNode json(Rewording.Outcome outcome) {
        ObjectNode json = DigestJson.write(outcome.summary());
        json.put("reworded", outcome.summary().reworded());
        ArrayNode refused = json.putArray("refused");
        outcome.refused().forEach(refused::add);
        outcome.trouble().ifPresent(why -> json.put("trouble", why));
        return json;
    }

    /** What is told of the words of a section while they are written. */
    private interface Words {
        void written(int section, String text);
    }

    private Rewording.Outcome worded(Summary plain, Words words) {
        if (llm.isEmpty()) return outcome(plain, Optional.of("none"));
        if (!streams.tryAcquire()) return outcome(plain, Optional.of("busy"));
        try {
            int[] section = {0};
            LanguageModel model = shelf.knowledge().languageModel(llm.get(), text -> words.written(section[0], text));
            DigestCheck gate = new DigestCheck(
                    plain.language(), shelf.knowledge()::claim, shelf.contents().passages());
            return new Rewording(model).of(plain, gate, begun -> section[0] = begun);
        } finally {
            streams.release();
        }
    }

    /** Our own words, with a word of why no others were to be had. */
    private static Rewording.Outcome outcome(Summary plain, Optional<String> cause) {
        return new Rewording.Outcome(plain, 0, List.of(), cause, cause);
    }

    /** Events {@code words} while the model writes, and at the end {@code summary} with what passed the gate. */
    private void stream(SseClient client, View view, Subject subject, Summary plain, boolean ours) {
        Object turn = new Object();
        Thread alive = Thread.startVirtualThread(() -> {
            try {
                while (!client.terminated()) {
                    Thread.sleep(SIGN_OF_LIFE);
                    synchronized (turn) {
                        if (!client.terminated()) client.sendComment("");
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // all is said
            }
        });
        try {
            Rewording.Outcome outcome =
                    ours ? outcome(plain, Optional.empty()) : worded(plain, new Told(client, plain, turn));
            ObjectNode end = Api.object();
            end.put("html", html(view, subject, outcome.summary()));
            end.put("note", note(view, outcome));
            end.set("summary", json(outcome));
            synchronized (turn) {
                client.sendEvent("summary", end.toString());
            }
        } finally {
            synchronized (turn) {
                client.close();
            }
            alive.interrupt();
        }
    }

    /** Sends what is written so far, not too often. Whoever has gone away is told nothing; the answer is kept all the same. */
    private static final class Told implements Words {
        private final SseClient client;
        private final Summary plain;
        private final Object turn;
        private long last = System.nanoTime() - BETWEEN_WORDS.toNanos();

        Told(SseClient client, Summary plain, Object turn) {
            this.client = client;
            this.plain = plain;
            this.turn = turn;
        }

        @Override
        public void written(int section, String text) {
            if (client.terminated() || System.nanoTime() - last < BETWEEN_WORDS.toNanos()) return;
            last = System.nanoTime();
            Map<Integer, String> heads = Rewording.soFar(text);
            if (heads.isEmpty()) return;
            ObjectNode words = Api.object();
            words.put("section", section);
            words.put("model", plain.sections().get(section).model());
            ArrayNode sentences = words.putArray("sentences");
            heads.values().forEach(sentences::add);
            synchronized (turn) {
                client.sendEvent("words", words.toString());
            }
        }
    }

    private String html(View view, Subject subject, Summary summary) {
        String suffix = view.carried() ? "?lang=" + view.language().code() : "";
        Map<String, Object> model = new java.util.HashMap<>(Map.of("wording", view.words(), "suffix", suffix));
        if (subject.digest().isPresent()) {
            model.put("digest", subject.digest().get().apply(view.language()).with(summary));
            return site.part("digest/fragment.jte", model);
        }
        model.put("summary", summary);
        return site.part("digest/sections.jte", model);
    }

    private static String note(View view, Rewording.Outcome outcome) {
        String why = outcome.cause()
                .map(cause -> view.say("summary.trouble", "why", view.say("summary.trouble." + cause)))
                .orElse("");
        Summary summary = outcome.summary();
        long all = summary.sections().stream()
                .mapToLong(section -> section.sentences().size())
                .sum();
        String done = view.words()
                .of(
                        "digest.reworded",
                        Map.of(
                                "n",
                                String.valueOf(summary.reworded()),
                                "plain",
                                String.valueOf(all - summary.reworded())));
        if (!why.isEmpty() && summary.reworded() == 0) return why;
        return why.isEmpty() ? done : done + (view.language() == Language.EN ? " " : "") + why;
    }
}
