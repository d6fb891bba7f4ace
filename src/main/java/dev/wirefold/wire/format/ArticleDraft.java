package dev.wirefold.wire.format;

import dev.wirefold.avro.AltId;
import dev.wirefold.avro.Article;
import dev.wirefold.avro.ArticleStatus;
import dev.wirefold.avro.UpdateKind;
import dev.wirefold.contract.VersionMarks;
import dev.wirefold.wire.ArticleSink;
import dev.wirefold.wire.EmbargoNote;
import dev.wirefold.wire.GlobalIds;
import dev.wirefold.wire.Input;
import dev.wirefold.wire.KillNote;
import dev.wirefold.wire.Times;
import dev.wirefold.wire.UnusableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An article in the making. It takes what a format says in the format's own words, the first that is said of a thing, and
 * keeps the names of all that has no place in an article. Null and blank say nothing.
 */
final class ArticleDraft {
    private static final Pattern VERSION = Pattern.compile("\\d{1,18}");
    private static final Pattern URGENCY = Pattern.compile("[1-9](\\.0+)?");
    private static final Pattern CORRECTION = Pattern.compile("(?i)\\bcorrect(s|ed|ing|ion|ions|ive)?\\b");
    private static final Pattern WRITETHRU = Pattern.compile("(?i)\\bwrite-?(thru|through)\\b");
    private static final Pattern UPDATE = Pattern.compile("(?i)\\bupdate[sd]?\\b");

    /** Longer notes are read so far; what they are about they say first. */
    private static final int MAX_NOTE_CHARS = 2_000;

    private final Article.Builder article = Article.newBuilder()
            .setId("")
            .setBody("")
            .setStatus(ArticleStatus.USABLE)
            .setUpdate(UpdateKind.NEW);
    private final List<AltId> altIds = new ArrayList<>();
    private final Set<String> credits = new LinkedHashSet<>();
    private final Set<String> subjects = new LinkedHashSet<>();
    private final Set<String> derivedFrom = new LinkedHashSet<>();
    private final List<String> unknown = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();
    private final Times times;
    private @Nullable Instant versionTime;
    private @Nullable Instant publishedAtInUtc;
    private @Nullable Instant versionTimeInUtc;
    private @Nullable String qualifier;
    private @Nullable String refusal;
    private boolean withheld;
    private boolean killed;

    /** @param times reads what is written */
    ArticleDraft(Times times) {
        this.times = times;
    }

    Times times() {
        return times;
    }

    /** Who gives the ids that are not unique in the world; unless that is said, the publisher. */
    void qualifiedBy(@Nullable String name) {
        qualifier = line(name);
    }

    /** Who gives the ids that are not unique in the world, or null. */
    @Nullable
    String qualifier() {
        return qualifier != null ? qualifier : article.getSource();
    }

    /** Something that was settled without asking. */
    void noticed(String notice) {
        notices.add(notice);
    }

    /** It can't be used, unless it is a kill: what is withdrawn must not stand for want of a detail. */
    void refuseUnlessKill(String why) {
        refusal = refusal == null ? why : refusal;
    }

    /** Something that was said and that an article has no place for. */
    void unknown(String name) {
        unknown.add(name);
    }

    /** The first id given is the article's, a second one its guid. */
    void id(@Nullable String id) {
        String given = said(id);
        if (given == null || given.equals(article.getId())) {
            return;
        }
        if (article.getId().isEmpty()) {
            article.setId(given);
        } else if (article.getGuid() == null) {
            article.setGuid(given);
        } else {
            altId("id", given);
        }
    }

    @Nullable
    String id() {
        return said(article.getId());
    }

    /** In place of the one that was given. */
    void replaceId(String id) {
        article.setId(id);
    }

    @Nullable
    String headline() {
        return article.getHeadline();
    }

    void altId(String scheme, @Nullable String value) {
        String given = said(value);
        if (given != null) {
            altIds.add(AltId.newBuilder().setScheme(scheme).setValue(given).build());
        }
    }

    void source(@Nullable String name) {
        String given = line(name);
        if (article.getSource() == null) {
            article.setSource(given);
        } else if (given != null && !given.equals(article.getSource())) {
            credit(given);
        }
    }

