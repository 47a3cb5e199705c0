package dev.reelwatch.index.vocabulary;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The respects in which a model can be spoken of; a closed list that Claim JSON relies on. */
public enum Attribute {
    RELEASE(Group.MARKET),
    AVAILABILITY(Group.MARKET),
    PRICE(Group.MARKET),
    OPEN_SOURCE(Group.MARKET),
    RANKING(Group.MARKET),
    ADOPTION(Group.MARKET),
    DURATION(Group.SPEC),
    RESOLUTION(Group.SPEC),
    FRAME_RATE(Group.SPEC),
    GENERATION_SPEED(Group.SPEC),
    PARAMETERS(Group.SPEC),
    HARDWARE(Group.SPEC),
    ARCHITECTURE(Group.SPEC),
    TEXT_TO_VIDEO(Group.CAPABILITY),
    IMAGE_TO_VIDEO(Group.CAPABILITY),
    VIDEO_TO_VIDEO(Group.CAPABILITY),
    REFERENCE(Group.CAPABILITY),
    FIRST_LAST_FRAME(Group.CAPABILITY),
    CAMERA_CONTROL(Group.CAPABILITY),
    MOTION_CONTROL(Group.CAPABILITY),
    AUDIO(Group.CAPABILITY),
    LIP_SYNC(Group.CAPABILITY),
    EDITING(Group.CAPABILITY),
    STYLE_CONTROL(Group.CAPABILITY),
    TEXT_RENDERING(Group.CAPABILITY),
    MULTI_SHOT(Group.CAPABILITY),
    FEATURE_OTHER(Group.CAPABILITY),
    CONSISTENCY(Group.QUALITY),
    PHYSICS(Group.QUALITY),
    MOTION(Group.QUALITY),
    PROMPT_ADHERENCE(Group.QUALITY),
    VISUAL_QUALITY(Group.QUALITY),
    LIGHTING(Group.QUALITY),
    CONTROLLABILITY(Group.QUALITY),
    OVERALL(Group.QUALITY);

    /** What kind of respect it is. */
    public enum Group {
        MARKET,
        SPEC,
        CAPABILITY,
        QUALITY
    }

    private static final Map<String, Attribute> BY_JSON =
            Arrays.stream(values()).collect(Collectors.toMap(Attribute::json, Function.identity()));

    private final Group group;

    Attribute(Group group) {
        this.group = group;
    }

    public Group group() {
        return group;
    }

    /** True for what a model can do and how well it does it. */
    public boolean isAble() {
        return group == Group.CAPABILITY || group == Group.QUALITY;
    }

    /** The word for it in Claim JSON, such as {@code generation-speed}. */
    public String json() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Attribute> fromJson(String json) {
        return Optional.ofNullable(BY_JSON.get(json));
    }
}
