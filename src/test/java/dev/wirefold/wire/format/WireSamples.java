package dev.wirefold.wire.format;

import static dev.wirefold.wire.format.FormatReading.FERRIES;
import static dev.wirefold.wire.format.FormatReading.HARBOUR;

/** Small documents in the formats that no file of the project is in, for the tests of all of them. */
public final class WireSamples {
    public static final String MAIL = """
            Received: from mx.ellery.example by wire.example; Wed, 8 Mar 2023 10:30:02 +0100
            Date: Wed, 8 Mar 2023 10:30:00 +0100
            From: =?utf-8?Q?Ellery_Desk?= <desk@ellery.example>
            To: wire@example.org
            Subject: =?iso-8859-1?Q?F=E4hren?= fahren
             wieder
            Message-ID: <8.harbour@ellery.example>
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=outer

            --outer
            Content-Type: multipart/alternative; boundary=inner

            --inner
            Content-Type: text/plain; charset=iso-8859-1; format=flowed
            Content-Transfer-Encoding: quoted-printable

            By Jo Marsh

            Die F=E4hren fahren ab Mittwoch wieder zu den Inseln, sagte=20
            der Hafenmeister.

            Der Hafen war drei Tage lang geschlossen.

            --=20
            Ellery Desk, Quay 1
            --inner
            Content-Type: text/html; charset=utf-8

            <p>Other</p>
            --inner--
            --outer
            Content-Type: image/png
            Content-Disposition: attachment; filename=quay.png
            Content-Transfer-Encoding: base64

            iVBORw0KGgo=
            --outer--
            """;

    public static final String MHTML = """
            From: <Saved by Blink>
            Snapshot-Content-Location: https://ellery.example/harbour
            Subject: Harbour
            MIME-Version: 1.0
            Content-Type: multipart/related; type="text/html"; boundary="page"

            --page
            Content-Type: text/html; charset=utf-8
            Content-Transfer-Encoding: base64
            Content-Location: https://ellery.example/harbour

            PGh0bWw+PGJvZHk+PGFydGljbGU+PGgxPkhhcmJvdXIgcmVvcGVuczwvaDE+PHA+VGhlIGhhcmJv
            dXIgb2YgUG9ydCBFbGxlcnkgcmVvcGVuZWQgb24gVHVlc2RheSBhZnRlciBhIHN0b3JtIG9mIHRo
            cmVlIGRheXMuPC9wPjwvYXJ0aWNsZT48L2JvZHk+PC9odG1sPg==
            --page
            Content-Type: text/css

            p { color: red }
            --page--
            """;

    @SuppressWarnings("StringConcatToTextBlock") // its ends of lines and control characters count
    public static final String IPTC_7901 =
            "\u0001ella0042 3 trn 120 harbour\r\nStorm/\r\n\u0002Harbour reopens after the storm =\r\n\r\n"
                    + "   PORT ELLERY (ELA) - The harbour of Port Ellery reopened\r\non Tuesday after a storm of three days.\r\n"
                    + "   Ferries sail again from Wednesday.\r\n"
                    + "The following information is not for publication\r\nCall the desk.\r\n\u0003\r\n080930 GMT Mar 23\r\n\u0004";

    @SuppressWarnings("StringConcatToTextBlock") // its ends of lines and control characters count
    public static final String ANPA_1312 =
            "\u0016\u0016\u0001a0042\u001f_ela\r\nu i\u0013\u0011 BC-EL--Harbour       03-08 0120\r\n"
                    + "\u0002^BC-EL--Harbour, 1st Ld-Writethru,120<\r\n^Harbour reopens after the storm<\r\n^Eds: ADDS ferries.<\r\n"
                    + "^By JO MARSH=\r\n\tPORT ELLERY (ELA) _ The harbour of Port Ellery reopened\r\non Tuesday after a ``storm'' of three days.<\r\n"
                    + "\tFerries sail again from Wednesday.\r\n\u0003\r\nELA-WF-03-08-23 0930GMT<\r\n\u0004";

    public static final String ZCZC = """
            ZCZC ELA0042
             3 TRN EL

            HARBOUR REOPENS AFTER THE STORM

            PORT ELLERY (ELA) - The harbour of Port Ellery reopened on
            Tuesday after a storm of three days.
               Ferries sail again from Wednesday.

            080930 GMT MAR 23
            NNNN
            """;

