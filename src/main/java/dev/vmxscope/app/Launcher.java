package dev.vmxscope.app;

/** The entry point: decides between the window and the command line. */
public final class Launcher {
    private Launcher() {}

    /** Starts the program. */
    public static void main(String[] args) {
        Main.main(args);
    }
}
