package dev.reelwatch.web;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program itself in a process of its own, to be killed or run beside others. */
public final class Program {
    private Program() {}

    /**
     * Not yet started.
     *
     * @param folder where it works; its data lies in {@code data} there
     */
    public static ProcessBuilder in(Path folder, String... args) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.reelwatch.web.App"));
        command.addAll(List.of(args));
        ProcessBuilder program = new ProcessBuilder(command).directory(folder.toFile());
        program.environment()
                .put(
                        "REELWATCH_HOME",
                        Path.of("..").toAbsolutePath().normalize().toString());
        program.environment().put("REELWATCH_DATA", folder.resolve("data").toString());
        program.environment().put("LC_ALL", "C.UTF-8");
        return program;
    }
}
