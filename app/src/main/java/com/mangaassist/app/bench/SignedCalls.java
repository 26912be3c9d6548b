package com.mangaassist.app.bench;

import com.mangaassist.services.connection.ConnectionFile;
import com.mangaassist.services.json.Json;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/**
 * Calls of {@code PutEvents} as bytes, signed by the SDK's signer. They are made before the clock
 * runs and are good for five minutes, so that what is measured is the server.
 */
final class SignedCalls {

  private SignedCalls() {}

  /** One call. */
  static byte[] putEvents(ConnectionFile at, List<PutEventsRequestEntry> entries) {
    List<Map<String, String>> list = new ArrayList<>();
    for (PutEventsRequestEntry entry : entries) {
      Map<String, String> members = new LinkedHashMap<>();
      members.put("Source", entry.source());
      members.put("DetailType", entry.detailType());
      members.put("Detail", entry.detail());
      members.put("EventBusName", entry.eventBusName());
      list.add(members);
    }
    byte[] body = Json.writeBytes(Map.of("Entries", list));
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(URI.create(String.valueOf(at.awsEndpoint())).resolve("/"))
            .putHeader("Content-Type", "application/x-amz-json-1.1")
            .putHeader("X-Amz-Target", "AWSEvents.PutEvents")
            .build();
    SignedRequest signed =
        AwsV4HttpSigner.create()
            .sign(
                r ->
                    r.identity(
                            AwsCredentialsIdentity.create(
                                String.valueOf(at.accessKeyId()),
                                String.valueOf(at.secretAccessKey())))
                        .request(request)
                        .payload(ContentStreamProvider.fromByteArray(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "events")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, at.region()));
    return bytes(signed.request(), body);
  }

  /** The same call for a server on another port, which does not look at the signature. */
  static byte[] readdressed(byte[] call, int from, int to) {
    // One char a byte: the body stays as it is.
    return new String(call, StandardCharsets.ISO_8859_1)
        .replace("127.0.0.1:" + from, "127.0.0.1:" + to)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] bytes(SdkHttpRequest request, byte[] body) {
    var text = new StringBuilder("POST / HTTP/1.1\r\n");
    request.forEachHeader(
        (name, values) -> values.forEach(value -> text.append(name + ": " + value + "\r\n")));
    text.append("Content-Length: ").append(body.length).append("\r\n\r\n");
    var whole = new ByteArrayOutputStream();
    whole.writeBytes(text.toString().getBytes(StandardCharsets.ISO_8859_1));
    whole.writeBytes(body);
    return whole.toByteArray();
  }
}
