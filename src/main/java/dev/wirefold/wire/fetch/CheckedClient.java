package dev.wirefold.wire.fetch;

import java.io.IOException;
import java.net.Proxy;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.brotli.BrotliInterceptor;
import org.jspecify.annotations.Nullable;

/**
 * Speaks HTTP/1.1 and HTTP/2 with addresses that were checked, within bounds of time. It follows no redirects. Safe for use by
 * several threads.
 */
public final class CheckedClient implements AutoCloseable {
    private static final int MAX_IDLE_CONNECTIONS = 64;
    private static final int MAX_SHOWN_CHARS = 200;

    private final CheckedNames names;
    private final OkHttpClient client;

    /** @param trust whom TLS is trusted with; null: as the JVM trusts */
    public CheckedClient(FetchLimits limits, HostNames hosts, boolean allowPrivate, @Nullable TrustedServers trust) {
        names = new CheckedNames(hosts, allowPrivate);
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .dns(names)
                .proxy(Proxy.NO_PROXY)
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(limits.connectMs(), TimeUnit.MILLISECONDS)
                .readTimeout(limits.silenceMs(), TimeUnit.MILLISECONDS)
                .writeTimeout(limits.silenceMs(), TimeUnit.MILLISECONDS)
                .callTimeout(limits.callMs(), TimeUnit.MILLISECONDS)
                .connectionPool(new ConnectionPool(MAX_IDLE_CONNECTIONS, 1, TimeUnit.MINUTES))
                .addInterceptor(BrotliInterceptor.INSTANCE);
        if (trust != null) {
            builder.sslSocketFactory(trust.sockets(), trust.manager());
        }
        client = builder.build();
    }

    /** @throws IOException when the host stands for an address that is not public, and has to be */
    public Call call(Request request) throws IOException {
        names.checkLiteral(request.url().host());
        return client.newCall(request);
    }

    /** What went wrong, in words that go on a sentence. */
    public static String problem(IOException e) {
        if (e instanceof CheckedNames.NotPublicException) {
            return CheckedNames.NOT_PUBLIC;
        }
        String name = e.getClass().getSimpleName();
        String message = e.getMessage() == null ? name : e.getMessage();
        String shown = message.length() > MAX_SHOWN_CHARS ? message.substring(0, MAX_SHOWN_CHARS) + "…" : message;
        return switch (name) {
            case "UnknownHostException" -> "has a host that has no address: " + shown;
            case "SocketTimeoutException", "InterruptedIOException" -> "does not answer in time";
            case "EOFException" -> "ends in the middle";
            case "ConnectException" -> "can't be connected to: " + shown;
            default ->
                name.toLowerCase(Locale.ROOT).contains("ssl") || name.startsWith("Cert")
                        ? "has no TLS that can be trusted: " + shown
                        : "can't be read: " + shown;
        };
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
