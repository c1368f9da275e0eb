package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.windows.print.DebugComponent;
import dev.vmxscope.core.windows.print.DebugFilter;
import dev.vmxscope.core.windows.registry.Registry;
import dev.vmxscope.core.windows.registry.RegistryKey;
import dev.vmxscope.core.windows.registry.RegistryValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The registry at one moment, and what it has to do with the running kernel.
 *
 * @param registry what the disk holds
 * @param filter the running kernel's masks
 */
public record RegistryState(Registry registry, DebugFilter filter) {
    /** The two values that everybody is told to set, in the order of their use. */
    private static final List<Integer> OFFERED = List.of(DebugComponent.DEFAULT, DebugComponent.IHVDRIVER);

    /** The registry of a moment. */
    public static RegistryState of(View view) {
        var windows = view.machine().windows();
        return new RegistryState(windows.registry(), windows.debug().filter());
    }

    /**
     * A key in the tree.
     *
     * @param path from HKLM on
     * @param below the keys below it, by their names
     */
    public record Branch(String path, List<Branch> below) {
        /** Keeps its own copy of the list. */
        public Branch {
            below = List.copyOf(below);
        }

        /** The last part of the path. */
        public String name() {
            return path.substring(path.lastIndexOf('\\') + 1);
        }
    }

    /** What a value does. */
    public enum Effect {
        /** The mask of DbgPrint's own component. */
        DEFAULT,
        /** The mask of a component that a driver must name. */
        COMPONENT,
        /** The mask that counts for all components. */
        ALL,
        /** The right name, but no REG_DWORD: nothing. */
        WRONG_TYPE,
        /** No component has that name: nothing. */
        UNKNOWN,
        /** Of a service: its own panel tells more. */
        SERVICE,
        /** The emulated Windows does not look at it. */
        NONE
    }

    /**
     * A value of a key, or one that is offered there.
     *
     * @param name its name, empty for the key's default value
     * @param value its data, empty if it is only offered
     * @param effect what it does
     * @param running the mask in the running kernel, 32 bits; empty if the value is no mask
     * @param next the mask that the kernel will have after its next start, 32 bits; empty if the value is no mask
     */
    public record Row(
            String name,
            Optional<RegistryValue> value,
            Effect effect,
            Optional<Integer> running,
            Optional<Integer> next) {
        /** Whether the running kernel has another mask than it will have after the next start. */
        public boolean pending() {
            return !running.equals(next);
        }
    }

    /** All keys as a tree, those of the path to the Debug Print Filter among them. */
    public Branch tree() {
        TreeMap<String, String> paths = new TreeMap<>();
        add(paths, Registry.DEBUG_PRINT_FILTER);
        registry.keys().values().forEach(key -> add(paths, key.path()));
        return branch(RegistryKey.ROOT, paths);
    }

    /** A key and all above it, by their paths in lower case; the first spelling stays. */
    private static void add(TreeMap<String, String> paths, String path) {
        for (int end = path.length(); end > 0; end = path.lastIndexOf('\\', end - 1)) {
            String part = path.substring(0, end);
            paths.putIfAbsent(part.toLowerCase(Locale.ROOT), part);
        }
    }

    private static Branch branch(String path, TreeMap<String, String> paths) {
        List<Branch> below = new ArrayList<>();
        String prefix = path.toLowerCase(Locale.ROOT) + '\\';
        for (Map.Entry<String, String> entry : paths.tailMap(prefix, true).entrySet()) {
            if (!entry.getKey().startsWith(prefix)) {
                break;
            }
            if (entry.getKey().indexOf('\\', prefix.length()) < 0) {
                below.add(branch(entry.getValue(), paths));
            }
        }
        return new Branch(path, below);
    }

    /** The values of a key; those that are offered first, then by name. */
    public List<Row> rows(String path) {
        boolean masks = path.equalsIgnoreCase(Registry.DEBUG_PRINT_FILTER);
        List<Row> rows = new ArrayList<>();
        Optional<RegistryKey> key = registry.key(path);
        if (masks) {
            for (int component : OFFERED) {
                String name = DebugComponent.of(component).name();
                rows.add(row(name, key.flatMap(found -> found.value(name)), true));
            }
        }
        key.ifPresent(found -> found.values().values().stream()
                .filter(named -> rows.stream().noneMatch(row -> row.name().equalsIgnoreCase(named.name())))
                .map(named -> row(named.name(), Optional.of(named.value()), masks))
                .forEach(rows::add));
        return service(path) ? rows.stream().map(RegistryState::ofService).toList() : rows;
    }

    private static boolean service(String path) {
        return path.toLowerCase(Locale.ROOT).startsWith(Registry.SERVICES.toLowerCase(Locale.ROOT) + '\\');
    }

    private static Row ofService(Row row) {
        return new Row(row.name(), row.value(), Effect.SERVICE, row.running(), row.next());
    }

    private Row row(String name, Optional<RegistryValue> value, boolean mask) {
        if (!mask) {
            return new Row(name, value, Effect.NONE, Optional.empty(), Optional.empty());
        }
        Optional<DebugComponent> component = DebugComponent.named(name);
        if (component.isEmpty()) {
            return new Row(name, value, Effect.UNKNOWN, Optional.empty(), Optional.empty());
        }
        int number = component.get().number();
        Effect effect =
                value.filter(data -> !(data instanceof RegistryValue.Dword)).isPresent()
                        ? Effect.WRONG_TYPE
                        : number == DebugComponent.EVERY
                                ? Effect.ALL
                                : number == DebugComponent.DEFAULT ? Effect.DEFAULT : Effect.COMPONENT;
        int running = number == DebugComponent.EVERY ? filter.all() : filter.mask(number);
        int unset = number == DebugComponent.EVERY ? DebugFilter.UNTOUCHED.all() : DebugFilter.UNTOUCHED.mask(number);
        int next = value.filter(RegistryValue.Dword.class::isInstance)
                .map(data -> ((RegistryValue.Dword) data).value())
                .orElse(unset);
        return new Row(name, value, effect, Optional.of(running), Optional.of(next));
    }
}
