package dev.wirefold.core.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Phrases of page furniture in German, French, Spanish, Italian, Portuguese and Dutch, and a few of English that have no
 * variants. A line is furniture if it is such a phrase, or opens with one that addresses the reader or points elsewhere.
 *
 * <p>Where they come from: written for this program, after what such pages commonly say. {@code FurnitureQualityTest} measures
 * them on texts whose furniture is marked.
 */
final class FurniturePhrases {
    private static final String AROUND = " .:!?>|*#•·→▶\"-–—";

    /** Whole lines: navigation, sharing, advertising, players, headings of other articles, rights. */
    private static final Set<String> LINES = new HashSet<>();

    /** Openings, by their first word. */
    private static final Map<String, List<String>> CALLS = new HashMap<>();

    /** Openings that a colon follows, by their first word. */
    private static final Map<String, List<String>> POINTERS = new HashMap<>();

    static {
        english();
        german();
        french();
        spanish();
        italian();
        portuguese();
        dutch();
    }

    private FurniturePhrases() {}

    /** What such lines begin with, behind {@link #isAround} characters. */
    static Stream<String> openings() {
        return Stream.concat(
                LINES.stream(),
                Stream.of(CALLS, POINTERS)
                        .flatMap(calls -> calls.values().stream())
                        .flatMap(List::stream));
    }

    static boolean isAround(char c) {
        return AROUND.indexOf(c) >= 0;
    }

    /** Whether a short line is nothing but furniture. */
    static boolean matches(String line) {
        String phrase = bare(LetterCase.lower(line));
        if (LINES.contains(phrase)) {
            return true;
        }
        int end = firstWordEnd(phrase);
        String word = phrase.substring(0, end);
        return opens(CALLS.get(word), phrase, "") || opens(POINTERS.get(word), phrase, ":");
    }

    private static boolean opens(@Nullable List<String> openings, String phrase, String mark) {
        if (openings == null) {
            return false;
        }
        for (String opening : openings) {
            if (phrase.startsWith(opening)) {
                String rest = phrase.substring(opening.length()).stripLeading();
                return rest.startsWith(mark) && (mark.isEmpty() || rest.length() > mark.length());
            }
        }
        return false;
    }

    private static String bare(String line) {
        int start = 0;
        int end = line.length();
        while (start < end && isAround(line.charAt(start))) {
            start++;
        }
        while (end > start && isAround(line.charAt(end - 1))) {
            end--;
        }
        return line.substring(start, end);
    }

    private static int firstWordEnd(String phrase) {
        int end = 0;
        while (end < phrase.length() && Character.isLetter(phrase.charAt(end))) {
            end++;
        }
        return end;
    }

    private static void lines(String phrases) {
        LINES.addAll(List.of(phrases.split("\\|", -1)));
    }

    private static void calls(String phrases) {
        add(CALLS, phrases);
    }

    private static void pointers(String phrases) {
        add(POINTERS, phrases);
    }

    private static void add(Map<String, List<String>> openings, String phrases) {
        for (String phrase : phrases.split("\\|", -1)) {
            openings.computeIfAbsent(phrase.substring(0, firstWordEnd(phrase)), any -> new ArrayList<>())
                    .add(phrase);
        }
    }

    private static void english() {
        lines(
                "listen to this article|listen to article|print this article|email this article|back to top|top stories"
                        + "|editor's picks|editors' picks|what to read next|read next|more stories|more news|ends|all rights reserved"
                        + "|you may also like|you might also like|recommended stories|story continues|article continues below"
                        + "|breaking news|live updates|view comments|join the conversation|leave a comment|close|share options");
        calls("click here to|click here for|tap here to|download our app|download the app|get our newsletter"
                + "|get the latest news delivered|sign up to|sign up here|subscribe here|subscribe today"
                + "|join our whatsapp|join our telegram|support our journalism|become a member|get unlimited access"
                + "|a version of this article appears in print|this article appeared in the print|this story appeared in print"
                + "|this article appears in the print|for more stories like this|do you have a story|got a tip|have a tip"
                + "|our standards");
        pointers(
                "more on this story|further reading|in pictures|in photos|on the podcast|don't miss|you may also like");
    }

