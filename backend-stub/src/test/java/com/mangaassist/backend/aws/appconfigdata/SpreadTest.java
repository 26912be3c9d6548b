package com.mangaassist.backend.aws.appconfigdata;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.backend.aws.appconfig.AppConfigFixture;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.appconfig.model.GrowthType;
import software.amazon.awssdk.services.appconfigdata.model.GetLatestConfigurationResponse;

/** Which sessions have the new configuration while a deployment grows. */
class SpreadTest {
  private static final int SESSIONS = 400;

  @TempDir Path folder;
  private AppConfigFixture aws;
  private String application;
  private String environment;
  private String profile;

  /** A client that polls and remembers what it was given last. */
  private final class Client {
    private String token =
        aws.data
            .startConfigurationSession(
                r ->
                    r.applicationIdentifier(application)
                        .environmentIdentifier(environment)
                        .configurationProfileIdentifier(profile))
            .initialConfigurationToken();

    private String has = "";

    String poll() {
      GetLatestConfigurationResponse answer =
          aws.data.getLatestConfiguration(r -> r.configurationToken(token));
      token = answer.nextPollConfigurationToken();
      String content = answer.configuration().asUtf8String();
      if (!content.isEmpty()) {
        has = content;
      }
      return has;
    }
  }

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
  void theShareIsThePercentageAndNobodyGoesBackWhileItGrows() {
    aws.deploy(application, environment, profile, "AppConfig.AllAtOnce", 1);
    aws.clock.move(Duration.ofMinutes(10));
    List<Client> clients = clients();
    assertThat(clients).allSatisfy(client -> assertThat(client.poll()).isEqualTo("old"));
    aws.deploy(application, environment, profile, aws.strategy(GrowthType.LINEAR, 20, 10, 5), 2);
    List<Client> reached = new ArrayList<>();
    for (int percentage = 20; percentage <= 100; percentage += 20) {
      List<Client> now = clients.stream().filter(client -> client.poll().equals("new")).toList();
      assertThat(now).as("at %d%%", percentage).containsAll(reached);
      // Five standard deviations of a binomial share are at most 12.5 %.
      assertThat(now.size() * 100.0 / SESSIONS).isBetween(percentage - 12.5, percentage + 12.5);
      reached = now;
      aws.clock.move(Duration.ofMinutes(2));
    }
    assertThat(reached).hasSize(SESSIONS);
  }

  @Test
  void aSessionKeepsItsPlaceOverARestart() {
    aws.deploy(application, environment, profile, "AppConfig.AllAtOnce", 1);
    aws.clock.move(Duration.ofMinutes(10));
    List<Client> clients = clients();
    aws.deploy(application, environment, profile, aws.strategy(GrowthType.LINEAR, 50, 10, 5), 2);
    List<String> before = clients.stream().map(Client::poll).toList();
    aws = aws.restart();
    assertThat(clients.stream().map(Client::poll).toList()).isEqualTo(before);
  }

  @Test
  void aFirstDeploymentReachesTheOthersLater() {
    aws.deploy(application, environment, profile, aws.strategy(GrowthType.LINEAR, 50, 10, 5), 1);
    List<Client> clients = clients();
    assertThat(clients.stream().map(Client::poll).distinct()).containsExactlyInAnyOrder("", "old");
    aws.clock.move(Duration.ofMinutes(5));
    assertThat(clients.stream().map(Client::poll).distinct()).containsExactly("old");
  }

  private List<Client> clients() {
    List<Client> clients = new ArrayList<>();
    for (int i = 0; i < SESSIONS; i++) {
      clients.add(new Client());
    }
    return clients;
  }
}
