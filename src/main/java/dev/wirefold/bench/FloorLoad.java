package dev.wirefold.bench;

import dev.wirefold.topology.state.StateKeys;

/**
 * What the floor has to write, on average.
 *
 * @param announcementBytes and so on: of a record, key and value
 * @param furtherMail mail to homes for each article beyond one answer of each partition
 * @param joins mail to owners for each article
 * @param memberships for each article
 * @param watches rows written for each article
 * @param stories published for each piece of mail to an owner
 * @param events published for each piece of mail to an owner
 */
record FloorLoad(
        int announcementBytes,
        int homeMailBytes,
        double furtherMail,
        int joinBytes,
        double joins,
        int membershipBytes,
        double memberships,
        int entryBytes,
        int textBytes,
        int fingerprintBytes,
        int watchBytes,
        double watches,
        int headBytes,
        int memberBytes,
        int partitionBytes,
        int storyBytes,
        double stories,
        int eventBytes,
        double events) {

    static FloorLoad of(Traffic traffic, long articles, int partitions) {
        double joins = records(traffic, Traffic.TO_OWNERS);
        return new FloorLoad(
                bytes(traffic, Traffic.TO_ALL),
                bytes(traffic, Traffic.TO_HOMES),
                Math.max(0, records(traffic, Traffic.TO_HOMES) / articles - partitions),
                bytes(traffic, Traffic.TO_OWNERS),
                joins / articles,
                bytes(traffic, "memberships"),
                records(traffic, "memberships") / articles,
                bytes(traffic, Traffic.rows(StateKeys.ENTRY)),
                bytes(traffic, Traffic.rows(StateKeys.TEXT)),
                bytes(traffic, Traffic.rows(StateKeys.FINGERPRINT)),
                bytes(traffic, Traffic.rows(StateKeys.WATCH_BY_PARENT)),
                2 * records(traffic, Traffic.rows(StateKeys.WATCH_BY_PARENT)) / articles,
                bytes(traffic, Traffic.rows(StateKeys.HEAD)),
                bytes(traffic, Traffic.rows(StateKeys.MEMBER)),
                bytes(traffic, Traffic.rows(StateKeys.PARTITION)),
                bytes(traffic, "stories"),
                records(traffic, "stories") / Math.max(1, joins),
                bytes(traffic, "story-events"),
                records(traffic, "story-events") / Math.max(1, joins));
    }

    private static int bytes(Traffic traffic, String name) {
        return traffic.flow(name).meanBytes();
    }

    private static double records(Traffic traffic, String name) {
        return traffic.flow(name).records();
    }
}
