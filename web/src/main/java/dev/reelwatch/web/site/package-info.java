/** Pages and the HTTP API. */
@NullMarked
package dev.reelwatch.web.site;

import org.jspecify.annotations.NullMarked;
