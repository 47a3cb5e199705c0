package dev.reelwatch.web.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The paths that a user names. */
final class SavedPaths {
    private SavedPaths() {}

    /** @throws ParameterException if one is an address or cannot be a path */
    static List<Path> of(List<String> names, CommandSpec spec) {
        List<Path> paths = new ArrayList<>();
        for (String name : names) {
            if (name.isBlank()) {
                throw new ParameterException(spec.commandLine(), "A path is empty; name a file or folder.");
            }
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith("http://") || lower.startsWith("https://")) {
                throw new ParameterException(
                        spec.commandLine(),
                        name + " is an address; this version reads files. Save the page and name the file.");
            }
            try {
                paths.add(Path.of(name));
            } catch (InvalidPathException e) {
                throw new ParameterException(spec.commandLine(), "\"" + name + "\" cannot be a path: " + e.getReason());
            }
        }
        return paths;
    }
}
