package com.mangaassist.backend.aws.appconfig;

import com.mangaassist.backend.aws.rest.RestBounds;
import com.mangaassist.backend.aws.rest.RestOperation;
import com.mangaassist.backend.aws.rest.TypedBody;
import com.mangaassist.backend.aws.shapes.MemberBounds;
import java.util.Map;

/** The constraints of AppConfig's service model, and where members stand that are in no body. */
final class ModelBounds {
  private static final String TABLE =
      """
      CreateApplication CreateEnvironment CreateDeploymentStrategy | Name | required length 1 64
      CreateApplication UpdateApplication CreateEnvironment UpdateEnvironment \
      CreateConfigurationProfile UpdateConfigurationProfile CreateHostedConfigurationVersion \
      CreateDeploymentStrategy UpdateDeploymentStrategy StartDeployment CreateExtension \
      UpdateExtension | Description | length 0 1024
      CreateApplication CreateEnvironment CreateConfigurationProfile CreateDeploymentStrategy \
      StartDeployment CreateExtension CreateExtensionAssociation \
      | Tags | length 0 50 keys 1 128 values 0 256
      GetApplication UpdateApplication DeleteApplication CreateEnvironment GetEnvironment \
      UpdateEnvironment ListEnvironments DeleteEnvironment CreateConfigurationProfile \
      GetConfigurationProfile UpdateConfigurationProfile ListConfigurationProfiles \
      DeleteConfigurationProfile ValidateConfiguration CreateHostedConfigurationVersion \
      GetHostedConfigurationVersion ListHostedConfigurationVersions \
      DeleteHostedConfigurationVersion StartDeployment GetDeployment ListDeployments \
      StopDeployment | ApplicationId | required pattern ID
      UpdateApplication UpdateEnvironment ListExtensions | Name | length 1 64
      ListApplications ListEnvironments ListConfigurationProfiles \
      ListHostedConfigurationVersions ListDeploymentStrategies ListDeployments ListExtensions \
      ListExtensionAssociations | MaxResults | value 1 50
      ListApplications ListEnvironments ListConfigurationProfiles \
      ListHostedConfigurationVersions ListDeploymentStrategies ListDeployments ListExtensions \
      ListExtensionAssociations | NextToken | length 1 2048
      CreateEnvironment UpdateEnvironment | Monitors | length 0 5
      CreateEnvironment UpdateEnvironment | Monitors.*.AlarmArn | required length 1 2048
      CreateEnvironment UpdateEnvironment | Monitors.*.AlarmRoleArn | pattern ROLE
      CreateEnvironment UpdateEnvironment | Monitors.*.AlarmRoleArn | length 20 2048
      GetEnvironment UpdateEnvironment DeleteEnvironment StartDeployment GetDeployment \
      ListDeployments StopDeployment | EnvironmentId | required pattern ID
      DeleteEnvironment DeleteConfigurationProfile \
      | DeletionProtectionCheck | enum ACCOUNT_DEFAULT APPLY BYPASS
      CreateConfigurationProfile | Name | required length 1 128
      CreateConfigurationProfile | LocationUri | required length 1 2048
      CreateConfigurationProfile UpdateConfigurationProfile | RetrievalRoleArn | pattern ROLE
      CreateConfigurationProfile UpdateConfigurationProfile | RetrievalRoleArn | length 20 2048
      CreateConfigurationProfile UpdateConfigurationProfile | Validators | length 0 2
      CreateConfigurationProfile UpdateConfigurationProfile \
      | Validators.*.Type | required enum JSON_SCHEMA LAMBDA
      CreateConfigurationProfile UpdateConfigurationProfile \
      | Validators.*.Content | required length 0 32768
      CreateConfigurationProfile ListConfigurationProfiles | Type | pattern ^[a-zA-Z\\.]+
      CreateConfigurationProfile StartDeployment | KmsKeyIdentifier | length 1 2048
      GetConfigurationProfile UpdateConfigurationProfile DeleteConfigurationProfile \
      ValidateConfiguration CreateHostedConfigurationVersion GetHostedConfigurationVersion \
      ListHostedConfigurationVersions DeleteHostedConfigurationVersion StartDeployment \
      | ConfigurationProfileId | required pattern ID
      UpdateConfigurationProfile | Name | length 1 128
      UpdateConfigurationProfile | KmsKeyIdentifier | length 0 2048
      ValidateConfiguration StartDeployment | ConfigurationVersion | required length 1 1024
      CreateHostedConfigurationVersion | ContentType | required length 1 255
      CreateHostedConfigurationVersion | VersionLabel | pattern .*[^0-9].*
      CreateHostedConfigurationVersion ListHostedConfigurationVersions | VersionLabel | length 1 64
      CreateDeploymentStrategy | DeploymentDurationInMinutes | required value 0 1440
      CreateDeploymentStrategy UpdateDeploymentStrategy | FinalBakeTimeInMinutes | value 0 1440
      CreateDeploymentStrategy | GrowthFactor | required value 1 100
      CreateDeploymentStrategy UpdateDeploymentStrategy | GrowthType | enum LINEAR EXPONENTIAL
      CreateDeploymentStrategy | ReplicateTo | enum NONE SSM_DOCUMENT
      GetDeploymentStrategy UpdateDeploymentStrategy DeleteDeploymentStrategy StartDeployment \
      | DeploymentStrategyId | required pattern STRATEGY
      UpdateDeploymentStrategy | DeploymentDurationInMinutes | value 0 1440
      UpdateDeploymentStrategy | GrowthFactor | value 1 100
      StartDeployment | DynamicExtensionParameters | length 1 10 values 1 2048
      GetConfiguration | Application | required length 1 64
      GetConfiguration | Environment | required length 1 64
      GetConfiguration | Configuration | required length 1 64
      GetConfiguration | ClientId | required length 1 64
      GetConfiguration | ClientConfigurationVersion | length 1 1024
      UpdateAccountSettings | DeletionProtection.ProtectionPeriodInMinutes | value 15 1440
      ListTagsForResource TagResource UntagResource | ResourceArn | required pattern ARN
      ListTagsForResource TagResource UntagResource | ResourceArn | length 20 2048
      TagResource | Tags | required length 0 50 keys 1 128 values 0 256
      UntagResource | TagKeys | required length 0 50 each 1 128
      CreateExtension | Name | required pattern ^[^\\/#:\\n]{1,64}$
      CreateExtension | Actions | required length 1 5
      CreateExtension UpdateExtension | Parameters | length 1 10
      GetExtension UpdateExtension DeleteExtension CreateExtensionAssociation \
      | ExtensionIdentifier | required length 1 2048
      UpdateExtension | Actions | length 1 5
      CreateExtensionAssociation | ResourceIdentifier | required length 1 2048
      CreateExtensionAssociation UpdateExtensionAssociation | Parameters | length 0 10 values 1 2048
      GetExtensionAssociation UpdateExtensionAssociation DeleteExtensionAssociation \
      | ExtensionAssociationId | required pattern ID
      ListExtensionAssociations | ResourceIdentifier | pattern ARN
      ListExtensionAssociations | ResourceIdentifier | length 20 2048
      ListExtensionAssociations | ExtensionIdentifier | length 1 2048
      """;

