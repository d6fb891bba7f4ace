/**
 * What partitions tell one another: the protocol that gives each article its parent and its story.
 *
 * <p>Four machines speak it. The <em>desk</em> of a partition keeps the articles that the partition has read
 * ({@link dev.wirefold.core.lineage}). The <em>owner</em> of a story keeps its members and publishes it
 * ({@link dev.wirefold.core.story}). The owner of a <em>tree</em> finds the earlier tree that it is joined to
 * ({@link dev.wirefold.core.tree}). The <em>counter</em>, which is partition {@value dev.wirefold.core.mail.Mail.Count#BY},
 * finds the event time behind which nothing changes any more ({@link dev.wirefold.core.watermark}).
 *
 * <p>A desk numbers texts and questions from one counter of its partition. The number of an article's last question is its
 * <em>epoch</em>. A <em>watch</em> is a row (parent, child, epoch) at the parent's home: the child wants to hear of the
 * parent's story.
 *
 * <table>
 * <caption>The mail</caption>
 * <thead>
 * <tr><th>Mail</th><th>From</th><th>To</th><th>Meaning</th><th>What the addressee does</th></tr>
 * </thead>
 * <tbody>
 * <tr><td>{@link Mail.Announce}</td><td>an article's home</td><td>all desks</td><td>The article asks for a parent. As an
 * advert it also offers itself as one.</td><td>It watches its best earlier article for the asker, and answers. On an advert
 * its younger articles compare the newcomer with the parent they have.</td></tr>
 * <tr><td>{@link Mail.Match}</td><td>each desk</td><td>the asker's home</td><td>My best earlier article and its story, or
 * none. It is always sent.</td><td>It takes the article if that beats the parent so far. With all matches in, it settles
 * on a story.</td></tr>
 * <tr><td>{@link Mail.Follow}</td><td>a child's home</td><td>the parent's home</td><td>The child has taken an advert's
 * article as its parent.</td><td>It adds a watch and tells the tree and the story, if these are known.</td></tr>
 * <tr><td>{@link Mail.Unfollow}</td><td>a child's home</td><td>an article's home</td><td>The article is not the child's
 * parent, or not any more.</td><td>It removes the watch, unless that is of a later epoch.</td></tr>
 * <tr><td>{@link Mail.InStory}</td><td>a parent's home</td><td>each watcher's home</td><td>The parent's tree
 * and story are these now.</td><td>The child goes to these, and tells its own watchers.</td></tr>
 * <tr><td>{@link Mail.Withdrawn}</td><td>an article's home</td><td>all desks</td><td>The article was killed.</td><td>It is
 * kin to none of its younger articles any more.</td></tr>
 * <tr><td>{@link Mail.Find}</td><td>a tree's owner</td><td>an article's home</td><td>Say in which tree the article is, from now
 * on, or no longer.</td><td>It adds a trace and answers, or removes it.</td></tr>
 * <tr><td>{@link Mail.Adopt}</td><td>a tree's owner</td><td>the root's home</td><td>The tree is joined to this one, or to
 * none.</td><td>The root goes to that one's story, and tells its watchers.</td></tr>
 * <tr><td>{@link Mail.Enrol}</td><td>an article's home</td><td>the tree's owner</td><td>The article is in the tree with these
 * kin, or is in it no more. Who goes to a story of the same name says so with the join.</td><td>It asks where the kin are that
 * are not in the tree, and judges anew.</td></tr>
 * <tr><td>{@link Mail.Found}</td><td>an article's home</td><td>the owner of a tree that traces it</td><td>The article is in this
 * tree now, or in none.</td><td>It judges anew.</td></tr>
 * <tr><td>{@link Mail.Court}</td><td>a later tree's owner</td><td>an earlier tree's owner</td><td>Say what yours has, from now on,
 * or no longer.</td><td>It makes an offer, and another whenever that changes.</td></tr>
 * <tr><td>{@link Mail.Offered}</td><td>an earlier tree's owner</td><td>a later tree's owner</td><td>The tree's story, its size, and
 * the pairs whose younger article is in it.</td><td>It judges anew.</td></tr>
 * <tr><td>{@link Mail.Gone}</td><td>a parent's home</td><td>each watcher's home</td><td>The parent was killed.</td><td>The
 * child asks again, with a new epoch.</td></tr>
 * <tr><td>{@link Mail.Join}</td><td>an article's home</td><td>the story's owner</td><td>The article is in the story, and
 * this is what may be shown of it.</td><td>It keeps the member, elects the canonical article and publishes.</td></tr>
 * <tr><td>{@link Mail.Leave}</td><td>an article's home</td><td>the story's owner</td><td>The article has gone to another
 * story, or was withdrawn.</td><td>It removes the member. Without a usable member the story ends.</td></tr>
 * <tr><td>{@link Mail.Want}</td><td>a story's owner</td><td>an article's home</td><td>The article has been elected, and the
 * owner does not have its text.</td><td>It sends the join again.</td></tr>
 * <tr><td>{@link Mail.Retire}</td><td>an article's home</td><td>the story's owner</td><td>The article lies behind the
 * retention: it can only be withdrawn.</td><td>It closes the story when all members are retired.</td></tr>
 * <tr><td>{@link Mail.Dismiss}</td><td>a story's owner</td><td>each member's home</td><td>The story has closed.</td><td>It
 * drops what it still kept of the article.</td></tr>
 * <tr><td>{@link Mail.Sweep}</td><td>a desk</td><td>itself</td><td>More has to be released, let go of or
 * read anew than one transaction may hold, something new has been learned, or articles wait for that to
 * happen.</td><td>It goes on with that.</td></tr>
 * <tr><td>{@link Mail.Time}</td><td>a partition</td><td>the counter</td><td>Event time has come so far here.</td><td>It
 * begins a count when time has gone on everywhere.</td></tr>
 * <tr><td>{@link Mail.Count}</td><td>the counter</td><td>all partitions</td><td>Begin a new generation, and say how much mail
 * of the old one you have counted.</td><td>It answers.</td></tr>
 * <tr><td>{@link Mail.Counted}</td><td>a partition</td><td>the counter</td><td>So much was sent and received
 * here.</td><td>It asks again until no mail of the generation can be under way.</td></tr>
 * <tr><td>{@link Mail.Settled}</td><td>the counter</td><td>all partitions</td><td>All that was read before this event time
 * has come to rest.</td><td>It lets go of articles that lie the retention before it.</td></tr>
 * </tbody>
 * </table>
 *
 * <h2>What may be relied on</h2>
 *
 * <ul>
 * <li>Mail between two partitions arrives in the order it was sent in, and once. No other order may be assumed.
 * <li>All mail about an article is sent by its home, so each partition hears of the article in order.
 * <li>State, mail, publications and the position in the input change in one transaction. An aborted transaction leaves
 * nothing behind, and its records are read again.
 * <li>An article is stored and indexed in the transaction that announces it. Of two that come at once, at least one meets the
 * other. One that waits for what may be learned of its publisher is stored only. Nobody knows of it but its home, and whatever
 * is news of it has it announced first.
 * <li>A match of an earlier epoch is void.
 * <li>Each piece of mail bears the {@link Envelope#generation() generation} of the record of the wire that it follows from.
 * </ul>
 *
 * <h2>Why it comes to rest</h2>
 *
 * Within an epoch the parent only gets better. It gets worse only by {@code Gone} or by a new text, and the child asks again
 * after both. A parent is earlier than its child, so a story depends on the past only. A finite wire causes finitely much mail.
 *
 * <p>An editor's decision about an article is taken like a new text of it, and its fingerprint bears what was decided. Who founds
 * a story by such a word is its own only kin; the owner of its tree joins that to no earlier one.
 *
 * <p>Which articles a tree has does not depend on what the tree is joined to. Who is kin to whom depends on texts only. So both
 * come to rest; then the pairs of two trees do, and what is judged by them. A tree is joined to an earlier one only, so its story
 * depends on the past only, too.
 *
 * <h2>Invariants</h2>
 *
 * The simulation among the tests checks them after each transaction, by the methods of its class {@code Invariants}:
 *
 * <ul>
 * <li>{@code checkWatermark}: the watermark does not go back, and no clock is behind it.
 * <li>{@code checkSent}: nothing is announced for the first time that lies further behind the watermark than a late article's
 * place may.
 * <li>{@code checkEntry}: an article has a text unless it was killed, and a fingerprint while it is in the lineage. A hidden
 * one has no text to show. A parent is earlier, within the window, and of another id.
 * <li>{@code checkLatePlaces}: articles that came too late stand in the order of their own times, where their places lie in one
 * eighth of a lateness.
 * <li>{@code checkRoot}: a story's root is the article itself or an earlier one.
 * <li>{@code checkMembership}: the topic {@code memberships} says what the article's home last said.
 * <li>{@code checkQuestion}: whoever waits for a match gets one. The announcement is under way, or the match is.
 * <li>{@code checkWaiting}: whoever waits to be announced has a sweep under way.
 * <li>{@code checkCountOfWaiting}: a partition tells how many of its articles wait.
 * <li>{@code checkWatch}: only articles in the lineage are watched.
 * <li>{@code checkBond}: a child hears of its parent's story. It watches the parent and knows the story, or mail is under way
 * that brings this about.
 * <li>{@code checkOwner}: a story's counts are those of its member rows. Only the canonical article's text is kept.
 * <li>{@code checkShown}: the topic {@code stories} shows what the rows say, and no text that is withheld.
 * <li>{@code checkTreesAtRest}: with no mail left kin are kept of articles in the lineage only, and nobody is traced for nobody.
 * <li>{@code checkEnrolledAtRest}: with no mail left each tree's owner knows its articles and their kin.
 * <li>{@code checkTreeAtRest}: with no mail left it believes no kin in another tree than it is in.
 * <li>{@code checkAtRest}: with no mail left nobody waits, each article in the lineage has a story, and nothing is kept for
 * nothing.
 * <li>{@code checkNowhere}: with no mail left no partition holds a withdrawn text.
 * </ul>
 *
 * Then memberships and stories are those of {@link dev.wirefold.core.reference.Reference}. The tests also hold six short
 * dialogues, from two articles at once to a hidden article: {@code ConversationTest}.
 */
@NullMarked
package dev.wirefold.core.mail;

import org.jspecify.annotations.NullMarked;
