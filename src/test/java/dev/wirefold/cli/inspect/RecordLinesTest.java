package dev.wirefold.cli.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.avro.DecisionInForce;
import dev.wirefold.avro.DecisionKind;
import dev.wirefold.avro.Membership;
import dev.wirefold.avro.Relation;
import dev.wirefold.avro.StoryEvent;
import dev.wirefold.avro.StoryEventType;
import dev.wirefold.contract.AvroClasses;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RecordLinesTest {
    private static final Instant PLACE = Instant.parse("2026-03-01T12:00:00Z");

    static {
        AvroClasses.trust();
    }

    @Test
    void whatAnEditorHasDecidedStandsBehindTheMembership() {
        Membership membership = Membership.newBuilder()
                .setArticleId("dam")
                .setStoryId("ferry~1")
                .setParentId("ferry")
                .setRelation(Relation.DECIDED)
                .setSimilarity(0.031)
                .setPlace(PLACE)
                .setDecision(new DecisionInForce(DecisionKind.JOIN, "ferry", "A. Desk", "one\nflood", PLACE))
                .build();

        assertThat(RecordLines.of(membership))
                .isEqualTo("2026-03-01T12:00:00Z  dam  decided 0.031 of ferry"
                        + "  decided: join with ferry, by A. Desk: one flood");
    }

    @Test
    void anEventSaysWhyADecisionHasNoEffect() {
        StoryEvent event = StoryEvent.newBuilder()
                .setType(StoryEventType.NOT_HONOURED)
                .setStoryId("")
                .setArticleId("dam")
                .setRevision(0)
                .setAt(PLACE)
                .setDecision(new DecisionInForce(DecisionKind.CUT, null, null, null, PLACE))
                .setNotHonoured("the article's time for changes was over")
                .build();

        assertThat(RecordLines.of(event))
                .isEqualTo("2026-03-01T12:00:00Z  not honoured  dam  decided: cut"
                        + "  because the article's time for changes was over");
    }
}
