package dev.wirefold.contract;

/** The ways on that refusals name. Each is there once, so that what is refused for one reason is mended in one way. */
public final class Advice {
    /** What an application has made of the wire so far is given up, and made again. */
    public static final String START_OVER = "start over with: wirefold reset --outputs";

    private Advice() {}

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
