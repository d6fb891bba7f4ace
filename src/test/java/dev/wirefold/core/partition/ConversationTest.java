package dev.wirefold.core.partition;

import static dev.wirefold.simulation.Dialogue.article;
import static dev.wirefold.simulation.Dialogue.kill;
import static dev.wirefold.simulation.Dialogue.tick;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.simulation.Dialogue;
import org.junit.jupiter.api.Test;

/**
 * What partitions say to one another, as scripts: under what one reads or hears stands what it thereupon sends and
 * publishes. Mail that changes nothing is left out, and so is what finds the watermark.
 */
class ConversationTest {
    private static final String FERRY =
            "The ferry Saga ran aground on a reef off Holmsund before dawn, and all passengers"
                    + " and crew were taken off in lifeboats. The captain told officials that the steering had failed a mile from"
                    + " the harbour entrance. Divers will search the wreck for its fuel tanks as soon as the swell allows.";
    private static final String FERRY_SHORTENED =
            "The ferry Saga ran aground on a reef off Holmsund before dawn, and all"
                    + " passengers and crew were taken off in lifeboats. The captain told officials that the steering had failed a"
                    + " mile from the harbour entrance.";
    private static final String FERRY_RETOLD =
            "All passengers and crew were taken off in lifeboats after the ferry Saga"
                    + " ran aground off Holmsund. The captain told officials that the steering had failed a mile from the harbour"
                    + " entrance; oyster growers towed their cages to the inner fjord.";
    private static final String COURT = "The supreme court ruled that the state must pay back taxes on diesel cars, a"
            + " decision that could cost the treasury four billion crowns. The finance ministry said it would study the"
            + " verdict and present a timetable for repayment before the summer recess.";

    /** Each is stored before it is announced, so one of them meets the other: here both do, and it is told twice. */
    @Test
    void twoArticlesAtOnce() {
        assertThat(new Dialogue(2)
                        .read(article("first", 0, 0, FERRY), article("second", 1, 1, FERRY_SHORTENED))
                        .script())
                .isEqualTo("""
                        0 reads first
                          to all: Announce first, epoch 2, text 1, an advert
                        1 reads second
                          to all: Announce second, epoch 2, text 1, an advert
                        1 hears from 0: Announce first, epoch 2, text 1, an advert
                          to 0: Follow second, epoch 2: first, text 1
                          to 0: Match first, epoch 2: none
                        0 hears from 0: Announce first, epoch 2, text 1, an advert
                          to 0: Match first, epoch 2: none
                        1 hears from 1: Announce second, epoch 2, text 1, an advert
                          to 1: Match second, epoch 2: none
                        0 hears from 1: Announce second, epoch 2, text 1, an advert
                          to 1: Match second, epoch 2: first at 0.85, story not known yet
                        0 hears from 1: Match first, epoch 2: none
                          to 1: InStory second, epoch 2: first is in story first
                          memberships: first in story first, its root
                          to 0: Join story first: first
                        1 hears from 0: InStory second, epoch 2: first is in story first
                          memberships: second in story first, child of first at 0.85
                          to 0: Join story first: second
                        0 hears from 0: Join story first: first
                          stories: first shows first for first
                        0 hears from 1: Join story first: second
                          stories: first shows first for first, second
                        """);
    }

    /** The copy has founded a story; the original comes as an advert, and the copy leaves its story for the original's. */
    @Test
    void aLateOriginal() {
        assertThat(new Dialogue(2)
                        .read(article("copy", 0, 5, FERRY_SHORTENED))
                        .listen()
                        .read(article("original", 1, 0, FERRY))
                        .script())
                .isEqualTo("""
                        1 reads original
                          to all: Announce original, epoch 3, text 2, an advert
                        0 hears from 1: Announce original, epoch 3, text 2, an advert
                          to 1: Follow copy, epoch 2: original, text 2
                          to 1: Match original, epoch 3: none
                        1 hears from 1: Announce original, epoch 3, text 2, an advert
                          to 1: Match original, epoch 3: none
                        1 hears from 1: Match original, epoch 3: none
                          to 0: InStory copy, epoch 2: original is in story original
                          memberships: original in story original, its root
                          to 1: Join story original: original
                        1 hears from 1: Join story original: original
                          stories: original shows original for original
                        0 hears from 1: InStory copy, epoch 2: original is in story original
                          to 1: Leave story copy: copy, for story original
                          memberships: copy in story original, child of original at 0.85
                          to 1: Join story original: copy
                        1 hears from 0: Leave story copy: copy, for story original
                          stories: copy MERGED into original
                        1 hears from 0: Join story original: copy
                          stories: original shows original for original, copy
                        """);
    }

