package dev.wirefold.topology;

import dev.wirefold.avro.Article;
import dev.wirefold.avro.ArticleStatus;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.contract.HouseMarks;
import dev.wirefold.contract.SchemaUnavailableException;
import dev.wirefold.contract.Usability;
import dev.wirefold.core.fingerprint.LearnedHouse;
import dev.wirefold.core.fingerprint.WireLearner;
import dev.wirefold.core.fingerprint.WireLearner.Moment;
import dev.wirefold.topology.SubmissionReader.Learned;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;

/** Learns from the records of the articles topic, and makes the records that tell it. Not for use by several threads at once. */
public final class WireStudent {
    private final AvroCodec<Article> articles;
    private final HouseEncoder houses = new HouseEncoder();
    private final PipelineSettings pipeline;
    private final SubmissionReader reader;
    private final WireLearner learner;
    private long newestMs;

    WireStudent(PipelineSettings pipeline, SubmissionReader reader, WireLearner learner) {
        this.pipeline = pipeline;
        articles = new AvroCodec<>(Article.getClassSchema(), pipeline.framing());
        this.reader = reader;
        this.learner = learner;
    }

    /** What the pipeline refuses teaches nothing. */
    public void read(ConsumerRecord<byte[], byte[]> record) {
        if (HouseMarks.isHouse(record.key(), record.headers())) {
            if (reader.readHouse(record.value(), record.timestamp()) instanceof Learned learned) {
                learner.onLearned(learned.house());
            }
        } else if (record.key() != null && record.value() != null) {
            try {
                study(articles.decode(record.value()), record);
            } catch (SerializationException e) {
                // The pipeline tells of it, in a dead letter.
            } catch (SchemaUnavailableException e) {
                throw e;
            } catch (RuntimeException | StackOverflowError | AssertionError e) {
                // So it does of what can't be read.
            }
        }
    }

    private void study(Article article, ConsumerRecord<byte[], byte[]> record) {
        String id = new String(record.key(), StandardCharsets.UTF_8);
        if (article.getStatus() != ArticleStatus.CANCELED
                && Usability.check(article, id, record.timestamp(), pipeline.usabilityLimits())
                        .isEmpty()) {
            newestMs = Math.max(newestMs, record.timestamp());
            learner.onArticle(id, SubmissionReader.text(article), record.timestamp());
        }
    }

    /**
     * What is worth telling now.
     *
     * @param edition higher than any before
     * @param now how articles come
     */
    public List<LearnedHouse> due(long edition, Moment now) {
        return learner.due(edition, now);
    }

    /** This has been told. */
    public void told(LearnedHouse learned) {
        learner.onLearned(learned);
    }

    /** That all has been told for now: one record for each partition of the articles topic. */
    public List<ProducerRecord<byte[], byte[]>> allTold() {
        return HouseMarks.allTold(pipeline.topics().articles(), pipeline.partitions(), newestMs);
    }

    /** One for each partition of the articles topic. */
    public List<ProducerRecord<byte[], byte[]>> records(LearnedHouse learned) {
        byte[] value = houses.encode(learned);
        return HouseMarks.records(pipeline.topics().articles(), pipeline.partitions(), learned.learnedAtMs(), value);
    }
}
