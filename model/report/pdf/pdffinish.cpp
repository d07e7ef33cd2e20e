// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/pdf/pdffinish.h"

#include "base/bytes.h"
#include "report/pdf/pdfform.h"
#include "report/pdf/pdfreport.h"

#include <qpdf/Buffer.hh>
#include <qpdf/Pipeline.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFEFStreamObjectHelper.hh>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>
#include <qpdf/QPDFFileSpecObjectHelper.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>
#include <qpdf/QUtil.hh>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <exception>
#include <map>
#include <set>
#include <span>
#include <stdexcept>

namespace assay {
namespace {

constexpr char producer[] = "Qt, qpdf";

class SinkPipeline : public Pipeline {
public:
    explicit SinkPipeline(const Sink &sink) : Pipeline("report", nullptr), m_sink(sink) { }

    void write(unsigned char const *data, std::size_t size) override
    {
        if (status)
            status = m_sink({reinterpret_cast<const char *>(data), size});
    }
    void finish() override { }

    Status status;

private:
    const Sink &m_sink;
};

std::string xmlEscaped(const std::string &text)
{
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        default: out += c;
        }
    }
    return out;
}

std::string xmp(const PdfProperties &properties, const std::string &iso)
{
    std::string dates;
    if (!pdfDate(iso).empty()) {
        for (const char *name : {"CreateDate", "ModifyDate", "MetadataDate"})
            dates += "   <xmp:" + std::string(name) + ">" + iso + "</xmp:" + name + ">\n";
    }
    return "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
           " <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
           "  <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n   <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">"
        + xmlEscaped(properties.title)
        + "</rdf:li></rdf:Alt></dc:title>\n  </rdf:Description>\n"
          "  <rdf:Description rdf:about=\"\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n   <xmp:CreatorTool>"
        + xmlEscaped(properties.creator) + "</xmp:CreatorTool>\n" + dates + "  </rdf:Description>\n"
        + "  <rdf:Description rdf:about=\"\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n   <pdf:Producer>" + producer
        + "</pdf:Producer>\n  </rdf:Description>\n"
          "  <rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n   <pdfaid:part>" + (properties.attachment ? "3" : "1") + "</pdfaid:part>\n"
          "   <pdfaid:conformance>B</pdfaid:conformance>\n  </rdf:Description>\n </rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>\n";
}

class Finisher {
public:
    Finisher(QPDF &pdf, const PdfProperties &properties) : m_pdf(pdf), m_properties(properties)
    {
        for (auto &page : QPDFPageDocumentHelper(pdf).getAllPages())
            m_pages.push_back(page.getObjectHandle());
    }

    void finish()
    {
        QPDFObjectHandle root = m_pdf.getRoot();
        root.replaceKey("/Lang", QPDFObjectHandle::newString("en"));
        root.replaceKey("/PageMode", QPDFObjectHandle::newName("/UseOutlines"));
        root.replaceKey("/ViewerPreferences", QPDFObjectHandle::parse("<< /DisplayDocTitle true >>"));
        root.replaceKey("/PageLabels", QPDFObjectHandle::parse("<< /Nums [ 0 << /S /D >> ] >>"));
        setDates(root);
        finishFonts();
        addBookmarks(root);
        addLinks();
        if (m_properties.attachment)
            attach(root, *m_properties.attachment);
    }

private:
    void setDates(QPDFObjectHandle &root)
    {
        const std::string iso = isoTime(m_properties.created);
        const std::string date = pdfDate(iso);
        QPDFObjectHandle info = QPDFObjectHandle::newDictionary();
        info.replaceKey("/Title", QPDFObjectHandle::newUnicodeString(m_properties.title));
        info.replaceKey("/Creator", QPDFObjectHandle::newUnicodeString(m_properties.creator));
        info.replaceKey("/Producer", QPDFObjectHandle::newString(producer));
        if (!date.empty()) {
            info.replaceKey("/CreationDate", QPDFObjectHandle::newString(date));
            info.replaceKey("/ModDate", QPDFObjectHandle::newString(date));
        }
        m_pdf.getTrailer().replaceKey("/Info", m_pdf.makeIndirectObject(info));
        m_pdf.getTrailer().removeKey("/ID"); // a random one, of which the new one would be made
        QPDFObjectHandle metadata = QPDFObjectHandle::newStream(&m_pdf, xmp(m_properties, iso));
        metadata.getDict().replaceKey("/Type", QPDFObjectHandle::newName("/Metadata"));
        metadata.getDict().replaceKey("/Subtype", QPDFObjectHandle::newName("/XML"));
        root.replaceKey("/Metadata", metadata);
    }

