package dev.wirefold.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.app.WirefoldConfig;
import dev.wirefold.contract.TopicPlan;
import dev.wirefold.contract.Topics;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Settings and topics in the pages are those of the program. */
class SettingsPageTest {
    private final List<List<String>> settings = Page.of("operate").rows("Settings").stream()
            .filter(row -> row.size() == 3)
            .toList();

    @Test
    void everySettingIsInTheTableAndNoOther() {
        assertThat(settings)
                .extracting(row -> row.get(0).replace("`", ""))
                .containsExactlyInAnyOrderElementsOf(
                        WirefoldConfig.DEFINITION.configKeys().keySet());
    }

    @Test
    void theDefaultsInTheTableAreThoseOfTheProgram() {
        Map<String, Object> defaults = WirefoldConfig.DEFINITION.defaultValues();

        assertThat(settings).allSatisfy(row -> {
            String value = String.valueOf(defaults.get(row.get(0).replace("`", "")));
            boolean empty = value.isEmpty() || value.equals("[]");
            assertThat(row.get(1).replace("`", "").replaceFirst(" .*", ""))
                    .as(row.get(0))
                    .isEqualTo(empty ? "empty" : value);
        });
    }

    @Test
    void everyTopicIsInTheTableAndNoOther() {
        Page page = Page.of("consume");

        assertThat(page.rows("The topics"))
                .extracting(row -> row.get(0).replace("`", ""))
                .containsExactlyInAnyOrderElementsOf(new Topics("").all());
        assertThat(page.section("The topics"))
                .contains("one partition count, " + TopicPlan.DEFAULT_PARTITIONS + " unless");
    }
}
