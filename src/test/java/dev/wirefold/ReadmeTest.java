package dev.wirefold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.app.WirefoldConfig;
import dev.wirefold.avro.Story;
import dev.wirefold.contract.TopicPlan;
import dev.wirefold.contract.Topics;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.avro.SchemaNormalization;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.Test;

/** What the README says of names and numbers is so. */
class ReadmeTest {
    private static final Pattern SETTING = Pattern.compile("(?m)^\\| `([a-z.]+)` \\| ([^|]*) \\|");

    private final String readme = Files.readString(Path.of("README.md"));

    ReadmeTest() throws IOException {}

    @Test
    void theTableOfSettingsIsComplete() {
        Map<String, ConfigDef.ConfigKey> settings = WirefoldConfig.DEFINITION.configKeys();
        List<String> named = Pattern.compile("(?m)^\\| `([a-z]+(?:\\.[a-z]+)+|threads)` \\|")
                .matcher(readme.substring(readme.indexOf("## Configuration"), readme.indexOf("## Commands")))
                .results()
                .map(row -> row.group(1))
                .toList();

        assertThat(named).containsExactlyInAnyOrderElementsOf(settings.keySet());
    }

    @Test
    void theDefaultsInTheTableAreThoseOfTheProgram() {
        Matcher row = SETTING.matcher(readme);
        while (row.find()) {
            ConfigDef.ConfigKey setting = WirefoldConfig.DEFINITION.configKeys().get(row.group(1));
            if (setting != null && !(setting.defaultValue instanceof List)) {
                assertThat(row.group(2)).as(row.group(1)).contains(String.valueOf(setting.defaultValue));
            }
        }
    }

    @Test
    void everyTopicIsInTheTableOfTopics() {
        new Topics("").all().forEach(topic -> assertThat(readme).contains("| `" + topic + "` |"));
        assertThat(readme).contains("one partition count, " + TopicPlan.DEFAULT_PARTITIONS + " unless");
    }

    @Test
    void everyCommandIsInTheTableOfCommands() throws IOException {
        try (Stream<Path> classes = Files.list(Path.of("src", "main", "java", "dev", "wirefold", "cli"))) {
            List<String> commands = classes.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("[A-Z][a-z]+Command\\.java") && !name.equals("TopicsCommand.java"))
                    .map(name -> name.replace("Command.java", "").toLowerCase(java.util.Locale.ROOT))
                    .toList();

            assertThat(commands).isNotEmpty().allSatisfy(command -> assertThat(readme)
                    .containsPattern("(?m)^\\| `" + command + "[ `]"));
        }
    }

    @Test
    void theHeaderOfAStoryIsThatOfItsSchema() {
        byte[] header = ByteBuffer.allocate(10)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0xC3)
                .put((byte) 0x01)
                .putLong(SchemaNormalization.parsingFingerprint64(Story.getClassSchema()))
                .array();

        assertThat(readme).contains(HexFormat.of().formatHex(header));
    }

    @Test
    void noFigureIsMissing() {
        assertThat(readme).doesNotContain("<!--");
    }
}
