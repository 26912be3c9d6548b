package com.mangaassist.backend.aws.appconfig;

import java.util.List;

/** The tables of {@code aws-appconfig.db}. */
final class Schema {
  // A deployment keeps a copy of all it needs, content included: strategies, names and versions may
  // change or go while it still grows or is still what clients are given.
  private static final String FIRST =
      """
      CREATE TABLE application (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        description TEXT
      );
      CREATE TABLE environment (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        application INTEGER NOT NULL REFERENCES application (seq),
        name TEXT NOT NULL,
        description TEXT,
        state TEXT NOT NULL,
        monitors TEXT NOT NULL,
        last_deployment INTEGER NOT NULL DEFAULT 0,
        created_at INTEGER NOT NULL,
        polled_at INTEGER NOT NULL DEFAULT 0
      );
      CREATE INDEX environment_application ON environment (application, seq);
      CREATE TABLE profile (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        application INTEGER NOT NULL REFERENCES application (seq),
        name TEXT NOT NULL,
        description TEXT,
        location_uri TEXT NOT NULL,
        retrieval_role_arn TEXT,
        type TEXT NOT NULL,
        validators TEXT NOT NULL,
        last_version INTEGER NOT NULL DEFAULT 0,
        created_at INTEGER NOT NULL,
        polled_at INTEGER NOT NULL DEFAULT 0
      );
      CREATE INDEX profile_application ON profile (application, seq);
      CREATE TABLE content (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        bytes BLOB NOT NULL
      );
      CREATE TABLE hosted_version (
        profile INTEGER NOT NULL REFERENCES profile (seq),
        number INTEGER NOT NULL,
        description TEXT,
        content_type TEXT NOT NULL,
        label TEXT,
        content INTEGER NOT NULL REFERENCES content (id),
        PRIMARY KEY (profile, number)
      );
      CREATE UNIQUE INDEX hosted_version_label ON hosted_version (profile, label)
        WHERE label IS NOT NULL;
      CREATE TABLE strategy (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        description TEXT,
        duration_minutes INTEGER NOT NULL,
        growth_type TEXT NOT NULL,
        growth_factor REAL NOT NULL,
        bake_minutes INTEGER NOT NULL,
        replicate_to TEXT NOT NULL
      );
      CREATE TABLE deployment (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        environment INTEGER NOT NULL REFERENCES environment (seq) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        profile INTEGER NOT NULL,
        application_id TEXT NOT NULL,
        environment_id TEXT NOT NULL,
        profile_id TEXT NOT NULL,
        strategy_id TEXT NOT NULL,
        configuration_name TEXT NOT NULL,
        location_uri TEXT NOT NULL,
        version TEXT NOT NULL,
        label TEXT,
        description TEXT,
        duration_minutes INTEGER NOT NULL,
        growth_type TEXT NOT NULL,
        growth_factor REAL NOT NULL,
        bake_minutes INTEGER NOT NULL,
        timing TEXT NOT NULL,
        state TEXT NOT NULL,
        percentage REAL NOT NULL DEFAULT 0,
        steps_done INTEGER NOT NULL DEFAULT 0,
        started_at INTEGER NOT NULL,
        completed_at INTEGER,
        content_type TEXT NOT NULL,
        content INTEGER NOT NULL REFERENCES content (id),
        UNIQUE (environment, number)
      );
      CREATE INDEX deployment_delivery ON deployment (environment, profile, number);
      CREATE INDEX deployment_active ON deployment (environment)
        WHERE state IN ('DEPLOYING', 'BAKING', 'ROLLING_BACK');
      CREATE TABLE deployment_event (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        deployment INTEGER NOT NULL REFERENCES deployment (seq) ON DELETE CASCADE,
        type TEXT NOT NULL,
        triggered_by TEXT NOT NULL,
        description TEXT NOT NULL,
        occurred_at INTEGER NOT NULL
      );
      CREATE INDEX deployment_event_deployment ON deployment_event (deployment, seq);
      CREATE TABLE tag (
        resource TEXT NOT NULL,
        key TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (resource, key)
      ) WITHOUT ROWID;
      CREATE TABLE account (
        name TEXT PRIMARY KEY,
        value BLOB NOT NULL
      ) WITHOUT ROWID;
      CREATE TABLE session (
        id INTEGER PRIMARY KEY,
        sequence INTEGER NOT NULL,
        expires_at INTEGER NOT NULL
      );
      CREATE INDEX session_expiry ON session (expires_at);
      """;

  static final List<String> MIGRATIONS = List.of(FIRST);

  private Schema() {}
}
