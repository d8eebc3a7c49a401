package crmbet.core.delivery;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FileClaimsTest extends ClaimsContract {
    @TempDir
    Path folder;

    @Override
    protected Claims ones() {
        return new FileClaims(folder);
    }

    @Override
    protected Claims others() {
        return new FileClaims(folder);
    }

    @Override
    protected String one() {
        return "ana";
    }
}
