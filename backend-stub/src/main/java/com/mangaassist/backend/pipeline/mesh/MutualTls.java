package com.mangaassist.backend.pipeline.mesh;

import com.mangaassist.backend.pipeline.mesh.Identity.Role;
import com.mangaassist.services.files.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The two sides' certificates, each of which the other one alone trusts: no authority could give
 * anybody else one. Kept in the folder {@code mesh} of the data folder, readable by its owner only,
 * made at the first start and anew when a third of their time is left.
 */
public final class MutualTls {

  private static final Logger LOG = LoggerFactory.getLogger(MutualTls.class);
  private static final String FOLDER = "mesh";
  private static final Duration VALID = Duration.ofDays(398);
  private static final Duration ANEW_BEFORE_END = VALID.dividedBy(3);

  /** A clock of another machine may be a little behind. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private final Identity gateway;
  private final Identity orchestrator;

  private MutualTls(Identity gateway, Identity orchestrator) {
    this.gateway = gateway;
    this.orchestrator = orchestrator;
  }

  /**
   * Those of a data folder, made when they are not there.
   *
   * @param hosts where orchestrators are
   * @throws IOException if they can be neither read nor made; the message is for people
   */
  public static MutualTls of(Path dataFolder, Collection<String> hosts, Clock clock)
      throws IOException {
    Path folder = dataFolder.resolve(FOLDER);
    PrivateFiles.createFolders(folder);
    Set<String> named = new TreeSet<>(hosts);
    try {
      return new MutualTls(
          identity(folder, Role.GATEWAY, named, clock.instant()),
          identity(folder, Role.ORCHESTRATOR, named, clock.instant()));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException(
          "The certificates in " + folder + " cannot be used: " + e.getMessage(), e);
    }
  }

  private static Identity identity(Path folder, Role role, Set<String> hosts, Instant now)
      throws IOException, GeneralSecurityException {
    Path keyFile = folder.resolve(role.fileName() + ".key");
    Path certificateFile = folder.resolve(role.fileName() + ".pem");
    if (Files.exists(keyFile) && Files.exists(certificateFile)) {
      var kept =
          new Identity(
              key(unarmored(Files.readString(keyFile))),
              Identity.read(unarmored(Files.readString(certificateFile))));
      if (fits(kept.certificate(), hosts, now)) {
        return kept;
      }
    }
    Identity made = Identity.create(role, hosts, now.minus(SKEW), now.plus(VALID));
    PrivateFiles.write(keyFile, armored("PRIVATE KEY", made.key().getEncoded()));
    PrivateFiles.write(certificateFile, armored("CERTIFICATE", made.certificate().getEncoded()));
    LOG.info("The {} has a new certificate, until {}", role.fileName(), now.plus(VALID));
    return made;
  }

  private static boolean fits(X509Certificate certificate, Set<String> hosts, Instant now)
      throws GeneralSecurityException {
    Set<String> named = new TreeSet<>();
    Collection<List<?>> names = certificate.getSubjectAlternativeNames();
    if (names != null) {
      names.forEach(name -> named.add(String.valueOf(name.get(1))));
    }
    return named.containsAll(hosts)
        && now.isBefore(certificate.getNotAfter().toInstant().minus(ANEW_BEFORE_END));
  }

  private static PrivateKey key(byte[] encoded) throws GeneralSecurityException {
    return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
  }

  private static String armored(String what, byte[] encoded) {
    String lines =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(encoded);
    return "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n";
  }

  private static byte[] unarmored(String text) {
    String lines = text.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    return Base64.getDecoder().decode(lines);
  }

  /** The gateway's side: shows its own certificate and trusts the orchestrator's. */
  public SSLContext forGateway() {
    return context(gateway, orchestrator);
  }

  /** The orchestrator's side. */
  public SSLContext forOrchestrator() {
    return context(orchestrator, gateway);
  }

  private static SSLContext context(Identity own, Identity other) {
    try {
      char[] inMemory = "it never leaves the memory".toCharArray();
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(null, inMemory);
      keys.setKeyEntry("own", own.key(), inMemory, new X509Certificate[] {own.certificate()});
      var keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keyManagers.init(keys, inMemory);
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, inMemory);
      trusted.setCertificateEntry("other", other.certificate());
      var trustManagers = TrustManagerFactory.getInstance("PKIX");
      trustManagers.init(trusted);
      SSLContext context = SSLContext.getInstance("TLSv1.3");
      context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("every JDK has TLS 1.3", e);
    }
  }
}
