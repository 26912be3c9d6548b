package com.mangaassist.backend.aws.appconfig;

import static com.mangaassist.backend.aws.shapes.Shape.flag;
import static com.mangaassist.backend.aws.shapes.Shape.list;
import static com.mangaassist.backend.aws.shapes.Shape.map;
import static com.mangaassist.backend.aws.shapes.Shape.member;
import static com.mangaassist.backend.aws.shapes.Shape.real;
import static com.mangaassist.backend.aws.shapes.Shape.structure;
import static com.mangaassist.backend.aws.shapes.Shape.text;
import static com.mangaassist.backend.aws.shapes.Shape.whole;

import com.mangaassist.backend.aws.shapes.Shape.Member;
import com.mangaassist.backend.aws.shapes.Shape.Structure;
import java.util.Map;
import java.util.Optional;

/** What the members of each JSON body are, by AppConfig's service model. */
final class MemberShapes {
  private static final Member NAME = member("Name", text());
  private static final Member DESCRIPTION = member("Description", text());
  private static final Member TAGS = member("Tags", map(text()));
  private static final Member KEY = member("KmsKeyIdentifier", text());
  private static final Member ROLE = member("RetrievalRoleArn", text());
  private static final Member MONITORS =
      member(
          "Monitors", list(structure(member("AlarmArn", text()), member("AlarmRoleArn", text()))));
  private static final Member VALIDATORS =
      member("Validators", list(structure(member("Type", text()), member("Content", text()))));
  private static final Member DURATION = member("DeploymentDurationInMinutes", whole());
  private static final Member BAKE = member("FinalBakeTimeInMinutes", whole());
  private static final Member FACTOR = member("GrowthFactor", real());
  private static final Member GROWTH = member("GrowthType", text());
  private static final Member ACTIONS =
      member(
          "Actions",
          map(
              list(
                  structure(NAME, DESCRIPTION, member("Uri", text()), member("RoleArn", text())))));
  private static final Member PARAMETERS =
      member(
          "Parameters",
          map(structure(DESCRIPTION, member("Required", flag()), member("Dynamic", flag()))));
  private static final Member VALUES = member("Parameters", map(text()));

  private static final Map<String, Structure> ALL =
      Map.ofEntries(
          Map.entry("CreateApplication", structure(NAME, DESCRIPTION, TAGS)),
          Map.entry("UpdateApplication", structure(NAME, DESCRIPTION)),
          Map.entry("CreateEnvironment", structure(NAME, DESCRIPTION, MONITORS, TAGS)),
          Map.entry("UpdateEnvironment", structure(NAME, DESCRIPTION, MONITORS)),
          Map.entry(
              "CreateConfigurationProfile",
              structure(
                  NAME,
                  DESCRIPTION,
                  member("LocationUri", text()),
                  ROLE,
                  VALIDATORS,
                  TAGS,
                  member("Type", text()),
                  KEY)),
          Map.entry(
              "UpdateConfigurationProfile", structure(NAME, DESCRIPTION, ROLE, VALIDATORS, KEY)),
          Map.entry(
              "CreateDeploymentStrategy",
              structure(
                  NAME,
                  DESCRIPTION,
                  DURATION,
                  BAKE,
                  FACTOR,
                  GROWTH,
                  member("ReplicateTo", text()),
                  TAGS)),
          Map.entry(
              "UpdateDeploymentStrategy", structure(DESCRIPTION, DURATION, BAKE, FACTOR, GROWTH)),
          Map.entry(
              "StartDeployment",
              structure(
                  member("DeploymentStrategyId", text()),
                  member("ConfigurationProfileId", text()),
                  member("ConfigurationVersion", text()),
                  DESCRIPTION,
                  TAGS,
                  KEY,
                  member("DynamicExtensionParameters", map(text())))),
          Map.entry(
              "UpdateAccountSettings",
              structure(
                  member(
                      "DeletionProtection",
                      structure(
                          member("Enabled", flag()),
                          member("ProtectionPeriodInMinutes", whole()))))),
          Map.entry("TagResource", structure(TAGS)),
          Map.entry("CreateExtension", structure(NAME, DESCRIPTION, ACTIONS, PARAMETERS, TAGS)),
          Map.entry(
              "UpdateExtension",
              structure(DESCRIPTION, ACTIONS, PARAMETERS, member("VersionNumber", whole()))),
          Map.entry(
              "CreateExtensionAssociation",
              structure(
                  member("ExtensionIdentifier", text()),
                  member("ExtensionVersionNumber", whole()),
                  member("ResourceIdentifier", text()),
                  VALUES,
                  TAGS)),
          Map.entry("UpdateExtensionAssociation", structure(VALUES)));

  private MemberShapes() {}

  /** The body of an operation, by its name; nothing when it has none, or one of bytes. */
  static Optional<Structure> of(String operation) {
    return Optional.ofNullable(ALL.get(operation));
  }
}
