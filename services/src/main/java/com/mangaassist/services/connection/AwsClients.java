package com.mangaassist.services.connection;

import com.mangaassist.services.bedrock.ConverseStreams;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.config.SdkAdvancedAsyncClientOption;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.appconfig.AppConfigAsyncClient;
import software.amazon.awssdk.services.appconfigdata.AppConfigDataAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeAsyncClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** The AWS SDK clients of one connection profile; they share one HTTP client. */
public final class AwsClients implements AutoCloseable {

  // One for all connections: it only cuts and hands on what comes, and under load fewer wake-ups
  // cost less than more processors would give.
  private final EventLoopGroup threads =
      new NioEventLoopGroup(1, new DefaultThreadFactory("aws-client", true));
  private final SdkAsyncHttpClient http;
  private final BedrockRuntimeAsyncClient bedrock;
  private final ConverseStreams conversations;
  private final EventBridgeAsyncClient eventBridge;
  private final SqsAsyncClient sqs;
  private final OnDemand<AppConfigAsyncClient> appConfig;
  private final OnDemand<AppConfigDataAsyncClient> appConfigData;
  private final OnDemand<CloudWatchAsyncClient> cloudWatch;
  private final OnDemand<DynamoDbAsyncClient> dynamoDb;

  /**
   * Makes the clients; nothing is sent yet.
   *
   * @param endpoint null for AWS's own endpoints of the region
   */
  public AwsClients(String region, @Nullable URI endpoint, AwsCredentialsProvider credentials) {
    http =
        NettyNioAsyncHttpClient.builder()
            .eventLoopGroup(SdkEventLoopGroup.create(threads, NioSocketChannel::new))
            .maxConcurrency(512)
            .connectionTimeout(Duration.ofSeconds(5))
            .readTimeout(Duration.ofSeconds(120))
            .build();
    bedrock =
        configure(BedrockRuntimeAsyncClient.builder(), region, endpoint, credentials)
            .httpClient(http)
            // What comes is handed on by the network's thread, which nobody holds up: one more hop
            // between threads would be felt.
            .asyncConfiguration(
                threads ->
                    threads.advancedOption(
                        SdkAdvancedAsyncClientOption.FUTURE_COMPLETION_EXECUTOR, Runnable::run))
            .build();
    conversations = new ConverseStreams(http, credentials, region, endpoint);
    eventBridge =
        configure(EventBridgeAsyncClient.builder(), region, endpoint, credentials)
            .httpClient(http)
            .build();
    sqs =
        configure(SqsAsyncClient.builder(), region, endpoint, credentials).httpClient(http).build();
    appConfig =
        new OnDemand<>(
            () ->
                configure(AppConfigAsyncClient.builder(), region, endpoint, credentials)
                    .httpClient(http)
                    .build());
    appConfigData =
        new OnDemand<>(
            () ->
                configure(AppConfigDataAsyncClient.builder(), region, endpoint, credentials)
                    .httpClient(http)
                    .build());
    cloudWatch =
        new OnDemand<>(
            () ->
                configure(CloudWatchAsyncClient.builder(), region, endpoint, credentials)
                    .httpClient(http)
                    .build());
    dynamoDb =
        new OnDemand<>(
            () ->
                configure(DynamoDbAsyncClient.builder(), region, endpoint, credentials)
                    .httpClient(http)
                    .build());
  }

  /** For flags and prompts as they are set up; made when first asked for. */
  public AppConfigAsyncClient appConfig() {
    return appConfig.get();
  }

  /** For flags and prompts as they are delivered; made when first asked for. */
  public AppConfigDataAsyncClient appConfigData() {
    return appConfigData.get();
  }

  /** For metrics; made when first asked for. */
  public CloudWatchAsyncClient cloudWatch() {
    return cloudWatch.get();
  }

  /** For orders on a real account; made when first asked for. */
  public DynamoDbAsyncClient dynamoDb() {
    return dynamoDb.get();
  }

  private static <B extends AwsClientBuilder<B, ?>> B configure(
      B builder, String region, @Nullable URI endpoint, AwsCredentialsProvider credentials) {
    builder.region(Region.of(region)).credentialsProvider(credentials);
    return endpoint == null ? builder : builder.endpointOverride(endpoint);
  }

  public BedrockRuntimeAsyncClient bedrock() {
    return bedrock;
  }

  /** Bedrock's models for answers as they are written. */
  public ConverseStreams conversations() {
    return conversations;
  }

  public EventBridgeAsyncClient eventBridge() {
    return eventBridge;
  }

  public SqsAsyncClient sqs() {
    return sqs;
  }

  @Override
  public void close() {
    appConfig.close();
    appConfigData.close();
    cloudWatch.close();
    dynamoDb.close();
    bedrock.close();
    eventBridge.close();
    sqs.close();
    http.close();
    // The SDK's own group waits two seconds for work that might still come; here only connections
    // may still be closing, of calls that were given up.
    threads.shutdownGracefully(100, 2_000, TimeUnit.MILLISECONDS).awaitUninterruptibly();
  }
}
