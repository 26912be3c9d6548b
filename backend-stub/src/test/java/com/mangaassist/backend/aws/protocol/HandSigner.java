package com.mangaassist.backend.aws.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs by hand as Python's client does: without x-amz-content-sha256. */
final class HandSigner {
  private HandSigner() {}

  /**
   * The Authorization header of a POST.
   *
   * @param stamp the time of the signature, such as {@code 20260301T120000Z}
   * @param headers what is signed, by names in lower case
   * @param signed the list of names that is signed
   * @param told the list of names that the header says
   */
  static String authorization(
      String path,
      String service,
      String stamp,
      String secret,
      String body,
      Map<String, String> headers,
      String signed,
      String told)
      throws Exception {
    return authorization(
        "ap-northeast-1", path, service, stamp, secret, body, headers, signed, told);
  }

  /** The same for another region. */
  static String authorization(
      String region,
      String path,
      String service,
      String stamp,
      String secret,
      String body,
      Map<String, String> headers,
      String signed,
      String told)
      throws Exception {
    StringBuilder lines = new StringBuilder();
    new TreeMap<>(headers)
        .forEach((name, value) -> lines.append(name).append(':').append(value).append('\n'));
    String canonical =
        String.join(
            "\n", "POST", path.replace("%", "%25"), "", lines.toString(), signed, sha256(body));
    String scope = stamp.substring(0, 8) + "/" + region + "/" + service + "/aws4_request";
    String toSign = String.join("\n", "AWS4-HMAC-SHA256", stamp, scope, sha256(canonical));
    byte[] key = ("AWS4" + secret).getBytes(UTF_8);
    for (String part : scope.split("/", -1)) {
      key = hmac(key, part);
    }
    return "AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE/"
        + scope
        + ", SignedHeaders="
        + told
        + ", Signature="
        + HexFormat.of().formatHex(hmac(key, toSign));
  }

  private static String sha256(String text) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
  }

  private static byte[] hmac(byte[] key, String text) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(UTF_8));
  }
}
