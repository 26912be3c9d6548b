package com.mangaassist.backend.aws;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** A stand-in in a process of its own, to be killed, and its stock clients, which try once. */
public final class StandInProcess {
  private final Process process;
  private final URI endpoint;
  private final List<SdkAutoCloseable> clients = new ArrayList<>();

  private StandInProcess(Process process, URI endpoint) {
    this.process = process;
    this.endpoint = endpoint;
  }

  /** Starts a program that prints the port it listens on. */
  public static StandInProcess start(Class<?> main, Object... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String port = process.inputReader(StandardCharsets.UTF_8).readLine();
    // Logging may come before the port does.
    while (!port.matches("\\d+")) {
      port = process.inputReader(StandardCharsets.UTF_8).readLine();
    }
    return new StandInProcess(process, URI.create("http://127.0.0.1:" + port));
  }

  /** Where it listens. */
  public URI endpoint() {
    return endpoint;
  }

  /** A client of it, closed when it is killed. */
  public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C extends SdkAutoCloseable>
      C client(B builder) {
    C client =
        builder
            .endpointOverride(endpoint)
            .region(Region.AP_NORTHEAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(StandInFixture.CREDENTIALS))
            .httpClient(ApacheHttpClient.create())
            .overrideConfiguration(o -> o.retryStrategy(r -> r.maxAttempts(1)))
            .build();
    clients.add(client);
    return client;
  }

  /** {@code kill -9}. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
    clients.forEach(SdkAutoCloseable::close);
  }
}
