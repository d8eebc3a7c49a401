package crmbet.workbench.cli;

import crmbet.connectors.lake.LakeAddress;
import crmbet.core.expectation.Suite;
import crmbet.core.lake.LakeFilter;
import crmbet.core.lake.LakeRequest;
import crmbet.workbench.message.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the user may say about a load from a data lake. */
final class LakeOptions {
    @Option(names = "--endpoint", paramLabel = "URL", order = 30)
    @Nullable
    String endpoint;

    @Option(names = "--columns", paramLabel = "A,B,C", split = ",", order = 31)
    List<String> columns = new ArrayList<>();

    @Option(names = "--where", paramLabel = "COLUMN=VALUE", order = 32)
    List<String> conditions = new ArrayList<>();

    boolean given() {
        return endpoint != null || !columns.isEmpty() || !conditions.isEmpty();
    }

    /** @throws WrongUsage if it is no address */
    LakeAddress address(String from, Map<String, String> environment, Messages messages) {
        try {
            return LakeAddress.of(LakeAddress.place(from).bucket(), endpoint, environment);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(messages.get("cli.usage.refused", e.getMessage()));
        }
    }

    /**
     * What to load.
     *
     * @param prefix how the keys of the objects begin
     * @throws WrongUsage if something cannot be understood
     */
    LakeRequest request(String prefix, String name, boolean replace, @Nullable Suite expected, Messages messages) {
        try {
            return new LakeRequest(
                    name,
                    prefix,
                    columns.stream().map(String::strip).toList(),
                    conditions.stream().map(LakeFilter::parse).toList(),
                    replace,
                    expected);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(messages.get("cli.usage.refused", e.getMessage()));
        }
    }
}
