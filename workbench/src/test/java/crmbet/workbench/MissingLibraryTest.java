package crmbet.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class MissingLibraryTest {
    private static final String SAID = "libglass.so: libX11.so.6: cannot open shared object file";

    @Test
    void aLibraryThatIsMissingIsNamedHoweverDeepTheFailureLies() {
        var root = new UnsatisfiedLinkError(SAID);
        assertEquals(Optional.of(SAID), MissingLibrary.in(root));
        assertEquals(
                Optional.of(SAID), MissingLibrary.in(new CompletionException(new ExceptionInInitializerError(root))));
    }

    @Test
    void anyOtherFailureIsNoMissingLibrary() {
        assertEquals(Optional.empty(), MissingLibrary.in(new CompletionException(new IllegalStateException(SAID))));
    }
}
