package dev.wirefold.simulation;

import dev.wirefold.core.article.Decision;
import dev.wirefold.core.article.Decision.Kind;
import dev.wirefold.core.reference.Reference.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What editors decide, strewn over a wire: about articles that have come, and some that come later or never, again and
 * again, taken back, in time and too late.
 */
final class RandomDecisions {
    private static final long HOUR_MS = Duration.ofHours(1).toMillis();

    /** Of the latest articles mostly. */
    private static final int LATEST = 6;

    private final Random random;
    private final ToIntFunction<String> home;
    private final List<String> ids = new ArrayList<>();

    private RandomDecisions(long seed, ToIntFunction<String> home) {
        random = new Random(~seed * 31);
        this.home = home;
    }

    /**
     * In two of six seeds anything is decided: one with each kind of wire.
     *
     * @param home the partition of an id
     */
    static List<Event> among(List<Event> wire, ToIntFunction<String> home, long seed) {
        return seed / 2 % 3 == 0 ? new RandomDecisions(seed, home).strewn(wire) : wire;
    }

    private List<Event> strewn(List<Event> wire) {
        int every = 1 + random.nextInt(6);
        List<Event> strewn = new ArrayList<>();
        for (Event event : wire) {
            strewn.add(event);
            if (!event.id().isEmpty()) {
                ids.add(event.id());
                if (random.nextInt(every) == 0) {
                    strewn.add(decision(event.timestamp()));
                }
            }
        }
        return strewn;
    }

    private Event decision(long now) {
        String id = id();
        long shift =
                switch (random.nextInt(8)) {
                    case 0 -> random.nextInt(100) * HOUR_MS;
                    case 1 -> -random.nextInt(100) * HOUR_MS;
                    default -> -random.nextInt(3) * HOUR_MS;
                };
        return Event.decision(id, home.applyAsInt(id), Math.max(0, now + shift), decided(now));
    }

    private @Nullable Decision decided(long now) {
        Kind[] kinds = Kind.values();
        int kind = random.nextInt(kinds.length + 1);
        if (kind == kinds.length) {
            return null;
        }
        String other = kinds[kind] == Kind.JOIN ? id() : null;
        return new Decision(kinds[kind], other, "editor " + random.nextInt(3), null, now);
    }

    private String id() {
        if (random.nextInt(8) == 0) {
            return "a" + (ids.size() + random.nextInt(4));
        }
        int back = random.nextInt(random.nextInt(3) == 0 ? ids.size() : Math.min(LATEST, ids.size()));
        return ids.get(ids.size() - 1 - back);
    }
}
