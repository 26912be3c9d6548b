package com.mangaassist.backend.aws.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.backend.aws.SharedThreads;
import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.services.models.ModelCatalog;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;
import software.amazon.awssdk.http.async.SdkHttpContentPublisher;

/** HTTP/2 has an authority and no host: JavaScript's Bedrock client signs it by that name. */
class AuthoritySignatureTest {
  private static final String STAMP = "20260301T120000Z";
  private static final String PATH =
      "/model/" + ModelCatalog.HAIKU.replace(":", "%3A") + "/converse";
  private static final String BODY =
      "{\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"Hi\"}]}]}";

  @TempDir Path dataDir;
  private StandInFixture aws;

  @BeforeEach
  void start() {
    aws =
        StandInFixture.at(
            dataDir, Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC));
  }

  @AfterEach
  void stop() {
    aws.close();
  }

  @Test
  void takesASignedAuthority() throws Exception {
    assertThat(statusByHttp2(authorization("127.0.0.1:" + aws.endpoint().getPort())))
        .isEqualTo(200);
  }

  @Test
  void refusesAnAuthorityThatWasNotTheOneSigned() throws Exception {
    assertThat(statusByHttp2(authorization("bedrock-runtime.example"))).isEqualTo(403);
  }

  @Test
  void refusesASignedAuthorityThatHttp1DoesNotHave() throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(aws.endpoint() + PATH))
              .version(HttpClient.Version.HTTP_1_1)
              .header("X-Amz-Date", STAMP)
              .header("Authorization", authorization("127.0.0.1:" + aws.endpoint().getPort()))
              .POST(BodyPublishers.ofString(BODY))
              .build();
      assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
    }
  }

  private static String authorization(String authority) throws Exception {
    String signed = ":authority;x-amz-date";
    return HandSigner.authorization(
        PATH,
        "bedrock",
        STAMP,
        StandInFixture.CREDENTIALS.secretAccessKey(),
        BODY,
        Map.of(":authority", authority, "x-amz-date", STAMP),
        signed,
        signed);
  }

  private int statusByHttp2(String authorization) throws Exception {
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(aws.endpoint())
            .encodedPath(PATH)
            .putHeader("X-Amz-Date", STAMP)
            .putHeader("Content-Type", "application/json")
            .putHeader("Content-Length", Integer.toString(BODY.getBytes(UTF_8).length))
            .putHeader("Authorization", authorization)
            .build();
    Answer answer = new Answer();
    try (SdkAsyncHttpClient netty = SharedThreads.http().protocol(Protocol.HTTP2).build()) {
      netty
          .execute(
              AsyncExecuteRequest.builder()
                  .request(request)
                  .requestContentPublisher(new Content(AsyncRequestBody.fromString(BODY)))
                  .responseHandler(answer)
                  .build())
          .get(60, TimeUnit.SECONDS);
    }
    return answer.status.get(60, TimeUnit.SECONDS);
  }

  /** The body as the HTTP client wants it. */
  private record Content(AsyncRequestBody body) implements SdkHttpContentPublisher {
    @Override
    public Optional<Long> contentLength() {
      return body.contentLength();
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
      body.subscribe(subscriber);
    }
  }

  /** The status of an answer, whose body is let go. */
  private static final class Answer implements SdkAsyncHttpResponseHandler {
    private final CompletableFuture<Integer> status = new CompletableFuture<>();

    @Override
    public void onHeaders(SdkHttpResponse headers) {
      status.complete(headers.statusCode());
    }

    @Override
    public void onStream(Publisher<ByteBuffer> stream) {
      var _ = SdkPublisher.adapt(stream).subscribe(bytes -> {});
    }

    @Override
    public void onError(Throwable error) {
      status.completeExceptionally(error);
    }
  }
}
