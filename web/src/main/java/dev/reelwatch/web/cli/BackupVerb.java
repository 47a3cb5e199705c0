package dev.reelwatch.web.cli;

import dev.reelwatch.crawler.archive.Backup;
import dev.reelwatch.crawler.archive.Counts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "backup",
        description =
                "Write the whole archive, with every fetched page, into one file, and prove it; others go on working.",
        footer = {
            "",
            "Settings, sources.yaml and delivery.yaml are yours and not in it; the search index is built again.",
            "It is proved as `./reelwatch --data NEW restore FILE` will prove it; for that it is unpacked beside FILE.",
            "Of a damaged archive no backup is made: `./reelwatch verify` names the damage.",
        },
        mixinStandardHelpOptions = true)
final class BackupVerb extends Verb {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'reelwatch-'uuuuMMdd'T'HHmmss'Z.zip'").withZone(ZoneOffset.UTC);

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            defaultValue = ".",
            description = "file to write, or a folder for one named by the time (default: this folder)")
    private Path file = Path.of(".");

    @Override
    public Integer call() throws IOException {
        Path to = Files.isDirectory(file)
                ? file.resolve(NAME.format(reelwatch.clock().instant())).normalize()
                : file;
        Counts in = Backup.make(data(), to);
        out().printf(
                        "%s: %.1f MB, %d articles, %d claims, %d pages%n",
                        Plain.safe(to.toString()), Files.size(to) / 1e6, in.articles(), in.claims(), in.pages());
        return DONE;
    }
}
