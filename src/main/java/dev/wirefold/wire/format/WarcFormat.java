package dev.wirefold.wire.format;

import dev.wirefold.wire.ArticleFormat;
import dev.wirefold.wire.ArticleSink;
import dev.wirefold.wire.Input;
import dev.wirefold.wire.InputStart;
import dev.wirefold.wire.Refusal;
import dev.wirefold.wire.UnusableException;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** An archive of the web in WARC (ISO 28500): every page in HTML that was answered with 200 is an article. */
final class WarcFormat implements ArticleFormat {
    static final int MAX_PAGES = 1_000_000;

    @Override
    public String format() {
        return "warc";
    }

    @Override
    public boolean accepts(InputStart head) {
        return isWarc(head);
    }

    static boolean isWarc(InputStart head) {
        return head.text().startsWith("WARC/");
    }

    @Override
    public void read(Input input, ArticleSink sink) throws IOException, UnusableException {
        WarcRecords records = new WarcRecords(input.stream());
        int pages = 0;
        for (Optional<WarcRecords.Entry> next = records.next(); next.isPresent(); next = records.next()) {
            String where = input.where() + "#" + records.number();
            try {
                boolean page = readRecord(next.get(), input, where, sink);
                pages += page ? 1 : 0;
            } catch (UnusableException e) {
                sink.refused(new Refusal(where, e.why()));
                pages++;
            }
            if (pages == MAX_PAGES) {
                throw new UnusableException("has more than " + MAX_PAGES + " pages; what comes behind was not read");
            }
        }
    }

    /** True if it was a page. */
    private static boolean readRecord(WarcRecords.Entry record, Input input, String where, ArticleSink sink)
            throws UnusableException {
        boolean response = record.type().equals("response");
        if (!response && !record.type().equals("resource")) {
            return false;
        }
        byte[] block = record.block();
        if (block == null) {
            sink.unknownField(record.type() + " of more than " + Input.MAX_DOCUMENT_BYTES + " bytes");
            return false;
        }
        String date = record.field("warc-date");
        String address = record.field("warc-target-uri").replace("<", "").replace(">", "");
        if (!response) {
            String type = record.field("content-type");
            return isPage(type, sink)
                    && read(new SavedPage(block, HttpAnswer.charset(type), address, date), input, where, sink);
        }
        HttpAnswer answer = HttpAnswer.of(block);
        if (answer.status() != 200) {
            sink.unknownField("response of status " + answer.status());
            return false;
        }
        String type = answer.field("content-type");
        return isPage(type, sink)
                && read(new SavedPage(answer.content(), HttpAnswer.charset(type), address, date), input, where, sink);
    }

    private static boolean read(SavedPage page, Input input, String where, ArticleSink sink) throws UnusableException {
        page.read(input, where, false, sink);
        return true;
    }

    private static boolean isPage(String type, ArticleSink sink) {
        String bare = type.toLowerCase(Locale.ROOT);
        boolean page = bare.startsWith("text/html") || bare.startsWith("application/xhtml+xml");
        if (!page) {
            int end = bare.indexOf(';');
            sink.unknownField("response of type " + (end < 0 ? bare : bare.substring(0, end)).strip());
        }
        return page;
    }
}
