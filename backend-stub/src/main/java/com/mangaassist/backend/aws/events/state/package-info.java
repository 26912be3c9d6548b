/** What EventBridge knows: buses, rules, archives, replays, and events until they are delivered. */
@NullMarked
package com.mangaassist.backend.aws.events.state;

import org.jspecify.annotations.NullMarked;
