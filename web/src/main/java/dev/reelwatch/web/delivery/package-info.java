/**
 * How a digest leaves the house: by mail, to a webhook, to the robots of 飞书, 企业微信, 钉钉 and Slack, or into a folder. What is
 * to be sent is noted in the archive first, so that nothing is lost and nothing is sent twice.
 */
@NullMarked
package dev.reelwatch.web.delivery;

import org.jspecify.annotations.NullMarked;
