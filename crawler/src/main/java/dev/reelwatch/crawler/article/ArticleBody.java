package dev.reelwatch.crawler.article;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/**
 * The part of a page that holds the article. First all that is certainly something else goes, then the part that sites
 * mark as the article, or else the part with the densest sentences, is cleaned of what stands among them.
 */
final class ArticleBody {
    private static final String NEVER =
            "script, style, template, link, meta, svg, canvas, object, embed, nav, form, footer, aside,"
                    + " button, select, input, textarea, dialog, menu, iframe:not([src*=video]):not([src*=youtu]):not([src*=bilibili]):not([src*=vimeo]):not([src*=v.qq.com]),"
                    + " [hidden], [aria-hidden=true], [role=navigation], [role=banner], [role=contentinfo], [role=search], [role=dialog],"
                    + " [role=menu], [role=alert], [role=tooltip], [role=complementary], [type=application/ld+json], .mw-editsection, sup.reference";
    private static final Pattern HIDDEN = Pattern.compile("(?i)(?:display\\s*:\\s*none|visibility\\s*:\\s*hidden)");
    /** How sites mark the article, the most exact first. */
    private static final List<String> MARKS = List.of(
            "[itemprop=articleBody]",
            "[property=articleBody], [name=articleBody], [data-testid=article-body], [data-qa=article-body]",
            "#artibody, #js_content, #endText, #article_content, #articleContent, #article-content, #article-body, #articleBody, #storytext, #ContentBody, #main_content .post_body",
            ".article-body, .article__body, .articleBody, .article-content, .article__content, .articleContent, .article-text, .article_text, .article__text, .article_content, .article-body__content, .ArticleBody, .c-article-body",
            ".story-body, .story-content, .story-text, .storyText, .story__content, .story-body__inner, .StoryBodyCompanionColumn, .Article__content, .zn-body-text",
            ".entry-content, .entry_content, .entryContent, .post-content, .post__content, .post_content, .post-body, .post_body, .post-text, .postContent, .postBody, .post-entry, .td-post-content, .single-content, .blog-content, .blog-post-content, .blog-post__content, .hentry-content",
            ".markdown-body, .rich-text, .richtext, .prose, .TRS_Editor, .content-article, .news-content, .news_content, .newsContent, .detail-content, .content_text, .left_zw, .text_con, .body-copy, .field-name-body, .field--name-body, .body-content",
            "article",
            "main, [role=main]");

