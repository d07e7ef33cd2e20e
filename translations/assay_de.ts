<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>DisplayText</name>
    <message>
        <source>deletion mark</source>
        <translation>Löschmarke</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>symbolic link</source>
        <translation>symbolischer Link</translation>
    </message>
    <message>
        <source>character device</source>
        <translation>zeichenorientiertes Gerät</translation>
    </message>
    <message>
        <source>block device</source>
        <translation>Blockgerät</translation>
    </message>
    <message>
        <source>named pipe</source>
        <translation>benannte Pipe</translation>
    </message>
    <message>
        <source>socket</source>
        <translation>Socket</translation>
    </message>
    <message>
        <source>identical</source>
        <comment>status of a path</comment>
        <translation>identisch</translation>
    </message>
    <message>
        <source>added</source>
        <comment>status of a path</comment>
        <translation>hinzugefügt</translation>
    </message>
    <message>
        <source>removed</source>
        <comment>status of a path</comment>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>type changed</source>
        <comment>status of a path</comment>
        <translation>Typ geändert</translation>
    </message>
    <message>
        <source>modified</source>
        <comment>status of a path</comment>
        <translation>geändert</translation>
    </message>
    <message>
        <source>metadata</source>
        <comment>status of a path: nothing but metadata differs</comment>
        <translation>Metadaten</translation>
    </message>
    <message>
        <source>not known</source>
        <comment>status of a path: could not be read</comment>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>pending</source>
        <comment>status of a path: not compared yet</comment>
        <translation>ausstehend</translation>
    </message>
    <message>
        <source>vendor</source>
        <comment>a source</comment>
        <translation>Hersteller</translation>
    </message>
    <message>
        <source>saved</source>
        <comment>a source</comment>
        <translation>gesichert</translation>
    </message>
    <message>
        <source>live</source>
        <comment>a source</comment>
        <translation>live</translation>
    </message>
    <message>
        <source>Vendor</source>
        <comment>a source</comment>
        <translation>Hersteller</translation>
    </message>
    <message>
        <source>Saved</source>
        <comment>a source</comment>
        <translation>Gesichert</translation>
    </message>
    <message>
        <source>Live</source>
        <comment>a source</comment>
        <translation>Live</translation>
    </message>
    <message>
        <source>added</source>
        <translation>hinzugefügt</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>content</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>target of the link</source>
        <translation>Ziel des Links</translation>
    </message>
    <message>
        <source>device number</source>
        <translation>Gerätenummer</translation>
    </message>
    <message>
        <source>permissions</source>
        <translation>Zugriffsrechte</translation>
    </message>
    <message>
        <source>owner</source>
        <translation>Eigentümer</translation>
    </message>
    <message>
        <source>modification time</source>
        <translation>Änderungszeit</translation>
    </message>
    <message>
        <source>extended attributes</source>
        <translation>erweiterte Attribute</translation>
    </message>
    <message>
        <source>hard links</source>
        <translation>Hardlinks</translation>
    </message>
    <message>
        <source>The engine writes times before 1970 as 1970 when it saves an image.</source>
        <translation>Die Engine schreibt Zeiten vor 1970 als 1970, wenn sie ein Image sichert.</translation>
    </message>
    <message>
        <source>The engine leaves sockets out when it saves an image.</source>
        <translation>Die Engine lässt Sockets weg, wenn sie ein Image sichert.</translation>
    </message>
    <message>
        <source>The engine leaves this attribute out when it saves an image.</source>
        <translation>Die Engine lässt dieses Attribut weg, wenn sie ein Image sichert.</translation>
    </message>
    <message>
        <source>Information</source>
        <comment>severity</comment>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Low</source>
        <comment>severity</comment>
        <translation>Gering</translation>
    </message>
    <message>
        <source>Medium</source>
        <comment>severity</comment>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>High</source>
        <comment>severity</comment>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Critical</source>
        <comment>severity</comment>
        <translation>Kritisch</translation>
    </message>
    <message>
        <source>intact</source>
        <comment>verdict of a layer</comment>
        <translation>unversehrt</translation>
    </message>
    <message>
        <source>altered</source>
        <comment>verdict of a layer</comment>
        <translation>verändert</translation>
    </message>
    <message>
        <source>not verifiable</source>
        <comment>verdict of a layer</comment>
        <translation>nicht prüfbar</translation>
    </message>
    <message>
        <source>Content changed</source>
        <translation>Inhalt geändert</translation>
    </message>
    <message>
        <source>Device number changed</source>
        <translation>Gerätenummer geändert</translation>
    </message>
    <message>
        <source>Added to a layer</source>
        <translation>Zu einer Schicht hinzugefügt</translation>
    </message>
    <message>
        <source>Removed from a layer</source>
        <translation>Aus einer Schicht entfernt</translation>
    </message>
    <message>
        <source>Hard link broken</source>
        <translation>Hardlink aufgetrennt</translation>
    </message>
    <message>
        <source>Permissions changed</source>
        <translation>Zugriffsrechte geändert</translation>
    </message>
    <message>
        <source>Folder made opaque</source>
        <translation>Ordner opak gemacht</translation>
    </message>
    <message>
        <source>Opaque mark taken away</source>
        <translation>Opak-Marke entfernt</translation>
    </message>
    <message>
        <source>Owner changed</source>
        <translation>Eigentümer geändert</translation>
    </message>
    <message>
        <source>Link leads elsewhere</source>
        <translation>Link führt woandershin</translation>
    </message>
    <message>
        <source>Modification time changed</source>
        <translation>Änderungszeit geändert</translation>
    </message>
    <message>
        <source>Type changed</source>
        <translation>Typ geändert</translation>
    </message>
    <message>
        <source>Deletion mark added</source>
        <translation>Löschmarke hinzugefügt</translation>
    </message>
    <message>
        <source>Deletion mark taken away</source>
        <translation>Löschmarke entfernt</translation>
    </message>
    <message>
        <source>Attributes or capabilities changed</source>
        <translation>Attribute oder Capabilities geändert</translation>
    </message>
    <message>
        <source>Layer digest does not match</source>
        <translation>Digest der Schicht stimmt nicht</translation>
    </message>
    <message>
        <source>Layer root marked to hide lower layers</source>
        <translation>Wurzel der Schicht verdeckt laut Marke untere Schichten</translation>
    </message>
    <message>
        <source>Added by a container</source>
        <translation>Von einem Container hinzugefügt</translation>
    </message>
    <message>
        <source>Changed by a container</source>
        <translation>Von einem Container geändert</translation>
    </message>
    <message>
        <source>Metadata changed by a container</source>
        <translation>Metadaten von einem Container geändert</translation>
    </message>
    <message>
        <source>Deleted by a container</source>
        <translation>Von einem Container gelöscht</translation>
    </message>
    <message>
        <source>The engine&apos;s own files altered</source>
        <translation>Eigene Dateien der Engine verändert</translation>
    </message>
    <message>
        <source>Content taken from another layer</source>
        <translation>Inhalt stammt aus einer anderen Schicht</translation>
    </message>
    <message>
        <source>Folder redirected</source>
        <translation>Ordner umgeleitet</translation>
    </message>
    <message>
        <source>Attributes could not be seen</source>
        <translation>Attribute waren nicht sichtbar</translation>
    </message>
    <message>
        <source>Owners of a user namespace</source>
        <translation>Eigentümer eines Benutzer-Namensraums</translation>
    </message>
    <message>
        <source>Security labels not compared</source>
        <translation>Sicherheitskennzeichen nicht verglichen</translation>
    </message>
    <message>
        <source>Something else mounted here</source>
        <translation>Hier ist etwas anderes eingehängt</translation>
    </message>
    <message>
        <source>Checksum file agrees</source>
        <translation>Prüfsummendatei stimmt überein</translation>
    </message>
    <message>
        <source>Checksum file disagrees</source>
        <translation>Prüfsummendatei widerspricht</translation>
    </message>
    <message>
        <source>Not in the checksum file</source>
        <translation>Nicht in der Prüfsummendatei</translation>
    </message>
    <message>
        <source>Data behind the end</source>
        <translation>Daten hinter dem Ende</translation>
    </message>
    <message>
        <source>Could not be read</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>Changed while it was read</source>
        <translation>Während des Lesens geändert</translation>
    </message>
    <message>
        <source>Blob altered</source>
        <translation>Blob verändert</translation>
    </message>
    <message>
        <source>Records disagree</source>
        <translation>Datensätze widersprechen sich</translation>
    </message>
    <message>
        <source>Configuration altered</source>
        <translation>Konfiguration verändert</translation>
    </message>
    <message>
        <source>List of images</source>
        <translation>Liste von Images</translation>
    </message>
    <message>
        <source>Link leads out of the evidence</source>
        <translation>Link führt aus dem Beweismittel hinaus</translation>
    </message>
    <message>
        <source>Name stands for another image</source>
        <translation>Name steht für ein anderes Image</translation>
    </message>
    <message>
        <source>Belongs to nothing</source>
        <translation>Gehört zu nichts</translation>
    </message>
    <message>
        <source>Record altered</source>
        <translation>Datensatz verändert</translation>
    </message>
    <message>
        <source>Named more than once</source>
        <translation>Mehrfach genannt</translation>
    </message>
    <message>
        <source>Name leads out of the archive</source>
        <translation>Name führt aus dem Archiv hinaus</translation>
    </message>
    <message>
        <source>Global header</source>
        <translation>Globaler Kopf</translation>
    </message>
    <message>
        <source>Owner number too large</source>
        <translation>Eigentümernummer zu groß</translation>
    </message>
    <message>
        <source>Hard link to nothing</source>
        <translation>Hardlink ins Leere</translation>
    </message>
    <message>
        <source>Archive has no end mark</source>
        <translation>Archiv ohne Endmarke</translation>
    </message>
    <message>
        <source>Odd entry</source>
        <translation>Auffälliger Eintrag</translation>
    </message>
    <message>
        <source>Stored sparse</source>
        <translation>Mit Löchern gespeichert</translation>
    </message>
    <message>
        <source>Archive cut off</source>
        <translation>Archiv abgeschnitten</translation>
    </message>
    <message>
        <source>Entry of an unknown type</source>
        <translation>Eintrag unbekannten Typs</translation>
    </message>
    <message>
        <source>Deletion mark without a name</source>
        <translation>Löschmarke ohne Namen</translation>
    </message>
    <message>
        <source>Archive shows two faces</source>
        <translation>Archiv zeigt zwei Gesichter</translation>
    </message>
    <message>
        <source>History does not fit the layers</source>
        <translation>Historie passt nicht zu den Schichten</translation>
    </message>
    <message>
        <source>Blob nothing refers to</source>
        <translation>Blob ohne Verweis darauf</translation>
    </message>
    <message>
        <source>More findings than are kept</source>
        <translation>Mehr Befunde, als aufbewahrt werden</translation>
    </message>
    <message>
        <source>Redirected to nothing</source>
        <translation>Ins Leere umgeleitet</translation>
    </message>
    <message>
        <source>Renamed by a container</source>
        <translation>Von einem Container umbenannt</translation>
    </message>
    <message>
        <source>Device that a user&apos;s engine could not make</source>
        <translation>Gerät, das die Engine eines Benutzers nicht anlegen konnte</translation>
    </message>
    <message>
        <source>Permissions that the store could not keep</source>
        <translation>Zugriffsrechte, die der Speicher nicht halten konnte</translation>
    </message>
    <message>
        <source>Owner that the store could not keep</source>
        <translation>Eigentümer, den der Speicher nicht halten konnte</translation>
    </message>
    <message>
        <source>Made to stand for another path</source>
        <translation>Steht nun für einen anderen Pfad</translation>
    </message>
    <message>
        <source>Of the build cache</source>
        <translation>Aus dem Build-Cache</translation>
    </message>
    <message>
        <source>Further image store</source>
        <translation>Weiterer Image-Speicher</translation>
    </message>
    <message>
        <source>The layer puts something into this folder without describing it: the engine made it while unpacking.</source>
        <translation>Die Schicht legt etwas in diesen Ordner, ohne ihn zu beschreiben: Die Engine hat ihn beim Entpacken angelegt.</translation>
    </message>
    <message>
        <source>The folder above gave its default access list when the engine unpacked the layer.</source>
        <translation>Der Ordner darüber hat seine Standard-Zugriffsliste weitergegeben, als die Engine die Schicht entpackte.</translation>
    </message>
    <message>
        <source>The engine keeps few attributes when it copies a layer for the one above.</source>
        <translation>Die Engine behält wenige Attribute, wenn sie eine Schicht für die darüber kopiert.</translation>
    </message>
    <message>
        <source>Access list from the folder above</source>
        <translation>Zugriffsliste vom Ordner darüber</translation>
    </message>
    <message>
        <source>Attributes that the copy has lost</source>
        <translation>Attribute, die die Kopie verloren hat</translation>
    </message>
    <message>
        <source>Permissions of / changed</source>
        <translation>Zugriffsrechte von / geändert</translation>
    </message>
    <message>
        <source>Owner of / changed</source>
        <translation>Eigentümer von / geändert</translation>
    </message>
    <message>
        <source>Attributes of / changed</source>
        <translation>Attribute von / geändert</translation>
    </message>
    <message>
        <source>Something that is no image</source>
        <translation>Etwas, das kein Image ist</translation>
    </message>
</context>
<context>
    <name>Layers</name>
    <message>
        <source>by a whiteout</source>
        <comment>a hidden path</comment>
        <translation>durch ein Whiteout</translation>
    </message>
    <message>
        <source>by the mark of its folder (opaque)</source>
        <comment>a hidden path</comment>
        <translation>durch die Marke seines Ordners (opak)</translation>
    </message>
    <message>
        <source>what was its folder is none any more</source>
        <comment>a hidden path</comment>
        <translation>was sein Ordner war, ist keiner mehr</translation>
    </message>
    <message>
        <source>with its folder</source>
        <comment>a hidden path</comment>
        <translation>mit seinem Ordner</translation>
    </message>
    <message>
        <source>merged up to layer %1 (%2 of %3 layers)</source>
        <extracomment>%1 number of a layer, from 0; %2 how many are shown, %3 how many there are</extracomment>
        <translation>zusammengeführt bis Schicht %1 (%2 von %3 Schichten)</translation>
    </message>
    <message>
        <source>only layer %1 (%2 of %3 layers)</source>
        <translation>nur Schicht %1 (%2 von %3 Schichten)</translation>
    </message>
    <message>
        <source>all layers (%1)</source>
        <translation>alle Schichten (%1)</translation>
    </message>
    <message>
        <source>Layer %1: %2</source>
        <translation>Schicht %1: %2</translation>
    </message>
    <message>
        <source>Diff id: %1</source>
        <translation>Diff-ID: %1</translation>
    </message>
    <message>
        <source>Chain id: %1</source>
        <translation>Chain-ID: %1</translation>
    </message>
    <message>
        <source>Lies at: %1</source>
        <translation>Liegt unter: %1</translation>
    </message>
    <message>
        <source>Made by: %1</source>
        <translation>Erzeugt durch: %1</translation>
    </message>
    <message>
        <source>added</source>
        <comment>what a layer did</comment>
        <translation>hinzugefügt</translation>
    </message>
    <message>
        <source>modified</source>
        <comment>what a layer did</comment>
        <translation>geändert</translation>
    </message>
    <message>
        <source>metadata</source>
        <comment>what a layer did</comment>
        <translation>Metadaten</translation>
    </message>
    <message>
        <source>type</source>
        <comment>what a layer did</comment>
        <translation>Typ</translation>
    </message>
    <message>
        <source>hidden</source>
        <comment>what a layer did</comment>
        <translation>verdeckt</translation>
    </message>
    <message>
        <source>mark</source>
        <comment>what a layer did</comment>
        <translation>Marke</translation>
    </message>
    <message>
        <source>not read</source>
        <comment>what a layer did</comment>
        <translation>nicht gelesen</translation>
    </message>
    <message>
        <source>repeated</source>
        <comment>what a layer did</comment>
        <translation>wiederholt</translation>
    </message>
    <message>
        <source>The layers below have nothing at this path.</source>
        <translation>Die Schichten darunter haben unter diesem Pfad nichts.</translation>
    </message>
    <message>
        <source>The layers below have other content, another target or another device at this path.</source>
        <translation>Die Schichten darunter haben unter diesem Pfad anderen Inhalt, ein anderes Ziel oder ein anderes Gerät.</translation>
    </message>
    <message>
        <source>The layers below have the same with other metadata.</source>
        <translation>Die Schichten darunter haben dasselbe mit anderen Metadaten.</translation>
    </message>
    <message>
        <source>The layers below have something of another type at this path.</source>
        <translation>Die Schichten darunter haben unter diesem Pfad etwas anderen Typs.</translation>
    </message>
    <message>
        <source>The layers below have this path; this layer takes it out of sight. The content is still there.</source>
        <translation>Die Schichten darunter haben diesen Pfad; diese Schicht nimmt ihn aus der Sicht. Der Inhalt ist noch da.</translation>
    </message>
    <message>
        <source>A deletion mark that nothing else tells of: an opaque folder, or a whiteout of what is not there.</source>
        <translation>Eine Löschmarke, von der nichts anderes kündet: ein opaker Ordner oder ein Whiteout für etwas, das es nicht gibt.</translation>
    </message>
    <message>
        <source>A part was not read: what was done to the path is not proven.</source>
        <translation>Ein Teil wurde nicht gelesen: Was mit dem Pfad geschah, ist nicht belegt.</translation>
    </message>
    <message>
        <source>The layer holds the path again as it was.</source>
        <translation>Die Schicht hat den Pfad noch einmal, wie er war.</translation>
    </message>
</context>
<context>
    <name>QDialog</name>
    <message>
        <source>Buttons</source>
        <translation>Schaltflächen</translation>
    </message>
</context>
<context>
    <name>ReportFormat</name>
    <message>
        <source>evidence file</source>
        <translation>Beweisdatei</translation>
    </message>
    <message>
        <source>HTML report</source>
        <translation>HTML-Bericht</translation>
    </message>
    <message>
        <source>PDF report</source>
        <translation>PDF-Bericht</translation>
    </message>
    <message>
        <source>report bundle</source>
        <translation>Berichtspaket</translation>
    </message>
    <message>
        <source>report bundle (zip)</source>
        <translation>Berichtspaket (Zip)</translation>
    </message>
</context>
<context>
    <name>TagGlyphs</name>
    <message>
        <source>red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>orange</source>
        <translation>Orange</translation>
    </message>
    <message>
        <source>yellow</source>
        <translation>Gelb</translation>
    </message>
    <message>
        <source>green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>teal</source>
        <translation>Blaugrün</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>purple</source>
        <translation>Violett</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>Grau</translation>
    </message>
</context>
<context>
    <name>assay::AboutDialog</name>
    <message>
        <source>About Assay</source>
        <translation>Über Assay</translation>
    </message>
    <message>
        <source>Icon</source>
        <translation>Symbol</translation>
    </message>
    <message>
        <source>Name and version</source>
        <translation>Name und Version</translation>
    </message>
    <message>
        <source>Compares what a container image&apos;s vendor released, what was saved, and what is live on a host.</source>
        <translation>Vergleicht, was der Hersteller eines Container-Images veröffentlicht hat, was gesichert wurde und was auf einem Host live ist.</translation>
    </message>
    <message>
        <source>Copyright the Assay developers. Free software under the GNU General Public License, version 3 or later; without any warranty.</source>
        <translation>Copyright: die Entwickler von Assay. Freie Software unter der GNU General Public License, Version 3 oder später; ohne jede Gewährleistung.</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>No network access unless you ask for it: “Fetch Signatures” in the trust view asks the servers that you name there, nothing else connects to anything. Evidence is only read.</source>
        <translation>Kein Netzzugriff, solange Sie nicht danach fragen: „Signaturen holen“ in der Vertrauensansicht fragt die Server, die Sie dort nennen, sonst verbindet sich nichts. Beweismittel werden nur gelesen.</translation>
    </message>
</context>
<context>
    <name>assay::Annotator</name>
    <message>
        <source>&amp;Tag</source>
        <translation>&amp;Markierung</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Markierung</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <extracomment>%1 what will be undone</extracomment>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Re&amp;do</source>
        <extracomment>%1 what will be done again</extracomment>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>&amp;Rückgängig: %1</translation>
    </message>
    <message>
        <source>Re&amp;do: %1</source>
        <translation>&amp;Wiederholen: %1</translation>
    </message>
    <message>
        <source>Add &amp;Bookmark</source>
        <translation>&amp;Lesezeichen setzen</translation>
    </message>
    <message>
        <source>W&amp;rite a Note</source>
        <translation>Noti&amp;z schreiben</translation>
    </message>
    <message>
        <source>&amp;Edit Tags …</source>
        <translation>Markierungen b&amp;earbeiten …</translation>
    </message>
    <message>
        <source>Single &amp;Keys Set Tags</source>
        <translation>Einzelne &amp;Tasten setzen Markierungen</translation>
    </message>
    <message>
        <source>E&amp;xport Notes …</source>
        <translation>Notizen e&amp;xportieren …</translation>
    </message>
    <message>
        <source>I&amp;mport Notes …</source>
        <translation>Notizen &amp;importieren …</translation>
    </message>
    <message>
        <source>Bookmark set: %1</source>
        <extracomment>%1 a path, %2 &quot;live, offset 0x40&quot;</extracomment>
        <translation>Lesezeichen gesetzt: %1</translation>
    </message>
    <message>
        <source>Bookmark set: %1 (%2)</source>
        <translation>Lesezeichen gesetzt: %1 (%2)</translation>
    </message>
    <message>
        <source>Nothing is compared that has this path.</source>
        <translation>Nichts, was verglichen ist, hat diesen Pfad.</translation>
    </message>
    <message>
        <source>%1 is not in this comparison. What was said of it is kept.</source>
        <translation>%1 ist nicht in diesem Vergleich. Was darüber gesagt wurde, bleibt erhalten.</translation>
    </message>
    <message>
        <source>The content is not the one that the bookmark was set in.</source>
        <translation>Der Inhalt ist nicht der, in dem das Lesezeichen gesetzt wurde.</translation>
    </message>
    <message>
        <source>Export Notes</source>
        <translation>Notizen exportieren</translation>
    </message>
    <message>
        <source>Notes (*.json)</source>
        <translation>Notizen (*.json)</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>%1 wird geschrieben</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
    <message>
        <source>Import Notes</source>
        <translation>Notizen importieren</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>%1 wird gelesen</translation>
    </message>
    <message>
        <source>The notes were not imported: %1</source>
        <translation>Die Notizen wurden nicht importiert: %1</translation>
    </message>
    <message>
        <source>Add a Finding of Your &amp;Own …</source>
        <translation>Eigenen Befund &amp;hinzufügen …</translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s), note(s), bookmark(s) and finding(s) were added.</source>
        <translation>
            <numerusform>%n Markierung, Notiz, Lesezeichen oder Befund wurde hinzugefügt.</numerusform>
            <numerusform>%n Markierungen, Notizen, Lesezeichen und Befunde wurden hinzugefügt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Tags, notes, bookmarks or findings of your own are not in a file yet. Save them first?</source>
        <translation>Markierungen, Notizen, Lesezeichen oder eigene Befunde sind noch in keiner Datei. Zuerst speichern?</translation>
    </message>
    <message>
        <source>&amp;Save Case …</source>
        <translation>&amp;Fall speichern …</translation>
    </message>
    <message>
        <source>&amp;Export …</source>
        <translation>&amp;Exportieren …</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Verwerfen</translation>
    </message>
    <message>
        <source>&amp;Go On</source>
        <translation>&amp;Weitermachen</translation>
    </message>
    <message>
        <source>The tags were not changed: what they belong to is not open any more.</source>
        <translation>Die Markierungen wurden nicht geändert: Wozu sie gehören, ist nicht mehr offen.</translation>
    </message>
    <message>
        <source>The notes were not imported: what they were to be added to is not open any more.</source>
        <translation>Die Notizen wurden nicht importiert: Wozu sie kommen sollten, ist nicht mehr offen.</translation>
    </message>
</context>
<context>
    <name>assay::BundleCheckDialog</name>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Manifest</source>
        <translation>Manifest</translation>
    </message>
    <message>
        <source>Files against the manifest</source>
        <translation>Dateien gegen das Manifest</translation>
    </message>
    <message>
        <source>SHA256SUMS</source>
        <translation>SHA256SUMS</translation>
    </message>
    <message>
        <source>Merkle roots of the listings</source>
        <translation>Merkle-Wurzeln der Auflistungen</translation>
    </message>
    <message>
        <source>Evidence file against the manifest</source>
        <translation>Beweisdatei gegen das Manifest</translation>
    </message>
    <message>
        <source>Report against the evidence file</source>
        <translation>Bericht gegen die Beweisdatei</translation>
    </message>
    <message>
        <source>Files inside the PDF</source>
        <translation>Dateien im PDF</translation>
    </message>
    <message>
        <source>Signature inside the PDF</source>
        <translation>Signatur im PDF</translation>
    </message>
    <message>
        <source>Signature of the manifest</source>
        <translation>Signatur des Manifests</translation>
    </message>
    <message>
        <source>Question for a time stamp</source>
        <translation>Anfrage für einen Zeitstempel</translation>
    </message>
    <message>
        <source>Time stamp of the manifest</source>
        <translation>Zeitstempel des Manifests</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>stimmt</translation>
    </message>
    <message>
        <source>unproven</source>
        <translation>unbelegt</translation>
    </message>
    <message>
        <source>fails</source>
        <translation>stimmt nicht</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>nicht vorhanden</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>nicht geprüft</translation>
    </message>
    <message>
        <source>This bundle does not hold.</source>
        <translation>Dieses Paket stimmt nicht.</translation>
    </message>
    <message>
        <source>Not all of this bundle could be checked.</source>
        <translation>Nicht alles an diesem Paket ließ sich prüfen.</translation>
    </message>
    <message>
        <source>Everything that is here holds together; who stands for it is unproven.</source>
        <translation>Alles, was hier ist, stimmt überein; wer dafür einsteht, ist unbelegt.</translation>
    </message>
    <message>
        <source>Everything that is here holds together; nobody has signed it.</source>
        <translation>Alles, was hier ist, stimmt überein; niemand hat es signiert.</translation>
    </message>
    <message>
        <source>Everything that is here holds together.</source>
        <translation>Alles, was hier ist, stimmt überein.</translation>
    </message>
    <message>
        <source>Bundle</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>What holds the bundle together</source>
        <translation>Was das Paket zusammenhält</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Check a Report Bundle</source>
        <translation>Ein Berichtspaket prüfen</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Choose the folder of the bundle</source>
        <translation>Den Ordner des Pakets wählen</translation>
    </message>
    <message>
        <source>nobody: a signature is unproven at best</source>
        <translation>niemand: eine Signatur ist bestenfalls unbelegt</translation>
    </message>
    <message>
        <source>nobody: a time stamp is unproven at best</source>
        <translation>niemand: ein Zeitstempel ist bestenfalls unbelegt</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>Knöpfe</translation>
    </message>
    <message>
        <source>Choose the folder of a report bundle: it has a file manifest.json.</source>
        <translation>Den Ordner eines Berichtspakets wählen: Er hat eine Datei manifest.json.</translation>
    </message>
    <message>
        <source>Choose a file: %1</source>
        <translation>Eine Datei wählen: %1</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer);;All files (*)</source>
        <translation>Zertifikate (*.pem *.crt *.cer);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Folder of the Report Bundle</source>
        <translation>Ordner des Berichtspakets</translation>
    </message>
    <message>
        <source>Checking …</source>
        <translation>Prüfe …</translation>
    </message>
    <message>
        <source>Checking the bundle %1</source>
        <translation>Prüfe das Paket %1</translation>
    </message>
    <message>
        <source>The check was stopped.</source>
        <translation>Die Prüfung wurde angehalten.</translation>
    </message>
    <message>
        <source>&amp;Zip …</source>
        <translation>&amp;Zip …</translation>
    </message>
    <message>
        <source>Choose a bundle that is one zip</source>
        <translation>Ein Paket wählen, das ein einziges Zip ist</translation>
    </message>
    <message>
        <source>Take In a &amp;Time Stamp …</source>
        <translation>Zeit&amp;stempel aufnehmen …</translation>
    </message>
    <message>
        <source>Take in the answer of a time stamp authority</source>
        <translation>Die Antwort eines Zeitstempeldienstes aufnehmen</translation>
    </message>
    <message>
        <source>Report Bundle as One Zip</source>
        <translation>Berichtspaket als ein Zip</translation>
    </message>
    <message>
        <source>Zip archives (*.zip);;All files (*)</source>
        <translation>Zip-Archive (*.zip);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Answer of a Time Stamp Authority</source>
        <translation>Antwort eines Zeitstempeldienstes</translation>
    </message>
    <message>
        <source>Time stamps (*.tsr);;All files (*)</source>
        <translation>Zeitstempel (*.tsr);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Taking in the time stamp %1</source>
        <translation>Nehme den Zeitstempel %1 auf</translation>
    </message>
    <message>
        <source>The time stamp was not taken in: %1</source>
        <translation>Der Zeitstempel wurde nicht aufgenommen: %1</translation>
    </message>
    <message>
        <source>&amp;Ask for a Time Stamp …</source>
        <translation>Zeitstempel &amp;anfordern …</translation>
    </message>
    <message>
        <source>Ask a time stamp authority on the network</source>
        <translation>Eine Zeitstempelstelle im Netz fragen</translation>
    </message>
    <message>
        <source>Address of the authority</source>
        <translation>Adresse der Stelle</translation>
    </message>
    <message>
        <source>Ask for a Time Stamp</source>
        <translation>Zeitstempel anfordern</translation>
    </message>
    <message>
        <source>Address of the authority, https://… or http://…

It is told the SHA-256 of the manifest and nothing else of the report, and is the only one that is asked. Its answer is judged by its signature, which is why http:// may do.</source>
        <translation>Adresse der Stelle, https://… oder http://…

Ihr wird der SHA-256 des Manifests mitgeteilt und sonst nichts vom Bericht, und nur sie wird gefragt. Ihre Antwort wird nach ihrer Signatur beurteilt; deshalb kann http:// genügen.</translation>
    </message>
    <message>
        <source>&amp;Ask</source>
        <translation>&amp;Fragen</translation>
    </message>
    <message>
        <source>Nobody was asked: %1</source>
        <translation>Niemand wurde gefragt: %1</translation>
    </message>
    <message>
        <source>Asking %1 for a time stamp</source>
        <translation>%1 wird um einen Zeitstempel gebeten</translation>
    </message>
    <message>
        <source>C&amp;hoose …</source>
        <translation>&amp;Wählen …</translation>
    </message>
    <message>
        <source>Trusted &amp;signers</source>
        <translation>Vertrauenswürdige &amp;Unterzeichner</translation>
    </message>
    <message>
        <source>Trusted ti&amp;me stamps</source>
        <translation>Vertrauenswürdige Zeitste&amp;mpel</translation>
    </message>
</context>
<context>
    <name>assay::CaseBar</name>
    <message>
        <source>Where the results come from</source>
        <translation>Woher die Ergebnisse stammen</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
