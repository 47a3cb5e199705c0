package dev.reelwatch.web.cli;

import dev.reelwatch.crawler.Crawl;
import java.io.PrintWriter;

/** One line that tells how far a crawl is, written over again and again; nothing where nobody watches. */
final class ProgressLine {
    private final PrintWriter out;
    private final boolean terminal;
    private int shown;

    ProgressLine(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    synchronized void show(Crawl.Progress now) {
        if (!terminal) return;
        String line = now.visited() + " visited, " + now.fresh() + " new, " + now.changed() + " changed, "
                + now.trouble() + " in trouble; " + now.underWay() + " under way, " + now.waiting() + " waiting";
        out.print("\r" + line + " ".repeat(Math.max(0, shown - line.length())));
        out.flush();
        shown = line.length();
    }

    /** Before other lines are written. */
    synchronized void clear() {
        if (shown == 0) return;
        out.print("\r" + " ".repeat(shown) + "\r");
        out.flush();
        shown = 0;
    }
}
