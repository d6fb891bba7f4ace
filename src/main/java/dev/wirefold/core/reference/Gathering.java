package dev.wirefold.core.reference;

import dev.wirefold.core.article.Node;
import dev.wirefold.core.article.Submission;
import dev.wirefold.core.fingerprint.Comparison;
import dev.wirefold.core.fingerprint.LearnedHouse;
import dev.wirefold.core.lineage.Clock;
import dev.wirefold.core.lineage.Decided;
import dev.wirefold.core.lineage.Decided.Order;
import dev.wirefold.core.lineage.LineageRules;
import dev.wirefold.core.lineage.Rereading;
import dev.wirefold.core.reference.Reference.Event;
import dev.wirefold.core.reference.Reference.Ordered;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds out what is left of a wire: which texts count, at which places, with what learned and decided about them. */
final class Gathering {
    private final LineageRules rules;
    private final Comparison comparison;
    private final Rereading rereading;
    private final Clock[] clocks;
    /** Of each partition, by publisher. */
    private final List<Map<String, LearnedHouse>> houses = new ArrayList<>();
    /** By id. */
    private final Map<String, Decided> decisions = new HashMap<>();

    private final Map<String, Piece> latest = new HashMap<>();
    private final List<Piece> hidden = new ArrayList<>();

    Gathering(LineageRules rules, Comparison comparison, Rereading rereading, int partitions) {
        this.rules = rules;
        this.comparison = comparison;
        this.rereading = rereading;
        clocks = new Clock[partitions];
        Arrays.fill(clocks, Clock.START);
        for (int partition = 0; partition < partitions; partition++) {
            houses.add(new HashMap<>());
        }
    }

    /** Event time before which nothing changes any more, milliseconds since 1970-01-01T00:00Z; −1 before the first record. */
    long watermarkMs() {
        long least = Arrays.stream(clocks).mapToLong(Clock::eventTime).min().orElse(-1);
        return least < 0 ? least : least - least % rules.watermarkStepMs();
    }

    /** Reads the next record of its partition. */
    void read(Event event) {
        if (event.ordered() != null) {
            decide(event, event.ordered());
            return;
        }
        Clock clock = clocks[event.partition()].reading(event.timestamp());
        clocks[event.partition()] = clock;
        if (event.learned() != null) {
            learn(event, event.learned(), clock);
        } else if (!event.isTick()) {
            take(readWithItsHouse(event), clock);
        }
    }

    /** For each id the last text within the window of its place, and those before it that are seen no more; in the wire's order. */
    List<Piece> pieces() {
        return Stream.concat(hidden.stream(), latest.values().stream())
                .filter(piece -> piece.text() != null)
                .map(piece -> piece.withText(
                        piece.submission().asOf(clocks[piece.node().home()].eventTime())))
                .sorted(Comparator.comparing(Piece::node))
                .toList();
    }

    /** With what its partition knows of its publisher. */
    private Event readWithItsHouse(Event event) {
        Submission submission = event.submission();
        if (submission == null) {
            return event;
        }
        LearnedHouse house =
                houses.get(event.partition()).get(submission.fingerprint().publisher());
        Submission read = house == null ? submission : readAnew(submission, house);
        return new Event(event.id(), event.partition(), event.timestamp(), read, event.revision());
    }

    private Submission readAnew(Submission submission, LearnedHouse house) {
        return new Submission(
                submission.text(), rereading.again(submission.text(), submission.fingerprint(), house.words()));
    }

    /** What could be revised now is read with it, unless more is known. */
    private void learn(Event event, LearnedHouse learned, Clock clock) {
        Map<String, LearnedHouse> known = houses.get(event.partition());
        known.values().removeIf(house -> house.learnedAtMs() < clock.eventTime() - rules.housesKeptMs());
        LearnedHouse before = known.get(learned.publisher());
        if (before != null && !learned.replaces(before)) {
            return;
        }
        known.put(learned.publisher(), learned);
        long from = clock.effective(event.timestamp(), rules) - rules.windowMs();
        latest.replaceAll((id, piece) -> isReadAnew(piece, event.partition(), learned.publisher(), from)
                ? piece.withText(readAnew(piece.submission(), learned))
                : piece);
    }

