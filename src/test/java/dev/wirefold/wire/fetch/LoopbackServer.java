package dev.wirefold.wire.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import okhttp3.HttpUrl;

/** An HTTP server at loopback for any number of made-up hosts, all of which resolve to it. */
public final class LoopbackServer implements AutoCloseable {
    static {
        // Else each small answer waits for the other side's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, AtomicInteger> underWay = new ConcurrentHashMap<>();
    private final AtomicInteger mostOfAHost = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();

    /** Answers a request. */
    @FunctionalInterface
    public interface Handler {
        void answer(Exchange exchange) throws IOException;
    }

    /** A request that is being answered. */
    public record Exchange(HttpExchange http, AtomicInteger ofHost, AtomicBoolean isCounted) {
        public String host() {
            String host = header("Host");
            int colon = host.lastIndexOf(':');
            return colon < 0 ? host : host.substring(0, colon);
        }

        public String path() {
            return http.getRequestURI().getPath();
        }

        public String header(String name) {
            String value = http.getRequestHeaders().getFirst(name);
            return value == null ? "" : value;
        }

        /** From now on nobody waits for the answer. */
        public void isOver() {
            if (isCounted.getAndSet(false)) {
                ofHost.decrementAndGet();
            }
        }

        public Exchange set(String name, String value) {
            http.getResponseHeaders().set(name, value);
            return this;
        }

        public void send(int status, byte[] body) throws IOException {
            // The next question may come before this thread goes on.
            isOver();
            http.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            http.getResponseBody().write(body);
        }

        public void send(int status, String body) throws IOException {
            send(status, body.getBytes(StandardCharsets.UTF_8));
        }

        public void redirect(int status, String location) throws IOException {
            set("Location", location).send(status, "");
        }
    }

    public LoopbackServer(Handler handler) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", http -> {
            try (http) {
                String host = String.valueOf(http.getRequestHeaders().getFirst("Host"));
                AtomicInteger ofHost = underWay.computeIfAbsent(host, name -> new AtomicInteger());
                Exchange exchange = new Exchange(http, ofHost, new AtomicBoolean(true));
                requests.incrementAndGet();
                mostOfAHost.accumulateAndGet(ofHost.incrementAndGet(), Math::max);
                try {
                    handler.answer(exchange);
                } finally {
                    exchange.isOver();
                }
            }
        });
        server.start();
    }

    /** RFC 7932: a stream with one block that is not compressed, and an empty last one. */
    public static byte[] brotli(String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        int header = ((content.length - 1) << 4) | (1 << 20);
        byte[] stream = new byte[content.length + 4];
        stream[0] = (byte) header;
        stream[1] = (byte) (header >> 8);
        stream[2] = (byte) (header >> 16);
        System.arraycopy(content, 0, stream, 3, content.length);
        stream[stream.length - 1] = 3;
        return stream;
    }

    public static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    public HttpUrl at(String host, String path) {
        return HttpUrl.get("http://" + host + ":" + server.getAddress().getPort() + path);
    }

    /** All hosts are this one. */
    public HostNames names() {
        return name -> List.of(InetAddress.getLoopbackAddress());
    }

    public int requests() {
        return requests.get();
    }

    /** The most requests that one host was answering at once. */
    public int mostOfAHost() {
        return mostOfAHost.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
