package dev.wirefold.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.core.fingerprint.LearnedHouse;
import dev.wirefold.core.fingerprint.WireLearner.Moment;
import dev.wirefold.core.mail.Mail;
import dev.wirefold.topology.WireFixture.Message;
import dev.wirefold.topology.codec.MailCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

/** News goes on while articles are read anew: those are few in a step, until no news has come for ten. */
class ReadAnewInStepsTest {
    private static final Instant START = Instant.parse("2026-03-02T06:00:00Z");
    private static final int ARTICLES = 500;
    private static final int MOST_WHILE_ARTICLES_COME = 40;

    private final PipelineSettings pipeline = WireFixture.pipeline(1);
    private final ProcessorDriver driver = new ProcessorDriver(pipeline);
    private final WireStudent student = pipeline.student();

    private LearnedHouse houseOfArticles() {
        for (Message message : FormWire.of("Harbour Gazette", ARTICLES, START)) {
            driver.publish(message);
            student.read(record(message));
        }
        driver.outputs();
        return student.due(7, Moment.REST).get(0);
    }

    @Test
    void anEditionThatSaysTheSameReadsNothingAnew() {
        LearnedHouse first = houseOfArticles();
        student.records(first).forEach(driver::tell);
        driver.outputs();
        var again = new LearnedHouse(first.publisher(), 8, first.learnedAtMs(), first.articles(), first.words());

        student.records(again).forEach(driver::tell);

        assertThat(driver.outputs()).isEmpty();
    }

    @Test
    void theFirstStepsAreSmallAndTheLastAreLarge() {
        LearnedHouse house = houseOfArticles();

        student.records(house).forEach(driver::tell);

        List<Integer> steps = announcedInSteps();
        assertThat(steps.stream().mapToInt(Integer::intValue).sum()).isEqualTo(ARTICLES);
        assertThat(steps.subList(0, 10)).allMatch(announced -> announced <= MOST_WHILE_ARTICLES_COME);
        assertThat(steps.subList(10, steps.size())).anyMatch(announced -> announced > MOST_WHILE_ARTICLES_COME);
    }

    /** How many articles are announced between one sweep and the next. */
    private List<Integer> announcedInSteps() {
        var codec = new MailCodec();
        List<Integer> steps = new ArrayList<>();
        int announced = 0;
        for (ProcessorDriver.Output output : driver.outputs()) {
            if (output.isPublic()) {
                continue;
            }
            Mail mail = codec.decode(output.record().value()).mail();
            announced += mail instanceof Mail.Announce announcement && announcement.advert() ? 1 : 0;
            if (mail instanceof Mail.Sweep) {
                steps.add(announced);
                announced = 0;
            }
        }
        steps.add(announced);
        return steps;
    }

    private static ConsumerRecord<byte[], byte[]> record(Message message) {
        return new ConsumerRecord<>(
                "articles",
                0,
                0,
                message.timestamp(),
                TimestampType.CREATE_TIME,
                0,
                0,
                message.key(),
                message.value(),
                new RecordHeaders(),
                Optional.empty());
    }
}
