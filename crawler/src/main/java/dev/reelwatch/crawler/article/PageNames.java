package dev.reelwatch.crawler.article;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** What the classes and ids of a page say about its parts. The words are data: how sites of all kinds call them. */
final class PageNames {
    private static final int LONGEST = 300;
    private static final String BEGIN = "(?:^|[\\s_-])";
    private static final String END = "(?:$|[\\s_\\d-])";
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z])");
    /** Page builders call each of their parts a widget. */
    private static final Pattern BUILDER =
            Pattern.compile("elementor-widget\\S*|so-widget\\S*|wp-block-\\S*|et-pb-\\S*|vc-\\S*");

    /** What readers wrote under an article; it can be longer than the article. */
    private static final Pattern REMARKS = words(
            "comments?|comment-?list|comment-?section|disqus|respond|replies"
                    + "|livefyre|spotim|coral|responses|pinglun|liuyan|post-comments|fb-comments|comment-respond|talkback|discussion-list");

    /** What stands on every page of a site, or sells something. */
    private static final Pattern ASIDE = words(
            "side-?bar|rail|footer|foot|breadcrumbs?|crumbs?|related|recommend(?:ed|ations?|s)?"
                    + "|recirc(?:ulation)?|more-(?:stories|articles|news|posts|from)|also-like|read-(?:next|also)|up-?next|newsletter|subscri(?:be|ption|ptions|ber)"
                    + "|sign-?up|pop-?up|modal|overlay|lightbox|cookies?|consent|gdpr|cmp|shar(?:e|er|es|ing)|share-?(?:bar|tools|buttons|links|this)|sharedaddy|addtoany|addthis|bdshare|jiathis|bshare"
                    + "|social|socials|follow-us|adv|advert(?:s|isement|isements|ising)?|ad|ads|adsbygoogle|ad-?(?:box|slot|unit|container|wrapper|banner)|dfp|gpt|sponsor(?:ed|s)?|promo(?:s|tion|ted)?|outbrain|taboola|teads|zergnet|revcontent|mgid"
                    + "|paywall|regwall|meter|paginat(?:ion|or)|pager|page-?nav|post-?nav(?:igation)?|nav|navbar|navigation|nav-?(?:links|previous|next)|menus?|sub-?menu|tool-?bar|tools|masthead|author-?(?:bio|box|info|card|profile|description|about)|about-?(?:the-)?author|post-author|bio"
                    + "|tag-?(?:list|cloud|links|s)|tags|post-tags|article-tags|topics?-list|topic-tags|categor(?:y|ies)-(?:list|links)|cat-links|copyright|hot-?list|hot-?news|rank(?:ing|list)?|widgets?|widget-area|print-?(?:link|button|only)|skip-?(?:link|to-content)?|back-?to-?top|gotop|toplink"
                    + "|login|log-in|register|search-?(?:form|box|bar)?|rss|feedback|rating|ratings|vote|votes|most-?(?:read|popular|viewed|shared)|trending|popular-?(?:posts)?|latest-?(?:news|posts)|(?:next|prev|previous)-?(?:post|article|story)|cta|call-to-action|donat(?:e|ion)|membership"
                    + "|jp-relatedposts|yarpp|entry-footer|article-footer|post-footer|site-header|site-footer|page-header-nav|global-header|top-?bar|disclaimer|qr-?code|ewm|erweima|dashang|reward|zan|xiangguan|tuijian|fenxiang|guanggao|noprint|no-print|screen-reader(?:-text)?|sr-only|visually-?hidden|visuallyhidden|u-hidden|hidden|is-hidden|hide|toc|table-of-contents|(?:video|audio|media|jw)-?player|infobox|navbox|metadata|mw-editsection|reflist|catlinks|vcard-links|language-switcher|lang-switch|breaking-news|ticker|countdown|weather|stocks?|horoscope|crossword|wp-block-buttons|embed-card|link-?(?:preview|card)|story-?(?:links|package|related)|inline-?related|in-?article-?(?:promo|ad|related)|related-?(?:posts|articles|stories|content|links|topics|news|box|inline)|recommended-?(?:posts|articles|stories)|article-?(?:share|social|tools|tags|related|nav|recirc|promo|ad)|post-?(?:share|sharing|social|related|ratings|views)|kicker-links|accessibility-links|editorial-links");

    /** Lines about the article, not of it. Only short parts are called so rightly. */
    private static final Pattern LABEL = words(
            "by-?line|author|authors|date-?line|time-?stamp|publish(?:ed)?-?(?:date|time|on)|pub-?(?:date|time)|(?:post|entry|article|story)-?(?:meta|info|date|time|author|byline|header-meta|category|categories|tags|views|stats|actions?|labels?)|meta|meta-?(?:data|info|bar|line)|read(?:ing)?-?time|time-?to-?read|updated|last-?(?:updated|modified)|credits?|caption|captions|figcaption|wp-caption-text|image-?(?:caption|credit|meta)|photo-?(?:caption|credit|meta|by)|media-?(?:caption|credit)|img-?caption|img-?desc(?:r|ription)?|pic-?(?:desc|txt|info)|img_descr|kicker|eyebrow|section-?(?:name|label)|view-?count|views|likes?|counter|source|source-?(?:name|link)|editor|editor-?(?:name|info)|zebian|ep-editor|hashtags?|permalink|edit-?(?:link|page|this)|badge|tooltip|button|btn|label|labels");

    /** How the part that holds the sentences is called. */
    private static final Pattern BODY = words(
            "articles?|article-?(?:body|content|text|main|detail|con)|artibody|contents?|content-?(?:body|text|main|article|detail)|entry|entry-?content|hentry|posts?|post-?(?:body|content|text|entry|article)|main|main-?(?:content|text|body)|story|story-?(?:body|content|text)|text|txt|正文|body|body-?(?:copy|text|content)|blog|blog-?(?:post|content)|markdown(?:-body)?|prose|rich-?(?:text|media|content)|news-?(?:text|content|body|detail)|trs-editor|trs_editor|detail-?(?:content|body|text)|page-?content|copy|paragraphs?|wysiwyg");

    private enum Kind {
        REMARKS(PageNames.REMARKS),
        ASIDE(PageNames.ASIDE),
        LABEL(PageNames.LABEL),
        BODY(PageNames.BODY);

        private final Pattern words;

        Kind(Pattern words) {
            this.words = words;
        }
    }

    /** The parts of a page have few names among them. */
    private final Map<String, Set<Kind>> known = new HashMap<>();

    private static Pattern words(String words) {
        return Pattern.compile(BEGIN + "(?:" + words + ")" + END);
    }

    private boolean is(Kind kind, Element element) {
        String names = (element.className() + " " + element.id()).strip();
        if (names.isEmpty()) return false;
        return known.computeIfAbsent(names.length() > LONGEST ? names.substring(0, LONGEST) : names, PageNames::kindsOf)
                .contains(kind);
    }

    private static Set<Kind> kindsOf(String names) {
        String plain = BUILDER.matcher(HUMP.matcher(names).replaceAll("-").toLowerCase(Locale.ROOT))
                .replaceAll("");
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (Kind kind : Kind.values()) {
            if (kind.words.matcher(plain).find()) kinds.add(kind);
        }
        return kinds;
    }

    boolean areRemarks(Element element) {
        return is(Kind.REMARKS, element);
    }

    boolean isAside(Element element) {
        return is(Kind.ASIDE, element);
    }

    boolean isLabel(Element element) {
        return is(Kind.LABEL, element);
    }

    boolean isBody(Element element) {
        return is(Kind.BODY, element);
    }
}