    private static void german() {
        lines("weiterlesen|mehr lesen|mehr anzeigen|mehr zum thema|zum thema|zur startseite|startseite|hauptnavigation"
                + "|zum inhalt springen|zum inhalt|anzeige|werbung|teilen|artikel teilen|drucken|artikel drucken|merken"
                + "|kommentare|kommentieren|kommentar schreiben|newsletter|meistgelesen|meistgelesene artikel|lesen sie auch"
                + "|das könnte sie auch interessieren|das könnte dich auch interessieren|verwandte themen|ähnliche artikel"
                + "|artikel anhören|artikel vorlesen|vorlesen|impressum|datenschutz|alle rechte vorbehalten|schlagwörter"
                + "|mehr aus dem ressort|nach oben|jetzt abonnieren|jetzt anmelden|anmelden|abonnieren");
        calls(
                "abonnieren sie|abonnieren sie unseren|melden sie sich|folgen sie uns|folge uns|hier klicken|klicken sie hier"
                        + "|hier geht es zu|hier finden sie|laden sie unsere|dieser artikel erschien|dieser text erschien"
                        + "|dieser artikel ist zuerst erschienen|dieser beitrag wurde mit ki|dieser text wurde mit ki"
                        + "|diese meldung wurde|jetzt für den newsletter|unterstützen sie uns|der artikel wird von einer ki-stimme");
        pointers("lesen sie auch|lesen sie hier|lesen sie mehr|lesen sie dazu|mehr dazu|mehr zum thema|siehe auch"
                + "|sehen sie auch|im video|auch interessant|zum weiterlesen|hören sie auch");
    }

    private static void french() {
        lines(
                "lire la suite|lire plus|lire aussi|à lire aussi|voir aussi|en savoir plus|voir plus|accueil|aller au contenu"
                        + "|menu principal|navigation principale|publicité|la suite après la publicité|partager|partager l'article"
                        + "|imprimer|imprimer l'article|commentaires|commenter|réagir|les plus lus|articles les plus lus|nos newsletters"
                        + "|sur le même sujet|dans la même rubrique|articles liés|contenus sponsorisés|écouter l'article"
                        + "|écouter cet article|mentions légales|tous droits réservés|se connecter|s'abonner|je m'abonne"
                        + "|article réservé aux abonnés|retour à l'accueil|mots-clés|newsletter");
        calls(
                "abonnez-vous|inscrivez-vous|suivez-nous|cliquez ici|retrouvez-nous sur|recevez notre newsletter"
                        + "|recevez chaque|téléchargez notre application|téléchargez l'application|rejoignez-nous sur"
                        + "|cet article a été publié dans|cet article est paru dans|cet article est lu par une voix|soutenez-nous");
        pointers(
                "lire aussi|à lire aussi|lire également|voir aussi|à lire|à écouter|à voir|lire notre|en images|en vidéo"
                        + "|sur le même sujet");
    }

    private static void spanish() {
        lines(
                "leer más|leer mas|ver más|lea también|lee también|te puede interesar|le puede interesar|más información"
                        + "|más noticias|noticias relacionadas|contenido relacionado|inicio|ir al contenido|menú principal"
                        + "|navegación principal|publicidad|compartir|compartir artículo|imprimir|comentarios|comentar|lo más leído"
                        + "|lo más visto|boletines|newsletter|escuchar este artículo|escuchar artículo|escucha este artículo"
                        + "|todos los derechos reservados|aviso legal|iniciar sesión|suscríbete|suscribirse|etiquetas|archivado en");
        calls("suscríbete|suscríbase|regístrate|regístrese|síguenos|síganos|sigue toda la información|haz clic aquí"
                + "|haga clic aquí|recibe nuestra newsletter|recibe la newsletter|reciba nuestro boletín|descarga nuestra app"
                + "|únete a nuestro canal|este artículo se publicó en|este artículo fue publicado"
                + "|este artículo ha sido leído por una voz|apúntate");
        pointers("lea también|lee también|le puede interesar|te puede interesar|lea más|lee más|ver también|vea también"
                + "|en vídeo|en video|en imágenes|más información|además");
    }

