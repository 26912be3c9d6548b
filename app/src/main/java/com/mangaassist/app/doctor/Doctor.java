package com.mangaassist.app.doctor;

import com.mangaassist.app.doctor.Finding.State;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Looks at the machine and says what it lacks, with the command that mends it. */
public final class Doctor {

  private final List<Finding> findings = new ArrayList<>();

  /**
   * Looks at everything at once.
   *
   * @param port the HTTP port that is wanted; 0 for any
   */
  public Doctor(Machine machine, Path dataFolder, int port) {
    Packages packages = Packages.of(machine);
    findings.addAll(new BuildChecks(machine, packages).findings());
    findings.addAll(new WindowChecks(machine, packages).findings());
    findings.addAll(new PlaceChecks(machine, dataFolder, port).findings());
    findings.addAll(new PackagingChecks(machine, packages).findings());
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  /**
   * Prints the findings.
   *
   * @return 0 if nothing is missing, else 1
   */
  public int report(PrintStream out) {
    for (Finding finding : findings) {
      out.printf("%-9s %-16s %s%n", finding.state().word(), finding.what(), finding.detail());
      if (!finding.remedy().isEmpty()) {
        out.printf("%-9s %-16s → %s%n", "", "", finding.remedy());
      }
    }
    long missing = findings.stream().filter(each -> each.state() == State.MISSING).count();
    out.println(
        missing == 0
            ? "Nothing that is needed is missing."
            : missing + (missing == 1 ? " thing is missing." : " things are missing."));
    out.flush();
    return missing == 0 ? 0 : 1;
  }
}
