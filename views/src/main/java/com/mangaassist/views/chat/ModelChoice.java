package com.mangaassist.views.chat;

import com.mangaassist.services.flags.FlagDecision;

/**
 * The model of an answer.
 *
 * @param modelId its Bedrock id
 * @param flag what decided on it
 */
record ModelChoice(String modelId, FlagDecision flag) {}
