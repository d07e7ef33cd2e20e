// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "proof/check/evidencesources.h"

#include "formats/json.h"
#include "io/digest.h"
#include "io/readblocks.h"

#include <array>
#include <istream>
#include <nlohmann/json.hpp>
#include <set>
#include <streambuf>

namespace assay {
namespace {

constexpr std::size_t mostTokenBytes = 16 << 20; // of one text or number; the parser holds it in memory
constexpr std::size_t mostDepth = 64;
constexpr std::size_t mostSources = 10'000;

// Gives the parser what source holds, hashes it, and ends early where one token grows without end.
class SourceBuffer : public std::streambuf {
public:
    SourceBuffer(const ByteSource &source, Context &context) : m_source(source), m_context(context), m_bytes(blockBytesOf(source)) { }

    const std::optional<Error> &problem() const { return m_problem; }
    // After the parser: what it left, and the digest of all.
    Sha256Digest finish()
    {
        while (underflow() != traits_type::eof())
            setg(nullptr, nullptr, nullptr);
        return m_hash.finish();
    }

protected:
    int_type underflow() override
    {
        if (gptr() != egptr())
            return traits_type::to_int_type(*gptr());
        if (m_problem)
            return traits_type::eof();
        if (m_context.cancelled()) {
            m_problem = makeError(ErrorCode::Cancelled, m_source.name(), "cancelled");
            return traits_type::eof();
        }
        const auto got = m_source.readAt(m_at, std::as_writable_bytes(std::span(m_bytes)));
        if (!got)
            m_problem = got.error();
        if (!got || *got == 0)
            return traits_type::eof();
        m_at += *got;
        m_context.addBytes(*got);
        const std::span<const char> piece(m_bytes.data(), *got);
        m_hash.update(std::as_bytes(piece));
        measure(piece);
        if (m_problem)
            return traits_type::eof();
        setg(m_bytes.data(), m_bytes.data(), m_bytes.data() + *got);
        return traits_type::to_int_type(m_bytes[0]);
    }

private:
    void measure(std::span<const char> piece)
    {
        for (const char c : piece) {
            const bool ends = m_inText ? c == '"' && !m_escaped : std::string_view(",:[]{}\" \t\r\n").find(c) != std::string_view::npos;
            m_escaped = m_inText && c == '\\' && !m_escaped;
            if (!ends) {
                if (++m_token > mostTokenBytes) {
                    m_problem = makeError(ErrorCode::LimitExceeded, m_source.name(), "a text in it is longer than any of an evidence file");
                    return;
                }
                continue;
            }
            m_token = 0;
            if (c == '"')
                m_inText = !m_inText;
        }
    }

    const ByteSource &m_source;
    Context &m_context;
    std::vector<char> m_bytes;
    std::uint64_t m_at = 0;
    Sha256 m_hash;
    std::optional<Error> m_problem;
    bool m_inText = false;
    bool m_escaped = false;
    std::size_t m_token = 0;
};

// Takes what it knows by the way of keys to it: "sources[]" has depth 3, its image depth 4.
class Handler : public nlohmann::json_sax<Json> {
public:
    EvidenceHead head;
    std::string schema;
    std::optional<Error> problem;

    bool null() override { return true; }
    bool boolean(bool value) override
    {
        if (m_depth == 1 && m_keys[0] == "complete")
            head.complete = value;
        return true;
    }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t value) override
    {
        if (isOfSource() && m_keys[2] == "bytes")
            source().bytes = value;
        if (isOfSource() && m_keys[2] == "entries")
            source().entries = value;
        return true;
    }
    bool number_float(number_float_t, const string_t &) override { return true; }
    bool string(string_t &value) override
    {
        if (m_depth == 1 && m_keys[0] == "schema")
            schema = value;
        if (isOfSource())
            takeText(value);
        if (m_depth == 4 && inSources() && m_keys[2] == "image" && m_keys[3] == "id")
            source().image = value;
        return true;
    }
    bool binary(binary_t &) override { return true; }
    bool start_object(std::size_t) override
    {
        if (m_depth == 2 && inSources()) {
            head.sources.emplace_back();
            m_seen.clear();
        }
        return go();
    }
    bool key(string_t &name) override
    {
        if (m_depth > m_keys.size())
            return true;
        m_keys[m_depth - 1] = name;
        // What is said twice could be read in two ways.
        const bool watched = m_depth == 1 || (m_depth == 3 && inSources()) || (m_depth == 4 && inSources() && m_keys[2] == "image");
        const std::string way = m_depth == 1 ? name : m_keys[0] + '/' + (m_depth == 4 ? "image/" : "") + name;
        if (watched && !(m_depth == 1 ? m_top : m_seen).insert(way).second)
            return refuse(ErrorCode::Malformed, "it says \"" + name.substr(0, 100) + "\" twice");
        return true;
    }
    bool end_object() override { return come(); }
    bool start_array(std::size_t) override { return go(); }
    bool end_array() override { return come(); }
    bool parse_error(std::size_t at, const std::string &, const nlohmann::detail::exception &) override
    {
        return refuse(ErrorCode::Malformed, "it is no JSON at byte " + std::to_string(at));
    }

private:
    bool inSources() const { return m_keys[0] == "sources"; }
    bool isOfSource() const { return m_depth == 3 && inSources() && !head.sources.empty(); }
    EvidenceSource &source() { return head.sources.back(); }

    void takeText(const std::string &value)
    {
        const std::string &name = m_keys[2];
        if (name == "role")
            source().role = value;
        else if (name == "kind")
            source().kind = value;
        else if (name == "location")
            source().location = value;
        else if (name == "locationBytes")
            source().location = fromBase64(value).value_or(value);
        else if (name == "sha256")
            source().sha256 = parseHexDigest(value);
    }

    bool go()
    {
        if (++m_depth > mostDepth)
            return refuse(ErrorCode::LimitExceeded, "it is nested deeper than any evidence file");
        if (m_depth <= m_keys.size())
            m_keys[m_depth - 1].clear(); // of the container that stood at this depth before
        return head.sources.size() <= mostSources || refuse(ErrorCode::LimitExceeded, "it has more sources than any evidence file");
    }
    bool come()
    {
        --m_depth;
        return true;
    }
    bool refuse(ErrorCode code, std::string what)
    {
        if (!problem)
            problem = makeError(code, {}, std::move(what));
        return false;
    }

    std::size_t m_depth = 0; // of the containers that are open
    std::array<std::string, 4> m_keys;
    std::set<std::string> m_top;  // keys of the file
    std::set<std::string> m_seen; // of the source at hand
};

} // namespace

Result<EvidenceHead> readEvidenceSources(const ByteSourcePtr &source, Context &context)
{
    SourceBuffer buffer(*source, context);
    std::istream in(&buffer);
    Handler handler;
    const bool parsed = Json::sax_parse(in, &handler);
    const Sha256Digest digest = buffer.finish();
    if (buffer.problem())
        return Unexpected(*buffer.problem());
    if (!parsed) {
        Error error = handler.problem.value_or(makeError(ErrorCode::Malformed, {}, "it is no JSON"));
        error.file = source->name();
        return Unexpected(std::move(error));
    }
    if (handler.schema != "assay-evidence/1")
        return Unexpected(makeError(ErrorCode::Unsupported, source->name(), "its schema is \"" + handler.schema.substr(0, 100) + "\", not \"assay-evidence/1\""));
    handler.head.digest = digest;
    return std::move(handler.head);
}

} // namespace assay
