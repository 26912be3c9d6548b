/** How the gateway reaches what stands behind a route: API Gateway's integration types. */
@NullMarked
package com.mangaassist.backend.pipeline.integration;

import org.jspecify.annotations.NullMarked;
