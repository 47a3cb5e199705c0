package dev.reelwatch.index.search;

import dev.reelwatch.index.entry.EntryAnalyzer.Term;
import dev.reelwatch.index.entry.EntryDocument;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.BytesRef;

/**
 * The passage of an article that answers a question best. Where the words stand is read from the index, so that a long
 * article costs no more than a short one.
 */
record Snippet(String text, List<Span> marks) {
    private static final int LENGTH = 160;
    private static final int MOST_PLACES = 400;
    private static final String ENDS = "\n。！？!?";

    private record Place(int start, int end, int what) {}

    static Snippet of(String text, int doc, IndexSearcher searcher, Marks marks) throws IOException {
        List<Place> places = places(text, doc, searcher, marks);
        int first = 0;
        int last = 0;
        int best = 0;
        int from = 0;
        for (int to = 0; to < places.size(); to++) {
            while (places.get(to).end() - places.get(from).start() > LENGTH && from < to) from++;
            BitSet different = new BitSet();
            for (int i = from; i <= to; i++) different.set(places.get(i).what());
            int worth = different.cardinality() * 100 + Math.min(99, to - from);
            if (worth > best) {
                best = worth;
                first = places.get(from).start();
                last = places.get(to).end();
            }
        }
        int start = sentenceStart(text, first, Math.max(0, LENGTH - (last - first)) / 2);
        int end = sentenceEnd(text, Math.max(last, start), start + LENGTH);
        String passage = text.substring(start, end);
        List<Span> found = marks.in(passage);
        return new Snippet(passage.replace('\n', ' '), found);
    }

    private static List<Place> places(String text, int doc, IndexSearcher searcher, Marks marks) throws IOException {
        List<Place> places = new ArrayList<>();
        for (Span span : marks.namesIn(text)) places.add(new Place(span.start(), span.end(), 0));
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
        Terms terms = leaf.reader().terms(EntryDocument.TEXT);
        if (terms != null) {
            TermsEnum each = terms.iterator();
            int what = 1;
            for (List<Term> row : marks.rows()) {
                for (Term term : row) {
                    if (each.seekExact(new BytesRef(term.text()))) {
                        PostingsEnum postings = each.postings(null, PostingsEnum.OFFSETS);
                        if (postings.advance(doc - leaf.docBase) == doc - leaf.docBase) {
                            for (int i = Math.min(MOST_PLACES, postings.freq()); i > 0; i--) {
                                postings.nextPosition();
                                places.add(new Place(postings.startOffset(), postings.endOffset(), what));
                            }
                        }
                    }
                    what++;
                }
            }
        }
        places.sort(Comparator.comparingInt(Place::start).thenComparingInt(Place::end));
        return places;
    }

    private static int sentenceStart(String text, int at, int most) {
        int start = at;
        while (start > 0 && at - start < most && ENDS.indexOf(text.charAt(start - 1)) < 0) start--;
        while (start < at && isWithinWord(text, start)) start++;
        while (start < at && Character.isWhitespace(text.charAt(start))) start++;
        return start > 0 && start < text.length() && Character.isLowSurrogate(text.charAt(start)) ? start - 1 : start;
    }

    private static int sentenceEnd(String text, int at, int wanted) {
        int end = Math.min(text.length(), Math.max(at, wanted));
        int cut = end;
        while (end < text.length() && end - cut < LENGTH / 4 && ENDS.indexOf(text.charAt(end - 1)) < 0) end++;
        int word = end;
        while (word > at && isWithinWord(text, word)) word--;
        if (word > at) end = word;
        return end < text.length() && end > 0 && Character.isLowSurrogate(text.charAt(end)) ? end + 1 : end;
    }

    /** True between two letters of a word that is written without spaces in it, which Chinese words are not. */
    private static boolean isWithinWord(String text, int at) {
        return at > 0 && at < text.length() && isOfWord(text.charAt(at - 1)) && isOfWord(text.charAt(at));
    }

    private static boolean isOfWord(char c) {
        return Character.isLetterOrDigit(c) && !Character.isIdeographic(c);
    }
}
