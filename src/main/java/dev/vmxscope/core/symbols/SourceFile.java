package dev.vmxscope.core.symbols;

/**
 * A source file as the compiler saw it.
 *
 * @param path as the compiler wrote it
 * @param kind how the checksum was made
 * @param checksum of the file's bytes, upper-case hexadecimal; empty for {@link ChecksumKind#NONE}
 */
public record SourceFile(String path, ChecksumKind kind, String checksum) {
    /** The checksum kinds of CodeView, in the order of their codes. */
    public enum ChecksumKind {
        NONE,
        MD5,
        SHA1,
        SHA256;

        static ChecksumKind of(int code) {
            return code < values().length ? values()[code] : NONE;
        }
    }
}
