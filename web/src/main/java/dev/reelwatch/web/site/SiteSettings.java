package dev.reelwatch.web.site;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Where the site listens, and to whom it answers.
 *
 * @param host the address to bind to; anything but a loopback address shows the site to others
 * @param port 0 takes any that is free
 * @param publicUrl where others reach it, such as {@code https://news.example}: a proxy on this machine that passes them on
 *     and names each of them in {@code X-Forwarded-For}
 * @param rateLimit requests a minute that one client may make, 0 for any number; who sits at this machine is not counted
 */
public record SiteSettings(String host, int port, Optional<URI> publicUrl, int rateLimit) {
    public static final SiteSettings DEFAULT = new SiteSettings("127.0.0.1", 7070);
    private static final int USUAL_RATE = 600;

    public SiteSettings {
        if (host.isBlank()) throw new IllegalArgumentException("the host to bind to is blank");
        if (port < 0 || port > 65535) throw new IllegalArgumentException("not a port (0 to 65535): " + port);
        if (rateLimit < 0) throw new IllegalArgumentException("the rate limit is below zero: " + rateLimit);
    }

    public SiteSettings(String host, int port) {
        this(host, port, Optional.empty(), USUAL_RATE);
    }

    public SiteSettings at(String otherHost, int otherPort) {
        return new SiteSettings(otherHost, otherPort, publicUrl, rateLimit);
    }

    /** True if only this machine reaches it. */
    boolean isLocal() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
