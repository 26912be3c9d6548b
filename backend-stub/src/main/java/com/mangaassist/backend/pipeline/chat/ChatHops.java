package com.mangaassist.backend.pipeline.chat;

import com.mangaassist.backend.pipeline.dialogue.Dialogue;
import com.mangaassist.backend.pipeline.flags.ModelRollout;
import com.mangaassist.backend.pipeline.moderation.Moderation;
import com.mangaassist.backend.pipeline.prompt.GroundingFinder;
import com.mangaassist.backend.pipeline.prompt.PromptBuilder;
import com.mangaassist.backend.pipeline.resilience.ResilientModels;
import com.mangaassist.backend.pipeline.sessions.AnswerCheckpoints;
import com.mangaassist.backend.pipeline.sessions.SessionStore;
import java.time.Clock;
import java.util.function.LongSupplier;

/**
 * The hops that a message takes, in order.
 *
 * @param earlier answers for when no model gives one
 * @param clock tells the time, UTC
 * @param nanos as {@link System#nanoTime}, for durations
 */
public record ChatHops(
    Moderation moderation,
    Dialogue dialogue,
    ModelRollout rollout,
    GroundingFinder grounding,
    PromptBuilder prompts,
    AnswerCache cache,
    ResilientModels models,
    EarlierAnswers earlier,
    SessionStore sessions,
    AnswerCheckpoints checkpoints,
    TurnMetrics metrics,
    Clock clock,
    LongSupplier nanos) {}
