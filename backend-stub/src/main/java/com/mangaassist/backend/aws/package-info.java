/** The AWS stand-ins behind one endpoint, wired together. */
@NullMarked
package com.mangaassist.backend.aws;

import org.jspecify.annotations.NullMarked;
