package com.mangaassist.backend.aws.sqs;

import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.backend.aws.protocol.JsonDispatch;
import com.mangaassist.backend.aws.protocol.RequestIds;
import com.mangaassist.backend.aws.protocol.SigV4Authentication;
import com.mangaassist.backend.aws.query.Entrance;
import com.mangaassist.backend.aws.query.QueryDispatch;
import com.mangaassist.backend.platform.http.HttpServer;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Set;

/**
 * The program that {@link SqsCrashTest} kills: the stand-in by the real clock, whose port stands on
 * the first line of its standard output.
 */
final class KilledSqs {
  private KilledSqs() {}

  @SuppressWarnings("SystemOut") // the standard output is the line to the parent process
  public static void main(String[] args) throws IOException {
    Clock clock = Clock.systemUTC();
    RequestIds ids = new RequestIds(new SecureRandom());
    SigV4Authentication signed =
        new SigV4Authentication(StandInFixture.CREDENTIALS, clock, Entrance::protocol, ids);
    try (Sqs sqs =
        Sqs.open(
            new Sqs.Settings(
                Path.of(args[0]),
                "ap-northeast-1",
                SqsFixture.ACCOUNT,
                clock,
                ids,
                Thread::sleep,
                1 << 20,
                true,
                Sqs.IN_FLIGHT_LIMIT))) {
      Entrance entrance =
          new Entrance(new JsonDispatch(sqs.targets(), ids), new QueryDispatch(sqs.queries(), ids));
      try (HttpServer server =
          HttpServer.start(new HttpServer.Settings(0, Set.of()), entrance.routes("/", signed))) {
        System.out.println(server.port());
        // Nobody writes: this ends when the parent does.
        System.in.read();
      }
    }
  }
}
