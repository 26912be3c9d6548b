package com.mangaassist.backend.aws.appconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mangaassist.backend.aws.Conformance;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.appconfig.model.BadRequestException;
import software.amazon.awssdk.services.appconfig.model.BadRequestReason;
import software.amazon.awssdk.services.appconfig.model.ConfigurationProfileSummary;
import software.amazon.awssdk.services.appconfig.model.ConflictException;
import software.amazon.awssdk.services.appconfig.model.CreateConfigurationProfileResponse;
import software.amazon.awssdk.services.appconfig.model.ResourceNotFoundException;
import software.amazon.awssdk.services.appconfig.model.ServiceQuotaExceededException;
import software.amazon.awssdk.services.appconfig.model.Validator;
import software.amazon.awssdk.services.appconfig.model.ValidatorType;

/** Operations on configuration profiles, and what their validators let pass. */
@Conformance({
  "CreateConfigurationProfile",
  "GetConfigurationProfile",
  "UpdateConfigurationProfile",
  "ListConfigurationProfiles",
  "DeleteConfigurationProfile",
  "ValidateConfiguration"
})
class ProfileTest {
  private static final String SCHEMA =
      """
      {"$schema": "http://json-schema.org/draft-04/schema#", "type": "object",
       "properties": {"maximum": {"type": "integer", "maximum": 10}},
       "required": ["maximum"], "additionalProperties": false}
      """;

  @TempDir Path folder;
  private AppConfigFixture aws;
  private String application;

  @BeforeEach
  void open() {
    aws = AppConfigFixture.open(folder);
    application = aws.application();
  }

  @AfterEach
  void close() {
    aws.close();
  }

  @Test
  void createsGetsUpdates() {
    CreateConfigurationProfileResponse created =
        aws.config.createConfigurationProfile(
            r ->
                r.applicationId(application)
                    .name("p".repeat(128))
                    .description("d")
                    .locationUri("hosted")
                    .validators(schema(SCHEMA)));
    assertThat(created.type()).isEqualTo("AWS.Freeform");
    assertThat(created.validators()).containsExactly(schema(SCHEMA));
    var updated =
        aws.config.updateConfigurationProfile(
            r ->
                r.applicationId(application)
                    .configurationProfileId(created.id())
                    .name("q")
                    .validators(Collections.emptyList()));
    assertThat(updated.name() + updated.description()).isEqualTo("qd");
    assertThat(updated.validators()).isEmpty();
    assertThat(
            aws.config
                .getConfigurationProfile(
                    r -> r.applicationId(application).configurationProfileId(created.id()))
                .locationUri())
        .isEqualTo("hosted");
  }

  @Test
  void keepsAProfileOfAnotherStoreAndRefusesToReadFromIt() {
    String role = "arn:aws:iam::111122223333:role/Example-App-Config-Role";
    CreateConfigurationProfileResponse created =
        aws.config.createConfigurationProfile(
            r ->
                r.applicationId(application)
                    .name("Example-Configuration-Profile")
                    .locationUri("ssm-parameter://Example-Parameter")
                    .retrievalRoleArn(role));
    assertThat(created.locationUri()).isEqualTo("ssm-parameter://Example-Parameter");
    assertThat(created.retrievalRoleArn()).isEqualTo(role);
    String environment = aws.environment(application);
    assertThatThrownBy(
            () -> aws.deploy(application, environment, created.id(), "AppConfig.AllAtOnce", 1))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("hosted configurations only");
    assertThatThrownBy(() -> aws.version(application, created.id(), "{}"))
        .isInstanceOf(BadRequestException.class);
  }

