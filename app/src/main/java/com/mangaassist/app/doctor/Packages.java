package com.mangaassist.app.doctor;

/** The package manager of this machine, and its names for what may be missing. */
enum Packages {
  DEBIAN("sudo apt install "),
  FEDORA("sudo dnf install "),
  MAC("brew install "),
  WINDOWS("winget install ");

  private final String command;

  Packages(String command) {
    this.command = command;
  }

  /** The one that this machine has; both Linux families are named where neither is found. */
  static Packages of(Machine machine) {
    if (machine.system().startsWith("windows")) {
      return WINDOWS;
    }
    if (machine.system().startsWith("mac")) {
      return MAC;
    }
    return machine.hasProgram("dnf") && !machine.hasProgram("apt") ? FEDORA : DEBIAN;
  }

  /** The command that installs it, with the other Linux family's name of it beside. */
  String install(String debian, String fedora) {
    return switch (this) {
      case DEBIAN -> command + debian + "   (Fedora: " + FEDORA.command + fedora + ")";
      case FEDORA -> command + fedora + "   (Debian: " + DEBIAN.command + debian + ")";
      case MAC, WINDOWS -> command + debian;
    };
  }
}
