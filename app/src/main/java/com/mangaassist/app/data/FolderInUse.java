package com.mangaassist.app.data;

/** Another instance has the data folder. */
public final class FolderInUse extends Problem {
  private static final long serialVersionUID = 1L;

  FolderInUse(String sentence) {
    super(sentence);
  }
}
