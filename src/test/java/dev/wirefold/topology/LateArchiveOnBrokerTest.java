package dev.wirefold.topology;

import dev.wirefold.app.WirefoldConfig;
import dev.wirefold.broker.EmbeddedBroker;
import dev.wirefold.broker.OnBroker;
import dev.wirefold.topology.WireFixture.Message;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Originals and their copies lie in several partitions, and none of these has read as far as another. */
@OnBroker
class LateArchiveOnBrokerTest {
    private static final int PARTITIONS = 4;

    @TempDir
    private Path directory;

    @Test
    void theEarliestByItsOwnDateIsTheOriginalWhateverItsPartition(EmbeddedBroker broker) throws Exception {
        var archive = new LateArchive();
        List<Message> live = archive.live();
        List<Message> old = archive.old();
        try (var pipeline = new BrokerPipeline(broker, "archive", PARTITIONS, directory, Map.of())) {
            pipeline.publish(live);
            pipeline.awaitSettled();
            pipeline.publish(old);
            pipeline.awaitSettled();

            List<Message> wire = new ArrayList<>(live);
            wire.addAll(old);
            PublicView view = pipeline.view();
            view.assertIs(
                    WireFixture.expected(new WirefoldConfig(Map.of()).pipeline(pipeline.topics(), PARTITIONS), wire),
                    "an archive in several partitions");
            archive.assertThatLineageFollowsDates(view);
        }
    }
}
