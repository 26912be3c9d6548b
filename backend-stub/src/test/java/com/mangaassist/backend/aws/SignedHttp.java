package com.mangaassist.backend.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;

/** Sends bytes that no stock client would send, signed as a stock client signs. */
public final class SignedHttp implements AutoCloseable {
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI endpoint;
  private final String service;

  /** Signs for a service at an endpoint, with the fixture's key. */
  public SignedHttp(URI endpoint, String service) {
    this.endpoint = endpoint;
    this.service = service;
  }

  /** A Query request as the AWS CLI posts it. */
  public HttpResponse<String> form(String path, String form) {
    return form(path, form.getBytes(StandardCharsets.UTF_8));
  }

  /** The same with bytes that may be no text. */
  public HttpResponse<String> form(String path, byte[] form) {
    return send(
        "POST",
        path,
        Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"),
        form);
  }

  /** A request of an AWS JSON protocol. */
  public HttpResponse<String> json(String target, byte[] body) {
    return send(
        "POST",
        "/",
        Map.of("Content-Type", "application/x-amz-json-1.0", "X-Amz-Target", target),
        body);
  }

  /** Any request; {@code path} may have a query string. */
  public HttpResponse<String> send(
      String method, String path, Map<String, String> headers, byte[] body) {
    URI uri = URI.create(endpoint + path);
    SdkHttpRequest.Builder bare =
        SdkHttpRequest.builder().method(SdkHttpMethod.fromValue(method)).uri(uri);
    headers.forEach(bare::putHeader);
    SignedRequest signed =
        AwsV4HttpSigner.create()
            .sign(
                r ->
                    r.identity(StandInFixture.CREDENTIALS)
                        .request(bare.build())
                        .payload(() -> new ByteArrayInputStream(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "ap-northeast-1"));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.ofByteArray(body));
    signed
        .request()
        .headers()
        .forEach(
            (name, values) -> {
              if (!name.equalsIgnoreCase("host")) {
                values.forEach(value -> request.header(name, value));
              }
            });
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
