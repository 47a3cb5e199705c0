package dev.reelwatch.web.cli;

import dev.reelwatch.crawler.source.Sources;
import dev.reelwatch.crawler.source.SourcesException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.function.Consumer;

/** Tells when the file of sources is another one than before. One that is wrong is told of once, and not used. */
final class SourcesWatch {
    private final Path file;
    private final Consumer<String> notices;
    private String seen;

    SourcesWatch(Path file, Consumer<String> notices) {
        this.file = file;
        this.notices = notices;
        this.seen = state();
    }

    /** The sources, where the file has changed since it was asked the last time and is right. */
    Optional<Sources> changed() {
        String now = state();
        if (now.equals(seen)) return Optional.empty();
        seen = now;
        try {
            return Optional.of(Sources.read(file));
        } catch (SourcesException e) {
            notices.accept(e.getMessage() + "\nThe sources stay as they were until it is mended.");
            return Optional.empty();
        }
    }

    /** Editors write a new file in the place of the old one, so its key is part of it. */
    private String state() {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            return found.lastModifiedTime() + " " + found.size() + " " + found.fileKey();
        } catch (IOException e) {
            return "missing";
        }
    }
}