    // Qt makes the tag of a font's name from the number of an object, and that depends on the order of a hash table. Here
    // the fonts get tags by their names; and the names they have in the world, not those under which Qt was given them.
    void finishFonts()
    {
        std::map<std::string, std::vector<QPDFObjectHandle>> fonts; // Type 0 fonts by plain name
        std::set<QPDFObjGen> seen;
        for (QPDFObjectHandle &page : m_pages) {
            QPDFObjectHandle ofPage = page.getKey("/Resources").getKey("/Font");
            if (!ofPage.isDictionary())
                continue;
            for (const std::string &key : ofPage.getKeys()) {
                QPDFObjectHandle font = ofPage.getKey(key);
                if (font.isDictionary() && font.getKey("/BaseFont").isName() && seen.insert(font.getObjGen()).second)
                    fonts[plainName(font.getKey("/BaseFont").getName())].push_back(font);
            }
        }
        if (fonts.size() != m_properties.fonts.size())
            throw std::runtime_error("the fonts of the file are not those that were painted with");
        int number = 0;
        for (auto &[name, handles] : fonts) {
            const auto use = std::find_if(m_properties.fonts.begin(), m_properties.fonts.end(),
                                          [&name = name](const PdfFontUse &one) { return one.name == name; });
            if (use == m_properties.fonts.end() || handles.size() != 1)
                throw std::runtime_error("a font of the file is not one that was painted with");
            const QPDFObjectHandle full =
                QPDFObjectHandle::newName("/AAAAA" + std::string(1, static_cast<char>('A' + number++)) + '+' + name);
            QPDFObjectHandle &font = handles.front();
            QPDFObjectHandle descendant = font.getKey("/DescendantFonts").getArrayItem(0);
            font.replaceKey("/BaseFont", full);
            descendant.replaceKey("/BaseFont", full);
            descendant.getKey("/FontDescriptor").replaceKey("/FontName", full);
            mapCharacters(font, descendant, *use);
        }
    }

    // That the glyphs are the ones painted, in this order, is taken from how Qt works; their number and widths must bear it
    // out.
    void mapCharacters(QPDFObjectHandle &font, QPDFObjectHandle descendant, const PdfFontUse &use)
    {
        QPDFObjectHandle file = descendant.getKey("/FontDescriptor").getKey("/FontFile2");
        bool fits = glyphCount(file) == use.characters.size() + 1;
        const std::vector<double> widths = glyphWidths(descendant, use.ems.size() + 1);
        for (std::size_t i = 0; fits && i < use.ems.size(); ++i)
            fits = std::abs(widths[i + 1] - 1000 * use.ems[i]) < 1.5;
        if (!fits)
            throw std::runtime_error("the glyphs of " + use.name + " are not those that were painted");
        font.replaceKey("/ToUnicode", QPDFObjectHandle::newStream(&m_pdf, characterMap(use.characters)));
    }

    // By glyph, -1 where none is said (ISO 32000-1, 9.7.4.3): one for all of them, or runs "first [w w …]" and "first last w". Qt writes
    // the latter for ten and more of one width in a row, as digits are that first come one after the other.
    static std::vector<double> glyphWidths(QPDFObjectHandle descendant, std::size_t count)
    {
        QPDFObjectHandle same = descendant.getKey("/DW");
        std::vector<double> widths(count, same.isNumber() ? same.getNumericValue() : -1);
        QPDFObjectHandle runs = descendant.getKey("/W");
        const int items = runs.isArray() ? runs.getArrayNItems() : 0;
        for (int i = 0; i + 1 < items && runs.getArrayItem(i).isInteger();) {
            const auto first = static_cast<std::size_t>(runs.getArrayItem(i).getUIntValue());
            QPDFObjectHandle next = runs.getArrayItem(i + 1);
            if (next.isArray()) {
                for (int k = 0; k < next.getArrayNItems() && first + static_cast<std::size_t>(k) < count; ++k)
                    widths[first + static_cast<std::size_t>(k)] = next.getArrayItem(k).getNumericValue();
                i += 2;
            } else if (next.isInteger() && i + 2 < items) {
                for (std::size_t k = first; k <= next.getUIntValue() && k < count; ++k)
                    widths[k] = runs.getArrayItem(i + 2).getNumericValue();
                i += 3;
            } else {
                break;
            }
        }
        return widths;
    }

