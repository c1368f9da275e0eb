package dev.vmxscope.core.signature;

import dev.vmxscope.core.bytes.BadBytesException;
import dev.vmxscope.core.bytes.ByteView;
import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.pe.DataDirectory;
import dev.vmxscope.core.pe.PeImage;
import dev.vmxscope.core.signature.ImageSignature.Kind;
import dev.vmxscope.core.text.Message;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.ProviderException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/**
 * Checks the signature that is embedded in an image: its digest against the file, the signature against the signer's
 * certificate, and each certificate against the next one in the file. What is not checked: the last link to a root that
 * is not in the file (its name alone decides), dates and time stamps, revocation, the certificates' purposes, catalogs,
 * and signatures beside the first. Source: Microsoft, "Windows Authenticode Portable Executable Signature Format".
 */
public final class Authenticode {
    /**
     * The roots of drivers' signatures. Source: Microsoft, "Driver Signing Policy", table "Signing requirements by
     * version"; and the root that signs cross-certificates, "Cross-Certificates for Kernel Mode Code Signing".
     */
    private static final Set<String> ROOTS = Set.of(
            "Microsoft Root Certificate Authority 2010",
            "Microsoft Root Certificate Authority",
            "Microsoft Root Authority",
            "Microsoft Code Verification Root");

    private static final int LONGEST_TABLE = 1 << 20;
    private static final int HEADER = 8;
    private static final int PKCS_SIGNED_DATA = 2;
    private static final int LONGEST_NAME = 100;
    private static final int CHECKSUM = 0x58;
    private static final int CERTIFICATES = 0xA8;
    private static final byte SET = Der.SET;

    private Authenticode() {}

    /** Looks at the signature of an image in a file. Time and memory are bounded whatever the bytes say. */
    public static ImageSignature of(PeImage image, Bytes file) {
        DataDirectory table = image.certificates();
        if (table.absent()) {
            return nothing(Kind.ABSENT, Message.of("signature.absent"));
        }
        byte[] bytes = file.toArray();
        try {
            return check(bytes, table, SignedImage.read(pkcs7(ByteView.ofFile(bytes), table)));
        } catch (BadBytesException e) {
            return nothing(Kind.DAMAGED, Message.of("signature.damaged", e.sentence()));
        }
    }

    private static ImageSignature nothing(Kind kind, Message detail) {
        return new ImageSignature(kind, "", "", detail);
    }

    private static byte[] pkcs7(ByteView file, DataDirectory table) throws BadBytesException {
        if (table.size() > LONGEST_TABLE) {
            throw new BadBytesException(Message.of("signature.long", LONGEST_TABLE), table.rva());
        }
        ByteView certificates = file.slice(table.rva(), table.size(), "certificate table");
        long length = certificates.u32(0, "certificate table");
        if (length < HEADER || certificates.u16(6, "certificate table") != PKCS_SIGNED_DATA) {
            throw new BadBytesException(Message.of("signature.kind"), table.rva());
        }
        return certificates.bytes(HEADER, length - HEADER, "certificate table");
    }

    private static ImageSignature check(byte[] file, DataDirectory table, SignedImage signed) throws BadBytesException {
        Optional<X509Certificate> found = signed.signerCertificate();
        if (found.isEmpty()) {
            return nothing(Kind.DAMAGED, Message.of("signature.no-certificate"));
        }
        X509Certificate leaf = found.get();
        List<X509Certificate> chain = signed.chain(leaf);
        String signer = name(leaf.getSubjectX500Principal());
        String top = name(chain.get(chain.size() - 1).getIssuerX500Principal());
        Optional<String> digest = signed.digestAlgorithm();
        Optional<String> over = signed.signer().digestAlgorithm();
        if (digest.isEmpty()
                || over.isEmpty()
                || !leaf.getPublicKey().getAlgorithm().equals("RSA")) {
            return new ImageSignature(Kind.UNSUPPORTED, signer, top, Message.of("signature.unsupported"));
        }
        if (!Arrays.equals(digest(file, table, digest.get()), signed.digest().value())) {
            return new ImageSignature(Kind.ALTERED, signer, top, Message.of("signature.altered", signer));
        }
        if (!signs(signed, leaf, over.get())) {
            return new ImageSignature(Kind.FORGED, signer, top, Message.of("signature.forged", signer));
        }
        return ROOTS.contains(top)
                ? new ImageSignature(Kind.MICROSOFT, signer, top, Message.of("signature.named", signer, top))
                : new ImageSignature(Kind.TEST, signer, top, Message.of("signature.untrusted", signer, top));
    }

    /** The digest of the file without what signing changes: the checksum, and the certificates with their entry. */
    private static byte[] digest(byte[] file, DataDirectory table, String algorithm) throws BadBytesException {
        int header = (int) ByteView.ofFile(file).u32(0x3C, "DOS header");
        MessageDigest digest = digester(algorithm);
        int certificates = (int) table.rva();
        int entry = header + CERTIFICATES;
        if (certificates < entry + HEADER) {
            throw new BadBytesException(Message.of("signature.kind"), certificates);
        }
        digest.update(file, 0, header + CHECKSUM);
        digest.update(file, header + CHECKSUM + 4, entry - header - CHECKSUM - 4);
        digest.update(file, entry + HEADER, certificates - entry - HEADER);
        int behind = certificates + (int) table.size();
        digest.update(file, behind, file.length - behind);
        return digest.digest();
    }

    private static boolean signs(SignedImage signed, X509Certificate leaf, String algorithm) {
        SignedImage.Signer signer = signed.signer();
        byte[] content = digester(algorithm).digest(signed.content().value());
        if (!Arrays.equals(content, signer.messageDigest().value())) {
            return false;
        }
        byte[] attributes = signer.attributes().whole();
        // They are signed as the SET that they are, not with the tag [0] that stands before them. Source: RFC 2315,
        // 9.3.
        attributes[0] = SET;
        try {
            Signature check = Signature.getInstance(algorithm.replace("-", "") + "withRSA");
            check.initVerify(leaf.getPublicKey());
            check.update(attributes);
            return check.verify(signer.signature().value());
        } catch (GeneralSecurityException | ProviderException e) {
            return false;
        }
    }

    private static MessageDigest digester(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }

    /** The common name, or all of the name if it has none; printable and not longer than a line. */
    private static String name(X500Principal principal) {
        String all = principal.getName(X500Principal.RFC2253);
        String common = Arrays.stream(all.split("(?<!\\\\),", -1))
                .filter(part -> part.startsWith("CN="))
                .map(part -> part.substring(3).replace("\\", ""))
                .findFirst()
                .orElse(all);
        String printable = common.replaceAll("\\p{C}", "?");
        return printable.length() > LONGEST_NAME ? printable.substring(0, LONGEST_NAME) + "..." : printable;
    }
}
