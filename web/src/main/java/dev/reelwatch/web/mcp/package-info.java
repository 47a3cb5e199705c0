/** Tools for assistants (Model Context Protocol): questions to the knowledge, over standard streams and over HTTP. */
@NullMarked
package dev.reelwatch.web.mcp;

import org.jspecify.annotations.NullMarked;
