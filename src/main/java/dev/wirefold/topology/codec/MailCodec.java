package dev.wirefold.topology.codec;

import dev.wirefold.avro.internal.AdoptRecord;
import dev.wirefold.avro.internal.AnnounceRecord;
import dev.wirefold.avro.internal.CountRecord;
import dev.wirefold.avro.internal.CountedRecord;
import dev.wirefold.avro.internal.CourtRecord;
import dev.wirefold.avro.internal.DismissRecord;
import dev.wirefold.avro.internal.EnrolRecord;
import dev.wirefold.avro.internal.FindRecord;
import dev.wirefold.avro.internal.FollowRecord;
import dev.wirefold.avro.internal.FoundRecord;
import dev.wirefold.avro.internal.GoneRecord;
import dev.wirefold.avro.internal.InStoryRecord;
import dev.wirefold.avro.internal.JoinRecord;
import dev.wirefold.avro.internal.LeaveRecord;
import dev.wirefold.avro.internal.MailRecord;
import dev.wirefold.avro.internal.MatchRecord;
import dev.wirefold.avro.internal.NodeRecord;
import dev.wirefold.avro.internal.OfferedRecord;
import dev.wirefold.avro.internal.RetireRecord;
import dev.wirefold.avro.internal.SettledRecord;
import dev.wirefold.avro.internal.SweepRecord;
import dev.wirefold.avro.internal.TimeRecord;
import dev.wirefold.avro.internal.UnfollowRecord;
import dev.wirefold.avro.internal.WantRecord;
import dev.wirefold.avro.internal.WithdrawnRecord;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.core.article.Node;
import dev.wirefold.core.article.StoryId;
import dev.wirefold.core.mail.Envelope;
import dev.wirefold.core.mail.Mail;
import dev.wirefold.core.mail.Mail.Adopt;
import dev.wirefold.core.mail.Mail.Announce;
import dev.wirefold.core.mail.Mail.Count;
import dev.wirefold.core.mail.Mail.Counted;
import dev.wirefold.core.mail.Mail.Court;
import dev.wirefold.core.mail.Mail.Dismiss;
import dev.wirefold.core.mail.Mail.Enrol;
import dev.wirefold.core.mail.Mail.Find;
import dev.wirefold.core.mail.Mail.Follow;
import dev.wirefold.core.mail.Mail.Found;
import dev.wirefold.core.mail.Mail.Gone;
import dev.wirefold.core.mail.Mail.InStory;
import dev.wirefold.core.mail.Mail.Join;
import dev.wirefold.core.mail.Mail.Leave;
import dev.wirefold.core.mail.Mail.Match;
import dev.wirefold.core.mail.Mail.Offered;
import dev.wirefold.core.mail.Mail.Retire;
import dev.wirefold.core.mail.Mail.Settled;
import dev.wirefold.core.mail.Mail.Sweep;
import dev.wirefold.core.mail.Mail.Time;
import dev.wirefold.core.mail.Mail.Unfollow;
import dev.wirefold.core.mail.Mail.Want;
import dev.wirefold.core.mail.Mail.Withdrawn;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** Mail ↔ bytes, by way of {@code avro/internal/Mail.avsc}. Not for use by several threads at once. */
public final class MailCodec {
    private final AvroCodec<MailRecord> avro;
    private final FrequentMailReader frequent = new FrequentMailReader();

    public MailCodec() {
        this("");
    }

    /** @param upgradeFrom the release with whose schema mail is written; empty: with this program's own */
    public MailCodec(String upgradeFrom) {
        avro = new AvroCodec<>(MailRecord.getClassSchema(), upgradeFrom);
    }

    public byte[] encode(Envelope envelope) {
        return avro.encode(new MailRecord(envelope.generation(), message(envelope.mail())));
    }

    /**
     * Reads mail; of an announcement, not all at once.
     *
     * @throws SerializationException when the bytes are no mail of a known schema. What has not been read yet of an
     *     announcement throws it when it is read
     */
    public Envelope decode(byte[] bytes) {
        int start = avro.startOfOwn(bytes);
        Envelope read = start < 0 ? null : frequent(bytes, start);
        return read == null ? decodeAll(bytes) : read;
    }

    private @Nullable Envelope frequent(byte[] bytes, int start) {
        try {
            return frequent.read(bytes, start, () -> (Announce) decodeAll(bytes).mail());
        } catch (IOException | RuntimeException e) {
            // To read all of it tells what is wrong.
            return null;
        }
    }

