package com.mangaassist.backend.aws.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mangaassist.backend.aws.Conformance;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatch.model.DashboardEntry;
import software.amazon.awssdk.services.cloudwatch.model.DashboardInvalidInputErrorException;
import software.amazon.awssdk.services.cloudwatch.model.DashboardNotFoundErrorException;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterValueException;

/** Dashboards by stock clients. */
@Conformance({"PutDashboard", "GetDashboard", "ListDashboards", "DeleteDashboards"})
class DashboardTest {
  private static final String BODY = "{\"widgets\":[{\"type\":\"text\"}]}";

  @TempDir Path folder;
  private CloudWatchFixture aws;

  @BeforeEach
  void open() {
    aws = CloudWatchFixture.open(folder);
  }

  @AfterEach
  void close() {
    aws.close();
  }

  @Test
  void keepsADashboardUntilItIsDeleted() {
    put("shop", BODY);
    put("other", "{}");
    aws = aws.restart();
    assertThat(aws.client.getDashboard(r -> r.dashboardName("shop")).dashboardBody())
        .isEqualTo(BODY);
    DashboardEntry entry =
        aws.client.listDashboards(r -> r.dashboardNamePrefix("sh")).dashboardEntries().getFirst();
    assertThat(entry.dashboardArn()).isEqualTo("arn:aws:cloudwatch::123456789012:dashboard/shop");
    assertThat(entry.size()).isEqualTo(BODY.length());
    assertThat(entry.lastModified()).isEqualTo(CloudWatchFixture.START);
    assertThatThrownBy(() -> aws.client.deleteDashboards(r -> r.dashboardNames("shop", "none")))
        .isInstanceOf(DashboardNotFoundErrorException.class);
    aws.client.deleteDashboards(r -> r.dashboardNames("shop"));
    assertThat(aws.client.listDashboards().dashboardEntries())
        .extracting(DashboardEntry::dashboardName)
        .containsExactly("other");
    assertThatThrownBy(() -> aws.client.getDashboard(r -> r.dashboardName("shop")))
        .isInstanceOf(DashboardNotFoundErrorException.class)
        .hasMessageContaining("Dashboard shop does not exist");
  }

  @Test
  @Conformance(value = "ListDashboards", pages = true)
  void pagesByAThousand() {
    for (int i = 0; i < 1_001; i++) {
      put("d" + i, "{}");
    }
    assertThat(aws.client.listDashboards().dashboardEntries()).hasSize(1_000);
    assertThat(aws.client.listDashboardsPaginator().dashboardEntries()).hasSize(1_001);
  }

  @Test
  void refusesWhatIsNoDashboard() {
    for (String body : new String[] {"{", "[]", "{\"widgets\":{}}"}) {
      assertThatThrownBy(() -> put("shop", body))
          .isInstanceOf(DashboardInvalidInputErrorException.class);
    }
    assertThatThrownBy(() -> put("the shop", "{}"))
        .isInstanceOf(InvalidParameterValueException.class);
  }

  @Test
  @Conformance("PutDashboard")
  void replacesADashboard() {
    put("shop", BODY);
    put("shop", "{}");
    assertThat(aws.client.getDashboard(r -> r.dashboardName("shop")).dashboardBody())
        .isEqualTo("{}");
    assertThat(aws.client.listDashboards().dashboardEntries()).hasSize(1);
  }

  @Test
  @Conformance(
      value = "ListDashboards",
      errors = InvalidParameterValueException.class,
      pages = true)
  @Conformance(value = "GetDashboard", errors = InvalidParameterValueException.class)
  @Conformance(value = "DeleteDashboards", errors = DashboardNotFoundErrorException.class)
  void refusesTokensAndNamesThatAreNone() {
    put("shop", "{}");
    assertThatThrownBy(() -> aws.client.listDashboards(r -> r.nextToken("nonsense")))
        .isInstanceOf(InvalidParameterValueException.class);
    assertThatThrownBy(() -> aws.client.getDashboard(r -> r.dashboardName("the shop")))
        .isInstanceOf(InvalidParameterValueException.class);
    assertThatThrownBy(() -> aws.client.deleteDashboards(r -> r.dashboardNames("none", "shop")))
        .isInstanceOf(DashboardNotFoundErrorException.class);
    assertThat(aws.client.listDashboards(r -> r.dashboardNamePrefix("x")).dashboardEntries())
        .isEmpty();
    assertThat(aws.client.listDashboards().dashboardEntries()).hasSize(1);
  }

  private void put(String name, String body) {
    aws.client.putDashboard(r -> r.dashboardName(name).dashboardBody(body));
  }
}
