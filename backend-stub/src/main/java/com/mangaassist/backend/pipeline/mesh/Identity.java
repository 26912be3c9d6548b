package com.mangaassist.backend.pipeline.mesh;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Who somebody in the mesh is: a key and the certificate of it, signed by itself, since each side
 * knows the other's beforehand. P-256 and ECDSA with SHA-256.
 */
record Identity(PrivateKey key, X509Certificate certificate) {

  /** What the other side lets somebody be. */
  enum Role {
    /** The gateway, which calls. */
    GATEWAY("1.3.6.1.5.5.7.3.2"),
    /** The orchestrator, which is called. */
    ORCHESTRATOR("1.3.6.1.5.5.7.3.1");

    private final String usage;

    Role(String usage) {
      this.usage = usage;
    }

    String fileName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final String SIGNED = "1.2.840.10045.4.3.2";
  private static final String COMMON_NAME = "2.5.4.3";
  private static final String NAMES = "2.5.29.17";
  private static final String EXTENDED_USAGE = "2.5.29.37";
  private static final String BASIC_CONSTRAINTS = "2.5.29.19";
  private static final int DNS_NAME = 2;
  private static final int ADDRESS = 7;

  /** A new one. */
  static Identity create(Role role, Collection<String> hosts, Instant from, Instant to)
      throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair pair = generator.generateKeyPair();
    byte[] name = name("MangaAssist mesh " + role.fileName());
    byte[] algorithm = Der.sequence(Der.object(SIGNED));
    byte[] certified =
        Der.sequence(
            Der.explicit(0, Der.integer(BigInteger.TWO)), // version 3
            Der.integer(new BigInteger(127, new SecureRandom()).setBit(126)),
            algorithm,
            name,
            Der.sequence(Der.time(from), Der.time(to)),
            name,
            pair.getPublic().getEncoded(),
            Der.explicit(3, Der.sequence(extensions(role, hosts))));
    var signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(pair.getPrivate());
    signature.update(certified);
    byte[] whole = Der.sequence(certified, algorithm, Der.bits(signature.sign()));
    return new Identity(pair.getPrivate(), read(whole));
  }

  static X509Certificate read(byte[] encoded) throws GeneralSecurityException {
    var factory = CertificateFactory.getInstance("X.509");
    return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(encoded));
  }

  private static byte[] name(String common) {
    return Der.sequence(Der.set(Der.sequence(Der.object(COMMON_NAME), Der.utf8(common))));
  }

  private static byte[][] extensions(Role role, Collection<String> hosts) {
    List<byte[]> names = new ArrayList<>();
    for (String host : hosts) {
      names.add(
          isAddress(host)
              ? Der.implicit(ADDRESS, InetAddress.ofLiteral(host).getAddress())
              : Der.implicit(DNS_NAME, host.getBytes(StandardCharsets.US_ASCII)));
    }
    return new byte[][] {
      extension(BASIC_CONSTRAINTS, Der.sequence()),
      extension(EXTENDED_USAGE, Der.sequence(Der.object(role.usage))),
      extension(NAMES, Der.sequence(names.toArray(byte[][]::new)))
    };
  }

  private static boolean isAddress(String host) {
    return host.indexOf(':') >= 0 || host.chars().allMatch(c -> c == '.' || Character.isDigit(c));
  }

  private static byte[] extension(String id, byte[] content) {
    return Der.sequence(Der.object(id), Der.octets(content));
  }
}
