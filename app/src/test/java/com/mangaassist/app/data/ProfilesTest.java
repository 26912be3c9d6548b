package com.mangaassist.app.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mangaassist.services.connection.ConnectionProfile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfilesTest {

  @TempDir Path folder;

  @Test
  void theEmbeddedOneIsAlwaysThere() throws Exception {
    assertThat(Profiles.of(folder).find("embedded")).isEqualTo(new ConnectionProfile.Embedded());
  }

  @Test
  void readsAccountsAndEndpoints() throws Exception {
    write(
        """
        [{"name": "shop", "kind": "aws", "region": "us-east-1"},
         {"name": "local", "kind": "endpoint", "region": "eu-west-1",
          "endpoint": "http://127.0.0.1:4566"}]
        """);
    Profiles profiles = Profiles.of(folder);

    assertThat(profiles.find("shop")).isEqualTo(new ConnectionProfile.Aws("shop", "us-east-1"));
    assertThat(profiles.find("local"))
        .isEqualTo(
            new ConnectionProfile.Endpoint(
                "local", "eu-west-1", URI.create("http://127.0.0.1:4566")));
  }

  @Test
  void anUnknownNameIsAnsweredWithThoseThatExist() throws Exception {
    Profiles profiles = Profiles.of(folder);

    assertThatThrownBy(() -> profiles.find("nope"))
        .isInstanceOf(Problem.class)
        .hasMessage("There is no connection profile \"nope\"; there is embedded.");
  }

  @Test
  void aFileThatIsNoListOfProfilesIsNamed() throws Exception {
    refused("[", "it is not JSON: Unexpected end-of-input");
    refused("{}", "the file has to be an array: […]; not {}");
    refused("[{}]", "[0].name has to be a text; it is not there");
    refused(
        "[{\"name\": \"x\", \"kind\": \"ftp\", \"region\": \"r\"}]",
        "[0].kind has to be aws or endpoint; not \"ftp\"");
    refused(
        "[{\"name\": \"x\", \"kind\": \"endpoint\", \"region\": \"r\"}]",
        "[0].endpoint has to be an address that begins with http:// or https://; it is not there");
    refused(
        "[{\"name\": \"x\", \"kind\": \"endpoint\", \"region\": \"r\", \"endpoint\": \"here\"}]",
        "[0].endpoint has to be an address that begins with http:// or https://; not \"here\"");
    refused(
        "[{\"name\": \"x\", \"kind\": \"aws\", \"regoin\": \"r\"}]",
        "the member \"regoin\" of [0] means nothing; it may have name, kind, region, endpoint");
    refused(
        "[{\"name\": \"embedded\", \"kind\": \"aws\", \"region\": \"r\"}]",
        "[0].name has to be a name that no other profile has; not \"embedded\"");
  }

  private void refused(String text, String why) throws IOException {
    write(text);
    assertThatThrownBy(() -> Profiles.of(folder))
        .as(text)
        .isInstanceOf(Problem.class)
        .hasMessageStartingWith("The connection profiles in ")
        .hasMessageContaining("profiles.json cannot be used: " + why);
  }

  private void write(String text) throws IOException {
    Files.writeString(folder.resolve("profiles.json"), text);
  }
}
