/** What a customer may like next, by what the customer likes already. */
@NullMarked
package com.mangaassist.backend.pipeline.recommend;

import org.jspecify.annotations.NullMarked;
