package dev.reelwatch.web;

import dev.reelwatch.web.cli.Reelwatch;
import java.nio.file.Path;
import java.time.Clock;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The program: `./reelwatch VERB`. */
public final class App {
    private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

    private App() {}

    public static void main(String[] args) {
        // it tells at each start which vector instructions it could use
        LUCENE.setLevel(Level.SEVERE);
        int status = Reelwatch.run(
                args, () -> Config.load(Path.of("").toAbsolutePath(), System.getenv()), Clock.systemUTC());
        System.out.flush();
        // a server that still runs keeps the program alive
        if (status != Reelwatch.STILL_SERVING) System.exit(status);
    }
}
