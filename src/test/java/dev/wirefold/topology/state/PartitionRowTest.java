package dev.wirefold.topology.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirefold.contract.Releases;
import dev.wirefold.contract.TopicMark;
import dev.wirefold.contract.Topics;
import dev.wirefold.topology.Samples;
import dev.wirefold.topology.codec.StateCodec;
import dev.wirefold.topology.state.PartitionRow.Provenance;
import dev.wirefold.topology.state.PartitionRow.ReadTo;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** State that a release wrote is read by the program that made it, and by no other. */
class PartitionRowTest {
    private static final Topics TOPICS = new Topics("wire.");
    private static final String START_OVER = "start over with: wirefold reset --outputs";
    private static final String MOVE_ON =
            "; a wire's number of partitions can't change; move to a new one with: wirefold topics"
                    + " create --prefix NEW. --partitions 5; then: wirefold replay wire.articles --prefix NEW.; then: wirefold run"
                    + " --prefix NEW. --set application.id=NEW";

    /** What the checked-in row was written with. */
    private static final Provenance WRITTEN =
            new Provenance(TOPICS, 4, "fingerprints of long ago", "rules of long ago");

    private static KeyValueStore<Bytes, byte[]> stateOf(String release) throws IOException {
        KeyValueStore<Bytes, byte[]> store = org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore("partition")
                .get();
        store.put(
                StateKeys.partition("clock"),
                Objects.requireNonNull(Samples.bytes(release).get("state-Clock")));
        return store;
    }

    @ParameterizedTest
    @MethodSource("dev.wirefold.contract.Releases#versions")
    void stateThatFitsIsReadOn(String release) throws IOException {
        var row = new PartitionRow(stateOf(release), new StateCodec(), WRITTEN, List.of());

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
        KeyValueStore<Bytes, byte[]> store = stateOf(Releases.versions().get(0));
        var now = new Provenance(TOPICS, partitions, fingerprints, rules);

        assertThatThrownBy(() -> new PartitionRow(store, new StateCodec(), now, List.of()))
                .isInstanceOf(IncompatibleStateException.class)
                .hasMessageContaining(message)
                .hasMessageEndingWith(partitions == 5 ? MOVE_ON : START_OVER);
    }

    /** Its stories would be told to have happened in 1970, and who keeps those of the last days would let them go. */
    @Test
    void aPartitionThatHasReadNoArticleLivesInTheTimeOfItsMail() {
        var row = new PartitionRow(empty(), new StateCodec(), WRITTEN, marks("memberships-id/4"));
        assertThat(row.presentMs()).isZero();

        row.hear(1_700_000_000_000L);
        row.hear(1_600_000_000_000L);

        assertThat(row.presentMs()).isEqualTo(1_700_000_000_000L);
        assertThat(row.eventTime()).isLessThanOrEqualTo(0);
    }

    @Test
    void whatIsReadAndWhichTopicsThereAreIsReadAgain() {
        KeyValueStore<Bytes, byte[]> store = empty();
        var row = new PartitionRow(store, new StateCodec(), WRITTEN, marks("memberships-id/4"));
        assertThat(row.isNew()).isTrue();
        row.put(new ReadTo(17, 4, 2));
        row.save();

        var again = new PartitionRow(store, new StateCodec(), WRITTEN, marks("memberships-id/4"));
        assertThat(again.isNew()).isFalse();
        assertThat(again.readTo()).isEqualTo(new ReadTo(17, 4, 2));
    }

    @ParameterizedTest
    @CsvSource({
        "another-id/4, topic wire.memberships was deleted and made anew",
        "/0, topic wire.memberships was deleted; create it with: wirefold topics create",
        "memberships-id/5, topic wire.memberships had 4 partitions and has 5 now",
    })
    void stateOfOtherTopicsIsRefused(String now, String message) {
        KeyValueStore<Bytes, byte[]> store = empty();
        var row = new PartitionRow(store, new StateCodec(), WRITTEN, marks("memberships-id/4"));
        row.put(new ReadTo(17, 4, 2));
        row.save();

        assertThatThrownBy(() -> new PartitionRow(store, new StateCodec(), WRITTEN, marks(now)))
                .isInstanceOf(IncompatibleStateException.class)
                .hasMessageContaining(message)
                .hasMessageEndingWith(START_OVER.substring(2));
    }

    @Test
    void stateOfAVersionWithFewerTopicsIsReadOn() {
        KeyValueStore<Bytes, byte[]> store = empty();
        List<TopicMark> marks = marks("memberships-id/4");
        var row = new PartitionRow(store, new StateCodec(), WRITTEN, marks.subList(0, marks.size() - 1));
        row.put(new ReadTo(17, 4, 2));
        row.save();

        var again = new PartitionRow(store, new StateCodec(), WRITTEN, marks);
        assertThat(again.readTo()).isEqualTo(new ReadTo(17, 4, 2));
    }

    @Test
    void aReleaseThatKnowsNoTopicsLeavesThemOut() {
        KeyValueStore<Bytes, byte[]> store = empty();
        var row = new PartitionRow(store, new StateCodec("0.2.0"), WRITTEN, marks("memberships-id/4"));
        row.put(new ReadTo(17, 4, 2));
        row.save();

        var again = new PartitionRow(store, new StateCodec(), WRITTEN, marks("another-id/4"));
        assertThat(again.readTo()).isEqualTo(ReadTo.UNKNOWN);
    }

    private static KeyValueStore<Bytes, byte[]> empty() {
        return org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore("partition")
                .get();
    }

    /** @param memberships mark of that topic */
    private static List<TopicMark> marks(String memberships) {
        return TOPICS.all().stream()
                .map(topic -> topic.equals(TOPICS.memberships()) ? memberships : topic + "-id/4")
                .map(TopicMark::parse)
                .toList();
    }
}
