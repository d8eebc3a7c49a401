package crmbet.workbench.cli;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.segment.Segment;
import crmbet.core.segment.Segments;
import java.util.Locale;
import picocli.CommandLine.Option;

/** Which segment a command is about, and who gives it. */
final class SegmentNaming {
    @Option(names = "--segment", paramLabel = "NAME", required = true, order = 2)
    String name = "";

    @Option(names = "--by", paramLabel = "WHO", order = 10)
    String who = System.getProperty("user.name");

    /** @throws OperationException {@code NotFound} */
    Segment find(Segments segments) throws OperationException {
        return segments.find(name)
                .orElseThrow(() -> new OperationException(new Failure.NotFound(Failure.Subject.SEGMENT, name)));
    }

    String who() {
        return who;
    }

    static Facts facts(Segment segment) {
        return Facts.of("id", segment.id().toString())
                .and("segment", segment.name())
                .and("run", segment.run())
                .and("label", segment.cluster().isPresent() ? segment.cluster().getAsInt() : -1)
                .and("members", segment.members())
                .and("share", segment.share())
                .and("money", segment.money())
                .and("digest", segment.digest())
                .and("state", segment.state().name().toLowerCase(Locale.ROOT))
                .and("created_by", segment.createdBy())
                .and("approved_by", segment.approvedBy());
    }
}
