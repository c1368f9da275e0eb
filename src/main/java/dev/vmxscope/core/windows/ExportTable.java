package dev.vmxscope.core.windows;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Functions by name, while a group of them is put together. */
final class ExportTable {
    private final TreeMap<String, Service> services = new TreeMap<>();

    /** A function that returns at once. */
    void function(String name, Service.Function function) {
        service(name, (kernel, arguments) -> kernel.ret(function.apply(kernel, arguments)));
    }

    /** A procedure that returns at once. */
    void procedure(String name, Service.Procedure procedure) {
        service(name, (kernel, arguments) -> {
            procedure.run(kernel, arguments);
            kernel.ret(0);
        });
    }

    /** A function that decides itself how it returns. */
    void service(String name, Service service) {
        if (services.put(name, service) != null) {
            throw new IllegalStateException("twice: " + name);
        }
    }

    SortedMap<String, Service> services() {
        return Collections.unmodifiableSortedMap(services);
    }
}
