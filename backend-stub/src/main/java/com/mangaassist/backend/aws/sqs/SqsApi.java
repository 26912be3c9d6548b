package com.mangaassist.backend.aws.sqs;

import static com.mangaassist.backend.aws.shapes.Shape.blob;
import static com.mangaassist.backend.aws.shapes.Shape.flag;
import static com.mangaassist.backend.aws.shapes.Shape.flatList;
import static com.mangaassist.backend.aws.shapes.Shape.flatMap;
import static com.mangaassist.backend.aws.shapes.Shape.member;
import static com.mangaassist.backend.aws.shapes.Shape.structure;
import static com.mangaassist.backend.aws.shapes.Shape.text;
import static com.mangaassist.backend.aws.shapes.Shape.whole;

import com.mangaassist.backend.aws.query.QueryApi;
import com.mangaassist.backend.aws.shapes.Shape;
import com.mangaassist.backend.aws.shapes.Shape.Member;
import com.mangaassist.backend.aws.shapes.Shape.Structure;

/** The members of SQS's operations, with the names that Query has for what it flattens. */
final class SqsApi {
  static final QueryApi API =
      new QueryApi("sqs", "2012-11-05", "http://queue.amazonaws.com/doc/2012-11-05/");

  private static final Member QUEUE_URL = member("QueueUrl", text());
  private static final Member QUEUE_ATTRIBUTES =
      member("Attributes", "Attribute", flatMap("Name", "Value", text()));
  private static final Member NEXT_TOKEN = member("NextToken", text());
  private static final Member MAX_RESULTS = member("MaxResults", whole());
  private static final Member FAILED =
      member(
          "Failed",
          "BatchResultErrorEntry",
          flatList(
              structure(
                  member("Id", text()),
                  member("SenderFault", flag()),
                  member("Code", text()),
                  member("Message", text()))));
  private static final Structure ATTRIBUTE_VALUE =
      structure(
          member("StringValue", text()), member("BinaryValue", blob()), member("DataType", text()));
  private static final Member MESSAGE_ATTRIBUTES =
      member("MessageAttributes", "MessageAttribute", flatMap("Name", "Value", ATTRIBUTE_VALUE));

  static final Structure QUEUE = structure(QUEUE_URL);
  static final Structure URL = structure(QUEUE_URL);

  static final Structure CREATE =
      structure(
          member("QueueName", text()),
          QUEUE_ATTRIBUTES,
          member("tags", "Tag", flatMap("Key", "Value", text())));

  static final Structure NAME =
      structure(member("QueueName", text()), member("QueueOwnerAWSAccountId", text()));

  static final Structure LIST =
      structure(member("QueueNamePrefix", text()), NEXT_TOKEN, MAX_RESULTS);
  static final Structure LISTED =
      structure(member("QueueUrls", "QueueUrl", flatList(text())), NEXT_TOKEN);

  static final Structure SOURCES = structure(QUEUE_URL, NEXT_TOKEN, MAX_RESULTS);
  static final Structure SOURCES_LISTED =
      structure(member("queueUrls", "QueueUrl", flatList(text())), NEXT_TOKEN);

  static final Structure GET_ATTRIBUTES =
      structure(QUEUE_URL, member("AttributeNames", "AttributeName", flatList(text())));
  static final Structure ATTRIBUTES = structure(QUEUE_ATTRIBUTES);
  static final Structure SET_ATTRIBUTES = structure(QUEUE_URL, QUEUE_ATTRIBUTES);

  static final Structure TAG =
      structure(QUEUE_URL, member("Tags", "Tag", flatMap("Key", "Value", text())));
  static final Structure TAGS = structure(member("Tags", "Tag", flatMap("Key", "Value", text())));
  static final Structure UNTAG =
      structure(QUEUE_URL, member("TagKeys", "TagKey", flatList(text())));

  static final Structure ADD_PERMISSION =
      structure(
          QUEUE_URL,
          member("Label", text()),
          member("AWSAccountIds", "AWSAccountId", flatList(text())),
          member("Actions", "ActionName", flatList(text())));
  static final Structure REMOVE_PERMISSION = structure(QUEUE_URL, member("Label", text()));

