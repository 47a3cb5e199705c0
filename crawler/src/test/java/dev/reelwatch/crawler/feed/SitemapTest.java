package dev.reelwatch.crawler.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class SitemapTest {
    private static final URI HERE = URI.create("https://www.lab.example.com/sitemap.xml");

    private static Listing listing(String text) {
        return switch (Sitemap.read(text, HERE)) {
            case ListReading.Read read -> read.listing();
            case ListReading.NoList none -> throw new AssertionError(none.why());
        };
    }

    @Test
    void a_sitemap_gives_addresses_with_dates_and_of_news_the_titles() {
        Listing listing = listing("""
                <?xml version="1.0" encoding="UTF-8"?>
                <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"
                        xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
                  <url><loc> https://www.lab.example.com/research/one?a=1&amp;b=2 </loc><lastmod>2025-07-04</lastmod>
                    <image:image><image:loc>https://cdn.lab.example.com/1.jpg</image:loc></image:image></url>
                  <url><loc>https://blog.lab.example.com/two</loc><lastmod>2025-07-06</lastmod>
                    <n:news><n:publication><n:name>Lab</n:name></n:publication>
                      <n:publication_date>2025-07-05T08:00:00+08:00</n:publication_date><n:title>可灵 2.1 &amp; Co</n:title></n:news></url>
                  <url><loc>https://elsewhere.example.org/three</loc></url>
                  <url><loc>http://www.lab.example.com/research/one?a=1&amp;b=2&amp;utm_source=x</loc></url>
                  <url><lastmod>2025-07-06</lastmod></url>
                </urlset>
                """);
        assertThat(listing.links())
                .startsWith(new Listing.Link(
                        URI.create("https://www.lab.example.com/research/one?a=1&b=2"),
                        Optional.empty(),
                        Optional.of("2025-07-04")))
                .contains(new Listing.Link(
                        URI.create("https://blog.lab.example.com/two"),
                        Optional.of("可灵 2.1 & Co"),
                        Optional.of("2025-07-05T08:00:00+08:00")));
        assertThat(listing.links()).noneMatch(link -> link.address().getHost().contains("elsewhere"));
        assertThat(listing.further()).isEmpty();
        assertThat(listing.warnings()).containsExactly("1 links lead to other sites and were left out.");
    }

    @Test
    void an_index_leads_to_further_sitemaps_but_not_to_itself() {
        Listing listing = listing("""
                <!-- made by hand --><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
                <sitemap><loc>https://www.lab.example.com/sitemap-1.xml.gz</loc><lastmod>2025-07-04</lastmod></sitemap>
                <sitemap><loc>https://www.lab.example.com/sitemap.xml</loc></sitemap>
                </sitemapindex>
                """);
        assertThat(listing.links()).isEmpty();
        assertThat(listing.further()).containsExactly(URI.create("https://www.lab.example.com/sitemap-1.xml.gz"));
    }

    @Test
    void a_packed_sitemap_a_text_and_a_feed_serve_as_sitemaps() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("\uFEFFhttps://www.lab.example.com/a\n\nhttps://www.lab.example.com/b\n"
                    .getBytes(StandardCharsets.UTF_8));
        }
        assertThat(Sitemap.read(packed.toByteArray(), Optional.empty(), HERE))
                .isInstanceOfSatisfying(
                        ListReading.Read.class,
                        read -> assertThat(read.listing().links()).hasSize(2));
        assertThat(listing(
                                "<rss><channel><item><title>t</title><link>https://www.lab.example.com/c</link></item></channel></rss>")
                        .links())
                .containsExactly(new Listing.Link(
                        URI.create("https://www.lab.example.com/c"), Optional.of("t"), Optional.empty()));
        byte[] cut = java.util.Arrays.copyOf(packed.toByteArray(), 20);
        assertThat(Sitemap.read(cut, Optional.empty(), HERE)).isInstanceOf(ListReading.NoList.class);
    }

    @Test
    void a_broken_sitemap_gives_what_can_be_read_and_opens_nothing() {
        Listing listing = listing(
                "<!DOCTYPE urlset [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><urlset>"
                        + "<url><loc>https://www.lab.example.com/?p=1&q=2</loc></url><url><loc>https://www.lab.example.com/&f;</loc></url><url><loc>https://www.l");
        assertThat(listing.links().getFirst().address()).hasToString("https://www.lab.example.com/?p=1&q=2");
        assertThat(listing.links()).noneMatch(link -> link.toString().contains("root"));
        assertThat(listing.warnings()).isNotEmpty();
    }

    @Test
    void what_is_no_sitemap_is_told() {
        for (String text : new String[] {"<html><body>404</body></html>", "hello", "", "<opml/>", "{}"}) {
            assertThat(Sitemap.read(text, HERE)).as(text).isInstanceOf(ListReading.NoList.class);
        }
    }

    @Test
    void more_links_than_the_protocol_allows_are_bounded() {
        String many = IntStream.range(0, 50_010)
                .mapToObj(i -> "<url><loc>https://www.lab.example.com/" + i + "</loc></url>")
                .collect(Collectors.joining("", "<urlset>", "</urlset>"));
        assertThat(listing(many).links()).hasSize(50_000);
        assertThat(listing(many).warnings()).containsExactly("It has more than 50000 links; 10 were left out.");
    }
}
