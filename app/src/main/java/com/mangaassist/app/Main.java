package com.mangaassist.app;

import com.mangaassist.app.cli.ConsoleCommand;
import com.mangaassist.app.logging.Logs;

/** Entry of the program: {@code ./console --help} says what it can do. */
public final class Main {

  private Main() {}

  /** Runs the command line and ends the process with its exit code. */
  public static void main(String[] arguments) {
    Carriers.reserve();
    Logs logs = Logs.quiet();
    System.exit(ConsoleCommand.run(arguments, logs));
  }
}
