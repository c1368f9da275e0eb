package dev.vmxscope.architecture.planted.core.windows;

import java.io.FileInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;

/** A planted fault: the core touches the host. */
public final class HostUser {
    Object open(String name) throws IOException {
        return new FileInputStream(name);
    }

    Object path(String name) {
        return Path.of(name);
    }

    Object connect() {
        return new Socket();
    }

    Object start() {
        return new ProcessBuilder();
    }

    Object ask() {
        return System.getenv("HOME");
    }
}
