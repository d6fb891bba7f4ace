package dev.wirefold.contract;

import java.util.Optional;

/**
 * Which topic it is that has a name, and how many partitions it has. One that is deleted and made anew has the same name and
 * another id of Kafka's.
 */
public record TopicMark(String id, int partitions) {
    /** Of a topic that does not exist. */
    public static final TopicMark NONE = new TopicMark("", 0);

    public static TopicMark parse(String text) {
        int slash = text.lastIndexOf('/');
        return new TopicMark(text.substring(0, slash), Integer.parseInt(text.substring(slash + 1)));
    }

    /** What can be parsed again. */
    @Override
    public String toString() {
        return id + "/" + partitions;
    }

    /**
     * What was done to a topic since it had this mark, and what is to be done now; empty: nothing.
     *
     * @param topic its name, one of the topics
     */
    public Optional<String> changedTo(TopicMark now, String topic, Topics topics) {
        if (now.equals(NONE)) {
            return Optional.of("topic " + topic + " was deleted; create it with: wirefold topics create; then "
                    + Advice.START_OVER);
        }
        if (!now.id.equals(id)) {
            return Optional.of(
                    "topic " + topic + " was deleted and made anew, and what was in it is gone; " + Advice.START_OVER);
        }
        if (now.partitions == partitions) {
            return Optional.empty();
        }
        String added = "topic " + topic + " had " + partitions + " partitions and has " + now.partitions + " now; ";
        return Optional.of(
                topics.outputs().contains(topic)
                        ? added + "records of one key are in two of them; " + Advice.START_OVER
                        : added + Advice.moveOn(topics.articles(), now.partitions));
    }
}
