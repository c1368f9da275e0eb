package dev.vmxscope.core.signature;

import dev.vmxscope.core.bytes.BadBytesException;
import dev.vmxscope.core.text.Message;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.ProviderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The PKCS #7 SignedData of an Authenticode signature, taken apart. Source: RFC 2315; Microsoft, "Windows Authenticode
 * Portable Executable Signature Format".
 *
 * @param digestAlgorithm of the image, {@code SHA-256}; empty for one that is not known here
 * @param digest of the image
 * @param content what the signer's attribute messageDigest is the digest of
 * @param certificates all that the file carries
 * @param signer the first signer
 */
record SignedImage(
        Optional<String> digestAlgorithm, Der digest, Der content, List<X509Certificate> certificates, Signer signer) {
    private static final String SIGNED_DATA = "1.2.840.113549.1.7.2";
    private static final String INDIRECT_DATA = "1.3.6.1.4.1.311.2.1.4";
    private static final String MESSAGE_DIGEST = "1.2.840.113549.1.9.4";
    private static final Map<String, String> DIGESTS = Map.of(
            "1.3.14.3.2.26", "SHA-1",
            "2.16.840.1.101.3.4.2.1", "SHA-256",
            "2.16.840.1.101.3.4.2.2", "SHA-384",
            "2.16.840.1.101.3.4.2.3", "SHA-512");
    private static final int MOST_CERTIFICATES = 16;
    private static final int LONGEST_CHAIN = 8;
    private static final int ATTRIBUTES = 3;

    /** Keeps the list unmodifiable. */
    SignedImage {
        certificates = List.copyOf(certificates);
    }

    /**
     * One signer.
     *
     * @param issuer the name of the authority that issued the certificate, in DER
     * @param serial the certificate's number, in DER
     * @param digestAlgorithm empty for one that is not known here
     * @param attributes what the signature stands over
     * @param messageDigest the digest of the content, as the signer says
     * @param signature over the attributes
     */
    record Signer(
            Der issuer,
            Der serial,
            Optional<String> digestAlgorithm,
            Der attributes,
            Der messageDigest,
            Der signature) {}

    /** Takes it apart. */
    static SignedImage read(byte[] pkcs7) throws BadBytesException {
        Der info = Der.read(pkcs7).as(Der.SEQUENCE);
        if (!info.child(0).oid().equals(SIGNED_DATA)) {
            throw new BadBytesException(Message.of("signature.kind"), 0);
        }
        List<Der> data =
                info.child(1).as(Der.CONTEXT_0).child(0).as(Der.SEQUENCE).children();
        if (data.size() < 4 || !data.get(2).child(0).oid().equals(INDIRECT_DATA)) {
            throw new BadBytesException(Message.of("signature.kind"), 0);
        }
        Der content = data.get(2).child(1).as(Der.CONTEXT_0).child(0).as(Der.SEQUENCE);
        Der digest = content.child(1).as(Der.SEQUENCE);
        Der signers = data.get(data.size() - 1).as(Der.SET);
        return new SignedImage(
                digestName(digest.child(0)),
                digest.child(1).as(Der.OCTETS),
                content,
                certificates(data.get(3)),
                signer(signers.child(0).as(Der.SEQUENCE)));
    }

    private static Optional<String> digestName(Der algorithm) throws BadBytesException {
        return Optional.ofNullable(
                DIGESTS.get(algorithm.as(Der.SEQUENCE).child(0).oid()));
    }

    private static List<X509Certificate> certificates(Der bag) throws BadBytesException {
        List<X509Certificate> certificates = new ArrayList<>();
        if (bag.tag() != Der.CONTEXT_0) {
            return certificates;
        }
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (Der one : bag.children()) {
                if (certificates.size() == MOST_CERTIFICATES) {
                    throw new BadBytesException(Message.of("signature.certificates", MOST_CERTIFICATES), 0);
                }
                if (one.tag() == Der.SEQUENCE
                        && factory.generateCertificate(new ByteArrayInputStream(one.whole()))
                                instanceof X509Certificate certificate) {
                    certificates.add(certificate);
                }
            }
        } catch (CertificateException e) {
            throw new BadBytesException(Message.of("signature.certificate"), 0);
        }
        return certificates;
    }

    private static Signer signer(Der info) throws BadBytesException {
        Der identity = info.child(1).as(Der.SEQUENCE);
        Der attributes = info.child(ATTRIBUTES).as(Der.CONTEXT_0);
        for (Der attribute : attributes.children()) {
            if (attribute.as(Der.SEQUENCE).child(0).oid().equals(MESSAGE_DIGEST)) {
                return new Signer(
                        identity.child(0).as(Der.SEQUENCE),
                        identity.child(1).as(Der.INTEGER),
                        digestName(info.child(2)),
                        attributes,
                        attribute.child(1).as(Der.SET).child(0).as(Der.OCTETS),
                        info.child(ATTRIBUTES + 2).as(Der.OCTETS));
            }
        }
        throw new BadBytesException(Message.of("signature.kind"), 0);
    }

    /** The signer's certificate, if the file has it. */
    Optional<X509Certificate> signerCertificate() {
        return certificates.stream()
                .filter(one -> Arrays.equals(
                                one.getIssuerX500Principal().getEncoded(),
                                signer.issuer().whole())
                        && Arrays.equals(
                                one.getSerialNumber().toByteArray(),
                                signer.serial().value()))
                .findFirst();
    }

    /** The certificates from the signer's own up, each issued by the one after it, as far as the file has them. */
    List<X509Certificate> chain(X509Certificate leaf) {
        List<X509Certificate> chain = new ArrayList<>(List.of(leaf));
        Optional<X509Certificate> next = issuer(leaf);
        while (next.isPresent() && !chain.contains(next.get()) && chain.size() < LONGEST_CHAIN) {
            chain.add(next.get());
            next = issuer(next.get());
        }
        return chain;
    }

    private Optional<X509Certificate> issuer(X509Certificate of) {
        return certificates.stream()
                .filter(one -> one.getSubjectX500Principal().equals(of.getIssuerX500Principal()) && issued(one, of))
                .findFirst();
    }

    /** Only keys of RSA are tried: Java bounds their length, and so the time that a key out of a file can cost. */
    private static boolean issued(X509Certificate issuer, X509Certificate subject) {
        if (!issuer.getPublicKey().getAlgorithm().equals("RSA")) {
            return false;
        }
        try {
            subject.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException | ProviderException e) {
            return false;
        }
    }
}
