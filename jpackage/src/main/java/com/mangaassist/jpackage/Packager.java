package com.mangaassist.jpackage;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.stream.Stream;

/** Builds runtime, app image and installer, one after another, and says how large each is. */
public final class Packager {

  private final Path jars;
  private final Path icon;
  private final Path options;
  private final Path work;
  private final String version;
  private final Platform platform = Platform.current();

  /**
   * A packager.
   *
   * @param jars folder with every jar of the program
   * @param icon PNG of 256 × 256
   * @param options file of the virtual machine's options
   * @param work folder to build in; what was in it is deleted
   */
  Packager(Path jars, Path icon, Path options, Path work, String version) {
    this.jars = jars;
    this.icon = icon;
    this.options = options;
    this.work = work;
    this.version = version;
  }

  /**
   * Entry point of {@code ./console package}.
   *
   * @param args folder of jars, icon, file of options, work folder, version
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 5) {
      System.err.println("usage: Packager JARS ICON OPTIONS WORK VERSION");
      System.exit(2);
    }
    try {
      new Packager(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]), Path.of(args[3]), args[4])
          .run();
    } catch (PackagingException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  /** Builds everything; returns the installer. */
  Path run() throws IOException {
    delete(work);
    Files.createDirectories(work);
    ProgramJars program = ProgramJars.in(jars);
    Path runtime = work.resolve("runtime");
    RuntimeImage.link(program.javafx(), program.others(), runtime);
    say("runtime", runtime);
    Path modules = work.resolve("modules");
    program.layInto(modules, platform);
    say("program", modules);
    Path image =
        AppImage.build(
            runtime,
            modules,
            Icons.write(icon, platform, work),
            options,
            version,
            platform,
            work.resolve("image"));
    say("app image", image);
    Path installer = Installer.build(image, version, platform, work.resolve("installer"));
    say("installer", installer);
    return installer;
  }

  private static void say(String what, Path path) throws IOException {
    System.out.printf(Locale.ROOT, "%-10s %7.1f MB  %s%n", what, size(path) / 1e6, path);
  }

  private static long size(Path path) throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      return files.filter(f -> Files.isRegularFile(f)).mapToLong(f -> f.toFile().length()).sum();
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(
              Path directory, java.io.@org.jspecify.annotations.Nullable IOException problem)
              throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
