package dev.wirefold.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wirefold.contract.Printable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** The few requests of Confluent's interface that this program needs; other registries serve it too. */
final class RegistryClient {
    private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);
    private static final int NOT_FOUND = 404;
    private static final int FIRST_ERROR = 400;
    private static final int MAX_SHOWN_CHARS = 300;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final RegistryAddress address;
    private final HttpClient http;

    RegistryClient(RegistryAddress address) {
        this.address = address;
        HttpClient.Builder builder =
                HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).followRedirects(HttpClient.Redirect.NORMAL);
        address.tls().ifPresent(builder::sslContext);
        http = builder.build();
    }

    /** A registry that has the schema under the subject already answers with the same number again. */
    int register(String subject, Schema schema) throws IOException {
        ObjectNode request = MAPPER.createObjectNode().put("schema", schema.toString());
        JsonNode answer = expect(send("POST", "/subjects/" + encoded(subject) + "/versions", request));
        if (!answer.path("id").isInt()) {
            throw new IOException("the answer has no id");
        }
        return answer.get("id").intValue();
    }

    /**
     * What a new version of the subject's schema has to be to those before.
     *
     * @return whether there is such a subject
     */
    boolean setCompatibility(String subject, String level) throws IOException {
        ObjectNode request = MAPPER.createObjectNode().put("compatibility", level);
        HttpResponse<String> answer = send("PUT", "/config/" + encoded(subject), request);
        if (answer.statusCode() == NOT_FOUND) {
            return false;
        }
        expect(answer);
        return true;
    }

    /** Empty when the registry has no schema of that number. */
    Optional<Schema> schema(int id) throws IOException {
        HttpResponse<String> answer = send("GET", "/schemas/ids/" + Integer.toUnsignedString(id), null);
        if (answer.statusCode() == NOT_FOUND) {
            return Optional.empty();
        }
        String text = expect(answer).path("schema").asText();
        try {
            return Optional.of(new Schema.Parser().parse(text));
        } catch (AvroRuntimeException e) {
            // Of another kind, such as Protobuf.
            return Optional.empty();
        }
    }

    private HttpResponse<String> send(String method, String path, @Nullable ObjectNode body) throws IOException {
        BodyPublisher publisher = body == null
                ? BodyPublishers.noBody()
                : BodyPublishers.ofString(body.toString(), StandardCharsets.UTF_8);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address.url() + path))
                .timeout(ANSWER_TIMEOUT)
                .header("Accept", MEDIA_TYPE + ", application/json")
                .method(method, publisher);
        if (body != null) {
            request.header("Content-Type", MEDIA_TYPE);
        }
        address.authorization().ifPresent(value -> request.header("Authorization", value));
        try {
            return http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("told to end").initCause(e);
        }
    }

    private static JsonNode expect(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() >= FIRST_ERROR) {
            throw new RegistryRefusalException(answer.statusCode(), shown(answer.body()));
        }
        try {
            return MAPPER.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new IOException("the answer is no JSON, so something else is there: " + shown(answer.body()), e);
        }
    }

    /** What it says of an error, on one line. */
    private static String shown(String body) {
        String text = body;
        try {
            text = MAPPER.readTree(body).path("message").asText(body);
        } catch (JsonProcessingException e) {
            // Something before the registry may answer in its place.
        }
        String line = text.codePoints()
                .map(c -> Printable.isPrintable(c) ? c : ' ')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        return line.length() > MAX_SHOWN_CHARS ? line.substring(0, MAX_SHOWN_CHARS) + "..." : line;
    }

    private static String encoded(String subject) {
        return URLEncoder.encode(subject, StandardCharsets.UTF_8);
    }
}
