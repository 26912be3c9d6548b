package com.mangaassist.backend.aws.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mangaassist.backend.aws.Conformance;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterValueException;
import software.amazon.awssdk.services.cloudwatch.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudwatch.model.Tag;

/** Tags of alarms by stock clients. */
class AlarmTagTest {
  private static final String ARN = "arn:aws:cloudwatch:ap-northeast-1:123456789012:alarm:a";
  private static final Tag TEAM = Tag.builder().key("team").value("manga").build();

  @TempDir Path folder;
  private CloudWatchFixture aws;

  @BeforeEach
  void open() {
    aws = CloudWatchFixture.open(folder);
  }

  @AfterEach
  void close() {
    aws.close();
  }

  @Test
  @Conformance({"PutCompositeAlarm", "ListTagsForResource", "TagResource", "UntagResource"})
  void keepsTheTagsOfCreationUntilTheAlarmGoes() {
    put(TEAM);
    assertThat(tags()).containsExactly(TEAM);
    // A second time they are not looked at, as AWS documents.
    put(TEAM.toBuilder().value("other").build());
    assertThat(tags()).containsExactly(TEAM);
    Tag first = TEAM.toBuilder().key("a").value("").build();
    aws.client.tagResource(
        r -> r.resourceARN(ARN).tags(first, TEAM.toBuilder().value("anime").build()));
    assertThat(tags()).containsExactly(first, TEAM.toBuilder().value("anime").build());
    for (int i = 0; i < 2; i++) {
      aws.client.untagResource(r -> r.resourceARN(ARN).tagKeys("team", "not there"));
      assertThat(tags()).containsExactly(first);
    }
    aws = aws.restart();
    assertThat(tags()).containsExactly(first);
    aws.client.deleteAlarms(r -> r.alarmNames("a"));
    assertThat(tags()).isEmpty();
  }

  @Test
  @Conformance(value = "TagResource", errors = InvalidParameterValueException.class)
  void takesFiftyTagsAndNoneOfAws() {
    put(TEAM);
    List<Tag> many =
        IntStream.range(0, 49)
            .mapToObj(i -> Tag.builder().key("key-" + i).value("v").build())
            .toList();
    aws.client.tagResource(r -> r.resourceARN(ARN).tags(many));
    for (List<Tag> wrong :
        List.of(
            List.of(TEAM.toBuilder().key("one more").build()),
            List.of(TEAM.toBuilder().key("aws:team").build()),
            List.of(TEAM, TEAM))) {
      assertThatThrownBy(() -> aws.client.tagResource(r -> r.resourceARN(ARN).tags(wrong)))
          .isInstanceOf(InvalidParameterValueException.class);
    }
    assertThat(tags()).hasSize(50);
  }

  @Test
  @Conformance(value = "TagResource", errors = ResourceNotFoundException.class)
  @Conformance(
      value = "UntagResource",
      errors = {ResourceNotFoundException.class, InvalidParameterValueException.class})
  @Conformance(value = "ListTagsForResource", errors = InvalidParameterValueException.class)
  void knowsItsOwnAlarmsOnly() {
    assertThatThrownBy(() -> aws.client.tagResource(r -> r.resourceARN(ARN).tags(TEAM)))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(() -> aws.client.untagResource(r -> r.resourceARN(ARN).tagKeys("team")))
        .isInstanceOf(ResourceNotFoundException.class);
    String queue = "arn:aws:sqs:ap-northeast-1:123456789012:queue";
    assertThatThrownBy(() -> aws.client.listTagsForResource(r -> r.resourceARN(queue)))
        .isInstanceOf(InvalidParameterValueException.class);
    assertThatThrownBy(() -> aws.client.untagResource(r -> r.resourceARN(queue).tagKeys("team")))
        .isInstanceOf(InvalidParameterValueException.class);
  }

  private void put(Tag... tags) {
    aws.client.putCompositeAlarm(r -> r.alarmName("a").alarmRule("FALSE").tags(tags));
  }

  private List<Tag> tags() {
    return aws.client.listTagsForResource(r -> r.resourceARN(ARN)).tags();
  }
}
