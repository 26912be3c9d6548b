package com.mangaassist.backend.aws.sqs;

import static com.mangaassist.backend.aws.sqs.SqsFixture.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.backend.aws.Conformance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.InvalidMessageContentsException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeNameForSends;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** Sending and receiving; the clients check the digests of what they sent and got. */
class MessageTest {
  @TempDir Path folder;
  private SqsFixture aws;
  private String url = "";

  @BeforeEach
  void open() {
    aws = SqsFixture.open(folder);
    url = aws.queue("orders");
  }

  @AfterEach
  void close() {
    aws.close();
  }

  private static MessageAttributeValue text(String type, String value) {
    return MessageAttributeValue.builder().dataType(type).stringValue(value).build();
  }

  @Conformance({"SendMessage", "ReceiveMessage"})
  @Test
  void handsOutWhatWasSent() {
    String body = "ワンピース <1> & \"quoted\" \r\n\t 😀";
    SendMessageResponse sent =
        aws.client.sendMessage(
            r ->
                r.queueUrl(url)
                    .messageBody(body)
                    .messageAttributes(
                        Map.of(
                            "Language", text("String", "ja"),
                            "Price", text("Number.JPY", "-1.5e3"),
                            "Raw",
                                MessageAttributeValue.builder()
                                    .dataType("Binary")
                                    .binaryValue(
                                        SdkBytes.fromByteArray(new byte[] {0, (byte) 0xFF, 7}))
                                    .build()))
                    .messageSystemAttributes(
                        Map.of(
                            MessageSystemAttributeNameForSends.AWS_TRACE_HEADER,
                            MessageSystemAttributeValue.builder()
                                .dataType("String")
                                .stringValue("Root=1-2-3")
                                .build())));
    assertThat(sent.md5OfMessageSystemAttributes()).hasSize(32);
    Message message = aws.receive(url).getFirst();
    assertThat(message.messageId()).isEqualTo(sent.messageId()).hasSize(36);
    assertThat(message.body()).isEqualTo(body);
    assertThat(message.md5OfMessageAttributes()).isEqualTo(sent.md5OfMessageAttributes());
    assertThat(message.messageAttributes())
        .containsEntry("Price", text("Number.JPY", "-1.5e3"))
        .hasEntrySatisfying(
            "Raw", raw -> assertThat(raw.binaryValue().asByteArray()).containsExactly(0, 0xFF, 7));
    assertThat(message.attributes())
        .isEqualTo(
            Map.of(
                MessageSystemAttributeName.SENDER_ID, "123456789012",
                MessageSystemAttributeName.SENT_TIMESTAMP, "1772366400000",
                MessageSystemAttributeName.APPROXIMATE_FIRST_RECEIVE_TIMESTAMP, "1772366400000",
                MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1",
                MessageSystemAttributeName.AWS_TRACE_HEADER, "Root=1-2-3"));
  }

  /** The digest that AWS recorded for this attribute. */
  @Test
  void digestsAttributesAsAws() {
    SendMessageResponse sent =
        aws.client.sendMessage(
            r ->
                r.queueUrl(url)
                    .messageBody("message-1")
                    .messageAttributes(Map.of("MyAttribute", text("String", "foobar"))));
    assertThat(sent.md5OfMessageBody()).isEqualTo("3d6b824fd8c1520e9a047d21fee6fb1f");
    assertThat(sent.md5OfMessageAttributes()).isEqualTo("adb59cd4678ea5a855436b949cd07ab6");
  }

  @ParameterizedTest
  @CsvSource({
    "All,Color;Color.Deep;Size",
    ".*,Color;Color.Deep;Size",
    "Color.*,Color;Color.Deep",
    "Size,Size",
    "None,''",
  })
  void handsOutTheAttributesThatAReceiverNames(String filter, String expected) {
    aws.client.sendMessage(
        r ->
            r.queueUrl(url)
                .messageBody("x")
                .messageAttributes(
                    Map.of(
                        "Color", text("String", "a"),
                        "Color.Deep", text("String", "b"),
                        "Size", text("Number", "1"))));
    Message message =
        aws.client
            .receiveMessage(r -> r.queueUrl(url).messageAttributeNames(filter))
            .messages()
            .getFirst();
    assertThat(String.join(";", message.messageAttributes().keySet().stream().sorted().toList()))
        .isEqualTo(expected);
    assertThat(message.attributes()).isEmpty();
  }

  @Test
  void delaysAMessageOrAllOfAQueue() {
    aws.client.sendMessage(r -> r.queueUrl(url).messageBody("x").delaySeconds(900));
    aws.clock.move(Duration.ofSeconds(899));
    assertThat(aws.receive(url)).isEmpty();
    aws.clock.move(Duration.ofSeconds(1));
    assertThat(aws.bodies(url)).containsExactly("x");
    String slow = aws.queue("slow", Map.of(QueueAttributeName.DELAY_SECONDS, "10"));
    aws.client.sendMessage(r -> r.queueUrl(slow).messageBody("slow"));
    aws.client.sendMessage(r -> r.queueUrl(slow).messageBody("quick").delaySeconds(0));
    assertThat(aws.bodies(slow)).containsExactly("quick");
    assertRefused(
        () -> aws.client.sendMessage(r -> r.queueUrl(url).messageBody("x").delaySeconds(901)),
        "InvalidParameterValue",
        "Value 901 for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and"
            + " <= 900.");
  }