  private static final Map<String, String> QUERY =
      Map.of(
          "max_results", "MaxResults",
          "next_token", "NextToken",
          "type", "Type",
          "configuration_version", "ConfigurationVersion",
          "version_label", "VersionLabel",
          "client_id", "ClientId",
          "client_configuration_version", "ClientConfigurationVersion",
          "name", "Name",
          "extension_identifier", "ExtensionIdentifier",
          "resource_identifier", "ResourceIdentifier");

  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Type", "ContentType",
          "Description", "Description",
          "VersionLabel", "VersionLabel",
          "x-amzn-deletion-protection-check", "DeletionProtectionCheck");

  private final RestBounds bounds =
      new RestBounds(
          new MemberBounds(
              TABLE
                  .replace("pattern ID", "pattern " + Ids.PATTERN)
                  .replace("pattern STRATEGY", "pattern " + Strategy.ID)
                  .replace("pattern ROLE", "pattern " + ProfileOperations.ROLE)
                  .replace("pattern ARN", "pattern " + Tags.ARN)),
          QUERY,
          HEADERS,
          "tagKeys");

  /** The operation, for calls whose members have the model's types and break no constraint. */
  RestOperation keeping(String operation, String path, RestOperation work) {
    return MemberShapes.of(operation)
        .map(input -> TypedBody.of(input, bounds.ofBody(operation, path, work)))
        .orElseGet(() -> bounds.ofHead(operation, path, work));
  }
}
