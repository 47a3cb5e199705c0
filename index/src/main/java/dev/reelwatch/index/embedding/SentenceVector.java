package dev.reelwatch.index.embedding;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/** A direction that stands for what a text means: numbers, of length 1 together. */
public final class SentenceVector {
    /** More numbers no model of today gives, and no index is made for. */
    public static final int MOST_NUMBERS = 4096;

    private static final double ALMOST_NOTHING = 1e-12;

    private final float[] numbers;

    private SentenceVector(float[] numbers) {
        this.numbers = numbers;
    }

    /** What a model answered, brought to length 1; empty where that is no direction: no numbers, too many, or not finite. */
    public static Optional<SentenceVector> of(float[] answered) {
        if (answered.length == 0 || answered.length > MOST_NUMBERS) return Optional.empty();
        double squares = 0;
        for (float each : answered) squares += (double) each * each;
        double length = Math.sqrt(squares);
        if (!Double.isFinite(length) || length < ALMOST_NOTHING) return Optional.empty();
        float[] numbers = new float[answered.length];
        for (int i = 0; i < numbers.length; i++) numbers[i] = (float) (answered[i] / length);
        return Optional.of(new SentenceVector(numbers));
    }

    /** As {@link #bytes} wrote it. */
    public static SentenceVector read(byte[] bytes) {
        float[] numbers = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(numbers);
        return new SentenceVector(numbers);
    }

    /** Four bytes a number, the least first. */
    public byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(numbers);
        return bytes.array();
    }

    public float[] numbers() {
        return numbers.clone();
    }

    public int dimension() {
        return numbers.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SentenceVector vector && Arrays.equals(vector.numbers, numbers);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(numbers);
    }

    @Override
    public String toString() {
        return "vector of " + numbers.length + " numbers";
    }
}
