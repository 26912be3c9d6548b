package com.mangaassist.app.cli;

import com.mangaassist.app.doctor.Doctor;
import com.mangaassist.app.doctor.Machine;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code doctor}: what this machine lacks, and the command that mends it. */
@Command(
    name = "doctor",
    description = "What this machine lacks, and the command that mends it.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false)
final class DoctorCommand implements Callable<Integer> {

  @Mixin private final BackendOptions own = new BackendOptions();

  @ParentCommand private @Nullable ConsoleCommand parent;

  @Override
  public Integer call() throws Exception {
    BackendOptions options = parent == null ? own : own.after(parent.options());
    var settings = options.settings();
    return new Doctor(new Machine(), settings.dataFolder(), settings.port()).report(System.out);
  }
}
