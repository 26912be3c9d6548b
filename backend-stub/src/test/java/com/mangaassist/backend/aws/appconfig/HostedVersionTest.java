package com.mangaassist.backend.aws.appconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mangaassist.backend.aws.Conformance;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.appconfig.model.BadRequestException;
import software.amazon.awssdk.services.appconfig.model.BytesMeasure;
import software.amazon.awssdk.services.appconfig.model.ConflictException;
import software.amazon.awssdk.services.appconfig.model.CreateHostedConfigurationVersionRequest;
import software.amazon.awssdk.services.appconfig.model.CreateHostedConfigurationVersionResponse;
import software.amazon.awssdk.services.appconfig.model.GetHostedConfigurationVersionResponse;
import software.amazon.awssdk.services.appconfig.model.HostedConfigurationVersionSummary;
import software.amazon.awssdk.services.appconfig.model.PayloadTooLargeException;
import software.amazon.awssdk.services.appconfig.model.ResourceNotFoundException;
import software.amazon.awssdk.services.appconfig.model.ServiceQuotaExceededException;

/** Operations on hosted configuration versions. */
@Conformance({
  "CreateHostedConfigurationVersion",
  "GetHostedConfigurationVersion",
  "ListHostedConfigurationVersions",
  "DeleteHostedConfigurationVersion"
})
class HostedVersionTest {
  @TempDir Path folder;
  private AppConfigFixture aws;
  private String application;
  private String profile;

  @BeforeEach
  void open() {
    aws = AppConfigFixture.open(folder);
    application = aws.application();
    profile = aws.profile(application);
  }

  @AfterEach
  void close() {
    aws.close();
  }

  @Test
  void givesBackTheBytesAndItsHeaders() {
    byte[] content = {0, 1, (byte) 0xFF, '\n'};
    CreateHostedConfigurationVersionResponse created =
        create(
            r ->
                r.content(SdkBytes.fromByteArray(content))
                    .contentType("application/octet-stream")
                    .description("binary")
                    .versionLabel("v1"));
    assertThat(created.versionNumber()).isEqualTo(1);
    assertThat(created.applicationId()).isEqualTo(application);
    assertThat(created.configurationProfileId()).isEqualTo(profile);
    assertThat(created.content().asByteArray()).isEqualTo(content);
    GetHostedConfigurationVersionResponse got = get(1);
    assertThat(got.content().asByteArray()).isEqualTo(content);
    assertThat(got.contentType()).isEqualTo("application/octet-stream");
    assertThat(got.description()).isEqualTo("binary");
    assertThat(got.versionLabel()).isEqualTo("v1");
  }

  @Test
  @Conformance(value = "CreateHostedConfigurationVersion", errors = ConflictException.class)
  void locksOptimistically() {
    create(r -> r.latestVersionNumber(0));
    create(r -> r.latestVersionNumber(1));
    assertThatThrownBy(() -> create(r -> r.latestVersionNumber(1)))
        .isInstanceOf(ConflictException.class);
    assertThat(create(r -> {}).versionNumber()).isEqualTo(3);
  }

  @Test
  void aLabelIsUniqueInItsProfileAndNotANumber() {
    create(r -> r.versionLabel("v1"));
    assertThatThrownBy(() -> create(r -> r.versionLabel("v1")))
        .isInstanceOf(ConflictException.class);
    assertThatThrownBy(() -> create(r -> r.versionLabel("12")))
        .isInstanceOf(BadRequestException.class);
    assertThatThrownBy(() -> create(r -> r.versionLabel("v".repeat(65))))
        .isInstanceOf(BadRequestException.class);
    create(r -> r.versionLabel("v".repeat(64)));
  }

  @Test
  @Conformance(value = "ListHostedConfigurationVersions", pages = true)
  void listsNewestFirstAndByLabel() {
    create(r -> r.versionLabel("v1"));
    create(r -> r.versionLabel("w1"));
    create(r -> r.versionLabel("v2").description("second"));
    create(r -> {});
    assertThat(
            aws.config
                .listHostedConfigurationVersionsPaginator(
                    r -> r.applicationId(application).configurationProfileId(profile).maxResults(3))
                .items())
        .extracting(HostedConfigurationVersionSummary::versionNumber)
        .containsExactly(4, 3, 2, 1);
    assertThat(labelled("v*")).containsExactly(3, 1);
    assertThat(labelled("v2")).containsExactly(3);
    assertThat(labelled("v")).isEmpty();
    assertThat(labelled("*")).containsExactly(3, 2, 1);
  }