    // From the table "maxp" of an embedded TrueType font; 0 when there is none.
    static std::size_t glyphCount(QPDFObjectHandle file)
    {
        const std::shared_ptr<Buffer> data = file.getStreamData();
        const std::span<const unsigned char> font(data->getBuffer(), data->getSize());
        const auto number = [font](std::size_t at, std::size_t bytes) {
            std::size_t value = 0;
            for (std::size_t i = 0; i < bytes && at + i < font.size(); ++i)
                value = value << 8 | font[at + i];
            return value;
        };
        for (std::size_t i = 0; i < number(4, 2); ++i) {
            if (number(12 + 16 * i, 4) == 0x6D617870)
                return number(number(12 + 16 * i + 8, 4) + 4, 2);
        }
        return 0;
    }

    static std::string characterMap(const std::u16string &characters)
    {
        std::string text = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                           "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
                           "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                           "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
        constexpr std::size_t mostOfABlock = 100;
        for (std::size_t first = 0; first < characters.size(); first += mostOfABlock) {
            const std::size_t end = std::min(first + mostOfABlock, characters.size());
            text += std::to_string(end - first) + " beginbfchar\n";
            for (std::size_t i = first; i < end; ++i) {
                char line[32];
                std::snprintf(line, sizeof line, "<%04X> <%04X>\n", static_cast<unsigned>(i + 1),
                              static_cast<unsigned>(characters[i]));
                text += line;
            }
            text += "endbfchar\n";
        }
        return text + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
    }

    static std::string plainName(const std::string &name)
    {
        std::string plain = name.substr(1);
        if (const std::size_t plus = plain.find('+'); plus != std::string::npos)
            plain.erase(0, plus + 1);
        if (const std::size_t renamed = plain.find("AssayR"); renamed != std::string::npos)
            plain.replace(renamed, 6, "DejaVu");
        return plain;
    }

    QPDFObjectHandle destination(const PdfBookmark &bookmark)
    {
        QPDFObjectHandle array = QPDFObjectHandle::newArray();
        array.appendItem(m_pages.at(static_cast<std::size_t>(bookmark.page)));
        array.appendItem(QPDFObjectHandle::newName("/XYZ"));
        array.appendItem(QPDFObjectHandle::newNull());
        array.appendItem(QPDFObjectHandle::newReal(m_properties.pageHeight - bookmark.top, 2));
        array.appendItem(QPDFObjectHandle::newNull());
        return array;
    }

    void addBookmarks(QPDFObjectHandle &root)
    {
        if (m_properties.bookmarks.empty())
            return;
        QPDFObjectHandle outlines = m_pdf.makeIndirectObject(QPDFObjectHandle::parse("<< /Type /Outlines >>"));
        struct Open {
            QPDFObjectHandle node;
            QPDFObjectHandle last;
            int children = 0;
        };
        std::vector<Open> open = {{outlines, QPDFObjectHandle::newNull(), 0}};
        const auto close = [&open] {
            Open &done = open.back();
            if (done.children > 0) {
                done.node.replaceKey("/Last", done.last);
                // Only the first level is shown open.
                done.node.replaceKey("/Count",
                                     QPDFObjectHandle::newInteger(open.size() == 1 ? done.children : -done.children));
            }
            open.pop_back();
        };
        for (const PdfBookmark &bookmark : m_properties.bookmarks) {
            while (open.size() > static_cast<std::size_t>(bookmark.level))
                close();
            Open &parent = open.back();
            QPDFObjectHandle item = m_pdf.makeIndirectObject(QPDFObjectHandle::newDictionary());
            item.replaceKey("/Title", QPDFObjectHandle::newUnicodeString(bookmark.title));
            item.replaceKey("/Dest", destination(bookmark));
            item.replaceKey("/Parent", parent.node);
            if (parent.children == 0) {
                parent.node.replaceKey("/First", item);
            } else {
                item.replaceKey("/Prev", parent.last);
                parent.last.replaceKey("/Next", item);
            }
            parent.last = item;
            ++parent.children;
            open.push_back({item, QPDFObjectHandle::newNull(), 0});
        }
        while (!open.empty())
            close();
        root.replaceKey("/Outlines", outlines);
    }

