package crmbet.workbench.cli;

import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Sends the log to a terminal's error stream while a command runs, or nowhere; afterwards it is as before. */
final class Logging implements AutoCloseable {
    private final Logger root = Logger.getLogger("");
    private final Logger product = Logger.getLogger("crmbet");
    private final List<Handler> before = List.of(root.getHandlers());

    private Logging() {
        before.forEach(root::removeHandler);
    }

    static Logging silent() {
        return new Logging();
    }

    static Logging verbose(Terminal terminal) {
        Logging logging = new Logging();
        logging.root.addHandler(new TerminalHandler(terminal));
        logging.product.setLevel(Level.FINE);
        return logging;
    }

    @Override
    public void close() {
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        before.forEach(root::addHandler);
        product.setLevel(null);
    }

    private static final class TerminalHandler extends Handler {
        private final Terminal terminal;

        TerminalHandler(Terminal terminal) {
            this.terminal = terminal;
            setFormatter(new SimpleFormatter());
        }

        @Override
        public void publish(LogRecord record) {
            terminal.err().print(getFormatter().format(record));
            terminal.err().flush();
        }

        @Override
        public void flush() {
            terminal.err().flush();
        }

        @Override
        public void close() {}
    }
}
