package com.mangaassist.backend.aws.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.backend.aws.SignedHttp;
import com.mangaassist.backend.aws.StandInFixture;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/**
 * Every member of every AWS JSON operation with values of other types. Which members there are, and
 * of which types, is read off the SDK's own model of the service.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MemberTypesTest {
  private static final int DEEPEST = 3;

  private StandInFixture aws;

  /** A path to a member as a function that builds the body around its value. */
  private interface Around {
    String body(String value);
  }

  @BeforeAll
  void open(@TempDir Path folder) {
    aws = StandInFixture.saying(folder, "Hello.");
  }

  @AfterAll
  void close() {
    aws.close();
  }

  @ParameterizedTest
  @CsvSource({
    "events, AWSEvents, eventbridge",
    "sqs, AmazonSQS, sqs",
    "monitoring, GraniteServiceVersion20100801, cloudwatch"
  })
  void refusesMembersOfAnotherType(String service, String prefix, String sdk) throws Exception {
    int tried = 0;
    try (SignedHttp http = new SignedHttp(aws.endpoint(), service)) {
      for (JsonTarget target : aws.standIns.jsonTargets()) {
        if (target.service().equals(service)) {
          String name = target.target().substring(prefix.length() + 1);
          for (SdkField<?> field : fields(sdk, name)) {
            tried += tryAll(http, target.target(), field, value -> member(field, value), 1);
          }
        }
      }
    }
    assertThat(tried).isGreaterThan(100);
  }

  private int tryAll(SignedHttp http, String target, SdkField<?> field, Around around, int depth) {
    int tried = 0;
    for (String wrong : wrong(field)) {
      String body = around.body(wrong);
      HttpResponse<String> answer = http.json(target, body.getBytes(UTF_8));
      String what = target + " " + body + " -> " + answer.body();
      assertThat(answer.statusCode()).as(what).isEqualTo(400);
      if (depth == 1) {
        assertThat(answer.body()).as(what).contains("SerializationException");
      }
      tried++;
    }
    assertThat(http.json(target, around.body("null").getBytes(UTF_8)).statusCode())
        .as("%s %s", target, around.body("null"))
        .isLessThan(500);
    ListTrait list = field.getTrait(ListTrait.class);
    MapTrait map = field.getTrait(MapTrait.class);
    if (depth == DEEPEST) {
      return tried;
    } else if (list != null) {
      Around inside = value -> around.body("[" + value + "]");
      tried += tryAll(http, target, list.memberFieldInfo(), inside, depth + 1);
    } else if (map != null) {
      Around inside = value -> around.body("{\"All\":" + value + "}");
      tried += tryAll(http, target, map.valueFieldInfo(), inside, depth + 1);
    } else if (field.constructor() != null) {
      for (SdkField<?> inner : field.constructor().get().sdkFields()) {
        Around inside = value -> around.body(member(inner, value));
        tried += tryAll(http, target, inner, inside, depth + 1);
      }
    }
    return tried;
  }

  private static String member(SdkField<?> field, String value) {
    return "{\"" + field.locationName() + "\":" + value + "}";
  }

  private static List<String> wrong(SdkField<?> field) {
    if (field.getTrait(ListTrait.class) != null) {
      return List.of("\"x\"", "{}", "1", "true");
    }
    if (field.getTrait(MapTrait.class) != null || field.constructor() != null) {
      return List.of("\"x\"", "[]", "1", "true");
    }
    return switch (field.marshallingType().getTargetClass().getSimpleName()) {
      case "Integer", "Long" -> List.of("\"x\"", "[]", "{}", "true");
      case "Boolean" -> List.of("\"x\"", "[]", "{}", "1");
      case "Double", "Float", "Instant" -> List.of("[]", "{}", "true");
      default -> List.of("[]", "{}", "1", "true");
    };
  }

  private static List<SdkField<?>> fields(String sdk, String operation) throws Exception {
    Class<?> request =
        Class.forName("software.amazon.awssdk.services." + sdk + ".model." + operation + "Request");
    Object builder = Objects.requireNonNull(request.getMethod("builder").invoke(null));
    return new ArrayList<>(((SdkPojo) builder).sdkFields());
  }
}
