/** The offline model alone. */
@NullMarked
package com.mangaassist.backend.aws.bedrock.offline;

import org.jspecify.annotations.NullMarked;
