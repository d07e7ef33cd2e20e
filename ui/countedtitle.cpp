// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/countedtitle.h"

#include <QDockWidget>
#include <QEvent>
#include <QMainWindow>
#include <QStyle>
#include <QTabBar>

namespace assay {

namespace {

class CountedTitle : public QObject {
public:
    explicit CountedTitle(QDockWidget *dock) :
        QObject(dock),
        m_dock(dock)
    {
        dock->installEventFilter(this);
    }

    void set(const QString &plain, const QString &counted)
    {
        m_plain = plain;
        m_counted = counted;
        choose();
        const QList<QDockWidget *> beside = others();
        for (QDockWidget *other : beside) {
            other->installEventFilter(this);
            if (CountedTitle *title = of(other))
                title->choose(); // what this one takes, that one lacks
        }
    }

    static CountedTitle *of(const QDockWidget *dock)
    {
        const QObjectList children = dock->children();
        for (QObject *child : children) {
            if (auto *title = dynamic_cast<CountedTitle *>(child))
                return title;
        }
        return nullptr;
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Resize || event->type() == QEvent::FontChange)
            choose();
        return QObject::eventFilter(watched, event);
    }

private:
    QList<QDockWidget *> others() const
    {
        const auto *window = qobject_cast<QMainWindow *>(m_dock->parentWidget());
        return window && !m_dock->isFloating() ? window->tabifiedDockWidgets(m_dock) : QList<QDockWidget *>();
    }

    static const QString &widest(const CountedTitle &title) { return title.m_counted.isEmpty() ? title.m_plain : title.m_counted; }

    // Of the side: only the one that is seen is as wide as it.
    static int roomOf(QDockWidget *dock, const QList<QDockWidget *> &beside)
    {
        for (const QDockWidget *other : beside) {
            if (!other->visibleRegion().isEmpty())
                return other->width();
        }
        return dock->width();
    }

    void choose()
    {
        const QList<QDockWidget *> beside = others();
        const QWidget *window = m_dock->parentWidget();
        const auto *tabs = window ? window->findChild<QTabBar *>(QString(), Qt::FindDirectChildrenOnly) : nullptr;
        const auto widthOf = [&](const QString &text) {
            const QWidget *drawn = tabs ? static_cast<const QWidget *>(tabs) : m_dock;
            return drawn->fontMetrics().horizontalAdvance(text) + drawn->style()->pixelMetric(QStyle::PM_TabBarTabHSpace, nullptr, drawn);
        };
        int all = widthOf(widest(*this));
        for (const QDockWidget *other : beside) {
            const CountedTitle *title = of(other);
            all += widthOf(title ? widest(*title) : other->windowTitle());
        }
        const QString &chosen = beside.isEmpty() || all <= roomOf(m_dock, beside) ? widest(*this) : m_plain;
        if (m_dock->windowTitle() != chosen)
            m_dock->setWindowTitle(chosen);
    }

    QDockWidget *const m_dock;
    QString m_plain;
    QString m_counted;
};

} // namespace

void setCountedTitle(QDockWidget *dock, const QString &plain, const QString &counted)
{
    CountedTitle *title = CountedTitle::of(dock);
    if (!title)
        title = new CountedTitle(dock);
    title->set(plain, counted);
}

} // namespace assay
