/** What of AWS belongs to MangaAssist, written down, and how it comes to be there. */
@NullMarked
package com.mangaassist.services.provisioning;

import org.jspecify.annotations.NullMarked;
