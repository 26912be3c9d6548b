package com.mangaassist.app.cli;

import com.mangaassist.app.backend.BackendSettings;
import com.mangaassist.app.data.DataLocation;
import com.mangaassist.app.data.Problem;
import com.mangaassist.app.data.Profiles;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/**
 * The options of the window, of {@code --headless} and of {@code ask}. What was not given is null,
 * so that {@code ask} can fall back to what stood before its name.
 */
final class BackendOptions {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      converter = Place.class,
      description = "Folder of everything that is kept (default: the platform's).")
  private @Nullable Path data;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "Connection profile (default: embedded).")
  private @Nullable String profile;

  @Option(
      names = "--port",
      paramLabel = "N",
      converter = Port.class,
      description = "HTTP port on 127.0.0.1, 0 for any free one (default: 0).")
  private @Nullable Integer port;

  @Option(
      names = "--connection-file",
      paramLabel = "FILE",
      converter = Place.class,
      description = "Where to write the connection file (default: DIR/connection.json).")
  private @Nullable Path connectionFile;

  @Option(
      names = "--models",
      paramLabel = "realistic|instant",
      converter = PaceWord.class,
      description = "Latency of the offline models (default: realistic).")
  private @Nullable Pace models;

  @Option(
      names = "--locale",
      paramLabel = "en|ja",
      converter = Language.class,
      description = "Language of the texts (default: the system's).")
  private @Nullable Locale locale;

  private @Nullable BackendOptions before;

  /** Options that stood before the subcommand count where it has none of its own. */
  BackendOptions after(BackendOptions earlier) {
    before = earlier;
    return this;
  }

  Path data() {
    Path given = given(options -> options.data);
    return (given == null ? DataLocation.here() : given).toAbsolutePath().normalize();
  }

  Path connectionFile() {
    Path given = given(options -> options.connectionFile);
    return given == null ? data().resolve("connection.json") : given.toAbsolutePath().normalize();
  }

  /** The language that was asked for, or null. */
  @Nullable Locale locale() {
    return given(options -> options.locale);
  }

  /** True when a place for a backend of its own was named, so that a running one will not do. */
  boolean asksForItsOwn() {
    return given(options -> options.port) != null
        || given(options -> options.profile) != null
        || given(options -> options.models) != null;
  }

  /**
   * Everything that the backend needs.
   *
   * @throws Problem if the profile does not exist
   */
  BackendSettings settings() throws Problem {
    String name = given(options -> options.profile);
    Integer number = given(options -> options.port);
    return new BackendSettings(
        data(),
        connectionFile(),
        Profiles.of(data()).find(name == null ? "embedded" : name),
        number == null ? 0 : number,
        given(options -> options.models) == Pace.INSTANT);
  }

  private <T> @Nullable T given(Function<BackendOptions, @Nullable T> option) {
    T own = option.apply(this);
    return own != null || before == null ? own : before.given(option);
  }

  /** The empty path is the current folder, which nobody means who gives an empty text. */
  static final class Place implements ITypeConverter<Path> {
    @Override
    public Path convert(String text) {
      if (text.isBlank()) {
        throw new TypeConversionException("an empty text is no path");
      }
      try {
        return Path.of(text);
      } catch (InvalidPathException e) {
        throw new TypeConversionException("'" + text + "' is not a path");
      }
    }
  }

  static final class Port implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      try {
        int number = Integer.parseInt(text);
        if (number >= 0 && number <= 65_535) {
          return number;
        }
      } catch (NumberFormatException e) {
        // Said below, as for a number out of range.
      }
      throw new TypeConversionException("'" + text + "' is not a port (0 to 65535)");
    }
  }

  /** No boolean: picocli would take "instant" for a word that follows a mere switch. */
  enum Pace {
    REALISTIC,
    INSTANT
  }

  static final class PaceWord implements ITypeConverter<Pace> {
    @Override
    public Pace convert(String text) {
      return switch (text) {
        case "instant" -> Pace.INSTANT;
        case "realistic" -> Pace.REALISTIC;
        default -> throw new TypeConversionException("'" + text + "' is not realistic or instant");
      };
    }
  }

  static final class Language implements ITypeConverter<Locale> {
    @Override
    public Locale convert(String text) {
      return switch (text) {
        case "en" -> Locale.ENGLISH;
        case "ja" -> Locale.JAPANESE;
        default -> throw new TypeConversionException("'" + text + "' is not en or ja");
      };
    }
  }
}
