package com.mangaassist.backend.aws.events.state;

import java.util.List;

/**
 * The tables. A call's events are one row, their text is there once: {@code open} names the
 * deliveries that were not tried yet, {@code refs} counts the archives and retries that still need
 * the row.
 */
final class EventSchema {

  static final List<String> MIGRATIONS =
      List.of(
          """
          CREATE TABLE resource (
            kind TEXT NOT NULL,
            name TEXT NOT NULL,
            doc TEXT NOT NULL,
            PRIMARY KEY (kind, name)
          ) WITHOUT ROWID;

          CREATE TABLE batch (
            id INTEGER PRIMARY KEY,
            at INTEGER NOT NULL,
            refs INTEGER NOT NULL,
            open BLOB,
            body BLOB NOT NULL
          );
          CREATE INDEX batch_open ON batch (id) WHERE open IS NOT NULL;

          CREATE TABLE archived (
            archive INTEGER NOT NULL,
            batch INTEGER NOT NULL,
            at INTEGER NOT NULL,
            first INTEGER NOT NULL,
            last INTEGER NOT NULL,
            mask INTEGER NOT NULL,
            events INTEGER NOT NULL,
            bytes INTEGER NOT NULL,
            PRIMARY KEY (archive, batch)
          ) WITHOUT ROWID;

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

          CREATE TABLE log_event (
            id INTEGER PRIMARY KEY,
            log_group TEXT NOT NULL,
            at INTEGER NOT NULL,
            message TEXT NOT NULL
          );
          CREATE INDEX log_event_group ON log_event (log_group, id);
          """);

  private EventSchema() {}
}
