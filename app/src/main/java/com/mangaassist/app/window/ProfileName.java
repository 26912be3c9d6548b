package com.mangaassist.app.window;

import com.mangaassist.services.connection.ConnectionProfile;

/** What a connection profile is called in the window. */
final class ProfileName {

  private ProfileName() {}

  static String of(ConnectionProfile profile) {
    return profile instanceof ConnectionProfile.Embedded ? "Embedded" : profile.name();
  }
}
