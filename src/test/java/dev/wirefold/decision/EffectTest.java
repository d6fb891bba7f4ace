package dev.wirefold.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.core.article.Decision;
import dev.wirefold.core.article.Decision.Kind;
import dev.wirefold.decision.Effect.State;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whether a decision is in force is seen from what is published, and from nothing else. */
class EffectTest {
    private final Wire wire = new Wire();

    private static final class Wire implements Placements {
        private final Map<String, Placed> placed = new HashMap<>();
        private final Set<String> pinned = new HashSet<>();
        private @Nullable String refusal;

        private void put(String id, String story, @Nullable String parent, long placeMs, @Nullable Decision own) {
            placed.put(id, new Placed(id, story, parent, placeMs, own));
        }

        @Override
        public @Nullable Placed placed(String articleId) {
            return placed.get(articleId);
        }

        @Override
        public boolean hasChildren(String articleId) {
            return placed.values().stream().anyMatch(other -> articleId.equals(other.parentId()));
        }

        @Override
        public boolean standsFor(String storyId, String articleId) {
            return pinned.contains(articleId)
                    && Objects.requireNonNull(placed.get(articleId)).storyId().equals(storyId);
        }

        @Override
        public @Nullable String refusal(String articleId, Decision decision) {
            return refusal;
        }
    }

    private static Decision decision(Kind kind, @Nullable String other) {
        return new Decision(kind, other, "Ada", null, 7);
    }

    private State state(String id, Kind kind, @Nullable String other) {
        return Effect.of(id, decision(kind, other), wire).state();
    }

    @Test
    void aJoinIsInForceWhenTheLaterHangsOnTheEarlierWhicheverWasNamedFirst() {
        wire.put("a", "a~1", null, 1, null);
        wire.put("b", "b~2", null, 2, null);
        assertThat(state("a", Kind.JOIN, "b")).isEqualTo(State.NOT_YET);

        wire.put("b", "a~1", "a", 2, null);
        assertThat(state("a", Kind.JOIN, "b")).isEqualTo(State.IN_FORCE);
        assertThat(state("b", Kind.JOIN, "a")).isEqualTo(State.IN_FORCE);

        wire.put("b", "a~1", "c", 2, null);
        assertThat(state("b", Kind.JOIN, "a")).isEqualTo(State.NOT_YET);
        wire.put("b", "a~1", "c", 2, decision(Kind.JOIN, "a"));
        assertThat(state("b", Kind.JOIN, "a")).isEqualTo(State.IN_FORCE);
    }

    @Test
    void ofTwoArticlesOfOneMomentTheIdTellsWhichIsLater() {
        wire.put("a", "b~1", "b", 1, null);
        wire.put("b", "b~1", null, 1, null);
        assertThat(state("a", Kind.JOIN, "b")).isEqualTo(State.NOT_YET);

        wire.put("a", "a~1", null, 1, null);
        wire.put("b", "a~1", "a", 1, null);
        assertThat(state("a", Kind.JOIN, "b")).isEqualTo(State.IN_FORCE);
    }

    @Test
    void aCutIsInForceWhenTheArticleFoundsItsStory() {
        wire.put("b", "a~1", "a", 2, null);
        assertThat(state("b", Kind.CUT, null)).isEqualTo(State.NOT_YET);
        // The root of a later tree in the story of an earlier one.
        wire.put("b", "a~1", null, 2, null);
        assertThat(state("b", Kind.CUT, null)).isEqualTo(State.NOT_YET);
        wire.put("b", "b~2", null, 2, null);
        assertThat(state("b", Kind.CUT, null)).isEqualTo(State.IN_FORCE);
    }

    @Test
    void whoIsAloneHasNoChildrenEither() {
        wire.put("b", "b~2", null, 2, null);
        wire.put("c", "b~2", "b", 3, null);
        assertThat(state("b", Kind.CUT, null)).isEqualTo(State.IN_FORCE);
        assertThat(state("b", Kind.ALONE, null)).isEqualTo(State.NOT_YET);
        wire.put("c", "c~3", null, 3, null);
        assertThat(state("b", Kind.ALONE, null)).isEqualTo(State.IN_FORCE);
    }

    @Test
    void aPinIsInForceWhenTheArticleStandsForItsStory() {
        wire.put("b", "a~1", "a", 2, null);
        assertThat(state("b", Kind.PIN, null)).isEqualTo(State.NOT_YET);
        wire.pinned.add("b");
        assertThat(state("b", Kind.PIN, null)).isEqualTo(State.IN_FORCE);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatThePipelineDoesNotHonourIsSoUnlessItIsSoAnyway(Kind kind) {
        String other = kind == Kind.JOIN ? "a" : null;
        wire.put("a", "a~1", null, 1, null);
        wire.put("b", "x~0", "x", 2, null);
        wire.refusal = "too long ago";
        assertThat(Effect.of("b", decision(kind, other), wire))
                .isEqualTo(new Effect(State.NOT_HONOURED, "too long ago"));

        wire.put("b", kind == Kind.JOIN ? "a~1" : "b~2", other, 2, null);
        wire.pinned.add("b");
        assertThat(state("b", kind, other)).isEqualTo(State.IN_FORCE);
    }

    @Test
    void whatStandsInTheWayIsSaid() {
        assertThat(Effect.of("b", decision(Kind.CUT, null), wire).why()).contains("article b is in no story");
        wire.put("b", "b~2", null, 2, null);
        assertThat(Effect.of("b", decision(Kind.JOIN, "a"), wire).why()).contains("article a is in no story");
        wire.put("a", "a~1", null, 1, null);
        assertThat(Effect.of("b", decision(Kind.JOIN, "a"), wire).why()).contains("has not said so yet");
    }

    @Test
    void whatWasTakenBackIsGoneWhenTheMembershipSaysSo() {
        assertThat(Effect.of("b", null, wire).state()).isEqualTo(State.IN_FORCE);
        wire.put("b", "b~2", null, 2, decision(Kind.CUT, null));
        assertThat(Effect.of("b", null, wire).state()).isEqualTo(State.NOT_YET);
        wire.put("b", "b~2", null, 2, null);
        assertThat(Effect.of("b", null, wire).state()).isEqualTo(State.IN_FORCE);
    }
}
