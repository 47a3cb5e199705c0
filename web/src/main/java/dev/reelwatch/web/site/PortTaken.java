package dev.reelwatch.web.site;

/** Another program listens where the site should; its message says what to do. */
public final class PortTaken extends RuntimeException {
    private static final long serialVersionUID = 1;

    PortTaken(SiteSettings settings, Throwable cause) {
        super(
                "port " + settings.port() + " of " + settings.host()
                        + " cannot be used, another program may be listening there; choose another with --port",
                cause);
    }
}
