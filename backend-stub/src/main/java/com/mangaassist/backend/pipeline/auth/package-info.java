/** Who may call the gateway: the credentials of a data folder, bearer tokens, keys. */
@NullMarked
package com.mangaassist.backend.pipeline.auth;

import org.jspecify.annotations.NullMarked;
