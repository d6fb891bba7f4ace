package dev.wirefold.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.wirefold.UserErrorException;
import dev.wirefold.avro.Article;
import dev.wirefold.avro.Story;
import dev.wirefold.avro.StoryStatus;
import dev.wirefold.contract.AvroClasses;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.contract.RegistryNeededException;
import dev.wirefold.contract.SchemaUnavailableException;
import dev.wirefold.contract.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a registry is asked, and what follows when it does not answer as it should. */
class SchemaRegistryTest {
    private static final Topics TOPICS = new Topics("wire.");
    private static final int FIRST_ID = 40;

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final List<String> authorizations = Collections.synchronizedList(new ArrayList<>());
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Integer> answers = new HashMap<>();
    private volatile String body = "";
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        AvroClasses.trust();
    }

    @AfterEach
    void serveNoMore() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(request);
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .ifPresent(authorizations::add);
        int status = answers.entrySet().stream()
                .filter(answer -> request.startsWith(answer.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(200);
        String text = body;
        if (text.isEmpty()) {
            text = status < 400
                            && request.startsWith("POST")
                            && new ObjectMapper().readTree(sent).has("schema")
                    ? "{\"id\":" + (FIRST_ID + asked.size()) + "}"
                    : "{\"message\":\"as you\\n like\"}";
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private RegistryAddress address() {
        return address(Optional.empty());
    }

    private RegistryAddress address(Optional<String> authorization) {
        return new RegistryAddress(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api"),
                authorization,
                Optional.empty());
    }

    private SchemaRegistry connected() {
        return SchemaRegistry.connect(address(), TOPICS, "", 2, told::add);
    }

    @Test
    void theSchemasOfAllOutputsAreRegisteredUnderTheirTopics() {
        connected();

        assertThat(asked)
                .containsExactly(
                        "PUT /api/config/wire.memberships-value",
                        "POST /api/subjects/wire.memberships-value/versions",
                        "PUT /api/config/wire.stories-value",
                        "POST /api/subjects/wire.stories-value/versions",
                        "PUT /api/config/wire.story-events-value",
                        "POST /api/subjects/wire.story-events-value/versions",
                        "PUT /api/config/wire.dead-letters-value",
                        "POST /api/subjects/wire.dead-letters-value/versions");
        assertThat(authorizations).isEmpty();
    }

    @Test
    void aRegistryThatKnowsNoSubjectBeforehandIsToldTheRuleAfterwards() {
        answers.put("PUT", 404);

        connected();

        assertThat(asked.subList(0, 3))
                .containsExactly(
                        "PUT /api/config/wire.memberships-value",
                        "POST /api/subjects/wire.memberships-value/versions",
                        "PUT /api/config/wire.memberships-value");
    }

    @Test
    void outputsNameTheirSchemaByItsNumber() {
        var codec = new AvroCodec<Story>(Story.getClassSchema());
        Story story = Story.newBuilder()
                .setStoryId("a~1")
                .setStatus(StoryStatus.LIVE)
                .setRevision(7)
                .build();
        byte[] single = codec.encode(story);

        byte[] framed = connected().framed(TOPICS.stories(), single);

        assertThat(framed).startsWith(0, 0, 0, 0, FIRST_ID + 4).hasSize(single.length - 5);
    }

    @Test
    void userAndTokenAreSent() {
        SchemaRegistry.connect(address(Optional.of(RegistryAddress.basic("desk:kéy"))), TOPICS, "", 1, told::add);
        assertThat(authorizations).hasSize(8).containsOnly("Basic ZGVzazprw6l5");

        authorizations.clear();
        SchemaRegistry.connect(address(Optional.of(RegistryAddress.bearer("t-1"))), TOPICS, "", 1, told::add);
        assertThat(authorizations).hasSize(8).containsOnly("Bearer t-1");
        assertThat(address(Optional.of("secret"))).asString().doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "401, does not let this user register wire.memberships-value: HTTP 401: as you  like; look at schema.registry.basic",
        "403, does not let this user register wire.memberships-value: HTTP 403",
        "409, 'does not take the schema of this version for wire.memberships-value, as it does not go with one'",
        "500, can't register wire.memberships-value: HTTP 500: as you  like",
    })
    void aRefusalIsNamed(int status, String message) {
        answers.put("POST", status);

        assertThatThrownBy(this::connected)
                .isInstanceOf(UserErrorException.class)
                .hasMessageStartingWith("the schema registry " + address())
                .hasMessageContaining(message);
    }

    @Test
    void somethingElseThereIsNamed() {
        body = "<html>a proxy</html>";

        assertThatThrownBy(this::connected)
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("does not answer as one: the answer is no JSON")
                .hasMessageEndingWith("; look at schema.registry.url, or leave it out");
    }

    @Test
    void nobodyThereIsNamed() {
        RegistryAddress address = address();
        server.stop(0);

        assertThatThrownBy(() -> SchemaRegistry.connect(address, TOPICS, "", 1, told::add))
                .isInstanceOf(UserErrorException.class)
                .hasMessageStartingWith("the schema registry " + address + " does not answer as one: ");
    }

    @Test
    void whatIsKnownIsNotAskedAgainAndNeedsNoRegistry() {
        SchemaRegistry registry = connected();
        body = "{\"schema\":" + quoted(Article.getClassSchema().toString()) + "}";
        Schema first = registry.writer(7);
        server.stop(0);

        assertThat(registry.writer(7)).isSameAs(first).isEqualTo(Article.getClassSchema());
        assertThatThrownBy(() -> registry.writer(8)).isInstanceOf(SchemaUnavailableException.class);
        assertThat(registry.framed(TOPICS.stories(), new byte[20])).hasSize(15);
    }

    @Test
    void aNumberThatNobodyGaveIsAskedForOnce() {
        SchemaRegistry registry = connected();
        answers.put("GET", 404);

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> registry.writer(-1))
                    .isInstanceOf(SerializationException.class)
                    .hasMessage("the schema registry has no Avro schema of the number 4294967295");
        }
        assertThat(asked)
                .filteredOn(request -> request.startsWith("GET"))
                .containsExactly("GET /api/schemas/ids/4294967295");
    }

    @Test
    void aSchemaOfAnotherKindIsNone() {
        SchemaRegistry registry = connected();
        body = "{\"schemaType\":\"PROTOBUF\",\"schema\":\"syntax = \\\"proto3\\\";\"}";

        assertThatThrownBy(() -> registry.writer(5)).isInstanceOf(SerializationException.class);
    }

    @Test
    void aRegistryThatFailsForNowIsAskedAgainAndThenWaitedFor() {
        SchemaRegistry registry = connected();
        answers.put("GET", 503);

        assertThatThrownBy(() -> registry.writer(5))
                .isInstanceOf(SchemaUnavailableException.class)
                .hasMessageContaining("does not tell the schema of the number 5: HTTP 503");
        assertThat(asked).filteredOn(request -> request.startsWith("GET")).hasSize(2);
    }

    @Test
    void itIsToldOnceThatItIsAwayAndOnceThatItAnswersAgain() {
        SchemaRegistry registry = connected();
        answers.put("GET", 503);
        for (int id = 5; id < 8; id++) {
            int unknown = id;
            assertThatThrownBy(() -> registry.writer(unknown)).isInstanceOf(SchemaUnavailableException.class);
        }
        assertThat(told)
                .singleElement()
                .asString()
                .startsWith("the schema registry " + address() + " does not tell the schema of the number 5: HTTP 503")
                .endsWith("this instance goes on when the registry answers");

        answers.clear();
        body = "{\"schema\":" + quoted(Article.getClassSchema().toString()) + "}";
        registry.writer(5);
        registry.writer(6);

        assertThat(told).hasSize(2).last().asString().startsWith("the schema registry answers again, after ");
    }

    @Test
    void whoIsToEndWaitsNoLonger() {
        SchemaRegistry registry = SchemaRegistry.connect(address(), TOPICS, "", Integer.MAX_VALUE, unused -> {});
        answers.put("GET", 503);
        registry.stopWaiting();

        assertThatThrownBy(() -> registry.writer(5)).isInstanceOf(SchemaUnavailableException.class);
    }

    @Test
    void whoOnlyReadsRegistersNothingAndReadsWhatTheOutputsAreWrittenWith() {
        var codec = new AvroCodec<Story>(Story.getClassSchema());
        Story story = Story.newBuilder()
                .setStoryId("a~1")
                .setStatus(StoryStatus.LIVE)
                .setRevision(7)
                .build();
        byte[] framed = connected().framed(TOPICS.stories(), codec.encode(story));
        asked.clear();
        body = "{\"schema\":" + quoted(Story.getClassSchema().toString()) + "}";

        var reader = new AvroCodec<Story>(Story.getClassSchema(), SchemaRegistry.reading(address(), 1));

        assertThat(asked).isEmpty();
        assertThat(reader.decode(framed)).isEqualTo(story);
        assertThat(reader.decode(codec.encode(story))).isEqualTo(story);
        assertThat(asked).containsExactly("GET /api/schemas/ids/" + (FIRST_ID + 4));
    }

    private static String quoted(String text) {
        try {
            return new ObjectMapper().writeValueAsString(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void withoutARegistryValuesOfOneAreRefusedByWhatIsMissing() {
        byte[] framed = ByteBuffer.allocate(9).put((byte) 0).putInt(3).array();

        for (Schema schema : List.of(Article.getClassSchema(), Story.getClassSchema())) {
            assertThatThrownBy(() -> new AvroCodec<>(schema).decode(framed))
                    .isInstanceOf(RegistryNeededException.class)
                    .hasMessageContaining("set schema.registry.url");
        }
    }
}
