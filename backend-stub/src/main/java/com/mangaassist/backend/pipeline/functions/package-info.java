/** The pipeline's functions that rules of the bus lead to, behind Lambda's Invoke. */
@NullMarked
package com.mangaassist.backend.pipeline.functions;

import org.jspecify.annotations.NullMarked;