  @Test
  @Conformance(value = "ListConfigurationProfiles", pages = true)
  void listsByTypePageByPage() {
    String settings = aws.profile(application);
    String flags = aws.flags(application);
    assertThat(
            aws.config
                .listConfigurationProfilesPaginator(r -> r.applicationId(application).maxResults(1))
                .items())
        .extracting(ConfigurationProfileSummary::id)
        .containsExactly(settings, flags);
    assertThat(
            aws.config
                .listConfigurationProfiles(
                    r -> r.applicationId(application).type("AWS.AppConfig.FeatureFlags"))
                .items())
        .extracting(ConfigurationProfileSummary::id)
        .containsExactly(flags);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://x", "", "hosted "})
  void refusesAnUnknownLocation(String uri) {
    assertThatThrownBy(
            () ->
                aws.config.createConfigurationProfile(
                    r -> r.applicationId(application).name("p").locationUri(uri)))
        .isInstanceOf(BadRequestException.class);
  }

  @Test
  void refusesAnUnknownTypeAndAWrongRole() {
    assertThatThrownBy(
            () ->
                aws.config.createConfigurationProfile(
                    r ->
                        r.applicationId(application)
                            .name("p")
                            .locationUri("hosted")
                            .type("AWS.Other")))
        .isInstanceOf(BadRequestException.class);
    assertThatThrownBy(
            () ->
                aws.config.createConfigurationProfile(
                    r ->
                        r.applicationId(application)
                            .name("p")
                            .locationUri("s3://bucket/key")
                            .retrievalRoleArn("arn:aws:s3:::not-a-role-at-all")))
        .isInstanceOf(BadRequestException.class);
  }

  @Test
  void saysWhatItCannotDo() {
    assertThatThrownBy(
            () ->
                validated(
                    Validator.builder()
                        .type(ValidatorType.LAMBDA)
                        .content("arn:aws:lambda:ap-northeast-1:123456789012:function:check")
                        .build()))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("LAMBDA");
    assertThatThrownBy(
            () ->
                aws.config.createConfigurationProfile(
                    r ->
                        r.applicationId(application)
                            .name("p")
                            .locationUri("hosted")
                            .kmsKeyIdentifier("alias/key")))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("KmsKeyIdentifier");
  }

  @ParameterizedTest
  @ValueSource(strings = {"not json", "{\"type\": 1}", "{\"type\": \"nothing\"}"})
  void refusesAValidatorThatIsNoSchema(String content) {
    assertThatThrownBy(() -> validated(schema(content))).isInstanceOf(BadRequestException.class);
  }

  @Test
  void takesTwoValidatorsOf32Kilobytes() {
    String padded = SCHEMA + " ".repeat(32_768 - SCHEMA.length());
    aws.config.createConfigurationProfile(
        r ->
            r.applicationId(application)
                .name("two")
                .locationUri("hosted")
                .validators(schema(padded), schema(SCHEMA)));
    assertThatThrownBy(() -> validated(schema(padded + " ")))
        .isInstanceOf(BadRequestException.class);
    assertThatThrownBy(
            () ->
                aws.config.createConfigurationProfile(
                    r ->
                        r.applicationId(application)
                            .name("three")
                            .locationUri("hosted")
                            .validators(schema(SCHEMA), schema(SCHEMA), schema(SCHEMA))))
        .isInstanceOf(BadRequestException.class);
  }

  @Test
  void validatesWhatIsDeployedAndWhatIsAsked() {
    String profile = validated(schema(SCHEMA));
    String environment = aws.environment(application);
    int good = aws.version(application, profile, "{\"maximum\": 10}");
    int bad = aws.version(application, profile, "{\"maximum\": 11, \"more\": 1}");
    int text = aws.version(application, profile, "maximum: 10");
    validate(profile, Integer.toString(good));
    for (int version : new int[] {bad, text}) {
      assertThatThrownBy(() -> validate(profile, Integer.toString(version)))
          .isInstanceOf(BadRequestException.class);
      assertThatThrownBy(
              () -> aws.deploy(application, environment, profile, "AppConfig.AllAtOnce", version))
          .isInstanceOf(BadRequestException.class);
    }
    assertThatThrownBy(() -> validate(profile, Integer.toString(bad)))
        .isInstanceOfSatisfying(
            BadRequestException.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(BadRequestReason.INVALID_CONFIGURATION);
              assertThat(refused.details().invalidConfiguration())
                  .extracting(each -> each.constraint() + " " + each.location())
                  .containsExactlyInAnyOrder("maximum /maximum", "additionalProperties ");
            });
    assertThatThrownBy(() -> validate(profile, "77")).isInstanceOf(ResourceNotFoundException.class);
    assertThat(aws.deploy(application, environment, profile, "AppConfig.AllAtOnce", good))
        .isEqualTo(1);
  }

  @Test
  void isDeletedAfterItsVersions() {
    String profile = aws.profile(application);
    int version = aws.version(application, profile, "{}");
    assertThatThrownBy(() -> delete(profile))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining(
            "Cannot delete configuration profile %s because there are still hosted configuration"
                + " versions existing under it.",
            profile);
    aws.config.deleteHostedConfigurationVersion(
        r -> r.applicationId(application).configurationProfileId(profile).versionNumber(version));
    delete(profile);
    assertThatThrownBy(() -> delete(profile)).isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  @Conformance(value = "DeleteConfigurationProfile", errors = ConflictException.class)
  void staysWhileItIsDeployed() {
    String profile = aws.profile(application);
    int version = aws.version(application, profile, "{}");
    String environment = aws.environment(application);
    aws.deploy(application, environment, profile, "AppConfig.AllAtOnce", version);
    aws.config.deleteHostedConfigurationVersion(
        r -> r.applicationId(application).configurationProfileId(profile).versionNumber(version));
    assertThatThrownBy(() -> delete(profile)).isInstanceOf(ConflictException.class);
    aws.clock.move(Duration.ofMinutes(10));
    delete(profile);
  }

  @Test
  @Conformance(value = "CreateConfigurationProfile", errors = ServiceQuotaExceededException.class)
  void hasTheQuotaOfAHundred() {
    for (int i = 0; i < 100; i++) {
      aws.profile(application);
    }
    assertThatThrownBy(() -> aws.profile(application))
        .isInstanceOf(ServiceQuotaExceededException.class);
  }

  @Test
  void fetchesNoSchemaFromAnywhere() throws IOException {
    try (ServerSocketChannel port = ServerSocketChannel.open()) {
      port.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      port.configureBlocking(false);
      String elsewhere =
          "{\"$ref\": \"http://127.0.0.1:" + port.socket().getLocalPort() + "/schema\"}";
      assertThatThrownBy(() -> validated(schema(elsewhere)))
          .isInstanceOf(BadRequestException.class);
      assertThat(port.accept()).as("whoever called").isNull();
    }
  }

  private String validated(Validator validator) {
    return aws.config
        .createConfigurationProfile(
            r ->
                r.applicationId(application)
                    .name("validated")
                    .locationUri("hosted")
                    .validators(List.of(validator)))
        .id();
  }

  private void validate(String profile, String version) {
    aws.config.validateConfiguration(
        r ->
            r.applicationId(application)
                .configurationProfileId(profile)
                .configurationVersion(version));
  }

  private void delete(String profile) {
    aws.config.deleteConfigurationProfile(
        r -> r.applicationId(application).configurationProfileId(profile));
  }

  private static Validator schema(String content) {
    return Validator.builder().type(ValidatorType.JSON_SCHEMA).content(content).build();
  }
}
