package dev.wirefold.wire.format;

import dev.wirefold.wire.Times;
import dev.wirefold.wire.UnusableException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** A {@code NewsItem} of IPTC NewsML 1.x (functional specification of version 1.2, 2003). */
final class NewsMl1Item {
    private static final Set<String> TYPES_WITHOUT_TEXT =
            Set.of("photo", "picture", "graphic", "audio", "video", "animation");

    private final ArticleDraft draft;

    private NewsMl1Item(Times times) {
        this.draft = new ArticleDraft(times);
    }

    /** @throws UnusableException when a status can't be understood */
    static ArticleDraft read(Element newsItem, Times times) throws UnusableException {
        NewsMl1Item item = new NewsMl1Item(times);
        for (Element part : newsItem.children()) {
            switch (part.tagName()) {
                case "Identification" -> item.takeIdentification(part);
                case "NewsManagement" -> item.takeManagement(part);
                case "NewsComponent" -> item.takeComponents(part);
                case "Comment", "Catalog" -> {}
                default -> item.draft.unknown(part.tagName());
            }
        }
        item.draft.language(Xml.attribute(newsItem, "xml:lang"));
        return item.draft;
    }

    /** The public identifier is that of one revision; what stays over all of them are its parts before. */
    private void takeIdentification(Element identification) {
        for (Element part : identification.children()) {
            switch (part.tagName()) {
                case "NewsIdentifier" -> takeIdentifier(part);
                case "NameLabel" -> draft.slugline("NameLabel", part.wholeText());
                default -> draft.unknown(part.tagName());
            }
        }
    }

    private void takeIdentifier(Element identifier) {
        String revision = text(identifier, "RevisionId");
        String provider = text(identifier, "ProviderId");
        String date = text(identifier, "DateId");
        String id = text(identifier, "NewsItemId");
        String whole = text(identifier, "PublicIdentifier");
        if (provider != null && date != null && id != null) {
            draft.id("urn:newsml:" + provider + ":" + date + ":" + id);
        } else if (whole != null) {
            draft.id(withoutRevision(whole, revision));
        } else {
            draft.id(id);
        }
        draft.revision("RevisionId", revision);
        draft.qualifiedBy(provider);
    }

    /** N, U or A behind the number says whether the revision is whole, an update or added to. */
    private static String withoutRevision(String identifier, @Nullable String revision) {
        int colon = identifier.lastIndexOf(':');
        String last = identifier.substring(colon + 1);
        boolean marked = !last.isEmpty() && "NUA".indexOf(last.charAt(last.length() - 1)) >= 0;
        String number = marked ? last.substring(0, last.length() - 1) : last;
        return colon > 0 && number.equals(revision) ? identifier.substring(0, colon) : identifier;
    }

    private void takeManagement(Element management) throws UnusableException {
        for (Element part : management.children()) {
            String name = part.tagName();
            switch (name) {
                case "FirstCreated" -> draft.publishedAt(name, part.wholeText());
                case "ThisRevisionCreated" -> draft.versionTime(name, part.wholeText());
                case "Urgency" -> draft.urgency(name, formalName(part));
                case "Status" -> draft.status(name, formalName(part));
                case "DerivedFrom" -> draft.derivedFrom(Xml.attribute(part, "NewsItem"));
                case "Instruction" -> {
                    if (!draft.update(formalName(part))) {
                        draft.unknown(name);
                    }
                }
                // It is taken below, once the status is known.
                case "StatusWillChange", "NewsItemType" -> {}
                default -> draft.unknown(name);
            }
        }
        Element change = Xml.child(management, "StatusWillChange");
        if (change != null) {
            takeChange(change);
        }
    }

