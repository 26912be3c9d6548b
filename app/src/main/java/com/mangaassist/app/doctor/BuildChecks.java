package com.mangaassist.app.doctor;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What it takes to build: a JDK 25 and Maven. */
final class BuildChecks {

  private static final Pattern MAVEN = Pattern.compile("Apache Maven (\\d+)\\.(\\d+)\\.(\\d+)");

  private final Machine machine;
  private final Packages packages;

  BuildChecks(Machine machine, Packages packages) {
    this.machine = machine;
    this.packages = packages;
  }

  List<Finding> findings() {
    return List.of(jdk(), maven());
  }

  private Finding jdk() {
    String version = machine.javaVersion();
    return version.equals("25") || version.startsWith("25.")
        ? Finding.ok("JDK 25", version)
        : Finding.missing(
            "JDK 25",
            "this runs on Java " + version,
            packages.install("openjdk-25-jdk", "java-25-openjdk-devel"));
  }

  private Finding maven() {
    String command = machine.system().startsWith("windows") ? "mvn.cmd" : "mvn";
    String remedy = packages.install("maven", "maven");
    Matcher version = MAVEN.matcher(machine.output(command, "-v").orElse(""));
    if (!version.find()) {
      return Finding.missing("Maven", "no mvn on the path, so nothing can be built", remedy);
    }
    String found = version.group(1) + "." + version.group(2) + "." + version.group(3);
    return isEnough(version)
        ? Finding.ok("Maven", found)
        : Finding.missing("Maven", found + " is older than 3.8.7", remedy);
  }

  private static boolean isEnough(Matcher version) {
    int[] least = {3, 8, 7};
    for (int i = 0; i < least.length; i++) {
      int part = Integer.parseInt(version.group(i + 1));
      if (part != least[i]) {
        return part > least[i];
      }
    }
    return true;
  }
}
