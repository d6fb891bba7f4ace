package dev.wirefold.wire.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of a page's words are its article's. */
class PageTextTest {
    private static final String ICE =
            "The ice breaker Solveig left the yard at Tarnholm on Monday with a new engine, two months later than planned.";
    private static final String CREW =
            "Its crew of nineteen will try it for a fortnight in the outer bay before the first convoy of the winter is led north.";
    private static final String COST =
            "The refit cost nine million crowns, said the yard, a million more than the coast guard had set aside for it in spring.";
    private static final String TEXT = ICE + "\n\n" + CREW + "\n\n" + COST;
    private static final String PARAGRAPHS = "<p>" + ICE + "</p><p>" + CREW + "</p><p>" + COST + "</p>";
    private static final String OPINION =
            "I sailed on her for eleven years and never saw an engine that was half as loud as the one she had then, believe me.";

    private static String body(String html) throws Exception {
        return FormatReading.article(
                        new HtmlFormat(), "<html><head><title>Solveig sails again</title></head><body>" + html)
                .getBody();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div id='comments'><article class='comment'><p>%1$s</p><p>%1$s</p></article><article><p>%1$s</p></article></div>",
                "<section class='reader-comments'><p>%1$s</p><p>%1$s</p><p>%1$s</p><p>%1$s</p></section>",
                "<aside><p>%1$s</p></aside>",
                "<div class='relatedPosts'><p>%1$s</p></div>",
                "<div class='story-teaser'><p>%1$s</p></div>",
                "<div class='newsletter_box'><form><p>%1$s</p><input></form></div>",
                "<div style='display: none'><p>%1$s</p></div>",
                "<ul><li><a href='/1'>%1$s</a></li><li><a href='/2'>Two boats collide off Tarnholm</a></li></ul>",
                "<div><h3>More of this</h3><p><a href='/3'>Yard at Tarnholm is sold to its workers</a></p></div>",
            })
    void leavesOutWhatStandsBesideAnArticle(String beside) throws Exception {
        String other = beside.formatted(OPINION);

        assertThat(body("<div class='c1'>" + PARAGRAPHS + "</div>" + other)).isEqualTo(TEXT);
        assertThat(body("<article><h1>Solveig sails again</h1>" + PARAGRAPHS + other + "</article>"))
                .isEqualTo(TEXT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<form id='page' method='post'><div>%s</div></form>",
                "<div class='commentary'>%s</div>",
                "<div class='has-sidebar no-comments'>%s</div>",
                "<div class='subscriber-only paywall'>%s</div>",
                "<table><tr><td><a href='/'>Home</a></td><td>%s</td></tr></table>",
                "<div class='x9AdQ'>%s</div>",
                "<div style='display:none'>%s</div><p>Read on with one click.</p>",
                "<main><div class='ad-portal'><h1>Solveig sails again</h1>%s</div></main>",
            })
    void keepsTheArticleWhateverHoldsIt(String holder) throws Exception {
        assertThat(body(holder.formatted(PARAGRAPHS))).contains(TEXT);
    }

    @Test
    void readsParagraphsWithoutElements() throws Exception {
        String nav = "<div class='m'><a href='/'>Home</a> <a href='/c'>Coast</a> <a href='/s'>Sport</a></div>";

        assertThat(body(nav + "<div>" + ICE + "<br><br>" + CREW + "<br><br>" + COST + "</div>"))
                .isEqualTo(TEXT);
        assertThat(body(nav + "<section><div class='w'>" + ICE + "</div><div class='w'>" + CREW
                        + "</div><div class='w'>" + COST + "</div></section>"))
                .isEqualTo(TEXT);
    }

    @Test
    void anArticleElementMustHoldItsShareOfThePage() throws Exception {
        String preview = "<article><h2><a href='/4'>Yard sold</a></h2><p>" + OPINION + "</p></article>";

        assertThat(body(preview + "<div class='c2'>" + PARAGRAPHS + "<p>" + PARAGRAPHS + "</p></div>"))
                .startsWith(TEXT)
                .doesNotContain("eleven years");
    }

    @Test
    void keepsHeadingsAndListsOfTheText() throws Exception {
        assertThat(body("<article><h1>Solveig sails again</h1><p>" + ICE + "</p><h2>The crew</h2><p>" + CREW
                        + "</p><ul><li>19 sailors</li><li>2 pilots</li></ul><p>" + COST
                        + "</p><h2>Read on</h2></article>"))
                .isEqualTo(ICE + "\n\nThe crew\n\n" + CREW + "\n\n19 sailors\n\n2 pilots\n\n" + COST);
    }

    @Test
    void takesWhatIsSaidOnlyWhereItIsMoreThanATeaser() throws Exception {
        String said = "<script type='application/ld+json'>{'@type':'NewsArticle','articleBody':'%s'}</script>";
        String page = "<article>" + PARAGRAPHS + "</article>";

        assertThat(body(said.formatted(ICE).replace('\'', '"') + page)).isEqualTo(TEXT);
        assertThat(body(said.formatted(ICE + CREW + COST).replace('\'', '"') + page))
                .isEqualTo(TEXT);
        assertThat(body(said.formatted(ICE + " " + CREW + " " + COST).replace('\'', '"') + "<article><p>" + ICE
                        + "</p></article>"))
                .isEqualTo(ICE + " " + CREW + " " + COST);
    }

    @Test
    void manyNamesAndDeepNestingCostLittle() throws Exception {
        String deep = "<div class='related share social x y z'>".repeat(50_000) + PARAGRAPHS;

        assertThat(body(deep)).contains(ICE, CREW, COST);
    }
}
