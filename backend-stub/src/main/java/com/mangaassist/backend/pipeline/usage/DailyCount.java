package com.mangaassist.backend.pipeline.usage;

import com.mangaassist.services.files.PrivateFiles;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * How many requests of a key a day has seen, in a file of eight bytes: the day in the upper 24
 * bits, the count below.
 *
 * <p>The file is mapped into memory, so a request costs one compare-and-set and no system call, and
 * the count outlives the program however it dies; only a power cut can cost what {@link #flush} had
 * not written out.
 */
final class DailyCount implements AutoCloseable {

  private static final VarHandle WORD = ValueLayout.JAVA_LONG.varHandle();
  private static final int COUNT_BITS = 40;
  private static final long COUNT_MASK = (1L << COUNT_BITS) - 1;

  private final Arena arena;
  private final MemorySegment file;

  private DailyCount(Arena arena, MemorySegment file) {
    this.arena = arena;
    this.file = file;
  }

  /** Opens the file, or makes it; nobody but its owner reads it. */
  @SuppressWarnings("MustBeClosedChecker") // close() closes it
  static DailyCount open(Path path) throws IOException {
    PrivateFiles.create(path);
    Arena arena = Arena.ofShared();
    try (FileChannel channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return new DailyCount(
          arena, channel.map(FileChannel.MapMode.READ_WRITE, 0, Long.BYTES, arena));
    } catch (IOException | RuntimeException e) {
      arena.close();
      throw e;
    }
  }

  /**
   * Counts one request, if the day has room for it.
   *
   * @param day days since 1970-01-01
   */
  boolean take(long day, long limit) {
    while (true) {
      long word = (long) WORD.getVolatile(file, 0L);
      long count = word >>> COUNT_BITS == day ? word & COUNT_MASK : 0;
      if (count >= limit) {
        return false;
      }
      if (WORD.compareAndSet(file, 0L, word, day << COUNT_BITS | count + 1)) {
        return true;
      }
    }
  }

  /** How many the day has seen. */
  long count(long day) {
    long word = (long) WORD.getVolatile(file, 0L);
    return word >>> COUNT_BITS == day ? word & COUNT_MASK : 0;
  }

  /** Writes it out to the disk. */
  void flush() {
    file.force();
  }

  @Override
  public void close() {
    flush();
    arena.close();
  }
}
