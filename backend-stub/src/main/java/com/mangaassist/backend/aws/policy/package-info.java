/** What resource policies say to the one account that is here. */
@NullMarked
package com.mangaassist.backend.aws.policy;

import org.jspecify.annotations.NullMarked;
