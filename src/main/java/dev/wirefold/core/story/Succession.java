package dev.wirefold.core.story;

import dev.wirefold.core.article.Card;
import dev.wirefold.core.article.Member;
import dev.wirefold.core.text.PublisherName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who stands in whose place. A later article of one publisher takes an earlier one's place when it names it, or shares one
 * of its other ids; when it says that it is a later version, and is one of the same report; or when the earlier one is a
 * mere brief and it is the first that says much more. Takes time about linear in the number of articles.
 */
final class Succession {
    /** A longer text is a report of its own, in UTF-16 code units; a bulletin has fewer. */
    static final int MAX_BRIEF_CHARS = 300;

    /** So many times a brief's length a report has at least. */
    static final int LEAST_GROWTH = 2;

    private static final int NOBODY = -1;

    private final List<Member> members;
    private final List<String> publishers;
    private final int[] successors;

    /** Something that a publisher's articles go by, or name. */
    private record Name(String publisher, boolean isSource, int hash) {}

    private Succession(List<Member> members) {
        this.members = members;
        Map<String, String> names = new HashMap<>();
        publishers = members.stream()
                .map(member -> publisher(member.card().publisher(), names))
                .toList();
        successors = new int[members.size()];
        Arrays.fill(successors, NOBODY);
    }

    /**
     * The successors.
     *
     * @param members all of a story that are not hidden, those that may not be shown too, in the wire's order
     * @return of each member the place in the list of the one that has taken its place, which is later; or −1
     */
    static int[] of(List<Member> members) {
        Succession succession = new Succession(members);
        succession.takeByMarks();
        succession.takeByNames();
        succession.takeFromBriefs();
        return succession.successors;
    }

    /** Whether an article may take another's place, or lose its own to one that says nothing of it, or is pinned. */
    static boolean concerns(Member member) {
        Card card = member.card();
        return mayTakeByName(member) || (card.usable() && (isBrief(card) || card.isPinned()));
    }

    /** Whether an article may take another's place, however long the two are. */
    static boolean mayTakeByName(Member member) {
        Card card = member.card();
        return card.usable() && (card.laterVersion() || card.links().mayTakeAPlace());
    }

    /** Whether an article says so much more than a brief of the same publisher that it takes its place. */
    static boolean outgrows(Member later, Member brief) {
        return isBrief(brief.card())
                && later.card().bodyChars() >= LEAST_GROWTH * brief.card().bodyChars()
                && isOfOnePublisher(later, brief);
    }

    private static boolean isOfOnePublisher(Member first, Member second) {
        String name = PublisherName.of(first.card().publisher());
        return !name.isEmpty() && name.equals(PublisherName.of(second.card().publisher()));
    }

    private static boolean isBrief(Card card) {
        return card.bodyChars() > 0 && card.bodyChars() <= MAX_BRIEF_CHARS;
    }

    private boolean takesPart(int i) {
        return members.get(i).card().usable() && !publishers.get(i).isEmpty();
    }

    /** The newest that says so stands for all earlier versions of its report. */
    private void takeByMarks() {
        int[] reports = Versions.reports(members, publishers);
        Map<Integer, Integer> newest = new HashMap<>();
        for (int i = reports.length - 1; i >= 0; i--) {
            if (takesPart(i)) {
                successors[i] = newest.getOrDefault(reports[i], NOBODY);
                if (members.get(i).card().laterVersion()) {
                    newest.putIfAbsent(reports[i], i);
                }
            }
        }
    }

    private void takeByNames() {
        Map<Name, Integer> newest = new HashMap<>();
        for (int i = successors.length - 1; i >= 0; i--) {
            if (takesPart(i)) {
                takeByNames(i, newest);
            }
        }
    }

    private void takeByNames(int i, Map<Name, Integer> newest) {
        var links = members.get(i).card().links();
        String publisher = publishers.get(i);
        List<Name> others = links.others().stream()
                .map(hash -> new Name(publisher, false, hash))
                .toList();
        for (Name other : others) {
            successors[i] = Math.max(successors[i], newest.getOrDefault(other, NOBODY));
        }
        for (int hash : links.own()) {
            successors[i] = Math.max(successors[i], newest.getOrDefault(new Name(publisher, true, hash), NOBODY));
        }
        others.forEach(other -> newest.putIfAbsent(other, i));
        links.sources().forEach(hash -> newest.putIfAbsent(new Name(publisher, true, hash), i));
    }

    private void takeFromBriefs() {
        Map<String, TreeMap<Integer, List<Integer>>> waiting = new HashMap<>();
        for (int i = 0; i < successors.length; i++) {
            if (!takesPart(i)) {
                continue;
            }
            Card card = members.get(i).card();
            var briefs = waiting.computeIfAbsent(publishers.get(i), any -> new TreeMap<>());
            var outgrown = briefs.headMap(card.bodyChars() / LEAST_GROWTH, true);
            for (List<Integer> places : outgrown.values()) {
                for (int brief : places) {
                    successors[brief] = i;
                }
            }
            outgrown.clear();
            if (successors[i] == NOBODY && isBrief(card)) {
                briefs.computeIfAbsent(card.bodyChars(), any -> new ArrayList<>())
                        .add(i);
            }
        }
    }

    private static String publisher(@Nullable String given, Map<String, String> names) {
        return given == null ? "" : names.computeIfAbsent(given, PublisherName::of);
    }
}
