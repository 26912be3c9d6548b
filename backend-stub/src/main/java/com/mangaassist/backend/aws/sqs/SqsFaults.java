package com.mangaassist.backend.aws.sqs;

import com.mangaassist.backend.aws.protocol.AwsFault;
import java.util.Locale;

/** SQS's errors with the names, states and sentences that AWS gives them in both protocols. */
final class SqsFaults {
  private static final String PREFIX = "AWS.SimpleQueueService.";

  private SqsFaults() {}

  private static AwsFault fault(int status, String code, String queryCode, String message) {
    return new AwsFault(status, code, message).knownToQueryAs(queryCode);
  }

  static AwsFault invalid(String message) {
    return fault(400, "InvalidParameterValueException", "InvalidParameterValue", message);
  }

  static AwsFault invalid(Object value, String parameter, String reason) {
    return invalid(
        "Value %s for parameter %s is invalid. Reason: %s".formatted(value, parameter, reason));
  }

  static AwsFault missing(String parameter) {
    return fault(
        400,
        "MissingRequiredParameterException",
        "MissingParameter",
        "The request must contain the parameter " + parameter + ".");
  }

  static AwsFault noQueue() {
    return fault(
            400,
            "QueueDoesNotExist",
            PREFIX + "NonExistentQueue",
            "The specified queue does not exist.")
        .toldToQueryAs("The specified queue does not exist for this wsdl version.");
  }

  static AwsFault invalidAddress(String url) {
    return fault(
        404,
        "InvalidAddress",
        "InvalidAddress",
        "The address " + url + " is not valid for this endpoint.");
  }

  static AwsFault queueExists(String attribute) {
    return fault(
        400,
        "QueueNameExists",
        "QueueAlreadyExists",
        "A queue already exists with the same name and a different value for attribute "
            + attribute);
  }

  static AwsFault deletedRecently() {
    return fault(
        400,
        "QueueDeletedRecently",
        PREFIX + "QueueDeletedRecently",
        "You must wait 60 seconds after deleting a queue before you can create another with the"
            + " same name.");
  }

  static AwsFault attributeName(String message) {
    return fault(400, "InvalidAttributeName", "InvalidAttributeName", message);
  }

  static AwsFault unknownAttribute(String name) {
    return attributeName("Unknown Attribute " + name + ".");
  }

  static AwsFault attributeValue(String attribute) {
    return attributeValue(attribute, "");
  }

  static AwsFault attributeValue(String attribute, String reason) {
    return fault(
        400,
        "InvalidAttributeValue",
        "InvalidAttributeValue",
        "Invalid value for the parameter "
            + attribute
            + "."
            + (reason.isEmpty() ? "" : " Reason: " + reason));
  }

  static AwsFault denied(String account, String action, String arn) {
    return fault(
        403,
        "AccessDeniedException",
        "AccessDenied",
        "User: arn:aws:iam::%s:root is not authorized to perform: sqs:%s on resource: %s with an"
                .formatted(account, action.toLowerCase(Locale.ROOT), arn)
            + " explicit deny in a resource-based policy");
  }

  static AwsFault invalidContents() {
    return fault(400, "InvalidMessageContents", "InvalidMessageContents", Characters.PROBLEM);
  }

  static AwsFault overLimit(String message) {
    return fault(403, "OverLimit", "OverLimit", message);
  }

  static AwsFault receiptHandle(String handle) {
    return fault(
        404,
        "ReceiptHandleIsInvalid",
        "ReceiptHandleIsInvalid",
        "The input receipt handle \"" + handle + "\" is not a valid receipt handle.");
  }

  static AwsFault purgeInProgress(String queue) {
    return fault(
        403,
        "PurgeQueueInProgress",
        PREFIX + "PurgeQueueInProgress",
        "Only one PurgeQueue operation on " + queue + " is allowed every 60 seconds.");
  }

  static AwsFault emptyBatch(String kind) {
    return fault(
        400,
        "EmptyBatchRequest",
        PREFIX + "EmptyBatchRequest",
        "There should be at least one " + kind + " in the request.");
  }

  static AwsFault tooManyEntries(int sent) {
    return fault(
        400,
        "TooManyEntriesInBatchRequest",
        PREFIX + "TooManyEntriesInBatchRequest",
        "Maximum number of entries per request are 10. You have sent " + sent + ".");
  }

  static AwsFault entryId() {
    return fault(
        400,
        "InvalidBatchEntryId",
        PREFIX + "InvalidBatchEntryId",
        "A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can"
            + " be at most 80 letters long.");
  }

  static AwsFault entryIdsNotDistinct(String id) {
    return fault(
        400,
        "BatchEntryIdsNotDistinct",
        PREFIX + "BatchEntryIdsNotDistinct",
        "Id " + id + " repeated.");
  }

  static AwsFault batchTooLong(int most, long sent) {
    return fault(
        400,
        "BatchRequestTooLong",
        PREFIX + "BatchRequestTooLong",
        "Batch requests cannot be longer than %d bytes. You have sent %d bytes."
            .formatted(most, sent));
  }

  static AwsFault noResource(String message) {
    return fault(404, "ResourceNotFoundException", "ResourceNotFoundException", message);
  }

  static AwsFault wrongType(String member) {
    return new AwsFault(
            400, "SerializationException", "The member '" + member + "' has another type.")
        .knownToQueryAs("MalformedInput");
  }
}