    private static final Pattern RELATED = Pattern.compile(
            "(?i)(?:related|recommended|popular|trending|latest|more)(?:\\s+(?:posts?|articles?|stor(?:y|ies)|news|reading|content|links|coverage|videos?|topics?|from\\b.{0,40}|on\\b.{0,40}|in\\b.{0,30}))?\\s?[:：]?"
                    + "|(?:you (?:may|might) (?:also )?(?:like|be interested in).{0,30}|read (?:next|more|also)|also (?:read|see|on\\b.{0,30})|up next|see also|what to read next|don.t miss|editors?.? (?:picks?|choice)|most (?:read|popular|viewed)|share this.{0,30}|follow us.{0,40}|sign up.{0,60}|newsletter|leave a (?:comment|reply).{0,20}|about the authors?|tags?|filed under.{0,60}|topics)\\s?[:：]?"
                    + "|(?:相关|推荐|更多|延伸|往期|热门|热点|精彩|最新)(?:阅读|文章|推荐|新闻|精彩|回顾|资讯|内容|报道|专题|标签|评论)[：:]?|猜你喜欢|大家都在看|上一篇.{0,60}|下一篇.{0,60}|分享到.{0,20}|网友评论|相关标签.{0,20}|扫码关注.{0,20}");
    private static final Pattern REMARKS = Pattern.compile(
            "(?i)\\d{0,6}\\s?(?:comments?|responses?|replies|thoughts? on .{0,160}|leave a (?:comment|reply)|join the (?:discussion|conversation)|(?:全部|最新|热门|网友|精彩|用户)?(?:评论|留言|跟帖)(?:区|列表)?)\\s?[(（:：]?\\s?\\d{0,6}\\s?[)）]?(?:条)?");
    /** A paragraph of its own that only leads elsewhere. */
    private static final Pattern LEADS_AWAY = Pattern.compile(
            "(?i)(?:\\W{0,3})(?:read (?:more|also|next|the (?:full|rest).{0,20})|also read|see also|see more|related(?: (?:article|story|post|video|reading|stories))?|more(?: on this| from)?|watch(?: now| more)?|recommended|don.t miss|continue reading|click here|sign up|subscribe|download|get our app|follow (?:us|me|@).{0,30}|join (?:us|our).{0,40}"
                    + "|推荐阅读|相关阅读|延伸阅读|阅读更多|查看更多|点击查看|点击进入|更多.{0,10}请(?:点击|关注)|原文链接|阅读原文)\\b?\\s?[:：>»|-]?.{0,200}");
    /** Lines around the sentences that say nothing of the subject. */
    private static final Pattern NOTE = Pattern.compile(
            "(?i)(?:advertisement|advertising|ad|sponsored(?: content)?|story continues below.{0,40}|article continues below.{0,40}|continue reading below.{0,30}|scroll (?:down )?(?:to|for) (?:continue|more).{0,40}|loading\\.{0,3}|share(?: this)?(?: (?:article|post|story|page|on .{0,30}))?[:：]?|(?:tweet|pin it|email|print|copy link|facebook|twitter|whatsapp|linkedin|reddit|pinterest|telegram)(?: this)?|save|listen(?: to (?:this )?article)?|(?:image|photo|picture|video)? ?(?:credit|source|courtesy)s?[:：].{0,100}|(?:photo|image|picture)(?:s|graph)? (?:by|via|courtesy(?: of)?)\\b[^.]{0,60}|photograph[:：].{0,100}|image copyright.{0,80}|media caption.{0,200}|getty images.{0,30}|\\(?(?:reuters|afp|ap|getty)(?: photo)?\\)?|tags?[:：].{0,200}|filed under[:：]?.{0,200}|categor(?:y|ies)[:：].{0,120}|posted (?:in|by|on)\\b[^.。]{0,60}|(?:last )?updated(?: on| at)?[:：] .{0,60}|published(?: on| at)?[:：] .{0,60}|\\d{1,3} ?(?:min(?:ute)?s?) read|(?-i:[Bb]y|BY)\\s+(?-i:[A-Z][\\w.'-]+\\s?){1,4}(?:[|,][^.]{0,40})?|\\d+ (?:comments?|shares?|views?|likes?)|comments?(?: \\(\\d+\\))?|(?:click|tap) (?:here )?to (?:share|tweet|print|view|expand).{0,60}|follow .{1,40} on (?:twitter|facebook|instagram).{0,60}|sign up (?:for|to) .{0,120}newsletters?.{0,60}|subscribe (?:to|now|for).{0,100}|(?:all )?rights reserved.{0,40}|©.{0,120}|this (?:site|website) uses cookies.{0,200}|enable javascript.{0,120}|please enable.{0,100}javascript.{0,60}"
                    + "|(?:责任编辑|责编|编辑|校对|审核|来源|作者|记者|文章来源|本文来源|稿源|图源|图片来源|配图|标签|关键词|分类|阅读量?|浏览量?|点击量?)\\s?[:：].{0,60}|[（(](?:责任编辑|责编|编辑)[:：].{0,30}[)）]|分享到?[:：]?.{0,20}|打印本页|字号.{0,10}|收藏本文|举报|纠错|返回.{0,10}首页|.{0,10}扫(?:一扫|描|码).{0,30}|点击.{0,12}(?:关注|查看|下载).{0,20}|(?:本文|图片)来[自源].{0,30}|更多精彩.{0,40}|版权声明[:：].{0,200}|本文为.{0,20}原创.{0,60}|未经(?:授权|许可).{0,60}|特别声明[:：].{0,200}|.{0,30}(?:并不|不)代表本(?:站|网|平台).{0,60})");

    private static final Set<String> PARAGRAPHS = Set.of("p", "pre", "blockquote", "li", "td", "dd");
    private static final Set<String> HOLDERS =
            Set.of("div", "section", "article", "main", "body", "center", "table", "tbody", "tr", "ul", "ol", "dl");

    private final PageNames names = new PageNames();

    private ArticleBody() {}

    /**
     * Takes the page apart: of what it returns, which is a part of the page or made of parts of it, the rest is gone.
     */
    static Element of(Document page) {
        return new ArticleBody().in(page);
    }

    private Element in(Document page) {
        Element whole = page.body();
        pictures(whole);
        strip(whole);
        TextWeights weights = TextWeights.of(whole);
        Element dense = densest(whole, weights);
        Element body = marked(whole, weights, dense);
        clean(body);
        return body;
    }

