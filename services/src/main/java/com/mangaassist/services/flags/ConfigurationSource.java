package com.mangaassist.services.flags;

/** Where a configuration is in AppConfig, by names or ids. */
public record ConfigurationSource(String application, String environment, String profile) {}
