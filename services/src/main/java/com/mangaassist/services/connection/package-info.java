/** Where the clients go: connection profiles, the connection file and the AWS SDK clients. */
@NullMarked
package com.mangaassist.services.connection;

import org.jspecify.annotations.NullMarked;
