package dev.reelwatch.web;

/** The program. */
public final class App {
    private App() {}

    public static void main(String[] args) {}
}
