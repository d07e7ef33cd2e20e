// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Windows with a case of the sample in them, for tests of cases.

#include "samplewindow.h"

#include "ui/casebar.h"
#include "ui/casedesk.h"
#include "ui/messagebar.h"
#include "ui/pathtext.h"
#include "ui/settings.h"

#include <QAbstractButton>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QMessageBox>
#include <QSettings>
#include <QTemporaryDir>
#include <QTimer>

#include <memory>

namespace assay::test {

using namespace Qt::StringLiterals;

inline bool written(MainWindow &window)
{
    return QTest::qWaitFor([&] { return !window.caseDesk()->isUnsaved(); }, 20'000);
}

inline bool contentIsThere(MainWindow &window)
{
    const ComparisonPtr &whole = window.session().whole();
    const LoadedSourcePtr live = whole->sources[LiveSide];
    Context context;
    const NodeId node = live->tree->find("etc/passwd");
    return contentOf(*live, node, context).has_value();
}

// Presses a button of the message box that opens next.
inline void answerWith(const QString &text, bool &asked)
{
    QTimer::singleShot(0, [text, &asked] {
        auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
        QVERIFY(box);
        asked = true;
        for (QAbstractButton *button : box->buttons()) {
            if (button->text().remove(u'&') == text) {
                button->click();
                return;
            }
        }
        box->close();
        QFAIL("no such button");
    });
}

/// Presses that button of the first message box that comes and has one.
class Answer {
public:
    explicit Answer(const QString &text)
    {
        QObject::connect(&m_timer, &QTimer::timeout, [this, text] {
            auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
            for (QAbstractButton *button : box ? box->buttons() : QList<QAbstractButton *>()) {
                if (button->text().remove(u'&') != text)
                    continue;
                question = box->objectName();
                m_timer.stop();
                button->click();
                return;
            }
        });
        m_timer.start(20);
    }
    QString question; // "" until it came

private:
    QTimer m_timer;
};

/// What the tests of a program share: a folder for each of them, and settings that are nobody's.
class CaseWindows {
protected:
    /// For init() and cleanup().
    void begin()
    {
        QSettings().clear();
        AppSettings::setText(u"examiner"_s, u"Ann Example"_s);
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"shop.assay"_s);
    }
    static void end() { QSettings().clear(); }

    std::unique_ptr<MainWindow> window()
    {
        auto made = std::make_unique<MainWindow>();
        made->resize(1400, 900);
        made->show();
        return QTest::qWaitForWindowExposed(made.get()) ? std::move(made) : nullptr;
    }

    static bool sample(MainWindow &window, const QString &folder)
    {
        window.session().setImageReference("demo/shop:1.0");
        const auto at = [&](const char *name) { return pathBytes(folder + u'/' + QString::fromLatin1(name)); };
        window.openPaths({{at("rootfs.tar.xz"), Role::Vendor}, {at("app.tar.xz"), Role::Saved}, {at("data-root.tar.xz"), Role::Live}}, AskRoles::WhenAmbiguous);
        return QTest::qWaitFor([&] { return window.session().comparison() && !window.session().isLoading() && window.session().runner().isIdle(); }, 60'000);
    }

    static CaseDesk &desk(MainWindow &window) { return *window.caseDesk(); }

    bool isTagged(const QString &path, const std::string &entry)
    {
        const auto there = file(path);
        const auto annotations = there ? there->annotations() : Result<Annotations>(Unexpected(Error{}));
        return annotations && annotations->at(entry);
    }

    /// The lines that stand in the window, one below the other.
    static QStringList told(MainWindow &window, const QString &part = u"messageText"_s)
    {
        QStringList texts;
        for (const QLabel *label : window.messages()->findChildren<QLabel *>(part)) {
            if (label->isVisible())
                texts.append(label->text());
        }
        return texts;
    }

    bool makeCase(MainWindow &window, const QString &path)
    {
        bool done = false;
        bool saved = false;
        desk(window).saveAs(pathBytes(path), false, [&](bool ok) {
            done = true;
            saved = ok;
        });
        return QTest::qWaitFor([&] { return done; }, 30'000) && saved;
    }

    static bool openCase(MainWindow &window, const QString &path)
    {
        window.openPaths({{pathBytes(path), std::nullopt}}, AskRoles::WhenAmbiguous);
        return QTest::qWaitFor([&] { return desk(window).hasCase(); }, 30'000);
    }

    static bool evidenceRead(MainWindow &window)
    {
        return QTest::qWaitFor([&] { return window.caseBar()->text().isEmpty() && window.session().runner().isIdle(); }, 60'000);
    }

    /// A copy of the sample's, to be changed.
    QString evidence()
    {
        const QString folder = m_folder->filePath(u"evidence"_s);
        QDir().mkpath(folder);
        for (const QString &name : {u"rootfs.tar.xz"_s, u"app.tar.xz"_s, u"data-root.tar.xz"_s})
            QFile::copy(MainWindow::sampleFolder() + u'/' + name, folder + u'/' + name);
        return folder;
    }

    std::unique_ptr<CaseFile> file(const QString &path)
    {
        auto opened = CaseFile::open(path.toStdString(), CaseFile::Mode::ReadOnly);
        return opened ? std::move(*opened) : nullptr;
    }

    QStringList kinds(const QString &path)
    {
        QStringList list;
        const auto opened = file(path);
        if (opened && !opened->forEachEntry([&](const JournalEntry &entry) -> Status {
                list.append(QString::fromStdString(entry.kind));
                return {};
            }))
            list.clear();
        return list;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

} // namespace assay::test
