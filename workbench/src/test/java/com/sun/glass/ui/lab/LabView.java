package com.sun.glass.ui.lab;

import com.sun.glass.events.KeyEvent;
import com.sun.glass.events.MouseEvent;
import com.sun.glass.ui.Clipboard;
import com.sun.glass.ui.Pixels;
import com.sun.glass.ui.headless.HeadlessView;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Paints nowhere, because tests look at snapshots of nodes; keeps the button of a drag; accepts files from outside. */
public final class LabView extends HeadlessView {

    /** Drops files onto the point of the view, as a file manager would; JavaFX thread only. Returns whether they were taken. */
    public boolean drop(int x, int y, List<Path> files) {
        String[] paths = files.stream().map(Path::toString).toArray(String[]::new);
        LabClipboard clipboard = LabClipboard.ofDrags();
        clipboard.offer(Map.of(Clipboard.FILE_LIST_TYPE, paths));
        try {
            notifyDragEnter(x, y, x, y, Clipboard.ACTION_COPY);
            if (notifyDragOver(x, y, x, y, Clipboard.ACTION_COPY) == Clipboard.ACTION_NONE) {
                notifyDragLeave();
                return false;
            }
            return notifyDragDrop(x, y, x, y, Clipboard.ACTION_COPY) != Clipboard.ACTION_NONE;
        } finally {
            clipboard.withdraw();
        }
    }

    void resized(int width, int height) {
        notifyResize(width, height);
    }

    @Override
    protected void _uploadPixels(long ptr, Pixels pixels) {}

    @Override
    protected void _scheduleRepaint(long ptr) {}

    @Override
    protected void notifyMouse(
            int type,
            int button,
            int x,
            int y,
            int xAbs,
            int yAbs,
            int modifiers,
            boolean isPopupTrigger,
            boolean isSynthesized) {
        int kept = type == MouseEvent.DRAG ? modifiers | held(button) : modifiers;
        super.notifyMouse(type, button, x, y, xAbs, yAbs, kept, isPopupTrigger, isSynthesized);
    }

    private static int held(int button) {
        return switch (button) {
            case MouseEvent.BUTTON_LEFT -> KeyEvent.MODIFIER_BUTTON_PRIMARY;
            case MouseEvent.BUTTON_RIGHT -> KeyEvent.MODIFIER_BUTTON_SECONDARY;
            case MouseEvent.BUTTON_OTHER -> KeyEvent.MODIFIER_BUTTON_MIDDLE;
            default -> 0;
        };
    }
}