</context>
<context>
    <name>assay::CaseDesk</name>
    <message>
        <source>&amp;New Case …</source>
        <translation>&amp;Neuer Fall …</translation>
    </message>
    <message>
        <source>Sav&amp;e Case</source>
        <translation>&amp;Fall speichern</translation>
    </message>
    <message>
        <source>Save Case As …</source>
        <translation>Fall speichern unter …</translation>
    </message>
    <message>
        <source>Case &amp;Properties …</source>
        <translation>Ei&amp;genschaften des Falls …</translation>
    </message>
    <message>
        <source>&amp;Transfer of Custody …</source>
        <translation>&amp;Übergabe der Beweismittel …</translation>
    </message>
    <message>
        <source>&amp;Journal …</source>
        <translation>&amp;Journal …</translation>
    </message>
    <message>
        <source>C&amp;lose Case</source>
        <translation>Fall s&amp;chließen</translation>
    </message>
    <message>
        <source>%1 (read-only)</source>
        <extracomment>%1 the name of a case file</extracomment>
        <translation>%1 (schreibgeschützt)</translation>
    </message>
    <message>
        <source>A case is opened alone: it brings its own sources.</source>
        <translation>Ein Fall wird allein geöffnet: Er bringt seine eigenen Quellen mit.</translation>
    </message>
    <message>
        <source>This case is open already.</source>
        <translation>Dieser Fall ist schon geöffnet.</translation>
    </message>
    <message>
        <source>The case %1 was not opened: %2</source>
        <translation>Der Fall %1 wurde nicht geöffnet: %2</translation>
    </message>
    <message>
        <source>The results in the case were not taken: %1</source>
        <translation>Die Ergebnisse im Fall wurden nicht übernommen: %1</translation>
    </message>
    <message>
        <source>Its tags and notes are shown. Open the evidence to compare it again.</source>
        <translation>Seine Markierungen und Notizen werden gezeigt. Die Beweismittel öffnen, um sie erneut zu vergleichen.</translation>
    </message>
    <message>
        <source>The case is open for reading only: %1.</source>
        <translation>Der Fall ist nur zum Lesen geöffnet: %1.</translation>
    </message>
    <message>
        <source>What you tag or write is not kept, unless you save the case as another file.</source>
        <translation>Was Sie markieren oder schreiben, bleibt nicht erhalten, es sei denn, Sie speichern den Fall als andere Datei.</translation>
    </message>
    <message>
        <source>This version of Assay counts otherwise than the one that made the case: its sums are not those that were recorded.</source>
        <translation>Diese Version von Assay zählt anders als die, die den Fall angelegt hat: Ihre Summen sind nicht die, die aufgezeichnet wurden.</translation>
    </message>
    <message>
        <source>This is from the case.</source>
        <translation>Dies stammt aus dem Fall.</translation>
    </message>
    <message>
        <source>This is from the case, as of %1.</source>
        <translation>Dies stammt aus dem Fall, Stand %1.</translation>
    </message>
    <message>
        <source>Its evidence is being held against the digests in the case; contents of files cannot be shown yet.</source>
        <translation>Seine Beweismittel werden gegen die Digests im Fall gehalten; Inhalte von Dateien können noch nicht gezeigt werden.</translation>
    </message>
    <message>
        <source>Checking the evidence of the case</source>
        <translation>Prüfe die Beweismittel des Falls</translation>
    </message>
    <message>
        <source>Its evidence was not checked, so contents of files cannot be shown.</source>
        <translation>Seine Beweismittel wurden nicht geprüft, daher können Inhalte von Dateien nicht gezeigt werden.</translation>
    </message>
    <message>
        <source>&amp;Check Again</source>
        <translation>Erneut &amp;prüfen</translation>
    </message>
    <message>
        <source>Whether a folder is as it was shows only when it is read again; until then contents of files cannot be shown.</source>
        <translation>Ob ein Ordner ist, wie er war, zeigt sich erst, wenn er erneut gelesen wird; bis dahin können Inhalte von Dateien nicht gezeigt werden.</translation>
    </message>
    <message>
        <source>&amp;Read It Again</source>
        <translation>Erneut &amp;lesen</translation>
    </message>
    <message>
        <source>Its evidence is NOT what it was, or is missing.</source>
        <translation>Seine Beweismittel sind NICHT, was sie waren, oder fehlen.</translation>
    </message>
    <message>
        <source>Where is it now?</source>
        <translation>Wo ist sie jetzt?</translation>
    </message>
    <message>
        <source>Checking %1</source>
        <translation>Prüfe %1</translation>
    </message>
    <message>
        <source>Its evidence is NOT what it was, or is missing: contents of files cannot be shown, and nothing is written into the case.</source>
        <translation>Seine Beweismittel sind NICHT, was sie waren, oder fehlen: Inhalte von Dateien können nicht gezeigt werden, und in den Fall wird nichts geschrieben.</translation>
    </message>
    <message>
        <source>&amp;Locate the Evidence …</source>
        <translation>Beweismittel a&amp;uffinden …</translation>
    </message>
    <message>
        <source>Its evidence is being read again; until then contents of files cannot be shown.</source>
        <translation>Seine Beweismittel werden erneut gelesen; bis dahin können Inhalte von Dateien nicht gezeigt werden.</translation>
    </message>
    <message>
        <source>Its evidence was not read, so contents of files cannot be shown.</source>
        <translation>Seine Beweismittel wurden nicht gelesen, daher können Inhalte von Dateien nicht gezeigt werden.</translation>
    </message>
    <message>
        <source>Hashing the sources again</source>
        <translation>Berechne die Hashes der Quellen erneut</translation>
    </message>
    <message>
        <source>The sources were not hashed again, and no report was written.</source>
        <translation>Die Hashes der Quellen wurden nicht erneut berechnet, und es wurde kein Bericht geschrieben.</translation>
    </message>
    <message>
        <source>%1: %2: %3.</source>
        <extracomment>%1 &quot;Live&quot;, %2 &quot;NOT what it was&quot;, %3 a reason</extracomment>
        <translation>%1: %2: %3.</translation>
    </message>
    <message>
        <source>The evidence is not what it was when it was compared. A report will say so on its first page.</source>
        <translation>Die Beweismittel sind nicht, was sie beim Vergleich waren. Ein Bericht wird das auf seiner ersten Seite sagen.</translation>
    </message>
    <message>
        <source>Read again, the evidence gives other results than the case held. The case holds the new ones now; its journal tells of both.</source>
        <translation>Erneut gelesen, ergeben die Beweismittel andere Ergebnisse, als der Fall enthielt. Der Fall enthält nun die neuen; sein Journal nennt beide.</translation>
    </message>
    <message>
        <source>A session of %1 ended without being saved. What was said in it is kept.</source>
        <translation>Eine Sitzung vom %1 endete, ohne gespeichert zu werden. Was in ihr gesagt wurde, bleibt erhalten.</translation>
    </message>
    <message>
        <source>Save Case As … makes a case of it; Discard, when the window closes, takes it away.</source>
        <translation>„Fall speichern unter …“ macht einen Fall daraus; „Verwerfen“ beim Schließen des Fensters nimmt sie weg.</translation>
    </message>
    <message>
        <source>&amp;Open It</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>The case is in %1, and is written to as you work.</source>
        <translation>Der Fall ist in %1, und während der Arbeit wird laufend hineingeschrieben.</translation>
    </message>
    <message>
        <source>The disk may be full, or its medium may be gone. Nothing is lost as long as this window is open: it is tried again by itself, and Save Case As … writes to another place.</source>
        <translation>Vielleicht ist der Datenträger voll oder nicht mehr da. Solange dieses Fenster geöffnet ist, geht nichts verloren: Es wird von selbst erneut versucht, und „Fall speichern unter …“ schreibt an einen anderen Ort.</translation>
    </message>
    <message>
        <source>Save Case As … writes to another place.</source>
        <translation>„Fall speichern unter …“ schreibt an einen anderen Ort.</translation>
    </message>
    <message>
        <source>It is no case, it is damaged, or it was made to look like something it is not.</source>
        <translation>Es ist kein Fall, ist beschädigt oder soll nach etwas aussehen, das es nicht ist.</translation>
    </message>
    <message>
        <source>A newer version of Assay made it.</source>
        <translation>Eine neuere Version von Assay hat ihn angelegt.</translation>
    </message>
    <message>
        <source>Save Case</source>
        <translation>Fall speichern</translation>
    </message>
    <message>
        <source>Cases (*.assay)</source>
        <translation>Fälle (*.assay)</translation>
    </message>
    <message>
        <source>%1 is there already. Choose its whole name to replace it.</source>
        <translation>%1 gibt es schon. Den ganzen Namen wählen, um es zu ersetzen.</translation>
    </message>
    <message>
        <source>Saved: %1. This is the case that is open now.</source>
        <translation>Gespeichert: %1. Dies ist der Fall, der jetzt geöffnet ist.</translation>
    </message>
    <message>
        <source>Save Case As … writes another file.</source>
        <translation>„Fall speichern unter …“ schreibt eine andere Datei.</translation>
    </message>
    <message>
        <source>A case is written as you work; all is in %1.</source>
        <translation>Ein Fall wird während der Arbeit laufend geschrieben; alles ist in %1.</translation>
    </message>
    <message>
        <source>Making the case %1</source>
        <translation>Lege den Fall %1 an</translation>
    </message>
    <message>
        <source>The case was not written: %1</source>
        <translation>Der Fall wurde nicht geschrieben: %1</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Something that was done is not in the case: it cannot be written. What is to become of it?</source>
        <translation>Etwas, das getan wurde, ist nicht im Fall: Er lässt sich nicht schreiben. Was soll damit geschehen?</translation>
    </message>
    <message>
        <source>Write It &amp;All the Same</source>
        <translation>&amp;Trotzdem schreiben</translation>
    </message>
    <message>
        <source>Write &amp;Nothing</source>
        <translation>&amp;Nichts schreiben</translation>
    </message>
    <message>
        <source>&amp;Save As …</source>
        <translation>&amp;Speichern unter …</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Verwerfen</translation>
    </message>
    <message>
        <source>&amp;Go On</source>
        <translation>&amp;Weitermachen</translation>
    </message>
    <message>
        <source>The case is not written yet: the disk or server of %1 does not answer.</source>
        <translation>Der Fall ist noch nicht geschrieben: Der Datenträger oder Server von %1 antwortet nicht.</translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation>Wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>The case is written again: all is in %1.</source>
        <translation>Der Fall wird wieder geschrieben: Alles steht in %1.</translation>
    </message>
    <message>
        <source>Nothing is lost as long as this window is open: what was done is written when it answers. Save Case As … writes to another place at once.</source>
        <translation>Nichts geht verloren, solange dieses Fenster offen ist: Was getan wurde, wird geschrieben, sobald er antwortet. „Fall speichern unter …“ schreibt sofort an einen anderen Ort.</translation>
    </message>
    <message>
        <source>The file before could not be read, so its journal could not be taken along: the new one begins with the number and the hash of its last entry that is known.</source>
        <translation>Die bisherige Datei ließ sich nicht lesen, daher konnte ihr Journal nicht mitgenommen werden: Das neue beginnt mit Nummer und Hash seines letzten bekannten Eintrags.</translation>
    </message>
    <message>
        <source>That %1 was written is not in the journal of the case yet: the case cannot be written now.</source>
        <translation>Dass %1 geschrieben wurde, steht noch nicht im Journal des Falls: Der Fall kann gerade nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Nothing is lost as long as this window is open: it is written by itself when that is possible again. Save Case As … writes to another place at once.</source>
        <translation>Solange dieses Fenster geöffnet ist, geht nichts verloren: Es wird von selbst geschrieben, sobald das wieder geht. „Fall speichern unter …“ schreibt sofort an einen anderen Ort.</translation>
    </message>
    <message>
        <source>Somebody changed its file by other means than Assay, or it is damaged. Nothing is written into it, nor into a copy of it: File › Export Notes keeps what you tag or write.</source>
        <translation>Jemand hat seine Datei mit anderen Mitteln als Assay geändert, oder sie ist beschädigt. Weder in sie noch in eine Kopie wird geschrieben: „Datei › Notizen exportieren“ bewahrt, was markiert oder geschrieben wird.</translation>
    </message>
    <message>
        <source>A copy was made: %1. It is open for reading only too: %2.</source>
        <translation>Eine Kopie wurde angelegt: %1. Auch sie ist nur zum Lesen geöffnet: %2.</translation>
    </message>
    <message>
        <source>File › Export Notes keeps what you tag or write.</source>
        <translation>„Datei › Notizen exportieren“ bewahrt, was markiert oder geschrieben wird.</translation>
    </message>
    <message>
        <source>This case is being opened already.</source>
        <translation>Dieser Fall wird schon geöffnet.</translation>
    </message>
    <message>
        <source>No case was made at %1: that was cancelled. The case that is open is %2, as before.</source>
        <translation>Unter %1 entstand kein Fall: Das wurde abgebrochen. Geöffnet ist wie zuvor der Fall %2.</translation>
    </message>
    <message>
        <source>The case is still being saved as another file; what you asked for comes after that.</source>
        <translation>Der Fall wird noch als andere Datei gespeichert; was verlangt wurde, kommt danach.</translation>
    </message>
    <message>
        <source>What was entered was not written: it was about the case before, which is not open any more.</source>
        <translation>Was eingegeben wurde, wurde nicht geschrieben: Es betraf den vorigen Fall, der nicht mehr offen ist.</translation>
    </message>
    <message>
        <source>No case was made at %1: that was cancelled. What you said is still in the window.</source>
        <translation>Unter %1 entstand kein Fall: Das wurde abgebrochen. Was vermerkt wurde, steht weiterhin im Fenster.</translation>
    </message>
    <message>
        <source>What was done last in the case %1 is not in it yet: its disk or server is slow, or does not answer. It is lost when the program ends now.</source>
        <translation>Was im Fall %1 zuletzt getan wurde, steht noch nicht darin: Sein Datenträger oder Server ist langsam oder antwortet nicht. Es ist verloren, wenn das Programm jetzt endet.</translation>
    </message>
    <message>
        <source>&amp;Close All the Same</source>
        <translation>Trotzdem &amp;schließen</translation>
    </message>
    <message>
        <source>What was done last in the case %1 is not in it yet: its disk or server is slow, or does not answer.</source>
        <translation>Was im Fall %1 zuletzt getan wurde, steht noch nicht darin: Sein Datenträger oder Server ist langsam oder antwortet nicht.</translation>
    </message>
    <message>
        <source>It is written when that answers, as long as this window is open.</source>
        <translation>Es wird geschrieben, sobald er antwortet, solange dieses Fenster offen ist.</translation>
    </message>
    <message>
        <source>What was done last in the case %1 was not written into it: %2</source>
        <translation>Was im Fall %1 zuletzt getan wurde, wurde nicht hineingeschrieben: %2</translation>
    </message>
    <message>
        <source>It is not tried again. Open that case and do it once more.</source>
        <translation>Es wird nicht noch einmal versucht. Öffnen Sie jenen Fall und tun Sie es noch einmal.</translation>
    </message>
    <message>
        <source>That %1 was written is in no journal: what it was made of is not open any more.</source>
        <translation>Dass %1 geschrieben wurde, steht in keinem Journal: Woraus es entstand, ist nicht mehr offen.</translation>
    </message>
    <message>
        <source>The case %1 is not opened: what this window shows is being saved as another case instead.</source>
        <translation>Der Fall %1 wird nicht geöffnet: Was dieses Fenster zeigt, wird stattdessen als ein anderer Fall gespeichert.</translation>
    </message>
    <message>
        <source>What was done last is still being written; the window closes after that.</source>
        <translation>Was zuletzt getan wurde, wird noch geschrieben; danach schließt sich das Fenster.</translation>
    </message>
    <message>
        <source>No case was made at %1: another place was chosen meanwhile, or another case was opened.</source>
        <translation>Unter %1 wurde kein Fall angelegt: Inzwischen wurde ein anderer Ort gewählt oder ein anderer Fall geöffnet.</translation>
    </message>
    <message>
        <source>The case is not saved as %1 yet: a disk or server does not answer.</source>
        <translation>Der Fall ist noch nicht als %1 gespeichert: Ein Datenträger oder Server antwortet nicht.</translation>
    </message>
    <message>
        <source>A case that was being made is not the one that is open: %1</source>
        <translation>Ein Fall, der angelegt wurde, ist nicht der, der offen ist: %1</translation>
    </message>
</context>
<context>
    <name>assay::CaseExporter</name>
    <message>
        <source>Writing %1</source>
        <translation>Schreibe: %1</translation>
    </message>
    <message>
        <source>Written: %1, to %2</source>
        <translation>Geschrieben: %1, nach %2</translation>
    </message>
    <message>
        <source>Write %1</source>
        <translation>Schreiben: %1</translation>
    </message>
    <message>
        <source>Save the %1 File</source>
        <translation>Datei speichern: %1</translation>
    </message>
    <message>
        <source>Saving %1</source>
        <translation>Speichere %1</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>Kopiert: %1</translation>
    </message>
    <message>
        <source>path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>path for the shell</source>
        <translation>Pfad für die Shell</translation>
    </message>
    <message>
        <source>path, unescaped</source>
        <translation>Pfad, unmaskiert</translation>
    </message>
    <message>
        <source>SHA-256 of the %1 file</source>
        <translation>SHA-256 der Datei „%1“</translation>
    </message>
    <message>
        <source>The SHA-256 of this file is not known.</source>
        <translation>Die SHA-256 dieser Datei ist nicht bekannt.</translation>
    </message>
    <message>
        <source>what the evidence file says of the path</source>
        <translation>was die Beweisdatei über den Pfad sagt</translation>
    </message>
    <message>
        <source>Copying %1</source>
        <translation>%1 werden kopiert</translation>
    </message>
    <message>
        <source>Nothing was copied: %1</source>
        <translation>Es wurde nichts kopiert: %1</translation>
    </message>
    <message>
        <source>Left out, for nothing is known of them: %1</source>
        <translation>Weggelassen, weil nichts über sie bekannt ist: %1</translation>
    </message>
    <message>
        <source>the paths of the selected rows</source>
        <translation>die Pfade der ausgewählten Zeilen</translation>
    </message>
    <message>
        <source>the SHA-256 of the selected files</source>
        <translation>die SHA-256 der ausgewählten Dateien</translation>
    </message>
    <message>
        <source>what the evidence file says of the selected rows</source>
        <translation>was die Beweisdatei über die ausgewählten Zeilen sagt</translation>
    </message>
    <message>
        <source>&amp;Details …</source>
        <translation>&amp;Einzelheiten …</translation>
    </message>
    <message>
        <source>No passphrase was given, and no report was written.</source>
        <translation>Es wurde keine Passphrase angegeben und kein Bericht geschrieben.</translation>
    </message>
    <message>
        <source>No report was written: %1</source>
        <translation>Es wurde kein Bericht geschrieben: %1</translation>
    </message>
    <message>
        <source>No report was written: what it would have been about is not open any more.</source>
        <translation>Es wurde kein Bericht geschrieben: Worum es darin gegangen wäre, ist nicht mehr geöffnet.</translation>
    </message>
    <message>
        <source>Writing was cancelled: nothing is left of what was not finished.</source>
        <translation>Das Schreiben wurde abgebrochen: Von dem, was nicht fertig war, ist nichts übrig.</translation>
    </message>
    <message>
        <source>The file was not written: what it would have been taken from is not open any more.</source>
        <translation>Die Datei wurde nicht geschrieben: Woraus sie genommen worden wäre, ist nicht mehr offen.</translation>
    </message>
</context>
<context>
    <name>assay::CaseKeeper</name>
    <message>
        <source>Opening the case %1</source>
        <translation>Öffne den Fall %1</translation>
    </message>
    <message>
        <source>Waiting until the case is saved</source>
        <translation>Warten, bis der Fall gespeichert ist</translation>
    </message>
    <message>
        <source>Saving the case as %1</source>
        <translation>Der Fall wird als %1 gespeichert</translation>
    </message>
</context>
<context>
    <name>assay::CaseNotes</name>
    <message>
        <source>suspicious</source>
        <comment>a tag</comment>
        <translation>verdächtig</translation>
    </message>
    <message>
        <source>relevant</source>
        <comment>a tag</comment>
        <translation>wichtig</translation>
    </message>
    <message>
        <source>to check</source>
        <comment>a tag</comment>
        <translation>zu prüfen</translation>
    </message>
    <message>
        <source>benign</source>
        <comment>a tag</comment>
        <translation>harmlos</translation>
    </message>
    <message>
        <source>the filter</source>
        <translation>der Filter</translation>
    </message>
    <message>
        <source>That was not noted: %1.</source>
        <translation>Das wurde nicht festgehalten: %1.</translation>
    </message>
    <message>
        <source>tag “%1”</source>
        <translation>Markierung „%1“</translation>
    </message>
    <message>
        <source>no tag “%1”</source>
        <translation>keine Markierung „%1“</translation>
    </message>
    <message>
        <source>remove the note</source>
        <translation>Notiz entfernen</translation>
    </message>
    <message>
        <source>write a note</source>
        <translation>Notiz schreiben</translation>
    </message>
    <message>
        <source>edit the tags</source>
        <translation>Markierungen bearbeiten</translation>
    </message>
    <message>
        <source>set a bookmark</source>
        <translation>Lesezeichen setzen</translation>
    </message>
    <message>
        <source>name a bookmark</source>
        <translation>Lesezeichen benennen</translation>
    </message>
    <message>
        <source>remove a bookmark</source>
        <translation>Lesezeichen entfernen</translation>
    </message>
    <message>
        <source>import notes</source>
        <translation>Notizen importieren</translation>
    </message>
    <message>
        <source>take off what was said of a source</source>
        <translation>wegnehmen, was über eine Quelle gesagt wurde</translation>
    </message>
    <message>
        <source>add a finding</source>
        <translation>Befund hinzufügen</translation>
    </message>
    <message>
        <source>edit a finding</source>
        <translation>Befund bearbeiten</translation>
    </message>
    <message>
        <source>remove a finding</source>
        <translation>Befund entfernen</translation>
    </message>
</context>
<context>
    <name>assay::CaseOpener</name>
    <message>
        <source>&amp;Recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>The sample case is not installed.</source>
        <translation>Der Beispielfall ist nicht installiert.</translation>
    </message>
    <message>
        <source>It belongs in share/assay/sample beside the program.</source>
        <translation>Er gehört nach share/assay/sample neben dem Programm.</translation>
    </message>
    <message>
        <source>Load as %1</source>
        <translation>Laden als „%1“</translation>
    </message>
    <message>
        <source>Open up to three sources</source>
        <translation>Bis zu drei Quellen öffnen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Choose up to three: one for each state of the image.</source>
        <translation>Bis zu drei wählen: eine für jeden Stand des Images.</translation>
    </message>
    <message>
        <source>Open a folder</source>
        <translation>Einen Ordner öffnen</translation>
    </message>
    <message>
        <source>&amp;Forget These</source>
        <translation>Diese &amp;vergessen</translation>
    </message>
    <message>
        <source>%1 (missing)</source>
        <extracomment>%1 the name of a file</extracomment>
        <translation>%1 (fehlt)</translation>
    </message>
    <message>
        <source>&amp;Remember What Is Opened</source>
        <translation>Geöffnetes &amp;merken</translation>
    </message>
</context>
<context>
    <name>assay::CasePropertiesDialog</name>
    <message>
        <source>not stated</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>Knöpfe</translation>
    </message>
    <message>
        <source>Case Properties</source>
        <translation>Eigenschaften des Falls</translation>
    </message>
    <message>
        <source>New Case</source>
        <translation>Neuer Fall</translation>
    </message>
    <message>
        <source>&amp;With the sources, tags and notes that are open now</source>
        <translation>&amp;Mit den Quellen, Markierungen und Notizen, die jetzt geöffnet sind</translation>
    </message>
    <message>
        <source>With what is open now</source>
        <translation>Mit dem, was jetzt geöffnet ist</translation>
    </message>
    <message>
        <source>Case &amp;number</source>
        <translation>&amp;Fallnummer</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>&amp;Titel</translation>
    </message>
    <message>
        <source>&amp;Examiner</source>
        <translation>&amp;Untersuchende Person</translation>
    </message>
    <message>
        <source>Or&amp;ganisation</source>
        <translation>&amp;Organisation</translation>
    </message>
    <message>
        <source>Choose a &amp;File …</source>
        <translation>&amp;Datei wählen …</translation>
    </message>
</context>
<context>
    <name>assay::CaseSourcesDialog</name>
    <message>
        <source>as it was</source>
        <translation>wie es war</translation>
    </message>
    <message>
        <source>NOT what it was</source>
        <translation>NICHT, was es war</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>a folder: only reading it again tells</source>
        <translation>ein Ordner: erst erneutes Lesen gibt Auskunft</translation>
    </message>
    <message>
        <source>Sources of the case</source>
        <translation>Quellen des Falls</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>The Evidence of the Case</source>
        <translation>Die Beweismittel des Falls</translation>
    </message>
    <message>
        <source>The evidence is not what this case was made of, or it is not there. What the case says was found need not be true of what lies there now.</source>
        <translation>Die Beweismittel sind nicht die, aus denen dieser Fall angelegt wurde, oder sie sind nicht da. Was laut Fall gefunden wurde, muss auf das, was jetzt dort liegt, nicht zutreffen.</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Was nicht stimmt</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>Knöpfe</translation>
    </message>
    <message>
        <source>&amp;Locate …</source>
        <translation>&amp;Auffinden …</translation>
    </message>
    <message>
        <source>Locate the source</source>
        <translation>Die Quelle auffinden</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>&amp;Fortfahren</translation>
    </message>
    <message>
        <source>Continue with the evidence</source>
        <translation>Mit den Beweismitteln fortfahren</translation>
    </message>
    <message>
        <source>Open for &amp;Reading Only</source>
        <translation>Nur zum &amp;Lesen öffnen</translation>
    </message>
    <message>
        <source>Open notes and results for reading only</source>
        <translation>Notizen und Ergebnisse nur zum Lesen öffnen</translation>
    </message>
    <message>
        <source>&amp;Give Up</source>
        <translation>Auf&amp;geben</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>Aufgeben</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <extracomment>%1 &quot;Live&quot;, %2 &quot;NOT what it was&quot;, %3 a reason</extracomment>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>%1: %2: %3.</source>
        <translation>%1: %2: %3.</translation>
    </message>
</context>
<context>
    <name>assay::ChainModel</name>
    <message>
        <source>name to image</source>
        <translation>Name zu Image</translation>
    </message>
    <message>
        <source>image to manifest</source>
        <translation>Image zu Manifest</translation>
    </message>
    <message>
        <source>image to configuration</source>
        <translation>Image zu Konfiguration</translation>
    </message>
    <message>
        <source>configuration to layer</source>
        <translation>Konfiguration zu Schicht</translation>
    </message>
    <message>
        <source>layer to the layer below</source>
        <translation>Schicht zur Schicht darunter</translation>
    </message>
    <message>
        <source>layer to its record</source>
        <translation>Schicht zu ihrem Datensatz</translation>
    </message>
    <message>
        <source>layer to folder</source>
        <translation>Schicht zu Ordner</translation>
    </message>
    <message>
        <source>folder to short name</source>
        <translation>Ordner zu Kurznamen</translation>
    </message>
    <message>
        <source>folder to lower folders</source>
        <translation>Ordner zu unteren Ordnern</translation>
    </message>
    <message>
        <source>blob to digest</source>
        <translation>Blob zu Digest</translation>
    </message>
    <message>
        <source>container to image</source>
        <translation>Container zu Image</translation>
    </message>
    <message>
        <source>container to layers</source>
        <translation>Container zu Schichten</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>stimmt</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>gebrochen</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Verknüpfung</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>Gegenstand</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Expected: %1</source>
        <translation>Erwartet: %1</translation>
    </message>
    <message>
        <source>Found: %1</source>
        <translation>Gefunden: %1</translation>
    </message>
    <message>
        <source>Record: %1</source>
        <translation>Datensatz: %1</translation>
    </message>
</context>
<context>
    <name>assay::ContentHead</name>
    <message>
        <source>differs from another source</source>
        <translation>weicht von einer anderen Quelle ab</translation>
    </message>
    <message>
        <source>Copy SHA-256</source>
        <translation>SHA-256 kopieren</translation>
    </message>
</context>
<context>
    <name>assay::CopyOut</name>
    <message>
        <source>Allow Opening Copies in Other Programs</source>
        <translation>Öffnen von Kopien in anderen Programmen erlauben</translation>
    </message>
    <message>
        <source>Open a Copy &amp;With …</source>
        <translation>Kopie öffnen m&amp;it …</translation>
    </message>
    <message>
        <source>%1 (%2, %3)</source>
        <extracomment>%1 a path, %2 &quot;live&quot;, %3 a size</extracomment>
        <translation>%1 (%2, %3)</translation>
    </message>
    <message>
        <source>Opening a copy with %1</source>
        <translation>Eine Kopie wird mit %1 geöffnet</translation>
    </message>
    <message>
        <source>%1 was started with a copy of %2.</source>
        <translation>%1 wurde mit einer Kopie von %2 gestartet.</translation>
    </message>
    <message>
        <source>Making a copy to drag</source>
        <translation>Eine Kopie zum Ziehen wird gemacht</translation>
    </message>
</context>
<context>
    <name>assay::CustodyDialog</name>
    <message>
        <source>Transfer of Custody</source>
        <translation>Übergabe der Beweismittel</translation>
    </message>
    <message>
        <source>This becomes an entry of the journal, with the time, your login and this host. It cannot be changed afterwards.</source>
        <translation>Dies wird ein Eintrag des Journals, mit der Zeit, Ihrem Anmeldenamen und diesem Host. Er lässt sich danach nicht mehr ändern.</translation>
    </message>
    <message>
        <source>About custody</source>
        <translation>Über die Übergabe</translation>
    </message>
    <message>
        <source>&amp;Add to the Journal</source>
        <translation>In das &amp;Journal eintragen</translation>
    </message>
    <message>
        <source>&amp;Given by</source>
        <translation>&amp;Übergeben von</translation>
    </message>
    <message>
        <source>&amp;Taken by</source>
        <translation>Über&amp;nommen von</translation>
    </message>
    <message>
        <source>&amp;When, why and what</source>
        <translation>&amp;Wann, warum und was</translation>
    </message>
</context>
<context>
    <name>assay::DataInspector</name>
    <message>
        <source>Values at the cursor</source>
        <translation>Werte an der Schreibmarke</translation>
    </message>
    <message>
        <source>Data inspector</source>
        <translation>Dateninspektor</translation>
    </message>
    <message>
        <source>Values at the cursor, %1</source>
        <translation>Werte an der Schreibmarke, %1</translation>
    </message>
    <message>
        <source>Copied: all values at the cursor.</source>
        <translation>Kopiert: alle Werte an der Schreibmarke.</translation>
    </message>
    <message>
        <source>Copied: %1.</source>
        <translation>Kopiert: %1.</translation>
    </message>
    <message>
        <source>Copy Value</source>
        <translation>Wert kopieren</translation>
    </message>
    <message>
        <source>Copy All Values</source>
        <translation>Alle Werte kopieren</translation>
    </message>
</context>
<context>
    <name>assay::DataValueModel</name>
    <message>
        <source>out of range</source>
        <comment>of a time or a number</comment>
        <translation>außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>not valid</source>
        <comment>as a character or a date</comment>
        <translation>ungültig</translation>
    </message>
    <message>
        <source>reading…</source>
        <translation>wird gelesen…</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>the file ends before</source>
        <translation>die Datei endet vorher</translation>
    </message>
    <message>
        <source>%1, differs</source>
        <comment>a value and its name</comment>
        <translation>%1, verschieden</translation>
    </message>
</context>
<context>
    <name>assay::DiffRuler</name>
    <message>
        <source>Overview of the differences</source>
        <translation>Übersicht der Unterschiede</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>%1 a number, %2 &quot;added&quot;, &quot;modified&quot;, …</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>no difference</source>
        <translation>kein Unterschied</translation>
    </message>
    <message>
        <source>%1 rows: %2</source>
        <extracomment>%1 a number, %2 &quot;3 added, 1 removed&quot;</extracomment>
        <translation>%1 Zeilen: %2</translation>
    </message>
    <message>
        <source>Row %1 of %2</source>
        <translation>Zeile %1 von %2</translation>
    </message>
    <message>
        <source>A click leads to the nearest difference</source>
        <translation>Ein Klick führt zum nächstgelegenen Unterschied</translation>
    </message>
</context>
<context>
    <name>assay::DiffTreeModel</name>
    <message>
        <source>Name</source>
        <comment>column</comment>
        <translation>Name</translation>
    </message>
    <message>
        <source>Change</source>
        <comment>column: what happened to the path</comment>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Size</source>
        <comment>column</comment>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Mode</source>
        <comment>column: permission bits</comment>
        <translation>Rechte</translation>
    </message>
    <message>
        <source>Owner</source>
        <comment>column: user and group number</comment>
        <translation>Eigentümer</translation>
    </message>
    <message>
        <source>Modified (UTC)</source>
        <comment>column: modification time</comment>
        <translation>Geändert (UTC)</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <comment>column</comment>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Layer</source>
        <comment>column: number of the layer it comes from</comment>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>%1, not compared yet</source>
        <translation>%1, noch nicht verglichen</translation>
    </message>
    <message>
        <source>%1, %2 in %3</source>
        <extracomment>%1 a name and what was said before, %2 &quot;modified&quot;, %3 &quot;saved&quot;</extracomment>
        <translation>%1, %2 in „%3“</translation>
    </message>
    <message>
        <source>%1, missing in %2</source>
        <translation>%1, fehlt in „%2“</translation>
    </message>
    <message>
        <source>Not compared yet</source>
        <translation>Noch nicht verglichen</translation>
    </message>
    <message>
        <source>From %1 to %2: %3</source>
        <extracomment>%1 &quot;vendor&quot;, %2 &quot;saved&quot;, %3 &quot;content, permissions&quot;</extracomment>
        <translation>Von „%1“ zu „%2“: %3</translation>
    </message>
    <message>
        <source>Could not be compared: one side was not read</source>
        <translation>Nicht vergleichbar: eine Seite wurde nicht gelesen</translation>
    </message>
    <message>
        <source>Explained: %1</source>
        <translation>Erklärt: %1</translation>
    </message>
    <message>
        <source>Below: %1</source>
        <translation>Darunter: %1</translation>
    </message>
    <message>
        <source>Not in this source</source>
        <translation>Nicht in dieser Quelle</translation>
    </message>
    <message>
        <source>%1, %2 bytes</source>
        <translation>%1, %2 Byte</translation>
    </message>
    <message>
        <source>Leads to %1</source>
        <translation>Führt zu %1</translation>
    </message>
    <message>
        <source>Could not be read</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>Changed while it was read</source>
        <translation>Während des Lesens geändert</translation>
    </message>
    <message>
        <source>%1, sorted in rising order</source>
        <extracomment>%1 the title of a column</extracomment>
        <translation>%1, aufsteigend sortiert</translation>
    </message>
    <message>
        <source>%1, sorted in falling order</source>
        <translation>%1, absteigend sortiert</translation>
    </message>
    <message>
        <source>Type</source>
        <comment>column: file, folder and so on</comment>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Link Target</source>
        <comment>column: where a symbolic link leads</comment>
        <translation>Linkziel</translation>
    </message>
    <message>
        <source>Hard Links</source>
        <comment>column: how many names share the file</comment>
        <translation>Harte Links</translation>
    </message>
    <message>
        <source>Both Steps</source>
        <comment>column: letters for what vendor to saved and saved to live did</comment>
        <translation>Beide Schritte</translation>
    </message>
    <message>
        <source>Tags and note</source>
        <comment>column</comment>
        <translation>Markierungen und Notiz</translation>
    </message>
    <message>
        <source>%1, selected</source>
        <translation>%1, ausgewählt</translation>
    </message>
    <message>
        <source>%1, tagged %2</source>
        <extracomment>%1 a name and what was said before, %2 names of tags</extracomment>
        <translation>%1, markiert als %2</translation>
    </message>
    <message>
        <source>%1, has a note</source>
        <translation>%1, hat eine Notiz</translation>
    </message>
    <message>
        <source>%1, has a bookmark</source>
        <translation>%1, hat ein Lesezeichen</translation>
    </message>
    <message>
        <source>good</source>
        <comment>of a file on a list of hashes</comment>
        <translation>gut</translation>
    </message>
    <message>
        <source>bad</source>
        <comment>of a file on a list of hashes</comment>
        <translation>schlecht</translation>
    </message>
    <message>
        <source>bad, good</source>
        <comment>of a file on two lists of hashes</comment>
        <translation>schlecht, gut</translation>
    </message>
    <message>
        <source>Known</source>
        <comment>column: what lists of hashes say of the file</comment>
        <translation>Bekannt</translation>
    </message>
    <message>
        <source>%1, known: %2</source>
        <extracomment>%1 a name and what was said before, %2 &quot;bad&quot; or &quot;good&quot;</extracomment>
        <translation>%1, bekannt: %2</translation>
    </message>
    <message>
        <source>By hash lists: %1</source>
        <translation>Laut Hash-Listen: %1</translation>
    </message>
