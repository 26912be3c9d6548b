package com.mangaassist.backend.pipeline.assets;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Draws a cover as PNG: 8-bit RGB, no text, because a server has no fonts to count on. Written by
 * hand (W3C PNG, third edition): it takes a page, and the desktop's image library a module.
 */
final class PngCover {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int RGB = 2;
  private static final double OPACITY = 0.35;

  private PngCover() {}

  static byte[] draw(Cover cover) {
    var png = new ByteArrayOutputStream();
    png.writeBytes(SIGNATURE);
    byte[] header =
        ByteBuffer.allocate(13)
            .putInt(Cover.WIDTH)
            .putInt(Cover.HEIGHT)
            .put((byte) 8)
            .put((byte) RGB)
            .array();
    chunk(png, "IHDR", header);
    chunk(png, "IDAT", deflated(rows(cover)));
    chunk(png, "IEND", new byte[0]);
    return png.toByteArray();
  }

  /** Each row begins with the number of its filter; 0 is none. */
  private static byte[] rows(Cover cover) {
    ByteBuffer rows = ByteBuffer.allocate(Cover.HEIGHT * (1 + 3 * Cover.WIDTH));
    Cover.Circle[] circles = cover.circles();
    for (int y = 0; y < Cover.HEIGHT; y++) {
      rows.put((byte) 0);
      int ground = mixed(cover.top(), cover.bottom(), (double) y / Cover.HEIGHT);
      for (int x = 0; x < Cover.WIDTH; x++) {
        int color = ground;
        for (Cover.Circle circle : circles) {
          int dx = x - circle.x();
          int dy = y - circle.y();
          if (dx * dx + dy * dy <= circle.radius() * circle.radius()) {
            color = mixed(color, cover.accent(), OPACITY);
          }
        }
        rows.put((byte) (color >> 16)).put((byte) (color >> 8)).put((byte) color);
      }
    }
    return rows.array();
  }

  private static int mixed(int from, int to, double share) {
    int mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      double channel = ((from >> shift) & 0xff) * (1 - share) + ((to >> shift) & 0xff) * share;
      mixed |= ((int) Math.round(channel)) << shift;
    }
    return mixed;
  }

  private static byte[] deflated(byte[] data) {
    var deflater = new Deflater();
    try {
      deflater.setInput(data);
      deflater.finish();
      var out = new ByteArrayOutputStream();
      var buffer = new byte[8192];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }

  private static void chunk(ByteArrayOutputStream png, String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    var crc = new CRC32();
    crc.update(name);
    crc.update(data);
    png.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    png.writeBytes(name);
    png.writeBytes(data);
    png.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }
}
