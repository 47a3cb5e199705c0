package dev.reelwatch.crawler.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What stands on a page around the article: menus, buttons, notices. None of it is text. */
final class Furniture {
    private static final Set<String> LINES = Set.of(
            "登录",
            "注册",
            "登录注册",
            "原创",
            "展开",
            "收起",
            "展开全文",
            "全文",
            "阅读原文",
            "轻触阅读原文",
            "微信扫一扫",
            "关注该公众号",
            "使用小程序",
            "继续滑动看下一个",
            "向上滑动看下一个",
            "知道了",
            "取消",
            "允许",
            "取消允许",
            "分析",
            "跳转二维码",
            "作者头像",
            "视频",
            "小程序",
            "赞",
            "在看",
            "分享",
            "留言",
            "收藏",
            "听过",
            "预览时标签不可点",
            "使用完整服务",
            "微信扫一扫可打开此内容",
            "提交评论",
            "取消回复",
            "返回首页",
            "网页链接",
            "扫码关注",
            "点击关注",
            "长按识别二维码",
            "二维码",
            "回到顶部",
            "返回顶部",
            "上一篇",
            "下一篇",
            "分享到",
            "写留言",
            "发布于",
            "转发",
            "评论",
            "点赞",
            "举报",
            "复制链接",
            "更多",
            "首页",
            "广告",
            "赞助商",
            "signin",
            "login",
            "register",
            "signup",
            "subscribe",
            "share",
            "menu",
            "search",
            "skiptocontent",
            "advertisement",
            "home",
            "close",
            "emailrequired",
            "readmore",
            "follow",
            "clap",
            "listen",
            "loading",
            "viewbio",
            "like",
            "reply",
            "cookiesettings",
            "backtotop");
    private static final Pattern NOTICE = Pattern.compile("(?i)视频无法显示，?请前往.{0,20}观看。?"
            + "|微信扫一扫.{0,20}|，?轻点两下取消.{1,4}|(?:，?轻点两下取消(?:赞|在看))+"
            + "|[\\w.+-]{1,64}@[\\w-]+(?:\\.[\\w-]+){1,4}"
            + "|\\[ ?\\]"
            + "|(?:copyright|版权所有|©|\\(c\\)).{0,160}"
            + "|.{0,120}all rights reserved.{0,40}"
            + "|.{0,40}icp[备证].{0,160}"
            + "|.{0,10}(?:举报电话|举报邮箱).{0,160}"
            + "|本站提到的所有注册商标.{0,120}"
            + "|本文已被查看 ?\\d+ ?次"
            + "|.{0,40}发表于 ?\\d{4} ?年.{0,60}"
            + "|(?:扫描|长按|扫码|识别)(?:下方|上方|下图|图中)?.{0,6}二维码.{0,20}"
            + "|点击(?:上方|下方|“?阅读原文”?).{0,20}|点赞关注.{0,20}|观看更多精彩视频"
            + "|本文由 ?ai ?自动.{0,12}生成"
            + "|follow topics and authors from this story.{0,140}"
            + "|a free daily digest of the news.{0,40}"
            + "|(?:please )?(?:sign in|log in|sign up|subscribe)(?: to .{0,40})?"
            + "|(?:链接|原文链接|連結|原文連結)[：:] ?(?:查看原文|https?://\\S+)"
            + "|微博视频|.{1,20}的微博视频"
            + "|(?:\\.{3}|…)?全文");
    private static final Pattern PAGE_LABEL = Pattern.compile(
            "(?i)(?:发布时间|发布日期|发布于|更新时间|日期|时间|分类|标签|热度|浏览|浏览量"
                    + "|阅读|阅读量|点击|评论|来源|栏目|归档|字数|views?|tags?|categor(?:y|ies)|reading time|published|posted|updated)\\s?[：: ].*");
    /** After such a line nothing of the article follows, if most of it came before. */
    private static final Pattern TAIL = Pattern.compile("(?i)预览时标签不可点|微信扫一扫可打开此内容.{0,20}|取消回复|轻触阅读原文"
            + "|.{0,4}(?:在下方)?留下您的评论.{0,30}|发表(?:评论|回复)|leave a (?:comment|reply)|post a comment"
            + "|(?:相关|推荐|更多|延伸|往期)(?:阅读|文章|推荐|新闻|精彩|回顾)[：: ]?|相关文档|关联主题|猜你喜欢|热门文章"
            + "|(?:related|recommended|popular|more)(?: (?:posts?|articles?|stor(?:y|ies)|news|reading))?"
            + "|you (?:may|might) also like|read next|(?:the )?\\w+ (?:daily|newsletter)|topics");

    private Furniture() {}

    /** The article among the blocks, where {@code titles} are headings that only repeat its title. */
    static List<Block> without(List<Block> page, List<String> titles, boolean crawled) {
        List<Block> blocks = withoutMenus(page, crawled);
        if (crawled) blocks = afterTitle(blocks, titles);
        List<Block> kept = new ArrayList<>();
        boolean begun = false;
        for (Block block : blocks) {
            Block rest = withoutNotices(block);
            if (crawled && !begun && isLabel(rest)) continue;
            begun |= rest.isProse();
            if (!rest.text().isEmpty() && !repeatsTitle(rest, titles, kept.isEmpty())) kept.add(rest);
        }
        List<Block> body = withoutTail(kept, crawled);
        return withoutBareHeadings(body);
    }

