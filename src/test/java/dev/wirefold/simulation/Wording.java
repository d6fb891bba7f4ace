package dev.wirefold.simulation;

import dev.wirefold.core.article.Card;
import dev.wirefold.core.article.Member;
import dev.wirefold.core.article.Node;
import dev.wirefold.core.article.Parent;
import dev.wirefold.core.article.Standing;
import dev.wirefold.core.article.StoryId;
import dev.wirefold.core.lineage.Membership;
import dev.wirefold.core.mail.Mail;
import dev.wirefold.core.reference.Reference.Event;
import dev.wirefold.core.story.Story;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in words what partitions read, send and publish. */
final class Wording {
    private static final double MILLION = 1_000_000;

    private final long startMs;
    private final boolean namesHaveTimes;

    private Wording(long startMs, boolean namesHaveTimes) {
        this.startMs = startMs;
        this.namesHaveTimes = namesHaveTimes;
    }

    /**
     * Tells articles apart by their ids and event times.
     *
     * @param startMs event times are told from here, milliseconds since 1970-01-01T00:00Z
     */
    static Wording since(long startMs) {
        return new Wording(startMs, true);
    }

    /** Tells articles apart by their ids alone, which is enough where no id comes back. */
    Wording withoutTimesInNames() {
        return new Wording(startMs, false);
    }

    String time(long eventTimeMs) {
        return eventTimeMs < 0
                ? "never"
                : Duration.ofMillis(eventTimeMs - startMs).toString();
    }

    String of(Event event) {
        if (event.isTick()) {
            return "a tick";
        }
        if (event.learned() != null) {
            return "edition " + event.learned().edition() + " of what is usual at "
                    + event.learned().publisher();
        }
        if (event.ordered() != null) {
            return "a decision about " + event.id() + ": " + event.ordered().decision();
        }
        if (event.submission() == null) {
            return "a kill of " + event.id() + revision(event.revision());
        }
        Card card = event.submission().text().card();
        Long until = card.embargoedUntilMs();
        String held = until == null ? ", withheld" : ", under embargo until " + time(until);
        return event.id()
                + revision(card.revision())
                + (card.publisher() == null ? "" : " by " + card.publisher())
                + (card.usable() ? "" : held);
    }

    String of(Mail mail) {
        return mail.getClass().getSimpleName() + " " + matter(mail);
    }

    private String matter(Mail mail) {
        if (mail instanceof Mail.Announce m) {
            return asked(m.node(), m.epoch()) + ", text " + m.textNumber() + (m.advert() ? ", an advert" : "");
        } else if (mail instanceof Mail.Match m) {
            return asked(m.child(), m.epoch()) + ": " + found(m.found()) + (m.cut() ? ", cut short" : "");
        } else if (mail instanceof Mail.Follow m) {
            return asked(m.child(), m.epoch()) + ": " + name(m.parent()) + ", text " + m.parentTextNumber();
        } else if (mail instanceof Mail.Unfollow m) {
            return asked(m.child(), m.epoch()) + ": " + name(m.parent());
        } else if (mail instanceof Mail.InStory m) {
            return asked(m.child(), m.epoch()) + ": " + name(m.parent()) + " is in " + name(m.standing());
        } else if (mail instanceof Mail.Gone m) {
            return asked(m.child(), m.epoch()) + ": " + name(m.parent());
        } else if (mail instanceof Mail.OfStory m) {
            return matter(m);
        } else if (mail instanceof Mail.Dismiss m) {
            return name(m.node()) + " from story " + name(m.story());
        } else if (mail instanceof Mail.Want m) {
            return "the text of " + name(m.node()) + " for story " + name(m.story());
        } else if (mail instanceof Mail.OfWatermark m) {
            return matter(m);
        }
        return matterOfTrees(mail);
    }

