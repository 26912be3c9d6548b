package com.mangaassist.app.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What it takes to show the window on Linux; Windows and macOS bring it along. */
public final class WindowChecks {

  private static final String GTK_LIBRARY = "libgtk-3.so.0";

  private final Machine machine;
  private final Packages packages;

  WindowChecks(Machine machine, Packages packages) {
    this.machine = machine;
    this.packages = packages;
  }

  /** What to install so that a window can be opened; empty if nothing is known to be missing. */
  public static Optional<String> gtkRemedy() {
    var machine = new Machine();
    Finding gtk = new WindowChecks(machine, Packages.of(machine)).gtk();
    return gtk.state() == Finding.State.OK ? Optional.empty() : Optional.of(gtk.remedy());
  }

  List<Finding> findings() {
    if (packages == Packages.MAC || packages == Packages.WINDOWS) {
      return List.of(Finding.ok("Window", "the system brings everything"));
    }
    var findings = new ArrayList<Finding>();
    findings.add(gtk());
    findings.add(fonts());
    findings.add(japanese());
    findings.add(display());
    findings.add(xvfb());
    return findings;
  }

  private Finding gtk() {
    boolean there = libraries().contains(GTK_LIBRARY);
    return there
        ? Finding.ok("GTK 3", GTK_LIBRARY)
        : Finding.missing(
            "GTK 3",
            "the window cannot be opened without it",
            packages.install("libgtk-3-0 libxtst6 libgl1", "gtk3 libXtst mesa-libGL"));
  }

  private String libraries() {
    // Debian keeps ldconfig out of an ordinary user's path.
    return machine
        .output("ldconfig", "-p")
        .or(() -> machine.output("/sbin/ldconfig", "-p"))
        .orElse("");
  }

  private Finding fonts() {
    String families = machine.output("fc-list", ":", "family").orElse("");
    return families.isBlank()
        ? Finding.missing(
            "Fonts",
            "fontconfig or every font is missing, and JavaFX asks it for fonts",
            packages.install("fontconfig fonts-dejavu-core", "fontconfig dejavu-sans-fonts"))
        : Finding.ok("Fonts", families.lines().distinct().count() + " families");
  }

  private Finding japanese() {
    String families = machine.output("fc-list", ":lang=ja", "family").orElse("");
    return families.isBlank()
        ? Finding.optional(
            "Japanese font",
            "the system has none; the bundled face is used",
            packages.install("fonts-noto-cjk", "google-noto-sans-cjk-fonts"))
        : Finding.ok("Japanese font", families.lines().findFirst().orElse("").split(",", -1)[0]);
  }

  private Finding display() {
    return machine
        .environment("DISPLAY")
        .map(name -> Finding.ok("Display", name))
        .orElseGet(
            () ->
                Finding.optional(
                    "Display",
                    "none, so the backend is served without a window",
                    "./console tour --out DIR draws the window into pictures"));
  }

  private Finding xvfb() {
    return machine.hasProgram("Xvfb")
        ? Finding.ok("Xvfb", "the installed program can be tested")
        : Finding.optional(
            "Xvfb",
            "./console test leaves out the installed program without it",
            packages.install("xvfb", "xorg-x11-server-Xvfb"));
  }
}