    void addLinks()
    {
        for (const PdfLink &link : m_properties.links) {
            QPDFObjectHandle annotation =
                QPDFObjectHandle::parse("<< /Type /Annot /Subtype /Link /F 4 /Border [ 0 0 0 ] >>");
            const double height = m_properties.pageHeight;
            annotation.replaceKey("/Rect",
                                  QPDFObjectHandle::newArray(QPDFObjectHandle::Rectangle(link.left, height - link.bottom,
                                                                                         link.right, height - link.top)));
            annotation.replaceKey("/Dest", destination(m_properties.bookmarks.at(link.bookmark)));
            QPDFObjectHandle page = m_pages.at(static_cast<std::size_t>(link.page));
            QPDFObjectHandle all = page.getKey("/Annots");
            if (!all.isArray()) {
                all = QPDFObjectHandle::newArray();
                page.replaceKey("/Annots", all);
            }
            all.appendItem(m_pdf.makeIndirectObject(annotation));
        }
    }

    // ISO 19005-3, 6.8: the kind of file, how it belongs to the document, and from where it is referred to.
    void attach(QPDFObjectHandle &root, const PdfAttachment &attachment)
    {
        auto content = QPDFEFStreamObjectHelper::createEFStream(m_pdf, QUtil::file_provider(attachment.path));
        content.setSubtype("application/json");
        if (const std::string date = pdfDate(isoTime(m_properties.created)); !date.empty())
            content.setCreationDate(date).setModDate(date);
        auto file = QPDFFileSpecObjectHelper::createFileSpec(m_pdf, attachment.name, content);
        file.setDescription("The evidence file of this report (assay-evidence/1)");
        file.getObjectHandle().replaceKey("/AFRelationship", QPDFObjectHandle::newName("/Data"));
        QPDFEmbeddedFileDocumentHelper(m_pdf).replaceEmbeddedFile(attachment.name, file);
        QPDFObjectHandle associated = QPDFObjectHandle::newArray();
        associated.appendItem(file.getObjectHandle());
        root.replaceKey("/AF", associated);
    }

    QPDF &m_pdf;
    const PdfProperties &m_properties;
    std::vector<QPDFObjectHandle> m_pages;
};

} // namespace

std::string pdfDate(const std::string &iso)
{
    if (iso.size() != 20)
        return {};
    std::string digits;
    for (const char c : iso) {
        if (c >= '0' && c <= '9')
            digits += c;
    }
    return "D:" + digits + "+00'00'";
}

std::pair<std::string, std::string> pdfLibrary()
{
    return {"qpdf", QPDF::QPDFVersion()};
}

namespace {

void writeForm(QPDF &pdf, bool withAttachment, SinkPipeline &pipeline)
{
    pdf.getTrailer().removeKey("/ID");
    QPDFWriter writer(pdf);
    writer.setOutputPipeline(&pipeline);
    writer.setDeterministicID(true);
    setPdfForm(writer, withAttachment);
    writer.setNewlineBeforeEndstream(true);
    writer.write();
}

} // namespace

Status finishPdf(const std::string &paintedFile, const PdfProperties &properties, const Sink &sink)
{
    try {
        QPDF pdf;
        pdf.setSuppressWarnings(true);
        pdf.processFile(paintedFile.c_str());
        Finisher(pdf, properties).finish();
        SinkPipeline pipeline(sink);
        if (properties.attachment) {
            const std::shared_ptr<Buffer> numbered = numberedAnew(pdf);
            QPDF again;
            again.setSuppressWarnings(true);
            again.processMemoryFile("report", reinterpret_cast<const char *>(numbered->getBuffer()), numbered->getSize());
            writeForm(again, true, pipeline);
        } else {
            writeForm(pdf, false, pipeline);
        }
        if (!pdf.getWarnings().empty())
            return Unexpected(
                makeError(ErrorCode::Internal, {},
                          "the painted PDF is not as it should be: " + std::string(pdf.getWarnings().front().what())));
        return pipeline.status;
    } catch (const std::exception &error) {
        return Unexpected(makeError(ErrorCode::Internal, {}, "the PDF could not be finished: " + std::string(error.what())));
    }
}

} // namespace assay
