package com.mangaassist.backend.aws.appconfig;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.rest.Members;
import com.mangaassist.backend.aws.rest.RestCall;
import com.mangaassist.backend.aws.rest.RestFault;
import com.mangaassist.backend.aws.rest.RestReply;
import com.mangaassist.backend.platform.store.Sql;
import com.mangaassist.services.json.Json;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tags of every kind of resource, by the part of its ARN that follows the account. */
final class Tags {
  private static final int MOST = 50;

  /** An ARN, by AWS's model. */
  static final Pattern ARN =
      Pattern.compile(
          "arn:(aws[a-zA-Z-]*)?:[a-z]+:((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1})?:(\\d{12})?:[a-zA-Z0-9-_/:.]+");

  private static final Pattern OWN =
      Pattern.compile("arn:aws[a-zA-Z-]*:appconfig:[a-z0-9-]*:\\d{12}:(?<resource>.+)");
  private static final Pattern RESOURCE =
      Pattern.compile(
          "application/(?<app>[a-z0-9]{4,7})"
              + "(/environment/(?<env>[a-z0-9]{4,7})(/deployment/(?<number>\\d{1,9}))?"
              + "|/configurationprofile/(?<profile>[a-z0-9]{4,7}))?"
              + "|deploymentstrategy/(?<strategy>[a-z0-9]{4,7})");

  private final AppConfigStore store;

  Tags(AppConfigStore store) {
    this.store = store;
  }

  RestReply list(RestCall call) throws RestFault {
    String resource = resource(call);
    return store.read(
        connection -> {
          requireResource(connection, resource);
          ObjectNode body = Json.object();
          ObjectNode tags = body.putObject("Tags");
          read(connection, resource).forEach(tags::put);
          return RestReply.json(200, body);
        });
  }

  RestReply tag(RestCall call) throws RestFault {
    String resource = resource(call);
    Members members = call.members();
    Map<String, String> tags = of(members);
    store.write(
        connection -> {
          requireResource(connection, resource);
          put(connection, resource, tags);
          if (read(connection, resource).size() > MOST) {
            throw RestFault.badRequest("A resource can have at most " + MOST + " tags.");
          }
          return resource;
        });
    return RestReply.noContent();
  }

  RestReply untag(RestCall call) throws RestFault {
    String resource = resource(call);
    List<String> keys = call.queryAll("tagKeys");
    store.write(
        connection -> {
          requireResource(connection, resource);
          for (String key : keys) {
            Sql.update(connection, "DELETE FROM tag WHERE resource = ? AND key = ?", resource, key);
          }
          return resource;
        });
    return RestReply.noContent();
  }

  /** The {@code Tags} of a request that creates something, checked. */
  static Map<String, String> of(Members members) throws RestFault {
    Map<String, String> tags = members.textMap("Tags");
    for (Map.Entry<String, String> tag : tags.entrySet()) {
      if (tag.getKey().startsWith("aws:")) {
        throw RestFault.badRequest("Tag keys that start with 'aws:' are reserved for system use.");
      }
    }
    return tags;
  }

  static void put(Connection connection, String resource, Map<String, String> tags)
      throws SQLException {
    for (Map.Entry<String, String> tag : tags.entrySet()) {
      Sql.update(
          connection,
          "INSERT INTO tag (resource, key, value) VALUES (?, ?, ?)"
              + " ON CONFLICT (resource, key) DO UPDATE SET value = excluded.value",
          resource,
          tag.getKey(),
          tag.getValue());
    }
  }

  /** Forgets the tags of a resource that goes, and of what stands under it. */
  static void drop(Connection connection, String resource) throws SQLException {
    Sql.update(
        connection,
        "DELETE FROM tag WHERE resource = ?1 OR substr(resource, 1, length(?1) + 1) = ?1 || '/'",
        resource);
  }

  private static Map<String, String> read(Connection connection, String resource)
      throws SQLException {
    Map<String, String> tags = new LinkedHashMap<>();
    Sql.list(
            connection,
            row -> Map.entry(row.getString("key"), row.getString("value")),
            "SELECT key, value FROM tag WHERE resource = ? ORDER BY key",
            resource)
        .forEach(tag -> tags.put(tag.getKey(), tag.getValue()));
    return tags;
  }

  private static String resource(RestCall call) throws RestFault {
    String arn = call.path("ResourceArn");
    Matcher matcher = OWN.matcher(arn);
    if (!matcher.matches()) {
      throw RestFault.badRequest("The resource of " + arn + " cannot be tagged.");
    }
    return matcher.group("resource");
  }

  private static void requireResource(Connection connection, String resource)
      throws SQLException, RestFault {
    Matcher matcher = RESOURCE.matcher(resource);
    if (!matcher.matches()) {
      throw RestFault.badRequest("The resource type of " + resource + " cannot be tagged.");
    }
    String app = matcher.group("app");
    if (app == null) {
      Strategy.find(connection, matcher.group("strategy"));
    } else if (matcher.group("number") != null) {
      Environment environment = Environment.find(connection, app, matcher.group("env"));
      Deployment.find(connection, environment, Integer.parseInt(matcher.group("number")));
    } else if (matcher.group("env") != null) {
      Environment.find(connection, app, matcher.group("env"));
    } else if (matcher.group("profile") != null) {
      Profile.find(connection, app, matcher.group("profile"));
    } else {
      Application.find(connection, app);
    }
  }
}
