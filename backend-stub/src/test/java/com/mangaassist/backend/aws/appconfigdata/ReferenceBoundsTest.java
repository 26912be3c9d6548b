package com.mangaassist.backend.aws.appconfigdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.Conformance;
import com.mangaassist.backend.aws.appconfig.AppConfigFixture;
import com.mangaassist.backend.aws.faults.Fault;
import com.mangaassist.backend.aws.faults.FaultKind;
import com.mangaassist.backend.aws.protocol.ReferenceBounds;
import com.mangaassist.backend.aws.protocol.SdkCall;
import com.mangaassist.services.json.Json;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.appconfigdata.model.InternalServerException;
import software.amazon.awssdk.services.appconfigdata.model.ResourceNotFoundException;
import software.amazon.awssdk.services.appconfigdata.model.ThrottlingException;

/** What AppConfigData's API reference bounds and declares. */
class ReferenceBoundsTest {
  private static AppConfigFixture aws;
  private static ReferenceBounds bounds;

  @BeforeAll
  static void open(@TempDir Path folder) {
    aws = AppConfigFixture.open(folder);
    bounds =
        new ReferenceBounds(
            new SdkCall(aws.data, "appconfigdata"),
            Map.of(
                "StartConfigurationSession",
                "{\"ApplicationIdentifier\": \"a\", \"EnvironmentIdentifier\": \"e\","
                    + " \"ConfigurationProfileIdentifier\": \"p\"}",
                "GetLatestConfiguration",
                "{\"ConfigurationToken\": \"token\"}"));
  }

  @AfterAll
  static void close() {
    aws.close();
  }

  @ParameterizedTest
  @CsvSource({"ApplicationIdentifier", "EnvironmentIdentifier", "ConfigurationProfileIdentifier"})
  void boundsIdentifiersAndDemandsThem(String member) throws Exception {
    bounds.length("StartConfigurationSession", member, 1, 128);
    bounds.required("StartConfigurationSession", member);
  }

  @Test
  void boundsTheIntervalOfPolls() throws Exception {
    bounds.value("StartConfigurationSession", "RequiredMinimumPollIntervalInSeconds", 15, 86_400);
  }

  @Test
  void demandsATokenWithoutSpacesOfAtMost8192Characters() throws Exception {
    bounds.required("GetLatestConfiguration", "ConfigurationToken");
    for (String wrong : new String[] {"a b", "x".repeat(8_193)}) {
      bounds.refused(
          "GetLatestConfiguration",
          "ConfigurationToken",
          wrong,
          "Member must satisfy regular expression pattern: \\S{1,8192}");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "nowhere, production, settings, Application, nowhere",
    "manga, nowhere, settings, Environment, nowhere",
    "manga, production, nowhere, ConfigurationProfile, nowhere"
  })
  @Conformance(value = "StartConfigurationSession", errors = ResourceNotFoundException.class)
  void namesTheResourceThatIsMissing(
      String application, String environment, String profile, String type, String named) {
    String id = aws.application();
    aws.environment(id);
    aws.profile(id);
    assertThatThrownBy(
            () ->
                aws.data.startConfigurationSession(
                    r ->
                        r.applicationIdentifier(application)
                            .environmentIdentifier(environment)
                            .configurationProfileIdentifier(profile)))
        .isInstanceOfSatisfying(
            ResourceNotFoundException.class,
            missing -> {
              assertThat(missing.statusCode()).isEqualTo(404);
              assertThat(missing.resourceTypeAsString()).isEqualTo(type);
              assertThat(missing.referencedBy()).containsEntry(type + "Identifier", named);
            });
  }

  @Test
  @Conformance(
      value = "GetLatestConfiguration",
      errors = {ThrottlingException.class, InternalServerException.class})
  void answersFaultsOnDemand() {
    aws.faults.add(Fault.always(AppConfigData.NAME, "GetLatestConfiguration", FaultKind.THROTTLE));
    assertThatThrownBy(ReferenceBoundsTest::latest)
        .isInstanceOfSatisfying(
            ThrottlingException.class,
            throttled -> assertThat(throttled.statusCode()).isEqualTo(429));
    aws.faults.clear();
    aws.faults.add(Fault.always(AppConfigData.NAME, "GetLatestConfiguration", FaultKind.ERROR));
    assertThatThrownBy(ReferenceBoundsTest::latest).isInstanceOf(InternalServerException.class);
    aws.faults.clear();
  }

  private static void latest() {
    aws.data.getLatestConfiguration(r -> r.configurationToken("token"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "StartConfigurationSession|ApplicationIdentifier|''|RequiredMinimumPollIntervalInSeconds|14"
      })
  void tellsAllThatIsBrokenAtOnce(
      String operation, String member, String value, String other, String otherValue)
      throws Exception {
    assertThat(bounds.message(operation, member, json(value), other, json(otherValue)))
        .matches(
            "2 validation errors detected: Value .* at '(?i:%s)' failed to satisfy constraint: Member must .*; Value .* at '(?i:%s)' failed to satisfy constraint: Member must .*"
                .formatted(member, other));
  }

  private static JsonNode json(String text) throws Json.MalformedJsonException {
    return Json.parse(text.replace("LONG", "'" + "x".repeat(2049) + "'").replace('\'', '"'));
  }
}
