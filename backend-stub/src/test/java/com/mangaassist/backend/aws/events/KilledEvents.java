package com.mangaassist.backend.aws.events;

import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.backend.aws.delivery.QueueSink;
import com.mangaassist.backend.aws.events.deliver.FunctionUrls;
import com.mangaassist.backend.aws.events.state.Arns;
import com.mangaassist.backend.aws.protocol.AwsProtocol;
import com.mangaassist.backend.aws.protocol.JsonDispatch;
import com.mangaassist.backend.aws.protocol.RequestIds;
import com.mangaassist.backend.aws.protocol.SigV4Authentication;
import com.mangaassist.backend.platform.http.HttpServer;
import com.mangaassist.backend.platform.http.Route;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/**
 * The program that {@link EventsCrashTest} kills: EventBridge by the real clock, whose port stands
 * on the first line of its standard output.
 */
final class KilledEvents {
  private KilledEvents() {}

  @SuppressWarnings("SystemOut") // the standard output is the line to the parent process
  public static void main(String[] args) throws IOException {
    Clock clock = Clock.systemUTC();
    SecureRandom random = new SecureRandom();
    RequestIds ids = new RequestIds(random);
    try (EventBridge bridge =
        EventBridge.open(
            new EventBridge.Settings(
                Path.of(args[0]),
                new Arns("ap-northeast-1", "123456789012"),
                ids,
                clock,
                QueueSink.none(),
                FunctionUrls.none(),
                256 * 1024,
                random))) {
      Route route =
          new Route(
              "POST",
              "/",
              new SigV4Authentication(StandInFixture.CREDENTIALS, clock, AwsProtocol.JSON, ids),
              new JsonDispatch(bridge.targets(), ids));
      try (HttpServer server =
          HttpServer.start(new HttpServer.Settings(0, Set.of()), List.of(route))) {
        bridge.start(URI.create(args[1]));
        System.out.println(server.port());
        // Nobody writes: this ends when the parent does.
        System.in.read();
      }
    }
  }
}
