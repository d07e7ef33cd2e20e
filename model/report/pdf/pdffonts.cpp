// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/pdf/pdffonts.h"

#include "base/displaysafe.h"

#include <QFile>
#include <QFont>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QtEndian>

#include <mutex>

static void initFontResources() // at file scope, as the macro demands
{
    Q_INIT_RESOURCE(report_fonts);
}

namespace assay {
namespace {

struct FaceFile {
    const char *name;
    const char *family; // as renamed() leaves it
    bool bold;
};
constexpr std::array<FaceFile, pdfFaceCount> faceFiles = {{
    {"DejaVuSans.ttf", "AssayR Sans", false},
    {"DejaVuSans-Bold.ttf", "AssayR Sans", true},
    {"DejaVuSansMono.ttf", "AssayR Sans Mono", false},
    {"DejaVuSansMono-Bold.ttf", "AssayR Sans Mono", true},
}};

// The same font under a family name that no system has: of two fonts of one name Qt takes the one it knew first, which may
// be another version. Only the copy in memory is renamed, and only in its table of names.
QByteArray renamed(QByteArray font)
{
    constexpr qsizetype record = 16;
    const auto number = [&font](qsizetype at) { return qFromBigEndian<quint32>(font.constData() + at); };
    const qsizetype tables = font.size() < 12 ? 0 : qFromBigEndian<quint16>(font.constData() + 4);
    for (qsizetype i = 0; i < tables && 12 + record * (i + 1) <= font.size(); ++i) {
        const qsizetype at = 12 + record * i;
        if (font.mid(at, 4) != "name")
            continue;
        const qsizetype offset = number(at + 8);
        const qsizetype size = number(at + 12);
        QByteArray names = font.mid(offset, size);
        names.replace(QByteArray("\0D\0e\0j\0a\0V\0u", 12), QByteArray("\0A\0s\0s\0a\0y\0R", 12));
        names.replace(QByteArray("DejaVu"), QByteArray("AssayR"));
        font.replace(offset, names.size(), names);
    }
    return font;
}

// Once for each application object, which owns them.
bool addFonts()
{
    static std::mutex mutex;
    static const QGuiApplication *addedTo = nullptr;
    const std::scoped_lock lock(mutex);
    if (addedTo == qGuiApp)
        return true;
    initFontResources();
    for (const FaceFile &face : faceFiles) {
        QFile file(QStringLiteral(":/report/fonts/") + QLatin1String(face.name));
        if (!file.open(QIODevice::ReadOnly) || QFontDatabase::addApplicationFontFromData(renamed(file.readAll())) < 0)
            return false;
    }
    addedTo = qGuiApp;
    return true;
}

QFont fontOf(const QString &family, bool bold, int pixelSize)
{
    QFont font(family);
    font.setPixelSize(pixelSize);
    font.setBold(bold);
    font.setStyleStrategy(QFont::StyleStrategy(QFont::NoFontMerging | QFont::PreferNoShaping));
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setKerning(false);
    return font;
}

bool standsAlone(char16_t unit)
{
    if (unit == u' ')
        return true;
    const char32_t c = unit;
    switch (QChar::category(c)) {
    case QChar::Mark_NonSpacing:
    case QChar::Mark_SpacingCombining:
    case QChar::Mark_Enclosing:
    case QChar::Separator_Space:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned: return false;
    default: break;
    }
    const QChar::Direction direction = QChar::direction(c);
    if (direction == QChar::DirR || direction == QChar::DirAL || direction == QChar::DirAN)
        return false;
    return QChar::joiningType(c) == QChar::Joining_None;
}

} // namespace

Result<PdfFonts> PdfFonts::load()
{
    if (!qobject_cast<QGuiApplication *>(QCoreApplication::instance()))
        return Unexpected(makeError(ErrorCode::Internal, {}, "painting a PDF needs a QGuiApplication"));
    if (!addFonts())
        return Unexpected(makeError(ErrorCode::Internal, {}, "the fonts of the report cannot be loaded"));
    PdfFonts fonts;
    for (std::size_t i = 0; i < pdfFaceCount; ++i) {
        Table &table = fonts.m_tables[i];
        table.family = QLatin1String(faceFiles[i].family);
        table.bold = faceFiles[i].bold;
        constexpr int em = 2048; // units of these fonts: advances come out whole
        const QRawFont raw = QRawFont::fromFont(fontOf(table.family, table.bold, em));
        if (!raw.isValid() || raw.familyName() != table.family || (raw.weight() >= QFont::Bold) != table.bold)
            return Unexpected(makeError(ErrorCode::Internal, faceFiles[i].name, "the font of the report cannot be used"));

        table.glyph.assign(0x10000, 0);
        table.advance.assign(0x10000, 0);
        table.isUsed.assign(0x10000, false);
        std::vector<bool> taken(0x10000);
        // Not the controls: Qt has them share the glyph of the space.
        for (char32_t first = 0x20; first < 0x10000; first += 0x20) {
            if (first >= 0xD800 && first < 0xE000)
                continue;
            QString block;
            for (char32_t c = first; c < first + 0x20; ++c)
                block += QChar(static_cast<char16_t>(c));
            const QList<quint32> glyphs = raw.glyphIndexesForString(block);
            const QList<QPointF> advances = raw.advancesForGlyphIndexes(glyphs);
            if (glyphs.size() != block.size())
                continue;
            for (qsizetype k = 0; k < glyphs.size(); ++k) {
                const quint32 glyph = glyphs[k];
                const auto unit = static_cast<char16_t>(first + static_cast<char32_t>(k));
                // The table from glyph to character in the file has the lowest character of each glyph.
                if (glyph == 0 || glyph >= taken.size() || taken[glyph])
                    continue;
                taken[glyph] = true;
                if (!standsAlone(unit))
                    continue;
                table.glyph[unit] = glyph;
                table.advance[unit] = static_cast<float>(advances[k].x() / em);
            }
        }
        if (table.glyph[u'A'] == 0 || table.glyph[u' '] == 0 || table.glyph[u'\\'] == 0)
            return Unexpected(
                makeError(ErrorCode::Internal, faceFiles[i].name, "the font of the report lacks plain letters"));
    }
    return fonts;
}

QString PdfFonts::printable(PdfFace face, std::string_view safe) const
{
    const Table &fontTable = table(face);
    QString out;
    out.reserve(static_cast<qsizetype>(safe.size()));
    for (std::size_t i = 0; i < safe.size();) {
        const DecodedCodePoint point = decodeUtf8(safe, i);
        i += point.length;
        if (point.value < 0x10000 && fontTable.glyph[point.value] != 0)
            out += QChar(static_cast<char16_t>(point.value));
        else
            out += QStringLiteral("\\u{")
                + QString::number(static_cast<uint>(point.value), 16).toUpper().rightJustified(4, u'0') + u'}';
    }
    return out;
}

double PdfFonts::width(PdfFace face, double size, QStringView text) const
{
    const Table &fontTable = table(face);
    double sum = 0;
    for (const QChar c : text)
        sum += fontTable.advance[c.unicode()];
    return sum * size;
}

void PdfFonts::use(PdfFace face, QStringView text)
{
    Table &fontTable = m_tables[static_cast<std::size_t>(face)];
    for (const QChar c : text) {
        if (fontTable.isUsed[c.unicode()])
            continue;
        fontTable.isUsed[c.unicode()] = true;
        fontTable.usedInOrder += c.unicode();
    }
}

std::vector<PdfFonts::Used> PdfFonts::used() const
{
    std::vector<Used> all;
    for (std::size_t i = 0; i < pdfFaceCount; ++i) {
        if (m_tables[i].usedInOrder.empty())
            continue;
        const std::string_view file = faceFiles[i].name;
        Used one{std::string(file.substr(0, file.rfind('.'))), m_tables[i].usedInOrder, {}};
        for (const char16_t c : one.characters)
            one.ems.push_back(m_tables[i].advance[c]);
        all.push_back(std::move(one));
    }
    return all;
}

const QRawFont &PdfFonts::rawFont(PdfFace face, int pixelSize)
{
    Table &fontTable = m_tables[static_cast<std::size_t>(face)];
    auto found = fontTable.bySize.find(pixelSize);
    if (found == fontTable.bySize.end())
        found = fontTable.bySize.insert(pixelSize, QRawFont::fromFont(fontOf(fontTable.family, fontTable.bold, pixelSize)));
    return *found;
}

} // namespace assay
