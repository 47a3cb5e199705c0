package dev.reelwatch.web.delivery;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reelwatch.web.delivery.Channel.Format;
import dev.reelwatch.web.delivery.Channel.Robot;
import dev.reelwatch.web.delivery.Channel.Target;
import dev.reelwatch.web.digest.Digest;
import dev.reelwatch.web.digest.DigestHtml;
import dev.reelwatch.web.digest.DigestJson;
import dev.reelwatch.web.digest.DigestMarkdown;
import dev.reelwatch.web.digest.Wording;
import java.util.ArrayList;
import java.util.List;

/**
 * What is sent of a digest, message by message, as it is kept until it has arrived. A robot's messages keep within what it
 * takes: 企业微信 4096 bytes of Markdown (work.weixin.qq.com/api/doc/90000/90136/91770), 飞书 20 KB a request
 * (open.feishu.cn, 自定义机器人使用指南), 钉钉 20,000 bytes (open.dingtalk.com, custom-robot-access), Slack 3000 characters a section,
 * 50 blocks, and by what its users report about 13,000 characters in all (slackapi/bolt-js issue 2509).
 */
final class Messages {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WECOM_BYTES = 4096 - 200;
    private static final int FEISHU_BYTES = 20_000 - 4000; // quotation marks and line breaks grow in JSON
    private static final int DINGTALK_BYTES = 20_000 - 4000;
    private static final int SLACK_SECTION = 2900;
    private static final int SLACK_SECTIONS = 4;

    private final DigestHtml html = new DigestHtml();

    /** Never empty. */
    List<String> of(Digest digest, Channel channel) {
        return switch (channel.target()) {
            case Target.Folder folder -> List.of(files(digest, folder.formats()).toString());
            case Target.Mail ignored -> List.of(mail(digest).toString());
            case Target.Hook hook ->
                switch (hook.robot()) {
                    case WEBHOOK -> List.of(DigestJson.write(digest).toString());
                    case SLACK -> slack(digest);
                    case FEISHU, WECOM, DINGTALK -> markdown(digest, hook.robot());
                };
        };
    }

    private ObjectNode files(Digest digest, List<Format> formats) {
        ObjectNode files = JSON.createObjectNode();
        for (Format format : formats) {
            String name = "digest-" + digest.date() + "-" + digest.language().code() + "." + format.ending();
            files.put(
                    name,
                    switch (format) {
                        case MD -> DigestMarkdown.text(digest);
                        case HTML -> html.page(digest);
                        case JSON -> DigestJson.text(digest);
                    });
        }
        return files;
    }

    private ObjectNode mail(Digest digest) {
        ObjectNode mail = JSON.createObjectNode();
        mail.put("subject", title(digest));
        mail.put("text", title(digest) + "\n" + String.join("\n", Blocks.lines(digest, Blocks.PLAIN)) + "\n");
        mail.put("html", html.page(digest));
        return mail;
    }

    private static String title(Digest digest) {
        Wording wording = Wording.in(digest.language());
        return wording.of("digest.of", "date", wording.date(digest.date()));
    }

    private static String numbered(String title, int part, int parts) {
        return parts == 1 ? title : title + " (" + (part + 1) + "/" + parts + ")";
    }

    private static List<String> markdown(Digest digest, Robot robot) {
        int most = robot == Robot.WECOM ? WECOM_BYTES : robot == Robot.FEISHU ? FEISHU_BYTES : DINGTALK_BYTES;
        List<String> texts = Blocks.split(Blocks.lines(digest, Blocks.MARKDOWN), most, Blocks::bytes);
        List<String> messages = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            String title = numbered(title(digest), i, texts.size());
            String text = texts.get(i);
            ObjectNode message = JSON.createObjectNode();
            switch (robot) {
                case WECOM ->
                    message.put("msgtype", "markdown")
                            .putObject("markdown")
                            .put("content", "**" + title + "**\n" + text);
                case DINGTALK ->
                    // a line break needs a blank line there
                    message.put("msgtype", "markdown")
                            .putObject("markdown")
                            .put("title", title)
                            .put("text", "### " + title + "\n\n" + text.replace("\n", "\n\n"));
                default -> {
                    ObjectNode card = message.put("msg_type", "interactive").putObject("card");
                    card.putObject("header")
                            .putObject("title")
                            .put("tag", "plain_text")
                            .put("content", title);
                    card.putArray("elements").addObject().put("tag", "markdown").put("content", text);
                }
            }
            messages.add(message.toString());
        }
        return messages;
    }

    private static List<String> slack(Digest digest) {
        List<String> sections = Blocks.split(Blocks.lines(digest, Blocks.SLACK), SLACK_SECTION, String::length);
        int parts = (sections.size() + SLACK_SECTIONS - 1) / SLACK_SECTIONS;
        List<String> messages = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            String title = numbered(title(digest), part, parts);
            ObjectNode message = JSON.createObjectNode();
            message.put("text", title);
            ArrayNode blocks = message.putArray("blocks");
            blocks.addObject()
                    .put("type", "header")
                    .putObject("text")
                    .put("type", "plain_text")
                    .put("text", title);
            for (String section :
                    sections.subList(part * SLACK_SECTIONS, Math.min(sections.size(), (part + 1) * SLACK_SECTIONS))) {
                blocks.addObject()
                        .put("type", "section")
                        .putObject("text")
                        .put("type", "mrkdwn")
                        .put("text", section);
            }
            messages.add(message.toString());
        }
        return messages;
    }
}
