package dev.vmxscope.core.windows;

import dev.vmxscope.core.windows.print.DebugComponent;
import dev.vmxscope.core.windows.print.DebugFilter;
import dev.vmxscope.core.windows.registry.Registry;
import dev.vmxscope.core.windows.registry.RegistryKey;
import dev.vmxscope.core.windows.registry.RegistryValue;
import java.util.Optional;

/**
 * The masks of the Debug Print Filter that Windows starts with: a REG_DWORD of the registry for each component, with
 * the component's name, and WIN2000 for the mask of all. Source: Microsoft, "Reading and Filtering Debugging
 * Messages", Setting the component filter mask.
 */
final class DebugMasks {
    private DebugMasks() {}

    static DebugFilter atBoot(Registry registry) {
        DebugFilter filter = DebugFilter.UNTOUCHED;
        Optional<RegistryKey> key = registry.key(Registry.DEBUG_PRINT_FILTER);
        if (key.isEmpty()) {
            return filter;
        }
        for (RegistryKey.Named value : key.get().values().values()) {
            Optional<DebugComponent> component = DebugComponent.named(value.name());
            if (component.isPresent() && value.value() instanceof RegistryValue.Dword mask) {
                filter = filter.with(component.get(), mask.value());
            }
        }
        return filter;
    }
}
