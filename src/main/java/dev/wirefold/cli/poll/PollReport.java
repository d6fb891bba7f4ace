package dev.wirefold.cli.poll;

import dev.wirefold.cli.console.Console;
import dev.wirefold.cli.publish.Refusals;
import dev.wirefold.wire.Refusal;
import dev.wirefold.wire.poll.FeedOutcome;
import dev.wirefold.wire.poll.PollSummary;
import dev.wirefold.wire.poll.Poller;
import java.io.PrintWriter;
import java.util.List;

/** Prints what becomes of feeds: those with news or trouble, or all of them, and the summaries. */
final class PollReport implements Poller.Report {
    private final Console console;
    private final PrintWriter out;
    private final boolean json;
    private final boolean all;
    private boolean refused;

    /** @param all whether to show feeds too that bring nothing new */
    PollReport(Console console, PrintWriter out, boolean json, boolean all) {
        this.console = console;
        this.out = out;
        this.json = json;
        this.all = all;
    }

    @Override
    public void asked(FeedOutcome outcome) {
        boolean isTrouble = outcome.problem() != null || !outcome.refusals().isEmpty();
        refused = refused || isTrouble;
        if (json) {
            out.println(PollJson.of(outcome));
        } else if (all || isTrouble || !outcome.isUnchanged()) {
            List<String> lines = PollText.lines(outcome);
            String first = lines.get(0);
            out.println(
                    outcome.problem() == null ? first : console.outTerminal().red(first));
            lines.stream()
                    .skip(1)
                    .forEach(line -> out.println("  " + console.outTerminal().red(line)));
        }
    }

    @Override
    public void refused(List<Refusal> refusals) {
        refused = true;
        Refusals.printAside(console, refusals);
    }

    @Override
    public void summary(PollSummary summary) {
        if (json) {
            out.println(PollJson.of(summary));
        } else {
            PollText.lines(summary).forEach(out::println);
        }
    }

    /** Whether anything could not be read. */
    boolean hasRefused() {
        return refused;
    }
}
