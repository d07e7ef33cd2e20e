// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/validationdialog.h"

#include "samplewindow.h"
#include "selftest/samplecase.h"
#include "selftest/selftestpage.h"
#include "ui/pathtext.h"
#include "ui/session.h"

#include <QAction>
#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

#include <memory>

using namespace assay;
using namespace Qt::StringLiterals;

class tst_Validation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void passes();
    void damagedSample();
    void noSample();
    void stoppedAndAgain();
    void closedWhileTesting();
    void notIntoEvidence();
    void fromTheMenu();
    void pageIsEscaped();

private:
    static bool wait(ValidationDialog &dialog)
    {
        return QTest::qWaitFor([&dialog] { return !dialog.isTesting(); }, 120'000);
    }
    static QString verdict(ValidationDialog &dialog, int row) { return checks(dialog)->topLevelItem(row)->text(0); }
    static QTreeWidget *checks(ValidationDialog &dialog) { return dialog.findChild<QTreeWidget *>(u"validationChecks"_s); }
    static QString conclusion(ValidationDialog &dialog) { return dialog.findChild<QLabel *>(u"validationConclusion"_s)->text(); }
    static QPushButton *button(ValidationDialog &dialog, const char *name) { return dialog.findChild<QPushButton *>(QString::fromLatin1(name)); }
    static bool save(ValidationDialog &dialog, const QString &file)
    {
        QSignalSpy saved(&dialog, &ValidationDialog::saved);
        dialog.save(pathBytes(file));
        return saved.wait(60'000) && saved.first().first().toBool();
    }
    static QByteArray read(const QString &file)
    {
        QFile opened(file);
        return opened.open(QFile::ReadOnly) ? opened.readAll() : QByteArray();
    }
    QString in(const char *name) const { return m_folder->filePath(QString::fromLatin1(name)); }

    std::unique_ptr<QTemporaryDir> m_folder;
    JobRunner m_runner;
};

void tst_Validation::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void tst_Validation::passes()
{
    ValidationDialog dialog(m_runner, sampleFolder(), {}, nullptr);
    dialog.show();
    QVERIFY(dialog.isTesting()); // in a job: nothing has been waited for
    QVERIFY(!button(dialog, "validationSave")->isEnabled() && !button(dialog, "validationCopy")->isEnabled());
    QCOMPARE(verdict(dialog, 0), u"NOT TRIED"_s);
    QVERIFY(wait(dialog));
    QVERIFY2(dialog.result() && dialog.result()->passed(), qPrintable(dialog.result() ? QString::fromStdString(selfTestText(*dialog.result())) : conclusion(dialog)));
    QCOMPARE(checks(dialog)->topLevelItemCount(), 10);
    for (int row = 0; row < 10; ++row)
        QCOMPARE(verdict(dialog, row), u"PASS"_s);
    QVERIFY(conclusion(dialog).startsWith(u"PASS"_s));
    const QString rest = dialog.findChild<QPlainTextEdit *>(u"validationFacts"_s)->toPlainText();
    for (const char *word : {"Program: ", "Libraries: ", "openssl ", "qt ", "Platform: ", "Known limits"})
        QVERIFY2(rest.contains(QLatin1StringView(word)), word);

    button(dialog, "validationCopy")->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), QString::fromStdString(selfTestText(*dialog.result())));
    QVERIFY(save(dialog, in("page.txt")) && save(dialog, in("page.html")));
    QCOMPARE(read(in("page.txt")), QByteArray::fromStdString(selfTestText(*dialog.result())));
    const QByteArray html = read(in("page.html"));
    QVERIFY(html.startsWith("<!DOCTYPE html>") && html.endsWith("</html>\n") && html.count("<td>PASS</td>") == 10);
    QVERIFY(html.contains("default-src 'none'") && !html.contains("<script") && !html.contains("src=") && !html.contains("href="));
    QVERIFY(save(dialog, in("page.pdf")));
    QVERIFY(read(in("page.pdf")).startsWith("%PDF-"));
    if (!QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty()) {
        QProcess tool;
        tool.start(u"pdftotext"_s, {u"-layout"_s, in("page.pdf"), u"-"_s});
        QVERIFY(tool.waitForFinished(60'000));
        const QByteArray text = tool.readAllStandardOutput();
        QVERIFY2(text.count("PASS") >= 10 && text.contains("openssl ") && text.contains("Platform"), text.constData());
    }
    QVERIFY(!save(dialog, in("not there/page.html")));
    for (const QWidget *widget : dialog.findChildren<QWidget *>()) {
        if (widget->focusPolicy() != Qt::NoFocus && widget->isVisible() && !widget->objectName().startsWith(u"qt_"_s))
            QVERIFY2(!widget->accessibleName().isEmpty() || qobject_cast<const QPushButton *>(widget), qPrintable(widget->objectName()));
    }
}

void tst_Validation::damagedSample()
{
    for (const char *name : {sampleVendorFile, sampleSavedFile, sampleLiveFile, "truth.tsv"})
        QVERIFY(QFile::copy(nativePath(sampleFolder()) + u'/' + QLatin1StringView(name), in(name)));
    QFile file(in(sampleSavedFile));
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) && file.open(QFile::ReadWrite) && file.seek(file.size() / 2));
    char byte = 0;
    QVERIFY(file.peek(&byte, 1) == 1);
    QVERIFY(file.putChar(static_cast<char>(byte ^ 1)));
    file.close();
    ValidationDialog dialog(m_runner, pathBytes(m_folder->path()), {}, nullptr);
    QVERIFY(wait(dialog));
    QVERIFY(dialog.result() && !dialog.result()->passed());
    QVERIFY(conclusion(dialog).startsWith(u"NOT VALID"_s));
    QCOMPARE(verdict(dialog, 1), u"PASS"_s);
    QCOMPARE(verdict(dialog, 2), u"FAIL"_s);
    QCOMPARE(verdict(dialog, 3), u"NOT TRIED"_s);
    QCOMPARE(checks(dialog)->currentItem(), checks(dialog)->topLevelItem(2)); // what failed is gone to
    QVERIFY(checks(dialog)->topLevelItem(2)->text(2).contains(QString::fromLatin1(sampleSavedFile)));
    QVERIFY(dialog.findChild<QPlainTextEdit *>(u"validationFacts"_s)->toPlainText().startsWith(u"FAIL: "_s));
    QVERIFY(save(dialog, in("page.html")));
    const QByteArray html = read(in("page.html"));
    QVERIFY(html.contains("<td>FAIL</td>") && html.contains("<td>NOT TRIED</td>") && html.contains("NOT VALID"));
}

