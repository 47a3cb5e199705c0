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
 * Adds the single characters of each run of bigrams: the first one of each in its place, and the last of the run in the place of the
 * last bigram. A word of one character thereby is a term of its own wherever it stands.
 */
final class HanCharacters extends TokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
    private final PositionIncrementAttribute position = addAttribute(PositionIncrementAttribute.class);
    private final TypeAttribute type = addAttribute(TypeAttribute.class);

    private AttributeSource.@Nullable State waiting;
    private String first = "";
    private String last = "";
    private int start;
    private int end;
    private int firstEnd;
    private int lastStart;

    HanCharacters(TokenStream in) {
        super(in);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!first.isEmpty()) {
            single(first, start, firstEnd);
            first = "";
            return true;
        }
        if (waiting != null) {
            restoreState(waiting);
            waiting = null;
            remember();
            return true;
        }
        boolean more = input.incrementToken();
        if (!last.isEmpty() && (!more || offset.startOffset() >= end)) {
            if (more) waiting = captureState();
            single(last, lastStart, end);
            last = "";
            return true;
        }
        if (more) remember();
        return more;
    }

    private void single(String character, int from, int to) {
        clearAttributes();
        term.append(character);
        offset.setOffset(from, to);
        position.setPositionIncrement(0);
        type.setType(CJKBigramFilter.SINGLE_TYPE);
    }

    private void remember() {
        first = last = "";
        if (!CJKBigramFilter.DOUBLE_TYPE.equals(type.type())) return;
        int half = Character.offsetByCodePoints(term, 0, 1);
        first = term.toString().substring(0, half);
        last = term.toString().substring(half);
        start = offset.startOffset();
        end = offset.endOffset();
        // a folded character can be longer or shorter than what was written: then each stands for the whole
        boolean plain = end - start == term.length();
        firstEnd = plain ? start + half : end;
        lastStart = plain ? firstEnd : start;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        waiting = null;
        first = last = "";
    }
}
