package com.mangaassist.backend.aws.appconfig;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.protocol.ReferenceBounds;
import com.mangaassist.backend.aws.protocol.SdkCall;
import com.mangaassist.services.json.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bounds of members in AppConfig's API reference, at and beyond them. */
class ReferenceBoundsTest {
  private static AppConfigFixture aws;
  private static ReferenceBounds bounds;

  @BeforeAll
  static void open(@TempDir Path folder) {
    aws = AppConfigFixture.open(folder);
    bounds = new ReferenceBounds(new SdkCall(aws.config, "appconfig"), Examples.all());
  }

  @AfterAll
  static void close() {
    aws.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "CreateApplication Name 1 64",
        "CreateApplication Description 0 1024",
        "CreateApplication Tags 0 50",
        "UpdateApplication Name 1 64",
        "UpdateApplication Description 0 1024",
        "CreateEnvironment Name 1 64",
        "CreateEnvironment Description 0 1024",
        "CreateEnvironment Tags 0 50",
        "CreateEnvironment Monitors 0 5",
        "CreateEnvironment Monitors.0.AlarmArn 1 2048",
        "CreateEnvironment Monitors.0.AlarmRoleArn 20 2048",
        "UpdateEnvironment Name 1 64",
        "UpdateEnvironment Description 0 1024",
        "UpdateEnvironment Monitors 0 5",
        "UpdateEnvironment Monitors.0.AlarmArn 1 2048",
        "UpdateEnvironment Monitors.0.AlarmRoleArn 20 2048",
        "CreateConfigurationProfile Name 1 128",
        "CreateConfigurationProfile Description 0 1024",
        "CreateConfigurationProfile LocationUri 1 2048",
        "CreateConfigurationProfile RetrievalRoleArn 20 2048",
        "CreateConfigurationProfile Validators 0 2",
        "CreateConfigurationProfile Validators.0.Content 0 32768",
        "CreateConfigurationProfile Tags 0 50",
        "UpdateConfigurationProfile Name 1 128",
        "UpdateConfigurationProfile Description 0 1024",
        "UpdateConfigurationProfile RetrievalRoleArn 20 2048",
        "UpdateConfigurationProfile Validators 0 2",
        "UpdateConfigurationProfile Validators.0.Content 0 32768",
        "ValidateConfiguration ConfigurationVersion 1 1024",
        "CreateHostedConfigurationVersion Description 0 1024",
        "CreateHostedConfigurationVersion VersionLabel 1 64",
        "ListHostedConfigurationVersions VersionLabel 1 64",
        "CreateDeploymentStrategy Name 1 64",
        "CreateDeploymentStrategy Description 0 1024",
        "CreateDeploymentStrategy Tags 0 50",
        "UpdateDeploymentStrategy Description 0 1024",
        "StartDeployment ConfigurationVersion 1 1024",
        "StartDeployment Description 0 1024",
        "StartDeployment Tags 0 50",
        "StartDeployment DynamicExtensionParameters 1 10",
        "GetConfiguration ClientId 1 64",
        "GetConfiguration ClientConfigurationVersion 1 1024",
        "ListTagsForResource ResourceArn 20 2048",
        "TagResource Tags 0 50",
        "TagResource ResourceArn 20 2048",
        "UntagResource ResourceArn 20 2048",
        "UntagResource TagKeys 0 50",
        "ListApplications NextToken 1 2048",
        "ListEnvironments NextToken 1 2048",
        "ListConfigurationProfiles NextToken 1 2048",
        "ListHostedConfigurationVersions NextToken 1 2048",
        "ListDeploymentStrategies NextToken 1 2048",
        "ListDeployments NextToken 1 2048",
        "ListExtensions NextToken 1 2048",
        "ListExtensions Name 1 64",
        "ListExtensionAssociations NextToken 1 2048",
        "ListExtensionAssociations ResourceIdentifier 20 2048",
        "ListExtensionAssociations ExtensionIdentifier 1 2048"
      })
  void boundsLengths(String operation, String member, int least, int most) throws Exception {
    bounds.length(operation, member, least, most);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "CreateDeploymentStrategy DeploymentDurationInMinutes 0 1440",
        "CreateDeploymentStrategy FinalBakeTimeInMinutes 0 1440",
        "CreateDeploymentStrategy GrowthFactor 1 100",
        "UpdateDeploymentStrategy DeploymentDurationInMinutes 0 1440",
        "UpdateDeploymentStrategy FinalBakeTimeInMinutes 0 1440",
        "UpdateDeploymentStrategy GrowthFactor 1 100",
        "UpdateAccountSettings DeletionProtection.ProtectionPeriodInMinutes 15 1440",
        "ListApplications MaxResults 1 50",
        "ListEnvironments MaxResults 1 50",
        "ListConfigurationProfiles MaxResults 1 50",
        "ListHostedConfigurationVersions MaxResults 1 50",
        "ListDeploymentStrategies MaxResults 1 50",
        "ListDeployments MaxResults 1 50",
        "ListExtensions MaxResults 1 50",
        "ListExtensionAssociations MaxResults 1 50"
      })
  void boundsNumbers(String operation, String member, int least, int most) throws Exception {
    bounds.value(operation, member, least, most);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "CreateApplication Name",
        "CreateEnvironment Name",
        "CreateEnvironment Monitors.0.AlarmArn",
        "UpdateEnvironment Monitors.0.AlarmArn",
        "CreateConfigurationProfile Name",
        "CreateConfigurationProfile LocationUri",
        "CreateConfigurationProfile Validators.0.Type",
        "CreateConfigurationProfile Validators.0.Content",
        "CreateDeploymentStrategy Name",
        "CreateDeploymentStrategy DeploymentDurationInMinutes",
        "CreateDeploymentStrategy GrowthFactor",
        "StartDeployment DeploymentStrategyId",
        "StartDeployment ConfigurationProfileId",
        "StartDeployment ConfigurationVersion",
        "ValidateConfiguration ConfigurationVersion",
        "GetConfiguration ClientId",
        "TagResource Tags",
        "UntagResource TagKeys",
        "UpdateConfigurationProfile Validators.0.Type",
        "UpdateConfigurationProfile Validators.0.Content"
      })
  void demandsWhatIsRequired(String operation, String member) throws Exception {
    bounds.required(operation, member);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "StartDeployment|DeploymentStrategyId|AppConfig.Short|Member must satisfy regular"
            + " expression pattern: (^[a-z0-9]{4,7}$",
        "StartDeployment|ConfigurationProfileId|ABC|Member must satisfy regular expression pattern:"
            + " [a-z0-9]{4,7}",
        "CreateEnvironment|ApplicationId|No-Id|Member must satisfy regular expression pattern:"
            + " [a-z0-9]{4,7}",
        "CreateHostedConfigurationVersion|VersionLabel|12|Member must satisfy regular expression"
            + " pattern: .*[^0-9].*",
        "CreateEnvironment|Monitors.0.AlarmRoleArn|arn:aws:s3:::bucket/and-more|Member must satisfy"
            + " regular expression pattern: ^((arn):(aws|aws-cn",
        "UpdateEnvironment|Monitors.0.AlarmRoleArn|arn:aws:s3:::bucket/and-more|Member must satisfy"
            + " regular expression pattern: ^((arn):(aws|aws-cn",
        "ListTagsForResource|ResourceArn|not-an-arn-at-all-but-long|Member must satisfy regular"
            + " expression pattern: arn:(aws[a-zA-Z-]*)?:[a-z]+:",
        "UntagResource|ResourceArn|not-an-arn-at-all-but-long|Member must satisfy regular"
            + " expression pattern: arn:(aws[a-zA-Z-]*)?:[a-z]+:",
        "ListExtensionAssociations|ResourceIdentifier|not-an-arn-at-all-but-long|Member must"
            + " satisfy regular expression pattern: arn:(aws[a-zA-Z-]*)?:[a-z]+:",
        "UpdateConfigurationProfile|Validators.0.Type|REGEX|Member must satisfy enum value set:",
        "UpdateConfigurationProfile|RetrievalRoleArn|arn:aws:s3:::bucket/and-more|Member must"
            + " satisfy regular expression pattern: ^((arn):(aws|aws-cn",
        "ListConfigurationProfiles|Type|Not 1|Member must satisfy regular expression pattern:"
            + " ^[a-zA-Z\\.]+",
        "TagResource|ResourceArn|not-an-arn-at-all-but-long|Member must satisfy regular expression"
            + " pattern: arn:(aws[a-zA-Z-]*)?:[a-z]+:",
        "CreateDeploymentStrategy|GrowthType|QUADRATIC|Member must satisfy enum value set:",
        "CreateDeploymentStrategy|ReplicateTo|S3|Member must satisfy enum value set:",
        "UpdateDeploymentStrategy|GrowthType|QUADRATIC|Member must satisfy enum value set:",
        "CreateConfigurationProfile|Validators.0.Type|REGEX|Member must satisfy enum value set:",
        "DeleteEnvironment|DeletionProtectionCheck|MAYBE|Member must satisfy enum value set:",
        "DeleteConfigurationProfile|DeletionProtectionCheck|MAYBE|Member must satisfy enum value"
            + " set:"
      })
  void holdsPatternsAndEnums(String operation, String member, String value, String constraint)
      throws Exception {
    bounds.refused(operation, member, value, constraint);
  }

  /** The SDK itself sends no empty path. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "GetConfiguration Application 64",
        "GetConfiguration Environment 64",
        "GetConfiguration Configuration 64",
        "GetExtension ExtensionIdentifier 2048",
        "UpdateExtension ExtensionIdentifier 2048",
        "DeleteExtension ExtensionIdentifier 2048"
      })
  void boundsWhatStandsInPaths(String operation, String member, int most) throws Exception {
    assertThat(bounds.message(operation, member, Json.tree("x".repeat(most))))
        .contains("not found for identifier: ");
    assertThat(bounds.message(operation, member, Json.tree("x".repeat(most + 1))))
        .endsWith("Member must have length less than or equal to " + most);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TagResource|Tags|{'K': ''}|Map keys must satisfy constraint: [Member must have length less"
            + " than or equal to 128, Member must have length greater than or equal to 1]",
        "CreateApplication|Tags|{'k': 'V'}|Map value must satisfy constraint: [Member must have"
            + " length less than or equal to 256]",
        "UntagResource|TagKeys|['K']|Member must satisfy constraint: [Member must have length less"
            + " than or equal to 128, Member must have length greater than or equal to 1]"
      })
  void boundsKeysAndValuesOfTags(String operation, String member, String tags, String constraint)
      throws Exception {
    String json =
        tags.replace('\'', '"').replace("K", "k".repeat(129)).replace("V", "v".repeat(257));
    assertThat(bounds.message(operation, member, Json.parse(json)))
        .endsWith("failed to satisfy constraint: " + constraint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "CreateApplication|Name|''|Description|LONG",
        "CreateEnvironment|Name|''|ApplicationId|'No-Id'",
        "CreateDeploymentStrategy|DeploymentDurationInMinutes|1441|GrowthFactor|0",
        "GetEnvironment|ApplicationId|'No-Id'|EnvironmentId|'No-Id'",
        "ListEnvironments|ApplicationId|'No-Id'|MaxResults|51",
        "DeleteEnvironment|ApplicationId|'No-Id'|DeletionProtectionCheck|'MAYBE'",
        "CreateHostedConfigurationVersion|ConfigurationProfileId|'No-Id'|VersionLabel|'12'",
        "StartDeployment|ConfigurationVersion|''|DeploymentStrategyId|'No-Id'"
      })
  void tellsAllThatIsBrokenAtOnce(
      String operation, String member, String value, String other, String otherValue)
      throws Exception {
    assertThat(bounds.message(operation, member, json(value), other, json(otherValue)))
        .matches(
            "2 validation errors detected: Value .* at '(?i:%s)' failed to satisfy constraint: Member must .*; Value .* at '(?i:%s)' failed to satisfy constraint: Member must .*"
                .formatted(member, other));
  }

  private static JsonNode json(String text) throws Json.MalformedJsonException {
    return Json.parse(text.replace("LONG", "'" + "x".repeat(2049) + "'").replace('\'', '"'));
  }
}
