/**
 * What people write by hand in YAML: settings, sources, deliveries, the vocabulary. Jackson takes the last of two equal keys
 * and tells faults in words of its own, so all these files are read here.
 */
@NullMarked
package dev.reelwatch.crawler.yaml;

import org.jspecify.annotations.NullMarked;
