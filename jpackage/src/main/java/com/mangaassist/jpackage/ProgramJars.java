package com.mangaassist.jpackage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** The jars of the program, sorted into those that are linked and those that lie beside. */
record ProgramJars(List<Path> javafx, List<Path> others) {

  /**
   * Reads a folder of jars.
   *
   * @throws PackagingException if the folder holds no program
   */
  static ProgramJars in(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new PackagingException("No jars in " + folder + ": build the program first.");
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> jars = files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
      // The jars without a platform in their names are empty shells of the same modules.
      List<Path> javafx =
          jars.stream().filter(ProgramJars::isJavaFx).filter(ProgramJars::hasPlatform).toList();
      List<Path> others = jars.stream().filter(Predicate.not(ProgramJars::isJavaFx)).toList();
      return new ProgramJars(javafx, others);
    }
  }

  /** Copies the others into a folder, without native libraries of other platforms. */
  void layInto(Path folder, Platform platform) throws IOException {
    Files.createDirectories(folder);
    for (Path jar : others) {
      Path target = folder.resolve(name(jar));
      if (name(jar).startsWith("sqlite-jdbc")) {
        copySlim(jar, target, platform.sqliteNatives());
      } else {
        Files.copy(jar, target);
      }
    }
  }

  private static void copySlim(Path jar, Path target, String keep) throws IOException {
    try (ZipFile in = new ZipFile(jar.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(target))) {
      if (in.stream().noneMatch(e -> e.getName().startsWith(keep))) {
        throw new PackagingException(jar + " has no library for this platform: " + keep);
      }
      for (ZipEntry entry : in.stream().toList()) {
        boolean foreign =
            entry.getName().startsWith("org/sqlite/native/") && !entry.getName().startsWith(keep);
        if (!foreign && !entry.isDirectory()) {
          ZipEntry copy = new ZipEntry(entry.getName());
          copy.setTime(entry.getTime());
          out.putNextEntry(copy);
          in.getInputStream(entry).transferTo(out);
          out.closeEntry();
        }
      }
    }
  }

  private static boolean isJavaFx(Path jar) {
    return name(jar).startsWith("javafx-");
  }

  private static boolean hasPlatform(Path jar) {
    return name(jar).matches(".*-(linux|mac|win)(-aarch64)?\\.jar");
  }

  private static String name(Path jar) {
    return String.valueOf(jar.getFileName());
  }
}
