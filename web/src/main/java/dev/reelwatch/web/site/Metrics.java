package dev.reelwatch.web.site;

import dev.reelwatch.crawler.archive.Counts;
import dev.reelwatch.crawler.archive.ModelArchive;
import dev.reelwatch.crawler.archive.VectorArchive;
import dev.reelwatch.crawler.archive.Visit;
import dev.reelwatch.index.KnowledgeBase;
import dev.reelwatch.index.VectorStatus;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/** What is measured, in the form that Prometheus reads. */
final class Metrics implements AutoCloseable {
    private static final Duration[] TIMES = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5)
    };

    private record Kind(String method, String route, int status) {}

    /** What the archive tells at one scrape; all of a scrape is of one state. */
    private record State(
            Counts counts,
            Map<Visit.Ending, Long> endings,
            ModelArchive.Use use,
            int troubles,
            Optional<Vectors> vectors) {}

    /** How searches by meaning do, where they are on. */
    private record Vectors(VectorStatus status, VectorArchive.Use use) {}

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();
    private volatile State state =
            new State(new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0), Map.of(), ModelArchive.Use.NONE, 0, Optional.empty());

    Metrics() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        gauge(
                "reelwatch.articles",
                "articles in the archive",
                known -> known.counts().articles());
        gauge(
                "reelwatch.claims",
                "claims drawn from them",
                known -> known.counts().claims());
        gauge(
                "reelwatch.articles.withdrawn",
                "articles that their own address does not show any more",
                known -> known.counts().withdrawn());
        gauge(
                "reelwatch.articles.waiting",
                "articles without claims yet",
                known -> known.counts().withoutClaims());
        gauge(
                "reelwatch.pages",
                "pages that were fetched",
                known -> known.counts().pages());
        gauge(
                "reelwatch.archive.bytes",
                "size of database and page files",
                known -> known.counts().bytes() + known.counts().warcBytes());
        gauge(
                "reelwatch.troubles",
                "what keeps questions from being answered as they should; 0 is ready",
                State::troubles);
        for (Visit.Ending ending : Visit.Ending.values()) {
            Gauge.builder(
                            "reelwatch.crawl.addresses",
                            this,
                            metrics -> metrics.state.endings().getOrDefault(ending, 0L))
                    .description("addresses by how their last visit ended")
                    .tag("ending", ending.word())
                    .register(registry);
        }
        counter(
                "reelwatch.llm.requests",
                "questions to language models",
                "all",
                known -> known.use().requests());
        counter(
                "reelwatch.llm.tokens",
                "tokens of language models",
                "in",
                known -> known.use().tokensIn());
        counter(
                "reelwatch.llm.tokens",
                "tokens of language models",
                "out",
                known -> known.use().tokensOut());
        gauge(
                "reelwatch.vectors",
                "vectors of what claims say",
                known -> known.vectors().map(of -> of.status().kept()).orElse(0L));
        gauge(
                "reelwatch.vectors.waiting",
                "articles without all vectors of their claims",
                known -> known.vectors().map(of -> of.status().waiting()).orElse(0L));
        gauge(
                "reelwatch.vectors.trouble",
                "1 where searches go by words alone since the model cannot be asked",
                known -> known.vectors().flatMap(of -> of.status().trouble()).isPresent() ? 1 : 0);
        counter(
                "reelwatch.embedding.requests",
                "requests for vectors",
                "all",
                known -> known.vectors().map(of -> of.use().requests()).orElse(0L));
        counter(
                "reelwatch.embedding.tokens",
                "tokens of what vectors were made of",
                "in",
                known -> known.vectors().map(of -> of.use().tokens()).orElse(0L));
    }

    private void gauge(String name, String description, ToDoubleFunction<State> value) {
        Gauge.builder(name, this, metrics -> value.applyAsDouble(metrics.state))
                .description(description)
                .register(registry);
    }

    private void counter(String name, String description, String direction, ToDoubleFunction<State> value) {
        FunctionCounter.builder(name, this, metrics -> value.applyAsDouble(metrics.state))
                .description(description)
                .tag("direction", direction)
                .register(registry);
    }

    /** Notes a request that was answered, under its route: addresses are as many as anyone likes. */
    void note(Context ctx, float millis) {
        Endpoint matched = ctx.endpoints().matchedHttpEndpoint();
        String route = matched == null ? "none" : matched.path;
        Kind kind = new Kind(ctx.method().name(), route, ctx.statusCode());
        timers.computeIfAbsent(kind, this::timer).record(Duration.ofNanos((long) (millis * 1e6)));
    }

    private Timer timer(Kind kind) {
        return Timer.builder("reelwatch.http.requests")
                .description("requests that were answered")
                .tag("method", kind.method())
                .tag("route", kind.route())
                .tag("status", String.valueOf(kind.status()))
                .serviceLevelObjectives(TIMES)
                .register(registry);
    }

    /** All of it as text, as things stand now. */
    synchronized String text(KnowledgeBase knowledge) {
        state = new State(
                knowledge.counts(),
                knowledge.endings(),
                knowledge.modelUse(),
                knowledge.troubles().size(),
                knowledge.vectorStatus().map(status -> new Vectors(status, knowledge.vectorUse())));
        return registry.scrape();
    }

    @Override
    public void close() {
        registry.close();
    }
}
