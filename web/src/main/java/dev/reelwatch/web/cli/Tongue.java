package dev.reelwatch.web.cli;

import dev.reelwatch.web.digest.Language;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** In which language sentences are wanted; as the settings have it, unless told otherwise. */
final class Tongue {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--lang", paramLabel = "LANG", description = "zh or en")
    private @Nullable String lang;

    /** @throws ParameterException if it is none that is spoken here */
    Language of(Settings settings) {
        String asked = lang;
        if (asked == null) return settings.language();
        return Language.of(asked)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "--lang is \"" + asked + "\" and must be zh or en."));
    }
}
