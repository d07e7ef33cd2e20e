// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "trust/openpgp.h"

#include "formats/openpgprevocation.h"
#include "io/pipesignal.h"
#include "trust/openpgphome.h"

#include <algorithm>
#include <cerrno>
#include <iterator>
#include <limits>
#include <map>
#include <mutex>

namespace assay {
namespace {

constexpr std::uint64_t recordsPerKeyring = 32;
constexpr std::uint64_t recordsPerText = 16;
constexpr std::size_t mostKeys = 20'000;
constexpr unsigned fewestBits = 2048;

std::string bytesOf(const char *text)
{
    return text ? std::string(text) : std::string();
}

bool isFingerprint(std::string_view text)
{
    return (text.size() == 40 || text.size() == 64)
        && std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F'); });
}

std::string plainFingerprint(std::string_view text)
{
    std::string plain;
    for (const char c : text) {
        if (c != ' ')
            plain += c >= 'a' && c <= 'f' ? static_cast<char>(c - ('a' - 'A')) : c;
    }
    return plain;
}

std::string reasonOf(gpgme_error_t error)
{
    return std::string(gpgme_strerror(error));
}

GpgDataPtr dataOver(std::string_view bytes)
{
    gpgme_data_t data = nullptr;
    return GpgDataPtr(gpgme_data_new_from_mem(&data, bytes.data(), bytes.size(), 0) == 0 ? data : nullptr);
}

// What GnuPG reads from evidence piece by piece.
struct SourceReader {
    const ByteSource *source = nullptr;
    std::uint64_t offset = 0;
    std::optional<Error> error;
};

ssize_t readFromSource(void *handle, void *out, size_t size)
{
    auto &reader = *static_cast<SourceReader *>(handle);
    const auto done = reader.source->readAt(reader.offset, {static_cast<std::byte *>(out), size});
    if (!done) {
        reader.error = done.error();
        errno = EIO;
        return -1;
    }
    reader.offset += *done;
    return static_cast<ssize_t>(*done);
}

// What GnuPG writes: a small message may unpack to any size.
struct TextTaker {
    std::string text;
    std::uint64_t most = 0;
    bool tooLong = false;
};

ssize_t takeText(void *handle, const void *bytes, size_t size)
{
    auto &taker = *static_cast<TextTaker *>(handle);
    if (taker.tooLong || size > taker.most - taker.text.size()) {
        taker.tooLong = true;
        errno = EFBIG;
        return -1;
    }
    taker.text.append(static_cast<const char *>(bytes), size);
    return static_cast<ssize_t>(size);
}

std::string weaknessOf(const gpgme_subkey_t subkey)
{
    switch (subkey->pubkey_algo) {
    case GPGME_PK_RSA:
    case GPGME_PK_RSA_S:
    case GPGME_PK_RSA_E:
    case GPGME_PK_DSA:
        if (subkey->length < fewestBits)
            return std::string(subkey->pubkey_algo == GPGME_PK_DSA ? "a DSA" : "an RSA") + " key of " + std::to_string(subkey->length) + " bits";
        return {};
    case GPGME_PK_ECDSA:
    case GPGME_PK_EDDSA:
    case GPGME_PK_ECC: return {};
    default: break;
    }
    return "a key of a kind that is not for signing (" + bytesOf(gpgme_pubkey_algo_name(subkey->pubkey_algo)) + ")";
}

std::string weaknessOf(gpgme_hash_algo_t hash)
{
    switch (hash) {
    case GPGME_MD_SHA224:
    case GPGME_MD_SHA256:
    case GPGME_MD_SHA384:
    case GPGME_MD_SHA512: return {};
    default: break;
    }
    return "a signature over " + bytesOf(gpgme_hash_algo_name(hash)) + ", which can be made to fit other bytes";
}

// The key made it, whatever has expired or been revoked since.
bool isValid(const gpgme_signature_t one)
{
    switch (gpgme_err_code(one->status)) {
    case GPG_ERR_NO_ERROR:
    case GPG_ERR_SIG_EXPIRED:
    case GPG_ERR_KEY_EXPIRED:
    case GPG_ERR_CERT_REVOKED: return true;
    default: break;
    }
    return false;
}

OpenPgpKey keyOf(const gpgme_key_t key)
{
    OpenPgpKey out;
    for (gpgme_user_id_t id = key->uids; id; id = id->next)
        out.userIds.push_back(bytesOf(id->uid));
    std::optional<std::int64_t> primaryExpires;
    for (gpgme_subkey_t subkey = key->subkeys; subkey; subkey = subkey->next) {
        OpenPgpSubkey part;
        part.fingerprint = bytesOf(subkey->fpr);
        part.created = subkey->timestamp;
        if (subkey->expires > 0)
            part.expires = subkey->expires;
        if (out.subkeys.empty())
            primaryExpires = part.expires;
        else if (primaryExpires)
            part.expires = std::min(*primaryExpires, part.expires.value_or(*primaryExpires));
        part.revoked = subkey->revoked || key->revoked;
        part.weakness = weaknessOf(subkey);
        out.subkeys.push_back(std::move(part));
    }
    if (!out.subkeys.empty())
        out.fingerprint = out.subkeys.front().fingerprint;
    return out;
}

} // namespace

struct OpenPgpKeyring::State {
    State(OpenPgpHome made, GpgContextPtr opened) : home(std::move(made)), context(std::move(opened))
    {
        gpgme_set_ctx_flag(context.get(), "full-status", "1");
        gpgme_set_status_cb(context.get(), takeStatus, this);
    }
    State(const State &) = delete; // its address is known to the context
    State &operator=(const State &) = delete;

