package crmbet.workbench.cli;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.workbench.message.Explanation;
import crmbet.workbench.message.FailureText;
import crmbet.workbench.message.Formats;
import crmbet.workbench.message.Messages;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A command that does one piece of work and answers, as text or as JSON. */
abstract class TaskCommand implements Callable<Integer> {
    private static final Logger LOG = Logger.getLogger(TaskCommand.class.getName());

    private final Crmbet crmbet;

    TaskCommand(Crmbet crmbet) {
        this.crmbet = crmbet;
    }

    /**
     * Does the work.
     *
     * @throws WrongUsage if the options contradict each other or the workspace
     */
    abstract Answer run(Monitor monitor) throws OperationException;

    @Override
    public final Integer call() {
        Terminal terminal = crmbet.terminal();
        var progress = new ProgressLine(terminal, phase -> text("phase." + phase.name()), System::nanoTime);
        try (var _ = crmbet.verbose ? Logging.verbose(terminal) : Logging.silent();
                var _ = Interruption.cancelling(progress)) {
            int status = attempt(progress);
            if (status != ExitStatus.DONE) {
                return status;
            }
        }
        return thereafter();
    }

    /** What follows once the work is done, such as a window; it is cancelled by closing it. */
    int thereafter() {
        return ExitStatus.DONE;
    }

    private int attempt(ProgressLine progress) {
        Answer answer;
        try {
            answer = run(progress);
        } catch (CancellationException e) {
            progress.erase();
            crmbet.terminal().err().println(text("cancelled"));
            return ExitStatus.CANCELLED;
        } catch (OperationException e) {
            LOG.log(Level.FINE, "the command failed", e);
            progress.erase();
            return fail(e.failure());
        } catch (OutOfMemoryError e) {
            LOG.log(Level.FINE, "the command ran out of memory", e);
            progress.erase();
            return fail(new Failure.OutOfMemory(text("work")));
        } catch (WrongUsage e) {
            throw e;
        } catch (RuntimeException | Error e) {
            LOG.log(Level.SEVERE, "the command met a defect", e);
            progress.erase();
            return fail(new Failure.Unexpected(e.toString()));
        }
        progress.erase();
        print(answer);
        return answer.status();
    }

    private void print(Answer answer) {
        if (crmbet.json) {
            crmbet.terminal().out().println(Json.text(answer.facts()));
        } else {
            answer.lines().forEach(crmbet.terminal().out()::println);
        }
        crmbet.terminal().out().flush();
    }

    private int fail(Failure failure) {
        Explanation explanation = new FailureText(messages()).explain(failure);
        String words = explanation.happened() + ' ' + explanation.remedy();
        crmbet.terminal().err().println(words);
        if (!explanation.details().isBlank()) {
            crmbet.terminal().err().println(explanation.details());
        }
        if (crmbet.json) {
            crmbet.terminal().out().println(Json.text(error(failure.getClass().getSimpleName(), words)));
        }
        return ExitStatus.FAILED;
    }

    /** Says something that is no answer, and stands in nobody's way who reads answers. */
    final void remark(String line) {
        crmbet.terminal().err().println(line);
    }

    static Facts error(String kind, String message) {
        return Facts.of("error", Facts.of("kind", kind).and("message", message));
    }

    Messages messages() {
        return crmbet.messages();
    }

    Formats formats() {
        return messages().formats();
    }

    Installation installation() {
        return crmbet.installation();
    }

    /** A command to be given next, with arguments that can be copied as they stand. */
    final String next(String key, Object... arguments) {
        @Nullable Object[] words = Arrays.stream(arguments).map(ShellWord::of).toArray();
        return text(key, words);
    }

    /** A text of the command line in the user's language. */
    final String text(String key, @Nullable Object... arguments) {
        return messages().get("cli." + key, arguments);
    }
}