void tst_Validation::noSample()
{
    ValidationDialog dialog(m_runner, {}, {}, nullptr);
    QVERIFY(wait(dialog));
    QVERIFY(!dialog.result() && conclusion(dialog).contains(u"not installed"_s));
    QVERIFY(!button(dialog, "validationSave")->isEnabled());
}

void tst_Validation::stoppedAndAgain()
{
    ValidationDialog dialog(m_runner, sampleFolder(), {}, nullptr);
    QVERIFY(dialog.isTesting());
    button(dialog, "validationAgain")->click();
    QVERIFY(wait(dialog));
    QVERIFY(!dialog.result() && conclusion(dialog).contains(u"stopped"_s));
    button(dialog, "validationAgain")->click();
    QVERIFY(dialog.isTesting() && wait(dialog));
    QVERIFY(dialog.result() && dialog.result()->passed());
}

void tst_Validation::closedWhileTesting()
{
    auto dialog = std::make_unique<ValidationDialog>(m_runner, sampleFolder(), std::function<ComparisonPtr()>(), nullptr);
    QVERIFY(dialog->isTesting());
    dialog.reset();
    QVERIFY(QTest::qWaitFor([this] { return m_runner.isIdle(); }, 60'000));
}

void tst_Validation::notIntoEvidence()
{
    const auto window = test::sampleWindow();
    QVERIFY(window);
    const ComparisonPtr whole = window->session().whole();
    ValidationDialog dialog(window->session().runner(), sampleFolder(), [whole] { return whole; }, nullptr);
    QVERIFY(wait(dialog) && dialog.result());
    QVERIFY(!save(dialog, nativePath(whole->sources[SavedSide]->source->location())));
}

void tst_Validation::fromTheMenu()
{
    MainWindow window;
    window.setUnattended();
    window.show();
    auto *action = window.findChild<QAction *>(u"validate"_s);
    QVERIFY(action && action->isEnabled());
    action->trigger();
    auto *dialog = window.findChild<ValidationDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    QVERIFY(wait(*dialog) && dialog->result() && dialog->result()->passed());
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(QTest::qWaitFor([&window] { return !window.findChild<ValidationDialog *>(); }));
}

void tst_Validation::pageIsEscaped()
{
    SelfTestResult result;
    result.checks = selfTestChecks();
    result.checks.front().verdict = SelfTestVerdict::Fail;
    result.checks.front().reason = "<script>alert(1)</script> & \"more\"";
    result.facts = {{"Platform", "<img src=x>", false, false}};
    std::string html;
    QVERIFY(writeSelfTestHtml(result, stringSink(html)).has_value());
    QVERIFY(html.find("<script") == std::string::npos && html.find("<img") == std::string::npos);
    QVERIFY(html.find("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;more&quot;") != std::string::npos);
}

QTEST_MAIN(tst_Validation)
#include "tst_validation.moc"
