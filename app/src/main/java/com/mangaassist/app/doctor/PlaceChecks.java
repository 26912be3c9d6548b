package com.mangaassist.app.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Where the program wants to be: its data folder, the disk under it, its port. */
final class PlaceChecks {

  /** Lucene and SQLite need room to write before they can throw away. */
  private static final long ENOUGH_BYTES = 500L * 1024 * 1024;

  private final Machine machine;
  private final Path dataFolder;
  private final int port;

  PlaceChecks(Machine machine, Path dataFolder, int port) {
    this.machine = machine;
    this.dataFolder = dataFolder;
    this.port = port;
  }

  List<Finding> findings() {
    return List.of(folder(), disk(), port());
  }

  private Finding folder() {
    Path there = dataFolder;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    boolean usable = Files.isDirectory(there) && Files.isWritable(there);
    return usable
        ? Finding.ok("Data folder", dataFolder.toString())
        : Finding.missing(
            "Data folder", there + " cannot be written", "choose another one with --data DIR");
  }

  private Finding disk() {
    long free = machine.usableBytes(dataFolder);
    String detail = String.format(Locale.ROOT, "%.1f GB free", free / 1e9);
    return free >= ENOUGH_BYTES
        ? Finding.ok("Disk", detail)
        : Finding.missing("Disk", detail, "make room, or choose another place with --data DIR");
  }

  private Finding port() {
    try (var probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
      return Finding.ok("Port", port == 0 ? "any free one on 127.0.0.1" : port + " is free");
    } catch (IOException e) {
      return Finding.missing("Port", port + " is taken", "choose another one with --port N");
    }
  }
}
