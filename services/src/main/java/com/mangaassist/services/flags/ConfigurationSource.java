package com.mangaassist.services.flags;

/** Where a configuration is in AppConfig; each by its name or its id. */
public record ConfigurationSource(String application, String environment, String profile) {}