    /** Labels of a page, such as when it was put there and how often it was read, before the article begins. */
    private static boolean isLabel(Block block) {
        return block.text().length() <= 60 && PAGE_LABEL.matcher(block.text()).matches();
    }

    private static boolean repeatsTitle(Block block, List<String> titles, boolean first) {
        if (block.kind() != Block.Kind.HEADING && (!first || block.isProse())) return false;
        String letters = PlainCharacters.letters(block.text());
        return !letters.isEmpty()
                && titles.stream().map(PlainCharacters::letters).anyMatch(letters::equals);
    }

    /** Of a post, only what the platform put there is taken out; a post may be one exclamation mark. */
    static List<Block> withoutButtons(List<Block> post) {
        return post.stream()
                .filter(block -> !NOTICE.matcher(block.text()).matches())
                .toList();
    }

    /** True where each of the lines of a paragraph, not yet joined, is a button or a notice. */
    static boolean isNothingElse(String paragraph) {
        if (paragraph.length() > 400 || paragraph.indexOf(SoftBreaks.MARK) < 0) return false;
        for (String line : paragraph.split("[\\n" + SoftBreaks.MARK + SoftBreaks.SPACE_MARK + "]", -1)) {
            if (!line.isBlank() && !isFurniture(line.strip())) return false;
        }
        return true;
    }

    /** Lines that are buttons or notices are taken out of a block. */
    private static Block withoutNotices(Block block) {
        if (block.kind() == Block.Kind.CODE) return block;
        String text = block.text();
        if (text.indexOf('\n') < 0) return isFurniture(text) ? block.withText("") : block;
        StringBuilder out = new StringBuilder(text.length());
        for (String line : text.split("\n", -1)) {
            if (!isFurniture(line)) out.append(line).append('\n');
        }
        return block.withText(out.toString().strip());
    }

    private static boolean isFurniture(String line) {
        if (line.length() > 240) return false;
        // a line of dashes or of a lost menu's commas says nothing
        if (!PlainCharacters.saysAnything(line)) return true;
        String letters = PlainCharacters.letters(line);
        return (line.length() <= 20 && LINES.contains(letters))
                || NOTICE.matcher(line.startsWith("- ") ? line.substring(2) : line)
                        .matches();
    }

    private static List<Block> withoutMenus(List<Block> blocks, boolean crawled) {
        List<Block> kept = new ArrayList<>(blocks.size());
        int lastProse = -1;
        int firstProse = blocks.size();
        for (int i = 0; i < blocks.size(); i++) {
            if (!blocks.get(i).isProse()) continue;
            lastProse = i;
            firstProse = Math.min(firstProse, i);
        }
        for (int start = 0; start < blocks.size(); ) {
            Block first = blocks.get(start);
            int end = start + 1;
            if (first.list() != 0) {
                while (end < blocks.size() && blocks.get(end).list() == first.list()) end++;
            }
            List<Block> group = blocks.subList(start, end);
            boolean outside = crawled && (end <= firstProse || start > lastProse);
            if (!isMenu(group, outside)) kept.addAll(group);
            start = end;
        }
        return kept;
    }

    private static boolean isMenu(List<Block> group, boolean outsideTheArticle) {
        int links = 0;
        int linked = 0;
        int width = 0;
        for (Block block : group) {
            links += block.links();
            if (block.isMostlyLinks()) linked++;
            width += PlainCharacters.width(block.text());
        }
        if (group.get(0).kind() == Block.Kind.HEADING || linked * 10 < group.size() * 8) return false;
        // an address that is written out is told to the reader, a menu hides its addresses
        if (outsideTheArticle && !group.get(0).text().contains("http")) return true;
        boolean list = group.get(0).list() != 0 && group.size() >= 3;
        return (list && width < group.size() * 16) || (group.get(0).list() == 0 && links >= 2 && width < links * 12);
    }

    /** Of a crawled page, the article begins after the last heading that repeats the title and has text behind it. */
    private static List<Block> afterTitle(List<Block> blocks, List<String> titles) {
        int prose = (int) blocks.stream().filter(Block::isProse).count();
        int behind = prose;
        int begin = 0;
        for (int i = 0; i < blocks.size() && behind * 2 > prose; i++) {
            Block block = blocks.get(i);
            if (block.isProse()) behind--;
            if (block.kind() == Block.Kind.HEADING && repeatsTitle(block, titles, false)) begin = i + 1;
        }
        return blocks.subList(begin, blocks.size());
    }

    private static List<Block> withoutTail(List<Block> blocks, boolean crawled) {
        long all = blocks.stream()
                .filter(Block::isProse)
                .mapToLong(b -> b.text().length())
                .sum();
        long before = 0;
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            String line = block.text().startsWith("- ") ? block.text().substring(2) : block.text();
            boolean tail = line.length() <= 60 && TAIL.matcher(line).matches();
            boolean loud = crawled || block.kind() == Block.Kind.HEADING;
            if (tail && loud && before * 4 >= all * 3 && before > 0) return blocks.subList(0, i);
            if (block.isProse()) before += block.text().length();
        }
        return blocks;
    }

    /** A heading at the end, of which the text was furniture, goes with it. */
    private static List<Block> withoutBareHeadings(List<Block> blocks) {
        int end = blocks.size();
        while (end > 1 && blocks.get(end - 1).kind() == Block.Kind.HEADING) end--;
        return blocks.subList(0, end);
    }
}
