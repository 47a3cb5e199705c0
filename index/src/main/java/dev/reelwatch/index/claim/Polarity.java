package dev.reelwatch.index.claim;

/** Whether a claim speaks for or against its subject. */
public enum Polarity {
    /** Has it, good, better. */
    POSITIVE("+"),
    /** Lacks it, bad, worse. */
    NEGATIVE("-"),
    /** A plain fact or figure; equal. */
    NEUTRAL("0");

    private final String json;

    Polarity(String json) {
        this.json = json;
    }

    public String json() {
        return json;
    }

    public static Polarity fromJson(String json) {
        for (Polarity polarity : values()) if (polarity.json.equals(json)) return polarity;
        throw new IllegalArgumentException("no polarity: " + json);
    }
}
