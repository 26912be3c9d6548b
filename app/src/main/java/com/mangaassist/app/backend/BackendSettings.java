package com.mangaassist.app.backend;

import com.mangaassist.services.connection.ConnectionProfile;
import java.nio.file.Path;

/**
 * What a backend is started with.
 *
 * @param dataFolder everything it keeps
 * @param connectionFile where it says how to reach it
 * @param profile where AWS is
 * @param port of HTTP on 127.0.0.1; 0 for any free one
 * @param instantModels true for offline models without latency
 */
public record BackendSettings(
    Path dataFolder,
    Path connectionFile,
    ConnectionProfile profile,
    int port,
    boolean instantModels) {}
