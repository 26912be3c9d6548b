package com.mangaassist.app.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** Every arrow of the architecture, each with its reason. */
class HouseArrowsTest {

  private static final JavaClasses HOUSE = House.classes();

  private static final String SERVICES = "com.mangaassist.services..";
  private static final String BACKEND = "com.mangaassist.backend..";
  private static final String AWS = "com.mangaassist.backend.aws..";
  private static final String PIPELINE = "com.mangaassist.backend.pipeline..";
  private static final String PLATFORM = "com.mangaassist.backend.platform..";
  private static final String VIEWS = "com.mangaassist.views..";
  private static final String APP = "com.mangaassist.app..";

  @Test
  void servicesImportNoneOfTheOthers() {
    check(
        noClasses()
            .that()
            .resideInAPackage(SERVICES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(BACKEND, VIEWS, APP)
            .because("services are the ground floor: everything stands on them"));
  }

  @Test
  void servicesKnowNoJavaFx() {
    check(
        noClasses()
            .that()
            .resideInAPackage(SERVICES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "atlantafx..", "org.kordamp..")
            .because("the rules and clients must run where there is no window"));
  }

  @Test
  void theBackendKnowsNoWindow() {
    check(
        noClasses()
            .that()
            .resideInAPackage(BACKEND)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(VIEWS, APP, "javafx..")
            .because("the backend is deployed without a window, and the app wires it"));
  }

  @Test
  void viewsNeverSeeTheBackend() {
    check(
        noClasses()
            .that()
            .resideInAPackage(VIEWS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(BACKEND, APP)
            .because(
                "the panes reach the pipeline by its routes alone, so that they work the same"
                    + " embedded and deployed"));
  }

  @Test
  void viewsReachAwsThroughServicesOnly() {
    check(
        noClasses()
            .that()
            .resideInAPackage(VIEWS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon..", "java.sql..", "org.java_websocket..")
            .because("a pane speaks the language of the system, not a wire protocol"));
  }

  @Test
  void theStandInsNeverSeeThePipeline() {
    check(
        noClasses()
            .that()
            .resideInAPackage(AWS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(PIPELINE)
            .because("AWS does not know MangaAssist either"));
  }

  @Test
  void thePipelineNeverSeesTheStandIns() {
    check(
        noClasses()
            .that()
            .resideInAPackage(PIPELINE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(AWS)
            .because("it reaches AWS through SDK clients alone, so the same code runs on AWS"));
  }

  @Test
  void thePlatformKnowsNeitherHalf() {
    check(
        noClasses()
            .that()
            .resideInAPackage(PLATFORM)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(AWS, PIPELINE)
            .because("it is the ground that both halves share"));
  }

  @Test
  void onlyTheAppSeesEverything() {
    check(
        classes()
            .that()
            .resideInAPackage(APP)
            .should()
            .onlyHaveDependentClassesThat()
            .resideInAPackage(APP)
            .because("the composition root is on top: nothing calls it back"));
  }

  @Test
  void viewModelsImportJavaFxBaseOnly() {
    check(
        noClasses()
            .that()
            .haveSimpleNameEndingWith("ViewModel")
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(
                    "javafx.scene..",
                    "javafx.stage..",
                    "javafx.application..",
                    "javafx.animation..",
                    "javafx.fxml..",
                    "javafx.geometry..",
                    "javafx.css..",
                    "atlantafx..",
                    "org.kordamp.."))
            .allowEmptyShould(true)
            .because("state without controls is tested without a toolkit"));
  }

  @Test
  void nobodySleepsInsteadOfWaitingForASignal() {
    check(
        noClasses()
            .that()
            .doNotBelongToAnyOf(pacing())
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Throwable.class, "printStackTrace")
            .because("a sleep is either too short or too long, and a stack trace is no message"));
  }

  @Test
  void areasAreFreeOfCycles() {
    for (String part :
        new String[] {"services", "backend.aws", "backend.pipeline", "views", "app"}) {
      check(
          slices()
              .matching("com.mangaassist." + part + ".(*)..")
              .should()
              .beFreeOfCycles()
              .allowEmptyShould(true)
              .because("an area can be taken out only if nothing runs in a circle through it"));
    }
  }

  @Test
  void modulesAreFreeOfCycles() {
    check(
        slices()
            .matching("com.mangaassist.(*)..")
            .should()
            .beFreeOfCycles()
            .because("arrows point down"));
  }

  private static Class<?>[] pacing() {
    return HOUSE.stream()
        .filter(type -> type.getSimpleName().equals("Pacer"))
        .map(JavaClass::reflect)
        .toArray(Class<?>[]::new);
  }

  private static void check(ArchRule rule) {
    rule.check(HOUSE);
  }
}
