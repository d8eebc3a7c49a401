package crmbet.core.privacy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses of the internet, without the part that tells one subscriber from the next. */
final class Networks {
    private static final Pattern LITERAL =
            Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:]*(\\d{1,3}(\\.\\d{1,3}){3})?");

    private static final int FOUR = 4;
    private static final int FOUR_KEPT = 3;
    private static final int SIX_KEPT = 6;

    private Networks() {}

    /** IPv4 cut to /24, IPv6 to /48; null for what is no address. */
    static @Nullable String truncated(String address) {
        String text = address.strip();
        // Only literals: anything else would be asked of a name server.
        if (!LITERAL.matcher(text).matches()) {
            return null;
        }
        try {
            byte[] bytes = InetAddress.ofLiteral(text).getAddress();
            boolean four = bytes.length == FOUR;
            Arrays.fill(bytes, four ? FOUR_KEPT : SIX_KEPT, bytes.length, (byte) 0);
            return InetAddress.getByAddress(bytes).getHostAddress() + (four ? "/24" : "/48");
        } catch (UnknownHostException | IllegalArgumentException e) {
            return null;
        }
    }
}