    /** Pictures that wait for a script stand a second time for those without one. */
    private static void pictures(Element whole) {
        for (Element without : whole.select("noscript")) {
            Elements images = without.select("img[src]");
            if (images.isEmpty() || PlainCharacters.width(without.text()) > 0 || without.parent() == null) {
                without.remove();
                continue;
            }
            Element before = without.previousElementSibling();
            if (before != null && before.normalName().equals("img")) before.remove();
            for (Element image : images) without.before(image);
            without.remove();
        }
    }

    private void strip(Element whole) {
        TextWeights all = TextWeights.of(whole);
        int prose = Math.max(1, all.in(whole).prose());
        // from the last to the first: what is taken from the end of a long list moves nothing
        for (Element element : new ArrayList<>(whole.select(NEVER)).reversed()) {
            // a page that wraps its article in a form, as old portals do, keeps it
            if (all.in(element).prose() * 2 > prose && !element.normalName().equals("script")) continue;
            element.remove();
        }
        for (Element element : whole.select("[style]")) {
            if (!element.equals(whole)
                    && !element.id().equals("js_content")
                    && all.in(element).prose() * 2 <= prose
                    && HIDDEN.matcher(element.attr("style")).find()) element.remove();
        }
        List<Element> named = new ArrayList<>(whole.select("[class], [id]"));
        for (Element element : named.reversed()) {
            if (element.parent() == null || isFrame(element)) continue;
            TextWeights.Weight weight = all.in(element);
            if (names.areRemarks(element)) {
                boolean holdsMore = element.selectFirst("h1, article, [itemprop=articleBody]") != null;
                if (!holdsMore || weight.prose() * 3 < prose) element.remove();
            } else if (names.isAside(element)) {
                boolean holdsMore = element.selectFirst("h1, [itemprop=articleBody]") != null;
                boolean calledBody = names.isBody(element);
                int limit = holdsMore || calledBody ? 10 : 35;
                if (weight.prose() * 100L < (long) limit * prose) element.remove();
            } else if (weight.width() < 240
                    && weight.prose() * 10 < prose
                    && names.isLabel(element)
                    && isLabelShaped(element, weight)) {
                element.remove();
            }
        }
        remarks(whole, all);
    }

    private static boolean isFrame(Element element) {
        return element.normalName().matches("body|html|main|h1");
    }

    private static boolean isLabelShaped(Element element, TextWeights.Weight weight) {
        String name = element.normalName();
        if (name.matches("h[1-6]|a|b|strong|em|i|code|td|tr|li")) return false;
        if (name.matches("p|span") && (weight.width() >= 100 || !isWholeLine(element))) return false;
        // nine words in a paragraph are a sentence, whatever it is called
        return element.selectFirst("p:matches(\\S{3,}(?: \\S+){8})") == null;
    }

    /** An inline element that is no part of a sentence. */
    private static boolean isWholeLine(Element element) {
        if (!element.normalName().equals("span")) return true;
        Element parent = element.parent();
        return parent != null && parent.ownText().isBlank();
    }

    /** What follows a heading such as "12 Comments" was written by readers. */
    private static void remarks(Element whole, TextWeights all) {
        int prose = all.in(whole).prose();
        for (Element heading : whole.select("h2, h3, h4, h5, h6")) {
            String words = heading.text().strip();
            if (words.length() > 200
                    || heading.parent() == null
                    || !REMARKS.matcher(words).matches()) continue;
            if (whole.equals(heading.parent()) && prose == 0) continue;
            List<Element> after = new ArrayList<>();
            for (Element next = heading.nextElementSibling(); next != null; next = next.nextElementSibling()) {
                after.add(next);
            }
            if (after.stream().anyMatch(next -> next.selectFirst("h1, [itemprop=articleBody]") != null)) continue;
            after.forEach(Element::remove);
            heading.remove();
        }
    }

