package dev.wirefold;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The JDK's regular expressions try again what they have tried, and may take the square of a text's length or a frame of the
 * stack for each repetition. So only classes that bound what they match may use them; RE2J and scans by hand are free to all.
 */
class RegularExpressionsTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.wirefold");

    /** By simple name: what keeps it bounded. */
    private static final Map<String, String> BOUNDED = new TreeMap<>(Map.ofEntries(
            Map.entry("Furniture", "lines of at most 1,500 characters; contacts by a pattern that gives nothing back"),
            Map.entry("Credits", "lines of at most 500 characters, from Furniture"),
            Map.entry("FurniturePhrases", "splits its own tables at single characters"),
            Map.entry("FunctionWords", "splits its own tables at single characters"),
            Map.entry("Openings", "splits tables of this program at single characters"),
            Map.entry("Houses", "lines of the operator's own file, none with nested repetition"),
            Map.entry("Lexicon", "the first line of the operator's own file"),
            Map.entry("Releases", "splits this program's own table at tabs"),
            Map.entry("WrittenTime", "splits a word at colons"),
            Map.entry("BareNote", "notes of at most 1,500 characters"),
            Map.entry("KillNote", "words of at most 1,500 characters"),
            Map.entry("EmbargoNote", "at most 200 characters of a line"),
            Map.entry("TimeWords", "words of those, none with nested repetition"),
            Map.entry("Anpa1312Message", "splits a line at single characters"),
            Map.entry("HttpAnswer", "splits at line feeds, which takes no pattern"),
            Map.entry("Iptc7901Format", "splits at one character, which takes no pattern"),
            Map.entry("PageMeta", "splits an attribute at runs of white space, with nothing behind that could fail"),
            Map.entry("ReadTimes", "splits an offset's metadata at commas, which takes no pattern"),
            Map.entry("PublisherName", "at most 1,000 characters"),
            Map.entry("NewsLines", "at most 300 characters of a line; datelines by RE2J"),
            Map.entry("ArticleDraft", "at most 2,000 characters, or digits from the beginning on"),
            Map.entry("Markup", "the first 8 KiB of an input"),
            Map.entry("JsonDocuments", "the first 8 KiB of an input"),
            Map.entry("PlainTextFormat", "the first characters of an input"),
            Map.entry("FrozenFile", "the first line of the operator's own file"),
            Map.entry("HouseLists", "the first line of the operator's own file"),
            Map.entry("Lexicons", "the first line of the operator's own file"),
            Map.entry("WirefoldConfig", "a setting"),
            Map.entry("Speed", "an option"),
            Map.entry("ListFile", "an option"),
            Map.entry("ConnectionOptions", "an option"),
            Map.entry("RunNames", "an option"),
            Map.entry("BenchPipelineCommand", "an option"),
            Map.entry("ResetCommand", "a line typed in"),
            Map.entry("VersionLabels", "splits its own tables at single characters"),
            Map.entry("Terminal", "single characters and their runs, with nothing behind that could fail"),
            Map.entry("PairsFile", "splits at tabs, which takes no pattern"),
            Map.entry("Assignments", "splits at tabs, which takes no pattern"),
            Map.entry("EmbeddedBroker", "an exception's message"),
            Map.entry("GeneratedArticle", "a sentence made by the bench")));

    private static String outermost(JavaClass type) {
        String name = type.getName().substring(type.getPackageName().length() + 1);
        int inner = name.indexOf('$');
        return inner < 0 ? name : name.substring(0, inner);
    }

    private static boolean matchesText(String method) {
        return switch (method) {
            case "matches", "replaceAll", "replaceFirst", "split" -> true;
            default -> false;
        };
    }

    private static boolean usesPatterns(JavaClass type) {
        boolean depends = type.getDirectDependenciesFromSelf().stream()
                .anyMatch(on -> on.getTargetClass().getPackageName().equals("java.util.regex"));
        boolean calls = type.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(String.class)
                        && matchesText(call.getTarget().getName()));
        return depends || calls;
    }

    @Test
    void onlyWhoBoundsTheTextUsesTheJdksRegularExpressions() {
        noClasses()
                .that(DescribedPredicate.describe(
                        "do not bound what they match", type -> !BOUNDED.containsKey(outermost(type))))
                .should(com.tngtech.archunit.lang.conditions.ArchConditions.be(
                        DescribedPredicate.describe("users of java.util.regex", RegularExpressionsTest::usesPatterns)))
                .check(CLASSES);
    }

    @Test
    void whoIsListedStillUsesThem() {
        assertThat(BOUNDED.keySet()).allMatch(name -> CLASSES.stream()
                .anyMatch(type -> outermost(type).equals(name) && usesPatterns(type)));
    }
}
