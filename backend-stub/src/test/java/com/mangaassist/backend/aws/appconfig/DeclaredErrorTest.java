package com.mangaassist.backend.aws.appconfig;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.backend.aws.faults.Fault;
import com.mangaassist.backend.aws.faults.FaultKind;
import com.mangaassist.backend.aws.protocol.ReferenceBounds;
import com.mangaassist.backend.aws.protocol.SdkCall;
import com.mangaassist.services.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
  private static ReferenceBounds bounds;
  private static SdkCall client;

  @BeforeAll
  static void open(@TempDir Path folder) {
    aws = AppConfigFixture.open(folder);
    client = new SdkCall(aws.config, "appconfig");
    bounds = new ReferenceBounds(client, EXAMPLES);
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
  void refusesAnIdThatIsNone(String operation, String member) throws Exception {
    bounds.refused(
        operation,
        member,
        "No_Id",
        "Member must satisfy regular expression pattern: "
            + (member.equals("DeploymentStrategyId") ? "(^[a-z0-9]{4,7}$|^App" : "[a-z0-9]{4,7}"));
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
  void refusesATokenThatIsNone(String operation) throws Exception {
    assertThat(bounds.message(operation, "NextToken", Json.tree("nonsense")))
        .isEqualTo("The NextToken is invalid.");
  }

  static Stream<String> operations() {
    return EXAMPLES.keySet().stream().sorted();
  }

  private static Optional<AwsServiceException> refusal(String operation) throws Exception {
    return client.refusal(
        operation, Json.parse(Objects.requireNonNull(EXAMPLES.get(operation), operation)));
  }
}