    private static boolean isReadAnew(Piece piece, int partition, String publisher, long fromMs) {
        return piece.shown()
                && !piece.submission().text().isLate()
                && piece.node().home() == partition
                && piece.submission().fingerprint().publisher().equals(publisher)
                && piece.node().eventTimeMs() >= fromMs;
    }

    /** It counts for what may still change, and for what comes within a window behind it. */
    private void decide(Event event, Ordered ordered) {
        Clock clock = clocks[event.partition()];
        Order order = new Order(clock.effective(event.timestamp(), rules), ordered.decision());
        decisions.merge(event.id(), Decided.none(event.id()).and(order), (known, any) -> known.and(order));
        latest.computeIfPresent(
                event.id(),
                (id, piece) -> piece.shown() ? piece.withText(decided(piece.submission(), piece.node())) : piece);
    }

    private Submission decided(Submission text, Node node) {
        Decided decided = decisions.get(node.id());
        return decided == null ? text : text.decided(decided.of(node.eventTimeMs(), rules.windowMs()));
    }

    private void take(Event event, Clock clock) {
        long effective = clock.effective(event.timestamp(), rules);
        Node fresh = new Node(effective, event.id(), event.partition());
        Piece known = latest.get(event.id());
        long age = known == null ? 0 : effective - known.node().eventTimeMs();
        if (known == null || age > 2 * rules.windowMs()) {
            replace(known, fresh, event);
        } else if (event.submission() == null) {
            kill(known, event, age > rules.windowMs());
        } else {
            revise(known, fresh, event, event.submission(), clock);
        }
    }

    private void kill(Piece known, Event event, boolean isLongAfter) {
        if (!isOutdated(known, event)) {
            boolean isKept = isLongAfter || !known.shown();
            Submission kept = isKept ? known.text() : null;
            latest.put(event.id(), new Piece(known.node(), kept, greatest(known, event), false));
        }
    }

    private void revise(Piece known, Node fresh, Event event, Submission given, Clock clock) {
        boolean isLongAfter = fresh.eventTimeMs() - known.node().eventTimeMs() > rules.windowMs();
        Submission text = decided(given, known.node());
        if (isRepeated(known, text, event.timestamp(), clock.eventTime())) {
            return;
        }
        if (isLongAfter && !isToldAnew(known, given.asOf(clock.eventTime()))) {
            replace(known, fresh, event);
        } else if (!isOutdated(known, event)) {
            Submission shown = isLongAfter
                    ? new Submission(text.text().late(), known.submission().fingerprint())
                    : text;
            latest.put(event.id(), new Piece(known.node(), shown, greatest(known, event), true));
        }
    }

    /** The id goes to another article, or to none; others may have the one before as their parent still. */
    private void replace(@Nullable Piece known, Node fresh, Event event) {
        if (known != null && known.text() != null) {
            hidden.add(known.hidden());
        }
        Submission given = event.submission();
        Submission text = given == null ? null : decided(given, fresh);
        latest.put(event.id(), new Piece(fresh, text, revisionOf(event), text != null));
    }

    /** Too late to change the lineage, but the same article in its newest words: these are shown. */
    private boolean isToldAnew(Piece known, Submission given) {
        return known.shown()
                && given.text().card().embargoedUntilMs() == null
                && comparison.isOfOneArticle(known.submission().fingerprint(), given.fingerprint());
    }

    /** An embargo that has ended makes no difference. */
    private static boolean isRepeated(Piece known, Submission again, long timestamp, long eventTimeMs) {
        return known.shown()
                && known.submission().text().timestamp() == timestamp
                && known.submission()
                        .text()
                        .asOf(eventTimeMs)
                        .saysTheSameAs(again.text().asOf(eventTimeMs));
    }

    private static boolean isOutdated(Piece known, Event event) {
        Long revision = revisionOf(event);
        if (revision == null || known.revision() == null) {
            return false;
        }
        return known.text() == null ? revision <= known.revision() : revision < known.revision();
    }

    private static @Nullable Long revisionOf(Event event) {
        return event.submission() == null
                ? event.revision()
                : event.submission().text().card().revision();
    }

    private static @Nullable Long greatest(Piece known, Event event) {
        Long revision = revisionOf(event);
        if (revision == null || known.revision() == null) {
            return revision == null ? known.revision() : revision;
        }
        return Long.valueOf(Math.max(revision, known.revision()));
    }
}
