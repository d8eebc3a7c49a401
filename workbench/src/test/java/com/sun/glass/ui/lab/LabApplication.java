package com.sun.glass.ui.lab;

import com.sun.glass.ui.CommonDialogs.ExtensionFilter;
import com.sun.glass.ui.CommonDialogs.FileChooserResult;
import com.sun.glass.ui.Screen;
import com.sun.glass.ui.View;
import com.sun.glass.ui.Window;
import com.sun.glass.ui.headless.HeadlessApplication;
import com.sun.glass.ui.headless.HeadlessWindowManager;
import java.io.File;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** One screen of 1920 × 1200; choosers answer with what {@link #chooseNext} was given. */
public final class LabApplication extends HeadlessApplication {
    public static final int SCREEN_WIDTH = 1920;
    public static final int SCREEN_HEIGHT = 1200;

    private final Screen[] screens = {
        new Screen(
                0,
                32,
                0,
                0,
                SCREEN_WIDTH,
                SCREEN_HEIGHT,
                0,
                0,
                SCREEN_WIDTH,
                SCREEN_HEIGHT,
                0,
                0,
                SCREEN_WIDTH,
                SCREEN_HEIGHT,
                96,
                96,
                1f,
                1f,
                1f,
                1f)
    };
    private final HeadlessWindowManager windows = new HeadlessWindowManager();
    private final ByteBuffer unseen = ByteBuffer.allocate(SCREEN_WIDTH * SCREEN_HEIGHT * 4);
    private final Deque<List<Path>> answers = new ArrayDeque<>();

    /** What the next file or folder chooser answers; an empty list is the user's Cancel. JavaFX thread only. */
    public void chooseNext(List<Path> files) {
        answers.add(files);
    }

    @Override
    protected Screen[] staticScreen_getScreens() {
        return screens.clone();
    }

    @Override
    public Window createWindow(Window owner, Screen screen, int styleMask) {
        return new LabWindow(windows, owner, screen, unseen, styleMask);
    }

    @Override
    public View createView() {
        return new LabView();
    }

    @Override
    protected FileChooserResult staticCommonDialogs_showFileChooser(
            Window owner,
            String folder,
            String filename,
            String title,
            int type,
            boolean multipleMode,
            ExtensionFilter[] filters,
            int defaultFilterIndex) {
        List<File> files = answer(title).stream().map(Path::toFile).toList();
        return new FileChooserResult(files, filters.length == 0 ? null : filters[Math.max(0, defaultFilterIndex)]);
    }

    @Override
    protected File staticCommonDialogs_showFolderChooser(Window owner, String folder, String title) {
        return answer(title).stream().map(Path::toFile).findFirst().orElse(null);
    }

    private List<Path> answer(String title) {
        if (answers.isEmpty()) {
            throw new IllegalStateException(
                    "the chooser \"" + title + "\" was opened, but the test scripted no answer");
        }
        return answers.remove();
    }

    @Override
    protected int _getKeyCodeForChar(char character, int hint) {
        return Character.toUpperCase(character);
    }
}
