package dev.wirefold.bench;

import dev.wirefold.UserErrorException;
import dev.wirefold.app.WirefoldConfig;
import dev.wirefold.bench.PipelineTrial.Paced;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * How many articles go through the whole pipeline, exactly once, through a real broker, and how long one takes to its
 * committed story; beside it the {@link dev.wirefold.bench.FloorTopology floor}. Rounds of both alternate, each on topics
 * of its own, after both have run until they are compiled.
 */
public final class PipelineBench {
    private final Map<String, Object> clientConfig;
    private final Function<Map<String, String>, WirefoldConfig> settings;
    private final Plan plan;
    private final Consumer<Supplier<String>> progress;

    /**
     * What to measure.
     *
     * @param articles sent at once, where throughput is measured; all are kept in memory
     * @param instances of the application, in this process, each with a state directory of its own
     * @param max whether to measure throughput
     * @param rates articles a second at which to measure latency
     * @param seconds how long at each rate
     * @param floor whether to measure the floor, too
     * @param restore whether to measure, too, how long it takes to start again with the state of a round, and without it
     * @param warmUpArticles most that are carried before anything counts, by the pipeline and by the floor
     */
    public record Plan(
            int articles,
            int partitions,
            int instances,
            boolean max,
            List<Integer> rates,
            int seconds,
            boolean floor,
            boolean restore,
            int warmUpArticles,
            int rounds,
            long seed) {
        public Plan {
            rates = List.copyOf(rates);
        }
    }

    /**
     * What has been measured.
     *
     * @param throughput null if it was not
     * @param restore null if it was not
     * @param bytesOfFloorOverWirefold what the floor wrote to topics and stores over what the pipeline did; null without
     *     a floor
     * @param wirefoldBytesPerArticle written, by topic and store
     * @param floorBytesPerArticle the same; empty without a floor
     * @param complete whether every record sent was in its topic, and every article in a story of the pipeline, in every round
     */
    public record Result(
            Plan plan,
            @Nullable Throughput throughput,
            List<Latency> latencies,
            @Nullable Restore restore,
            @Nullable Spread bytesOfFloorOverWirefold,
            Map<String, Long> wirefoldBytesPerArticle,
            Map<String, Long> floorBytesPerArticle,
            boolean complete) {}

    /**
     * Articles a second; the ratio is that of the two in one round.
     *
     * @param cpuMillisPerArticle of this process, for the pipeline; the broker is a part of it unless it is another's
     */
    public record Throughput(
            Spread wirefold,
            Spread cpuMillisPerArticle,
            @Nullable Spread floor,
            @Nullable Spread wirefoldOverFloor) {}

    /**
     * Seconds from the start until every task reads.
     *
     * @param articles whose state there was, in the first round
     * @param kept with the local state of before
     * @param lost when that had to be restored from its changelog
     */
    public record Restore(long articles, Spread kept, Spread lost) {}

    /** From publishing to the committed story at a rate, milliseconds. */
    public record Latency(
            int perSecond, Times wirefold, @Nullable Times floor) {}

    /** @param unseen articles that no story listed: those behind the first members shown of a large story */
    public record Times(Spread p50, Spread p99, long sent, long unseen) {}

    private PipelineBench(
            Map<String, Object> clientConfig,
            Function<Map<String, String>, WirefoldConfig> settings,
            Plan plan,
            Consumer<Supplier<String>> progress) {
        this.clientConfig = clientConfig;
        this.settings = settings;
        this.plan = plan;
        this.progress = progress;
    }

    /**
     * Measures.
     *
     * @param settings makes the settings, given those that a round has to have
     * @param progress told what is going on
     * @throws UserErrorException when an application does not start or does not come to rest
     */
    public static Result run(
            Map<String, Object> clientConfig,
            Function<Map<String, String>, WirefoldConfig> settings,
            Plan plan,
            Consumer<Supplier<String>> progress)
            throws IOException, InterruptedException {
        return new PipelineBench(clientConfig, settings, plan, progress).run();
    }

    private Result run() throws IOException, InterruptedException {
        Contestant wirefold = new Contestant.Wirefold();
        PipelineTrial.Outcome warm = trial(wirefold, -1);
        Contestant floor = new Contestant.Floor(plan.partitions(), warm.traffic(), warm.articles());
        if (plan.floor()) {
            trial(floor, -1);
        }
        List<PipelineTrial.Outcome> ours = new ArrayList<>();
        List<PipelineTrial.Outcome> floors = new ArrayList<>();
        for (int round = 0; round < plan.rounds(); round++) {
            boolean floorFirst = round % 2 == 1;
            if (plan.floor() && floorFirst) {
                floors.add(trial(floor, round));
            }
            ours.add(trial(wirefold, round));
            if (plan.floor() && !floorFirst) {
                floors.add(trial(floor, round));
            }
        }
        return result(ours, floors);
    }

