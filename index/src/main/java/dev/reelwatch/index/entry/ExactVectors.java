package dev.reelwatch.index.entry;

import dev.reelwatch.index.embedding.SentenceVector;
import java.io.IOException;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.FilterCodec;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.KnnVectorsReader;
import org.apache.lucene.codecs.KnnVectorsWriter;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.codecs.perfield.PerFieldKnnVectorsFormat;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;

/**
 * Vectors as they are, without a graph over them. A graph finds most of the nearest, and which ones depends on how the
 * index came about: a rebuilt one would answer otherwise. It would also be built anew with each merge, which takes longer
 * than all else that is indexed. To compare with each of a hundred thousand vectors takes milliseconds.
 */
final class ExactVectors extends FilterCodec {
    private static final int M = Lucene99HnswVectorsFormat.DEFAULT_MAX_CONN;
    private static final int BEAM = Lucene99HnswVectorsFormat.DEFAULT_BEAM_WIDTH;

    private final KnnVectorsFormat vectors = new PerFieldKnnVectorsFormat() {
        @Override
        public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
            return new AnyLength();
        }
    };

    private ExactVectors(Codec codec) {
        super(codec.getName(), codec);
    }

    /** For writers; what it wrote is read without it. */
    static Codec codec() {
        return new ExactVectors(Codec.getDefault());
    }

    @Override
    public KnnVectorsFormat knnVectorsFormat() {
        return vectors;
    }

    /** Lucene's own format, which readers find by its name, for vectors longer than Lucene takes by itself. */
    private static final class AnyLength extends KnnVectorsFormat {
        private final Lucene99HnswVectorsFormat format =
                new Lucene99HnswVectorsFormat(M, BEAM, 1, null, Integer.MAX_VALUE);

        AnyLength() {
            super("Lucene99HnswVectorsFormat");
        }

        @Override
        public KnnVectorsWriter fieldsWriter(SegmentWriteState state) throws IOException {
            return format.fieldsWriter(state);
        }

        @Override
        public KnnVectorsReader fieldsReader(SegmentReadState state) throws IOException {
            return format.fieldsReader(state);
        }

        @Override
        public int getMaxDimensions(String field) {
            return SentenceVector.MOST_NUMBERS;
        }
    }
}
