package crmbet.workbench.page.lab;

import crmbet.workbench.page.lab.choose.ChooseTab;
import crmbet.workbench.page.lab.compare.CompareTab;
import crmbet.workbench.page.lab.customers.CustomersTab;
import crmbet.workbench.page.lab.diagnostic.Diagnostic;
import crmbet.workbench.page.lab.diagnostic.DiagnosticContext;
import crmbet.workbench.page.lab.explain.ExplainTab;
import crmbet.workbench.page.lab.features.FeaturesTab;
import crmbet.workbench.page.lab.profile.ProfileTab;
import crmbet.workbench.page.lab.silhouette.SilhouetteTab;
import crmbet.workbench.page.lab.tree.TreeTab;
import java.util.List;

/** The tabs below the picture, in their order. A new tab is one line here. */
final class Diagnostics {
    private Diagnostics() {}

    static List<Diagnostic> all(DiagnosticContext context) {
        return List.of(
                new ProfileTab(context),
                new FeaturesTab(context),
                new SilhouetteTab(context),
                new TreeTab(context),
                new ChooseTab(context),
                new CompareTab(context),
                new ExplainTab(context),
                new CustomersTab(context));
    }
}
