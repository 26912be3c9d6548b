package com.mangaassist.backend.aws.appconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mangaassist.backend.aws.Conformance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.appconfig.model.BadRequestException;
import software.amazon.awssdk.services.appconfig.model.GrowthType;

/** GetConfiguration, which AWS deprecated. */
@Conformance("GetConfiguration")
@SuppressWarnings("deprecation") // Old clients still call it.
class LegacyRetrievalTest {
  @TempDir Path folder;
  private AppConfigFixture aws;
  private String application;
  private String environment;
  private String profile;

  @BeforeEach
  void open() {
    aws = AppConfigFixture.open(folder);
    application = aws.application();
    environment = aws.environment(application);
    profile = aws.profile(application);
    aws.version(application, profile, "old");
    aws.version(application, profile, "new");
  }

  @AfterEach
  void close() {
    aws.close();
  }

  @Test
  void spreadsByClientId() {
    aws.deploy(application, environment, profile, "AppConfig.AllAtOnce", 1);
    aws.clock.move(Duration.ofMinutes(10));
    var answer =
        aws.config.getConfiguration(
            r ->
                r.application("manga")
                    .environment("production")
                    .configuration("settings")
                    .clientId("a"));
    assertThat(answer.content().asUtf8String()).isEqualTo("old");
    assertThat(answer.configurationVersion()).isEqualTo("1");
    assertThat(answer.contentType()).isEqualTo("application/json");
    var again =
        aws.config.getConfiguration(
            r ->
                r.application(application)
                    .environment(environment)
                    .configuration(profile)
                    .clientId("a")
                    .clientConfigurationVersion("1"));
    assertThat(again.content().asByteArray()).isEmpty();
    aws.deploy(application, environment, profile, aws.strategy(GrowthType.LINEAR, 50, 10, 5), 2);
    List<String> contents = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      String client = "client-" + i;
      contents.add(legacy(client));
      assertThat(legacy(client)).isEqualTo(contents.getLast());
    }
    assertThat(contents).contains("old", "new");
  }

  @Test
  void refusesFlagsInAwsWords() {
    String flags = aws.flags(application);
    assertThatThrownBy(
            () ->
                aws.config.getConfiguration(
                    r ->
                        r.application(application)
                            .environment(environment)
                            .configuration(flags)
                            .clientId("a")))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining(
            "Feature flag configurations must be accessed via AWS AppConfig Data's"
                + " GetLatestConfiguration API");
  }

  private String legacy(String client) {
    return aws.config
        .getConfiguration(
            r ->
                r.application(application)
                    .environment(environment)
                    .configuration(profile)
                    .clientId(client))
        .content()
        .asUtf8String();
  }
}
