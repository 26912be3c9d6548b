package com.mangaassist.backend.aws.appconfig;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.Conformance;
import com.mangaassist.backend.aws.faults.Fault;
import com.mangaassist.backend.aws.faults.FaultKind;
import com.mangaassist.backend.aws.protocol.SdkCall;
import com.mangaassist.services.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.appconfig.model.BadRequestException;
import software.amazon.awssdk.services.appconfig.model.InternalServerException;
import software.amazon.awssdk.services.appconfig.model.ResourceNotFoundException;

/** The errors that AppConfig's reference declares for nearly every operation. */
class DeclaredErrorTest {
  private static final Map<String, String> EXAMPLES = Examples.all();

  private static final List<String> IDS =
      List.of(
          "ApplicationId",
          "EnvironmentId",
          "ConfigurationProfileId",
          "DeploymentStrategyId",
          "ExtensionAssociationId");

  private static AppConfigFixture aws;
  private static SdkCall client;

  @BeforeAll
  static void open(@TempDir Path folder) {
    aws = AppConfigFixture.open(folder);
    client = new SdkCall(aws.config, "appconfig");
  }

  @AfterEach
  void clear() {
    aws.faults.clear();
  }

  @AfterAll
  static void close() {
    aws.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GetApplication, Application, abcdefg",
    "UpdateApplication, Application, abcdefg",
    "DeleteApplication, Application, abcdefg",
    "CreateEnvironment, Application, abcdefg",
    "GetEnvironment, Application, abcdefg",
    "UpdateEnvironment, Application, abcdefg",
    "ListEnvironments, Application, abcdefg",
    "DeleteEnvironment, Application, abcdefg",
    "CreateConfigurationProfile, Application, abcdefg",
    "GetConfigurationProfile, Application, abcdefg",
    "UpdateConfigurationProfile, Application, abcdefg",
    "ListConfigurationProfiles, Application, abcdefg",
    "DeleteConfigurationProfile, Application, abcdefg",
    "ValidateConfiguration, Application, abcdefg",
    "CreateHostedConfigurationVersion, Application, abcdefg",
    "GetHostedConfigurationVersion, Application, abcdefg",
    "ListHostedConfigurationVersions, Application, abcdefg",
    "DeleteHostedConfigurationVersion, Application, abcdefg",
    "GetDeploymentStrategy, DeploymentStrategy, abcdefg",
    "UpdateDeploymentStrategy, DeploymentStrategy, abcdefg",
    "DeleteDeploymentStrategy, DeploymentStrategy, abcdefg",
    "StartDeployment, Application, abcdefg",
    "GetDeployment, Application, abcdefg",
    "ListDeployments, Application, abcdefg",
    "StopDeployment, Application, abcdefg",
    "GetConfiguration, Application, a",
    "ListTagsForResource, Application, abcdefg",
    "TagResource, Application, abcdefg",
    "UntagResource, Application, abcdefg",
    "GetExtension, Extension, e",
    "UpdateExtension, Extension, e",
    "DeleteExtension, Extension, e",
    "GetExtensionAssociation, ExtensionAssociation, abcdefg",
    "UpdateExtensionAssociation, ExtensionAssociation, abcdefg",
    "DeleteExtensionAssociation, ExtensionAssociation, abcdefg"
  })
  @Conformance(
      value = {
        "GetApplication",
        "UpdateApplication",
        "DeleteApplication",
        "CreateEnvironment",
        "GetEnvironment",
        "UpdateEnvironment",
        "ListEnvironments",
        "DeleteEnvironment",
        "CreateConfigurationProfile",
        "GetConfigurationProfile",
        "UpdateConfigurationProfile",
        "ListConfigurationProfiles",
        "DeleteConfigurationProfile",
        "ValidateConfiguration",
        "CreateHostedConfigurationVersion",
        "GetHostedConfigurationVersion",
        "ListHostedConfigurationVersions",
        "DeleteHostedConfigurationVersion",
        "GetDeploymentStrategy",
        "UpdateDeploymentStrategy",
        "DeleteDeploymentStrategy",
        "StartDeployment",
        "GetDeployment",
        "ListDeployments",
        "StopDeployment",
        "GetConfiguration",
        "ListTagsForResource",
        "TagResource",
        "UntagResource",
        "GetExtension",
        "UpdateExtension",
        "DeleteExtension",
        "GetExtensionAssociation",
        "UpdateExtensionAssociation",
        "DeleteExtensionAssociation"
      },
      errors = ResourceNotFoundException.class)
  void namesTheResourceThatIsNotThere(String operation, String kind, String id) throws Exception {
    assertThat(refusal(operation))
        .hasValueSatisfying(
            refused -> {
              assertThat(refused).isInstanceOf(ResourceNotFoundException.class);
              assertThat(refused.statusCode()).isEqualTo(404);
              assertThat(refused.awsErrorDetails().errorMessage())
                  .isEqualTo("%s not found for identifier: %s", kind, id);
              assertThat(((ResourceNotFoundException) refused).resourceName()).isEqualTo(id);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "GetEnvironment, Environment",
    "UpdateEnvironment, Environment",
    "DeleteEnvironment, Environment",
    "GetConfigurationProfile, ConfigurationProfile",
    "UpdateConfigurationProfile, ConfigurationProfile",
    "DeleteConfigurationProfile, ConfigurationProfile",
    "ValidateConfiguration, ConfigurationProfile",
    "CreateHostedConfigurationVersion, ConfigurationProfile",
    "GetHostedConfigurationVersion, ConfigurationProfile",
    "ListHostedConfigurationVersions, ConfigurationProfile",
    "DeleteHostedConfigurationVersion, ConfigurationProfile",
    "StartDeployment, Environment",
    "GetDeployment, Environment",
    "ListDeployments, Environment",
    "StopDeployment, Environment",
    "GetConfiguration, Environment"
  })
  void looksForWhatStandsUnderAnApplicationThatIsThere(String operation, String kind)
      throws Exception {
    String application = aws.application();
    String members =
        EXAMPLES
            .getOrDefault(operation, "{}")
            .replace("\"ApplicationId\": \"abcdefg\"", "\"ApplicationId\": \"" + application + "\"")
            .replace("\"Application\": \"a\"", "\"Application\": \"" + application + "\"");
    assertThat(client.refusal(operation, Json.parse(members)))
        .hasValueSatisfying(
            refused -> {
              assertThat(refused).isInstanceOf(ResourceNotFoundException.class);
              assertThat(refused.awsErrorDetails().errorMessage())
                  .startsWith(kind + " not found for identifier: ");
            });
  }

  @ParameterizedTest
  @MethodSource("operations")
  @Conformance(
      value = {
        "CreateApplication",
        "GetApplication",
        "UpdateApplication",
        "ListApplications",
        "DeleteApplication",
        "CreateEnvironment",
        "GetEnvironment",
        "UpdateEnvironment",
        "ListEnvironments",
        "DeleteEnvironment",
        "CreateConfigurationProfile",
        "GetConfigurationProfile",
        "UpdateConfigurationProfile",
        "ListConfigurationProfiles",
        "DeleteConfigurationProfile",
        "ValidateConfiguration",
        "CreateHostedConfigurationVersion",
        "GetHostedConfigurationVersion",
        "ListHostedConfigurationVersions",
        "DeleteHostedConfigurationVersion",
        "CreateDeploymentStrategy",
        "GetDeploymentStrategy",
        "UpdateDeploymentStrategy",
        "ListDeploymentStrategies",
        "DeleteDeploymentStrategy",
        "StartDeployment",
        "GetDeployment",
        "ListDeployments",
        "StopDeployment",
        "GetConfiguration",
        "GetAccountSettings",
        "UpdateAccountSettings",
        "ListTagsForResource",
        "TagResource",
        "UntagResource",
        "CreateExtension",
        "GetExtension",
        "UpdateExtension",
        "ListExtensions",
        "DeleteExtension",
        "CreateExtensionAssociation",
        "GetExtensionAssociation",
        "UpdateExtensionAssociation",
        "ListExtensionAssociations",
        "DeleteExtensionAssociation"
      },
      errors = InternalServerException.class)
  void failsOnDemand(String operation) throws Exception {
    aws.faults.add(Fault.always(AppConfig.SERVICE, operation, FaultKind.ERROR));
    assertThat(refusal(operation))
        .hasValueSatisfying(
            failed -> {
              assertThat(failed).isInstanceOf(InternalServerException.class);
              assertThat(failed.statusCode()).isEqualTo(500);
            });
  }

  @ParameterizedTest
  @MethodSource("ids")
  @Conformance(
      value = {
        "GetApplication",
        "UpdateApplication",
        "DeleteApplication",
        "CreateEnvironment",
        "GetEnvironment",
        "UpdateEnvironment",
        "DeleteEnvironment",
        "CreateConfigurationProfile",
        "GetConfigurationProfile",
        "UpdateConfigurationProfile",
        "DeleteConfigurationProfile",
        "ValidateConfiguration",
        "CreateHostedConfigurationVersion",
        "GetHostedConfigurationVersion",
        "DeleteHostedConfigurationVersion",
        "GetDeploymentStrategy",
        "UpdateDeploymentStrategy",
        "DeleteDeploymentStrategy",
        "StartDeployment",
        "GetDeployment",
        "StopDeployment",
        "GetExtensionAssociation",
        "UpdateExtensionAssociation",
        "DeleteExtensionAssociation"
      },
      errors = BadRequestException.class)
  void refusesAnIdThatIsNone(String operation, String member) throws Exception {
    String pattern =
        member.equals("DeploymentStrategyId") ? "(^[a-z0-9]{4,7}$|^App" : "[a-z0-9]{4,7}";
    assertThat(refused(operation, member, Json.tree("No_Id")))
        .startsWith(
            "1 validation error detected: Value 'No_Id' at '%s' failed to satisfy constraint: Member must satisfy regular expression pattern: %s"
                .formatted(
                    member.substring(0, 1).toLowerCase(Locale.ROOT) + member.substring(1),
                    pattern));
  }

  static Stream<Arguments> ids() throws Exception {
    List<Arguments> ids = new ArrayList<>();
    for (Map.Entry<String, String> example : EXAMPLES.entrySet()) {
      for (String member : IDS) {
        if (Json.parse(example.getValue()).has(member)) {
          ids.add(Arguments.of(example.getKey(), member));
        }
      }
    }
    return ids.stream();
  }

  @ParameterizedTest
  @CsvSource({
    "ListApplications",
    "ListEnvironments",
    "ListConfigurationProfiles",
    "ListHostedConfigurationVersions",
    "ListDeploymentStrategies",
    "ListDeployments",
    "ListExtensions",
    "ListExtensionAssociations"
  })
  @Conformance(
      value = {
        "ListApplications",
        "ListEnvironments",
        "ListConfigurationProfiles",
        "ListHostedConfigurationVersions",
        "ListDeploymentStrategies",
        "ListDeployments",
        "ListExtensions",
        "ListExtensionAssociations"
      },
      errors = BadRequestException.class,
      pages = true)
  void refusesATokenThatIsNone(String operation) throws Exception {
    assertThat(refused(operation, "NextToken", Json.tree("nonsense")))
        .isEqualTo("The NextToken is invalid.");
  }

  /** Beside the ids and the tokens above: one bound of each operation's other members. */
  @ParameterizedTest
  @CsvSource({
    "CreateApplication, Name, '\"\"'",
    "CreateDeploymentStrategy, GrowthFactor, 101",
    "GetExtension, ExtensionIdentifier, LONG",
    "UpdateExtension, ExtensionIdentifier, LONG",
    "DeleteExtension, ExtensionIdentifier, LONG",
    "GetConfiguration, ClientId, LONG",
    "UpdateAccountSettings, DeletionProtection, '{\"ProtectionPeriodInMinutes\": 14}'",
    "ListTagsForResource, ResourceArn, '\"not-an-arn-at-all-but-long\"'",
    "TagResource, ResourceArn, '\"not-an-arn-at-all-but-long\"'",
    "UntagResource, ResourceArn, '\"not-an-arn-at-all-but-long\"'"
  })
  @Conformance(
      value = {
        "CreateApplication",
        "CreateDeploymentStrategy",
        "GetExtension",
        "UpdateExtension",
        "DeleteExtension",
        "GetConfiguration",
        "UpdateAccountSettings",
        "ListTagsForResource",
        "TagResource",
        "UntagResource"
      },
      errors = BadRequestException.class)
  void refusesWhatIsOutOfBounds(String operation, String member, String json) throws Exception {
    JsonNode value = Json.parse(json.equals("LONG") ? "\"" + "x".repeat(2049) + "\"" : json);
    assertThat(refused(operation, member, value)).startsWith("1 validation error detected: Value ");
  }

  @ParameterizedTest
  @CsvSource({"CreateExtension", "CreateExtensionAssociation"})
  @Conformance(
      value = {"CreateExtension", "CreateExtensionAssociation"},
      errors = BadRequestException.class)
  void makesNoExtensionsAndSaysSo(String operation) throws Exception {
    assertThat(refused(operation, "Tags", Json.object()))
        .isEqualTo("Extensions are not supported by this endpoint.");
  }

  /** The text of the {@code BadRequestException} for a member's value. */
  private static String refused(String operation, String member, JsonNode value) throws Exception {
    ObjectNode members = (ObjectNode) Json.parse(EXAMPLES.getOrDefault(operation, "{}"));
    members.set(member, value);
    AwsServiceException refused = client.refusal(operation, members).orElseThrow();
    assertThat(refused).isInstanceOf(BadRequestException.class);
    assertThat(refused.statusCode()).isEqualTo(400);
    return refused.awsErrorDetails().errorMessage();
  }

  static Stream<String> operations() {
    return EXAMPLES.keySet().stream().sorted();
  }

  private static Optional<AwsServiceException> refusal(String operation) throws Exception {
    return client.refusal(
        operation, Json.parse(Objects.requireNonNull(EXAMPLES.get(operation), operation)));
  }
}
