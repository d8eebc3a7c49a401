package com.sun.glass.ui.lab;

import com.sun.glass.ui.Application;
import com.sun.glass.ui.delegate.ClipboardDelegate;
import com.sun.glass.ui.headless.HeadlessPlatformFactory;

/** Made by the toolkit, by its name. */
public final class LabPlatformFactory extends HeadlessPlatformFactory {
    @Override
    public Application createApplication() {
        return new LabApplication();
    }

    @Override
    public ClipboardDelegate createClipboardDelegate() {
        return LabClipboard::new;
    }
}
