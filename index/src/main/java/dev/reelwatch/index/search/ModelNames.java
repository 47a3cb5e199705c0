package dev.reelwatch.index.search;

import dev.reelwatch.index.entry.EntryDocument;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** The names of the models that claims are about, read once for each state of an index. */
final class ModelNames {
    private record Held(Object state, Set<String> names) {}

    private volatile @Nullable Held held;

    Set<String> in(IndexReader reader) throws IOException {
        Object state = reader.getReaderCacheHelper().getKey();
        Held last = held;
        if (last != null && last.state().equals(state)) return last.names();
        Set<String> names = new HashSet<>();
        Terms terms = MultiTerms.getTerms(reader, EntryDocument.MODEL);
        if (terms != null) {
            TermsEnum each = terms.iterator();
            for (BytesRef name = each.next(); name != null; name = each.next()) names.add(name.utf8ToString());
        }
        held = new Held(state, Set.copyOf(names));
        return names;
    }
}
