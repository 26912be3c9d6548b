package com.mangaassist.jpackage;

import java.util.Locale;

/**
 * The platform that the installer is for, which is the one that builds it.
 *
 * @param os what makes the difference for jpackage
 * @param arch as the JDK names it: amd64 or aarch64
 */
record Platform(Os os, String arch) {

  enum Os {
    LINUX("deb", "Linux"),
    MAC("dmg", "Mac"),
    WINDOWS("msi", "Windows");

    /** jpackage's {@code --type}. */
    final String installerType;

    /** The folder by which sqlite-jdbc calls it inside its jar. */
    final String sqliteName;

    Os(String installerType, String sqliteName) {
      this.installerType = installerType;
      this.sqliteName = sqliteName;
    }
  }

  static Platform current() {
    String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    Os os = name.contains("mac") ? Os.MAC : name.contains("win") ? Os.WINDOWS : Os.LINUX;
    return new Platform(os, System.getProperty("os.arch", "amd64"));
  }

  /** The prefix of this platform's library inside sqlite-jdbc's jar. */
  String sqliteNatives() {
    String cpu = arch.equals("amd64") ? "x86_64" : arch;
    return "org/sqlite/native/" + os.sqliteName + "/" + cpu + "/";
  }
}
