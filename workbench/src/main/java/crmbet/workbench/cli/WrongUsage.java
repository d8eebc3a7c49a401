package crmbet.workbench.cli;

/** The command line asks for something that cannot be asked for; the words say what can. */
final class WrongUsage extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String words;

    WrongUsage(String words) {
        super(words);
        this.words = words;
    }

    String words() {
        return words;
    }
}
