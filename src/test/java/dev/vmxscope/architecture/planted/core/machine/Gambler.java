package dev.vmxscope.architecture.planted.core.machine;

import java.util.Random;

/** A planted fault: the core rolls dice. */
public final class Gambler {
    int roll() {
        return new Random().nextInt();
    }

    double toss() {
        return Math.random();
    }
}
