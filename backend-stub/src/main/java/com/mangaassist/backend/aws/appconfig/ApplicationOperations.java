package com.mangaassist.backend.aws.appconfig;

import com.mangaassist.backend.aws.rest.Members;
import com.mangaassist.backend.aws.rest.RestCall;
import com.mangaassist.backend.aws.rest.RestFault;
import com.mangaassist.backend.aws.rest.RestReply;
import com.mangaassist.backend.platform.store.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** Create, get, update, list and delete applications. */
final class ApplicationOperations {
  private final AppConfigStore store;
  private final Ids ids;

  ApplicationOperations(AppConfigStore store, Ids ids) {
    this.store = store;
    this.ids = ids;
  }

  RestReply create(RestCall call) throws RestFault {
    Members members = call.members();
    Application application =
        new Application(
            0, ids.next(), members.text("Name"), members.optionalText("Description").orElse(null));
    Map<String, String> tags = Tags.of(members);
    store.write(
        connection -> {
          Quotas.require(
              connection, "applications", Quotas.APPLICATIONS, "SELECT COUNT(*) FROM application");
          Tags.put(connection, application.resource(), tags);
          return Sql.update(
              connection,
              "INSERT INTO application (id, name, description) VALUES (?, ?, ?)",
              application.id(),
              application.name(),
              application.description());
        });
    return RestReply.json(201, application.json());
  }

  RestReply get(RestCall call) throws RestFault {
    String id = call.path("ApplicationId");
    return RestReply.json(200, store.read(connection -> Application.find(connection, id)).json());
  }

  RestReply update(RestCall call) throws RestFault {
    String id = call.path("ApplicationId");
    Members members = call.members();
    Optional<String> name = members.optionalText("Name");
    Optional<String> description = members.optionalText("Description");
    Application changed =
        store.write(
            connection -> {
              Application application = Application.find(connection, id);
              Sql.update(
                  connection,
                  "UPDATE application SET name = coalesce(?, name),"
                      + " description = coalesce(?, description) WHERE seq = ?",
                  name.orElse(null),
                  description.orElse(null),
                  application.seq());
              return Application.find(connection, id);
            });
    return RestReply.json(200, changed.json());
  }

  RestReply list(RestCall call) throws RestFault {
    Page page = Page.of(call, "applications");
    return page.reply(
        store.read(connection -> Application.list(connection, page)),
        Application::json,
        Application::seq);
  }

  RestReply delete(RestCall call) throws RestFault {
    String id = call.path("ApplicationId");
    store.write(
        connection -> {
          Application application = Application.find(connection, id);
          requireNone(connection, application, "environment", "environments");
          requireNone(connection, application, "profile", "configuration profiles");
          Tags.drop(connection, application.resource());
          return Sql.update(connection, "DELETE FROM application WHERE seq = ?", application.seq());
        });
    return RestReply.noContent();
  }

  private static void requireNone(
      Connection connection, Application application, String table, String things)
      throws SQLException, RestFault {
    boolean any =
        Sql.first(
                connection,
                row -> row.getInt(1),
                "SELECT 1 FROM " + table + " WHERE application = ? LIMIT 1",
                application.seq())
            .isPresent();
    if (any) {
      throw RestFault.badRequest(
          "Cannot delete application %s because there are still %s existing under it."
              .formatted(application.id(), things));
    }
  }
}
