package com.mangaassist.backend.aws.appconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.services.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.appconfig.model.BadRequestException;

/** What feature flags may be, and what clients are given of them. */
class FeatureFlagTest {
  @TempDir Path folder;
  private AppConfigFixture aws;
  private String application;
  private String profile;

  @BeforeEach
  void open() {
    aws = AppConfigFixture.open(folder);
    application = aws.application();
    profile = aws.flags(application);
  }

  @AfterEach
  void close() {
    aws.close();
  }

  @Test
  void deliversValuesWithoutDefinitionsAndDisabledFlagsWithoutAttributes() {
    assertThat(
            delivered(
                """
                {"version": "1",
                 "flags": {
                   "ai-model": {"name": "Model", "description": "which one",
                     "_deprecation": {"status": "planned", "date": "2027-01-31"},
                     "attributes": {
                       "model": {"constraints": {"type": "string", "enum": ["haiku", "sonnet"],
                                                 "required": true}},
                       "budget": {"description": "yen",
                                  "constraints": {"type": "number", "minimum": 1, "maximum": 9}},
                       "segments": {"constraints": {"type": "array",
                                    "elements": {"type": "string", "pattern": "^[a-z]+$"}}},
                       "fast": {"constraints": {"type": "boolean"}},
                       "free": {}}},
                   "off": {"attributes": {"limit": {"constraints": {"type": "number"}}}},
                   "unset": {"name": "No value yet"}},
                 "values": {
                   "ai-model": {"enabled": true, "_createdAt": "2026", "model": "sonnet",
                                "budget": 8.5, "segments": ["premium"], "fast": false,
                                "free": [1, 2]},
                   "off": {"enabled": false, "limit": 5}}}
                """))
        .isEqualTo(
            "{\"ai-model\":{\"enabled\":true,\"model\":\"sonnet\",\"budget\":8.5,"
                + "\"segments\":[\"premium\"],\"fast\":false,\"free\":[1,2]},"
                + "\"off\":{\"enabled\":false},\"unset\":{\"enabled\":false}}");
  }

  @Test
  void deliversTheDefaultOfAFlagWithVariants() {
    String variants =
        """
        {"_variants": [
          {"name": "premium", "enabled": true, "attributeValues": {"model": "sonnet"},
           "rule": "(and (eq $tier \\"premium\\") (split by::$userId pct::20 seed::\\"s\\"))"},
          {"name": "beta", "enabled": false, "attributeValues": {"model": "haiku"},
           "rule": "(in $country [\\"JP\\" \\"KR\\"])"},
          {"name": "default", "enabled": true, "attributeValues": {"model": "haiku"}}]}
        """;
    assertThat(delivered(flags(variants)))
        .isEqualTo("{\"f\":{\"_variant\":\"default\",\"enabled\":true,\"model\":\"haiku\"}}");
    assertThat(
            delivered(
                flags(
                    variants.replace(
                        "\"default\", \"enabled\": true", "\"default\", \"enabled\": false"))))
        .isEqualTo("{\"f\":{\"_variant\":\"default\",\"enabled\":false}}");
  }

