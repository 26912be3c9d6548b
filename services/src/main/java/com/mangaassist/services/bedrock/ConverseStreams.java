package com.mangaassist.services.bedrock;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SdkHttpContentPublisher;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.endpoints.BedrockRuntimeEndpointProvider;

/**
 * Bedrock's {@code ConverseStream} by the SDK's HTTP client, signer, endpoint rules and decoder of
 * messages, but not its client, which sets 2 MB aside for each stream. It asks once: whoever calls
 * decides whether the same model is asked again. Safe for many threads.
 */
public final class ConverseStreams {

  private static final String SIGNING_NAME = "bedrock";

  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final SdkAsyncHttpClient http;
  private final AwsCredentialsProvider credentials;
  private final String region;
  private final URI endpoint;

  /**
   * Remembers whom to ask; nothing is sent yet.
   *
   * @param http left open
   * @param endpoint null for AWS's own of the region
   */
  public ConverseStreams(
      SdkAsyncHttpClient http,
      AwsCredentialsProvider credentials,
      String region,
      @Nullable URI endpoint) {
    this.http = http;
    this.credentials = credentials;
    this.region = region;
    this.endpoint = endpoint == null ? ofRegion(region) : endpoint;
  }

  private static URI ofRegion(String region) {
    return BedrockRuntimeEndpointProvider.defaultProvider()
        .resolveEndpoint(parameters -> parameters.region(Region.of(region)))
        .join()
        .url();
  }

  /** Sends the call and returns at once, also when it cannot be sent: the listener hears of it. */
  public ConverseStream open(ConverseCall call, ConverseListener listener) {
    var reader = new StreamHandler(listener);
    try {
      byte[] body = call.body().getBytes(StandardCharsets.UTF_8);
      reader.follow(
          http.execute(
              AsyncExecuteRequest.builder()
                  .request(signed(call.modelId(), body))
                  .requestContentPublisher(new Body(body))
                  .responseHandler(reader)
                  .build()));
    } catch (RuntimeException e) {
      reader.onError(e);
    }
    return reader;
  }

  private SdkHttpRequest signed(String modelId, byte[] body) {
    String path =
        endpoint.getRawPath().replaceAll("/$", "")
            + "/model/"
            + URLEncoder.encode(modelId, StandardCharsets.UTF_8).replace("+", "%20")
            + "/converse-stream";
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(endpoint)
            .encodedPath(path)
            .putHeader("Content-Type", "application/json")
            .putHeader("Content-Length", Integer.toString(body.length))
            .putHeader("Accept", "application/vnd.amazon.eventstream")
            .build();
    var identity = credentials.resolveCredentials();
    return signer
        .sign(
            r ->
                r.identity(identity)
                    .request(request)
                    .payload(ContentStreamProvider.fromByteArray(body))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SIGNING_NAME)
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region))
        .request();
  }

  /** A body that is all there. */
  private static final class Body implements SdkHttpContentPublisher {

    private final byte[] bytes;

    Body(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public Optional<Long> contentLength() {
      return Optional.of((long) bytes.length);
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
      SdkPublisher.fromIterable(List.of(ByteBuffer.wrap(bytes))).subscribe(subscriber);
    }
  }
}
