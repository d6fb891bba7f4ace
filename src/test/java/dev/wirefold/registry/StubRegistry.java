package dev.wirefold.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.Schema;

/** As much of Confluent's interface as this program asks for, on a port of this machine. It can go away and come back. */
public final class StubRegistry implements AutoCloseable {
    private static final String IDS = "/schemas/ids/";
    private static final int FRAMING_BYTES = 5;
    private static final int OWN_HEADER_BYTES = 10;

    /** By their numbers, less one. */
    private final List<Schema> schemas = new CopyOnWriteArrayList<>();

    private final List<String> subjects = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile boolean isAway;

    private StubRegistry(HttpServer server) {
        this.server = server;
    }

    public static StubRegistry start() throws IOException {
        var registry =
                new StubRegistry(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        registry.server.createContext("/", registry::answer);
        registry.server.start();
        return registry;
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on nobody gets an answer of use, or does again. */
    public void isAway(boolean away) {
        isAway = away;
    }

    /** Gives it a number, the same each time. */
    public synchronized int numberOf(Schema schema) {
        if (!schemas.contains(schema)) {
            schemas.add(schema);
        }
        return schemas.indexOf(schema) + 1;
    }

    /** Under which something was registered. */
    public List<String> subjects() {
        return subjects;
    }

    /** As another producer would write it. */
    public byte[] framed(Schema schema, byte[] singleObject) {
        return ByteBuffer.allocate(FRAMING_BYTES + singleObject.length - OWN_HEADER_BYTES)
                .put((byte) 0)
                .putInt(numberOf(schema))
                .put(singleObject, OWN_HEADER_BYTES, singleObject.length - OWN_HEADER_BYTES)
                .array();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        JsonNode sent = new ObjectMapper().readTree(exchange.getRequestBody().readAllBytes());
        var json = new ObjectMapper().createObjectNode();
        int status = 200;
        if (isAway) {
            status = 503;
            json.put("message", "away");
        } else if (path.startsWith(IDS)) {
            int number = Integer.parseInt(path.substring(IDS.length()));
            status = number > schemas.size() ? 404 : 200;
            json.put("schema", status == 200 ? schemas.get(number - 1).toString() : null);
        } else if (path.startsWith("/subjects/")) {
            subjects.add(path.split("/", -1)[2]);
            json.put("id", numberOf(new Schema.Parser().parse(sent.get("schema").asText())));
        }
        byte[] bytes = json.toString().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
