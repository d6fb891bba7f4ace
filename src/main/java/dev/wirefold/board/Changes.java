package dev.wirefold.board;

import java.util.List;

/**
 * What has become of the list since it was asked the last time.
 *
 * @param rows stories that are new or have changed
 * @param removed ids of stories that are no longer in it
 */
public record Changes(List<Row> rows, List<String> removed) {
    public boolean isEmpty() {
        return rows.isEmpty() && removed.isEmpty();
    }
}
