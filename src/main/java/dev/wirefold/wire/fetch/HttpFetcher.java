package dev.wirefold.wire.fetch;

import dev.wirefold.wire.fetch.Answer.Outcome;
import dev.wirefold.wire.fetch.CheckedNames.NotPublicException;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Fetches over HTTP/1.1 and HTTP/2, one request at a time a host, following redirects with every check anew. */
public final class HttpFetcher implements Fetcher, AutoCloseable {
    private static final int MAX_HEADER_CHARS = 4_000;

    private final Settings settings;
    private final InstantSource clock;
    private final CheckedClient client;
    private final HostGate gate = new HostGate();
    private final Robots robots;

    /**
     * How it asks.
     *
     * @param userAgent who it says it is
     * @param allowPrivate whether addresses of all networks will do
     * @param trust whom TLS is trusted with; null: as the JVM trusts
     */
    public record Settings(
            String userAgent,
            boolean allowPrivate,
            FetchLimits limits,
            Credentials credentials,
            HostNames names,
            @Nullable TrustedServers trust) {}

    public HttpFetcher(Settings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.client = new CheckedClient(settings.limits(), settings.names(), settings.allowPrivate(), settings.trust());
        this.robots = new Robots(ask -> followed(ask, false), clock);
    }

    @Override
    public Answer fetch(Ask ask) {
        return followed(ask, true);
    }

    private Answer followed(Ask ask, boolean askingRobots) {
        long startNanos = System.nanoTime();
        HttpUrl address = ask.address();
        HttpUrl movedTo = null;
        boolean onlyForGood = true;
        int status = 0;
        for (int redirects = 0; redirects <= settings.limits().maxRedirects(); redirects++) {
            if (redirects > 0 && sinceMs(startNanos) > settings.limits().callMs()) {
                return Answer.without(Outcome.FAILED, 0, "redirects for too long", address, 0, sinceMs(startNanos));
            }
            String refusal = askingRobots ? robots.refusal(address) : null;
            if (refusal != null) {
                return Answer.without(Outcome.FORBIDDEN, 0, refusal, address, 0, sinceMs(startNanos));
            }
            Hop hop = hop(address, ask, redirects > 0, startNanos);
            status = hop.status();
            if (hop.answer() != null) {
                return hop.answer().movedTo(movedTo);
            }
            HttpUrl next = hop.location();
            if (next == null) {
                return Answer.without(
                        Outcome.FAILED, hop.status(), "redirects to no address", address, 0, sinceMs(startNanos));
            }
            onlyForGood = onlyForGood && (hop.status() == 301 || hop.status() == 308);
            movedTo = onlyForGood ? next : movedTo;
            address = next;
        }
        String why = "redirects more than " + settings.limits().maxRedirects() + " times";
        return Answer.without(Outcome.FAILED, status, why, address, 0, sinceMs(startNanos));
    }

    /**
     * One request.
     *
     * @param answer null: go on at the location
     */
    private record Hop(
            @Nullable Answer answer, int status, @Nullable HttpUrl location) {
        static Hop end(Answer answer) {
            return new Hop(answer, answer.status(), null);
        }
    }

    private Hop hop(HttpUrl address, Ask ask, boolean redirected, long startNanos) {
        try {
            Call call = client.call(request(address, ask, redirected));
            try (HostGate.Passage passage =
                            gate.enter(address.host(), settings.limits().callMs());
                    Response response = call.execute()) {
                return read(response, ask, address, startNanos);
            }
        } catch (NotPublicException e) {
            return Hop.end(
                    Answer.without(Outcome.FORBIDDEN, 0, CheckedNames.NOT_PUBLIC, address, 0, sinceMs(startNanos)));
        } catch (IOException e) {
            return Hop.end(
                    Answer.without(Outcome.FAILED, 0, CheckedClient.problem(e), address, 0, sinceMs(startNanos)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Hop.end(Answer.without(Outcome.FAILED, 0, "was interrupted", address, 0, sinceMs(startNanos)));
        }
    }

    private Request request(HttpUrl address, Ask ask, boolean redirected) {
        Request.Builder request = new Request.Builder()
                .url(address)
                .header("User-Agent", settings.userAgent())
                .header("Accept", ask.accept());
        condition(request, "If-None-Match", ask.etag());
        condition(request, "If-Modified-Since", ask.lastModified());
        // A host that redirects has no say in who gets a password.
        String authorization =
                redirected && !address.host().equals(ask.address().host())
                        ? null
                        : settings.credentials().authorizationFor(address);
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return request.build();
    }

    /** Servers write what they may not, and what was not ASCII can't be sent back as it was. */
    private static void condition(Request.Builder request, String name, @Nullable String value) {
        if (value != null
                && value.length() <= MAX_HEADER_CHARS
                && value.chars().allMatch(c -> c == '\t' || (c >= ' ' && c < 0x7f))) {
            request.header(name, value);
        }
    }

    private Hop read(Response response, Ask ask, HttpUrl address, long startNanos) throws IOException {
        int status = response.code();
        if (status == 304 && (ask.etag() != null || ask.lastModified() != null)) {
            return Hop.end(
                    Answer.without(Outcome.UNCHANGED, status, "", address, freshMs(response), sinceMs(startNanos)));
        }
        if (status == 301 || status == 302 || status == 303 || status == 307 || status == 308) {
            String location = response.header("Location");
            HttpUrl next = location == null || location.length() > WebAddresses.MAX_ADDRESS_CHARS
                    ? null
                    : address.resolve(location);
            return new Hop(null, status, next == null ? null : bare(next));
        }
        if (status != 200) {
            long waitMs = Waits.retryAfterMs(response.header("Retry-After"), clock.instant());
            Outcome outcome = status == 410 ? Outcome.GONE : Outcome.FAILED;
            return Hop.end(Answer.without(
                    outcome, status, "is answered with status " + status, address, waitMs, sinceMs(startNanos)));
        }
        int max = settings.limits().maxBodyBytes();
        byte[] body = response.body().byteStream().readNBytes(max + 1);
        if (body.length > max && !ask.beginningWillDo()) {
            String why = "is larger than " + max / 1024 + " KiB; that is the limit for one document";
            return Hop.end(Answer.without(Outcome.FAILED, status, why, address, 0, sinceMs(startNanos)));
        }
        return Hop.end(new Answer(
                Outcome.DOCUMENT,
                status,
                "",
                address,
                null,
                body,
                response.header("Content-Type"),
                response.header("ETag"),
                response.header("Last-Modified"),
                freshMs(response),
                sinceMs(startNanos)));
    }

    /** Without names and passwords that a redirect brings. */
    private static HttpUrl bare(HttpUrl address) {
        return address.newBuilder().username("").password("").fragment(null).build();
    }

    private static long freshMs(Response response) {
        return Waits.maxAgeMs(response.header("Cache-Control"));
    }

    private static long sinceMs(long startNanos) {
        return Duration.ofNanos(System.nanoTime() - startNanos).toMillis();
    }

    @Override
    public void close() {
        client.close();
    }
}
