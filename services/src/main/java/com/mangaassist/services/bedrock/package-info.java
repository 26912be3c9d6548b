/** Answers of Bedrock's models as they are written, for little memory. */
@NullMarked
package com.mangaassist.services.bedrock;

import org.jspecify.annotations.NullMarked;
