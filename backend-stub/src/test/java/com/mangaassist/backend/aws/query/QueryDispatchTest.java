package com.mangaassist.backend.aws.query;

import static com.mangaassist.backend.aws.shapes.Shape.member;
import static com.mangaassist.backend.aws.shapes.Shape.structure;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.SignedHttp;
import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.backend.aws.protocol.JsonDispatch;
import com.mangaassist.backend.aws.protocol.JsonTarget;
import com.mangaassist.backend.aws.protocol.RequestIds;
import com.mangaassist.backend.aws.protocol.SigV4Authentication;
import com.mangaassist.backend.aws.shapes.Shape;
import com.mangaassist.backend.platform.http.HttpServer;
import com.mangaassist.services.json.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Captured and invented Query requests against an operation that answers what it was given. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueryDispatchTest {
  private static final QueryApi API = new QueryApi("echo", "2010-08-01", "http://echo.test/doc/");
  private static final Shape.Structure ALL =
      structure(
          member("Text", Shape.text()),
          member("Whole", Shape.whole()),
          member("Real", Shape.real()),
          member("Flag", Shape.flag()),
          member("Time", Shape.time()),
          member("Blob", Shape.blob()),
          member("Inner", structure(member("Deep", Shape.list(Shape.whole())))),
          member("Texts", Shape.list(Shape.text())),
          member("Flat", "Flattened", Shape.flatList(Shape.text())),
          member("Rows", Shape.list(structure(member("A", Shape.text())))),
          member("Map", Shape.map(Shape.text())),
          member("FlatMap", "Attribute", Shape.flatMap("Name", "Value", Shape.text())));

  private final AtomicReference<JsonNode> seen = new AtomicReference<>(Json.object());
  private HttpServer server;
  private SignedHttp http;

  @BeforeAll
  void start() {
    RequestIds ids = new RequestIds(new Random(3));
    QueryDispatch query =
        new QueryDispatch(
            List.of(
                new QueryOperation(API, "Echo", ALL, ALL, this::echo),
                new QueryOperation(API, "Silent", ALL, null, input -> Json.object()),
                new QueryOperation(
                    API,
                    "Where",
                    structure(),
                    structure(member("Url", Shape.text())),
                    (input, caller) -> Json.object().put("Url", caller.endpoint() + caller.path())),
                new QueryOperation(API, "Fail", ALL, null, QueryDispatchTest::fail)),
            ids);
    JsonDispatch json =
        new JsonDispatch(List.of(new JsonTarget("echo", "Echo.Echo", this::echo)), ids);
    SigV4Authentication signed =
        new SigV4Authentication(
            StandInFixture.CREDENTIALS, Clock.systemUTC(), Entrance::protocol, ids);
    server =
        HttpServer.start(
            new HttpServer.Settings(0, Set.of()), new Entrance(json, query).routes("/", signed));
    http = new SignedHttp(URI.create("http://127.0.0.1:" + server.port()), "echo");
  }

  @AfterAll
  void stop() {
    http.close();
    server.close();
  }

  private JsonNode echo(JsonNode input) {
    seen.set(input);
    return input;
  }

  private static JsonNode fail(JsonNode input) throws AwsFault {
    throw new AwsFault(400, "NoSuchThing", "No <thing> & no \"other\".")
        .knownToQueryAs("Echo.NonExistentThing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Text=a+b%26%C3%A9%F0%9F%98%80 | {'Text':'a b&é😀'}",
        "Text= | {'Text':''}",
        "Whole=-7&Real=1.5&Flag=true | {'Whole':-7,'Real':1.5,'Flag':true}",
        "Time=2026-03-01T12%3A00%3A00Z | {'Time':1772366400}",
        "Time=2026-03-01T12%3A00%3A00.250Z | {'Time':1772366400.25}",
        "Time=2026-03-01T12%3A00%3A00 | {'Time':1772366400}",
        "Time=2026-03-01T21%3A00%3A00%2B0900 | {'Time':1772366400}",
        "Time=1772366400 | {'Time':1772366400}",
        "Inner.Deep.member.1=5 | {'Inner':{'Deep':[5]}}",
        "Texts.member.2=b&Texts.member.1=a&Texts.member.10=c | {'Texts':['a','b','c']}",
        "Texts= | {'Texts':[]}",
        "Flattened.1=a&Flattened.2=b | {'Flat':['a','b']}",
        "Rows.member.1.A=x&Rows.member.2.A=y | {'Rows':[{'A':'x'},{'A':'y'}]}",
        "Map.entry.1.key=k&Map.entry.1.value=v | {'Map':{'k':'v'}}",
        "Attribute.1.Name=k&Attribute.1.Value=v | {'FlatMap':{'k':'v'}}",
        "Unknown.member.1=x | {}",
      })
  void readsWhatClientsFlatten(String form, String members) throws Exception {
    assertThat(http.form("/", "Action=Echo&Version=2010-08-01&" + form.strip()).statusCode())
        .isEqualTo(200);
    assertThat(String.valueOf(seen.get()))
        .isEqualTo(Json.parse(members.strip().replace('\'', '"')).toString());
  }

  @Test
  void answersInXmlWhatItRead() {
    HttpResponse<String> answer =
        http.form(
            "/",
            "Action=Echo&Text=%3Ca%3E%26%0D%01&Time=1772366400.25&Texts.member.1=x"
                + "&Flattened.1=y&Flattened.2=z&Attribute.1.Name=k&Attribute.1.Value=v"
                + "&Map.entry.1.key=k&Map.entry.1.value=v&Flag=false&Real=0.1");
    assertThat(answer.headers().firstValue("content-type")).contains("text/xml");
    String id = answer.headers().firstValue("x-amzn-RequestId").orElseThrow();
    assertThat(answer.body())
        .isEqualTo(
            "<?xml version=\"1.0\"?>\n<EchoResponse xmlns=\"http://echo.test/doc/\"><EchoResult>"
                + "<Text>&lt;a&gt;&amp;&#xD;\uFFFD</Text><Real>0.1</Real><Flag>false</Flag>"
                + "<Time>2026-03-01T12:00:00.250Z</Time><Texts><member>x</member></Texts>"
                + "<Flattened>y</Flattened><Flattened>z</Flattened>"
                + "<Map><entry><key>k</key><value>v</value></entry></Map>"
                + "<Attribute><Name>k</Name><Value>v</Value></Attribute></EchoResult>"
                + "<ResponseMetadata><RequestId>"
                + id
                + "</RequestId></ResponseMetadata></EchoResponse>");
  }

  @Test
  void answersNothingButItsRequestIdWhereThereIsNoResult() {
    assertThat(http.form("/", "Action=Silent").body())
        .contains("<SilentResponse xmlns=\"http://echo.test/doc/\"><ResponseMetadata><RequestId>")
        .doesNotContain("SilentResult");
  }

  @Test
  void takesAQueryStringToo() {
    HttpResponse<String> answer =
        http.send("GET", "/?Action=Where&Version=2010-08-01", Map.of(), new byte[0]);
    assertThat(answer.body()).contains("<Url>http://127.0.0.1:" + server.port() + "/</Url>");
  }

  @Test
  void answersAFaultByItsNameInQuery() {
    HttpResponse<String> answer = http.form("/", "Action=Fail");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains(
            "<ErrorResponse xmlns=\"http://echo.test/doc/\"><Error><Type>Sender</Type>"
                + "<Code>Echo.NonExistentThing</Code>"
                + "<Message>No &lt;thing&gt; &amp; no &quot;other&quot;.</Message>"
                + "<Detail></Detail></Error><RequestId>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Version=2010-08-01 | 400 | MissingAction",
        "Action=Nothing&Version=2010-08-01 | 400 | InvalidAction",
        "Action=Echo&Version=2009-01-01 | 400 | InvalidAction",
        "Action=Echo&Action=Fail | 400 | MalformedInput",
        "Action=Echo&Text=a&Text=b | 400 | MalformedInput",
        "Action=Echo&Text=%zz | 404 | MalformedQueryString",
        "Action=Echo&Text=%C3 | 404 | MalformedQueryString",
        "Action=Echo&=x | 404 | MalformedQueryString",
        "Action=Echo&Whole=1.5 | 400 | MalformedInput",
        "Action=Echo&Whole=99999999999999999999 | 400 | MalformedInput",
        "Action=Echo&Real=x | 400 | MalformedInput",
        "Action=Echo&Flag=yes | 400 | MalformedInput",
        "Action=Echo&Time=tomorrow | 400 | MalformedInput",
        "Action=Echo&Time=+999999999-12-31T00:00:00Z | 400 | MalformedInput",
        "Action=Echo&Texts.member.2000000000=x | 400 | MalformedInput",
        "Action=Echo&Texts.member.0=x | 400 | MalformedInput",
        "Action=Echo&Texts.member.01=x | 400 | MalformedInput",
        "Action=Echo&Texts.member.-1=x | 400 | MalformedInput",
        "Action=Echo&Texts.member.x=x | 400 | MalformedInput",
        "Action=Echo&Texts=x | 400 | MalformedInput",
        "Action=Echo&Text.member.1=x | 400 | MalformedInput",
        "Action=Echo&Rows.member.1=x | 400 | MalformedInput",
        "Action=Echo&Map.entry.1.value=v | 400 | MalformedInput",
        "Action=Echo&Map.entry.1.key=k&Map.entry.2.key=k | 400 | MalformedInput",
      })
  void refusesWhatIsNoRequest(String form, int status, String code) {
    HttpResponse<String> answer = http.form("/", form.strip());
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains("<Code>" + code.strip() + "</Code>");
  }

  @Test
  void refusesNestingTenThousandDeep() {
    for (String part : List.of(".a", ".member.1", ".")) {
      assertThat(http.form("/", "Action=Echo&Inner" + part.repeat(10_000) + "=x").statusCode())
          .isBetween(400, 499);
    }
    for (int i = 0; i < 3; i++) {
      String name = "Inner.Deep" + ".member.1".repeat(40);
      assertThat(http.form("/", "Action=Echo&" + name + "=x").statusCode()).isEqualTo(400);
    }
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    byte[] form = "Action=Echo&Text=?".getBytes(StandardCharsets.UTF_8);
    form[form.length - 1] = (byte) 0xFF;
    assertThat(http.form("/", form).statusCode()).isEqualTo(404);
  }

  @Test
  void refusesMoreParametersThanARequestCanMean() {
    assertThat(http.form("/", "Action=Echo&" + "a=&".repeat(150_000)).statusCode())
        .isBetween(400, 499);
  }

  @Test
  void refusesAStrangerInXml() throws Exception {
    try (SignedHttp stranger =
        new SignedHttp(URI.create("http://127.0.0.1:" + server.port()), "other")) {
      assertThat(stranger.form("/", "Action=Echo").body()).contains("<Code>InvalidAction</Code>");
    }
    var unsigned =
        java.net.http.HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.port() + "/?Action=Echo"))
            .build();
    try (var client = java.net.http.HttpClient.newHttpClient()) {
      HttpResponse<String> answer = client.send(unsigned, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).contains("<Code>MissingAuthenticationToken</Code>");
    }
  }

  @Test
  void survivesRandomForms() {
    RandomGenerator random = new SplittableRandom(11);
    String[] parts = {
      "Text",
      "Whole",
      "Real",
      "Flag",
      "Time",
      "Inner",
      "Deep",
      "Texts",
      "Flattened",
      "Rows",
      "A",
      "Map",
      "Attribute",
      "member",
      "entry",
      "key",
      "value",
      "Name",
      "Value",
      "1",
      "2",
      "",
      "-1"
    };
    String[] values = {
      "", "1", "x", "1e999", "NaN", "true", "2026-03-01", "\u0000", "%", "\uD83D\uDE00", "&", "="
    };
    for (int i = 0; i < 2_000; i++) {
      StringBuilder form = new StringBuilder("Action=Echo");
      for (int p = random.nextInt(1, 6); p > 0; p--) {
        form.append('&').append(parts[random.nextInt(parts.length)]);
        for (int d = random.nextInt(5); d > 0; d--) {
          form.append('.').append(parts[random.nextInt(parts.length)]);
        }
        String value = values[random.nextInt(values.length)];
        form.append('=')
            .append(
                random.nextInt(10) == 0 ? value : URLEncoder.encode(value, StandardCharsets.UTF_8));
      }
      byte[] bytes = form.toString().getBytes(StandardCharsets.UTF_8);
      if (random.nextInt(4) == 0) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      assertThat(http.form("/", bytes).statusCode()).as("%s", form).isLessThan(500);
    }
  }
}
