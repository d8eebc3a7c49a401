package crmbet.workbench.cli;

import java.io.File;
import java.util.regex.Pattern;

/** An argument as it must be typed, so that commands that are suggested can be copied. */
record ShellWord(String argument) {
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}._:/@+,=-]+");

    static ShellWord of(Object argument) {
        return new ShellWord(argument.toString());
    }

    @Override
    public String toString() {
        if (PLAIN.matcher(argument).matches()) {
            return argument;
        }
        return File.separatorChar == '\\' ? '"' + argument + '"' : "'" + argument.replace("'", "'\\''") + "'";
    }
}
