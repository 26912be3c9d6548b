package com.mangaassist.backend.aws.appconfig;

import com.mangaassist.backend.aws.appconfig.Profile.Validator;
import com.mangaassist.backend.aws.rest.Members;
import com.mangaassist.backend.aws.rest.RestCall;
import com.mangaassist.backend.aws.rest.RestFault;
import com.mangaassist.backend.aws.rest.RestReply;
import com.mangaassist.backend.platform.store.Sql;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Create, get, update, list, validate and delete configuration profiles. */
final class ProfileOperations {
  /** The ARN of a role, by AWS's model. */
  static final Pattern ROLE =
      Pattern.compile(
          "^((arn):(aws|aws-cn|aws-iso|aws-iso-[a-z]{1}|aws-us-gov|aws-eusc):(iam)::\\d{12}:role[/].*)$");

  private static final List<String> TYPES = List.of(Profile.FEATURE_FLAGS, Profile.FREEFORM);
  private static final Pattern LOCATION =
      Pattern.compile(
          "hosted|(ssm-parameter|ssm-document|s3|codepipeline|secretsmanager)://.+|arn:.+");

  private final AppConfigStore store;
  private final Ids ids;
  private final Clock clock;
  private final DeploymentEngine engine;
  private final DeletionProtection protection;

  ProfileOperations(
      AppConfigStore store,
      Ids ids,
      Clock clock,
      DeploymentEngine engine,
      DeletionProtection protection) {
    this.store = store;
    this.ids = ids;
    this.clock = clock;
    this.engine = engine;
    this.protection = protection;
  }

  RestReply create(RestCall call) throws RestFault {
    String applicationId = call.path("ApplicationId");
    Members members = call.members();
    Instant now = clock.instant();
    Refusals.kms(members);
    Profile profile =
        new Profile(
            0,
            applicationId,
            ids.next(),
            members.text("Name"),
            members.optionalText("Description").orElse(null),
            location(members),
            role(members).orElse(null),
            type(members),
            validators(members).orElse(List.of()),
            0,
            now,
            Instant.EPOCH);
    if (profile.holdsFlags() && !profile.hosted()) {
      throw RestFault.badRequest(
          "Feature flag configuration profiles must have a LocationUri of hosted.");
    }
    Map<String, String> tags = Tags.of(members);
    store.write(
        connection -> {
          Application application = Application.find(connection, applicationId);
          Quotas.require(
              connection,
              "configuration profiles of an application",
              Quotas.PROFILES,
              "SELECT COUNT(*) FROM profile WHERE application = ?",
              application.seq());
          Tags.put(connection, profile.resource(), tags);
          return Sql.update(
              connection,
              "INSERT INTO profile (id, application, name, description, location_uri,"
                  + " retrieval_role_arn, type, validators, created_at)"
                  + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
              profile.id(),
              application.seq(),
              profile.name(),
              profile.description(),
              profile.locationUri(),
              profile.retrievalRoleArn(),
              profile.type(),
              Validator.write(profile.validators()),
              now.toEpochMilli());
        });
    return RestReply.json(201, profile.json());
  }

  RestReply get(RestCall call) throws RestFault {
    String applicationId = call.path("ApplicationId");
    String id = call.path("ConfigurationProfileId");
    return RestReply.json(
        200, store.read(connection -> Profile.find(connection, applicationId, id)).json());
  }

  RestReply update(RestCall call) throws RestFault {
    String applicationId = call.path("ApplicationId");
    String id = call.path("ConfigurationProfileId");
    Members members = call.members();
    if (!members.json().path("KmsKeyIdentifier").asText("").isEmpty()) {
      Refusals.kms(members);
    }
    Optional<String> name = members.optionalText("Name");
    Optional<String> description = members.optionalText("Description");
    Optional<String> role = role(members);
    Optional<List<Validator>> validators = validators(members);
    Profile changed =
        store.write(
            connection -> {
              Profile profile = Profile.find(connection, applicationId, id);
              Sql.update(
                  connection,
                  "UPDATE profile SET name = coalesce(?, name),"
                      + " description = coalesce(?, description),"
                      + " retrieval_role_arn = coalesce(?, retrieval_role_arn),"
                      + " validators = coalesce(?, validators) WHERE seq = ?",
                  name.orElse(null),
                  description.orElse(null),
                  role.orElse(null),
                  validators.map(Validator::write).orElse(null),
                  profile.seq());
              return Profile.find(connection, applicationId, id);
            });
    return RestReply.json(200, changed.json());
  }

