package dev.reelwatch.index.finding;

/**
 * Who stands behind a finding.
 *
 * @param origins independent voices
 * @param vendor of them, those that give the vendor's word
 * @param testers of them, those that tried it or give their own opinion
 */
public record Support(int origins, int vendor, int testers) {}
