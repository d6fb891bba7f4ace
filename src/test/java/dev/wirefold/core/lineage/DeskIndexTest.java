package dev.wirefold.core.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.core.article.Node;
import dev.wirefold.core.article.Parent;
import dev.wirefold.core.fingerprint.ArticleText;
import dev.wirefold.core.fingerprint.Fingerprint;
import dev.wirefold.core.fingerprint.Fingerprinter;
import dev.wirefold.core.fingerprint.Likeness;
import dev.wirefold.core.fingerprint.Relation;
import dev.wirefold.core.index.SampleIndex;
import dev.wirefold.core.lineage.Entry.Presence;
import dev.wirefold.simulation.MemoryState;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeskIndexTest {
    private static final long WINDOW_MS = 1_000;
    private static final Fingerprint STORM = fingerprint("A storm closed the harbour of Lindvik and its ferry line.");
    private static final Fingerprint STRIKE = fingerprint("Bakers of Osterby went on strike over night shifts.");

    private static final Node FIRST = new Node(100, "first", 0);
    private static final Node SECOND = new Node(200, "second", 0);
    private static final Node THIRD = new Node(300, "third", 0);
    private static final Node FIRST_AGAIN = new Node(400, "first", 0);

    private final MemoryState state = new MemoryState();

    private static Fingerprint fingerprint(String text) {
        return new Fingerprinter(Map.of()).of(new ArticleText("en", null, null, text));
    }

    private DeskIndex index() {
        return new DeskIndex(new SampleIndex(2, 8, 8), state);
    }

    private static Entry entry(Node node, Presence presence, @Nullable Node parent, @Nullable Long embargoedUntilMs) {
        Parent taken =
                parent == null ? null : new Parent(parent, 1, new Likeness(900, 900, 900, 900), Relation.REPRINT, null);
        Entry present = Entry.first(node).withPresence(presence).withEmbargo(embargoedUntilMs);
        return taken == null ? present : present.withParent(taken);
    }

    private void keep(Entry entry, @Nullable Fingerprint fingerprint) {
        state.put(entry);
        if (fingerprint != null) {
            state.putFingerprint(entry.node(), fingerprint);
        }
    }

    @Test
    void isFilledFromTheState() {
        keep(entry(FIRST, Presence.HIDDEN, null, null), STORM);
        keep(entry(SECOND, Presence.PRESENT, FIRST, 250L), STORM);
        keep(entry(THIRD, Presence.KILLED, null, null), null);
        keep(entry(FIRST_AGAIN, Presence.RETIRED, null, null), null);
        DeskIndex index = index();

        assertThat(index.latest("first")).as("the newest of two").isEqualTo(FIRST_AGAIN);
        assertThat(index.latest("third")).isEqualTo(THIRD);
        assertThat(index.latest("fourth")).isNull();
        assertThat(index.around(THIRD, STORM, WINDOW_MS).older()).containsExactlyInAnyOrder(FIRST, SECOND);
        assertThat(index.around(THIRD, STRIKE, WINDOW_MS).older()).isEmpty();
        assertThat(index.childrenOf(FIRST)).containsExactly(SECOND);
        assertThat(index.pollReleased(249)).isNull();
        assertThat(index.pollReleased(250)).isEqualTo(SECOND);
        assertThat(index.pollReleased(Long.MAX_VALUE)).isNull();
        assertThat(index.pollBefore(1_000)).isEqualTo(FIRST);
        assertThat(index.pollBefore(1_000)).isEqualTo(SECOND);
        assertThat(index.pollBefore(1_000)).isEqualTo(THIRD);
        assertThat(index.pollBefore(1_000))
                .as("retired ones have been let go of")
                .isNull();
    }

    @Test
    void anOlderArticleOfTheSameIdIsForgottenAlone() {
        DeskIndex index = index();
        index.remember(FIRST);
        index.remember(FIRST_AGAIN);

        index.forget(FIRST);
        assertThat(index.latest("first")).isEqualTo(FIRST_AGAIN);
        index.forget(FIRST_AGAIN);
        assertThat(index.latest("first")).isNull();
    }

    @Test
    void onlyWhatIsOlderIsLetGoOf() {
        DeskIndex index = index();
        index.remember(SECOND);
        index.remember(FIRST);

        assertThat(index.pollBefore(100)).isNull();
        assertThat(index.pollBefore(200)).isEqualTo(FIRST);
        assertThat(index.pollBefore(200)).isNull();
    }

    @Test
    void aChildIsThereOnceInTheWiresOrderUntilItLeaves() {
        DeskIndex index = index();
        Entry third = entry(THIRD, Presence.PRESENT, FIRST, null);
        Entry second = entry(SECOND, Presence.PRESENT, FIRST, null);
        index.adopt(third);
        index.adopt(second);
        index.adopt(third);
        assertThat(index.childrenOf(FIRST)).containsExactly(SECOND, THIRD);

        index.disown(third);
        assertThat(index.childrenOf(FIRST)).containsExactly(SECOND);
        index.disown(third);
        index.disown(second);
        assertThat(index.childrenOf(FIRST)).isEmpty();

        index.adopt(entry(FIRST, Presence.PRESENT, null, null));
        assertThat(index.childrenOf(FIRST)).as("without a parent").isEmpty();
    }

    @Test
    void whatIsRemovedIsNotFound() {
        DeskIndex index = index();
        index.add(FIRST, STORM);
        index.add(SECOND, STORM);
        index.remove(FIRST, STORM);

        assertThat(index.around(THIRD, STORM, WINDOW_MS).older()).containsExactly(SECOND);
    }
}
