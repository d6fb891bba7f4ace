package dev.wirefold.cli.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.broker.ChildJvm;
import dev.wirefold.cli.CommandProcess;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody gets who starts the demo. */
@Tag("process")
class DemoBoardTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern ADDRESS = Pattern.compile("the board is at (http://127\\.0\\.0\\.1:\\d+/)");

    @TempDir
    private Path directory;

    @Test
    void theDemoServesItsStoriesUntilItIsInterrupted() throws Exception {
        try (ChildJvm demo = CommandProcess.start(directory, Map.of(), List.of("demo"))) {
            demo.awaitOutput("interrupt to stop", PATIENCE);
            Matcher address = ADDRESS.matcher(demo.output());
            assertThat(address.find()).as(demo.output()).isTrue();

            String page = get(address.group(1));
            String story = get(address.group(1) + "api/story?id=five-to-one-ledger~1678177200000");

            assertThat(page).contains("<title>Wirefold board</title>");
            assertThat(story).contains("\"five-to-one-quayside\"", "\"corrections\":1");
            assertThat(demo.terminate(PATIENCE)).isZero();
        }
    }

    @Test
    void withoutABoardItServesNothing() throws Exception {
        try (ChildJvm demo = CommandProcess.start(directory, Map.of(), List.of("demo", "--no-board"))) {
            demo.awaitOutput("interrupt to stop", PATIENCE);

            assertThat(ADDRESS.matcher(demo.output()).find()).isFalse();
            assertThat(demo.terminate(PATIENCE)).isZero();
        }
    }

    /** Asks until it is answered as hoped: the board may have to read the topics yet. */
    private static String get(String address) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
        long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        while (response.statusCode() != 200 && System.nanoTime() < deadlineNanos) {
            Thread.sleep(100);
            response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        }
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }
}
