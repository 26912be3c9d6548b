package com.mangaassist.backend.pipeline.flags;

import com.mangaassist.backend.pipeline.prompt.PromptTemplates;
import com.mangaassist.services.connection.AwsClients;
import com.mangaassist.services.flags.ConfigurationReader;
import com.mangaassist.services.flags.ConfigurationSeed;
import com.mangaassist.services.flags.ConfigurationSource;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps flags and prompt templates as AppConfig has them. At the first start it plants what comes
 * with the release; where it may not, it reads what somebody else has set up under the same names.
 */
public final class Configurations implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Configurations.class);
  private static final String APPLICATION = "MangaAssist";
  private static final String ENVIRONMENT = "prod";
  private static final String FLAGS = "ai-feature-flags";
  private static final String PROMPTS = "prompt-templates";

  /** As the shop's document polls. */
  private static final Duration INTERVAL = Duration.ofSeconds(30);

  private final AwsClients aws;
  private final ModelRollout rollout;
  private final PromptTemplates prompts;
  private final ConfigurationReader flagReader;
  private final ConfigurationReader promptReader;
  private @Nullable List<ConfigurationSource> sources;

  private Configurations(AwsClients aws, ModelRollout rollout, PromptTemplates prompts) {
    this.aws = aws;
    this.rollout = rollout;
    this.prompts = prompts;
    this.flagReader = reader(0, rollout::read, rollout::failed);
    this.promptReader = reader(1, prompts::read, prompts::failed);
  }

  /** Begins to read; nobody waits for it. */
  public static Configurations start(
      AwsClients aws, ModelRollout rollout, PromptTemplates prompts) {
    return new Configurations(aws, rollout, prompts);
  }

  private ConfigurationReader reader(int which, Consumer<String> read, Consumer<String> failed) {
    return ConfigurationReader.start(
        aws::appConfigData,
        () -> planted().get(which),
        INTERVAL,
        new ConfigurationReader.Listener() {
          @Override
          public void read(String content) {
            read.accept(content);
          }

          @Override
          public void failed(String why) {
            failed.accept(why);
          }
        });
  }

  private synchronized List<ConfigurationSource> planted() {
    List<ConfigurationSource> known = sources;
    if (known == null) {
      try {
        known =
            new ConfigurationSeed(aws.appConfig())
                .plant(
                    APPLICATION,
                    ENVIRONMENT,
                    List.of(
                        new ConfigurationSeed.Content(
                            FLAGS, ConfigurationSeed.FLAGS, rollout.document()),
                        new ConfigurationSeed.Content(
                            PROMPTS, ConfigurationSeed.FREEFORM, prompts.document())));
      } catch (RuntimeException e) {
        LOG.warn("AppConfig could not be set up, names are tried: {}", e.getMessage());
        return List.of(
            new ConfigurationSource(APPLICATION, ENVIRONMENT, FLAGS),
            new ConfigurationSource(APPLICATION, ENVIRONMENT, PROMPTS));
      }
      sources = known;
    }
    return known;
  }

  /** Reads both again now. */
  public void refresh() {
    flagReader.refresh();
    promptReader.refresh();
  }

  @Override
  public void close() {
    flagReader.close();
    promptReader.close();
  }
}
