package dev.reelwatch.web.delivery;

import dev.reelwatch.index.answer.Secret;
import dev.reelwatch.web.digest.Language;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where digests are sent.
 *
 * @param language of the digests; empty for that of the settings
 * @param sendEmpty true to send also what says that there was no news
 */
public record Channel(String name, Target target, Optional<Language> language, boolean sendEmpty) {
    /** What it leads to. */
    public sealed interface Target {
        /** A folder in which each digest is a file a format. */
        record Folder(Path folder, List<Format> formats) implements Target {
            public Folder {
                formats = List.copyOf(formats);
            }
        }

        /** Mailboxes. */
        record Mail(Smtp smtp, String from, List<String> to) implements Target {
            public Mail {
                to = List.copyOf(to);
            }
        }

        /**
         * An address that takes POST.
         *
         * @param url holds the key of the receiver, so it is never shown whole
         * @param secret to sign with
         * @param local true where it may stand in the local network
         */
        record Hook(Robot robot, Secret url, Optional<Secret> secret, boolean local) implements Target {}
    }

    /** How a file is written. */
    public enum Format {
        MD,
        HTML,
        JSON;

        public String ending() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What kind of receiver a hook has. */
    public enum Robot {
        /** Gets the digest as JSON. */
        WEBHOOK(Duration.ZERO, Duration.ofMinutes(1)),
        /** 100 a minute: https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot */
        FEISHU(Duration.ofMillis(700), Duration.ofMinutes(1)),
        /** 20 a minute: https://developer.work.weixin.qq.com/document/path/91770 */
        WECOM(Duration.ofMillis(3100), Duration.ofMinutes(1)),
        /** 20 a minute, then nothing for ten: https://open.dingtalk.com/document/group/custom-robot-access */
        DINGTALK(Duration.ofMillis(3100), Duration.ofMinutes(10)),
        /** One a second: https://docs.slack.dev/apis/web-api/rate-limits */
        SLACK(Duration.ofMillis(1100), Duration.ofMinutes(1));

        private final Duration gap;
        private final Duration rest;

        Robot(Duration gap, Duration rest) {
            this.gap = gap;
            this.rest = rest;
        }

        /** Between two messages. */
        Duration gap() {
            return gap;
        }

        /** For so long one that has refused a message is left alone. */
        Duration rest() {
            return rest;
        }
    }

    /** How the connection to a mail server is protected. */
    public enum Security {
        /** Plain at first, then encrypted, or not at all. */
        STARTTLS,
        /** Encrypted from the first byte. */
        TLS,
        /** Never encrypted: for a server on this machine. */
        NONE
    }

    /** A mail server. */
    public record Smtp(String host, int port, Security security, Optional<Login> login) {}

    /** Who sends there. */
    public record Login(String user, Secret password) {}
}
