package com.mangaassist.jpackage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class IconsTest {

  private final byte[] png = read();

  @Test
  void pointsFromAnIcoToItsPicture() {
    byte[] ico = Icons.ico(png);
    ByteBuffer header = ByteBuffer.wrap(ico).order(ByteOrder.LITTLE_ENDIAN);
    int size = header.getInt(14);
    int offset = header.getInt(18);
    assertThat(header.getShort(2)).as("type: icon").isEqualTo((short) 1);
    assertThat(ico).hasSize(offset + size);
    assertThat(java.util.Arrays.copyOfRange(ico, offset, ico.length)).isEqualTo(png);
  }

  @Test
  void countsAnIcnsWhole() throws Exception {
    byte[] icns = Icons.icns(png);
    assertThat(ByteBuffer.wrap(icns).getInt(4)).isEqualTo(icns.length);
    assertThat(ByteBuffer.wrap(icns).getInt(12)).isEqualTo(icns.length - 8);
  }

  private static byte[] read() {
    try {
      return Files.readAllBytes(Path.of("icons/icon-256.png"));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
