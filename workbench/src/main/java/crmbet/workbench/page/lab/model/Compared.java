package crmbet.workbench.page.lab.model;

import crmbet.core.run.ClusterIdentity;
import crmbet.core.run.ComparedCustomers;
import crmbet.core.run.RunComparison;

/**
 * What became of the customers from one run to another.
 *
 * @param pair the runs
 * @param comparison who went where, and how alike the runs are
 * @param identity which cluster goes on with which
 * @param differing customers whose two clusters are no pair
 * @param before names and colours of the clusters of the first run
 * @param after names and colours of the clusters of the second run
 */
public record Compared(
        RunPair pair,
        RunComparison comparison,
        ClusterIdentity identity,
        ComparedCustomers differing,
        Faces before,
        Faces after) {}
