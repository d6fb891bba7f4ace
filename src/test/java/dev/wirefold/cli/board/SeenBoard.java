package dev.wirefold.cli.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.app.WirefoldConfig;
import dev.wirefold.board.Access;
import dev.wirefold.board.BoardLimits;
import dev.wirefold.broker.EmbeddedBroker;
import dev.wirefold.topology.BrokerPipeline;
import dev.wirefold.topology.WireFixture.Message;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.CommonClientConfigs;

/** A pipeline that has read some articles, its board, and a browser that looks at it. */
final class SeenBoard implements AutoCloseable {
    private final String name;
    private final String servers;
    private final BoardLimits limits;
    private final BrokerPipeline pipeline;
    private final Browser browser;
    private final RunningBoard board;

    private SeenBoard(String name, String servers, BoardLimits limits, BrokerPipeline pipeline, Browser browser) {
        this.name = name;
        this.servers = servers;
        this.limits = limits;
        this.pipeline = pipeline;
        this.browser = browser;
        this.board = board(true);
    }

    /**
     * Skips the test where there is no browser.
     *
     * @param name of topics, application and directories
     */
    static SeenBoard of(
            EmbeddedBroker broker, String name, int partitions, Path directory, BoardLimits limits, List<Message> wire)
            throws Exception {
        Browser browser = Browser.open(directory.resolve("profile"));
        try {
            var pipeline = new BrokerPipeline(broker, name, partitions, directory.resolve("state"), Map.of());
            pipeline.publish(wire);
            pipeline.awaitSettled();
            var seen = new SeenBoard(name, broker.bootstrapServers(), limits, pipeline, browser);
            seen.board.awaitLive();
            return seen;
        } catch (Exception | Error e) {
            browser.close();
            throw e;
        }
    }

    /** One more on the same pipeline. */
    RunningBoard board(boolean mayDecide) {
        return RunningBoard.start(
                new RunningBoard.Place(InetAddress.getLoopbackAddress(), 0, null, Access.LOOPBACK, limits, mayDecide),
                Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers),
                pipeline.topics(),
                new WirefoldConfig(Map.of(WirefoldConfig.APPLICATION_ID, name)),
                () -> Optional.of(pipeline.counters()),
                InstantSource.system());
    }

    BrokerPipeline pipeline() {
        return pipeline;
    }

    Browser browser() {
        return browser;
    }

    RunningBoard board() {
        return board;
    }

    /** @param state of the page, as it stands in the address */
    void open(String state) {
        browser.go(board.address() + state);
        browser.awaitText("#status-text", "live");
    }

    /** Behind each test: the console has nothing to say, and the window is as it was. */
    void checkAndTidy() {
        assertThat(browser.complaints()).isEmpty();
        browser.size(1400, 900);
        browser.media("light", "no-preference");
    }

    @Override
    public void close() {
        browser.close();
        board.close();
        pipeline.close();
    }
}