  private static final Member[] MESSAGE = {
    member("MessageBody", text()),
    member("DelaySeconds", whole()),
    MESSAGE_ATTRIBUTES,
    member(
        "MessageSystemAttributes",
        "MessageSystemAttribute",
        flatMap("Name", "Value", ATTRIBUTE_VALUE)),
    member("MessageDeduplicationId", text()),
    member("MessageGroupId", text())
  };
  private static final Member[] SENT_MESSAGE = {
    member("MD5OfMessageBody", text()),
    member("MD5OfMessageAttributes", text()),
    member("MD5OfMessageSystemAttributes", text()),
    member("MessageId", text()),
    member("SequenceNumber", text())
  };

  static final Structure SEND = with(QUEUE_URL, MESSAGE);
  static final Structure SENT = structure(SENT_MESSAGE);
  static final Structure SEND_BATCH =
      batch("SendMessageBatchRequestEntry", with(member("Id", text()), MESSAGE));
  static final Structure SENT_BATCH =
      answered("SendMessageBatchResultEntry", with(member("Id", text()), SENT_MESSAGE));

  static final Structure RECEIVE =
      structure(
          QUEUE_URL,
          member("AttributeNames", "AttributeName", flatList(text())),
          member("MessageSystemAttributeNames", "MessageSystemAttributeName", flatList(text())),
          member("MessageAttributeNames", "MessageAttributeName", flatList(text())),
          member("MaxNumberOfMessages", whole()),
          member("VisibilityTimeout", whole()),
          member("WaitTimeSeconds", whole()),
          member("ReceiveRequestAttemptId", text()));
  static final Structure RECEIVED =
      structure(
          member(
              "Messages",
              "Message",
              flatList(
                  structure(
                      member("MessageId", text()),
                      member("ReceiptHandle", text()),
                      member("MD5OfBody", text()),
                      member("Body", text()),
                      member("Attributes", "Attribute", flatMap("Name", "Value", text())),
                      member("MD5OfMessageAttributes", text()),
                      MESSAGE_ATTRIBUTES))));

  private static final Member HANDLE = member("ReceiptHandle", text());
  private static final Member VISIBILITY = member("VisibilityTimeout", whole());

  static final Structure DELETE = structure(QUEUE_URL, HANDLE);
  static final Structure DELETE_BATCH =
      batch("DeleteMessageBatchRequestEntry", structure(member("Id", text()), HANDLE));
  static final Structure DELETED_BATCH =
      answered("DeleteMessageBatchResultEntry", structure(member("Id", text())));

  static final Structure CHANGE = structure(QUEUE_URL, HANDLE, VISIBILITY);
  static final Structure CHANGE_BATCH =
      batch(
          "ChangeMessageVisibilityBatchRequestEntry",
          structure(member("Id", text()), HANDLE, VISIBILITY));
  static final Structure CHANGED_BATCH =
      answered("ChangeMessageVisibilityBatchResultEntry", structure(member("Id", text())));

  static final Structure START_MOVE =
      structure(
          member("SourceArn", text()),
          member("DestinationArn", text()),
          member("MaxNumberOfMessagesPerSecond", whole()));
  static final Structure TASK = structure(member("TaskHandle", text()));
  static final Structure CANCELLED = structure(member("ApproximateNumberOfMessagesMoved", whole()));
  static final Structure LIST_MOVES = structure(member("SourceArn", text()), MAX_RESULTS);
  static final Structure MOVES =
      structure(
          member(
              "Results",
              "ListMessageMoveTasksResultEntry",
              flatList(
                  structure(
                      member("TaskHandle", text()),
                      member("Status", text()),
                      member("SourceArn", text()),
                      member("DestinationArn", text()),
                      member("MaxNumberOfMessagesPerSecond", whole()),
                      member("ApproximateNumberOfMessagesMoved", whole()),
                      member("ApproximateNumberOfMessagesToMove", whole()),
                      member("FailureReason", text()),
                      member("StartedTimestamp", whole())))));

  private SqsApi() {}

  private static Structure with(Member first, Member... others) {
    Member[] all = new Member[others.length + 1];
    all[0] = first;
    System.arraycopy(others, 0, all, 1, others.length);
    return structure(all);
  }

  private static Structure batch(String entryName, Shape entry) {
    return structure(QUEUE_URL, member("Entries", entryName, flatList(entry)));
  }

  private static Structure answered(String entryName, Shape entry) {
    return structure(member("Successful", entryName, flatList(entry)), FAILED);
  }
}
