package com.mangaassist.backend.aws.appconfig;

import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.backend.aws.appconfigdata.AppConfigData;
import com.mangaassist.backend.aws.delivery.AlarmStates;
import com.mangaassist.backend.aws.faults.FaultInjector;
import com.mangaassist.backend.aws.protocol.AwsProtocol;
import com.mangaassist.backend.aws.protocol.RequestIds;
import com.mangaassist.backend.aws.protocol.SigV4Authentication;
import com.mangaassist.backend.aws.rest.RestService;
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
 * The program that {@link CrashTest} kills: the two stand-ins by the real clock, whose port stands
 * on the first line of its standard output.
 */
final class KilledAppConfig {
  private KilledAppConfig() {}

  @SuppressWarnings("SystemOut") // the standard output is the line to the parent process
  public static void main(String[] args) throws IOException {
    Clock clock = Clock.systemUTC();
    SecureRandom random = new SecureRandom();
    RequestIds ids = new RequestIds(random);
    FaultInjector faults = new FaultInjector(random);
    SigV4Authentication signed =
        new SigV4Authentication(StandInFixture.CREDENTIALS, clock, AwsProtocol.REST_JSON, ids);
    try (AppConfig appConfig =
        AppConfig.open(
            new AppConfig.Settings(
                Path.of(args[0]),
                clock,
                StepTiming.DOCUMENTED,
                AlarmStates.none(),
                "123456789012",
                random))) {
      List<Route> routes =
          new ArrayList<>(appConfig.routes(service(AppConfig.SERVICE, faults, ids), signed));
      routes.addAll(
          new AppConfigData(appConfig.configurations(), clock)
              .routes(service(AppConfigData.NAME, faults, ids), signed));
      try (HttpServer server = HttpServer.start(new HttpServer.Settings(0, Set.of()), routes)) {
        System.out.println(server.port());
        // Nobody writes: this ends when the parent does.
        System.in.read();
      }
    }
  }

  private static RestService service(String name, FaultInjector faults, RequestIds ids) {
    return new RestService(name, AppConfig.SERVICE, time -> {}, faults, ids);
  }
}
