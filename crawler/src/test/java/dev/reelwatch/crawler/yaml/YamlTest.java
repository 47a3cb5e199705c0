package dev.reelwatch.crawler.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            port: 1\\nhost: a\\nport: 2|3: `port` stands here a second time
            a:\\n  b: 1\\n  c: 2\\n  b: 3|4: `b` stands here a second time
            a:\\n- b: 1\\n- {b: 1, b: 2}|3: `b` stands here a second time
            a: 1\\nb: c: d|2: not YAML: mapping values are not allowed here
            a: 1\\nb: [1, 2\\nc: 3|3: not YAML: expected ',' or ']', but got :
            a: 'open|1: not YAML: found unexpected end of stream
            """)
    void a_fault_is_told_with_its_line_in_one_line(String written, String told) {
        assertThatThrownBy(() -> Yaml.read(written.replace("\\n", "\n")))
                .isInstanceOf(Yaml.Fault.class)
                .hasMessage(told);
    }

    @Test
    void keys_of_one_name_may_stand_in_different_mappings() throws Yaml.Fault {
        assertThat(Yaml.read("a: {name: x}\nb: {name: y}\nc:\n- name: z\n- name: z")
                        .path("c")
                        .path(1)
                        .path("name")
                        .asText())
                .isEqualTo("z");
        assertThat(Yaml.read("").isMissingNode()).isTrue();
    }
}
