package dev.wirefold.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** How much furniture is removed, and how much story with it, in characters of texts whose furniture is marked ⟦so⟧. */
class FurnitureQualityTest {
    private static final double LEAST_PRECISION = 0.95;
    private static final double LEAST_RECALL = 0.90;

    private int marked;
    private int removed;
    private int both;
    private final List<String> wrong = new ArrayList<>();

    @Test
    void removesFurnitureAndLeavesTheStory() throws IOException {
        for (String text : texts()) {
            count(text);
        }
        double precision = both / (double) removed;
        double recall = both / (double) marked;
        assertThat(precision).as("precision; wrong: %s", wrong).isGreaterThanOrEqualTo(LEAST_PRECISION);
        assertThat(recall).as("recall; wrong: %s", wrong).isGreaterThanOrEqualTo(LEAST_RECALL);
    }

    private static List<String> texts() throws IOException {
        try (InputStream in = FurnitureQualityTest.class.getResourceAsStream("/dev/wirefold/core/text/furniture.txt")) {
            String all = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return List.of(all.split("(?m)^=== .*\n", -1));
        }
    }

    /** Lines are marked whole; of a line that is left in part, the part that is gone counts. */
    private void count(String text) {
        List<String> left = Furniture.remove(
                        TextNormalizer.normalize(text.replace("⟦", "").replace("⟧", "")))
                .lines()
                .toList();
        int next = 0;
        for (String line : text.lines().toList()) {
            boolean furniture = line.startsWith("⟦");
            String shown = TextNormalizer.normalize(line.replace("⟦", "").replace("⟧", ""));
            String kept = next < left.size() && shown.startsWith(left.get(next)) ? left.get(next) : "";
            boolean stands = next < left.size() && (kept.equals(shown) || !kept.isBlank());
            next += stands ? 1 : 0;
            int gone = shown.length() - (stands ? kept.length() : 0);
            marked += furniture ? shown.length() : 0;
            removed += gone;
            both += furniture ? gone : 0;
            if (furniture != (gone == shown.length()) && !shown.isEmpty()) {
                wrong.add((furniture ? "left: " : "removed: ") + shown);
            }
        }
    }
}