    /** The element that sites of this shape mark as the article, if it holds a good share of what {@code dense} does. */
    private static Element marked(Element whole, TextWeights weights, Element dense) {
        int densely = weights.in(dense).prose();
        for (String mark : MARKS) {
            boolean wide = mark.equals("article") || mark.startsWith("main");
            List<Element> found = outermost(whole.select(mark));
            if (found.isEmpty()) continue;
            Element most = found.stream()
                    .max(Comparator.comparingInt(element -> weights.in(element).prose()))
                    .orElseThrow();
            boolean many = found.size() > 1 && mark.startsWith("[");
            int held = many
                    ? found.stream().mapToInt(e -> weights.in(e).prose()).sum()
                    : weights.in(most).prose();
            // an exact mark is believed against a part that has more, such as remarks that nothing names
            boolean enough = (wide || held < 300) ? held >= densely * 0.6 : held >= densely * 0.35;
            if (held < 60 || !enough) continue;
            if (many) return joined(found);
            // a main part can hold a list of other articles, which the densest part does not
            if (wide
                    && !dense.equals(most)
                    && isWithin(dense, most)
                    && weights.in(dense).prose() * 10 >= held * 9) return dense;
            return most;
        }
        return dense;
    }

    private static boolean isWithin(Element inner, Element outer) {
        for (Element up = inner; up != null; up = up.parent()) {
            if (up.equals(outer)) return true;
        }
        return false;
    }

    private static List<Element> outermost(List<Element> found) {
        if (found.size() > 50) return found; // a list of other pages, or a page made to be slow
        return found.stream()
                .filter(element ->
                        found.stream().noneMatch(other -> !other.equals(element) && isWithin(element, other)))
                .toList();
    }

    private static Element joined(List<Element> parts) {
        Element body = new Element("div");
        for (Element part : parts) body.appendChild(part);
        return body;
    }

    /** The element whose paragraphs weigh most, with the neighbours that read like it. */
    private Element densest(Element whole, TextWeights weights) {
        Map<Element, Double> scores = new HashMap<>();
        List<Element> order = new ArrayList<>();
        for (Element element : whole.getAllElements()) {
            String name = element.normalName();
            boolean paragraph = PARAGRAPHS.contains(name);
            if (!paragraph && !HOLDERS.contains(name)) continue;
            TextWeights.Weight weight = weights.in(element);
            int plain = weight.own() - weight.ownLinked();
            if (plain < 25) continue;
            double points = (1 + weight.marks() + Math.min(plain / 80.0, paragraph ? 6 : 40))
                    * (1 - (double) weight.ownLinked() / weight.own());
            if (name.equals("li") || name.equals("td") || name.equals("dd")) points *= 0.6;
            Element holder = paragraph ? element.parent() : element;
            for (int level = 0; holder != null && level < 5 && !holder.equals(whole.parent()); level++) {
                double share = level == 0 ? 1 : level == 1 ? 0.5 : 1.0 / (level * 3);
                if (!scores.containsKey(holder)) order.add(holder);
                scores.merge(holder, points * share, Double::sum);
                holder = holder.parent();
            }
        }
        Element best = whole;
        double most = 0;
        for (Element element : order) {
            double score =
                    scores.getOrDefault(element, 0.0) * (1 - weights.in(element).linkShare());
            if (names.isBody(element) || element.normalName().equals("article")) score *= 1.25;
            scores.put(element, score);
            if (score > most) {
                most = score;
                best = element;
            }
        }
        if (most == 0) return whole;
        best = climbed(best, whole, weights);
        return withNeighbours(best, most, scores, weights, whole);
    }

    /** Up to the element that holds all parts of a body that is cut in many; its parts are alike. */
    private static Element climbed(Element best, Element whole, TextWeights weights) {
        Element top = best;
        Element branch = best;
        for (Element up = best.parent(); up != null && !up.equals(whole.parent()); up = up.parent()) {
            int held = weights.in(top).prose();
            int alike = 0;
            int other = 0;
            for (Element sibling : up.children()) {
                if (sibling.equals(branch)) continue;
                TextWeights.Weight weight = weights.in(sibling);
                if (isKin(branch, sibling) && weight.linkShare() < 0.3) alike += weight.prose();
                else other += weight.width();
            }
            if (alike * 3 >= held && other <= alike + held) top = up;
            branch = up;
        }
        return top;
    }

    private static boolean isKin(Element one, Element other) {
        if (!one.normalName().equals(other.normalName())) return false;
        Set<String> names = one.classNames();
        Set<String> others = other.classNames();
        return names.isEmpty() ? others.isEmpty() : others.stream().anyMatch(names::contains);
    }

