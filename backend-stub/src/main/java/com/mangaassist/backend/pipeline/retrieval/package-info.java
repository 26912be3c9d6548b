/**
 * Product retrieval of the shop: the catalogue, the query and result shapes, and the index port.
 */
@NullMarked
package com.mangaassist.backend.pipeline.retrieval;

import org.jspecify.annotations.NullMarked;