    /** Its child asks again, and leads the story of those that are left; what hangs on the child is only told. */
    @Test
    void aKilledRoot() {
        assertThat(new Dialogue(2)
                        .read(article("root", 0, 0, FERRY))
                        .read(article("elder", 1, 1, FERRY_SHORTENED))
                        .read(article("younger", 1, 2, FERRY_RETOLD))
                        .listen()
                        .read(kill("root", 0, 3))
                        .script())
                .isEqualTo("""
                        0 reads a kill of root
                          memberships: root is withdrawn
                          to 0: Leave story root: root, withdrawn
                          to 1: Gone elder, epoch 2: root
                        1 hears from 0: Gone elder, epoch 2: root
                          to all: Announce elder, epoch 5, text 1
                        0 hears from 0: Leave story root: root, withdrawn
                          to 1: Want the text of elder for story root
                          stories: root shows elder for elder, younger
                        1 hears from 0: Want the text of elder for story root
                          to 0: Join story root: elder
                        1 hears from 1: Announce elder, epoch 5, text 1
                          to 1: Match elder, epoch 5: none
                        0 hears from 1: Announce elder, epoch 5, text 1
                          to 1: Match elder, epoch 5: none
                        1 hears from 0: Match elder, epoch 5: none
                          to 1: InStory younger, epoch 4: elder is in story elder
                          to 0: Leave story root: elder, for story elder
                          memberships: elder in story elder, its root
                          to 0: Join story elder: elder
                        0 hears from 1: Join story root: elder
                          stories: root shows elder for elder, younger
                        1 hears from 1: InStory younger, epoch 4: elder is in story elder
                          to 0: Leave story root: younger, for story elder
                          memberships: younger in story elder, child of elder at 0.74
                          to 0: Join story elder: younger
                        0 hears from 1: Leave story root: elder, for story elder
                          to 1: Want the text of younger for story root
                          stories: root shows younger for younger
                        0 hears from 1: Join story elder: elder
                          stories: elder shows elder for elder
                        0 hears from 1: Leave story root: younger, for story elder
                          stories: root MERGED into elder
                        0 hears from 1: Join story elder: younger
                          stories: elder shows elder for elder, younger
                        """);
    }

    /** The new text has nothing in common with the child any more: the child asks again, and is alone. */
    @Test
    void aRevisionThatFalls() {
        assertThat(new Dialogue(2)
                        .read(article("parent", 0, 0, FERRY))
                        .read(article("child", 1, 1, FERRY_SHORTENED))
                        .listen()
                        .read(article("parent", 0, 2, COURT))
                        .script())
                .isEqualTo("""
                        0 reads parent
                          to 0: Join story parent: parent
                          to all: Announce parent, epoch 6, text 5, an advert
                        1 hears from 0: Announce parent, epoch 6, text 5, an advert
                          to all: Announce child, epoch 3, text 1
                          to 0: Match parent, epoch 6: none
                        0 hears from 0: Join story parent: parent
                          stories: parent shows parent for parent, child
                        1 hears from 1: Announce child, epoch 3, text 1
                          to 1: Match child, epoch 3: none
                        0 hears from 0: Announce parent, epoch 6, text 5, an advert
                          to 0: Match parent, epoch 6: none
                        0 hears from 1: Announce child, epoch 3, text 1
                          to 1: Match child, epoch 3: none
                        1 hears from 0: Match child, epoch 3: none
                          to 0: Leave story parent: child, for story child
                          memberships: child in story child, its root
                          to 0: Join story child: child
                        0 hears from 1: Leave story parent: child, for story child
                          stories: parent shows parent for parent
                        0 hears from 1: Join story child: child
                          stories: child shows child for child
                        """);
    }

    /** Event time has gone on by more than the retention everywhere, and no mail of before is about. */
    @Test
    void aStoryThatCloses() {
        assertThat(new Dialogue(2)
                        .read(article("root", 0, 0, FERRY))
                        .read(article("copy", 1, 1, FERRY_SHORTENED))
                        .listen()
                        .read(tick(0, 24 * 8), tick(1, 24 * 8))
                        .script())
                .isEqualTo("""
                        1 hears from 0: Settled PT191H3M45S
                          to 0: Retire story root: copy
                        0 hears from 0: Settled PT191H3M45S
                          to 0: Retire story root: root
                        0 hears from 1: Retire story root: copy
                          to 0: Dismiss root from story root
                          to 1: Dismiss copy from story root
                          stories: root CLOSED
                        """);
    }

    /** Killed after the window, it is shown no more, but stays in the lineage: a late copy still finds it. */
    @Test
    void aHiddenArticle() {
        assertThat(new Dialogue(2)
                        .read(article("root", 0, 0, FERRY))
                        .read(article("copy", 1, 1, FERRY_SHORTENED))
                        .listen()
                        .read(kill("root", 0, 73))
                        .read(article("late", 1, 71, FERRY))
                        .script())
                .isEqualTo("""
                        0 reads a kill of root
                          memberships: root is withdrawn
                          to 0: Join story root: root, without text
                        0 hears from 0: Join story root: root, without text
                          to 1: Want the text of copy for story root
                          stories: root shows copy for copy
                        1 hears from 0: Want the text of copy for story root
                          to 0: Join story root: copy
                        0 hears from 1: Join story root: copy
                          stories: root shows copy for copy
                        1 reads late
                          to all: Announce late, epoch 4, text 3, an advert
                        1 hears from 1: Announce late, epoch 4, text 3, an advert
                          to 1: Match late, epoch 4: copy at 0.85, in story root
                        0 hears from 1: Announce late, epoch 4, text 3, an advert
                          to 1: Match late, epoch 4: root at 1.00, in story root
                        1 hears from 1: Match late, epoch 4: copy at 0.85, in story root
                          to 1: Unfollow late, epoch 4: copy
                          memberships: late in story root, child of root at 1.00
                          to 0: Join story root: late
                        0 hears from 1: Join story root: late
                          stories: root shows copy for copy, late
                        """);
    }
}