  RestReply list(RestCall call) throws RestFault {
    String applicationId = call.path("ApplicationId");
    Page page = Page.of(call, "configurationprofiles");
    Optional<String> type = call.query("type");
    return page.reply(
        store.read(
            connection ->
                Profile.list(connection, Application.find(connection, applicationId), type, page)),
        Profile::summary,
        Profile::seq);
  }

  RestReply delete(RestCall call) throws RestFault {
    String applicationId = call.path("ApplicationId");
    String id = call.path("ConfigurationProfileId");
    DeletionProtection.Check check = DeletionProtection.check(call);
    engine.catchUp();
    store.write(
        connection -> {
          Profile profile = Profile.find(connection, applicationId, id);
          boolean versions =
              Sql.first(
                      connection,
                      row -> row.getInt(1),
                      "SELECT 1 FROM hosted_version WHERE profile = ? LIMIT 1",
                      profile.seq())
                  .isPresent();
          if (versions) {
            throw RestFault.badRequest(
                "Cannot delete configuration profile %s because there are still hosted configuration versions existing under it."
                    .formatted(id));
          }
          if (Deployment.isActive(connection, profile)) {
            throw RestFault.conflict(
                "Configuration profile %s is being deployed. The current deployment must finish before the configuration profile can be deleted."
                    .formatted(id));
          }
          protection.require(
              connection,
              check,
              "configuration profile " + id,
              profile.createdAt(),
              profile.polledAt());
          Tags.drop(connection, profile.resource());
          return Sql.update(connection, "DELETE FROM profile WHERE seq = ?", profile.seq());
        });
    return RestReply.noContent();
  }

  RestReply validate(RestCall call) throws RestFault {
    String applicationId = call.path("ApplicationId");
    String id = call.path("ConfigurationProfileId");
    String version = call.query("configuration_version").orElseThrow();
    Profile profile = store.read(connection -> Profile.find(connection, applicationId, id));
    Refusals.notHosted(profile);
    Validation.require(
        profile,
        store.read(
            connection -> {
              HostedVersion hosted = HostedVersion.named(connection, profile, version);
              return Contents.read(connection, hosted.content());
            }));
    return RestReply.noContent();
  }

  private static String location(Members members) throws RestFault {
    String location = members.text("LocationUri");
    if (!LOCATION.matcher(location).matches()) {
      throw RestFault.constraint(
          location, "locationUri", "satisfy regular expression pattern: " + LOCATION);
    }
    return location;
  }

  private static String type(Members members) throws RestFault {
    String type = members.optionalText("Type").orElse(Profile.FREEFORM);
    if (!TYPES.contains(type)) {
      throw RestFault.constraint(type, "type", "satisfy enum value set: " + TYPES);
    }
    return type;
  }

  private static Optional<String> role(Members members) throws RestFault {
    return members.optionalText("RetrievalRoleArn");
  }

  private static Optional<List<Validator>> validators(Members members) throws RestFault {
    Optional<List<Members>> list = members.list("Validators");
    if (list.isEmpty()) {
      return Optional.empty();
    }
    List<Validator> validators = new ArrayList<>();
    for (Members validator : list.get()) {
      String type = validator.text("Type");
      if (type.equals(Validator.LAMBDA)) {
        throw Refusals.lambdaValidator();
      }
      Validator read = new Validator(type, validator.text("Content"));
      Validation.requireSchema(read.content());
      validators.add(read);
    }
    return Optional.of(validators);
  }
}
