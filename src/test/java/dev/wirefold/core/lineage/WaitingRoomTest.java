package dev.wirefold.core.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.core.article.Node;
import org.junit.jupiter.api.Test;

class WaitingRoomTest {
    private static final Node FIRST = new Node(1, "a1", 0);
    private static final Node SECOND = new Node(2, "a2", 0);

    private final WaitingRoom room = new WaitingRoom(new Patience(4, 2, 2));

    @Test
    void anArticleOfALiveWireDoesNotWait() {
        assertThat(room.takesNext(false)).isFalse();
    }

    @Test
    void theLastOfAnArchiveWaitLikeTheOthers() {
        assertThat(room.takesNext(true)).isTrue();
        room.add(FIRST, "gazette");

        assertThat(room.takesNext(false)).isTrue();
    }

    @Test
    void noMoreWaitThanThereIsRoomFor() {
        room.add(FIRST, "gazette");
        room.add(SECOND, "gazette");

        assertThat(room.takesNext(true)).isFalse();
        assertThat(room.size()).isEqualTo(2);

        room.remove(FIRST);
        assertThat(room.size()).isEqualTo(1);
    }

    @Test
    void theEarliestIsReadFirstAndOnce() {
        room.add(SECOND, "gazette");
        room.add(FIRST, "herald");
        assertThat(room.unreadBefore(FIRST)).isNull();
        assertThat(room.unreadBefore(new Node(3, "", 0))).isEqualTo(FIRST);

        room.hasBeenRead(FIRST);
        assertThat(room.unreadBefore(new Node(3, "", 0))).isEqualTo(SECOND);
        room.remove(SECOND);

        assertThat(room.unreadBefore(new Node(3, "", 0))).isNull();
    }

    @Test
    void whoWaitedForAllSweepsIsDueThoughTheArchiveGoesOn() {
        room.add(FIRST, "gazette");
        for (int sweep = 0; sweep < 4; sweep++) {
            assertThat(room.due()).isNull();
            room.goOn();
            room.sweep();
        }

        assertThat(room.due()).isEqualTo(FIRST);
    }

    @Test
    void allAreDueWhenTheArchiveGoesOnNoMore() {
        room.add(SECOND, "gazette");
        room.add(FIRST, "herald");
        room.goOn();
        room.sweep();
        room.sweep();
        assertThat(room.due()).isNull();
        room.sweep();

        assertThat(room.due()).isEqualTo(SECOND);
        room.remove(SECOND);
        assertThat(room.due()).isEqualTo(FIRST);
        room.remove(FIRST);
        assertThat(room.isEmpty()).isTrue();
        assertThat(room.due()).isNull();
    }

    @Test
    void allAreDueAtOnceWhenThereIsNothingToExpect() {
        room.add(SECOND, "gazette");
        room.goOn();

        room.expectNothing();
        room.sweep();

        assertThat(room.due()).isEqualTo(SECOND);
        room.goOn();
        room.sweep();
        assertThat(room.due()).as("an archive goes on").isNull();
    }

    @Test
    void thoseOfAPublisherComeInTheWiresOrder() {
        room.add(SECOND, "gazette");
        room.add(FIRST, "gazette");

        assertThat(room.of("gazette", 2)).containsExactly(FIRST, SECOND);
        assertThat(room.of("gazette", 1)).containsExactly(FIRST);
        assertThat(room.of("herald", 2)).isEmpty();
        room.remove(FIRST);
        assertThat(room.of("gazette", 2)).containsExactly(SECOND);
    }

    @Test
    void thoseOfAllLearnedPublishersAreReadyInTheWiresOrder() {
        room.add(SECOND, "gazette");
        assertThat(room.ready()).isNull();

        room.hasLearned("gazette");
        room.hasLearned("herald");
        room.add(FIRST, "herald");

        assertThat(room.ready()).isEqualTo(FIRST);
        room.remove(FIRST);
        assertThat(room.ready()).isEqualTo(SECOND);
        room.isDone("gazette");
        assertThat(room.ready()).isNull();
        room.hasLearned("gazette");
        assertThat(room.ready()).isEqualTo(SECOND);
    }

    @Test
    void withoutPatienceNobodyWaits() {
        assertThat(new WaitingRoom(Patience.NONE).takesNext(true)).isFalse();
    }
}
