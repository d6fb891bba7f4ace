package dev.wirefold.cli.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.broker.Clients;
import dev.wirefold.broker.EmbeddedBroker;
import dev.wirefold.broker.OnBroker;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever was done behind an application's back is told, and who does what is told then has the right stories. */
@OnBroker
class AdviceTest {
    /** A topic that was deleted is to be created first, and then the application starts over. */
    private static final int MOST_REFUSALS = 2;

    private static EmbeddedBroker broker;
    private static Admin admin;

    @TempDir
    private Path state;

    @BeforeAll
    static void connect(EmbeddedBroker shared) {
        broker = shared;
        admin = Clients.admin(shared.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        admin.close();
    }

    @Timeout(value = 4, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @EnumSource
    void followedToTheLetterEndsWell(Deed deed) throws Exception {
        String name = deed.name().toLowerCase(Locale.ROOT).replace('_', '-');
        try (var scene = new Scene(broker.bootstrapServers(), admin, name, state)) {
            scene.run(List.of("topics", "create", "--partitions", Integer.toString(Deeds.PARTITIONS)));
            scene.run(List.of("publish", "seeds"));
            assertThat(scene.start()).isEmpty();
            scene.settle();
            Optional<String> refusal;
            if (deed.when == Deed.When.STOPPED) {
                scene.close();
                deed.doing.to(scene);
                refusal = scene.start();
                if (refusal.isEmpty() && !deed.told.isEmpty()) {
                    // It may run before it knows.
                    refusal = Optional.of(scene.awaitRefusal());
                }
            } else {
                scene.awaitMark();
                deed.doing.to(scene);
                refusal = Optional.of(scene.awaitRefusal());
            }

            assertThat(refusal.isPresent() || deed.told.isEmpty()).as("told").isTrue();
            assertThat(refusal.orElse("")).contains(deed.told);
            for (int refusals = 0; refusal.isPresent(); refusals++) {
                assertThat(refusals).as(refusal.get()).isLessThan(MOST_REFUSALS);
                scene.follow(refusal.get());
                refusal = scene.start();
            }
            scene.settle();
        }
    }
}
