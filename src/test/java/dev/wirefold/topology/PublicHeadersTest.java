package dev.wirefold.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.avro.Article;
import dev.wirefold.contract.AvroClasses;
import dev.wirefold.contract.CloudEvents;
import dev.wirefold.contract.TraceParent;
import dev.wirefold.topology.ProcessorDriver.Output;
import dev.wirefold.topology.WireFixture.Message;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The headers of what is published. */
class PublicHeadersTest {
    private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");
    private static final String FERRY =
            "The night ferry to Port Ellery sank off the northern cape on Tuesday with 212 passengers aboard, the harbour"
                    + " master said. Fishing boats from three villages pulled most of them out of the water before dawn.";
    private static final String COUNCIL =
            "Councillors in Marrow Bridge voted by nine to four to close the covered market for two winters while its iron"
                    + " roof is mended, and offered the traders stalls beside the old tannery.";
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final String OTHER_TRACE = "00-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-bbbbbbbbbbbbbbbb-00";

    static {
        AvroClasses.trust();
    }

    private final ProcessorDriver driver = new ProcessorDriver(WireFixture.pipeline(1));

    @Test
    void allOutputsSayWhatTheyAre() {
        driver.publish(article("ferry", FERRY, 0));
        driver.publish(article("echo", FERRY + " Divers go down today.", 60));
        driver.publish(Message.kill("ferry", NOON.plusSeconds(90)));
        driver.publish(Message.kill("echo", NOON.plusSeconds(120)));
        driver.publish("junk".getBytes(StandardCharsets.UTF_8), new byte[] {1, 2}, 0);

        List<Output> outputs = publicOutputs();

        assertThat(outputs).allSatisfy(output -> {
            assertThat(output.header(CloudEvents.SPEC_VERSION)).isEqualTo("1.0");
            assertThat(output.header(CloudEvents.ID)).matches("[A-Za-z0-9_-]{22}");
            assertThat(output.header(CloudEvents.SOURCE)).isEqualTo("/wirefold/articles");
            assertThat(output.header(CloudEvents.TIME))
                    .isEqualTo(Instant.ofEpochMilli(output.record().timestamp()).toString());
            assertThat(output.header(CloudEvents.CONTENT_TYPE))
                    .isEqualTo(output.record().value() == null ? null : "application/avro");
            assertThat(output.header(TraceParent.HEADER)).isNull();
        });
        assertThat(outputs.stream()
                        .map(output -> output.header(CloudEvents.TYPE))
                        .collect(Collectors.toSet()))
                .contains(
                        "dev.wirefold.membership",
                        "dev.wirefold.membership.withdrawn",
                        "dev.wirefold.story.live",
                        "dev.wirefold.story.retracted",
                        "dev.wirefold.story.ended",
                        "dev.wirefold.story-event.created",
                        "dev.wirefold.story-event.joined",
                        "dev.wirefold.dead-letter.undecodable");
        assertThat(outputs)
                .filteredOn(in(WirefoldTopology.DEAD_LETTERS_SINK))
                .singleElement()
                .satisfies(
                        letter -> assertThat(letter.header(CloudEvents.SUBJECT)).matches("articles-0@[0-9]+"));
        assertThat(outputs)
                .filteredOn(in(WirefoldTopology.DEAD_LETTERS_SINK).negate())
                .allSatisfy(output -> assertThat(output.header(CloudEvents.SUBJECT))
                        .isEqualTo(WireFixture.text(output.record().key())));
    }

    @Test
    void mailHasNone() {
        driver.publish(article("ferry", FERRY, 0));

        assertThat(driver.outputs())
                .filteredOn(in(WirefoldTopology.MAIL_SINK))
                .isNotEmpty()
                .allSatisfy(mail -> assertThat(mail.record().headers())
                        .extracting(Header::key)
                        .doesNotContainAnyElementsOf(CloudEvents.NAMES));
    }

    @Test
    void equalRecordsHaveEqualIdsWhateverCameBetween() {
        driver.publish(article("ferry", FERRY, 0));
        driver.publish(article("echo", FERRY + " Divers go down today.", 60));
        Map<String, String> alone = lastIds();
        var busy = new ProcessorDriver(WireFixture.pipeline(1));
        busy.publish(article("council", COUNCIL, 0));
        busy.publish(article("echo", FERRY + " Divers go down today.", 60));
        busy.publish(article("ferry", FERRY, 0));

        Map<String, String> among = lastIds(busy.outputs());

        assertThat(among).containsAllEntriesOf(alone).hasSize(alone.size() + 1);
    }

