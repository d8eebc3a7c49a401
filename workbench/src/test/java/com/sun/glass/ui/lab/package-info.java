/**
 * JavaFX's headless platform with a screen as large as a desk's, a clipboard, file choosers that answer from a script,
 * and drags that keep their button. It must live under this name because the toolkit looks for
 * {@code com.sun.glass.ui.lab.LabPlatformFactory} when started with {@code -Dglass.platform=Lab}.
 */
package com.sun.glass.ui.lab;
