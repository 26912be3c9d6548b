/** The events that MangaAssist puts on its bus, and the publisher of them. */
@NullMarked
package com.mangaassist.services.events;

import org.jspecify.annotations.NullMarked;
