package com.mangaassist.backend.aws.cloudwatch;

import com.mangaassist.backend.aws.PackedBodies;
import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.backend.aws.cbor.RpcDispatch;
import com.mangaassist.backend.aws.cloudwatch.alarms.AlarmArns;
import com.mangaassist.backend.aws.delivery.FunctionSink;
import com.mangaassist.backend.aws.protocol.JsonDispatch;
import com.mangaassist.backend.aws.protocol.RequestIds;
import com.mangaassist.backend.aws.protocol.SigV4Authentication;
import com.mangaassist.backend.aws.query.Entrance;
import com.mangaassist.backend.aws.query.QueryDispatch;
import com.mangaassist.backend.platform.http.HttpServer;
import com.mangaassist.backend.platform.http.Route;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The program that {@link CloudWatchCrashTest} kills: the stand-in by the real clock, whose port
 * stands on the first line of its standard output.
 */
final class KilledCloudWatch {
  private KilledCloudWatch() {}

  @SuppressWarnings("SystemOut") // the standard output is the line to the parent process
  public static void main(String[] args) throws IOException {
    Clock clock = Clock.systemUTC();
    RequestIds ids = new RequestIds(new SecureRandom());
    SigV4Authentication signed =
        new SigV4Authentication(StandInFixture.CREDENTIALS, clock, Entrance::protocol, ids);
    try (CloudWatch cloudWatch =
        CloudWatch.open(
            new CloudWatch.Settings(
                Path.of(args[0]),
                clock,
                new AlarmArns("ap-northeast-1", "123456789012"),
                (source, detailType, resources, detail) -> {},
                FunctionSink.none()))) {
      Entrance entrance =
          new Entrance(
              new JsonDispatch(cloudWatch.targets(), ids),
              new QueryDispatch(cloudWatch.queries(), ids));
      PackedBodies bodies = new PackedBodies(ids);
      List<Route> routes = new ArrayList<>();
      entrance
          .routes("/", signed)
          .forEach(route -> routes.add(bodies.unpack(route, Entrance::protocol)));
      routes.add(new RpcDispatch(cloudWatch.rpc(), ids).route(signed));
      try (HttpServer server = HttpServer.start(new HttpServer.Settings(0, Set.of()), routes)) {
        System.out.println(server.port());
        // Nobody writes: this ends when the parent does.
        System.in.read();
      }
    }
  }
}
