/** The door of the program: {@link dev.reelwatch.web.App} wires the rooms together. */
@NullMarked
package dev.reelwatch.web;

import org.jspecify.annotations.NullMarked;