    @Test
    void whatIsToldOfAStoryHasAnIdOfItsOwnEachTime() {
        for (int round = 0; round < 3; round++) {
            driver.publish(article("ferry", FERRY, round));
            driver.publish(Message.kill("ferry", NOON.plusSeconds(round)));
        }

        List<String> ids = publicOutputs().stream()
                .filter(in(WirefoldTopology.MEMBERSHIPS_SINK).negate())
                .map(output -> output.header(CloudEvents.ID))
                .toList();

        assertThat(ids).hasSizeGreaterThan(12).doesNotHaveDuplicates();
    }

    @Test
    void theTraceOfAnArticleIsPassedOnToWhatBecomesOfItAlone() {
        passesTracesOn(driver);
    }

    @Test
    void aTraceIsPassedOnThroughBundlesOfMail() {
        passesTracesOn(new ProcessorDriver(WireFixture.pipeline(1)).bundling());
    }

    private static void passesTracesOn(ProcessorDriver driver) {
        driver.publish(article("ferry", FERRY, 0));
        driver.outputs();
        driver.publish(article("echo", FERRY + " Divers go down today.", 60), traced(TRACE));
        List<Output> ofEcho = publicOutputs(driver);
        driver.publish(article("council", COUNCIL, 90), traced(OTHER_TRACE));
        List<Output> ofCouncil = publicOutputs(driver);
        driver.publish(article("plain", COUNCIL + " It opens on Monday.", 120));
        List<Output> ofPlain = publicOutputs(driver);

        assertThat(ofEcho).hasSize(3).allSatisfy(output -> assertThat(trace(output))
                .isEqualTo(TRACE));
        assertThat(ofCouncil).hasSize(4).allSatisfy(output -> assertThat(trace(output))
                .isEqualTo(OTHER_TRACE));
        assertThat(ofPlain).hasSize(3).allSatisfy(output -> assertThat(trace(output))
                .isNull());
    }

    @Test
    void aKillAndARefusalHaveTracesToo() {
        driver.publish(article("ferry", FERRY, 0), traced(TRACE));
        driver.outputs();
        driver.publish(Message.kill("ferry", NOON.plusSeconds(60)), traced(OTHER_TRACE));
        driver.publish(new Message("junk", new byte[] {1}, 0), traced(OTHER_TRACE));

        assertThat(publicOutputs()).hasSizeGreaterThan(3).allSatisfy(output -> assertThat(trace(output))
                .isEqualTo(OTHER_TRACE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "00_4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
            })
    void whatIsNoTraceIsNotPassedOn(String header) {
        driver.publish(article("ferry", FERRY, 0), traced(header));

        assertThat(publicOutputs()).isNotEmpty().allSatisfy(output -> assertThat(trace(output))
                .isNull());
    }

    @Test
    void theFirstTracesAreForgotten() {
        var traces = new Traces();
        IntStream.rangeClosed(0, Traces.MAX_ARTICLES).forEach(i -> traces.read("a" + i, traced(TRACE)));

        assertThat(traces.of("a0")).isNull();
        assertThat(traces.of("a1")).isNotNull();
    }

    @Test
    void theyCostAsManyBytesAsTheManualSays() {
        driver.publish(article("ferry", FERRY, 0));

        assertThat(publicOutputs()).allSatisfy(output -> {
            int subject =
                    Objects.requireNonNull(output.header(CloudEvents.SUBJECT)).length();
            int bytes = Arrays.stream(output.record().headers().toArray())
                    .mapToInt(PublicHeadersTest::bytes)
                    .sum();
            assertThat(bytes - subject).isBetween(170, 200);
        });
    }

    /** Kafka's record format: a varint before the name and one before the value, a byte each up to 63. */
    private static int bytes(Header header) {
        return 2 + header.key().length() + header.value().length;
    }

    private Map<String, String> lastIds() {
        return lastIds(driver.outputs());
    }

    private static Map<String, String> lastIds(List<Output> outputs) {
        return outputs.stream()
                .filter(in(WirefoldTopology.MEMBERSHIPS_SINK))
                .collect(Collectors.toMap(
                        output -> WireFixture.text(output.record().key()),
                        output -> output.header(CloudEvents.ID),
                        (earlier, later) -> later));
    }

    private List<Output> publicOutputs() {
        return publicOutputs(driver);
    }

    private static List<Output> publicOutputs(ProcessorDriver driver) {
        return driver.outputs().stream().filter(Output::isPublic).toList();
    }

    private static Predicate<Output> in(String sink) {
        return output -> output.sink().equals(sink);
    }

    private static @Nullable String trace(Output output) {
        return output.header(TraceParent.HEADER);
    }

    private static RecordHeaders traced(String trace) {
        var headers = new RecordHeaders();
        headers.add(TraceParent.HEADER, trace.getBytes(StandardCharsets.UTF_8));
        return headers;
    }

    private static Message article(String id, String body, int second) {
        Article article = Article.newBuilder()
                .setId(id)
                .setSource(id + " Post")
                .setLanguage("en")
                .setBody(body)
                .build();
        return Message.of(article, NOON.plusSeconds(second));
    }
}