    private static void italian() {
        lines(
                "leggi anche|leggi tutto|leggi di più|continua a leggere|continua la lettura|scopri di più|vai al contenuto"
                        + "|menu principale|navigazione principale|pubblicità|annuncio|condividi|condividi l'articolo|stampa"
                        + "|commenti|commenta|i più letti|le più lette|articoli correlati|notizie correlate|potrebbe interessarti"
                        + "|potrebbe interessarti anche|ti potrebbe interessare|ascolta l'articolo|ascolta questo articolo"
                        + "|tutti i diritti riservati|riproduzione riservata|riproduzione riservata ©|accedi|abbonati|iscriviti"
                        + "|newsletter|torna su|torna alla home");
        calls("iscriviti|iscrivetevi|abbonati|seguici|seguiteci|clicca qui|scarica la nostra app|scarica l'app"
                + "|ricevi la newsletter|ricevi le notizie|unisciti al nostro canale|questo articolo è stato pubblicato"
                + "|questo articolo è apparso|riproduzione riservata|questo articolo è letto da una voce");
        pointers("leggi anche|leggi pure|vedi anche|guarda anche|ascolta anche|per approfondire|video|foto gallery"
                + "|potrebbe interessarti");
    }

    private static void portuguese() {
        lines("leia mais|leia também|saiba mais|veja também|veja mais|ler mais|continuar a ler|continue lendo"
                + "|continua após a publicidade|continua depois da publicidade|página inicial|ir para o conteúdo"
                + "|menu principal|publicidade|compartilhar|compartilhe|partilhar|partilhar artigo|imprimir|comentários"
                + "|comentar|mais lidas|as mais lidas|mais lidos|notícias relacionadas|artigos relacionados"
                + "|conteúdo relacionado|ouça este conteúdo|ouvir o artigo|ouvir este artigo|todos os direitos reservados"
                + "|entrar|assine|assinar|newsletter|voltar ao topo|palavras-chave");
        calls(
                "assine|inscreva-se|subscreva|siga-nos|siga o|siga a nossa página|clique aqui|baixe o nosso|baixe nosso"
                        + "|receba nossa newsletter|receba a newsletter|receba as notícias|entre no nosso canal|participe do nosso canal"
                        + "|este artigo foi publicado|esta reportagem foi publicada|este texto é lido por uma voz|apoie o jornalismo");
        pointers("leia também|leia mais|leia ainda|veja também|veja mais|veja ainda|saiba mais|ouça também|assista"
                + "|assista também|em vídeo");
    }

    private static void dutch() {
        lines("lees meer|lees ook|lees verder|meer lezen|meer hierover|meer over dit onderwerp|verder lezen|naar inhoud"
                + "|ga naar de inhoud|hoofdmenu|hoofdnavigatie|advertentie|reclame|deel|delen|deel dit artikel|deel artikel"
                + "|afdrukken|print dit artikel|reacties|reageer|meest gelezen|best gelezen|gerelateerde artikelen"
                + "|gerelateerd nieuws|gerelateerd|luister naar dit artikel|beluister dit artikel|alle rechten voorbehouden"
                + "|inloggen|abonneren|word abonnee|nieuwsbrief|nieuwsbrieven|terug naar boven|trefwoorden");
        calls("abonneer je|abonneer u|meld je aan|meldt u aan|schrijf je in|volg ons|klik hier|download onze app"
                + "|download de app|ontvang onze nieuwsbrief|ontvang elke|word lid|dit artikel verscheen"
                + "|dit artikel is eerder verschenen|een versie van dit artikel|dit artikel wordt voorgelezen door");
        pointers("lees ook|lees meer|lees verder|bekijk ook|kijk ook|luister ook|zie ook|meer lezen|ook interessant");
    }
}
