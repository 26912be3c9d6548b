package com.mangaassist.views.controls;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Feather icons of 16 px in the colour of the text beside them. */
public final class Icons {

  private Icons() {}

  /** A fresh icon; an icon stands in one place only. */
  public static FontIcon of(Feather glyph) {
    FontIcon icon = new FontIcon(glyph);
    icon.setIconSize(16);
    icon.getStyleClass().add("icon");
    return icon;
  }
}
