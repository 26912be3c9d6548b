package com.mangaassist.backend.aws.cloudwatch.alarms;

/** The tables of alarms. */
public final class AlarmSchema {
  /** The second script of CloudWatch's database. */
  public static final String SCRIPT =
      """
      CREATE TABLE alarm (name TEXT PRIMARY KEY, doc TEXT NOT NULL) WITHOUT ROWID;
      CREATE TABLE alarm_history (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        alarm_type TEXT NOT NULL,
        at INTEGER NOT NULL,
        item_type TEXT NOT NULL,
        summary TEXT NOT NULL,
        data TEXT NOT NULL
      );
      CREATE INDEX alarm_history_name ON alarm_history (name, at);
      CREATE TABLE alarm_event (id INTEGER PRIMARY KEY, body TEXT NOT NULL);
      """;

  /** Functions that are still to be invoked. */
  public static final String ACTIONS =
      """
      CREATE TABLE alarm_action (
        id INTEGER PRIMARY KEY, function TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0,
        body TEXT NOT NULL, name TEXT NOT NULL, alarm_type TEXT NOT NULL, at INTEGER NOT NULL);
      """;

  private AlarmSchema() {}
}
