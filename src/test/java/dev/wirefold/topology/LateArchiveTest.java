package dev.wirefold.topology;

import dev.wirefold.topology.WireFixture.Message;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LateArchiveTest {
    @Test
    void theEarliestByItsOwnDateIsTheOriginal() {
        PipelineSettings settings = WireFixture.pipeline(1);
        var archive = new LateArchive();
        List<Message> wire = new ArrayList<>(archive.live());
        wire.addAll(archive.old());
        try (var driver = new TopologyDriver(settings)) {
            driver.publish(wire);

            PublicView view = new PublicView();
            driver.readInto(view);
            view.assertIs(WireFixture.expected(settings, wire), "an archive in one partition");
            archive.assertThatLineageFollowsDates(view);
        }
    }
}
