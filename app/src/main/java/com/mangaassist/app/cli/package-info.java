/** The command line: subcommands, options and what they refuse. */
@NullMarked
package com.mangaassist.app.cli;

import org.jspecify.annotations.NullMarked;
