package com.mangaassist.backend.aws.events;

import static com.mangaassist.backend.aws.shapes.Shape.flag;
import static com.mangaassist.backend.aws.shapes.Shape.list;
import static com.mangaassist.backend.aws.shapes.Shape.member;
import static com.mangaassist.backend.aws.shapes.Shape.structure;
import static com.mangaassist.backend.aws.shapes.Shape.text;
import static com.mangaassist.backend.aws.shapes.Shape.time;
import static com.mangaassist.backend.aws.shapes.Shape.whole;

import com.mangaassist.backend.aws.shapes.Shape;
import com.mangaassist.backend.aws.shapes.Shape.Structure;
import java.util.HashMap;
import java.util.Map;

/** What the members of each operation are, by EventBridge's service model. */
final class MemberShapes {
  private static final Shape TAGS = list(structure(member("Key", text()), member("Value", text())));
  private static final Structure DEAD_LETTERS = structure(member("Arn", text()));
  private static final Structure LOG =
      structure(member("IncludeDetail", text()), member("Level", text()));
  private static final Structure ENTRY =
      structure(
          member("Time", time()),
          member("Source", text()),
          member("Resources", list(text())),
          member("DetailType", text()),
          member("Detail", text()),
          member("EventBusName", text()),
          member("TraceHeader", text()));

  private MemberShapes() {}

  /** By the operation's name. */
  static Map<String, Structure> byOperation() {
    Map<String, Structure> all = new HashMap<>();
    all.put(
        "PutPermission",
        structure(
            member("EventBusName", text()),
            member("Action", text()),
            member("Principal", text()),
            member("StatementId", text()),
            member(
                "Condition",
                structure(member("Type", text()), member("Key", text()), member("Value", text()))),
            member("Policy", text())));
    all.put(
        "RemovePermission",
        structure(
            member("StatementId", text()),
            member("RemoveAllPermissions", flag()),
            member("EventBusName", text())));
    all.put("PutEvents", structure(member("Entries", list(ENTRY)), member("EndpointId", text())));
    all.put("TestEventPattern", structure(member("EventPattern", text()), member("Event", text())));
    all.put(
        "CreateEventBus",
        structure(
            member("Name", text()),
            member("EventSourceName", text()),
            member("Description", text()),
            member("KmsKeyIdentifier", text()),
            member("DeadLetterConfig", DEAD_LETTERS),
            member("LogConfig", LOG),
            member("Tags", TAGS)));
    all.put(
        "UpdateEventBus",
        structure(
            member("Name", text()),
            member("Description", text()),
            member("KmsKeyIdentifier", text()),
            member("DeadLetterConfig", DEAD_LETTERS),
            member("LogConfig", LOG)));
    all.put("DescribeEventBus", structure(member("Name", text())));
    all.put(
        "ListEventBuses",
        structure(
            member("NamePrefix", text()), member("NextToken", text()), member("Limit", whole())));
    all.put("DeleteEventBus", structure(member("Name", text())));
    all.put(
        "PutRule",
        structure(
            member("Name", text()),
            member("ScheduleExpression", text()),
            member("EventPattern", text()),
            member("State", text()),
            member("Description", text()),
            member("RoleArn", text()),
            member("Tags", TAGS),
            member("EventBusName", text())));
    all.put("DescribeRule", structure(member("Name", text()), member("EventBusName", text())));
    all.put(
        "ListRules",
        structure(
            member("NamePrefix", text()),
            member("EventBusName", text()),
            member("NextToken", text()),
            member("Limit", whole())));
    all.put("EnableRule", structure(member("Name", text()), member("EventBusName", text())));
    all.put("DisableRule", structure(member("Name", text()), member("EventBusName", text())));
    all.put(
        "DeleteRule",
        structure(member("Name", text()), member("EventBusName", text()), member("Force", flag())));
    all.put(
        "ListRuleNamesByTarget",
        structure(
            member("TargetArn", text()),
            member("EventBusName", text()),
            member("NextToken", text()),
            member("Limit", whole())));
    all.put(
        "PutTargets",
        structure(
            member("Rule", text()),
            member("EventBusName", text()),
            member("Targets", list(TargetShapes.TARGET))));
    all.put(
        "RemoveTargets",
        structure(
            member("Rule", text()),
            member("EventBusName", text()),
            member("Ids", list(text())),
            member("Force", flag())));
    all.put(
        "ListTargetsByRule",
        structure(
            member("Rule", text()),
            member("EventBusName", text()),
            member("NextToken", text()),
            member("Limit", whole())));
    all.put("TagResource", structure(member("ResourceARN", text()), member("Tags", TAGS)));
    all.put(
        "UntagResource", structure(member("ResourceARN", text()), member("TagKeys", list(text()))));
    all.put("ListTagsForResource", structure(member("ResourceARN", text())));
    all.put(
        "CreateArchive",
        structure(
            member("ArchiveName", text()),
            member("EventSourceArn", text()),
            member("Description", text()),
            member("EventPattern", text()),
            member("RetentionDays", whole()),
            member("KmsKeyIdentifier", text())));
    all.put(
        "UpdateArchive",
        structure(
            member("ArchiveName", text()),
            member("Description", text()),
            member("EventPattern", text()),
            member("RetentionDays", whole()),
            member("KmsKeyIdentifier", text())));
    all.put("DescribeArchive", structure(member("ArchiveName", text())));
    all.put(
        "ListArchives",
        structure(
            member("NamePrefix", text()),
            member("EventSourceArn", text()),
            member("State", text()),
            member("NextToken", text()),
            member("Limit", whole())));
    all.put("DeleteArchive", structure(member("ArchiveName", text())));
    all.put(
        "StartReplay",
        structure(
            member("ReplayName", text()),
            member("Description", text()),
            member("EventSourceArn", text()),
            member("EventStartTime", time()),
            member("EventEndTime", time()),
            member(
                "Destination",
                structure(member("Arn", text()), member("FilterArns", list(text()))))));
    all.put("DescribeReplay", structure(member("ReplayName", text())));
    all.put(
        "ListReplays",
        structure(
            member("NamePrefix", text()),
            member("State", text()),
            member("EventSourceArn", text()),
            member("NextToken", text()),
            member("Limit", whole())));
    all.put("CancelReplay", structure(member("ReplayName", text())));
    // CloudWatch Logs, as far as it is there.
    all.put(
        "DescribeLogGroups",
        structure(
            member("logGroupNamePrefix", text()),
            member("logGroupNamePattern", text()),
            member("nextToken", text()),
            member("limit", whole())));
    all.put(
        "DescribeLogStreams",
        structure(
            member("logGroupName", text()),
            member("logGroupIdentifier", text()),
            member("logStreamNamePrefix", text()),
            member("orderBy", text()),
            member("descending", flag()),
            member("nextToken", text()),
            member("limit", whole())));
    all.put(
        "FilterLogEvents",
        structure(
            member("logGroupName", text()),
            member("logGroupIdentifier", text()),
            member("logStreamNames", list(text())),
            member("logStreamNamePrefix", text()),
            member("startTime", whole()),
            member("endTime", whole()),
            member("filterPattern", text()),
            member("nextToken", text()),
            member("limit", whole()),
            member("interleaved", flag())));
    all.put(
        "GetLogEvents",
        structure(
            member("logGroupName", text()),
            member("logGroupIdentifier", text()),
            member("logStreamName", text()),
            member("startTime", whole()),
            member("endTime", whole()),
            member("nextToken", text()),
            member("limit", whole()),
            member("startFromHead", flag())));
    return all;
  }
}
