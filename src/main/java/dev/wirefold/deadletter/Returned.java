package dev.wirefold.deadletter;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Which dead letters were put back, as the records on the wire say themselves. For use by several threads. */
public final class Returned {
    private final int maxPlaces;
    private final Set<LetterPlace> places = new LinkedHashSet<>();

    /** @param maxPlaces how many are remembered, those that were seen last */
    public Returned(int maxPlaces) {
        this.maxPlaces = maxPlaces;
    }

    /** Takes in a record of a topic that records are put back to. */
    public synchronized void read(ConsumerRecord<byte[], byte[]> message) {
        for (Header header : message.headers().headers(PutBack.HEADER)) {
            if (header.value() != null) {
                LetterPlace.parse(header.value()).ifPresent(this::add);
            }
        }
    }

    synchronized void add(LetterPlace letter) {
        places.add(letter);
        if (places.size() > maxPlaces) {
            Iterator<LetterPlace> eldest = places.iterator();
            eldest.next();
            eldest.remove();
        }
    }

    /** @param letter where the dead letter lies */
    public synchronized boolean has(LetterPlace letter) {
        return places.contains(letter);
    }
}
