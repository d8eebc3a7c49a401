package crmbet.workbench;

public final class Main {
    public static void main(String[] arguments) {}
}