    void sourceUnlessKnown(@Nullable String name) {
        if (article.getSource() == null) {
            article.setSource(line(name));
        }
    }

    void headline(String field, @Nullable String headline) {
        String given = line(headline);
        if (article.getHeadline() == null) {
            article.setHeadline(given);
        } else {
            compare(field, article.getHeadline(), given);
        }
    }

    /** A headline that is known to have no markup, whatever it looks like. */
    void plainHeadline(String field, @Nullable String headline) {
        String given = headline == null ? null : said(MarkupText.plainLine(headline));
        if (article.getHeadline() == null) {
            article.setHeadline(given);
        } else {
            compare(field, article.getHeadline(), given);
        }
    }

    void byline(String field, @Nullable String byline) {
        String given = line(byline);
        String names = given == null ? null : said(withoutBy(given));
        if (article.getByline() == null) {
            article.setByline(names);
        } else {
            compare(field, article.getByline(), names);
        }
    }

    void dateline(String field, @Nullable String place) {
        String given = line(place);
        if (article.getDateline() == null) {
            article.setDateline(given);
        } else {
            compare(field, article.getDateline(), given);
        }
    }

    void language(@Nullable String tag) {
        String given = said(tag);
        if (article.getLanguage() == null && given != null) {
            article.setLanguage(given.replace('_', '-'));
        }
    }

    void url(String field, @Nullable String url) {
        String given = said(url);
        if (article.getUrl() == null) {
            article.setUrl(given);
        } else {
            compare(field, article.getUrl(), given);
        }
    }

    void slugline(String field, @Nullable String slugline) {
        String given = line(slugline);
        if (article.getSlugline() == null) {
            article.setSlugline(given);
        } else {
            compare(field, article.getSlugline(), given);
        }
    }

    /** In place of the one that was given. */
    void replaceSlugline(String slugline) {
        article.setSlugline(line(slugline));
    }

    /** Whoever is named in a story's dateline has sent it. */
    void sourceFromCredit() {
        if (article.getSource() == null && credits.size() == 1) {
            article.setSource(credits.iterator().next());
        }
    }

    void copyright(String field, @Nullable String notice) {
        String given = line(notice);
        if (article.getCopyright() == null) {
            article.setCopyright(given);
        } else {
            compare(field, article.getCopyright(), given);
        }
    }

    /** Stands for the notice where there is none. */
    void copyrightHolder(@Nullable String holder) {
        if (article.getCopyright() == null) {
            article.setCopyright(line(holder));
        }
    }

    void credit(@Nullable String name) {
        String given = line(name);
        if (given != null) {
            credits.add(given);
        }
    }

    void subject(@Nullable String codeOrName) {
        String given = line(codeOrName);
        if (given != null) {
            subjects.add(given);
        }
    }

    void derivedFrom(@Nullable String id) {
        String given = said(id);
        if (given != null && !given.equals(article.getId())) {
            derivedFrom.add(given);
        }
    }

    void body(String text) {
        article.setBody(text);
    }

    boolean hasHeadline() {
        return article.getHeadline() != null;
    }

    boolean hasByline() {
        return article.getByline() != null;
    }

    boolean hasSource() {
        return article.getSource() != null;
    }

    boolean hasUrl() {
        return article.getUrl() != null;
    }

    boolean hasCopyright() {
        return article.getCopyright() != null;
    }

    /** What is said besides the text; nothing is lost when the text says it too. */
    void summary(String field, String summary) {
        if (!MarkupText.line(article.getBody()).contains(MarkupText.line(summary))) {
            unknown(field);
        }
    }

    String body() {
        return article.getBody();
    }

    /** A number that rises from revision to revision; other names of versions can't be compared. */
    void revision(String field, @Nullable String version) {
        String given = said(version);
        if (given == null) {
            return;
        }
        if (!VERSION.matcher(given).matches()) {
            unknown(field);
        } else if (article.getRevision() == null) {
            article.setRevision(Long.parseLong(given));
        } else {
            compare(field, article.getRevision().toString(), given);
        }
    }

    void urgency(String field, @Nullable String urgency) {
        String given = said(urgency);
        if (given == null) {
            return;
        }
        if (URGENCY.matcher(given).matches() && article.getUrgency() == null) {
            article.setUrgency(given.charAt(0) - '0');
        } else {
            unknown(field);
        }
    }

