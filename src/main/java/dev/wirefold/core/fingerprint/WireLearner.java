package dev.wirefold.core.fingerprint;

import dev.wirefold.core.fingerprint.HouseWords.Usage;
import dev.wirefold.core.text.PublisherName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Learns on a wire, article by article, how usual words are at each publisher, and says when it knows enough more of one for
 * its articles to be read anew: at {@value HouseCounter#LEAST_ARTICLES} articles, then each time when there are three times
 * as many. Up to {@value LearnedHouse#WELL_KNOWN_ARTICLES} articles half as many again are enough when the wire is at rest: then nothing
 * waits behind what is read anew. So an article is read anew a bounded number of times, however long the wire is.
 *
 * <p>What is told while an archive is read would soon be told anew. So a publisher is told then when it is well known, and not
 * again before the archive has been taken in.
 *
 * <p>What is on the wire may be known of more articles than were read here. When that grows old, the same is told again.
 */
public final class WireLearner {
    /** Kept in memory: eight bytes for each different word of one, and four for each word; and texts not split yet. */
    public static final int DEFAULT_MAX_ARTICLES = 20_000;

    private static final long MAX_UNREAD_CHARS = 8_000_000;
    /** Texts that are not split into words yet take so much of the heap at most. */
    public static final long MAX_UNREAD_BYTES = MAX_UNREAD_CHARS * Character.BYTES;

    private final Fingerprinter fingerprinter;
    private final int maxPublishers;
    private final long renewAfterMs;
    private final ArticleSample<StudiedArticle> sample;
    /** Of texts that wait to be split into words, at the most; those that have left the sample meanwhile are among them. */
    private long unreadChars;
    /** The one that was silent for longest first. */
    private final Map<String, Account> accounts = new LinkedHashMap<>(16, 0.75f, true);

    /** How articles come. */
    public enum Moment {
        /** Very many at once. */
        ARCHIVE,
        /** As news comes. */
        NEWS,
        /** None has come for a moment. */
        REST,
        /** None has come for so long that what came before has been taken in. */
        LONG_REST
    }

    /** What is on the wire of a publisher. */
    private static final class Account {
        private int seen;
        /** How many had been seen when they were counted last, and nothing was worth telling. */
        private int countedInVain;

        private long newestMs;
        private @Nullable LearnedHouse told;
    }

    /**
     * Has learned nothing.
     *
     * @param maxArticles most articles kept; of more, a sample
     * @param renewAfterMs what is as old as this, in milliseconds of event time, is told again
     */
    public WireLearner(Fingerprinter fingerprinter, int maxArticles, long renewAfterMs) {
        this.fingerprinter = fingerprinter;
        this.maxPublishers = Math.max(1, maxArticles / HouseCounter.LEAST_ARTICLES);
        this.renewAfterMs = renewAfterMs;
        this.sample = new ArticleSample<>(HouseCounter.LEAST_ARTICLES, maxArticles);
    }

    /**
     * An article is on the wire.
     *
     * @param timestamp its event time, milliseconds since 1970-01-01T00:00Z
     */
    public void onArticle(String id, ArticleText article, long timestamp) {
        String publisher = PublisherName.of(article.publisher());
        if (publisher.isEmpty()) {
            return;
        }
        Account account = account(publisher);
        account.seen++;
        account.newestMs = Math.max(account.newestMs, timestamp);
        sample.add(publisher, id, () -> {
            unreadChars += article.body().length();
            return new StudiedArticle(article, fingerprinter);
        });
        if (unreadChars > MAX_UNREAD_CHARS) {
            sample.forEach((any, articles) -> articles.forEach(StudiedArticle::words));
            unreadChars = 0;
        }
    }

    /** This is on the wire, whoever has learned it. */
    public void onLearned(LearnedHouse learned) {
        Account account = account(learned.publisher());
        if (account.told == null || learned.replaces(account.told)) {
            account.told = learned;
        }
    }

    /**
     * What is worth telling now, in order of the publishers' names.
     *
     * @param edition of all of it, but of those that were told with a higher one; higher than any before
     * @param now how articles come
     */
    public List<LearnedHouse> due(long edition, Moment now) {
        List<LearnedHouse> due = new ArrayList<>();
        accounts.forEach((publisher, account) -> {
            if (isDue(account, now)) {
                LearnedHouse told = account.told;
                long next = told == null ? edition : Math.max(edition, told.edition() + 1);
                if (told != null && account.seen < Math.min(told.articles(), ArticleSample.MOST_OF_A_PUBLISHER)) {
                    due.add(new LearnedHouse(publisher, next, account.newestMs, told.articles(), told.words()));
                    return;
                }
                HouseWords words = counted(publisher);
                if (!words.isKnown() && told == null) {
                    account.countedInVain = account.seen;
                    return;
                }
                int articles = Math.max(account.seen, told == null ? 0 : told.articles());
                due.add(new LearnedHouse(publisher, next, account.newestMs, articles, words));
            }
        });
        due.sort((a, b) -> a.publisher().compareTo(b.publisher()));
        return due;
    }

    /**
     * All that is known of publishers from these articles alone, in order of the publishers' names. An edition is the number
     * of a publisher's articles: so of as many articles what a wire has taught counts, whose editions are numbers of records.
     *
     * @param learnedAtMs when it shall have been learned, milliseconds since 1970-01-01T00:00Z
     */
    public List<LearnedHouse> known(long learnedAtMs) {
        return new TreeMap<>(accounts)
                .entrySet().stream()
                        .map(account -> new LearnedHouse(
                                account.getKey(),
                                account.getValue().seen,
                                learnedAtMs,
                                account.getValue().seen,
                                counted(account.getKey())))
                        .filter(house -> house.words().isKnown())
                        .toList();
    }

    private HouseWords counted(String publisher) {
        Map<Integer, Usage> usages = new HashMap<>();
        HouseCounter.count(sample.of(publisher).stream().map(this::words).toList()).entrySet().stream()
                .limit(LearnedHouse.MAX_WORDS)
                .forEach(word -> usages.put(word.getKey(), word.getValue().usage()));
        return HouseWords.of(usages);
    }

    private WordBag words(StudiedArticle article) {
        unreadChars -= article.unreadChars();
        return article.words();
    }

    private boolean isDue(Account account, Moment now) {
        if (account.seen < HouseCounter.LEAST_ARTICLES) {
            return false;
        }
        LearnedHouse told = account.told;
        int known = Math.max(account.countedInVain, told == null ? 0 : told.articles());
        boolean isOld = told != null && account.newestMs >= told.learnedAtMs() + renewAfterMs;
        return (known == 0 && now != Moment.ARCHIVE) || account.seen >= next(known, now) || isOld;
    }

    /** Of how many articles a publisher is told next, of which so many are known. */
    private static long next(int known, Moment now) {
        boolean isWellKnown = known >= LearnedHouse.WELL_KNOWN_ARTICLES;
        return switch (now) {
            case ARCHIVE -> isWellKnown ? Long.MAX_VALUE : LearnedHouse.WELL_KNOWN_ARTICLES;
            case NEWS, LONG_REST -> 3L * known;
            case REST -> isWellKnown ? Long.MAX_VALUE : known + known / 2;
        };
    }

    private Account account(String publisher) {
        Account known = accounts.get(publisher);
        if (known != null) {
            return known;
        }
        if (accounts.size() >= maxPublishers) {
            String silent = accounts.keySet().iterator().next();
            accounts.remove(silent);
            sample.remove(silent);
        }
        Account account = new Account();
        accounts.put(publisher, account);
        return account;
    }
}
