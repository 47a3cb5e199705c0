package dev.reelwatch.crawler.article;

import java.util.Locale;

/** How a document ends that is no article. */
public enum Ending {
    /** Its author took it down. */
    DELETED,
    /** The platform took it down. */
    VIOLATION,
    /** A check for robots stands before it. */
    BLOCKED,
    /** It is shown to those who logged in. */
    LOGIN_REQUIRED,
    /** There is nothing at the address. */
    GONE,
    /** Its account moved and took it along; the reading tells where to, if the page does. */
    MOVED,
    /** Weibo's "nothing here": an account that does not exist or has no post, or a visitor who asks too often. */
    EMPTY_OR_THROTTLED,
    /** It cannot be shown for now, says the platform; another day it may. */
    UNAVAILABLE,
    /** A document without any text, or a page of which only menus came through. */
    EMPTY,
    /** Text that was decoded with a wrong character set and cannot be restored. */
    MOJIBAKE,
    /** Not a text: a picture, a program, random bytes. */
    BINARY,
    /** More than the limit allows. */
    TOO_LARGE,
    /** A format that says one thing and holds another, such as broken JSON. */
    BROKEN,
    /** It cannot be opened: missing, no permission. */
    UNREADABLE;

    /** The word for it in JSON. */
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}
