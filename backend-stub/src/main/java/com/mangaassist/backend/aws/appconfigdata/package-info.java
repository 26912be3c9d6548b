/** The AppConfigData stand-in: sessions, and the configuration that each is to have now. */
@NullMarked
package com.mangaassist.backend.aws.appconfigdata;

import org.jspecify.annotations.NullMarked;
