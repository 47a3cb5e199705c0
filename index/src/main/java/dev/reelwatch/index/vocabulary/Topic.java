package dev.reelwatch.index.vocabulary;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/** Tells a text on AI video from one that only uses the same words or names. */
final class Topic {
    /** In longer articles words of other fields count by how thick they stand: in a year's digest there are some of all. */
    private static final double USUAL_LENGTH = 5000;

    private static final int DIGEST = 20_000;
    private static final int SHORT = 1_500;
    private static final int POST = 300;

    private final WordFinder<Role> words;

    private static final List<String> PICTURES = List.of("视频", "影片", "短片", "画面", "镜头", "动画", "video");

    /** Words of what makes pictures by itself: with so many of them, it is no camera that is spoken of. */
    private static final List<String> MACHINES = List.of(
            "模型",
            "生成",
            "提示词",
            "参考图",
            "首尾帧",
            "文生",
            "图生",
            "显存",
            "diffusion",
            "prompt",
            "generat",
            "model",
            "-to-video",
            "checkpoint",
            "weights",
            "hugging face",
            "text encoder",
            "抽卡",
            "出片");

    private static final List<String> SHOTS = List.of(
            "视频",
            "影片",
            "短片",
            "片子",
            "画面",
            "镜头",
            "动画",
            "运镜",
            "成片",
            "video",
            "footage",
            " shot",
            " clip",
            "1080p",
            "720p",
            "480p",
            "seconds of");

    /** Words of cameras, drones, cars and robots: with so many of them, what is named is a device. */
    private static final List<String> DEVICES = List.of(
            "相机",
            "机身",
            "传感器",
            "快门",
            "光圈",
            "防抖",
            "续航",
            "电池",
            "无人机",
            "云台",
            "飞行时间",
            "智驾",
            "座舱",
            "车型",
            "轿车",
            "机器人",
            "充电",
            "对焦",
            "屏幕",
            "camera body",
            "sensor",
            "shutter",
            "gimbal",
            "drone",
            "battery",
            "autofocus",
            "stabilization",
            "robot",
            "vehicle");

    private static final int DEVICES_SURE = 2;

    private static final int SHOTS_SURE = 3;
    private static final int MACHINES_SURE = 2;

    private static final Pattern TESTED = Pattern.compile("实测|评测|测评|上手|横评|review|hands-on|tested");

    private static final Pattern AI = Pattern.compile("(?<![a-z])ai(?![a-z])");

    private enum Role {
        FIELD,
        OTHER_FIELD,
        MAKER
    }

    Topic(List<String> words, List<String> others, List<String> makers) {
        WordFinder.Builder<Role> builder = new WordFinder.Builder<>();
        words.forEach(word -> builder.add(word, Role.FIELD));
        others.forEach(word -> builder.add(word, Role.OTHER_FIELD));
        makers.forEach(word -> builder.add(word, Role.MAKER));
        this.words = builder.build();
    }

    /** A name alone proves nothing (Sora is a solar panel too): words of the field or a maker must stand beside it. */
    boolean isAbout(
            String title,
            String text,
            List<Mention> titleNames,
            List<Mention> textNames,
            BooleanSupplier namesUnlisted) {
        List<WordFinder.Found<Role>> inText = words.in(text);
        List<WordFinder.Found<Role>> inTitle = words.in(title);
        long field = count(inText, Role.FIELD);
        long fieldInTitle = count(inTitle, Role.FIELD);
        long others = count(inText, Role.OTHER_FIELD) + 2 * count(inTitle, Role.OTHER_FIELD);
        boolean maker = count(inText, Role.MAKER) + count(inTitle, Role.MAKER) > 0;
        long names = textNames.stream().filter(Mention::video).count();
        long lines = textNames.stream()
                .filter(Mention::video)
                .map(Mention::line)
                .distinct()
                .count();
        boolean nameInTitle = titleNames.stream().anyMatch(Mention::video);
        boolean modelInTitle = titleNames.stream().anyMatch(mention -> mention.video() && mention.exact());
        long exact = textNames.stream()
                .filter(mention -> mention.video() && mention.exact())
                .count();
        boolean pictures = PICTURES.stream().anyMatch(word -> text.contains(word) || title.contains(word));
        boolean shots = SHOTS.stream().anyMatch(text::contains);
        boolean tested = shots || TESTED.matcher(title).find();
        if (modelInTitle && others == 0 && (names >= 2 || (names > 0 && (pictures || tested || field > 0))))
            return true;
        // a short post on a film that was made with AI names the tool late, and once
        boolean filmInTitle = PICTURES.stream().anyMatch(title::contains);
        boolean machineMade = exact > 0 || AI.matcher(title).find();
        if (filmInTitle && machineMade && names > 0 && others == 0 && text.length() < SHORT) return true;
        if (exact >= 2 && others == 0 && pictures && text.length() < SHORT) return true;
        // a short post whose title says AI video, and says so again: on the matter, if on no model
        if (fieldInTitle > 0 && field >= 2 && others == 0 && text.length() < POST) return true;
        BooleanSupplier mayNameNews = () -> others == 0
                && text.length() < DIGEST
                && DEVICES.stream().filter(text::contains).limit(DEVICES_SURE).count() < DEVICES_SURE;
        if (lines == 0 && field < 3) {
            return mayNameNews.getAsBoolean()
                    && (field + fieldInTitle > 0 || isOfMachines(title, text))
                    && namesUnlisted.getAsBoolean();
        }
        if (field + fieldInTitle == 0 && !maker && lines < 3)
            return mayNameNews.getAsBoolean() && isOfMachines(title, text) && namesUnlisted.getAsBoolean();
        double score = 2 * fieldInTitle
                + (nameInTitle ? 2 : 0)
                + Math.min(4, field)
                + Math.min(4, names) * 0.5
                + Math.min(3, lines) * 0.5
                + (maker && names > 0 ? 1 : 0)
                - 2 * others * Math.min(1.0, USUAL_LENGTH / text.length());
        double density = (field + names) * 1000.0 / Math.max(500, text.length());
        boolean digest = text.length() > DIGEST && lines >= 2 && field >= 5;
        if (score >= 4 && (density >= 0.8 || digest)) return true;
        return pictures && mayNameNews.getAsBoolean() && namesUnlisted.getAsBoolean();
    }

    /** True if words of what makes pictures by itself stand beside words of pictures. */
    private static boolean isOfMachines(String title, String text) {
        return holds(SHOTS_SURE, SHOTS, title, text) && holds(MACHINES_SURE, MACHINES, title, text);
    }

    private static boolean holds(int times, List<String> words, String title, String text) {
        return words.stream()
                        .filter(word -> text.contains(word) || title.contains(word))
                        .limit(times)
                        .count()
                == times;
    }

    private static long count(List<WordFinder.Found<Role>> found, Role role) {
        return found.stream().filter(f -> f.meaning() == role).count();
    }
}