  @Test
  void refusesMessagesThatAreTooLarge() {
    aws.client.sendMessage(r -> r.queueUrl(url).messageBody("a".repeat(1 << 20)));
    assertRefused(
        () -> aws.client.sendMessage(r -> r.queueUrl(url).messageBody("a".repeat((1 << 20) + 1))),
        "InvalidParameterValue",
        "One or more parameters are invalid. Reason: Message must be shorter than 1048576 bytes.");
    String small = aws.queue("small", Map.of(QueueAttributeName.MAXIMUM_MESSAGE_SIZE, "1024"));
    // Three bytes a character, and the attribute counts with name, type and value.
    aws.client.sendMessage(r -> r.queueUrl(small).messageBody("あ".repeat(341)));
    assertRefused(
        () ->
            aws.client.sendMessage(
                r ->
                    r.queueUrl(small)
                        .messageBody("a".repeat(1_024 - 7))
                        .messageAttributes(Map.of("n", text("String", "v")))),
        "InvalidParameterValue",
        "Message must be shorter than 1024 bytes.");
  }

  @Conformance(value = "SendMessage", errors = InvalidMessageContentsException.class)
  @Test
  void refusesCharactersThatXmlCannotCarry() {
    for (String bad : List.of("\u0000", "a\u0008", "\uFFFE", "\uFFFF")) {
      assertRefused(
          () -> aws.client.sendMessage(r -> r.queueUrl(url).messageBody(bad)),
          "InvalidMessageContents",
          "Invalid characters found.");
    }
    assertRefused(
        () -> aws.client.sendMessage(r -> r.queueUrl(url).messageBody("")),
        "MissingParameter",
        "The request must contain the parameter MessageBody.");
  }

  @ParameterizedTest
  @CsvSource({
    "AWS.x,String,v,reserved for internal use",
    "Amazon.x,String,v,reserved for internal use",
    ".x,String,v,cannot start or end with",
    "x.,String,v,cannot start or end with",
    "x y,String,v,can only contain upper and lower score characters",
    "x,Color,v,The type of message (user) attribute 'x' is invalid.",
    "x,String,'',Message (user) attribute 'x' must contain a non-empty value of type 'String'.",
    "x,Number,v,Can't cast the value of message (user) attribute 'x' to a number.",
    "x,Binary,'',Message (user) attribute 'x' must contain a non-empty value of type 'Binary'.",
  })
  void refusesAttributesThatAreNone(String name, String type, String value, String words) {
    assertRefused(
        () ->
            aws.client.sendMessage(
                r ->
                    r.queueUrl(url)
                        .messageBody("x")
                        .messageAttributes(Map.of(name, text(type, value)))),
        "InvalidParameterValue",
        words);
  }

  @Test
  void takesLettersOfAnyScriptInAnAttributesName() {
    for (String name : List.of("attr.1øßä", "巻_1")) {
      aws.client.sendMessage(
          r ->
              r.queueUrl(url)
                  .messageBody("x")
                  .messageAttributes(Map.of(name, text("String", "v"))));
      Message message =
          aws.client
              .receiveMessage(r -> r.queueUrl(url).messageAttributeNames("*"))
              .messages()
              .getFirst();
      assertThat(message.messageAttributes()).containsOnlyKeys(name);
    }
    assertRefused(
        () ->
            aws.client.sendMessage(
                r ->
                    r.queueUrl(url)
                        .messageBody("x")
                        .messageAttributes(Map.of("a", text("String", "b\u0008")))),
        "InvalidParameterValue",
        "Invalid characters found.");
  }

  @Test
  void keepsTheTraceOfTheCall() {
    String root = "Root=1-3152b799-8954dae64eda91bc9a23a7e8;Parent=7fa8c0f79203be72;Sampled=1";
    SendMessageResponse sent =
        aws.client.sendMessage(
            r ->
                r.queueUrl(url)
                    .messageBody("x")
                    .overrideConfiguration(o -> o.putHeader("X-Amzn-Trace-Id", root)));
    assertThat(sent.md5OfMessageSystemAttributes()).isNull();
    assertThat(aws.receive(url).getFirst().attributes())
        .containsEntry(MessageSystemAttributeName.AWS_TRACE_HEADER, root);
  }

  @Test
  void takesAGroupOnAStandardQueueButNoDeduplication() {
    aws.client.sendMessage(r -> r.queueUrl(url).messageBody("x").messageGroupId("tenant"));
    assertThat(aws.receive(url).getFirst().attributes())
        .containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, "tenant");
    assertRefused(
        () -> aws.client.sendMessage(r -> r.queueUrl(url).messageBody("x").messageGroupId("a b")),
        "InvalidParameterValue",
        "Value a b for parameter MessageGroupId is invalid. Reason: MessageGroupId can only"
            + " include alphanumeric and punctuation characters. 1 to 128 in length.");
    assertRefused(
        () ->
            aws.client.sendMessage(
                r -> r.queueUrl(url).messageBody("x").messageDeduplicationId("d")),
        "InvalidParameterValue",
        "The request includes a parameter that is not valid for this queue type.");
  }
}
