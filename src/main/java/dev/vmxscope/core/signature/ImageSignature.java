package dev.vmxscope.core.signature;

import dev.vmxscope.core.text.Message;

/**
 * What an image's embedded signature is worth.
 *
 * @param kind what was found
 * @param signer the common name of the signer's certificate; empty if there is none
 * @param top the common name of the authority at which the chain of certificates in the file ends; empty if there is
 *     none
 * @param detail what was found, in a clause
 */
public record ImageSignature(Kind kind, String signer, String top, Message detail) {

    /** What was found. */
    public enum Kind {
        /** The file carries no signature. It may still be listed in a catalog, which is not looked for. */
        ABSENT,
        /** There is something that is no signature that can be read. */
        DAMAGED,
        /** The digest that was signed is not the digest of the file: it was changed after it was signed. */
        ALTERED,
        /** The signature does not fit its certificate. */
        FORGED,
        /** It is made by an algorithm that is not known here. */
        UNSUPPORTED,
        /** The signature is good, but its chain ends at nobody whom the kernel trusts: a test signature. */
        TEST,
        /** The signature is good, and its chain ends at an authority with the name of one of Microsoft's. */
        MICROSOFT
    }

    /** Whether the signature fits the file and its certificate, whoever made it. */
    public boolean valid() {
        return kind == Kind.TEST || kind == Kind.MICROSOFT;
    }
}
