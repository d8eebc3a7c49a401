package crmbet.workbench.sample;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The Online Retail invoices that ship with the product. */
public final class SampleData {
    /** Names the folder that holds the samples, when it is none of the usual ones. */
    public static final String FOLDER_PROPERTY = "crmbet.samples";

    /** What the sample is called once it is loaded. */
    public static final String DATASET = "online_retail";

    /** The folder of the workspace that is made for it. */
    public static final String WORKSPACE = "Online Retail";

    private static final Path FILE = Path.of("online-retail", "online_retail.csv.gz");
    private static final String FOLDER = "samples";

    private final List<Path> startingPoints;
    private final Optional<Path> named;

    /**
     * @param named the samples folder itself, if it was named
     * @param startingPoints folders in which, or above which, the samples folder is looked for
     */
    SampleData(Optional<Path> named, List<Path> startingPoints) {
        this.named = named;
        this.startingPoints = List.copyOf(startingPoints);
    }

    /** The sample of this installation: beside the launcher, or in the clone that the program was built in. */
    public static SampleData ofThisInstallation() {
        List<Path> startingPoints = new ArrayList<>();
        @Nullable CodeSource source = SampleData.class.getProtectionDomain().getCodeSource();
        // Java's cache of classes does not remember it once the program was moved.
        @Nullable URL location = source == null ? null : source.getLocation();
        if (location != null) {
            try {
                startingPoints.add(Path.of(location.toURI()));
            } catch (URISyntaxException | IllegalArgumentException e) {
                // The classes come from no folder or jar, so nothing lies beside them.
            }
        }
        startingPoints.add(Path.of("").toAbsolutePath());
        return new SampleData(
                Optional.ofNullable(System.getProperty(FOLDER_PROPERTY)).map(Path::of), startingPoints);
    }

    /** The file with the invoices, if this installation has it. */
    public Optional<Path> onlineRetail() {
        if (named.isPresent()) {
            return named.map(folder -> folder.resolve(FILE)).filter(Files::isRegularFile);
        }
        for (Path start : startingPoints) {
            for (@Nullable Path folder = start; folder != null; folder = folder.getParent()) {
                Path file = folder.resolve(FOLDER).resolve(FILE);
                if (Files.isRegularFile(file)) {
                    return Optional.of(file);
                }
            }
        }
        return Optional.empty();
    }
}
