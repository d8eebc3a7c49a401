package canary.workbench.page.lab;

import canary.workbench.page.home.HomeView;
import javafx.scene.Node;

/** A view model that needs the toolkit, on a page that knows another page. */
public class LabViewModel {
    void show(Node node, HomeView other) {}
}
