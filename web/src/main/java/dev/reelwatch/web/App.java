package dev.reelwatch.web;

import dev.reelwatch.web.cli.Reelwatch;
import java.nio.file.Path;
import java.time.Clock;

/** The program: `./reelwatch VERB`. */
public final class App {
    private App() {}

    public static void main(String[] args) {
        int status = Reelwatch.run(
                args, () -> Config.load(Path.of("").toAbsolutePath(), System.getenv()), Clock.systemUTC());
        System.out.flush();
        // a server that still runs keeps the program alive
        if (status != Reelwatch.STILL_SERVING) System.exit(status);
    }
}
