package dev.vmxscope.core.x86.exec;

import java.util.Arrays;

/** What stands where no RAM is: reads give all ones, writes are lost. */
final class Absent {
    private Absent() {}

    /** A page of ones, never kept in a cache. */
    static byte[] reading() {
        byte[] page = new byte[4096];
        Arrays.fill(page, (byte) 0xFF);
        return page;
    }

    /** A page that nobody reads again. */
    static byte[] writing() {
        return new byte[4096];
    }
}
