package com.mangaassist.backend.aws.events.state;

/** A target and the rule that it belongs to. */
public record Destination(Rule rule, Target target) {}
