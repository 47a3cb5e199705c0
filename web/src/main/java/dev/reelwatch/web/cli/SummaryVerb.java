package dev.reelwatch.web.cli;

import dev.reelwatch.index.Knowledge;
import dev.reelwatch.index.KnowledgeBase;
import dev.reelwatch.index.answer.LlmSettings;
import dev.reelwatch.web.digest.DigestCheck;
import dev.reelwatch.web.digest.DigestJson;
import dev.reelwatch.web.digest.DigestMarkdown;
import dev.reelwatch.web.digest.Language;
import dev.reelwatch.web.digest.Passages;
import dev.reelwatch.web.digest.Rewording;
import dev.reelwatch.web.digest.Summary;
import dev.reelwatch.web.digest.SummaryCompiler;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "summary",
        description = {
            "What is known of a model, a story or an article in a few sentences, each with its claims.",
            "`digest` does the same for a day."
        },
        mixinStandardHelpOptions = true)
final class SummaryVerb extends Verb {
    @ArgGroup(multiplicity = "1")
    private Subject subject = new Subject();

    static final class Subject {
        @Parameters(arity = "1..*", paramLabel = "MODEL", description = "a model or a line, in any spelling")
        private List<String> model = List.of();

        @Option(names = "--story", paramLabel = "ID", description = "a story, see `story --all`")
        private @Nullable String story;

        @Option(names = "--article", paramLabel = "ID", description = "an article, as `search --json` tells it")
        private @Nullable String article;
    }

    @Option(names = "--json", description = "as /api/v1/models/ID/summary has it")
    private boolean json;

    @Option(names = "--plain", description = "in our own words, also where a language model is configured")
    private boolean plain;

    @Mixin
    private Tongue tongue = new Tongue();

    @Mixin
    private AsOf asOf = new AsOf();

    @Override
    public Integer call() {
        Optional<LlmSettings> llm = plain ? Optional.empty() : settings().llm();
        Language language = tongue.of(settings());
        String model = subject.model.isEmpty() ? "" : Names.given(String.join(" ", subject.model), "MODEL", spec);
        try (KnowledgeBase base = llm.isPresent() ? knowledgeForWriting() : knowledge()) {
            Knowledge knowledge = asOf.in(base);
            Passages passages = Passages.of(base, knowledge);
            SummaryCompiler compiler = new SummaryCompiler(passages, language, DigestVerb.atEndOf(knowledge.day()));
            Optional<Summary> summary;
            String unknown;
            if (subject.story != null) {
                summary = knowledge.story(subject.story).map(compiler::of);
                unknown = "There is no story " + subject.story + "; `./reelwatch story --all` tells which there are.";
            } else if (subject.article != null) {
                summary = base.article(subject.article)
                        .map(article -> compiler.of(knowledge.claims().stream()
                                .filter(claim -> claim.article().articleId().equals(article.id()))
                                .toList()));
                unknown = "There is no article " + subject.article + ".";
            } else {
                summary = knowledge.model(model).map(compiler::of);
                unknown = summary.isPresent() ? "" : Names.unknown(knowledge, model);
            }
            if (summary.isEmpty()) {
                note(unknown);
                return FAILED;
            }
            DigestCheck gate = new DigestCheck(language, base::claim, passages);
            Summary told = llm.map(settings -> reworded(base, summary.get(), gate, settings))
                    .orElseGet(summary::get);
            out().print(json ? DigestJson.write(told) + "\n" : DigestMarkdown.text(told));
            if (told.isEmpty()) note("Nothing of it is sure enough to be told.");
        }
        return DONE;
    }

    private Summary reworded(KnowledgeBase base, Summary summary, DigestCheck gate, LlmSettings llm) {
        Rewording.Outcome outcome = new Rewording(base.languageModel(llm)).of(summary, gate);
        outcome.refused().forEach(why -> note("not taken from the language model: " + why));
        outcome.trouble().ifPresent(why -> note("language model: " + why + "; the plain sentences stand"));
        return outcome.summary();
    }
}
