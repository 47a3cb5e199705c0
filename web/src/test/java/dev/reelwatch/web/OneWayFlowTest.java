package dev.reelwatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Data flows one way: a room uses what stands to its left and nothing to its right, and never a door. */
class OneWayFlowTest {
    private static final String BASE = "dev.reelwatch.";

    /** The map of the whole program, from left to right. */
    private static final List<String> ROOMS = List.of(
            "crawler.yaml",
            "crawler.url",
            "crawler.source",
            "crawler.fetch",
            "crawler.feed",
            "crawler.article",
            "crawler.archive",
            "index.vocabulary",
            "index.answer",
            "index.claim",
            "index.embedding",
            "index.entry",
            "index.search",
            "index.story",
            "index.finding",
            "index.timeline",
            "web.digest",
            "web.delivery",
            "web.schedule",
            "web.mcp",
            "web.site",
            "web.cli");

    /** Wiring: a door may use its own rooms, the doors before it and all to its left. */
    private static final List<String> DOORS = List.of("crawler", "index", "web");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.reelwatch");

    @Test
    void every_class_stands_in_a_room_of_the_map() {
        Set<String> unknown = CLASSES.stream()
                .map(OneWayFlowTest::room)
                .filter(room -> !ROOMS.contains(room) && !DOORS.contains(room))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(unknown).isEmpty();
        assertThat(CLASSES).hasSizeGreaterThan(50);
    }

    @Test
    void no_room_uses_what_stands_to_its_right() {
        List<String> wrong = new ArrayList<>();
        for (JavaClass each : CLASSES) {
            for (Dependency dependency : each.getDirectDependenciesFromSelf()) {
                JavaClass used = dependency.getTargetClass();
                while (used.isArray()) used = used.getComponentType();
                if (!used.getPackageName().startsWith(BASE)) continue;
                if (!mayUse(room(each), room(used))) wrong.add(dependency.getDescription());
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean mayUse(String user, String used) {
        if (user.equals(used)) return true;
        if (DOORS.contains(user)) {
            boolean door = DOORS.contains(used);
            return door ? DOORS.indexOf(used) < DOORS.indexOf(user) : module(used) <= module(user);
        }
        // a room to the right of a whole module goes through that module's door
        if (DOORS.contains(used)) return DOORS.indexOf(used) < module(user);
        return ROOMS.indexOf(used) < ROOMS.indexOf(user);
    }

    private static int module(String room) {
        int dot = room.indexOf('.');
        return DOORS.indexOf(dot < 0 ? room : room.substring(0, dot));
    }

    /** The first two parts of the package behind the base, such as {@code crawler.url}; one part for a door. */
    private static String room(JavaClass each) {
        String rest = each.getPackageName().substring(BASE.length());
        int dot = rest.indexOf('.');
        int second = dot < 0 ? -1 : rest.indexOf('.', dot + 1);
        return second < 0 ? rest : rest.substring(0, second);
    }
}
