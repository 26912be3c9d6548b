/** MangaAssist itself, wired by hand: the one door through which a program opens the pipeline. */
@NullMarked
package com.mangaassist.backend.pipeline;

import org.jspecify.annotations.NullMarked;