    struct Part {
        std::size_t key;
        std::size_t subkey;
    };

    OpenPgpHome home;
    GpgContextPtr context; // one for all: a new one asks GnuPG for its version first
    std::uint64_t mostText = 0;
    std::uint64_t mostSignature = 0;
    std::vector<OpenPgpKey> keys;
    std::map<std::string, Part> byFingerprint;
    std::mutex checking; // one at a time: the settings in the home hold its time
    std::optional<std::int64_t> settledFor; // the time that they hold

    std::vector<std::string> validTypes; // of each signature that holds, in their order, as GnuPG tells: "00", "01"

    static gpgme_error_t takeStatus(void *state, const char *keyword, const char *arguments);
    Status import(const PlacedBytes &file);
    Status list();
    Status lookForRevokers();
    const Part *find(const std::string &name) const;
    OpenPgpSignature signatureOf(const gpgme_signature_t one) const;
    Result<OpenPgpSigned> verify(const PlacedBytes &signature, gpgme_data_t signedBytes, TextTaker *text, std::int64_t at);
};

// GPGME does not hand on of which type a signature is: GnuPG says it of one that holds, as the ninth word.
gpgme_error_t OpenPgpKeyring::State::takeStatus(void *state, const char *keyword, const char *arguments)
{
    if (!keyword || !arguments || std::string_view(keyword) != "VALIDSIG")
        return 0;
    std::string_view words(arguments);
    constexpr int wordsBefore = 8;
    for (int i = 0; i < wordsBefore && !words.empty(); ++i)
        words.remove_prefix(std::min(words.find(' '), words.size() - 1) + 1);
    static_cast<State *>(state)->validTypes.emplace_back(words.substr(0, words.find(' ')));
    return 0;
}

Status OpenPgpKeyring::State::import(const PlacedBytes &file)
{
    const GpgDataPtr data = dataOver(file.bytes);
    const HeldBackPipeSignal held;
    const gpgme_error_t error = data ? gpgme_op_import(context.get(), data.get()) : gpgme_error(GPG_ERR_ENOMEM);
    const gpgme_import_result_t result = gpgme_op_import_result(context.get());
    if (result && result->secret_read > 0)
        return Unexpected(makeError(ErrorCode::Malformed, file.place, "it holds secret keys, which nobody should hand about: export the public ones"));
    if (error != 0 && gpgme_err_code(error) != GPG_ERR_NO_DATA)
        return Unexpected(makeError(ErrorCode::Malformed, file.place, "GnuPG takes no keys from it: " + reasonOf(error)));
    if (!result || result->considered == 0)
        return Unexpected(makeError(ErrorCode::Malformed, file.place, "there is no OpenPGP key in it"));
    return {};
}

Status OpenPgpKeyring::State::list()
{
    const HeldBackPipeSignal held;
    gpgme_error_t error = gpgme_op_keylist_start(context.get(), nullptr, 0);
    while (error == 0) {
        gpgme_key_t next = nullptr;
        error = gpgme_op_keylist_next(context.get(), &next);
        if (error != 0)
            break;
        keys.push_back(keyOf(next));
        gpgme_key_unref(next);
        if (keys.size() > mostKeys)
            return Unexpected(makeError(ErrorCode::LimitExceeded, {}, "more than " + std::to_string(mostKeys) + " keys"));
    }
    if (gpgme_err_code(error) != GPG_ERR_EOF)
        return Unexpected(makeError(ErrorCode::Malformed, {}, "GnuPG does not list the keys: " + reasonOf(error)));
    for (std::size_t key = 0; key < keys.size(); ++key) {
        for (std::size_t part = 0; part < keys[key].subkeys.size(); ++part)
            byFingerprint.emplace(keys[key].subkeys[part].fingerprint, Part{key, part});
    }
    return {};
}

// A revocation by another key that may revoke is nothing to GnuPG as long as it does not have that key.
Status OpenPgpKeyring::State::lookForRevokers()
{
    for (OpenPgpKey &key : keys) {
        if (!key.chosen)
            continue;
        TextTaker exported;
        exported.most = mostText;
        gpgme_data_cbs callbacks{nullptr, takeText, nullptr, nullptr};
        gpgme_data_t made = nullptr;
        if (gpgme_data_new_from_cbs(&made, &callbacks, &exported) != 0)
            return Unexpected(makeError(ErrorCode::OutOfMemory, {}, "no memory for GPGME"));
        const GpgDataPtr data(made);
        const HeldBackPipeSignal held;
        if (const gpgme_error_t error = gpgme_op_export(context.get(), key.fingerprint.c_str(), 0, made); error != 0)
            return Unexpected(makeError(ErrorCode::Malformed, {}, "GnuPG does not give the key " + key.fingerprint + ": " + reasonOf(error)));
        const auto revokers = openPgpRevokers(exported.text, "key " + key.fingerprint);
        if (!revokers)
            return Unexpected(revokers.error());
        std::copy_if(revokers->begin(), revokers->end(), std::back_inserter(key.openRevokers), [&](const std::string &revoker) { return !byFingerprint.contains(revoker); });
    }
    return {};
}

// Of a bad signature GnuPG tells only the key id, the end of the fingerprint (of 40 digits; the beginning of one of 64).
const OpenPgpKeyring::State::Part *OpenPgpKeyring::State::find(const std::string &name) const
{
    if (const auto found = byFingerprint.find(name); found != byFingerprint.end())
        return &found->second;
    if (name.size() != 16)
        return nullptr;
    const auto found = std::find_if(byFingerprint.begin(), byFingerprint.end(), [&](const auto &part) {
        return part.first.size() == 40 ? part.first.ends_with(name) : part.first.starts_with(name);
    });
    return found == byFingerprint.end() ? nullptr : &found->second;
}

OpenPgpSignature OpenPgpKeyring::State::signatureOf(const gpgme_signature_t one) const
{
    OpenPgpSignature out;
    out.key = bytesOf(one->fpr);
    if (const Part *part = find(out.key)) {
        out.owner = &keys[part->key];
        out.subkey = &out.owner->subkeys[part->subkey];
        out.key = out.subkey->fingerprint;
        out.weakness = out.subkey->weakness;
    }
    if (one->timestamp <= static_cast<unsigned long>(std::numeric_limits<std::int64_t>::max()))
        out.made = static_cast<std::int64_t>(one->timestamp);
    if (one->exp_timestamp != 0)
        out.expires = static_cast<std::int64_t>(one->exp_timestamp);
    if (isValid(one)) {
        // GnuPG names the whole fingerprint of a signature that holds; without it nobody is known to have made it.
        if (out.owner && out.key == bytesOf(one->fpr) && !one->wrong_key_usage) {
            out.answer = OpenPgpAnswer::Good;
            if (out.weakness.empty())
                out.weakness = weaknessOf(one->hash_algo);
        } else {
            out.reason = "GnuPG does not say which key made it";
        }
        return out;
    }
    switch (gpgme_err_code(one->status)) {
    case GPG_ERR_BAD_SIGNATURE:
        out.answer = OpenPgpAnswer::Bad;
        out.reason = "the key did not sign these bytes";
        break;
    case GPG_ERR_NO_PUBKEY:
        out.answer = OpenPgpAnswer::NoKey;
        out.reason = "its key is not among those that were given";
        break;
    default: out.reason = "GnuPG cannot check it: " + reasonOf(one->status);
    }
    return out;
}

Result<OpenPgpSigned> OpenPgpKeyring::State::verify(const PlacedBytes &signature, gpgme_data_t signedBytes, TextTaker *text, std::int64_t at)
{
    const std::uint64_t most = text ? mostText : mostSignature;
    if (signature.bytes.size() > most) {
        return Unexpected(makeError(ErrorCode::LimitExceeded, signature.place,
                                    "a signature of " + std::to_string(signature.bytes.size()) + " bytes, more than " + std::to_string(most)));
    }
    const std::lock_guard one(checking);
    if (settledFor != at) {
        settledFor.reset();
        if (const Status settled = home.settle(at); !settled)
            return Unexpected(settled.error());
        settledFor = at;
    }
    const GpgDataPtr message = dataOver(signature.bytes);
    gpgme_data_cbs callbacks{nullptr, takeText, nullptr, nullptr};
    gpgme_data_t plain = nullptr;
    if (!message || (text && gpgme_data_new_from_cbs(&plain, &callbacks, text) != 0))
        return Unexpected(makeError(ErrorCode::OutOfMemory, signature.place, "no memory for GPGME"));
    const GpgDataPtr plainOwner(plain);
    const HeldBackPipeSignal held;
    validTypes.clear();
    const gpgme_error_t error = gpgme_op_verify(context.get(), message.get(), signedBytes, plain);
    if (text && text->tooLong)
        return Unexpected(makeError(ErrorCode::LimitExceeded, signature.place, "it unpacks to more than " + std::to_string(text->most) + " bytes"));
    const gpgme_verify_result_t result = gpgme_op_verify_result(context.get());
    if (error != 0 || !result || !result->signatures) {
        const bool nothing = error == 0 || gpgme_err_code(error) == GPG_ERR_NO_DATA;
        return Unexpected(makeError(ErrorCode::Malformed, signature.place,
                                    nothing ? std::string("there is no OpenPGP signature of the expected form in it") : "GnuPG does not read it: " + reasonOf(error)));
    }
    OpenPgpSigned out;
    std::size_t valid = 0;
    for (gpgme_signature_t next = result->signatures; next; next = next->next) {
        out.signatures.push_back(signatureOf(next));
        if (isValid(next))
            out.signatures.back().ofText = valid >= validTypes.size() || validTypes[valid++] != "00";
    }
    if (text)
        out.text = std::move(text->text);
    return out;
}

OpenPgpKeyring::OpenPgpKeyring(std::unique_ptr<State> state)
    : m_state(std::move(state))
{
}

OpenPgpKeyring::~OpenPgpKeyring() = default;

Result<std::shared_ptr<const OpenPgpKeyring>> OpenPgpKeyring::make(const std::vector<PlacedBytes> &files, const std::vector<std::string> &pins,
                                                                   const Limits &limits, const std::string &gpg)
{
    std::vector<std::string> chosen;
    for (const std::string &pin : pins) {
        chosen.push_back(plainFingerprint(pin));
        if (!isFingerprint(chosen.back()))
            return Unexpected(makeError(ErrorCode::Usage, {}, "a key is chosen by its whole fingerprint, 40 or 64 hex digits: " + pin));
    }
    const std::uint64_t most = limits.recordBytes * recordsPerKeyring;
    std::uint64_t total = 0;
    for (const PlacedBytes &file : files) {
        if (file.bytes.size() > most - total)
            return Unexpected(makeError(ErrorCode::LimitExceeded, file.place, "key files of more than " + std::to_string(most) + " bytes together"));
        total += file.bytes.size();
    }
    auto home = OpenPgpHome::make();
    if (!home)
        return Unexpected(home.error());
    auto context = gpgContext(*home, gpg);
    if (!context)
        return Unexpected(context.error());
    auto state = std::make_unique<State>(std::move(*home), std::move(*context));
    state->mostText = limits.recordBytes * recordsPerText;
    state->mostSignature = limits.recordBytes;
    for (const PlacedBytes &file : files) {
        if (const Status imported = state->import(file); !imported)
            return Unexpected(imported.error());
    }
    if (const Status listed = state->list(); !listed)
        return Unexpected(listed.error());
    for (OpenPgpKey &key : state->keys)
        key.chosen = std::find(chosen.begin(), chosen.end(), key.fingerprint) != chosen.end();
    if (const Status looked = state->lookForRevokers(); !looked)
        return Unexpected(looked.error());
    return std::make_shared<const OpenPgpKeyring>(std::move(state));
}

const std::vector<OpenPgpKey> &OpenPgpKeyring::keys() const
{
    return m_state->keys;
}

Result<OpenPgpSigned> OpenPgpKeyring::verifyDetached(const PlacedBytes &signature, const ByteSource &signedBytes, std::int64_t at) const
{
    SourceReader reader;
    reader.source = &signedBytes;
    gpgme_data_cbs callbacks{readFromSource, nullptr, nullptr, nullptr};
    gpgme_data_t data = nullptr;
    if (gpgme_data_new_from_cbs(&data, &callbacks, &reader) != 0)
        return Unexpected(makeError(ErrorCode::OutOfMemory, signature.place, "no memory for GPGME"));
    const GpgDataPtr owner(data);
    auto checked = m_state->verify(signature, data, nullptr, at);
    if (reader.error)
        return Unexpected(*reader.error);
    return checked;
}

Result<OpenPgpSigned> OpenPgpKeyring::verifyDetached(const PlacedBytes &signature, const PlacedBytes &signedBytes, std::int64_t at) const
{
    const GpgDataPtr data = dataOver(signedBytes.bytes);
    if (!data)
        return Unexpected(makeError(ErrorCode::OutOfMemory, signature.place, "no memory for GPGME"));
    return m_state->verify(signature, data.get(), nullptr, at);
}

Result<OpenPgpSigned> OpenPgpKeyring::verifySigned(const PlacedBytes &message, std::int64_t at) const
{
    TextTaker text;
    text.most = m_state->mostText;
    return m_state->verify(message, nullptr, &text, at);
}

OpenPgpTrust openPgpTrust(const std::vector<PlacedBytes> &files, const std::vector<std::string> &pins, const Limits &limits)
{
    if (files.empty())
        return {nullptr, "no OpenPGP key was given to check it with"};
    auto keyring = OpenPgpKeyring::make(files, pins, limits);
    if (!keyring)
        return {nullptr, keyring.error().message()};
    return {*keyring, {}};
}

} // namespace assay
