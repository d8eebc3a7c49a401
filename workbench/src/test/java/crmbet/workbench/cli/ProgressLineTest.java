package crmbet.workbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crmbet.core.task.Phase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private static final long INTERVAL = 100_000_000;

    private final StringWriter err = new StringWriter();
    private final AtomicLong now = new AtomicLong();

    @Test
    void quickWorkShowsNothing() {
        ProgressLine line = line(true);
        line.report(1, 2, Phase.READING);
        line.erase();
        assertEquals("", err.toString());
    }

    @Test
    void oneLineIsWrittenOverAndTakenAwayAtTheEnd() {
        ProgressLine line = line(true);
        now.addAndGet(INTERVAL);
        line.report(1, 4, Phase.READING);
        line.report(2, 4, Phase.READING);
        now.addAndGet(INTERVAL);
        line.report(0, 0, Phase.WRITING);
        line.erase();
        assertEquals("\r\u001b[KREADING 25 %\r\u001b[KWRITING\r\u001b[K", err.toString());
    }

    @Test
    void nothingIsShownWhereNobodyLooks() {
        ProgressLine line = line(false);
        now.addAndGet(INTERVAL);
        line.report(1, 4, Phase.READING);
        line.erase();
        assertEquals("", err.toString());
    }

    private ProgressLine line(boolean watched) {
        Terminal terminal = new Terminal(new PrintWriter(new StringWriter()), new PrintWriter(err), watched);
        return new ProgressLine(terminal, Phase::name, now::get);
    }
}