</context>
<context>
    <name>assay::DropHint</name>
    <message>
        <source>Only files and folders can be dropped here.</source>
        <translation>Hier können nur Dateien und Ordner abgelegt werden.</translation>
    </message>
    <message>
        <source>Only files and folders of this computer can be dropped here.</source>
        <translation>Hier können nur Dateien und Ordner dieses Rechners abgelegt werden.</translation>
    </message>
    <message>
        <source>Drop up to three: one for each state of the image.</source>
        <translation>Bis zu drei ablegen: eine Quelle für jeden Stand des Images.</translation>
    </message>
    <message>
        <source>Drop hint</source>
        <translation>Hinweis zum Ablegen</translation>
    </message>
    <message>
        <source>This is a copy of a row of this window.</source>
        <translation>Das ist eine Kopie einer Zeile dieses Fensters.</translation>
    </message>
</context>
<context>
    <name>assay::DropTarget</name>
    <message>
        <source>Drop the %1 state here</source>
        <translation>Den Stand „%1“ hier ablegen</translation>
    </message>
    <message>
        <source>Choose File …</source>
        <translation>Datei wählen …</translation>
    </message>
    <message>
        <source>Choose a file for the %1 state</source>
        <translation>Eine Datei für den Stand „%1“ wählen</translation>
    </message>
    <message>
        <source>Folder …</source>
        <translation>Ordner …</translation>
    </message>
    <message>
        <source>Choose a folder for the %1 state</source>
        <translation>Einen Ordner für den Stand „%1“ wählen</translation>
    </message>
</context>
<context>
    <name>assay::EntropyStrip</name>
    <message>
        <source>Entropy</source>
        <translation>Entropie</translation>
    </message>
    <message>
        <source>behind the end</source>
        <translation>hinter dem Ende</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>noch nicht bekannt</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>%1 bits a byte</source>
        <translation>%1 Bit je Byte</translation>
    </message>
    <message>
        <source>Entropy from 0x%1 to 0x%2: %3</source>
        <extracomment>%1 and %2 offsets, %3 a list such as &quot;Vendor 7.98 bits a byte, Saved 0.00 bits a byte&quot;</extracomment>
        <translation>Entropie von 0x%1 bis 0x%2: %3</translation>
    </message>
</context>
<context>
    <name>assay::FetchDialog</name>
    <message>
        <source>Type a name and a password, or a token, that may read it. Where the registry gives out tokens on another host, name that host as well.</source>
        <translation>Geben Sie einen Namen und ein Passwort oder ein Token ein, die es lesen dürfen. Wo die Registry Tokens auf einem anderen Rechner ausgibt, nennen Sie auch diesen.</translation>
    </message>
    <message>
        <source>Check the name, and the tag or digest: there is nothing under it, or it is not shown without a name and password.</source>
        <translation>Prüfen Sie den Namen und Tag oder Digest: Darunter gibt es nichts, oder es wird ohne Name und Passwort nicht gezeigt.</translation>
    </message>
    <message>
        <source>Check the server&apos;s name, the network and the proxy. Where the server&apos;s certificate comes from a private authority, name that authority&apos;s file.</source>
        <translation>Prüfen Sie den Namen des Servers, das Netz und den Proxy. Kommt das Zertifikat des Servers von einer privaten Stelle, nennen Sie deren Datei.</translation>
    </message>
    <message>
        <source>Something answers that is no registry, or is in between: check the server&apos;s name and the proxy.</source>
        <translation>Es antwortet etwas, das keine Registry ist oder dazwischensteht: Prüfen Sie den Namen des Servers und den Proxy.</translation>
    </message>
    <message>
        <source>The server answers too slowly, or with too much. Try again later.</source>
        <translation>Der Server antwortet zu langsam oder mit zu viel. Versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
        <source>What is fetched, from whom, and whereto</source>
        <translation>Was geholt wird, von wem und wohin</translation>
    </message>
    <message>
        <source>Who is asked</source>
        <translation>Wer gefragt wird</translation>
    </message>
    <message>
        <source>What happens, and what to do</source>
        <translation>Was geschieht und was zu tun ist</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Fetch signatures</source>
        <translation>Signaturen holen</translation>
    </message>
    <message>
        <source>Fetch Signatures</source>
        <translation>Signaturen holen</translation>
    </message>
    <message>
        <source>Asks the image&apos;s registry for its manifest and for all signatures and attestations that are attached to it, never for its layers. Nobody is asked for anything before you press “Fetch”. Only servers with TLS are asked, and their certificates are checked.</source>
        <translation>Fragt die Registry des Images nach seinem Manifest und allen daran hängenden Signaturen und Attestierungen, nie nach seinen Schichten. Niemand wird nach etwas gefragt, bevor Sie „Holen“ drücken. Nur Server mit TLS werden gefragt, und ihre Zertifikate werden geprüft.</translation>
    </message>
    <message>
        <source>&amp;Image</source>
        <translation>A&amp;bbild</translation>
    </message>
    <message>
        <source>A name as docker takes it. The registry is what stands before the first slash; without one it is Docker Hub.</source>
        <translation>Ein Name, wie docker ihn annimmt. Die Registry ist, was vor dem ersten Schrägstrich steht; ohne einen ist es Docker Hub.</translation>
    </message>
    <message>
        <source>&amp;Notary server</source>
        <translation>&amp;Notary-Server</translation>
    </message>
    <message>
        <source>https://notary.docker.io for Docker Hub; empty: none is asked</source>
        <translation>https://notary.docker.io für Docker Hub; leer: keiner wird gefragt</translation>
    </message>
    <message>
        <source>Has the metadata of Docker Content Trust</source>
        <translation>Hat die Metadaten von Docker Content Trust</translation>
    </message>
    <message>
        <source>Certificate &amp;authorities</source>
        <translation>&amp;Zertifizierungsstellen</translation>
    </message>
    <message>
        <source>empty: those of the system</source>
        <translation>leer: die des Systems</translation>
    </message>
    <message>
        <source>A file of certificates in PEM that the servers&apos; certificates have to lead to, instead of those of the system</source>
        <translation>Eine Datei mit Zertifikaten in PEM, zu denen die Zertifikate der Server führen müssen, statt denen des Systems</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>&amp;Proxy</source>
        <translation>&amp;Proxy</translation>
    </message>
    <message>
        <source>http://HOST:PORT; empty: none is used</source>
        <translation>http://RECHNER:PORT; leer: keiner wird benutzt</translation>
    </message>
    <message>
        <source>empty: none is used; the environment names %1</source>
        <translation>leer: keiner wird benutzt; die Umgebung nennt %1</translation>
    </message>
    <message>
        <source>All servers are asked through it. None is used that is not named here.</source>
        <translation>Alle Server werden über ihn gefragt. Keiner wird benutzt, der hier nicht genannt ist.</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>Ben&amp;utzer</translation>
    </message>
    <message>
        <source>empty: nobody in particular</source>
        <translation>leer: niemand Bestimmtes</translation>
    </message>
    <message>
        <source>Who you are to the registry. Not kept.</source>
        <translation>Wer Sie für die Registry sind. Wird nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>Pass&amp;word or token</source>
        <translation>Pass&amp;wort oder Token</translation>
    </message>
    <message>
        <source>Sent to the registry or notary server alone. It is nowhere stored, and overwritten when it was used.</source>
        <translation>Wird nur an Registry oder Notary-Server gesendet, nirgends gespeichert und nach Gebrauch überschrieben.</translation>
    </message>
    <message>
        <source>&amp;Token server</source>
        <translation>&amp;Token-Server</translation>
    </message>
    <message>
        <source>HOST, auth.docker.io for Docker Hub; may be empty</source>
        <translation>RECHNER, auth.docker.io für Docker Hub; kann leer sein</translation>
    </message>
    <message>
        <source>The password may go to this host too, where the registry says that it gives out tokens.</source>
        <translation>Das Passwort darf auch an diesen Rechner gehen, wo die Registry sagt, dass er Tokens ausgibt.</translation>
    </message>
    <message>
        <source>F&amp;older</source>
        <translation>&amp;Ordner</translation>
    </message>
    <message>
        <source>new, or empty</source>
        <translation>neu oder leer</translation>
    </message>
    <message>
        <source>The folder that is made for what is fetched. It becomes a further place to look for signatures in.</source>
        <translation>Der Ordner, der für das Geholte angelegt wird. Er wird ein weiterer Ort, an dem nach Signaturen gesucht wird.</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>Schaltflächen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>&amp;Fetch</source>
        <translation>&amp;Holen</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>Holen</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>Wählen: %1</translation>
    </message>
    <message>
        <source>Certificate Authorities</source>
        <translation>Zertifizierungsstellen</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer);;All files (*)</source>
        <translation>Zertifikate (*.pem *.crt *.cer);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>A Folder for What Is Fetched</source>
        <translation>Ein Ordner für das Geholte</translation>
    </message>
    <message>
        <source>Notary server: %1</source>
        <translation>Notary-Server: %1</translation>
    </message>
    <message>
        <source>Will be asked: %1</source>
        <translation>Gefragt wird: %1</translation>
    </message>
    <message>
        <source>Name an image.</source>
        <translation>Nennen Sie ein Image.</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>Stop fetching</source>
        <translation>Holen anhalten</translation>
    </message>
    <message>
        <source>Fetching signatures of %1</source>
        <translation>Signaturen von %1 werden geholt</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s), %1</source>
        <translation>
            <numerusform>%n Antwort, %1</numerusform>
            <numerusform>%n Antworten, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped. Nothing was kept.</source>
        <translation>Angehalten. Nichts wurde aufbewahrt.</translation>
    </message>
    <message>
        <source>Nothing was fetched. %1</source>
        <translation>Nichts wurde geholt. %1</translation>
    </message>
</context>
<context>
    <name>assay::FilterBar</name>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>About the filter</source>
        <translation>Über den Filter</translation>
    </message>
    <message>
        <source>Differences only</source>
        <translation>Nur Unterschiede</translation>
    </message>
    <message>
        <source>Hide what is the same in all sources</source>
        <translation>Ausblenden, was in allen Quellen gleich ist</translation>
    </message>
    <message>
        <source>Unexplained only</source>
        <translation>Nur unerklärte</translation>
    </message>
    <message>
        <source>Hide differences that an honest engine makes and that are proven to be such</source>
        <translation>Unterschiede ausblenden, die eine ehrliche Engine macht und die nachweislich solche sind</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>How much is shown</source>
        <translation>Wie viel gezeigt wird</translation>
    </message>
    <message>
        <source>Filter: name, *.so, size&gt;1M, mode:suid …</source>
        <translation>Filter: name, *.so, size&gt;1M, mode:suid …</translation>
    </message>
    <message>
        <source>Filters that were kept, and some to begin with</source>
        <translation>Gemerkte Filter und einige für den Anfang</translation>
    </message>
    <message>
        <source>Show what is %1. With Shift: show nothing else.</source>
        <translation>Zeigen: %1. Mit Umschalt: nichts anderes zeigen.</translation>
    </message>
    <message>
        <source>%1 The list is as it was.</source>
        <translation>%1 Die Liste ist unverändert.</translation>
    </message>
    <message>
        <source>There is no field “%1”: it is looked for in names. Ctrl+Space lists the fields.</source>
        <translation>Es gibt kein Feld „%1“: Es wird in Namen gesucht. Strg+Leertaste listet die Felder.</translation>
    </message>
    <message>
        <source>Keep this filter</source>
        <translation>Diesen Filter merken</translation>
    </message>
    <message>
        <source>Forget this filter</source>
        <translation>Diesen Filter vergessen</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Gemerkt</translation>
    </message>
    <message>
        <source>To begin with</source>
        <translation>Für den Anfang</translation>
    </message>
    <message>
        <source>Setuid or setgid in what runs</source>
        <translation>Setuid oder Setgid in dem, was läuft</translation>
    </message>
    <message>
        <source>Programs that were added</source>
        <translation>Hinzugefügte Programme</translation>
    </message>
    <message>
        <source>Larger than 1 MiB</source>
        <translation>Größer als 1 MiB</translation>
    </message>
    <message>
        <source>Owned by no system user</source>
        <translation>Gehört keinem Systembenutzer</translation>
    </message>
    <message>
        <source>Anyone may write to it</source>
        <translation>Jeder darf hineinschreiben</translation>
    </message>
    <message>
        <source>Only in what runs</source>
        <translation>Nur in dem, was läuft</translation>
    </message>
    <message>
        <source>%1 to %2: %3</source>
        <extracomment>%1 &quot;vendor&quot;, %2 &quot;saved&quot;, %3 a number</extracomment>
        <translation>%1 zu %2: %3</translation>
    </message>
    <message>
        <source>Click to show or hide; with Shift to show nothing else</source>
        <translation>Klicken zum Ein- oder Ausblenden; mit Umschalt nichts anderes zeigen</translation>
    </message>
    <message>
        <source>showing %1 of %2</source>
        <translation>%1 von %2 gezeigt</translation>
    </message>
    <message>
        <source>Without a tag</source>
        <translation>Ohne Markierung</translation>
    </message>
    <message>
        <source>Tagged only</source>
        <translation>Nur markierte</translation>
    </message>
    <message>
        <source>Hide what has no tag</source>
        <translation>Ausblenden, was keine Markierung hat</translation>
    </message>
    <message>
        <source>Show every row: without a filter, of every kind, what is the same too</source>
        <translation>Jede Zeile zeigen: ohne Filter, von jeder Art, auch was gleich ist</translation>
    </message>
    <message>
        <source>%1 or more</source>
        <extracomment>%1 a number; there may be more</extracomment>
        <translation>%1 oder mehr</translation>
    </message>
    <message>
        <source>Tagged only %1</source>
        <translation>Nur markierte %1</translation>
    </message>
    <message>
        <source>in all sources: %1</source>
        <translation>in allen Quellen: %1</translation>
    </message>
