package dev.reelwatch.index.entry;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;
import org.apache.lucene.util.AttributeSource;
import org.jspecify.annotations.Nullable;

/**
 * Adds the last character of each run of bigrams, in the place of the last bigram. Every character of an entry thereby
 * begins a term, so that a prefix query finds one-character words wherever they stand, at one term a run.
 */
final class HanTails extends TokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
    private final PositionIncrementAttribute position = addAttribute(PositionIncrementAttribute.class);
    private final TypeAttribute type = addAttribute(TypeAttribute.class);

    private AttributeSource.@Nullable State waiting;
    private String tail = "";
    private int tailStart;
    private int tailEnd;

    HanTails(TokenStream in) {
        super(in);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (waiting != null) {
            restoreState(waiting);
            waiting = null;
            remember();
            return true;
        }
        boolean more = input.incrementToken();
        if (!tail.isEmpty() && (!more || offset.startOffset() >= tailEnd)) {
            if (more) waiting = captureState();
            clearAttributes();
            term.append(tail);
            offset.setOffset(tailStart, tailEnd);
            position.setPositionIncrement(0);
            type.setType(CJKBigramFilter.SINGLE_TYPE);
            tail = "";
            return true;
        }
        if (more) remember();
        return more;
    }

    private void remember() {
        tail = "";
        if (CJKBigramFilter.DOUBLE_TYPE.equals(type.type())) {
            int from = Character.offsetByCodePoints(term, 0, 1);
            tail = term.toString().substring(from);
            // a folded character can be longer or shorter than what was written: then the tail stands for the whole
            boolean plain = offset.endOffset() - offset.startOffset() == term.length();
            tailStart = offset.startOffset() + (plain ? from : 0);
            tailEnd = offset.endOffset();
        }
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        waiting = null;
        tail = "";
    }
}
