/** API Gateway's mapping templates: VTL with its tools, and nothing else within reach. */
@NullMarked
package com.mangaassist.backend.pipeline.template;

import org.jspecify.annotations.NullMarked;