    private String matterOfTrees(Mail mail) {
        if (mail instanceof Mail.Withdrawn m) {
            return name(m.node());
        } else if (mail instanceof Mail.Find m) {
            return name(m.node()) + " for tree " + name(m.tree()) + (m.wanted() ? "" : ", no longer");
        } else if (mail instanceof Mail.Adopt m) {
            return "tree of " + name(m.root())
                    + (m.joined() == null
                            ? ", joined to none"
                            : ", joined to " + name(m.joined().joining().tree()) + " in story "
                                    + name(m.joined().story()));
        } else if (mail instanceof Mail.Enrol m) {
            return "tree " + name(m.tree()) + ": " + name(m.node()) + (m.kin() == null ? ", gone" : kin(m.kin()));
        } else if (mail instanceof Mail.Found m) {
            return "tree " + name(m.tree()) + ": " + name(m.node())
                    + (m.in() == null ? " is in none" : " is in tree " + name(m.in()));
        } else if (mail instanceof Mail.Court m) {
            return "tree " + name(m.earlier()) + " by tree " + name(m.later()) + (m.wanted() ? "" : ", no longer");
        } else if (mail instanceof Mail.Offered m) {
            return "tree " + name(m.later()) + ": tree " + name(m.earlier()) + " in story " + name(m.story()) + " has "
                    + m.articles() + " articles, " + m.pairs().size() + " pairs";
        }
        return "more";
    }

    private String kin(List<Node> kin) {
        return ", kin to [" + kin.stream().map(this::name).collect(Collectors.joining(", ")) + "]";
    }

    private String matter(Mail.OfStory mail) {
        if (mail instanceof Mail.Join m) {
            return "story " + name(m.story()) + ": " + name(m.member());
        } else if (mail instanceof Mail.Leave m) {
            return "story " + name(m.story()) + ": " + name(m.node())
                    + (m.movedTo() == null ? ", withdrawn" : ", for story " + name(m.movedTo()));
        }
        Mail.Retire m = (Mail.Retire) mail;
        return "story " + name(m.story()) + ": " + name(m.node());
    }

    private String matter(Mail.OfWatermark mail) {
        if (mail instanceof Mail.Time m) {
            return time(m.eventTimeMs());
        } else if (mail instanceof Mail.Count m) {
            return "generation " + m.generation() + ", round " + m.round();
        } else if (mail instanceof Mail.Counted m) {
            return "generation " + m.generation() + ", round " + m.round() + ": " + m.sent() + " sent, " + m.received()
                    + " received, begun at " + time(m.eventTimeMs());
        }
        return time(((Mail.Settled) mail).watermarkMs());
    }

    String of(String articleId, @Nullable Membership membership) {
        if (membership == null) {
            return articleId + " is withdrawn";
        }
        String parent = membership.parentId();
        return articleId + " in story " + name(membership.story())
                + (parent == null ? ", its root" : ", child of " + parent + " at " + likeness(membership.similarity()));
    }

    String of(Story story) {
        String name = name(story.id()) + " ";
        Member canonical = story.canonical();
        if (canonical == null) {
            StoryId into = story.mergedInto();
            return name + story.status() + (into == null ? "" : " into " + name(into));
        }
        return name + "shows " + name(canonical.node()) + " for "
                + story.members().stream().map(member -> name(member.node())).collect(Collectors.joining(", "));
    }

    String name(StoryId story) {
        return name(story.articleId(), story.eventTimeMs());
    }

    private String name(Standing standing) {
        return (standing.isAlone() ? "" : "tree " + name(standing.tree()) + " of ") + "story " + name(standing.story());
    }

    private String name(Node node) {
        return name(node.id(), node.eventTimeMs());
    }

    private String name(String id, long eventTimeMs) {
        return namesHaveTimes ? id + "~" + time(eventTimeMs) : id;
    }

    private String name(Member member) {
        String bare = member.body() == null ? ", without text" : "";
        return name(member.node()) + bare + (member.retired() ? ", retired" : "");
    }

    private String asked(Node child, long epoch) {
        return name(child) + ", epoch " + epoch;
    }

    private String found(@Nullable Parent found) {
        if (found == null) {
            return "none";
        }
        Standing standing = found.standing();
        return name(found.node()) + " at " + likeness(found.likeness().similarity()) + ", "
                + (standing == null ? "story not known yet" : "in " + name(standing));
    }

    private static String likeness(int millionths) {
        return String.format(Locale.ROOT, "%.2f", millionths / MILLION);
    }

    private static String revision(@Nullable Long number) {
        return number == null ? "" : " (revision " + number + ")";
    }
}