    /**
     * IPTC's publishing status, as a word, a QCode or a URI, or as vendors of newsroom systems call it.
     *
     * @throws UnusableException when it is another one: it must not be read as usable
     */
    void status(String field, @Nullable String status) throws UnusableException {
        String given = said(status);
        if (given != null) {
            article.setStatus(
                    switch (lastPart(given).toLowerCase(Locale.ROOT)) {
                        case "usable" -> ArticleStatus.USABLE;
                        case "withheld", "withhold", "embargoed", "hold" -> ArticleStatus.WITHHELD;
                        case "canceled", "cancelled", "killed", "kill", "withdrawn", "retracted", "recalled" ->
                            ArticleStatus.CANCELED;
                        default ->
                            throw new UnusableException(
                                    field + ": expected usable, withheld or canceled, got " + abridged(given));
                    });
        }
    }

    boolean isKill() {
        return killed || article.getStatus() == ArticleStatus.CANCELED;
    }

    boolean isWithheld() {
        return withheld || article.getStatus() == ArticleStatus.WITHHELD;
    }

    /** Whatever else is said of its status, unless it is a kill. */
    void withhold() {
        withheld = true;
    }

    /** Why the revision was sent, by what a note to editors says or a signal is called; true if that is known now. */
    boolean update(@Nullable String note) {
        String whole = said(note);
        if (whole == null) {
            return false;
        }
        String given = whole.substring(0, Math.min(whole.length(), MAX_NOTE_CHARS));
        UpdateKind kind = CORRECTION.matcher(given).find()
                ? UpdateKind.CORRECTION
                : WRITETHRU.matcher(given).find()
                        ? UpdateKind.WRITETHRU
                        : UPDATE.matcher(given).find() ? UpdateKind.UPDATE : marked(given);
        if (article.getUpdate() == UpdateKind.NEW || kind == UpdateKind.CORRECTION) {
            article.setUpdate(kind);
        }
        return kind != UpdateKind.NEW;
    }

    /** A note to editors: it may say why the revision was sent, until when to wait, or that the item is withdrawn. */
    void editorsNote(@Nullable String note) {
        String whole = said(note);
        if (whole == null) {
            return;
        }
        update(whole);
        String given = whole.substring(0, Math.min(whole.length(), MAX_NOTE_CHARS));
        embargo(given);
        if (KillNote.isIn(given)) {
            killed = true;
            KillNote.idsIn(given, article.getId()).forEach(this::derivedFrom);
            noticed("a note to editors withdraws its article");
        }
    }

    /** Embargoed if a line says so in words, and no field until when. */
    void embargo(String line) {
        EmbargoNote.in(line, times).ifPresent(this::embargo);
    }

    void embargo(EmbargoNote note) {
        if (note.until() == null) {
            withhold();
            noticed(EmbargoNote.UNREADABLE);
        } else if (article.getEmbargoedUntil() == null) {
            article.setEmbargoedUntil(note.until());
        }
    }

    private static UpdateKind marked(String note) {
        UpdateKind kind = VersionMarks.of(note);
        return kind == null ? UpdateKind.NEW : kind;
    }

    /** An embargo must not be taken for none: when the time can't be read, nothing but a kill is published. */
    void embargoedUntil(String field, @Nullable String time) {
        String given = said(time);
        if (given != null) {
            Optional<Instant> read = times.forEmbargoes().parseAny(given);
            if (read.isPresent()) {
                article.setEmbargoedUntil(read.get());
            } else {
                unknown(field);
                refuseUnlessKill(field + ": expected a time such as 2023-03-08T23:30:00Z, got " + abridged(given));
            }
        }
    }

    @Nullable
    Instant embargoedUntil() {
        return article.getEmbargoedUntil();
    }

    void publishedAt(String field, @Nullable String time) {
        Instant given = time(field, time);
        if (given != null) {
            publishedAt(field, given, inUtc(time));
        }
    }

    void publishedAt(String field, Instant given) {
        publishedAt(field, given, given);
    }

