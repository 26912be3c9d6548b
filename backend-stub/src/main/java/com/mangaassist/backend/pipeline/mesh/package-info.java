/**
 * The mesh between gateway and orchestrator: who is there, who is well, and what passed between.
 */
@NullMarked
package com.mangaassist.backend.pipeline.mesh;

import org.jspecify.annotations.NullMarked;
