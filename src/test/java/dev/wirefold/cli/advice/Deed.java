package dev.wirefold.cli.advice;

import dev.wirefold.cli.advice.Deeds.Doing;
import java.nio.charset.StandardCharsets;

/** What somebody does to an application's topics, offsets, settings and files, and what it says then. */
enum Deed {
    OFFSETS_BACK("The offsets of application ", scene -> Deeds.moveOffsets(scene, 0)),
    OFFSETS_ON("The offsets of application ", Deeds::passOverAnArticle),
    OFFSETS_DELETED("has state, but its offsets are gone", Deeds::deleteGroup),
    CHANGELOG_DELETED("State is gone: ", Deeds::deleteChangelog),
    CHANGELOG_DELETED_UNDER_WAY("the state is gone: ", When.RUNNING, Deeds::deleteChangelog),
    CHANGELOG_EMPTIED("State is gone: ", scene -> Deeds.empty(scene, scene.changelog())),
    OUTPUT_DELETED(
            "does not exist; create it with: ",
            scene -> Deeds.delete(scene, scene.topics().stories())),
    OUTPUT_MADE_ANEW(
            " was deleted and made anew",
            scene -> Deeds.makeAnew(scene, scene.topics().stories())),
    OUTPUT_MADE_ANEW_UNDER_WAY(
            " was deleted",
            When.RUNNING,
            scene -> Deeds.makeAnew(scene, scene.topics().stories())),
    PARTITIONS_ADDED_TO_AN_OUTPUT(
            "records of one key are in two of them",
            scene -> Deeds.addPartition(scene, scene.topics().memberships())),
    PARTITIONS_ADDED_TO_ARTICLES(
            "they have to be equal",
            scene -> Deeds.addPartition(scene, scene.topics().articles())),
    PARTITIONS_ADDED_TO_ALL(" was written for 2 partitions", Deeds::addPartitions),
    PARTITIONS_ADDED_UNDER_WAY(" partitions", When.RUNNING, Deeds::addPartitions),
    MAIL_LOST(
            " has lost records that ",
            scene -> Deeds.loseUnread(scene, scene.topics().mail())),
    SMALL_RECORDS_ONLY(
            " has max.message.bytes=1000",
            scene -> scene.setting(scene.topics().stories(), "max.message.bytes", "1000")),
    SMALL_ROWS_ONLY(
            "-state-changelog has max.message.bytes=1000",
            scene -> scene.setting(scene.changelog(), "max.message.bytes", "1000")),
    POLICY_OF_STATE_CHANGED(
            "-state-changelog has cleanup.policy=delete",
            scene -> scene.setting(scene.changelog(), "cleanup.policy", "delete")),
    POLICY_CHANGED(
            " has cleanup.policy=delete",
            scene -> scene.setting(scene.topics().memberships(), "cleanup.policy", "delete")),
    OTHER_SETTINGS("The state was made with the settings ", scene -> scene.set("window.ms", "86400000")),
    OTHER_TOPICS("has read other topics, ", Deeds::otherTopics),
    LOCAL_STATE_DELETED("", Deeds::deleteLocalState),
    ROWS_DAMAGED(" is damaged (", scene -> Deeds.damage(scene, ".sst")),
    ORDER_OF_ROWS_DAMAGED(" is damaged (", scene -> Deeds.damage(scene, "MANIFEST-")),
    ALL_FILES_DAMAGED(" is damaged (", scene -> Deeds.damage(scene, "")),
    CHANGELOG_OVERWRITTEN(" is damaged, or others ", scene -> Deeds.damageRows(scene, new byte[] {1, 2, 3})),
    CHANGELOG_OF_EMPTY_ROWS(" is damaged, or others ", scene -> Deeds.damageRows(scene, new byte[0])),
    MAIL_OF_OTHERS(
            " is no mail of this pipeline, ",
            scene -> scene.write(scene.topics().mail(), "from elsewhere".getBytes(StandardCharsets.UTF_8))),
    OLDER_STATE("The state holds fingerprints of version fingerprints of long ago", Deeds::putOlderState),
    CHANGELOG_WITH_ROWS_OF_NOBODY("", Deeds::addRows),
    LOCAL_STATE_OF_ANOTHER_CHANGELOG("", Deeds::resetElsewhere);

    /** Whether the application runs meanwhile. */
    enum When {
        STOPPED,
        RUNNING
    }

    final String told;
    final When when;

    @SuppressWarnings("ImmutableEnumChecker") // all of them are functions without state
    final Doing doing;

    /** @param told part of what the application says; empty: it may just go on */
    Deed(String told, When when, Doing doing) {
        this.told = told;
        this.when = when;
        this.doing = doing;
    }

    Deed(String told, Doing doing) {
        this(told, When.STOPPED, doing);
    }
}
