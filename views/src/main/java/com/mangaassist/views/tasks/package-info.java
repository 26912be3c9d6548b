/** Background work whose callbacks come on the JavaFX thread. */
@NullMarked
package com.mangaassist.views.tasks;

import org.jspecify.annotations.NullMarked;