    private static Element withNeighbours(
            Element best, double most, Map<Element, Double> scores, TextWeights weights, Element whole) {
        Element parent = best.parent();
        if (best.equals(whole) || parent == null) return best;
        double threshold = Math.max(8, most * 0.2);
        Set<Element> kept = new HashSet<>();
        for (Element sibling : parent.children()) {
            TextWeights.Weight weight = weights.in(sibling);
            boolean same = !best.className().isEmpty() && best.className().equals(sibling.className());
            double score = scores.getOrDefault(sibling, 0.0) + (same ? most * 0.2 : 0);
            boolean reads = sibling.normalName().equals("p") && weight.isParagraph();
            if (sibling.equals(best)
                    || (score >= threshold && weight.linkShare() < 0.3 && weight.prose() > 0)
                    || reads) {
                kept.add(sibling);
            }
        }
        if (kept.size() <= 1) return best;
        Element body = new Element("div");
        List<Element> between = new ArrayList<>();
        boolean begun = false;
        for (Element sibling : parent.children()) {
            if (kept.contains(sibling)) {
                between.forEach(node -> body.appendChild(node.clone()));
                between.clear();
                body.appendChild(sibling.clone());
                begun = true;
            } else if (begun
                    && sibling.normalName().matches("h[2-6]|ul|ol|table|pre|blockquote|figure|img")
                    && weights.in(sibling).linkShare() < 0.5) {
                between.add(sibling);
            }
        }
        return body;
    }

    /** What stands among the sentences: boxes of links, buttons, captions, lines of the editors. */
    private static void clean(Element body) {
        TextWeights weights = TextWeights.of(body);
        for (Element element : body.select("figcaption")) element.remove();
        int prose = Math.max(1, weights.in(body).prose());
        for (Element box : body.select("div, section, ul, ol, dl, table, header, article, details")) {
            if (box.equals(body) || box.parent() == null) continue;
            TextWeights.Weight weight = weights.in(box);
            if (weight.width() == 0) continue;
            boolean links = weight.linkShare() > (box.normalName().matches("ul|ol|table|dl") ? 0.72 : 0.62)
                    && weight.prose() * 8 < prose;
            if (links || (weight.prose() * 3 < prose && isCalledRelated(box, weights))) box.remove();
        }
        for (Element heading : body.select("h2, h3, h4, h5, h6")) {
            if (heading.parent() == null
                    || !RELATED.matcher(heading.text().strip()).matches()) continue;
            related(heading, weights, prose);
        }
        for (Element line : body.select("p, div, span, h2, h3, h4, h5, h6, strong, em, li, small, a, center")) {
            if (line.equals(body) || line.parent() == null) continue;
            TextWeights.Weight weight = weights.in(line);
            if (weight.width() == 0 || weight.width() > 320) continue;
            boolean inline = line.normalName().matches("span|strong|em|a|small");
            if (inline
                    && (line.parent() == null
                            || PlainCharacters.width(line.parent().ownText()) > 0)) continue;
            String words = line.text().strip();
            boolean away =
                    weight.linkShare() >= 0.5 && LEADS_AWAY.matcher(words).matches();
            // a button: nothing but a link of few words that is no sentence
            away |= weight.linkShare() >= 0.95
                    && weight.width() <= 30
                    && !line.normalName().matches("h[2-6]|li")
                    && !inline
                    && line.parent() != null
                    && words.chars().noneMatch(c -> ".,。，：:".indexOf(c) >= 0);
            if (away || (words.length() <= 260 && NOTE.matcher(words).matches())) line.remove();
        }
    }

    private static boolean isCalledRelated(Element box, TextWeights weights) {
        Element first = box.firstElementChild();
        for (int depth = 0; first != null && depth < 4; depth++) {
            String words = weights.in(first).width() > 120 ? "" : first.text().strip();
            if (!words.isEmpty()
                    && words.length() <= 60
                    && RELATED.matcher(words).matches()) return true;
            first = first.firstElementChild();
        }
        return false;
    }

    /** The heading and the list or links right behind it. */
    private static void related(Element heading, TextWeights weights, int prose) {
        for (Element next = heading.nextElementSibling(); next != null; ) {
            Element after = next.nextElementSibling();
            if (next.normalName().matches("h[1-6]")) break;
            TextWeights.Weight weight = weights.in(next);
            boolean links = weight.linkShare() > 0.5 || weight.width() < 60;
            if (!links || weight.prose() * 4 > prose) break;
            next.remove();
            next = after;
        }
        heading.remove();
    }
}
