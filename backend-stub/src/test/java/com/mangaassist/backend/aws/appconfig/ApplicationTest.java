package com.mangaassist.backend.aws.appconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mangaassist.backend.aws.Conformance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.appconfig.model.AppConfigException;
import software.amazon.awssdk.services.appconfig.model.Application;
import software.amazon.awssdk.services.appconfig.model.BadRequestException;
import software.amazon.awssdk.services.appconfig.model.CreateApplicationResponse;
import software.amazon.awssdk.services.appconfig.model.ResourceNotFoundException;
import software.amazon.awssdk.services.appconfig.model.ServiceQuotaExceededException;
import software.amazon.awssdk.services.appconfig.model.UpdateApplicationResponse;

/** Operations on applications. */
@Conformance({
  "CreateApplication",
  "GetApplication",
  "UpdateApplication",
  "ListApplications",
  "DeleteApplication"
})
class ApplicationTest {
  @TempDir Path folder;
  private AppConfigFixture aws;

  @BeforeEach
  void open() {
    aws = AppConfigFixture.open(folder);
  }

  @AfterEach
  void close() {
    aws.close();
  }

  @Test
  void createsAndGets() {
    CreateApplicationResponse created =
        aws.config.createApplication(r -> r.name("漫画").description("a shop"));
    assertThat(created.sdkHttpResponse().statusCode()).isEqualTo(201);
    assertThat(created.id()).matches("[a-z0-9]{7}");
    var got = aws.config.getApplication(r -> r.applicationId(created.id()));
    assertThat(got.name()).isEqualTo("漫画");
    assertThat(got.description()).isEqualTo("a shop");
    assertThat(got.responseMetadata().requestId()).hasSize(36);
  }

  @Test
  void leavesOutWhatIsNotThere() {
    assertThat(aws.config.createApplication(r -> r.name("a")).description()).isNull();
  }

  @Test
  void updatesWhatIsNamedAndNothingElse() {
    String id = aws.config.createApplication(r -> r.name("a").description("b")).id();
    UpdateApplicationResponse renamed =
        aws.config.updateApplication(r -> r.applicationId(id).name("c"));
    assertThat(renamed.name() + renamed.description()).isEqualTo("cb");
    assertThat(aws.config.updateApplication(r -> r.applicationId(id).description("")).description())
        .isEmpty();
  }

  @Test
  @Conformance(value = "ListApplications", pages = true)
  void listsPageByPage() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      String name = "app-" + i;
      aws.config.createApplication(r -> r.name(name));
      names.add(name);
    }
    assertThat(aws.config.listApplicationsPaginator(r -> r.maxResults(3)).items())
        .extracting(Application::name)
        .containsExactlyElementsOf(names);
    assertThat(aws.config.listApplications(r -> r.maxResults(7)).nextToken()).isNull();
    String token = aws.config.listApplications(r -> r.maxResults(3)).nextToken();
    assertThatThrownBy(() -> aws.config.listDeploymentStrategies(r -> r.nextToken(token)))
        .isInstanceOf(BadRequestException.class);
    assertThatThrownBy(() -> aws.config.listApplications(r -> r.nextToken("nonsense")))
        .isInstanceOf(BadRequestException.class);
  }

  @Test
  void boundsAPage() {
    assertThatThrownBy(() -> aws.config.listApplications(r -> r.maxResults(0)))
        .isInstanceOf(BadRequestException.class);
    assertThatThrownBy(() -> aws.config.listApplications(r -> r.maxResults(51)))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining(
            "1 validation error detected: Value '51' at 'maxResults' failed to satisfy constraint:"
                + " Member must have value less than or equal to 50");
  }

  @Test
  void boundsItsTexts() {
    assertThatThrownBy(() -> aws.config.createApplication(r -> r.name("")))
        .isInstanceOf(BadRequestException.class);
    assertThatThrownBy(() -> aws.config.createApplication(r -> r.name("x".repeat(65))))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("at 'name' failed to satisfy constraint");
    assertThatThrownBy(
            () -> aws.config.createApplication(r -> r.name("x").description("x".repeat(1025))))
        .isInstanceOf(BadRequestException.class);
    aws.config.createApplication(r -> r.name("x".repeat(64)).description("x".repeat(1024)));
  }

  @Test
  @Conformance(value = "CreateApplication", errors = ServiceQuotaExceededException.class)
  void hasTheQuotaOfAHundred() {
    for (int i = 0; i < 100; i++) {
      aws.application();
    }
    assertThatThrownBy(() -> aws.application())
        .isInstanceOf(ServiceQuotaExceededException.class)
        .extracting(e -> ((AppConfigException) e).statusCode())
        .isEqualTo(402);
  }

  @Test
  void deletesWhatIsEmptyOnly() {
    String id = aws.application();
    String environment = aws.environment(id);
    assertThatThrownBy(() -> aws.config.deleteApplication(r -> r.applicationId(id)))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("because there are still environments existing under it.");
    aws.config.deleteEnvironment(r -> r.applicationId(id).environmentId(environment));
    String profile = aws.profile(id);
    assertThatThrownBy(() -> aws.config.deleteApplication(r -> r.applicationId(id)))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("configuration profiles");
    aws.config.deleteConfigurationProfile(r -> r.applicationId(id).configurationProfileId(profile));
    aws.config.deleteApplication(r -> r.applicationId(id));
    assertThatThrownBy(() -> aws.config.getApplication(r -> r.applicationId(id)))
        .isInstanceOfSatisfying(
            ResourceNotFoundException.class,
            missing -> assertThat(missing.resourceName()).isEqualTo(id));
    assertThatThrownBy(() -> aws.config.deleteApplication(r -> r.applicationId(id)))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void refusesAnIdThatIsNone() {
    assertThatThrownBy(() -> aws.config.getApplication(r -> r.applicationId("No Id")))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("satisfy regular expression pattern: [a-z0-9]{4,7}");
  }

  @Test
  void keepsWhatWasAcknowledged() {
    String id = aws.application();
    aws = aws.restart();
    assertThat(aws.config.getApplication(r -> r.applicationId(id)).name()).isEqualTo("manga");
  }
}
