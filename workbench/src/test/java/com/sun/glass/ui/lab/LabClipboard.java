package com.sun.glass.ui.lab;

import com.sun.glass.ui.Clipboard;
import com.sun.glass.ui.SystemClipboard;
import java.util.HashMap;
import java.util.Map;

/** Holds what the application put there, or what a test offers as if it came from another application. */
final class LabClipboard extends SystemClipboard {
    private Map<String, Object> offered = Map.of();

    LabClipboard(String name) {
        super(name);
    }

    static LabClipboard ofDrags() {
        return (LabClipboard) Clipboard.get(Clipboard.DND);
    }

    void offer(Map<String, Object> content) {
        offered = content;
    }

    void withdraw() {
        offered = Map.of();
    }

    @Override
    protected boolean isOwner() {
        return offered.isEmpty();
    }

    @Override
    @SuppressWarnings("NonApiType") // the platform asks for exactly this type
    protected void pushToSystem(HashMap<String, Object> content, int actions) {
        // The base class keeps the application's own content; there is no system to give it to.
    }

    @Override
    protected void pushTargetActionToSystem(int action) {
        // No other application waits for the answer.
    }

    @Override
    protected Object popFromSystem(String mime) {
        return offered.get(mime);
    }

    @Override
    protected int supportedSourceActionsFromSystem() {
        return ACTION_COPY_OR_MOVE;
    }

    @Override
    protected String[] mimesFromSystem() {
        return offered.keySet().toArray(String[]::new);
    }
}