    private void publishedAt(String field, Instant given, @Nullable Instant inUtc) {
        if (article.getPublishedAt() == null) {
            article.setPublishedAt(given);
            publishedAtInUtc = inUtc;
        } else if (!given.equals(article.getPublishedAt())) {
            unknown(field);
        }
    }

    @Nullable
    Instant publishedAt() {
        return article.getPublishedAt();
    }

    /** When this revision was made; in a replay it comes at this time. The latest one given counts. */
    void versionTime(String field, @Nullable String time) {
        Instant given = time(field, time);
        if (given != null) {
            versionTime(given, inUtc(time));
        }
    }

    void versionTime(Instant given) {
        versionTime(given, given);
    }

    private void versionTime(Instant given, @Nullable Instant inUtc) {
        if (versionTime == null || given.isAfter(versionTime)) {
            versionTime = given;
            versionTimeInUtc = inUtc;
        }
    }

    /** For ids: they must not become others when a source is given a zone. */
    private static @Nullable Instant inUtc(@Nullable String time) {
        return time == null ? null : Times.UTC.parseAny(time).orElse(null);
    }

    @Nullable
    Instant versionTime() {
        return versionTime;
    }

    /** Null when nothing is said, or nothing that can be read as a date: then that is counted. */
    @Nullable
    Instant time(String field, @Nullable String time) {
        String given = said(time);
        if (given == null) {
            return null;
        }
        Optional<Instant> read = times.parseAny(given).filter(Times::isDate);
        if (read.isEmpty()) {
            unknown(field);
            noticed("a date that can't be read was left out of " + field);
        }
        return read.orElse(null);
    }

    /**
     * Hands the article on.
     *
     * @param where file, and article in it where it is not alone
     * @param alone whether it is the only article of its input, which may be named after that
     * @param document its bytes
     * @throws UnusableException when it has no id
     */
    void finish(Input input, String where, boolean alone, byte[] document, ArticleSink sink) throws UnusableException {
        identify(input, alone, document);
        article.setAltIds(altIds)
                .setCredits(List.copyOf(credits))
                .setSubjects(List.copyOf(subjects))
                .setDerivedFrom(derivedFrom.stream().map(this::qualified).toList());
        if (isKill()) {
            article.setStatus(ArticleStatus.CANCELED);
            // What is killed must not be spread once more.
            article.setBody("");
        } else if (refusal != null) {
            throw new UnusableException(refusal);
        } else if (withheld) {
            article.setStatus(ArticleStatus.WITHHELD);
        }
        unknown.forEach(sink::unknownField);
        notices.forEach(sink::noticed);
        sink.article(input.given().complete(where, article.build(), versionTime));
    }

    private void identify(Input input, boolean alone, byte[] document) throws UnusableException {
        boolean idGiven = input.given().value("id") != null;
        if (idGiven && !alone) {
            throw new UnusableException("the manifest gives one id to a file of several articles");
        }
        if (idGiven) {
            return;
        }
        if (!article.getId().isEmpty()) {
            article.setId(qualified(article.getId()));
            article.setGuid(article.getGuid() == null ? null : qualified(article.getGuid()));
        } else if (alone) {
            article.setId(input.fallbackId().of(document));
        } else {
            article.setId(ContentId.of(article, publishedAtInUtc == null ? versionTimeInUtc : publishedAtInUtc));
            noticed("an article without an id got one from its publisher, headline and date");
        }
    }

    private String qualified(String id) {
        return GlobalIds.qualified(id, qualifier());
    }

    static @Nullable String said(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** The code in a QCode, or the last part of a URI. */
    static String lastPart(String code) {
        return code.substring(Math.max(code.lastIndexOf(':'), code.lastIndexOf('/')) + 1);
    }

    /** @param line of single spaces */
    private static String withoutBy(String line) {
        for (String by : List.of("by ", "by: ")) {
            if (line.regionMatches(true, 0, by, 0, by.length())) {
                return line.substring(by.length());
            }
        }
        return line;
    }

    private static @Nullable String line(@Nullable String text) {
        return text == null ? null : said(MarkupText.line(text));
    }

    private void compare(String field, @Nullable String known, @Nullable String given) {
        if (given != null && !given.equalsIgnoreCase(known)) {
            unknown(field);
        }
    }

    private static String abridged(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
