package com.mangaassist.views.controls;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.PixelReader;

/** Writes PNG (ISO/IEC 15948) without java.desktop: 8-bit RGB, each line minus the one above. */
public final class Png {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int FILTER_UP = 2;

  private Png() {}

  /** The image as the bytes of a PNG file; what is transparent in it comes out black. */
  public static byte[] encode(Image image) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    byte[] header =
        ByteBuffer.allocate(13)
            .putInt(width)
            .putInt(height)
            .put(new byte[] {8, 2, 0, 0, 0})
            .array();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(file)) {
      out.write(SIGNATURE);
      chunk(out, "IHDR", header);
      chunk(out, "IDAT", pixels(image.getPixelReader(), width, height));
      chunk(out, "IEND", new byte[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }

  private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data);
    out.writeInt(data.length);
    out.write(name);
    out.write(data);
    out.writeInt((int) crc.getValue());
  }

  private static byte[] pixels(PixelReader reader, int width, int height) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater)) {
      int[] line = new int[width];
      byte[] above = new byte[width * 3];
      byte[] current = new byte[width * 3];
      byte[] difference = new byte[width * 3];
      for (int y = 0; y < height; y++) {
        reader.getPixels(0, y, width, 1, PixelFormat.getIntArgbPreInstance(), line, 0, width);
        for (int x = 0; x < width; x++) {
          current[3 * x] = (byte) (line[x] >> 16);
          current[3 * x + 1] = (byte) (line[x] >> 8);
          current[3 * x + 2] = (byte) line[x];
        }
        for (int i = 0; i < current.length; i++) {
          difference[i] = (byte) (current[i] - above[i]);
        }
        out.write(FILTER_UP);
        out.write(difference);
        System.arraycopy(current, 0, above, 0, current.length);
      }
    } finally {
      deflater.end();
    }
    return packed.toByteArray();
  }
}
