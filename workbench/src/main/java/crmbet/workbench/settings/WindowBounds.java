package crmbet.workbench.settings;

/** Where the window is on the screen, in pixels of the screen's own scale; what it would be if it were not maximized. */
public record WindowBounds(double x, double y, double width, double height, boolean maximized) {}
