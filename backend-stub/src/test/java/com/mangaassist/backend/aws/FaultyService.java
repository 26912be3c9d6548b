package com.mangaassist.backend.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.backend.aws.faults.Fault;
import com.mangaassist.backend.aws.faults.FaultKind;
import com.mangaassist.backend.aws.protocol.SdkCall;
import com.mangaassist.services.json.Json;
import java.nio.file.Path;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** A service that fails when it is told to, and a stock client of it that does not try again. */
public final class FaultyService implements AutoCloseable {
  private final StandInFixture aws;
  private final SdkAutoCloseable client;
  private final String service;
  private final SdkCall call;

  private FaultyService(StandInFixture aws, SdkAutoCloseable client, String service, String sdk) {
    this.aws = aws;
    this.client = client;
    this.service = service;
    this.call = new SdkCall(client, sdk);
  }

  /**
   * Opens it.
   *
   * @param service its signing name
   * @param sdk the SDK's package of it
   */
  public static <
          B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkAutoCloseable>
      FaultyService open(Path folder, String service, String sdk, B builder) {
    StandInFixture aws = StandInFixture.saying(folder, "Hello.");
    C client =
        builder
            .endpointOverride(aws.endpoint())
            .region(Region.AP_NORTHEAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(StandInFixture.CREDENTIALS))
            .overrideConfiguration(o -> o.retryStrategy(r -> r.maxAttempts(1)))
            .httpClient(UrlConnectionHttpClient.create())
            .build();
    return new FaultyService(aws, client, service, sdk);
  }

  /** Orders the fault for the operation, and sees the client get this very error. */
  public void assertFails(
      String operation, FaultKind kind, Class<? extends AwsServiceException> error, int status)
      throws Exception {
    aws.standIns.faults().add(Fault.always(service, operation, kind));
    assertThat(call.refusal(operation, Json.object()))
        .hasValueSatisfying(
            failed -> {
              assertThat(failed).isInstanceOf(error);
              assertThat(failed.statusCode()).isEqualTo(status);
            });
  }

  /** No call fails any more. */
  public void clear() {
    aws.standIns.faults().clear();
  }

  @Override
  public void close() {
    client.close();
    aws.close();
  }
}
