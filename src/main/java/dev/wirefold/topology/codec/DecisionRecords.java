package dev.wirefold.topology.codec;

import dev.wirefold.avro.DecisionInForce;
import dev.wirefold.avro.DecisionKind;
import dev.wirefold.avro.internal.DecidedRecord;
import dev.wirefold.avro.internal.DecisionRecord;
import dev.wirefold.avro.internal.OrderRecord;
import dev.wirefold.avro.internal.RulingRecord;
import dev.wirefold.core.article.Decision;
import dev.wirefold.core.fingerprint.Ruling;
import dev.wirefold.core.lineage.Decided;
import dev.wirefold.core.lineage.Decided.Order;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What editors have decided ↔ its Avro records. */
final class DecisionRecords {
    private DecisionRecords() {}

    static @Nullable DecisionRecord of(@Nullable Decision decision) {
        return decision == null
                ? null
                : new DecisionRecord(
                        decision.kind().name(),
                        decision.otherId(),
                        decision.author(),
                        decision.reason(),
                        decision.decidedAtMs());
    }

    static @Nullable Decision decision(@Nullable DecisionRecord row) {
        return row == null
                ? null
                : new Decision(
                        Decision.Kind.valueOf(row.getKind()),
                        row.getOtherId(),
                        row.getAuthor(),
                        row.getReason(),
                        row.getDecidedAt());
    }

    /** As others see it. */
    static @Nullable DecisionInForce inForce(@Nullable Decision decision) {
        return decision == null
                ? null
                : new DecisionInForce(
                        DecisionKind.valueOf(decision.kind().name()),
                        decision.otherId(),
                        decision.author(),
                        decision.reason(),
                        Instant.ofEpochMilli(decision.decidedAtMs()));
    }

    static @Nullable RulingRecord of(Ruling ruling) {
        return ruling.equals(Ruling.NONE)
                ? null
                : new RulingRecord(ruling.kind().name(), ruling.joined());
    }

    static Ruling ruling(@Nullable RulingRecord row) {
        return row == null ? Ruling.NONE : new Ruling(Ruling.Kind.valueOf(row.getKind()), row.getJoined());
    }

    static DecidedRecord of(Decided decided) {
        return new DecidedRecord(
                decided.id(),
                decided.orders().stream()
                        .map(order -> new OrderRecord(order.eventTimeMs(), of(order.decision())))
                        .toList(),
                decided.met());
    }

    static Decided decided(DecidedRecord row) {
        return new Decided(
                row.getId(),
                row.getOrders().stream()
                        .map(order -> new Order(order.getEventTime(), decision(order.getDecision())))
                        .toList(),
                row.getMet());
    }
}
