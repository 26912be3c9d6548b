package com.mangaassist.backend.aws.appconfig;

import com.mangaassist.backend.aws.delivery.AlarmStates;
import com.mangaassist.backend.aws.rest.RestFault;
import com.mangaassist.backend.aws.rest.RestOperation;
import com.mangaassist.backend.aws.rest.RestService;
import com.mangaassist.backend.platform.http.Authentication;
import com.mangaassist.backend.platform.http.Route;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** The AppConfig stand-in: its management operations, its store, and the clock of deployments. */
public final class AppConfig implements AutoCloseable {
  /** The signing name of AppConfig and of AppConfigData. */
  public static final String SERVICE = "appconfig";

  private static final String APPLICATION = "/applications/{ApplicationId}";
  private static final String ENVIRONMENT = APPLICATION + "/environments/{EnvironmentId}";
  private static final String DEPLOYMENT = ENVIRONMENT + "/deployments/{DeploymentNumber}";
  private static final String PROFILES = APPLICATION + "/configurationprofiles";
  private static final String PROFILE = PROFILES + "/{ConfigurationProfileId}";
  private static final String VERSIONS = PROFILE + "/hostedconfigurationversions";

  private final AppConfigStore store;
  private final DeploymentEngine engine;
  private final DeploymentTimer timer;
  private final Configurations configurations;
  private final ApplicationOperations applications;
  private final EnvironmentOperations environments;
  private final ProfileOperations profiles;
  private final VersionOperations versions;
  private final StrategyOperations strategies;
  private final DeploymentOperations deployments;
  private final DeletionProtection protection;
  private final LegacyRetrieval legacy;
  private final Tags tags;

  /**
   * What the stand-in is made of.
   *
   * @param dataDir where its database lies
   * @param timing when growth steps happen, of deployments that start from now on
   * @param alarms what environments' monitors watch
   * @param account twelve digits, named in event logs
   * @param ids draws the ids of resources
   */
  public record Settings(
      Path dataDir,
      Clock clock,
      StepTiming timing,
      AlarmStates alarms,
      String account,
      RandomGenerator ids) {}

  private AppConfig(Settings settings, AppConfigStore store) throws RestFault {
    Clock clock = settings.clock();
    Ids ids = new Ids(settings.ids());
    this.store = store;
    engine = new DeploymentEngine(store, clock, settings.alarms());
    timer = new DeploymentTimer(engine, clock);
    configurations = new Configurations(store, engine);
    protection = new DeletionProtection(store, clock);
    applications = new ApplicationOperations(store, ids);
    environments = new EnvironmentOperations(store, ids, clock, engine, protection);
    profiles = new ProfileOperations(store, ids, clock, engine, protection);
    versions = new VersionOperations(store, clock);
    strategies = new StrategyOperations(store, ids);
    deployments =
        new DeploymentOperations(store, clock, settings.timing(), settings.account(), engine);
    legacy = new LegacyRetrieval(configurations, clock);
    tags = new Tags(store);
    engine.refresh();
  }

  /**
   * Opens the store; deployments that were under way go on.
   *
   * @throws com.mangaassist.backend.platform.store.StoreException when the store cannot be opened
   */
  public static AppConfig open(Settings settings) {
    AppConfigStore store = AppConfigStore.open(settings.dataDir());
    try {
      return new AppConfig(settings, store);
    } catch (RestFault e) {
      store.close();
      throw new IllegalStateException("The store of AppConfig contradicts itself", e);
    }
  }

  /** What clients that fetch configurations are given. */
  public Configurations configurations() {
    return configurations;
  }

