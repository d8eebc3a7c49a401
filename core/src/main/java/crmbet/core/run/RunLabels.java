package crmbet.core.run;

import crmbet.core.clustering.Labels;
import crmbet.core.workspace.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/**
 * The labels of a run, one entry a customer in the order of the feature matrix.
 *
 * @param customers customer keys
 * @param labels cluster or noise
 * @param probabilities strength of membership, 0 to 1
 * @param outlierScores 0 to 1, higher is odder
 */
@SuppressWarnings("ArrayRecordComponent") // millions of rows: boxing or copying them is not an option
public record RunLabels(List<String> customers, Labels labels, float[] probabilities, float[] outlierScores) {
    /** SHA-256 of the customers and their labels in this order, in hexadecimal. */
    public String digest() {
        MessageDigest sha = Sha256.begin();
        ByteBuffer numbers = ByteBuffer.allocate(2 * Integer.BYTES);
        for (int row = 0; row < customers.size(); row++) {
            byte[] customer = customers.get(row).getBytes(StandardCharsets.UTF_8);
            numbers.clear().putInt(customer.length).putInt(ComparedCustomers.label(labels, row));
            sha.update(numbers.flip());
            sha.update(customer);
        }
        return Sha256.end(sha);
    }
}
