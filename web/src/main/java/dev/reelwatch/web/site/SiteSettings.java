package dev.reelwatch.web.site;

/**
 * Where the site listens.
 *
 * @param host the address to bind to; anything but a loopback address shows the site to others
 * @param port 0 takes any that is free
 */
public record SiteSettings(String host, int port) {
    public static final SiteSettings DEFAULT = new SiteSettings("127.0.0.1", 7070);

    public SiteSettings {
        if (host.isBlank()) throw new IllegalArgumentException("the host to bind to is blank");
        if (port < 0 || port > 65535) throw new IllegalArgumentException("not a port (0 to 65535): " + port);
    }
}
