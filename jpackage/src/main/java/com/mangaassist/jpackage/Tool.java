package com.mangaassist.jpackage;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.spi.ToolProvider;

/** A tool of the JDK that runs inside this process. */
final class Tool {

  private Tool() {}

  /**
   * Runs a tool.
   *
   * @throws PackagingException with what the tool printed, if it fails or is missing
   */
  static void run(String name, List<String> arguments) {
    ToolProvider tool =
        ToolProvider.findFirst(name)
            .orElseThrow(
                () ->
                    new PackagingException(
                        "This JDK has no " + name + ": install a full JDK 25 and try again."));
    StringWriter output = new StringWriter();
    PrintWriter writer = new PrintWriter(output);
    int exit = tool.run(writer, writer, arguments.toArray(String[]::new));
    if (exit != 0) {
      throw new PackagingException(name + " failed (" + exit + "):\n" + output);
    }
  }
}
