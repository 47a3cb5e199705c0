package dev.reelwatch.web.cli;

import dev.reelwatch.crawler.archive.HandJudgement;
import dev.reelwatch.crawler.archive.HandJudgement.Matter;
import dev.reelwatch.crawler.archive.HandJudgement.Verdict;
import dev.reelwatch.index.Knowledge;
import dev.reelwatch.index.KnowledgeBase;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.finding.Finding;
import dev.reelwatch.index.story.Origin;
import dev.reelwatch.index.story.Story;
import dev.reelwatch.index.timeline.StorySheet;
import dev.reelwatch.index.timeline.StorySheetJson;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

@Command(
        name = "story",
        description = {
            "Articles on one event, and which of them have their words from another.",
            "What was put together wrongly can be corrected; the correction stays, with who made it and when.",
            "",
            "  reelwatch story --split A --from B --by NAME    A is no copy of B",
            "  reelwatch story --split A --by NAME             A is a copy of nothing",
            "  reelwatch story --merge A --with B --by NAME    A and B are one voice",
            "  with --event the same for the story they tell instead of their origin"
        },
        mixinStandardHelpOptions = true)
final class StoryVerb extends Verb {
    @Parameters(arity = "0..1", paramLabel = "STORY", description = "one story by its id, with what its articles say")
    private @Nullable String story;

    @ArgGroup
    private Correction correction = new Correction();

    static final class Correction {
        @Option(names = "--split", paramLabel = "ARTICLE", description = "take an article out")
        private @Nullable String split;

        @Option(names = "--merge", paramLabel = "ARTICLE", description = "put an article together with another")
        private @Nullable String merge;
    }

    @Option(
            names = {"--from", "--with"},
            paramLabel = "ARTICLE",
            description = "the other article")
    private @Nullable String other;

    @Option(names = "--event", description = "correct the story and not the origin")
    private boolean event;

    @Option(names = "--by", paramLabel = "NAME", description = "who decides so")
    private @Nullable String by;

    @Option(names = "--why", paramLabel = "WORDS", defaultValue = "", description = "and why")
    private String why = "";

    @Option(names = "--all", description = "stories of a single article, too")
    private boolean all;

    @Option(names = "--json", description = "one story a line")
    private boolean json;

    @Mixin
    private AsOf asOf = new AsOf();

    @Override
    public Integer call() {
        String article = correction.split != null ? correction.split : correction.merge;
        if (article != null && story != null) {
            throw new ParameterException(spec.commandLine(), "Either one story is shown, or something is corrected.");
        }
        if (article != null) return correct(article);
        if (other != null || by != null) {
            throw new ParameterException(spec.commandLine(), "--from, --with and --by need --split or --merge.");
        }
        try (KnowledgeBase base = knowledge()) {
            Knowledge knowledge = asOf.in(base);
            if (story != null) return printOne(knowledge, story);
            List<Story> stories = knowledge.stories().stream()
                    .filter(each -> all || each.articles().size() > 1)
                    .toList();
            for (Story each : stories) {
                StorySheet sheet = knowledge.sheet(each);
                if (json) out().println(StorySheetJson.write(sheet));
                else print(sheet);
            }
            if (!json) {
                Table decided = new Table();
                for (HandJudgement judgement : knowledge.judgements()) {
                    decided.row(
                            judgement.matter().word() + " "
                                    + judgement.verdict().word(),
                            judgement.article()
                                    + judgement.other().map(id -> " " + id).orElse(""),
                            judgement.by(),
                            judgement.at().toString(),
                            judgement.why());
                }
                if (!knowledge.judgements().isEmpty()) {
                    out().println("decided by hand");
                    out().print(decided.print());
                }
                note(stories.size() == 1 ? "1 story" : stories.size() + " stories");
            }
        }
        return DONE;
    }

    private int printOne(Knowledge knowledge, String id) {
        Optional<StorySheet> sheet = knowledge.story(id);
        if (sheet.isEmpty()) {
            note("There is no story " + id + "; `./reelwatch story --all` tells which there are.");
            return FAILED;
        }
        if (json) {
            out().println(StorySheetJson.writeWhole(sheet.get()));
            return DONE;
        }
        print(sheet.get());
        Table findings = new Table();
        for (Finding finding : sheet.get().findings()) {
            findings.row(
                    " ",
                    finding.model(),
                    finding.attribute().json(),
                    Plain.statement(finding),
                    Plain.origins(finding.support()),
                    "「" + sheet.get().wordsFor(finding).quote().text() + "」");
        }
        out().print(findings.print());
        return DONE;
    }

    private int correct(String article) {
        String name = by;
        if (name == null || name.isBlank()) {
            throw new ParameterException(spec.commandLine(), "--by is missing: say who decides so.");
        }
        Verdict verdict = correction.split != null ? Verdict.SPLIT : Verdict.MERGE;
        if (verdict == Verdict.MERGE && other == null) {
            throw new ParameterException(spec.commandLine(), "--merge needs --with and the other article.");
        }
        if (article.equals(other)) {
            throw new ParameterException(spec.commandLine(), "An article cannot be judged against itself.");
        }
        try (KnowledgeBase base = knowledgeForWriting()) {
            HandJudgement made = base.judge(
                    name, event ? Matter.STORY : Matter.ORIGIN, verdict, article, Optional.ofNullable(other), why);
            out().println("noted as judgement " + made.number() + ": "
                    + made.matter().word() + " "
                    + made.verdict().word() + " " + made.article()
                    + made.other().map(id -> " " + id).orElse("") + " by " + Plain.safe(made.by()));
        }
        return DONE;
    }

    private void print(StorySheet sheet) {
        Story told = sheet.story();
        String days = told.from().equals(told.to()) ? told.from().toString() : told.from() + " to " + told.to();
        out().println(days + " · " + Plain.safe(told.model()) + " · " + told.what() + " · "
                + told.articles().size()
                + (told.articles().size() == 1 ? " article" : " articles") + " of " + told.origins()
                + (told.origins() == 1 ? " origin" : " origins") + "  #" + told.id());
        Table articles = new Table();
        for (StorySheet.Telling telling : sheet.tellings()) {
            Claim.Source article = telling.article();
            articles.row(
                    " ",
                    article.articleId(),
                    origin(telling.origin()),
                    article.site().or(article::author).orElse(""),
                    article.title());
        }
        out().println(articles.print());
    }

    private static String origin(Origin origin) {
        return origin.bond()
                .map(bond ->
                        bond.json() + origin.original().map(id -> " of " + id).orElse(""))
                .orElse("own");
    }
}
