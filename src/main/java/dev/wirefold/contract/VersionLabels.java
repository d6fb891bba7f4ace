package dev.wirefold.contract;

import dev.wirefold.avro.UpdateKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Words by which agencies and outlets mark a later version of an item, in lower case, parts of a phrase with one space
 * between them.
 */
final class VersionLabels {
    /** Longest phrase below, in words. */
    static final int MAX_WORDS = 4;

    /** Set off from what follows or precedes them. */
    static final Map<String, UpdateKind> LABELS = labels();

    /** With a number before or behind them. */
    static final Set<String> NUMBERED = Set.of("ld", "lead", "version", "fassung", "take", "add", "versión", "versão");

    /** They begin a note in brackets, or one to editors. */
    static final Map<String, UpdateKind> VERBS = verbs();

    /** They say it wherever they stand in a note. */
    static final List<String> REMARKS = List.of(
            "an earlier version of this",
            "a previous version of this",
            "in an earlier version",
            "in a previous version",
            "earlier version of this",
            "story has been corrected",
            "article has been corrected",
            "report has been corrected",
            "story has been updated",
            "article has been updated",
            "report has been updated",
            "story was updated",
            "article was updated",
            "article was amended",
            "article was corrected",
            "replaces earlier",
            "replaces previous",
            "kill and substitute",
            "in einer früheren version",
            "in einer früheren fassung",
            "einer vorherigen version",
            "einer ersten version",
            "meldung wurde aktualisiert",
            "meldung wurde korrigiert",
            "artikel wurde aktualisiert",
            "artikel wurde korrigiert",
            "une version précédente",
            "une version antérieure",
            "une première version",
            "article a été corrigé",
            "article a été mis à jour",
            "article a été actualisé",
            "una versión anterior",
            "una primera versión",
            "noticia ha sido actualizada",
            "noticia ha sido corregida",
            "artículo ha sido corregido",
            "uma versão anterior",
            "este texto foi atualizado",
            "este texto foi corrigido",
            "esta reportagem foi atualizada",
            "esta reportagem foi corrigida",
            "una versione precedente",
            "in una prima versione",
            "een eerdere versie",
            "en tidigare version");

    private VersionLabels() {}

    private static Map<String, UpdateKind> labels() {
        Map<String, UpdateKind> labels = new HashMap<>();
        add(
                labels,
                UpdateKind.CORRECTION,
                "correction;corrections;corrected;corrects;correct;corrective;corr;corrn;refile;refiled;refiles;erratum;"
                        + "corrigendum;clarification;kill and substitute;kill and sub;kill & substitute;kill & sub;"
                        + "kill substitute;substitute;amended;"
                        + "berichtigung;berichtigt;berichtigte fassung;korrektur;korrigiert;korrigierte fassung;korr;"
                        + "richtigstellung;wiederholung mit berichtigung;"
                        + "rectificatif;rectification;rectifié;corrigé;corrige;version corrigée;"
                        + "corrección;correccion;corregido;corregida;rectificación;rectificacion;rectifica;"
                        + "fe de errores;fe de erratas;versión corregida;"
                        + "correção;correcao;corrigida;corrigido;retificação;"
                        + "correzione;rettifica;corretto;corretta;errata corrige;errata;"
                        + "correctie;rectificatie;gecorrigeerd;rättelse;rättad;rettelse;rettet;korrigering;"
                        + "sprostowanie;korekta;oprava;исправление;исправлено;уточнение");
        add(
                labels,
                UpdateKind.WRITETHRU,
                "writethru;write thru;writethrough;write through;wrap;wrapup;wrap up;roundup lead;"
                        + "zusammenfassung;neufassung;papier général;papier general;synthèse;synthese;résumé;"
                        + "resumen;sumario;riepilogo;punto;samenvatting;sammanfattning");
        add(
                labels,
                UpdateKind.UPDATE,
                "update;updated;updates;updating;upd;recast;recasts;adds;rpt;rptg;repeat;repeats;repeating;resend;"
                        + "live;live updates;live update;live blog;liveblog;live ticker;live coverage;live report;"
                        + "as it happened;minute by minute;latest updates;rolling coverage;"
                        + "aktualisierung;aktualisiert;aktualisierte fassung;aktualisierte version;liveticker;"
                        + "newsticker;newsblog;neu;wdh;wdhlg;wiederholung;ergänzung;ergänzt;nachtrag;"
                        + "actualisation;actualisé;mise à jour;mis à jour;maj;en direct;direct;répétition;"
                        + "actualización;actualizacion;actualizada;actualizado;actualiza;act;ampliación;ampliacion;"
                        + "amplía;amp;en vivo;en directo;directo;minuto a minuto;repetición;"
                        + "atualização;atualizada;atualizado;atualiza;ao vivo;em direto;ampliada;"
                        + "aggiornamento;aggiornato;aggiornata;la diretta;in diretta;diretta;ripetizione;"
                        + "bijgewerkt;actualisering;uppdaterad;uppdatering;uppdateras;opdateret;opdatering;oppdatert;"
                        + "oppdatering;direkte;aktualizacja;aktualizace;обновление;обновлено;дополнение");
        return Map.copyOf(labels);
    }

    private static Map<String, UpdateKind> verbs() {
        Map<String, UpdateKind> verbs = new HashMap<>();
        add(
                verbs,
                UpdateKind.CORRECTION,
                "corrects;correcting;corrected;refiles;refiling;fixes;fixing;clarifies;amends;"
                        + "berichtigt;korrigiert;berichtige;korrigiere;corrige;rectifie;rectifica;corregge;rettifica;"
                        + "retifica;corrigeert;rättar;retter");
        add(
                verbs,
                UpdateKind.UPDATE,
                "updates;updating;updated;adds;adding;recasts;recasting;repeats;repeating;deletes;removes;subs;"
                        + "substitutes;replaces;changes;rewrites;"
                        + "aktualisiert;ergänzt;neu;wiederholt;actualise;ajoute;précise;complète;actualiza;añade;"
                        + "amplía;agrega;atualiza;acrescenta;aggiorna;aggiunge;uppdaterar;opdaterer");
        return Map.copyOf(verbs);
    }

    private static void add(Map<String, UpdateKind> labels, UpdateKind kind, String phrases) {
        for (String phrase : phrases.split(";", -1)) {
            labels.putIfAbsent(phrase, kind);
        }
    }
}