    private Envelope decodeAll(byte[] bytes) {
        MailRecord record = avro.decode(bytes);
        try {
            return new Envelope(record.getGeneration(), mail(record.getMessage()));
        } catch (IllegalArgumentException e) {
            throw new SerializationException("no mail: " + e.getMessage(), e);
        }
    }

    private static Object message(Mail mail) {
        if (mail instanceof Announce m) {
            return new AnnounceRecord(
                    CoreRecords.of(m.node()),
                    m.textNumber(),
                    m.epoch(),
                    CoreRecords.of(m.fingerprint()),
                    m.advert(),
                    m.again(),
                    m.before() == null ? null : CoreRecords.of(m.before()));
        } else if (mail instanceof Match m) {
            return new MatchRecord(
                    m.partition(),
                    CoreRecords.of(m.child()),
                    m.epoch(),
                    m.found() == null ? null : CoreRecords.of(m.found()),
                    m.cut(),
                    TreeRecords.ofKin(m.kin()));
        } else if (mail instanceof Follow m) {
            return new FollowRecord(
                    CoreRecords.of(m.child()), m.epoch(), CoreRecords.of(m.parent()), m.parentTextNumber());
        } else if (mail instanceof Unfollow m) {
            return new UnfollowRecord(CoreRecords.of(m.child()), m.epoch(), CoreRecords.of(m.parent()));
        } else if (mail instanceof InStory m) {
            return new InStoryRecord(
                    CoreRecords.of(m.child()),
                    m.epoch(),
                    CoreRecords.of(m.parent()),
                    m.standing().story().toString(),
                    TreeRecords.tree(m.standing()));
        } else if (mail instanceof Gone m) {
            return new GoneRecord(CoreRecords.of(m.child()), m.epoch(), CoreRecords.of(m.parent()));
        } else if (mail instanceof Join m) {
            return new JoinRecord(m.story().toString(), CoreRecords.of(m.member()), ofKin(m.kin()));
        } else if (mail instanceof Leave m) {
            return new LeaveRecord(
                    m.story().toString(), CoreRecords.of(m.node()), CoreRecords.text(m.movedTo()), m.leavesTree());
        } else if (mail instanceof Want m) {
            return new WantRecord(m.story().toString(), CoreRecords.of(m.node()));
        } else if (mail instanceof Retire m) {
            return new RetireRecord(m.story().toString(), CoreRecords.of(m.node()));
        } else if (mail instanceof Dismiss m) {
            return new DismissRecord(m.story().toString(), CoreRecords.of(m.node()));
        } else if (mail instanceof Sweep m) {
            return new SweepRecord(m.partition());
        } else if (mail instanceof Time m) {
            return new TimeRecord(m.partition(), m.eventTimeMs());
        } else if (mail instanceof Count m) {
            return new CountRecord(m.generation(), m.round());
        } else if (mail instanceof Counted m) {
            return new CountedRecord(m.partition(), m.generation(), m.round(), m.sent(), m.received(), m.eventTimeMs());
        } else if (mail instanceof Settled m) {
            return new SettledRecord(m.watermarkMs());
        }
        return messageOfTrees(mail);
    }

    private static Object messageOfTrees(Mail mail) {
        if (mail instanceof Withdrawn m) {
            return new WithdrawnRecord(CoreRecords.of(m.node()), CoreRecords.of(m.fingerprint()));
        } else if (mail instanceof Find m) {
            return new FindRecord(CoreRecords.of(m.node()), m.tree().toString(), m.wanted());
        } else if (mail instanceof Adopt m) {
            return new AdoptRecord(CoreRecords.of(m.root()), TreeRecords.of(m.joined()));
        } else if (mail instanceof Enrol m) {
            return new EnrolRecord(m.tree().toString(), CoreRecords.of(m.node()), ofKin(m.kin()));
        } else if (mail instanceof Found m) {
            return new FoundRecord(m.tree().toString(), CoreRecords.of(m.node()), CoreRecords.text(m.in()));
        } else if (mail instanceof Court m) {
            return new CourtRecord(m.earlier().toString(), m.later().toString(), m.wanted());
        } else if (mail instanceof Offered m) {
            return TreeRecords.of(m);
        }
        throw new IllegalArgumentException("mail of an unknown kind: " + mail.getClass());
    }

    private static @Nullable List<NodeRecord> ofKin(@Nullable List<Node> kin) {
        return kin == null ? null : TreeRecords.of(kin);
    }

