package dev.wirefold.bench;

import dev.wirefold.core.fingerprint.HouseWire.Labelled;
import java.util.List;

/** From texts to the pairs of articles that a library takes for alike. */
interface PairFinder {
    /** @param wire in the order of time; pairs are told by place in it */
    FoundPairs find(List<Labelled> wire);
}
