package dev.reelwatch.index.entry;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.icu.ICUNormalizer2CharFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/**
 * Cuts text into terms: folded by NFKC and case, letters parted from digits, Han runs as pairs of characters. It never
 * splits on case, and {@code 1.6} stays whole; English words lose their endings ({@code shots}, {@code shooting}). Entries get each Han character as a term, too, which questions must not
 * ask for where it stands beside others; hence two of them.
 */
public final class EntryAnalyzer extends Analyzer {
    private final boolean singles;

    private EntryAnalyzer(boolean singles) {
        this.singles = singles;
    }

    public static EntryAnalyzer forEntries() {
        return new EntryAnalyzer(true);
    }

    public static EntryAnalyzer forQuestions() {
        return new EntryAnalyzer(false);
    }

    /**
     * A piece of a text.
     *
     * @param text as it lies in the index
     * @param start offset of its first UTF-16 code unit in the text as it was given
     * @param end offset after the last
     * @param han whether it is a pair of Han characters, or one that stands alone
     */
    public record Term(String text, int start, int end, boolean han) {}

    /** The terms of a text in order. */
    public List<Term> terms(String text) {
        List<Term> terms = new ArrayList<>();
        try (TokenStream stream = tokenStream("", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            TypeAttribute type = stream.addAttribute(TypeAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                boolean han = type.type().equals(CJKBigramFilter.DOUBLE_TYPE)
                        || type.type().equals(CJKBigramFilter.SINGLE_TYPE);
                terms.add(new Term(term.toString(), offset.startOffset(), offset.endOffset(), han));
            }
            stream.end();
        } catch (IOException e) {
            throw new IllegalStateException("a string cannot fail to be read", e);
        }
        return terms;
    }

    @Override
    protected Reader initReader(String field, Reader reader) {
        return new WordEdges(new ICUNormalizer2CharFilter(reader));
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        StandardTokenizer words = new StandardTokenizer();
        TokenStream pairs = new KStemFilter(new CJKBigramFilter(words));
        return new TokenStreamComponents(words, singles ? new HanCharacters(pairs) : pairs);
    }

    /** A phrase never reaches from the title into the sentence. */
    @Override
    public int getPositionIncrementGap(String field) {
        return 100;
    }
}
