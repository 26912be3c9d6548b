package com.mangaassist.services.flags;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.appconfig.AppConfigAsyncClient;
import software.amazon.awssdk.services.appconfig.model.Application;
import software.amazon.awssdk.services.appconfig.model.ConfigurationProfileSummary;
import software.amazon.awssdk.services.appconfig.model.DeploymentState;
import software.amazon.awssdk.services.appconfig.model.DeploymentStrategy;
import software.amazon.awssdk.services.appconfig.model.DeploymentSummary;
import software.amazon.awssdk.services.appconfig.model.Environment;
import software.amazon.awssdk.services.appconfig.model.HostedConfigurationVersionSummary;
import software.amazon.awssdk.services.appconfig.model.ReplicateTo;
import software.amazon.awssdk.services.appconfig.model.ResourceNotFoundException;

/**
 * Makes an application with its environment and hosted configurations where they are missing, and
 * deploys each once; what is there is left as it is, but for what an earlier release planted and
 * nobody has changed since. May be repeated after a failure: an environment takes one deployment at
 * a time and refuses the second one meanwhile.
 */
public final class ConfigurationSeed {

  /** Type of a profile of feature flags. */
  public static final String FLAGS = "AWS.AppConfig.FeatureFlags";

  /** Type of a profile with any content. */
  public static final String FREEFORM = "AWS.Freeform";

  /** The strategy of deployments that are there for everybody at once and do not bake. */
  public static final String AT_ONCE = "MangaAssist.AtOnce";

  private static final int PAGE = 50;

  private final Supplier<AppConfigAsyncClient> client;

  /** Through that client. */
  public ConfigurationSeed(Supplier<AppConfigAsyncClient> client) {
    this.client = client;
  }

  /**
   * The first content of a profile.
   *
   * @param profile its name
   * @param type {@link #FLAGS} or {@link #FREEFORM}
   * @param json what is planted
   * @param outdated true for what an earlier release planted: this takes its place
   */
  public record Content(String profile, String type, String json, Predicate<String> outdated) {}

  /**
   * Plants what is missing, on the calling thread.
   *
   * @throws CompletionException what AWS said against it
   */
  public void plant(String application, String environment, List<Content> contents)
      throws InterruptedException {
    String app = application(application);
    String env = environment(app, environment);
    for (Content content : contents) {
      String profile = profile(app, content);
      Optional<DeploymentSummary> last = lastDeployment(app, env, content.profile());
      if (last.isEmpty()) {
        Optional<Integer> version = newest(app, profile);
        deploy(
            app, env, profile, version.isPresent() ? version.get() : create(app, profile, content));
      } else if (last.get().state() == DeploymentState.COMPLETE) {
        supersede(app, env, profile, content, last.get().configurationVersion());
      }
    }
  }

  private String application(String name) throws InterruptedException {
    String next = null;
    do {
      String from = next;
      var page = Awaited.of(client.get().listApplications(r -> r.maxResults(PAGE).nextToken(from)));
      Optional<Application> found =
          page.items().stream().filter(one -> one.name().equals(name)).findFirst();
      if (found.isPresent()) {
        return found.get().id();
      }
      next = page.nextToken();
    } while (next != null);
    return Awaited.of(client.get().createApplication(r -> r.name(name))).id();
  }

  private String environment(String app, String name) throws InterruptedException {
    Optional<Environment> found =
        Awaited.of(client.get().listEnvironments(r -> r.applicationId(app).maxResults(PAGE)))
            .items()
            .stream()
            .filter(one -> one.name().equals(name))
            .findFirst();
    return found.isPresent()
        ? found.get().id()
        : Awaited.of(client.get().createEnvironment(r -> r.applicationId(app).name(name))).id();
  }

  private String profile(String app, Content content) throws InterruptedException {
    String next = null;
    do {
      String from = next;
      var page =
          Awaited.of(
              client
                  .get()
                  .listConfigurationProfiles(
                      r -> r.applicationId(app).maxResults(PAGE).nextToken(from)));
      Optional<ConfigurationProfileSummary> found =
          page.items().stream().filter(one -> one.name().equals(content.profile())).findFirst();
      if (found.isPresent()) {
        return found.get().id();
      }
      next = page.nextToken();
    } while (next != null);
    return Awaited.of(
            client
                .get()
                .createConfigurationProfile(
                    r ->
                        r.applicationId(app)
                            .name(content.profile())
                            .locationUri("hosted")
                            .type(content.type())))
        .id();
  }

