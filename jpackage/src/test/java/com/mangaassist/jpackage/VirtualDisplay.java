package com.mangaassist.jpackage;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;

/**
 * An X server without a screen whose frame buffer is a file, so that a test sees what a person
 * would see without asking the program that drew it.
 */
final class VirtualDisplay implements AutoCloseable {

  private static final int WIDTH = 1440;
  private static final int HEIGHT = 900;

  private final Process server;
  private final String name;
  private final Path frameBuffer;

  private VirtualDisplay(Process server, String name, Path frameBuffer) {
    this.server = server;
    this.name = name;
    this.frameBuffer = frameBuffer;
  }

  /** True where Xvfb can be run. */
  static boolean available() {
    try {
      return new ProcessBuilder("Xvfb", "-help").redirectErrorStream(true).start().waitFor() >= 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Starts one on a display number that the server chooses. */
  static VirtualDisplay start(Path folder) throws IOException {
    Process server =
        new ProcessBuilder(
                "Xvfb",
                "-displayfd",
                "1",
                "-screen",
                "0",
                WIDTH + "x" + HEIGHT + "x24",
                "-nolisten",
                "tcp",
                "-fbdir",
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    // The number is written once the server accepts clients.
    BufferedReader out = server.inputReader(StandardCharsets.US_ASCII);
    String number = out.readLine();
    if (number == null) {
      throw new IOException("Xvfb did not start");
    }
    return new VirtualDisplay(server, ":" + number.strip(), folder.resolve("Xvfb_screen0"));
  }

  /** The value for DISPLAY. */
  String name() {
    return name;
  }

  /** True once something is drawn where a window's middle is; the bare screen is black. */
  boolean showsSomething() throws IOException {
    BufferedImage picture = capture();
    int drawn = 0;
    for (int x = WIDTH / 4; x < WIDTH * 3 / 4; x += 16) {
      for (int y = HEIGHT / 4; y < HEIGHT * 3 / 4; y += 16) {
        drawn += (picture.getRGB(x, y) & 0xffffff) == 0 ? 0 : 1;
      }
    }
    return drawn > 200;
  }

  /** The number of different colors on the screen: a real window has many, an empty one few. */
  long colors() throws IOException {
    BufferedImage picture = capture();
    return java.util.Arrays.stream(picture.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH))
        .distinct()
        .count();
  }

  /** Keeps what is on the screen as a PNG. */
  void savePng(Path file) throws IOException {
    ImageIO.write(capture(), "png", file.toFile());
  }

  /** Reads the XWD frame buffer: a header of big-endian words, color cells, then the pixels. */
  private BufferedImage capture() throws IOException {
    try (FileChannel channel = FileChannel.open(frameBuffer, StandardOpenOption.READ)) {
      ByteBuffer dump = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      int headerSize = dump.getInt(0);
      int bytesPerLine = dump.getInt(12 * 4);
      int colorCells = dump.getInt(19 * 4);
      int start = headerSize + colorCells * 12;
      BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
      int[] line = new int[WIDTH];
      dump.order(java.nio.ByteOrder.LITTLE_ENDIAN);
      for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) {
          line[x] = dump.getInt(start + y * bytesPerLine + x * 4);
        }
        image.setRGB(0, y, WIDTH, 1, line, 0, WIDTH);
      }
      return image;
    }
  }

  @Override
  public void close() {
    server.destroy();
    try {
      if (!server.waitFor(5, TimeUnit.SECONDS)) {
        server.destroyForcibly();
      }
    } catch (InterruptedException e) {
      server.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
