package dev.reelwatch.web.cli;

import dev.reelwatch.index.Knowledge;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Names of models as they were given, and what is said where they name nothing. */
final class Names {
    private static final int SHOWN = 60;

    private Names() {}

    /**
     * A name, without white space around it.
     *
     * @param what the option or parameter it was given as
     * @throws ParameterException if there is nothing in it
     */
    static String given(String name, String what, CommandSpec spec) {
        if (name.isBlank()) throw new ParameterException(spec.commandLine(), what + " is empty; leave it out for all.");
        return name.strip();
    }

    /**
     * Which models are wanted: all where no name is given. Empty where nothing is known under the name.
     *
     * @param note is told so then
     */
    static Optional<Predicate<String>> wanted(Knowledge knowledge, Optional<String> name, Consumer<String> note) {
        if (name.isEmpty()) return Optional.of(model -> true);
        if (knowledge.knows(name.get())) return Optional.of(knowledge.isOf(name.get()));
        note.accept(unknown(knowledge, name.get()));
        return Optional.empty();
    }

    /** That nothing is known under a name, and which ones look like it. */
    static String unknown(Knowledge knowledge, String name) {
        List<String> near = knowledge.near(name);
        String canonical = knowledge.canonical(name);
        return "Nothing is known of " + shown(canonical) + " on " + knowledge.day() + "; "
                + (near.isEmpty() ? "" : "did you mean " + String.join(", ", near) + "? ")
                + "`./reelwatch models` tells what is known.";
    }

    private static String shown(String name) {
        int end = name.offsetByCodePoints(0, Math.min(SHOWN, name.codePointCount(0, name.length())));
        return end == name.length() ? name : name.substring(0, end) + "…";
    }
}
