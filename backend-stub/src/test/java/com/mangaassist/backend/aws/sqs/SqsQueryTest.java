package com.mangaassist.backend.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.backend.aws.SignedHttp;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SQS by the Query bytes that clients before 2023 send, to the root and to the queue's path. */
class SqsQueryTest {
  private static final String ORDERS = "/123456789012/orders";
  private static final String VERSION = "&Version=2012-11-05";

  @TempDir Path folder;
  private SqsFixture aws;
  private SignedHttp http;

  @BeforeEach
  void open() {
    aws = SqsFixture.open(folder);
    http = aws.http;
    aws.queue("orders");
  }

  @AfterEach
  void close() {
    aws.close();
  }

  private String post(String path, String form) {
    HttpResponse<String> answer = http.form(path, form + VERSION);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private static String element(String xml, String name) {
    Matcher found = Pattern.compile("<" + name + ">(.*?)</" + name + ">").matcher(xml);
    assertThat(found.find()).as("%s in %s", name, xml).isTrue();
    return found.group(1);
  }

  private static String encoded(String handle) {
    return java.net.URLEncoder.encode(handle, StandardCharsets.UTF_8);
  }

  @Test
  void makesAndFindsQueues() {
    assertThat(
            post(
                "/",
                "Action=CreateQueue&QueueName=slow&Attribute.1.Name=DelaySeconds"
                    + "&Attribute.1.Value=7&Tag.1.Key=team&Tag.1.Value=manga"))
        .startsWith(
            "<?xml version=\"1.0\"?>\n<CreateQueueResponse"
                + " xmlns=\"http://queue.amazonaws.com/doc/2012-11-05/\"><CreateQueueResult>"
                + "<QueueUrl>"
                + aws.endpoint
                + "/123456789012/slow</QueueUrl></CreateQueueResult><ResponseMetadata>");
    assertThat(post("/123456789012/slow", "Action=GetQueueAttributes&AttributeName.1=DelaySeconds"))
        .contains(
            "<GetQueueAttributesResult><Attribute><Name>DelaySeconds</Name><Value>7</Value>"
                + "</Attribute></GetQueueAttributesResult>");
    assertThat(post("/123456789012/slow", "Action=ListQueueTags"))
        .contains("<Tag><Key>team</Key><Value>manga</Value></Tag>");
    assertThat(post("/", "Action=ListQueues&QueueNamePrefix=s"))
        .contains(
            "<ListQueuesResult><QueueUrl>"
                + aws.endpoint
                + "/123456789012/slow</QueueUrl></ListQueuesResult>");
    assertThat(post("/", "Action=GetQueueUrl&QueueName=orders")).contains(ORDERS + "</QueueUrl>");
    assertThat(post("/123456789012/slow", "Action=DeleteQueue"))
        .doesNotContain("DeleteQueueResult");
  }

  @Test
  void sendsReceivesHidesAndDeletes() {
    String sent =
        post(
            ORDERS,
            "Action=SendMessage&MessageBody=%3Cmanga%3E+%26+%E3%83%AF%E3%83%B3"
                + "&MessageAttribute.1.Name=Raw&MessageAttribute.1.Value.DataType=Binary"
                + "&MessageAttribute.1.Value.BinaryValue=AP8H"
                + "&MessageAttribute.2.Name=Kind&MessageAttribute.2.Value.DataType=String"
                + "&MessageAttribute.2.Value.StringValue=new");
    String received =
        post(
            ORDERS,
            "Action=ReceiveMessage&MaxNumberOfMessages=10&AttributeName.1=ApproximateReceiveCount"
                + "&MessageAttributeName.1=All");
    assertThat(element(received, "MessageId")).isEqualTo(element(sent, "MessageId"));
    assertThat(element(received, "MD5OfBody")).isEqualTo(element(sent, "MD5OfMessageBody"));
    assertThat(element(received, "MD5OfMessageAttributes"))
        .isEqualTo(element(sent, "MD5OfMessageAttributes"));
    assertThat(element(received, "Body")).isEqualTo("&lt;manga&gt; &amp; ワン");
    assertThat(received)
        .contains(
            "<Attribute><Name>ApproximateReceiveCount</Name><Value>1</Value></Attribute>",
            "<MessageAttribute><Name>Raw</Name><Value><BinaryValue>AP8H</BinaryValue>"
                + "<DataType>Binary</DataType></Value></MessageAttribute>");
    String handle = encoded(element(received, "ReceiptHandle"));
    post(ORDERS, "Action=ChangeMessageVisibility&VisibilityTimeout=0&ReceiptHandle=" + handle);
    String again = post(ORDERS, "Action=ReceiveMessage");
    post(ORDERS, "Action=DeleteMessage&ReceiptHandle=" + encoded(element(again, "ReceiptHandle")));
    assertThat(post(ORDERS, "Action=ReceiveMessage"))
        .contains("<ReceiveMessageResult></ReceiveMessageResult>");
  }

  @Test
  void takesBatches() {
    String sent =
        post(
            "/",
            "Action=SendMessageBatch&QueueUrl="
                + encoded(aws.endpoint + ORDERS)
                + "&SendMessageBatchRequestEntry.1.Id=a"
                + "&SendMessageBatchRequestEntry.1.MessageBody=one"
                + "&SendMessageBatchRequestEntry.2.Id=b"
                + "&SendMessageBatchRequestEntry.2.MessageBody=two"
                + "&SendMessageBatchRequestEntry.2.DelaySeconds=901");
    assertThat(sent)
        .contains(
            "<SendMessageBatchResultEntry><Id>a</Id>",
            "<BatchResultErrorEntry><Id>b</Id><SenderFault>true</SenderFault>"
                + "<Code>InvalidParameterValue</Code>");
    String handle = encoded(element(post(ORDERS, "Action=ReceiveMessage"), "ReceiptHandle"));
    assertThat(
            post(
                ORDERS,
                "Action=DeleteMessageBatch&DeleteMessageBatchRequestEntry.1.Id=a"
                    + "&DeleteMessageBatchRequestEntry.1.ReceiptHandle="
                    + handle))
        .contains("<DeleteMessageBatchResultEntry><Id>a</Id></DeleteMessageBatchResultEntry>");
  }

  @Test
  void answersErrorsByTheirQueryNames() {
    HttpResponse<String> none = http.form("/123456789012/none", "Action=ReceiveMessage" + VERSION);
    assertThat(none.statusCode()).isEqualTo(400);
    assertThat(none.body())
        .contains(
            "<Error><Type>Sender</Type><Code>AWS.SimpleQueueService.NonExistentQueue</Code>"
                + "<Message>The specified queue does not exist for this wsdl version.</Message>");
    HttpResponse<String> number =
        http.form(ORDERS, "Action=ReceiveMessage&MaxNumberOfMessages=many" + VERSION);
    assertThat(number.statusCode()).isEqualTo(400);
    assertThat(number.body()).contains("<Code>MalformedInput</Code>");
    HttpResponse<String> purge = purgeTwice();
    assertThat(purge.statusCode()).isEqualTo(403);
    assertThat(purge.body()).contains("<Code>AWS.SimpleQueueService.PurgeQueueInProgress</Code>");
  }

  private HttpResponse<String> purgeTwice() {
    post(ORDERS, "Action=PurgeQueue");
    return http.form(ORDERS, "Action=PurgeQueue" + VERSION);
  }

  @Test
  void namesTheQueryErrorToJsonClientsToo() {
    HttpResponse<String> refused =
        http.json(
            "AmazonSQS.GetQueueUrl", "{\"QueueName\":\"none\"}".getBytes(StandardCharsets.UTF_8));
    assertThat(refused.headers().firstValue("x-amzn-query-error"))
        .contains("AWS.SimpleQueueService.NonExistentQueue;Sender");
    assertThat(refused.headers().firstValue("content-type")).contains("application/x-amz-json-1.0");
    assertThat(refused.body())
        .contains(
            "\"__type\":\"QueueDoesNotExist\"",
            "\"message\":\"The specified queue does not exist.\"");
  }

  @Test
  void takesJsonAtTheQueuesPathAndQueryInTheAddress() {
    HttpResponse<String> json =
        http.send(
            "POST",
            ORDERS,
            Map.of(
                "Content-Type", "application/x-amz-json-1.0",
                "X-Amz-Target", "AmazonSQS.SendMessage"),
            "{\"MessageBody\":\"x\"}".getBytes(StandardCharsets.UTF_8));
    assertThat(json.statusCode()).isEqualTo(200);
    HttpResponse<String> get =
        http.send("GET", ORDERS + "?Action=ReceiveMessage" + VERSION, Map.of(), new byte[0]);
    assertThat(get.body()).contains("<Body>x</Body>");
  }
}