    private static @Nullable List<Node> kin(@Nullable List<NodeRecord> rows) {
        return rows == null ? null : TreeRecords.nodes(rows);
    }

    private static Mail mail(Object message) {
        if (message instanceof AnnounceRecord m) {
            return new Announce(
                    CoreRecords.node(m.getNode()),
                    m.getRev(),
                    m.getEpoch(),
                    CoreRecords.fingerprint(m.getFingerprint()),
                    m.getAdvert(),
                    m.getAgain(),
                    m.getBefore() == null ? null : CoreRecords.fingerprint(m.getBefore()));
        } else if (message instanceof MatchRecord m) {
            return new Match(
                    m.getPartition(),
                    CoreRecords.node(m.getChild()),
                    m.getEpoch(),
                    m.getFound() == null ? null : CoreRecords.parent(m.getFound()),
                    m.getCut(),
                    TreeRecords.kin(m.getKin()));
        } else if (message instanceof FollowRecord m) {
            return new Follow(
                    CoreRecords.node(m.getChild()), m.getEpoch(), CoreRecords.node(m.getParent()), m.getParentRev());
        } else if (message instanceof UnfollowRecord m) {
            return new Unfollow(CoreRecords.node(m.getChild()), m.getEpoch(), CoreRecords.node(m.getParent()));
        } else if (message instanceof InStoryRecord m) {
            return new InStory(
                    CoreRecords.node(m.getChild()),
                    m.getEpoch(),
                    CoreRecords.node(m.getParent()),
                    Objects.requireNonNull(TreeRecords.standing(m.getStory(), m.getTree())));
        } else if (message instanceof GoneRecord m) {
            return new Gone(CoreRecords.node(m.getChild()), m.getEpoch(), CoreRecords.node(m.getParent()));
        } else if (message instanceof JoinRecord m) {
            return new Join(StoryId.parse(m.getStory()), CoreRecords.member(m.getMember()), kin(m.getKin()));
        } else if (message instanceof LeaveRecord m) {
            return new Leave(
                    StoryId.parse(m.getStory()),
                    CoreRecords.node(m.getNode()),
                    CoreRecords.story(m.getMovedTo()),
                    m.getLeavesTree());
        } else if (message instanceof WantRecord m) {
            return new Want(StoryId.parse(m.getStory()), CoreRecords.node(m.getNode()));
        } else if (message instanceof RetireRecord m) {
            return new Retire(StoryId.parse(m.getStory()), CoreRecords.node(m.getNode()));
        } else if (message instanceof DismissRecord m) {
            return new Dismiss(StoryId.parse(m.getStory()), CoreRecords.node(m.getNode()));
        } else if (message instanceof SweepRecord m) {
            return new Sweep(m.getPartition());
        } else if (message instanceof TimeRecord m) {
            return new Time(m.getPartition(), m.getEventTime());
        } else if (message instanceof CountRecord m) {
            return new Count(m.getGeneration(), m.getRound());
        } else if (message instanceof CountedRecord m) {
            return new Counted(
                    m.getPartition(), m.getGeneration(), m.getRound(), m.getSent(), m.getReceived(), m.getEventTime());
        } else if (message instanceof SettledRecord m) {
            return new Settled(m.getWatermark());
        }
        return mailOfTrees(message);
    }

    private static Mail mailOfTrees(Object message) {
        if (message instanceof WithdrawnRecord m) {
            return new Withdrawn(CoreRecords.node(m.getNode()), CoreRecords.fingerprint(m.getFingerprint()));
        } else if (message instanceof FindRecord m) {
            return new Find(CoreRecords.node(m.getNode()), StoryId.parse(m.getTree()), m.getWanted());
        } else if (message instanceof AdoptRecord m) {
            return new Adopt(CoreRecords.node(m.getRoot()), TreeRecords.joined(m.getJoined()));
        } else if (message instanceof EnrolRecord m) {
            return new Enrol(StoryId.parse(m.getTree()), CoreRecords.node(m.getNode()), kin(m.getKin()));
        } else if (message instanceof FoundRecord m) {
            return new Found(StoryId.parse(m.getTree()), CoreRecords.node(m.getNode()), CoreRecords.story(m.getIn()));
        } else if (message instanceof CourtRecord m) {
            return new Court(StoryId.parse(m.getEarlier()), StoryId.parse(m.getLater()), m.getWanted());
        } else if (message instanceof OfferedRecord m) {
            return TreeRecords.offered(m);
        }
        throw new IllegalArgumentException("mail of an unknown kind: " + message.getClass());
    }
}
