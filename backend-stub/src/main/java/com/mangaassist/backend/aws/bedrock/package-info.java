/** The Bedrock Runtime stand-in: converse, invoke and embed over AWS's own wire formats. */
@NullMarked
package com.mangaassist.backend.aws.bedrock;

import org.jspecify.annotations.NullMarked;
