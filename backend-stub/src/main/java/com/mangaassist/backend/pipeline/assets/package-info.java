/** Pictures of products, drawn: the shop's own come from a bucket behind CloudFront. */
@NullMarked
package com.mangaassist.backend.pipeline.assets;

import org.jspecify.annotations.NullMarked;
