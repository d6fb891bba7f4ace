package dev.wirefold.core.lineage;

import dev.wirefold.core.joining.Kin;
import java.util.List;

/**
 * An article's kin, the best first.
 *
 * @param told whether the owner of its tree has been told of all of them, and of no others
 */
public record Kindred(List<Kin> kin, boolean told) {
    static final Kindred NONE = new Kindred(List.of(), false);

    public Kindred {
        kin = List.copyOf(kin);
    }
}
