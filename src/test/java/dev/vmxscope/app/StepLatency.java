package dev.vmxscope.app;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Measures how long the window needs to answer a step: from the command until the pulse that has laid out and drawn what
 * came of it. It asserts nothing, for a time depends on the machine; it prints the median and the slowest tenth.
 *
 * <p>With no display: {@code -Dglass.platform=Monocle -Dmonocle.platform=Headless -Dheadless.geometry=1920x1080-32 -Dprism.order=sw}.
 */
public final class StepLatency extends Application {
    private static final int WARM_UP = 60;
    private static final int STEPS = 300;

    private Desktop desktop;
    private Scene scene;

    /** Runs the measurement. */
    public static final class Start {
        private Start() {}

        /** No arguments. */
        public static void main(String[] args) {
            Application.launch(StepLatency.class);
        }
    }

    @Override
    public void start(Stage stage) {
        Appearance appearance = new Appearance(Theme.LIGHT, 100);
        appearance.install();
        desktop = new Desktop(stage, new Settings(new MemorySettings()), appearance);
        stage.setWidth(1920);
        stage.setHeight(1080);
        desktop.show();
        stage.setWidth(1920);
        stage.setHeight(1080);
        scene = stage.getScene();
        Thread measuring = new Thread(this::measure, "measuring");
        measuring.setDaemon(true);
        measuring.start();
    }

    private void measure() {
        try {
            run("one line", 1);
            WaitForAsyncUtils.asyncFx(() -> desktop.workbench().desk().show(dev.vmxscope.ui.viewmodel.CodeMode.MIXED));
            run("one instruction", 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        System.exit(0);
    }

    private void run(String what, int times) throws InterruptedException {
        long[] nanos = new long[STEPS * times];
        for (int step = -WARM_UP; step < nanos.length; step++) {
            long taken = step();
            if (step >= 0) {
                nanos[step] = taken;
            }
            if (!desktop.workbench().enabled(WindowCommand.STEP_INTO).get()) {
                WaitForAsyncUtils.asyncFx(() -> desktop.workbench().perform(WindowCommand.POWER_CYCLE));
                desktop.workbench().awaitQuiet();
            }
        }
        Arrays.sort(nanos);
        System.out.printf(
                "%s, %.0f x %.0f: median %.1f ms, 90%% under %.1f ms, slowest %.1f ms%n",
                what,
                scene.getWidth(),
                scene.getHeight(),
                nanos[nanos.length / 2] / 1e6,
                nanos[nanos.length * 9 / 10] / 1e6,
                nanos[nanos.length - 1] / 1e6);
    }

    private long step() throws InterruptedException {
        CountDownLatch drawn = new CountDownLatch(1);
        long[] end = new long[1];
        long position = position();
        Runnable listener = () -> {
            if (position() != position) {
                end[0] = System.nanoTime();
                drawn.countDown();
            }
        };
        WaitForAsyncUtils.waitForAsyncFx(5000, () -> scene.addPostLayoutPulseListener(listener));
        long begin = System.nanoTime();
        WaitForAsyncUtils.asyncFx(() -> desktop.workbench().perform(WindowCommand.STEP_INTO));
        drawn.await(5, TimeUnit.SECONDS);
        WaitForAsyncUtils.waitForAsyncFx(5000, () -> scene.removePostLayoutPulseListener(listener));
        return end[0] - begin;
    }

    private long position() {
        return desktop.workbench().desk().views().getValue().frame().position();
    }
}
