package dev.reelwatch.crawler.article;

import java.util.List;

/**
 * What a reader finds between the covers of a page.
 *
 * @param images addresses as they stand there
 * @param tags words that link to a topic, without the number signs
 * @param accounts names that links give as {@code NAME的微博视频}
 */
record Content(List<Block> blocks, List<String> images, List<String> videos, List<String> tags, List<String> accounts) {
    Content {
        blocks = List.copyOf(blocks);
        images = List.copyOf(images);
        videos = List.copyOf(videos);
        tags = List.copyOf(tags);
        accounts = List.copyOf(accounts);
    }

    Content withBlocks(List<Block> others) {
        return new Content(others, images, videos, tags, accounts);
    }

    /** One blank line between paragraphs; items of one list and rows of one table on lines of their own. */
    String text() {
        StringBuilder out = new StringBuilder();
        Block before = null;
        for (Block block : blocks) {
            if (before != null) {
                boolean together = block.list() != 0 && block.list() == before.list();
                out.append(together ? "\n" : "\n\n");
            }
            out.append(block.text());
            before = block;
        }
        return out.toString();
    }
}