    public static final String NEWSML_1 = """
            <?xml version="1.0"?>
            <NewsML Version="1.2">
              <NewsItem xml:lang="en">
                <Identification><NewsIdentifier>
                  <ProviderId>ellery.example</ProviderId><DateId>20230308</DateId><NewsItemId>HARBOUR</NewsItemId>
                  <RevisionId PreviousRevision="1" Update="N">2</RevisionId>
                  <PublicIdentifier>urn:newsml:ellery.example:20230308:HARBOUR:2N</PublicIdentifier>
                </NewsIdentifier><NameLabel>harbour-storm</NameLabel></Identification>
                <NewsManagement>
                  <NewsItemType FormalName="News"/><FirstCreated>20230308T093000Z</FirstCreated>
                  <ThisRevisionCreated>20230308T101500+0000</ThisRevisionCreated>
                  <Status FormalName="Usable"/><Urgency FormalName="3"/><DerivedFrom NewsItem="urn:newsml:b"/>
                </NewsManagement>
                <NewsComponent><Role FormalName="Main"/>
                  <NewsLines><HeadLine>Harbour reopens</HeadLine><ByLine>By Jo Marsh</ByLine><DateLine>PORT ELLERY</DateLine>
                    <CopyrightLine>Ellery Agency 2023</CopyrightLine></NewsLines>
                  <AdministrativeMetadata><Provider><Party FormalName="Ellery Agency"/></Provider>
                    <Source><Party FormalName="Bay Press"/></Source></AdministrativeMetadata>
                  <DescriptiveMetadata><Language FormalName="en"/><SubjectCode><Subject FormalName="04015001"/></SubjectCode>
                  </DescriptiveMetadata>
                  <NewsComponent><ContentItem><MediaType FormalName="Text"/>
                    <DataContent><p>%s</p><p>%s</p></DataContent></ContentItem></NewsComponent>
                  <NewsComponent><ContentItem><MediaType FormalName="Photo"/><DataContent>abc</DataContent></ContentItem>
                  </NewsComponent>
                </NewsComponent>
              </NewsItem>
            </NewsML>
            """.formatted(HARBOUR, FERRIES);

    public static final String JSON_FEED = """
            {"version": "https://jsonfeed.org/version/1.1", "title": "Ellery Post", "home_page_url": "https://ellery.example/",
             "language": "en", "authors": [{"name": "The desk"}],
             "items": [
              {"id": 1001, "url": "/harbour", "title": "Use <b> for harbour", "content_html": "<p>%1$s</p><p>%2$s</p>",
               "date_published": "2023-03-08T09:30:00Z", "date_modified": "2023-03-08T10:15:00Z", "tags": ["Shipping"],
               "authors": [{"name": "Jo Marsh"}, {"name": "Pat Lowe"}], "image": "https://ellery.example/q.png"},
              {"url": "https://ellery.example/ferries", "content_text": "%2$s", "date_published": "late"},
              7
             ]}
            """.formatted(HARBOUR, FERRIES);

    public static final String RSS_1 = """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
                xmlns:dc="http://purl.org/dc/elements/1.1/">
              <channel rdf:about="https://ellery.example/rss"><title>Ellery Post</title><link>https://ellery.example/</link>
                <dc:language>en</dc:language></channel>
              <item rdf:about="https://ellery.example/harbour"><title>Harbour</title><link>/harbour?from=rss</link>
                <description>%s</description><dc:date>2023-03-08T09:30:00Z</dc:date></item>
            </rdf:RDF>
            """.formatted(HARBOUR);

    public static final String ATOM_03 = """
            <feed version="0.3" xmlns="http://purl.org/atom/ns#" xml:lang="en" xml:base="https://ellery.example/">
              <title>Ellery Post</title><modified>2023-03-08T10:15:00Z</modified>
              <entry><title mode="escaped" type="text/html">Harbour &amp;amp; ferries</title><id>tag:ellery.example,2023:1</id>
                <link rel="alternate" type="text/html" href="harbour"/>
                <issued>2023-03-08T09:30:00Z</issued><modified>2023-03-08T10:15:00Z</modified>
                <content type="text/html" mode="base64">PHA+VGhlIGhhcmJvdXI8L3A+PHA+aXMgb3Blbi48L3A+</content></entry>
            </feed>
            """;

    private static final String PAGE =
            "<html><head><meta charset='utf-8'></head><body><article><h1>Harbour reopens</h1><p>" + HARBOUR + "</p><p>"
                    + FERRIES + "</p></article></body></html>";

    public static final String WARC = record("warcinfo", "", "application/warc-fields", "software: x\r\n")
            + record("request", "https://ellery.example/1", "application/http", "GET /1 HTTP/1.1\r\n\r\n")
            + response("https://ellery.example/1", "200 OK\r\nContent-Type: text/html", PAGE)
            + response("https://ellery.example/2", "404 Not Found\r\nContent-Type: text/html", PAGE)
            + response("https://ellery.example/q.png", "200 OK\r\nContent-Type: image/png", "x")
            + response(
                    "https://ellery.example/3",
                    "200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked",
                    Integer.toHexString(PAGE.length()) + "\r\n" + PAGE + "\r\n0\r\n\r\n")
            + record("resource", "https://ellery.example/4", "text/html; charset=utf-8", PAGE);

    private WireSamples() {}

    private static String response(String address, String status, String content) {
        return record(
                "response", address, "application/http; msgtype=response", "HTTP/1.1 " + status + "\r\n\r\n" + content);
    }

    private static String record(String type, String address, String mediaType, String block) {
        return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + address
                + "\r\nWARC-Date: 2023-03-08T11:00:00Z\r\nContent-Type: " + mediaType + "\r\nContent-Length: "
                + block.length() + "\r\n\r\n" + block + "\r\n\r\n";
    }
}
