package com.mangaassist.app.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/** The bytes of a stock client's signed requests, to be sent again as they are. */
final class CapturedCalls implements ExecutionInterceptor {

  private final List<byte[]> requests = new ArrayList<>();

  /** What was captured so far. */
  List<byte[]> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    SdkHttpRequest request = context.httpRequest();
    URI uri = request.getUri();
    var text = new StringBuilder("POST ").append(uri.getRawPath()).append(" HTTP/1.1\r\n");
    request.forEachHeader(
        (name, values) -> {
          if (!name.equalsIgnoreCase("content-length")) {
            values.forEach(value -> text.append(name).append(": ").append(value).append("\r\n"));
          }
        });
    byte[] body = context.requestBody().map(CapturedCalls::bytes).orElse(new byte[0]);
    text.append("Content-Length: ").append(body.length).append("\r\n\r\n");
    var whole = new ByteArrayOutputStream();
    whole.writeBytes(text.toString().getBytes(StandardCharsets.ISO_8859_1));
    whole.writeBytes(body);
    requests.add(whole.toByteArray());
  }

  private static byte[] bytes(software.amazon.awssdk.core.sync.RequestBody body) {
    try (var stream = body.contentStreamProvider().newStream()) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
