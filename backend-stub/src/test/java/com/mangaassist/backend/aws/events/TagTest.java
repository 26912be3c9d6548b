package com.mangaassist.backend.aws.events;

import static com.mangaassist.backend.aws.events.EventsFixture.BUS;
import static com.mangaassist.backend.aws.events.EventsFixture.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.backend.aws.Conformance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.eventbridge.model.Tag;

/** Tags of buses and rules, by a stock client. */
class TagTest {
  private static final String ARNS = "arn:aws:events:ap-northeast-1:123456789012:";
  private static final String RULE = ARNS + "rule/" + BUS + "/r";

  @TempDir Path folder;
  private EventsFixture aws;

  @BeforeEach
  void open() {
    aws = EventsFixture.open(folder);
    aws.rule("r", "{\"source\":[\"s\"]}");
  }

  @AfterEach
  void close() {
    aws.close();
  }

  @Conformance({"TagResource", "UntagResource", "ListTagsForResource"})
  @Test
  void tagsARuleAndABusOverARestart() {
    for (String arn : List.of(RULE, ARNS + "event-bus/" + BUS)) {
      aws.client.tagResource(r -> r.resourceARN(arn).tags(tag("a", "1"), tag("b", "2")));
      aws.client.tagResource(r -> r.resourceARN(arn).tags(tag("b", "3")));
      assertThat(tags(arn)).containsExactly(tag("a", "1"), tag("b", "3"));
      aws.client.untagResource(r -> r.resourceARN(arn).tagKeys("a", "nothing"));
    }
    aws = aws.reopened(folder);
    assertThat(tags(RULE)).containsExactly(tag("b", "3"));
    assertThat(tags(ARNS + "event-bus/" + BUS)).containsExactly(tag("b", "3"));
  }

  @Test
  void takesTagsWithWhatIsCreated() {
    aws.client.putRule(r -> r.name("x").scheduleExpression("rate(1 hour)").tags(tag("k", "v")));
    aws.client.createEventBus(r -> r.name("y").tags(tag("k", "v")));
    assertThat(tags(ARNS + "rule/x")).containsExactly(tag("k", "v"));
    assertThat(tags(ARNS + "event-bus/y")).containsExactly(tag("k", "v"));
  }

  @Test
  void refusesWhatIsNotThere() {
    refuses(
        () -> tags(ARNS + "rule/nobody"),
        "ResourceNotFoundException",
        "Rule nobody does not exist on EventBus default.");
    refuses(
        () -> tags(ARNS + "event-bus/nowhere"),
        "ResourceNotFoundException",
        "Event bus nowhere does not exist.");
    refuses(
        () -> aws.client.tagResource(r -> r.resourceARN("x").tags(tag("a", "b"))),
        "ValidationException",
        "Parameter ResourceARN is not valid. Reason: Provided Arn is not in correct format.");
  }

  @Test
  void refusesTheFiftyFirstTag() {
    List<Tag> all = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      all.add(tag("k" + i, "v"));
    }
    aws.client.tagResource(r -> r.resourceARN(RULE).tags(all));
    refuses(
        () -> aws.client.tagResource(r -> r.resourceARN(RULE).tags(tag("more", "v"))),
        "LimitExceededException",
        "The requested resource exceeds the maximum number allowed.");
  }

  private List<Tag> tags(String arn) {
    return aws.client.listTagsForResource(r -> r.resourceARN(arn)).tags();
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }
}
