package dev.wirefold.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WirefoldTopologyTest {

    @Test
    void isAsDescribed() throws IOException {
        try (var expected = getClass().getResourceAsStream("expected-topology.txt")) {
            String described = new String(expected.readAllBytes(), StandardCharsets.UTF_8);

            assertThat(WirefoldTopology.of(WireFixture.pipeline(4))
                            .describe()
                            .toString()
                            .strip())
                    .isEqualTo(described.strip());
        }
    }
}
