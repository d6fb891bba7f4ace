package dev.wirefold.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirefold.core.mail.Mail.Announce;
import dev.wirefold.topology.WireFixture.Message;
import dev.wirefold.topology.codec.MailCodec;
import dev.wirefold.topology.state.IncompatibleStateException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of an announcement most is decoded only when somebody is found who is compared with it: damage there is told of then. */
class DamagedMailTest {
    private final PipelineSettings pipeline = WireFixture.pipeline(1);
    private final ProcessorDriver driver = new ProcessorDriver(pipeline);
    private final List<Message> alike = FormWire.of("Harbour Gazette", 2, Instant.parse("2026-03-02T06:00:00Z"));

    private byte[] damagedAnnouncement() {
        byte[] bytes =
                new ProcessorDriver(pipeline).announcement(alike.get(1)).value().clone();
        byte[] weights =
                ((Announce) new MailCodec().decode(bytes).mail()).fingerprint().weights();
        int at = 0;
        while (!Arrays.equals(bytes, at, at + weights.length, weights, 0, weights.length)) {
            at++;
        }
        Arrays.fill(bytes, at, at + weights.length, (byte) 0);
        return bytes;
    }

    @Test
    void isToldOfWhenItIsCompared() {
        driver.publish(alike.get(0));

        assertThatThrownBy(() -> driver.mail(damagedAnnouncement()))
                .isInstanceOf(IncompatibleStateException.class)
                .hasMessageContaining("is no mail of this pipeline")
                .hasMessageContaining("no weight of 0");
    }

    @Test
    void meansNothingWhereNobodyIsAlike() {
        driver.mail(damagedAnnouncement());

        assertThat(driver.outputs()).isNotEmpty();
    }
}
