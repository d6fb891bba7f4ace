package dev.wirefold.contract;

/** The ways on that refusals name. Each is there once, so that what is refused for one reason is mended in one way. */
public final class Advice {
    /** What an application has made of the wire so far is given up, and made again. */
    public static final String START_OVER = "start over with: wirefold reset --outputs";

    /** What to do when Kafka does not allow something. */
    public static final String RIGHTS = "what each user needs is under Security in operate.md";

    private Advice() {}

    /** Kafka's own tool changes a topic's settings; the topic keeps what is in it. */
    static String setting(String topic, String key, String value) {
        return "set it with: kafka-configs --bootstrap-server HOST:PORT --alter --topic " + topic + " --add-config "
                + key + "=" + value;
    }

    /**
     * An article's home is its partition, so that another number of them needs another wire.
     *
     * @param articles name of the topic that has the articles
     * @param partitions how many the new wire is to have
     */
    public static String moveOn(String articles, int partitions) {
        return "a wire's number of partitions can't change; move to a new one with: wirefold topics create --prefix NEW."
                + " --partitions " + partitions + "; then: wirefold replay " + articles
                + " --prefix NEW.; then: wirefold run --prefix NEW. --set application.id=NEW";
    }
}
