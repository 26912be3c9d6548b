package com.mangaassist.backend.aws.appconfig;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.rest.RestFault;
import com.mangaassist.backend.platform.store.Sql;
import com.mangaassist.services.json.Json;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of {@code application}. */
record Application(long seq, String id, String name, @Nullable String description) {

  static Application find(Connection connection, String id) throws SQLException, RestFault {
    Optional<Application> found =
        Sql.first(connection, Application::of, "SELECT * FROM application WHERE id = ?", id);
    if (found.isEmpty()) {
      throw NotFound.of("Application", id);
    }
    return found.get();
  }

  /** By id or by name, as clients that fetch configurations may. */
  static Optional<Application> named(Connection connection, String idOrName) throws SQLException {
    return Sql.first(
        connection,
        Application::of,
        "SELECT * FROM application WHERE id = ?1 OR name = ?1 ORDER BY id = ?1 DESC, seq LIMIT 1",
        idOrName);
  }

  static List<Application> list(Connection connection, Page page) throws SQLException {
    return Sql.list(
        connection,
        Application::of,
        "SELECT * FROM application WHERE seq > ? ORDER BY seq LIMIT ?",
        page.after(),
        page.fetch());
  }

  String resource() {
    return "application/" + id;
  }

  ObjectNode json() {
    return Json.object().put("Id", id).put("Name", name).put("Description", description);
  }

  private static Application of(ResultSet row) throws SQLException {
    return new Application(
        row.getLong("seq"),
        row.getString("id"),
        row.getString("name"),
        row.getString("description"));
  }
}