  @Test
  void givesTheSameVersionNoSecondTime() {
    String environment = aws.environment(application);
    int version = aws.version(application, profile, flags("{\"enabled\": false}"));
    aws.deploy(application, environment, profile, "AppConfig.AllAtOnce", version);
    aws.clock.move(Duration.ofMinutes(10));
    var first = aws.data.getLatestConfiguration(r -> r.configurationToken(session(environment)));
    aws.deploy(application, environment, profile, "AppConfig.AllAtOnce", version);
    aws.clock.move(Duration.ofMinutes(10));
    assertThat(
            aws.data
                .getLatestConfiguration(
                    r -> r.configurationToken(first.nextPollConfigurationToken()))
                .configuration()
                .asByteArray())
        .isEmpty();
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        arguments("not JSON", "{", "json"),
        arguments("a key twice", "{\"version\":\"1\",\"version\":\"1\"}", "json"),
        arguments("an array", "[]", "type"),
        arguments("no version", "{\"flags\":{}}", "required"),
        arguments("another version", "{\"version\":\"2\"}", "enum"),
        arguments("a member too many", "{\"version\":\"1\",\"more\":1}", "additionalProperties"),
        arguments("a key with a capital", flag("F", "{}"), "propertyNames"),
        arguments("a key of 65", flag("f".repeat(65), "{}"), "propertyNames"),
        arguments("a name of 65", flag("f", "{\"name\":\"" + "n".repeat(65) + "\"}"), "pattern"),
        arguments(
            "a description of 1025",
            flag("f", "{\"description\":\"" + "d".repeat(1025) + "\"}"),
            "maxLength"),
        arguments(
            "another deprecation", flag("f", "{\"_deprecation\":{\"status\":\"done\"}}"), "enum"),
        arguments("26 attributes", flag("f", attributes(26)), "maxProperties"),
        arguments(
            "pattern and enum",
            flag(
                "f",
                "{\"attributes\":{\"a\":{\"constraints\":{\"type\":\"string\",\"pattern\":\"a\",\"enum\":[\"a\"]}}}}"),
            null),
        arguments(
            "no such flag",
            flags("{\"enabled\":true}").replace("\"f\":{\"enabled", "\"g\":{\"enabled"),
            "flags"),
        arguments("enabled as text", flags("{\"enabled\":\"yes\"}"), "type"),
        arguments(
            "none of the enumeration", flags("{\"enabled\":true,\"model\":\"opus\"}"), "enum"),
        arguments(
            "required and missing",
            flags("{\"enabled\":true}").replace("\"required\":false", "\"required\":true"),
            "required"),
        arguments("another type", flags("{\"enabled\":true,\"model\":1}"), "type"),
        arguments("too small", flags("{\"enabled\":true,\"budget\":0.5}"), "minimum"),
        arguments("too large", flags("{\"enabled\":true,\"budget\":101}"), "maximum"),
        arguments("no match", flags("{\"enabled\":true,\"code\":\"x\"}"), "pattern"),
        arguments(
            "an element too large",
            flags("{\"enabled\":true,\"list\":[1,11]}"),
            "elements.maximum"),
        arguments("a mixed array", flags("{\"enabled\":true,\"list\":[1,\"a\"]}"), null),
        arguments("an object", flags("{\"enabled\":true,\"list\":{}}"), null),
        arguments("undefined", flags("{\"enabled\":true,\"other\":1}"), "attributes"),
        arguments(
            "text of 1025",
            flags("{\"enabled\":true,\"model\":\"" + "m".repeat(1025) + "\"}"),
            null),
        arguments(
            "no default variant",
            variants("{\"name\":\"a\",\"enabled\":true,\"rule\":\"(eq $a 1)\"}"),
            "default"),
        arguments(
            "a variant without a rule before the default",
            variants("{\"name\":\"a\",\"enabled\":true}", "{\"name\":\"b\",\"enabled\":true}"),
            "default"),
        arguments(
            "a name twice",
            variants(
                "{\"name\":\"a\",\"enabled\":true,\"rule\":\"(eq $a 1)\"}",
                "{\"name\":\"a\",\"enabled\":true}"),
            "uniqueItems"),
        arguments(
            "a rule of no operator",
            variants(
                "{\"name\":\"a\",\"enabled\":true,\"rule\":\"(equals $a 1)\"}",
                "{\"name\":\"b\",\"enabled\":true}"),
            "rule"),
        arguments(
            "an open rule",
            variants(
                "{\"name\":\"a\",\"enabled\":true,\"rule\":\"(eq $a 1\"}",
                "{\"name\":\"b\",\"enabled\":true}"),
            "rule"),
        arguments(
            "an open string",
            variants(
                "{\"name\":\"a\",\"enabled\":true,\"rule\":\"(eq $a \\\"x)\"}",
                "{\"name\":\"b\",\"enabled\":true}"),
            "rule"),
        arguments(
            "more than a rule",
            variants(
                "{\"name\":\"a\",\"enabled\":true,\"rule\":\"(eq $a 1) x\"}",
                "{\"name\":\"b\",\"enabled\":true}"),
            "rule"),
        arguments(
            "a rule 60 deep",
            variants(
                "{\"name\":\"a\",\"enabled\":true,\"rule\":\""
                    + "(not ".repeat(60)
                    + "(eq $a 1)"
                    + ")".repeat(60)
                    + "\"}",
                "{\"name\":\"b\",\"enabled\":true}"),
            "rule"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrong")
  void refuses(String what, String content, String constraint) {
    assertThatThrownBy(() -> aws.version(application, profile, content))
        .as(what)
        .isInstanceOfSatisfying(
            BadRequestException.class,
            refused -> {
              assertThat(refused.details().invalidConfiguration()).isNotEmpty();
              assertThat(refused.awsErrorDetails().errorMessage())
                  .isEqualTo(
                      "Error invoking extension AppConfig Feature Flags Helper: "
                          + ("json".equals(constraint)
                              ? "Malformed 'Content' provided"
                              : "Invalid 'Content' data"));
              if (constraint != null) {
                assertThat(refused.details().invalidConfiguration())
                    .extracting(each -> each.constraint())
                    .contains(constraint);
              }
            });
  }

  @Test
  void tellsWhenFlagsAndValuesWereMadeAndChanged() throws Exception {
    Duration minute = Duration.ofMinutes(1);
    aws.version(application, profile, flags("{\"enabled\":true,\"model\":\"haiku\"}"));
    aws.clock.move(minute);
    aws.version(application, profile, flags("{\"enabled\":true,\"model\":\"sonnet\"}"));
    JsonNode kept = Json.parse(content(2));
    String start = AppConfigFixture.START.toString();
    String later = AppConfigFixture.START.plus(minute).toString();
    assertThat(kept.at("/flags/f/_createdAt").asText()).isEqualTo(start);
    assertThat(kept.at("/flags/f/_updatedAt").asText()).isEqualTo(start);
    assertThat(kept.at("/values/f/_createdAt").asText()).isEqualTo(start);
    assertThat(kept.at("/values/f/_updatedAt").asText()).isEqualTo(later);
    assertThat(kept.at("/values/f/model").asText()).isEqualTo("sonnet");
    // What was read may be put again, and is the same.
    aws.clock.move(minute);
    aws.version(application, profile, content(2));
    assertThat(content(3)).isEqualTo(content(2));
  }

  private String content(int version) {
    return aws.config
        .getHostedConfigurationVersion(
            r ->
                r.applicationId(application).configurationProfileId(profile).versionNumber(version))
        .content()
        .asUtf8String();
  }

  @Test
  void takesAFlagThatIsNotEnabledForOneThatIsOff() {
    assertThat(delivered(flags("{\"model\":\"haiku\"}"))).isEqualTo("{\"f\":{\"enabled\":false}}");
  }

  @Test
  void takesTheLimits() {
    aws.version(application, profile, flag("f".repeat(64), attributes(25)));
    aws.version(application, profile, "{\"version\":\"1\"}");
  }

  @Test
  void isJson() {
    assertThatThrownBy(
            () ->
                aws.config.createHostedConfigurationVersion(
                    r ->
                        r.applicationId(application)
                            .configurationProfileId(profile)
                            .contentType("text/plain")
                            .content(SdkBytes.fromUtf8String("{\"version\":\"1\"}"))))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("application/json");
  }

  private String delivered(String content) {
    String environment = aws.environment(application);
    int version = aws.version(application, profile, content);
    aws.deploy(application, environment, profile, "AppConfig.AllAtOnce", version);
    return aws.data
        .getLatestConfiguration(r -> r.configurationToken(session(environment)))
        .configuration()
        .asUtf8String();
  }

  private String session(String environment) {
    return aws.data
        .startConfigurationSession(
            r ->
                r.applicationIdentifier(application)
                    .environmentIdentifier(environment)
                    .configurationProfileIdentifier(profile))
        .initialConfigurationToken();
  }

  private static String flag(String key, String definition) {
    return "{\"version\":\"1\",\"flags\":{\"%s\":%s}}".formatted(key, definition);
  }

  private static String attributes(int count) {
    ObjectNode definition = Json.object();
    ObjectNode attributes = definition.putObject("attributes");
    for (int i = 0; i < count; i++) {
      attributes.putObject("a" + i);
    }
    return Json.write(definition);
  }

  /** One flag with attributes of every kind, and its value. */
  private static String flags(String value) {
    return """
        {"version":"1","flags":{"f":{"attributes":{
          "model":{"constraints":{"type":"string","enum":["haiku","sonnet"],"required":false}},
          "code":{"constraints":{"type":"string","pattern":"^[0-9]+$"}},
          "budget":{"constraints":{"type":"number","minimum":1,"maximum":100}},
          "list":{"constraints":{"type":"array","elements":{"type":"number","maximum":10}}}}}},
         "values":{"f":%s}}
        """
        .formatted(value);
  }

  private static String variants(String... variants) {
    return flags("{\"_variants\":[" + String.join(",", variants) + "]}");
  }
}
