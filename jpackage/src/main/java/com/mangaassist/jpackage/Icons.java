package com.mangaassist.jpackage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The program's icon in the platform's container.
 *
 * <p>Both ICO and ICNS hold a PNG as it is, so one 256 × 256 PNG is the only picture that is kept.
 */
final class Icons {

  private Icons() {}

  /** Writes the icon beside {@code target}'s name with the platform's ending; returns the file. */
  static Path write(Path png256, Platform platform, Path folder) throws IOException {
    byte[] png = Files.readAllBytes(png256);
    return switch (platform.os()) {
      case LINUX -> Files.write(folder.resolve("icon.png"), png);
      case WINDOWS -> Files.write(folder.resolve("icon.ico"), ico(png));
      case MAC -> Files.write(folder.resolve("icon.icns"), icns(png));
    };
  }

  /** One image; a width and height of 0 mean 256, 32 bits a pixel. */
  static byte[] ico(byte[] png) {
    int header = 6 + 16;
    return ByteBuffer.allocate(header + png.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putShort((short) 0)
        .putShort((short) 1)
        .putShort((short) 1)
        .put(new byte[] {0, 0, 0, 0})
        .putShort((short) 1)
        .putShort((short) 32)
        .putInt(png.length)
        .putInt(header)
        .put(png)
        .array();
  }

  /** One element of type ic08: 256 × 256 as PNG. */
  static byte[] icns(byte[] png) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int element = 8 + png.length;
    out.write("icns".getBytes(StandardCharsets.US_ASCII));
    out.write(ByteBuffer.allocate(4).putInt(8 + element).array());
    out.write("ic08".getBytes(StandardCharsets.US_ASCII));
    out.write(ByteBuffer.allocate(4).putInt(element).array());
    out.write(png);
    return out.toByteArray();
  }
}
