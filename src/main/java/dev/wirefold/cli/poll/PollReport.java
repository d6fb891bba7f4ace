package dev.wirefold.cli.poll;

import dev.wirefold.cli.console.Console;
import dev.wirefold.cli.publish.Refusals;
import dev.wirefold.wire.Refusal;
import dev.wirefold.wire.poll.FeedOutcome;
import dev.wirefold.wire.poll.PollSummary;
import dev.wirefold.wire.poll.Poller;
import java.util.List;

/** Prints what becomes of feeds: those with news or trouble, or all of them, and the summaries. */
final class PollReport implements Poller.Report {
    private final Console console;
    private final boolean json;
    private final boolean all;
    private boolean refused;

    /** @param all whether to show feeds too that bring nothing new */
    PollReport(Console console, boolean json, boolean all) {
        this.console = console;
        this.json = json;
        this.all = all;
    }

    @Override
    public void asked(FeedOutcome outcome) {
        boolean isTrouble = outcome.problem() != null || !outcome.refusals().isEmpty();
        refused = refused || isTrouble;
        if (json) {
            console.out().println(PollJson.of(outcome));
        } else if (all || isTrouble || !outcome.isUnchanged()) {
            List<String> lines = PollText.lines(outcome);
            String first = lines.get(0);
            console.out()
                    .println(
                            outcome.problem() == null
                                    ? first
                                    : console.outTerminal().red(first));
            lines.stream().skip(1).forEach(line -> console.out()
                    .println("  " + console.outTerminal().red(line)));
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
            console.out().println(PollJson.of(summary));
        } else {
            PollText.lines(summary).forEach(console.out()::println);
        }
    }

    /** Whether anything could not be read. */
    boolean hasRefused() {
        return refused;
    }
}
