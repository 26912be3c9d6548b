package com.mangaassist.app.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a reader has to know of the machine to judge a figure. */
final class MachineFacts {

  private static final Path CPUS = Path.of("/proc/cpuinfo");
  private static final Path LOAD = Path.of("/proc/loadavg");

  private MachineFacts() {}

  static Map<String, Object> collect() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    cpu().ifPresent(name -> facts.put("cpu", name));
    facts.put("processors", Runtime.getRuntime().availableProcessors());
    load().ifPresent(load -> facts.put("loadAverageBefore", load));
    facts.put("java", System.getProperty("java.vm.name") + " " + Runtime.version());
    facts.put("maxHeapMb", Runtime.getRuntime().maxMemory() / 1_000_000);
    facts.put(
        "collectors",
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .map(java.lang.management.MemoryManagerMXBean::getName)
            .collect(Collectors.joining(", ")));
    return facts;
  }

  private static Optional<String> cpu() {
    return firstLine(CPUS, "model name").map(line -> line.substring(line.indexOf(':') + 1).strip());
  }

  private static Optional<String> load() {
    return firstLine(LOAD, "").map(line -> line.split(" ", -1)[0]);
  }

  private static Optional<String> firstLine(Path file, String start) {
    try {
      return Files.readAllLines(file).stream().filter(line -> line.startsWith(start)).findFirst();
    } catch (IOException e) {
      // Not Linux: the fact is left out.
      return Optional.empty();
    }
  }
}
