package com.mangaassist.backend.pipeline;

import static org.awaitility.Awaitility.await;

import com.mangaassist.backend.aws.SharedThreads;
import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.services.json.Json;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.appconfig.AppConfigAsyncClient;
import software.amazon.awssdk.services.appconfig.model.DeploymentState;

/** Deploys flags and prompt templates as somebody of the shop would, by a stock client. */
final class ShopConfiguration implements AutoCloseable {

  static final String FLAGS = "ai-feature-flags";
  static final String PROMPTS = "prompt-templates";

  private final AppConfigAsyncClient client;

  ShopConfiguration(StandInFixture aws) {
    client =
        AppConfigAsyncClient.builder()
            .httpClientBuilder(SharedThreads.http())
            .endpointOverride(aws.endpoint())
            .region(Region.AP_NORTHEAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(StandInFixture.CREDENTIALS))
            .build();
  }

  /** A document with the flag {@code sonnet-rollout}, whose attributes are these. */
  static String rollout(boolean enabled, int percentage, String modelId, long tokensPerDay) {
    var document = Json.object().put("version", "1");
    var flags = document.putObject("flags");
    var attributes =
        flags.putObject("sonnet-rollout").put("name", "sonnet-rollout").putObject("attributes");
    for (String number : new String[] {"rollout_percentage", "tokens_per_day"}) {
      attributes.putObject(number).putObject("constraints").put("type", "number");
    }
    for (String text : new String[] {"model_id", "fallback_model_id"}) {
      attributes.putObject(text).putObject("constraints").put("type", "string");
    }
    flags.putObject("another").put("name", "another");
    var values = document.putObject("values");
    values
        .putObject("sonnet-rollout")
        .put("enabled", enabled)
        .put("rollout_percentage", percentage)
        .put("model_id", modelId)
        .put("tokens_per_day", tokensPerDay);
    values.putObject("another").put("enabled", true);
    return Json.write(document);
  }

  /** The same for all of one segment, and for nobody else. */
  static String only(String segment, String modelId) {
    var document = Json.object().put("version", "1");
    var attributes =
        document
            .putObject("flags")
            .putObject("sonnet-rollout")
            .put("name", "sonnet-rollout")
            .putObject("attributes");
    attributes.putObject("model_id").putObject("constraints").put("type", "string");
    attributes
        .putObject("segments")
        .putObject("constraints")
        .put("type", "array")
        .putObject("elements")
        .put("type", "string");
    document
        .putObject("values")
        .putObject("sonnet-rollout")
        .put("enabled", true)
        .put("model_id", modelId)
        .putArray("segments")
        .add(segment);
    return Json.write(document);
  }

  /** The same for everybody, with a second version for a share of the sessions. */
  static String split(
      String modelId, int maxTokens, String second, int weight, int itsTokens, double itsHeat) {
    var document = Json.object().put("version", "1");
    var flag =
        document.putObject("flags").putObject("sonnet-rollout").put("name", "sonnet-rollout");
    var attributes = flag.putObject("attributes");
    for (String number :
        new String[] {
          "rollout_percentage",
          "max_tokens",
          "split_weight",
          "split_max_tokens",
          "split_temperature"
        }) {
      attributes.putObject(number).putObject("constraints").put("type", "number");
    }
    for (String text : new String[] {"model_id", "split_model_id"}) {
      attributes.putObject(text).putObject("constraints").put("type", "string");
    }
    document
        .putObject("values")
        .putObject("sonnet-rollout")
        .put("enabled", true)
        .put("rollout_percentage", 100)
        .put("model_id", modelId)
        .put("max_tokens", maxTokens)
        .put("split_model_id", second)
        .put("split_weight", weight)
        .put("split_max_tokens", itsTokens)
        .put("split_temperature", itsHeat);
    return Json.write(document);
  }

  /** A document whose active template is this. */
  static String template(String version, String text) {
    var document = Json.object().put("active", version);
    document.putObject("templates").putObject(version).put("shop-assistant", text);
    return Json.write(document);
  }

  /** The deployment is complete when this returns. */
  void deploy(String profileName, String content) {
    String app =
        client.listApplications(r -> {}).join().items().stream()
            .filter(one -> one.name().equals("MangaAssist"))
            .findFirst()
            .orElseThrow()
            .id();
    String env = client.listEnvironments(r -> r.applicationId(app)).join().items().getFirst().id();
    String profile =
        client.listConfigurationProfiles(r -> r.applicationId(app)).join().items().stream()
            .filter(one -> one.name().equals(profileName))
            .findFirst()
            .orElseThrow()
            .id();
    int version =
        client
            .createHostedConfigurationVersion(
                r ->
                    r.applicationId(app)
                        .configurationProfileId(profile)
                        .contentType("application/json")
                        .content(SdkBytes.fromUtf8String(content)))
            .join()
            .versionNumber();
    String strategy =
        client.listDeploymentStrategies(r -> r.maxResults(50)).join().items().stream()
            .filter(one -> one.name().equals("MangaAssist.AtOnce"))
            .findFirst()
            .orElseThrow()
            .id();
    int number =
        client
            .startDeployment(
                r ->
                    r.applicationId(app)
                        .environmentId(env)
                        .configurationProfileId(profile)
                        .configurationVersion(Integer.toString(version))
                        .deploymentStrategyId(strategy))
            .join()
            .deploymentNumber();
    await()
        .until(
            () ->
                client
                        .getDeployment(
                            r -> r.applicationId(app).environmentId(env).deploymentNumber(number))
                        .join()
                        .state()
                    == DeploymentState.COMPLETE);
  }

  @Override
  public void close() {
    client.close();
  }
}
