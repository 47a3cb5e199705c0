package dev.reelwatch.web.site;

import dev.reelwatch.index.KnowledgeBase;
import dev.reelwatch.web.HandMade;

/** Serves the hand-made world until it is stopped, to look at it with one's own eyes. */
final class HandMadeSite {
    private HandMadeSite() {}

    public static void main(String[] args) throws InterruptedException {
        KnowledgeBase knowledge = HandMade.world().knowledge();
        Site site = new Site(() -> knowledge, new SiteSettings("127.0.0.1", Integer.parseInt(args[0])), HandMade.CLOCK);
        site.start();
        Thread.currentThread().join();
    }
}
