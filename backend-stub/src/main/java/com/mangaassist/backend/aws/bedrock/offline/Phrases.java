package com.mangaassist.backend.aws.bedrock.offline;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Collectors;

/** The sentences of one language, and how it writes a product's facts. */
final class Phrases {
  private static final int SHOWN_TAGS = 3;
  private final Properties texts;
  private final boolean japanese;

  private Phrases(Properties texts, boolean japanese) {
    this.texts = texts;
    this.japanese = japanese;
  }

  static Phrases load(String resource, boolean japanese) {
    try (var in = Phrases.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException(resource + " is missing from the module");
      }
      var texts = new Properties();
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return new Phrases(texts, japanese);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean japanese() {
    return japanese;
  }

  boolean has(String key) {
    return texts.getProperty(key) != null;
  }

  /** The sentence of a key; {@code {0}}, {@code {1}} … stand for the values. */
  String say(String key, Object... values) {
    String text = texts.getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException("no sentence for " + key);
    }
    for (int i = 0; i < values.length; i++) {
      text = text.replace("{" + i + "}", values[i].toString());
    }
    return text;
  }

  String yen(long amount) {
    return String.format(Locale.ROOT, "¥%,d", amount);
  }

  String title(ProductFacts product) {
    if (japanese) {
      return "**" + product.titleJa() + "**";
    }
    String latin = product.titleEn().isEmpty() ? product.titleRomaji() : product.titleEn();
    return latin.equalsIgnoreCase(product.titleJa())
        ? "**" + latin + "**"
        : "**" + latin + "** (" + product.titleJa() + ")";
  }

  String titles(List<ProductFacts> products) {
    return products.stream().map(this::title).collect(Collectors.joining(say("and")));
  }

  /** The author's name in the script of the language. */
  String author(ProductFacts product) {
    return List.of(product.author().split(" / ", -1)).stream()
        .map(
            name -> {
              int open = name.lastIndexOf(" (");
              if (open < 0) {
                return name;
              }
              return japanese ? name.substring(0, open) : name.substring(open + 2).replace(")", "");
            })
        .collect(Collectors.joining(japanese ? "・" : ", "));
  }

  String volumes(ProductFacts product) {
    return say("volumes." + product.status(), product.volumes());
  }

  String stock(ProductFacts product) {
    return product.stock() > 0 ? say("stock.some", product.stock()) : say("stock.none");
  }

  String genres(ProductFacts product) {
    return product.genres().stream()
        .map(genre -> has("genre." + genre) ? say("genre." + genre) : genre)
        .limit(SHOWN_TAGS)
        .collect(Collectors.joining(japanese ? "・" : ", "));
  }

  String tags(ProductFacts product) {
    return product.tags().stream()
        .filter(tag -> !tag.startsWith("マンガ大賞"))
        .filter(tag -> japanese == tag.codePoints().anyMatch(c -> c >= 0x3041))
        .limit(SHOWN_TAGS)
        .collect(Collectors.joining(japanese ? "・" : ", "));
  }
}
