package dev.wirefold.bench;

import dev.wirefold.core.fingerprint.HouseWire.Labelled;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * An index of all articles, which is then asked for each, by a query as Solr's {@code min_hash} parser makes it with
 * {@code sim} and the default {@code tp}: a share of the terms has to agree. An index that knew each article when the next one
 * comes would have to be opened anew for each. Its files stay in the memory of the operating system; a directory on the heap
 * took 1.5 times as long.
 *
 * @param leastShare of the article's terms, 0 to 1
 */
record LuceneFinder(double leastShare) implements PairFinder {
    private static final String FIELD = "minhash";
    private static final int MOST_HITS = 256;
    private static final double BUFFER_MEGABYTES = 256;

    @Override
    public FoundPairs find(List<Labelled> wire) {
        try {
            Path files = Files.createTempDirectory("lucene");
            try (Directory directory = new MMapDirectory(files)) {
                FoundPairs found = find(directory, signatures(wire, directory));
                for (String file : directory.listAll()) {
                    directory.deleteFile(file);
                }
                return found;
            } finally {
                Files.delete(files);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Set<BytesRef>> signatures(List<Labelled> wire, Directory directory) throws IOException {
        LuceneSigner signer = new LuceneSigner();
        List<Set<BytesRef>> signatures = new ArrayList<>(wire.size());
        try (IndexWriter writer = new IndexWriter(directory, config())) {
            for (Labelled article : wire) {
                Set<BytesRef> signature = signer.sign(Shingles.text(article.text()));
                writer.addDocument(document(signature));
                signatures.add(signature);
            }
        }
        return signatures;
    }

    private FoundPairs find(Directory directory, List<Set<BytesRef>> signatures) throws IOException {
        FoundPairs found = new FoundPairs();
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            IndexSearcher searcher = new IndexSearcher(reader);
            searcher.setQueryCache(null);
            for (int i = 0; i < signatures.size(); i++) {
                for (ScoreDoc hit : searcher.search(query(signatures.get(i)), MOST_HITS).scoreDocs) {
                    if (hit.doc < i) {
                        found.add(hit.doc, i);
                    }
                }
            }
        }
        return found;
    }

    /** Its merges keep the order, so that a document's number is the article's place. */
    private static IndexWriterConfig config() {
        return new IndexWriterConfig()
                .setMergePolicy(new LogDocMergePolicy())
                .setMergeScheduler(new SerialMergeScheduler())
                .setRAMBufferSizeMB(BUFFER_MEGABYTES);
    }

    private static Document document(Set<BytesRef> signature) {
        Document document = new Document();
        signature.forEach(term -> document.add(new StringField(FIELD, term, Field.Store.NO)));
        return document;
    }

    private Query query(Set<BytesRef> signature) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        signature.forEach(
                term -> query.add(new ConstantScoreQuery(new TermQuery(new Term(FIELD, term))), Occur.SHOULD));
        query.setMinimumNumberShouldMatch((int) Math.ceil(signature.size() * leastShare));
        return query.build();
    }
}
