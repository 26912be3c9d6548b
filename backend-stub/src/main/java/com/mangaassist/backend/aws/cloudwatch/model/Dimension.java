package com.mangaassist.backend.aws.cloudwatch.model;

/** A name and value that tell one metric from others of its name. */
public record Dimension(String name, String value) {}
