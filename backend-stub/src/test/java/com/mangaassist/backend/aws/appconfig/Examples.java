package com.mangaassist.backend.aws.appconfig;

import java.util.HashMap;
import java.util.Map;

/** A call of each of AppConfig's operations, as JSON of its members; nothing it names exists. */
final class Examples {
  private static final String ARN =
      "'arn:aws:appconfig:ap-northeast-1:123456789012:application/abcdefg'";
  private static final String APPLICATION = "'ApplicationId': 'abcdefg'";
  private static final String PROFILE = APPLICATION + ", 'ConfigurationProfileId': 'abcdefg'";
  private static final String ENVIRONMENT = APPLICATION + ", 'EnvironmentId': 'abcdefg'";
  private static final String DEPLOYMENT = ENVIRONMENT + ", 'DeploymentNumber': 1";
  private static final String VERSION = PROFILE + ", 'VersionNumber': 1";
  private static final String MONITORS =
      "'Monitors': [{'AlarmArn': 'arn:a', 'AlarmRoleArn':"
          + " 'arn:aws:iam::123456789012:role/watch'}]";
  private static final String VALIDATED =
      "'RetrievalRoleArn': 'arn:aws:iam::123456789012:role/read', 'Validators': [{'Type':"
          + " 'JSON_SCHEMA', 'Content': '{}'}]";
  private static final String STRATEGY = "'DeploymentStrategyId': 'abcdefg'";
  private static final String EXTENSION = "'ExtensionIdentifier': 'e'";
  private static final String ASSOCIATION = "'ExtensionAssociationId': 'abcdefg'";

  private static final String[][] ALL = {
    {"CreateApplication", "'Name': 'n', 'Tags': {}"},
    {"GetApplication", APPLICATION},
    {"UpdateApplication", APPLICATION},
    {"ListApplications", ""},
    {"DeleteApplication", APPLICATION},
    {"CreateEnvironment", APPLICATION + ", 'Name': 'n', 'Tags': {}, " + MONITORS},
    {"GetEnvironment", ENVIRONMENT},
    {"UpdateEnvironment", ENVIRONMENT + ", " + MONITORS},
    {"ListEnvironments", APPLICATION},
    {"DeleteEnvironment", ENVIRONMENT},
    {
      "CreateConfigurationProfile",
      APPLICATION + ", 'Name': 'n', 'LocationUri': 'hosted', 'Tags': {}, " + VALIDATED
    },
    {"GetConfigurationProfile", PROFILE},
    {"UpdateConfigurationProfile", PROFILE + ", " + VALIDATED},
    {"ListConfigurationProfiles", APPLICATION},
    {"DeleteConfigurationProfile", PROFILE},
    {"ValidateConfiguration", PROFILE + ", 'ConfigurationVersion': '1'"},
    {
      "CreateHostedConfigurationVersion",
      PROFILE + ", 'Content': 'x', 'ContentType': 'text/plain', 'VersionLabel': 'v'"
    },
    {"GetHostedConfigurationVersion", VERSION},
    {"ListHostedConfigurationVersions", PROFILE},
    {"DeleteHostedConfigurationVersion", VERSION},
    {
      "CreateDeploymentStrategy",
      "'Name': 'n', 'DeploymentDurationInMinutes': 1, 'GrowthFactor': 10, 'Tags': {}"
    },
    {"GetDeploymentStrategy", STRATEGY},
    {"UpdateDeploymentStrategy", STRATEGY},
    {"ListDeploymentStrategies", ""},
    {"DeleteDeploymentStrategy", STRATEGY},
    {
      "StartDeployment",
      ENVIRONMENT
          + ", 'ConfigurationProfileId': 'abcdefg', 'ConfigurationVersion': '1', 'Tags': {},"
          + " 'DynamicExtensionParameters': {'e#p': 'v'}, "
          + STRATEGY
    },
    {"GetDeployment", DEPLOYMENT},
    {"ListDeployments", ENVIRONMENT},
    {"StopDeployment", DEPLOYMENT},
    {
      "GetConfiguration",
      "'Application': 'a', 'Environment': 'e', 'Configuration': 'c', 'ClientId': 'i'"
    },
    {"GetAccountSettings", ""},
    {"UpdateAccountSettings", "'DeletionProtection': {}"},
    {"ListTagsForResource", "'ResourceArn': " + ARN},
    {"TagResource", "'ResourceArn': " + ARN + ", 'Tags': {}"},
    {"UntagResource", "'ResourceArn': " + ARN + ", 'TagKeys': ['k']"},
    {"CreateExtension", "'Name': 'e', 'Actions': {'PRE_START_DEPLOYMENT': []}"},
    {"GetExtension", EXTENSION},
    {"UpdateExtension", EXTENSION},
    {"ListExtensions", ""},
    {"DeleteExtension", EXTENSION},
    {"CreateExtensionAssociation", EXTENSION + ", 'ResourceIdentifier': " + ARN},
    {"GetExtensionAssociation", ASSOCIATION},
    {"UpdateExtensionAssociation", ASSOCIATION},
    {"ListExtensionAssociations", "'ResourceIdentifier': " + ARN},
    {"DeleteExtensionAssociation", ASSOCIATION}
  };

  private Examples() {}

  /** Their members by operation. */
  static Map<String, String> all() {
    Map<String, String> all = new HashMap<>();
    for (String[] each : ALL) {
      all.put(each[0], ("{" + each[1] + "}").replace('\'', '"'));
    }
    return all;
  }
}
