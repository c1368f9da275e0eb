package dev.vmxscope.core.windows.registry;

/** The data of a value of the registry. Source: Microsoft, "Registry Value Types". */
public sealed interface RegistryValue {

    /** The longest text that is kept, in characters: some more than what a service's key needs. */
    int LONGEST_TEXT = 4096;

    /** The type's name as registry editors show it. */
    String type();

    /**
     * REG_DWORD.
     *
     * @param value 32 bits
     */
    record Dword(int value) implements RegistryValue {
        @Override
        public String type() {
            return "REG_DWORD";
        }
    }

    /**
     * REG_SZ or REG_EXPAND_SZ.
     *
     * @param text without the closing zero
     * @param expands whether it is REG_EXPAND_SZ
     */
    record Text(String text, boolean expands) implements RegistryValue {
        @Override
        public String type() {
            return expands ? "REG_EXPAND_SZ" : "REG_SZ";
        }
    }
}
