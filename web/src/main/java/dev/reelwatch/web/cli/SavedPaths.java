package dev.reelwatch.web.cli;

import dev.reelwatch.crawler.url.CanonicalUrl;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The paths that a user names. */
final class SavedPaths {
    private SavedPaths() {}

    /**
     * The addresses among them.
     *
     * @throws ParameterException if one begins like an address and is none
     */
    static List<URI> addresses(List<String> names, CommandSpec spec) {
        List<URI> addresses = new ArrayList<>();
        for (String name : names) {
            if (!isAddress(name)) continue;
            Optional<CanonicalUrl> url = CanonicalUrl.parse(name);
            try {
                // Asked for as it was written: what is left out of it may matter to the site.
                URI written = new URI(name.strip());
                if (url.isPresent() && written.getHost() != null) {
                    addresses.add(written);
                    continue;
                }
            } catch (URISyntaxException e) {
                if (url.isPresent()) {
                    addresses.add(URI.create(url.get().value()));
                    continue;
                }
            }
            throw new ParameterException(
                    spec.commandLine(),
                    "\"" + name
                            + "\" is no address that can be asked for; write it as https://host/path, without a password.");
        }
        return addresses;
    }

    private static boolean isAddress(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        return lower.startsWith("http://") || lower.startsWith("https://");
    }

    /**
     * The files and folders among them.
     *
     * @throws ParameterException if one cannot be a path
     */
    static List<Path> of(List<String> names, CommandSpec spec) {
        List<Path> paths = new ArrayList<>();
        for (String name : names) {
            if (name.isBlank()) {
                throw new ParameterException(spec.commandLine(), "A path is empty; name a file or folder.");
            }
            if (isAddress(name)) continue;
            try {
                paths.add(Path.of(name));
            } catch (InvalidPathException e) {
                throw new ParameterException(spec.commandLine(), "\"" + name + "\" cannot be a path: " + e.getReason());
            }
        }
        return paths;
    }
}
