package dev.reelwatch.web.cli;

import dev.reelwatch.crawler.article.ArticleJson;
import dev.reelwatch.index.Knowledge;
import dev.reelwatch.index.KnowledgeBase;
import dev.reelwatch.index.claim.ClaimJson;
import dev.reelwatch.index.finding.KnowledgeJson;
import dev.reelwatch.index.timeline.StorySheetJson;
import dev.reelwatch.index.timeline.TimelineJson;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

@Command(
        name = "export",
        description = "All that is known as JSON Lines, for notebooks, other databases and spreadsheets.",
        footer = {
            "",
            "  ./reelwatch export claims | jq -r .quote",
            "  ./reelwatch export --to folder            all of them, KIND.jsonl each",
        },
        mixinStandardHelpOptions = true)
final class ExportVerb extends Verb {
    /** What can be exported, each in the JSON that its own verb and the API write. */
    enum Kind {
        ARTICLES,
        CLAIMS,
        FINDINGS,
        TIMELINE,
        DISPUTES,
        PROMISES,
        CHANGES,
        STORIES;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }

        void write(KnowledgeBase base, Consumer<Object> line) {
            Knowledge known = base.known();
            switch (this) {
                case ARTICLES ->
                    base.eachArticle(
                            article -> line.accept(ArticleJson.write(article).put("id", article.id())));
                case CLAIMS -> known.claims().forEach(claim -> line.accept(ClaimJson.write(claim)));
                case FINDINGS -> known.findings().forEach(finding -> line.accept(KnowledgeJson.write(finding)));
                case TIMELINE ->
                    known.timeline(Knowledge.Part.ALL).forEach(entry -> line.accept(TimelineJson.write(entry)));
                case DISPUTES -> known.disputes().forEach(dispute -> line.accept(KnowledgeJson.write(dispute)));
                case PROMISES -> known.promises().forEach(promise -> line.accept(KnowledgeJson.write(promise)));
                case CHANGES -> known.changes().forEach(change -> line.accept(KnowledgeJson.write(change)));
                case STORIES -> known.stories().forEach(story -> line.accept(StorySheetJson.write(known.sheet(story))));
            }
        }
    }

    @Parameters(
            paramLabel = "KIND",
            arity = "0..*",
            description = "${COMPLETION-CANDIDATES} (with --to: all of them, unless some are named)")
    private List<Kind> kinds = List.of();

    @Option(
            names = "--to",
            paramLabel = "FOLDER",
            description = "write KIND.jsonl there, in the place of a former one, each whole or not at all")
    private @Nullable Path folder;

    @Override
    public Integer call() throws IOException {
        if (folder == null && kinds.size() != 1) {
            throw new ParameterException(
                    spec.commandLine(), "Name one KIND to print, or a folder with --to for several.");
        }
        try (KnowledgeBase base = knowledge()) {
            if (folder == null) {
                kinds.get(0).write(base, out()::println);
                return DONE;
            }
            Files.createDirectories(folder);
            for (Kind kind : kinds.isEmpty() ? List.of(Kind.values()) : kinds) {
                Path file = folder.resolve(kind + ".jsonl");
                out().println(Plain.safe(file.toString()) + ": " + write(kind, base, file) + " lines");
            }
        }
        return DONE;
    }

    /** The number of lines. */
    private static long write(Kind kind, KnowledgeBase base, Path file) throws IOException {
        Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), "." + kind, ".part");
        try {
            long[] lines = {0};
            try (BufferedWriter out = Files.newBufferedWriter(draft);
                    PrintWriter print = new PrintWriter(out)) {
                kind.write(base, line -> {
                    print.print(line);
                    print.print('\n');
                    lines[0]++;
                });
                if (print.checkError())
                    throw new IOException("writing " + file + " failed: see whether the disk is full");
            }
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return lines[0];
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
