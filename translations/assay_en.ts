<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>assay::Annotator</name>
    <message numerus="yes">
        <source>%n tag(s), note(s), bookmark(s) and finding(s) were added.</source>
        <translation>
            <numerusform>%n tag, note, bookmark or finding was added.</numerusform>
            <numerusform>%n tags, notes, bookmarks and findings were added.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>assay::FetchDialog</name>
    <message numerus="yes">
        <source>%n answer(s), %1</source>
        <translation>
            <numerusform>%n answer, %1</numerusform>
            <numerusform>%n answers, %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>assay::FindingsModel</name>
    <message numerus="yes">
        <source>%1, %n finding(s)</source>
        <translation>
            <numerusform>%1, %n finding</numerusform>
            <numerusform>%1, %n findings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>assay::FindingsView</name>
    <message numerus="yes">
        <source>Show %n path(s)</source>
        <translation>
            <numerusform>Show %n path</numerusform>
            <numerusform>Show %n paths</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>assay::HashLists</name>
    <message numerus="yes">
        <source>%1 was not read: there are %n lists already.</source>
        <translation>
            <numerusform>%1 was not read: there is %n list already.</numerusform>
            <numerusform>%1 was not read: there are %n lists already.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>assay::HashListsDialog</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n list(s) in %1 of memory.</source>
        <translation>
            <numerusform>%n list in %1 of memory.</numerusform>
            <numerusform>%n lists in %1 of memory.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>assay::JobStrip</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>assay::OverviewBars</name>
    <message numerus="yes">
        <source>%n path(s)</source>
        <translation>
            <numerusform>%n path</numerusform>
            <numerusform>%n paths</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>assay::OverviewPanel</name>
    <message numerus="yes">
        <source>Brushed: %n path(s) of %1</source>
        <translation>
            <numerusform>Brushed: %n path of %1</numerusform>
            <numerusform>Brushed: %n paths of %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n path(s) without an explanation</source>
        <translation>
            <numerusform>%n path without an explanation</numerusform>
            <numerusform>%n paths without an explanation</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n path(s) that differ</source>
        <translation>
            <numerusform>%n path that differs</numerusform>
            <numerusform>%n paths that differ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n path(s)</source>
        <translation>
            <numerusform>All: %n path</numerusform>
            <numerusform>All %n paths</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>assay::OwnFindingDialog</name>
    <message numerus="yes">
        <source>%n path(s)</source>
        <translation>
            <numerusform>%n path</numerusform>
            <numerusform>%n paths</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>assay::OwnFindingsModel</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>assay::OwnFindingsView</name>
    <message numerus="yes">
        <source>Show %n path(s)</source>
        <translation>
            <numerusform>Show %n path</numerusform>
            <numerusform>Show %n paths</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>assay::PaneHead</name>
    <message numerus="yes">
        <source>%n layer(s) intact</source>
        <translation>
            <numerusform>%n layer intact</numerusform>
            <numerusform>%n layers intact</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n layer(s), not verifiable</source>
        <translation>
            <numerusform>%n layer, not verifiable</numerusform>
            <numerusform>%n layers, not verifiable</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>assay::ReplaceQuestion</name>
    <message numerus="yes">
        <source>%n path(s) of what is to be replaced (%1) have tags, notes or bookmarks.</source>
        <extracomment>%1 &quot;saved, live&quot;</extracomment>
        <translation>
            <numerusform>%n path of what is to be replaced (%1) has tags, notes or bookmarks.</numerusform>
            <numerusform>%n paths of what is to be replaced (%1) have tags, notes or bookmarks.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>assay::ReportPreview</name>
    <message numerus="yes">
        <source>About %n page(s)</source>
        <translation>
            <numerusform>About %n page</numerusform>
            <numerusform>About %n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>assay::RoleDialog</name>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>assay::SearchModel</name>
    <message numerus="yes">
        <source>and %n more place(s)</source>
        <translation>
            <numerusform>and %n more place</numerusform>
            <numerusform>and %n more places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Offset %1 (0x%2), %n byte(s)</source>
        <translation>
            <numerusform>Offset %1 (0x%2), %n byte</numerusform>
            <numerusform>Offset %1 (0x%2), %n bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>assay::SearchPanel</name>
    <message numerus="yes">
        <source>%n content(s) could not be read, among them %1.</source>
        <translation>
            <numerusform>%n content could not be read: %1.</numerusform>
            <numerusform>%n contents could not be read, among them %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>assay::SelectionExportDialog</name>
    <message numerus="yes">
        <source>%n path(s), %1</source>
        <translation>
            <numerusform>%n path, %1</numerusform>
            <numerusform>%n paths, %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>assay::SelectionExporter</name>
    <message numerus="yes">
        <source>%n file(s), %1</source>
        <translation>
            <numerusform>%n file, %1</numerusform>
            <numerusform>%n files, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s)</source>
        <translation>
            <numerusform>%n folder</numerusform>
            <numerusform>%n folders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) in place of links and devices</source>
        <translation>
            <numerusform>%n text in place of links and devices</numerusform>
            <numerusform>%n texts in place of links and devices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>assay::SignatureFetcher</name>
    <message numerus="yes">
        <source>%n blob(s) of %1 and what is attached to it are in %2, and are looked at.</source>
        <translation>
            <numerusform>%n blob of %1 and what is attached to it are in %2, and are looked at.</numerusform>
            <numerusform>%n blobs of %1 and what is attached to it are in %2, and are looked at.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more could not be had; fetched.json in that folder names them.</source>
        <translation>
            <numerusform>%n more could not be had; fetched.json in that folder names it.</numerusform>
            <numerusform>%n more could not be had; fetched.json in that folder names them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n blob(s) of %1 and what is attached to it are in %2.</source>
        <translation>
            <numerusform>%n blob of %1 and what is attached to it are in %2.</numerusform>
            <numerusform>%n blobs of %1 and what is attached to it are in %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>assay::TagsDialog</name>
    <message numerus="yes">
        <source>%n path(s) will lose a tag.</source>
        <translation>
            <numerusform>%n path will lose a tag.</numerusform>
            <numerusform>%n paths will lose a tag.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>assay::TextCompareView</name>
    <message numerus="yes">
        <source>%n equal lines folded, Enter shows them</source>
        <translation>
            <numerusform>%n equal line folded, Enter shows it</numerusform>
            <numerusform>%n equal lines folded, Enter shows them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>assay::TextView</name>
    <message numerus="yes">
        <source>%n equal lines</source>
        <translation>
            <numerusform>%n equal line</numerusform>
            <numerusform>%n equal lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>assay::TimelineView</name>
    <message numerus="yes">
        <source>%n path(s)</source>
        <translation>
            <numerusform>%n path</numerusform>
            <numerusform>%n paths</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>assay::TreePane</name>
    <message numerus="yes">
        <source>Load %n files or folders</source>
        <translation>
            <numerusform>Load %n file or folder</numerusform>
            <numerusform>Load %n files or folders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>assay::TrustDock</name>
    <message numerus="yes">
        <source>%n statement(s) about %1, judged for %2.</source>
        <translation>
            <numerusform>%n statement about %1, judged for %2.</numerusform>
            <numerusform>%n statements about %1, judged for %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) in these places are about something else.</source>
        <translation>
            <numerusform>%n statement in these places is about something else.</numerusform>
            <numerusform>%n statements in these places are about something else.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more could not be read; an export of the result has them all.</source>
        <translation>
            <numerusform>%n more could not be read; an export of the result has them all.</numerusform>
            <numerusform>%n more could not be read; an export of the result has them all.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>assay::TrustedKeys</name>
    <message numerus="yes">
        <source>%n key(s) and root(s) came with this case and are not used: somebody else relied on them. See “Trusted Keys”.</source>
        <translation>
            <numerusform>%n key or root came with this case and is not used: somebody else relied on it. See “Trusted Keys”.</numerusform>
            <numerusform>%n keys and roots came with this case and are not used: somebody else relied on them. See “Trusted Keys”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files and folders</source>
        <translation>
            <numerusform>%n file or folder</numerusform>
            <numerusform>%n files and folders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more could not be taken.</source>
        <translation>
            <numerusform>%n more could not be taken.</numerusform>
            <numerusform>%n more could not be taken.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>assay::TrustedKeysDialog</name>
    <message numerus="yes">
        <source>%n key(s) and root(s) came with this case and are not used: somebody else relied on them.</source>
        <translation>
            <numerusform>%n key or root came with this case and is not used: somebody else relied on it.</numerusform>
            <numerusform>%n keys and roots came with this case and are not used: somebody else relied on them.</numerusform>
        </translation>
    </message>
</context>
</TS>
