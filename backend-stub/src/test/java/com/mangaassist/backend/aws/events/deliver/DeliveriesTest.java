package com.mangaassist.backend.aws.events.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mangaassist.backend.aws.events.state.Batch;
import com.mangaassist.backend.aws.events.state.EventStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveriesTest {

  @TempDir Path folder;

  @Test
  void outlivesAStoreThatCannotBeReadForAWhile() throws Exception {
    List<Long> begun = new CopyOnWriteArrayList<>();
    try (EventStore store = EventStore.open(folder);
        Deliveries deliveries = new Deliveries(store.batches())) {
      long id = store.batches().nextId();
      Batch.Open open = new Batch.Open(0, 1);
      store.batches().add(new Batch(id, "bus", 1, List.of("{}"), List.of(open)), List.of()).join();
      rename("pending", "hidden");
      deliveries.start(
          (batch, done) -> {
            begun.add(batch.id());
            done.run();
          });
      await().until(() -> !deliveries.trouble().isEmpty());
      assertThat(begun).isEmpty();

      rename("hidden", "pending");
      await().atMost(Duration.ofSeconds(20)).until(() -> begun.contains(id));
      await().until(() -> deliveries.trouble().isEmpty());
    }
  }

  private void rename(String from, String to) throws Exception {
    try (Connection c =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("aws-events.db"));
        var statement = c.createStatement()) {
      statement.execute("PRAGMA busy_timeout = 5000");
      statement.execute("ALTER TABLE " + from + " RENAME TO " + to);
    }
  }
}
