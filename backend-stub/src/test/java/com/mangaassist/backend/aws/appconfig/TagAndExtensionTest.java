package com.mangaassist.backend.aws.appconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mangaassist.backend.aws.Conformance;
import com.mangaassist.backend.aws.faults.Fault;
import com.mangaassist.backend.aws.faults.FaultKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.appconfig.model.ActionPoint;
import software.amazon.awssdk.services.appconfig.model.AppConfigException;
import software.amazon.awssdk.services.appconfig.model.BadRequestException;
import software.amazon.awssdk.services.appconfig.model.GrowthType;
import software.amazon.awssdk.services.appconfig.model.InternalServerException;
import software.amazon.awssdk.services.appconfig.model.ResourceNotFoundException;

/** Tags of every kind of resource, extensions that are not there, and faults on demand. */
@Conformance({
  "TagResource",
  "UntagResource",
  "ListTagsForResource",
  "CreateExtension",
  "GetExtension",
  "UpdateExtension",
  "ListExtensions",
  "DeleteExtension",
  "CreateExtensionAssociation",
  "GetExtensionAssociation",
  "UpdateExtensionAssociation",
  "ListExtensionAssociations",
  "DeleteExtensionAssociation"
})
class TagAndExtensionTest {
  private static final String ARN = "arn:aws:appconfig:ap-northeast-1:123456789012:";

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
  void tagsEveryKindOfResource() {
    String application = aws.application();
    String environment = aws.environment(application);
    String profile = aws.profile(application);
    int version = aws.version(application, profile, "{}");
    aws.deploy(application, environment, profile, "AppConfig.AllAtOnce", version);
    String strategy = aws.strategy(GrowthType.LINEAR, 10, 10, 0);
    for (String resource :
        new String[] {
          "application/" + application,
          "application/" + application + "/environment/" + environment,
          "application/" + application + "/configurationprofile/" + profile,
          "application/" + application + "/environment/" + environment + "/deployment/1",
          "deploymentstrategy/" + strategy
        }) {
      String arn = ARN + resource;
      aws.config.tagResource(r -> r.resourceArn(arn).tags(Map.of("a", "1", "鍵", "", "b", "2")));
      aws.config.untagResource(r -> r.resourceArn(arn).tagKeys("b", "not there"));
      assertThat(tags(arn)).as(resource).containsOnly(Map.entry("a", "1"), Map.entry("鍵", ""));
    }
  }

  @Test
  void keepsTheTagsOfCreationUntilTheResourceGoes() {
    String id =
        aws.config.createApplication(r -> r.name("tagged").tags(Map.of("team", "manga"))).id();
    String arn = ARN + "application/" + id;
    assertThat(tags(arn)).containsEntry("team", "manga");
    aws.config.deleteApplication(r -> r.applicationId(id));
    assertThatThrownBy(() -> tags(arn)).isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void boundsTags() {
    Map<String, String> many = new HashMap<>();
    for (int i = 0; i < 51; i++) {
      many.put("key-" + i, "v");
    }
    assertThatThrownBy(() -> aws.config.createApplication(r -> r.name("a").tags(many)))
        .isInstanceOf(BadRequestException.class);
    many.remove("key-50");
    String id = aws.config.createApplication(r -> r.name("a").tags(many)).id();
    String arn = ARN + "application/" + id;
    for (Map<String, String> wrong :
        List.of(
            Map.of("one more", ""),
            Map.of("aws:reserved", "x"),
            Map.of("k".repeat(129), "x"),
            Map.of("k", "v".repeat(257)))) {
      assertThatThrownBy(() -> aws.config.tagResource(r -> r.resourceArn(arn).tags(wrong)))
          .isInstanceOf(BadRequestException.class);
    }
    assertThat(tags(arn)).hasSize(50);
    assertThatThrownBy(() -> tags("arn:aws:s3:::bucket")).isInstanceOf(BadRequestException.class);
    assertThatThrownBy(() -> tags(ARN + "other/abcdefg")).isInstanceOf(BadRequestException.class);
    assertThatThrownBy(() -> tags(ARN + "deploymentstrategy/abcdefg"))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void hasNoExtensionsAndSaysSo() {
    assertThat(aws.config.listExtensions(r -> {}).items()).isEmpty();
    assertThat(aws.config.listExtensionAssociations(r -> {}).items()).isEmpty();
    assertThatThrownBy(
            () ->
                aws.config.createExtension(
                    r -> r.name("e").actions(Map.of(ActionPoint.ON_DEPLOYMENT_START, List.of()))))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("Extensions are not supported");
    assertThatThrownBy(
            () ->
                aws.config.createExtensionAssociation(
                    r -> r.extensionIdentifier("e").resourceIdentifier("r")))
        .isInstanceOf(BadRequestException.class);
    assertThatThrownBy(() -> aws.config.getExtension(r -> r.extensionIdentifier("e")))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(() -> aws.config.updateExtension(r -> r.extensionIdentifier("e")))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(() -> aws.config.deleteExtension(r -> r.extensionIdentifier("e")))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(
            () -> aws.config.getExtensionAssociation(r -> r.extensionAssociationId("abcdefg")))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(
            () -> aws.config.updateExtensionAssociation(r -> r.extensionAssociationId("abcdefg")))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(
            () -> aws.config.deleteExtensionAssociation(r -> r.extensionAssociationId("abcdefg")))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void answersFaultsOnDemand() {
    order(FaultKind.THROTTLE, Duration.ZERO);
    assertThatThrownBy(this::list)
        .isInstanceOfSatisfying(
            AppConfigException.class,
            throttled -> {
              assertThat(throttled.statusCode()).isEqualTo(429);
              assertThat(throttled.isThrottlingException()).isTrue();
            });
    order(FaultKind.ERROR, Duration.ZERO);
    assertThatThrownBy(this::list).isInstanceOf(InternalServerException.class);
    order(FaultKind.LATENCY, Duration.ofSeconds(3));
    list();
    order(FaultKind.STALL, Duration.ofSeconds(4));
    list();
    assertThat(aws.pauses).containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(4));
    order(FaultKind.MID_STREAM_CUT, Duration.ZERO);
    assertThatThrownBy(this::list).isInstanceOf(SdkClientException.class);
    aws.faults.clear();
    list();
  }

  private void order(FaultKind kind, Duration latency) {
    aws.faults.clear();
    aws.faults.add(new Fault(AppConfig.SERVICE, "ListApplications", kind, 1, latency, null));
  }

  private void list() {
    aws.config.listApplications(r -> {});
  }

  private Map<String, String> tags(String arn) {
    return aws.config.listTagsForResource(r -> r.resourceArn(arn)).tags();
  }
}
