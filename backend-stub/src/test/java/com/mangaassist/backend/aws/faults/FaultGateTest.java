package com.mangaassist.backend.aws.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mangaassist.backend.aws.protocol.RequestIds;
import com.mangaassist.backend.aws.protocol.SigV4Authentication;
import com.mangaassist.backend.platform.http.Authentication;
import com.mangaassist.backend.platform.http.HttpRequest;
import com.mangaassist.backend.platform.http.HttpServer;
import com.mangaassist.backend.platform.http.Refusal;
import com.mangaassist.backend.platform.http.Route;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Faults of services that know nothing of them, in the bytes of each protocol. */
class FaultGateTest {
  private static final String ANSWER = "the whole answer of the service";

  private final FaultInjector faults = new FaultInjector(new Random(1));
  private final List<Duration> pauses = new CopyOnWriteArrayList<>();
  private final RequestIds ids = new RequestIds(new Random(2));
  private final FaultGate gate = new FaultGate(faults, pauses::add, ids);
  private final HttpServer server =
      HttpServer.start(
          new HttpServer.Settings(0, Set.of()),
          List.of(
              guarded("POST", "/"),
              guarded("GET", "/"),
              guarded("POST", "/service/{s}/operation/{o}")));
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @AfterEach
  void stop() {
    http.close();
    server.close();
  }

  @Test
  void refusesJsonInTheServicesOwnWords() throws Exception {
    faults.add(Fault.always("events", "PutEvents", FaultKind.THROTTLE));
    HttpResponse<String> busy = json("events", "AWSEvents.PutEvents", "1.1");
    assertThat(busy.statusCode()).isEqualTo(400);
    assertThat(busy.body())
        .isEqualTo("{\"__type\":\"ThrottlingException\",\"message\":\"Rate exceeded\"}");
    assertThat(busy.headers().firstValue("x-amzn-ErrorType")).contains("ThrottlingException");
    assertThat(busy.headers().firstValue("x-amzn-RequestId").orElseThrow()).hasSize(36);
    assertThat(json("events", "AWSEvents.ListRules", "1.1").body()).isEqualTo(ANSWER);
    faults.add(new Fault("sqs", null, FaultKind.ERROR, 1, Duration.ZERO, 1));
    HttpResponse<String> broken = json("sqs", "AmazonSQS.SendMessage", "1.0");
    assertThat(broken.statusCode()).isEqualTo(503);
    assertThat(broken.headers().firstValue("Content-Type")).contains("application/x-amz-json-1.0");
    assertThat(broken.headers().firstValue("x-amzn-query-error"))
        .contains("ServiceUnavailable;Receiver");
    assertThat(json("sqs", "AmazonSQS.SendMessage", "1.0").body()).isEqualTo(ANSWER);
  }

  @Test
  void refusesQueryInXml() throws Exception {
    faults.add(Fault.always("monitoring", "PutMetricData", FaultKind.THROTTLE));
    HttpResponse<String> busy =
        send(
            "monitoring",
            "/",
            "Version=2010-08-01&Action=PutMetricData",
            "Content-Type",
            "application/x-www-form-urlencoded; charset=utf-8");
    assertThat(busy.statusCode()).isEqualTo(400);
    assertThat(busy.headers().firstValue("Content-Type")).contains("text/xml");
    assertThat(busy.body())
        .contains("<Type>Sender</Type><Code>Throttling</Code><Message>Rate exceeded</Message>")
        .contains("xmlns=\"http://monitoring.amazonaws.com/doc/2010-08-01/\"");
    assertThat(
            send(
                    "monitoring",
                    "/",
                    "Action=ListMetrics",
                    "Content-Type",
                    "application/x-www-form-urlencoded")
                .body())
        .isEqualTo(ANSWER);
  }

  @Test
  void findsTheActionInAPackedBodyToo() throws Exception {
    faults.add(Fault.always("monitoring", "PutMetricData", FaultKind.THROTTLE));
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write("Action=PutMetricData&Version=2010-08-01".getBytes(StandardCharsets.UTF_8));
    }
    HttpResponse<String> busy =
        http.send(
            java.net.http.HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + server.port() + "/"))
                .POST(BodyPublishers.ofByteArray(packed.toByteArray()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Content-Encoding", "gzip")
                .header("x-service", "monitoring")
                .build(),
            BodyHandlers.ofString(StandardCharsets.UTF_8));
    assertThat(busy.body()).contains("<Code>Throttling</Code>");
  }

  @Test
  void refusesCborInCbor() throws Exception {
    faults.add(Fault.always("monitoring", "GetMetricData", FaultKind.ERROR));
    HttpResponse<String> broken =
        send(
            "monitoring",
            "/service/GraniteServiceVersion20100801/operation/GetMetricData",
            "",
            "smithy-protocol",
            "rpc-v2-cbor");
    assertThat(broken.statusCode()).isEqualTo(500);
    assertThat(broken.headers().firstValue("smithy-protocol")).contains("rpc-v2-cbor");
    assertThat(broken.headers().firstValue("Content-Type")).contains("application/cbor");
    // RFC 8949, by hand: a2, text(6), text(20), text(7), text(80).
    assertThat(broken.body())
        .startsWith("\u00a2f__typetInternalServiceFaultgmessagexPRequest")
        .hasSize(1 + 7 + 21 + 8 + 2 + 0x50);
  }

  @Test
  void cutsStallsDelaysAndHoldsBack() throws Exception {
    faults.add(new Fault("events", "A", FaultKind.LATENCY, 1, Duration.ofSeconds(1), null));
    faults.add(new Fault("events", "B", FaultKind.STALL, 1, Duration.ofSeconds(2), null));
    faults.add(new Fault("events", "C", FaultKind.BURST, 1, Duration.ofSeconds(3), null));
    faults.add(Fault.always("events", "D", FaultKind.MID_STREAM_CUT));
    for (String operation : List.of("A", "B", "C")) {
      assertThat(json("events", "AWSEvents." + operation, "1.1").body()).isEqualTo(ANSWER);
    }
    assertThat(pauses)
        .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3));
    assertThatThrownBy(() -> json("events", "AWSEvents.D", "1.1")).isInstanceOf(IOException.class);
  }

  @Test
  void leavesRequestsAloneThatNameNoOperation() throws Exception {
    faults.add(new Fault("events", null, FaultKind.ERROR, 1, Duration.ZERO, null));
    assertThat(send("events", "/", "{}", "Content-Type", "application/json").body())
        .isEqualTo(ANSWER);
  }

  private Route guarded(String method, String path) {
    return gate.guard(
        new Route(
            method,
            path,
            new Scoped(),
            (request, reply) ->
                reply.send(200, "text/plain", ANSWER.getBytes(StandardCharsets.UTF_8))));
  }

  private HttpResponse<String> json(String service, String target, String version)
      throws Exception {
    return send(
        service,
        "/",
        "{}",
        "Content-Type",
        "application/x-amz-json-" + version,
        "X-Amz-Target",
        target);
  }

  private HttpResponse<String> send(String service, String path, String body, String... headers)
      throws Exception {
    return http.send(
        java.net.http.HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .POST(BodyPublishers.ofString(body))
            .headers(headers)
            .header("x-service", service)
            .build(),
        BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
  }

  /** Takes the service from a header, as a signature would tell it. */
  private static final class Scoped implements Authentication {
    @Override
    public String name() {
      return "scope";
    }

    @Override
    public Optional<Refusal> refuse(HttpRequest request) {
      request.setAttribute(SigV4Authentication.SERVICE, request.header("x-service").orElseThrow());
      return Optional.empty();
    }
  }
}
