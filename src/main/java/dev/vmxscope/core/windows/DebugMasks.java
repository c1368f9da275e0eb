package dev.vmxscope.core.windows;

import dev.vmxscope.core.windows.print.DebugFilter;
import dev.vmxscope.core.windows.registry.Registry;
import java.util.Map;

/** The masks of the Debug Print Filter that Windows starts with. */
final class DebugMasks {
    /** Names of values of the registry key, with the numbers of their components. Source: dpfilter.h. */
    private static final Map<String, Integer> COMPONENTS = Map.of("IHVDRIVER", 77, "DEFAULT", 101);

    private DebugMasks() {}

    static DebugFilter atBoot(Registry registry) {
        DebugFilter filter = DebugFilter.UNTOUCHED;
        for (Map.Entry<String, Integer> component : COMPONENTS.entrySet()) {
            var mask = registry.dword(Registry.DEBUG_PRINT_FILTER, component.getKey());
            if (mask.isPresent()) {
                filter = filter.withMask(component.getValue(), mask.getAsInt());
            }
        }
        return filter;
    }
}