    private PipelineTrial.Outcome trial(Contestant contestant, int round) throws IOException, InterruptedException {
        String name =
                contestant.name() + (round < 0 ? ", warming up" : ", round " + (round + 1) + " of " + plan.rounds());
        return new PipelineTrial(
                        clientConfig,
                        settings,
                        plan,
                        contestant,
                        round,
                        what -> progress.accept(() -> name + ": " + what.get()))
                .run();
    }

    private Result result(List<PipelineTrial.Outcome> ours, List<PipelineTrial.Outcome> floors) {
        Throughput throughput = plan.max()
                ? new Throughput(
                        spread(ours, outcome -> outcome.atOnce().articlesPerSecond()),
                        spread(ours, outcome -> outcome.atOnce().cpuMillisPerArticle()),
                        spreadOrNull(floors, outcome -> outcome.atOnce().articlesPerSecond()),
                        ratio(ours, floors, outcome -> outcome.atOnce().articlesPerSecond()))
                : null;
        List<Latency> latencies = new ArrayList<>();
        for (int i = 0; i < plan.rates().size(); i++) {
            int at = i;
            latencies.add(
                    new Latency(plan.rates().get(at), times(ours, at), floors.isEmpty() ? null : times(floors, at)));
        }
        return new Result(
                plan,
                throughput,
                latencies,
                plan.restore() ? restore(ours) : null,
                inverse(ratio(
                        ours, floors, outcome -> (double) outcome.traffic().bytes() / outcome.articles())),
                bytesPerArticle(ours),
                bytesPerArticle(floors),
                ours.stream().allMatch(PipelineTrial.Outcome::complete)
                        && floors.stream().allMatch(PipelineTrial.Outcome::complete));
    }

    private static Restore restore(List<PipelineTrial.Outcome> outcomes) {
        List<PipelineTrial.Starts> starts = outcomes.stream()
                .map(outcome -> Objects.requireNonNull(outcome.starts()))
                .toList();
        return new Restore(
                outcomes.get(0).articles(),
                Spread.of(
                        starts.stream().mapToDouble(PipelineTrial.Starts::kept).toArray()),
                Spread.of(
                        starts.stream().mapToDouble(PipelineTrial.Starts::lost).toArray()));
    }

    private static Map<String, Long> bytesPerArticle(List<PipelineTrial.Outcome> outcomes) {
        Map<String, Long> bytes = new TreeMap<>();
        for (PipelineTrial.Outcome outcome : outcomes) {
            outcome.traffic().flows().forEach((name, flow) -> bytes.put(name, flow.bytes() / outcome.articles()));
        }
        return bytes;
    }

    private static Times times(List<PipelineTrial.Outcome> outcomes, int rate) {
        List<Paced> paced =
                outcomes.stream().map(outcome -> outcome.paced().get(rate)).toList();
        return new Times(
                Spread.of(paced.stream().mapToDouble(Paced::p50).toArray()),
                Spread.of(paced.stream().mapToDouble(Paced::p99).toArray()),
                paced.stream().mapToLong(Paced::sent).sum(),
                paced.stream().mapToLong(Paced::unseen).sum());
    }

    private static Spread spread(List<PipelineTrial.Outcome> outcomes, ToDoubleFunction<PipelineTrial.Outcome> what) {
        return Spread.of(outcomes.stream().mapToDouble(what).toArray());
    }

    private static @Nullable Spread spreadOrNull(
            List<PipelineTrial.Outcome> outcomes, ToDoubleFunction<PipelineTrial.Outcome> what) {
        return outcomes.isEmpty() ? null : spread(outcomes, what);
    }

    private static @Nullable Spread ratio(
            List<PipelineTrial.Outcome> ours,
            List<PipelineTrial.Outcome> floors,
            ToDoubleFunction<PipelineTrial.Outcome> what) {
        if (floors.isEmpty()) {
            return null;
        }
        double[] ratios = new double[ours.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = what.applyAsDouble(ours.get(i)) / what.applyAsDouble(Objects.requireNonNull(floors.get(i)));
        }
        return Spread.of(ratios);
    }

    private static @Nullable Spread inverse(@Nullable Spread spread) {
        return spread == null ? null : new Spread(1 / spread.median(), 1 / spread.most(), 1 / spread.least());
    }
}
