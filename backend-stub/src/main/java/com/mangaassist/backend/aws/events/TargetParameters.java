package com.mangaassist.backend.aws.events;

import com.mangaassist.backend.aws.protocol.AwsFault;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What targets of one kind alone are told, with the lengths and types of AWS's service model. */
final class TargetParameters {
  private static final int ANY = Integer.MAX_VALUE;
  private static final int HTTP_LENGTH = 512;
  private static final Pattern COMMAND_KEY = Pattern.compile("^[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*$");
  private static final Pattern PATH_VALUE = Pattern.compile("^(?!\\s*$).+");
  private static final Pattern HEADER = Pattern.compile("^[!#$%&'*+-.^_`|~0-9a-zA-Z]+$");
  private static final Pattern HEADER_VALUE =
      Pattern.compile("^[ \\t]*[\\x20-\\x7E]+([ \\t]+[\\x20-\\x7E]+)*[ \\t]*$");
  private static final Pattern HEADER_VALUE_AT_ONCE =
      Pattern.compile("(?=\\t*+[\\x20-\\x7E])[\\t\\x20-\\x7E]*+");
  private static final Pattern QUERY_KEY = Pattern.compile("[^\\x00-\\x1F\\x7F]+");
  private static final Pattern QUERY_VALUE =
      Pattern.compile("[^\\x00-\\x09\\x0B\\x0C\\x0E-\\x1F\\x7F]+");
  private static final Pattern SECRET_ARN =
      Pattern.compile(
          "(^arn:aws([a-z]|\\-)*:secretsmanager:[a-z0-9-.]+:.*)"
              + "|(\\$(\\.[\\w_-]+(\\[(\\d+|\\*)\\])*)*)");
  private static final Pattern PIPELINE_NAME = Pattern.compile("^[a-zA-Z0-9](-*[a-zA-Z0-9])*$");

  private TargetParameters() {}

  /** The check of one structure's members. */
  @FunctionalInterface
  private interface Members {
    void check(Check inside) throws AwsFault;
  }

  private static void part(Check check, String member, Members members) throws AwsFault {
    Optional<Check> inside = check.part(member);
    if (inside.isPresent()) {
      members.check(inside.get());
    }
  }

  /** Checks the parameters of a target, of which {@code check} knows the members. */
  static void shape(Check check) throws AwsFault {
    part(check, "KinesisParameters", it -> it.required("PartitionKeyPath", 0, 256, null));
    part(check, "RunCommandParameters", TargetParameters::runCommand);
    part(check, "EcsParameters", TargetParameters::ecs);
    part(check, "BatchParameters", TargetParameters::batch);
    part(check, "SqsParameters", it -> it.optional("MessageGroupId", 0, 100, null));
    part(check, "HttpParameters", TargetParameters::http);
    part(check, "RedshiftDataParameters", TargetParameters::redshift);
    part(check, "SageMakerPipelineParameters", TargetParameters::pipeline);
    part(check, "AppSyncParameters", it -> it.secret("GraphQLOperation", 1, 1_048_576));
  }

  private static void runCommand(Check check) throws AwsFault {
    String member = "RunCommandTargets";
    for (Check target : check.each(member, check.list(member, 1, 5))) {
      target.required("Key", 1, 128, COMMAND_KEY);
      target.list("Values", 1, 50);
      target.optionalTexts("Values", 1, 256, null);
    }
  }

  private static void ecs(Check check) throws AwsFault {
    check.required("TaskDefinitionArn", 1, Shapes.ARN_LENGTH, null);
    check.whole("TaskCount", 1, ANY);
    check.oneOf("LaunchType", List.of("EC2", "FARGATE", "EXTERNAL"));
    part(
        check,
        "NetworkConfiguration",
        network ->
            part(
                network,
                "awsvpcConfiguration",
                vpc -> {
                  vpc.list("Subnets", 0, ANY);
                  vpc.oneOf("AssignPublicIp", List.of("ENABLED", "DISABLED"));
                }));
    String capacity = "CapacityProviderStrategy";
    for (Check provider : check.each(capacity, check.optionalList(capacity, 0, 6))) {
      provider.required("capacityProvider", 1, 255, null);
      provider.whole("weight", 0, 1000);
      provider.whole("base", 0, 100_000);
    }
    String constraints = "PlacementConstraints";
    for (Check constraint : check.each(constraints, check.optionalList(constraints, 0, 10))) {
      constraint.oneOf("type", List.of("distinctInstance", "memberOf"));
      constraint.optional("expression", 0, 2000, null);
    }
    String strategies = "PlacementStrategy";
    for (Check strategy : check.each(strategies, check.optionalList(strategies, 0, 5))) {
      strategy.oneOf("type", List.of("random", "spread", "binpack"));
      strategy.optional("field", 0, 255, null);
    }
    check.oneOf("PropagateTags", List.of("TASK_DEFINITION"));
    check.optional("ReferenceId", 0, 1024, null);
    for (Check tag : check.each("Tags", check.optionalList("Tags", 0, ANY))) {
      tag.required("Key", 1, 128, null);
      tag.required("Value", 0, 256, null);
    }
  }

  private static void batch(Check check) throws AwsFault {
    check.required("JobDefinition", 0, ANY, null);
    check.required("JobName", 0, ANY, null);
  }

  private static void http(Check check) throws AwsFault {
    check.optionalTexts("PathParameterValues", 0, ANY, PATH_VALUE);
    check.texts("HeaderParameters", 0, HTTP_LENGTH, HEADER, HEADER_VALUE, HEADER_VALUE_AT_ONCE);
    check.texts("QueryStringParameters", 0, HTTP_LENGTH, QUERY_KEY, QUERY_VALUE, QUERY_VALUE);
  }

  private static void redshift(Check check) throws AwsFault {
    check.optional("SecretManagerArn", 1, Shapes.ARN_LENGTH, SECRET_ARN);
    check.required("Database", 1, 64, null);
    check.optional("DbUser", 1, 128, null);
    check.secret("Sql", 1, 100_000);
    check.optional("StatementName", 1, 500, null);
    check.secrets("Sqls", 40, 1, 100_000);
  }

  private static void pipeline(Check check) throws AwsFault {
    String member = "PipelineParameterList";
    for (Check parameter : check.each(member, check.optionalList(member, 0, 200))) {
      parameter.required("Name", 1, 256, PIPELINE_NAME);
      parameter.required("Value", 0, 1024, null);
    }
  }
}
