// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme.h"

#include "ui/preview/previewstyle.h"

#include <QApplication>
#include <QMainWindow>
#include <QProxyStyle>
#include <QStyleFactory>
#include <QStyleOption>
#include <QToolTip>

#include <algorithm>
#include <iterator>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

struct SystemLook {
    QString style;
    QPalette palette;
};

const SystemLook &systemLook()
{
    static const SystemLook look{QApplication::style()->objectName(), QApplication::palette()};
    return look;
}

Theme theTheme = Theme::System;

// Fusion takes the outlines of check boxes and radio buttons from the window's colour, only a little darker, which on a dark ground is next to
// nothing and on a light one too little to find an empty box by. They get the 3:1 that WCAG 2.1 (1.4.11) asks for.
class OutlinedFusion : public QProxyStyle {
public:
    OutlinedFusion() :
        QProxyStyle(u"fusion"_s)
    {
        setObjectName(u"fusion"_s);
    }

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const override
    {
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        if (!button || (element != PE_IndicatorCheckBox && element != PE_IndicatorRadioButton)) {
            QProxyStyle::drawPrimitive(element, option, painter, widget);
            return;
        }
        QStyleOptionButton outlined = *button;
        outlined.palette.setColor(QPalette::Window, outlineSource(option->palette));
        QProxyStyle::drawPrimitive(element, &outlined, painter, widget);
    }

    // The docks beside each other in a column have little room for their names.
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override
    {
        const int given = QProxyStyle::pixelMetric(metric, option, widget);
        return metric == PM_TabBarTabHSpace && widget && qobject_cast<const QMainWindow *>(widget->parentWidget()) ? given / 3 : given;
    }

private:
    // What Fusion makes an outline of: it darkens it by up to a half. The line asked for is stronger than 3:1, as a circle's is smoothed into its ground.
    static QColor outlineSource(const QPalette &palette)
    {
        constexpr double outline = 4;
        const QColor window = palette.color(QPalette::Window);
        const QColor base = palette.color(QPalette::Base);
        const QColor text = palette.color(QPalette::Text);
        for (double amount = 0.3; amount < 1; amount += 0.1) {
            const QColor color = mixed(window, text, amount);
            const QColor drawn[] = {color.darker(150), color.darker(127)};
            if (std::all_of(std::begin(drawn), std::end(drawn), [&](const QColor &line) { return contrast(line, window) >= outline && contrast(line, base) >= outline; }))
                return color;
        }
        return text;
    }
};

QPalette fusionPalette(bool dark)
{
    struct Colors {
        const char *window, *base, *alternate, *text, *button, *highlight, *highlighted, *inactive, *dim, *hint, *link, *tip;
    };
    static constexpr Colors lightColors{"#f3f4f6", "#ffffff", "#f7f8fa", "#16191d", "#f3f4f6", "#1f5fbf",
                                        "#ffffff", "#c9daf2", "#8a8f98", "#666b74", "#1f5fbf", "#ffffff"};
    static constexpr Colors darkColors{"#26292e", "#1b1d21", "#202327", "#e6e8eb", "#2f3339", "#3b6fb6",
                                       "#ffffff", "#34445c", "#7d838c", "#9aa0a9", "#7db4f5", "#33373d"};
    const Colors &c = dark ? darkColors : lightColors;
    const auto color = [](const char *name) { return QColor(QLatin1String(name)); };
    QPalette palette(color(c.button), color(c.window));
    palette.setColor(QPalette::WindowText, color(c.text));
    palette.setColor(QPalette::Base, color(c.base));
    palette.setColor(QPalette::AlternateBase, color(c.alternate));
    palette.setColor(QPalette::Text, color(c.text));
    palette.setColor(QPalette::ButtonText, color(c.text));
    palette.setColor(QPalette::BrightText, color(c.highlighted));
    palette.setColor(QPalette::Highlight, color(c.highlight));
    palette.setColor(QPalette::HighlightedText, color(c.highlighted));
    palette.setColor(QPalette::Inactive, QPalette::Highlight, color(c.inactive));
    palette.setColor(QPalette::Inactive, QPalette::HighlightedText, color(c.text));
    palette.setColor(QPalette::Link, color(c.link));
    palette.setColor(QPalette::LinkVisited, color(c.link));
    palette.setColor(QPalette::ToolTipBase, color(c.tip));
    palette.setColor(QPalette::ToolTipText, color(c.text));
    palette.setColor(QPalette::PlaceholderText, color(c.hint));
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, color(c.dim));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, color(c.inactive));
    return palette;
}

// One that the desktop or the user has set, for contrast or for taste: it is not the one that the style has for nobody in particular.
bool isSystemsOwn(const QPalette &palette)
{
    const QPalette standard = QApplication::style()->standardPalette();
    const QPalette::ColorRole roles[] = {QPalette::Window, QPalette::WindowText, QPalette::Base, QPalette::Text, QPalette::Button, QPalette::Highlight};
    return std::any_of(std::begin(roles), std::end(roles), [&](QPalette::ColorRole role) { return palette.color(role) != standard.color(role); });
}

} // namespace

QString themeName(Theme theme)
{
    switch (theme) {
    case Theme::System: return u"system"_s;
    case Theme::Light: return u"light"_s;
    case Theme::Dark: return u"dark"_s;
    }
    return {};
}

std::optional<Theme> themeFromName(const QString &name)
{
    for (const Theme theme : {Theme::System, Theme::Light, Theme::Dark}) {
        if (themeName(theme) == name)
            return theme;
    }
    return std::nullopt;
}

void applyTheme(Theme theme)
{
    const SystemLook &system = systemLook();
    theTheme = theme;
    const bool fusion = theme != Theme::System || system.style.compare("fusion"_L1, Qt::CaseInsensitive) == 0;
    const QString style = fusion ? u"fusion"_s : system.style;
    if (fusion && !dynamic_cast<OutlinedFusion *>(QApplication::style()))
        QApplication::setStyle(new OutlinedFusion);
    else if (!fusion && QApplication::style()->objectName().compare(style, Qt::CaseInsensitive) != 0)
        QApplication::setStyle(QStyleFactory::create(style));
    QPalette palette = system.palette;
    if (theme != Theme::System)
        palette = fusionPalette(theme == Theme::Dark);
    else if (fusion && !isSystemsOwn(system.palette)) // nobody themes this desktop: the same colours as when they are asked for
        palette = fusionPalette(isDark(system.palette));
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
}

Theme currentTheme()
{
    return theTheme;
}

QColor dimText(const QPalette &palette, QPalette::ColorRole background)
{
    const QColor base = palette.color(background);
    const QColor text = palette.color(QPalette::WindowText);
    return readable(mixed(text, base, 0.45), base, text);
}

QColor lineColor(const QPalette &palette)
{
    return mixed(palette.color(QPalette::Window), palette.color(QPalette::WindowText), 0.18);
}

} // namespace assay
