package dev.reelwatch.index.vocabulary;

import java.nio.file.Path;

/** The vocabulary that ships with the program, loaded once for all tests. */
public final class SeedVocabulary {
    public static final Path FOLDER = Path.of("..", "seeds", "vocabulary");
    public static final Vocabulary INSTANCE = Vocabulary.load(FOLDER);

    private SeedVocabulary() {}
}
