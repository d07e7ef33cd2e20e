// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/SyntaxHighlighter>
#include <KSyntaxHighlighting/Theme>

#include <QDir>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

using namespace Qt::StringLiterals;

/// What installer/cmake/FindAssayHighlighting.cmake promises, whichever of the two ways this system takes.
class TestSyntaxDefinitions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
#ifdef ASSAY_SYNTAX_SEARCH_PATH
        m_repository.addCustomSearchPath(QStringLiteral(ASSAY_SYNTAX_SEARCH_PATH));
#endif
        m_repository.addCustomSearchPath(u":/assay"_s);
    }

    void definitionsAreThere()
    {
        QVERIFY2(m_repository.definitions().size() > 300, qPrintable(QString::number(m_repository.definitions().size())));
        QVERIFY(!m_repository.themes().isEmpty());
    }

    void definitionsColourText()
    {
        QTextDocument document;
        KSyntaxHighlighting::SyntaxHighlighter highlighter(&document);
        highlighter.setTheme(m_repository.defaultTheme());
        const auto definition = m_repository.definitionForFileName(u"entrypoint.sh"_s);
        QCOMPARE(definition.name(), u"Bash"_s);
        highlighter.setDefinition(definition);
        document.setPlainText(u"if true; then echo \"x\"; fi"_s);
        highlighter.rehighlight();
        QVERIFY(document.begin().layout()->formats().size() > 3);
    }

    void ownDefinitionsAreTaken()
    {
        const QStringList own = QDir(u":/assay/syntax"_s).entryList({u"*.xml"_s});
        QStringList taken;
        for (const auto &definition : m_repository.definitions()) {
            if (definition.filePath().startsWith(u":/assay/"_s))
                taken.append(definition.filePath().section(u'/', -1));
        }
        taken.sort();
        QCOMPARE(taken, own);
    }

private:
    KSyntaxHighlighting::Repository m_repository;
};

QTEST_MAIN(TestSyntaxDefinitions)
#include "tst_syntaxdefinitions.moc"
