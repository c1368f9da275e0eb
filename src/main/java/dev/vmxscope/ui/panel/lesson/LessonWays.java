package dev.vmxscope.ui.panel.lesson;

/** Where the lesson panel leads: things that the window does. */
public interface LessonWays {
    /** Nowhere, for a panel without a window. */
    LessonWays NOWHERE = new LessonWays() {
        @Override
        public void show(String panel) {}

        @Override
        public String title(String panel) {
            return panel;
        }

        @Override
        public void openFile() {}

        @Override
        public void export() {}
    };

    /** Brings a panel to the front and points at it. */
    void show(String panel);

    /** The title of a panel. */
    String title(String panel);

    /** Asks for a file with a lesson or a case and opens it. */
    void openFile();

    /** Asks for a file and writes the results into it. */
    void export();
}
