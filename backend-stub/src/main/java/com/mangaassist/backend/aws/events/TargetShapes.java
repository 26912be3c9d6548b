package com.mangaassist.backend.aws.events;

import static com.mangaassist.backend.aws.shapes.Shape.flag;
import static com.mangaassist.backend.aws.shapes.Shape.list;
import static com.mangaassist.backend.aws.shapes.Shape.map;
import static com.mangaassist.backend.aws.shapes.Shape.member;
import static com.mangaassist.backend.aws.shapes.Shape.structure;
import static com.mangaassist.backend.aws.shapes.Shape.text;
import static com.mangaassist.backend.aws.shapes.Shape.whole;

import com.mangaassist.backend.aws.shapes.Shape.Structure;

/** What the members of a target are, by EventBridge's service model. */
final class TargetShapes {
  private static final Structure VPC =
      structure(
          member("Subnets", list(text())),
          member("SecurityGroups", list(text())),
          member("AssignPublicIp", text()));

  private static final Structure ECS =
      structure(
          member("TaskDefinitionArn", text()),
          member("TaskCount", whole()),
          member("LaunchType", text()),
          member("NetworkConfiguration", structure(member("awsvpcConfiguration", VPC))),
          member("PlatformVersion", text()),
          member("Group", text()),
          member(
              "CapacityProviderStrategy",
              list(
                  structure(
                      member("capacityProvider", text()),
                      member("weight", whole()),
                      member("base", whole())))),
          member("EnableECSManagedTags", flag()),
          member("EnableExecuteCommand", flag()),
          member(
              "PlacementConstraints",
              list(structure(member("type", text()), member("expression", text())))),
          member(
              "PlacementStrategy",
              list(structure(member("type", text()), member("field", text())))),
          member("PropagateTags", text()),
          member("ReferenceId", text()),
          member("Tags", list(structure(member("Key", text()), member("Value", text())))));

  private static final Structure RUN_COMMAND =
      structure(
          member(
              "RunCommandTargets",
              list(structure(member("Key", text()), member("Values", list(text()))))));

  private static final Structure BATCH =
      structure(
          member("JobDefinition", text()),
          member("JobName", text()),
          member("ArrayProperties", structure(member("Size", whole()))),
          member("RetryStrategy", structure(member("Attempts", whole()))));

  private static final Structure HTTP =
      structure(
          member("PathParameterValues", list(text())),
          member("HeaderParameters", map(text())),
          member("QueryStringParameters", map(text())));

  private static final Structure REDSHIFT =
      structure(
          member("SecretManagerArn", text()),
          member("Database", text()),
          member("DbUser", text()),
          member("Sql", text()),
          member("StatementName", text()),
          member("WithEvent", flag()),
          member("Sqls", list(text())));

  private static final Structure SAGE_MAKER =
      structure(
          member(
              "PipelineParameterList",
              list(structure(member("Name", text()), member("Value", text())))));

  static final Structure TARGET =
      structure(
          member("Id", text()),
          member("Arn", text()),
          member("RoleArn", text()),
          member("Input", text()),
          member("InputPath", text()),
          member(
              "InputTransformer",
              structure(member("InputPathsMap", map(text())), member("InputTemplate", text()))),
          member("KinesisParameters", structure(member("PartitionKeyPath", text()))),
          member("RunCommandParameters", RUN_COMMAND),
          member("EcsParameters", ECS),
          member("BatchParameters", BATCH),
          member("SqsParameters", structure(member("MessageGroupId", text()))),
          member("HttpParameters", HTTP),
          member("RedshiftDataParameters", REDSHIFT),
          member("SageMakerPipelineParameters", SAGE_MAKER),
          member("DeadLetterConfig", structure(member("Arn", text()))),
          member(
              "RetryPolicy",
              structure(
                  member("MaximumRetryAttempts", whole()),
                  member("MaximumEventAgeInSeconds", whole()))),
          member("AppSyncParameters", structure(member("GraphQLOperation", text()))));

  private TargetShapes() {}
}