  @Test
  void neverGivesANumberTwice() {
    create(r -> {});
    create(r -> {});
    delete(2);
    assertThatThrownBy(() -> get(2)).isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(() -> delete(2)).isInstanceOf(ResourceNotFoundException.class);
    assertThat(create(r -> {}).versionNumber()).isEqualTo(3);
  }

  @Test
  void aDeployedVersionStaysAvailableAfterItIsDeleted() {
    String environment = aws.environment(application);
    int version = aws.version(application, profile, "{\"kept\":true}");
    aws.deploy(application, environment, profile, "AppConfig.AllAtOnce", version);
    delete(version);
    String token =
        aws.data
            .startConfigurationSession(
                r ->
                    r.applicationIdentifier(application)
                        .environmentIdentifier(environment)
                        .configurationProfileIdentifier(profile))
            .initialConfigurationToken();
    assertThat(
            aws.data
                .getLatestConfiguration(r -> r.configurationToken(token))
                .configuration()
                .asUtf8String())
        .isEqualTo("{\"kept\":true}");
  }

  @Test
  @Conformance(value = "CreateHostedConfigurationVersion", errors = PayloadTooLargeException.class)
  void takesTwoMegabytes() {
    create(r -> r.content(SdkBytes.fromByteArray(new byte[2 << 20])));
    assertThatThrownBy(
            () -> create(r -> r.content(SdkBytes.fromByteArray(new byte[(2 << 20) + 1024]))))
        .isInstanceOfSatisfying(
            PayloadTooLargeException.class,
            large -> {
              assertThat(large.measure()).isEqualTo(BytesMeasure.KILOBYTES);
              assertThat(large.limit()).isEqualTo(2048f);
              assertThat(large.size()).isEqualTo(2049f);
            });
  }

  @Test
  @Conformance(
      value = "CreateHostedConfigurationVersion",
      errors = ServiceQuotaExceededException.class)
  void takesAGigabyteOfAllProfilesTogether() {
    create(r -> r.content(SdkBytes.fromByteArray(new byte[2 << 20])));
    // As many more, of the same bytes, as make the gigabyte full but for one.
    aws.write(
        "WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 511)"
            + " INSERT INTO hosted_version (profile, number, content_type, content)"
            + " SELECT profile, i, content_type, content FROM hosted_version, n");
    aws.write("UPDATE profile SET last_version = 511");
    create(r -> r.content(SdkBytes.fromByteArray(new byte[(2 << 20) - 1])));
    create(r -> r.content(SdkBytes.fromByteArray(new byte[1])));
    assertThatThrownBy(() -> create(r -> r.content(SdkBytes.fromByteArray(new byte[1]))))
        .isInstanceOf(ServiceQuotaExceededException.class);
    delete(1);
    create(r -> {});
  }

  @Test
  void boundsItsHeaders() {
    assertThatThrownBy(() -> create(r -> r.description("d".repeat(1025))))
        .isInstanceOf(BadRequestException.class);
    assertThatThrownBy(() -> create(r -> r.contentType("t".repeat(256))))
        .isInstanceOf(BadRequestException.class);
    assertThatThrownBy(
            () ->
                aws.config.createHostedConfigurationVersion(
                    r ->
                        r.applicationId(application)
                            .configurationProfileId("abcdefg")
                            .contentType("text/plain")
                            .content(SdkBytes.fromUtf8String("x"))))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  private CreateHostedConfigurationVersionResponse create(
      Consumer<CreateHostedConfigurationVersionRequest.Builder> more) {
    return aws.config.createHostedConfigurationVersion(
        r ->
            r.applicationId(application)
                .configurationProfileId(profile)
                .contentType("text/plain")
                .content(SdkBytes.fromUtf8String("text"))
                .applyMutation(more));
  }

  private GetHostedConfigurationVersionResponse get(int number) {
    return aws.config.getHostedConfigurationVersion(
        r -> r.applicationId(application).configurationProfileId(profile).versionNumber(number));
  }

  private void delete(int number) {
    aws.config.deleteHostedConfigurationVersion(
        r -> r.applicationId(application).configurationProfileId(profile).versionNumber(number));
  }

  private Iterable<Integer> labelled(String label) {
    return aws
        .config
        .listHostedConfigurationVersions(
            r -> r.applicationId(application).configurationProfileId(profile).versionLabel(label))
        .items()
        .stream()
        .map(HostedConfigurationVersionSummary::versionNumber)
        .toList();
  }
}
