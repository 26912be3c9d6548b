package com.mangaassist.backend.pipeline.usage;

/**
 * Who holds a key, without its value.
 *
 * @param name as logs show it
 */
public record ApiKey(String name, UsagePlan plan) {}
