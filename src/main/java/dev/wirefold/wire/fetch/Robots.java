package dev.wirefold.wire.fetch;

import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import dev.wirefold.wire.fetch.Answer.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * What robots.txt allows (RFC 9309): kept for a day; nothing is allowed where the server fails to say, and all where there is
 * no such file.
 */
final class Robots {
    /** What groups of rules call this program. */
    static final String NAME = "wirefold";

    static final int MAX_ORIGINS = 10_000;

    /** More of a file is not read (RFC 9309, section 2.5). */
    static final int MAX_FILE_BYTES = 500 * 1024;

    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration KEPT_AFTER_FAILURE = Duration.ofHours(1);
    private static final SimpleRobotRules ALL = new SimpleRobotRules(RobotRulesMode.ALLOW_ALL);

    private final Fetcher fetcher;
    private final InstantSource clock;

    private final Map<String, Known> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MAX_ORIGINS;
        }
    };

    /**
     * What a host says.
     *
     * @param rules null: the server failed to say
     * @param problem why, then
     */
    private record Known(@Nullable SimpleRobotRules rules, String problem, Instant until) {}

    /** @param fetcher asks without asking robots.txt */
    Robots(Fetcher fetcher, InstantSource clock) {
        this.fetcher = fetcher;
        this.clock = clock;
    }

    /** Why an address may not be asked; null when it may. */
    @Nullable
    String refusal(HttpUrl address) {
        Known host = known(address);
        SimpleRobotRules rules = host.rules();
        if (rules == null) {
            return "is not asked, because the host's robots.txt can't be read: it " + host.problem();
        }
        return rules.isAllowed(address.toString()) ? null : "is not to be asked, as the host's robots.txt says";
    }

    private Known known(HttpUrl address) {
        HttpUrl file = address.newBuilder("/robots.txt").build();
        String origin = file.toString();
        Instant now = clock.instant();
        synchronized (known) {
            Known found = known.get(origin);
            // What would be kept for longer than that comes from a clock that was set back.
            if (found != null && now.isBefore(found.until()) && !now.plus(KEPT).isBefore(found.until())) {
                return found;
            }
        }
        Answer answer = fetcher.fetch(Ask.robots(file));
        SimpleRobotRules rules = rules(file, answer);
        Known asked = new Known(rules, answer.why(), now.plus(rules == null ? KEPT_AFTER_FAILURE : KEPT));
        synchronized (known) {
            known.put(origin, asked);
        }
        return asked;
    }

    private static @Nullable SimpleRobotRules rules(HttpUrl file, Answer answer) {
        if (answer.outcome() == Outcome.DOCUMENT) {
            return new SimpleRobotRulesParser()
                    .parseContent(file.toString(), beginning(answer.body()), "text/plain", List.of(NAME));
        }
        if (answer.outcome() == Outcome.FORBIDDEN) {
            return ALL; // Whoever asks for the document itself is told why.
        }
        boolean isMissing = answer.status() >= 400 && answer.status() < 500 && answer.status() != 429;
        boolean isElsewhere = answer.status() >= 300 && answer.status() < 400;
        return isMissing || isElsewhere ? ALL : null;
    }

    /** In whole lines: half a rule would be another one. */
    private static byte[] beginning(byte[] body) {
        if (body.length <= MAX_FILE_BYTES) {
            return body;
        }
        int end = MAX_FILE_BYTES;
        while (end > 0 && body[end - 1] != '\n' && body[end - 1] != '\r') {
            end--;
        }
        return Arrays.copyOf(body, end);
    }
}
