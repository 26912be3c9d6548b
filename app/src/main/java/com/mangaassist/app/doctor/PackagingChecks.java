package com.mangaassist.app.doctor;

import java.util.ArrayList;
import java.util.List;

/** What {@code ./console package} needs beside the JDK. */
final class PackagingChecks {

  private final Machine machine;
  private final Packages packages;

  PackagingChecks(Machine machine, Packages packages) {
    this.machine = machine;
    this.packages = packages;
  }

  List<Finding> findings() {
    var findings = new ArrayList<Finding>();
    switch (packages) {
      case DEBIAN -> {
        findings.add(tool("dpkg-deb", "dpkg", "dpkg"));
        findings.add(tool("fakeroot", "fakeroot", "fakeroot"));
        findings.add(tool("objcopy", "binutils", "binutils"));
      }
      case FEDORA -> findings.add(tool("rpmbuild", "rpm", "rpm-build"));
      case MAC, WINDOWS -> {}
    }
    return findings;
  }

  private Finding tool(String program, String debian, String fedora) {
    return machine.hasProgram(program)
        ? Finding.ok(program, "for ./console package")
        : Finding.optional(program, "./console package needs it", packages.install(debian, fedora));
  }
}
