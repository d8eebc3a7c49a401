package crmbet.workbench.fx;

import com.sun.glass.ui.Application;
import com.sun.glass.ui.Window;
import com.sun.glass.ui.lab.LabApplication;
import com.sun.glass.ui.lab.LabView;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;

/** Plays the part of the desktop around the window: its file choosers and its file manager. */
public final class Desktop {
    private Desktop() {}

    /** The next file or folder chooser answers with these; with none at all it is cancelled. */
    public static void chooseNext(Path... files) {
        FxThread.run(() -> ((LabApplication) Application.GetApplication()).chooseNext(List.of(files)));
    }

    /** Drops files onto the middle of a node of the focused window; returns whether they were taken. */
    public static boolean drop(Node target, Path... files) {
        return FxThread.call(() -> {
            Bounds bounds = target.localToScene(target.getBoundsInLocal());
            LabView view = (LabView) focused().getView();
            return view.drop((int) bounds.getCenterX(), (int) bounds.getCenterY(), List.of(files));
        });
    }

    private static Window focused() {
        return Window.getWindowsClone().stream()
                .filter(Window::isFocused)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no window has the focus"));
    }
}
