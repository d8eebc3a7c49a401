package canary.workbench.shell;

import org.fxmisc.richtext.CodeArea;

public final class ShowsEditors {
    public void show(CodeArea editor) {}
}
