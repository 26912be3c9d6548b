/** Models as data: ids, prices, latency profiles and their state per kind of connection. */
@NullMarked
package com.mangaassist.services.models;

import org.jspecify.annotations.NullMarked;
