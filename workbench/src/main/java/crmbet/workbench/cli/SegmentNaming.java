package crmbet.workbench.cli;

import crmbet.core.approval.SignedPacket;
import crmbet.core.clustering.Labels;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.segment.Decision;
import crmbet.core.segment.Proposal;
import crmbet.core.segment.Segment;
import crmbet.core.segment.Segments;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which segment a command is about, and who gives it. */
final class SegmentNaming {
    @Option(names = "--segment", paramLabel = "NAME", required = true, order = 2)
    String name = "";

    @Option(names = "--by", paramLabel = "WHO", order = 10)
    @Nullable
    String who;

    /** @throws OperationException {@code NotFound} */
    Segment find(Segments segments) throws OperationException {
        return segments.find(name)
                .orElseThrow(() -> new OperationException(new Failure.NotFound(Failure.Subject.SEGMENT, name)));
    }

    /** Who gives the command: who they say they are, otherwise the user of this machine. */
    String who() {
        return whoSaid().orElseGet(() -> System.getProperty("user.name"));
    }

    /** Who they say they are, if they do. */
    Optional<String> whoSaid() {
        return Optional.ofNullable(who);
    }

    static Facts facts(Segment segment) {
        return Facts.of("id", segment.id().toString())
                .and("segment", segment.name())
                .and("version", segment.version())
                .and("run", segment.run())
                .and("label", label(segment))
                .and(
                        "origin",
                        segment.origin()
                                .map(origin -> origin.kind().name().toLowerCase(Locale.ROOT))
                                .orElse(null))
                .and("members", segment.members())
                .and("share", segment.share())
                .and("money", segment.money())
                .and("digest", segment.digest())
                .and("state", segment.state().name().toLowerCase(Locale.ROOT))
                .and("created_by", segment.createdBy())
                .and("proposed_by", segment.proposal().map(Proposal::by).orElse(null))
                .and("approved_by", segment.approvedBy())
                .and(
                        "packet_hash",
                        segment.decision()
                                .flatMap(Decision::packet)
                                .map(SignedPacket::hash)
                                .orElse(null));
    }

    /** The number of its cluster, −1 for noise; null for customers chosen by hand. */
    private static @Nullable Integer label(Segment segment) {
        return segment.origin().isPresent()
                ? null
                : Integer.valueOf(segment.cluster().orElse(Labels.NOISE));
    }
}
