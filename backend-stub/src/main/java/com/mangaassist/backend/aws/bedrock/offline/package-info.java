/** The offline model: writes answers from its prompt alone. */
@NullMarked
package com.mangaassist.backend.aws.bedrock.offline;

import org.jspecify.annotations.NullMarked;
