package crmbet.workbench.shell;

import crmbet.workbench.log.Redaction;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A defect that nobody caught.
 *
 * @param code the same for the same defect, so that it can be searched for
 * @param details the stack trace, without what may be secret or personal
 */
record CrashReport(String code, String details) {

    static CrashReport of(Throwable error) {
        @Nullable Throwable root = error;
        int hash = 0;
        while (root != null) {
            hash = 31 * hash + root.getClass().getName().hashCode();
            hash = 31 * hash
                    + Arrays.hashCode(Arrays.stream(root.getStackTrace())
                            .filter(frame -> frame.getClassName().startsWith("crmbet."))
                            .map(frame -> frame.getClassName() + '.' + frame.getMethodName())
                            .toArray());
            root = root.getCause();
        }
        StringWriter trace = new StringWriter();
        error.printStackTrace(new PrintWriter(trace));
        return new CrashReport(HexFormat.of().withUpperCase().toHexDigits(hash), Redaction.of(trace.toString()));
    }
}