  /** Its routes, each open to callers that {@code who} lets in. */
  public List<Route> routes(RestService service, Authentication who) {
    List<Route> routes = new ArrayList<>();
    ModelBounds bounds = new ModelBounds();
    Table table = new Table(service, who, bounds, routes);
    table.add("POST", "/applications", "CreateApplication", applications::create);
    table.add("GET", "/applications", "ListApplications", applications::list);
    table.add("GET", APPLICATION, "GetApplication", applications::get);
    table.add("PATCH", APPLICATION, "UpdateApplication", applications::update);
    table.add("DELETE", APPLICATION, "DeleteApplication", applications::delete);

    table.add("POST", APPLICATION + "/environments", "CreateEnvironment", environments::create);
    table.add("GET", APPLICATION + "/environments", "ListEnvironments", environments::list);
    table.add("GET", ENVIRONMENT, "GetEnvironment", environments::get);
    table.add("PATCH", ENVIRONMENT, "UpdateEnvironment", environments::update);
    table.add("DELETE", ENVIRONMENT, "DeleteEnvironment", environments::delete);

    table.add("POST", PROFILES, "CreateConfigurationProfile", profiles::create);
    table.add("GET", PROFILES, "ListConfigurationProfiles", profiles::list);
    table.add("GET", PROFILE, "GetConfigurationProfile", profiles::get);
    table.add("PATCH", PROFILE, "UpdateConfigurationProfile", profiles::update);
    table.add("DELETE", PROFILE, "DeleteConfigurationProfile", profiles::delete);
    table.add("POST", PROFILE + "/validators", "ValidateConfiguration", profiles::validate);

    routes.add(
        service.route(
            "POST",
            VERSIONS,
            "CreateHostedConfigurationVersion",
            who,
            bounds.keeping("CreateHostedConfigurationVersion", VERSIONS, versions::create),
            VersionOperations.BODY_LIMIT));
    table.add("GET", VERSIONS, "ListHostedConfigurationVersions", versions::list);
    String version = VERSIONS + "/{VersionNumber}";
    table.add("GET", version, "GetHostedConfigurationVersion", versions::get);
    table.add("DELETE", version, "DeleteHostedConfigurationVersion", versions::delete);

    table.add("POST", "/deploymentstrategies", "CreateDeploymentStrategy", strategies::create);
    table.add("GET", "/deploymentstrategies", "ListDeploymentStrategies", strategies::list);
    String strategy = "/{DeploymentStrategyId}";
    table.add("GET", "/deploymentstrategies" + strategy, "GetDeploymentStrategy", strategies::get);
    table.add(
        "PATCH",
        "/deploymentstrategies" + strategy,
        "UpdateDeploymentStrategy",
        strategies::update);
    // Misspelt by AWS, in every client.
    table.add(
        "DELETE",
        "/deployementstrategies" + strategy,
        "DeleteDeploymentStrategy",
        strategies::delete);

    table.add("POST", ENVIRONMENT + "/deployments", "StartDeployment", deployments::start);
    table.add("GET", ENVIRONMENT + "/deployments", "ListDeployments", deployments::list);
    table.add("GET", DEPLOYMENT, "GetDeployment", deployments::get);
    table.add("DELETE", DEPLOYMENT, "StopDeployment", deployments::stop);

    table.add(
        "GET",
        "/applications/{Application}/environments/{Environment}/configurations/{Configuration}",
        "GetConfiguration",
        legacy::get);
    table.add("GET", "/settings", "GetAccountSettings", protection::get);
    table.add("PATCH", "/settings", "UpdateAccountSettings", protection::update);
    table.add("GET", "/tags/{ResourceArn}", "ListTagsForResource", tags::list);
    table.add("POST", "/tags/{ResourceArn}", "TagResource", tags::tag);
    table.add("DELETE", "/tags/{ResourceArn}", "UntagResource", tags::untag);
    extensions(table);
    return routes;
  }

  private static void extensions(Table table) {
    String extension = "/extensions/{ExtensionIdentifier}";
    RestOperation unknown = Extensions.unknown();
    table.add("POST", "/extensions", "CreateExtension", Extensions.refused());
    table.add("GET", "/extensions", "ListExtensions", Extensions::list);
    table.add("GET", extension, "GetExtension", unknown);
    table.add("PATCH", extension, "UpdateExtension", unknown);
    table.add("DELETE", extension, "DeleteExtension", unknown);

    String associations = "/extensionassociations";
    String association = associations + "/{ExtensionAssociationId}";
    unknown = Extensions.unknownAssociation();
    table.add("POST", associations, "CreateExtensionAssociation", Extensions.refused());
    table.add("GET", associations, "ListExtensionAssociations", Extensions::list);
    table.add("GET", association, "GetExtensionAssociation", unknown);
    table.add("PATCH", association, "UpdateExtensionAssociation", unknown);
    table.add("DELETE", association, "DeleteExtensionAssociation", unknown);
  }

  private record Table(
      RestService service, Authentication who, ModelBounds bounds, List<Route> routes) {
    void add(String method, String path, String operation, RestOperation work) {
      routes.add(
          service.route(method, path, operation, who, bounds.keeping(operation, path, work)));
    }
  }

  /** Why its store cannot be written at the moment; else empty. */
  public String trouble() {
    return store.trouble();
  }

  /** Stops the clock of deployments and closes the store. */
  @Override
  public void close() {
    timer.close();
    store.close();
  }
}
