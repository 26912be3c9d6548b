/** What this machine lacks, and the command that mends it. */
@NullMarked
package com.mangaassist.app.doctor;

import org.jspecify.annotations.NullMarked;
