package com.mangaassist.services.checks;

import com.mangaassist.services.files.PrivateFiles;
import com.mangaassist.services.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The tests of a data folder, each in a JSON file of its own. Calls block. */
public final class TestFolder {

  private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,80}");

  private final Path folder;

  /** Of a folder that may not exist yet. */
  public TestFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * What is there.
   *
   * @param tests by their names
   * @param unreadable files that are no tests; they are left as they are
   */
  public record Listing(List<ConversationTest> tests, List<Path> unreadable) {
    public Listing {
      tests = List.copyOf(tests);
      unreadable = List.copyOf(unreadable);
    }
  }

  /** Reads all of them. */
  public Listing list() throws IOException {
    List<ConversationTest> tests = new ArrayList<>();
    List<Path> unreadable = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file :
            files.filter(each -> each.toString().endsWith(".json")).sorted().toList()) {
          try {
            tests.add(
                Json.read(Files.readString(file, StandardCharsets.UTF_8), ConversationTest.class));
          } catch (IOException | IllegalArgumentException e) {
            unreadable.add(file);
          }
        }
      }
    }
    tests.sort(Comparator.comparing(ConversationTest::name));
    return new Listing(tests, unreadable);
  }

  /** Keeps one, in the place of the one that had its id; on the disk when this returns. */
  public void save(ConversationTest test) throws IOException {
    PrivateFiles.write(file(test.id()), Json.writePretty(Json.tree(test)));
  }

  /** Forgets one. */
  public void delete(String id) throws IOException {
    Files.deleteIfExists(file(id));
  }

  private Path file(String id) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("not the id of a test: " + id);
    }
    return folder.resolve(id + ".json");
  }
}
