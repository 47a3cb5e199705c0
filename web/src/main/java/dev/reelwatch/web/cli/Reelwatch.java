package dev.reelwatch.web.cli;

import dev.reelwatch.crawler.archive.ArchiveException;
import dev.reelwatch.crawler.article.SavedFiles;
import dev.reelwatch.crawler.source.SourcesException;
import dev.reelwatch.index.KnowledgeBase;
import dev.reelwatch.index.vocabulary.VocabularyException;
import dev.reelwatch.web.delivery.DeliveryException;
import dev.reelwatch.web.site.PortTaken;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command line: results on standard output, notices on standard error, exit 0 done, 1 failed, 2 wrong use. */
@Command(
        name = "reelwatch",
        description = {
            "A knowledge base of AI-video news: claims with quotes that are proved to stand in their source.",
            ""
        },
        synopsisSubcommandLabel = "VERB",
        mixinStandardHelpOptions = true,
        version = "reelwatch 0.1.0",
        subcommands = {
            DemoVerb.class,
            IngestVerb.class,
            CrawlVerb.class,
            ParseVerb.class,
            ExtractVerb.class,
            SearchVerb.class,
            TimelineVerb.class,
            CompareVerb.class,
            DisputesVerb.class,
            PromisesVerb.class,
            ChangesVerb.class,
            ModelsVerb.class,
            StoryVerb.class,
            SummaryVerb.class,
            DigestVerb.class,
            DeliverVerb.class,
            ServeVerb.class,
            McpVerb.class,
            ReparseVerb.class,
            ReindexVerb.class,
            ExportVerb.class,
            BackupVerb.class,
            RestoreVerb.class,
            VerifyVerb.class,
            SourcesVerb.class,
            StatusVerb.class
        },
        footer = {
            "",
            "  test      all tests with what they need (`./reelwatch test`)",
            "",
            "Settings: reelwatch.yaml in the working folder, or REELWATCH_DATA, _HOST, _PORT, _PUBLIC_URL, _RATE_LIMIT, _TOKEN, _LANGUAGE,",
            "_VOCABULARY, _MAX_FILE_MB, _SOURCES, _USER_AGENT, _CRAWL_CONTACT, _CRAWL_PAUSE, _CRAWL_TIMEOUT, _CRAWL_MAX_MB, _CRAWL_RETRIES, _CRAWL_PROXY, _CRAWL_WORKERS,",
            "_CRAWL_PAGES, _CRAWL_PATIENCE, _CRAWL_LOCAL_SOURCES; README.md tells what they mean.",
            "A language model (optional): llm_model, llm_url, llm_provider (openai, ollama), ... or REELWATCH_LLM_MODEL, ...;"
                    + " its key: REELWATCH_LLM_KEY or a file named by llm_key_file.",
            "Search by meaning (optional): embedding_provider (openai, ollama, local), embedding_model, embedding_url, ...;"
                    + " its key: REELWATCH_EMBEDDING_KEY or a file named by embedding_key_file.",
            "`./reelwatch VERB --help` explains a verb. Exit status: 0 done, 1 failed, 2 wrong use."
        })
public final class Reelwatch implements Runnable {
    /** The status of a program that goes on after its command line has ended. */
    public static final int STILL_SERVING = -1;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = CommandLine.ScopeType.INHERIT,
            description = "data folder (default: REELWATCH_DATA, else ./data)")
    private @Nullable Path data;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private final Supplier<Settings> load;
    private final Clock clock;
    private @Nullable Settings settings;

    private Reelwatch(Supplier<Settings> load, Clock clock) {
        this.load = load;
        this.clock = clock;
    }

    /**
     * Runs a command line.
     *
     * @param settings are loaded when a verb needs them, so that {@code --help} works whatever they hold
     * @return exit status, or {@link #STILL_SERVING}
     */
    public static int run(String[] args, Supplier<Settings> settings, Clock clock) {
        return run(args, settings, clock, System.out, System.err);
    }

    static int run(String[] args, Supplier<Settings> settings, Clock clock, PrintStream out, PrintStream err) {
        CommandLine line = new CommandLine(new Reelwatch(settings, clock));
        line.setOut(new PrintWriter(out, false, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpAutoWidth(true);
        line.setExecutionExceptionHandler((error, command, parsed) -> {
            command.getOut().flush();
            Optional<String> told = told(error);
            if (told.isPresent()) {
                command.getErr().println("reelwatch: " + told.get());
            } else {
                command.getErr().println("reelwatch: this is a mistake in Reelwatch, please report it:");
                error.printStackTrace(command.getErr());
            }
            return Verb.FAILED;
        });
        int status = line.execute(args);
        if (line.getOut().checkError()) {
            line.getErr().println("reelwatch: the results could not be written to standard output.");
            status = Verb.FAILED;
        }
        line.getErr().flush();
        return status;
    }

    /** The message of an error that a user can do something about; empty for a mistake of the program. */
    private static Optional<String> told(Throwable error) {
        for (Throwable each = error; each != null; each = each.getCause()) {
            boolean known = each instanceof ArchiveException
                    || each instanceof SavedFiles.NothingToRead
                    || each instanceof VocabularyException
                    || each instanceof SourcesException
                    || each instanceof DeliveryException
                    || each instanceof WrongSetting
                    || each instanceof PortTaken
                    || each instanceof KnowledgeBase.Busy
                    || each instanceof IOException;
            if (known)
                return Optional.of(each instanceof IOException io ? told(io) : String.valueOf(each.getMessage()));
        }
        return Optional.empty();
    }

    private static String told(IOException e) {
        String reason = String.valueOf(e.getMessage());
        if (reason.contains("No space left")) {
            return "there is no room left on the disk of the data folder; make room, or name another folder with --data."
                    + " What was told as stored is stored; the rest comes with the next `./reelwatch ingest`.";
        }
        if (!(e instanceof FileSystemException file)) return reason;
        String why = switch (e) {
            case NotDirectoryException ignored -> "it is no folder; move it away";
            case AccessDeniedException ignored -> "there is no permission";
            case FileAlreadyExistsException ignored -> "something else stands there; move it away";
            case NoSuchFileException ignored -> "it is missing";
            default -> String.valueOf(file.getReason());
        };
        return file.getFile() + " cannot be used: " + why;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Say what to do: a VERB is missing.");
    }

    Settings settings() {
        Settings loaded = settings;
        if (loaded == null) settings = loaded = load.get();
        return loaded;
    }

    Path data() {
        Path given = data;
        if (given != null && given.toString().isBlank()) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--data is empty; name a folder.");
        }
        return given != null ? given : settings().data();
    }

    /** True if the command line itself names the data folder. */
    boolean namesData() {
        return data != null;
    }

    Clock clock() {
        return clock;
    }
}