    /** Withheld until it becomes usable is an embargo. */
    private void takeChange(Element change) throws UnusableException {
        Element future = Xml.child(change, "FutureStatus");
        String status = future == null ? null : formalName(future);
        if (status != null && status.equalsIgnoreCase("usable") && draft.isWithheld()) {
            draft.embargoedUntil("StatusWillChange", text(change, "DateAndTime"));
            if (text(change, "DateAndTime") != null) {
                draft.status("FutureStatus", status);
            }
        } else {
            draft.unknown(change.tagName());
        }
    }

    /** Components hold components; the first lines and the first text of all are the article's. */
    private void takeComponents(Element component) {
        Stream.concat(Stream.of(component), component.getAllElements().stream().skip(1))
                .filter(element -> element.tagName().equals("NewsComponent"))
                .forEach(this::takeComponent);
    }

    private void takeComponent(Element component) {
        for (Element part : component.children()) {
            switch (part.tagName()) {
                case "NewsLines" -> part.children().forEach(this::takeLine);
                case "AdministrativeMetadata" -> part.children().forEach(this::takeAdministrative);
                case "DescriptiveMetadata" -> part.children().forEach(this::takeDescriptive);
                case "RightsMetadata" ->
                    part.getAllElements().stream()
                            .filter(element -> element.tagName().equals("CopyrightHolder"))
                            .forEach(holder -> draft.copyrightHolder(MarkupText.line(holder)));
                case "ContentItem" -> takeContent(part);
                case "NewsComponent", "Role", "Comment", "Catalog", "BasisForChoice" -> {}
                default -> draft.unknown(part.tagName());
            }
        }
    }

    private void takeLine(Element line) {
        String name = line.tagName();
        switch (name) {
            case "HeadLine" -> draft.headline(name, line.wholeText());
            case "ByLine" -> draft.byline(name, NitfNames.of(line));
            case "DateLine" -> draft.dateline(name, NitfNames.of(line));
            case "CreditLine" -> draft.credit(MarkupText.line(line));
            case "CopyrightLine" -> draft.copyright(name, MarkupText.line(line));
            case "SlugLine" -> draft.slugline(name, line.wholeText());
            case "KeywordLine" -> draft.subject(line.wholeText());
            default -> draft.unknown(name);
        }
    }

    private void takeAdministrative(Element data) {
        String party = Xml.children(data, "Party").stream()
                .map(NewsMl1Item::formalName)
                .filter(name -> name != null)
                .collect(Collectors.joining(", "));
        switch (data.tagName()) {
            case "Provider" -> draft.source(party);
            case "Source" -> draft.credit(party);
            case "Creator" -> draft.byline("Creator", draft.hasByline() ? null : party);
            default -> draft.unknown(data.tagName());
        }
    }

    private void takeDescriptive(Element data) {
        switch (data.tagName()) {
            case "Language" -> draft.language(formalName(data));
            case "SubjectCode" -> data.children().forEach(code -> draft.subject(formalName(code)));
            default -> draft.unknown(data.tagName());
        }
    }

    private void takeContent(Element item) {
        Element kind = Xml.child(item, "MediaType");
        String type = kind == null ? null : formalName(kind);
        List<Element> contents = Xml.children(item, "DataContent");
        if (contents.isEmpty() || (type != null && TYPES_WITHOUT_TEXT.contains(type.toLowerCase(Locale.ROOT)))) {
            draft.unknown(type == null ? "ContentItem" : "ContentItem." + type);
            return;
        }
        for (Element content : contents) {
            Element nitf = Xml.child(content, "nitf");
            if (!draft.body().isEmpty()) {
                draft.unknown(content.tagName());
            } else if (nitf != null) {
                Nitf.takeBody(nitf, draft);
            } else {
                boolean marked = content.childrenSize() > 0;
                draft.body(marked ? MarkupText.of(content) : MarkupText.of(content.wholeText()));
            }
        }
    }

    private static @Nullable String formalName(Element element) {
        return Xml.attribute(element, "FormalName");
    }

    private static @Nullable String text(Element parent, String name) {
        Element child = Xml.child(parent, name);
        return child == null ? null : ArticleDraft.said(child.wholeText());
    }
}
