package com.mangaassist.app.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.services.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/** AppConfig and AppConfigData by plain HTTP, signed by the SDK's signer. */
final class SignedRest {

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI endpoint;
  private final String region;
  private final AwsBasicCredentials credentials;

  SignedRest(URI endpoint, String region, AwsBasicCredentials credentials) {
    this.endpoint = endpoint;
    this.region = region;
    this.credentials = credentials;
  }

  /**
   * The answer of a call that creates something.
   *
   * @throws IOException also when it was refused
   */
  JsonNode post(String path, String json) throws IOException, InterruptedException {
    HttpResponse<String> answer = send(SdkHttpMethod.POST, path, json);
    if (answer.statusCode() != 201) {
      throw new IOException(path + " was refused: " + answer.body());
    }
    return Json.parse(answer.body());
  }

  /** The status of {@code GetLatestConfiguration}. */
  int configuration(String token) throws IOException, InterruptedException {
    String query =
        "/configuration?configuration_token=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
    return send(SdkHttpMethod.GET, query, "").statusCode();
  }

  private HttpResponse<String> send(SdkHttpMethod method, String path, String body)
      throws IOException, InterruptedException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    URI uri = endpoint.resolve(path);
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(method)
            .uri(uri)
            .putHeader("Content-Type", "application/json")
            .build();
    SdkHttpRequest signed =
        AwsV4HttpSigner.create()
            .sign(
                r ->
                    r.identity(credentials)
                        .request(request)
                        .payload(ContentStreamProvider.fromByteArray(bytes))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "appconfig")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region))
            .request();
    HttpRequest.Builder sent =
        HttpRequest.newBuilder(uri)
            .method(method.name(), HttpRequest.BodyPublishers.ofByteArray(bytes));
    signed.forEachHeader(
        (name, values) -> {
          // The client writes the host itself.
          if (!name.equalsIgnoreCase("host")) {
            values.forEach(value -> sent.header(name, value));
          }
        });
    return http.send(sent.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
  }
}
