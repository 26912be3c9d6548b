package com.mangaassist.backend.aws.events;

import static com.mangaassist.backend.aws.events.EventsFixture.BUS;
import static com.mangaassist.backend.aws.events.EventsFixture.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.services.json.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The resource policy of a bus, by a stock client. */
class PermissionTest {
  @TempDir Path folder;
  private EventsFixture aws;

  @BeforeEach
  void open() {
    aws = EventsFixture.open(folder);
    aws.client.createEventBus(r -> r.name(BUS));
  }

  @AfterEach
  void close() {
    aws.close();
  }

  @Test
  void addsReplacesAndRemovesStatements() throws Exception {
    put("111111111111", "one");
    put("222222222222", "two");
    put("*", "one");
    aws = aws.reopened(folder);
    JsonNode policy = policy();
    assertThat(policy.path("Version").asText()).isEqualTo("2012-10-17");
    assertThat(policy.path("Statement")).hasSize(2);
    JsonNode two = policy.path("Statement").path(0);
    assertThat(two.path("Sid").asText()).isEqualTo("two");
    assertThat(two.path("Principal").path("AWS").asText())
        .isEqualTo("arn:aws:iam::222222222222:root");
    assertThat(two.path("Action").asText()).isEqualTo("events:PutEvents");
    assertThat(two.path("Resource").asText())
        .isEqualTo("arn:aws:events:ap-northeast-1:123456789012:event-bus/" + BUS);
    assertThat(policy.path("Statement").path(1).path("Principal").asText()).isEqualTo("*");

    aws.client.removePermission(r -> r.eventBusName(BUS).statementId("two"));
    assertThat(policy().path("Statement")).hasSize(1);
    aws.client.removePermission(r -> r.eventBusName(BUS).removeAllPermissions(true));
    assertThat(aws.client.describeEventBus(r -> r.name(BUS)).policy()).isNull();
  }

  @Test
  void takesAWholePolicy() throws Exception {
    String policy = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"x\"}]}";
    aws.client.putPermission(r -> r.eventBusName(BUS).policy(policy));
    assertThat(policy()).isEqualTo(Json.parse(policy));
    refuses(
        () -> aws.client.putPermission(r -> r.eventBusName(BUS).policy("{")),
        "ValidationException",
        "Parameter Policy is not valid.");
  }

  @Test
  void refusesWhatIsNotThere() {
    refuses(
        () -> aws.client.removePermission(r -> r.eventBusName(BUS).statementId("x")),
        "ResourceNotFoundException",
        "Statement with the provided id does not exist.");
    refuses(
        () ->
            aws.client.putPermission(
                r -> r.eventBusName("nowhere").principal("*").statementId("x")),
        "ResourceNotFoundException",
        "Event bus nowhere does not exist.");
  }

  @Test
  void refusesAPolicyOverTheLimit() {
    String large =
        "{\"Statement\":[{\"Sid\":\"" + "x".repeat(10_240) + "\"}],\"Version\":\"2012-10-17\"}";
    refuses(
        () -> aws.client.putPermission(r -> r.eventBusName(BUS).policy(large)),
        "PolicyLengthExceededException",
        "The policy is over 10240 bytes.");
  }

  private void put(String principal, String id) {
    aws.client.putPermission(
        r -> r.eventBusName(BUS).action("events:PutEvents").principal(principal).statementId(id));
  }

  private JsonNode policy() throws Exception {
    return Json.parse(aws.client.describeEventBus(r -> r.name(BUS)).policy());
  }
}
