package com.mangaassist.backend.aws.events.state;

import java.util.List;

/**
 * The tables. The events of one call to one bus are one row, their text is there once, a line of
 * JSON each; what is still to be done with them stands in tables of its own, so that a delivery
 * does not write the text again.
 */
final class EventSchema {

  private static final String BUSES_AND_EVENTS =
      """
      CREATE TABLE bus (name TEXT PRIMARY KEY, doc TEXT NOT NULL) WITHOUT ROWID;
      CREATE TABLE batch (
        id INTEGER PRIMARY KEY,
        bus TEXT NOT NULL,
        at INTEGER NOT NULL,
        events INTEGER NOT NULL,
        body BLOB NOT NULL
      );
      CREATE INDEX batch_at ON batch (at);
      """;

  private static final String RULES_DELIVERIES_AND_ARCHIVES =
      """
      CREATE TABLE resource (
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        doc TEXT NOT NULL,
        PRIMARY KEY (kind, name)
      ) WITHOUT ROWID;
      INSERT INTO resource (kind, name, doc) SELECT 'bus', name, doc FROM bus;
      DROP TABLE bus;
      DROP INDEX batch_at;

      CREATE TABLE pending (batch INTEGER PRIMARY KEY, open BLOB NOT NULL);

      CREATE TABLE archived (
        batch INTEGER NOT NULL,
        archive INTEGER NOT NULL,
        at INTEGER NOT NULL,
        first INTEGER NOT NULL,
        last INTEGER NOT NULL,
        mask INTEGER NOT NULL,
        events INTEGER NOT NULL,
        bytes INTEGER NOT NULL,
        PRIMARY KEY (batch, archive)
      ) WITHOUT ROWID;
      CREATE INDEX archived_at ON archived (archive, at);

      CREATE TABLE retry (
        id INTEGER PRIMARY KEY,
        due INTEGER NOT NULL,
        batch INTEGER NOT NULL,
        event INTEGER NOT NULL,
        target INTEGER NOT NULL,
        attempts INTEGER NOT NULL,
        code TEXT NOT NULL,
        message TEXT NOT NULL,
        dead INTEGER NOT NULL
      );
      CREATE INDEX retry_due ON retry (due, id);
      CREATE INDEX retry_batch ON retry (batch);

      CREATE TABLE log_event (
        id INTEGER PRIMARY KEY,
        log_group TEXT NOT NULL,
        at INTEGER NOT NULL,
        message TEXT NOT NULL
      );
      CREATE INDEX log_event_group ON log_event (log_group, id);
      """;

  private static final String TRACES = "ALTER TABLE batch ADD COLUMN traces TEXT";

  static final List<String> MIGRATIONS =
      List.of(BUSES_AND_EVENTS, RULES_DELIVERIES_AND_ARCHIVES, TRACES);

  private EventSchema() {}
}
