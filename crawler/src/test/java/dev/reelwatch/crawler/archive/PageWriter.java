package dev.reelwatch.crawler.archive;

import dev.reelwatch.crawler.Intake;
import dev.reelwatch.crawler.fetch.Exchange;
import dev.reelwatch.crawler.source.Sources;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A process of its own that takes pages into an archive and says on its standard output what it has been promised:
 * {@code taken RECORD ARTICLE}, each after it was taken. It is killed.
 */
final class PageWriter {
    private PageWriter() {}

    public static void main(String[] arguments) {
        Path data = Path.of(arguments[0]);
        int first = Integer.parseInt(arguments[1]);
        WarcSettings small = new WarcSettings(20_000, "Reelwatch", "classic");
        try (Archive archive = Archive.open(data);
                Warc warc = Warc.open(data, small, Clock.systemUTC())) {
            Intake intake = new Intake(archive, warc, Clock.systemUTC(), new Sources(List.of()));
            System.out.println("open");
            for (int number = first; ; number++) {
                for (Intake.Line line : intake.take(page(number), Optional.empty())) {
                    System.out.println("taken " + line.page().ref().recordId() + " "
                            + line.articleId().orElseThrow());
                    System.out.flush();
                }
            }
        }
    }

    /** Every third page is a later state of the one before. */
    private static Exchange page(int number) {
        int place = number % 3 == 2 ? number - 1 : number;
        return Exchanges.page(
                "https://example.com/" + place,
                "<html><head><title>Clip " + number + " of the new model</title></head><body><article><h1>Clip "
                        + number
                        + " of the new model</h1><p>Clip number " + number
                        + " of this model took a minute to make, and it costs a dollar a second, says the maker.</p>"
                        + "<p>It is longer than all clips before it, and the faces stay the same in all of its parts.</p>"
                        + "</article></body></html>",
                Instant.ofEpochSecond(1_770_000_000L + number));
    }

    static ProcessBuilder process(Path data, int first) {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PageWriter.class.getName(),
                        data.toString(),
                        String.valueOf(first))
                .redirectError(ProcessBuilder.Redirect.INHERIT);
    }
}
