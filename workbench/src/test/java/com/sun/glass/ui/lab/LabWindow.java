package com.sun.glass.ui.lab;

import com.sun.glass.events.WindowEvent;
import com.sun.glass.ui.Screen;
import com.sun.glass.ui.View;
import com.sun.glass.ui.Window;
import com.sun.glass.ui.headless.HeadlessWindow;
import com.sun.glass.ui.headless.HeadlessWindowManager;
import java.nio.ByteBuffer;

/** A window whose bounds are not tied to the 1000 × 1000 picture that the stock one paints into. */
final class LabWindow extends HeadlessWindow {
    private int minimumWidth;
    private int minimumHeight;

    LabWindow(HeadlessWindowManager windows, Window owner, Screen screen, ByteBuffer picture, int styleMask) {
        super(windows, owner, screen, picture, styleMask);
    }

    @Override
    protected void _setBounds(
            long ptr,
            int x,
            int y,
            boolean xSet,
            boolean ySet,
            int width,
            int height,
            int contentWidth,
            int contentHeight,
            float xGravity,
            float yGravity) {
        int newWidth = Math.max(minimumWidth, firstPositive(width, contentWidth, getWidth()));
        int newHeight = Math.max(minimumHeight, firstPositive(height, contentHeight, getHeight()));
        View view = getView();
        notifyResize(WindowEvent.RESIZE, newWidth, newHeight);
        if (view instanceof LabView lab) {
            lab.resized(newWidth, newHeight);
        }
        int newX = xSet ? x : getX();
        int newY = ySet ? y : getY();
        if (newX != getX() || newY != getY()) {
            notifyMove(newX, newY);
        }
    }

    private static int firstPositive(int first, int second, int third) {
        return first > 0 ? first : second > 0 ? second : third;
    }

    @Override
    protected boolean _setMinimumSize(long ptr, int width, int height) {
        minimumWidth = width;
        minimumHeight = height;
        return true;
    }

    @Override
    protected boolean _maximize(long ptr, boolean maximize, boolean wasMaximized) {
        if (maximize) {
            _setBounds(
                    ptr, 0, 0, true, true, getScreen().getWidth(), getScreen().getHeight(), 0, 0, 0, 0);
        }
        return maximize;
    }
}
