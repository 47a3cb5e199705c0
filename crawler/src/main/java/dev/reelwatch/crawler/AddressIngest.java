package dev.reelwatch.crawler;

import dev.reelwatch.crawler.archive.Visit.Ending;
import dev.reelwatch.crawler.fetch.Exchange;
import dev.reelwatch.crawler.fetch.FetchRequest;
import dev.reelwatch.crawler.fetch.FetchResult;
import dev.reelwatch.crawler.fetch.Fetcher;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Takes in single pages that somebody names, with the same manners and limits as a crawl. */
public final class AddressIngest {
    /**
     * What became of one address, or of one article of its page.
     *
     * @param taken empty where no page came
     * @param ending how fetching ended where no page came
     */
    public record Line(URI address, Optional<Intake.Line> taken, Optional<Ending> ending, String why) {}

    private final Fetcher fetcher;
    private final Intake intake;

    public AddressIngest(Fetcher fetcher, Intake intake) {
        this.fetcher = fetcher;
        this.intake = intake;
    }

    /**
     * Takes the pages in, one after the other.
     *
     * @param listener is told of each line after what it tells of is on disk
     */
    public List<Line> run(List<URI> addresses, Consumer<Line> listener) throws InterruptedException {
        List<Line> lines = new ArrayList<>();
        for (URI address : addresses) {
            for (Line line : take(address)) {
                lines.add(line);
                listener.accept(line);
            }
        }
        return lines;
    }

    private List<Line> take(URI address) throws InterruptedException {
        return switch (fetch(fetcher, address)) {
            case FetchResult.Page page -> taken(address, page.exchange());
            case FetchResult.Unchanged same -> taken(address, same.exchange());
            case FetchResult.Gone gone -> taken(address, gone.exchange());
            case FetchResult.Refused refused -> List.of(none(address, Ending.REFUSED, refused.why()));
            case FetchResult.Blocked blocked -> List.of(none(address, Ending.BLOCKED, blocked.why()));
            case FetchResult.Failed failed -> List.of(none(address, Ending.FAILED, failed.why()));
        };
    }

    /** Asks for a page that nothing is known of, where it is to be had: a post of Weibo stands behind another door. */
    public static FetchResult fetch(Fetcher fetcher, URI address) throws InterruptedException {
        URI door = WeiboAddresses.post(address, false);
        return fetcher.fetch(FetchRequest.of(door).withHeaders(WeiboAddresses.headers(door)));
    }

    private List<Line> taken(URI address, Exchange exchange) {
        return intake.take(exchange, Optional.empty()).stream()
                .map(line -> new Line(address, Optional.of(line), Optional.empty(), line.why()))
                .toList();
    }

    private static Line none(URI address, Ending ending, String why) {
        return new Line(address, Optional.empty(), Optional.of(ending), why);
    }
}
