package com.mangaassist.backend.aws.events;

import static com.mangaassist.backend.aws.events.EventsFixture.BUS;
import static com.mangaassist.backend.aws.events.EventsFixture.refuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.Conformance;
import com.mangaassist.services.json.Json;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.eventbridge.model.Condition;
import software.amazon.awssdk.services.eventbridge.model.PolicyLengthExceededException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** The resource policy of a bus, by a stock client. */
class PermissionTest {
  private static final String ARNS = "arn:aws:events:ap-northeast-1:123456789012:event-bus/";
  private static final String CONDITION =
      ",\"Condition\":{\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-1234567890\"}}";

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

  @Conformance({"PutPermission", "RemovePermission"})
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

  @Conformance("PutPermission")
  @Test
  void letsAnOrganizationIn() throws Exception {
    Condition organization =
        Condition.builder()
            .type("StringEquals")
            .key("aws:PrincipalOrgID")
            .value("o-1234567890")
            .build();
    aws.client.putPermission(
        r -> r.eventBusName(BUS).principal("*").statementId("org").condition(organization));
    assertThat(Json.write(policy().path("Statement").path(0)))
        .isEqualTo(
            "{\"Sid\":\"org\",\"Effect\":\"Allow\",\"Principal\":\"*\","
                + "\"Action\":\"events:PutEvents\",\"Resource\":\""
                + ARNS
                + BUS
                + "\""
                + CONDITION
                + "}");
    event(BUS);
    refuses(
        () ->
            aws.client.putPermission(
                r ->
                    r.eventBusName(BUS)
                        .principal("111111111111")
                        .statementId("org")
                        .condition(organization)),
        "ValidationException",
        "Value of the parameter 'principal' must be '*' when the parameter 'condition' is set.");
    refuses(
        () ->
            aws.client.putPermission(
                r ->
                    r.eventBusName(BUS)
                        .principal("*")
                        .statementId("org")
                        .condition(c -> c.type("StringEquals").key("aws:PrincipalOrgID"))),
        "ValidationException",
        "1 validation error detected: Value null at 'condition.value' failed to satisfy constraint:"
            + " Member must not be null");
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
  void allowsNothingButPuttingEvents() {
    refuses(
        () ->
            aws.client.putPermission(
                r ->
                    r.eventBusName(BUS)
                        .action("events:PutRule")
                        .principal("123456789012")
                        .statementId("x")),
        "ValidationException",
        "Provided value in parameter 'action' is not supported.");
  }

  @Conformance(value = "PutPermission", errors = PolicyLengthExceededException.class)
  @Test
  void refusesAPolicyOverTheLimit() {
    String large =
        "{\"Statement\":[{\"Sid\":\"" + "x".repeat(10_240) + "\"}],\"Version\":\"2012-10-17\"}";
    refuses(
        () -> aws.client.putPermission(r -> r.eventBusName(BUS).policy(large)),
        "PolicyLengthExceededException",
        "The policy is over 10240 bytes.");
  }

  @Test
  void refusesEventsThatAStatementDeniesToTheOwner() {
    String denied =
        "User: arn:aws:iam::123456789012:root is not authorized to perform: events:PutEvents on"
            + " resource: "
            + ARNS
            + BUS
            + " with an explicit deny in a resource-based policy";
    for (String principal :
        List.of(
            "\"*\"", "{\"AWS\":\"*\"}", "{\"AWS\":[\"1\",\"arn:aws:iam::123456789012:root\"]}")) {
      deny(BUS, principal, "events:Put*", "");
      refuses(() -> event(BUS), "AccessDeniedException", denied);
      refuses(() -> event(ARNS + BUS), "AccessDeniedException", denied);
      // Another bus has no such policy.
      event("default");
    }
    assertThat(aws.bridge.latest(BUS, 1)).isEmpty();
    aws.client.removePermission(r -> r.eventBusName(BUS).removeAllPermissions(true));
    event(BUS);
  }

  @Test
  void letsTheOwnerPutEventsThatNoStatementDeniesToIt() {
    deny(BUS, "{\"AWS\":\"999999999999\"}", "events:PutEvents", "");
    event(BUS);
    deny(BUS, "\"*\"", "events:PutRule", "");
    event(BUS);
    deny(BUS, "\"*\"", "events:PutEvents", CONDITION);
    event(BUS);
    assertThat(aws.bridge.latest(BUS, 9)).hasSize(3);
  }

  @Test
  void refusesTheBusesOfOtherAccounts() {
    String foreign = "arn:aws:events:ap-northeast-1:999999999999:event-bus/" + BUS;
    refuses(
        () -> event(foreign),
        "AccessDeniedException",
        "User: arn:aws:iam::123456789012:root is not authorized to perform: events:PutEvents on"
            + " resource: "
            + foreign
            + " because no resource-based policy allows the events:PutEvents action");
    assertThat(aws.bridge.latest(BUS, 1)).isEmpty();
    String text = "Event bus " + foreign + " does not exist.";
    refuses(
        () ->
            aws.client.putRule(
                r -> r.name("r").eventBusName(foreign).eventPattern("{\"source\":[\"s\"]}")),
        "ResourceNotFoundException",
        text);
    refuses(
        () -> aws.client.describeEventBus(r -> r.name(foreign)), "ResourceNotFoundException", text);
  }

  @Test
  void deadLettersWhatAStatementOfTheNextBusDenies() {
    aws.client.createEventBus(r -> r.name("next"));
    deny("next", "\"*\"", "*", "");
    aws.rule(
        "on",
        "{\"source\":[\"s\"]}",
        EventsFixture.target("next", ARNS + "next").toBuilder()
            .deadLetterConfig(d -> d.arn(RecordingQueues.DEAD))
            .build());
    event(BUS);
    await().until(() -> aws.queues.of(RecordingQueues.DEAD).size() == 1);
    assertThat(aws.queues.of(RecordingQueues.DEAD).getFirst().attributes())
        .containsEntry("ERROR_CODE", "NO_PERMISSIONS")
        .containsEntry("TARGET_ARN", ARNS + "next");
    assertThat(aws.bridge.latest("next", 1)).isEmpty();
  }

  private void deny(String bus, String principal, String action, String more) {
    String policy =
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"d\",\"Effect\":\"Deny\",\"Principal\":%s,\"Action\":\"%s\",\"Resource\":\"%s\"%s}]}"
            .formatted(principal, action, ARNS + bus, more);
    aws.client.putPermission(r -> r.eventBusName(bus).policy(policy));
  }

  private void event(String bus) {
    PutEventsRequestEntry entry =
        PutEventsRequestEntry.builder()
            .source("s")
            .detailType("t")
            .detail("{}")
            .eventBusName(bus)
            .build();
    assertThat(aws.client.putEvents(r -> r.entries(entry)).failedEntryCount()).isZero();
  }

  private void put(String principal, String id) {
    aws.client.putPermission(
        r -> r.eventBusName(BUS).action("events:PutEvents").principal(principal).statementId(id));
  }

  private JsonNode policy() throws Exception {
    return Json.parse(aws.client.describeEventBus(r -> r.name(BUS)).policy());
  }
}
