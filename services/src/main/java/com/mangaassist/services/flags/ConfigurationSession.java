package com.mangaassist.services.flags;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.appconfigdata.AppConfigDataAsyncClient;
import software.amazon.awssdk.services.appconfigdata.model.GetLatestConfigurationResponse;

/**
 * Reads one configuration through AppConfigData, in one session after the other. For one thread.
 */
public final class ConfigurationSession {

  private final Supplier<AppConfigDataAsyncClient> client;
  private final ConfigurationSource source;
  private final Duration interval;
  private @Nullable String token;

  /**
   * Nothing is asked yet.
   *
   * @param client asked for at each call
   * @param interval the least time between two polls, whole seconds, 15 or more
   */
  public ConfigurationSession(
      Supplier<AppConfigDataAsyncClient> client, ConfigurationSource source, Duration interval) {
    this.client = client;
    this.source = source;
    this.interval = interval;
  }

  /**
   * Asks for the configuration. After a failure the next call begins a new session, which may ask
   * at once.
   *
   * @return the content, if it is another one than at the call before in this session; empty also
   *     where a first deployment has not reached this session yet
   * @throws CompletionException why it could not be read
   */
  public Optional<String> poll() throws InterruptedException {
    String spent = token == null ? begin() : token;
    token = null; // a token works once, whatever comes of the call
    GetLatestConfigurationResponse answer =
        Awaited.of(client.get().getLatestConfiguration(r -> r.configurationToken(spent)));
    token = answer.nextPollConfigurationToken();
    String content = answer.configuration().asUtf8String();
    return content.isEmpty() ? Optional.empty() : Optional.of(content);
  }

  private String begin() throws InterruptedException {
    return Awaited.of(
            client
                .get()
                .startConfigurationSession(
                    r ->
                        r.applicationIdentifier(source.application())
                            .environmentIdentifier(source.environment())
                            .configurationProfileIdentifier(source.profile())
                            .requiredMinimumPollIntervalInSeconds((int) interval.toSeconds())))
        .initialConfigurationToken();
  }

  /** The next call begins a new session: it may ask at once, and gets the content in any case. */
  public void renew() {
    token = null;
  }
}
