package com.mangaassist.services.flags;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.appconfig.AppConfigAsyncClient;
import software.amazon.awssdk.services.appconfig.model.ConfigurationProfileSummary;
import software.amazon.awssdk.services.appconfig.model.DeploymentState;
import software.amazon.awssdk.services.appconfig.model.ReplicateTo;

/**
 * Makes an application with its environment and hosted configurations where they are missing; what
 * is there is left as it is. Blocks the calling (virtual) thread.
 */
public final class ConfigurationSeed {
  /** Type of a profile of feature flags. */
  public static final String FLAGS = "AWS.AppConfig.FeatureFlags";

  /** Type of a profile with any content. */
  public static final String FREEFORM = "AWS.Freeform";

  private static final String AT_ONCE = "MangaAssist.AtOnce";
  private static final int LOOKS = 100;
  private static final long PAUSE_MS = 100;

  private final AppConfigAsyncClient client;

  /** Through that client. */
  public ConfigurationSeed(AppConfigAsyncClient client) {
    this.client = client;
  }

  /** The first content of a profile. */
  public record Content(String profile, String type, String json) {}

  /**
   * Plants what is missing.
   *
   * @return where each content can be read, by id, in the same order
   * @throws java.util.concurrent.CompletionException what AWS said against it
   */
  public List<ConfigurationSource> plant(
      String application, String environment, List<Content> contents) {
    String app = application(application);
    String env = environment(app, environment);
    return contents.stream()
        .map(content -> new ConfigurationSource(app, env, profile(app, env, content)))
        .toList();
  }

  private String application(String name) {
    return client.listApplications(r -> r.maxResults(50)).join().items().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .map(one -> one.id())
        .orElseGet(() -> client.createApplication(r -> r.name(name)).join().id());
  }

  private String environment(String app, String name) {
    return client.listEnvironments(r -> r.applicationId(app).maxResults(50)).join().items().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .map(one -> one.id())
        .orElseGet(
            () -> client.createEnvironment(r -> r.applicationId(app).name(name)).join().id());
  }

  private String profile(String app, String env, Content content) {
    Optional<ConfigurationProfileSummary> known =
        client
            .listConfigurationProfiles(r -> r.applicationId(app).maxResults(50))
            .join()
            .items()
            .stream()
            .filter(one -> one.name().equals(content.profile()))
            .findFirst();
    String profile = known.map(ConfigurationProfileSummary::id).orElseGet(() -> made(app, content));
    boolean deployed =
        client
            .listDeployments(r -> r.applicationId(app).environmentId(env).maxResults(50))
            .join()
            .items()
            .stream()
            .anyMatch(one -> content.profile().equals(one.configurationName()));
    if (!deployed) {
      deploy(app, env, profile, version(app, profile, content));
    }
    return profile;
  }

  private String made(String app, Content content) {
    return client
        .createConfigurationProfile(
            r ->
                r.applicationId(app)
                    .name(content.profile())
                    .locationUri("hosted")
                    .type(content.type()))
        .join()
        .id();
  }

  private String version(String app, String profile, Content content) {
    var versions =
        client
            .listHostedConfigurationVersions(
                r -> r.applicationId(app).configurationProfileId(profile).maxResults(50))
            .join()
            .items();
    int number =
        versions.isEmpty()
            ? client
                .createHostedConfigurationVersion(
                    r ->
                        r.applicationId(app)
                            .configurationProfileId(profile)
                            .contentType("application/json")
                            .content(SdkBytes.fromUtf8String(content.json())))
                .join()
                .versionNumber()
            : versions.getFirst().versionNumber();
    return Integer.toString(number);
  }

  /** An environment takes one deployment at a time, so this waits for its end. */
  private void deploy(String app, String env, String profile, String version) {
    String strategy = strategy();
    int number =
        client
            .startDeployment(
                r ->
                    r.applicationId(app)
                        .environmentId(env)
                        .configurationProfileId(profile)
                        .configurationVersion(version)
                        .deploymentStrategyId(strategy))
            .join()
            .deploymentNumber();
    for (int look = 0; look < LOOKS; look++) {
      DeploymentState state =
          client
              .getDeployment(r -> r.applicationId(app).environmentId(env).deploymentNumber(number))
              .join()
              .state();
      if (state == DeploymentState.COMPLETE) {
        return;
      }
      try {
        Thread.sleep(PAUSE_MS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private String strategy() {
    return client.listDeploymentStrategies(r -> r.maxResults(50)).join().items().stream()
        .filter(one -> one.name().equals(AT_ONCE))
        .findFirst()
        .map(one -> one.id())
        .orElseGet(
            () ->
                client
                    .createDeploymentStrategy(
                        r ->
                            r.name(AT_ONCE)
                                .deploymentDurationInMinutes(0)
                                .finalBakeTimeInMinutes(0)
                                .growthFactor(100f)
                                .replicateTo(ReplicateTo.NONE))
                    .join()
                    .id());
  }
}