</context>
<context>
    <name>assay::FilterEdit</name>
    <message>
        <source>Fields to filter by</source>
        <translation>Felder zum Filtern</translation>
    </message>
    <message>
        <source>%1 has no closing quote.</source>
        <translation>%1 hat kein schließendes Anführungszeichen.</translation>
    </message>
    <message>
        <source>%1 says nothing yet.</source>
        <translation>%1 besagt noch nichts.</translation>
    </message>
    <message>
        <source>%1: a number is wanted, sizes also as 10k, 1M or 2G.</source>
        <translation>%1: Erwartet wird eine Zahl, Größen auch als 10k, 1M oder 2G.</translation>
    </message>
    <message>
        <source>%1: a time is wanted, as 2024-01-31 or 2024-01-31T12:30 (UTC).</source>
        <translation>%1: Erwartet wird eine Zeit wie 2024-01-31 oder 2024-01-31T12:30 (UTC).</translation>
    </message>
    <message>
        <source>%1: one of %2 is wanted.</source>
        <translation>%1: Erwartet wird eines von %2.</translation>
    </message>
    <message>
        <source>%1: suid, sgid, sticky, exec, world-writable or an octal number is wanted.</source>
        <translation>%1: Erwartet wird suid, sgid, sticky, exec, world-writable oder eine Oktalzahl.</translation>
    </message>
    <message>
        <source>%1: the first hex digits of a SHA-256 are wanted.</source>
        <translation>%1: Erwartet werden die ersten Hexziffern einer SHA-256.</translation>
    </message>
    <message>
        <source>%1 is neither more nor less: write it with a colon.</source>
        <translation>%1 kennt kein Mehr oder Weniger: mit Doppelpunkt schreiben.</translation>
    </message>
    <message>
        <source>%1 is no pattern: %2.</source>
        <translation>%1 ist kein Muster: %2.</translation>
    </message>
    <message>
        <source>This filter is too long.</source>
        <translation>Dieser Filter ist zu lang.</translation>
    </message>
    <message>
        <source>Terms apart by blanks; all of them have to hold.</source>
        <translation>Ausdrücke durch Leerzeichen getrennt; alle müssen zutreffen.</translation>
    </message>
    <message>
        <source>passwd: part of a name; with a slash, of a path. &quot;two words&quot;: as it stands. -tmp: without it.</source>
        <translation>passwd: Teil eines Namens; mit Schrägstrich eines Pfads. &quot;two words&quot;: so, wie es da steht. -tmp: ohne dies.</translation>
    </message>
    <message>
        <source>*.so, /usr/**: the whole name or path. /^s.$/: a regular expression.</source>
        <translation>*.so, /usr/**: der ganze Name oder Pfad. /^s.$/: ein regulärer Ausdruck.</translation>
    </message>
    <message>
        <source>size&gt;1M, mtime&gt;=2024-01-31, mode:suid, owner:0:42, uid&gt;=1000, type:link, ext:so,ko, sha256:e3b0, layer:2</source>
        <translation>size&gt;1M, mtime&gt;=2024-01-31, mode:suid, owner:0:42, uid&gt;=1000, type:link, ext:so,ko, sha256:e3b0, layer:2</translation>
    </message>
    <message>
        <source>status:added,removed, change:mode, explained:no, in:live, not-in:vendor; live.size&gt;1M asks one source.</source>
        <translation>status:added,removed, change:mode, explained:no, in:live, not-in:vendor; live.size&gt;1M fragt eine Quelle.</translation>
    </message>
    <message>
        <source>Ctrl+Space lists the fields.</source>
        <translation>Strg+Leertaste listet die Felder.</translation>
    </message>
    <message>
        <source>tag:suspicious, tag:none, has:note, has:bookmark: what you said of a path.</source>
        <translation>tag:verdächtig, tag:none, has:note, has:bookmark: was Sie über einen Pfad gesagt haben.</translation>
    </message>
    <message>
        <source>known:bad, known:good, known:no: what hash lists say of a file.</source>
        <translation>known:bad, known:good, known:no: was Hashlisten über eine Datei sagen.</translation>
    </message>
</context>
<context>
    <name>assay::FindBar</name>
    <message>
        <source>Match case</source>
        <translation>Groß-/Kleinschreibung</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>What to find</source>
        <translation>Suchbegriff</translation>
    </message>
    <message>
        <source>Previous (Shift+F3)</source>
        <translation>Vorheriges (Umschalt+F3)</translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation>Vorheriges suchen</translation>
    </message>
    <message>
        <source>Next (F3)</source>
        <translation>Nächstes (F3)</translation>
    </message>
    <message>
        <source>Find next</source>
        <translation>Nächstes suchen</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>Close the find bar</source>
        <translation>Suchleiste schließen</translation>
    </message>
</context>
<context>
    <name>assay::FindingsModel</name>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>The %1 source</source>
        <translation>Die Quelle „%1“</translation>
    </message>
    <message>
        <source>The comparison</source>
        <translation>Der Vergleich</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n finding(s)</source>
        <translation>
            <numerusform>%1, %n Befund</numerusform>
            <numerusform>%1, %n Befunde</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>Path: %1</source>
        <translation>Pfad: %1</translation>
    </message>
    <message>
        <source>Missed by: %1</source>
        <translation>Nicht bemerkt von: %1</translation>
    </message>
    <message>
        <source>Lies at: %1</source>
        <translation>Liegt unter: %1</translation>
    </message>
    <message>
        <source>Layer: %1</source>
        <translation>Schicht: %1</translation>
    </message>
    <message>
        <source>Code: %1</source>
        <translation>Code: %1</translation>
    </message>
    <message>
        <source>would list what a container has written over its image, and nothing of this: the image&apos;s own folders are what it compares with.</source>
        <translation>würde auflisten, was ein Container über sein Image geschrieben hat, und nichts hiervon: die Ordner des Images selbst sind das, womit er vergleicht.</translation>
    </message>
    <message>
        <source>would repeat the commands that the image&apos;s configuration records; it reads no file.</source>
        <translation>würde die Befehle wiederholen, die die Konfiguration des Images nennt; er liest keine Datei.</translation>
    </message>
    <message>
        <source>would repeat the recorded ids, digests and settings; it does not compute any of them anew.</source>
        <translation>würde die aufgezeichneten Kennungen, Digests und Einstellungen wiederholen; er berechnet keine davon neu.</translation>
    </message>
    <message>
        <source>would write the image without a complaint: it goes by the records of the layer, which do not know of this.</source>
        <translation>würde das Image ohne Beanstandung schreiben: er richtet sich nach den Aufzeichnungen der Schicht, die hiervon nichts wissen.</translation>
    </message>
    <message>
        <source>would compare types, permissions, owners, sizes, times and contents, and neither targets of links, attributes nor which names share a file.</source>
        <translation>würde Typen, Rechte, Besitzer, Größen, Zeiten und Inhalte vergleichen, aber weder Linkziele noch Attribute noch, welche Namen sich eine Datei teilen.</translation>
    </message>
    <message>
        <source>would say that the image is complete: it asks whether its blobs are there, not what they were unpacked to.</source>
        <translation>würde sagen, dass das Image vollständig ist: er fragt, ob seine Blobs da sind, nicht, was daraus entpackt wurde.</translation>
    </message>
    <message>
        <source>would write the blobs as they were delivered; it does not look at what they were unpacked to.</source>
        <translation>würde die Blobs schreiben, wie sie geliefert wurden; was daraus entpackt wurde, sieht er nicht an.</translation>
    </message>
</context>
<context>
    <name>assay::FindingsPanel</name>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>Es wurde nichts gefunden.</translation>
    </message>
    <message>
        <source>Choose a finding to read about it and to go to its path.</source>
        <translation>Einen Befund wählen, um darüber zu lesen und zu seinem Pfad zu gehen.</translation>
    </message>
    <message>
        <source>The image that is shown has none of these paths.</source>
        <translation>Das gezeigte Image hat keinen dieser Pfade.</translation>
    </message>
    <message>
        <source>A filter can name the first %1 of these %2 paths.</source>
        <translation>Ein Filter kann die ersten %1 dieser %2 Pfade nennen.</translation>
    </message>
    <message>
        <source>Whose findings</source>
        <translation>Wessen Befunde</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>What Assay found</source>
        <translation>Was Assay gefunden hat</translation>
    </message>
    <message>
        <source>What examiners concluded: interpretation, apart from what was found</source>
        <translation>Was die untersuchenden Personen gefolgert haben: Deutung, getrennt von dem, was gefunden wurde</translation>
    </message>
    <message>
        <source>Your Own (%1)</source>
        <translation>Eigene (%1)</translation>
    </message>
    <message>
        <source>Your Own</source>
        <translation>Eigene</translation>
    </message>
</context>
<context>
    <name>assay::FindingsView</name>
    <message>
        <source>About this finding</source>
        <translation>Über diesen Befund</translation>
    </message>
    <message>
        <source>Findings and details</source>
        <translation>Befunde und Einzelheiten</translation>
    </message>
    <message>
        <source>Show the rows of these findings</source>
        <translation>Die Zeilen dieser Befunde zeigen</translation>
    </message>
    <message numerus="yes">
        <source>Show %n path(s)</source>
        <translation>
            <numerusform>%n Pfad zeigen</numerusform>
            <numerusform>%n Pfade zeigen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>assay::HandCheckList</name>
    <message>
        <source>What lies on the disk:</source>
        <translation>Was auf dem Datenträger liegt:</translation>
    </message>
    <message>
        <source>What lies in the archive:</source>
        <translation>Was im Archiv liegt:</translation>
    </message>
    <message>
        <source>The mark of a deletion, a device 0,0 (or nothing, where a folder above hides it):</source>
        <translation>Die Löschmarke, ein Gerät 0,0 (oder nichts, wo ein Ordner darüber sie verdeckt):</translation>
    </message>
    <message>
        <source>Owner and permissions as the engine keeps them:</source>
        <translation>Besitzer und Rechte, wie die Engine sie aufbewahrt:</translation>
    </message>
    <message>
        <source>What the record of the layer says:</source>
        <translation>Was die Aufzeichnung der Schicht sagt:</translation>
    </message>
    <message>
        <source>What the saved image has:</source>
        <translation>Was das gespeicherte Image hat:</translation>
    </message>
    <message>
        <source>The digest of the bytes:</source>
        <translation>Der Digest der Bytes:</translation>
    </message>
    <message>
        <source>The archive against its checksum file:</source>
        <translation>Das Archiv gegen seine Prüfsummendatei:</translation>
    </message>
    <message>
        <source>Whether the archive can be read to its end:</source>
        <translation>Ob sich das Archiv bis zum Ende lesen lässt:</translation>
    </message>
    <message>
        <source>Check by hand</source>
        <translation>Von Hand prüfen</translation>
    </message>
    <message>
        <source>Copy</source>
        <comment>command</comment>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy this command for a shell (bash)</source>
        <translation>Diesen Befehl für eine Shell (bash) kopieren</translation>
    </message>
    <message>
        <source>Copy the command. %1</source>
        <extracomment>%1 &quot;What lies on the disk:&quot;</extracomment>
        <translation>Den Befehl kopieren. %1</translation>
    </message>
</context>
<context>
    <name>assay::HashListDrop</name>
    <message>
        <source>Add a list of known bad files</source>
        <translation>Eine Liste bekannt schlechter Dateien hinzufügen</translation>
    </message>
    <message>
        <source>Add a list of known good files</source>
        <translation>Eine Liste bekannt guter Dateien hinzufügen</translation>
    </message>
    <message>
        <source>or drop a list here</source>
        <translation>oder eine Liste hier ablegen</translation>
    </message>
    <message>
        <source>Add Known &amp;Bad …</source>
        <translation>&amp;Bekannt schlechte hinzufügen …</translation>
    </message>
    <message>
        <source>Add Known &amp;Good …</source>
        <translation>Bekannt &amp;gute hinzufügen …</translation>
    </message>
</context>
<context>
    <name>assay::HashLists</name>
    <message>
        <source>&amp;Hash Lists …</source>
        <translation>Hash-Lis&amp;ten …</translation>
    </message>
    <message numerus="yes">
        <source>%1 was not read: there are %n lists already.</source>
        <translation>
            <numerusform>%1 wurde nicht gelesen: Es gibt schon %n Liste.</numerusform>
            <numerusform>%1 wurde nicht gelesen: Es gibt schon %n Listen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the hash list %1</source>
        <translation>Lese die Hash-Liste %1</translation>
    </message>
    <message>
        <source>%1 was not taken as a hash list.</source>
        <translation>%1 wurde nicht als Hash-Liste angenommen.</translation>
    </message>
    <message>
        <source>A list has one SHA-256 a line, or lines of sha256sum or hashdeep, or is a CSV whose header names a column of SHA-256.</source>
        <translation>Eine Liste hat eine SHA-256 je Zeile oder Zeilen von sha256sum oder hashdeep, oder sie ist eine CSV-Datei, deren Kopfzeile eine Spalte mit SHA-256 nennt.</translation>
    </message>
    <message>
        <source>%1 holds no SHA-256, so it can match nothing. Assay has no MD5 or SHA-1 of the files.</source>
        <translation>%1 enthält keine SHA-256 und kann daher auf nichts zutreffen. Assay hat von den Dateien weder MD5 noch SHA-1.</translation>
    </message>
</context>
<context>
    <name>assay::HashListsDialog</name>
    <message>
        <source>Hash lists</source>
        <translation>Hash-Listen</translation>
    </message>
    <message>
        <source>What is loaded</source>
        <translation>Was geladen ist</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Remove the chosen list</source>
        <translation>Die gewählte Liste entfernen</translation>
    </message>
    <message>
        <source>&amp;Load these lists again when Assay starts</source>
        <translation>Diese Listen beim Start von Assay wieder &amp;laden</translation>
    </message>
    <message>
        <source>Load these lists again when Assay starts</source>
        <translation>Diese Listen beim Start von Assay wieder laden</translation>
    </message>
    <message>
        <source>Hash Lists</source>
        <translation>Hash-Listen</translation>
    </message>
    <message>
        <source>Kind</source>
        <comment>of a hash list</comment>
        <translation>Art</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>SHA-256 on It</source>
        <translation>SHA-256 darauf</translation>
    </message>
    <message>
        <source>Not Usable</source>
        <translation>Nicht verwendbar</translation>
    </message>
    <message>
        <source>SHA-256 of the File</source>
        <translation>SHA-256 der Datei</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Files whose SHA-256 is on a list are marked in the rows and in the column “Known”; known:bad, known:good and known:no filter by it. Lines with only MD5 or SHA-1 cannot be used.</source>
        <translation>Dateien, deren SHA-256 auf einer Liste steht, sind in den Zeilen und in der Spalte „Bekannt“ gekennzeichnet; known:bad, known:good und known:no filtern danach. Zeilen nur mit MD5 oder SHA-1 sind nicht verwendbar.</translation>
    </message>
    <message>
        <source>About hash lists</source>
        <translation>Über Hash-Listen</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>Knöpfe</translation>
    </message>
    <message>
        <source>Lists of Known Bad Files</source>
        <translation>Listen bekannt schlechter Dateien</translation>
    </message>
    <message>
        <source>Lists of Known Good Files</source>
        <translation>Listen bekannt guter Dateien</translation>
    </message>
    <message>
        <source>known bad</source>
        <translation>bekannt schlecht</translation>
    </message>
    <message>
        <source>known good</source>
        <translation>bekannt gut</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Lese …</translation>
    </message>
    <message>
        <source>No list is loaded.</source>
        <translation>Es ist keine Liste geladen.</translation>
    </message>
    <message numerus="yes">
        <source>%n list(s) in %1 of memory.</source>
        <translation>
            <numerusform>%n Liste in %1 Arbeitsspeicher.</numerusform>
            <numerusform>%n Listen in %1 Arbeitsspeicher.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>assay::HexCompareView</name>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Hex bytes</source>
        <translation>Hex-Bytes</translation>
    </message>
    <message>
        <source>Searching bytes</source>
        <translation>Durchsuche Bytes</translation>
    </message>
    <message>
        <source>Bytes of all sources</source>
        <translation>Bytes aller Quellen</translation>
    </message>
    <message>
        <source>Bytes, vendor</source>
        <translation>Bytes, Hersteller</translation>
    </message>
    <message>
        <source>Bytes, saved</source>
        <translation>Bytes, gesichert</translation>
    </message>
    <message>
        <source>Bytes, live</source>
        <translation>Bytes, live</translation>
    </message>
    <message>
        <source>Scroll bytes of all sources</source>
        <translation>Bytes aller Quellen scrollen</translation>
    </message>
    <message>
        <source>0x1f00, 7936, +16 or -0x10</source>
        <translation>0x1f00, 7936, +16 oder -0x10</translation>
    </message>
    <message>
        <source>Offset to go to</source>
        <translation>Offset, zu dem gegangen wird</translation>
    </message>
    <message>
        <source>Go to offset:</source>
        <translation>Gehe zu Offset:</translation>
    </message>
    <message>
        <source>! No offset of this file. Write 0x1f00, 7936, +16 or -0x10.</source>
        <translation>! Kein Offset dieser Datei. Schreibweise: 0x1f00, 7936, +16 oder -0x10.</translation>
    </message>
    <message>
        <source>There is nothing to compare these bytes with.</source>
        <translation>Es gibt nichts, womit diese Bytes zu vergleichen wären.</translation>
    </message>
    <message>
        <source>Looking for a difference… Esc stops.</source>
        <translation>Suche einen Unterschied… Esc hält an.</translation>
    </message>
    <message>
        <source>There is no other difference.</source>
        <translation>Es gibt keinen weiteren Unterschied.</translation>
    </message>
    <message>
        <source>Wrapped: went on at the end.</source>
        <translation>Umgelaufen: am Ende fortgesetzt.</translation>
    </message>
    <message>
        <source>Wrapped: went on at the beginning.</source>
        <translation>Umgelaufen: am Anfang fortgesetzt.</translation>
    </message>
    <message>
        <source>These bytes are all the same.</source>
        <translation>Diese Bytes sind alle gleich.</translation>
    </message>
    <message>
        <source>Not hexadecimal: write pairs of digits, as in 7f 45 4c 46.</source>
        <translation>Nicht hexadezimal: Ziffernpaare schreiben, etwa 7f 45 4c 46.</translation>
    </message>
    <message>
        <source>Searching… Esc stops.</source>
        <translation>Suche… Esc hält an.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>Found at 0x%1.</source>
        <translation>Gefunden bei 0x%1.</translation>
    </message>
    <message>
        <source>Not found.</source>
        <translation>Nicht gefunden.</translation>
    </message>
    <message>
        <source>This source ends before these bytes.</source>
        <translation>Diese Quelle endet vor diesen Bytes.</translation>
    </message>
    <message>
        <source>Not copied: %1 selected, at most %2 can be copied.</source>
        <translation>Nicht kopiert: %1 ausgewählt, höchstens %2 sind kopierbar.</translation>
    </message>
    <message>
        <source>Not copied: %1</source>
        <translation>Nicht kopiert: %1</translation>
    </message>
    <message>
        <source>Copied: %1.</source>
        <translation>Kopiert: %1.</translation>
    </message>
    <message>
        <source>Offset 0x%1 (%2) of %3</source>
        <translation>Offset 0x%1 (%2) von %3</translation>
    </message>
    <message>
        <source>selected %1 (0x%2)</source>
        <translation>ausgewählt %1 (0x%2)</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>Suchen…</translation>
    </message>
    <message>
        <source>Go to Offset…</source>
        <translation>Gehe zu Offset…</translation>
    </message>
    <message>
        <source>Next Difference</source>
        <translation>Nächster Unterschied</translation>
    </message>
    <message>
        <source>Previous Difference</source>
        <translation>Vorheriger Unterschied</translation>
    </message>
    <message>
        <source>Copy as &amp;Hexadecimal</source>
        <translation>Als &amp;Hexadezimal kopieren</translation>
    </message>
    <message>
        <source>Copy as &amp;Text, Escaped</source>
        <translation>Als &amp;Text kopieren, maskiert</translation>
    </message>
    <message>
        <source>Copy as Text, &amp;Raw</source>
        <translation>Als Text kopieren, &amp;roh</translation>
    </message>
    <message>
        <source>Copy as &amp;C Array</source>
        <translation>Als &amp;C-Feld kopieren</translation>
    </message>
    <message>
        <source>Copy as &amp;Python Bytes</source>
        <translation>Als &amp;Python-Bytes kopieren</translation>
    </message>
    <message>
        <source>Copy as &amp;Base64</source>
        <translation>Als &amp;Base64 kopieren</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>Inspizieren</translation>
    </message>
    <message>
        <source>Big-Endian</source>
        <translation>Big-Endian</translation>
    </message>
    <message>
        <source>Take the first byte of a number for the highest one</source>
        <translation>Das erste Byte einer Zahl als das höchste nehmen</translation>
    </message>
    <message>
        <source>Entropy</source>
        <translation>Entropie</translation>
    </message>
    <message>
        <source>Show beside the scroll bar how many bits a byte has in each part of the files: packed and encrypted parts stand out</source>
        <translation>Neben der Bildlaufleiste zeigen, wie viele Bit je Byte jeder Teil der Dateien hat: gepackte und verschlüsselte Teile fallen auf</translation>
    </message>
    <message>
        <source>Show what the bytes at the cursor are as numbers, times and characters</source>
        <translation>Zeigen, was die Bytes an der Schreibmarke als Zahlen, Zeiten und Zeichen sind</translation>
    </message>
</context>
<context>
    <name>assay::HexView</name>
    <message>
        <source>This file is empty.</source>
        <translation>Diese Datei ist leer.</translation>
    </message>
</context>
<context>
    <name>assay::ImageStoreOffer</name>
    <message>
        <source>Add &amp;Image Store</source>
        <translation>Image-Speicher &amp;hinzufügen</translation>
    </message>
    <message>
        <source>Add image store</source>
        <translation>Image-Speicher hinzufügen</translation>
    </message>
    <message>
        <source>Image Store: &amp;Folder …</source>
        <translation>Image-Speicher: &amp;Ordner …</translation>
    </message>
    <message>
        <source>Image Store: &amp;Archive of It …</source>
        <translation>Image-Speicher: &amp;Archiv davon …</translation>
    </message>
    <message>
        <source>Layers of images are not in this store.</source>
        <translation>Schichten von Images sind nicht in diesem Speicher.</translation>
    </message>
    <message>
        <source>They may lie in a further image store, which the host&apos;s storage.conf names (additionalimagestores, imagestore).</source>
        <translation>Sie liegen vielleicht in einem weiteren Image-Speicher, den die storage.conf des Hosts nennt (additionalimagestores, imagestore).</translation>
    </message>
    <message>
        <source>Add Image Store …</source>
        <translation>Image-Speicher hinzufügen …</translation>
    </message>
    <message>
        <source>Add an image store to the live source</source>
        <translation>Der Quelle „Live“ einen Image-Speicher hinzufügen</translation>
    </message>
</context>
<context>
    <name>assay::ImagesModel</name>
    <message>
        <source>Container %1</source>
        <translation>Container %1</translation>
    </message>
    <message>
        <source>Root file system archive</source>
        <translation>Archiv eines Wurzeldateisystems</translation>
    </message>
    <message>
        <source>Root file system folder</source>
        <translation>Ordner eines Wurzeldateisystems</translation>
    </message>
    <message>
        <source>Docker archive</source>
        <translation>Docker-Archiv</translation>
    </message>
    <message>
        <source>OCI archive</source>
        <translation>OCI-Archiv</translation>
    </message>
    <message>
        <source>OCI layout</source>
        <translation>OCI-Layout</translation>
    </message>
    <message>
        <source>Docker data root</source>
        <translation>Docker-Datenverzeichnis</translation>
    </message>
    <message>
        <source>containerd root</source>
        <translation>containerd-Datenverzeichnis</translation>
    </message>
    <message>
        <source>Podman storage</source>
        <translation>Podman-Speicher</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Plattform</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>The whole file system</source>
        <translation>Das ganze Dateisystem</translation>
    </message>
</context>
<context>
    <name>assay::JobStrip</name>
    <message>
        <source>stopping …</source>
        <translation>hält an …</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 entries</source>
        <translation>%1 Einträge</translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>remaining time</comment>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>What runs</source>
        <translation>Was läuft</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>All that runs</source>
        <translation>Alles, was läuft</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Background work</source>
        <translation>Arbeit im Hintergrund</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weitere</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop this</source>
        <translation>Dies anhalten</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>Stop; what was there before stays</source>
        <translation>Anhalten; was vorher da war, bleibt</translation>
    </message>
</context>
<context>
    <name>assay::JournalDialog</name>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>State of the journal</source>
        <translation>Zustand des Journals</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>Knöpfe</translation>
    </message>
    <message>
        <source>&amp;Verify</source>
        <translation>&amp;Prüfen</translation>
    </message>
    <message>
        <source>Follow the chain again</source>
        <translation>Die Kette erneut verfolgen</translation>
    </message>
    <message>
        <source>Copy the chosen entries, or all</source>
        <translation>Die gewählten Einträge kopieren, oder alle</translation>
    </message>
    <message>
        <source>Transfer of C&amp;ustody …</source>
        <translation>&amp;Übergabe der Beweismittel …</translation>
    </message>
    <message>
        <source>Transfer of custody</source>
        <translation>Übergabe der Beweismittel</translation>
    </message>
    <message>
        <source>The journal is read, and its chain followed …</source>
        <translation>Das Journal wird gelesen und seine Kette verfolgt …</translation>
    </message>
    <message>
        <source>The journal was not read: %1</source>
        <translation>Das Journal wurde nicht gelesen: %1</translation>
    </message>
    <message>
        <source>THE CHAIN IS BROKEN at entry %1: %2. What follows was not written by Assay, or was changed.</source>
        <translation>DIE KETTE IST GEBROCHEN bei Eintrag %1: %2. Was folgt, wurde nicht von Assay geschrieben, oder es wurde geändert.</translation>
    </message>
    <message>
        <source>The chain holds. The last entry has the hash %1; written down elsewhere, it proves that none was taken off the end.</source>
        <translation>Die Kette hält. Der letzte Eintrag hat den Hash %1; anderswo notiert, belegt er, dass am Ende keiner weggenommen wurde.</translation>
    </message>
    <message>
        <source>The first %1 entries are not listed; &quot;assay-cli case --journal&quot; prints all.</source>
        <translation>Die ersten %1 Einträge sind nicht aufgeführt; &quot;assay-cli case --journal&quot; gibt alle aus.</translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>THE CASE IS NOT WHAT ITS JOURNAL SAYS: %1. &quot;assay-cli case&quot; lists them.</source>
        <extracomment>%1 the first value that differs</extracomment>
        <translation>DER FALL IST NICHT, WAS SEIN JOURNAL SAGT: %1. „assay-cli case“ zählt sie auf.</translation>
    </message>
    <message>
        <source>Not all of the case was held against its journal: %1.</source>
        <extracomment>%1 a reason</extracomment>
        <translation>Nicht der ganze Fall wurde gegen sein Journal gehalten: %1.</translation>
    </message>
</context>
<context>
    <name>assay::JournalModel</name>
    <message>
        <source>case made</source>
        <translation>Fall angelegt</translation>
    </message>
    <message>
        <source>case opened</source>
        <translation>Fall geöffnet</translation>
    </message>
    <message>
        <source>properties changed</source>
        <translation>Eigenschaften geändert</translation>
    </message>
    <message>
        <source>source hashed</source>
        <translation>Hash der Quelle berechnet</translation>
    </message>
    <message>
        <source>source hashed again</source>
        <translation>Hash der Quelle erneut berechnet</translation>
    </message>
    <message>
        <source>compared</source>
        <translation>verglichen</translation>
    </message>
    <message>
        <source>tagged</source>
        <translation>markiert</translation>
    </message>
    <message>
        <source>note written</source>
        <translation>Notiz geschrieben</translation>
    </message>
    <message>
        <source>bookmark set</source>
        <translation>Lesezeichen gesetzt</translation>
    </message>
    <message>
        <source>notes imported</source>
        <translation>Notizen importiert</translation>
    </message>
    <message>
        <source>filtered</source>
        <translation>gefiltert</translation>
    </message>
    <message>
        <source>exported</source>
        <translation>exportiert</translation>
    </message>
    <message>
        <source>signed</source>
        <translation>signiert</translation>
    </message>
    <message>
        <source>custody</source>
        <translation>Übergabe</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>rückgängig gemacht</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>When (UTC)</source>
        <translation>Wann (UTC)</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>Hash</translation>
    </message>
    <message>
        <source>own finding written</source>
        <translation>eigener Befund geschrieben</translation>
    </message>
    <message>
        <source>trusted key added</source>
        <translation>vertrauenswürdiger Schlüssel hinzugefügt</translation>
    </message>
    <message>
        <source>trusted key removed</source>
        <translation>vertrauenswürdiger Schlüssel entfernt</translation>
    </message>
    <message>
        <source>trusted key agreed to</source>
        <translation>vertrautem Schlüssel zugestimmt</translation>
    </message>
    <message>
        <source>trusted key no longer agreed to</source>
        <translation>vertrautem Schlüssel nicht mehr zugestimmt</translation>
    </message>
    <message>
        <source>fetched</source>
        <translation>geholt</translation>
    </message>
    <message>
        <source>goes on from another case</source>
        <translation>setzt einen anderen Fall fort</translation>
    </message>
</context>
<context>
    <name>assay::KeyModel</name>
    <message>
        <source>%1 is also “%2”</source>
        <extracomment>%1 a key, %2 what else it does</extracomment>
        <translation>%1 ist auch „%2“</translation>
    </message>
    <message>
        <source>cannot be changed here</source>
        <translation>hier nicht änderbar</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>keine Taste</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Bemerkung</translation>
    </message>
</context>
<context>
    <name>assay::KeysDialog</name>
    <message>
        <source>Actions and their keys</source>
        <translation>Aktionen und ihre Tasten</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>Knöpfe</translation>
    </message>
    <message>
        <source>Change keyboard shortcuts</source>
        <translation>Tastenkürzel ändern</translation>
    </message>
    <message>
        <source>Change Keyboard Shortcuts</source>
        <translation>Tastenkürzel ändern</translation>
    </message>
    <message>
        <source>Search for an action or a key</source>
        <translation>Nach einer Aktion oder einer Taste suchen</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Single keys set tags</source>
        <translation>Einzelne Tasten setzen Markierungen</translation>
    </message>
    <message>
        <source>Restore &amp;All</source>
        <translation>&amp;Alle wiederherstellen</translation>
    </message>
    <message>
        <source>Keys of the chosen action</source>
        <translation>Tasten der gewählten Aktion</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>Wieder&amp;herstellen</translation>
    </message>
    <message>
        <source>Restore the default keys</source>
        <translation>Die vorgegebenen Tasten wiederherstellen</translation>
    </message>
    <message>
        <source>&amp;Take It Away There</source>
        <translation>&amp;Dort wegnehmen</translation>
    </message>
    <message>
        <source>Take the key away from the other action</source>
        <translation>Der anderen Aktion die Taste wegnehmen</translation>
    </message>
    <message>
        <source>“%1” cannot be %2: that key is for typing and for moving about. Use it with Ctrl or Alt.</source>
        <translation>„%1“ kann nicht %2 sein: Diese Taste dient dem Schreiben und dem Bewegen. Mit Strg oder Alt verwenden.</translation>
    </message>
    <message>
        <source>%1 is both “%2” and “%3”.</source>
        <translation>%1 ist sowohl „%2“ als auch „%3“.</translation>
    </message>
    <message>
        <source>&amp;Search:</source>
        <translation>&amp;Suchen:</translation>
    </message>
    <message>
        <source>Single ke&amp;ys set tags (1 to 9, in the panes)</source>
        <translation>&amp;Einzelne Tasten setzen Markierungen (1 bis 9, in den Bereichen)</translation>
    </message>
    <message>
        <source>&amp;Key</source>
        <translation>&amp;Taste</translation>
    </message>
    <message>
        <source>Anot&amp;her key</source>
        <translation>&amp;Weitere Taste</translation>
    </message>
</context>
<context>
    <name>assay::LayerBar</name>
    <message>
        <source>Layers that are shown</source>
        <translation>Schichten, die gezeigt werden</translation>
    </message>
    <message>
        <source>Layers that reports tell of</source>
        <translation>Schichten, von denen Berichte handeln</translation>
    </message>
    <message>
        <source>Show all layers</source>
        <translation>Alle Schichten zeigen</translation>
    </message>
    <message>
        <source>Not all layers are shown</source>
        <translation>Nicht alle Schichten werden gezeigt</translation>
    </message>
    <message>
        <source>Numbers and differences here are of these layers only. Findings, reports and the evidence file tell of all layers.</source>
        <translation>Zahlen und Unterschiede gelten hier nur für diese Schichten. Befunde, Berichte und die Beweisdatei handeln von allen Schichten.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 &quot;saved&quot;, %2 &quot;merged up to layer 2 (3 of 5 layers)&quot;</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Not all layers are shown. %1</source>
        <extracomment>%1 &quot;saved: merged up to layer 2 (3 of 5 layers) · live: only layer 0 (1 of 6 layers)&quot;</extracomment>
        <translation>Nicht alle Schichten werden gezeigt. %1</translation>
    </message>
    <message>
        <source>All layers are shown</source>
        <translation>Alle Schichten werden gezeigt</translation>
    </message>
    <message>
        <source>Sho&amp;w All Layers</source>
        <translation>Alle Schichten &amp;zeigen</translation>
    </message>
</context>
<context>
    <name>assay::LayerChangesModel</name>
    <message>
        <source>What</source>
        <comment>column: what a layer did to the path</comment>
        <translation>Was</translation>
    </message>
    <message>
        <source>Path</source>
        <comment>column</comment>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>How</source>
        <comment>column: which properties were changed, or what hides the path</comment>
        <translation>Wie</translation>
    </message>
    <message>
        <source>Size</source>
        <comment>column</comment>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Mode</source>
        <comment>column: permission bits</comment>
        <translation>Rechte</translation>
    </message>
    <message>
        <source>Owner</source>
        <comment>column: user and group number</comment>
        <translation>Eigentümer</translation>
    </message>
    <message>
        <source>Modified (UTC)</source>
        <comment>column: modification time</comment>
        <translation>Geändert (UTC)</translation>
    </message>
    <message>
        <source>%1, was %2</source>
        <extracomment>%1 &quot;folder&quot;, %2 &quot;file&quot;</extracomment>
        <translation>%1, war: %2</translation>
    </message>
    <message>
        <source>a whiteout; nothing is there to hide</source>
        <translation>ein Whiteout; es gibt nichts zu verdecken</translation>
    </message>
    <message>
        <source>opaque: hides what was in it</source>
        <translation>opak: verdeckt, was darin war</translation>
    </message>
    <message>
        <source>Before: as layer %1 has it</source>
        <extracomment>%1 number of a layer</extracomment>
        <translation>Zuvor: wie in Schicht %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>%1 a path, %2 &quot;hidden&quot;</extracomment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>assay::LayerChoiceModel</name>
    <message>
        <source>All layers (%1)</source>
        <translation>Alle Schichten (%1)</translation>
    </message>
    <message>
        <source>What the image shows: all of its layers, laid over each other</source>
        <translation>Was das Image zeigt: alle seine Schichten, übereinandergelegt</translation>
    </message>
    <message>
        <source>Layer %1</source>
        <translation>Schicht %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>%1 &quot;Live&quot;, %2 &quot;Layer 2&quot;</extracomment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>assay::LayerPanel</name>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Filter what the layer did by name or path</source>
        <translation>Was die Schicht tat, nach Name oder Pfad filtern</translation>
    </message>
    <message>
        <source>What the layer did in all</source>
        <translation>Was die Schicht insgesamt tat</translation>
    </message>
    <message>
        <source>What the layer did to each path</source>
        <translation>Was die Schicht mit jedem Pfad tat</translation>
    </message>
    <message>
        <source>Finding out what a layer did</source>
        <translation>Ermittle, was eine Schicht tat</translation>
    </message>
    <message>
        <source>Filter by name or path</source>
        <translation>Nach Name oder Pfad filtern</translation>
    </message>
    <message>
        <source>Columns of the layer</source>
        <translation>Spalten der Schicht</translation>
    </message>
    <message>
        <source>It was not found out what the layer did. %1</source>
        <translation>Es wurde nicht ermittelt, was die Schicht tat. %1</translation>
    </message>
    <message>
        <source>No source with layers is open.</source>
        <translation>Es ist keine Quelle mit Schichten geöffnet.</translation>
    </message>
    <message>
        <source>Being found out …</source>
        <translation>Wird ermittelt …</translation>
    </message>
    <message>
        <source>%1, layer %2: the lowest one, nothing is below it</source>
        <extracomment>%1 &quot;saved&quot;, %2 number of a layer</extracomment>
        <translation>%1, Schicht %2: die unterste, darunter ist nichts</translation>
    </message>
    <message>
        <source>%1, layer %2, against the layers below it</source>
        <translation>%1, Schicht %2, gegenüber den Schichten darunter</translation>
    </message>
    <message>
        <source>showing %1 of %2 paths</source>
        <translation>%1 von %2 Pfaden gezeigt</translation>
    </message>
    <message>
        <source>made by: %1</source>
        <translation>erzeugt durch: %1</translation>
    </message>
    <message>
        <source>No source shows this path: the layer hides it, or a higher one does. Its content before is in the preview.</source>
        <translation>Keine Quelle zeigt diesen Pfad: Die Schicht verdeckt ihn, oder eine höhere. Sein vorheriger Inhalt steht in der Vorschau.</translation>
    </message>
    <message>
        <source>Context menu</source>
        <translation>Kontextmenü</translation>
    </message>
    <message>
        <source>&amp;Go to the Path</source>
        <translation>&amp;Gehe zum Pfad</translation>
    </message>
    <message>
        <source>&amp;Copy Path</source>
        <translation>Pfad &amp;kopieren</translation>
    </message>
    <message>
        <source>Copy All &amp;Details</source>
        <translation>Alle &amp;Einzelheiten kopieren</translation>
    </message>
</context>
<context>
    <name>assay::LayerStrip</name>
    <message>
        <source>Layers of the %1 source</source>
        <translation>Schichten der Quelle „%1“</translation>
    </message>
    <message>
        <source>Only</source>
        <translation>Nur</translation>
    </message>
    <message>
        <source>What this layer of the %1 source did</source>
        <translation>Was diese Schicht der Quelle „%1“ tat</translation>
    </message>
    <message>
        <source>No layers</source>
        <translation>Keine Schichten</translation>
    </message>
    <message>
        <source>Up to layer %1</source>
        <translation>Bis Schicht %1</translation>
    </message>
    <message>
        <source>Only layer %1</source>
        <translation>Nur Schicht %1</translation>
    </message>
    <message>
        <source>no layers</source>
        <translation>keine Schichten</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 &quot;saved&quot;, %2 &quot;merged up to layer 2 (3 of 5 layers)&quot;</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Show this layer alone, not merged with those below it</source>
        <translation>Diese Schicht allein zeigen, nicht mit denen darunter zusammengeführt</translation>
    </message>
    <message>
        <source>What this layer added, changed and hid</source>
        <translation>Was diese Schicht hinzugefügt, geändert und verdeckt hat</translation>
    </message>
    <message>
        <source>Choose which layers the pane shows (View › Layers has keys for it)</source>
        <translation>Wählen, welche Schichten der Bereich zeigt (Ansicht › Schichten hat Tasten dafür)</translation>
    </message>
</context>
<context>
    <name>assay::LayersModel</name>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>Digest</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Lies at</source>
        <translation>Liegt unter</translation>
    </message>
    <message>
        <source>Chain: %1</source>
        <translation>Kette: %1</translation>
    </message>
    <message>
        <source>Computed: %1</source>
        <translation>Berechnet: %1</translation>
    </message>
</context>
<context>
    <name>assay::Legend</name>
    <message>
        <source>only here</source>
        <translation>nur hier</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>weicht ab</translation>
    </message>
    <message>
        <source>differs from one, equals the other</source>
        <translation>weicht von einer ab, gleicht der anderen</translation>
    </message>
</context>
<context>
    <name>assay::LiveNotice</name>
    <message>
        <source>The live source is a folder: it may change while it is read.</source>
        <translation>Die Quelle „Live“ ist ein Ordner: Sie kann sich ändern, während sie gelesen wird.</translation>
    </message>
    <message>
        <source>It is only read, never written to. What is shown is how it was then; Compare Again reads it anew. Best is a copy of it.</source>
        <translation>Sie wird nur gelesen, nie beschrieben. Gezeigt wird, wie sie dabei war; „Erneut vergleichen“ liest sie neu. Am besten ist eine Kopie davon.</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Verstanden</translation>
    </message>
    <message>
        <source>The live source is a folder: it may have changed while it was read, and may be another one by now.</source>
        <translation>Die Quelle „Live“ ist ein Ordner: Sie kann sich beim Lesen geändert haben und inzwischen eine andere sein.</translation>
    </message>
    <message>
        <source>&amp;Understood, Go On</source>
        <translation>&amp;Verstanden, weiter</translation>
    </message>
</context>
<context>
    <name>assay::MainWindow</name>
    <message>
        <source>Assay</source>
        <extracomment>title of the window: %1 an image&apos;s name</extracomment>
        <translation>Assay</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Sums of the comparison</source>
        <translation>Summen des Vergleichs</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Findings (%1)</source>
        <translation>Befunde (%1)</translation>
    </message>
    <message>
        <source>%1 — Assay</source>
        <translation>%1 — Assay</translation>
    </message>
    <message>
        <source>%1 paths</source>
        <translation>%1 Pfade</translation>
    </message>
    <message>
        <source>none differs</source>
        <translation>keiner weicht ab</translation>
    </message>
    <message>
        <source>%1 differ</source>
        <translation>abweichend: %1</translation>
    </message>
    <message>
        <source>%1 of them explained</source>
        <translation>davon erklärt: %1</translation>
    </message>
    <message>
        <source>findings: %1</source>
        <translation>Befunde: %1</translation>
    </message>
    <message>
        <source>INCOMPLETE: not all could be read</source>
        <translation>UNVOLLSTÄNDIG: nicht alles war lesbar</translation>
    </message>
    <message>
        <source>Preview: %1</source>
        <extracomment>%1 a path</extracomment>
        <translation>Vorschau: %1</translation>
    </message>
    <message>
        <source>Context menu</source>
        <translation>Kontextmenü</translation>
    </message>
    <message>
        <source>Save the %1 File …</source>
        <translation>Datei speichern: %1 …</translation>
    </message>
    <message>
        <source>Something is still being read or written. Stop it and close the window?</source>
        <translation>Es wird noch gelesen oder geschrieben. Anhalten und das Fenster schließen?</translation>
    </message>
    <message>
        <source>Drop to open</source>
        <translation>Ablegen zum Öffnen</translation>
    </message>
    <message>
        <source>&amp;Open …</source>
        <translation>&amp;Öffnen …</translation>
    </message>
    <message>
        <source>&amp;Compare Again</source>
        <translation>&amp;Erneut vergleichen</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>Close All So&amp;urces</source>
        <translation>Alle &amp;Quellen schließen</translation>
    </message>
    <message>
        <source>&amp;Next Difference</source>
        <translation>&amp;Nächster Unterschied</translation>
    </message>
    <message>
        <source>Previous &amp;Difference</source>
        <translation>&amp;Vorheriger Unterschied</translation>
    </message>
    <message>
        <source>&amp;Report …</source>
        <translation>&amp;Bericht …</translation>
    </message>
    <message>
        <source>Save &amp;File from the Evidence …</source>
        <translation>Datei aus dem Beweismittel &amp;speichern …</translation>
    </message>
    <message>
        <source>St&amp;ore</source>
        <translation>&amp;Speicher</translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation>Werkzeugleiste</translation>
    </message>
    <message>
        <source>Previous</source>
        <comment>difference</comment>
        <translation>Vorheriger</translation>
    </message>
    <message>
        <source>Next</source>
        <comment>difference</comment>
        <translation>Nächster</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Zwischenraum</translation>
    </message>
    <message>
        <source>Image of the %1 source</source>
        <translation>Image der Quelle „%1“</translation>
    </message>
    <message>
        <source>Image (%1):</source>
        <extracomment>%1 &quot;live&quot;</extracomment>
        <translation>Image (%1):</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Separator</source>
        <translation>Trenner</translation>
    </message>
    <message>
        <source>Menu bar</source>
        <translation>Menüleiste</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Open Fol&amp;der …</source>
        <translation>&amp;Ordner öffnen …</translation>
    </message>
    <message>
        <source>Load &amp;as</source>
        <translation>&amp;Laden als</translation>
    </message>
    <message>
        <source>Load as</source>
        <translation>Laden als</translation>
    </message>
    <message>
        <source>%1: File …</source>
        <translation>%1: Datei …</translation>
    </message>
    <message>
        <source>%1: Folder …</source>
        <translation>%1: Ordner …</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>Copy &amp;Path</source>
        <translation>&amp;Pfad kopieren</translation>
    </message>
    <message>
        <source>Copy Path for the S&amp;hell</source>
        <translation>Pfad für die &amp;Shell kopieren</translation>
    </message>
    <message>
        <source>Copy Path, Unesc&amp;aped</source>
        <translation>Pfad &amp;unmaskiert kopieren</translation>
    </message>
    <message>
        <source>Copy SHA-&amp;256</source>
        <translation>SHA-&amp;256 kopieren</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>&amp;Filter</translation>
    </message>
    <message>
        <source>&amp;Clear the Filter</source>
        <translation>Filter l&amp;eeren</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Expand All</source>
        <translation>&amp;Alles aufklappen</translation>
    </message>
    <message>
        <source>C&amp;ollapse All</source>
        <translation>Alles &amp;zuklappen</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>Fa&amp;rbschema</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>As the &amp;System</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <source>Next P&amp;ane</source>
        <translation>Nächster &amp;Bereich</translation>
    </message>
    <message>
        <source>Pr&amp;evious Pane</source>
        <translation>V&amp;orheriger Bereich</translation>
    </message>
    <message>
        <source>%1 Pane</source>
        <translation>Bereich „%1“</translation>
    </message>
    <message>
        <source>&amp;Report</source>
        <translation>Be&amp;richt</translation>
    </message>
    <message>
        <source>&amp;Evidence File …</source>
        <translation>B&amp;eweisdatei …</translation>
    </message>
    <message>
        <source>&amp;HTML Report …</source>
        <translation>&amp;HTML-Bericht …</translation>
    </message>
    <message>
        <source>&amp;PDF Report …</source>
        <translation>&amp;PDF-Bericht …</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Open &amp;Sample Case</source>
        <translation>&amp;Beispielfall öffnen</translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;About Assay</source>
        <translation>&amp;Über Assay</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>NOT ALL LAYERS</source>
        <translation>NICHT ALLE SCHICHTEN</translation>
    </message>
    <message>
        <source>&amp;Layers</source>
        <translation>Sc&amp;hichten</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>&amp;All Layers</source>
        <translation>&amp;Alle Schichten</translation>
    </message>
    <message>
        <source>One Layer &amp;More</source>
        <translation>Eine Schicht &amp;mehr</translation>
    </message>
    <message>
        <source>One Layer &amp;Fewer</source>
        <translation>Eine Schicht &amp;weniger</translation>
    </message>
    <message>
        <source>&amp;Only This Layer, or Merged</source>
        <translation>&amp;Nur diese Schicht oder zusammengeführt</translation>
    </message>
    <message>
        <source>&amp;Choose Layers</source>
        <translation>&amp;Schichten wählen</translation>
    </message>
    <message>
        <source>&amp;Layer</source>
        <translation>S&amp;chicht</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Search &amp;in Contents</source>
        <translation>&amp;In Inhalten suchen</translation>
    </message>
    <message>
        <source>Copy as &amp;JSON</source>
        <translation>Als &amp;JSON kopieren</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Loc&amp;k Panes</source>
        <translation>Bereiche &amp;koppeln</translation>
    </message>
    <message>
        <source>Lock panes</source>
        <translation>Bereiche koppeln</translation>
    </message>
    <message>
        <source>The panes move as one again.</source>
        <translation>Die Bereiche bewegen sich wieder gemeinsam.</translation>
    </message>
    <message>
        <source>Cop&amp;y Bytes</source>
        <translation>&amp;Bytes kopieren</translation>
    </message>
    <message>
        <source>Copy bytes</source>
        <translation>Bytes kopieren</translation>
    </message>
    <message>
        <source>Col&amp;umns</source>
        <translation>&amp;Spalten</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>To &amp;Path</source>
        <translation>Zum &amp;Pfad</translation>
    </message>
    <message>
        <source>O&amp;verview</source>
        <translation>&amp;Übersicht</translation>
    </message>
    <message>
        <source>&amp;Findings</source>
        <translation>Be&amp;funde</translation>
    </message>
    <message>
        <source>Read all sources anew and compare them</source>
        <translation>Alle Quellen neu lesen und vergleichen</translation>
    </message>
    <message>
        <source>Stop what runs; what was there before stays</source>
        <translation>Anhalten, was läuft; was vorher da war, bleibt</translation>
    </message>
    <message>
        <source>Next difference (in the panes also Alt+Down)</source>
        <translation>Nächster Unterschied (in den Bereichen auch Alt+Herunter)</translation>
    </message>
    <message>
        <source>Previous difference (in the panes also Alt+Up)</source>
        <translation>Vorheriger Unterschied (in den Bereichen auch Alt+Hoch)</translation>
    </message>
    <message>
        <source>Write reports of this comparison</source>
        <translation>Berichte über diesen Vergleich schreiben</translation>
    </message>
    <message>
        <source>The panes scroll, open folders and select as one</source>
        <translation>Die Bereiche rollen, klappen auf und wählen gemeinsam aus</translation>
    </message>
    <message>
        <source>Each pane moves on its own. View › Lock Panes locks them again.</source>
        <translation>Jeder Bereich bewegt sich für sich. „Ansicht › Bereiche koppeln“ koppelt sie wieder.</translation>
    </message>
    <message>
        <source>Change Keyboard &amp;Shortcuts …</source>
        <translation>&amp;Tastenkürzel ändern …</translation>
    </message>
    <message>
        <source>&amp;Check a Report Bundle …</source>
        <translation>Berichtspa&amp;ket prüfen …</translation>
    </message>
    <message>
        <source>Looking at what was dropped</source>
        <translation>Sehe nach, was abgelegt wurde</translation>
    </message>
    <message>
        <source>In the panes</source>
        <translation>In den Bereichen</translation>
    </message>
    <message>
        <source>Next difference; in the preview: within the file</source>
        <translation>Nächster Unterschied; in der Vorschau: in der Datei</translation>
    </message>
    <message>
        <source>Previous difference; in the preview: within the file</source>
        <translation>Vorheriger Unterschied; in der Vorschau: in der Datei</translation>
    </message>
    <message>
        <source>The filter; in the preview: find</source>
        <translation>Der Filter; in der Vorschau: suchen</translation>
    </message>
    <message>
        <source>Open a folder, close it, open all below</source>
        <translation>Einen Ordner aufklappen, zuklappen, alles darunter aufklappen</translation>
    </message>
    <message>
        <source>Tag: %1</source>
        <extracomment>%1 the name of a tag</extracomment>
        <translation>Markierung: %1</translation>
    </message>
    <message>
        <source>Save the Keyboard Shortcuts</source>
        <translation>Die Tastenkürzel speichern</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
    <message>
        <source>Trust</source>
        <translation>Vertrauen</translation>
    </message>
    <message>
        <source>The report has no journal of the case: %1</source>
        <translation>Der Bericht enthält kein Journal des Falls: %1</translation>
    </message>
    <message>
        <source>&amp;Trust</source>
        <translation>V&amp;ertrauen</translation>
    </message>
    <message>
        <source>Trust (%1)</source>
        <translation>Vertrauen (%1)</translation>
    </message>
    <message>
        <source>Export Trust Result</source>
        <translation>Vertrauensergebnis exportieren</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Writing the trust result</source>
        <translation>Schreibe das Vertrauensergebnis</translation>
    </message>
    <message>
        <source>The trust result is in %1.</source>
        <translation>Das Vertrauensergebnis ist in %1.</translation>
    </message>
    <message>
        <source>The trust result was not written. %1</source>
        <translation>Das Vertrauensergebnis wurde nicht geschrieben. %1</translation>
    </message>
    <message>
        <source>&amp;Validate This Installation …</source>
        <translation>Diese Installation &amp;prüfen …</translation>
    </message>
    <message>
        <source>Previe&amp;w</source>
        <translation>Vorsch&amp;au</translation>
    </message>
    <message>
        <source>&amp;Stop and Close</source>
        <translation>&amp;Anhalten und schließen</translation>
    </message>
    <message>
        <source>&amp;Go On</source>
        <translation>&amp;Fortfahren</translation>
    </message>
    <message>
        <source>No report was written: the case is still being saved.</source>
        <translation>Es wurde kein Bericht geschrieben: Der Fall wird noch gespeichert.</translation>
    </message>
</context>
<context>
    <name>assay::MessageBar</name>
    <message>
        <source>Messages</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>assay::MetadataModel</name>
    <message>
        <source>not a capability value: %1</source>
        <comment>of an extended attribute</comment>
        <translation>kein Capability-Wert: %1</translation>
    </message>
    <message>
        <source>empty</source>
        <comment>value of an extended attribute</comment>
        <translation>leer</translation>
    </message>
    <message>
        <source> … (%1 bytes)</source>
        <translation> … (%1 Byte)</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>not in this source</source>
        <translation>nicht in dieser Quelle</translation>
    </message>
    <message>
        <source>Permissions</source>
        <translation>Zugriffsrechte</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Eigentümer</translation>
    </message>
    <message>
        <source>Size in bytes</source>
        <translation>Größe in Byte</translation>
    </message>
    <message>
        <source>Modified</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>%1 (no fraction recorded)</source>
        <translation>%1 (ohne aufgezeichnete Sekundenbruchteile)</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Link target</source>
        <translation>Ziel des Links</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Names of this file</source>
        <translation>Namen dieser Datei</translation>
    </message>
    <message>
        <source>none</source>
        <comment>no such extended attribute</comment>
        <translation>keines</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Bemerkungen</translation>
    </message>
    <message>
        <source>named only as part of longer paths</source>
        <translation>nur als Teil längerer Pfade genannt</translation>
    </message>
    <message>
        <source>could not be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>changed while it was read</source>
        <translation>während des Lesens geändert</translation>
    </message>
    <message>
        <source>stored with holes</source>
        <translation>mit Löchern gespeichert</translation>
    </message>
    <message>
        <source>hides what lower layers hold in it</source>
        <translation>verdeckt, was untere Schichten darin haben</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Layer verdict</source>
        <translation>Urteil über die Schicht</translation>
    </message>
    <message>
        <source>Stored in</source>
        <translation>Gespeichert in</translation>
    </message>
    <message>
        <source>Not noticed by: %1</source>
        <translation>Nicht bemerkt von: %1</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>weicht ab</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>Eigenschaft</translation>
    </message>
    <message>
        <source>known bad: %1</source>
        <translation>bekannt schlecht: %1</translation>
    </message>
    <message>
        <source>known good: %1</source>
        <translation>bekannt gut: %1</translation>
    </message>
    <message>
        <source>on none</source>
        <comment>of the hash lists</comment>
        <translation>auf keiner</translation>
    </message>
    <message>
        <source>Hash lists</source>
        <translation>Hash-Listen</translation>
    </message>
</context>
<context>
    <name>assay::MetadataView</name>
    <message>
        <source>Metadata of all sources</source>
        <translation>Metadaten aller Quellen</translation>
    </message>
</context>
<context>
    <name>assay::NotesModel</name>
    <message>
        <source>unknown user</source>
        <translation>unbekannter Benutzer</translation>
    </message>
    <message>
        <source>offset %1</source>
        <translation>Position %1</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Bytes</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>Lesezeichen</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>%1 (not in this comparison)</source>
        <translation>%1 (nicht in diesem Vergleich)</translation>
    </message>
    <message>
        <source>What</source>
        <comment>column: tag, note or bookmark</comment>
        <translation>Was</translation>
    </message>
    <message>
        <source>Path</source>
        <comment>column</comment>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Text</source>
        <comment>column: of a note or bookmark</comment>
        <translation>Text</translation>
    </message>
    <message>
        <source>By</source>
        <comment>column: who</comment>
        <translation>Von</translation>
    </message>
    <message>
        <source>When (UTC)</source>
        <comment>column</comment>
        <translation>Wann (UTC)</translation>
    </message>
</context>
<context>
    <name>assay::NotesPanel</name>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Note and list</source>
        <translation>Notiz und Liste</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Path of the note</source>
        <translation>Pfad der Notiz</translation>
    </message>
    <message>
        <source>Note of the current path</source>
        <translation>Notiz zum aktuellen Pfad</translation>
    </message>
    <message>
        <source>What is to be said of this path</source>
        <translation>Was über diesen Pfad zu sagen ist</translation>
    </message>
    <message>
        <source>Who wrote the note, and when</source>
        <translation>Wer die Notiz schrieb, und wann</translation>
    </message>
    <message>
        <source>What the note once was</source>
        <translation>Was die Notiz einmal war</translation>
    </message>
    <message>
        <source>&amp;Use Again</source>
        <translation>&amp;Wieder verwenden</translation>
    </message>
    <message>
        <source>Make this the note again</source>
        <translation>Dies wieder zur Notiz machen</translation>
    </message>
    <message>
        <source>All tags, notes and bookmarks</source>
        <translation>Alle Markierungen, Notizen und Lesezeichen</translation>
    </message>
    <message>
        <source>What is listed</source>
        <translation>Was aufgeführt ist</translation>
    </message>
    <message>
        <source>Name …</source>
        <translation>Benennen …</translation>
    </message>
    <message>
        <source>Name the chosen bookmark</source>
        <translation>Das gewählte Lesezeichen benennen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Take away what is chosen; it can be undone (Delete)</source>
        <translation>Das Gewählte wegnehmen; es lässt sich rückgängig machen (Entf)</translation>
    </message>
    <message>
        <source>Choose a path to write a note</source>
        <translation>Einen Pfad wählen, um eine Notiz zu schreiben</translation>
    </message>
    <message>
        <source>Nothing else was written before</source>
        <translation>Vorher wurde nichts anderes geschrieben</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Removed: %1</source>
        <translation>Entfernt: %1</translation>
    </message>
    <message>
        <source>Written by %1; not the note any more</source>
        <extracomment>%1 a name and a time</extracomment>
        <translation>Geschrieben von %1; nicht mehr die Notiz</translation>
    </message>
    <message>
        <source>Written by %1</source>
        <translation>Geschrieben von %1</translation>
    </message>
    <message>
        <source>Removed by %1</source>
        <translation>Entfernt von %1</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>Lesezeichen</translation>
    </message>
    <message>
        <source>Tagged paths</source>
        <translation>Markierte Pfade</translation>
    </message>
    <message>
        <source>Name of the bookmark</source>
        <translation>Name des Lesezeichens</translation>
    </message>
    <message>
        <source>Name of the Bookmark</source>
        <translation>Name des Lesezeichens</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Name:</translation>
    </message>
</context>
<context>
    <name>assay::OpenCopyDialog</name>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>What will happen</source>
        <translation>Was geschehen wird</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>Knöpfe</translation>
    </message>
    <message>
        <source>Open a Copy With</source>
        <translation>Kopie öffnen mit</translation>
    </message>
    <message>
        <source>Choose &amp;Another …</source>
        <translation>Ein &amp;anderes wählen …</translation>
    </message>
    <message>
        <source>Choose another program</source>
        <translation>Ein anderes Programm wählen</translation>
    </message>
    <message>
        <source>&amp;Open the Copy</source>
        <translation>Kopie ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Choose a Program</source>
        <translation>Programm wählen</translation>
    </message>
    <message>
        <source>(none chosen yet)</source>
        <translation>(noch keins gewählt)</translation>
    </message>
    <message>
        <source>Program: %1
File: %2</source>
        <extracomment>%1 a program, %2 a file</extracomment>
        <translation>Programm: %1
Datei: %2</translation>
    </message>
    <message>
        <source>The program runs with all your rights. A file made by an attacker may take it over, and the program may reach the network or leave traces. Do this only in a machine that can be thrown away.</source>
        <translation>Das Programm läuft mit allen Ihren Rechten. Eine Datei, die ein Angreifer gemacht hat, kann es übernehmen, und das Programm kann das Netz erreichen oder Spuren hinterlassen. Tun Sie das nur auf einem Rechner, den man wegwerfen kann.</translation>
    </message>
    <message>
        <source>It gets a read-only copy in a private temporary folder that is removed when Assay ends. The evidence is not touched.</source>
        <translation>Es bekommt eine schreibgeschützte Kopie in einem privaten temporären Ordner, der entfernt wird, wenn Assay endet. Die Beweise werden nicht berührt.</translation>
    </message>
    <message>
        <source>&amp;Program:</source>
        <translation>&amp;Programm:</translation>
    </message>
</context>
<context>
    <name>assay::OverviewBars</name>
    <message numerus="yes">
        <source>%n path(s)</source>
        <translation>
            <numerusform>%n Pfad</numerusform>
            <numerusform>%n Pfade</numerusform>
        </translation>
    </message>
    <message>
        <source>Click shows just these; Ctrl+click keeps the filter that there is as well.</source>
        <translation>Ein Klick zeigt nur diese; Ctrl+Klick behält den vorhandenen Filter dazu.</translation>
    </message>
</context>
<context>
    <name>assay::OverviewPanel</name>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>What was counted</source>
        <translation>Was gezählt wurde</translation>
    </message>
    <message>
        <source>Previous filter</source>
        <translation>Vorheriger Filter</translation>
    </message>
    <message>
        <source>Source whose layers and sizes are counted</source>
        <translation>Quelle, deren Schichten und Größen gezählt werden</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Findings by severity</source>
        <translation>Befunde nach Schwere</translation>
    </message>
    <message>
        <source>Paths by kind of change</source>
        <translation>Pfade nach Art der Änderung</translation>
    </message>
    <message>
        <source>Paths by folder</source>
        <translation>Pfade nach Ordner</translation>
    </message>
    <message>
        <source>Paths by layer</source>
        <translation>Pfade nach Schicht</translation>
    </message>
    <message>
        <source>Files by size</source>
        <translation>Dateien nach Größe</translation>
    </message>
    <message>
        <source>The chosen time</source>
        <translation>Die gewählte Zeit</translation>
    </message>
    <message>
        <source>Show the rows that were shown before a part of this overview was chosen (Esc)</source>
        <translation>Die Zeilen zeigen, die vor der Wahl in dieser Übersicht gezeigt wurden (Esc)</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>By kind of change</source>
        <translation>Nach Art der Änderung</translation>
    </message>
    <message>
        <source>By modification time (UTC)</source>
        <translation>Nach Änderungszeit (UTC)</translation>
    </message>
    <message>
        <source>By folder</source>
        <translation>Nach Ordner</translation>
    </message>
    <message>
        <source>In the source:</source>
        <translation>In der Quelle:</translation>
    </message>
    <message>
        <source>By layer</source>
        <translation>Nach Schicht</translation>
    </message>
    <message>
        <source>Times of modification</source>
        <translation>Änderungszeiten</translation>
    </message>
    <message>
        <source>Show less time, larger (+)</source>
        <translation>Weniger Zeit zeigen, größer (+)</translation>
    </message>
    <message>
        <source>Show more time (-)</source>
        <translation>Mehr Zeit zeigen (-)</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>From the first to the last time, or back to where most are (0)</source>
        <translation>Von der ersten bis zur letzten Zeit, oder zurück dahin, wo die meisten sind (0)</translation>
    </message>
    <message>
        <source>Enlarge the Span</source>
        <translation>Zeitspanne vergrößern</translation>
    </message>
    <message>
        <source>Show the brushed span alone, larger</source>
        <translation>Nur die überstrichene Zeitspanne zeigen, größer</translation>
    </message>
    <message>
        <source>Clear</source>
        <comment>brush</comment>
        <translation>Aufheben</translation>
    </message>
    <message>
        <source>Take the brush away; the filter before comes back (Esc)</source>
        <translation>Die Auswahl aufheben; der vorherige Filter kommt zurück (Esc)</translation>
    </message>
    <message numerus="yes">
        <source>Brushed: %n path(s) of %1</source>
        <translation>
            <numerusform>Überstrichen: %n Pfad von %1</numerusform>
            <numerusform>Überstrichen: %n Pfade von %1</numerusform>
        </translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>from %1</source>
        <extracomment>%1 a size: &quot;from 1 GiB&quot;</extracomment>
        <translation>ab %1</translation>
    </message>
    <message>
        <source>under %1</source>
        <extracomment>%1 a size: &quot;under 16 KiB&quot;</extracomment>
        <translation>unter %1</translation>
    </message>
    <message>
        <source>/ (itself)</source>
        <extracomment>only what stands in the folder itself, not below its folders</extracomment>
        <translation>/ (selbst)</translation>
    </message>
    <message>
        <source>/%1 (itself)</source>
        <translation>/%1 (selbst)</translation>
    </message>
    <message>
        <source>other folders</source>
        <translation>andere Ordner</translation>
    </message>
    <message>
        <source>Nothing is compared yet.</source>
        <translation>Es ist noch nichts verglichen.</translation>
    </message>
    <message numerus="yes">
        <source>%n path(s) without an explanation</source>
        <translation>
            <numerusform>%n Pfad ohne Erklärung</numerusform>
            <numerusform>%n Pfade ohne Erklärung</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n path(s) that differ</source>
        <translation>
            <numerusform>%n Pfad mit Unterschied</numerusform>
            <numerusform>%n Pfade mit Unterschied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n path(s)</source>
        <translation>
            <numerusform>Alle: %n Pfad</numerusform>
            <numerusform>Alle %n Pfade</numerusform>
        </translation>
    </message>
    <message>
        <source>NOT ALL LAYERS</source>
        <translation>NICHT ALLE SCHICHTEN</translation>
    </message>
    <message>
        <source>Click goes to these findings</source>
        <translation>Ein Klick führt zu diesen Befunden</translation>
    </message>
    <message>
        <source>A filter for this would be too long.</source>
        <translation>Ein Filter hierfür wäre zu lang.</translation>
    </message>
    <message>
        <source>other layers</source>
        <translation>andere Schichten</translation>
    </message>
    <message>
        <source>layer %1</source>
        <translation>Schicht %1</translation>
    </message>
    <message>
        <source>&amp;Back to Previous Filter</source>
        <translation>Zurück zum &amp;vorherigen Filter</translation>
    </message>
</context>
<context>
    <name>assay::OwnFindingDialog</name>
    <message>
        <source>Title of the finding</source>
        <translation>Titel des Befunds</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Gewissheit</translation>
    </message>
    <message>
        <source>What the finding says</source>
        <translation>Was der Befund aussagt</translation>
    </message>
    <message>
        <source>Other explanations that were considered</source>
        <translation>Andere Erklärungen, die erwogen wurden</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Was nicht stimmt</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>Knöpfe</translation>
    </message>
    <message>
        <source>New Finding of Your Own</source>
        <translation>Neuer eigener Befund</translation>
    </message>
    <message>
        <source>Finding %1</source>
        <translation>Befund %1</translation>
    </message>
    <message>
        <source>seen in the evidence itself</source>
        <translation>im Beweismittel selbst gesehen</translation>
    </message>
    <message>
        <source>concluded from what was seen</source>
        <translation>aus dem Gesehenen gefolgert</translation>
    </message>
    <message>
        <source>left open</source>
        <translation>offen gelassen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 a confidence, %2 what it means</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>One line that says what was found</source>
        <translation>Eine Zeile, die sagt, was gefunden wurde</translation>
    </message>
    <message>
        <source>What you conclude, and from what</source>
        <translation>Was Sie folgern, und woraus</translation>
    </message>
    <message>
        <source>A package upgrade, locale generation, ldconfig, the time of a build …</source>
        <translation>Eine Paketaktualisierung, das Erzeugen von Locales, ldconfig, die Zeit eines Builds …</translation>
    </message>
    <message>
        <source>Interpretation is kept apart from what Assay finds, here and in reports, with your name and the time.</source>
        <translation>Deutung wird von dem, was Assay findet, getrennt gehalten, hier und in Berichten, mit Ihrem Namen und der Zeit.</translation>
    </message>
    <message>
        <source>About findings of your own</source>
        <translation>Über eigene Befunde</translation>
    </message>
    <message>
        <source>Paths of the finding</source>
        <translation>Pfade des Befunds</translation>
    </message>
    <message>
        <source>Number of paths</source>
        <translation>Anzahl der Pfade</translation>
    </message>
    <message>
        <source>&amp;Add Chosen Rows</source>
        <translation>Gewählte Zeilen &amp;hinzufügen</translation>
    </message>
    <message>
        <source>Add the rows that are chosen in the window</source>
        <translation>Die im Fenster gewählten Zeilen hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Remove the chosen paths</source>
        <translation>Die gewählten Pfade entfernen</translation>
    </message>
    <message>
        <source>A finding can be about %1 paths, and with these it would be about %2. A tag can be set on more.</source>
        <translation>Ein Befund kann %1 Pfade betreffen, und mit diesen wären es %2. Eine Markierung lässt sich auf mehr Pfade setzen.</translation>
    </message>
    <message>
        <source>, of which %1 are listed</source>
        <translation>, davon %1 aufgeführt</translation>
    </message>
    <message>
        <source>No path in particular</source>
        <translation>Kein bestimmter Pfad</translation>
    </message>
    <message numerus="yes">
        <source>%n path(s)</source>
        <translation>
            <numerusform>%n Pfad</numerusform>
            <numerusform>%n Pfade</numerusform>
        </translation>
    </message>
    <message>
        <source>A finding needs a title.</source>
        <translation>Ein Befund braucht einen Titel.</translation>
    </message>
    <message>
        <source>The title is too long; what it does not hold belongs into the statement.</source>
        <translation>Der Titel ist zu lang; was er nicht fasst, gehört in die Aussage.</translation>
    </message>
    <message>
        <source>The statement is longer than %1.</source>
        <translation>Die Aussage ist länger als %1.</translation>
    </message>
    <message>
        <source>The other explanations are longer than %1.</source>
        <translation>Die anderen Erklärungen sind länger als %1.</translation>
    </message>
    <message>
        <source>What you wrote is not in the case yet. Discard it?</source>
        <translation>Was Sie geschrieben haben, ist noch nicht im Fall. Verwerfen?</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>&amp;Titel</translation>
    </message>
    <message>
        <source>&amp;Severity</source>
        <translation>&amp;Schwere</translation>
    </message>
    <message>
        <source>Co&amp;nfidence</source>
        <translation>&amp;Gewissheit</translation>
    </message>
    <message>
        <source>State&amp;ment</source>
        <translation>&amp;Aussage</translation>
    </message>
    <message>
        <source>Other e&amp;xplanations</source>
        <translation>Andere E&amp;rklärungen</translation>
    </message>
    <message>
        <source>A&amp;bout</source>
        <translation>&amp;Betrifft</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Verwerfen</translation>
    </message>
    <message>
        <source>&amp;Go On Writing</source>
        <translation>&amp;Weiterschreiben</translation>
    </message>
</context>
<context>
    <name>assay::OwnFindingsModel</name>
    <message>
        <source>observed</source>
        <comment>confidence</comment>
        <translation>beobachtet</translation>
    </message>
    <message>
        <source>inferred</source>
        <comment>confidence</comment>
        <translation>gefolgert</translation>
    </message>
    <message>
        <source>not determined</source>
        <comment>confidence</comment>
        <translation>nicht bestimmt</translation>
    </message>
    <message>
        <source>Severity: %1. Confidence: %2.</source>
        <translation>Schwere: %1. Gewissheit: %2.</translation>
    </message>
    <message>
        <source>Other explanations considered:</source>
        <translation>Andere erwogene Erklärungen:</translation>
    </message>
    <message>
        <source>none stated</source>
        <translation>keine angegeben</translation>
    </message>
    <message>
        <source>About:</source>
        <translation>Betrifft:</translation>
    </message>
    <message>
        <source>%1 (not in this comparison)</source>
        <translation>%1 (nicht in diesem Vergleich)</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Written by %1</source>
        <translation>Geschrieben von %1</translation>
    </message>
    <message>
        <source>Last changed by %1</source>
        <translation>Zuletzt geändert von %1</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <extracomment>%1 &quot;I-001 a title&quot;, %2 a severity, %3 a confidence</extracomment>
        <translation>%1, %2, %3</translation>
    </message>
</context>
<context>
    <name>assay::OwnFindingsView</name>
    <message>
        <source>Findings of your own</source>
        <translation>Eigene Befunde</translation>
    </message>
    <message>
        <source>About this finding</source>
        <translation>Über diesen Befund</translation>
    </message>
    <message>
        <source>Show the rows of this finding</source>
        <translation>Die Zeilen dieses Befunds zeigen</translation>
    </message>
    <message>
        <source>Findings and details</source>
        <translation>Befunde und Einzelheiten</translation>
    </message>
    <message>
        <source>Add …</source>
        <translation>Hinzufügen …</translation>
    </message>
    <message>
        <source>Add a finding of your own (Insert)</source>
        <translation>Einen eigenen Befund hinzufügen (Einfg)</translation>
    </message>
    <message>
        <source>Edit …</source>
        <translation>Bearbeiten …</translation>
    </message>
    <message>
        <source>Edit the chosen finding (Enter)</source>
        <translation>Den gewählten Befund bearbeiten (Eingabetaste)</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Take away what is chosen; it can be undone (Delete)</source>
        <translation>Das Gewählte wegnehmen; es lässt sich rückgängig machen (Entf)</translation>
    </message>
    <message>
        <source>What you conclude from the evidence stands here and in reports, apart from what Assay found. Choose rows, and add a finding.</source>
        <translation>Was Sie aus den Beweismitteln folgern, steht hier und in Berichten, getrennt von dem, was Assay gefunden hat. Zeilen wählen und einen Befund hinzufügen.</translation>
    </message>
    <message>
        <source>Choose a finding to read it.</source>
        <translation>Einen Befund wählen, um ihn zu lesen.</translation>
    </message>
    <message numerus="yes">
        <source>Show %n path(s)</source>
        <translation>
            <numerusform>%n Pfad zeigen</numerusform>
            <numerusform>%n Pfade zeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Add a Finding of Your Own …</source>
        <translation>Eigenen Befund &amp;hinzufügen …</translation>
    </message>
    <message>
        <source>&amp;Edit …</source>
        <translation>&amp;Bearbeiten …</translation>
    </message>
    <message>
        <source>Add &amp;Chosen Rows to It …</source>
        <translation>&amp;Gewählte Zeilen hinzufügen …</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Context menu</source>
        <translation>Kontextmenü</translation>
    </message>
</context>
<context>
    <name>assay::PageCache</name>
    <message>
        <source>Cannot be read: %1</source>
        <translation>Nicht lesbar: %1</translation>
    </message>
    <message>
        <source>Changed while it was read: what is shown may mix two states.</source>
        <translation>Während des Lesens geändert: Was gezeigt wird, kann zwei Zustände mischen.</translation>
    </message>
    <message>
        <source>Ends earlier than its size says: it became shorter, or its record is wrong.</source>
        <translation>Endet früher, als die Größe besagt: Die Datei wurde kürzer, oder ihr Datensatz ist falsch.</translation>
    </message>
</context>
<context>
    <name>assay::PaneArea</name>
    <message>
        <source>The sources side by side</source>
        <translation>Die Quellen nebeneinander</translation>
    </message>
    <message>
        <source>%1 rows are selected, those in closed folders among them.</source>
        <translation>%1 Zeilen sind ausgewählt, auch die in zugeklappten Ordnern.</translation>
    </message>
    <message>
        <source>Rows are not sorted by this column.</source>
        <translation>Nach dieser Spalte werden Zeilen nicht sortiert.</translation>
    </message>
</context>
<context>
    <name>assay::PaneColumns</name>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Move “%1” to the Left</source>
        <extracomment>%1 the title of a column</extracomment>
        <translation>„%1“ nach links rücken</translation>
    </message>
    <message>
        <source>Move “%1” to the Right</source>
        <translation>„%1“ nach rechts rücken</translation>
    </message>
    <message>
        <source>Same &amp;Widths in All Panes</source>
        <translation>Gleiche &amp;Breiten in allen Bereichen</translation>
    </message>
    <message>
        <source>&amp;Reset Columns</source>
        <translation>Spalten &amp;zurücksetzen</translation>
    </message>
</context>
<context>
    <name>assay::PaneHead</name>
    <message>
        <source>State of the image</source>
        <translation>Stand des Images</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Close the %1 source</source>
        <translation>Die Quelle „%1“ schließen</translation>
    </message>
    <message>
        <source>Close this source</source>
        <translation>Diese Quelle schließen</translation>
    </message>
    <message>
        <source>no source</source>
        <translation>keine Quelle</translation>
    </message>
    <message>
        <source>Drop one here, or open it with Ctrl+O</source>
        <translation>Eine hier ablegen oder mit Strg+O öffnen</translation>
    </message>
    <message>
        <source>%1, being read …</source>
        <translation>%1, wird gelesen …</translation>
    </message>
    <message>
        <source>%1 entries</source>
        <translation>%1 Einträge</translation>
    </message>
    <message>
        <source>%1 of %2 layers altered</source>
        <translation>%1 von %2 Schichten verändert</translation>
    </message>
    <message>
        <source>checksum file disagrees</source>
        <translation>Prüfsummendatei widerspricht</translation>
    </message>
    <message numerus="yes">
        <source>%n layer(s) intact</source>
        <translation>
            <numerusform>%n Schicht unversehrt</numerusform>
            <numerusform>%n Schichten unversehrt</numerusform>
        </translation>
    </message>
    <message>
        <source>checksum file agrees</source>
        <translation>Prüfsummendatei stimmt überein</translation>
    </message>
    <message>
        <source>%1 of %2 layers intact, the rest not verifiable</source>
        <translation>%1 von %2 Schichten unversehrt, der Rest nicht prüfbar</translation>
    </message>
    <message numerus="yes">
        <source>%n layer(s), not verifiable</source>
        <translation>
            <numerusform>%n Schicht, nicht prüfbar</numerusform>
            <numerusform>%n Schichten, nicht prüfbar</numerusform>
        </translation>
    </message>
    <message>
        <source>no checksum file beside it</source>
        <translation>keine Prüfsummendatei daneben</translation>
    </message>
    <message>
        <source>incomplete</source>
        <translation>unvollständig</translation>
    </message>
    <message>
        <source>not compared yet</source>
        <translation>noch nicht verglichen</translation>
    </message>
    <message>
        <source>Click for digests and layers</source>
        <translation>Klicken für Digests und Schichten</translation>
    </message>
</context>
<context>
    <name>assay::PathBar</name>
    <message>
        <source>Current path</source>
        <translation>Aktueller Pfad</translation>
    </message>
    <message>
        <source>Folders of the current path</source>
        <translation>Ordner des aktuellen Pfads</translation>
    </message>
    <message>
        <source>About the path</source>
        <translation>Zum Pfad</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>To the first row</source>
        <translation>Zur ersten Zeile</translation>
    </message>
    <message>
        <source>Folders further up</source>
        <translation>Ordner weiter oben</translation>
    </message>
    <message>
        <source>There is no “%1” in “%2”, in none of the sources.</source>
        <extracomment>%1 a name, %2 the path of a folder</extracomment>
        <translation>„%1“ gibt es in „%2“ nicht, in keiner der Quellen.</translation>
    </message>
    <message>
        <source>A path in the image: plain, quoted for a shell, or as it is shown elsewhere</source>
        <translation>Ein Pfad im Image: schlicht, für eine Shell gequotet oder wie er anderswo gezeigt wird</translation>
    </message>
    <message>
        <source>in</source>
        <translation>in</translation>
    </message>
    <message>
        <source>Current path: %1</source>
        <extracomment>%1 a path</extracomment>
        <translation>Aktueller Pfad: %1</translation>
    </message>
    <message>
        <source>To %1</source>
        <translation>Zu %1</translation>
    </message>
    <message>
        <source>Click to write a path</source>
        <translation>Klicken, um einen Pfad zu schreiben</translation>
    </message>
</context>
<context>
    <name>assay::PathEdit</name>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Path in the image: /etc/passwd, &apos;/with blanks&apos;, $&apos;/with\nescapes&apos;</source>
        <translation>Pfad im Image: /etc/passwd, &apos;/mit Leerzeichen&apos;, $&apos;/mit\nEscapes&apos;</translation>
    </message>
    <message>
        <source>A path in the image: plain, quoted for a shell, or as it is shown elsewhere</source>
        <translation>Ein Pfad im Image: schlicht, für eine Shell gequotet oder wie er anderswo gezeigt wird</translation>
    </message>
    <message>
        <source>Proposed paths</source>
        <translation>Vorgeschlagene Pfade</translation>
    </message>
</context>
<context>
    <name>assay::PictureCompareView</name>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>%1, %L2 × %L3 pixels</source>
        <extracomment>%1 &quot;PNG&quot;, %2 and %3 numbers</extracomment>
        <translation>%1, %L2 × %L3 Pixel</translation>
    </message>
    <message>
        <source>%1, decoded at %L2 × %L3</source>
        <translation>%1, dekodiert mit %L2 × %L3</translation>
    </message>
    <message>
        <source>Decoding …</source>
        <translation>Dekodiere …</translation>
    </message>
    <message>
        <source>Cannot be read: %1</source>
        <translation>Nicht lesbar: %1</translation>
    </message>
</context>
<context>
    <name>assay::PictureProcess</name>
    <message>
        <source>This is no picture of a kind that is shown here: PNG, JPEG, GIF or BMP.</source>
        <translation>Dies ist kein Bild einer Art, die hier gezeigt wird: PNG, JPEG, GIF oder BMP.</translation>
    </message>
    <message>
        <source>Not shown: the file is too large.</source>
        <translation>Nicht gezeigt: Die Datei ist zu groß.</translation>
    </message>
    <message>
        <source>Not shown: it says that it is %L1 × %L2 pixels, more than are decoded.</source>
        <translation>Nicht gezeigt: Das Bild gibt %L1 × %L2 Pixel an, mehr, als dekodiert werden.</translation>
    </message>
    <message>
        <source>The picture is damaged, cut off, or made to look like one.</source>
        <translation>Das Bild ist beschädigt, abgeschnitten oder soll nur nach einem aussehen.</translation>
    </message>
    <message>
        <source>Qt&apos;s decoder for this kind of picture is not installed.</source>
        <translation>Der Decoder von Qt für diese Art von Bild ist nicht installiert.</translation>
    </message>
    <message>
        <source>The picture needs more memory than it is given.</source>
        <translation>Das Bild braucht mehr Arbeitsspeicher, als es bekommt.</translation>
    </message>
    <message>
        <source>Not shown: this system does not let the decoder be locked in.</source>
        <translation>Nicht gezeigt: Auf diesem System lässt sich der Decoder nicht einsperren.</translation>
    </message>
    <message>
        <source>The picture could not be decoded.</source>
        <translation>Das Bild ließ sich nicht dekodieren.</translation>
    </message>
    <message>
        <source>The picture took too long to decode.</source>
        <translation>Das Dekodieren des Bildes dauerte zu lange.</translation>
    </message>
    <message>
        <source>The decoder of pictures could not be started.</source>
        <translation>Der Decoder für Bilder ließ sich nicht starten.</translation>
    </message>
    <message>
        <source>The decoder gave an answer that makes no sense.</source>
        <translation>Der Decoder gab eine Antwort, die keinen Sinn ergibt.</translation>
    </message>
    <message>
        <source>The decoder was ended by this picture. It is no part of this window.</source>
        <translation>Dieses Bild hat den Decoder beendet. Er ist kein Teil dieses Fensters.</translation>
    </message>
    <message>
        <source>There is not enough memory to show the picture.</source>
        <translation>Es ist nicht genug Arbeitsspeicher da, um das Bild zu zeigen.</translation>
    </message>
</context>
<context>
    <name>assay::PlainMessageBox</name>
    <message>
        <source>Assay</source>
        <translation>Assay</translation>
    </message>
</context>
<context>
    <name>assay::PreviewPanel</name>
    <message>
        <source>%1, seen</source>
        <comment>a version of a file</comment>
        <translation>%1, sichtbar</translation>
    </message>
    <message>
        <source>not in this source</source>
        <translation>nicht in dieser Quelle</translation>
    </message>
    <message>
        <source>%L1 bytes</source>
        <translation>%L1 Byte</translation>
    </message>
    <message>
        <source>This is no file here but: %1.</source>
        <translation>Dies ist hier keine Datei, sondern: %1.</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Öffne…</translation>
    </message>
    <message>
        <source>There is no content here.</source>
        <translation>Hier gibt es keinen Inhalt.</translation>
    </message>
    <message>
        <source>Cannot be read: %1</source>
        <translation>Nicht lesbar: %1</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Kind of preview</source>
        <translation>Art der Vorschau</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>Hex</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>Metadaten</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>Show Te&amp;xt</source>
        <translation>&amp;Text zeigen</translation>
    </message>
    <message>
        <source>Show &amp;Hex</source>
        <translation>&amp;Hex zeigen</translation>
    </message>
    <message>
        <source>Show &amp;Metadata</source>
        <translation>&amp;Metadaten zeigen</translation>
    </message>
    <message>
        <source>Show Ve&amp;rsions</source>
        <translation>Ve&amp;rsionen zeigen</translation>
    </message>
    <message>
        <source>%1 (Ctrl+%2)</source>
        <translation>%1 (Strg+%2)</translation>
    </message>
    <message>
        <source>Previo&amp;us Difference in File</source>
        <translation>Vorheriger &amp;Unterschied in der Datei</translation>
    </message>
    <message>
        <source>Next Difference in F&amp;ile</source>
        <translation>Nächster Unterschied in der &amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Wrap Long Lines</source>
        <translation>Lange Zeilen &amp;umbrechen</translation>
    </message>
    <message>
        <source>Back to what is seen</source>
        <translation>Zurück zum Sichtbaren</translation>
    </message>
    <message>
        <source>Show what is seen in each source again, instead of versions</source>
        <translation>Wieder zeigen, was in jeder Quelle sichtbar ist, statt Versionen</translation>
    </message>
    <message>
        <source>What Is Seen</source>
        <translation>Sichtbares</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Find in the file (Ctrl+F); in Hex, Ctrl+G goes to an offset</source>
        <translation>In der Datei suchen (Strg+F); in Hex geht Strg+G zu einem Offset</translation>
    </message>
    <message>
        <source>Previous difference in the file</source>
        <translation>Vorheriger Unterschied in der Datei</translation>
    </message>
    <message>
        <source>Previous difference in the file (Alt+Up)</source>
        <translation>Vorheriger Unterschied in der Datei (Alt+Hoch)</translation>
    </message>
    <message>
        <source>Next difference in the file</source>
        <translation>Nächster Unterschied in der Datei</translation>
    </message>
    <message>
        <source>Next difference in the file (Alt+Down)</source>
        <translation>Nächster Unterschied in der Datei (Alt+Herunter)</translation>
    </message>
    <message>
        <source>%1, layer %2</source>
        <extracomment>%1 &quot;Live&quot;, %2 a number</extracomment>
        <translation>%1, Schicht %2</translation>
    </message>
    <message>
        <source>&amp;Inspect Data at the Cursor</source>
        <translation>Daten an der Schreibmarke &amp;inspizieren</translation>
    </message>
    <message>
        <source>&amp;Big-Endian Data</source>
        <translation>&amp;Big-Endian-Daten</translation>
    </message>
    <message>
        <source>E&amp;ntropy beside Bytes</source>
        <translation>&amp;Entropie neben den Bytes</translation>
    </message>
    <message>
        <source>&amp;Fold Equal Lines</source>
        <translation>Gleiche Zeilen &amp;falten</translation>
    </message>
    <message>
        <source>Show &amp;Spaces and Tabs</source>
        <translation>&amp;Leerzeichen und Tabulatoren zeigen</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>%1 &quot;Text&quot;, %2 a key</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Show as &amp;Picture</source>
        <translation>Als Bil&amp;d zeigen</translation>
    </message>
</context>
<context>
    <name>assay::ReplaceQuestion</name>
    <message numerus="yes">
        <source>%n path(s) of what is to be replaced (%1) have tags, notes or bookmarks.</source>
        <extracomment>%1 &quot;saved, live&quot;</extracomment>
        <translation>
            <numerusform>%n Pfad dessen, was ersetzt werden soll (%1), hat Markierungen, Notizen oder Lesezeichen.</numerusform>
            <numerusform>%n Pfade dessen, was ersetzt werden soll (%1), haben Markierungen, Notizen oder Lesezeichen.</numerusform>
        </translation>
    </message>
    <message>
        <source>They go by path: kept, they stand at the same paths of the new source. Taken off, Undo brings them back.</source>
        <translation>Sie richten sich nach dem Pfad: Behalten, stehen sie an denselben Pfaden der neuen Quelle. Weggenommen, bringt „Rückgängig“ sie zurück.</translation>
    </message>
    <message>
        <source>&amp;Keep Them</source>
        <translation>&amp;Behalten</translation>
    </message>
    <message>
        <source>&amp;Take Them Off</source>
        <translation>&amp;Wegnehmen</translation>
    </message>
</context>
<context>
    <name>assay::ReportDialog</name>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>Schaltflächen</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papier</translation>
    </message>
    <message>
        <source>A4</source>
        <translation>A4</translation>
    </message>
    <message>
        <source>Letter</source>
        <comment>size of paper</comment>
        <translation>Letter</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>Den Ordner wählen</translation>
    </message>
    <message>
        <source>Folder for the Report</source>
        <translation>Ordner für den Bericht</translation>
    </message>
    <message>
        <source>Choose a folder that is there.</source>
        <translation>Einen Ordner wählen, den es gibt.</translation>
    </message>
    <message>
        <source>This folder is part of the evidence. Nothing is written into evidence.</source>
        <translation>Dieser Ordner gehört zum Beweismittel. In Beweismittel wird nichts geschrieben.</translation>
    </message>
    <message>
        <source>Choose at least one kind of report.</source>
        <translation>Mindestens eine Art von Bericht wählen.</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Already there, and replaced: %1</source>
        <translation>Schon vorhanden, wird ersetzt: %1</translation>
    </message>
    <message>
        <source>Hash the sources again first</source>
        <translation>Zuvor die Hashes der Quellen erneut berechnen</translation>
    </message>
    <message>
        <source>Parts of the report</source>
        <translation>Teile des Berichts</translation>
    </message>
    <message>
        <source>&amp;Output</source>
        <translation>&amp;Ausgabe</translation>
    </message>
    <message>
        <source>Si&amp;gnature</source>
        <translation>Si&amp;gnatur</translation>
    </message>
    <message>
        <source>Files that are written</source>
        <translation>Dateien, die geschrieben werden</translation>
    </message>
    <message>
        <source>Put the &amp;evidence file into the PDF (PDF/A-3b)</source>
        <translation>B&amp;eweisdatei in das PDF legen (PDF/A-3b)</translation>
    </message>
    <message>
        <source>Put the evidence file into the PDF</source>
        <translation>Beweisdatei in das PDF legen</translation>
    </message>
    <message>
        <source>An evidence file cannot be redacted: do not write it, or withhold nothing.</source>
        <translation>Eine Beweisdatei kann nicht geschwärzt werden: Schreiben Sie sie nicht, oder halten Sie nichts zurück.</translation>
    </message>
    <message>
        <source>Wor&amp;ds</source>
        <translation>Te&amp;xte</translation>
    </message>
    <message>
        <source>Sco&amp;pe</source>
        <translation>&amp;Umfang</translation>
    </message>
    <message>
        <source>Wit&amp;hheld</source>
        <translation>&amp;Zurückgehalten</translation>
    </message>
    <message>
        <source>PD&amp;F, to read and to sign</source>
        <translation>PDF, zum &amp;Lesen und Unterschreiben</translation>
    </message>
    <message>
        <source>HT&amp;ML, one file for any browser</source>
        <translation>&amp;HTML, eine Datei für jeden Browser</translation>
    </message>
    <message>
        <source>Evidence file (&amp;JSON), everything, for programs</source>
        <translation>Beweisdatei (&amp;JSON), alles, für Programme</translation>
    </message>
    <message>
        <source>Report &amp;bundle (folder): all of these, listings, tagged files, and what proves them</source>
        <translation>Berichtspaket (&amp;Ordner): all dies, Auflistungen, markierte Dateien und was sie belegt</translation>
    </message>
    <message>
        <source>Report bundle as one &amp;zip</source>
        <translation>Be&amp;richtspaket als ein Zip</translation>
    </message>
    <message>
        <source>P&amp;aper</source>
        <translation>&amp;Papier</translation>
    </message>
    <message>
        <source>Hash the so&amp;urces again first, and say so on page one</source>
        <translation>Zuvor &amp;die Hashes der Quellen erneut berechnen und dies auf Seite eins sagen</translation>
    </message>
    <message>
        <source>&amp;Into folder</source>
        <translation>&amp;In den Ordner</translation>
    </message>
    <message>
        <source>&amp;Save and Replace</source>
        <translation>&amp;Speichern und ersetzen</translation>
    </message>
    <message>
        <source>Nothing can be written into this folder: choose another one, or get the right to write there.</source>
        <translation>In diesen Ordner kann nicht geschrieben werden: einen anderen wählen oder sich das Schreibrecht dort geben lassen.</translation>
    </message>
</context>
<context>
    <name>assay::ReportDoneDialog</name>
    <message>
        <source>What was written</source>
        <translation>Was geschrieben wurde</translation>
    </message>
    <message>
        <source>What Was Written</source>
        <translation>Was geschrieben wurde</translation>
    </message>
    <message>
        <source>Written files</source>
        <translation>Geschriebene Dateien</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>%1 (manifest.json)</source>
        <translation>%1 (manifest.json)</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>Knöpfe</translation>
    </message>
    <message>
        <source>Copy the SHA-256 of all files</source>
        <translation>Die SHA-256 aller Dateien kopieren</translation>
    </message>
    <message>
        <source>&amp;Open Folder</source>
        <translation>&amp;Ordner öffnen</translation>
    </message>
    <message>
        <source>Open the folder of the files</source>
        <translation>Den Ordner der Dateien öffnen</translation>
    </message>
    <message>
        <source>Chec&amp;k the Bundle</source>
        <translation>Paket &amp;prüfen</translation>
    </message>
    <message>
        <source>Check the report bundle</source>
        <translation>Das Berichtspaket prüfen</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Copy SHA-&amp;256</source>
        <translation>SHA-&amp;256 kopieren</translation>
    </message>
</context>
<context>
    <name>assay::ReportPreview</name>
    <message>
        <source>Page one of the PDF</source>
        <translation>Seite eins des PDF</translation>
    </message>
    <message>
        <source>How long it gets</source>
        <translation>Wie lang es wird</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>Rat</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Estimating …</source>
        <translation>Wird geschätzt …</translation>
    </message>
    <message>
        <source>How long it gets is not known: %1</source>
        <translation>Wie lang es wird, ist nicht bekannt: %1</translation>
    </message>
    <message>
        <source>A PDF of more than %1 pages is read by nobody: list fewer paths, leave sections out, or hand over the HTML report or a bundle.</source>
        <translation>Ein PDF von mehr als %1 Seiten liest niemand: weniger Pfade auflisten, Abschnitte weglassen oder den HTML-Bericht oder ein Paket übergeben.</translation>
    </message>
    <message numerus="yes">
        <source>About %n page(s)</source>
        <translation>
            <numerusform>Etwa %n Seite</numerusform>
            <numerusform>Etwa %n Seiten</numerusform>
        </translation>
    </message>
    <message>
        <source>PDF %1, HTML %2, evidence file %3, bundle %4</source>
        <translation>PDF %1, HTML %2, Beweisdatei %3, Paket %4</translation>
    </message>
    <message>
        <source>PDF %1, HTML %2, bundle %3</source>
        <translation>PDF %1, HTML %2, Paket %3</translation>
    </message>
</context>
<context>
    <name>assay::ReportScopePage</name>
    <message>
        <source>only differences without an explanation</source>
        <translation>nur Unterschiede ohne Erklärung</translation>
    </message>
    <message>
        <source>only differences</source>
        <translation>nur Unterschiede</translation>
    </message>
    <message>
        <source>every path</source>
        <translation>alle Pfade</translation>
    </message>
    <message>
        <source>Paths that are listed</source>
        <translation>Pfade, die aufgelistet werden</translation>
    </message>
    <message>
        <source>Tags of the paths that are listed</source>
        <translation>Markierungen der Pfade, die aufgelistet werden</translation>
    </message>
    <message>
        <source>About the scope</source>
        <translation>Über den Umfang</translation>
    </message>
    <message>
        <source>Scope and sections</source>
        <translation>Umfang und Abschnitte</translation>
    </message>
    <message>
        <source>All differences</source>
        <translation>Alle Unterschiede</translation>
    </message>
    <message>
        <source>All paths, those without a difference too</source>
        <translation>Alle Pfade, auch die ohne Unterschied</translation>
    </message>
    <message>
        <source>Only differences without an explanation</source>
        <translation>Nur Unterschiede ohne Erklärung</translation>
    </message>
    <message>
        <source>Only tagged paths</source>
        <translation>Nur markierte Pfade</translation>
    </message>
    <message>
        <source>Only what the window’s filter shows</source>
        <translation>Nur, was der Filter des Fensters zeigt</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Abschnitte</translation>
    </message>
    <message>
        <source>Always there: sources, scope, method, limitations, settings, and how to check the report.</source>
        <translation>Immer dabei: Quellen, Umfang, Methode, Grenzen, Einstellungen und wie der Bericht zu prüfen ist.</translation>
    </message>
    <message>
        <source>Sums, findings, the evidence file and the other files of a bundle are of everything; the report says so, and how much its lists leave out.</source>
        <translation>Summen, Befunde, die Beweisdatei und die übrigen Dateien eines Pakets umfassen alles; der Bericht sagt das, und auch, wie viel seine Listen weglassen.</translation>
    </message>
    <message>
        <source>Filter: %1.</source>
        <translation>Filter: %1.</translation>
    </message>
    <message>
        <source>No path has a tag yet.</source>
        <translation>Noch hat kein Pfad eine Markierung.</translation>
    </message>
    <message>
        <source>Choose at least one tag, or another scope.</source>
        <translation>Mindestens eine Markierung oder einen anderen Umfang wählen.</translation>
    </message>
    <message>
        <source>O&amp;verview by place and folder</source>
        <translation>Übersicht nach &amp;Ort und Ordner</translation>
    </message>
    <message>
        <source>Records and con&amp;tainers</source>
        <translation>&amp;Datensätze und Container</translation>
    </message>
    <message>
        <source>&amp;Findings</source>
        <translation>&amp;Befunde</translation>
    </message>
    <message>
        <source>Hash l&amp;ists</source>
        <translation>&amp;Hash-Listen</translation>
    </message>
    <message>
        <source>Examiner’s &amp;notes and tags</source>
        <translation>&amp;Notizen und Markierungen der untersuchenden Person</translation>
    </message>
    <message>
        <source>Lists of p&amp;aths</source>
        <translation>&amp;Listen von Pfaden</translation>
    </message>
    <message>
        <source>Ho&amp;w to read this report</source>
        <translation>&amp;Wie dieser Bericht zu lesen ist</translation>
    </message>
    <message>
        <source>Lines for signat&amp;ures</source>
        <translation>Zeilen &amp;für Unterschriften</translation>
    </message>
    <message>
        <source>&amp;Listed in the HTML and PDF report</source>
        <translation>Aufgelistet &amp;im HTML- und im PDF-Bericht</translation>
    </message>
</context>
<context>
    <name>assay::ReportSigningPage</name>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>The private key %1 is encrypted. Its passphrase is used once and not kept.</source>
        <translation>Der private Schlüssel %1 ist verschlüsselt. Seine Passphrase wird einmal verwendet und nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>Knöpfe</translation>
    </message>
    <message>
        <source>Reading the private key</source>
        <translation>Der private Schlüssel wird gelesen</translation>
    </message>
    <message>
        <source>Sign the PDF and the manifest of the bundle</source>
        <translation>Das PDF und das Manifest des Pakets signieren</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signatur</translation>
    </message>
    <message>
        <source>PEM, or PKCS#12 with its certificate</source>
        <translation>PEM, oder PKCS#12 mit seinem Zertifikat</translation>
    </message>
    <message>
        <source>Private keys (*.pem *.key *.p12 *.pfx);;All files (*)</source>
        <translation>Private Schlüssel (*.pem *.key *.p12 *.pfx);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>PEM; empty where the key’s file holds it</source>
        <translation>PEM; leer, wenn die Datei des Schlüssels es enthält</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer);;All files (*)</source>
        <translation>Zertifikate (*.pem *.crt *.cer);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>PEM, of the authorities above; may be empty</source>
        <translation>PEM, der Stellen darüber; darf leer sein</translation>
    </message>
    <message>
        <source>The passphrase is asked for when the report is written, and is not kept. The question for a time stamp, manifest.json.tsq, is in every bundle; the answer is taken in by Report &gt; Check a Report Bundle.</source>
        <translation>Nach der Passphrase wird gefragt, wenn der Bericht geschrieben wird; sie wird nicht aufbewahrt. Die Anfrage für einen Zeitstempel, manifest.json.tsq, liegt in jedem Paket; die Antwort wird mit Bericht &gt; Berichtspaket prüfen aufgenommen.</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Choose a file: %1</source>
        <translation>Eine Datei wählen: %1</translation>
    </message>
    <message>
        <source>To sign, choose a private key.</source>
        <translation>Zum Signieren einen privaten Schlüssel wählen.</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Passphrase</translation>
    </message>
    <message>
        <source>S&amp;ign the PDF and the bundle’s manifest</source>
        <translation>PDF und &amp;Manifest des Pakets signieren</translation>
    </message>
    <message>
        <source>Private &amp;key</source>
        <translation>&amp;Privater Schlüssel</translation>
    </message>
    <message>
        <source>Certifica&amp;te</source>
        <translation>Z&amp;ertifikat</translation>
    </message>
    <message>
        <source>&amp;Further certificates</source>
        <translation>&amp;Weitere Zertifikate</translation>
    </message>
</context>
<context>
    <name>assay::ReportWithholdPage</name>
    <message>
        <source>What is withheld</source>
        <translation>Was zurückgehalten wird</translation>
    </message>
    <message>
        <source>Paths whose &amp;notes’ texts are withheld, a pattern a line</source>
        <translation>Pfade, deren &amp;Notizen zurückgehalten werden, ein Muster je Zeile</translation>
    </message>
    <message>
        <source>Add from a &amp;file …</source>
        <translation>Aus einer &amp;Datei hinzufügen …</translation>
    </message>
    <message>
        <source>Add patterns from a file</source>
        <translation>Muster aus einer Datei hinzufügen</translation>
    </message>
    <message>
        <source>Redaction Profile</source>
        <translation>Schwärzungsprofil</translation>
    </message>
    <message>
        <source>&amp;Words that are blanked out everywhere, a line each</source>
        <translation>&amp;Wörter, die überall geschwärzt werden, je eine Zeile</translation>
    </message>
    <message>
        <source>A. Miller</source>
        <translation>A. Miller</translation>
    </message>
    <message>
        <source>“*.key” is a whole name, “/home/**” a whole path, “id_rsa” a part of one. A path is withheld with all below it, links to it, and findings and texts that name it. Words are blanked out in titles, numbers, people, notes and findings of your own, and in what sources, images and containers are called; paths with them in their name are withheld. What is in exhibits and in a signature stays what it is. The report says how much is withheld, on page one and where it is missing. The roots stay those of the whole report, so that any path of it can still be proven. An evidence file cannot be redacted, and is not written.</source>
        <translation>„*.key“ ist ein ganzer Name, „/home/**“ ein ganzer Pfad, „id_rsa“ ein Teil eines Pfades. Ein Pfad wird zurückgehalten mit allem darunter, Verknüpfungen dorthin und Befunden und Texten, die ihn nennen. Wörter werden geschwärzt in Titeln, Nummern, Personen, Notizen und eigenen Befunden und darin, wie Quellen, Images und Container heißen; Pfade, in deren Namen sie stehen, werden zurückgehalten. Was in Beweisstücken und in einer Signatur steht, bleibt, wie es ist. Der Bericht sagt auf Seite eins und dort, wo es fehlt, wie viel zurückgehalten wird. Die Wurzeln bleiben die des ganzen Berichts, so dass jeder seiner Pfade noch bewiesen werden kann. Eine Beweisdatei kann nicht geschwärzt werden und wird nicht geschrieben.</translation>
    </message>
    <message>
        <source>P&amp;aths that are withheld, a pattern a line</source>
        <translation>Zurückgehaltene &amp;Pfade, ein Muster je Zeile</translation>
    </message>
</context>
<context>
    <name>assay::ReportWordsPage</name>
    <message>
        <source>Words on the report</source>
        <translation>Angaben auf dem Bericht</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>may be empty</source>
        <translation>kann leer sein</translation>
    </message>
    <message>
        <source>Container image comparison</source>
        <translation>Vergleich von Container-Images</translation>
    </message>
    <message>
        <source>PNG or JPEG for page one; may be empty</source>
        <translation>PNG oder JPEG für Seite eins; kann leer sein</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg);;All files (*)</source>
        <translation>Bilder (*.png *.jpg *.jpeg);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>on top of every page: who may see it</source>
        <translation>oben auf jeder Seite: wer ihn sehen darf</translation>
    </message>
    <message>
        <source>an earlier report: its file, zip, or manifest.json; may be empty</source>
        <translation>ein früherer Bericht: seine Datei, sein Zip oder manifest.json; kann leer sein</translation>
    </message>
    <message>
        <source>Reports (*.pdf *.html *.json *.zip);;All files (*)</source>
        <translation>Berichte (*.pdf *.html *.json *.zip);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>About the earlier report</source>
        <translation>Zum früheren Bericht</translation>
    </message>
    <message>
        <source>which one this is; may be empty</source>
        <translation>welche diese ist; kann leer sein</translation>
    </message>
    <message>
        <source>why there is a revision</source>
        <translation>warum es eine neue Fassung gibt</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Choose a file: %1</source>
        <translation>Eine Datei wählen: %1</translation>
    </message>
    <message>
        <source>The logo is being read.</source>
        <translation>Das Logo wird gelesen.</translation>
    </message>
    <message>
        <source>The logo cannot be taken: %1</source>
        <translation>Das Logo kann nicht übernommen werden: %1</translation>
    </message>
    <message>
        <source>The earlier report is being hashed.</source>
        <translation>Der Hash des früheren Berichts wird berechnet.</translation>
    </message>
    <message>
        <source>The earlier report cannot be taken: %1</source>
        <translation>Der frühere Bericht kann nicht übernommen werden: %1</translation>
    </message>
    <message>
        <source>SHA-256 of its %1:</source>
        <translation>SHA-256 seiner %1:</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>&amp;Titel</translation>
    </message>
    <message>
        <source>Case n&amp;umber</source>
        <translation>Fallnu&amp;mmer</translation>
    </message>
    <message>
        <source>Report num&amp;ber</source>
        <translation>&amp;Berichtsnummer</translation>
    </message>
    <message>
        <source>E&amp;xaminer</source>
        <translation>Unt&amp;ersuchende Person</translation>
    </message>
    <message>
        <source>Rol&amp;e</source>
        <translation>Funkt&amp;ion</translation>
    </message>
    <message>
        <source>Ex&amp;aminer’s contact</source>
        <translation>&amp;Kontakt der untersuchenden Person</translation>
    </message>
    <message>
        <source>Examiner’s &amp;qualification</source>
        <translation>Qualifikation de&amp;r untersuchenden Person</translation>
    </message>
    <message>
        <source>Re&amp;viewer</source>
        <translation>&amp;Prüfende Person</translation>
    </message>
    <message>
        <source>Revie&amp;wer’s contact</source>
        <translation>Kontakt &amp;der prüfenden Person</translation>
    </message>
    <message>
        <source>Reviewer’s quali&amp;fication</source>
        <translation>&amp;Qualifikation der prüfenden Person</translation>
    </message>
    <message>
        <source>Orga&amp;nisation</source>
        <translation>&amp;Organisation</translation>
    </message>
    <message>
        <source>&amp;Logo</source>
        <translation>&amp;Logo</translation>
    </message>
    <message>
        <source>Mar&amp;king</source>
        <translation>Kennzei&amp;chnung</translation>
    </message>
    <message>
        <source>Revis&amp;ion of …</source>
        <translation>&amp;Neufassung von …</translation>
    </message>
    <message>
        <source>Its report nu&amp;mber</source>
        <translation>Seine Beric&amp;htsnummer</translation>
    </message>
    <message>
        <source>&amp;Revision</source>
        <translation>&amp;Fassung</translation>
    </message>
    <message>
        <source>Wh&amp;y</source>
        <translation>&amp;Warum</translation>
    </message>
</context>
<context>
    <name>assay::RoleDialog</name>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>Schaltflächen</translation>
    </message>
    <message>
        <source>What is what</source>
        <translation>Was ist was</translation>
    </message>
    <message>
        <source>This is what was recognised from the content. Say otherwise where it is wrong.</source>
        <translation>Dies wurde am Inhalt erkannt. Wo es falsch ist, bitte ändern.</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n Image</numerusform>
            <numerusform>%n Images</numerusform>
        </translation>
    </message>
    <message>
        <source>Place of %1</source>
        <translation>Platz von %1</translation>
    </message>
    <message>
        <source>%1 (replaces what is there)</source>
        <translation>%1 (ersetzt, was dort ist)</translation>
    </message>
    <message>
        <source>Do not open</source>
        <translation>Nicht öffnen</translation>
    </message>
    <message>
        <source>Two of them are to be the %1 state. Choose another place for one.</source>
        <translation>Zwei davon sollen der Stand „%1“ sein. Für eine einen anderen Platz wählen.</translation>
    </message>
    <message>
        <source>Nothing is to be opened.</source>
        <translation>Es soll nichts geöffnet werden.</translation>
    </message>
</context>
<context>
    <name>assay::RowDrag</name>
    <message>
        <source>The copy of %1 is ready: drag the row once more.</source>
        <translation>Die Kopie von %1 ist fertig: ziehen Sie die Zeile noch einmal.</translation>
    </message>
</context>
<context>
    <name>assay::SearchModel</name>
    <message numerus="yes">
        <source>and %n more place(s)</source>
        <translation>
            <numerusform>und %n weitere Stelle</numerusform>
            <numerusform>und %n weitere Stellen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, layer %2</source>
        <comment>a source</comment>
        <translation>%1, Schicht %2</translation>
    </message>
    <message>
        <source>%1, hidden</source>
        <comment>a file that a higher layer hides</comment>
        <translation>%1, verdeckt</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>What stands there</source>
        <translation>Was dort steht</translation>
    </message>
    <message numerus="yes">
        <source>Offset %1 (0x%2), %n byte(s)</source>
        <translation>
            <numerusform>Position %1 (0x%2), %n Byte</numerusform>
            <numerusform>Position %1 (0x%2), %n Bytes</numerusform>
        </translation>
    </message>
    <message>
        <source>path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>link target</source>
        <translation>Linkziel</translation>
    </message>
    <message>
        <source>owner</source>
        <translation>Besitzer</translation>
    </message>
    <message>
        <source>name of an attribute</source>
        <translation>Name eines Attributs</translation>
    </message>
    <message>
        <source>value of an attribute</source>
        <translation>Wert eines Attributs</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>content</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>(said first, and then differently by the same layer)</source>
        <translation>(zuerst so gesagt, dann von derselben Schicht anders)</translation>
    </message>
    <message>
        <source>%1, deletion mark</source>
        <comment>a source and layer</comment>
        <translation>%1, Löschmarke</translation>
    </message>
</context>
<context>
    <name>assay::SearchPanel</name>
    <message>
        <source>What to search for</source>
        <translation>Wonach gesucht wird</translation>
    </message>
    <message>
        <source>Kind of search</source>
        <translation>Art der Suche</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Groß- und Kleinschreibung</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Bytes (hex)</source>
        <translation>Bytes (hex)</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Regulärer Ausdruck</translation>
    </message>
    <message>
        <source>Text is looked for as UTF-8 and UTF-16. Bytes are written as 7f 45 4c 46. Regular expressions have the syntax of RE2 and are matched on bytes, line by line for ^ and $.</source>
        <translation>Text wird als UTF-8 und UTF-16 gesucht. Bytes werden als 7f 45 4c 46 geschrieben. Reguläre Ausdrücke haben die Syntax von RE2 und gelten für Bytes, mit ^ und $ zeilenweise.</translation>
    </message>
    <message>
        <source>Bytes are written in pairs of hex digits, as in 7f 45 4c 46.</source>
        <translation>Bytes werden als Paare von Hexziffern geschrieben, wie 7f 45 4c 46.</translation>
    </message>
    <message>
        <source>Searching in contents</source>
        <translation>Suche in Inhalten</translation>
    </message>
    <message>
        <source>%1 hits in %2 different contents of %3 in all, hidden versions included.</source>
        <extracomment>%1 how many hits, %2 how many different contents, %3 a size</extracomment>
        <translation>%1 Treffer in %2 verschiedenen Inhalten, zusammen %3, verdeckte Fassungen eingeschlossen.</translation>
    </message>
    <message>
        <source>There are more: search for something rarer.</source>
        <translation>Es gibt mehr: nach etwas Seltenerem suchen.</translation>
    </message>
    <message numerus="yes">
        <source>%n content(s) could not be read, among them %1.</source>
        <translation>
            <numerusform>%n Inhalt war nicht lesbar: %1.</numerusform>
            <numerusform>%n Inhalte waren nicht lesbar, darunter %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped: %1 hits until then.</source>
        <translation>Angehalten: bis dahin %1 Treffer.</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>S&amp;topp</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>&amp;Suchen</translation>
    </message>
    <message>
        <source>Open a source to search in.</source>
        <translation>Eine Quelle öffnen, um in ihr zu suchen.</translation>
    </message>
    <message>
        <source>Searching: %1 hits so far</source>
        <translation>Suche läuft: bisher %1 Treffer</translation>
    </message>
    <message>
        <source>Search in all files of all layers, or in what is recorded of them</source>
        <translation>In allen Dateien aller Schichten suchen, oder in dem, was über sie aufgezeichnet ist</translation>
    </message>
    <message>
        <source>Names and metadata</source>
        <translation>Namen und Metadaten</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Names and metadata are paths, link targets and extended attributes: part of one, a pattern such as *.so, /an expression$/, or owner:0, owner:root and owner:1000:42. Of a SHA-256 its first digits are enough.</source>
        <translation>Namen und Metadaten sind Pfade, Linkziele und erweiterte Attribute: ein Teil davon, ein Muster wie *.so, /ein Ausdruck$/, oder owner:0, owner:root und owner:1000:42. Von einem SHA-256 genügen die ersten Ziffern.</translation>
    </message>
    <message>
        <source>Searching in names and metadata</source>
        <translation>Namen und Metadaten werden durchsucht</translation>
    </message>
    <message>
        <source>The search ended early: %1</source>
        <translation>Die Suche endete vorzeitig: %1</translation>
    </message>
    <message>
        <source>%1 hits in %2 entries of all layers, hidden versions and deletion marks included.</source>
        <extracomment>%1 how many hits, %2 how many entries</extracomment>
        <translation>%1 Treffer in %2 Einträgen aller Schichten, verdeckte Fassungen und Löschmarken eingeschlossen.</translation>
    </message>
    <message>
        <source>Accounts could not be read: %1.</source>
        <translation>Die Konten ließen sich nicht lesen: %1.</translation>
    </message>
    <message>
        <source>&amp;Match case</source>
        <translation>Groß- &amp;und Kleinschreibung</translation>
    </message>
</context>
<context>
    <name>assay::SelectionExportDialog</name>
    <message>
        <source>Save files from the evidence</source>
        <translation>Dateien aus dem Beweismittel speichern</translation>
    </message>
    <message>
        <source>Save Files from the Evidence</source>
        <translation>Dateien aus dem Beweismittel speichern</translation>
    </message>
    <message>
        <source>Each file is written with its content, read back and compared; manifest.json and SHA256SUMS say what it is and where it comes from. For links and devices there are texts. Names that a disk or shell might not take are written with %XX.</source>
        <translation>Jede Datei wird mit ihrem Inhalt geschrieben, zurückgelesen und verglichen; manifest.json und SHA256SUMS sagen, was sie ist und woher sie kommt. Für Links und Geräte gibt es Texte. Namen, die ein Datenträger oder eine Shell nicht annehmen könnte, werden mit %XX geschrieben.</translation>
    </message>
    <message>
        <source>What is saved</source>
        <translation>Was gespeichert wird</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>With all that lies in the chosen folders</source>
        <translation>Mit allem, was in den gewählten Ordnern liegt</translation>
    </message>
    <message>
        <source>A folder</source>
        <translation>Ein Ordner</translation>
    </message>
    <message>
        <source>A tar</source>
        <translation>Ein Tar-Archiv</translation>
    </message>
    <message>
        <source>As</source>
        <translation>Als</translation>
    </message>
    <message>
        <source>Into folder</source>
        <translation>In den Ordner</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>Den Ordner wählen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>Wie viel</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>Knöpfe</translation>
    </message>
    <message>
        <source>Folder for the Files</source>
        <translation>Ordner für die Dateien</translation>
    </message>
    <message>
        <source>Counting …</source>
        <translation>Zähle …</translation>
    </message>
    <message numerus="yes">
        <source>%n path(s), %1</source>
        <translation>
            <numerusform>%n Pfad, %1</numerusform>
            <numerusform>%n Pfade, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose at least one source.</source>
        <translation>Mindestens eine Quelle wählen.</translation>
    </message>
    <message>
        <source>Choose a folder that is there.</source>
        <translation>Einen Ordner wählen, den es gibt.</translation>
    </message>
    <message>
        <source>Write a name without slashes.</source>
        <translation>Einen Namen ohne Schrägstriche schreiben.</translation>
    </message>
    <message>
        <source>This place is inside the evidence, and nothing is written into evidence.</source>
        <translation>Dieser Ort liegt im Beweismittel, und in Beweismittel wird nichts geschrieben.</translation>
    </message>
    <message>
        <source>Something of that name is there already. It is not replaced; choose another name.</source>
        <translation>Etwas mit diesem Namen gibt es schon. Es wird nicht ersetzt; einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>&amp;Vendor</source>
        <translation>&amp;Hersteller</translation>
    </message>
    <message>
        <source>Sav&amp;ed</source>
        <translation>&amp;Gesichert</translation>
    </message>
    <message>
        <source>&amp;Live</source>
        <translation>&amp;Live</translation>
    </message>
    <message>
        <source>With &amp;all that lies in the chosen folders</source>
        <translation>&amp;Mit allem, was in den gewählten Ordnern liegt</translation>
    </message>
    <message>
        <source>A fol&amp;der</source>
        <translation>&amp;Ein Ordner</translation>
    </message>
    <message>
        <source>A &amp;tar</source>
        <translation>Ein &amp;Tar-Archiv</translation>
    </message>
    <message>
        <source>&amp;Into folder</source>
        <translation>&amp;In den Ordner</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
</context>
<context>
    <name>assay::SelectionExporter</name>
    <message>
        <source>Sa&amp;ve Selected Files …</source>
        <translation>Ausge&amp;wählte Dateien speichern …</translation>
    </message>
    <message>
        <source>Save Files with Ta&amp;g</source>
        <translation>Dateien mit &amp;Markierung speichern</translation>
    </message>
    <message>
        <source>Save files with tag</source>
        <translation>Dateien mit Markierung speichern</translation>
    </message>
    <message>
        <source>%1 (%2) …</source>
        <extracomment>%1 the name of a tag, %2 a number of paths</extracomment>
        <translation>%1 (%2) …</translation>
    </message>
    <message>
        <source>Nothing that is compared here was chosen.</source>
        <translation>Es wurde nichts gewählt, was hier verglichen ist.</translation>
    </message>
    <message>
        <source>Saving %1</source>
        <translation>Speichere %1</translation>
    </message>
    <message>
        <source>%1 was not written; nothing is left of it.</source>
        <translation>%1 wurde nicht geschrieben; davon ist nichts übrig.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), %1</source>
        <translation>
            <numerusform>%n Datei, %1</numerusform>
            <numerusform>%n Dateien, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s)</source>
        <translation>
            <numerusform>%n Ordner</numerusform>
            <numerusform>%n Ordner</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) in place of links and devices</source>
        <translation>
            <numerusform>%n Text anstelle von Links und Geräten</numerusform>
            <numerusform>%n Texte anstelle von Links und Geräten</numerusform>
        </translation>
    </message>
    <message>
        <source>LEFT OUT, for they could not be read: %L1</source>
        <translation>WEGGELASSEN, weil nicht lesbar: %L1</translation>
    </message>
    <message>
        <source>Written and read back: %1 (%2)</source>
        <translation>Geschrieben und zurückgelesen: %1 (%2)</translation>
    </message>
    <message>
        <source>SHA-256 of manifest.json: %1</source>
        <translation>SHA-256 von manifest.json: %1</translation>
    </message>
    <message>
        <source>Copy SHA-256</source>
        <translation>SHA-256 kopieren</translation>
    </message>
</context>
<context>
    <name>assay::Session</name>
    <message>
        <source>Run Assay as a user who may read it, or make a copy: &quot;sudo tar --xattrs --xattrs-include=&apos;*&apos; -C FOLDER -cf copy.tar .&quot; keeps all there is to compare.</source>
        <translation>Assay als Benutzer starten, der es lesen darf, oder eine Kopie anlegen: &quot;sudo tar --xattrs --xattrs-include=&apos;*&apos; -C ORDNER -cf kopie.tar .&quot; bewahrt alles, was zu vergleichen ist.</translation>
    </message>
    <message>
        <source>Check the path; a medium may not be mounted any more.</source>
        <translation>Den Pfad prüfen; vielleicht ist ein Datenträger nicht mehr eingehängt.</translation>
    </message>
    <message>
        <source>The copy is incomplete. Make it anew and compare its checksum with the original&apos;s.</source>
        <translation>Die Kopie ist unvollständig. Neu anlegen und ihre Prüfsumme mit der des Originals vergleichen.</translation>
    </message>
    <message>
        <source>The file is damaged, or was made to look like something it is not.</source>
        <translation>Die Datei ist beschädigt oder soll nach etwas aussehen, das sie nicht ist.</translation>
    </message>
    <message>
        <source>Assay reads root file systems, archives of &quot;docker save&quot;, OCI layouts and data roots, plain or compressed.</source>
        <translation>Assay liest Wurzeldateisysteme, Archive von &quot;docker save&quot;, OCI-Layouts und Datenverzeichnisse, unkomprimiert oder komprimiert.</translation>
    </message>
    <message>
        <source>It asks for more than a sound image would. It was not read on.</source>
        <translation>Dies verlangt mehr, als ein einwandfreies Image verlangen würde. Es wurde nicht weitergelesen.</translation>
    </message>
    <message>
        <source>Something writes to it. Stop the engine, or compare a copy.</source>
        <translation>Etwas schreibt hinein. Die Engine anhalten oder eine Kopie vergleichen.</translation>
    </message>
    <message>
        <source>Close other programs, or compare fewer sources at a time.</source>
        <translation>Andere Programme schließen oder weniger Quellen auf einmal vergleichen.</translation>
    </message>
    <message>
        <source>The medium could not be read. Try a copy of it.</source>
        <translation>Der Datenträger war nicht lesbar. Eine Kopie davon versuchen.</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>Öffne %1</translation>
    </message>
    <message>
        <source>%1 was not opened.</source>
        <translation>%1 wurde nicht geöffnet.</translation>
    </message>
    <message>
        <source>The image that fits best to the other sources was taken instead.</source>
        <translation>Stattdessen wurde das Image genommen, das am besten zu den anderen Quellen passt.</translation>
    </message>
    <message>
        <source>Reading %1: %2</source>
        <extracomment>%1 &quot;live&quot;, %2 a file name</extracomment>
        <translation>Lese „%1“: %2</translation>
    </message>
    <message>
        <source>%1 was not read.</source>
        <translation>%1 wurde nicht gelesen.</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>Vergleiche</translation>
    </message>
    <message>
        <source>The sources were not compared.</source>
        <translation>Die Quellen wurden nicht verglichen.</translation>
    </message>
    <message>
        <source>The filter was not applied.</source>
        <translation>Der Filter wurde nicht angewandt.</translation>
    </message>
    <message>
        <source>The filter hid this path and was widened.</source>
        <translation>Der Filter verbarg diesen Pfad und wurde erweitert.</translation>
    </message>
    <message>
        <source>No difference is shown. The filter may hide some.</source>
        <translation>Es wird kein Unterschied gezeigt. Vielleicht verbirgt der Filter welche.</translation>
    </message>
    <message>
        <source>There is no difference.</source>
        <translation>Es gibt keinen Unterschied.</translation>
    </message>
    <message>
        <source>That was the first difference. This is the last one.</source>
        <translation>Das war der erste Unterschied. Dies ist der letzte.</translation>
    </message>
    <message>
        <source>That was the last difference. This is the first one.</source>
        <translation>Das war der letzte Unterschied. Dies ist der erste.</translation>
    </message>
    <message>
        <source>Laying layers over each other</source>
        <translation>Lege Schichten übereinander</translation>
    </message>
    <message>
        <source>The layers were not shown.</source>
        <translation>Die Schichten wurden nicht gezeigt.</translation>
    </message>
    <message>
        <source>The layers that were shown do not have this path. All layers are shown again.</source>
        <translation>Die gezeigten Schichten haben diesen Pfad nicht. Es werden wieder alle Schichten gezeigt.</translation>
    </message>
</context>
<context>
    <name>assay::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>Knöpfe</translation>
    </message>
    <message>
        <source>C&amp;hange …</source>
        <translation>Än&amp;dern …</translation>
    </message>
    <message>
        <source>Save as &amp;PDF …</source>
        <translation>Als &amp;PDF speichern …</translation>
    </message>
    <message>
        <source>Assay: keyboard shortcuts</source>
        <translation>Assay: Tastenkürzel</translation>
    </message>
</context>
<context>
    <name>assay::SignatureFetcher</name>
    <message numerus="yes">
        <source>%n blob(s) of %1 and what is attached to it are in %2, and are looked at.</source>
        <translation>
            <numerusform>%n Blob von %1 und was daran hängt, liegt in %2 und wird geprüft.</numerusform>
            <numerusform>%n Blobs von %1 und was daran hängt, liegen in %2 und werden geprüft.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not fetched: %1</source>
        <translation>Nicht geholt: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n more could not be had; fetched.json in that folder names them.</source>
        <translation>
            <numerusform>%n weiterer war nicht zu bekommen; fetched.json in jenem Ordner nennt ihn.</numerusform>
            <numerusform>%n weitere waren nicht zu bekommen; fetched.json in jenem Ordner nennt sie.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n blob(s) of %1 and what is attached to it are in %2.</source>
        <translation>
            <numerusform>%n Blob von %1 und was daran hängt, liegt in %2.</numerusform>
            <numerusform>%n Blobs von %1 und was daran hängt, liegen in %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>That they were fetched is in no journal, and they are not looked at: what they were fetched for is not open any more.</source>
        <translation>Dass sie geholt wurden, steht in keinem Journal, und sie werden nicht geprüft: Wofür sie geholt wurden, ist nicht mehr offen.</translation>
    </message>
</context>
<context>
    <name>assay::SourceDialog</name>
    <message>
        <source>About the %1 source</source>
        <translation>Über die Quelle „%1“</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Byte</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Image id</source>
        <translation>Image-ID</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Plattform</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>all of it</source>
        <translation>vollständig</translation>
    </message>
    <message>
        <source>not all of it; see below what is missing</source>
        <translation>nicht vollständig; was fehlt, steht unten</translation>
    </message>
    <message>
        <source>Layers, lowest first</source>
        <translation>Schichten, unterste zuerst</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Not read: %1 (%2)</source>
        <translation>Nicht gelesen: %1 (%2)</translation>
    </message>
    <message>
        <source>What was noticed</source>
        <translation>Was auffiel</translation>
    </message>
</context>
<context>
    <name>assay::StartPage</name>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Compare three states of one container image</source>
        <translation>Drei Stände eines Container-Images vergleichen</translation>
    </message>
    <message>
        <source>Drop two or three of these anywhere in the window, or one by one in their places. Evidence is only ever read. One alone can be looked through, too.</source>
        <translation>Zwei oder drei davon irgendwo im Fenster ablegen, oder einzeln an ihrem Platz. Beweismittel werden immer nur gelesen. Auch eines allein lässt sich durchsehen.</translation>
    </message>
    <message>
        <source>What the vendor released</source>
        <translation>Was der Hersteller veröffentlicht hat</translation>
    </message>
    <message>
        <source>A root file system: a tarball (plain, gzip, xz, zstd) or a folder. A checksum file beside it is checked.</source>
        <translation>Ein Wurzeldateisystem: ein Tar-Archiv (unkomprimiert, gzip, xz, zstd) oder ein Ordner. Eine Prüfsummendatei daneben wird geprüft.</translation>
    </message>
    <message>
        <source>What was saved</source>
        <translation>Was gesichert wurde</translation>
    </message>
    <message>
        <source>An archive of the image, or an OCI layout. Its layers are checked against its configuration.</source>
        <translation>Ein Archiv des Images oder ein OCI-Layout. Seine Schichten werden gegen seine Konfiguration geprüft.</translation>
    </message>
    <message>
        <source>What is on the host&apos;s disk</source>
        <translation>Was auf dem Datenträger des Hosts liegt</translation>
    </message>
    <message>
        <source>A Docker data root: the folder, or a tar of it. Its folders are checked against what it recorded.</source>
        <translation>Ein Docker-Datenverzeichnis: der Ordner oder ein Tar davon. Seine Ordner werden gegen seine Aufzeichnungen geprüft.</translation>
    </message>
    <message>
        <source>Open Sample Case</source>
        <translation>Beispielfall öffnen</translation>
    </message>
    <message>
        <source>New here? A small image whose copy on a host was tampered with.</source>
        <translation>Neu hier? Ein kleines Image, dessen Kopie auf einem Host manipuliert wurde.</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>An image whose copy on the disk was tampered with</source>
        <translation>Ein Image, dessen Kopie auf dem Datenträger manipuliert wurde</translation>
    </message>
    <message>
        <source>%1 (missing)</source>
        <extracomment>%1 the name of a file</extracomment>
        <translation>%1 (fehlt)</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Anheften</translation>
    </message>
    <message>
        <source>Keep this in the list when others come</source>
        <translation>Dies in der Liste behalten, wenn andere hinzukommen</translation>
    </message>
    <message>
        <source>Take %1 off the list</source>
        <extracomment>%1 the name of a file</extracomment>
        <translation>%1 von der Liste nehmen</translation>
    </message>
    <message>
        <source>Take this off the list</source>
        <translation>Dies von der Liste nehmen</translation>
    </message>
</context>
<context>
    <name>assay::StoreModel</name>
    <message>
        <source>Store</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Lies at</source>
        <translation>Liegt unter</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a thing in a store, what became of it</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Layer of no image</source>
        <translation>Schicht ohne Image</translation>
    </message>
    <message>
        <source>Layer %1</source>
        <translation>Schicht %1</translation>
    </message>
    <message>
        <source>Images (%1)</source>
        <translation>Images (%1)</translation>
    </message>
    <message>
        <source>Containers (%1)</source>
        <translation>Container (%1)</translation>
    </message>
    <message>
        <source>Belongs to nothing (%1)</source>
        <translation>Gehört zu nichts (%1)</translation>
    </message>
    <message>
        <source>%1 of %2 layers altered</source>
        <translation>%1 von %2 Schichten verändert</translation>
    </message>
    <message>
        <source>broken links: %1</source>
        <translation>gebrochene Verknüpfungen: %1</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>pending</source>
        <comment>layers not judged yet</comment>
        <translation>ausstehend</translation>
    </message>
    <message>
        <source>%1 of %2 layers judged</source>
        <translation>%1 von %2 Schichten beurteilt</translation>
    </message>
    <message>
        <source>%1 of %2 layers not verifiable</source>
        <translation>%1 von %2 Schichten nicht prüfbar</translation>
    </message>
    <message>
        <source>all layers intact</source>
        <translation>alle Schichten unversehrt</translation>
    </message>
    <message>
        <source>Without a name</source>
        <comment>an image</comment>
        <translation>Ohne Namen</translation>
    </message>
    <message>
        <source>%1 (running)</source>
        <comment>a container</comment>
        <translation>%1 (läuft)</translation>
    </message>
    <message>
        <source>Image: %1</source>
        <translation>Image: %1</translation>
    </message>
    <message>
        <source>It was running when its record was written.</source>
        <translation>Er lief, als sein Datensatz geschrieben wurde.</translation>
    </message>
    <message>
        <source>Chain: %1</source>
        <translation>Kette: %1</translation>
    </message>
    <message>
        <source>Lies at: %1</source>
        <translation>Liegt unter: %1</translation>
    </message>
    <message>
        <source>Files of the engine</source>
        <translation>Dateien der Engine</translation>
    </message>
    <message>
        <source>Changes of the container</source>
        <translation>Änderungen des Containers</translation>
    </message>
    <message>
        <source>The engine puts them into each container.</source>
        <translation>Die Engine legt sie in jedem Container an.</translation>
    </message>
    <message>
        <source>What the container itself wrote over its image; nothing proves it.</source>
        <translation>Was der Container selbst über sein Image schrieb; nichts belegt es.</translation>
    </message>
</context>
<context>
    <name>assay::StorePanel</name>
    <message>
        <source>Images, layers and containers of the store</source>
        <translation>Images, Schichten und Container des Speichers</translation>
    </message>
    <message>
        <source>Links between the records</source>
        <translation>Verknüpfungen zwischen den Datensätzen</translation>
    </message>
    <message>
        <source>Findings of the store</source>
        <translation>Befunde des Speichers</translation>
    </message>
    <message>
        <source>What is known of the store</source>
        <translation>Was über den Speicher bekannt ist</translation>
    </message>
    <message>
        <source>Sums of the links</source>
        <translation>Summen der Verknüpfungen</translation>
    </message>
    <message>
        <source>Store and details</source>
        <translation>Speicher und Einzelheiten</translation>
    </message>
    <message>
        <source>Details of the store</source>
        <translation>Einzelheiten des Speichers</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Verify the store</source>
        <translation>Den Speicher prüfen</translation>
    </message>
    <message>
        <source>Columns of the store</source>
        <translation>Spalten des Speichers</translation>
    </message>
    <message>
        <source>Columns of the links</source>
        <translation>Spalten der Verknüpfungen</translation>
    </message>
    <message>
        <source>Chain of records</source>
        <translation>Kette der Datensätze</translation>
    </message>
    <message>
        <source>Verifying the store %1</source>
        <translation>Prüfe den Speicher %1</translation>
    </message>
    <message>
        <source>The store was not verified. %1</source>
        <translation>Der Speicher wurde nicht geprüft. %1</translation>
    </message>
    <message>
        <source>Not verified: %1 of %2 layers judged</source>
        <translation>Nicht geprüft: %1 von %2 Schichten beurteilt</translation>
    </message>
    <message>
        <source>Verifying: %1 of %2 layers judged</source>
        <translation>Prüfung läuft: %1 von %2 Schichten beurteilt</translation>
    </message>
    <message>
        <source>Verified: %1 of %2 layers judged</source>
        <translation>Geprüft: %1 von %2 Schichten beurteilt</translation>
    </message>
    <message>
        <source>Stopped: %1 of %2 layers judged</source>
        <translation>Angehalten: %1 von %2 Schichten beurteilt</translation>
    </message>
    <message>
        <source>Failed: %1 of %2 layers judged</source>
        <translation>Fehlgeschlagen: %1 von %2 Schichten beurteilt</translation>
    </message>
    <message>
        <source>altered: %1</source>
        <translation>verändert: %1</translation>
    </message>
    <message>
        <source>not verifiable: %1</source>
        <translation>nicht prüfbar: %1</translation>
    </message>
    <message>
        <source>INCOMPLETE: not all could be read</source>
        <translation>UNVOLLSTÄNDIG: nicht alles war lesbar</translation>
    </message>
    <message>
        <source>Verify the store to see what is found in it.</source>
        <translation>Den Speicher prüfen, um zu sehen, was in ihm gefunden wird.</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>Es wurde nichts gefunden.</translation>
    </message>
    <message>
        <source>Choose a finding to read about it and to go to its path, where its image is open.</source>
        <translation>Einen Befund wählen, um darüber zu lesen und zu seinem Pfad zu gehen, wo sein Image geöffnet ist.</translation>
    </message>
    <message>
        <source>Choose an image or a container to see how its records lead from its name to its folders.</source>
        <translation>Ein Image oder einen Container wählen, um zu sehen, wie die Datensätze vom Namen zu den Ordnern führen.</translation>
    </message>
    <message>
        <source>Context menu</source>
        <translation>Kontextmenü</translation>
    </message>
    <message>
        <source>&amp;Open in the Live Pane</source>
        <translation>Im Bereich „Live“ &amp;öffnen</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy All &amp;Details</source>
        <translation>Alle &amp;Einzelheiten kopieren</translation>
    </message>
    <message>
        <source>Another source is being read in the live pane.</source>
        <translation>Im Bereich „Live“ wird gerade eine andere Quelle gelesen.</translation>
    </message>
    <message>
        <source>The image that is open in the live pane does not show this. Open one that has the layer, or the container, from the store.</source>
        <translation>Das Image, das im Bereich „Live“ geöffnet ist, zeigt dies nicht. Eines, das die Schicht hat, oder den Container aus dem Speicher öffnen.</translation>
    </message>
    <message>
        <source>&amp;What This Layer Did</source>
        <translation>&amp;Was diese Schicht tat</translation>
    </message>
    <message>
        <source>This layer was not read: open its image or container in the live pane first.</source>
        <translation>Diese Schicht wurde nicht gelesen: zuerst ihr Image oder ihren Container im Bereich „Live“ öffnen.</translation>
    </message>
    <message>
        <source>Hold every layer of the store against the engine&apos;s own records</source>
        <translation>Jede Schicht des Speichers gegen die eigenen Datensätze der Engine halten</translation>
    </message>
    <message>
        <source>Stop Verif&amp;ying</source>
        <translation>P&amp;rüfung anhalten</translation>
    </message>
    <message>
        <source>Verif&amp;y the Store</source>
        <translation>Speicher p&amp;rüfen</translation>
    </message>
    <message>
        <source>Fi&amp;ndings (%1)</source>
        <translation>Befu&amp;nde (%1)</translation>
    </message>
    <message>
        <source>Fi&amp;ndings</source>
        <translation>Befu&amp;nde</translation>
    </message>
    <message>
        <source>&amp;Chain of Records</source>
        <translation>&amp;Kette der Datensätze</translation>
    </message>
</context>
<context>
    <name>assay::TagsDialog</name>
    <message>
        <source>What is wrong</source>
        <translation>Was nicht stimmt</translation>
    </message>
    <message>
        <source>&amp;New Tag</source>
        <translation>&amp;Neue Markierung</translation>
    </message>
    <message>
        <source>New tag</source>
        <translation>Neue Markierung</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Markierungen</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>Knöpfe</translation>
    </message>
    <message>
        <source>A tag is set on the current path with its key, and taken away with it again.</source>
        <translation>Eine Markierung wird mit ihrer Taste auf den aktuellen Pfad gesetzt und mit ihr wieder weggenommen.</translation>
    </message>
    <message>
        <source>About tags</source>
        <translation>Über Markierungen</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Markierung</translation>
    </message>
    <message>
        <source>Name of the tag</source>
        <translation>Name der Markierung</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Colour of the tag</source>
        <translation>Farbe der Markierung</translation>
    </message>
    <message>
        <source>Key of the tag</source>
        <translation>Taste der Markierung</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>keine Taste</translation>
    </message>
    <message>
        <source>Remove the tag</source>
        <translation>Markierung entfernen</translation>
    </message>
    <message>
        <source>A tag has no name.</source>
        <translation>Eine Markierung hat keinen Namen.</translation>
    </message>
    <message>
        <source>A comma cannot be in the name of a tag.</source>
        <translation>Im Namen einer Markierung kann kein Komma stehen.</translation>
    </message>
    <message>
        <source>“none” means “no tag” in filters.</source>
        <translation>„none“ heißt in Filtern „keine Markierung“.</translation>
    </message>
    <message>
        <source>Two tags have the name “%1”.</source>
        <translation>Zwei Markierungen haben den Namen „%1“.</translation>
    </message>
    <message>
        <source>Two tags have the key %1.</source>
        <translation>Zwei Markierungen haben die Taste %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n path(s) will lose a tag.</source>
        <translation>
            <numerusform>%n Pfad verliert eine Markierung.</numerusform>
            <numerusform>%n Pfade verlieren eine Markierung.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>assay::TextCompareView</name>
    <message>
        <source>Wrap</source>
        <translation>Umbrechen</translation>
    </message>
    <message>
        <source>Show as is</source>
        <translation>Unverändert zeigen</translation>
    </message>
    <message>
        <source>Text of all sources</source>
        <translation>Text aller Quellen</translation>
    </message>
    <message>
        <source>Text, vendor</source>
        <translation>Text, Hersteller</translation>
    </message>
    <message>
        <source>Text, saved</source>
        <translation>Text, gesichert</translation>
    </message>
    <message>
        <source>Text, live</source>
        <translation>Text, live</translation>
    </message>
    <message>
        <source>Scroll text of all sources</source>
        <translation>Text aller Quellen scrollen</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Kodierung</translation>
    </message>
    <message>
        <source>Encoding the bytes are read in</source>
        <translation>Kodierung, in der die Bytes gelesen werden</translation>
    </message>
    <message>
        <source>Encoding: automatic</source>
        <translation>Kodierung: automatisch</translation>
    </message>
    <message>
        <source>Wrap long lines</source>
        <translation>Lange Zeilen umbrechen</translation>
    </message>
    <message>
        <source>Let invisible and direction-changing characters act instead of writing them out</source>
        <translation>Unsichtbare und richtungsändernde Zeichen wirken lassen, statt sie auszuschreiben</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lese…</translation>
    </message>
    <message>
        <source>Cannot be read: %1</source>
        <translation>Nicht lesbar: %1</translation>
    </message>
    <message>
        <source>This is binary, not text.</source>
        <translation>Dies ist binär, kein Text.</translation>
    </message>
    <message>
        <source>Show in Hex</source>
        <translation>In Hex zeigen</translation>
    </message>
    <message>
        <source>Changed while it was read: what is shown may mix two states.</source>
        <translation>Während des Lesens geändert: Was gezeigt wird, kann zwei Zustände mischen.</translation>
    </message>
    <message>
        <source>Ends earlier than its size says: it became shorter, or its record is wrong.</source>
        <translation>Endet früher, als die Größe besagt: Die Datei wurde kürzer, oder ihr Datensatz ist falsch.</translation>
    </message>
    <message>
        <source>First %1 of %2 shown; use Hex for the rest.</source>
        <translation>Die ersten %1 von %2 werden gezeigt; den Rest zeigt Hex.</translation>
    </message>
    <message>
        <source>Shown as is: it has characters that are invisible or change the direction of text.</source>
        <translation>Unverändert gezeigt: Der Text hat Zeichen, die unsichtbar sind oder die Schreibrichtung ändern.</translation>
    </message>
    <message>
        <source>Not coloured: this text takes too long.</source>
        <translation>Nicht eingefärbt: Dieser Text braucht zu lange.</translation>
    </message>
    <message>
        <source>Line %1 of %2, column %3</source>
        <translation>Zeile %1 von %2, Spalte %3</translation>
    </message>
    <message>
        <source>bytes not valid in it: %1</source>
        <translation>darin ungültige Bytes: %1</translation>
    </message>
    <message>
        <source>all the same</source>
        <translation>alle gleich</translation>
    </message>
    <message>
        <source>differences: %1</source>
        <translation>Unterschiede: %1</translation>
    </message>
    <message>
        <source>There is nothing to compare this text with.</source>
        <translation>Es gibt nichts, womit dieser Text zu vergleichen wäre.</translation>
    </message>
    <message>
        <source>These texts are the same.</source>
        <translation>Diese Texte sind gleich.</translation>
    </message>
    <message>
        <source>There is no other difference.</source>
        <translation>Es gibt keinen weiteren Unterschied.</translation>
    </message>
    <message>
        <source>Wrapped: went on at the end.</source>
        <translation>Umgelaufen: am Ende fortgesetzt.</translation>
    </message>
    <message>
        <source>Wrapped: went on at the beginning.</source>
        <translation>Umgelaufen: am Anfang fortgesetzt.</translation>
    </message>
    <message>
        <source>Not found.</source>
        <translation>Nicht gefunden.</translation>
    </message>
    <message>
        <source>Copied: %1.</source>
        <translation>Kopiert: %1.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy Raw</source>
        <translation>Roh kopieren</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>Suchen…</translation>
    </message>
    <message>
        <source>Next Difference</source>
        <translation>Nächster Unterschied</translation>
    </message>
    <message>
        <source>Previous Difference</source>
        <translation>Vorheriger Unterschied</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>Falten</translation>
    </message>
    <message>
        <source>Spaces</source>
        <translation>Leerzeichen</translation>
    </message>
    <message>
        <source>Fold equal lines</source>
        <translation>Gleiche Zeilen falten</translation>
    </message>
    <message>
        <source>Show spaces and tabs</source>
        <translation>Leerzeichen und Tabulatoren zeigen</translation>
    </message>
    <message>
        <source>Show spaces as dots and tabs as arrows</source>
        <translation>Leerzeichen als Punkte und Tabulatoren als Pfeile zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%n equal lines folded, Enter shows them</source>
        <translation>
            <numerusform>%n gleiche Zeile gefaltet, die Eingabetaste zeigt sie</numerusform>
            <numerusform>%n gleiche Zeilen gefaltet, die Eingabetaste zeigt sie</numerusform>
        </translation>
    </message>
    <message>
        <source>Wrap lines that are longer than the pane is wide</source>
        <translation>Zeilen umbrechen, die länger sind als der Bereich breit</translation>
    </message>
    <message>
        <source>Show lines that are the same everywhere as one; a click on it, or Enter, shows them</source>
        <translation>Zeilen, die überall gleich sind, als eine zeigen; ein Klick darauf oder die Eingabetaste zeigt sie</translation>
    </message>
</context>
<context>
    <name>assay::TextView</name>
    <message>
        <source>This file is empty.</source>
        <translation>Diese Datei ist leer.</translation>
    </message>
    <message>
        <source>… %1 more bytes in this line; Hex shows them</source>
        <translation>… %1 weitere Bytes in dieser Zeile; Hex zeigt sie</translation>
    </message>
    <message>
        <source>no newline at the end</source>
        <comment>of a file</comment>
        <translation>kein Zeilenumbruch am Ende</translation>
    </message>
    <message>
        <source>(no such line)</source>
        <translation>(keine solche Zeile)</translation>
    </message>
    <message numerus="yes">
        <source>%n equal lines</source>
        <translation>
            <numerusform>%n gleiche Zeile</numerusform>
            <numerusform>%n gleiche Zeilen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>assay::TimelineView</name>
    <message>
        <source>Times of modification</source>
        <translation>Änderungszeiten</translation>
    </message>
    <message numerus="yes">
        <source>%n path(s)</source>
        <translation>
            <numerusform>%n Pfad</numerusform>
            <numerusform>%n Pfade</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, all times: %2</source>
        <translation>%1, alle Zeiten: %2</translation>
    </message>
    <message>
        <source>%1, before %2: %3</source>
        <translation>%1, vor %2: %3</translation>
    </message>
    <message>
        <source>%1, from %2 on: %3</source>
        <translation>%1, ab %2: %3</translation>
    </message>
    <message>
        <source>%1, %2 to %3: %4</source>
        <extracomment>%1 &quot;live&quot;, %2 and %3 times</extracomment>
        <translation>%1, %2 bis %3: %4</translation>
    </message>
    <message>
        <source>no times</source>
        <translation>keine Zeiten</translation>
    </message>
    <message>
        <source>Drag over a span of time to see its paths; double-click or Ctrl+wheel shows it larger.</source>
        <translation>Über eine Zeitspanne ziehen, um ihre Pfade zu sehen; Doppelklick oder Ctrl+Rad zeigt sie größer.</translation>
    </message>
</context>
<context>
    <name>assay::TreePane</name>
    <message>
        <source>%1 pane</source>
        <translation>Bereich „%1“</translation>
    </message>
    <message>
        <source>Files of the %1 source</source>
        <translation>Dateien der Quelle „%1“</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Drop a file or folder here to load it as the %1 state.</source>
        <translation>Eine Datei oder einen Ordner hier ablegen, um sie als Stand „%1“ zu laden.</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Lese …</translation>
    </message>
    <message>
        <source>This source is empty.</source>
        <translation>Diese Quelle ist leer.</translation>
    </message>
    <message>
        <source>No differences.</source>
        <translation>Keine Unterschiede.</translation>
    </message>
    <message>
        <source>No unexplained differences. “Unexplained only” hides what an honest engine makes.</source>
        <translation>Keine unerklärten Unterschiede. „Nur unerklärte“ verbirgt, was eine ehrliche Engine macht.</translation>
    </message>
    <message>
        <source>No path fits the filter.</source>
        <translation>Kein Pfad passt zum Filter.</translation>
    </message>
    <message>
        <source>Load as %1</source>
        <translation>Laden als „%1“</translation>
    </message>
    <message numerus="yes">
        <source>Load %n files or folders</source>
        <translation>
            <numerusform>%n Datei oder Ordner laden</numerusform>
            <numerusform>%n Dateien oder Ordner laden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>assay::TrustDock</name>
    <message>
        <source>Statements</source>
        <translation>Aussagen</translation>
    </message>
    <message>
        <source>The way from the signer to the disk</source>
        <translation>Der Weg vom Unterzeichner zum Datenträger</translation>
    </message>
    <message>
        <source>Statements and the way of one of them</source>
        <translation>Aussagen und der Weg einer von ihnen</translation>
    </message>
    <message>
        <source>What is known, and what to do</source>
        <translation>Was bekannt ist und was zu tun ist</translation>
    </message>
    <message>
        <source>Source that statements are about</source>
        <translation>Quelle, von der die Aussagen handeln</translation>
    </message>
    <message>
        <source>Time that statements are judged for</source>
        <translation>Zeit, für die Aussagen beurteilt werden</translation>
    </message>
    <message>
        <source>Date and time in UTC</source>
        <translation>Datum und Uhrzeit in UTC</translation>
    </message>
    <message>
        <source>Further places</source>
        <translation>Weitere Orte</translation>
    </message>
    <message>
        <source>Trust</source>
        <translation>Vertrauen</translation>
    </message>
    <message>
        <source>Who signed the image, and what that signature covers. A signature says something of a digest at one moment: five things are told apart, and none of them is called good because it was not checked.</source>
        <translation>Wer das Image signiert hat und was diese Signatur abdeckt. Eine Signatur sagt zu einem Zeitpunkt etwas über einen Digest: Fünf Dinge werden unterschieden, und keines davon heißt gut, weil es nicht geprüft wurde.</translation>
    </message>
    <message>
        <source>What to look for</source>
        <translation>Wonach zu suchen ist</translation>
    </message>
    <message>
        <source>Trusted &amp;Keys …</source>
        <translation>S&amp;chlüssel …</translation>
    </message>
    <message>
        <source>The keys, certificates and roots that you rely on. Nothing else is ever trusted: no keyring of a user, no store of the system.</source>
        <translation>Die Schlüssel, Zertifikate und Wurzeln, auf die Sie sich verlassen. Nichts anderem wird je vertraut: keinem Schlüsselbund eines Benutzers, keinem Speicher des Systems.</translation>
    </message>
    <message>
        <source>Further &amp;Places</source>
        <translation>Weitere &amp;Orte</translation>
    </message>
    <message>
        <source>Further folders and files to look for signatures, trust metadata and manifests in</source>
        <translation>Weitere Ordner und Dateien, in denen nach Signaturen, Vertrauensmetadaten und Manifesten gesucht wird</translation>
    </message>
    <message>
        <source>Check &amp;Again</source>
        <translation>Erneut &amp;prüfen</translation>
    </message>
    <message>
        <source>Look again, and judge anew; stops while it looks</source>
        <translation>Erneut suchen und neu beurteilen; hält an, solange gesucht wird</translation>
    </message>
    <message>
        <source>The source that statements are shown of. All are looked at.</source>
        <translation>Die Quelle, deren Aussagen gezeigt werden. Gesucht wird in allen.</translation>
    </message>
    <message>
        <source>Judged for now</source>
        <translation>Für jetzt beurteilt</translation>
    </message>
    <message>
        <source>For the image&apos;s own time</source>
        <translation>Für die Zeit des Images selbst</translation>
    </message>
    <message>
        <source>For another time</source>
        <translation>Für eine andere Zeit</translation>
    </message>
    <message>
        <source>Evidence is older than the day it is looked at: what has expired since may have been good when it was used.</source>
        <translation>Beweismittel sind älter als der Tag, an dem sie untersucht werden: Was seither abgelaufen ist, war vielleicht gültig, als es verwendet wurde.</translation>
    </message>
    <message>
        <source>A row a statement: who makes it, and whether its records are intact, the signature is valid, the signer is one you trust, it is fresh at the time it is judged for, and its digest leads to what is at hand.</source>
        <translation>Je Aussage eine Zeile: wer sie macht, und ob ihre Datensätze unversehrt sind, die Signatur gültig ist, Sie dem Unterzeichner vertrauen, sie zu der Zeit, für die sie beurteilt wird, aktuell ist und ihr Digest zu dem führt, was vorliegt.</translation>
    </message>
    <message>
        <source>Columns of the statements</source>
        <translation>Spalten der Aussagen</translation>
    </message>
    <message>
        <source>but: %1</source>
        <translation>aber: %1</translation>
    </message>
    <message>
        <source>Step by step from the signer to the files on the disk. The first step that is not proven is where the signature&apos;s cover ends; what comes after it is only claimed.</source>
        <translation>Schritt für Schritt vom Unterzeichner zu den Dateien auf dem Datenträger. Am ersten Schritt, der nicht belegt ist, endet, was die Signatur abdeckt; was danach kommt, ist nur behauptet.</translation>
    </message>
    <message>
        <source>Columns of the way</source>
        <translation>Spalten des Wegs</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Looking for signatures</source>
        <translation>Suche nach Signaturen</translation>
    </message>
    <message>
        <source>It was stopped before all was looked at. Check again.</source>
        <translation>Es wurde angehalten, bevor alles durchsucht war. Erneut prüfen.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a source, and how many statements there are about it</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Stop looking</source>
        <translation>Suche anhalten</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>Looking for signatures …</source>
        <translation>Suche nach Signaturen …</translation>
    </message>
    <message>
        <source>This source cannot be asked: %1</source>
        <translation>Diese Quelle lässt sich nicht befragen: %1</translation>
    </message>
    <message>
        <source>Nothing was looked at yet. Check again.</source>
        <translation>Noch wurde nichts durchsucht. Erneut prüfen.</translation>
    </message>
    <message>
        <source>Open a source to see who signed it.</source>
        <translation>Eine Quelle öffnen, um zu sehen, wer sie signiert hat.</translation>
    </message>
    <message>
        <source>Nobody says anything about %1 in the places that were looked at.</source>
        <translation>An den durchsuchten Orten sagt niemand etwas über %1.</translation>
    </message>
    <message>
        <source>Name further places: a folder or file with signatures, a registry&apos;s storage, a client&apos;s trust folder.</source>
        <translation>Weitere Orte nennen: einen Ordner oder eine Datei mit Signaturen, den Speicher einer Registry, den Vertrauensordner eines Clients.</translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) about %1, judged for %2.</source>
        <translation>
            <numerusform>%n Aussage über %1, beurteilt für %2.</numerusform>
            <numerusform>%n Aussagen über %1, beurteilt für %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>You rely on nobody yet: add keys, certificates or roots with “Trusted Keys”.</source>
        <translation>Noch verlassen Sie sich auf niemanden: mit „Schlüssel“ Schlüssel, Zertifikate oder Wurzeln hinzufügen.</translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) in these places are about something else.</source>
        <translation>
            <numerusform>%n Aussage an diesen Orten handelt von etwas anderem.</numerusform>
            <numerusform>%n Aussagen an diesen Orten handeln von etwas anderem.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not read: %1</source>
        <translation>Nicht gelesen: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n more could not be read; an export of the result has them all.</source>
        <translation>
            <numerusform>%n weiteres war nicht lesbar; ein Export des Ergebnisses enthält alle.</numerusform>
            <numerusform>%n weitere waren nicht lesbar; ein Export des Ergebnisses enthält alle.</numerusform>
        </translation>
    </message>
    <message>
        <source>Look in a &amp;Folder …</source>
        <translation>In einem &amp;Ordner suchen …</translation>
    </message>
    <message>
        <source>Look in F&amp;iles …</source>
        <translation>In &amp;Dateien suchen …</translation>
    </message>
    <message>
        <source>No Longer in %1</source>
        <extracomment>%1 a path</extracomment>
        <translation>Nicht mehr in %1</translation>
    </message>
    <message>
        <source>The sources&apos; own places only</source>
        <translation>Nur die eigenen Orte der Quellen</translation>
    </message>
    <message>
        <source>Look for Signatures in a Folder</source>
        <translation>Signaturen in einem Ordner suchen</translation>
    </message>
    <message>
        <source>Look for Signatures in Files</source>
        <translation>Signaturen in Dateien suchen</translation>
    </message>
    <message>
        <source>Context menu</source>
        <translation>Kontextmenü</translation>
    </message>
    <message>
        <source>Copy &amp;Digest</source>
        <translation>&amp;Digest kopieren</translation>
    </message>
    <message>
        <source>Copy Row as &amp;TSV</source>
        <translation>Zeile als &amp;TSV kopieren</translation>
    </message>
    <message>
        <source>Copy Row as &amp;JSON</source>
        <translation>Zeile als &amp;JSON kopieren</translation>
    </message>
    <message>
        <source>Copy the List of Raw &amp;Records</source>
        <translation>Liste der &amp;Rohdatensätze kopieren</translation>
    </message>
    <message>
        <source>Copy &amp;All Details</source>
        <translation>Alle &amp;Einzelheiten kopieren</translation>
    </message>
    <message>
        <source>&amp;Export Trust Result …</source>
        <translation>Ergebnis der Vertrauensprüfung e&amp;xportieren …</translation>
    </message>
    <message>
        <source>Fetch S&amp;ignatures …</source>
        <translation>S&amp;ignaturen holen …</translation>
    </message>
    <message>
        <source>Ask the image&apos;s registry, or a notary server, for what is said of it. Nothing is fetched unless you ask for it.</source>
        <translation>Die Registry des Images oder einen Notary-Server fragen, was von ihm gesagt wird. Nichts wird geholt, solange Sie nicht danach fragen.</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>Anhal&amp;ten</translation>
    </message>
</context>
<context>
    <name>assay::TrustModel</name>
    <message>
        <source>Signed By</source>
        <translation>Signiert von</translation>
    </message>
    <message>
        <source>Scheme</source>
        <comment>of signing</comment>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>What Is Signed</source>
        <translation>Was signiert ist</translation>
    </message>
    <message>
        <source>Signed At</source>
        <translation>Signiert am</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>Covers</source>
        <translation>Gilt für</translation>
    </message>
    <message>
        <source>Signed Digest</source>
        <translation>Signierter Digest</translation>
    </message>
    <message>
        <source>%1, signed by %2</source>
        <translation>%1, signiert von %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>checksums, not signed</source>
        <translation>Prüfsummen, nicht signiert</translation>
    </message>
    <message>
        <source>checksums, signed by OpenPGP</source>
        <translation>Prüfsummen, mit OpenPGP signiert</translation>
    </message>
    <message>
        <source>minisign</source>
        <translation>minisign</translation>
    </message>
    <message>
        <source>signify</source>
        <translation>signify</translation>
    </message>
    <message>
        <source>Docker Content Trust</source>
        <translation>Docker Content Trust</translation>
    </message>
    <message>
        <source>TUF</source>
        <translation>TUF</translation>
    </message>
    <message>
        <source>cosign signature</source>
        <translation>cosign-Signatur</translation>
    </message>
    <message>
        <source>Sigstore bundle</source>
        <translation>Sigstore-Bundle</translation>
    </message>
    <message>
        <source>Notation</source>
        <translation>Notation</translation>
    </message>
    <message>
        <source>OpenPGP signature</source>
        <translation>OpenPGP-Signatur</translation>
    </message>
    <message>
        <source>OpenPGP simple signing</source>
        <translation>OpenPGP Simple Signing</translation>
    </message>
    <message>
        <source>Integrity</source>
        <translation>Integrität</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signatur</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identität</translation>
    </message>
    <message>
        <source>Freshness</source>
        <translation>Aktualität</translation>
    </message>
    <message>
        <source>Binding</source>
        <translation>Bindung</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>whether a statement of trust holds</comment>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>intact</source>
        <comment>records of a signature</comment>
        <translation>unversehrt</translation>
    </message>
    <message>
        <source>damaged</source>
        <comment>records of a signature</comment>
        <translation>beschädigt</translation>
    </message>
    <message>
        <source>valid</source>
        <comment>signature</comment>
        <translation>gültig</translation>
    </message>
    <message>
        <source>not valid</source>
        <comment>signature</comment>
        <translation>ungültig</translation>
    </message>
    <message>
        <source>trusted</source>
        <comment>signer</comment>
        <translation>vertrauenswürdig</translation>
    </message>
    <message>
        <source>not trusted</source>
        <comment>signer</comment>
        <translation>nicht vertrauenswürdig</translation>
    </message>
    <message>
        <source>fresh</source>
        <comment>signature</comment>
        <translation>aktuell</translation>
    </message>
    <message>
        <source>stale</source>
        <comment>signature</comment>
        <translation>veraltet</translation>
    </message>
    <message>
        <source>leads here</source>
        <comment>signed digest</comment>
        <translation>führt hierher</translation>
    </message>
    <message>
        <source>leads elsewhere</source>
        <comment>signed digest</comment>
        <translation>führt woandershin</translation>
    </message>
    <message>
        <source>holds</source>
        <comment>statement of trust</comment>
        <translation>stimmt</translation>
    </message>
    <message>
        <source>does not hold</source>
        <comment>statement of trust</comment>
        <translation>stimmt nicht</translation>
    </message>
    <message>
        <source>cannot be told</source>
        <comment>statement of trust</comment>
        <translation>nicht feststellbar</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>a signer without a name</source>
        <translation>ein Unterzeichner ohne Namen</translation>
    </message>
    <message>
        <source>%1, by the word of %2</source>
        <translation>%1, laut %2</translation>
    </message>
    <message>
        <source>%1 (not trusted)</source>
        <translation>%1 (nicht vertrauenswürdig)</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>nobody that can be told</source>
        <translation>niemand, der sich feststellen lässt</translation>
    </message>
    <message>
        <source>%1, proven</source>
        <translation>%1, belegt</translation>
    </message>
    <message>
        <source>%1, by the signer&apos;s own word</source>
        <translation>%1, nach eigener Angabe des Unterzeichners</translation>
    </message>
    <message>
        <source>something else</source>
        <translation>etwas anderes</translation>
    </message>
    <message>
        <source>a digest, nothing further</source>
        <translation>einen Digest, nichts weiter</translation>
    </message>
    <message>
        <source>this file</source>
        <translation>diese Datei</translation>
    </message>
    <message>
        <source>this image, to the files on disk</source>
        <translation>dieses Image, bis zu den Dateien auf dem Datenträger</translation>
    </message>
    <message>
        <source>this image&apos;s records, not what lies on disk</source>
        <translation>die Datensätze dieses Images, nicht das, was auf dem Datenträger liegt</translation>
    </message>
    <message>
        <source>this image&apos;s records</source>
        <translation>die Datensätze dieses Images</translation>
    </message>
    <message>
        <source>%1, an attestation of %2</source>
        <translation>%1, Attestierung vom Typ %2</translation>
    </message>
    <message>
        <source>Signed by: %1</source>
        <translation>Signiert von: %1</translation>
    </message>
    <message>
        <source>Key of %1: %2</source>
        <translation>Schlüssel von %1: %2</translation>
    </message>
    <message>
        <source>Signers needed: %1</source>
        <translation>Nötige Unterzeichner: %1</translation>
    </message>
    <message>
        <source>Digest: %1</source>
        <translation>Digest: %1</translation>
    </message>
    <message>
        <source>Signed at: %1</source>
        <translation>Signiert am: %1</translation>
    </message>
    <message>
        <source>Expires: %1</source>
        <translation>Läuft ab: %1</translation>
    </message>
    <message>
        <source>Covers: %1</source>
        <translation>Gilt für: %1</translation>
    </message>
    <message>
        <source>First that is not proven: %1 (%2)</source>
        <translation>Als Erstes nicht belegt: %1 (%2)</translation>
    </message>
</context>
<context>
    <name>assay::TrustWayModel</name>
    <message>
        <source>what lies on the disk is what the image&apos;s configuration names</source>
        <translation>was auf dem Datenträger liegt, ist das, was die Konfiguration des Images nennt</translation>
    </message>
    <message>
        <source>%1 stands for the image</source>
        <translation>%1 steht für das Image</translation>
    </message>
    <message>
        <source>its content was not read</source>
        <translation>sein Inhalt wurde nicht gelesen</translation>
    </message>
    <message>
        <source>Proven</source>
        <translation>Belegt</translation>
    </message>
    <message>
        <source>From Signer to Disk</source>
        <translation>Vom Unterzeichner zum Datenträger</translation>
    </message>
    <message>
        <source>Why Not</source>
        <translation>Warum nicht</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Betrifft</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Datenträger</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Because: %1</source>
        <translation>Grund: %1</translation>
    </message>
    <message>
        <source>Here the way breaks off: what follows is only claimed.</source>
        <translation>Hier bricht der Weg ab: Was folgt, ist nur behauptet.</translation>
    </message>
    <message>
        <source>Comes after the place where the way breaks off.</source>
        <translation>Kommt nach der Stelle, an der der Weg abbricht.</translation>
    </message>
</context>
<context>
    <name>assay::TrustedKeys</name>
    <message>
        <source>public key</source>
        <translation>öffentlicher Schlüssel</translation>
    </message>
    <message>
        <source>key of a transparency log</source>
        <translation>Schlüssel eines Transparenzlogs</translation>
    </message>
    <message>
        <source>minisign or signify key</source>
        <translation>minisign- oder signify-Schlüssel</translation>
    </message>
    <message>
        <source>OpenPGP key</source>
        <translation>OpenPGP-Schlüssel</translation>
    </message>
    <message>
        <source>OpenPGP fingerprint</source>
        <translation>OpenPGP-Fingerabdruck</translation>
    </message>
    <message>
        <source>Sigstore root</source>
        <translation>Sigstore-Wurzel</translation>
    </message>
    <message>
        <source>certificate authority</source>
        <translation>Zertifizierungsstelle</translation>
    </message>
    <message>
        <source>signing authority</source>
        <translation>Signierstelle</translation>
    </message>
    <message>
        <source>time stamp authority</source>
        <translation>Zeitstempelstelle</translation>
    </message>
    <message>
        <source>TUF root</source>
        <translation>TUF-Wurzel</translation>
    </message>
    <message>
        <source>id of a TUF root&apos;s key</source>
        <translation>ID des Schlüssels einer TUF-Wurzel</translation>
    </message>
    <message>
        <source>identity</source>
        <translation>Identität</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) and root(s) came with this case and are not used: somebody else relied on them. See “Trusted Keys”.</source>
        <translation>
            <numerusform>%n Schlüssel oder Wurzel kam mit diesem Fall und wird nicht verwendet: Jemand anderes hat darauf vertraut. Siehe „Vertrauenswürdige Schlüssel“.</numerusform>
            <numerusform>%n Schlüssel und Wurzeln kamen mit diesem Fall und werden nicht verwendet: Jemand anderes hat darauf vertraut. Siehe „Vertrauenswürdige Schlüssel“.</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading keys and roots</source>
        <translation>Lese Schlüssel und Wurzeln</translation>
    </message>
    <message>
        <source>Reading the OpenPGP key</source>
        <translation>Lese den OpenPGP-Schlüssel</translation>
    </message>
    <message>
        <source>No fingerprint can be read from this key.</source>
        <translation>Aus diesem Schlüssel lässt sich kein Fingerabdruck lesen.</translation>
    </message>
    <message>
        <source>The trusted keys of the case were not taken: %1</source>
        <translation>Die vertrauenswürdigen Schlüssel des Falls wurden nicht übernommen: %1</translation>
    </message>
    <message>
        <source>configuration of notation</source>
        <translation>Konfiguration von notation</translation>
    </message>
    <message>
        <source>folder of TUF metadata</source>
        <translation>Ordner mit TUF-Metadaten</translation>
    </message>
    <message numerus="yes">
        <source>%n files and folders</source>
        <translation>
            <numerusform>%n Datei oder Ordner</numerusform>
            <numerusform>%n Dateien und Ordner</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more could not be taken.</source>
        <translation>
            <numerusform>%n weitere konnte nicht übernommen werden.</numerusform>
            <numerusform>%n weitere konnten nicht übernommen werden.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>assay::TrustedKeysDialog</name>
    <message>
        <source>Trusted keys and roots</source>
        <translation>Vertrauenswürdige Schlüssel und Wurzeln</translation>
    </message>
    <message>
        <source>What the chosen key or certificate is used for</source>
        <translation>Wofür der gewählte Schlüssel oder das gewählte Zertifikat verwendet wird</translation>
    </message>
    <message>
        <source>What is typed</source>
        <translation>Was eingegeben wird</translation>
    </message>
    <message>
        <source>Fingerprint, key id or identity</source>
        <translation>Fingerabdruck, Schlüssel-ID oder Identität</translation>
    </message>
    <message>
        <source>Issuer of the identity</source>
        <translation>Aussteller der Identität</translation>
    </message>
    <message>
        <source>What is known, and what to do</source>
        <translation>Was bekannt ist und was zu tun ist</translation>
    </message>
    <message>
        <source>Trusted keys</source>
        <translation>Vertrauenswürdige Schlüssel</translation>
    </message>
    <message>
        <source>Trusted Keys</source>
        <translation>Vertrauenswürdige Schlüssel</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>No longer rely on what is chosen (Delete)</source>
        <translation>Auf das Gewählte nicht mehr vertrauen (Entf)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Take the last change back (Ctrl+Z)</source>
        <translation>Die letzte Änderung zurücknehmen (Strg+Z)</translation>
    </message>
    <message>
        <source>These were the choice of whoever worked on the case before. Compare their fingerprints with ones from elsewhere first.</source>
        <translation>Diese hat gewählt, wer zuvor an dem Fall gearbeitet hat. Ihre Fingerabdrücke zuerst mit solchen aus anderer Quelle vergleichen.</translation>
    </message>
    <message>
        <source>&amp;Pin Its Fingerprint</source>
        <translation>&amp;Fingerabdruck anheften</translation>
    </message>
    <message>
        <source>Rely on the OpenPGP keys of the chosen file by their whole fingerprints. Compare these with ones from elsewhere first: a name in a key is only claimed.</source>
        <translation>Auf die OpenPGP-Schlüssel der gewählten Datei anhand ihrer vollständigen Fingerabdrücke vertrauen. Diese zuerst mit solchen aus anderer Quelle vergleichen: Ein Name in einem Schlüssel ist nur behauptet.</translation>
    </message>
    <message>
        <source>Add &amp;Files …</source>
        <translation>&amp;Dateien hinzufügen …</translation>
    </message>
    <message>
        <source>Public keys, certificates, trusted_root.json, root.json; what a file is follows from its content</source>
        <translation>Öffentliche Schlüssel, Zertifikate, trusted_root.json, root.json; was eine Datei ist, ergibt sich aus ihrem Inhalt</translation>
    </message>
    <message>
        <source>About trusted keys</source>
        <translation>Über vertrauenswürdige Schlüssel</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>Knöpfe</translation>
    </message>
    <message>
        <source>A certificate does not say what you rely on it for: choose it under “Used as”.</source>
        <translation>Ein Zertifikat sagt nicht, wofür Sie darauf vertrauen: Dies unter „Verwendet als“ wählen.</translation>
    </message>
    <message>
        <source>An OpenPGP key counts only when its whole fingerprint is pinned. Compare it with one from elsewhere, then pin it.</source>
        <translation>Ein OpenPGP-Schlüssel zählt nur, wenn sein vollständiger Fingerabdruck angeheftet ist. Ihn mit einem aus anderer Quelle vergleichen, dann anheften.</translation>
    </message>
    <message>
        <source>Used As</source>
        <translation>Verwendet als</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Fingerprint, and Whom It Names</source>
        <translation>Fingerabdruck, und wen er nennt</translation>
    </message>
    <message>
        <source>What you rely on. The fingerprints are computed from the bytes that are kept; names in keys are only claimed.</source>
        <translation>Worauf Sie vertrauen. Die Fingerabdrücke werden aus den aufbewahrten Bytes berechnet; Namen in Schlüsseln sind nur behauptet.</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Add a fingerprint or an identity</source>
        <translation>Einen Fingerabdruck oder eine Identität hinzufügen</translation>
    </message>
    <message>
        <source>OpenPGP fingerprint</source>
        <translation>OpenPGP-Fingerabdruck</translation>
    </message>
    <message>
        <source>Id of a TUF root&apos;s key</source>
        <translation>ID des Schlüssels einer TUF-Wurzel</translation>
    </message>
    <message>
        <source>Identity in a certificate</source>
        <translation>Identität in einem Zertifikat</translation>
    </message>
    <message>
        <source>told by (issuer), as https://accounts.example.org</source>
        <translation>laut (Aussteller), etwa https://accounts.example.org</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>Rely on what is typed</source>
        <translation>Auf das Eingegebene vertrauen</translation>
    </message>
    <message>
        <source>mail address or URI, with * and ?; x509.subject: … for notation</source>
        <translation>E-Mail-Adresse oder URI, mit * und ?; x509.subject: … für notation</translation>
    </message>
    <message>
        <source>all hex digits</source>
        <translation>alle Hexziffern</translation>
    </message>
    <message>
        <source>used</source>
        <comment>trusted key</comment>
        <translation>verwendet</translation>
    </message>
    <message>
        <source>came with the case, not used</source>
        <translation>mit dem Fall gekommen, nicht verwendet</translation>
    </message>
    <message>
        <source>…</source>
        <translation>…</translation>
    </message>
    <message>
        <source>You rely on nobody yet: signatures are found, and that is all that can be said of them.</source>
        <translation>Sie vertrauen noch niemandem: Signaturen werden gefunden, und mehr lässt sich über sie nicht sagen.</translation>
    </message>
    <message>
        <source>Rely on &amp;What Came with the Case</source>
        <translation>&amp;Auf Angaben aus dem Fall vertrauen</translation>
    </message>
    <message>
        <source>Us&amp;ed as:</source>
        <translation>Verwendet a&amp;ls:</translation>
    </message>
    <message>
        <source>B&amp;y hand:</source>
        <translation>&amp;Von Hand:</translation>
    </message>
    <message>
        <source>Add F&amp;older …</source>
        <translation>Ord&amp;ner hinzufügen …</translation>
    </message>
    <message>
        <source>A folder as ~/.config/notation, whose trust policies say who may sign which repository; or one with metadata of Docker Content Trust or TUF that was seen before, as ~/.docker/trust: its roots are relied upon, and nothing may be older than what is in it. What a folder is follows from its content</source>
        <translation>Ein Ordner wie ~/.config/notation, dessen Vertrauensrichtlinien sagen, wer welches Repository signieren darf; oder einer mit früher gesehenen Metadaten von Docker Content Trust oder TUF, wie ~/.docker/trust: Auf seine Wurzeln wird vertraut, und nichts darf älter sein als das, was in ihm steht. Was ein Ordner ist, ergibt sich aus seinem Inhalt</translation>
    </message>
    <message>
        <source>Nothing else is ever trusted: no keyring of a user, no store of the system. Add files, a configuration folder of notation or a folder of TUF metadata, or drop them here. They are kept in the case, or without one until Assay is closed.</source>
        <translation>Auf anderes wird nie vertraut: auf keinen Schlüsselbund eines Benutzers, auf keinen Speicher des Systems. Dateien, einen Konfigurationsordner von notation oder einen Ordner mit TUF-Metadaten hinzufügen oder hier ablegen. Sie werden im Fall aufbewahrt, ohne Fall, bis Assay geschlossen wird.</translation>
    </message>
    <message>
        <source>Every root in this folder is relied upon. Compare the ids of the root keys with ones from elsewhere.</source>
        <translation>Auf jede Wurzel in diesem Ordner wird vertraut. Die IDs der Wurzelschlüssel mit solchen aus anderer Quelle vergleichen.</translation>
    </message>
    <message>
        <source>Notation Configuration or TUF Metadata</source>
        <translation>Konfiguration von notation oder TUF-Metadaten</translation>
    </message>
    <message>
        <source>is read …</source>
        <translation>wird gelesen …</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) and root(s) came with this case and are not used: somebody else relied on them.</source>
        <translation>
            <numerusform>%n Schlüssel oder Wurzel kam mit diesem Fall und wird nicht verwendet: Jemand anderes hat darauf vertraut.</numerusform>
            <numerusform>%n Schlüssel und Wurzeln kamen mit diesem Fall und werden nicht verwendet: Jemand anderes hat darauf vertraut.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>assay::Unattended</name>
    <message>
        <source>Two of the sources would be the same state. Name the places: --vendor, --saved, --live.</source>
        <translation>Zwei der Quellen wären derselbe Stand. Die Plätze nennen: --vendor, --saved, --live.</translation>
    </message>
    <message>
        <source>%1 was not written.</source>
        <translation>%1 wurde nicht geschrieben.</translation>
    </message>
</context>
<context>
    <name>assay::ValidationDialog</name>
    <message>
        <source>A folder for the reports can be made among the temporary files</source>
        <translation>Ein Ordner für die Berichte lässt sich unter den temporären Dateien anlegen</translation>
    </message>
    <message>
        <source>SHA-256 of “abc” is that of FIPS 180-4</source>
        <translation>SHA-256 von „abc“ ist der aus FIPS 180-4</translation>
    </message>
    <message>
        <source>The files of the sample case have their digests</source>
        <translation>Die Dateien des Beispielfalls haben ihre Digests</translation>
    </message>
    <message>
        <source>Both archives and the data root are read whole, the saved layers have their digests</source>
        <translation>Beide Archive und das Datenverzeichnis werden ganz gelesen, die gespeicherten Schichten haben ihre Digests</translation>
    </message>
    <message>
        <source>The vendor&apos;s files held against themselves: nothing differs</source>
        <translation>Die Dateien des Herstellers gegen sich selbst gehalten: nichts unterscheidet sich</translation>
    </message>
    <message>
        <source>What was changed on the disk is found, all of it and nothing else</source>
        <translation>Was auf dem Datenträger geändert wurde, wird gefunden, alles und nichts sonst</translation>
    </message>
    <message>
        <source>The comparison says that these paths changed between the saved image and the disk, and no other</source>
        <translation>Der Vergleich sagt, dass diese Pfade sich zwischen gesichertem Image und Datenträger geändert haben, und keine anderen</translation>
    </message>
    <message>
        <source>The evidence file comes out the same twice</source>
        <translation>Die Beweisdatei kommt zweimal gleich heraus</translation>
    </message>
    <message>
        <source>A report bundle with HTML and PDF is written, and holds</source>
        <translation>Ein Berichtspaket mit HTML und PDF wird geschrieben und hält der Prüfung stand</translation>
    </message>
    <message>
        <source>A bundle with one byte changed does not hold</source>
        <translation>Ein Paket, in dem ein Byte geändert ist, hält ihr nicht stand</translation>
    </message>
    <message>
        <source>PASS</source>
        <translation>BESTANDEN</translation>
    </message>
    <message>
        <source>FAIL</source>
        <translation>NICHT BESTANDEN</translation>
    </message>
    <message>
        <source>NOT TRIED</source>
        <translation>NICHT VERSUCHT</translation>
    </message>
    <message>
        <source>Known limits of this version:</source>
        <translation>Bekannte Grenzen dieser Version:</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>What was tried</source>
        <translation>Was versucht wurde</translation>
    </message>
    <message>
        <source>Versions, platform and known limits</source>
        <translation>Versionen, Plattform und bekannte Grenzen</translation>
    </message>
    <message>
        <source>What was done with the page</source>
        <translation>Was mit der Seite getan wurde</translation>
    </message>
    <message>
        <source>Validate This Installation</source>
        <translation>Diese Installation prüfen</translation>
    </message>
    <message>
        <source>Known answer</source>
        <translation>Bekannte Antwort</translation>
    </message>
    <message>
        <source>Found instead</source>
        <translation>Stattdessen gefunden</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>Schaltflächen</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Copy the page as text</source>
        <translation>Die Seite als Text kopieren</translation>
    </message>
    <message>
        <source>Save &amp;As …</source>
        <translation>Speichern &amp;unter …</translation>
    </message>
    <message>
        <source>Trying what is known of the sample case …</source>
        <translation>Was vom Beispielfall bekannt ist, wird versucht …</translation>
    </message>
    <message>
        <source>Validating this installation</source>
        <translation>Diese Installation wird geprüft</translation>
    </message>
    <message>
        <source>The test was stopped. Nothing is known of this installation.</source>
        <translation>Die Prüfung wurde angehalten. Über diese Installation ist nichts bekannt.</translation>
    </message>
    <message>
        <source>NOT VALID: %1</source>
        <translation>NICHT GÜLTIG: %1</translation>
    </message>
    <message>
        <source>PASS: every answer was the known one.</source>
        <translation>BESTANDEN: Jede Antwort war die bekannte.</translation>
    </message>
    <message>
        <source>NOT VALID: an answer was not the known one; what follows it was not tried.</source>
        <translation>NICHT GÜLTIG: Eine Antwort war nicht die bekannte; was darauf folgt, wurde nicht versucht.</translation>
    </message>
    <message>
        <source>&amp;Test Again</source>
        <translation>&amp;Noch einmal prüfen</translation>
    </message>
    <message>
        <source>Test again</source>
        <translation>Noch einmal prüfen</translation>
    </message>
    <message>
        <source>The page was copied.</source>
        <translation>Die Seite wurde kopiert.</translation>
    </message>
    <message>
        <source>Save the Page</source>
        <translation>Die Seite speichern</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>%1 wird geschrieben</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
    <message>
        <source>The page was not written. %1</source>
        <translation>Die Seite wurde nicht geschrieben. %1</translation>
    </message>
    <message>
        <source>Save the page as PDF, HTML or text</source>
        <translation>Die Seite als PDF, HTML oder Text speichern</translation>
    </message>
    <message>
        <source>PDF, to print (*.pdf);;HTML page (*.html);;Text (*.txt)</source>
        <translation>PDF, zum Drucken (*.pdf);;HTML-Seite (*.html);;Text (*.txt)</translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation>&amp;Kopieren</translation>
    </message>
</context>
<context>
    <name>assay::ValueTable</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Alles auswählen</translation>
    </message>
</context>
<context>
    <name>assay::VersionsModel</name>
    <message>
        <source>This version has no content: it is no file.</source>
        <translation>Diese Version hat keinen Inhalt: Sie ist keine Datei.</translation>
    </message>
    <message>
        <source>named again later in the same layer</source>
        <translation>später in derselben Schicht erneut genannt</translation>
    </message>
    <message>
        <source>Only its metadata is kept: the same layer names this path again, and an engine unpacks the last one.</source>
        <translation>Nur ihre Metadaten sind erhalten: Dieselbe Schicht nennt diesen Pfad erneut, und eine Engine entpackt den letzten.</translation>
    </message>
    <message>
        <source>seen</source>
        <comment>a version of a file</comment>
        <translation>sichtbar</translation>
    </message>
    <message>
        <source>hidden by a higher layer</source>
        <comment>a version of a file</comment>
        <translation>von einer höheren Schicht verdeckt</translation>
    </message>
    <message>
        <source>hides what lower layers hold</source>
        <comment>a deletion mark</comment>
        <translation>verdeckt, was untere Schichten haben</translation>
    </message>
    <message>
        <source>seen, and hides what lower layers hold</source>
        <comment>a version of a file</comment>
        <translation>sichtbar, und verdeckt, was untere Schichten haben</translation>
    </message>
    <message>
        <source>, hides what lower layers hold in it</source>
        <comment>a folder</comment>
        <translation>, verdeckt, was untere Schichten darin haben</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Permissions</source>
        <translation>Zugriffsrechte</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Eigentümer</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Modified</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>SHA-256 or target</source>
        <translation>SHA-256 oder Ziel</translation>
    </message>
    <message>
        <source>Diff id of the layer</source>
        <translation>Diff-ID der Schicht</translation>
    </message>
    <message>
        <source>in a layer that is not shown</source>
        <comment>a version of a file</comment>
        <translation>in einer Schicht, die nicht gezeigt wird</translation>
    </message>
</context>
<context>
    <name>assay::VersionsView</name>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>Versions of this path in all layers</source>
        <translation>Versionen dieses Pfads in allen Schichten</translation>
    </message>
    <message>
        <source>Show the content of the chosen versions</source>
        <translation>Den Inhalt der gewählten Versionen zeigen</translation>
    </message>
    <message>
        <source>Choose up to three versions.</source>
        <translation>Bis zu drei Versionen wählen.</translation>
    </message>
    <message>
        <source>Enter shows it beside what is seen in the same source.</source>
        <translation>Die Eingabetaste zeigt sie neben dem, was in derselben Quelle sichtbar ist.</translation>
    </message>
    <message>
        <source>Choose one version to see it beside what is seen, or up to three to see them side by side.</source>
        <translation>Eine Version wählen, um sie neben dem Sichtbaren zu sehen, oder bis zu drei, um sie nebeneinander zu sehen.</translation>
    </message>
    <message>
        <source>Show what the layer of the chosen version did</source>
        <translation>Zeigen, was die Schicht der gewählten Version tat</translation>
    </message>
    <message>
        <source>Show Con&amp;tent</source>
        <translation>Inhal&amp;t zeigen</translation>
    </message>
    <message>
        <source>What the Layer Did</source>
        <translation>Was die Schicht tat</translation>
    </message>
</context>
</TS>
