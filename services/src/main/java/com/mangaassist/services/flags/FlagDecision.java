package com.mangaassist.services.flags;

/**
 * What a flag said for one user.
 *
 * @param name the flag
 * @param bucket the user's bucket, 0 to 99
 * @param rolloutPercentage the share of the user's segment at that moment, 0 to 100
 * @param variant the model id that was chosen
 * @param reason why
 */
public record FlagDecision(
    String name, int bucket, int rolloutPercentage, String variant, FlagReason reason) {}
