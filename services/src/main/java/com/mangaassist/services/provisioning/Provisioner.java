package com.mangaassist.services.provisioning;

import com.mangaassist.services.provisioning.Blueprint.Rule;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.eventbridge.EventBridgeAsyncClient;
import software.amazon.awssdk.services.eventbridge.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** Brings about what a {@link Blueprint} says; what is there already is left or put right. */
public final class Provisioner {

  private static final Logger LOG = LoggerFactory.getLogger(Provisioner.class);

  private final EventBridgeAsyncClient events;
  private final QueueSetup queues;

  /** Through these clients, which stay the caller's to close. */
  public Provisioner(EventBridgeAsyncClient events, SqsAsyncClient sqs) {
    this.events = events;
    this.queues = new QueueSetup(sqs);
  }

  /**
   * Does it all, on the calling thread; may be repeated.
   *
   * @return the queues' addresses by their names
   * @throws CompletionException what AWS refused, that it cannot be reached, or that the thread was
   *     interrupted
   */
  public Map<String, String> provision(Blueprint plan) {
    createBus(plan.bus());
    String busArn = answer(events.describeEventBus(r -> r.name(plan.bus()))).arn();
    var arns = new Arns(busArn);
    var urls = queues.create(plan, arns);
    createArchive(plan, busArn);
    for (Rule rule : plan.rules()) {
      put(plan.bus(), rule, arns);
    }
    LOG.info("{}: {} rules, {} queues are there", plan.bus(), plan.rules().size(), urls.size());
    return urls;
  }

  private void createBus(String name) {
    tolerate(() -> answer(events.createEventBus(r -> r.name(name))));
  }

  private void createArchive(Blueprint plan, String busArn) {
    var archive = plan.archive();
    tolerate(
        () ->
            answer(
                events.createArchive(
                    r ->
                        r.archiveName(archive.name())
                            .eventSourceArn(busArn)
                            .retentionDays(archive.days())
                            .eventPattern(archive.pattern()))));
  }

  /** One that exists was perhaps made by somebody with other wishes: it is left as it is. */
  private static void tolerate(Runnable creation) {
    try {
      creation.run();
    } catch (CompletionException e) {
      if (!(e.getCause() instanceof ResourceAlreadyExistsException)) {
        throw e;
      }
    }
  }

  /**
   * The answer of a call; an interrupt ends the wait and is kept.
   *
   * @throws CompletionException as {@link CompletableFuture#join}, or of the interrupt
   */
  static <T> T answer(CompletableFuture<T> call) {
    try {
      return call.get();
    } catch (ExecutionException e) {
      throw new CompletionException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CompletionException(e);
    }
  }

  private void put(String bus, Rule rule, Arns arns) {
    answer(
        events.putRule(
            r ->
                r.name(rule.name())
                    .eventBusName(bus)
                    .description(rule.description())
                    .eventPattern(rule.pattern())
                    .state(RuleState.ENABLED)));
    var targets = rule.targets().stream().map(target -> target(target, arns)).toList();
    var put =
        answer(events.putTargets(r -> r.rule(rule.name()).eventBusName(bus).targets(targets)));
    if (put.failedEntryCount() > 0) {
      throw new CompletionException(
          new IllegalStateException(
              "Targets of " + rule.name() + " were refused: " + put.failedEntries()));
    }
  }

  private static Target target(Blueprint.Target target, Arns arns) {
    var made =
        Target.builder()
            .id(target.name())
            .arn(
                switch (target.kind()) {
                  case FUNCTION -> arns.function(target.name());
                  case QUEUE -> arns.queue(target.name());
                });
    String deadLetters = target.deadLetters();
    if (deadLetters != null) {
      made.deadLetterConfig(d -> d.arn(arns.queue(deadLetters)));
    }
    var age = target.longestAge();
    if (target.retries() != null || age != null) {
      made.retryPolicy(
          r ->
              r.maximumRetryAttempts(target.retries())
                  .maximumEventAgeInSeconds(age == null ? null : Math.toIntExact(age.toSeconds())));
    }
    return made.build();
  }
}
