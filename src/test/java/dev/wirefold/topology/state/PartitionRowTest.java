package dev.wirefold.topology.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirefold.topology.Samples;
import dev.wirefold.topology.codec.StateCodec;
import dev.wirefold.topology.state.PartitionRow.Provenance;
import java.io.IOException;
import java.util.Objects;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** State that a release wrote is read by the program that made it, and by no other. */
class PartitionRowTest {
    /** What the checked-in row was written with. */
    private static final Provenance WRITTEN = new Provenance(4, "fingerprints of long ago", "rules of long ago");

    private static KeyValueStore<Bytes, byte[]> stateOf(String release) throws IOException {
        KeyValueStore<Bytes, byte[]> store = org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore("partition")
                .get();
        store.put(
                StateKeys.partition("clock"),
                Objects.requireNonNull(Samples.bytes(release).get("state-Clock")));
        return store;
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.1.0", "0.2.0"})
    void stateThatFitsIsReadOn(String release) throws IOException {
        var row = new PartitionRow(stateOf(release), new StateCodec(), WRITTEN);

        assertThat(row.clock().sequence()).isEqualTo(17);
        assertThat(row.ledger().generation()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "5, fingerprints of long ago, rules of long ago, 'written for 4 partitions, the articles topic has 5 now'",
        "4, others, rules of long ago, 'fingerprints of version fingerprints of long ago, this program makes version others'",
        "4, fingerprints of long ago, others, 'made with the settings rules of long ago; now they are others'"
    })
    void stateOfAnotherKindIsRefused(int partitions, String fingerprints, String rules, String message)
            throws IOException {
        KeyValueStore<Bytes, byte[]> store = stateOf("0.1.0");
        var now = new Provenance(partitions, fingerprints, rules);

        assertThatThrownBy(() -> new PartitionRow(store, new StateCodec(), now))
                .isInstanceOf(IncompatibleStateException.class)
                .hasMessageContaining(message)
                .hasMessageEndingWith(" Start over with: wirefold reset --outputs");
    }
}
