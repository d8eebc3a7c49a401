package crmbet.core.workspace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs programs on a disk that is too small for them: one in memory, which only their process can see. */
public final class SmallDisk {
    private static final String MOUNTING = "mount -t tmpfs -o size=64m none \"$0\" && exec \"$@\"";

    private final Path folder;

    /** @param folder where the disk is seen, of 64 MB */
    public SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** Whether this system lets somebody mount a disk of their own. */
    public boolean isPossible() throws IOException, InterruptedException {
        return run(List.of("true")).equals("0");
    }

    /** What a class prints that is run with the class path of this process, and how it ends. */
    public String run(Class<?> program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(List.of(arguments));
        return run(command);
    }

    private String run(List<String> command) throws IOException, InterruptedException {
        List<String> whole = new ArrayList<>(
                List.of("unshare", "--map-root-user", "--mount", "sh", "-c", MOUNTING, folder.toString()));
        whole.addAll(command);
        Process process;
        try {
            process = new ProcessBuilder(whole)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            return "there is no unshare";
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return out + process.waitFor();
    }
}
