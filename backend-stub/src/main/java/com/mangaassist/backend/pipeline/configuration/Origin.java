package com.mangaassist.backend.pipeline.configuration;

/** Where a configuration in force is from. */
public enum Origin {
  /** It came with the program: none was ever read. */
  RELEASE("release"),
  /** It was read by an earlier run of the program, and has not been read again yet. */
  LAST_KNOWN("last-known"),
  /** It was read from AppConfig. */
  APP_CONFIG("appconfig");

  private final String wireName;

  Origin(String wireName) {
    this.wireName = wireName;
  }

  /** As routes show it. */
  public String wireName() {
    return wireName;
  }
}
