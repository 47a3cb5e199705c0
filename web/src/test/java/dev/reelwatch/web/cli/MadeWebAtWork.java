package dev.reelwatch.web.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Serves the made web until its standard input ends, for trying out a crawl by hand. Argument: the folder for sources.yaml. */
final class MadeWebAtWork {
    private MadeWebAtWork() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        try (MadeWeb web = new MadeWeb(0)) {
            Files.writeString(folder.resolve("sources.yaml"), web.yaml());
            Files.writeString(
                    folder.resolve("reelwatch.yaml"),
                    "crawl_pause: 0s\ncrawl_local_sources: [" + String.join(", ", web.names()) + "]\n");
            System.out.println("ready: cd " + folder + " and crawl");
            while (System.in.read() >= 0) {
                // serves on
            }
        }
    }
}