  private Optional<DeploymentSummary> lastDeployment(String app, String env, String profile)
      throws InterruptedException {
    Optional<DeploymentSummary> last = Optional.empty();
    String next = null;
    do {
      String from = next;
      var page =
          Awaited.of(
              client
                  .get()
                  .listDeployments(
                      r ->
                          r.applicationId(app)
                              .environmentId(env)
                              .maxResults(PAGE)
                              .nextToken(from)));
      last =
          Stream.concat(last.stream(), page.items().stream())
              .filter(one -> profile.equals(one.configurationName()))
              .max(Comparator.comparing(DeploymentSummary::deploymentNumber));
      next = page.nextToken();
    } while (next != null);
    return last;
  }

  /** Puts the content in the place of an outdated one; never of a version that is somebody's. */
  private void supersede(String app, String env, String profile, Content content, String deployed)
      throws InterruptedException {
    Optional<Integer> newest = newest(app, profile);
    if (newest.isEmpty()
        || !deployed.chars().allMatch(Character::isDigit)
        || hosted(app, profile, Integer.parseInt(deployed)).filter(content.outdated()).isEmpty()) {
      return;
    }
    if (newest.get() == Integer.parseInt(deployed)) {
      deploy(app, env, profile, create(app, profile, content));
    } else if (hosted(app, profile, newest.get()).filter(content.json()::equals).isPresent()) {
      // An earlier try came as far as the version.
      deploy(app, env, profile, newest.get());
    }
  }

  /** A version's text; empty when somebody has deleted it, also while it is deployed. */
  private Optional<String> hosted(String app, String profile, int version)
      throws InterruptedException {
    try {
      return Optional.of(
          Awaited.of(
                  client
                      .get()
                      .getHostedConfigurationVersion(
                          r ->
                              r.applicationId(app)
                                  .configurationProfileId(profile)
                                  .versionNumber(version)))
              .content()
              .asUtf8String());
    } catch (CompletionException e) {
      if (e.getCause() instanceof ResourceNotFoundException) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private Optional<Integer> newest(String app, String profile) throws InterruptedException {
    return Awaited.of(
            client
                .get()
                .listHostedConfigurationVersions(
                    r -> r.applicationId(app).configurationProfileId(profile).maxResults(1)))
        .items()
        .stream()
        .findFirst()
        .map(HostedConfigurationVersionSummary::versionNumber);
  }

  private int create(String app, String profile, Content content) throws InterruptedException {
    return Awaited.of(
            client
                .get()
                .createHostedConfigurationVersion(
                    r ->
                        r.applicationId(app)
                            .configurationProfileId(profile)
                            .contentType("application/json")
                            .content(SdkBytes.fromUtf8String(content.json()))))
        .versionNumber();
  }

  private void deploy(String app, String env, String profile, int version)
      throws InterruptedException {
    String strategy = strategy();
    Awaited.of(
        client
            .get()
            .startDeployment(
                r ->
                    r.applicationId(app)
                        .environmentId(env)
                        .configurationProfileId(profile)
                        .configurationVersion(Integer.toString(version))
                        .deploymentStrategyId(strategy)));
  }

  private String strategy() throws InterruptedException {
    Optional<DeploymentStrategy> found =
        Awaited.of(client.get().listDeploymentStrategies(r -> r.maxResults(PAGE))).items().stream()
            .filter(one -> one.name().equals(AT_ONCE))
            .findFirst();
    return found.isPresent()
        ? found.get().id()
        : Awaited.of(
                client
                    .get()
                    .createDeploymentStrategy(
                        r ->
                            r.name(AT_ONCE)
                                .deploymentDurationInMinutes(0)
                                .finalBakeTimeInMinutes(0)
                                .growthFactor(100f)
                                .replicateTo(ReplicateTo.NONE)))
            .id();
  }
}
