package com.mangaassist.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.app.doctor.Finding.State;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {

  @TempDir Path folder;

  private final Fake machine = new Fake();

  @Test
  void findsNothingMissingOnAWholeMachine() {
    assertThat(doctor().findings()).extracting(Finding::state).containsOnly(State.OK);
    assertThat(print()).contains("Nothing that is needed is missing.").startsWith("0 ");
  }

  @Test
  void namesThePackagesOfBothFamiliesWhenGtkIsMissing() {
    machine.outputs.put("ldconfig -p", "libc.so.6");

    assertThat(finding("GTK 3").state()).isEqualTo(State.MISSING);
    assertThat(finding("GTK 3").remedy())
        .contains("sudo apt install libgtk-3-0")
        .contains("sudo dnf install gtk3");
    assertThat(print()).startsWith("1 ").contains("1 thing is missing.");
  }

  @Test
  void putsFedorasCommandFirstOnFedora() {
    machine.programs.clear();
    machine.programs.add("dnf");
    machine.outputs.remove("fc-list : family");

    assertThat(finding("Fonts").remedy()).startsWith("sudo dnf install fontconfig");
  }

  @Test
  void aMissingJapaneseFontIsSaidAndNotNeeded() {
    machine.outputs.put("fc-list :lang=ja family", "");

    assertThat(finding("Japanese font").state()).isEqualTo(State.OPTIONAL);
    assertThat(finding("Japanese font").remedy()).contains("fonts-noto-cjk");
  }

  @Test
  void anOlderMavenIsNotEnough() {
    machine.outputs.put("mvn -v", "Apache Maven 3.8.6 (abc)");
    assertThat(finding("Maven").state()).isEqualTo(State.MISSING);

    machine.outputs.put("mvn -v", "Apache Maven 4.0.0 (abc)");
    assertThat(finding("Maven").state()).isEqualTo(State.OK);

    machine.outputs.remove("mvn -v");
    assertThat(finding("Maven").detail()).contains("no mvn");
  }

  @Test
  void aMissingDisplayNamesTheTour() {
    machine.environment.remove("DISPLAY");

    assertThat(finding("Display").remedy()).contains("./console tour");
  }

  private Doctor doctor() {
    return new Doctor(machine, folder, 0);
  }

  private Finding finding(String what) {
    return doctor().findings().stream()
        .filter(each -> each.what().equals(what))
        .findFirst()
        .orElseThrow();
  }

  private String print() {
    var bytes = new ByteArrayOutputStream();
    int code = doctor().report(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return code + " " + bytes.toString(StandardCharsets.UTF_8);
  }

  private static final class Fake extends Machine {

    private final Map<String, String> outputs =
        new HashMap<>(
            Map.of(
                "mvn -v", "Apache Maven 3.8.7",
                "ldconfig -p", "libgtk-3.so.0 (libc6,x86-64) => /lib/libgtk-3.so.0",
                "fc-list : family", "Inter\nNoto Sans CJK JP",
                "fc-list :lang=ja family", "Noto Sans CJK JP,Noto Sans CJK JP Bold"));
    private final Map<String, String> environment = new HashMap<>(Map.of("DISPLAY", ":0"));
    private final Set<String> programs =
        new HashSet<>(Set.of("apt", "Xvfb", "dpkg-deb", "fakeroot", "objcopy"));

    @Override
    String system() {
      return "linux";
    }

    @Override
    String javaVersion() {
      return "25.0.3";
    }

    @Override
    Optional<String> environment(String name) {
      return Optional.ofNullable(environment.get(name));
    }

    @Override
    Optional<String> output(String... command) {
      return Optional.ofNullable(outputs.get(String.join(" ", command)));
    }

    @Override
    boolean hasProgram(String name) {
      return programs.contains(name);
    }

    @Override
    long usableBytes(Path folder) {
      return 10_000_000_000L;
    }
  }
}
